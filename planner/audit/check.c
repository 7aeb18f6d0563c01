/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/check.h"

#include <assert.h>
#include <stdlib.h>

#include "paiban/message.h"
#include "planner/audit/audit_bound.h"
#include "planner/audit/cost.h"
#include "planner/audit/forecast.h"
#include "planner/audit/read.h"
#include "planner/base/gettext.h"

static enum pb_rc read_all(struct reader *reader, const struct pb_check_options *options)
{
    const struct pb_check_options own = {.roster = NULL};
    options = options != NULL ? options : &own;
    enum pb_rc (*const parts[])(struct reader *) = {read_demand, read_classes, read_shifts,
                                                    read_hours,  read_work,    read_claims};
    enum pb_rc rc = PB_OK;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && rc == PB_OK; i++)
        rc = parts[i](reader);
    if (rc == PB_OK)
        rc = read_roster(reader, options);
    if (rc == PB_OK && reader->audit->has_roster)
        rc = read_brands(reader);
    /* what a folder says of its scenario counts with its own roster only */
    if (rc == PB_OK && options->roster == NULL)
        rc = read_context(reader);
    /* moves belong to the folder's own roster */
    bool own_moves = options->roster == NULL || options->edited;
    if (rc == PB_OK && own_moves && reader->audit->has_roster)
        rc = read_moves(reader);
    if (options->edited)
        read_drop_moves(reader->audit);
    return rc;
}

/** With a roster made elsewhere nothing that the folder claims about its own is looked at. */
static void forget_claims(struct audit *audit, const struct pb_check_options *options)
{
    if (options == NULL || options->roster == NULL)
        return;
    audit->hours = NULL;
    audit->claims.given = audit->claims.has_costs = false;
}

/** Everything that can be wrong with what was given, before any rule runs. */
static enum pb_rc check_given(const struct audit *audit, const char *dir)
{
    bool any = audit->has_shifts || audit->has_roster || audit->hours != NULL ||
               audit->demand != NULL || audit->claims.given;
    if (any)
        return PB_OK;
    struct pb_place place = {.file = dir};
    pb_error(audit->messages, &place, "no_plan", _("there is no plan in this folder"));
    return PB_IO;
}

static void run_rules(struct audit *audit, bool on_cost)
{
    for (const struct audit_rule *rule = audit_rules; rule->id != NULL && !audit->failed; rule++) {
        if (rule->on_cost != on_cost || !rule->applies(audit))
            continue;
        audit->rule = rule;
        audit->out->rules_run++;
        rule->run(audit);
    }
}

static enum pb_rc run(struct audit *audit, const char *dir, const struct pb_check_options *options)
{
    struct reader reader;
    enum pb_rc rc = reader_init(&reader, audit, dir) ? read_all(&reader, options) : PB_MEMORY;
    reader_release(&reader);
    if (rc != PB_OK)
        return rc;
    forget_claims(audit, options);
    rc = check_given(audit, dir);
    if (rc != PB_OK)
        return rc;
    audit_derive(audit);
    if (!audit->failed)
        audit_derive_books(audit);
    if (!audit->failed)
        audit_forecast(audit);
    run_rules(audit, false);
    if (!audit->failed)
        audit_cost(audit);
    run_rules(audit, true);
    rc = audit_bound(audit, options);
    if (rc != PB_OK)
        return rc;
    audit->out->named = audit->has_roster;
    audit->out->served_is_lower_estimate =
        audit->has_roster && !audit->has_moves && audit->hours == NULL;
    return audit->failed || audit->arena.failed ? PB_MEMORY : PB_OK;
}

enum pb_rc pb_check(const struct pb_scenario *scenario, const char *dir,
                    const struct pb_check_options *options, struct pb_findings *out,
                    struct pb_messages *messages)
{
    assert(dir != NULL || (options != NULL && options->roster != NULL));
    *out = (struct pb_findings){.memory = NULL};
    struct audit audit = {.scenario = scenario,
                          .messages = messages,
                          .out = out,
                          .n_slots = pb_n_slots(&scenario->frame)};
    struct arena *memory = malloc(sizeof *memory);
    if (memory == NULL)
        return PB_MEMORY;
    arena_init(&audit.arena);
    enum pb_rc rc = run(&audit, dir, options);
    *memory = audit.arena;
    out->memory = memory;
    if (rc != PB_OK)
        pb_findings_release(out);
    audit_findings_finish(out);
    return rc;
}
