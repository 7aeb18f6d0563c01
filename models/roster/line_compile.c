/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/line_draft.h"

/* A hard upper limit over the horizon and nothing else? Only such a counter may be lazy. */
static bool may_be_lazy(const struct line_counter *counter)
{
    assert(counter->price != NULL);
    if (counter->n_windows > 1) {
        return false;
    }
    for (int v = 0; v < counter->size; v++) {
        double p = counter->price[v];
        bool rises = v == 0 || counter->price[v - 1] == 0 || isinf(p);
        if (!(p == 0 || isinf(p)) || !rises) {
            return false;
        }
    }
    return counter->price[0] == 0;
}

static int width_at(const struct line_counter *counter, int u)
{
    assert(counter->high != NULL && counter->low != NULL);
    return counter->high[u] >= counter->low[u] ? counter->high[u] - counter->low[u] + 1 : 0;
}

/* Limit over what the rules let one reach: a loose limit rarely binds. */
static double looseness(const struct line_counter *counter)
{
    int most = 0;
    while (most + 1 < counter->size && !isinf(counter->price[most + 1])) {
        most++;
    }
    return (double)most / counter->size;
}

static size_t largest_node(const struct line_draft *draft, const struct line_counter *counters)
{
    size_t largest = 0;
    for (int u = 0; u < draft->n_nodes; u++) {
        size_t cells = 1;
        for (int k = 0; k < draft->n_counters; k++) {
            cells *= counters[k].is_lazy ? 1 : (size_t)width_at(&counters[k], u);
        }
        largest = cells > largest ? cells : largest;
    }
    return largest;
}

/* Makes counters lazy, the loosest first, until the largest node holds at most `most` cells or all
 * that are looser than `tight` are lazy. */
static void choose_lazy(const struct line_draft *draft, struct line_counter *counters, size_t most,
                        double tight)
{
    while (largest_node(draft, counters) > most) {
        int loosest = -1;
        double best = tight;
        for (int k = 0; k < draft->n_counters; k++) {
            bool may = !counters[k].is_lazy && may_be_lazy(&counters[k]);
            if (may && looseness(&counters[k]) > best) {
                loosest = k;
                best = looseness(&counters[k]);
            }
        }
        if (loosest < 0) {
            return;
        }
        counters[loosest].is_lazy = true;
    }
}

enum pb_rc line_compile(const struct roster_problem *problem, const struct line_rules *rules,
                        size_t max_cells, const struct pb_stop *stop, struct line_graph *out)
{
    *out = (struct line_graph){.n_days = problem->n_days, .n_options = problem->n_shifts + 1};
    struct line_draft draft;
    enum pb_rc rc = draft_build(problem, rules, stop, &draft);
    if (rc != PB_OK) {
        return rc;
    }
    size_t n_counters = (size_t)draft.n_counters;
    struct line_counter *counters = NULL;
    rc = draft_merge(&draft);
    if (rc == PB_OK && draft.n_nodes > 0) {
        counters = calloc(n_counters + 1, sizeof *counters);
        rc = counters ? PB_OK : PB_MEMORY;
        int k = 0;
        for (size_t p = 0; p < rules->n_parts && rc == PB_OK; p++) {
            if (rules->parts[p].range.on) {
                rc = counter_build(problem, &rules->parts[p], &draft, k, &counters[k]);
                k++;
            }
        }
        if (rc == PB_OK) {
            choose_lazy(&draft, counters, max_cells / 16, 0.5);
            choose_lazy(&draft, counters, max_cells, 0);
            rc = draft_finish(&draft, counters, stop, out);
        }
    }
    if (counters) {
        counter_release(counters, n_counters);
    }
    draft_release(&draft);
    return rc;
}

void line_graph_release(struct line_graph *graph)
{
    free(graph->day_node);
    free(graph->nodes);
    free(graph->arcs);
    free(graph->runs);
    free(graph->group_day);
    free(graph->group_first);
    free(graph->group_option);
    free(graph->lazy_counter);
    free(graph->lazy_max);
    free(graph->lazy_units);
    free(graph->lazy_rest);
    *graph = (struct line_graph){0};
}
