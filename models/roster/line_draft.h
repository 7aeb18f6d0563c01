/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Steps of line_compile(): automata -> draft -> merged draft -> counters and boxes -> graph. */
#ifndef MODELS_ROSTER_LINE_DRAFT_H
#define MODELS_ROSTER_LINE_DRAFT_H

#include "models/roster/line.h"

/** An arc before grouping; its counter gains are draft.units[arc * n_counters ...]. */
struct draft_arc {
    int option;
    int next; /**< node of the next layer; layer n_days has the sink alone */
    double cost;
};

/** The product of all automata, layer by layer. */
struct line_draft {
    int n_days, n_options;
    int n_counters;
    int n_nodes;    /**< with the sink, the last node */
    int *day_node;  /**< n_days + 2 */
    int *first_arc; /**< n_nodes + 1 */
    struct draft_arc *arcs;
    int *units; /**< arcs * n_counters */
    int n_arcs, arc_room, node_room;
};

/** Walks all automata at once from the eve to the last day. PB_OK, PB_MEMORY or PB_INTERRUPTED. */
enum pb_rc draft_build(const struct roster_problem *problem, const struct line_rules *rules,
                       const struct pb_stop *stop, struct line_draft *out);

/** Drops dead ends and merges nodes of a day with the same future; node numbers change. A draft
 * without a path becomes empty (n_nodes 0). */
enum pb_rc draft_merge(struct line_draft *draft);

void draft_release(struct line_draft *draft);

/** Appends an arc with room for its units (zeroed); NULL when out of memory. */
struct draft_arc *draft_add_arc(struct line_draft *draft);

/** What one counter costs and where it still matters. */
struct line_counter {
    int unit; /**< gcd of all gains; values below are multiples of it */
    int n_windows;
    int *window;   /**< n_days: window of each day; a window ends where the next begins */
    int size;      /**< values 0 .. size - 1 can be reached in a window */
    double *price; /**< n_windows * size: price of ending a window with a value */
    int *same;     /**< n_windows * size: last value up to which the price stays the same */
    int *reach_min, *reach_max; /**< per node: values on arrival */
    int *rest_min, *rest_max;   /**< per node: gains from here to the end of the window */
    int *low, *high;            /**< per node: the box, empty when low > high */
    int *least,
        *most; /**< per node: values of [least, low) count as low, of (high, most] as high */
    bool is_lazy;
};

/** Prepares counter `k` of the merged draft from its part. */
enum pb_rc counter_build(const struct roster_problem *problem, const struct line_part *part,
                         const struct line_draft *draft, int k, struct line_counter *out);
void counter_release(struct line_counter *counter, size_t n);

/** True when leaving day `d` ends a window of `counter`. */
static inline bool counter_ends(const struct line_counter *counter, int n_days, int d)
{
    return d + 1 == n_days || counter->window[d + 1] != counter->window[d];
}

/** Turns the merged draft with its counters into the graph. PB_OK, PB_INVALID (too many counters),
 * PB_MEMORY or PB_INTERRUPTED. */
enum pb_rc draft_finish(const struct line_draft *draft, const struct line_counter *counters,
                        const struct pb_stop *stop, struct line_graph *out);

#endif
