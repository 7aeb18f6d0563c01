/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/sizing.h"

#include <math.h>

#include "planner/explain/case.h"

/** A way out is as large as it needs to be for this share of what it can bring. */
#define ENOUGH 0.9

/** Sizes double, so these are more than there are. */
enum { MOST_DOUBLINGS = 32 };

/** What sizes bring that were tried while doubling. */
struct doublings {
    int sizes[MOST_DOUBLINGS];
    double gains[MOST_DOUBLINGS];
    int n;
};

/** Solves the LP with the candidate at `size`; *applies is false when the scenario refuses it. */
static enum pb_rc solve(const struct explain *explain, const struct candidate *candidate, int size,
                        const struct explain_case *near, struct explain_case *out, bool *applies)
{
    struct explain_change change = {.text = NULL};
    struct pb_messages silent = {0};
    struct arena arena = {0};
    enum pb_rc rc = PB_OK;
    *out = (struct explain_case){0};
    candidate_change(explain->base.scenario, candidate, size, &arena, &change);
    if (arena.failed)
        rc = PB_MEMORY;
    else if (change.n_sets > 0)
        rc = explain_case_read(explain->request, &change, out, &silent);
    if (rc == PB_OK && out->scenario != NULL)
        rc = explain_case_solve(explain->request, near, NULL, out);
    *applies = rc == PB_OK && out->linear.status == PB_STATUS_OPTIMAL;
    if (rc == PB_OK && out->linear.status == PB_STATUS_INTERRUPTED)
        rc = PB_INTERRUPTED;
    pb_messages_release(&silent);
    arena_release(&arena);
    return rc == PB_INVALID ? PB_OK : rc;
}

/** All that is lost and late in the plan [money]. */
static double shortage_of(const struct explain *explain)
{
    double shortage = 0;
    for (size_t i = 0; i < explain->n_spells; i++)
        shortage += explain->spells[i].cost;
    return shortage;
}

/** Solves at `size` beside the case at hand; *gain is NAN when the scenario refuses the size. */
static enum pb_rc try_size(const struct explain *explain, const struct candidate *candidate,
                           struct sizing *sizing, int size, double *gain)
{
    struct explain_case *other = &sizing->cases[1 - sizing->now];
    const struct explain_case *near = sizing->size > 0 ? sizing_case(sizing) : &explain->base;
    bool applies = false;
    explain_case_release(other);
    enum pb_rc rc = solve(explain, candidate, size, near, other, &applies);
    *gain = applies ? explain->base.linear.cost - other->linear.cost : NAN;
    return rc;
}

/** The case in the making becomes the one at hand. */
static void keep(struct sizing *sizing, int size, double gain)
{
    sizing->now = 1 - sizing->now;
    sizing->size = size;
    sizing->gain = gain;
}

/** Whether no larger size brings so much that the last one would not be enough of it. */
static bool is_flat(const struct doublings *tried, int largest)
{
    if (tried->n < 2)
        return false;
    const double *gain = &tried->gains[tried->n - 2];
    const int *size = &tried->sizes[tried->n - 2];
    double more = fmax(0, gain[1] - gain[0]) / (size[1] - size[0]);
    return gain[1] > 0 && gain[1] >= ENOUGH * (gain[1] + more * (largest - size[1]));
}

static enum pb_rc double_up(const struct explain *explain, const struct candidate *candidate,
                            double shortage, struct sizing *sizing, struct doublings *tried)
{
    enum pb_rc rc = PB_OK;
    for (int size = 1; rc == PB_OK && tried->n < MOST_DOUBLINGS; size *= 2) {
        double gain;
        size = size < candidate->largest ? size : candidate->largest;
        rc = try_size(explain, candidate, sizing, size, &gain);
        if (rc != PB_OK || isnan(gain))
            break;
        keep(sizing, size, gain);
        tried->sizes[tried->n] = size;
        tried->gains[tried->n++] = gain;
        if (gain >= shortage || size == candidate->largest || is_flat(tried, candidate->largest))
            break;
    }
    return rc;
}

/** Halves down to the smallest size that brings `wanted`. */
static enum pb_rc halve_down(const struct explain *explain, const struct candidate *candidate,
                             double wanted, const struct doublings *tried, struct sizing *sizing)
{
    int first = 0;
    double gain = sizing->gain;
    enum pb_rc rc = PB_OK;
    while (tried->gains[first] < wanted)
        first++;
    int low = first > 0 ? tried->sizes[first - 1] : 0, high = tried->sizes[first];
    while (rc == PB_OK && high - low > 1) {
        int middle = low + (high - low) / 2;
        rc = try_size(explain, candidate, sizing, middle, &gain);
        if (rc == PB_OK && gain >= wanted)
            keep(sizing, high = middle, gain);
        else
            low = middle;
    }
    if (rc == PB_OK && sizing->size != high) {
        rc = try_size(explain, candidate, sizing, high, &gain);
        keep(sizing, high, gain);
    }
    return rc;
}

enum pb_rc sizing_make(const struct explain *explain, const struct candidate *candidate,
                       struct sizing *out)
{
    const double shortage = shortage_of(explain);
    struct doublings tried = {.n = 0};
    *out = (struct sizing){.size = 0};
    enum pb_rc rc = double_up(explain, candidate, shortage, out, &tried);
    if (rc != PB_OK || tried.n == 0)
        return rc;
    const double most = tried.gains[tried.n - 1];
    return halve_down(explain, candidate, most >= shortage ? shortage : ENOUGH * most, &tried, out);
}

void sizing_release(struct sizing *sizing)
{
    explain_case_release(&sizing->cases[0]);
    explain_case_release(&sizing->cases[1]);
    *sizing = (struct sizing){.size = 0};
}
