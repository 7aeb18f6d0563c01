/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels forward over the cells, bounded by the table: a label is kept while its cost plus the
 * cheapest rest stays below a threshold. The threshold rises until a line is found. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/line_table.h"

struct search {
    const struct line_graph *graph;
    struct line_table *table;
    double threshold;
    double most; /* what the multipliers can charge in all */
    bool gave_up;
};

static bool label_room(struct search *search)
{
    struct line_table *table = search->table;
    int width = search->graph->n_lazy;
    if (table->n_labels < table->label_room && width == table->units_width) {
        return true;
    }
    int room = table->n_labels < table->label_room ? table->label_room
               : table->label_room                 ? 2 * table->label_room
                                                   : 1024;
    struct line_label *labels = realloc(table->labels, (size_t)room * sizeof *labels);
    if (!labels) {
        return false;
    }
    table->labels = labels;
    int *units = realloc(table->label_units, (size_t)room * (size_t)(width + 1) * sizeof *units);
    if (!units) {
        return false;
    }
    table->label_units = units;
    table->label_room = room;
    table->units_width = width;
    return true;
}

static size_t cell_of(const struct search *search, int node, uint32_t cell)
{
    return search->graph->nodes[node].first_cell + cell;
}

/* True when some label of the cell is as good as `label` (the newest) everywhere; labels that the
 * new one beats are marked. */
static bool is_dominated(struct search *search, int label)
{
    struct line_table *table = search->table;
    int n = search->graph->n_lazy;
    const struct line_label *mine = &table->labels[label];
    const int *units = &table->label_units[label * n];
    int other = table->head[cell_of(search, mine->node, mine->cell)];
    for (; other >= 0; other = table->labels[other].twin) {
        struct line_label *twin = &table->labels[other];
        const int *theirs = &table->label_units[other * n];
        bool is_worse = mine->cost >= twin->cost, is_better = mine->cost <= twin->cost;
        for (int i = 0; i < n; i++) {
            is_worse = is_worse && units[i] >= theirs[i];
            is_better = is_better && units[i] <= theirs[i];
        }
        if (is_worse && !twin->is_dominated) {
            return true;
        }
        twin->is_dominated = twin->is_dominated || is_better;
    }
    return false;
}

/* Units after arc `a`, counted from the least number that still matters; false = too many. */
static bool spend(const struct search *search, const int *from, int a, int next, int *units)
{
    const struct line_graph *graph = search->graph;
    int n = graph->n_lazy;
    for (int i = 0; i < n; i++) {
        units[i] = from[i] + graph->lazy_units[a * n + i];
        if (units[i] > graph->lazy_max[i]) {
            return false;
        }
        int harmless = graph->lazy_max[i] - graph->lazy_rest[next * n + i];
        units[i] = units[i] > harmless ? units[i] : harmless;
    }
    return true;
}

/* What the multipliers can at most have charged for units that are still free. */
static double left(const struct search *search, const int *units)
{
    double sum = 0;
    for (int i = 0; i < search->graph->n_lazy; i++) {
        sum += search->table->multiplier[i] * (search->graph->lazy_max[i] - units[i]);
    }
    return sum;
}

static enum pb_rc extend(struct search *search, int from, int a)
{
    struct line_table *table = search->table;
    const struct line_graph *graph = search->graph;
    struct line_label parent = table->labels[from];
    const struct line_run *run = line_run_of(graph, a, parent.cell);
    if (!run) {
        return PB_OK;
    }
    const struct line_arc *arc = &graph->arcs[a];
    uint32_t cell = run->to + (parent.cell - run->from);
    double cost = parent.cost + line_arc_cost(graph, table, a, false) + run->cost;
    size_t at = cell_of(search, arc->next, cell);
    if (!(cost + table->value[at] - search->most < search->threshold)) {
        return PB_OK;
    }
    if (table->n_labels >= LINE_MOST_LABELS) {
        search->gave_up = true;
        return PB_OK;
    }
    if (!label_room(search)) {
        return PB_MEMORY;
    }
    int label = table->n_labels, n = graph->n_lazy;
    int *units = &table->label_units[label * n];
    if (!spend(search, &table->label_units[from * n], a, arc->next, units) ||
        !(cost + table->value[at] - left(search, units) < search->threshold)) {
        return PB_OK;
    }
    table->labels[label] = (struct line_label){.cost = cost,
                                               .parent = from,
                                               .node = arc->next,
                                               .cell = cell,
                                               .twin = table->head[at],
                                               .option = (short)table->group_best[arc->group]};
    if (!is_dominated(search, label)) {
        table->head[at] = label;
        table->n_labels++;
    }
    return PB_OK;
}

/* All labels below the threshold; the cheapest at the sink, or -1 as `*best`. */
static enum pb_rc sweep(struct search *search, int *best)
{
    struct line_table *table = search->table;
    const struct line_graph *graph = search->graph;
    *best = -1;
    table->n_labels = 0;
    if (!label_room(search)) {
        return PB_MEMORY;
    }
    table->labels[0] = (struct line_label){.parent = -1, .twin = -1};
    memset(table->label_units, 0, (size_t)graph->n_lazy * sizeof *table->label_units);
    table->n_labels = 1;
    enum pb_rc rc = PB_OK;
    int first = 0;
    for (int day = 0; day < graph->n_days && rc == PB_OK; day++) {
        int end = table->n_labels;
        for (int l = first; l < end && rc == PB_OK; l++) {
            int u = table->labels[l].node;
            for (int a = graph->nodes[u].first_arc;
                 a < graph->nodes[u + 1].first_arc && rc == PB_OK && !table->labels[l].is_dominated;
                 a++) {
                rc = extend(search, l, a);
            }
        }
        first = end;
        for (int l = first; l < table->n_labels; l++) {
            table->head[cell_of(search, table->labels[l].node, table->labels[l].cell)] = -1;
        }
    }
    for (int l = first; l < table->n_labels; l++) {
        if (*best < 0 || table->labels[l].cost < table->labels[*best].cost) {
            *best = l;
        }
    }
    return rc;
}

static void read_back(const struct line_graph *graph, const struct line_table *table, int label,
                      short *line)
{
    for (int day = graph->n_days - 1; day >= 0; day--) {
        line[day] = table->labels[label].option;
        label = table->labels[label].parent;
    }
}

enum pb_rc line_search(const struct line_graph *graph, struct line_table *table, double limit,
                       short *line, struct line_found *found)
{
    static const int none[LINE_MOST_LAZY];
    struct search search = {.graph = graph, .table = table};
    search.most = left(&search, none);
    double start = found->bound;
    double step = isfinite(limit) ? 0.05 * (limit - start) : 0.01 * (1 + fabs(start));
    while (found->bound < limit && !search.gave_up) {
        search.threshold = start + step < limit ? start + step : limit;
        int best;
        enum pb_rc rc = sweep(&search, &best);
        if (rc != PB_OK) {
            return rc;
        }
        if (best >= 0) {
            found->price = table->labels[best].cost;
            read_back(graph, table, best, line);
        }
        if (!search.gave_up) {
            found->bound = best >= 0 ? found->price : search.threshold;
        }
        if (best >= 0) {
            return PB_OK;
        }
        step = step > 1e-9 ? 3 * step : 1e-9;
    }
    return PB_OK;
}
