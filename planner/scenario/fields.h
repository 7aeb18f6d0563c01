/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The tables that stand in files of their own; see field.h. */
#ifndef PLANNER_SCENARIO_FIELDS_H
#define PLANNER_SCENARIO_FIELDS_H

#include "planner/base/gettext.h"
#include "planner/scenario/raw.h"

/** The table called `label` over the array `list` of the struct `type`. */
#define FIELD_TABLE(label, list, type)                                                             \
    {                                                                                              \
        .name = (label), .fields = (list), .n = sizeof(list) / sizeof *(list),                     \
        .size = sizeof(struct type)                                                                \
    }

extern const struct field_table fields_department;
extern const struct field_table fields_brand;
extern const struct field_table fields_curve;
extern const struct field_table fields_rates; /**< bare: struct raw_rates */
extern const struct field_table fields_demand;
extern const struct field_table fields_direct;
extern const struct field_table fields_queue;
extern const struct field_table fields_capacity;
extern const struct field_table fields_level;
extern const struct field_table fields_limits; /**< bare: struct raw_limits */
extern const struct field_table fields_contract;
extern const struct field_table fields_group;
extern const struct field_table fields_people;
extern const struct field_table fields_person; /**< a row of people.csv */
extern const struct field_table fields_leave_record;
extern const struct field_table fields_request_record;
extern const struct field_table fields_rostered; /**< a row of a roster made earlier */
extern const struct field_table fields_history;
extern const struct field_table fields_published;
extern const struct field_table fields_shifts;
extern const struct field_table fields_militia;
extern const struct field_table fields_rules;
extern const struct field_table fields_prices;
extern const struct field_table fields_target;

#endif
