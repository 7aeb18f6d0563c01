/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the files of the path search share. */
#ifndef MODELS_ROSTER_LINE_TABLE_H
#define MODELS_ROSTER_LINE_TABLE_H

#include "models/roster/line.h"

/** A place on the way: a cell of a node of a day. */
struct line_place {
    int day, node;
    uint32_t cell;
};

/** A way from the start to a cell, for line_search(). */
struct line_label {
    double cost; /**< without multipliers */
    int parent;  /**< label of the day before, -1 at the start */
    int node;
    uint32_t cell;
    int twin; /**< older label of the same cell, -1 = none */
    short option;
    bool is_dominated;
};

/** Labels after which a search gives up and answers with a bound. */
enum { LINE_MOST_LABELS = 50000 };

/** The run of arc `a` that holds `cell`, or NULL. */
static inline const struct line_run *line_run_of(const struct line_graph *graph, int a,
                                                 uint32_t cell)
{
    int low = graph->arcs[a].first_run, end = graph->arcs[a + 1].first_run;
    while (low < end) {
        int mid = low + (end - low) / 2;
        const struct line_run *run = &graph->runs[mid];
        if (cell < run->from) {
            end = mid;
        } else if (cell >= run->from + run->length) {
            low = mid + 1;
        } else {
            return run;
        }
    }
    return NULL;
}

/** Price of arc `a` with or without the multipliers. */
static inline double line_arc_cost(const struct line_graph *graph, const struct line_table *table,
                                   int a, bool with_multipliers)
{
    const struct line_arc *arc = &graph->arcs[a];
    double cost = arc->cost + table->group_value[arc->group];
    for (int i = 0; with_multipliers && i < graph->n_lazy; i++) {
        cost += table->multiplier[i] * graph->lazy_units[a * graph->n_lazy + i];
    }
    return cost;
}

/** Fills `table` for the prices w at its multipliers. `*cheapest` is the least price with the
 * multipliers' share; INFINITY when there is no line. PB_OK or PB_MEMORY. */
enum pb_rc line_fill(const struct line_graph *graph, const double *w, struct line_table *table,
                     double *cheapest);

/** Follows the table from the start into `line` and counts the units of the lazy counters. Returns
 * the price without multipliers. */
double line_trace(const struct line_graph *graph, const struct line_table *table, short *line,
                  int units[LINE_MOST_LAZY]);

/** Labels from the start: the cheapest line below `limit` that keeps the lazy counters, into
 * `line`. found->bound comes in as a known bound. */
enum pb_rc line_search(const struct line_graph *graph, struct line_table *table, double limit,
                       short *line, struct line_found *found);

/** Follows the cheapest steps from a place to the end: options of from.day .. n_days - 1. */
void line_follow(const struct line_graph *graph, const struct line_table *table,
                 struct line_place from, short *line);

/** Leaves the best line on `day` by the cheapest step to another option group: `line` gets the
 * options of day .. n_days - 1. False when there is no other step. */
bool line_detour(const struct line_graph *graph, const struct line_table *table, int day,
                 short *line);

#endif
