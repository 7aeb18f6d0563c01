/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"
#include "planner/scenario/words.h"

/* Every array that is looked into begins its elements with their id. */
static const char *id_of(const struct resolve_names *names, size_t i)
{
    const char *id;
    memcpy(&id, (const char *)names->at + i * names->size, sizeof id);
    return id;
}

int resolve_index(const struct resolve_names *names, const char *id)
{
    for (size_t i = 0; id && i < names->n; i++)
        if (strcmp(id_of(names, i), id) == 0)
            return (int)i;
    return PB_NONE;
}

/* `near` is what was probably meant, or NULL; `ids` what there is. */
static void hint_known(struct resolving *r, const char *near, const char *const *ids, size_t n)
{
    char list[200];
    if (near) {
        pb_hint(r->reading->msgs, _("did you mean `%s`?"), near);
        return;
    }
    words_join(ids, list, sizeof list);
    if (n)
        pb_hint(r->reading->msgs, _("there are %s"), list);
    else
        pb_hint(r->reading->msgs, _("none is defined"));
}

static void say_unknown(struct resolving *r, const struct resolve_names *names,
                        const struct node *node, const char *id)
{
    read_error(r->reading, node, "unknown_reference", _("there is no %s `%s`"), _(names->what), id);
    const char **ids = arena_alloc(r->reading->arena, names->n + 1, sizeof *ids);
    for (size_t i = 0; ids && i < names->n; i++)
        ids[i] = id_of(names, i);
    if (ids)
        hint_known(r, read_nearest(id, ids, names->n), ids, names->n);
}

/* A queue may be named by its function or department too. */
static void say_unknown_queue(struct resolving *r, const struct node *node, const char *id)
{
    const struct pb_scenario *out = r->out;
    size_t room = out->n_queues + out->n_departments + PB_N_FUNCTIONS + 1;
    const char **ids = arena_alloc(r->reading->arena, room, sizeof *ids);
    size_t n = 0;
    read_error(r->reading, node, "unknown_reference", _("there is no %s `%s`"), _("queue"), id);
    if (!ids)
        return;
    for (size_t q = 0; q < out->n_queues; q++)
        ids[n++] = out->queues[q].id;
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        ids[n++] = field_function_names[f];
    for (size_t d = 0; d < out->n_departments; d++)
        ids[n++] = out->departments[d].id;
    const char *near = read_nearest(id, ids, n);
    ids[out->n_queues] = NULL;
    hint_known(r, near, ids, out->n_queues);
}

int resolve_name(struct resolving *r, const struct resolve_names *names, const struct node *node,
                 const char *id)
{
    int index = resolve_index(names, id);
    if (index == PB_NONE && id)
        say_unknown(r, names, node, id);
    return index;
}

struct resolve_names resolve_departments_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->departments, scenario->n_departments,
                                  sizeof *scenario->departments, N_("department")};
}

struct resolve_names resolve_queues_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->queues, scenario->n_queues, sizeof *scenario->queues,
                                  N_("queue")};
}

struct resolve_names resolve_levels_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->capacity.levels, scenario->capacity.n_levels,
                                  sizeof *scenario->capacity.levels, N_("level")};
}

struct resolve_names resolve_rooms_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->capacity.rooms, scenario->capacity.n_rooms,
                                  sizeof *scenario->capacity.rooms, N_("room")};
}

struct resolve_names resolve_contracts_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->people.contracts, scenario->people.n_contracts,
                                  sizeof *scenario->people.contracts, N_("contract")};
}

struct resolve_names resolve_groups_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->people.groups, scenario->people.n_groups,
                                  sizeof *scenario->people.groups, N_("group")};
}

struct resolve_names resolve_brands_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->brands, scenario->n_brands, sizeof *scenario->brands,
                                  N_("brand")};
}

struct resolve_names resolve_persons_of(const struct pb_scenario *scenario)
{
    return (struct resolve_names){scenario->people.persons, scenario->people.n_persons,
                                  sizeof *scenario->people.persons, N_("person")};
}

size_t resolve_queue_set(struct resolving *r, const struct node *node, const char *id, int *queues)
{
    const struct pb_scenario *out = r->out;
    size_t n = 0;
    for (size_t q = 0; id && q < out->n_queues; q++) {
        const struct pb_queue *queue = &out->queues[q];
        bool meant = strcmp(queue->id, id) == 0 ||
                     strcmp(field_function_names[queue->function], id) == 0 ||
                     strcmp(out->departments[queue->department].id, id) == 0;
        if (meant)
            queues[n++] = (int)q;
    }
    if (n == 0 && id)
        say_unknown_queue(r, node, id);
    return n;
}

int resolve_queue(struct resolving *r, const struct node *node, const char *id)
{
    int *queues = arena_alloc(r->reading->arena, r->out->n_queues, sizeof *queues);
    size_t n = queues ? resolve_queue_set(r, node, id, queues) : 0;
    if (n > 1) {
        read_error(r->reading, node, "ambiguous_queue", _("`%s` means several queues"), id);
        pb_hint(r->reading->msgs, _("name one of them: `%s`"), r->out->queues[queues[0]].id);
    }
    return n ? queues[0] : PB_NONE;
}

static int compare_ints(const void *a, const void *b)
{
    int x = *(const int *)a;
    int y = *(const int *)b;
    return (x > y) - (x < y);
}

struct pb_ints resolve_queue_list(struct resolving *r, const struct node *node,
                                  struct raw_names names)
{
    size_t n_queues = r->out->n_queues;
    struct pb_ints list = {arena_alloc(r->reading->arena, names.n * n_queues + 1, sizeof(int)), 0};
    for (size_t i = 0; list.at && i < names.n; i++) {
        const struct node *item = node;
        if (node && node->kind == NODE_LIST && i < node->n)
            item = node->items[i];
        list.n += resolve_queue_set(r, item, names.at[i], list.at + list.n);
    }
    if (list.n)
        qsort(list.at, list.n, sizeof(int), compare_ints);
    size_t kept = 0;
    for (size_t i = 0; i < list.n; i++)
        if (i == 0 || list.at[i] != list.at[kept - 1])
            list.at[kept++] = list.at[i];
    list.n = kept;
    return list;
}

int resolve_last_day(const struct pb_scenario *scenario)
{
    return scenario->frame.first_day + scenario->frame.n_days - 1;
}

struct pb_days resolve_days(struct resolving *r, const struct node *node, struct pb_days days)
{
    struct pb_days all = {r->out->frame.first_day, resolve_last_day(r->out)};
    if (!node || !r->horizon_known)
        return all;
    if (days.first > days.last) {
        read_error(r->reading, node, "start_after_end", _("the days end before they start"));
        return all;
    }
    if (days.last < all.first || days.first > all.last) {
        char first[CIVIL_DATE_SIZE];
        char last[CIVIL_DATE_SIZE];
        civil_format_date(first, all.first);
        civil_format_date(last, all.last);
        read_error(r->reading, node, "outside_horizon", _("outside the planning days"));
        pb_hint(r->reading->msgs, _("they run from %s to %s"), first, last);
        return all;
    }
    return (struct pb_days){days.first > all.first ? days.first : all.first,
                            days.last < all.last ? days.last : all.last};
}

enum pb_origin resolve_origin(const struct node *node)
{
    if (!node)
        return PB_DEFAULT;
    return node->overridden ? PB_OVERRIDDEN : PB_GIVEN;
}
