/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/improve.h"

#include <math.h>
#include <string.h>

#include "models/capacity/circles.h"
#include "models/capacity/evaluate.h"
#include "models/capacity/half.h"
#include "models/capacity/relax.h"

/** Widths in units of the mean cost of a duty in the LP's plan. */
static const struct roll_width first_width = {
    .dearest_duty = 0.03, .dearest_move = 0.3, .round_up = 0.7};
static const struct roll_width wide = {.dearest_duty = 0.3, .dearest_move = 0.3, .round_up = 0.8};

/** Queues in one program. */
#define BLOCK_QUEUES 12

/** What a round does: a first plan, days opened anew, single shifts exchanged. */
enum way { ROLL, REOPEN, POLISH };

/** Rounds after the first; what one way has found the other goes on from. Small models have time
 * for many. */
static const enum way usual_rounds[] = {REOPEN, REOPEN, POLISH};
static const enum way chained_rounds[] = {REOPEN, POLISH, REOPEN, POLISH, REOPEN, POLISH};

struct rounds {
    const enum way *ways; /**< gone through again and again */
    int n_ways;
    int n;
};

/** Horizons from this many days have days next to the middle. */
#define LEAST_BORDER_DAYS 6

/** Rounds of models with at most this many duties. */
#define SMALL_DUTIES 2000
#define SMALL_ROUNDS 18

enum pb_rc capacity_offer(struct capacity_search *search)
{
    const size_t size = (size_t)search->model->n_cols * sizeof *search->point;
    double cost = INFINITY;
    const enum pb_rc rc = capacity_evaluate(search, search->point, &cost);

    if (rc == PB_OK && cost < search->best_cost) {
        search->best_cost = cost;
        memcpy(search->best, search->point, size);
    } else if (rc == PB_OK && isfinite(search->best_cost)) {
        memcpy(search->point, search->best, size);
    }
    return rc;
}

double capacity_gap(const struct capacity_search *search, double cost)
{
    const double excess = cost - search->bound;
    const double base = cost - search->shortage;

    if (excess <= 1e-9 * fmax(1.0, fabs(cost))) {
        return 0.0;
    }
    return base > 0 ? excess / base : INFINITY;
}

static bool is_good(const struct capacity_search *search)
{
    return capacity_gap(search, search->best_cost) <= search->options->gap;
}

/** Mean cost of the duties that the LP uses; 1 when it uses none. */
static double mean_duty(const struct capacity_search *search)
{
    double cost = 0;
    double agents = 0;

    for (int j = 0; j < search->layout->n_duties; j++) {
        cost += search->relaxed[j] * search->model->cost[j];
        agents += search->relaxed[j];
    }
    return agents > 0 && cost > 0 ? cost / agents : 1.0;
}

static struct roll_width scaled(const struct roll_width *width, double unit)
{
    return (struct roll_width){.dearest_duty = width->dearest_duty * unit,
                               .dearest_move = width->dearest_move,
                               .round_up = width->round_up};
}

/** The k-th re-opening rounds differently from the others, so that it finds other plans. */
static double round_up_of(int k)
{
    static const double cycle[] = {0.8, 0.9, 0.5, 0.7, 0.95, 0.6};

    return cycle[k % (int)(sizeof cycle / sizeof *cycle)];
}

struct roll_width capacity_wide(const struct capacity_search *search, double round_up)
{
    struct roll_width width = scaled(&wide, mean_duty(search));

    width.round_up = round_up;
    return width;
}

enum pb_rc capacity_settle(struct capacity_search *search)
{
    const size_t n_cols = (size_t)search->model->n_cols;
    struct arena arena = {0};
    struct relaxation answer;
    enum pb_rc rc = capacity_relax(search, search->point, &arena, &answer);

    if (rc == PB_OK) {
        memcpy(search->point, answer.x, n_cols * sizeof *search->point);
        rc = capacity_offer(search);
    }
    arena_release(&arena);
    return rc;
}

/** One block of queues on one run of days, done by one process. */
struct task {
    struct roll_width width;
    struct reopening what;
    enum way way;
};

/** Days that are re-opened together: two find more than twice one, but where reassignments have
 * rows of their own they cost more than they find. */
static int window_days(const struct capacity_search *search)
{
    return search->layout->chain_to > search->layout->chain_from ? 1 : 2;
}

/** Changes single shifts of the days: first among the queues that help each other, then all. */
static enum pb_rc polish(struct capacity_search *search, const struct task *task,
                         const struct reopening *days, enum dive_end *end)
{
    const size_t n_queues = (size_t)search->problem->n_queues;
    struct arena arena = {0};
    struct capacity_circles circles;
    struct reopening what = *days;
    enum pb_rc rc = capacity_circles_choose(search->problem, days->is_queue, &arena, &circles);

    for (int i = 0; rc == PB_OK && *end != DIVE_STOPPED && i < circles.n; i++) {
        what.is_queue = &circles.is_in[(size_t)i * n_queues];
        rc = capacity_polish(search, &task->width, &what, end);
    }
    if (rc == PB_OK && *end != DIVE_STOPPED) {
        rc = capacity_polish(search, &task->width, days, end);
    }
    arena_release(&arena);
    return rc;
}

/** Works on search->point; what it changed are the duties of the task. */
static enum pb_rc work(struct capacity_search *search, void *context)
{
    const struct task *task = context;
    struct reopening day = task->what;
    const int last = task->what.day + task->what.n_days;
    const int n_days = window_days(search);
    enum dive_end end = DIVE_NO_GAIN;
    enum pb_rc rc = PB_OK;
    bool is_done = false;

    if (task->way == ROLL) {
        return capacity_roll(search, &task->width, &task->what, &is_done);
    }
    for (; rc == PB_OK && end != DIVE_STOPPED && day.day < last; day.day += n_days) {
        day.n_days = day.day + n_days < last ? n_days : last - day.day;
        rc = task->way == POLISH ? polish(search, task, &day, &end)
                                 : capacity_reopen(search, &task->width, &day, &end);
    }
    return rc;
}

/** Blocks of at most BLOCK_QUEUES neighbouring queues; in odd rounds shifted by half a block. */
static void mark_block(const struct capacity_search *search, int round, int block, int n_blocks,
                       bool *is_queue)
{
    const int n = search->problem->n_queues;
    const int shift = round % 2 == 1 && n_blocks > 1 ? n / n_blocks / 2 : 0;

    for (int q = 0; q < n; q++) {
        is_queue[(q + shift) % n] = q * n_blocks / n == block;
    }
}

/** One round. */
struct round {
    enum way way;
    int number; /**< 0 = the first plan */
    struct roll_width width;
};

/** The first plan of one block goes from day to day; later both halves of the horizon are re-opened
 * side by side, and then, when both are known, the days next to the middle: a window looks beyond
 * its day. */
static enum pb_rc improve_block(struct capacity_search *search, const struct round *round,
                                const bool *is_queue)
{
    const int days = search->problem->n_days + 1;
    const int middle = days / 2;
    const int border = days < LEAST_BORDER_DAYS ? 0 : 1;
    struct task early = {.width = round->width,
                         .what = {.day = -1, .n_days = days, .is_queue = is_queue},
                         .way = round->way};
    struct task late = early;
    struct task between = early;

    if (round->way == ROLL) {
        return work(search, &early);
    }
    early.what.n_days = middle - border;
    late.what.day = -1 + middle + border;
    late.what.n_days = days - middle - border;
    between.what.day = -1 + middle - border;
    between.what.n_days = 2 * border;
    const struct capacity_split split = {.border = between.what.day - 1, .turn = round->number};
    const enum pb_rc rc = capacity_halves(search, work, &early, &late, &split);

    return rc == PB_OK && border > 0 ? work(search, &between) : rc;
}

static struct rounds rounds_of(const struct capacity_search *search)
{
    const bool is_chained = search->layout->chain_to > search->layout->chain_from;
    struct rounds rounds = {usual_rounds, (int)(sizeof usual_rounds / sizeof *usual_rounds), 0};

    if (is_chained) {
        rounds = (struct rounds){chained_rounds,
                                 (int)(sizeof chained_rounds / sizeof *chained_rounds), 0};
    }
    rounds.n = search->layout->n_duties <= SMALL_DUTIES ? SMALL_ROUNDS : rounds.n_ways;
    return rounds;
}

/** One round over all blocks. */
static enum pb_rc improve_round(struct capacity_search *search, const struct round *round,
                                bool *is_queue)
{
    const int n = search->problem->n_queues;
    const int n_blocks = (n + BLOCK_QUEUES - 1) / BLOCK_QUEUES;
    enum pb_rc rc = PB_OK;

    for (int block = 0; rc == PB_OK && block < n_blocks; block++) {
        if (capacity_stopped(search) != PB_STATUS_NONE) {
            break;
        }
        mark_block(search, round->number, block, n_blocks, is_queue);
        rc = improve_block(search, round, is_queue);
        capacity_report(search, round->way == ROLL ? "plan" : "improve", (block + 1.0) / n_blocks);
    }
    return rc == PB_OK ? capacity_offer(search) : rc;
}

/** Round `number`, after `reopened` re-openings. */
static struct round round_of(const struct capacity_search *search, const struct rounds *rounds,
                             int number, int reopened)
{
    if (number == 0) {
        return (struct round){ROLL, 0, scaled(&first_width, mean_duty(search))};
    }
    return (struct round){rounds->ways[(number - 1) % rounds->n_ways], number,
                          capacity_wide(search, round_up_of(reopened))};
}

enum pb_rc capacity_improve(struct capacity_search *search)
{
    const struct rounds rounds = rounds_of(search);
    struct arena arena = {0};
    bool *is_queue = arena_alloc(&arena, (size_t)search->problem->n_queues, sizeof *is_queue);
    enum pb_rc rc = is_queue == NULL ? PB_MEMORY : PB_OK;

    memcpy(search->point, search->relaxed, (size_t)search->model->n_cols * sizeof *search->point);
    int reopened = 0;

    for (int number = 0; rc == PB_OK && number <= rounds.n; number++) {
        if (is_good(search) || capacity_stopped(search) != PB_STATUS_NONE) {
            break;
        }
        const struct round round = round_of(search, &rounds, number, reopened);

        rc = improve_round(search, &round, is_queue);
        reopened += round.way == REOPEN ? 1 : 0;
    }
    if (rc == PB_OK && !is_good(search)) {
        rc = capacity_settle(search);
    }
    arena_release(&arena);
    return rc;
}
