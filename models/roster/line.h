/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Lines of work as paths: the rules of an agent become a layered graph, the cheapest line the
 * shortest path through it.
 *
 * Option 0 of a day is no work, option s + 1 is shift s. Each rule brings *parts*: small automata
 * that read the options day by day, may forbid or price a step, and may count something (hours,
 * nights, weekends) against a range over the horizon or every week. line_compile() walks all
 * automata at once, merges the nodes of a day that have the same future, and gives every node a
 * *box* of the counter values that still matter there: a value is dropped when no future can save
 * it, and values with equal price in every future share one cell. That is the dominance between
 * labels, worked out once per kind of agent instead of once per label.
 *
 * line_fill() is a dynamic program from the last day back over all cells; each step from node
 * to node is a handful of *runs* of neighbouring cells. Counters that hardly ever bind would only
 * make the boxes large; they are left out of the cells (*lazy*). When the cheapest line breaks one,
 * it is priced into the table with a multiplier, and labels from the start search the rest, with
 * the table as a bound on what a label can still reach: for multipliers m >= 0 and used units u,
 * rest(label) >= value(cell) - sum m * (limit - u).
 *
 * Example by hand: 3 days, one shift, at most 2 days in a row, own price of work -1 each day.
 * Automaton states = days on so far (0, 1, 2); from 2 work is forbidden. Table from the back: day
 * 2: states 0, 1 -> -1, state 2 -> 0; day 1: state 0 -> -2, state 1 -> min(off 0 + -1, on -1 + 0) =
 * -1; day 0: state 0 -> min(off 0 + -2, on -1 + -1) = -2: any two of the three days.
 */
#ifndef MODELS_ROSTER_LINE_H
#define MODELS_ROSTER_LINE_H

#include <stdint.h>

#include "models/roster/roster.h"

enum { LINE_MOST_LAZY = 32 };

/** One step of an automaton. */
struct line_move {
    int next;    /**< state after the day, |next| < 10000 */
    double cost; /**< price of the step, >= 0 */
    int units;   /**< what the part's counter gains, >= 0 */
};

struct line_part;

/** Reads `option` of `day` in `state`; false = forbidden. `*move` comes zeroed with next = state.
 */
typedef bool line_step(const struct line_part *part, int day, int state, int option,
                       struct line_move *move);

/** An automaton of a rule. */
struct line_part {
    const struct roster_problem *problem; /**< borrowed */
    const struct roster_agent *agent;     /**< borrowed; parts of agents with equal limits and
                                               history behave alike */
    line_step *step;
    int start;                 /**< state on the eve */
    struct roster_range range; /**< of the counter; not `on`: no counter */
    enum roster_period period;
    double carried; /**< units before the horizon */
    int index;      /**< of the count in limits->counts, for parts that need it */
};

/** What the rules say of one agent. */
struct line_rules {
    double
        *own; /**< n_days * n_options: price of each option by wishes and pay; INFINITY = never */
    struct line_part *parts;
    size_t n_parts;
    size_t room;
};

/** A rule: one small file, found through roster_rules(). */
struct roster_rule {
    const char *id;
    /** Adds what the rule says of `agent`; PB_OK or PB_MEMORY. */
    enum pb_rc (*add)(const struct roster_problem *problem, size_t agent, struct line_rules *out);
};

/** The one table of rules. */
const struct roster_rule *const *roster_rules(size_t *n);

/** Runs all rules for `agent` into the all-zero `out`. PB_OK or PB_MEMORY. */
enum pb_rc line_rules_collect(const struct roster_problem *problem, size_t agent,
                              struct line_rules *out);
void line_rules_release(struct line_rules *rules);

/** Appends a zeroed part for `agent`; NULL when out of memory. */
struct line_part *line_rules_part(struct line_rules *rules, const struct roster_problem *problem,
                                  size_t agent);

/** Price of `n` units under `range`, INFINITY when hard and broken. */
double line_range_price(const struct roster_range *range, double n, bool has_min);

/** A shift or option helper: weekday of `day`, 0 = Monday. */
static inline int line_weekday(const struct roster_problem *problem, int day)
{
    return (problem->first_weekday + day) % 7;
}

struct line_node {
    int first_arc; /**< its arcs end where those of the next node begin */
    int n_cells;
    size_t first_cell; /**< in the table */
};

struct line_arc {
    int group; /**< any option of this group takes the arc */
    int next;  /**< node of the next day */
    double cost;
    int first_run; /**< its runs end where those of the next arc begin */
};

/** `length` neighbouring cells of a node that go to neighbouring cells of the next. */
struct line_run {
    uint32_t from, to; /**< cells within their nodes */
    uint32_t length;
    double cost; /**< price of a counter that ends on this day */
};

/** The compiled rules of a kind of agent. */
struct line_graph {
    int n_days, n_options;
    int *day_node;           /**< n_days + 2: first node of each day; the last layer is one sink */
    struct line_node *nodes; /**< one more than there are, as an end mark */
    struct line_arc *arcs;   /**< one more than there are */
    struct line_run *runs;
    int n_groups;
    int *group_day;   /**< n_days + 1: first group of each day */
    int *group_first; /**< n_groups + 1: first option of each group in group_option */
    int *group_option;
    size_t n_cells;
    size_t start_cell;
    int n_lazy;        /**< hard upper limits over the horizon that are not in the cells */
    int *lazy_counter; /**< n_lazy: which of the counters of the rules' parts, in their order */
    int *lazy_max;     /**< n_lazy, units left at the start */
    int *lazy_units;   /**< arcs * n_lazy */
    int *lazy_rest;    /**< nodes * n_lazy: most units from here to the end */
};

/** Compiles `rules` (own prices aside). PB_OK, PB_MEMORY, or PB_INTERRUPTED when `stop` (may be
 * NULL; asked at least once for each day) ended the work: then `out` is empty. A graph without a
 * path has n_cells = 0. `max_cells`: cells of a node above which weak counters become lazy. */
enum pb_rc line_compile(const struct roster_problem *problem, const struct line_rules *rules,
                        size_t max_cells, const struct pb_stop *stop, struct line_graph *out);
void line_graph_release(struct line_graph *graph);

/** Working memory for pricing, grown as needed. All-zero is empty. */
struct line_table {
    double *value; /**< cells: cheapest rest from here, lazy units charged by multiplier */
    double multiplier[LINE_MOST_LAZY];
    size_t n_cells;
    double *group_value; /**< cheapest option of each group */
    int *group_best;
    int n_groups;
    struct line_label *labels;
    int *label_units; /**< labels * lazy counters: units spent */
    int n_labels, label_room, units_width;
    int *head; /**< per cell: newest label, all -1 between searches */
};
void line_table_release(struct line_table *table);

/** What line_cheapest() found. */
struct line_found {
    double price; /**< of the line; INFINITY when none was found */
    double bound; /**< no lawful line costs less; INFINITY when there is none at all. Equals price
                       when the search was exhaustive; at least the limit when nothing lies below */
};

/** The cheapest line at the prices w (n_days * n_options, INFINITY = never) into `line` (n_days
 * options). Lines that cost `limit` or more need not be found once a lawful line is known or none
 * lies below; at -INFINITY the first lawful line will do and the table is as the search for it left
 * it. `table` then holds the cheapest rest from every cell, lazy counters relaxed with
 * multipliers. PB_OK or PB_MEMORY. */
enum pb_rc line_cheapest(const struct line_graph *graph, const double *w, double limit,
                         struct line_table *table, short *line, struct line_found *found);

/** Price of the given options through the parts themselves (own prices included); INFINITY when
 * forbidden. */
double line_price(const struct roster_problem *problem, const struct line_rules *rules,
                  const short *line);

#endif
