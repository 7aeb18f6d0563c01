/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/reuse_tables.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/file.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/export/cells.h"
#include "planner/export/export.h"

/** Columns of the widest table. */
enum { MOST_FIELDS = 20 };

/** Between the cells of a key: in no cell. */
#define SEPARATOR '\x1f'

/** What a row may be about. */
struct entry {
    const char *key;
    size_t index;
};

struct catalogue {
    struct entry *entries; /**< by key */
    size_t n;
};

/** A file and what its rows may be about. */
struct task {
    const struct plan *plan;
    const char *path;
    const char *file;
    const char *fields[MOST_FIELDS]; /**< those that say what a row is about, its figure, others */
    size_t n_keys;
    void (*list)(const struct plan *plan, struct text *out); /**< all of them, as a table */
    void (*take)(struct reuse_tables *out, size_t index, double value);
};

static int compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static char *key_of(const struct csv_table *table, size_t row, size_t n_keys, struct arena *arena)
{
    struct text key = {0};
    for (size_t i = 0; i < n_keys; i++) {
        text_append(&key, csv_cell(table, row, i)->text);
        text_append_char(&key, SEPARATOR);
    }
    char *copy = key.failed ? NULL : arena_strdup(arena, text_string(&key));
    text_release(&key);
    return copy;
}

static struct csv_request request_of(const struct task *task, bool keys_only, struct arena *arena)
{
    struct csv_field *fields = arena_alloc(arena, MOST_FIELDS, sizeof *fields);
    struct csv_request request = {fields, 0};
    for (size_t i = 0; i < MOST_FIELDS && fields != NULL && task->fields[i] != NULL; i++) {
        bool required = keys_only ? i < task->n_keys : i <= task->n_keys;
        fields[request.n_fields++] = (struct csv_field){task->fields[i], NULL, required};
    }
    return request;
}

static enum pb_rc make_catalogue(const struct task *task, struct arena *arena,
                                 struct catalogue *out, struct pb_messages *messages)
{
    struct text text = {0};
    struct csv_table table;
    const struct csv_request request = request_of(task, true, arena);
    task->list(task->plan, &text);
    struct file_bytes bytes = {(char *)text_string(&text), text.length};
    enum pb_rc rc = text.failed || arena->failed
                        ? PB_MEMORY
                        : csv_parse(task->file, bytes, &request, arena, &table, messages);
    out->n = rc == PB_OK ? table.n_rows : 0;
    out->entries = arena_alloc(arena, out->n, sizeof *out->entries);
    for (size_t i = 0; i < out->n && out->entries != NULL; i++) {
        out->entries[i] = (struct entry){key_of(&table, i, task->n_keys, arena), i};
        if (out->entries[i].key == NULL)
            rc = PB_MEMORY;
    }
    if (rc == PB_OK && out->entries == NULL)
        rc = PB_MEMORY;
    if (rc == PB_OK && out->n > 1)
        qsort(out->entries, out->n, sizeof *out->entries, compare);
    text_release(&text);
    return rc;
}

static int compare_key(const void *key, const void *entry)
{
    return strcmp(key, ((const struct entry *)entry)->key);
}

static enum pb_rc take_rows(const struct task *task, const struct csv_table *table,
                            const struct catalogue *catalogue, struct reuse_tables *out,
                            struct pb_messages *messages)
{
    struct arena arena = {0};
    enum pb_rc rc = PB_OK;
    for (size_t r = 0; r < table->n_rows && rc == PB_OK; r++) {
        const char *figure = csv_cell(table, r, task->n_keys)->text;
        const char *key = key_of(table, r, task->n_keys, &arena);
        double value = 0;
        const struct entry *entry =
            key != NULL && catalogue->n > 0
                ? bsearch(key, catalogue->entries, catalogue->n, sizeof *entry, compare_key)
                : NULL;
        bool fits = entry != NULL && (figure[0] == '\0' ||
                                      number_parse(figure, strlen(figure), &value) == NUMBER_OK);
        if (key == NULL) {
            rc = PB_MEMORY;
        } else if (!fits) {
            struct pb_place place = csv_place(table, r, 0);
            pb_error(messages, &place, "reuse_row",
                     _("%s: a row that the scenario knows nothing of"), task->file);
            rc = PB_INVALID;
        } else {
            task->take(out, entry->index, value);
        }
    }
    arena_release(&arena);
    return rc;
}

static enum pb_rc run_task(const struct task *task, struct arena *arena, struct reuse_tables *out,
                           struct pb_messages *messages)
{
    struct catalogue catalogue;
    struct csv_table table;
    const struct csv_request request = request_of(task, false, arena);
    char *path = file_join(task->path, task->file);
    enum pb_rc rc = path == NULL || arena->failed
                        ? PB_MEMORY
                        : make_catalogue(task, arena, &catalogue, messages);
    if (rc == PB_OK)
        rc = csv_read(path, &request, arena, &table, messages);
    if (rc == PB_OK)
        rc = take_rows(task, &table, &catalogue, out, messages);
    free(path);
    return rc;
}

static void take_agents(struct reuse_tables *out, size_t index, double value)
{
    out->agents[index] = (int)value;
}

static void list_moves(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"slot_start", "pool", "from_queue", "to_queue"};
    const struct capacity_problem *problem = &plan->staffing.problem;
    const struct pb_queue *queues = plan->scenario->queues;
    struct csv_writer csv = {.out = out};
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    for (int a = 0; a < problem->n_moves; a++)
        for (int t = 0; t < capacity_n_slots(problem); t++) {
            cells_put_slot(&csv, &plan->scenario->frame, t);
            cells_put_pool(&csv, problem->moves[a].team);
            csv_put_text(&csv, queues[problem->teams[problem->moves[a].team].home].id);
            csv_put_text(&csv, queues[problem->moves[a].queue].id);
            csv_end_row(&csv);
        }
}

static void take_away(struct reuse_tables *out, size_t index, double value)
{
    out->away[index] = value;
}

static void list_hours(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"slot_start", "queue"};
    struct csv_writer csv = {.out = out};
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    for (size_t q = 0; q < plan->scenario->n_queues; q++)
        for (int t = 0; t < capacity_n_slots(&plan->staffing.problem); t++) {
            cells_put_slot(&csv, &plan->scenario->frame, t);
            csv_put_text(&csv, plan->scenario->queues[q].id);
            csv_end_row(&csv);
        }
}

static void take_price(struct reuse_tables *out, size_t index, double value)
{
    out->stated[index] = value;
}

enum pb_rc reuse_read_tables(const struct plan *plan, const char *path, struct arena *arena,
                             struct reuse_tables *out, struct pb_messages *messages)
{
    const struct capacity_problem *problem = &plan->staffing.problem;
    const struct task tasks[] = {
        {.file = "shifts.csv",
         .fields = {"team", "class", "date", "shift", "segments", "breaks", "heads", "paid_hours"},
         .n_keys = 6,
         .list = export_duties,
         .take = take_agents},
        {.file = "work.csv",
         .fields = {"slot_start", "pool", "from_queue", "to_queue", "heads", "starts"},
         .n_keys = 4,
         .list = list_moves,
         .take = take_away},
        {.file = "hours.csv",
         .fields = {"slot_start",     "queue",        "price_plan",      "sessions",
                    "capacity",       "served",       "backlog",         "late",
                    "unserved",       "need",         "on_duty",         "own",
                    "borrowed",       "lent",         "militia",         "price_now",
                    "price_now_down", "price_now_up", "price_plan_down", "price_plan_up"},
         .n_keys = 2,
         .list = list_hours,
         .take = take_price},
    };
    size_t n_slots = (size_t)capacity_n_slots(problem);
    out->agents = arena_alloc(arena, (size_t)problem->n_duties, sizeof(int));
    out->away = arena_alloc(arena, (size_t)problem->n_moves * n_slots, sizeof(double));
    out->stated = arena_alloc(arena, (size_t)problem->n_queues * n_slots, sizeof(double));
    enum pb_rc rc = arena->failed ? PB_MEMORY : PB_OK;
    for (size_t i = 0; i < sizeof tasks / sizeof tasks[0] && rc == PB_OK; i++) {
        struct task task = tasks[i];
        task.plan = plan;
        task.path = path;
        rc = run_task(&task, arena, out, messages);
    }
    return rc;
}
