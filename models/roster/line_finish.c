/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/line_draft.h"

enum { MOST_COUNTERS = 32 };

/* What draft_finish() works with; arrays of the graph grow here. */
struct finish {
    const struct line_draft *draft;
    const struct line_counter *counters;
    struct line_graph *graph;
    int dense[MOST_COUNTERS], n_dense; /* counters in the cells */
    int lazy[MOST_COUNTERS];
    int n_arcs, arc_room;
    int n_runs, run_room;
    int group_room, option_room, n_group_options;
    unsigned char *member; /* n_options: flags of the group being made */
};

static int units_of(const struct finish *f, int a, int k)
{
    return f->draft->units[(size_t)a * (size_t)f->draft->n_counters + (size_t)k] /
           f->counters[k].unit;
}

/* Alike but for the option? Such arcs become one. */
static bool alike(const struct finish *f, int a, int b)
{
    const struct draft_arc *first = &f->draft->arcs[a], *second = &f->draft->arcs[b];
    if (first->next != second->next || first->cost != second->cost) {
        return false;
    }
    for (int k = 0; k < f->draft->n_counters; k++) {
        if (units_of(f, a, k) != units_of(f, b, k)) {
            return false;
        }
    }
    return true;
}

static bool grow(void **at, int *room, int need, size_t size)
{
    if (need <= *room) {
        return true;
    }
    int wide = *room ? 2 * *room : 256;
    while (wide < need) {
        wide *= 2;
    }
    void *grown = realloc(*at, (size_t)wide * size);
    if (!grown) {
        return false;
    }
    *at = grown;
    *room = wide;
    return true;
}

/* Number of the day's group with exactly the flagged options, new if need be; -1 = no memory. */
static int find_group(struct finish *f, int day)
{
    struct line_graph *graph = f->graph;
    for (int g = graph->group_day[day]; g < graph->n_groups; g++) {
        int n = 0, want = 0;
        for (int i = graph->group_first[g]; i < graph->group_first[g + 1]; i++) {
            n += f->member[graph->group_option[i]];
        }
        for (int o = 0; o < graph->n_options; o++) {
            want += f->member[o];
        }
        if (n == want && n == graph->group_first[g + 1] - graph->group_first[g]) {
            return g;
        }
    }
    if (!grow((void **)&graph->group_first, &f->group_room, graph->n_groups + 2, sizeof(int)) ||
        !grow((void **)&graph->group_option, &f->option_room, f->n_group_options + graph->n_options,
              sizeof(int))) {
        return -1;
    }
    graph->group_first[graph->n_groups] = f->n_group_options;
    for (int o = 0; o < graph->n_options; o++) {
        if (f->member[o]) {
            graph->group_option[f->n_group_options++] = o;
        }
    }
    graph->group_first[graph->n_groups + 1] = f->n_group_options;
    return graph->n_groups++;
}

/* Value `v` of counter `k` after arc `a` as an index into the box of the next node; -1 = lost.
 * `*cost` grows when the counter's window ends. */
static int next_index(const struct finish *f, int day, int a, int k, int v, double *cost)
{
    const struct line_counter *counter = &f->counters[k];
    int next = f->draft->arcs[a].next;
    int value = v + units_of(f, a, k);
    if (counter_ends(counter, f->draft->n_days, day)) {
        double price = value < counter->size
                           ? counter->price[counter->window[day] * counter->size + value]
                           : INFINITY;
        *cost += price;
        if (isinf(price)) {
            return -1;
        }
        value = 0;
    }
    int low = counter->low[next], high = counter->high[next];
    if (low > high || value < counter->least[next] || value > counter->most[next]) {
        return -1;
    }
    return value < low ? 0 : value > high ? high - low : value - low;
}

/* Cell of the next node that `index` (one per dense counter) leads to; -1 = none. */
static long next_cell(const struct finish *f, int day, int a, const int *value, double *cost)
{
    long cell = 0;
    int next = f->draft->arcs[a].next;
    *cost = 0;
    for (int i = 0; i < f->n_dense; i++) {
        int k = f->dense[i];
        int at = next_index(f, day, a, k, value[i], cost);
        if (at < 0) {
            return -1;
        }
        cell = cell * (f->counters[k].high[next] - f->counters[k].low[next] + 1) + at;
    }
    return cell;
}

static bool add_cell(struct finish *f, int first_run, uint32_t from, uint32_t to, double cost)
{
    struct line_graph *graph = f->graph;
    if (f->n_runs > first_run) {
        struct line_run *last = &graph->runs[f->n_runs - 1];
        if (last->from + last->length == from && last->to + last->length == to &&
            last->cost == cost) {
            last->length++;
            return true;
        }
    }
    if (!grow((void **)&graph->runs, &f->run_room, f->n_runs + 1, sizeof *graph->runs)) {
        return false;
    }
    graph->runs[f->n_runs++] = (struct line_run){.from = from, .to = to, .length = 1, .cost = cost};
    return true;
}

/* All runs of draft arc `a` of node `u`. */
static bool add_runs(struct finish *f, int day, int u, int a)
{
    int value[MOST_COUNTERS];
    for (int i = 0; i < f->n_dense; i++) {
        value[i] = f->counters[f->dense[i]].low[u];
    }
    int first_run = f->n_runs, n_cells = f->graph->nodes[u].n_cells;
    for (int cell = 0; cell < n_cells; cell++) {
        double cost;
        long to = next_cell(f, day, a, value, &cost);
        if (to >= 0 && !add_cell(f, first_run, (uint32_t)cell, (uint32_t)to, cost)) {
            return false;
        }
        for (int i = f->n_dense - 1; i >= 0; i--) {
            const struct line_counter *counter = &f->counters[f->dense[i]];
            if (++value[i] <= counter->high[u]) {
                break;
            }
            value[i] = counter->low[u];
        }
    }
    return true;
}

/* The arc for all draft arcs of `u` alike `a`, unless a former one did it. */
static bool add_arc(struct finish *f, int day, int u, int a)
{
    struct line_graph *graph = f->graph;
    memset(f->member, 0, (size_t)graph->n_options);
    for (int b = f->draft->first_arc[u]; b < f->draft->first_arc[u + 1]; b++) {
        if (alike(f, a, b)) {
            if (b < a) {
                return true;
            }
            f->member[f->draft->arcs[b].option] = 1;
        }
    }
    int group = find_group(f, day), first_run = f->n_runs;
    if (group < 0 || !add_runs(f, day, u, a)) {
        return false;
    }
    if (f->n_runs == first_run) {
        return true;
    }
    int n_lazy = graph->n_lazy, room = f->arc_room;
    if (!grow((void **)&graph->arcs, &f->arc_room, f->n_arcs + 2, sizeof *graph->arcs) ||
        !grow((void **)&graph->lazy_units, &room, f->arc_room,
              (size_t)(n_lazy ? n_lazy : 1) * sizeof *graph->lazy_units)) {
        return false;
    }
    graph->arcs[f->n_arcs] = (struct line_arc){.group = group,
                                               .next = f->draft->arcs[a].next,
                                               .cost = f->draft->arcs[a].cost,
                                               .first_run = first_run};
    for (int i = 0; i < n_lazy; i++) {
        graph->lazy_units[f->n_arcs * n_lazy + i] = units_of(f, a, f->lazy[i]);
    }
    f->n_arcs++;
    return true;
}

static bool lay_out(struct finish *f)
{
    const struct line_draft *draft = f->draft;
    struct line_graph *graph = f->graph;
    for (int k = 0; k < draft->n_counters; k++) {
        if (f->counters[k].is_lazy) {
            f->lazy[graph->n_lazy++] = k;
        } else {
            f->dense[f->n_dense++] = k;
        }
    }
    size_t n_nodes = (size_t)draft->n_nodes, n_lazy = (size_t)graph->n_lazy;
    graph->day_node = malloc(((size_t)draft->n_days + 2) * sizeof *graph->day_node);
    graph->group_day = calloc((size_t)draft->n_days + 1, sizeof *graph->group_day);
    graph->nodes = calloc(n_nodes + 1, sizeof *graph->nodes);
    graph->lazy_max = calloc(n_lazy + 1, sizeof *graph->lazy_max);
    graph->lazy_rest = calloc(n_nodes * n_lazy + 1, sizeof *graph->lazy_rest);
    f->member = calloc((size_t)graph->n_options, 1);
    if (!graph->day_node || !graph->group_day || !graph->nodes || !graph->lazy_max ||
        !graph->lazy_rest || !f->member) {
        return false;
    }
    memcpy(graph->day_node, draft->day_node, ((size_t)draft->n_days + 2) * sizeof(int));
    for (int u = 0; u < draft->n_nodes; u++) {
        size_t cells = 1;
        for (int i = 0; i < f->n_dense; i++) {
            const struct line_counter *counter = &f->counters[f->dense[i]];
            int width = counter->high[u] - counter->low[u] + 1;
            cells *= width > 0 ? (size_t)width : 0;
        }
        graph->nodes[u].n_cells = (int)cells;
        graph->nodes[u].first_cell = graph->n_cells;
        graph->n_cells += cells;
        for (int i = 0; i < graph->n_lazy; i++) {
            graph->lazy_rest[u * graph->n_lazy + i] = f->counters[f->lazy[i]].rest_max[u];
        }
    }
    for (int i = 0; i < graph->n_lazy; i++) {
        const struct line_counter *counter = &f->counters[f->lazy[i]];
        int most = 0;
        while (most + 1 < counter->size && !isinf(counter->price[most + 1])) {
            most++;
        }
        graph->lazy_max[i] = most;
    }
    return true;
}

static bool add_node(struct finish *f, int day, int u)
{
    f->graph->nodes[u].first_arc = f->n_arcs;
    bool ok = true;
    for (int a = f->draft->first_arc[u]; a < f->draft->first_arc[u + 1] && ok; a++) {
        ok = add_arc(f, day, u, a);
    }
    return ok;
}

static bool fill_graph(struct finish *f)
{
    const struct line_draft *draft = f->draft;
    struct line_graph *graph = f->graph;
    for (int day = 0; day < draft->n_days; day++) {
        graph->group_day[day] = graph->n_groups;
        for (int u = draft->day_node[day]; u < draft->day_node[day + 1]; u++) {
            if (!add_node(f, day, u)) {
                return false;
            }
        }
    }
    if (!grow((void **)&graph->arcs, &f->arc_room, f->n_arcs + 1, sizeof *graph->arcs)) {
        return false;
    }
    graph->group_day[draft->n_days] = graph->n_groups;
    graph->nodes[draft->n_nodes - 1].first_arc = f->n_arcs;
    graph->nodes[draft->n_nodes].first_arc = f->n_arcs;
    graph->nodes[draft->n_nodes].first_cell = graph->n_cells;
    graph->arcs[f->n_arcs] = (struct line_arc){.first_run = f->n_runs};
    return true;
}

enum pb_rc draft_finish(const struct line_draft *draft, const struct line_counter *counters,
                        struct line_graph *out)
{
    if (draft->n_counters > MOST_COUNTERS) {
        return PB_INVALID;
    }
    struct finish f = {.draft = draft, .counters = counters, .graph = out};
    bool ok = lay_out(&f) && fill_graph(&f);
    free(f.member);
    if (!ok) {
        line_graph_release(out);
        return PB_MEMORY;
    }
    if (out->nodes[0].n_cells == 0) {
        out->n_cells = 0;
    }
    return PB_OK;
}
