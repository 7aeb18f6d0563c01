/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/named_cost.h"

#include "planner/plan/cost.h"
#include "planner/roster/person_cost.h"

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
    double hours = person_period_hours(&named->roster, person);
    if (hours > 0)
        plan_cost_overtime(&named->book, person->cls, PB_COST_OT150, hours,
                           hours * staffing_period_hour_price(named->roster.staffing, person->cls));
}

/** Promised hours of each week; a week that the horizon cuts promises its share. */
static void add_promise(struct plan_named *named, const struct named_person *person)
{
    struct person_week week;
    if (!person_has_promise(&named->roster, person))
        return;
    for (int first = 1; first < n_days(named); first = week.last + 1) {
        week = person_week_from(&named->roster, person, first);
        struct plan_miss miss = {.rule = "promise",
                                 .who = person->id,
                                 .unit = "hours",
                                 .day = first - 1,
                                 .slot = PB_NONE,
                                 .amount = week.missing_h,
                                 .price =
                                     named->roster.staffing->classes[person->cls].pay->normal_hour};
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
