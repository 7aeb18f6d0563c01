/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A plan in no time, so that there always is one: duty after duty, each time the one that saves
 * most at home, without reassignments. */
#ifndef MODELS_CAPACITY_GREEDY_H
#define MODELS_CAPACITY_GREEDY_H

#include "models/capacity/search.h"

/** Writes whole duties within all limits and seats to `point` (all columns; w and the rest 0, not
 * completed). PB_OK or PB_MEMORY. */
enum pb_rc capacity_greedy(const struct capacity_search *search, double point[]);

#endif
