/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Branch and price over the whole problem: raises the proven bound and closes small gaps.
 *
 * A node is a set of forbidden options. Branching splits an agent's day into work and no work, or,
 * where that is settled, into one shift and all others. Nodes with the least bound come first, the
 * deeper ones among equals; from there the search plunges into the likelier child as long as the
 * bound stays in the lower part of the gap.
 */
#ifndef MODELS_ROSTER_TREE_H
#define MODELS_ROSTER_TREE_H

#include "models/roster/sub.h"

struct tree_node {
    double bound; /**< raised to the next possible cost */
    int depth;
    unsigned char *allow; /**< as in the sub-problem; owned */
};

/** All-zero is an empty tree: finished. */
struct roster_tree {
    struct roster_sub *sub; /**< everything open; borrowed */
    struct tree_node *node; /**< heap */
    int n, room;
    struct tree_node next; /**< where the plunge goes on; allow NULL = nowhere */
    double *weight;        /**< scratch */
    double floor;          /**< least bound of nodes that could not be settled */
};

/** Starts at the root: `sub` as it stands, everything allowed. */
enum pb_rc tree_init(struct roster_tree *tree, struct roster_sub *sub);
void tree_release(struct roster_tree *tree);

/** Nothing left to do: the bound is the cost of the incumbent, or nothing can be settled. */
static inline bool tree_is_done(const struct roster_tree *tree)
{
    return tree->n == 0 && !tree->next.allow;
}

/** Works on one node and raises model->bound. `*stopped` when the work must end. */
enum pb_rc tree_step(struct roster_tree *tree, bool *stopped);

#endif
