/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/build.h"

#include <math.h>

#include "models/capacity/capacity.h"
#include "models/capacity/lookup.h"
#include "models/capacity/names.h"
#include "models/capacity/rounding.h"

/** One column in the making: entries are summed by row, so rules may touch the same row. */
struct column {
    int n;
    int *row;      /**< n_rows long */
    double *value; /**< n_rows long */
    int *place;    /**< [row] place in the list + 1, 0 = none */
};

struct builder {
    const struct capacity_problem *problem;
    const struct capacity_layout *layout;
    struct capacity_lookup lookup;
    struct capacity_names names;
    bool with_names;
    struct column column;
    struct lp_model *model;
    struct arena arena;
    enum pb_rc rc;
};

static void put(struct column *column, int row, double value)
{
    if (row < 0 || value == 0) {
        return;
    }
    if (column->place[row] == 0) {
        column->row[column->n] = row;
        column->value[column->n] = 0;
        column->place[row] = ++column->n;
    }
    column->value[column->place[row] - 1] += value;
}

/** Adds the column that was put together, with these costs and bounds, and starts the next. */
static void finish(struct builder *b, double cost, double upper, bool is_integer)
{
    const int j = b->model->n_cols;
    const struct lp_col col = {.name = b->with_names ? b->names.col[j] : NULL,
                               .upper = upper,
                               .cost = cost,
                               .is_integer = is_integer,
                               .n = b->column.n,
                               .row = b->column.row,
                               .value = b->column.value};

    if (b->rc == PB_OK) {
        b->rc = lp_model_add_cols(b->model, 1, &col);
    }
    for (int i = 0; i < b->column.n; i++) {
        b->column.place[b->column.row[i]] = 0;
    }
    b->column.n = 0;
}

/** `units` of supply of queue q in slot t: into its cover row and the soft rows that count it. */
static void put_supply(struct builder *b, int q, int t, double units)
{
    const int at = q * b->layout->n_slots + t;
    const struct capacity_list softs = capacity_lookup_supply(&b->lookup, at);

    put(&b->column, b->layout->cover[at], units);
    for (int i = 0; i < softs.n; i++) {
        put(&b->column, b->layout->soft0 + softs.at[i], units);
    }
}

/** One slot of a duty: presence or posted supply, seat, and soft rows that count the class. */
static void put_duty_slot(struct builder *b, const struct capacity_duty *duty, int i)
{
    const struct capacity_problem *problem = b->problem;
    const struct capacity_layout *layout = b->layout;
    const struct capacity_variant *variant = &problem->variants[duty->variant];
    const struct capacity_class *cls = &problem->classes[duty->cls];
    const struct capacity_team *team = &problem->teams[cls->team];
    const int t = capacity_duty_slot(problem, duty, i);
    const double work = duty->work * capacity_work_at(variant, i);

    if (t < 0 || t >= layout->n_slots) {
        return;
    }
    if (duty->post != CAPACITY_NONE) {
        put_supply(b, duty->post, t, work);
    } else if (layout->presence[cls->team * layout->n_slots + t] >= 0) {
        put(&b->column, layout->presence[cls->team * layout->n_slots + t], work);
    } else if (team->home != CAPACITY_NONE) {
        put_supply(b, team->home, t, team->home_rate * work);
    }
    if (cls->room != CAPACITY_NONE) {
        put(&b->column, layout->seat[cls->room * layout->n_slots + t], variant->seat[i]);
    }
    const struct capacity_list softs =
        capacity_lookup_presence(&b->lookup, duty->cls * layout->n_slots + t);

    for (int u = 0; u < softs.n; u++) {
        put(&b->column, layout->soft0 + softs.at[u], softs.coef[u] * variant->net[i]);
    }
}

static void add_duties(struct builder *b)
{
    for (int j = 0; j < b->problem->n_duties; j++) {
        const struct capacity_duty *duty = &b->problem->duties[j];
        const struct capacity_list limits = capacity_lookup_limits(&b->lookup, duty->cls);

        for (int i = 0; i < b->problem->variants[duty->variant].n; i++) {
            put_duty_slot(b, duty, i);
        }
        for (int i = 0; i < limits.n; i++) {
            const struct capacity_limit *limit = &b->problem->limits[limits.at[i]];

            put(&b->column, b->layout->limit0 + limits.at[i],
                capacity_limit_weight(b->problem, limit, duty));
        }
        finish(b, duty->cost, b->layout->box[j], true);
    }
}

static void add_home(struct builder *b)
{
    const int n_slots = b->layout->n_slots;

    for (int i = 0; i < b->problem->n_teams * n_slots; i++) {
        const struct capacity_team *team = &b->problem->teams[i / n_slots];

        if (b->layout->home[i] >= 0) {
            put_supply(b, team->home, i % n_slots, team->home_rate);
            put(&b->column, b->layout->presence[i], -1.0);
            finish(b, 0.0, b->layout->most_at[i], false);
        }
    }
}

static void add_away(struct builder *b)
{
    const struct capacity_layout *layout = b->layout;
    const int n_slots = layout->n_slots;

    for (int i = 0; i < b->problem->n_moves * n_slots; i++) {
        const struct capacity_move *move = &b->problem->moves[i / n_slots];
        const int t = i % n_slots;
        const struct capacity_team *team = &b->problem->teams[move->team];
        const int at_team = move->team * n_slots + t;

        if (layout->away[i] < 0) {
            continue;
        }
        put_supply(b, move->queue, t, move->rate);
        if (layout->presence[at_team] >= 0) {
            put(&b->column, layout->presence[at_team], -1.0);
        } else {
            put_supply(b, team->home, t, -team->home_rate);
        }
        put(&b->column, layout->start[i], -1.0);
        put(&b->column, layout->block[i], 1.0);
        if (t + 1 < n_slots) {
            put(&b->column, layout->start[i + 1], 1.0);
        }
        finish(b, move->slot_price, layout->most_at[at_team], false);
    }
}

static void add_begin(struct builder *b)
{
    const struct capacity_layout *layout = b->layout;
    const int n_slots = layout->n_slots;

    for (int i = 0; i < b->problem->n_moves * n_slots; i++) {
        const struct capacity_move *move = &b->problem->moves[i / n_slots];
        const int t = i % n_slots;

        if (layout->begin[i] < 0) {
            continue;
        }
        put(&b->column, layout->start[i], 1.0);
        for (int k = 0; k < move->block && t + k < n_slots && layout->block[i + k] >= 0; k++) {
            put(&b->column, layout->block[i + k], -1.0);
        }
        finish(b, move->start_price, layout->most_at[move->team * n_slots + t], false);
    }
}

static void add_lost(struct builder *b)
{
    const int n_slots = b->layout->n_slots;

    for (int i = 0; i < b->problem->n_queues * n_slots; i++) {
        const struct capacity_queue *queue = &b->problem->queues[i / n_slots];
        const struct capacity_list softs = capacity_lookup_lost(&b->lookup, i);

        if (b->layout->lost[i] < 0) {
            continue;
        }
        put(&b->column, b->layout->cover[i], 1.0);
        for (int u = 0; u < softs.n; u++) {
            put(&b->column, b->layout->soft0 + softs.at[u], -1.0);
        }
        finish(b, queue->lost_price[i % n_slots], queue->demand[i % n_slots], false);
    }
}

static void add_backlog(struct builder *b)
{
    const struct capacity_layout *layout = b->layout;
    const int n_slots = layout->n_slots;

    for (int i = 0; i < b->problem->n_queues * n_slots; i++) {
        const struct capacity_queue *queue = &b->problem->queues[i / n_slots];

        if (layout->served[i] < 0) {
            continue;
        }
        put(&b->column, layout->cover[i], -1.0);
        put(&b->column, layout->promise[i], 1.0);
        if (i % n_slots + 1 < n_slots) {
            put(&b->column, layout->cover[i + 1], 1.0);
        } else {
            put(&b->column, layout->finish[i / n_slots], 1.0);
        }
        finish(b, 0.0, queue->arrived[i % n_slots], false);
    }
    for (int i = 0; i < b->problem->n_queues * n_slots; i++) {
        const struct capacity_queue *queue = &b->problem->queues[i / n_slots];

        if (layout->late[i] >= 0) {
            put(&b->column, layout->promise[i], 1.0);
            finish(b, queue->late_price[i % n_slots], queue->due[i % n_slots], false);
        }
    }
    for (int q = 0; q < b->problem->n_queues; q++) {
        if (layout->left[q] >= 0) {
            put(&b->column, layout->finish[q], 1.0);
            finish(b, b->problem->queues[q].left_price, b->problem->queues[q].arrived[n_slots - 1],
                   false);
        }
    }
}

static void add_elastic(struct builder *b)
{
    const struct capacity_layout *layout = b->layout;

    for (int u = 0; u < b->problem->n_softs; u++) {
        put(&b->column, layout->soft0 + u, 1.0);
        finish(b, b->problem->softs[u].price, b->problem->softs[u].most, false);
    }
    for (int l = 0; l < b->problem->n_limits; l++) {
        const struct capacity_limit *limit = &b->problem->limits[l];

        if (layout->over[l] >= 0) {
            put(&b->column, layout->limit0 + l, -1.0);
            if (limit->feeds != CAPACITY_NONE) {
                put(&b->column, layout->limit0 + limit->feeds, limit->feed_weight);
            }
            finish(b, limit->over_price, limit->over_most, false);
        }
    }
    for (int l = 0; l < b->problem->n_limits; l++) {
        if (layout->under[l] >= 0) {
            put(&b->column, layout->limit0 + l, 1.0);
            finish(b, b->problem->limits[l].under_price, b->problem->limits[l].lower, false);
        }
    }
}

/** Bounds of all rows: C5 to C7 are >= 0, which is what a zeroed row is given here. */
static void bound_rows(const struct builder *b, struct lp_row *rows)
{
    const struct capacity_problem *problem = b->problem;
    const struct capacity_layout *layout = b->layout;
    const int n_slots = layout->n_slots;

    for (int i = 0; i < layout->n_rows; i++) {
        rows[i] =
            (struct lp_row){.name = b->with_names ? b->names.row[i] : NULL, .upper = INFINITY};
    }
    for (int i = 0; i < problem->n_queues * n_slots; i++) {
        const struct capacity_queue *queue = &problem->queues[i / n_slots];

        if (layout->cover[i] >= 0 && !queue->is_deferrable) {
            rows[layout->cover[i]].lower = queue->demand[i % n_slots];
        }
        if (layout->promise[i] >= 0) {
            rows[layout->promise[i]].lower = queue->due[i % n_slots];
        }
    }
    for (int q = 0; q < problem->n_queues; q++) {
        if (layout->finish[q] >= 0) {
            rows[layout->finish[q]].lower = problem->queues[q].arrived[n_slots - 1];
        }
    }
    for (int l = 0; l < problem->n_limits; l++) {
        rows[layout->limit0 + l].lower =
            problem->limits[l].lower > 0 ? problem->limits[l].lower : -INFINITY;
        rows[layout->limit0 + l].upper = problem->limits[l].upper;
    }
    for (int i = 0; i < problem->n_rooms * n_slots; i++) {
        if (layout->seat[i] >= 0) {
            rows[layout->seat[i]].lower = -INFINITY;
            rows[layout->seat[i]].upper = problem->seats[i / n_slots];
        }
    }
    for (int u = 0; u < problem->n_softs; u++) {
        rows[layout->soft0 + u].lower = problem->softs[u].need;
    }
}

static enum pb_rc prepare(struct builder *b)
{
    const size_t n_rows = (size_t)b->layout->n_rows;
    struct lp_row *rows = arena_alloc(&b->arena, n_rows, sizeof *rows);

    b->column.row = arena_alloc(&b->arena, n_rows, sizeof *b->column.row);
    b->column.value = arena_alloc(&b->arena, n_rows, sizeof *b->column.value);
    b->column.place = arena_alloc(&b->arena, n_rows, sizeof *b->column.place);
    if (b->arena.failed ||
        capacity_lookup_init(&b->lookup, &b->arena, b->problem, b->layout->n_slots) != PB_OK) {
        return PB_MEMORY;
    }
    if (b->with_names &&
        capacity_names_init(&b->names, &b->arena, b->problem, b->layout) != PB_OK) {
        return PB_MEMORY;
    }
    bound_rows(b, rows);
    return lp_model_add_rows(b->model, b->layout->n_rows, rows);
}

enum pb_rc capacity_build(const struct capacity_problem *problem,
                          const struct capacity_layout *layout, bool with_names,
                          struct lp_model *out)
{
    struct builder b = {
        .problem = problem, .layout = layout, .with_names = with_names, .model = out};

    lp_model_init(out);
    b.rc = prepare(&b);
    if (b.rc == PB_OK) {
        add_duties(&b);
        add_home(&b);
        add_away(&b);
        add_begin(&b);
        add_lost(&b);
        add_backlog(&b);
        add_elastic(&b);
    }
    arena_release(&b.arena);
    if (b.rc != PB_OK) {
        lp_model_release(out);
    }
    return b.rc;
}

enum pb_rc capacity_model(const struct capacity_problem *problem, struct lp_model *out)
{
    struct capacity_layout layout;
    enum pb_rc rc = capacity_layout_init(&layout, problem);

    if (rc == PB_OK) {
        rc = capacity_build(problem, &layout, true, out);
    }
    if (rc == PB_OK && capacity_rounding_pays(&layout)) {
        rc = capacity_add_rounding(problem, &layout, true, out);
    }
    capacity_layout_release(&layout);
    return rc;
}
