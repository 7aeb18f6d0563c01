/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reassignments of a plan without names: nobody is lent who is not there, only to queues they may
 * serve, and for at least the block. */
#include "planner/audit/rules.h"

static struct audit_at at_work(const struct audit *audit, const struct audit_work *work,
                               double found, double limit)
{
    return (struct audit_at){.who = audit->pools[work->pool].id,
                             .day = PB_NONE,
                             .instant = audit_slot_start(audit, work->slot),
                             .found = found,
                             .limit = limit,
                             .unit = "heads"};
}

/** Lent heads of a pool per slot against its presence. */
void audit_presence(struct audit *audit)
{
    if (audit->scenario->capacity.relay)
        return; /* helpers are lent on: capacity against heads on duty says the same */
    size_t n_slots = (size_t)audit->n_slots;
    double *lent = arena_alloc(&audit->arena, audit->n_pools * n_slots, sizeof(double));
    if (lent == NULL) {
        audit->failed = true;
        return;
    }
    for (size_t i = 0; i < audit->n_work; i++)
        lent[(size_t)audit->work[i].pool * n_slots + (size_t)audit->work[i].slot] +=
            audit->work[i].heads;
    for (size_t p = 0; p < audit->n_pools; p++)
        for (size_t t = 0; t < n_slots; t++) {
            double found = lent[p * n_slots + t], limit = audit->pools[p].presence[t];
            struct audit_work work = {.pool = (int)p, .slot = (int)t};
            struct audit_at at = at_work(audit, &work, found, limit);
            if (found > limit && !audit_same(found, limit))
                audit_find(audit, &at, "more heads lent than are on duty", "借出人数超过在岗人数");
        }
}

void audit_skill_classes(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_work; i++) {
        const struct audit_work *work = &audit->work[i];
        int group = audit->pools[work->pool].group;
        struct audit_at at = at_work(audit, work, work->heads, 0);
        if (audit->scenario->people.groups[group].queue != work->from_queue ||
            work->from_queue == work->to_queue)
            audit_find(audit, &at, "not a reassignment from the home queue", "不是从本组队列调出");
        else if (audit_efficiency(audit, group, work->to_queue) <= 0)
            audit_find(audit, &at, "people who may not serve this queue", "该组人员不能服务此队列");
    }
}

/** Heads and starts of a pool on a queue, slot by slot. */
static void lay_out(const struct audit *audit, const struct audit_work *of, double *heads,
                    double *starts)
{
    for (int t = 0; t < audit->n_slots; t++)
        heads[t] = starts[t] = 0;
    for (size_t i = 0; i < audit->n_work; i++) {
        const struct audit_work *work = &audit->work[i];
        if (work->pool != of->pool || work->to_queue != of->to_queue)
            continue;
        heads[work->slot] += work->heads;
        starts[work->slot] += work->starts;
    }
}

/** Whether a reassignment may end before its block: everybody of the pool has gone home, or there
 * is nothing to serve. */
static bool may_end(const struct audit *audit, const struct audit_work *of, int slot)
{
    if (audit->pools[of->pool].presence[slot] == 0)
        return true;
    if (audit->books == NULL)
        return false;
    const struct audit_book *book = &audit->books[of->to_queue * audit->n_slots + slot];
    return book->sessions == 0 && book->served == 0 && book->backlog == 0;
}

/** Heads that began in the last `block` slots up to `slot` and may not have ended since. */
static double begun_heads(const struct audit *audit, const struct audit_work *of,
                          const double *starts, int slot)
{
    int slot_min = audit->scenario->frame.slot_min;
    int block = (audit->scenario->capacity.block_min + slot_min - 1) / slot_min;
    double begun = 0;
    for (int k = slot; k >= 0 && k > slot - block && !may_end(audit, of, k); k--)
        begun += starts[k];
    return begun;
}

static void check_blocks(struct audit *audit, const struct audit_work *of, const double *heads,
                         const double *starts)
{
    for (int t = 0; t < audit->n_slots; t++) {
        double before = t > 0 ? heads[t - 1] : 0;
        struct audit_work at_slot = *of;
        at_slot.slot = t;
        struct audit_at at = at_work(audit, &at_slot, starts[t], heads[t] - before);
        if (at.found < at.limit && !audit_same(at.found, at.limit))
            audit_find(audit, &at, "more heads away than before without a start",
                       "调出人数增加但没有调人开始");
        at = at_work(audit, &at_slot, heads[t], begun_heads(audit, of, starts, t));
        if (at.found < at.limit && !audit_same(at.found, at.limit))
            audit_find(audit, &at, "a reassignment ends before its shortest length",
                       "调人时长短于最短时长");
    }
}

void audit_block_classes(struct audit *audit)
{
    size_t n_slots = (size_t)audit->n_slots;
    double *heads = arena_alloc(&audit->arena, 2 * n_slots, sizeof(double));
    bool *done = arena_alloc(&audit->arena, audit->n_pools * audit->scenario->n_queues, 1);
    if (heads == NULL || done == NULL) {
        audit->failed = true;
        return;
    }
    for (size_t i = 0; i < audit->n_work; i++) {
        const struct audit_work *work = &audit->work[i];
        bool *seen = &done[(size_t)work->pool * audit->scenario->n_queues + (size_t)work->to_queue];
        if (*seen)
            continue;
        *seen = true;
        lay_out(audit, work, heads, heads + n_slots);
        check_blocks(audit, work, heads, heads + n_slots);
    }
}

bool audit_has_work(const struct audit *audit)
{
    return audit->has_work && audit->has_shifts && !audit->has_roster;
}
