/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/repairs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/explain/candidates.h"
#include "planner/explain/case.h"
#include "planner/explain/change.h"
#include "planner/explain/codes_twin.h"
#include "planner/explain/sizing.h"
#include "planner/explain/start.h"

enum {
    MOST_QUEUES = 2, /* with candidates of their own */
    MOST_CANDIDATES = 64,
    MOST_PEOPLE = 2000,
    MOST_POINTS = 20,  /* of the chatbot */
    MOST_HOURS = 48,   /* of a promise */
    MANY_DUTIES = 3000 /* a large scenario has more */
};

/** What brings less than this share of the shortage is no way out. */
#define LEAST 0.001

/** A queue is worth candidates from this share of the dearest spell's cost on. */
#define WORTH 0.2

/** The search. */
struct search {
    struct explain *explain;
    struct candidate candidates[MOST_CANDIDATES];
    size_t n;
};

static void offer(struct search *search, const struct candidate *candidate)
{
    if (search->n < MOST_CANDIDATES && candidate->largest > 0)
        search->candidates[search->n++] = *candidate;
}

/** Heads that the queue would need at its peak, and some more. */
static int peak_heads(const struct explain *explain, int queue)
{
    int n_slots = explain->plan.capacity.n_slots;
    const struct plan_hour *hours = &explain->plan.book.hours[queue * n_slots];
    double most = 0;
    for (int t = 0; t < n_slots; t++)
        most = fmax(most, hours[t].need);
    return (int)fmin(MOST_PEOPLE, 3 * ceil(most) + 5);
}

static bool pool_knows(const struct pb_militia *pool, int queue)
{
    for (size_t i = 0; i < pool->queues.n; i++)
        if (pool->queues.at[i] == queue)
            return true;
    return false;
}

/** First day on which the queue falls short by as much as matters. */
static int first_day(const struct explain *explain, int queue)
{
    int first = explain->base.scenario->frame.n_days;
    for (size_t i = 0; i < explain->n_spells; i++) {
        const struct explain_spell *spell = &explain->spells[i];
        int day = spell->slot_from / explain->base.staffing.problem.slots_per_day;
        if (spell->queue == queue && spell->cost >= WORTH * explain->spells[0].cost && day < first)
            first = day;
    }
    return explain->base.scenario->frame.first_day + first;
}

static void offer_people(struct search *search, const struct explain_spell *spell)
{
    const struct explain *explain = search->explain;
    const struct pb_scenario *scenario = explain->base.scenario;
    struct candidate way = {.queue = spell->queue,
                            .which = PB_NONE,
                            .day = first_day(explain, spell->queue),
                            .largest = peak_heads(explain, spell->queue)};
    way.kind = CANDIDATE_TEMPS;
    offer(search, &way);
    way.kind = CANDIDATE_MILITIA;
    if (scenario->n_militia == 0)
        offer(search, &way);
    for (size_t i = 0; i < scenario->n_militia; i++) {
        way.which = (int)i;
        if (pool_knows(&scenario->militia[i], spell->queue))
            offer(search, &way);
    }
    way.kind = CANDIDATE_SEATS;
    for (size_t i = 0; i < spell->n_reasons; i++)
        for (size_t r = 0; r < scenario->capacity.n_rooms; r++)
            if (spell->reasons[i].cause == EXPLAIN_SEATS &&
                strcmp(spell->reasons[i].who, scenario->capacity.rooms[r].id) == 0) {
                way.which = (int)r;
                offer(search, &way);
            }
}

static void offer_chatbot(struct search *search, int queue)
{
    struct candidate way = {
        .kind = CANDIDATE_CHATBOT, .queue = queue, .which = PB_NONE, .largest = MOST_POINTS};
    offer(search, &way);
}

/** Answering later is a way out wherever answers are late. */
static void offer_later(struct search *search)
{
    const struct explain *explain = search->explain;
    for (size_t q = 0; q < explain->base.scenario->n_queues; q++) {
        struct candidate way = {
            .kind = CANDIDATE_LATER, .queue = (int)q, .which = PB_NONE, .largest = MOST_HOURS};
        bool late = false;
        for (size_t i = 0; i < explain->n_spells && !late; i++)
            late = explain->spells[i].queue == (int)q && explain->spells[i].late_hours > 0;
        if (late)
            offer(search, &way);
    }
}

static bool is_known(const int *queues, size_t n, int queue)
{
    for (size_t i = 0; i < n; i++)
        if (queues[i] == queue)
            return true;
    return false;
}

static void list_candidates(struct search *search)
{
    const struct explain *explain = search->explain;
    int queues[MOST_QUEUES];
    size_t n = 0;
    for (size_t i = 0; i < explain->n_spells && n < MOST_QUEUES; i++) {
        const struct explain_spell *spell = &explain->spells[i];
        if (spell->cost < WORTH * explain->spells[0].cost || is_known(queues, n, spell->queue))
            continue;
        queues[n++] = spell->queue;
        offer_people(search, spell);
        offer_chatbot(search, spell->queue);
    }
    offer_later(search);
    struct candidate way = {.kind = CANDIDATE_OVERTIME, .which = PB_NONE, .largest = 1};
    offer(search, &way);
    way.kind = CANDIDATE_START;
    offer(search, &way);
}

static bool is_useful(const struct explain *explain, double gain)
{
    return gain >= fmax(LEAST * explain->base.linear.shortage, EXPLAIN_CENT);
}

/** Writes down the candidate at the size found as a repair, unless it brings too little. */
static enum pb_rc take(struct explain *explain, const struct candidate *candidate,
                       const struct sizing *found)
{
    const struct explain_case *at = sizing_case(found);
    if (!is_useful(explain, found->gain))
        return PB_OK;
    struct explain_repair *repair = &explain->repairs[explain->n_repairs++];
    *repair = (struct explain_repair){.kind = candidate_kind_name(candidate->kind),
                                      .size = found->size,
                                      .lp_after = at->linear.cost,
                                      .shortage_after = at->linear.shortage,
                                      .interval = {.bound = at->linear.bound, .cost = NAN},
                                      .is_used = true,
                                      .verdict = WHATIF_LIKELY_CHEAPER,
                                      .unserved = NAN,
                                      .late_hours = NAN};
    candidate_change(explain->base.scenario, candidate, found->size, &explain->arena,
                     &repair->change);
    const struct twin_use use = {at->scenario, &at->staffing, NULL, &at->linear};
    repair->way = arena_copy(&explain->arena, candidate, 1, sizeof *candidate);
    repair->change.text = candidate_text(explain, candidate, found->size, &use, &explain->arena);
    return explain->arena.failed ? PB_MEMORY : PB_OK;
}

/** Measures one candidate. */
static enum pb_rc measure(struct explain *explain, struct candidate *candidate)
{
    struct sizing found = {.size = 0};
    enum pb_rc rc = PB_OK;
    if (candidate->kind == CANDIDATE_START) {
        rc = start_choose(explain, candidate);
        if (rc != PB_OK || candidate->which == PB_NONE)
            return rc;
    }
    rc = sizing_make(explain, candidate, &found);
    if (rc == PB_OK)
        rc = take(explain, candidate, &found);
    sizing_release(&found);
    return rc;
}

static int by_lp(const void *left, const void *right)
{
    const struct explain_repair *a = left, *b = right;
    if (a->lp_after == b->lp_after)
        return strcmp(a->change.text, b->change.text);
    return a->lp_after > b->lp_after ? 1 : -1;
}

static double cost_of(const struct explain_repair *repair)
{
    return isnan(repair->interval.cost) ? repair->lp_after : repair->interval.cost;
}

static int by_plan(const void *left, const void *right)
{
    double a = cost_of(left), b = cost_of(right);
    return a == b ? by_lp(left, right) : a > b ? 1 : -1;
}

/** Keeps the best of each kind, and of these the best `n`. */
static void keep_different(struct explain *explain, size_t n)
{
    size_t kept = 0;
    if (explain->n_repairs > 1)
        qsort(explain->repairs, explain->n_repairs, sizeof *explain->repairs, by_lp);
    for (size_t i = 0; i < explain->n_repairs && kept < n; i++) {
        bool known = false;
        for (size_t k = 0; k < kept && !known; k++)
            known = strcmp(explain->repairs[k].kind, explain->repairs[i].kind) == 0;
        if (!known)
            explain->repairs[kept++] = explain->repairs[i];
    }
    explain->n_repairs = kept;
}

bool explain_plans_repairs(const struct explain *explain)
{
    return !explain->request->bounds_only && explain->base.staffing.problem.n_duties <= MANY_DUTIES;
}

/** A plan of the scenario with the repair. */
static enum pb_rc plan_repair(struct explain *explain, struct explain_repair *repair)
{
    struct plan_options options = explain->request->options;
    struct pb_scenario *scenario = NULL;
    struct pb_messages silent = {0};
    struct arena arena = {0};
    struct plan plan = {0};
    const struct pb_scenario_source source =
        explain_source(explain->request, &repair->change, &arena);
    options.until = PLAN_UNTIL_CAPACITY;
    options.output = NULL;
    options.start = &explain->plan;
    enum pb_rc rc = arena.failed ? PB_MEMORY : pb_scenario_read(&source, &scenario, &silent);
    if (rc == PB_OK)
        rc = plan_make(scenario, &options, &plan, &silent);
    if (rc == PB_OK) {
        const struct twin_use use = {scenario, &plan.staffing, &plan.capacity, NULL};
        const struct whatif_interval base = {explain_bound(explain),
                                             plan_last_book(&explain->plan)->total};
        repair->interval = (struct whatif_interval){
            fmax(plan.capacity.bound, repair->interval.bound), plan.book.total};
        repair->verdict = whatif_judge(&base, &repair->interval);
        repair->is_used = candidate_is_used(explain, repair->way, &use);
        repair->unserved = plan.book.unserved;
        repair->late_hours = plan.book.late_hours;
        repair->change.text =
            candidate_text(explain, repair->way, (int)repair->size, &use, &explain->arena);
        repair->plan_shortage = plan.book.cost[PB_COST_UNSERVED] + plan.book.cost[PB_COST_LATE];
    }
    plan_release(&plan);
    pb_scenario_free(scenario);
    pb_messages_release(&silent);
    arena_release(&arena);
    return rc;
}

/** Forgets repairs whose plan does nothing with them, or is no cheaper than the one without. */
static void drop_useless(struct explain *explain)
{
    double before = plan_last_book(&explain->plan)->total;
    size_t kept = 0;
    for (size_t i = 0; i < explain->n_repairs; i++)
        if (explain->repairs[i].is_used && !(explain->repairs[i].interval.cost >= before))
            explain->repairs[kept++] = explain->repairs[i];
    explain->n_repairs = kept;
}

enum pb_rc explain_repairs(struct explain *explain)
{
    struct search search = {.explain = explain};
    enum pb_rc rc = PB_OK;
    if (explain->n_spells == 0 || explain->request->n_repairs == 0)
        return PB_OK;
    list_candidates(&search);
    explain->repairs = arena_alloc(&explain->arena, search.n, sizeof *explain->repairs);
    if (explain->repairs == NULL)
        return PB_MEMORY;
    for (size_t i = 0; rc == PB_OK && i < search.n; i++) {
        explain_tell(explain, "repairs", (double)i / (double)search.n);
        rc = measure(explain, &search.candidates[i]);
    }
    keep_different(explain, explain->request->n_repairs);
    for (size_t i = 0; rc == PB_OK && explain_plans_repairs(explain) && i < explain->n_repairs; i++)
        rc = plan_repair(explain, &explain->repairs[i]);
    drop_useless(explain);
    if (explain->n_repairs > 1)
        qsort(explain->repairs, explain->n_repairs, sizeof *explain->repairs, by_plan);
    return rc;
}
