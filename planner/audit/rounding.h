/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What a certificate with rounding rows proves, worked out from the model file alone.
 *
 * Weights w combine rows with their sides, a_i x = lower_i + s_i or upper_i - s_i (the lower side
 * for w_i > 0, the upper one for w_i < 0, the other where that is absent; s_i >= 0), columns are
 * counted from a side, t_j >= 0, and the equation that comes of it, sum a_j t_j + sum c_i s_i = b,
 * is rounded with f = b - floor(b):
 *
 *     sum of whole t_j (floor(a_j) + min(1, (a_j - floor(a_j)) / f))
 *       + sum of other t_j and of s_i, max(0, coefficient) / f   >=   floor(b) + 1
 *
 * which no point with whole numbers breaks (Nemhauser and Wolsey 1990). The row that the
 * certificate states must follow from it: no point of the columns' boxes may keep the derived row
 * by more than the stated one. Later roundings use the stated rows, so that differences do not add
 * up.
 */
#ifndef PLANNER_AUDIT_ROUNDING_H
#define PLANNER_AUDIT_ROUNDING_H

#include "planner/audit/program.h"

/** *bound is what the certificate proves; a rounding that does not follow adds nothing, nor does
 * one that uses it. PB_OK or PB_MEMORY. */
enum pb_rc rounding_prove(const struct program *program,
                          const struct program_certificate *certificate, double *bound);

#endif
