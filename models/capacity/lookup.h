/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Which limits and soft rows concern a class, a class in a slot, a queue in a slot. */
#ifndef MODELS_CAPACITY_LOOKUP_H
#define MODELS_CAPACITY_LOOKUP_H

#include "models/capacity/problem.h"
#include "planner/base/arena.h"

/** Some limits or soft rows by number, with the coefficient of the class where there is one. */
struct capacity_list {
    int n;
    const int *at;
    const double *coef; /**< NULL where every coefficient is the same */
};

/** Lists by key: entries first[key] .. first[key + 1] - 1. */
struct capacity_index {
    int *first;
    int *at;
    double *coef;
};

/** The four indexes; memory belongs to the arena they were made in. */
struct capacity_lookup {
    struct capacity_index limits;   /**< by class */
    struct capacity_index presence; /**< soft rows PRESENCE by class * n_slots + slot */
    struct capacity_index supply;   /**< soft rows SUPPLY by queue * n_slots + slot */
    struct capacity_index lost;     /**< soft rows SERVED by queue * n_slots + slot */
};

/** Makes the indexes of `problem`. PB_OK or PB_MEMORY. */
enum pb_rc capacity_lookup_init(struct capacity_lookup *lookup, struct arena *arena,
                                const struct capacity_problem *problem, int n_slots);

static inline struct capacity_list capacity_index_list(const struct capacity_index *index, int key)
{
    const int first = index->first[key];

    return (struct capacity_list){
        .n = index->first[key + 1] - first, .at = index->at + first, .coef = index->coef + first};
}

/** Limits of class `cls`. */
static inline struct capacity_list capacity_lookup_limits(const struct capacity_lookup *lookup,
                                                          int cls)
{
    return capacity_index_list(&lookup->limits, cls);
}

/** Soft rows that count the class in the slot, with its coefficient; key = class * n_slots + t. */
static inline struct capacity_list capacity_lookup_presence(const struct capacity_lookup *lookup,
                                                            int key)
{
    return capacity_index_list(&lookup->presence, key);
}

/** Soft rows that count the queue's supply in the slot; key = queue * n_slots + t. */
static inline struct capacity_list capacity_lookup_supply(const struct capacity_lookup *lookup,
                                                          int key)
{
    return capacity_index_list(&lookup->supply, key);
}

/** Soft rows that count the queue's losses in the slot; key = queue * n_slots + t. */
static inline struct capacity_list capacity_lookup_lost(const struct capacity_lookup *lookup,
                                                        int key)
{
    return capacity_index_list(&lookup->lost, key);
}

#endif
