/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/rules.h"

bool audit_has_duties(const struct audit *audit)
{
    return audit->has_shifts || audit->has_roster;
}

bool audit_is_classes_plan(const struct audit *audit)
{
    return audit->has_shifts && !audit->has_roster;
}

bool audit_is_named(const struct audit *audit)
{
    return audit->has_roster;
}

bool audit_has_hours(const struct audit *audit)
{
    return audit->hours != NULL && (audit->has_work || audit->has_moves);
}

struct audit_at audit_at_cell(const struct audit *audit, size_t queue, int slot, double found,
                              double limit, const char *unit)
{
    struct audit_at at = audit_at_queue(audit, queue, found, limit, unit);
    at.instant = audit_slot_start(audit, slot);
    return at;
}

struct audit_at audit_at_queue(const struct audit *audit, size_t queue, double found, double limit,
                               const char *unit)
{
    return (struct audit_at){.who = audit->scenario->queues[queue].id,
                             .day = PB_NONE,
                             .instant = INT64_MIN,
                             .found = found,
                             .limit = limit,
                             .unit = unit};
}

struct audit_at audit_at_duty(const struct audit *audit, const struct audit_duty *duty,
                              double found, double limit, const char *unit)
{
    return (struct audit_at){.who = audit_who(audit, duty),
                             .day = duty->day,
                             .instant = INT64_MIN,
                             .found = found,
                             .limit = limit,
                             .unit = unit};
}

const struct audit_rule audit_rules[] = {
    {"demand", PB_CLAIM, audit_demand_applies, audit_demand_sums, false},
    {"demand_given", PB_CLAIM, audit_demand_given_applies, audit_demand_given, false},
    {"complete", PB_CLAIM, audit_complete_applies, audit_complete, false},
    {"classes", PB_CLAIM, audit_classes_applies, audit_classes, false},
    {"horizon", PB_HARD, audit_has_duties, audit_horizon, false},
    {"shift", PB_HARD, audit_has_duties, audit_shift, false},
    {"codes", PB_HARD, audit_codes_applies, audit_codes, false},
    {"heads", PB_HARD, audit_is_classes_plan, audit_heads, false},
    {"day", PB_HARD, audit_has_duties, audit_day, false},
    {"overtime_day", PB_HARD, audit_has_duties, audit_overtime_day, false},
    {"night", PB_HARD, audit_has_duties, audit_night, false},
    {"week", PB_HARD, audit_is_classes_plan, audit_week_classes, false},
    {"overtime_month", PB_HARD, audit_is_classes_plan, audit_overtime_classes, false},
    {"rest", PB_HARD, audit_is_classes_plan, audit_rest_classes, false},
    {"rest", PB_HARD, audit_is_named, audit_rest_people, false},
    {"one_shift", PB_HARD, audit_is_named, audit_one_shift, false},
    {"people", PB_HARD, audit_is_named, audit_people, false},
    {"role", PB_HARD, audit_is_named, audit_role, false},
    {"leave", PB_HARD, audit_is_named, audit_leave, false},
    {"employed", PB_HARD, audit_is_named, audit_employed, false},
    {"availability", PB_HARD, audit_is_named, audit_availability, false},
    {"days_in_row", PB_HARD, audit_is_named, audit_days_in_row, false},
    {"week_hours", PB_HARD, audit_is_named, audit_week_hours, false},
    {"week_days", PB_HARD, audit_is_named, audit_week_days, false},
    {"overtime_month", PB_HARD, audit_is_named, audit_overtime_people, false},
    {"nights", PB_HARD, audit_is_named, audit_nights, false},
    {"weekends", PB_HARD, audit_is_named, audit_weekends, false},
    {"row", PB_CLAIM, audit_is_named, audit_row, false},
    {"presence", PB_HARD, audit_has_moves, audit_move_presence, false},
    {"skill", PB_HARD, audit_has_moves, audit_move_skill, false},
    {"block", PB_HARD, audit_has_moves, audit_move_block, false},
    {"share", PB_HARD, audit_has_moves, audit_move_share, false},
    {"history", PB_HARD, audit_eve_applies, audit_eve, false},
    {"frozen", PB_HARD, audit_published_applies, audit_frozen, false},
    {"changed", PB_SOFT, audit_published_applies, audit_changes, false},
    {"brands", PB_HARD, audit_brands_applies, audit_brands, false},
    {"brand_row", PB_CLAIM, audit_brands_applies, audit_brand_rows, false},
    {"brand_cover", PB_SOFT, audit_brand_cover_applies, audit_brand_cover, false},
    {"min_days_in_row", PB_SOFT, audit_is_named, audit_min_days_in_row, false},
    {"min_days_off", PB_SOFT, audit_is_named, audit_min_days_off, false},
    {"standby", PB_HARD, audit_is_named, audit_standby, false},
    {"standby_heads", PB_SOFT, audit_standby_applies, audit_standby_heads, false},
    {"fair", PB_SOFT, audit_fair_applies, audit_fair, false},
    {"same_shift", PB_SOFT, audit_same_shift_applies, audit_same_shift, false},
    {"novice", PB_SOFT, audit_is_named, audit_novice, false},
    {"fixed", PB_SOFT, audit_requests_apply, audit_fixed, false},
    {"request", PB_SOFT, audit_requests_apply, audit_wishes, false},
    {"refused", PB_CLAIM, audit_refused_applies, audit_refused, false},
    {"presence", PB_HARD, audit_has_work, audit_presence, false},
    {"skill", PB_HARD, audit_has_work, audit_skill_classes, false},
    {"block", PB_HARD, audit_has_work, audit_block_classes, false},
    {"seats", PB_HARD, audit_has_duties, audit_seats, false},
    {"militia", PB_HARD, audit_has_militia, audit_militia, false},
    {"militia_heads", PB_HARD, audit_has_militia, audit_militia_numbers, false},
    {"militia_week", PB_HARD, audit_has_militia, audit_militia_week, false},
    {"on_duty", PB_CLAIM, audit_has_hours, audit_onduty, false},
    {"need", PB_CLAIM, audit_need_applies, audit_need, false},
    {"capacity", PB_CLAIM, audit_has_hours, audit_capacity, false},
    {"served", PB_CLAIM, audit_complete_applies, audit_served, false},
    {"qc", PB_SOFT, audit_qc_applies, audit_qc, false},
    {"crew", PB_SOFT, audit_crew_applies, audit_crew, false},
    {"leads", PB_SOFT, audit_crew_applies, audit_leads, false},
    {"mix", PB_SOFT, audit_mix_applies, audit_mix, false},
    {"response", PB_SOFT, audit_response_applies, audit_response, false},
    {"promise", PB_SOFT, audit_has_duties, audit_promise, false},
    {"target", PB_SOFT, audit_target_applies, audit_target, false},
    {"hash", PB_CLAIM, audit_claims_applies, audit_hash, true},
    {"lawful", PB_CLAIM, audit_claims_applies, audit_lawful, true},
    {"elastic", PB_CLAIM, audit_claims_applies, audit_elastic, true},
    {"cost", PB_CLAIM, audit_costs_applies, audit_costs, true},
    {"gap", PB_CLAIM, audit_claims_applies, audit_gap, true},
    {.id = NULL},
};
