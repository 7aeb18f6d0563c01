/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/scenario.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/hash.h"
#include "planner/scenario/keys_zh.h"
#include "planner/scenario/override.h"
#include "planner/scenario/read_mistake.h"
#include "planner/scenario/resolve.h"
#include "planner/scenario/source.h"
#include "planner/scenario/yaml.h"

/* A scenario with what it is made of; `scenario` comes first, so that one points at the other. */
struct whole {
    struct pb_scenario scenario;
    struct arena arena;
    struct reading reading;
};

static struct whole *whole_of(const struct pb_scenario *scenario)
{
    return (struct whole *)(void *)scenario;
}

void pb_scenario_free(struct pb_scenario *scenario)
{
    if (!scenario)
        return;
    struct whole *whole = whole_of(scenario);
    text_release(&whole->reading.digest);
    arena_release(&whole->arena);
    free(whole);
}

static void resolve_all(struct resolving *r)
{
    resolve_frame(r);
    resolve_calendar(r);
    resolve_waves(r);
    resolve_departments(r);
    resolve_queues(r);
    resolve_brands(r);
    resolve_values(r);
    resolve_capacity(r);
    resolve_demand(r);
    resolve_rules(r);
    resolve_contracts(r);
    resolve_groups(r);
    resolve_persons(r);
    resolve_shifts(r);
    resolve_crew(r);
    resolve_requests(r);
    resolve_lines(r);
    resolve_militia(r);
    resolve_rostered(r);
    resolve_targets(r);
    resolve_variants(r);
}

static enum pb_rc read_tree(struct whole *whole, const struct pb_scenario_source *request,
                            struct pb_messages *msgs)
{
    struct source *source = NULL;
    struct reading *reading = &whole->reading;
    enum pb_rc rc = source_read(&whole->arena, request->path, &source, msgs);
    if (rc != PB_OK)
        return rc;
    char hash[HASH_SIZE];
    hash_bytes(hash, source->text, source->length);
    text_printf(&reading->digest, "%s scenario\n", hash);
    bool clean = source_check_typing(source, msgs);
    /* What libyaml says of a file typed wrongly would only hide the reason. */
    rc = yaml_read(&whole->arena, source, &reading->root, clean ? msgs : NULL);
    return clean ? rc : PB_INVALID;
}

static enum pb_rc fill(struct whole *whole, const struct pb_scenario_source *request,
                       struct pb_messages *msgs)
{
    struct reading *reading = &whole->reading;
    struct resolving r = {.reading = reading, .out = &whole->scenario};
    enum pb_rc rc = read_tree(whole, request, msgs);
    if (!reading->root || rc == PB_MEMORY || rc == PB_IO)
        return rc;
    if (reading->root->kind != NODE_MAP) {
        mistake_section(reading, &fields_scenario, reading->root);
        return PB_INVALID;
    }
    keys_zh_translate(reading, &fields_scenario, reading->root);
    if (!override_all(reading, request))
        rc = PB_INVALID;
    keys_zh_translate(reading, &fields_scenario, reading->root);
    r.raw = arena_alloc(&whole->arena, 1, sizeof *r.raw);
    if (!r.raw || !presets_read(reading, &r.presets))
        return PB_MEMORY;
    read_record(reading, &fields_scenario, reading->root, r.raw);
    resolve_all(&r);
    whole->scenario.path = arena_strdup(&whole->arena, request->path);
    hash_bytes(whole->scenario.hash, text_string(&reading->digest), reading->digest.length);
    return whole->arena.failed || reading->digest.failed ? PB_MEMORY : rc;
}

enum pb_rc pb_scenario_read(const struct pb_scenario_source *source, struct pb_scenario **out,
                            struct pb_messages *messages)
{
    struct pb_messages own = {0};
    struct pb_messages *msgs = messages ? messages : &own;
    size_t errors = msgs->count[PB_ERROR];
    struct whole *whole = calloc(1, sizeof *whole);
    *out = NULL;
    if (!whole)
        return PB_MEMORY;
    whole->reading.arena = &whole->arena;
    whole->reading.msgs = msgs;
    whole->reading.path = source->path;
    enum pb_rc rc = fill(whole, source, msgs);
    if (rc == PB_OK && msgs->count[PB_ERROR] > errors)
        rc = PB_INVALID;
    pb_messages_sort(msgs);
    pb_messages_release(&own);
    whole->reading.msgs = NULL;
    if (rc == PB_OK)
        *out = &whole->scenario;
    else
        pb_scenario_free(&whole->scenario);
    return rc;
}

bool pb_scenario_place(const struct pb_scenario *scenario, const char *path, const char **file,
                       int *line, int *column)
{
    const char *rest = NULL;
    const struct node *node = node_follow(whole_of(scenario)->reading.root, path, &rest);
    if (*rest || !node->mark.source)
        return false;
    *file = node->mark.source->name;
    *line = node->mark.line;
    *column = node->mark.column;
    return true;
}
