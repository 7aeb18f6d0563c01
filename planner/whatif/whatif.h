/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What if: a scenario with and without some changes, planned and compared.
 *
 * Both plans come with an interval: no plan costs less than the bound, and the plan found costs
 * what it costs. So the difference is *proved* when the intervals do not overlap, else only likely.
 * The answer is a pure function of scenario, changes, options and seed.
 */
#ifndef PLANNER_WHATIF_WHATIF_H
#define PLANNER_WHATIF_WHATIF_H

#include "planner/plan/plan.h"
#include "planner/whatif/split.h"

/** The two sides. */
enum whatif_side { WHATIF_BASE, WHATIF_VARIANT, WHATIF_N_SIDES };

/** What is known of the difference in cost. */
enum whatif_verdict {
    WHATIF_SAME,           /**< the plans cost the same */
    WHATIF_PROVED_DEARER,  /**< every plan with the changes costs more than the base plan */
    WHATIF_PROVED_CHEAPER, /**< the plan with the changes costs less than any without them */
    WHATIF_LIKELY_DEARER,
    WHATIF_LIKELY_CHEAPER
};

/** What is asked. */
struct whatif_request {
    const char *path;             /**< of the scenario */
    const char *const *overrides; /**< "path=value", applied in order after the variant */
    size_t n_overrides;
    const char *variant;         /**< id of a variant of the scenario, or NULL */
    const char *base;            /**< folder of the finished base plan, or NULL: plan it here */
    bool cold;                   /**< plan the changes from nothing, not from the base plan */
    struct plan_options options; /**< `output` and `force` are for the plan with the changes */
};

/** No plan of this side costs less than `bound`, and the one found costs `cost` [money]. */
struct whatif_interval {
    double bound, cost;
};

/** The answer. All-zero is a valid empty object. */
struct whatif {
    struct pb_scenario *scenarios[WHATIF_N_SIDES];
    struct plan plans[WHATIF_N_SIDES];
    struct whatif_interval intervals[WHATIF_N_SIDES];
    const char **changes; /**< all of them in order, those of the variant first */
    size_t n_changes;
    enum whatif_verdict verdict;
    struct whatif_split split; /**< of the difference in cost */
    bool cold;                 /**< the variant was to be made from nothing */
    struct arena arena;        /**< owns `changes` */
};

/** Plans both sides. PB_OK; PB_INVALID with messages that name the override; PB_INTERRUPTED when a
 * signal came (the answer is whole only when both plans have their capacity stage), PB_IO,
 * PB_SOLVER, PB_MEMORY. `out` is overwritten and, whatever is returned, released by the caller. */
enum pb_rc whatif_make(const struct whatif_request *request, struct whatif *out,
                       struct pb_messages *messages);

/** Whether both sides are there. */
bool whatif_is_whole(const struct whatif *whatif);

void whatif_release(struct whatif *whatif);

/** What two intervals say of each other. */
enum whatif_verdict whatif_judge(const struct whatif_interval *base,
                                 const struct whatif_interval *variant);

/** "same", "proved_dearer", ... Static storage. */
const char *whatif_verdict_name(enum whatif_verdict verdict);

#endif
