/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "models/roster/line_draft.h"

/* Same option, price, next node (after merging) and gains? */
static bool same_arc(const struct line_draft *draft, const int *twin, int a, int b)
{
    const struct draft_arc *first = &draft->arcs[a], *second = &draft->arcs[b];
    size_t width = (size_t)draft->n_counters;
    return first->option == second->option && first->cost == second->cost &&
           twin[first->next] == twin[second->next] &&
           (width == 0 || memcmp(&draft->units[(size_t)a * width], &draft->units[(size_t)b * width],
                                 width * sizeof *draft->units) == 0);
}

static int next_live(const struct line_draft *draft, const int *twin, int a, int end)
{
    while (a < end && twin[draft->arcs[a].next] < 0) {
        a++;
    }
    return a;
}

/* Two nodes of a day have the same future when their live arcs agree one by one. */
static bool same_future(const struct line_draft *draft, const int *twin, int u, int v)
{
    int a = draft->first_arc[u], a_end = draft->first_arc[u + 1];
    int b = draft->first_arc[v], b_end = draft->first_arc[v + 1];
    for (;;) {
        a = next_live(draft, twin, a, a_end);
        b = next_live(draft, twin, b, b_end);
        if (a == a_end || b == b_end) {
            return a == a_end && b == b_end;
        }
        if (!same_arc(draft, twin, a, b)) {
            return false;
        }
        a++;
        b++;
    }
}

static unsigned hash_future(const struct line_draft *draft, const int *twin, int u)
{
    unsigned h = 2166136261u;
    for (int a = draft->first_arc[u]; a < draft->first_arc[u + 1]; a++) {
        int next = twin[draft->arcs[a].next];
        if (next >= 0) {
            h = (h ^ (unsigned)next) * 16777619u;
            h = (h ^ (unsigned)draft->arcs[a].option) * 16777619u;
            h ^= h >> 15;
        }
    }
    return h;
}

/* twin[u]: the first node of its day with the same future; -1 = dead end. */
static bool find_twins(const struct line_draft *draft, int *twin)
{
    int n_slots = 64;
    while (n_slots < 2 * draft->n_nodes) {
        n_slots *= 2;
    }
    int *slot = malloc((size_t)n_slots * sizeof *slot);
    if (!slot) {
        return false;
    }
    twin[draft->n_nodes - 1] = draft->n_nodes - 1;
    for (int day = draft->n_days - 1; day >= 0; day--) {
        memset(slot, -1, (size_t)n_slots * sizeof *slot);
        for (int u = draft->day_node[day]; u < draft->day_node[day + 1]; u++) {
            int first = draft->first_arc[u], end = draft->first_arc[u + 1];
            twin[u] = -1;
            if (next_live(draft, twin, first, end) == end) {
                continue;
            }
            unsigned at = hash_future(draft, twin, u) & (unsigned)(n_slots - 1);
            while (slot[at] >= 0 && !same_future(draft, twin, slot[at], u)) {
                at = (at + 1) & (unsigned)(n_slots - 1);
            }
            if (slot[at] < 0) {
                slot[at] = u;
            }
            twin[u] = slot[at];
        }
    }
    free(slot);
    return true;
}

/* Numbers the twins that the start can reach, in order; -1 for all others. */
static int number_reached(const struct line_draft *draft, const int *twin, int *number)
{
    for (int u = 0; u < draft->n_nodes; u++) {
        number[u] = -1;
    }
    number[0] = 0;
    for (int u = 0; u < draft->n_nodes; u++) {
        if (number[u] < 0 || twin[u] != u) {
            continue;
        }
        for (int a = draft->first_arc[u]; a < draft->first_arc[u + 1]; a++) {
            int next = twin[draft->arcs[a].next];
            if (next >= 0) {
                number[next] = 0;
            }
        }
    }
    int n = 0;
    for (int u = 0; u < draft->n_nodes; u++) {
        if (number[u] >= 0) {
            number[u] = n++;
        }
    }
    return n;
}

/* Moves the kept nodes and arcs to the front; everything only ever moves down. */
static void compact(struct line_draft *draft, const int *twin, const int *number)
{
    size_t width = (size_t)draft->n_counters;
    int n_arcs = 0, n_nodes = 0, day = 0;
    for (int u = 0; u < draft->n_nodes; u++) {
        while (day <= draft->n_days && draft->day_node[day] == u) {
            draft->day_node[day++] = n_nodes;
        }
        int first = draft->first_arc[u], end = draft->first_arc[u + 1];
        if (number[u] < 0) {
            continue;
        }
        draft->first_arc[n_nodes++] = n_arcs;
        for (int a = first; a < end; a++) {
            int next = twin[draft->arcs[a].next];
            if (next < 0) {
                continue;
            }
            draft->arcs[n_arcs] = draft->arcs[a];
            draft->arcs[n_arcs].next = number[next];
            if (width > 0) {
                memmove(&draft->units[(size_t)n_arcs * width], &draft->units[(size_t)a * width],
                        width * sizeof *draft->units);
            }
            n_arcs++;
        }
    }
    draft->first_arc[n_nodes] = n_arcs;
    draft->day_node[draft->n_days + 1] = n_nodes;
    draft->n_nodes = n_nodes;
    draft->n_arcs = n_arcs;
}

enum pb_rc draft_merge(struct line_draft *draft)
{
    int *twin = malloc((size_t)draft->n_nodes * sizeof *twin);
    int *number = malloc((size_t)draft->n_nodes * sizeof *number);
    bool ok = twin && number && find_twins(draft, twin);
    if (ok && twin[0] < 0) {
        draft->n_nodes = 0;
        draft->n_arcs = 0;
    } else if (ok) {
        number_reached(draft, twin, number);
        compact(draft, twin, number);
    }
    free(twin);
    free(number);
    return ok ? PB_OK : PB_MEMORY;
}
