/* SPDX-License-Identifier: GPL-3.0-or-later */
/* context.json: codes, militia, people. */
#include <string.h>

#include "planner/folder/reading.h"

enum { MOST_HEADS = 10000000 };

static void read_breaks(struct reading *reading, const json_t *json, struct pf_code *code)
{
    size_t n = 0;
    const json_t *list = value_list(reading, json, "breaks", &n);
    struct pb_window *windows = reading_alloc(reading, n, sizeof *windows);
    int *minutes = reading_alloc(reading, n, sizeof *minutes);
    bool *paid = reading_alloc(reading, n, sizeof *paid);
    if (windows == NULL || minutes == NULL || paid == NULL)
        return;
    for (size_t i = 0; i < n; i++) {
        const json_t *at = json_array_get(list, i);
        windows[i] = value_span(reading, at, "window");
        minutes[i] = value_int(reading, at, "minutes", 0, 10000);
        paid[i] = value_bool(reading, at, "paid");
    }
    code->breaks = windows;
    code->break_min = minutes;
    code->break_paid = paid;
    code->n_breaks = n;
}

static struct pf_code read_code(struct reading *reading, const json_t *json)
{
    static const char *const kinds[] = {
        [PF_CODE_EARLY] = "early", [PF_CODE_MIDDLE] = "middle",   [PF_CODE_LATE] = "late",
        [PF_CODE_NIGHT] = "night", [PF_CODE_MILITIA] = "militia", NULL};
    struct pf_code code = {.code = value_text(reading, json, "code"),
                           .name = value_text(reading, json, "name"),
                           .kind = (enum pf_code_kind)value_word(reading, json, "kind", kinds),
                           .colour = value_int(reading, json, "colour", 0, PF_COLOURS - 1),
                           .generated = value_bool(reading, json, "generated"),
                           .used = value_bool(reading, json, "used")};
    code.segments = value_spans(reading, json, "segments", &code.n_segments);
    if (code.n_segments == 0)
        reading_wrong(reading, "segments");
    read_breaks(reading, json, &code);
    return code;
}

static void read_codes(struct reading *reading, const json_t *root)
{
    struct pf_context *context = &reading->out->context;
    size_t n = 0;
    const json_t *list = value_list(reading, root, "codes", &n);
    struct pf_code *codes = reading_alloc(reading, n, sizeof *codes);
    for (size_t i = 0; codes != NULL && i < n; i++) {
        codes[i] = read_code(reading, json_array_get(list, i));
        reading_name(reading, &reading->codes, codes[i].code, i);
    }
    names_sort(&reading->codes);
    context->codes = codes;
    context->n_codes = codes != NULL ? n : 0;
}

static const int *read_posts(struct reading *reading, const json_t *json, size_t *n)
{
    const json_t *list = value_list(reading, json, "queues", n);
    int *queues = reading_alloc(reading, *n, sizeof *queues);
    for (size_t i = 0; queues != NULL && i < *n; i++) {
        const char *id = json_string_value(json_array_get(list, i));
        int queue = id != NULL ? names_find(&reading->queues, id) : PB_NONE;
        if (queue == PB_NONE)
            reading_wrong(reading, "queues");
        queues[i] = queue == PB_NONE ? 0 : queue;
    }
    return queues;
}

static struct pf_militia read_pool(struct reading *reading, const json_t *json)
{
    struct pf_militia pool = {.id = value_text(reading, json, "id"),
                              .name = value_text(reading, json, "name"),
                              .heads = value_int(reading, json, "heads", 0, MOST_HEADS),
                              .at_once = value_int(reading, json, "at_once", PB_NONE, MOST_HEADS),
                              .days = value_days(reading, json, "days"),
                              .trained_by = PB_NONE,
                              .cost_per_hour = value_number(reading, json, "cost_per_hour"),
                              .is_public = value_bool(reading, json, "public")};
    pool.hours = value_spans(reading, json, "hours", &pool.n_hours);
    pool.queues = read_posts(reading, json, &pool.n_queues);
    if (!json_is_null(json_object_get(json, "trained_by")))
        pool.trained_by = value_date(reading, json, "trained_by");
    return pool;
}

static void read_militia(struct reading *reading, const json_t *root)
{
    struct pf_context *context = &reading->out->context;
    size_t n = 0;
    const json_t *list = value_list(reading, root, "militia", &n);
    struct pf_militia *pools = reading_alloc(reading, n, sizeof *pools);
    for (size_t i = 0; pools != NULL && i < n; i++) {
        pools[i] = read_pool(reading, json_array_get(list, i));
        reading_name(reading, &reading->pools, pools[i].id, i);
    }
    names_sort(&reading->pools);
    context->militia = pools;
    context->n_militia = pools != NULL ? n : 0;
}

static void read_leave(struct reading *reading, const json_t *json, struct pf_person *person)
{
    const json_t *list = value_list(reading, json, "leave", &person->n_leave);
    struct pf_leave *leave = reading_alloc(reading, person->n_leave, sizeof *leave);
    if (leave == NULL)
        person->n_leave = 0;
    for (size_t i = 0; i < person->n_leave; i++) {
        const json_t *at = json_array_get(list, i);
        leave[i] = (struct pf_leave){
            .days = {value_date(reading, at, "first"), value_date(reading, at, "last")},
            .reason = value_text(reading, at, "reason")};
    }
    person->leave = leave;
}

/** Index of the id behind `key`, PB_NONE for null. */
static int optional_ref(struct reading *reading, const json_t *json, const char *key,
                        const struct names *names)
{
    bool none = json_is_null(json_object_get(json, key));
    return none ? PB_NONE : value_ref(reading, json, key, names);
}

static struct pf_person read_person(struct reading *reading, const json_t *json)
{
    struct pf_person person = {.id = value_text(reading, json, "id"),
                               .name = value_text(reading, json, "name"),
                               .team = optional_ref(reading, json, "team", &reading->queues),
                               .role = value_text(reading, json, "role"),
                               .level = value_text(reading, json, "level"),
                               .contract = value_text(reading, json, "contract"),
                               .group = value_text(reading, json, "group"),
                               .militia = optional_ref(reading, json, "militia", &reading->pools),
                               .placeholder = value_bool(reading, json, "placeholder"),
                               .days = value_days(reading, json, "days")};
    if ((person.team == PB_NONE) == (person.militia == PB_NONE))
        reading_wrong(reading, "team");
    read_leave(reading, json, &person);
    return person;
}

void reading_people(struct reading *reading, const json_t *root)
{
    struct pf_context *context = &reading->out->context;
    size_t n = 0;
    read_codes(reading, root);
    read_militia(reading, root);
    const json_t *list = value_list(reading, root, "people", &n);
    struct pf_person *people = reading_alloc(reading, n, sizeof *people);
    for (size_t i = 0; people != NULL && i < n; i++) {
        people[i] = read_person(reading, json_array_get(list, i));
        reading_name(reading, &reading->people, people[i].id, i);
    }
    names_sort(&reading->people);
    context->people = people;
    context->n_people = people != NULL ? n : 0;
}
