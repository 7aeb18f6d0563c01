/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Elimination orders by nested dissection (George, SIAM J. Numerical Analysis 10, 1973).
 *
 * A set of rows is cut into two that do not touch and a separator, which goes last; then each part
 * by itself. Two kinds of separator serve, whichever is smaller: what crosses a point in time, as a
 * least cover of the pairs across it (cover.h), and *hubs*, the rows with the most neighbours,
 * without which the rest falls apart: a quality desk that all departments share. So the work of
 * elimination grows with the departments and not with their cube.
 */
#ifndef MODELS_CAPACITY_DISSECT_H
#define MODELS_CAPACITY_DISSECT_H

#include "models/capacity/graph.h"

/** Turns `order` (all vertices, along a line on which neighbours lie near each other) into an
 * elimination order. False when memory is short: `order` is unclear then. */
bool dissect(const struct graph *graph, int order[]);

#endif
