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
    const struct pb_stop *stop;
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

/* A draft arc on its way to runs of cells. */
struct passage {
    int day, u, a;
    int first_run;
    int value[MOST_COUNTERS]; /* of the dense counters, at the cell in work */
};

/* Where the first `n` dense counters lead to within the box of the next node; -1 = lost. */
static long next_cell(const struct finish *f, const struct passage *way, int n, double *cost)
{
    long cell = 0;
    int next = f->draft->arcs[way->a].next;
    *cost = 0;
    for (int i = 0; i < n; i++) {
        int k = f->dense[i];
        int at = next_index(f, way->day, way->a, k, way->value[i], cost);
        if (at < 0) {
            return -1;
        }
        cell = cell * (f->counters[k].high[next] - f->counters[k].low[next] + 1) + at;
    }
    return cell;
}

/* Appends a run, or lengthens the last one of the arc. */
static bool add_run(struct finish *f, int first_run, struct line_run run)
{
    struct line_graph *graph = f->graph;
    if (f->n_runs > first_run) {
        struct line_run *last = &graph->runs[f->n_runs - 1];
        if (last->from + last->length == run.from && last->to + last->length == run.to &&
            last->cost == run.cost) {
            last->length += run.length;
            return true;
        }
    }
    if (!grow((void **)&graph->runs, &f->run_room, f->n_runs + 1, sizeof *graph->runs)) {
        return false;
    }
    graph->runs[f->n_runs++] = run;
    return true;
}

static bool add_cell(struct finish *f, const struct passage *way, uint32_t from)
{
    double cost;
    long to = next_cell(f, way, f->n_dense, &cost);
    struct line_run run = {.from = from, .to = (uint32_t)to, .length = 1, .cost = cost};
    return to < 0 || add_run(f, way->first_run, run);
}

/* Values [*low, *high] of counter `k` at `u` that arc `a` takes one by one into the box of the next
 * node; none when its window ends with the day. */
static void find_even(const struct finish *f, const struct passage *way, int k, int *low, int *high)
{
    const struct line_counter *counter = &f->counters[k];
    int next = f->draft->arcs[way->a].next, gain = units_of(f, way->a, k);
    int from = counter->low[next] - gain, to = counter->high[next] - gain;
    bool ends = counter_ends(counter, f->draft->n_days, way->day);
    *low = from > counter->low[way->u] ? from : counter->low[way->u];
    *high = ends ? *low - 1 : to < counter->high[way->u] ? to : counter->high[way->u];
}

/* The cells from `cell` on whose outer counters have the same values: the innermost one runs
 * through its box, mostly in one piece. */
static bool add_row(struct finish *f, struct passage *way, uint32_t cell)
{
    int last = f->n_dense - 1, k = f->dense[last], even_low, even_high;
    const struct line_counter *counter = &f->counters[k];
    int *v = &way->value[last];
    double cost;
    long outer = next_cell(f, way, last, &cost);
    bool ok = true;
    find_even(f, way, k, &even_low, &even_high);
    for (*v = counter->low[way->u]; *v <= counter->high[way->u] && outer >= 0 && ok; ++*v) {
        uint32_t from = cell + (uint32_t)(*v - counter->low[way->u]);
        if (*v != even_low || even_low > even_high) {
            ok = add_cell(f, way, from);
            continue;
        }
        int next = f->draft->arcs[way->a].next, low = counter->low[next];
        long to = outer * (counter->high[next] - low + 1) + *v + units_of(f, way->a, k) - low;
        struct line_run run = {.from = from,
                               .to = (uint32_t)to,
                               .length = (uint32_t)(even_high - even_low + 1),
                               .cost = cost};
        ok = add_run(f, way->first_run, run);
        *v = even_high;
    }
    return ok;
}

/* All runs of draft arc `a` of node `u`. */
static bool add_runs(struct finish *f, int day, int u, int a)
{
    struct passage way = {.day = day, .u = u, .a = a, .first_run = f->n_runs};
    if (f->n_dense == 0) {
        return add_cell(f, &way, 0);
    }
    for (int i = 0; i < f->n_dense; i++) {
        way.value[i] = f->counters[f->dense[i]].low[u];
    }
    const struct line_counter *inner = &f->counters[f->dense[f->n_dense - 1]];
    int n_cells = f->graph->nodes[u].n_cells, width = inner->high[u] - inner->low[u] + 1;
    bool ok = true;
    for (int cell = 0; cell < n_cells && ok; cell += width) {
        ok = add_row(f, &way, (uint32_t)cell);
        for (int i = f->n_dense - 2; i >= 0; i--) {
            const struct line_counter *counter = &f->counters[f->dense[i]];
            if (++way.value[i] <= counter->high[u]) {
                break;
            }
            way.value[i] = counter->low[u];
        }
    }
    return ok;
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
    graph->lazy_counter = calloc(n_lazy + 1, sizeof *graph->lazy_counter);
    graph->lazy_max = calloc(n_lazy + 1, sizeof *graph->lazy_max);
    graph->lazy_rest = calloc(n_nodes * n_lazy + 1, sizeof *graph->lazy_rest);
    f->member = calloc((size_t)graph->n_options, 1);
    if (!graph->day_node || !graph->group_day || !graph->nodes || !graph->lazy_counter ||
        !graph->lazy_max || !graph->lazy_rest || !f->member) {
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
        graph->lazy_counter[i] = f->lazy[i];
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

static enum pb_rc fill_graph(struct finish *f)
{
    const struct line_draft *draft = f->draft;
    struct line_graph *graph = f->graph;
    for (int day = 0; day < draft->n_days; day++) {
        if (pb_stop_requested(f->stop)) {
            return PB_INTERRUPTED;
        }
        graph->group_day[day] = graph->n_groups;
        for (int u = draft->day_node[day]; u < draft->day_node[day + 1]; u++) {
            if (!add_node(f, day, u)) {
                return PB_MEMORY;
            }
        }
    }
    if (!grow((void **)&graph->arcs, &f->arc_room, f->n_arcs + 1, sizeof *graph->arcs)) {
        return PB_MEMORY;
    }
    graph->group_day[draft->n_days] = graph->n_groups;
    graph->nodes[draft->n_nodes - 1].first_arc = f->n_arcs;
    graph->nodes[draft->n_nodes].first_arc = f->n_arcs;
    graph->nodes[draft->n_nodes].first_cell = graph->n_cells;
    graph->arcs[f->n_arcs] = (struct line_arc){.first_run = f->n_runs};
    return PB_OK;
}

enum pb_rc draft_finish(const struct line_draft *draft, const struct line_counter *counters,
                        const struct pb_stop *stop, struct line_graph *out)
{
    if (draft->n_counters > MOST_COUNTERS) {
        return PB_INVALID;
    }
    struct finish f = {.draft = draft, .counters = counters, .graph = out, .stop = stop};
    enum pb_rc rc = lay_out(&f) ? fill_graph(&f) : PB_MEMORY;
    free(f.member);
    if (rc != PB_OK) {
        line_graph_release(out);
        return rc;
    }
    if (out->nodes[0].n_cells == 0) {
        out->n_cells = 0;
    }
    return PB_OK;
}
