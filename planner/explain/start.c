/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/start.h"

#include <math.h>
#include <string.h>

#include "planner/explain/case.h"

enum { HOUR_MIN = 60 };

/** What each code of the case with all earlier and later codes promises. */
struct promises {
    const struct explain_case *all;
    const double *reduced; /**< [n_duties] */
    double *best;          /**< [codes * cells] a head of the class on the day */
    int n_cells;           /**< classes times days, the eve among them */
    double *sum;           /**< [codes] [money] */
};

static void add_up(struct promises *promises)
{
    const struct staffing *staffing = &promises->all->staffing;
    const struct capacity_problem *problem = &staffing->problem;
    const int n_days = problem->n_days + 1;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];
        int code = staffing->variants[duty->variant].code;
        double *best =
            &promises->best[code * promises->n_cells + duty->cls * n_days + duty->day + 1];
        *best = fmax(*best, -promises->reduced[j]);
    }
    for (size_t code = 0; code < promises->all->scenario->shifts.n_codes; code++)
        for (int i = 0; i < promises->n_cells; i++) {
            int heads = staffing->classes[i / n_days].heads[i % n_days];
            promises->sum[code] += promises->best[(int)code * promises->n_cells + i] * heads;
        }
}

static int find_code(const struct pb_scenario *scenario, const char *id)
{
    for (size_t i = 0; i < scenario->shifts.n_codes; i++)
        if (strcmp(scenario->shifts.codes[i].code, id) == 0)
            return (int)i;
    return PB_NONE;
}

/** Takes the code that promises most. */
static void choose(const struct explain *explain, const struct promises *promises,
                   struct candidate *candidate)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    struct arena arena = {0};
    double most = EXPLAIN_CENT;
    for (size_t i = 0; i < scenario->shifts.n_codes && i < TWIN_CODES; i++)
        for (int later = -TWIN_LATER_MIN; later <= TWIN_LATER_MIN; later += HOUR_MIN) {
            int code = later == 0 ? PB_NONE
                                  : find_code(promises->all->scenario,
                                              twin_id(scenario, &arena, (int)i, later, 0));
            if (code == PB_NONE || promises->sum[code] <= most)
                continue;
            most = promises->sum[code];
            candidate->which = (int)i;
            candidate->minutes = later;
        }
    arena_release(&arena);
}

static enum pb_rc weigh(const struct explain *explain, const struct explain_case *all,
                        struct candidate *candidate)
{
    const struct capacity_problem *problem = &all->staffing.problem;
    const size_t n_codes = all->scenario->shifts.n_codes;
    struct arena arena = {0};
    double *reduced = arena_alloc(&arena, (size_t)problem->n_duties, sizeof *reduced);
    struct promises promises = {.all = all, .reduced = reduced};
    promises.n_cells = (int)all->staffing.n_classes * (problem->n_days + 1);
    promises.best = arena_alloc(&arena, n_codes * (size_t)promises.n_cells, sizeof(double));
    promises.sum = arena_alloc(&arena, n_codes, sizeof(double));
    enum pb_rc rc = arena.failed ? PB_MEMORY : explain_case_estimate(&explain->base, all, reduced);
    if (rc == PB_OK) {
        add_up(&promises);
        choose(explain, &promises, candidate);
    }
    arena_release(&arena);
    return rc;
}

enum pb_rc start_choose(const struct explain *explain, struct candidate *candidate)
{
    struct explain_change change = {.text = NULL};
    struct pb_messages silent = {0};
    struct explain_case all = {.scenario = NULL};
    struct arena arena = {0};
    candidate_change(explain->base.scenario, candidate, 1, &arena, &change);
    enum pb_rc rc = arena.failed ? PB_MEMORY : PB_OK;
    if (rc == PB_OK && change.n_sets > 0)
        rc = explain_case_read(explain->request, &change, &all, &silent);
    if (rc == PB_OK && all.scenario != NULL)
        rc = weigh(explain, &all, candidate);
    explain_case_release(&all);
    pb_messages_release(&silent);
    arena_release(&arena);
    return rc == PB_INVALID ? PB_OK : rc;
}
