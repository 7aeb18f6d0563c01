/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/line_table.h"

static enum pb_rc table_room(const struct line_graph *graph, struct line_table *table)
{
    if (graph->n_cells > table->n_cells) {
        free(table->value);
        free(table->head);
        table->value = malloc(graph->n_cells * sizeof *table->value);
        table->head = malloc(graph->n_cells * sizeof *table->head);
        table->n_cells = table->value && table->head ? graph->n_cells : 0;
        if (table->n_cells == 0) {
            return PB_MEMORY;
        }
        memset(table->head, -1, graph->n_cells * sizeof *table->head);
    }
    if (graph->n_groups > table->n_groups) {
        free(table->group_value);
        free(table->group_best);
        table->group_value = malloc((size_t)graph->n_groups * sizeof *table->group_value);
        table->group_best = malloc((size_t)graph->n_groups * sizeof *table->group_best);
        table->n_groups = table->group_value && table->group_best ? graph->n_groups : 0;
        if (table->n_groups == 0) {
            return PB_MEMORY;
        }
    }
    return PB_OK;
}

/* -1 when every option of the group is forbidden. */
static int cheapest_option(const struct line_graph *graph, int g, const double *price)
{
    int best = -1;
    for (int i = graph->group_first[g]; i < graph->group_first[g + 1]; i++) {
        int o = graph->group_option[i];
        if (price[o] < (best < 0 ? INFINITY : price[best])) {
            best = o;
        }
    }
    return best;
}

static void fill_groups(const struct line_graph *graph, const double *w, struct line_table *table)
{
    for (int day = 0; day < graph->n_days; day++) {
        const double *price = &w[day * graph->n_options];
        for (int g = graph->group_day[day]; g < graph->group_day[day + 1]; g++) {
            int best = cheapest_option(graph, g, price);
            table->group_value[g] = best < 0 ? INFINITY : price[best];
            table->group_best[g] = best;
        }
    }
}

/* value[from + i] = min(itself, cost + next[i]) over a run. */
static void relax(double *restrict value, const double *restrict next, uint32_t length, double cost)
{
    for (uint32_t i = 0; i < length; i++) {
        double v = next[i] + cost;
        value[i] = v < value[i] ? v : value[i];
    }
}

static void fill_node(const struct line_graph *graph, int u, struct line_table *table)
{
    const struct line_node *node = &graph->nodes[u];
    double *value = &table->value[node->first_cell];
    for (int i = 0; i < node->n_cells; i++) {
        value[i] = INFINITY;
    }
    for (int a = node->first_arc; a < node[1].first_arc; a++) {
        const struct line_arc *arc = &graph->arcs[a];
        double cost = line_arc_cost(graph, table, a, true);
        if (isinf(cost)) {
            continue;
        }
        const double *next = &table->value[graph->nodes[arc->next].first_cell];
        for (int r = arc->first_run; r < arc[1].first_run; r++) {
            const struct line_run *run = &graph->runs[r];
            relax(&value[run->from], &next[run->to], run->length, cost + run->cost);
        }
    }
}

enum pb_rc line_fill(const struct line_graph *graph, const double *w, struct line_table *table,
                     double *cheapest)
{
    *cheapest = INFINITY;
    if (graph->n_cells == 0) {
        return PB_OK;
    }
    enum pb_rc rc = table_room(graph, table);
    if (rc != PB_OK) {
        return rc;
    }
    fill_groups(graph, w, table);
    int sink = graph->day_node[graph->n_days];
    table->value[graph->nodes[sink].first_cell] = 0;
    for (int u = sink - 1; u >= 0; u--) {
        fill_node(graph, u, table);
    }
    *cheapest = table->value[0];
    return PB_OK;
}

/* The best step from `cell` of node `u` but for arc `not`: its arc, `*to` the cell of the next
 * node; -1 = none. */
static int best_step_but(const struct line_graph *graph, const struct line_table *table, int u,
                         uint32_t cell, int not, uint32_t *to)
{
    const struct line_node *node = &graph->nodes[u];
    int best = -1;
    double least = INFINITY;
    for (int a = node->first_arc; a < node[1].first_arc; a++) {
        const struct line_arc *arc = &graph->arcs[a];
        const struct line_run *run = line_run_of(graph, a, cell);
        if (!run || a == not ) {
            continue;
        }
        uint32_t next = run->to + (cell - run->from);
        double v = line_arc_cost(graph, table, a, true) + run->cost +
                   table->value[graph->nodes[arc->next].first_cell + next];
        if (v < least) {
            least = v;
            best = a;
            *to = next;
        }
    }
    return best;
}

static int best_step(const struct line_graph *graph, const struct line_table *table, int u,
                     uint32_t cell, uint32_t *to)
{
    return best_step_but(graph, table, u, cell, -1, to);
}

void line_follow(const struct line_graph *graph, const struct line_table *table,
                 struct line_place from, short *line)
{
    int u = from.node;
    uint32_t cell = from.cell;
    for (int day = from.day; day < graph->n_days; day++) {
        int a = best_step(graph, table, u, cell, &cell);
        line[day] = (short)table->group_best[graph->arcs[a].group];
        u = graph->arcs[a].next;
    }
}

bool line_detour(const struct line_graph *graph, const struct line_table *table, int day,
                 short *line)
{
    int u = 0;
    uint32_t cell = 0, next = 0;
    for (int d = 0; d < day; d++) {
        int a = best_step(graph, table, u, cell, &cell);
        u = graph->arcs[a].next;
    }
    int best = best_step(graph, table, u, cell, &next);
    int other = best_step_but(graph, table, u, cell, best, &next);
    if (other < 0) {
        return false;
    }
    line[day] = (short)table->group_best[graph->arcs[other].group];
    line_follow(graph, table, (struct line_place){day + 1, graph->arcs[other].next, next}, line);
    return true;
}

double line_trace(const struct line_graph *graph, const struct line_table *table, short *line,
                  int units[LINE_MOST_LAZY])
{
    int u = 0;
    uint32_t cell = 0;
    double cost = 0;
    for (int i = 0; i < graph->n_lazy; i++) {
        units[i] = 0;
    }
    for (int day = 0; day < graph->n_days; day++) {
        uint32_t from = cell;
        int a = best_step(graph, table, u, from, &cell);
        line[day] = (short)table->group_best[graph->arcs[a].group];
        cost += line_arc_cost(graph, table, a, false) + line_run_of(graph, a, from)->cost;
        u = graph->arcs[a].next;
        for (int i = 0; i < graph->n_lazy; i++) {
            units[i] += graph->lazy_units[a * graph->n_lazy + i];
        }
    }
    return cost;
}

void line_table_release(struct line_table *table)
{
    free(table->value);
    free(table->head);
    free(table->group_value);
    free(table->group_best);
    free(table->labels);
    free(table->label_units);
    *table = (struct line_table){0};
}

/* Units and windows of one counter while a line is read. */
static double close_window(const struct line_part *part, int window, int n_days_in, long units)
{
    double carried = window == 0 ? part->carried : 0;
    bool whole = part->period == ROSTER_HORIZON || n_days_in == 7;
    return line_range_price(&part->range, carried + (double)units, whole);
}

static double part_price(const struct roster_problem *problem, const struct line_part *part,
                         const short *line)
{
    int state = part->start, window = 0, days = 0;
    long units = 0;
    double cost = 0;
    for (int day = 0; day < problem->n_days; day++) {
        struct line_move move = {.next = state};
        if (!part->step(part, day, state, line[day], &move)) {
            return INFINITY;
        }
        state = move.next;
        cost += move.cost;
        units += move.units;
        days++;
        bool ends = day + 1 == problem->n_days ||
                    (part->period == ROSTER_WEEK && line_weekday(problem, day + 1) == 0);
        if (ends && part->range.on) {
            cost += close_window(part, window, days, units);
        }
        if (ends) {
            window++;
            days = 0;
            units = 0;
        }
    }
    return cost;
}

double line_price(const struct roster_problem *problem, const struct line_rules *rules,
                  const short *line)
{
    double cost = 0;
    for (int day = 0; day < problem->n_days; day++) {
        cost += rules->own[day * (problem->n_shifts + 1) + line[day]];
    }
    for (size_t p = 0; p < rules->n_parts; p++) {
        cost += part_price(problem, &rules->parts[p], line);
    }
    return cost;
}
