/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What a roster costs, worked out the slow way from the problem alone: whole lines, plain loops,
 * nothing of the model's automata. */
#ifndef TESTS_ROSTER_ORACLE_H
#define TESTS_ROSTER_ORACLE_H

#include "models/roster/roster.h"

/** Price of the line of one agent (n_days shifts or ROSTER_OFF); INFINITY when unlawful. */
double oracle_line(const struct roster_problem *problem, size_t agent, const int *line);

/** Cost of a roster (n_agents * n_days); INFINITY when unlawful. */
double oracle_cost(const struct roster_problem *problem, const int *roster);

/** Least cost over all rosters, by trying every one: only for tiny problems. */
double oracle_best(const struct roster_problem *problem);

#endif
