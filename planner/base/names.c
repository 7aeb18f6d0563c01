/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/names.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "paiban/scenario.h"

bool names_add(struct names *names, const char *name, int value)
{
    if (names->n == names->room) {
        size_t room = names->room ? 2 * names->room : 32;
        struct names_entry *at = realloc(names->at, room * sizeof *at);
        if (at == NULL)
            return false;
        names->at = at;
        names->room = room;
    }
    names->at[names->n++] = (struct names_entry){name, value};
    names->sorted = false;
    return true;
}

static int compare(const void *left, const void *right)
{
    const struct names_entry *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order != 0 ? order : (a->value > b->value) - (a->value < b->value);
}

void names_sort(struct names *names)
{
    if (names->n > 1)
        qsort(names->at, names->n, sizeof *names->at, compare);
    names->sorted = true;
}

int names_find(const struct names *names, const char *name)
{
    assert(names->sorted || names->n == 0);
    size_t low = 0, high = names->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(names->at[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < names->n && strcmp(names->at[low].name, name) == 0;
    return found ? names->at[low].value : PB_NONE;
}

void names_release(struct names *names)
{
    free(names->at);
    *names = (struct names){.at = NULL};
}
