/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the kinds of cost are called, the same in every document and message. */
#ifndef PLANNER_BASE_COST_TEXT_H
#define PLANNER_BASE_COST_TEXT_H

#include <stdbool.h>

#include "paiban/check.h"

/** Name of the kind, Chinese or English. Static storage. */
const char *cost_kind_text(enum pb_cost_kind kind, bool chinese);

/** Whether money of this kind leaves the house; other kinds put a price on trouble. */
bool cost_kind_is_paid(enum pb_cost_kind kind);

#endif
