/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Rows C11: what whole people must do in a slot. They hold for every integer plan and cut off
 * points of the relaxation, so they raise the bound; the cost of no plan changes.
 *
 * In slot t, for a set Q of lossy queues and weights u_q = 1 / (units of a unit head at home),
 *
 *     sum over q in Q of u_q * (S_q + z_q)  >=  b  =  sum over q in Q of u_q * demand_q
 *
 * and a unit head of team g brings at most c_g = max over q in Q of u_q * (its rate on q), so with
 * a_j = c_g * work_j * work_s(j)(t), or u_q * units for a duty posted on q,
 *
 *     sum a_j x_j + sum u_q z_q  >=  b,      x_j integer.
 *
 * Divided by any delta > 0, with f = b / delta - floor(b / delta), mixed-integer rounding gives
 *
 *     C11_t<t>_<n>:  sum (floor(a_j / delta) + min(1, frac(a_j / delta) / f)) x_j
 *                    + sum u_q / (delta * f) z_q  >=  ceil(b / delta)
 *
 * (Nemhauser and Wolsey, A recursive procedure to generate all cuts for 0-1 mixed integer programs,
 * 1990). Q is each queue alone and all queues that teams have in common; delta the largest few a_j.
 *
 * EXAMPLE of problem.h: 2 x + z >= 3, delta = 2, f = 1/2: x + z >= 2. The relaxation's cost rises
 * from 6 to 8, which is the integer optimum.
 */
#ifndef MODELS_CAPACITY_ROUNDING_H
#define MODELS_CAPACITY_ROUNDING_H

#include "models/capacity/layout.h"
#include "models/lp/lp_model.h"

/** Whether the rows pay: on large models needs are many heads and the rows cost more time than they
 * raise the bound (measured: 12,279 duties, 1,800 rows: 0.001 %). */
bool capacity_rounding_pays(const struct capacity_layout *layout);

/** Appends the rows to `model`, which capacity_build() made. PB_OK or PB_MEMORY. */
enum pb_rc capacity_add_rounding(const struct capacity_problem *problem,
                                 const struct capacity_layout *layout, bool with_names,
                                 struct lp_model *model);

#endif
