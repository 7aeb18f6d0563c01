/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The rules by name, for the table in rules.c, and what several of them use. Each rule adds its
 * findings to audit->out; what it checks stands at the top of its file. */
#ifndef PLANNER_AUDIT_RULES_H
#define PLANNER_AUDIT_RULES_H

#include "planner/audit/audit.h"

/* -------------------------------------------------- when a rule has its data */

bool audit_has_duties(const struct audit *audit);
bool audit_is_classes_plan(const struct audit *audit); /**< shifts.csv and no roster */
bool audit_is_named(const struct audit *audit);        /**< a roster */
bool audit_has_hours(const struct audit *audit);       /**< hours.csv and duties to compare with */

/* ------------------------------------------------------------------- places */

struct audit_at audit_at_cell(const struct audit *audit, size_t queue, int slot, double found,
                              double limit, const char *unit);
struct audit_at audit_at_queue(const struct audit *audit, size_t queue, double found, double limit,
                               const char *unit);
struct audit_at audit_at_duty(const struct audit *audit, const struct audit_duty *duty,
                              double found, double limit, const char *unit);

/* -------------------------------------------------------------------- rules */

bool audit_demand_applies(const struct audit *audit);
bool audit_fair_applies(const struct audit *audit);
bool audit_same_shift_applies(const struct audit *audit);
bool audit_refused_applies(const struct audit *audit);
bool audit_standby_applies(const struct audit *audit);
bool audit_need_applies(const struct audit *audit);
bool audit_published_applies(const struct audit *audit);
bool audit_eve_applies(const struct audit *audit);
bool audit_brands_applies(const struct audit *audit);
bool audit_brand_cover_applies(const struct audit *audit);
bool audit_demand_given_applies(const struct audit *audit);
bool audit_classes_applies(const struct audit *audit);
bool audit_codes_applies(const struct audit *audit);
bool audit_has_work(const struct audit *audit);
bool audit_complete_applies(const struct audit *audit);
bool audit_has_militia(const struct audit *audit);
bool audit_qc_applies(const struct audit *audit);
bool audit_crew_applies(const struct audit *audit);
bool audit_mix_applies(const struct audit *audit);
bool audit_response_applies(const struct audit *audit);
bool audit_requests_apply(const struct audit *audit);
bool audit_has_moves(const struct audit *audit);
bool audit_target_applies(const struct audit *audit);
bool audit_costs_applies(const struct audit *audit);
bool audit_claims_applies(const struct audit *audit);

void audit_demand_sums(struct audit *audit);
void audit_demand_given(struct audit *audit);
void audit_complete(struct audit *audit);
void audit_classes(struct audit *audit);
void audit_horizon(struct audit *audit);
void audit_shift(struct audit *audit);
void audit_codes(struct audit *audit);
void audit_heads(struct audit *audit);
void audit_day(struct audit *audit);
void audit_overtime_day(struct audit *audit);
void audit_night(struct audit *audit);
void audit_week_classes(struct audit *audit);
void audit_overtime_classes(struct audit *audit);
void audit_rest_classes(struct audit *audit);
void audit_rest_people(struct audit *audit);
void audit_one_shift(struct audit *audit);
void audit_presence(struct audit *audit);
void audit_skill_classes(struct audit *audit);
void audit_block_classes(struct audit *audit);
void audit_onduty(struct audit *audit);
void audit_capacity(struct audit *audit);
void audit_served(struct audit *audit);
void audit_seats(struct audit *audit);
void audit_militia(struct audit *audit);
void audit_militia_numbers(struct audit *audit);
void audit_militia_week(struct audit *audit);
void audit_qc(struct audit *audit);
void audit_crew(struct audit *audit);
void audit_leads(struct audit *audit);
void audit_mix(struct audit *audit);
void audit_response(struct audit *audit);
void audit_promise(struct audit *audit);
void audit_target(struct audit *audit);
void audit_people(struct audit *audit);
void audit_role(struct audit *audit);
void audit_leave(struct audit *audit);
void audit_employed(struct audit *audit);
void audit_availability(struct audit *audit);
void audit_days_in_row(struct audit *audit);
void audit_min_days_in_row(struct audit *audit);
void audit_min_days_off(struct audit *audit);
void audit_week_hours(struct audit *audit);
void audit_week_days(struct audit *audit);
void audit_overtime_people(struct audit *audit);
void audit_nights(struct audit *audit);
void audit_weekends(struct audit *audit);
void audit_fixed(struct audit *audit);
void audit_wishes(struct audit *audit);
void audit_fair(struct audit *audit);
void audit_same_shift(struct audit *audit);
void audit_refused(struct audit *audit);
void audit_standby(struct audit *audit);
void audit_standby_heads(struct audit *audit);
void audit_need(struct audit *audit);
void audit_frozen(struct audit *audit);
void audit_changes(struct audit *audit);
void audit_eve(struct audit *audit);
void audit_brands(struct audit *audit);
void audit_brand_rows(struct audit *audit);
void audit_brand_cover(struct audit *audit);
void audit_row(struct audit *audit);
void audit_move_presence(struct audit *audit);
void audit_move_skill(struct audit *audit);
void audit_move_block(struct audit *audit);
void audit_move_share(struct audit *audit);
void audit_novice(struct audit *audit);
void audit_hash(struct audit *audit);
void audit_lawful(struct audit *audit);
void audit_costs(struct audit *audit);
void audit_elastic(struct audit *audit);
void audit_gap(struct audit *audit);

#endif
