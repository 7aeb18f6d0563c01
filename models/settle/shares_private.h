/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_SETTLE_SHARES_PRIVATE_H
#define MODELS_SETTLE_SHARES_PRIVATE_H

#include "models/settle/shares.h"

/** Where slot `t` of queue `q` stands in `row` and `price`. */
static inline size_t shares_cell(const struct shares *shares, int q, int t)
{
    return (size_t)q * (size_t)shares->state->n_slots + (size_t)t;
}

/** C4 of slot `k` of the stint. */
static inline int *shares_guard(const struct shares *shares, size_t stint, int k)
{
    return &shares->guard[stint * (size_t)shares->state->longest + (size_t)k];
}

/** A column in the making. */
struct entries {
    int n, room;
    int *row;
    double *value;
};

/** False when memory is short; release it in any case. */
bool entries_make(const struct shares *shares, struct entries *out);
void entries_release(struct entries *entries);

/** What the state does with the run in slot `k`. */
double shares_share(const struct shares *shares, const struct shares_run *run, int k);

/** What an open run has at least in each of its slots. */
double shares_least(const struct shares *shares);

/** Open runs of the stint in slot `k`. */
int shares_alive(const struct shares *shares, size_t stint, int k);

/** The whole program from the list of runs; its lp is the caller's even on failure. PB_OK,
 * PB_MEMORY or PB_SOLVER, as the next ones. */
enum pb_rc shares_build(struct shares *shares);

/** Adds the shares of a run, in the guards that are there. */
enum pb_rc shares_add_run(struct shares *shares, struct entries *entries, struct shares_run *run);

/** C4 in the slots of a run as the open runs ask for it. */
enum pb_rc shares_guard_run(struct shares *shares, struct entries *entries,
                            const struct shares_run *run);

#endif
