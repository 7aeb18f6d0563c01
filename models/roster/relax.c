/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/relax.h"

#include <math.h>
#include <string.h>

#include "models/roster/canonical.h"
#include "models/roster/line_table.h"
#include "models/roster/model.h"

/* The ascent: each price has a step length of its own, from running means of its slope and of the
 * slope's square (Kingma and Ba, Adam, 2015), that shrinks from first to last. */
enum { FIRST_ROUND = 200, LAST_ROUND = 800 };
#define FIRST_STEP 0.4 /* shares of the price's scale */
#define LAST_STEP  5e-4
#define MEMORY     0.9
#define MEMORY_SQ  0.99
#define LEAST      1e-9

/* A limit over the horizon of one agent. */
struct limit {
    int agent;
    const int *weight; /* n_shifts; NULL = worked weekends */
    double least, most;
    double low, high; /* of its multiplier */
    double scale;     /* of its multiplier */
    double units;     /* in the present line */
};

/* A multiplier on its way. */
struct climber {
    double now, mean, square;
};

struct relaxation {
    const struct roster_problem *problem;
    struct roster_problem eased; /* without the counts over the horizon */
    struct roster_options options;
    struct roster_model model;
    struct limit *limits; /* by agent */
    int n_limits;
    struct climber *row;   /* n_rows: p */
    struct climber *price; /* n_limits: m */
    double *scale;         /* n_rows */
    double *activity;      /* n_rows */
    double *charge;        /* n_shifts + 1: scratch */
    struct arena arena;
};

static bool over_horizon(const struct roster_count *count)
{
    return count->range.on && count->period == ROSTER_HORIZON;
}

static void add_limit(struct relaxation *relaxation, int agent, const int *weight,
                      const struct roster_range *range, double carried)
{
    struct limit limit = {.agent = agent,
                          .weight = weight,
                          .least = range->min - carried,
                          .most = range->max - carried,
                          .low = isfinite(range->min) ? -range->under : 0,
                          .high = isfinite(range->max) ? range->over : 0};
    relaxation->limits[relaxation->n_limits++] = limit;
}

/* Takes the counts over the horizon out of the limits of an agent; weekends are still counted, with
 * a limit that cannot bind. */
static bool ease_agent(struct relaxation *relaxation, int e, struct roster_agent *agent)
{
    struct arena *arena = &relaxation->arena;
    struct roster_limits *limits = arena_copy(arena, agent->limits, 1, sizeof *limits);
    struct roster_count *counts =
        arena_alloc(arena, agent->limits->n_counts, sizeof *agent->limits->counts);
    double *carried = arena_alloc(arena, agent->limits->n_counts, sizeof *carried);
    if (arena->failed) {
        return false;
    }
    limits->n_counts = 0;
    for (size_t i = 0; i < agent->limits->n_counts; i++) {
        const struct roster_count *count = &agent->limits->counts[i];
        double before = agent->history.carried ? agent->history.carried[i] : 0;
        if (over_horizon(count)) {
            add_limit(relaxation, e, count->weight, &count->range, before);
        } else {
            carried[limits->n_counts] = before;
            counts[limits->n_counts++] = *count;
        }
    }
    if (limits->weekends.on) {
        add_limit(relaxation, e, NULL, &limits->weekends, 0);
        limits->weekends = (struct roster_range){.on = true,
                                                 .min = -INFINITY,
                                                 .max = ROSTER_MOST_DAYS,
                                                 .under = INFINITY,
                                                 .over = INFINITY};
    }
    limits->counts = counts;
    agent->limits = limits;
    agent->history.carried = carried;
    return true;
}

static enum pb_rc ease(struct relaxation *relaxation)
{
    const struct roster_problem *problem = relaxation->problem;
    struct arena *arena = &relaxation->arena;
    size_t n = problem->n_agents, n_rows = problem->n_rows, most = 0;
    for (size_t e = 0; e < n; e++) {
        most += problem->agents[e].limits->n_counts + 1;
    }
    struct roster_agent *agents = arena_copy(arena, problem->agents, n, sizeof *agents);
    relaxation->limits = arena_alloc(arena, most, sizeof *relaxation->limits);
    relaxation->price = arena_alloc(arena, most, sizeof *relaxation->price);
    relaxation->row = arena_alloc(arena, n_rows, sizeof *relaxation->row);
    relaxation->scale = arena_alloc(arena, n_rows, sizeof *relaxation->scale);
    relaxation->activity = arena_alloc(arena, n_rows, sizeof *relaxation->activity);
    relaxation->charge =
        arena_alloc(arena, (size_t)problem->n_shifts + 1, sizeof *relaxation->charge);
    bool ok = !arena->failed;
    for (size_t e = 0; e < n && ok; e++) {
        ok = ease_agent(relaxation, (int)e, &agents[e]);
    }
    relaxation->eased = *problem;
    relaxation->eased.agents = agents;
    return ok ? PB_OK : PB_MEMORY;
}

/* Lengths of steps: a price of a row moves on the scale of the row's own prices, the multiplier of
 * a limit on that of what its largest unit can be worth. */
static void find_scales(struct relaxation *relaxation)
{
    const struct roster_problem *problem = relaxation->problem;
    double sum = 0;
    for (size_t r = 0; r < problem->n_rows; r++) {
        const struct roster_row *row = &problem->rows[r];
        relaxation->scale[r] = row->under + row->over;
        sum += relaxation->scale[r];
    }
    double mean = sum / (double)(problem->n_rows + 1);
    for (int i = 0; i < relaxation->n_limits; i++) {
        struct limit *limit = &relaxation->limits[i];
        int largest = 1;
        for (int s = 0; s < problem->n_shifts && limit->weight; s++) {
            largest = limit->weight[s] > largest ? limit->weight[s] : largest;
        }
        limit->scale = mean / largest;
    }
}

/* The limits of agent `e` are those from here on. */
static int end_of_limits(const struct relaxation *relaxation, int e, int from)
{
    int end = from;
    while (end < relaxation->n_limits && relaxation->limits[end].agent == e) {
        end++;
    }
    return end;
}

/* What the multipliers of limits [from, end) charge for working each option, into `charge`, whose
 * place 0 has the charge for a worked weekend; returns their constant part. */
static double charge_limits(struct relaxation *relaxation, int from, int end, double *charge)
{
    double constant = 0;
    int n_shifts = relaxation->problem->n_shifts;
    memset(charge, 0, ((size_t)n_shifts + 1) * sizeof *charge);
    for (int i = from; i < end; i++) {
        const struct limit *limit = &relaxation->limits[i];
        double m = relaxation->price[i].now;
        constant -= m == 0 ? 0 : m * (m > 0 ? limit->most : limit->least);
        charge[0] = limit->weight ? charge[0] : m;
        for (int s = 0; s < n_shifts && limit->weight; s++) {
            charge[s + 1] += m * limit->weight[s];
        }
    }
    return constant;
}

static void price_options(const struct relaxation *relaxation, int e, const double *charge)
{
    const struct roster_model *model = &relaxation->model;
    const double *own = model->rules[e].own;
    for (int day = 0, at = 0; day < model->n_days; day++) {
        for (int o = 0; o < model->n_options; o++, at++) {
            int n;
            const struct roster_share *share = model_shares(model, e, day, o, &n);
            double price = own[at] + (o > 0 ? charge[o] : 0);
            for (int i = 0; i < n; i++) {
                price -= share[i].amount * relaxation->row[share[i].row].now;
            }
            model->prices[at] = price;
        }
    }
}

/* What the line uses of limits [from, end). */
static void count_units(struct relaxation *relaxation, int from, int end, const short *line,
                        int weekends)
{
    for (int i = from; i < end; i++) {
        struct limit *limit = &relaxation->limits[i];
        limit->units = limit->weight ? 0 : weekends;
        for (int d = 0; d < relaxation->problem->n_days && limit->weight; d++) {
            limit->units += line[d] > 0 ? limit->weight[line[d] - 1] : 0;
        }
    }
}

/* Is the first lazy counter that of the weekends? They are the first rule that counts at all. Where
 * no weekend can be worked there is none. */
static bool counts_weekends(const struct relaxation *relaxation, int e,
                            const struct line_graph *graph)
{
    return relaxation->eased.agents[e].limits->weekends.on && graph->n_lazy > 0 &&
           graph->lazy_counter[0] == 0;
}

/* The part of agent `e`, whose limits begin at *from, in the bound. */
static enum pb_rc value_agent(struct relaxation *relaxation, int e, int *from, double *value)
{
    struct roster_model *model = &relaxation->model;
    const struct line_graph *graph = model_graph(model, e);
    short line[ROSTER_MOST_DAYS];
    int units[LINE_MOST_LAZY] = {0}, end = end_of_limits(relaxation, e, *from);
    double cheapest;
    double constant = charge_limits(relaxation, *from, end, relaxation->charge);
    price_options(relaxation, e, relaxation->charge);
    memset(model->table.multiplier, 0, sizeof model->table.multiplier);
    if (counts_weekends(relaxation, e, graph)) {
        model->table.multiplier[0] = relaxation->charge[0];
    }
    enum pb_rc rc = line_fill(graph, model->prices, &model->table, &cheapest);
    *value += cheapest + constant;
    if (rc == PB_OK && isfinite(cheapest)) {
        line_trace(graph, &model->table, line, units);
        model_add_activity(model, e, line, 1, relaxation->activity);
        count_units(relaxation, *from, end, line,
                    counts_weekends(relaxation, e, graph) ? units[0] : 0);
    }
    *from = end;
    return rc;
}

/* The bound at the present prices, and the lines that give it. */
static enum pb_rc find_value(struct relaxation *relaxation, double *value)
{
    const struct roster_problem *problem = relaxation->problem;
    enum pb_rc rc = PB_OK;
    int limit = 0;
    *value = 0;
    memset(relaxation->activity, 0, problem->n_rows * sizeof *relaxation->activity);
    for (size_t r = 0; r < problem->n_rows; r++) {
        *value += problem->rows[r].need * relaxation->row[r].now;
    }
    for (size_t e = 0; e < problem->n_agents && rc == PB_OK && !isinf(*value); e++) {
        rc = pb_stop_requested(&relaxation->options.stop)
                 ? PB_INTERRUPTED
                 : value_agent(relaxation, (int)e, &limit, value);
    }
    return rc;
}

/* A price one step up its slope, within its range. */
static void move(struct climber *price, double slope, double length, double low, double high)
{
    bool at_end = (price->now <= low && slope < 0) || (price->now >= high && slope > 0);
    slope = at_end ? 0 : slope;
    price->mean = MEMORY * price->mean + (1 - MEMORY) * slope;
    price->square = MEMORY_SQ * price->square + (1 - MEMORY_SQ) * slope * slope;
    double next = price->now + length * price->mean / (sqrt(price->square) + LEAST);
    price->now = fmax(low, fmin(high, next));
}

static void climb_rows(struct relaxation *relaxation, double length)
{
    for (size_t r = 0; r < relaxation->problem->n_rows; r++) {
        const struct roster_row *row = &relaxation->problem->rows[r];
        move(&relaxation->row[r], row->need - relaxation->activity[r],
             length * relaxation->scale[r], -row->over, row->under);
    }
}

/* Beyond its maximum or below its minimum a limit pulls; between them nothing does but what its
 * multiplier still charges. */
static void climb_limits(struct relaxation *relaxation, double length)
{
    for (int i = 0; i < relaxation->n_limits; i++) {
        const struct limit *limit = &relaxation->limits[i];
        struct climber *price = &relaxation->price[i];
        double over = limit->units - limit->most, under = limit->units - limit->least;
        double slope = price->now > 0   ? over
                       : price->now < 0 ? under
                                        : fmax(over, 0) + fmin(under, 0);
        double low = limit->low, high = limit->high;
        /* one sign at a time: the value bends at 0 */
        low = price->now > 0 ? 0 : low;
        high = price->now < 0 ? 0 : high;
        move(price, slope, length * limit->scale, low, high);
    }
}

/* Keeps the duals of the best value. */
static void keep_best(const struct relaxation *relaxation, double value, double *dual,
                      double *bound)
{
    if (value > *bound) {
        *bound = value;
        for (size_t r = 0; r < relaxation->problem->n_rows; r++) {
            dual[r] = relaxation->row[r].now;
        }
    }
}

/* One round of `n_steps` whose first one has length `first`. */
static enum pb_rc climb(struct relaxation *relaxation, int n_steps, double first, double *dual,
                        double *bound)
{
    enum pb_rc rc = PB_OK;
    for (int i = 0; i < n_steps && rc == PB_OK && !(*bound == INFINITY); i++) {
        double value, length = first * pow(LAST_STEP / first, (double)i / n_steps);
        rc = find_value(relaxation, &value);
        if (rc == PB_OK) {
            keep_best(relaxation, value, dual, bound);
            climb_rows(relaxation, length);
            climb_limits(relaxation, length);
        }
    }
    return rc;
}

/* Rounds that become longer and begin with smaller steps, so that not much is lost when the time is
 * up in the midst of one. */
static enum pb_rc climb_all(struct relaxation *relaxation, double *dual, double *bound)
{
    enum pb_rc rc = PB_OK;
    double first = FIRST_STEP;
    for (int n = FIRST_ROUND; n <= LAST_ROUND && rc == PB_OK; n *= 2) {
        rc = climb(relaxation, n, first, dual, bound);
        first /= 2;
    }
    return rc;
}

enum pb_rc relax_bound(const struct roster_problem *problem, const struct pb_stop *stop,
                       double *dual, double *bound)
{
    struct relaxation relaxation = {.problem = problem, .options = {.stop = *stop}};
    *bound = -INFINITY;
    enum pb_rc rc = ease(&relaxation);
    if (rc == PB_OK) {
        rc = model_build_eased(&relaxation.eased, &relaxation.options, &relaxation.model);
    }
    if (rc == PB_OK) {
        find_scales(&relaxation);
        for (size_t r = 0; r < problem->n_rows; r++) {
            const struct roster_row *row = &problem->rows[r];
            relaxation.row[r].now = fmax(-row->over, fmin(row->under, dual[r]));
        }
        rc = climb_all(&relaxation, dual, bound);
        model_release(&relaxation.model);
    }
    arena_release(&relaxation.arena);
    return rc == PB_INTERRUPTED ? PB_OK : rc;
}
