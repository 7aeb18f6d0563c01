/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "models/roster/line_draft.h"

static int gcd(int a, int b)
{
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void find_unit(const struct line_draft *draft, int k, struct line_counter *out)
{
    for (int a = 0; a < draft->n_arcs; a++) {
        out->unit = gcd(out->unit, draft->units[(size_t)a * (size_t)draft->n_counters + (size_t)k]);
    }
    if (out->unit == 0) {
        out->unit = 1;
    }
}

static void find_windows(const struct roster_problem *problem, const struct line_part *part,
                         struct line_counter *out)
{
    int window = 0;
    for (int d = 0; d < problem->n_days; d++) {
        bool begins = part->period == ROSTER_WEEK && d > 0 && line_weekday(problem, d) == 0;
        window += begins;
        out->window[d] = window;
    }
    out->n_windows = window + 1;
}

static int gain(const struct line_draft *draft, const struct line_counter *counter, int a, int k)
{
    return draft->units[(size_t)a * (size_t)draft->n_counters + (size_t)k] / counter->unit;
}

static void widen(int *least, int *most, int low, int high)
{
    *least = low < *least ? low : *least;
    *most = high > *most ? high : *most;
}

/* What the arcs of node `u` bring to the nodes behind them. */
static void arrive(const struct line_draft *draft, int k, struct line_counter *out, int u,
                   bool ends)
{
    for (int a = draft->first_arc[u]; a < draft->first_arc[u + 1]; a++) {
        int g = gain(draft, out, a, k), v = draft->arcs[a].next;
        int low = out->reach_min[u] + g, high = out->reach_max[u] + g;
        out->size = high + 1 > out->size ? high + 1 : out->size;
        widen(&out->reach_min[v], &out->reach_max[v], ends ? 0 : low, ends ? 0 : high);
    }
}

/* What is still to come from node `u` on. */
static void remain(const struct line_draft *draft, int k, struct line_counter *out, int u,
                   bool ends)
{
    out->rest_min[u] = INT32_MAX;
    out->rest_max[u] = 0;
    for (int a = draft->first_arc[u]; a < draft->first_arc[u + 1]; a++) {
        int g = gain(draft, out, a, k), v = draft->arcs[a].next;
        widen(&out->rest_min[u], &out->rest_max[u], g + (ends ? 0 : out->rest_min[v]),
              g + (ends ? 0 : out->rest_max[v]));
    }
}

/* Least and greatest value on arrival, least and greatest gain to come, for every node. */
static void find_reach(const struct line_draft *draft, int k, struct line_counter *out)
{
    int n_days = draft->n_days;
    for (int u = 0; u < draft->n_nodes; u++) {
        out->reach_min[u] = u == 0 ? 0 : INT32_MAX;
        out->reach_max[u] = 0;
    }
    for (int d = 0; d < n_days; d++) {
        for (int u = draft->day_node[d]; u < draft->day_node[d + 1]; u++) {
            arrive(draft, k, out, u, counter_ends(out, n_days, d));
        }
    }
    for (int d = n_days - 1; d >= 0; d--) {
        for (int u = draft->day_node[d]; u < draft->day_node[d + 1]; u++) {
            remain(draft, k, out, u, counter_ends(out, n_days, d));
        }
    }
}

static void find_prices(const struct roster_problem *problem, const struct line_part *part,
                        struct line_counter *out)
{
    int *days = calloc((size_t)out->n_windows, sizeof *days);
    for (int d = 0; days && d < problem->n_days; d++) {
        days[out->window[d]]++;
    }
    for (int w = 0; w < out->n_windows; w++) {
        bool whole = part->period == ROSTER_HORIZON || !days || days[w] == 7;
        double carried = w == 0 ? part->carried : 0;
        for (int v = 0; v < out->size; v++) {
            out->price[w * out->size + v] =
                line_range_price(&part->range, carried + (double)v * out->unit, whole);
        }
    }
    free(days);
}

static void find_same(struct line_counter *out)
{
    for (int i = out->n_windows * out->size - 1; i >= 0; i--) {
        int v = i % out->size;
        bool goes_on = v + 1 < out->size && out->price[i + 1] == out->price[i];
        out->same[i] = goes_on ? out->same[i + 1] : v;
    }
}

/* Same price over [low, high]? `*price` gets it. */
static bool is_flat(const struct line_counter *counter, int window, int low, int high,
                    double *price)
{
    int at = window * counter->size + low;
    *price = counter->price[at];
    return counter->same[at] >= (high < counter->size ? high : counter->size - 1);
}

/* The box of node `u`: hopeless values cut off, values with equal futures folded together. */
static void find_box(struct line_counter *counter, int window, int u)
{
    int low = counter->reach_min[u], high = counter->reach_max[u];
    int least = counter->rest_min[u], most = counter->rest_max[u];
    double price;
    while (low <= high && is_flat(counter, window, low + least, low + most, &price) &&
           isinf(price)) {
        low++;
    }
    while (low <= high && is_flat(counter, window, high + least, high + most, &price) &&
           isinf(price)) {
        high--;
    }
    int first = low;
    while (low < high && is_flat(counter, window, first + least, low + 1 + most, &price) &&
           !isinf(price)) {
        low++;
    }
    int last = high;
    while (low < high && is_flat(counter, window, high - 1 + least, last + most, &price) &&
           !isinf(price)) {
        high--;
    }
    counter->low[u] = low;
    counter->high[u] = high;
    counter->least[u] = first;
    counter->most[u] = last;
}

static bool counter_room(const struct line_draft *draft, struct line_counter *out)
{
    size_t n = (size_t)draft->n_nodes;
    out->window = calloc((size_t)draft->n_days, sizeof *out->window);
    int **each[] = {&out->reach_min, &out->reach_max, &out->rest_min, &out->rest_max,
                    &out->low,       &out->high,      &out->least,    &out->most};
    bool ok = out->window != NULL;
    for (size_t i = 0; i < sizeof each / sizeof each[0]; i++) {
        *each[i] = calloc(n, sizeof **each[i]);
        ok = ok && *each[i];
    }
    return ok;
}

enum pb_rc counter_build(const struct roster_problem *problem, const struct line_part *part,
                         const struct line_draft *draft, int k, struct line_counter *out)
{
    if (!counter_room(draft, out)) {
        return PB_MEMORY;
    }
    find_unit(draft, k, out);
    find_windows(problem, part, out);
    find_reach(draft, k, out);
    out->price = calloc((size_t)out->n_windows * (size_t)out->size, sizeof *out->price);
    out->same = calloc((size_t)out->n_windows * (size_t)out->size, sizeof *out->same);
    if (!out->price || !out->same) {
        return PB_MEMORY;
    }
    find_prices(problem, part, out);
    find_same(out);
    for (int d = 0; d < draft->n_days; d++) {
        for (int u = draft->day_node[d]; u < draft->day_node[d + 1]; u++) {
            find_box(out, out->window[d], u);
        }
    }
    return PB_OK;
}

void counter_release(struct line_counter *counter, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(counter[i].window);
        free(counter[i].price);
        free(counter[i].same);
        free(counter[i].reach_min);
        free(counter[i].reach_max);
        free(counter[i].rest_min);
        free(counter[i].rest_max);
        free(counter[i].low);
        free(counter[i].high);
        free(counter[i].least);
        free(counter[i].most);
    }
    free(counter);
}
