/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Work in a process of its own beside this one, where there is one to be had. */
#ifndef PLANNER_BASE_BESIDE_H
#define PLANNER_BASE_BESIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/** Memory that the work fills and that comes back. */
struct beside_piece {
    void *data;
    size_t size; /**< [bytes] */
};

/** All-zero: nothing runs. */
struct beside {
    pid_t child;
    int answer; /**< where it comes from */
};

/** What the child does: `work(context)`, then it sends `pieces`. */
struct beside_task {
    void (*work)(void *context);
    void *context;
    const struct beside_piece *pieces;
    int n_pieces;
    bool gives_way; /**< runs when nobody else wants the core */
};

/** Starts `task` on a copy of everything; false when there is no process to be had. Whoever starts
 * one ends it. The child never returns: nothing of the parent's is flushed or released there. */
bool beside_begin(struct beside *beside, const struct beside_task *task);

/** Waits and fills the pieces of `task`; false, pieces unclear, when the child failed. */
bool beside_end(struct beside *beside, const struct beside_task *task);

/** Ends the child, whose work is not wanted any more; accepts an all-zero one. */
void beside_drop(struct beside *beside);

#endif
