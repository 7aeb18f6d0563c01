/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Person by person: who works another shift, or serves another queue, on a day. */
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/text.h"
#include "planner/whatif/compare.h"

/** Somebody, by index in each plan; PB_NONE where the plan does not know them. */
struct someone {
    int at[2];
};

static const struct pf_person *person_of(const struct compare *compare, struct someone who,
                                         int side)
{
    return who.at[side] == PB_NONE ? NULL : &compare->plans[side].context.people[who.at[side]];
}

static int find_person(const struct plan_folder *plan, const char *id)
{
    for (size_t i = 0; i < plan->context.n_people; i++)
        if (strcmp(plan->context.people[i].id, id) == 0)
            return (int)i;
    return PB_NONE;
}

/** Day index of a date in plan `side`; below -1 or from n_days on: not covered. */
static int day_index(const struct compare *compare, int side, int day)
{
    return day - compare->plans[side].context.frame.first_day;
}

static const struct pf_duty *duty_of(const struct compare *compare, struct someone who, int side,
                                     int day)
{
    int index = day_index(compare, side, day);
    bool covered = index >= -1 && index < compare->plans[side].context.frame.n_days;
    return who.at[side] != PB_NONE && covered
               ? plan_folder_duty(&compare->plans[side], who.at[side], index)
               : NULL;
}

/** "E 08:00-12:00 13:00-17:00": the code, its segments, its breaks when they are moved. */
static void describe_shift(const struct plan_folder *plan, const struct pf_duty *duty,
                           struct text *out)
{
    if (duty == NULL)
        return;
    text_append(out, plan->context.codes[duty->code].code);
    for (size_t i = 0; i < duty->n_segments; i++)
        text_printf(out, " %02d:%02d-%02d:%02d", duty->segments[i].from_min / 60,
                    duty->segments[i].from_min % 60, duty->segments[i].to_min / 60,
                    duty->segments[i].to_min % 60);
    for (size_t i = 0; i < duty->n_breaks; i++)
        text_printf(out, " (%02d:%02d-%02d:%02d)", duty->breaks[i].from_min / 60,
                    duty->breaks[i].from_min % 60, duty->breaks[i].to_min / 60,
                    duty->breaks[i].to_min % 60);
    if (duty->role != NULL && strcmp(duty->role, "militia") == 0 && duty->home_queue != PB_NONE)
        text_printf(out, " %s", plan->context.queues[duty->home_queue].id);
}

/** A run of reassignments to one queue, one slot after the other. */
struct run {
    int queue, from_slot, to_slot;
    double slots; /**< of the person's time */
};

static void describe_run(const struct plan_folder *plan, const struct run *run, struct text *out)
{
    char from[CIVIL_INSTANT_SIZE], to[CIVIL_INSTANT_SIZE];
    if (run->to_slot <= run->from_slot)
        return;
    civil_format_instant(from, plan_folder_slot_start(plan, run->from_slot), 0);
    civil_format_instant(to, plan_folder_slot_start(plan, run->to_slot), 0);
    text_printf(out, "%s%s %.5s-%.5s", out->length > 0 ? "; " : "",
                plan->context.queues[run->queue].id, from + 11, to + 11);
    if (run->slots < run->to_slot - run->from_slot - WHATIF_SAME_FIGURE)
        text_printf(out, " %.0f%%", 100 * run->slots / (run->to_slot - run->from_slot));
}

/** "shop.presale 20:00-22:00; ...": what the person serves away from home on a planning day; a
 * share below the whole of the time in percent. */
static void describe_moves(const struct compare *compare, struct someone who, int side, int day,
                           struct text *out)
{
    const struct plan_folder *plan = &compare->plans[side];
    int per_day = plan->context.frame.n_slots / plan->context.frame.n_days;
    for (size_t q = 0; q < plan->context.n_queues; q++) {
        struct run run = {.queue = (int)q};
        for (size_t i = 0; i < plan->n_moves; i++) {
            const struct pf_move *move = &plan->moves[i];
            if (move->person != who.at[side] || move->to_queue != (int)q ||
                move->from_slot / per_day != day_index(compare, side, day))
                continue;
            if (move->from_slot != run.to_slot) {
                describe_run(plan, &run, out);
                run = (struct run){.queue = (int)q, .from_slot = move->from_slot};
            }
            run.to_slot = move->to_slot;
            run.slots += move->share * (move->to_slot - move->from_slot);
        }
        describe_run(plan, &run, out);
    }
}

/** A copy of `text`, which is emptied, in the arena of `compare`. */
static const char *keep(struct compare *compare, struct text *text)
{
    const char *copy = arena_strdup(&compare->arena, text_string(text));
    if (text->failed)
        compare->arena.failed = true;
    text_release(text);
    return copy != NULL ? copy : "";
}

static struct compare_change *add_change(struct compare *compare)
{
    size_t n = compare->n_changes;
    if ((n & (n - 1)) == 0) {
        struct compare_change *more = arena_alloc(&compare->arena, n > 0 ? 2 * n : 1, sizeof *more);
        if (more == NULL)
            return NULL;
        if (n > 0)
            memcpy(more, compare->changes, n * sizeof *more);
        compare->changes = more;
    }
    compare->n_changes++;
    return &compare->changes[n];
}

/** Compares a day of somebody; whether it differs. */
static bool compare_one(struct compare *compare, struct someone who, int day)
{
    const struct pf_person *person = person_of(compare, who, who.at[0] == PB_NONE);
    const struct plan_folder *plan = &compare->plans[who.at[0] == PB_NONE];
    struct compare_change change = {.person = person->id, .name = person->name, .day = day};
    for (int side = 0; side < 2; side++) {
        struct text shift = {0}, moves = {0};
        describe_shift(&compare->plans[side], duty_of(compare, who, side, day), &shift);
        if (who.at[side] != PB_NONE)
            describe_moves(compare, who, side, day, &moves);
        change.shifts[side] = keep(compare, &shift);
        change.moves[side] = keep(compare, &moves);
    }
    change.team = person->team != PB_NONE ? plan->context.queues[person->team].id : "";
    change.shift_differs = strcmp(change.shifts[0], change.shifts[1]) != 0;
    change.moves_differ = strcmp(change.moves[0], change.moves[1]) != 0;
    if (!change.shift_differs && !change.moves_differ)
        return false;
    struct compare_change *kept = add_change(compare);
    if (kept != NULL)
        *kept = change;
    return true;
}

static void compare_person(struct compare *compare, struct someone who)
{
    bool differs = false;
    for (size_t i = 0; i < compare->n_days && !compare->arena.failed; i++)
        differs = compare_one(compare, who, compare->days[i].day) || differs;
    compare->n_people += differs;
}

enum pb_rc compare_people(struct compare *compare)
{
    const struct plan_folder *plans = compare->plans;
    for (size_t i = 0; i < plans[0].context.n_people; i++) {
        struct someone who = {{(int)i, find_person(&plans[1], plans[0].context.people[i].id)}};
        compare_person(compare, who);
    }
    for (size_t i = 0; i < plans[1].context.n_people; i++) {
        struct someone who = {{find_person(&plans[0], plans[1].context.people[i].id), (int)i}};
        if (who.at[0] == PB_NONE)
            compare_person(compare, who);
    }
    return compare->arena.failed ? PB_MEMORY : PB_OK;
}
