/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What one more session costs, by the hour.
 *
 *   price_now   presence as planned: one more is squeezed in by moving and splitting, or is late or
 *               lost
 *   price_plan  in the capacity plan's LP, which may still staff for it
 *
 * Each is a dual figure: it lies between what one session less saves (`down`) and what one more
 * costs (`up`). Small problems carry both sides, exact and proved (linear.h); on large ones they
 * stay empty, price_plan comes from the duals of the LP, price_now from duals that prove what
 * serving costs with this presence to a ten-thousandth (squeeze.h), and `paiban
 * explain` finds the sides of the hours that it is asked for. Where nobody asks there is no price.
 */
#ifndef PLANNER_PLAN_PRICES_H
#define PLANNER_PLAN_PRICES_H

#include "planner/plan/plan.h"

/** Fills the prices of the last book of `plan`. A stop leaves price_now empty. PB_OK, PB_MEMORY or
 * PB_SOLVER. */
enum pb_rc plan_prices(struct plan *plan, const struct pb_stop *stop);

#endif
