/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/relax.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "models/capacity/barrier.h"
#include "models/capacity/stint.h"
#include "models/lp/lp_bound.h"

/** Values below this are the interior point's distance from a bound. */
#define TINY 1e-6

/** A stint is worth a column when it saves this much a head [money]. */
#define LEAST_GAIN 1e-7

/** Most rounds of new stints, and the relative loss of the bound that needs no other round. */
#define MOST_ROUNDS 6
#define LEAST_LOSS  1e-7

/** The same where a round takes long. */
#define LARGE_ROWS 4000
#define LARGE_LOSS 2e-3

static enum pb_status ask(void *context)
{
    return capacity_stopped(context);
}

static void read_columns(const struct capacity_search *search, const struct stint_program *program,
                         const double *x, double *out)
{
    const int n_slots = search->layout->n_slots;

    for (int j = 0; j < program->lp.n_cols; j++) {
        const struct stint_origin *origin = &program->origin[j];
        const double value = x[j] < TINY ? 0.0 : x[j];

        if (origin->col != CAPACITY_NONE) {
            out[origin->col] = value;
            continue;
        }
        const int first = origin->stint.move * n_slots;

        out[search->layout->begin[first + origin->stint.from]] += value;
        for (int t = origin->stint.from; t <= origin->stint.to; t++) {
            out[search->layout->away[first + t]] += value;
        }
    }
}

/** Cost of column j at the duals: its reduced cost. */
static double reduced_cost(const struct lp_model *model, const double *y, int j)
{
    double value = model->cost[j];

    for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
        value -= model->value[e] * y[model->row_index[e]];
    }
    return value;
}

/** Where stints are priced that have no column yet. */
struct pricing {
    double *worth;          /**< [n_slots + 1] V of relax.h */
    struct stint_list more; /**< found so far; room for n_moves * n_slots a round */
};

/** Notes the best stint of each start in the run that would pay. */
static void price_stints(const struct capacity_search *search, const struct relaxation *out,
                         struct pricing *pricing, int a, const int run[2])
{
    const struct capacity_move *move = &search->problem->moves[a];
    const int *away = &search->layout->away[a * search->layout->n_slots];

    for (int from = run[0]; from <= run[1]; from++) {
        double cost = move->start_price;
        int to = from;

        for (; to <= run[1] && to < from + move->block; to++) {
            cost += out->reduced[away[to]];
        }
        if (cost + pricing->worth[to] > -LEAST_GAIN) {
            continue;
        }
        while (to <= run[1] && pricing->worth[to] < 0) {
            to++;
        }
        pricing->more.at[pricing->more.n++] = (struct stint){a, from, to - 1};
    }
}

/** Duals of C6 and C7 of one run of slots from .. to of move a, in closed form (relax.h); the
 * reduced costs of w become those of the cheapest stint over the slot. */
static void chain_run(const struct capacity_search *search, struct relaxation *out,
                      struct pricing *pricing, int a, const int run[2])
{
    double *const worth = pricing->worth;
    const struct capacity_layout *layout = search->layout;
    const struct capacity_move *move = &search->problem->moves[a];
    const int first = a * layout->n_slots;

    worth[run[1] + 1] = 0;
    for (int t = run[1]; t >= run[0]; t--) {
        const double cost = out->reduced[layout->away[first + t]];

        worth[t] = fmin(0.0, cost + worth[t + 1]);
        out->y[layout->start[first + t]] = -worth[t];
        out->y[layout->block[first + t]] = cost + worth[t + 1] - worth[t];
    }
    price_stints(search, out, pricing, a, run);
    double begun = INFINITY;

    for (int t = run[0]; t <= run[1]; t++) {
        const int w = layout->away[first + t];

        begun = out->reduced[w] + fmin(move->start_price, begun);
        out->reduced[w] = fmax(0.0, begun + worth[t + 1]);
        out->reduced[layout->begin[first + t]] = out->reduced[w];
    }
}

static void chain_duals(const struct capacity_search *search, struct relaxation *out,
                        struct pricing *pricing)
{
    const struct capacity_layout *layout = search->layout;
    const int n_slots = layout->n_slots;

    for (int a = 0; a < search->problem->n_moves; a++) {
        const int *begin = &layout->begin[a * n_slots];
        int t = 0;

        while (t < n_slots) {
            int run[2] = {t, t};

            if (begin[t] < 0) {
                t++;
                continue;
            }
            while (run[1] + 1 < n_slots && begin[run[1] + 1] >= 0) {
                run[1]++;
            }
            chain_run(search, out, pricing, a, run);
            t = run[1] + 1;
        }
    }
}

static void sum_shortage(const struct capacity_search *search, struct relaxation *out)
{
    const struct capacity_layout *layout = search->layout;

    for (int j = layout->first[CAPACITY_LOST]; j < layout->first[CAPACITY_OVER]; j++) {
        out->shortage += search->model->cost[j] * out->x[j];
    }
}

/** One solve; the loss is what the LP over stints lies above the bound. */
static enum pb_rc solve(const struct capacity_search *search, const struct stint_program *program,
                        struct pricing *pricing, struct relaxation *out, double *loss)
{
    const struct lp_model *model = search->model;
    struct arena arena = {0};
    struct barrier_answer answer = {
        .x = arena_alloc(&arena, (size_t)program->lp.n_cols, sizeof(double)),
        .y = arena_alloc(&arena, (size_t)program->lp.n_rows, sizeof(double))};
    const struct barrier_task task = {.model = &program->lp,
                                      .order = program->order,
                                      .is_open = program->is_open,
                                      .stop = ask,
                                      .context = (void *)(uintptr_t)search};
    struct lp_bound bound;

    if (arena.failed || barrier_solve(&task, &answer) != PB_OK) {
        arena_release(&arena);
        return PB_MEMORY;
    }
    memset(out->x, 0, (size_t)model->n_cols * sizeof *out->x);
    memset(out->y, 0, (size_t)model->n_rows * sizeof *out->y);
    read_columns(search, program, answer.x, out->x);
    for (int i = 0; i < program->lp.n_rows; i++) {
        out->y[program->row[i]] = answer.y[i];
    }
    for (int j = 0; j < model->n_cols; j++) {
        out->reduced[j] = reduced_cost(model, out->y, j);
    }
    chain_duals(search, out, pricing);
    lp_lagrangian_bound(model, out->y, NULL, NULL, &bound);
    out->bound = bound.value;
    out->status = answer.status;
    out->steps += answer.steps;
    *loss = (answer.cost - bound.value) / fmax(1.0, fabs(answer.cost));
    arena_release(&arena);
    return PB_OK;
}

/** Solves with more and more stints until the bound is as good as the LP. */
static enum pb_rc solve_rounds(const struct capacity_search *search, const double *fixed,
                               struct arena *arena, struct relaxation *out)
{
    const size_t move_slots = (size_t)(search->problem->n_moves * search->layout->n_slots);
    struct pricing pricing = {
        .worth = arena_alloc(arena, (size_t)search->layout->n_slots + 1, sizeof(double)),
        .more = {arena_alloc(arena, MOST_ROUNDS * move_slots, sizeof(struct stint)), 0}};
    const double enough = search->model->n_rows > LARGE_ROWS ? LARGE_LOSS : LEAST_LOSS;
    enum pb_rc rc = arena->failed ? PB_MEMORY : PB_OK;

    for (int round = 0; rc == PB_OK && round < MOST_ROUNDS; round++) {
        const int known = pricing.more.n;
        struct stint_program program;
        double loss = 0;

        rc = stint_program_init(&program, search, fixed, &pricing.more);
        if (rc == PB_OK) {
            rc = solve(search, &program, &pricing, out, &loss);
        }
        stint_program_release(&program);
        if (fixed != NULL || out->status != PB_STATUS_OPTIMAL || loss < enough ||
            pricing.more.n == known) {
            break;
        }
    }
    return rc;
}

enum pb_rc capacity_relax(const struct capacity_search *search, const double *fixed,
                          struct arena *arena, struct relaxation *out)
{
    const size_t n_cols = (size_t)search->model->n_cols;
    enum pb_rc rc = PB_MEMORY;

    *out = (struct relaxation){0};
    out->x = arena_alloc(arena, n_cols, sizeof *out->x);
    out->reduced = arena_alloc(arena, n_cols, sizeof *out->reduced);
    out->y = arena_alloc(arena, (size_t)search->model->n_rows, sizeof *out->y);
    if (!arena->failed) {
        rc = solve_rounds(search, fixed, arena, out);
    }
    if (rc == PB_OK && fixed != NULL) {
        memcpy(out->x, fixed, (size_t)search->layout->n_duties * sizeof *out->x);
    }
    if (rc == PB_OK) {
        sum_shortage(search, out);
    }
    return rc;
}
