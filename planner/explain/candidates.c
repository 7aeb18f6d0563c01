/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/explain/candidates.h"

#include <math.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/explain/change.h"
#include "planner/explain/codes_twin.h"

enum { HOUR_MIN = 60 };

/** What helpers of other departments do of a regular agent's work, as long as nobody says. */
#define HELPER_PERCENT 60

static void change_militia(const struct pb_scenario *scenario, const struct candidate *candidate,
                           int size, struct arena *arena, struct explain_change *change)
{
    const struct pb_militia *pool = &scenario->militia[candidate->which];
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, candidate->day);
    change_set(arena, change, "militia.%s.heads=%d", pool->id, pool->heads + size);
    change_set(arena, change, "militia.%s.at_once=%d", pool->id, pool->at_once + size);
    if (pool->trained_by != PB_NONE && pool->trained_by > candidate->day)
        change_set(arena, change, "militia.%s.trained_by=%s", pool->id, date);
    if (pool->days.first > candidate->day) {
        char last[CIVIL_DATE_SIZE];
        civil_format_date(last, pool->days.last);
        change_set(arena, change, "militia.%s.days=%s..%s", pool->id, date, last);
    }
}

/** Pay of an hour of the queue's own people; what helpers cost as long as nobody says. */
static double hour_pay(const struct pb_scenario *scenario, int queue)
{
    int group = change_group_of(scenario, queue);
    double pay = group == PB_NONE ? 0 : scenario->people.groups[group].pay.normal_hour;
    return pay > 0 ? pay : 25;
}

static void change_helpers(const struct pb_scenario *scenario, const struct candidate *candidate,
                           int size, struct arena *arena, struct explain_change *change)
{
    char first[CIVIL_DATE_SIZE], last[CIVIL_DATE_SIZE];
    civil_format_date(first, candidate->day);
    civil_format_date(last, scenario->frame.first_day + scenario->frame.n_days - 1);
    change_set(arena, change,
               "militia.helpers={heads: %d, days: %s..%s, hours: [08:00-26:00], queues: [%s], "
               "productivity: [%d%%], cost: %.10g/h, trained_by: %s}",
               size, first, last, scenario->queues[candidate->queue].id, HELPER_PERCENT,
               hour_pay(scenario, candidate->queue), first);
}

/** The contract of temps: the scenario's own for outsourced people, else the preset. */
static const char *temp_contract(const struct pb_scenario *scenario)
{
    for (size_t i = 0; i < scenario->people.n_groups; i++) {
        const struct pb_contract *contract =
            &scenario->people.contracts[scenario->people.groups[i].contract];
        if (contract->outsourced)
            return contract->id;
    }
    return "outsourced";
}

static const char *novice_level(const struct pb_scenario *scenario)
{
    for (size_t i = 0; i < scenario->capacity.n_levels; i++)
        if (scenario->capacity.levels[i].novice)
            return scenario->capacity.levels[i].id;
    return scenario->capacity.levels[0].id;
}

static void change_temps(const struct pb_scenario *scenario, const struct candidate *candidate,
                         int size, struct arena *arena, struct explain_change *change)
{
    int like = change_group_of(scenario, candidate->queue);
    int room = like == PB_NONE ? PB_NONE : scenario->people.groups[like].room;
    change_set(arena, change,
               "people.groups.temps={team: %s, level: %s, contract: %s, heads: %d%s%s}",
               scenario->queues[candidate->queue].id, novice_level(scenario),
               temp_contract(scenario), size, room == PB_NONE ? "" : ", room: ",
               room == PB_NONE ? "" : scenario->capacity.rooms[room].id);
}

/** Codes as they were written, not built from a range, and not too many. */
static bool has_twin(const struct pb_scenario *scenario, size_t code)
{
    return code < TWIN_CODES && !scenario->shifts.codes[code].generated;
}

static void change_starts(const struct pb_scenario *scenario, const struct candidate *candidate,
                          struct arena *arena, struct explain_change *change)
{
    if (candidate->which != PB_NONE) {
        twin_add(scenario, arena, candidate->which, candidate->minutes, 0, change);
        return;
    }
    for (size_t i = 0; i < scenario->shifts.n_codes; i++)
        for (int later = -TWIN_LATER_MIN; later <= TWIN_LATER_MIN; later += HOUR_MIN)
            if (has_twin(scenario, i) && later != 0)
                twin_add(scenario, arena, (int)i, later, 0, change);
}

static void change_later(const struct pb_scenario *scenario, const struct candidate *candidate,
                         int size, struct arena *arena, struct explain_change *change)
{
    const struct pb_queue *queue = &scenario->queues[candidate->queue];
    if (queue->deferrable)
        change_set(arena, change, "queues.%s.promise=%dmin", queue->id,
                   queue->promise_min + size * HOUR_MIN);
}

void candidate_change(const struct pb_scenario *scenario, const struct candidate *candidate,
                      int size, struct arena *arena, struct explain_change *change)
{
    const struct pb_room *room;
    switch (candidate->kind) {
    case CANDIDATE_MILITIA:
        if (candidate->which == PB_NONE)
            change_helpers(scenario, candidate, size, arena, change);
        else
            change_militia(scenario, candidate, size, arena, change);
        break;
    case CANDIDATE_TEMPS:
        change_temps(scenario, candidate, size, arena, change);
        break;
    case CANDIDATE_OVERTIME:
        for (size_t i = 0; i < scenario->shifts.n_codes; i++)
            if (has_twin(scenario, i))
                twin_add(scenario, arena, (int)i, 0, HOUR_MIN, change);
        break;
    case CANDIDATE_START:
        change_starts(scenario, candidate, arena, change);
        break;
    case CANDIDATE_CHATBOT:
        change_add_bot(scenario, arena, (int)scenario->queues[candidate->queue].function, size,
                       change);
        break;
    case CANDIDATE_LATER:
        change_later(scenario, candidate, size, arena, change);
        break;
    case CANDIDATE_SEATS:
        room = &scenario->capacity.rooms[candidate->which];
        change_set(arena, change, "capacity.rooms.%s.seats=%d", room->id, room->seats + size);
        break;
    case CANDIDATE_N_KINDS:
        break;
    }
}

const char *candidate_kind_name(enum candidate_kind kind)
{
    static const char *const names[] = {
        [CANDIDATE_MILITIA] = "militia",   [CANDIDATE_TEMPS] = "temps",
        [CANDIDATE_OVERTIME] = "overtime", [CANDIDATE_START] = "start",
        [CANDIDATE_CHATBOT] = "chatbot",   [CANDIDATE_LATER] = "later",
        [CANDIDATE_SEATS] = "seats"};
    return names[kind];
}

/* ------------------------------------------------------------------ words */

static const char *militia_text(const struct pb_scenario *scenario,
                                const struct candidate *candidate, int size, struct arena *arena)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, candidate->day - 1);
    if (candidate->which == PB_NONE)
        return change_string(arena,
                             _("call %d people of other departments for %s (each does %d%% of an "
                               "agent, %.0f an hour), trained by the end of %s"),
                             size, explain_queue_name(scenario, candidate->queue, arena),
                             HELPER_PERCENT, hour_pay(scenario, candidate->queue), date);
    const struct pb_militia *pool = &scenario->militia[candidate->which];
    if (pool->trained_by != PB_NONE && pool->trained_by <= candidate->day)
        civil_format_date(date, pool->trained_by - 1);
    return change_string(arena, _("call %d more militia from %s, trained by the end of %s"), size,
                         change_pool_name(pool), date);
}

/** Shifts an hour longer than in the catalogue: in all, and on the busiest day. */
static double longer_shifts(const struct twin_use *use, double *most)
{
    struct arena scratch = {0};
    double sum = twin_shifts(use, twin_ending(&scratch, 0, HOUR_MIN), most);
    arena_release(&scratch);
    return sum;
}

static const char *overtime_text(const struct twin_use *use, struct arena *arena)
{
    double most = 0;
    double sum = longer_shifts(use, &most);
    return change_string(arena,
                         _("one hour more overtime: up to %.0f people a day stay an hour longer, "
                           "%.0f hours in all"),
                         ceil(most), sum);
}

static const char *start_text(const struct explain *explain, const struct candidate *candidate,
                              const struct twin_use *use, struct arena *arena)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    if (candidate->which == PB_NONE)
        return "";
    const struct pb_shift *shift = &scenario->shifts.codes[candidate->which];
    int from = shift->segments[0].from_min, to = from + candidate->minutes;
    double most = 0;
    double sum =
        twin_shifts(use, twin_id(scenario, arena, candidate->which, candidate->minutes, 0), &most);
    return change_string(
        arena,
        candidate->minutes < 0 ? _("begin shift %s earlier: up to %.0f people a day at %02d:%02d "
                                   "instead of %02d:%02d, %.0f shifts in all")
                               : _("begin shift %s later: up to %.0f people a day at %02d:%02d "
                                   "instead of %02d:%02d, %.0f shifts in all"),
        *shift->name != '\0' ? shift->name : shift->code, ceil(most), to / HOUR_MIN % 24,
        to % HOUR_MIN, from / HOUR_MIN % 24, from % HOUR_MIN, sum);
}

/** Sessions of `queue` that wait beyond the old promise at the worst time. */
static double beyond_promise(const struct explain *explain, int queue, const struct twin_use *use)
{
    const struct capacity_queue *old = &explain->base.staffing.problem.queues[queue];
    int n_slots = capacity_n_slots(&use->staffing->problem);
    double most = 0;
    for (int t = 0; t < n_slots; t++) {
        int at = queue * n_slots + t;
        int col = use->plan == NULL ? use->linear->layout.served[at] : PB_NONE;
        double served = use->plan != NULL ? use->plan->served[at]
                        : col >= 0        ? capacity_linear_value(use->linear, col)
                                          : old->due[t];
        most = fmax(most, old->due[t] - served);
    }
    return most;
}

static const char *later_text(const struct explain *explain, const struct candidate *candidate,
                              int size, const struct twin_use *use, struct arena *arena)
{
    const struct pb_queue *queue = &explain->base.scenario->queues[candidate->queue];
    return change_string(arena,
                         _("promise answers on %s within %.0f h instead of %.0f h: at worst %.0f "
                           "sessions wait longer than now promised"),
                         explain_queue_name(explain->base.scenario, candidate->queue, arena),
                         (double)queue->promise_min / HOUR_MIN + size,
                         (double)queue->promise_min / HOUR_MIN,
                         beyond_promise(explain, candidate->queue, use));
}

bool candidate_is_used(const struct explain *explain, const struct candidate *candidate,
                       const struct twin_use *use)
{
    struct arena scratch = {0};
    double most = 1;
    if (candidate->kind == CANDIDATE_OVERTIME)
        longer_shifts(use, &most);
    else if (candidate->kind == CANDIDATE_START && candidate->which != PB_NONE)
        twin_shifts(
            use, twin_id(explain->base.scenario, &scratch, candidate->which, candidate->minutes, 0),
            &most);
    arena_release(&scratch);
    return most > 0;
}

const char *candidate_text(const struct explain *explain, const struct candidate *candidate,
                           int size, const struct twin_use *use, struct arena *arena)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    const struct pb_room *room;
    switch (candidate->kind) {
    case CANDIDATE_MILITIA:
        return militia_text(scenario, candidate, size, arena);
    case CANDIDATE_TEMPS:
        return change_string(arena,
                             ngettext_("hire %d temp (%s, %s) for %s",
                                       "hire %d temps (%s, %s) for %s", (size_t)size),
                             size, novice_level(scenario), temp_contract(scenario),
                             explain_queue_name(scenario, candidate->queue, arena));
    case CANDIDATE_OVERTIME:
        return overtime_text(use, arena);
    case CANDIDATE_START:
        return start_text(explain, candidate, use, arena);
    case CANDIDATE_CHATBOT:
        return change_string(arena,
                             ngettext_("raise the chatbot by %d point for %s",
                                       "raise the chatbot by %d points for %s", (size_t)size),
                             size,
                             change_function_text(scenario->queues[candidate->queue].function));
    case CANDIDATE_LATER:
        return later_text(explain, candidate, size, use, arena);
    case CANDIDATE_SEATS:
        room = &scenario->capacity.rooms[candidate->which];
        return change_string(
            arena, ngettext_("find %d more seat for %s", "find %d more seats for %s", (size_t)size),
            size, *room->name != '\0' ? room->name : room->id);
    case CANDIDATE_N_KINDS:
        break;
    }
    return "";
}
