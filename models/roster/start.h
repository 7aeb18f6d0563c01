/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A first lawful roster: agents in turn take their best line against what is there, again and
 * again until nobody gains. */
#ifndef MODELS_ROSTER_START_H
#define MODELS_ROSTER_START_H

#include "models/roster/model.h"

/** Offers the roster to `model`; a few passes over all agents. PB_OK or PB_MEMORY. */
enum pb_rc roster_start(struct roster_model *model);

#endif
