/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv and moves.csv: who works when, who helps out where. */
#include "planner/base/civil.h"
#include "planner/base/csv.h"
#include "planner/export/cells.h"
#include "planner/export/export.h"
#include "planner/export/roles.h"
#include "planner/roster/given.h"

#define MIN_PER_HOUR 60.0

const char *roles_of_group(const struct pb_scenario *scenario, const struct pb_group *group)
{
    if (group->qc)
        return "qc";
    if (group->leads)
        return "lead";
    return scenario->people.contracts[group->contract].outsourced ? "outsourced" : "agent";
}

static const char *role_of(const struct plan *plan, const struct staffing_class *class)
{
    if (class->pool != PB_NONE)
        return "militia";
    return roles_of_group(plan->scenario, &plan->scenario->people.groups[class->group]);
}

static const char *pay_kind_of(const struct staffing_class *class)
{
    static const char *const names[] = {[PB_PAY_HOUR] = "hour",
                                        [PB_PAY_DAY] = "day",
                                        [PB_PAY_MONTH] = "month",
                                        [PB_PAY_SESSION] = "session"};
    return class->pool != PB_NONE ? "hour" : names[class->pay->basis];
}

/** Home queue of a person on day `i`: of the militia the queue of the stint. */
static const char *home_of(const struct plan *plan, const struct named_person *person, int i)
{
    const struct staffing_class *class = &plan->staffing.classes[person->cls];
    int queue = class->pool == PB_NONE ? plan->scenario->people.groups[class->group].queue
                                       : plan->staffing.problem.duties[person->duty[i]].post;
    return plan->scenario->queues[queue].id;
}

static void put_instant(struct csv_writer *csv, const struct plan *plan, int i, int minute)
{
    const struct pb_frame *frame = &plan->scenario->frame;
    char text[CIVIL_INSTANT_SIZE];
    int64_t day = (int64_t)frame->first_day + i - 1;
    civil_format_instant(text, day * CIVIL_DAY_MINUTES + frame->day_start_min + minute,
                         frame->utc_offset_min);
    csv_put_plain(csv, text);
}

static void put_who(struct csv_writer *csv, const struct plan *plan,
                    const struct named_person *person, int i)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, plan->scenario->frame.first_day + i - 1);
    csv_put_text(csv, person->id);
    csv_put_text(csv, person->name);
    csv_put_text(csv, home_of(plan, person, i));
    bool standby = person->standby[i] != PB_NONE;
    csv_put_plain(csv, standby ? "standby" : role_of(plan, &plan->staffing.classes[person->cls]));
    csv_put_plain(csv, date);
}

static void put_hours(struct csv_writer *csv, const struct plan *plan,
                      const struct named_person *person, int i)
{
    const struct staffing_variant *variant = named_variant(&plan->named.roster, person, i);
    struct staffing_day day = named_day(&plan->named.roster, person, i);
    struct staffing_pay_split split = staffing_day_split(&plan->staffing, &day);
    int paid_breaks = 0;
    for (size_t b = 0; b < variant->n_breaks; b++)
        if (variant->break_paid[b])
            paid_breaks += variant->breaks[b].to_min - variant->breaks[b].from_min;
    const double minutes[] = {
        variant->paid_min - paid_breaks,      variant->paid_min, split.ot150_min,
        day.rest_day ? split.regular_min : 0, split.ot300_min,   variant->night_min};
    for (size_t k = 0; k < sizeof minutes / sizeof minutes[0]; k++)
        csv_put_number(csv, plan_round(minutes[k] / MIN_PER_HOUR));
    csv_put_int(csv, day.rest_day);
}

/** Pay, and whether people know the day already. */
static void put_last(struct csv_writer *csv, const struct plan *plan,
                     const struct named_person *person, int i)
{
    bool known = given_is_published(&plan->named.roster, person, i);
    csv_put_plain(csv, pay_kind_of(&plan->staffing.classes[person->cls]));
    csv_put_plain(csv, known ? "published" : "draft");
    csv_end_row(csv);
}

static void put_duty(struct csv_writer *csv, const struct plan *plan,
                     const struct named_person *person, int i)
{
    const struct staffing_variant *variant = named_variant(&plan->named.roster, person, i);
    int day_start_min = plan->scenario->frame.day_start_min;
    put_who(csv, plan, person, i);
    cells_put_shift(csv, plan->scenario, variant);
    put_instant(csv, plan, i, variant->segments[0].from_min);
    put_instant(csv, plan, i, variant->end_min);
    put_hours(csv, plan, person, i);
    csv_put_text(csv, home_of(plan, person, i));
    cells_put_spans(csv, variant->segments, variant->n_segments, day_start_min);
    cells_put_spans(csv, variant->breaks, variant->n_breaks, day_start_min);
    put_last(csv, plan, person, i);
}

/** A day off: who and when, no hours; on standby with the shift that the call would be for. */
static void put_day_off(struct csv_writer *csv, const struct plan *plan,
                        const struct named_person *person, int i)
{
    const struct staffing *staffing = &plan->staffing;
    const struct staffing_variant *variant =
        person->standby[i] != PB_NONE
            ? &staffing->variants[staffing->problem.duties[person->standby[i]].variant]
            : NULL;
    int day_start_min = plan->scenario->frame.day_start_min;
    put_who(csv, plan, person, i);
    if (variant != NULL) {
        cells_put_shift(csv, plan->scenario, variant);
        put_instant(csv, plan, i, variant->segments[0].from_min);
        put_instant(csv, plan, i, variant->end_min);
    }
    for (int cell = 0; cell < 3 && variant == NULL; cell++)
        csv_put_plain(csv, "");
    for (int cell = 0; cell < 7; cell++)
        csv_put_int(csv, 0);
    csv_put_text(csv, home_of(plan, person, i));
    cells_put_spans(csv, variant != NULL ? variant->segments : NULL,
                    variant != NULL ? variant->n_segments : 0, day_start_min);
    cells_put_spans(csv, variant != NULL ? variant->breaks : NULL,
                    variant != NULL ? variant->n_breaks : 0, day_start_min);
    put_last(csv, plan, person, i);
}

void export_roster(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"agent_id",    "name",        "team",        "role",
                                        "date",        "shift",       "start",       "end",
                                        "net_hours",   "paid_hours",  "ot150_hours", "ot200_hours",
                                        "ot300_hours", "night_hours", "rest_day",    "home_queue",
                                        "segments",    "breaks",      "pay_kind",    "status"};
    const struct named *roster = &plan->named.roster;
    struct csv_writer csv = {.out = out};
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    for (size_t p = 0; p < roster->n_persons; p++) {
        const struct named_person *person = &roster->persons[p];
        bool militia = plan->staffing.classes[person->cls].pool != PB_NONE;
        for (int i = 0; i <= plan->staffing.problem.n_days; i++)
            if (person->duty[i] != PB_NONE)
                put_duty(&csv, plan, person, i);
            else if (i > 0 && !militia)
                put_day_off(&csv, plan, person, i);
    }
}

void export_moves(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"agent_id",   "slot_start", "slot_end",
                                        "from_queue", "to_queue",   "share"};
    const struct named *roster = &plan->named.roster;
    const struct capacity_problem *problem = &plan->staffing.problem;
    struct csv_writer csv = {.out = out};
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    for (size_t m = 0; m < roster->moves.n_moves; m++) {
        const struct settle_move *move = &roster->moves.moves[m];
        const struct capacity_move *away = &problem->moves[move->move];
        csv_put_text(&csv, roster->persons[named_stint_person(roster, (size_t)move->stint)].id);
        cells_put_slot(&csv, &plan->scenario->frame, move->from);
        cells_put_slot(&csv, &plan->scenario->frame, move->to);
        csv_put_text(&csv, plan->scenario->queues[problem->teams[away->team].home].id);
        csv_put_text(&csv, plan->scenario->queues[away->queue].id);
        csv_put_number(&csv, plan_round(move->share));
        csv_end_row(&csv);
    }
}
