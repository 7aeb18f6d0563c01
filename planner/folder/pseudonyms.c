/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other ids for people. The order of the new ones is that of a hash which takes the plan's own
 * roster, so it cannot be repeated from a list of ids alone. */
#include <stdlib.h>
#include <string.h>

#include "planner/base/hash.h"
#include "planner/base/text.h"
#include "planner/folder/reading.h"

struct drawn {
    char hash[HASH_SIZE];
    size_t person;
};

static int compare(const void *left, const void *right)
{
    const struct drawn *a = left, *b = right;
    int order = strcmp(a->hash, b->hash);
    return order != 0 ? order : (a->person > b->person) - (a->person < b->person);
}

static bool draw(const struct pf_context *context, const char *salt, struct drawn *drawn)
{
    struct text text = {0};
    for (size_t i = 0; i < context->n_people; i++) {
        text_clear(&text);
        text_printf(&text, "%s/%s", salt, context->people[i].id);
        hash_bytes(drawn[i].hash, text_string(&text), text.length);
        drawn[i].person = i;
        if (text.failed)
            break;
    }
    bool fine = !text.failed;
    text_release(&text);
    return fine;
}

static bool rename_all(struct plan_folder *folder, struct pf_person *people,
                       const struct drawn *drawn)
{
    struct text id = {0};
    for (size_t i = 0; i < folder->context.n_people; i++) {
        struct pf_person *person = &people[drawn[i].person];
        text_clear(&id);
        text_printf(&id, "P%03zu", i + 1);
        person->id = arena_strdup(&folder->arena, text_string(&id));
        person->name = "";
        person->n_leave = 0;
        person->leave = NULL;
        if (id.failed || person->id == NULL)
            break;
    }
    bool fine = !id.failed && !folder->arena.failed;
    text_release(&id);
    return fine;
}

bool pseudonyms_give(struct plan_folder *folder, const char *salt)
{
    struct pf_context *context = &folder->context;
    size_t n = context->n_people;
    struct drawn *drawn = calloc(n + 1, sizeof *drawn);
    struct pf_person *people = arena_copy(&folder->arena, context->people, n, sizeof *people);
    bool fine = drawn != NULL && people != NULL && draw(context, salt, drawn);
    if (fine && n > 1)
        qsort(drawn, n, sizeof *drawn, compare);
    fine = fine && rename_all(folder, people, drawn);
    free(drawn);
    context->people = people;
    folder->pseudonyms = true;
    return fine;
}
