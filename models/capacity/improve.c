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
    .dearest_duty = 0.03, .first_duty = 0.03, .first_move = 0.05, .round_up = 0.7};
static const struct roll_width wide = {
    .dearest_duty = 0.3, .first_duty = 0.03, .first_move = 0.05, .round_up = 0.8};

/** Queues in one program. */
#define BLOCK_QUEUES 12

/** What a round does: a first plan, days opened anew, single shifts exchanged. */
enum way { ROLL, REOPEN, POLISH, N_WAYS };

/** Rounds after the first; what one way has found the other goes on from. Small models have time
 * for many. */
static const enum way usual_rounds[] = {REOPEN, REOPEN, POLISH};
static const enum way chained_rounds[] = {REOPEN, POLISH, REOPEN, POLISH,
                                          REOPEN, POLISH, REOPEN, POLISH};

struct rounds {
    const enum way *ways; /**< gone through again and again */
    int n_ways;
    int n;
};

/** Horizons from this many days are worked on in three and in four parts. */
#define LEAST_THREE_PARTS 6
#define LEAST_FOUR_PARTS  8

/** Rounds after the first until the bound is raised: who raises it beside has had the idle core so
 * far, and later rounds can still end at the gap. */
#define ROUNDS_BEFORE_RAISE 4

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
                               .first_duty = width->first_duty * unit,
                               .first_move = width->first_move,
                               .round_up = width->round_up};
}

/** The k-th re-opening rounds differently from the others, so that it finds other plans. */
static double round_up_of(int k)
{
    static const double cycle[] = {0.6, 0.7, 0.85, 0.65, 0.75, 0.5};

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
    const double *polished; /**< [n_duties] after the last polishing, NULL = there was none */
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

/** Whether polishing a day may find anything: nothing has changed there, nor on the days next to
 * it, since it last found nothing more. */
static bool is_fresh(const struct capacity_search *search, const double *polished, int day,
                     int n_days)
{
    if (polished == NULL) {
        return true;
    }
    for (int j = 0; j < search->layout->n_duties; j++) {
        const int on = search->problem->duties[j].day;

        if (on >= day - 1 && on <= day + n_days && search->point[j] != polished[j]) {
            return true;
        }
    }
    return false;
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
        if (task->way == POLISH && !is_fresh(search, task->polished, day.day, day.n_days)) {
            continue;
        }
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
    int turn; /**< rounds of this way before */
    struct roll_width width;
    const double *polished;
};

/** Part `k` of `n` of the days of `all`. */
static struct task part_of(const struct task *all, int k, int n)
{
    struct task part = *all;
    const int days = all->what.n_days;

    part.what.day = all->what.day + k * days / n;
    part.what.n_days = (k + 1) * days / n - k * days / n;
    return part;
}

/** An early and a late part, side by side. */
static enum pb_rc work_on_both(struct capacity_search *search, const struct round *round,
                               struct task parts[2])
{
    const struct reopening *early = &parts[0].what;
    const struct capacity_split split = {.early_to = early->day + early->n_days - 1,
                                         .late_from = parts[1].what.day,
                                         .turn = round->turn};

    return capacity_halves(search, work, &parts[0], &parts[1], &split);
}

/** The first plan goes from day to day. Later two parts of the horizon are worked on at a time,
 * with one between them where there are enough days: a window looks beyond its day. */
static enum pb_rc improve_block(struct capacity_search *search, const struct round *round,
                                const bool *is_queue)
{
    const int days = search->problem->n_days + 1;
    const int n = days >= LEAST_FOUR_PARTS ? 4 : days >= LEAST_THREE_PARTS ? 3 : 2;
    struct task all = {.width = round->width,
                       .what = {.day = -1, .n_days = days, .is_queue = is_queue},
                       .way = round->way,
                       .polished = round->polished};

    if (round->way == ROLL) {
        return work(search, &all);
    }
    struct task first[] = {part_of(&all, 0, n), part_of(&all, n == 2 ? 1 : 2, n)};
    struct task second[] = {part_of(&all, 1, n), part_of(&all, 3, n)};
    const enum pb_rc rc = work_on_both(search, round, first);

    if (rc != PB_OK || n == 2) {
        return rc;
    }
    return n == 3 ? work(search, &second[0]) : work_on_both(search, round, second);
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
        mark_block(search, round->turn, block, n_blocks, is_queue);
        rc = improve_block(search, round, is_queue);
        capacity_report(search, round->way == ROLL ? "plan" : "improve", (block + 1.0) / n_blocks);
    }
    return rc == PB_OK ? capacity_offer(search) : rc;
}

/** What goes on from round to round. */
struct progress {
    int done[N_WAYS]; /**< rounds so far */
    double settled;   /**< cost of the best plan when its reassignments were last settled */
    double *polished; /**< [n_duties] after the last polishing */
    bool *is_queue;   /**< [n_queues] scratch */
};

/** Round `number`; 0 is the first plan. */
static struct round round_of(const struct capacity_search *search, const struct rounds *rounds,
                             int number, const struct progress *progress)
{
    const enum way way = number == 0 ? ROLL : rounds->ways[(number - 1) % rounds->n_ways];

    return (struct round){.way = way,
                          .turn = progress->done[way],
                          .width = way == ROLL
                                       ? scaled(&first_width, mean_duty(search))
                                       : capacity_wide(search, round_up_of(progress->done[REOPEN])),
                          .polished = progress->done[POLISH] > 0 ? progress->polished : NULL};
}

/** Settles the reassignments of the best plan, unless it is good enough or they are settled. */
static enum pb_rc settle(struct capacity_search *search, struct progress *progress)
{
    enum pb_rc rc = PB_OK;

    if (!is_good(search) && search->best_cost != progress->settled) {
        rc = capacity_settle(search);
        progress->settled = search->best_cost;
    }
    return rc;
}

/** Whether a duty has changed since the last polishing. */
static bool has_changed(const struct capacity_search *search, const double *polished)
{
    return memcmp(polished, search->point, (size_t)search->layout->n_duties * sizeof *polished) !=
           0;
}

static enum pb_rc next_round(struct capacity_search *search, const struct rounds *rounds,
                             int number, struct progress *progress)
{
    const struct round round = round_of(search, rounds, number, progress);
    enum pb_rc rc = improve_round(search, &round, progress->is_queue);

    progress->done[round.way]++;
    if (rc == PB_OK && round.way == POLISH && has_changed(search, progress->polished)) {
        memcpy(progress->polished, search->point,
               (size_t)search->layout->n_duties * sizeof *progress->polished);
        rc = settle(search, progress);
    }
    return rc;
}

/** Whether a better bound is worth waiting for; not after a signal. */
static bool asks_for_bound(const struct capacity_search *search)
{
    return !is_good(search) && capacity_stopped(search) != PB_STATUS_INTERRUPTED;
}

enum pb_rc capacity_improve(struct capacity_search *search, const struct improve_raise *raise)
{
    const struct rounds rounds = rounds_of(search);
    const int raise_at = rounds.n < ROUNDS_BEFORE_RAISE ? rounds.n : ROUNDS_BEFORE_RAISE;
    struct arena arena = {0};
    struct progress progress = {.polished = arena_alloc(&arena, (size_t)search->layout->n_duties,
                                                        sizeof *progress.polished),
                                .is_queue = arena_alloc(&arena, (size_t)search->problem->n_queues,
                                                        sizeof *progress.is_queue)};
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;
    bool is_raised = false;

    memcpy(search->point, search->relaxed, (size_t)search->model->n_cols * sizeof *search->point);
    for (int number = 0; rc == PB_OK && number <= rounds.n; number++) {
        if (is_good(search) || capacity_stopped(search) != PB_STATUS_NONE) {
            break;
        }
        rc = next_round(search, &rounds, number, &progress);
        if (rc == PB_OK && number == raise_at && asks_for_bound(search)) {
            rc = raise->raise(raise->context);
            is_raised = true;
        }
    }
    if (rc == PB_OK) {
        rc = settle(search, &progress);
    }
    if (rc == PB_OK && !is_raised && asks_for_bound(search)) {
        rc = raise->raise(raise->context);
    }
    arena_release(&arena);
    return rc;
}
