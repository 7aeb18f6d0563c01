/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other ids for people, and another order of them: inside a team, that of a hash which takes the
 * plan's own roster, so neither can be repeated from a list of ids alone. */
#include <stdlib.h>
#include <string.h>

#include "planner/base/hash.h"
#include "planner/base/text.h"
#include "planner/folder/reading.h"

/** Where a person goes. */
struct drawn {
    char hash[HASH_SIZE];
    const struct pf_person *person;
    int old; /**< index so far */
};

/** The militia last, by team or pool, then by chance. */
static int compare_drawn(const void *left, const void *right)
{
    const struct drawn *a = left, *b = right;
    int order = a->person->militia - b->person->militia;
    if (order == 0)
        order = a->person->team - b->person->team;
    if (order == 0)
        order = strcmp(a->hash, b->hash);
    return order != 0 ? order : a->old - b->old;
}

static bool draw(const struct pf_context *context, const char *salt, struct drawn *drawn)
{
    struct text text = {0};
    for (size_t i = 0; i < context->n_people; i++) {
        text_clear(&text);
        text_printf(&text, "%s/%s", salt, context->people[i].id);
        hash_bytes(drawn[i].hash, text_string(&text), text.length);
        drawn[i].person = &context->people[i];
        drawn[i].old = (int)i;
        if (text.failed)
            break;
    }
    if (!text.failed && context->n_people > 1)
        qsort(drawn, context->n_people, sizeof *drawn, compare_drawn);
    bool fine = !text.failed;
    text_release(&text);
    return fine;
}

/** Puts people into their new order under new ids. Returns their new indexes by the old ones, NULL
 * when memory is short. */
static const int *rename_all(struct plan_folder *folder, const struct drawn *drawn)
{
    size_t n = folder->context.n_people;
    struct pf_person *people = arena_alloc(&folder->arena, n, sizeof *people);
    int *new_of = arena_alloc(&folder->arena, n, sizeof *new_of);
    struct text id = {0};
    for (size_t i = 0; people != NULL && new_of != NULL && i < n; i++) {
        text_clear(&id);
        text_printf(&id, "P%03zu", i + 1);
        people[i] = *drawn[i].person;
        people[i].id = arena_strdup(&folder->arena, text_string(&id));
        people[i].name = "";
        people[i].n_leave = 0;
        people[i].leave = NULL;
        new_of[drawn[i].old] = (int)i;
    }
    bool fine = !id.failed && !folder->arena.failed;
    text_release(&id);
    folder->context.people = people;
    return fine ? new_of : NULL;
}

static int compare_duties(const void *left, const void *right)
{
    const struct pf_duty *a = left, *b = right;
    return a->person != b->person ? a->person - b->person : a->day - b->day;
}

static bool move_duties(struct plan_folder *folder, const int *new_of)
{
    size_t days = (size_t)folder->context.frame.n_days + 1, n = days * folder->context.n_people;
    struct pf_duty *duties =
        arena_copy(&folder->arena, folder->duties, folder->n_duties, sizeof *duties);
    int *duty_of = arena_alloc(&folder->arena, n, sizeof *duty_of);
    if (duties == NULL || duty_of == NULL)
        return false;
    for (size_t i = 0; i < folder->n_duties; i++)
        duties[i].person = new_of[duties[i].person];
    if (folder->n_duties > 1)
        qsort(duties, folder->n_duties, sizeof *duties, compare_duties);
    for (size_t i = 0; i < n; i++)
        duty_of[i] = PB_NONE;
    for (size_t i = 0; i < folder->n_duties; i++)
        duty_of[(size_t)duties[i].person * days + (size_t)(duties[i].day + 1)] = (int)i;
    folder->duties = duties;
    folder->duty_of = duty_of;
    return true;
}

static bool move_moves(struct plan_folder *folder, const int *new_of)
{
    struct pf_move *moves =
        arena_copy(&folder->arena, folder->moves, folder->n_moves, sizeof *moves);
    if (moves == NULL)
        return false;
    for (size_t i = 0; i < folder->n_moves; i++)
        moves[i].person = new_of[moves[i].person];
    reading_sort_moves(moves, folder->n_moves);
    folder->moves = moves;
    return true;
}

/** Whom plan.json names. `drawn` has the old ids in the new order. */
static void hide_in_plan(json_t *value, const struct drawn *drawn, const struct pf_context *context)
{
    json_t *child, *who = json_object_get(value, "who");
    const char *key, *id = json_string_value(who);
    size_t i;
    for (i = 0; id != NULL && i < context->n_people; i++) {
        const struct pf_person *old = drawn[i].person;
        if (old != NULL && strcmp(old->id, id) == 0) {
            json_string_set(who, context->people[i].id);
            break;
        }
    }
    json_object_foreach(value, key, child) hide_in_plan(child, drawn, context);
    json_array_foreach(value, i, child) hide_in_plan(child, drawn, context);
}

bool pseudonyms_give(struct plan_folder *folder, const char *salt)
{
    struct drawn *drawn = calloc(folder->context.n_people + 1, sizeof *drawn);
    const int *new_of = NULL;
    if (drawn != NULL && draw(&folder->context, salt, drawn))
        new_of = rename_all(folder, drawn);
    bool fine = new_of != NULL;
    if (fine && folder->stage == PF_ROSTER)
        fine = move_duties(folder, new_of) && move_moves(folder, new_of);
    if (fine)
        hide_in_plan(folder->plan, drawn, &folder->context);
    folder->pseudonyms = true;
    free(drawn);
    return fine;
}
