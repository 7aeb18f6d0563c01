/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A first lawful roster: agents in turn take their best line against what is there, again and
 * again until nobody gains. */
#ifndef MODELS_ROSTER_START_H
#define MODELS_ROSTER_START_H

#include "models/roster/model.h"

/** Offers the roster to `model`; a few passes over all agents. PB_OK or PB_MEMORY. */
enum pb_rc roster_start(struct roster_model *model);

/** For a horizon too long to keep everybody's graph: `model` is bare (model_build_bare), graphs are
 * compiled in turn, and the roster is in model->best.
 *
 * roster_long_line() gives agent `e` a lawful line that is the present one before day `from`, good
 * against all others before day `to`, and of any kind afterwards; not *found when there is none.
 * roster_long_pass() lets everybody take a better line over the whole horizon in turn. PB_OK,
 * PB_MEMORY, PB_INTERRUPTED (what was done by then stands) or, from the former, PB_SOLVER. */
enum pb_rc roster_long_line(struct roster_model *model, int e, int from, int to, bool *found);
enum pb_rc roster_long_pass(struct roster_model *model);

/** Whether agent `e` of `problem` (valid) has a lawful line at all. PB_OK, PB_MEMORY,
 * PB_INTERRUPTED, or PB_SOLVER when neither a line nor a proof that there is none is found. */
enum pb_rc roster_has_line(const struct roster_problem *problem,
                           const struct roster_options *options, int e, bool *has);

/** Offers the roster of the options instead; false when there is none or it is not lawful. */
bool roster_start_given(struct roster_model *model, enum pb_rc *rc);

#endif
