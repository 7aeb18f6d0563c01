/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/codes.h"

#include <math.h>
#include <string.h>

/** A shift that serves less of a slot than this does not cover it. */
#define COVERS 0.25

/** Work and codes by the slot of the day. */
struct profiles {
    size_t n_codes;
    int slots_per_day;
    double *work;  /**< of the plan, not yet covered by a chosen code [slots_per_day] */
    double *share; /**< best productive share of each code [n_codes * slots_per_day] */
    double *usage; /**< head-hours of each code in the plan [n_codes] */
};

size_t codes_used(const struct staffing *staffing, const struct capacity_plan *capacity)
{
    size_t used = 0;
    for (size_t code = 0; code < staffing->scenario->shifts.n_codes; code++) {
        bool works = false;
        for (int j = 0; j < staffing->problem.n_duties && !works; j++)
            works = capacity->agents[j] > 0 &&
                    staffing->variants[staffing->problem.duties[j].variant].code == (int)code;
        used += works;
    }
    return used;
}

static bool allocate(const struct staffing *staffing, struct arena *arena, struct profiles *out)
{
    out->n_codes = staffing->scenario->shifts.n_codes;
    out->slots_per_day = staffing->problem.slots_per_day;
    size_t slots = (size_t)out->slots_per_day;
    out->work = arena_alloc(arena, slots, sizeof(double));
    out->share = arena_alloc(arena, out->n_codes * slots, sizeof(double));
    out->usage = arena_alloc(arena, out->n_codes, sizeof(double));
    return !arena->failed;
}

static void fill(const struct staffing *staffing, const struct capacity_plan *capacity,
                 struct profiles *out)
{
    for (int j = 0; j < staffing->problem.n_duties; j++) {
        const struct staffing_variant *variant =
            &staffing->variants[staffing->problem.duties[j].variant];
        if (variant->code == PB_NONE)
            continue;
        double *share = out->share + (size_t)variant->code * (size_t)out->slots_per_day;
        for (int i = 0; i < variant->n_slots; i++) {
            int slot = (variant->first_slot + i) % out->slots_per_day;
            share[slot] = fmax(share[slot], variant->productive[i]);
            out->work[slot] += capacity->agents[j] * variant->productive[i];
        }
        out->usage[variant->code] += capacity->agents[j] * variant->paid_min;
    }
}

/** Uncovered work that the code would cover, its use in the plan to break ties. */
static double score(const struct profiles *profiles, size_t code)
{
    const double *share = profiles->share + code * (size_t)profiles->slots_per_day;
    double sum = 0;
    for (int slot = 0; slot < profiles->slots_per_day; slot++)
        if (share[slot] >= COVERS)
            sum += profiles->work[slot] * share[slot];
    return sum + 1e-6 * profiles->usage[code];
}

enum pb_rc codes_choose(const struct staffing *staffing, const struct capacity_plan *capacity,
                        size_t most, bool keep[])
{
    struct arena arena = {0};
    struct profiles profiles;
    if (!allocate(staffing, &arena, &profiles)) {
        arena_release(&arena);
        return PB_MEMORY;
    }
    fill(staffing, capacity, &profiles);
    memset(keep, 0, profiles.n_codes * sizeof *keep);
    for (size_t chosen = 0; chosen < most && chosen < profiles.n_codes; chosen++) {
        size_t best = profiles.n_codes;
        double best_score = -1;
        for (size_t code = 0; code < profiles.n_codes; code++) {
            double this_score = keep[code] ? -1 : score(&profiles, code);
            if (this_score > best_score) {
                best = code;
                best_score = this_score;
            }
        }
        keep[best] = true;
        const double *share = profiles.share + best * (size_t)profiles.slots_per_day;
        for (int slot = 0; slot < profiles.slots_per_day; slot++)
            if (share[slot] >= COVERS)
                profiles.work[slot] *= 1 - fmin(1, share[slot]);
    }
    arena_release(&arena);
    return PB_OK;
}

enum pb_rc codes_limit(struct staffing *staffing, const bool keep[], struct capacity_problem *out)
{
    const struct capacity_problem *problem = &staffing->problem;
    struct capacity_duty *duties =
        arena_copy(&staffing->arena, problem->duties, (size_t)problem->n_duties, sizeof *duties);
    if (duties == NULL)
        return PB_MEMORY;
    for (int j = 0; j < problem->n_duties; j++) {
        int code = staffing->variants[duties[j].variant].code;
        if (code != PB_NONE && !keep[code])
            duties[j].most = 0;
    }
    *out = *problem;
    out->duties = duties;
    out->max_codes = CAPACITY_NONE;
    return PB_OK;
}

void codes_share_bound(struct capacity_plan *second, const struct capacity_plan *first)
{
    second->bound = first->bound;
    second->relaxation = first->relaxation;
    second->bound_shortage = first->bound_shortage;
    second->gap_money = fmax(0, second->cost.total - second->bound);
    double priced = second->cost.total - second->bound_shortage;
    second->gap = second->gap_money > 0 && priced > 0 ? second->gap_money / priced : 0;
    if (second->status == PB_STATUS_OPTIMAL || second->status == PB_STATUS_GAP_REACHED)
        second->status = PB_STATUS_FEASIBLE;
    second->steps += first->steps;
    second->seconds_bound = first->seconds_bound;
}

void codes_take_dual(struct capacity_plan *second, struct capacity_plan *first)
{
    double *dual = second->dual;
    struct capacity_answer answer = second->answer;
    struct capacity_proof proof = second->proof;
    int n_rows = second->n_rows;
    second->proof = first->proof;
    first->proof = proof;
    second->dual = first->dual;
    second->n_rows = first->n_rows;
    second->answer = first->answer;
    second->is_warm = first->is_warm;
    second->is_recalled = first->is_recalled;
    first->dual = dual;
    first->n_rows = n_rows;
    first->answer = answer;
}

void codes_take_bound(struct capacity_plan *second, struct capacity_plan *first)
{
    struct capacity_prices prices = second->prices;
    second->prices = first->prices;
    first->prices = prices;
    codes_take_dual(second, first);
    codes_share_bound(second, first);
}
