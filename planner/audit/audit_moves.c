/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reassignments by name: of people who are there, from their home queue, to queues they may serve,
 * for at least the block, never more than one whole person, never more queues than may share a
 * slot.
 */
#include <math.h>

#include "planner/audit/cost.h"
#include "planner/audit/rules.h"

static struct audit_at at_move(const struct audit_move *move, double found, double limit,
                               const char *unit)
{
    return (struct audit_at){.who = move->who,
                             .day = PB_NONE,
                             .instant = move->from,
                             .found = found,
                             .limit = limit,
                             .unit = unit};
}

struct audit_range audit_moves_of(const struct audit *audit, size_t index)
{
    struct audit_range range = {index, index + 1};
    int person = audit->moves[index].person;
    while (range.begin > 0 && audit->moves[range.begin - 1].person == person)
        range.begin--;
    while (range.end < audit->n_moves && audit->moves[range.end].person == person)
        range.end++;
    return range;
}

/** Minutes of the move in which the person is there. */
static int64_t minutes_there(const struct audit *audit, const struct audit_move *move)
{
    int64_t there = 0;
    if (move->person == PB_NONE)
        return 0;
    const struct audit_person *person = &audit->persons[move->person];
    for (size_t i = 0; i < person->n_duties; i++)
        if (audit_serves(person->duties[i]))
            there += audit_seated(person->duties[i], move->from, move->to);
    return there;
}

void audit_move_presence(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_moves; i++) {
        const struct audit_move *move = &audit->moves[i];
        double length = (double)(move->to - move->from);
        struct audit_at at = at_move(move, (double)minutes_there(audit, move), length, "min");
        if (at.found < at.limit)
            audit_find(audit, &at, "a reassignment while the person is not there",
                       "调人时段此人不在岗");
    }
}

void audit_move_skill(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_moves; i++) {
        const struct audit_move *move = &audit->moves[i];
        struct audit_at at = at_move(move, move->share, 0, "heads");
        if (move->person == PB_NONE || move->to_queue == PB_NONE)
            continue;
        int group = audit->persons[move->person].group;
        bool home =
            group != PB_NONE && audit->scenario->people.groups[group].queue == move->from_queue;
        if (!home || move->from_queue == move->to_queue)
            audit_find(audit, &at, "not a reassignment from the home queue", "不是从本组队列调出");
        else if (audit_efficiency(audit, group, move->to_queue) <= 0)
            audit_find(audit, &at, "somebody who may not serve this queue", "此人不能服务此队列");
    }
}

/** Length of the reassignment that begins with move `index`, its continuations included: moves are
 * sorted by start, so one pass finds them. */
static int64_t length_from(const struct audit *audit, size_t index)
{
    const struct audit_move *first = &audit->moves[index];
    int64_t end = first->to;
    struct audit_range range = audit_moves_of(audit, index);
    for (size_t i = index + 1; i < range.end; i++)
        if (audit->moves[i].to_queue == first->to_queue && audit->moves[i].from == end)
            end = audit->moves[i].to;
    return end - first->from;
}

void audit_move_block(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_moves; i++) {
        if (!audit_move_starts(audit, i))
            continue;
        struct audit_at at = at_move(&audit->moves[i], (double)length_from(audit, i),
                                     audit->scenario->capacity.block_min, "min");
        if (at.found < at.limit)
            audit_find(audit, &at, "a reassignment shorter than the shortest length",
                       "调人时长短于最短时长");
    }
}

/** Shares and queues of the same person at the start of move `index`. */
static void sum_shares(const struct audit *audit, size_t index, double *share, int *queues)
{
    int64_t start = audit->moves[index].from;
    struct audit_range range = audit_moves_of(audit, index);
    for (size_t i = range.begin; i < range.end; i++) {
        const struct audit_move *other = &audit->moves[i];
        if (other->from > start || other->to <= start)
            continue;
        *share += other->share;
        (*queues)++;
    }
    *queues += *share < 1 - AUDIT_TOLERANCE;
}

void audit_move_share(struct audit *audit)
{
    for (size_t i = 0; i < audit->n_moves; i++) {
        const struct audit_move *move = &audit->moves[i];
        double share = 0;
        int queues = 0, most = audit->scenario->capacity.max_shared_queues;
        sum_shares(audit, i, &share, &queues);
        struct audit_at at = at_move(move, share, 1, "heads");
        if (share > 1 && !audit_same(share, 1))
            audit_find(audit, &at, "more than one whole person away", "同一人调出份额超过一人");
        at = at_move(move, queues, most, "queues");
        if (queues > most)
            audit_find(audit, &at, "more queues than one person may share", "同时服务的队列过多");
        at = at_move(move, move->share, 0, "heads");
        if (!(move->share > 0))
            audit_find(audit, &at, "a reassignment of nobody", "调人份额为零");
    }
}

bool audit_has_moves(const struct audit *audit)
{
    return audit->has_moves;
}
