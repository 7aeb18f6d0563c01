/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/plan.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "paiban/check.h"
#include "planner/base/file.h"
#include "planner/base/folder.h"
#include "planner/base/gettext.h"
#include "planner/demand/forecast.h"
#include "planner/export/export.h"
#include "planner/plan/codes.h"
#include "planner/plan/cuts.h"
#include "planner/plan/model_file.h"
#include "planner/plan/prices.h"
#include "planner/plan/reuse.h"
#include "planner/plan/start.h"
#include "planner/plan/teller.h"
#include "planner/roster/portfolios.h"

enum {
    MESSAGE_BYTES = 200,
    MOST_FINDINGS = 10, /* of the self-check that are said */
    MOST_CUT_ROUNDS = 3,
    MOST_STEPS_FOR_CUTS = 200000 /* of a capacity plan that is made again */
};

/** Less is no reason to prefer another plan [money]. */
#define LEAST_SAVING 1e-6

/** Of the time limit; the rest is for the roster, the check and the files. */
#define SHARE_OF_CAPACITY 0.75

/** What a stage needs to know of the run. */
struct run {
    const struct plan_options *options;
    struct plan *plan;
    struct pb_messages *messages;
    struct pb_stop stop; /**< the options' with the time limit as deadline */
    struct teller *teller;
};

/** Seconds since `*last`, which becomes now. */
static double lap(double *last)
{
    double now = pb_clock_s(), seconds = now - *last;
    *last = now;
    return seconds;
}

static enum pb_status ask(void *context)
{
    const struct run *run = context;
    switch (pb_stop_reason(&run->stop)) {
    case PB_STOP_SIGNAL:
        return PB_STATUS_INTERRUPTED;
    case PB_STOP_DEADLINE:
        return PB_STATUS_TIME_LIMIT;
    case PB_GO_ON:
        break;
    }
    return PB_STATUS_NONE;
}

static void tell(void *context, const struct capacity_progress *at)
{
    const struct run *run = context;
    struct pb_progress progress = {.phase = at->stage,
                                   .done = at->done,
                                   .bound = at->bound,
                                   .best = at->cost,
                                   .gap = isfinite(at->cost) && isfinite(at->bound) && at->cost > 0
                                              ? (at->cost - at->bound) / at->cost
                                              : NAN};
    teller_tell(run->teller, &progress);
}

/** A problem that the model refuses is our mistake; says which. */
static enum pb_rc explain(struct run *run)
{
    char why[MESSAGE_BYTES] = "";
    capacity_check_problem(&run->plan->staffing.problem, why, sizeof why);
    pb_error(run->messages, NULL, "problem_invalid",
             _("the capacity problem is wrong (%s): please report this"), why);
    return PB_SOLVER;
}

/** Makes the plan again with as many codes as the scenario allows, when it uses more. */
static enum pb_rc limit_codes(struct run *run, const struct capacity_options *options)
{
    struct plan *plan = run->plan;
    const struct pb_shifts *shifts = &plan->scenario->shifts;
    struct capacity_problem limited;
    struct capacity_plan second;
    if (shifts->max_codes == PB_NONE ||
        codes_used(&plan->staffing, &plan->capacity) <= (size_t)shifts->max_codes)
        return PB_OK;
    bool *keep = arena_alloc(&plan->staffing.arena, shifts->n_codes, sizeof *keep);
    if (keep == NULL)
        return PB_MEMORY;
    enum pb_rc rc = codes_choose(&plan->staffing, &plan->capacity, (size_t)shifts->max_codes, keep);
    if (rc == PB_OK)
        rc = codes_limit(&plan->staffing, keep, &limited);
    if (rc == PB_OK)
        rc = capacity_solve(&limited, options, &second);
    if (rc != PB_OK)
        return rc;
    codes_take_bound(&second, &plan->capacity);
    capacity_plan_release(&plan->capacity);
    plan->capacity = second;
    return PB_OK;
}

/** Options of the capacity stage; `run` is borrowed. */
static struct capacity_options options_of(struct run *run)
{
    return (struct capacity_options){.seed = run->options->seed,
                                     .gap = run->options->gap,
                                     .stop = ask,
                                     .progress = tell,
                                     .context = run};
}

static enum pb_rc search(struct run *run)
{
    struct plan *plan = run->plan;
    struct run capacity_run = *run;
    double limit_s = run->options->time_limit_s;
    if (limit_s > 0 && run->options->until == PLAN_UNTIL_ROSTER)
        capacity_run.stop = pb_stop_within(&run->stop, SHARE_OF_CAPACITY * limit_s);
    struct capacity_options options = options_of(&capacity_run);
    struct plan_start start = {0};
    enum pb_rc rc = PB_OK;
    if (run->options->start != NULL) {
        rc = plan_start_make(run->options->start, &plan->staffing, &plan->staffing.arena, &start);
        options.start = &start.start;
    }
    if (rc == PB_OK)
        rc = capacity_solve(&plan->staffing.problem, &options, &plan->capacity);
    if (rc == PB_INVALID)
        rc = explain(run);
    if (rc == PB_OK && plan->capacity.status != PB_STATUS_NONE)
        rc = limit_codes(run, &options);
    return rc;
}

static enum pb_rc solve(struct run *run)
{
    struct plan *plan = run->plan;
    double last = pb_clock_s();
    enum pb_rc rc = staffing_make(plan->scenario, &plan->demand, &plan->staffing, run->messages);
    plan->seconds.staffing = lap(&last);
    if (rc != PB_OK)
        return rc;
    rc = run->options->from != NULL ? reuse_capacity(plan, run->options->from, run->messages)
                                    : search(run);
    plan->seconds.bound = plan->capacity.seconds_bound;
    plan->seconds.capacity = lap(&last);
    if (rc != PB_OK)
        return rc;
    if (plan->capacity.status == PB_STATUS_NONE)
        return pb_stop_reason(&run->stop) == PB_STOP_SIGNAL ? PB_INTERRUPTED : PB_SOLVER;
    rc = plan_book_make(&plan->staffing, &plan->capacity, &plan->book, run->messages);
    plan->has_capacity = rc == PB_OK;
    return rc;
}

/** Names for the shifts of plan->capacity. */
static enum pb_rc name_once(struct run *run)
{
    struct plan *plan = run->plan;
    struct named_options options = {
        .seed = (unsigned)run->options->seed, .stop = run->stop, .messages = run->messages};
    enum pb_rc rc = named_make(&plan->staffing, &plan->capacity, &options, &plan->named.roster);
    if (rc == PB_OK)
        rc = portfolios_make(&plan->named.roster);
    if (rc == PB_OK)
        rc = plan_named_book(&plan->capacity, &plan->named);
    return rc;
}

/** What a plan made with cuts may replace. */
struct kept {
    struct capacity_plan capacity;
    struct plan_book book;
    struct plan_named named;
};

static void swap(struct plan *plan, struct kept *kept)
{
    struct kept now = {plan->capacity, plan->book, plan->named};
    plan->capacity = kept->capacity;
    plan->book = kept->book;
    plan->named = kept->named;
    *kept = now;
    plan->book.capacity = &plan->capacity;
    plan->named.book.capacity = &plan->named.done;
}

static void release_kept(struct kept *kept)
{
    plan_named_release(&kept->named);
    plan_book_release(&kept->book);
    capacity_plan_release(&kept->capacity);
}

/** Plans `problem`, which has cuts, and names it; the cheaper plan stays, *better says whether that
 * is the new one. */
static enum pb_rc plan_with_cuts(struct run *run, const struct capacity_problem *problem,
                                 bool *better)
{
    struct plan *plan = run->plan;
    struct kept other = {.named = {.gap = 0}};
    struct run capacity_run = *run;
    if (run->options->time_limit_s > 0)
        capacity_run.stop =
            pb_stop_within(&run->stop, SHARE_OF_CAPACITY * pb_stop_seconds_left(&run->stop));
    struct capacity_options options = options_of(&capacity_run);
    enum pb_rc rc = capacity_solve(problem, &options, &other.capacity);
    *better = false;
    if (rc != PB_OK || other.capacity.status == PB_STATUS_NONE) {
        capacity_plan_release(&other.capacity);
        return rc;
    }
    codes_share_bound(&other.capacity, &plan->capacity);
    double before = plan->named.book.total;
    swap(plan, &other);
    rc = plan_book_make(&plan->staffing, &plan->capacity, &plan->book, run->messages);
    if (rc == PB_OK)
        rc = name_once(run);
    *better = rc == PB_OK && plan->named.book.total < before - LEAST_SAVING;
    if (*better)
        codes_take_dual(&plan->capacity, &other.capacity);
    else
        swap(plan, &other);
    release_kept(&other);
    return rc;
}

/** What the names cannot cover goes back into the capacity plan, where that is not too long. */
static enum pb_rc cut_rounds(struct run *run)
{
    struct plan *plan = run->plan;
    struct capacity_problem problem = plan->staffing.problem;
    bool better = run->options->from == NULL && plan->scenario->shifts.max_codes == PB_NONE;
    enum pb_rc rc = PB_OK;
    for (int round = 0; round < MOST_CUT_ROUNDS && better && rc == PB_OK; round++) {
        struct capacity_problem cut;
        int n_cuts = 0;
        if (plan->named.roster.uncovered == 0 || plan->capacity.steps > MOST_STEPS_FOR_CUTS ||
            pb_stop_reason(&run->stop) != PB_GO_ON)
            break;
        rc = cuts_add(plan, &problem, &cut, &n_cuts);
        if (rc != PB_OK || n_cuts == 0)
            break;
        rc = plan_with_cuts(run, &cut, &better);
        problem = cut;
        plan->cut_rounds = round + 1;
    }
    return rc;
}

/** The roster by name. A signal or the deadline only makes it plainer. */
static enum pb_rc name(struct run *run)
{
    struct plan *plan = run->plan;
    double last = pb_clock_s();
    const struct pb_progress progress = {.phase = "roster",
                                         .done = NAN,
                                         .bound = plan->capacity.bound,
                                         .best = plan->book.total,
                                         .gap = plan->capacity.gap};
    teller_tell(run->teller, &progress);
    enum pb_rc rc = name_once(run);
    if (rc == PB_OK)
        rc = cut_rounds(run);
    plan->has_roster = rc == PB_OK;
    plan->seconds.roster = lap(&last);
    return rc;
}

/** Prices the hours where somebody will read it: hours.csv. */
static enum pb_rc price(struct run *run)
{
    if (run->options->output == NULL)
        return PB_OK;
    double last = pb_clock_s();
    teller_phase(run->teller, "prices");
    enum pb_rc rc = plan_prices(run->plan, &run->stop);
    run->plan->seconds.prices = lap(&last);
    return rc;
}

/** Which stage a file needs. */
enum need { NEEDS_DEMAND, NEEDS_CAPACITY, NEEDS_ROSTER };

/** A file of the folder and who writes it. */
struct part {
    const char *name;
    void (*write)(const struct plan *plan, struct text *out);
    enum manifest_kind kind;
    enum need need;
};

static void write_demand(const struct plan *plan, struct text *out)
{
    struct forecast forecast = {plan->scenario, &plan->demand};
    forecast_write_csv(&forecast, out);
}

static const struct part parts[] = {
    {"demand.csv", write_demand, MANIFEST_HASHED, NEEDS_DEMAND},
    {"classes.csv", export_classes, MANIFEST_HASHED, NEEDS_CAPACITY},
    {"shifts.csv", export_shifts, MANIFEST_HASHED, NEEDS_CAPACITY},
    {"hours.csv", export_hours, MANIFEST_HASHED, NEEDS_CAPACITY},
    {"work.csv", export_work, MANIFEST_HASHED, NEEDS_CAPACITY},
    {"start.csv", export_start, MANIFEST_HASHED, NEEDS_CAPACITY},
    {"roster.csv", export_roster, MANIFEST_HASHED, NEEDS_ROSTER},
    {"moves.csv", export_moves, MANIFEST_HASHED, NEEDS_ROSTER},
    {"context.json", export_context, MANIFEST_HASHED, NEEDS_DEMAND},
    {"brands.csv", export_brands, MANIFEST_HASHED, NEEDS_ROSTER},
    {"plan.json", export_plan, MANIFEST_HASHED, NEEDS_DEMAND},
};

static enum pb_rc write_part(struct run *run, struct folder *folder, const struct part *part)
{
    struct text out = {0};
    part->write(run->plan, &out);
    enum pb_rc rc = out.failed ? PB_MEMORY
                               : folder_write(folder, part->name, text_string(&out), out.length,
                                              part->kind, run->messages);
    text_release(&out);
    return rc;
}

/** The auditor reads what was written before it takes its place; what it finds is our mistake. */
static enum pb_rc check(struct run *run, const struct folder *folder)
{
    struct pb_findings findings;
    enum pb_rc rc =
        pb_check(run->plan->scenario, folder->temporary, NULL, &findings, run->messages);
    if (rc != PB_OK)
        return rc;
    size_t said = 0;
    for (size_t i = 0; i < findings.n && said < MOST_FINDINGS; i++) {
        const struct pb_finding *at = &findings.at[i];
        if (at->kind == PB_SOFT)
            continue;
        said++;
        pb_error(run->messages, NULL, "self_check",
                 _("self-check: %s %s: %s (%.6g, limit %.6g %s)"), at->rule, at->who,
                 gettext_is_chinese() ? at->text_zh : at->text_en, at->found, at->limit, at->unit);
    }
    rc = pb_findings_fail(&findings, false) ? PB_SOLVER : PB_OK;
    pb_findings_release(&findings);
    return rc;
}

static enum pb_rc fill_folder(struct run *run, struct folder *folder)
{
    enum pb_rc rc = PB_OK;
    double last = pb_clock_s();
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && rc == PB_OK; i++)
        if (parts[i].need == NEEDS_DEMAND ||
            (parts[i].need == NEEDS_CAPACITY && run->plan->has_capacity) || run->plan->has_roster)
            rc = write_part(run, folder, &parts[i]);
    run->plan->seconds.write = lap(&last);
    teller_phase(run->teller, "check");
    if (rc == PB_OK && run->plan->has_capacity)
        rc = check(run, folder);
    run->plan->seconds.check = lap(&last);
    run->plan->seconds.total = pb_clock_s() - run->teller->begin_s;
    if (rc == PB_OK)
        rc = folder_keep(folder, FOLDER_CALENDARS, run->messages);
    const struct part log = {"run.json", export_run, MANIFEST_VOLATILE, NEEDS_DEMAND};
    return rc == PB_OK ? write_part(run, folder, &log) : rc;
}

/** Writes `path` by `write` unless it is NULL. */
static enum pb_rc write_extra(struct run *run, const char *path,
                              enum pb_rc (*write)(const struct plan *, const char *,
                                                  struct pb_messages *))
{
    bool wanted = path != NULL && run->plan->has_capacity;
    return wanted ? write(run->plan, path, run->messages) : PB_OK;
}

/** Begins the folder of the plan; without one the check reads a folder that never gets its name. */
static enum pb_rc begin_folder(struct run *run, struct folder *folder)
{
    const char *place = getenv("TMPDIR");
    struct text target = {0};
    if (run->options->output != NULL)
        return folder_begin(folder, run->options->output, run->options->force, run->messages);
    text_printf(&target, "%s/paiban-kept-in-memory-%ld", place != NULL ? place : "/tmp",
                (long)getpid());
    enum pb_rc rc = target.failed
                        ? PB_MEMORY
                        : folder_begin(folder, text_string(&target), false, run->messages);
    text_release(&target);
    return rc;
}

static enum pb_rc make(struct run *run)
{
    struct plan *plan = run->plan;
    struct folder folder = {0};
    double last = pb_clock_s();
    enum pb_rc rc = begin_folder(run, &folder);
    if (rc == PB_OK)
        rc = pb_demand_make(plan->scenario, &plan->demand, run->messages);
    plan->seconds.demand = lap(&last);
    if (rc == PB_OK && run->options->until != PLAN_UNTIL_FORECAST)
        rc = solve(run);
    if (rc == PB_OK && run->options->until == PLAN_UNTIL_ROSTER)
        rc = name(run);
    if (rc == PB_OK && plan->has_capacity && run->options->output != NULL)
        rc = price(run);
    if (rc == PB_OK)
        rc = fill_folder(run, &folder);
    if (rc == PB_OK)
        rc = write_extra(run, run->options->solution, model_file_solution);
    if (rc == PB_OK)
        rc = write_extra(run, run->options->certify, model_file_certificate);
    if (rc == PB_OK && run->options->output != NULL)
        rc = folder_commit(&folder, run->messages);
    folder_release(&folder);
    bool cut = plan->capacity.status == PB_STATUS_INTERRUPTED ||
               plan->named.roster.proof.status == PB_STATUS_INTERRUPTED;
    if (rc == PB_OK && cut)
        rc = PB_INTERRUPTED;
    return rc;
}

enum pb_rc plan_make(const struct pb_scenario *scenario, const struct plan_options *options,
                     struct plan *out, struct pb_messages *messages)
{
    struct teller teller;
    teller_begin(&teller, &options->listener);
    *out = (struct plan){.scenario = scenario, .seed = options->seed};
    struct run run = {.options = options,
                      .plan = out,
                      .messages = messages,
                      .stop = options->stop,
                      .teller = &teller};
    if (options->time_limit_s > 0)
        run.stop = pb_stop_within(&options->stop, options->time_limit_s);
    run.stop.asked = teller_tick;
    run.stop.context = &teller;
    if (!scenario->rules.lawful)
        pb_warning(messages, NULL, "unlawful",
                   _("the rules are looser than the law: the plan is marked unlawful"));
    return make(&run);
}

void plan_release(struct plan *plan)
{
    plan_named_release(&plan->named);
    plan_book_release(&plan->book);
    capacity_plan_release(&plan->capacity);
    staffing_release(&plan->staffing);
    pb_demand_release(&plan->demand);
    *plan = (struct plan){0};
}
