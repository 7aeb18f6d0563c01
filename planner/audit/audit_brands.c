/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who serves which brands: not too many at a time, brands of the queue's department, and somebody
 * for every brand that has sessions while anybody works on its queue. */
#include <math.h>
#include <string.h>

#include "planner/audit/rules.h"
#include "planner/base/text.h"

/** A brand has sessions in a slot from this many on. */
#define FEWEST_SESSIONS 0.01

/** Somebody who keeps less of a slot than this is wholly away. */
#define LEAST_SHARE 1e-3

/** First move of `person` or of a later one; moves are sorted by person. */
static size_t first_move(const struct audit *audit, int person)
{
    size_t low = 0, high = audit->n_moves;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (audit->moves[middle].person < person)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Whether some of the work of `duty` in [from, to) goes to `queue`. */
static bool works_on(const struct audit *audit, const struct audit_duty *duty, int queue,
                     int64_t from, int64_t to)
{
    double away = 0;
    bool helps = false;
    for (size_t m = first_move(audit, duty->person);
         m < audit->n_moves && audit->moves[m].person == duty->person; m++) {
        const struct audit_move *move = &audit->moves[m];
        if (audit_overlap(move->from, move->to, from, to) <= 0)
            continue;
        away += move->share;
        helps = helps || move->to_queue == queue;
    }
    return helps || (duty->queue == queue && away < 1 - LEAST_SHARE);
}

/** Whether `person` works on `queue` at any time. */
static bool ever_works_on(const struct audit *audit, int person, int queue)
{
    const struct audit_person *who = &audit->persons[person];
    for (size_t d = 0; d < who->n_duties; d++)
        if (who->duties[d]->queue == queue)
            return true;
    for (size_t m = first_move(audit, person);
         m < audit->n_moves && audit->moves[m].person == person; m++)
        if (audit->moves[m].to_queue == queue)
            return true;
    return false;
}

/** Adds 1 to the slots in which `person` works on `queue`. */
static void add_person(const struct audit *audit, int person, int queue, int *slots)
{
    const struct audit_person *who = &audit->persons[person];
    if (!ever_works_on(audit, person, queue))
        return;
    int64_t begin = audit_slot_start(audit, 0), slot_min = audit->scenario->frame.slot_min;
    for (size_t d = 0; d < who->n_duties; d++) {
        const struct audit_duty *duty = who->duties[d];
        int64_t first = duty->start > begin ? (duty->start - begin) / slot_min : 0;
        for (int t = (int)first; t < audit->n_slots && audit_serves(duty); t++) {
            int64_t from = audit_slot_start(audit, t), to = from + slot_min;
            if (from >= duty->end)
                break;
            if (works_on(audit, duty, queue, from, to))
                slots[t] += audit_productive(audit, duty, from, to) > 0;
        }
    }
}

/** How many brands each person has on each queue. */
void audit_brands(struct audit *audit)
{
    int most = audit->scenario->capacity.max_brands;
    for (size_t i = 0, end; i < audit->n_brands; i = end) {
        const struct audit_brand *row = &audit->brands[i];
        for (end = i; end < audit->n_brands && audit->brands[end].person == row->person &&
                      audit->brands[end].queue == row->queue;)
            end++;
        struct audit_at at = {AUDIT_NOWHERE, .found = (double)(end - i), .limit = most,
                              .unit = "brands"};
        at.who = audit->persons[row->person].id;
        if (at.found > at.limit)
            audit_find(audit, &at, "too many brands at a time", "同时服务的品牌过多");
    }
}

void audit_brand_rows(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    for (size_t i = 0; i < audit->n_brands; i++) {
        const struct audit_brand *row = &audit->brands[i], *before = row - (i > 0);
        struct audit_at at = {AUDIT_NOWHERE, .found = 1, .unit = "rows"};
        at.who = audit->persons[row->person].id;
        if (s->brands[row->brand].department != s->queues[row->queue].department)
            audit_find(audit, &at, "the brand belongs to another department", "品牌属于其他部门");
        if (i > 0 && before->queue == row->queue && before->person == row->person &&
            before->brand == row->brand)
            audit_find(audit, &at, "a second row for the same brand", "同一品牌有两行");
    }
    double claimed = audit->claims.brand_rows;
    struct audit_at at = {AUDIT_NOWHERE, .found = claimed, .limit = (double)audit->n_brands,
                          .unit = "rows"};
    at.who = "brands.rows";
    if (audit->claims.given && !isnan(claimed) && !audit_same(at.found, at.limit))
        audit_find(audit, &at, "plan.json claims another number of rows than brands.csv has",
                   "plan.json 的行数与 brands.csv 不符");
}

bool audit_brands_applies(const struct audit *audit)
{
    return audit->has_brands;
}

/** What the cover of the brands comes to. */
struct cover {
    double slots, uncovered, sessions;
};

/** "queue brand" */
static const char *name_of(struct audit *audit, int queue, int brand)
{
    struct text name = {0};
    text_printf(&name, "%s %s", audit->scenario->queues[queue].id,
                audit->scenario->brands[brand].id);
    const char *kept = name.failed ? NULL : arena_strdup(&audit->arena, text_string(&name));
    text_release(&name);
    audit->failed = audit->failed || kept == NULL;
    return kept != NULL ? kept : "";
}

/** Slots of one brand on one queue; the finding has the first one that nobody serves. */
static void check_brand(struct audit *audit, int queue, int brand, const int *on, int *heads,
                        struct cover *cover)
{
    const struct pb_scenario *s = audit->scenario;
    const double *sessions =
        audit->brand_demand + ((size_t)brand * PB_N_FUNCTIONS + (size_t)s->queues[queue].function) *
                                  (size_t)audit->n_slots;
    struct audit_at at = audit_at_queue(audit, (size_t)queue, 0, 0, "sessions");
    for (size_t i = 0; i < audit->n_brands; i++)
        if (audit->brands[i].queue == queue && audit->brands[i].brand == brand)
            add_person(audit, audit->brands[i].person, queue, heads);
    for (int t = 0; t < audit->n_slots; t++) {
        if (on[t] == 0 || sessions[t] < FEWEST_SESSIONS)
            continue;
        cover->slots++;
        if (heads[t] > 0)
            continue;
        if (at.found <= 0)
            at.instant = audit_slot_start(audit, t);
        cover->uncovered++;
        at.found += sessions[t];
    }
    cover->sessions += at.found;
    if (at.found > 0) {
        at.who = name_of(audit, queue, brand);
        audit_find(audit, &at, "nobody at work on the queue serves this brand at times, from here",
                   "自此时起有时段在岗人员无人服务该品牌");
    }
}

static void compare(struct audit *audit, const char *what, double claimed, double own,
                    const char *unit)
{
    struct audit_at at = {AUDIT_NOWHERE, .found = claimed, .limit = own, .unit = unit};
    at.who = what;
    if (!isnan(claimed) && fabs(claimed - own) > 1e-4 * fmax(1, own))
        audit_find_as(audit, PB_CLAIM, &at, "plan.json claims another cover of the brands",
                      "plan.json 的品牌覆盖与重算结果不符");
}

static void check_queue(struct audit *audit, int queue, int *scratch, struct cover *cover)
{
    const struct pb_scenario *s = audit->scenario;
    size_t n_slots = (size_t)audit->n_slots;
    int *on = scratch, *heads = scratch + n_slots;
    memset(on, 0, n_slots * sizeof *on);
    for (size_t p = 0; p < audit->n_persons; p++)
        add_person(audit, (int)p, queue, on);
    for (size_t b = 0; b < s->n_brands; b++) {
        memset(heads, 0, n_slots * sizeof *heads);
        if (s->brands[b].department == s->queues[queue].department)
            check_brand(audit, queue, (int)b, on, heads, cover);
    }
}

void audit_brand_cover(struct audit *audit)
{
    struct cover cover = {0};
    int *scratch = arena_alloc(&audit->arena, 2 * (size_t)audit->n_slots, sizeof *scratch);
    if (scratch == NULL) {
        audit->failed = true;
        return;
    }
    for (size_t q = 0; q < audit->scenario->n_queues; q++)
        check_queue(audit, (int)q, scratch, &cover);
    const struct audit_claims *claims = &audit->claims;
    if (!claims->given)
        return;
    compare(audit, "brands.brand_slots", claims->brand_slots, cover.slots, "slots");
    compare(audit, "brands.uncovered_brand_slots", claims->uncovered_brand_slots, cover.uncovered,
            "slots");
    compare(audit, "brands.uncovered_sessions", claims->uncovered_sessions, cover.sessions,
            "sessions");
}

bool audit_brand_cover_applies(const struct audit *audit)
{
    return audit->has_brands && audit->brand_demand != NULL;
}
