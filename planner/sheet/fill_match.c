/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose row a row is. */
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/names.h"
#include "planner/sheet/fill_private.h"
#include "planner/sheet/sheet_date.h"

/** Days of one person: [first, end) of the request's, by day. */
struct person {
    const char *id, *name;
    size_t first, end;
    bool seen; /**< the table has a row of theirs */
};

/** A table being matched. */
struct matching {
    const struct fill_request *request;
    const struct sheet_grid *grid;
    const struct layout *layout;
    struct arena *arena;
    struct fill_targets *targets;
    struct fill_report *report;
    struct pb_messages *msgs;
    struct person *people;
    size_t n_people;
    struct names ids, bare_ids, names; /**< to indexes of people */
    struct names unknown;              /**< said already */
    bool *day_seen;                    /**< days of the plan that the table has a place for */
    bool wrong, failed;
};

/** Several entries of that name in a sorted list. */
static bool is_ambiguous(const struct names *names, const char *name)
{
    size_t found = 0;
    for (size_t i = 0; i < names->n && found < 2; i++)
        found += strcmp(names->at[i].name, name) == 0;
    return found > 1;
}

static const char *without_zeros(const char *id)
{
    size_t zeros = strspn(id, "0");
    return id[zeros] != '\0' ? id + zeros : id;
}

static void gather_people(struct matching *matching)
{
    const struct fill_request *request = matching->request;
    matching->people = arena_alloc(matching->arena, request->n, sizeof *matching->people);
    matching->failed = matching->people == NULL;
    for (size_t i = 0; i < request->n && !matching->failed; i++) {
        const struct fill_day *day = &request->at[i];
        if (i == 0 || strcmp(day->id, request->at[i - 1].id) != 0) {
            struct person *person = &matching->people[matching->n_people];
            *person = (struct person){.id = day->id, .name = day->name, .first = i};
            int index = (int)matching->n_people++;
            bool kept = names_add(&matching->ids, day->id, index) &&
                        names_add(&matching->bare_ids, without_zeros(day->id), index) &&
                        (day->name[0] == '\0' || names_add(&matching->names, day->name, index));
            matching->failed = !kept;
        }
        matching->people[matching->n_people - 1].end = i + 1;
    }
    names_sort(&matching->ids);
    names_sort(&matching->bare_ids);
    names_sort(&matching->names);
}

static struct pb_place place_of(const struct matching *matching, int row, int column)
{
    return (struct pb_place){.file = matching->grid->file, .line = row + 1, .column = column + 1};
}

static void refuse_name(struct matching *matching, int row, const char *name)
{
    struct pb_place place = place_of(matching, row, matching->layout->column[LAYOUT_NAME]);
    pb_error(matching->msgs, &place, "fill_ambiguous",
             _("'%s' can be more than one person: the table needs the employee number"), name);
    matching->wrong = true;
}

/** Index of the person of a row by number, else by name; PB_NONE when the plan has nobody. */
static int person_of(struct matching *matching, int row, const char *id, const char *name)
{
    if (id[0] != '\0') {
        int found = names_find(&matching->ids, id);
        /* spreadsheets drop leading zeros */
        const char *bare = without_zeros(id);
        if (found == PB_NONE && !is_ambiguous(&matching->bare_ids, bare))
            found = names_find(&matching->bare_ids, bare);
        return found;
    }
    if (is_ambiguous(&matching->names, name)) {
        refuse_name(matching, row, name);
        return PB_NONE;
    }
    return names_find(&matching->names, name);
}

static void add_target(struct matching *matching, int row, int column, const struct person *person,
                       int day)
{
    const struct fill_request *request = matching->request;
    for (size_t i = person->first; i < person->end; i++)
        if (request->at[i].day == day)
            matching->targets->at[matching->targets->n++] =
                (struct fill_target){.row = row, .column = column, .text = request->at[i].text};
    if (day >= request->days.first && day <= request->days.last)
        matching->day_seen[day - request->days.first] = true;
}

static void fill_row(struct matching *matching, int row, struct person *person)
{
    const struct layout *layout = matching->layout;
    int day;
    if (layout->kind == LAYOUT_LIST) {
        const struct sheet_cell *date = sheet_at(matching->grid, row, layout->column[LAYOUT_DATE]);
        person->seen = true;
        if (sheet_date(date, matching->request->days, false, &day))
            add_target(matching, row, layout->column[LAYOUT_SHIFT], person, day);
        return;
    }
    if (person->seen) {
        struct pb_place place = place_of(matching, row, 0);
        pb_error(matching->msgs, &place, "fill_twice", _("%s has two rows in the table"),
                 person->id);
        matching->wrong = true;
    }
    person->seen = true;
    for (size_t d = 0; d < layout->n_days; d++)
        add_target(matching, row, layout->days[d].column, person, layout->days[d].day);
}

static void match_row(struct matching *matching, int row)
{
    const struct layout *layout = matching->layout;
    const char *id = "", *name = "";
    if (layout->column[LAYOUT_ID] != PB_NONE)
        id = sheet_text(matching->grid, row, layout->column[LAYOUT_ID]);
    if (layout->column[LAYOUT_NAME] != PB_NONE)
        name = sheet_text(matching->grid, row, layout->column[LAYOUT_NAME]);
    if (id[0] == '\0' && name[0] == '\0')
        return;
    size_t errors = matching->wrong;
    int found = person_of(matching, row, id, name);
    if (found != PB_NONE)
        fill_row(matching, row, &matching->people[found]);
    else if (matching->wrong == (errors != 0))
        matching->failed =
            matching->failed || !names_add(&matching->unknown, id[0] != '\0' ? id : name, row);
}

/** Keeps the names of `names` in the order of the table, each once. */
static size_t keep_names(struct matching *matching, const char ***out)
{
    size_t n = 0;
    const struct names *names = &matching->unknown;
    *out = arena_alloc(matching->arena, names->n, sizeof **out);
    for (size_t i = 0; i < names->n && *out != NULL; i++)
        if (i == 0 || strcmp(names->at[i].name, names->at[i - 1].name) != 0)
            (*out)[n++] = arena_strdup(matching->arena, names->at[i].name);
    return n;
}

static void report_missing(struct matching *matching)
{
    struct fill_report *report = matching->report;
    struct pb_days days = matching->request->days;
    int *no_column =
        arena_alloc(matching->arena, (size_t)(days.last - days.first + 1), sizeof *no_column);
    report->no_row = arena_alloc(matching->arena, matching->n_people, sizeof *report->no_row);
    report->no_column = no_column;
    for (size_t p = 0; report->no_row != NULL && p < matching->n_people; p++)
        if (!matching->people[p].seen)
            report->no_row[report->n_no_row++] = matching->people[p].id;
    for (int d = days.first; no_column != NULL && d <= days.last; d++)
        if (!matching->day_seen[d - days.first])
            no_column[report->n_no_column++] = d;
    report->n_unknown = keep_names(matching, &report->unknown);
    matching->failed = matching->failed || matching->arena->failed;
}

static int compare_targets(const void *left, const void *right)
{
    const struct fill_target *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static void match_rows(struct matching *matching)
{
    const struct layout *layout = matching->layout;
    struct pb_days days = matching->request->days;
    size_t per_row = layout->kind == LAYOUT_MATRIX ? layout->n_days : 1;
    size_t rows = (size_t)(matching->grid->n_rows > layout->first_row
                               ? matching->grid->n_rows - layout->first_row
                               : 0);
    matching->targets->at =
        arena_alloc(matching->arena, rows * per_row, sizeof(struct fill_target));
    matching->day_seen = arena_alloc(matching->arena, (size_t)(days.last - days.first + 1), 1);
    matching->failed =
        matching->failed || matching->targets->at == NULL || matching->day_seen == NULL;
    for (int row = layout->first_row; row < matching->grid->n_rows && !matching->failed; row++)
        match_row(matching, row);
    if (matching->targets->n > 1)
        qsort(matching->targets->at, matching->targets->n, sizeof(struct fill_target),
              compare_targets);
}

enum pb_rc fill_match(const struct fill_request *request, struct fill_table table,
                      struct arena *arena, struct fill_targets *targets, struct fill_report *report,
                      struct pb_messages *msgs)
{
    struct matching matching = {.request = request,
                                .grid = table.grid,
                                .layout = table.layout,
                                .arena = arena,
                                .targets = targets,
                                .report = report,
                                .msgs = msgs};
    gather_people(&matching);
    match_rows(&matching);
    if (!matching.failed)
        report_missing(&matching);
    names_release(&matching.ids);
    names_release(&matching.bare_ids);
    names_release(&matching.names);
    names_release(&matching.unknown);
    return matching.failed ? PB_MEMORY : matching.wrong ? PB_INVALID : PB_OK;
}
