/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/named_cost.h"

#include "planner/base/civil.h"
#include "planner/plan/cost.h"
#include "planner/roster/lawful.h"

#define MIN_PER_HOUR 60.0

static int n_days(const struct plan_named *named)
{
    return named->roster.staffing->problem.n_days + 1;
}

static void add_days(struct plan_named *named, const struct named_person *person)
{
    double standby = named->roster.staffing->scenario->people.standby_allowance;
    for (int i = 0; i < n_days(named); i++) {
        named->book.cost[PB_COST_ALLOWANCE] += person->standby[i] != PB_NONE ? standby : 0;
        double by_kind[PB_N_COST_KINDS];
        if (person->duty[i] == PB_NONE)
            continue;
        struct staffing_day day = named_day(&named->roster, person, i);
        staffing_day_cost(named->roster.staffing, &day, by_kind);
        for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
            named->book.cost[kind] += by_kind[kind];
        plan_cost_hours(&named->book, &day, 1);
    }
}

/** Hours of a comprehensive contract beyond the period's total. */
static void add_period(struct plan_named *named, const struct named_person *person)
{
    const struct staffing *staffing = named->roster.staffing;
    const struct staffing_class *class = &staffing->classes[person->cls];
    int minutes = 0;
    if (class->pool != PB_NONE || !lawful_comprehensive(class))
        return;
    for (int i = 0; i < n_days(named); i++) {
        const struct staffing_variant *variant = named_variant(&named->roster, person, i);
        minutes += variant != NULL ? variant->paid_min : 0;
    }
    double hours = (minutes - class->contract->period_min) / MIN_PER_HOUR;
    if (hours > 0)
        plan_cost_overtime(&named->book, person->cls, PB_COST_OT150, hours,
                           hours * staffing_period_hour_price(staffing, person->cls));
}

/** Paid minutes of days [first, last] (0 = eve). */
static int minutes_of(const struct plan_named *named, const struct named_person *person, int first,
                      int last)
{
    int minutes = 0;
    for (int i = first; i <= last; i++) {
        const struct staffing_variant *variant = named_variant(&named->roster, person, i);
        minutes += variant != NULL ? variant->paid_min : 0;
    }
    return minutes;
}

/** Promised hours of each week; a week that the horizon cuts promises its share. */
static void add_promise(struct plan_named *named, const struct named_person *person)
{
    const struct staffing_class *class = &named->roster.staffing->classes[person->cls];
    int first_day = named->roster.staffing->scenario->frame.first_day;
    if (class->pool != PB_NONE || class->pay->normal_hour <= 0)
        return;
    double promised = named_limits(&named->roster, person)->min_week_min / MIN_PER_HOUR;
    for (int first = 1, last; first < n_days(named); first = last + 1) {
        last = civil_monday(first_day + first - 1) + 7 - first_day;
        last = last < n_days(named) ? last : n_days(named) - 1;
        double need = promised * (last - first + 1) / 7;
        struct plan_miss miss = {.rule = "promise",
                                 .who = person->id,
                                 .unit = "hours",
                                 .day = first - 1,
                                 .slot = PB_NONE,
                                 .amount =
                                     need - minutes_of(named, person, first, last) / MIN_PER_HOUR,
                                 .price = class->pay->normal_hour};
        plan_cost_miss(&named->book, &miss);
    }
}

static void add_moves(struct plan_named *named)
{
    const struct named *roster = &named->roster;
    const struct pb_prices *prices = &roster->staffing->scenario->prices;
    for (size_t m = 0; m < roster->moves.n_moves; m++) {
        const struct settle_move *move = &roster->moves.moves[m];
        double hours = (move->to - move->from) * roster->staffing->problem.slot_hours;
        named->book.cost[PB_COST_MOVE] += plan_round(move->share) * hours * prices->move_hour;
        if (plan_named_starts(roster, m))
            named->book.cost[PB_COST_MOVE] += prices->move_start;
    }
}

void named_cost(struct plan_named *named)
{
    for (size_t p = 0; p < named->roster.n_persons; p++) {
        add_days(named, &named->roster.persons[p]);
        add_period(named, &named->roster.persons[p]);
        add_promise(named, &named->roster.persons[p]);
    }
    add_moves(named);
    plan_cost_service(&named->book);
}
