/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The reassignments that a window may change, as stints: see stint.h.
 *
 * A stint obeys C6 and C7 by itself, so a window has no rows for them and is smaller by more than
 * half. Open are the stints that lie inside the window: those of the point and new ones of the
 * usual lengths, the cheap ones from the start. A stint that crosses a border of the window stands.
 */
#ifndef MODELS_CAPACITY_WINDOW_STINTS_H
#define MODELS_CAPACITY_WINDOW_STINTS_H

#include "models/capacity/stint_near.h"
#include "models/capacity/window.h"

/** What a head on a reassignment costs and brings in one slot at the LP's duals, C6 and C7 apart.
 */
struct away_worth {
    double cost;    /**< reduced cost of w */
    double brought; /**< what it serves */
};

/** Of column `j`, a w. */
struct away_worth window_away_worth(const struct capacity_search *search, int j);

/** Whether reassignments on move `a` may change: both of its queues belong to the window. */
bool window_is_linked(const struct capacity_search *search, const struct window_range *range,
                      int a);

/** Whether the LP loses more than the window's share of what a reassignment brings. */
static inline bool window_is_dear(const struct window_range *range, double lost, double brought)
{
    return lost > range->dearest_move * (lost + brought);
}

/** The next longer stint from the same slot that lies inside the window; see stint_lengthen(). */
bool window_stint_lengthen(const struct capacity_search *search, const struct window_range *range,
                           struct stint *stint);

/** Lists the stints with which a window begins, with their heads in the point, by move, start and
 * end: those of the point and cheap ones. PB_OK or PB_MEMORY;
 * memory belongs to `arena`. */
enum pb_rc window_stints_find(const struct capacity_search *search,
                              const struct window_range *range, struct arena *arena,
                              struct stint_shares *out);

/** Adds `heads` on the stint to w and m of `point` [n_cols]; below 0 takes them away. */
void window_stint_add(const struct capacity_search *search, const struct stint *stint, double heads,
                      double *point);

#endif
