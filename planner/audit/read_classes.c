/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "planner/audit/read.h"

enum class_field { CLASS, TEAM, HEADS, MEMBERS, POOL, N_CLASS_FIELDS };

static const struct csv_field class_fields[N_CLASS_FIELDS] = {
    [CLASS] = {"class", NULL, true}, [TEAM] = {"team", NULL, true},
    [HEADS] = {"heads", NULL, true}, [MEMBERS] = {"members", NULL, false},
    [POOL] = {"pool", NULL, false},
};

/** Group behind a class id: the id itself, or what stands before "#2". */
static int group_of_class(struct reader *reader, const char *id)
{
    int group = names_find(&reader->groups, id);
    const char *part = strrchr(id, '#');
    if (group != PB_NONE || part == NULL)
        return group;
    char *stem = arena_strndup(&reader->audit->arena, id, (size_t)(part - id));
    return stem != NULL ? names_find(&reader->groups, stem) : PB_NONE;
}

static bool read_members(struct reader *reader, struct audit_class *class)
{
    const char *text = read_text(reader, MEMBERS);
    size_t most = 1;
    for (const char *c = text; *c != '\0'; c++)
        most += *c == ';';
    class->members = arena_alloc(&reader->audit->arena, most, sizeof(int));
    if (class->members == NULL)
        return false;
    while (*text != '\0') {
        size_t length = strcspn(text, ";");
        char *id = arena_strndup(&reader->audit->arena, text, length);
        if (id == NULL)
            return false;
        int person = names_find(&reader->people, id);
        if (person == PB_NONE)
            read_finding(reader, "a member the scenario does not have", "场景中没有该成员");
        else
            class->members[class->n_members++] = person;
        text += length + (text[length] == ';');
    }
    return true;
}

/** Index of the pool called `id`, added when it is new. */
static int pool_of(struct reader *reader, const char *id, int group)
{
    struct audit *audit = reader->audit;
    for (size_t i = 0; i < audit->n_pools; i++)
        if (strcmp(audit->pools[i].id, id) == 0)
            return (int)i;
    struct audit_pool *pool = &audit->pools[audit->n_pools];
    *pool = (struct audit_pool){.id = id, .group = group};
    pool->presence = arena_alloc(&audit->arena, (size_t)audit->n_slots, sizeof(double));
    if (pool->presence == NULL || !names_add(&reader->shared, id, (int)audit->n_pools)) {
        audit->failed = true;
        return PB_NONE;
    }
    return (int)audit->n_pools++;
}

static void complete_class(struct reader *reader, struct audit_class *class)
{
    const struct pb_people *people = &reader->audit->scenario->people;
    class->queue = read_name(reader, TEAM, &reader->queues);
    class->limits = &people->groups[class->group].limits;
    class->pay = &people->groups[class->group].pay;
    if (class->n_members > 0) {
        class->limits = &people->persons[class->members[0]].limits;
        class->pay = &people->persons[class->members[0]].pay;
    }
    if (read_text(reader, POOL)[0] != '\0')
        class->shared = pool_of(reader, read_text(reader, POOL), class->group);
}

static bool read_class(struct reader *reader)
{
    struct audit *audit = reader->audit;
    struct audit_class *class = &audit->classes[audit->n_classes];
    *class = (struct audit_class){.line = csv_cell(&reader->table, reader->row, 0)->line,
                                  .id = read_text(reader, CLASS),
                                  .pool = PB_NONE,
                                  .queue = PB_NONE,
                                  .shared = PB_NONE};
    class->group = group_of_class(reader, class->id);
    if (class->group == PB_NONE)
        class->pool = read_name(reader, CLASS, &reader->pools);
    if (class->group == PB_NONE && class->pool == PB_NONE)
        return true;
    double heads = read_number(reader, HEADS);
    if (isnan(heads) || heads < 0 || heads > 1e6 || heads != floor(heads)) {
        read_finding(reader, "heads must be a whole number", "人数必须是整数");
        heads = 0;
    }
    class->heads = (int)heads;
    if (!read_members(reader, class))
        return false;
    if (class->group != PB_NONE)
        complete_class(reader, class);
    return names_add(&reader->classes, class->id, (int)audit->n_classes++) && !audit->failed;
}

enum pb_rc read_classes(struct reader *reader)
{
    bool there;
    enum pb_rc rc = read_table(reader, "classes.csv", class_fields, N_CLASS_FIELDS, &there);
    struct audit *audit = reader->audit;
    if (rc != PB_OK || !there)
        return rc;
    audit->has_classes = true;
    audit->pools = arena_alloc(&audit->arena, reader->table.n_rows, sizeof *audit->pools);
    audit->classes = arena_alloc(&audit->arena, reader->table.n_rows, sizeof *audit->classes);
    if (audit->pools == NULL || audit->classes == NULL)
        return PB_MEMORY;
    for (reader->row = 0; reader->row < reader->table.n_rows; reader->row++)
        if (!read_class(reader))
            return PB_MEMORY;
    names_sort(&reader->classes);
    names_sort(&reader->shared);
    return PB_OK;
}
