/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Does a problem keep the contract of roster.h? */
#ifndef MODELS_ROSTER_CHECK_H
#define MODELS_ROSTER_CHECK_H

#include "models/roster/roster.h"

/** PB_OK, or PB_INVALID: an index or a figure is out of range. */
enum pb_rc roster_check(const struct roster_problem *problem);

#endif
