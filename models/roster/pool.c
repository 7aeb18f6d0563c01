/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "models/roster/model.h"

static unsigned hash_line(int agent, const short *option, int n)
{
    unsigned h = 2166136261u ^ (unsigned)agent;
    for (int i = 0; i < n; i++) {
        h = (h ^ (unsigned)option[i]) * 16777619u;
    }
    return h ^ (h >> 15);
}

static bool rehash(struct roster_model *model)
{
    struct roster_pool *pool = &model->pool;
    int n_slots = pool->n_slots ? 2 * pool->n_slots : 1024;
    int *slot = calloc((size_t)n_slots, sizeof *slot);
    if (!slot) {
        return false;
    }
    for (int i = 0; i < pool->n; i++) {
        struct roster_column *column = &pool->at[i];
        unsigned at = hash_line(column->agent, column->option, model->n_days) % (unsigned)n_slots;
        column->next = slot[at];
        slot[at] = i + 1;
    }
    free(pool->slot);
    pool->slot = slot;
    pool->n_slots = n_slots;
    return true;
}

static bool make_room(struct roster_pool *pool)
{
    if (pool->n < pool->room) {
        return true;
    }
    int room = pool->room ? 2 * pool->room : 1024;
    struct roster_column *grown = realloc(pool->at, (size_t)room * sizeof *grown);
    if (!grown) {
        return false;
    }
    pool->at = grown;
    pool->room = room;
    return true;
}

int model_add_column(struct roster_model *model, int agent, const short *option)
{
    struct roster_pool *pool = &model->pool;
    size_t bytes = (size_t)model->n_days * sizeof *option;
    if ((pool->n >= pool->n_slots && !rehash(model)) || !make_room(pool)) {
        return -1;
    }
    int *slot = &pool->slot[hash_line(agent, option, model->n_days) % (unsigned)pool->n_slots];
    for (int i = *slot; i > 0; i = pool->at[i - 1].next) {
        const struct roster_column *column = &pool->at[i - 1];
        if (column->agent == agent && memcmp(column->option, option, bytes) == 0) {
            return i - 1;
        }
    }
    struct roster_column *column = &pool->at[pool->n];
    short *copy = malloc(bytes);
    if (!copy) {
        return -1;
    }
    memcpy(copy, option, bytes);
    *column = (struct roster_column){
        .agent = agent,
        .cost = line_price(model->problem, &model->rules[agent], option),
        .option = copy,
        .next = *slot,
    };
    *slot = ++pool->n;
    return pool->n - 1;
}
