/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Finding things by their id: a sorted list of names. */
#ifndef PLANNER_BASE_NAMES_H
#define PLANNER_BASE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "planner/base/arena.h"

struct names_entry {
    const char *name;
    int value;
};

/** All-zero is a valid empty list. Names are borrowed. */
struct names {
    struct names_entry *at;
    size_t n, room;
    bool sorted;
};

/** Adds `name` with its `value`; false when memory is short. */
bool names_add(struct names *names, const char *name, int value);

/** Makes the list ready for names_find(). */
void names_sort(struct names *names);

/** Value of `name`, of several equal ones the smallest; PB_NONE when there is none. */
int names_find(const struct names *names, const char *name);

void names_release(struct names *names);

#endif
