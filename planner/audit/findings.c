/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/audit/audit.h"

static const char *const cost_kind_names[PB_N_COST_KINDS] = {
    [PB_COST_REGULAR] = "regular",   [PB_COST_OT150] = "ot150",
    [PB_COST_OT200] = "ot200",       [PB_COST_OT300] = "ot300",
    [PB_COST_NIGHT] = "night",       [PB_COST_ALLOWANCE] = "allowance",
    [PB_COST_MILITIA] = "militia",   [PB_COST_OUTSOURCED] = "outsourced",
    [PB_COST_MOVE] = "move",         [PB_COST_LATE] = "late",
    [PB_COST_UNSERVED] = "unserved", [PB_COST_ELASTIC] = "elastic",
    [PB_COST_CREDIT] = "credit",
};

const char *pb_cost_kind_name(enum pb_cost_kind kind)
{
    return cost_kind_names[kind];
}

static bool grow(struct audit *audit)
{
    struct pb_findings *out = audit->out;
    if (out->n < audit->findings_room)
        return true;
    size_t room = audit->findings_room ? 2 * audit->findings_room : 64;
    struct pb_finding *at = realloc(out->at, room * sizeof *at);
    if (at == NULL) {
        audit->failed = true;
        return false;
    }
    out->at = at;
    audit->findings_room = room;
    return true;
}

void audit_find_as(struct audit *audit, enum pb_finding_kind kind, const struct audit_at *at,
                   const char *en, const char *zh)
{
    if (!grow(audit))
        return;
    char *who = arena_strdup(&audit->arena, at->who);
    if (who == NULL) {
        audit->failed = true;
        return;
    }
    audit->out->at[audit->out->n++] = (struct pb_finding){
        .rule = audit->rule->id,
        .kind = kind,
        .who = who,
        .day = at->day,
        .instant = at->instant,
        .found = at->found,
        .limit = at->limit,
        .amount = fabs(at->found - at->limit),
        .unit = at->unit,
        .text_en = en,
        .text_zh = zh,
    };
}

void audit_find(struct audit *audit, const struct audit_at *at, const char *en, const char *zh)
{
    audit_find_as(audit, audit->rule->kind, at, en, zh);
}

static int compare_int64(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_findings(const void *left, const void *right)
{
    const struct pb_finding *a = left, *b = right;
    int order = compare_int64(a->kind, b->kind);
    if (order == 0)
        order = strcmp(a->rule, b->rule);
    if (order == 0)
        order = compare_int64(a->day, b->day);
    if (order == 0)
        order = compare_int64(a->instant, b->instant);
    if (order == 0)
        order = strcmp(a->who, b->who);
    return order != 0 ? order : (a->amount > b->amount) - (a->amount < b->amount);
}

void audit_findings_finish(struct pb_findings *out)
{
    if (out->n > 1)
        qsort(out->at, out->n, sizeof *out->at, compare_findings);
    out->n_hard = out->n_claim = out->n_soft = 0;
    for (size_t i = 0; i < out->n; i++) {
        out->n_hard += out->at[i].kind == PB_HARD;
        out->n_claim += out->at[i].kind == PB_CLAIM;
        out->n_soft += out->at[i].kind == PB_SOFT;
    }
}

bool pb_findings_fail(const struct pb_findings *findings, bool strict)
{
    return findings->n_hard + findings->n_claim > 0 || (strict && findings->n_soft > 0);
}

void pb_findings_release(struct pb_findings *findings)
{
    struct arena *arena = findings->memory;
    if (arena != NULL)
        arena_release(arena);
    free(arena);
    free(findings->at);
    *findings = (struct pb_findings){.memory = NULL};
}
