/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/roster/line_table.h"

/* Rounds of multipliers once a lawful line is known, and until then. */
enum { MOST_ROUNDS = 8, MOST_FIRST_ROUNDS = 60 };

/* Squared excess of the units over the limits (shortfalls count where a multiplier can give way);
 * 0 when the line is lawful. */
static double excess(const struct line_graph *graph, const struct line_table *table,
                     const int *units, bool *is_lawful)
{
    double sum = 0;
    *is_lawful = true;
    for (int i = 0; i < graph->n_lazy; i++) {
        int over = units[i] - graph->lazy_max[i];
        *is_lawful = *is_lawful && over <= 0;
        sum += over > 0 || table->multiplier[i] > 0 ? (double)over * over : 0;
    }
    return sum;
}

static double charge(const struct line_graph *graph, const struct line_table *table)
{
    double sum = 0;
    for (int i = 0; i < graph->n_lazy; i++) {
        sum += table->multiplier[i] * graph->lazy_max[i];
    }
    return sum;
}

/* What is asked, and the table to work in. */
struct quest {
    const struct line_graph *graph;
    const double *w;
    double limit;
    struct line_table *table;
};

/* What one set of multipliers shows. */
struct round {
    double bound; /* least price of a lawful line, at least */
    double price; /* of the line */
    bool is_lawful;
    double excess;
    int units[LINE_MOST_LAZY];
};

static enum pb_rc try_round(const struct quest *quest, short *line, struct round *round)
{
    enum pb_rc rc = line_fill(quest->graph, quest->w, quest->table, &round->bound);
    if (rc != PB_OK || isinf(round->bound)) {
        return rc;
    }
    round->bound -= charge(quest->graph, quest->table);
    round->price = line_trace(quest->graph, quest->table, line, round->units);
    round->excess = excess(quest->graph, quest->table, round->units, &round->is_lawful);
    return PB_OK;
}

/* Polyak's step towards the target. */
static void move_multipliers(const struct line_graph *graph, struct line_table *table,
                             const struct round *round, double target)
{
    double step = (target - round->bound) / fmax(round->excess, 1e-9);
    for (int i = 0; i < graph->n_lazy; i++) {
        double m = table->multiplier[i] + step * (round->units[i] - graph->lazy_max[i]);
        table->multiplier[i] = fmax(0, m);
    }
}

/* A lawful line at any price: the multiplier of what is broken doubles until nothing is. */
static enum pb_rc insist(const struct quest *quest, struct round round, short *line,
                         struct line_found *found)
{
    enum { MOST_DOUBLINGS = 40 };
    struct line_table *table = quest->table;
    double first = 1e-3 * (1 + fabs(round.bound));
    enum pb_rc rc = PB_OK;
    for (int i = 0; i < MOST_DOUBLINGS && rc == PB_OK && !round.is_lawful; i++) {
        for (int k = 0; k < quest->graph->n_lazy; k++) {
            bool is_broken = round.units[k] > quest->graph->lazy_max[k];
            double doubled = fmax(first, 2 * table->multiplier[k]);
            table->multiplier[k] = is_broken ? doubled : table->multiplier[k];
        }
        rc = try_round(quest, line, &round);
    }
    found->price = rc == PB_OK && round.is_lawful ? round.price : found->price;
    return rc;
}

/* Multipliers that give a good bound, from the first round on; the best of them are in the table
 * at the end. */
static enum pb_rc relax(const struct quest *quest, struct round round, short *line,
                        struct line_found *found)
{
    struct line_table *table = quest->table;
    double best[LINE_MOST_LAZY] = {0};
    short other[ROSTER_MOST_DAYS];
    enum pb_rc rc = PB_OK;
    for (int i = 0; i < MOST_FIRST_ROUNDS && rc == PB_OK && round.excess > 0; i++) {
        if (i >= MOST_ROUNDS && (isfinite(found->price) || isfinite(quest->limit))) {
            break;
        }
        double reach = 0.02 * fabs(round.bound) + 1;
        double target = isfinite(found->price) ? found->price : found->bound + reach;
        if (found->bound >= quest->limit || target - found->bound < 1e-9 * fmax(1, fabs(target))) {
            break;
        }
        move_multipliers(quest->graph, table, &round, target);
        rc = try_round(quest, other, &round);
        if (rc == PB_OK && round.bound > found->bound) {
            found->bound = round.bound;
            memcpy(best, table->multiplier, sizeof best);
        }
        if (rc == PB_OK && round.is_lawful && round.price < found->price) {
            found->price = round.price;
            memcpy(line, other, (size_t)quest->graph->n_days * sizeof *line);
        }
    }
    if (rc == PB_OK && isinf(found->price) && isinf(quest->limit)) {
        rc = insist(quest, round, line, found);
    }
    memcpy(table->multiplier, best, sizeof best);
    double ignored;
    return rc == PB_OK ? line_fill(quest->graph, quest->w, table, &ignored) : rc;
}

enum pb_rc line_cheapest(const struct line_graph *graph, const double *w, double limit,
                         struct line_table *table, short *line, struct line_found *found)
{
    struct quest quest = {graph, w, limit, table};
    struct round first = {.bound = INFINITY};
    memset(table->multiplier, 0, sizeof table->multiplier);
    *found = (struct line_found){.price = INFINITY, .bound = INFINITY};
    if (graph->n_cells == 0) {
        return PB_OK;
    }
    enum pb_rc rc = try_round(&quest, line, &first);
    found->bound = first.bound;
    if (rc != PB_OK || isinf(first.bound)) {
        return rc;
    }
    if (first.is_lawful) {
        found->price = found->bound = first.bound;
        return PB_OK;
    }
    if (limit == -INFINITY) {
        return insist(&quest, first, line, found);
    }
    rc = relax(&quest, first, line, found);
    double wanted = fmin(limit, found->price);
    if (rc == PB_OK && found->bound < wanted - 1e-9 * fmax(1, fabs(found->bound))) {
        rc = line_search(graph, table, wanted, line, found);
    }
    return rc;
}
