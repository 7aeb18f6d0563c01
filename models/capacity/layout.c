/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/layout.h"

#include <math.h>

/** An index table of `n` entries, all -1. */
static int *no_index(struct arena *arena, size_t n)
{
    int *table = arena_alloc(arena, n, sizeof *table);

    for (size_t i = 0; table != NULL && i < n; i++) {
        table[i] = -1;
    }
    return table;
}

static double overtime(double hours, double normal)
{
    return hours > normal ? hours - normal : 0.0;
}

static double rest_weight(const struct capacity_limit *limit, const struct capacity_duty *duty,
                          const struct capacity_variant *variant)
{
    const double tiny = 1e-9;

    if (duty->day == limit->day_from) {
        return variant->end_hour > limit->threshold + tiny ? 1.0 : 0.0;
    }
    return variant->start_hour + 24.0 < limit->threshold + limit->rest - tiny ? 1.0 : 0.0;
}

double capacity_limit_weight(const struct capacity_problem *problem,
                             const struct capacity_limit *limit, const struct capacity_duty *duty)
{
    const struct capacity_variant *variant = &problem->variants[duty->variant];
    const double tiny = 1e-9;

    if (duty->cls != limit->cls || duty->day < limit->day_from || duty->day > limit->day_to) {
        return 0.0;
    }
    switch (limit->measure) {
    case CAPACITY_SHIFTS:
        return 1.0;
    case CAPACITY_HOURS:
        return variant->hours;
    case CAPACITY_OVERTIME:
        return overtime(variant->hours, problem->classes[duty->cls].normal_day_hours);
    case CAPACITY_LONG:
        return variant->hours >= limit->threshold - tiny ? 1.0 : 0.0;
    case CAPACITY_NIGHT:
        return variant->night_hours >= limit->threshold - tiny ? 1.0 : 0.0;
    case CAPACITY_LATE_EARLY:
        return rest_weight(limit, duty, variant);
    }
    return 0.0;
}

/** Most agents per class and day, from the limits on shifts and the boxes of the duties. */
static void bound_heads(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    const int days = problem->n_days + 1;
    const size_t n = (size_t)(problem->n_classes * days);
    double *sum = arena_alloc(&layout->arena, n, sizeof *sum);

    if (sum == NULL || layout->heads == NULL || layout->box == NULL) {
        return;
    }
    for (size_t i = 0; i < n; i++) {
        layout->heads[i] = INFINITY;
    }
    for (int l = 0; l < problem->n_limits; l++) {
        const struct capacity_limit *limit = &problem->limits[l];
        const bool counts = limit->measure == CAPACITY_SHIFTS;
        const double most = floor(limit->upper + limit->over_most + 1e-9);

        for (int d = limit->day_from; counts && d <= limit->day_to; d++) {
            double *heads = &layout->heads[limit->cls * days + d + 1];

            *heads = fmin(*heads, most);
        }
    }
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        const int at = duty->cls * days + duty->day + 1;

        layout->box[j] = fmin(floor(duty->most + 1e-9), layout->heads[at]);
        sum[at] += layout->box[j];
    }
    for (size_t i = 0; i < n; i++) {
        layout->heads[i] = fmin(layout->heads[i], sum[i]);
    }
}

/** Slots from the start of a day to the end of its longest duty. */
static int longest_reach(const struct capacity_problem *problem)
{
    int longest = 1;

    for (int s = 0; s < problem->n_variants; s++) {
        const int end = problem->variants[s].first + problem->variants[s].n;

        longest = end > longest ? end : longest;
    }
    return longest;
}

/** Unit heads of one agent of each class and day at the most productive duty per slot:
 * [(k * (n_days + 1) + d + 1) * reach + slot of the day]. */
static void find_best(const struct capacity_problem *problem, int reach, double *best)
{
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        const struct capacity_variant *variant = &problem->variants[duty->variant];
        const size_t row =
            (size_t)(duty->cls * (problem->n_days + 1) + duty->day + 1) * (size_t)reach;

        for (int i = 0; duty->post == CAPACITY_NONE && i < variant->n; i++) {
            double *at = &best[row + (size_t)(variant->first + i)];

            *at = fmax(*at, duty->work * capacity_work_at(variant, i));
        }
    }
}

/** Most unit heads per team and slot: each class and day at its most productive duty there. */
static void bound_presence(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    const int n_slots = layout->n_slots;
    const int days = problem->n_days + 1;
    const int reach = longest_reach(problem);
    double *best = arena_alloc(&layout->arena, (size_t)(problem->n_classes * days) * (size_t)reach,
                               sizeof *best);

    if (best == NULL || layout->most_at == NULL) {
        return;
    }
    find_best(problem, reach, best);
    for (int i = 0; i < problem->n_classes * days * reach; i++) {
        const int k = i / (days * reach);
        const int day = i / reach % days - 1;
        const int t = day * problem->slots_per_day + i % reach;

        if (t >= 0 && t < n_slots && best[i] > 0) {
            layout->most_at[problem->classes[k].team * n_slots + t] +=
                layout->heads[i / reach] * best[i];
        }
    }
}

static bool has_work(const struct capacity_queue *queue, int t)
{
    return queue->is_deferrable ? queue->arrived[t] > 0 : queue->demand[t] > 0;
}

/** A move is of use in a slot when it is open, the target has work and the team may be there. */
static bool is_useful(const struct capacity_layout *layout, const struct capacity_problem *problem,
                      const struct capacity_move *move, int t)
{
    return (move->open == NULL || move->open[t]) && has_work(&problem->queues[move->queue], t) &&
           layout->most_at[move->team * layout->n_slots + t] > 0;
}

/** Marks where a move is of use, and so the slots in which its team divides its presence. */
static void mark_moves(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    const int n_slots = layout->n_slots;

    for (int i = 0; i < problem->n_moves * n_slots; i++) {
        const struct capacity_move *move = &problem->moves[i / n_slots];

        if (is_useful(layout, problem, move, i % n_slots)) {
            layout->away[i] = 0;
            layout->home[move->team * n_slots + i % n_slots] = 0;
        }
    }
}

/** Columns of who stays at home. */
static void place_home(struct capacity_layout *layout, const struct capacity_problem *problem,
                       int g)
{
    const int n_slots = layout->n_slots;
    const int home = problem->teams[g].home;

    for (int t = 0; t < n_slots; t++) {
        int *column = &layout->home[g * n_slots + t];
        const bool works = home != CAPACITY_NONE && has_work(&problem->queues[home], t);
        const bool relays = works && problem->teams[g].relays;

        layout->presence[g * n_slots + t] = relays ? -1 : *column;
        if (!works || relays) {
            *column = -1;
        }
        if (*column == 0) {
            *column = layout->n_cols++;
        }
    }
}

static void place_moves(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    const int n_slots = layout->n_slots;

    layout->first[CAPACITY_HOME] = layout->n_cols;
    mark_moves(layout, problem);
    for (int g = 0; g < problem->n_teams; g++) {
        place_home(layout, problem, g);
    }
    layout->first[CAPACITY_AWAY] = layout->n_cols;
    for (int i = 0; i < problem->n_moves * n_slots; i++) {
        if (layout->away[i] == 0) {
            layout->away[i] = layout->n_cols++;
        }
    }
    layout->first[CAPACITY_BEGIN] = layout->n_cols;
    for (int a = 0; a < problem->n_moves; a++) {
        const bool starts = problem->moves[a].start_price > 0 || problem->moves[a].block > 1;

        for (int i = a * n_slots; starts && i < (a + 1) * n_slots; i++) {
            layout->begin[i] = layout->away[i] >= 0 ? layout->n_cols++ : -1;
        }
    }
}

/** Rows and columns of queue q in slot t; `served` and `late` count from 0 for now. */
static void place_slot(struct capacity_layout *layout, const struct capacity_queue *queue, int at,
                       int t, int counts[2])
{
    const bool work = has_work(queue, t);
    const bool waits = queue->is_deferrable;

    layout->cover[at] = work ? layout->n_rows++ : -1;
    layout->lost[at] = work && !waits ? layout->n_cols++ : -1;
    layout->served[at] = work && waits ? counts[0]++ : -1;
    layout->late[at] = waits && queue->late_price[t] > 0 && queue->due[t] > 0 ? counts[1]++ : -1;
}

static void place_queues(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    const int n_slots = layout->n_slots;
    int counts[2] = {0, 0}; /* columns served, late */

    layout->first[CAPACITY_LOST] = layout->n_cols;
    for (int i = 0; i < problem->n_queues * n_slots; i++) {
        place_slot(layout, &problem->queues[i / n_slots], i, i % n_slots, counts);
    }
    layout->n_cover = layout->n_rows;
    for (int i = 0; i < problem->n_queues * n_slots; i++) {
        layout->promise[i] = layout->late[i] >= 0 ? layout->n_rows + layout->late[i] : -1;
        layout->served[i] += layout->served[i] >= 0 ? layout->n_cols : 0;
        layout->late[i] += layout->late[i] >= 0 ? layout->n_cols + counts[0] : 0;
    }
    layout->first[CAPACITY_SERVED] = layout->n_cols;
    layout->first[CAPACITY_LATE] = layout->n_cols + counts[0];
    layout->first[CAPACITY_LEFT] = layout->n_cols + counts[0] + counts[1];
    layout->n_cols += counts[0] + counts[1];
    layout->n_rows += counts[1];
    for (int q = 0; q < problem->n_queues; q++) {
        const struct capacity_queue *queue = &problem->queues[q];

        if (queue->is_deferrable && n_slots > 0 && queue->arrived[n_slots - 1] > 0) {
            layout->left[q] = layout->n_cols++;
            layout->finish[q] = layout->n_rows++;
        }
    }
}

static void number_rows(int *rows, int n, int *next)
{
    for (int i = 0; i < n; i++) {
        rows[i] = rows[i] >= 0 ? (*next)++ : -1;
    }
}

/** Rows C9 only where everybody of the day and of the day before would not fit. */
static void place_seats(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    const int n_slots = layout->n_slots;
    const int per_day = problem->slots_per_day;
    double *full = arena_alloc(&layout->arena, (size_t)(problem->n_rooms * n_slots), sizeof *full);

    if (full == NULL) {
        return;
    }
    for (int k = 0; k < problem->n_classes; k++) {
        const int room = problem->classes[k].room;

        for (int d = -1; room != CAPACITY_NONE && d < problem->n_days; d++) {
            const double heads = layout->heads[k * (problem->n_days + 1) + d + 1];

            for (int t = d < 0 ? 0 : d * per_day; t < n_slots && t < (d + 2) * per_day; t++) {
                full[room * n_slots + t] += heads;
            }
        }
    }
    for (int i = 0; i < problem->n_rooms * n_slots; i++) {
        layout->seat[i] = full[i] > problem->seats[i / n_slots] ? 0 : -1;
    }
    number_rows(layout->seat, problem->n_rooms * n_slots, &layout->n_rows);
}

static void place_limits(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    layout->missing0 = layout->n_cols;
    layout->first[CAPACITY_MISSING] = layout->n_cols;
    layout->n_cols += problem->n_softs;
    layout->first[CAPACITY_OVER] = layout->n_cols;
    for (int l = 0; l < problem->n_limits; l++) {
        layout->over[l] = problem->limits[l].over_most > 0 ? layout->n_cols++ : -1;
    }
    layout->first[CAPACITY_UNDER] = layout->n_cols;
    for (int l = 0; l < problem->n_limits; l++) {
        layout->under[l] = problem->limits[l].lower > 0 ? layout->n_cols++ : -1;
    }
    layout->first[CAPACITY_N_KINDS] = layout->n_cols;
    layout->limit0 = layout->n_rows;
    layout->n_rows += problem->n_limits;
    place_seats(layout, problem);
    layout->soft0 = layout->n_rows;
    layout->n_rows += problem->n_softs;
}

static void allocate(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    struct arena *arena = &layout->arena;
    const size_t n_slots = (size_t)layout->n_slots;
    const size_t queue_slots = (size_t)problem->n_queues * n_slots;
    const size_t team_slots = (size_t)problem->n_teams * n_slots;
    const size_t move_slots = (size_t)problem->n_moves * n_slots;

    layout->home = no_index(arena, team_slots);
    layout->away = no_index(arena, move_slots);
    layout->begin = no_index(arena, move_slots);
    layout->lost = no_index(arena, queue_slots);
    layout->served = no_index(arena, queue_slots);
    layout->late = no_index(arena, queue_slots);
    layout->left = no_index(arena, (size_t)problem->n_queues);
    layout->over = no_index(arena, (size_t)problem->n_limits);
    layout->under = no_index(arena, (size_t)problem->n_limits);
    layout->cover = no_index(arena, queue_slots);
    layout->promise = no_index(arena, queue_slots);
    layout->finish = no_index(arena, (size_t)problem->n_queues);
    layout->presence = no_index(arena, team_slots);
    layout->start = no_index(arena, move_slots);
    layout->block = no_index(arena, move_slots);
    layout->seat = no_index(arena, (size_t)problem->n_rooms * n_slots);
    layout->heads = arena_alloc(arena, (size_t)(problem->n_classes * (problem->n_days + 1)),
                                sizeof *layout->heads);
    layout->box = arena_alloc(arena, (size_t)problem->n_duties, sizeof *layout->box);
    layout->most_at = arena_alloc(arena, team_slots, sizeof *layout->most_at);
}

static void mark_chained(struct capacity_layout *layout, const struct capacity_problem *problem)
{
    layout->is_chained =
        arena_alloc(&layout->arena, (size_t)layout->n_cols, sizeof *layout->is_chained);
    for (int i = 0; layout->is_chained != NULL && i < problem->n_moves * layout->n_slots; i++) {
        if (layout->begin[i] >= 0) {
            layout->is_chained[layout->away[i]] = true;
            layout->is_chained[layout->begin[i]] = true;
        }
    }
}

enum capacity_kind capacity_kind_of(const struct capacity_layout *layout, int j)
{
    int kind = 0;

    while (j >= layout->first[kind + 1]) {
        kind++;
    }
    return (enum capacity_kind)kind;
}

enum pb_rc capacity_layout_init(struct capacity_layout *layout,
                                const struct capacity_problem *problem)
{
    *layout = (struct capacity_layout){.n_slots = capacity_n_slots(problem),
                                       .n_duties = problem->n_duties,
                                       .n_cols = problem->n_duties};
    const int n_slots = layout->n_slots;

    allocate(layout, problem);
    if (!layout->arena.failed) {
        bound_heads(layout, problem);
        bound_presence(layout, problem);
    }
    if (!layout->arena.failed) {
        place_moves(layout, problem);
        place_queues(layout, problem);
        layout->n_presence = -layout->n_rows;
        number_rows(layout->presence, problem->n_teams * n_slots, &layout->n_rows);
        layout->n_presence += layout->n_rows;
        for (int i = 0; i < problem->n_moves * n_slots; i++) {
            layout->start[i] = layout->begin[i] >= 0 ? 0 : -1;
            layout->block[i] = layout->begin[i] >= 0 ? 0 : -1;
        }
        layout->chain_from = layout->n_rows;
        number_rows(layout->start, problem->n_moves * n_slots, &layout->n_rows);
        number_rows(layout->block, problem->n_moves * n_slots, &layout->n_rows);
        layout->chain_to = layout->n_rows;
        place_limits(layout, problem);
    }
    mark_chained(layout, problem);
    if (layout->arena.failed) {
        capacity_layout_release(layout);
        return PB_MEMORY;
    }
    return PB_OK;
}

void capacity_layout_release(struct capacity_layout *layout)
{
    arena_release(&layout->arena);
    *layout = (struct capacity_layout){0};
}
