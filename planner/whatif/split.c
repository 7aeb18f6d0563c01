/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/split.h"

#include <stdlib.h>

#include "planner/plan/start.h"
#include "planner/whatif/whatif.h"

/** What the bounds of the subsets need. */
struct splitting {
    const struct whatif_request *request;
    const struct whatif *whatif;
    const char **changes; /**< room for all of them */
    unsigned touched;
    double bounds[WHATIF_N_SETS];
};

static bool is_in(unsigned set, int group)
{
    return (set >> group & 1) != 0;
}

static int size_of(unsigned set)
{
    int n = 0;
    for (int g = 0; g < OVERRIDE_N_GROUPS; g++)
        n += is_in(set, g);
    return n;
}

static double factorial(int n)
{
    return n < 2 ? 1 : n * factorial(n - 1);
}

void whatif_share(unsigned touched, const double bounds[WHATIF_N_SETS],
                  double parts[OVERRIDE_N_GROUPS])
{
    int k = size_of(touched);
    for (int g = 0; g < OVERRIDE_N_GROUPS; g++) {
        parts[g] = 0;
        for (unsigned set = 0; is_in(touched, g) && set < WHATIF_N_SETS; set++) {
            if ((set & ~touched) != 0 || is_in(set, g))
                continue;
            double orders = factorial(size_of(set)) * factorial(k - size_of(set) - 1);
            parts[g] += orders / factorial(k) * (bounds[set | 1U << g] - bounds[set]);
        }
    }
}

static enum pb_status ask(void *context)
{
    const struct pb_stop *stop = context;
    switch (pb_stop_reason(stop)) {
    case PB_STOP_SIGNAL:
        return PB_STATUS_INTERRUPTED;
    case PB_STOP_DEADLINE:
        return PB_STATUS_TIME_LIMIT;
    case PB_GO_ON:
        break;
    }
    return PB_STATUS_NONE;
}

/** The bound of a scenario, from the base plan. */
static enum pb_rc bound_of(const struct splitting *s, const struct pb_scenario *scenario,
                           double *bound)
{
    struct pb_demand demand = {0};
    struct staffing staffing = {0};
    struct plan_start start;
    struct pb_stop stop = s->request->options.stop;
    struct capacity_options options = {.stop = ask, .context = &stop};
    enum pb_rc rc = pb_demand_make(scenario, &demand, NULL);
    if (rc == PB_OK)
        rc = staffing_make(scenario, &demand, &staffing, NULL);
    if (rc == PB_OK && !s->request->cold) {
        rc = plan_start_make(&s->whatif->plans[WHATIF_BASE], &staffing, &staffing.arena, &start);
        options.start = &start.start;
    }
    if (rc == PB_OK)
        rc = capacity_bound(&staffing.problem, &options, bound);
    staffing_release(&staffing);
    pb_demand_release(&demand);
    return rc;
}

/** The bound with the changes of the groups in `set` alone; PB_INVALID when they make no scenario
 * without the others. */
static enum pb_rc bound_set(struct splitting *s, unsigned set)
{
    size_t n = 0;
    for (size_t i = 0; i < s->whatif->n_changes; i++)
        if (is_in(set, (int)override_group_of(s->whatif->changes[i])))
            s->changes[n++] = s->whatif->changes[i];
    const struct pb_scenario_source source = {
        .path = s->request->path, .overrides = s->changes, .n_overrides = n};
    struct pb_scenario *scenario = NULL;
    enum pb_rc rc = pb_scenario_read(&source, &scenario, NULL);
    if (rc == PB_OK)
        rc = bound_of(s, scenario, &s->bounds[set]);
    pb_scenario_free(scenario);
    return rc;
}

static void count_changes(struct splitting *s, struct whatif_split *split)
{
    for (size_t i = 0; i < s->whatif->n_changes; i++) {
        enum override_group group = override_group_of(s->whatif->changes[i]);
        split->n_changes[group]++;
        s->touched |= 1U << group;
    }
}

/** Parts of several groups are differences of solved bounds: one that is only recalled would be
 * short of the others. */
static bool must_solve(const struct splitting *s)
{
    return size_of(s->touched) > 1 && s->whatif->plans[WHATIF_VARIANT].capacity.is_recalled &&
           !pb_stop_requested(&s->request->options.stop);
}

static enum pb_rc bound_all(struct splitting *s)
{
    enum pb_rc rc = PB_OK;
    s->bounds[0] = s->whatif->plans[WHATIF_BASE].capacity.relaxation;
    for (unsigned set = 1; set < s->touched && rc == PB_OK; set++)
        if ((set & ~s->touched) == 0 && !pb_stop_requested(&s->request->options.stop))
            rc = bound_set(s, set);
    s->bounds[s->touched] = s->whatif->plans[WHATIF_VARIANT].capacity.relaxation;
    if (rc == PB_OK && must_solve(s))
        rc = bound_set(s, s->touched);
    return rc;
}

enum pb_rc whatif_split_make(const struct whatif_request *request, struct whatif *out)
{
    struct splitting s = {.request = request, .whatif = out};
    struct whatif_split *split = &out->split;
    *split = (struct whatif_split){.known = false};
    s.changes = calloc(out->n_changes + 1, sizeof *s.changes);
    if (s.changes == NULL)
        return PB_MEMORY;
    count_changes(&s, split);
    enum pb_rc rc = bound_all(&s);
    free(s.changes);
    split->joint = rc == PB_INVALID;
    if ((rc != PB_OK && !split->joint) || pb_stop_requested(&request->options.stop))
        return split->joint ? PB_OK : rc;
    split->known = true;
    double explained = s.bounds[s.touched] - s.bounds[0];
    if (split->joint)
        split->together = explained;
    else
        whatif_share(s.touched, s.bounds, split->parts);
    split->rounding =
        out->intervals[WHATIF_VARIANT].cost - out->intervals[WHATIF_BASE].cost - explained;
    return PB_OK;
}
