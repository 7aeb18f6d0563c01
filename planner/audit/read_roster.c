/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv (ours, edited by hand or made elsewhere) and moves.csv. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/audit/read_duty.h"
#include "planner/base/number.h"

enum roster_field {
    AGENT,
    TEAM,
    ROLE,
    DATE,
    SHIFT,
    START,
    END,
    NET,
    PAID,
    OT150,
    OT200,
    OT300,
    NIGHT,
    REST_DAY,
    HOME,
    SEGMENTS,
    BREAKS,
    N_ROSTER_FIELDS
};

static const struct csv_field roster_fields[N_ROSTER_FIELDS] = {
    [AGENT] = {"agent_id", "id|employee|工号|员工编号", true},
    [TEAM] = {"team", "组|班组|部门|部门/组", false},
    [ROLE] = {"role", "岗位|角色", false},
    [DATE] = {"date", "日期", true},
    [SHIFT] = {"shift", "班次|班次编码", true},
    [START] = {"start", "开始", false},
    [END] = {"end", "结束", false},
    [NET] = {"net_hours", NULL, false},
    [PAID] = {"paid_hours", NULL, false},
    [OT150] = {"ot150_hours", NULL, false},
    [OT200] = {"ot200_hours", NULL, false},
    [OT300] = {"ot300_hours", NULL, false},
    [NIGHT] = {"night_hours", NULL, false},
    [REST_DAY] = {"rest_day", NULL, false},
    [HOME] = {"home_queue", NULL, false},
    [SEGMENTS] = {"segments", NULL, false},
    [BREAKS] = {"breaks", NULL, false},
};

static const char *const role_names[AUDIT_N_ROLES] = {"agent", "lead",       "militia",
                                                      "qc",    "outsourced", "standby"};

/** The group that head number `number` (from 1) of queue `queue` belongs to: groups known by number
 * only, in file order. */
static int group_of_head(const struct pb_people *people, int queue, long long number)
{
    for (size_t g = 0; g < people->n_groups; g++) {
        bool named = false;
        for (size_t p = 0; p < people->n_persons && !named; p++)
            named = people->persons[p].group == (int)g;
        if (people->groups[g].queue != queue || named)
            continue;
        if (number <= people->groups[g].heads)
            return (int)g;
        number -= people->groups[g].heads;
    }
    return PB_NONE;
}

/** Finds group or pool behind a placeholder such as "dept2.presale-017". */
static void resolve_placeholder(const struct reader *reader, struct audit_person *person)
{
    const char *dash = strrchr(person->id, '-');
    long long number = 0;
    if (dash == NULL || number_parse_int(dash + 1, strlen(dash + 1), &number) != NUMBER_OK ||
        number < 1)
        return;
    char *stem = arena_strndup(&reader->audit->arena, person->id, (size_t)(dash - person->id));
    if (stem == NULL)
        return;
    const struct pb_scenario *s = reader->audit->scenario;
    person->group = names_find(&reader->groups, stem);
    if (person->group != PB_NONE && number > s->people.groups[person->group].heads)
        person->group = PB_NONE;
    int queue = names_find(&reader->queues, stem);
    if (person->group == PB_NONE && queue != PB_NONE)
        person->group = group_of_head(&s->people, queue, number);
    person->pool = person->group == PB_NONE ? names_find(&reader->pools, stem) : PB_NONE;
    if (person->pool != PB_NONE && number > s->militia[person->pool].heads)
        person->pool = PB_NONE;
}

static void resolve_person(const struct reader *reader, struct audit_person *person)
{
    const struct pb_people *people = &reader->audit->scenario->people;
    person->group = person->pool = PB_NONE;
    person->person = names_find(&reader->people, person->id);
    if (person->person != PB_NONE) {
        const struct pb_person *known = &people->persons[person->person];
        person->group = known->group;
        person->limits = &known->limits;
        person->pay = &known->pay;
        return;
    }
    resolve_placeholder(reader, person);
    if (person->group != PB_NONE) {
        person->limits = &people->groups[person->group].limits;
        person->pay = &people->groups[person->group].pay;
    }
}

/** All people of the table and of the scenario, each once, in the order of their ids. */
static enum pb_rc gather_people(struct reader *reader)
{
    struct audit *audit = reader->audit;
    struct names ids = {0};
    bool fine = true;
    for (size_t r = 0; r < reader->table.n_rows && fine; r++)
        fine = names_add(&ids, csv_cell(&reader->table, r, AGENT)->text, 0);
    for (size_t i = 0; i < audit->scenario->people.n_persons && fine; i++)
        fine = names_add(&ids, audit->scenario->people.persons[i].id, 0);
    names_sort(&ids);
    audit->persons = arena_alloc(&audit->arena, ids.n, sizeof *audit->persons);
    fine = fine && audit->persons != NULL;
    for (size_t i = 0; i < ids.n && fine; i++) {
        if (i > 0 && strcmp(ids.at[i].name, ids.at[i - 1].name) == 0)
            continue;
        struct audit_person *person = &audit->persons[audit->n_persons];
        person->id = ids.at[i].name;
        resolve_person(reader, person);
        fine = names_add(&reader->persons, person->id, (int)audit->n_persons++);
    }
    names_sort(&reader->persons);
    names_release(&ids);
    return fine ? PB_OK : PB_MEMORY;
}

static enum audit_role role_of(struct reader *reader, const struct audit_person *person)
{
    const char *text = read_text(reader, ROLE);
    for (int role = 0; role < AUDIT_N_ROLES; role++)
        if (strcmp(text, role_names[role]) == 0)
            return (enum audit_role)role;
    if (text[0] != '\0')
        read_finding(reader, "unknown role", "未知角色");
    if (person->pool != PB_NONE)
        return AUDIT_MILITIA;
    bool qc = person->group != PB_NONE && reader->audit->scenario->people.groups[person->group].qc;
    return qc ? AUDIT_QC : AUDIT_AGENT;
}

static void read_row_claims(struct reader *reader, struct audit_duty *duty)
{
    duty->claim_net_h = read_number(reader, NET);
    duty->claim_paid_h = read_number(reader, PAID);
    duty->claim_ot150_h = read_number(reader, OT150);
    duty->claim_ot200_h = read_number(reader, OT200);
    duty->claim_ot300_h = read_number(reader, OT300);
    duty->claim_night_h = read_number(reader, NIGHT);
    const char *rest = read_text(reader, REST_DAY);
    duty->claim_rest_day = PB_NONE;
    if (strcmp(rest, "1") == 0 || strcmp(rest, "yes") == 0 || strcmp(rest, "true") == 0)
        duty->claim_rest_day = 1;
    else if (rest[0] != '\0')
        duty->claim_rest_day = 0;
}

/** Where a row gives start and end, they must be those of its segments. */
static void read_row_instants(struct reader *reader, struct audit_duty *duty)
{
    const struct pb_window *last = &duty->segments[duty->n_segments - 1];
    int64_t midnight = (int64_t)duty->day * 1440, at;
    if (read_text(reader, START)[0] != '\0' && read_instant(reader, START, &at) &&
        at != midnight + duty->segments[0].from_min)
        read_finding(reader, "start is not that of the shift", "开始时间与班次不符");
    if (read_text(reader, END)[0] != '\0' && read_instant(reader, END, &at) &&
        at != midnight + last->to_min)
        read_finding(reader, "end is not that of the shift", "结束时间与班次不符");
}

static bool is_day_off(const struct reader *reader)
{
    const char *shift = read_text(reader, SHIFT);
    bool off = shift[0] == '\0' || strcmp(shift, "休") == 0 || strcmp(shift, "假") == 0 ||
               strcmp(shift, "off") == 0;
    return off && read_text(reader, SEGMENTS)[0] == '\0' &&
           names_find(&reader->codes, shift) == PB_NONE;
}

static bool read_person_day(struct reader *reader, struct audit_duty *duty)
{
    struct audit *audit = reader->audit;
    *duty = (struct audit_duty){.line = csv_cell(&reader->table, reader->row, 0)->line,
                                .heads = 1,
                                .class = PB_NONE,
                                .code_text = read_text(reader, SHIFT),
                                .person = names_find(&reader->persons, read_text(reader, AGENT))};
    const struct audit_person *person = &audit->persons[duty->person];
    duty->group = person->group;
    duty->pool = person->pool;
    duty->role = role_of(reader, person);
    duty->code = names_find(&reader->codes, duty->code_text);
    duty->queue =
        duty->group != PB_NONE ? audit->scenario->people.groups[duty->group].queue : PB_NONE;
    if (duty->pool != PB_NONE && read_text(reader, HOME)[0] != '\0')
        duty->queue = read_name(reader, HOME, &reader->queues);
    if (!read_date(reader, DATE, &duty->day) || !read_duty_times(reader, SEGMENTS, BREAKS, duty))
        return false;
    read_row_claims(reader, duty);
    read_row_instants(reader, duty);
    return true;
}

static enum pb_rc read_roster_table(struct reader *reader, const struct pb_check_options *options,
                                    bool *there)
{
    *there = true;
    reader->file = options->roster != NULL ? options->roster : "roster.csv";
    if (options->roster_text != NULL)
        return read_table_text(reader, reader->file, options->roster_text, roster_fields,
                               N_ROSTER_FIELDS);
    return options->roster != NULL
               ? read_table_at(reader, options->roster, roster_fields, N_ROSTER_FIELDS)
               : read_table(reader, "roster.csv", roster_fields, N_ROSTER_FIELDS, there);
}

enum pb_rc read_roster(struct reader *reader, const struct pb_check_options *options)
{
    struct audit *audit = reader->audit;
    bool there = true;
    enum pb_rc rc = read_roster_table(reader, options, &there);
    if (rc != PB_OK || !there)
        return rc;
    rc = gather_people(reader);
    /* a roster by name takes the place of the classes' shifts */
    audit->duties = arena_alloc(&audit->arena, reader->table.n_rows, sizeof *audit->duties);
    if (rc != PB_OK || audit->duties == NULL)
        return PB_MEMORY;
    audit->n_duties = 0;
    audit->has_roster = true;
    for (reader->row = 0; reader->row < reader->table.n_rows; reader->row++)
        if (!is_day_off(reader) && read_person_day(reader, &audit->duties[audit->n_duties]))
            audit->n_duties++;
    return PB_OK;
}

static int compare_moves(const void *left, const void *right)
{
    const struct audit_move *a = left, *b = right;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

enum pb_rc read_moves(struct reader *reader)
{
    static const struct csv_field fields[] = {{"agent_id", NULL, true}, {"slot_start", NULL, true},
                                              {"slot_end", NULL, true}, {"from_queue", NULL, true},
                                              {"to_queue", NULL, true}, {"share", NULL, true}};
    bool there;
    enum pb_rc rc = read_table(reader, "moves.csv", fields, 6, &there);
    struct audit *audit = reader->audit;
    if (rc != PB_OK || !there)
        return rc;
    audit->moves = arena_alloc(&audit->arena, reader->table.n_rows, sizeof *audit->moves);
    if (audit->moves == NULL)
        return PB_MEMORY;
    audit->has_moves = true;
    for (reader->row = 0; reader->row < reader->table.n_rows; reader->row++) {
        struct audit_move move = {.line = csv_cell(&reader->table, reader->row, 0)->line,
                                  .who = read_text(reader, 0)};
        move.person = read_name(reader, 0, &reader->persons);
        bool fine = read_instant(reader, 1, &move.from) && read_instant(reader, 2, &move.to);
        move.from_queue = read_name(reader, 3, &reader->queues);
        move.to_queue = read_name(reader, 4, &reader->queues);
        move.share = read_number(reader, 5);
        if (fine && move.to > move.from && !isnan(move.share))
            audit->moves[audit->n_moves++] = move;
        else
            read_finding(reader, "no move can be read from this row", "此行无法读作调人");
    }
    if (audit->n_moves > 1)
        qsort(audit->moves, audit->n_moves, sizeof *audit->moves, compare_moves);
    return PB_OK;
}

/** Whether the person of `move` is at work throughout, as far as `duty` goes. */
static bool covers(const struct audit_duty *duty, const struct audit_move *move)
{
    int64_t midnight = (int64_t)duty->day * 1440;
    return duty->n_segments > 0 && midnight + duty->segments[0].from_min <= move->from &&
           midnight + duty->segments[duty->n_segments - 1].to_min >= move->to;
}

void read_drop_moves(struct audit *audit)
{
    /* duties of a person as a chain: `first` per person, `next` per duty */
    int *first = arena_alloc(&audit->arena, audit->n_persons, sizeof *first);
    int *next = arena_alloc(&audit->arena, audit->n_duties, sizeof *next);
    if (first == NULL || next == NULL) {
        audit->failed = true;
        return;
    }
    for (size_t p = 0; p < audit->n_persons; p++)
        first[p] = PB_NONE;
    for (size_t i = 0; i < audit->n_duties; i++) {
        next[i] = first[audit->duties[i].person];
        first[audit->duties[i].person] = (int)i;
    }
    size_t kept = 0;
    for (size_t m = 0; m < audit->n_moves; m++) {
        const struct audit_move *move = &audit->moves[m];
        int duty = move->person != PB_NONE ? first[move->person] : PB_NONE;
        while (duty != PB_NONE && !covers(&audit->duties[duty], move))
            duty = next[duty];
        if (duty != PB_NONE)
            audit->moves[kept++] = *move;
    }
    audit->n_moves = kept;
}
