/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/edit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/file.h"
#include "planner/base/text.h"
#include "planner/sheet/roster.h"

/** What the checks of one edited roster share. */
struct editing {
    const struct pb_scenario *scenario;
    const char *dir;
    const struct pb_check_options *options;
    struct sheet_roster roster;
    struct pb_findings before; /**< of the roster as planned */
    struct audit_edits *edits;
    struct pb_messages *messages;
};

static double total(const struct pb_findings *findings)
{
    double sum = 0;
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        sum += findings->cost[kind];
    return sum;
}

static enum pb_rc check_duties(const struct editing *editing, const struct sheet_duty *duties,
                               size_t n, struct pb_findings *out)
{
    struct text csv = {0};
    struct pb_check_options options = *editing->options;
    sheet_roster_csv(duties, n, &csv);
    options.roster_text = text_string(&csv);
    options.edited = true;
    enum pb_rc rc =
        csv.failed ? PB_MEMORY
                   : pb_check(editing->scenario, editing->dir, &options, out, editing->messages);
    text_release(&csv);
    return rc;
}

static bool same_finding(const struct pb_finding *a, const struct pb_finding *b)
{
    return strcmp(a->rule, b->rule) == 0 && strcmp(a->who, b->who) == 0 && a->day == b->day &&
           a->instant == b->instant && a->found == b->found;
}

static bool was_there(const struct pb_findings *before, const struct pb_finding *finding)
{
    for (size_t i = 0; i < before->n; i++)
        if (same_finding(&before->at[i], finding))
            return true;
    return false;
}

/** Findings of `after` that `before` does not have. */
static bool keep_new(const struct editing *editing, const struct pb_findings *after,
                     struct audit_edit *edit)
{
    edit->broken = arena_alloc(&editing->edits->arena, after->n, sizeof(struct pb_finding *));
    if (edit->broken == NULL)
        return false;
    for (size_t i = 0; i < after->n; i++)
        if (!was_there(&editing->before, &after->at[i]))
            edit->broken[edit->n_broken++] = &after->at[i];
    return true;
}

/** Index of the planned duty of that person and day, or n_planned. */
static size_t find_planned(const struct sheet_roster *roster, const struct sheet_duty *duty)
{
    size_t i = 0;
    while (i < roster->n_planned && (roster->planned[i].day != duty->day ||
                                     strcmp(roster->planned[i].agent, duty->agent) != 0))
        i++;
    return i;
}

/** Checks the plan with `duty` as its only change. */
static enum pb_rc price(struct editing *editing, const struct sheet_duty *duty,
                        struct audit_edit *edit)
{
    struct audit_edits *edits = editing->edits;
    struct pb_findings *after = &edits->checks[edits->n_priced];
    const struct sheet_roster *roster = &editing->roster;
    size_t place = find_planned(roster, duty);
    struct sheet_duty *duties = calloc(roster->n_planned + 1, sizeof *duties);
    if (duties == NULL)
        return PB_MEMORY;
    if (roster->n_planned > 0)
        memcpy(duties, roster->planned, roster->n_planned * sizeof *duties);
    duties[place] = *duty;
    size_t n = place == roster->n_planned ? place + 1 : roster->n_planned;
    enum pb_rc rc = check_duties(editing, duties, n, after);
    free(duties);
    if (rc != PB_OK)
        return rc;
    edits->n_priced++;
    edit->priced = true;
    edit->cost = total(after) - total(&editing->before);
    return keep_new(editing, after, edit) ? PB_OK : PB_MEMORY;
}

static const char *keep(struct audit_edits *edits, const char *text)
{
    return arena_strdup(&edits->arena, text);
}

/** How many changes of a roster of `days` person-days are checked one by one. */
static size_t most_priced(size_t days)
{
    size_t most = AUDIT_EDITS_DAYS / (days + 1);
    if (most < AUDIT_EDITS_LEAST)
        return AUDIT_EDITS_LEAST;
    return most < AUDIT_EDITS_PRICED ? most : AUDIT_EDITS_PRICED;
}

static enum pb_rc price_all(struct editing *editing)
{
    const struct sheet_roster *roster = &editing->roster;
    struct audit_edits *edits = editing->edits;
    size_t most = most_priced(roster->n_planned);
    enum pb_rc rc = PB_OK;
    edits->at = arena_alloc(&edits->arena, roster->n_duties, sizeof *edits->at);
    edits->checks = arena_alloc(&edits->arena, AUDIT_EDITS_PRICED, sizeof *edits->checks);
    if (edits->at == NULL || edits->checks == NULL)
        return PB_MEMORY;
    for (size_t i = 0; i < roster->n_duties && rc == PB_OK; i++) {
        const struct sheet_duty *duty = &roster->duties[i];
        if (!sheet_changed(duty))
            continue;
        struct audit_edit *edit = &edits->at[edits->n++];
        *edit = (struct audit_edit){.who = keep(edits, duty->agent),
                                    .name = keep(edits, duty->name),
                                    .day = duty->day,
                                    .was = keep(edits, duty->was),
                                    .is = keep(edits, duty->shift)};
        if (edits->n_priced < most)
            rc = price(editing, duty, edit);
    }
    return rc == PB_OK && edits->arena.failed ? PB_MEMORY : rc;
}

static enum pb_rc compare(struct editing *editing, struct pb_findings *findings)
{
    const struct sheet_roster *roster = &editing->roster;
    struct audit_edits *edits = editing->edits;
    enum pb_rc rc = check_duties(editing, roster->duties, roster->n_duties, findings);
    if (rc != PB_OK || roster->n_planned == 0)
        return rc;
    edits->compared = true;
    edits->sheet = keep(edits, roster->sheet);
    rc = check_duties(editing, roster->planned, roster->n_planned, &editing->before);
    if (rc == PB_OK) {
        edits->cost_before = total(&editing->before);
        edits->cost_after = total(findings);
        rc = price_all(editing);
        pb_findings_release(&editing->before);
    }
    if (rc != PB_OK)
        pb_findings_release(findings);
    return rc;
}

/** The codes by which cells may name shifts. */
static struct sheet_code *make_codes(const struct pb_shifts *shifts, struct arena *arena)
{
    struct sheet_code *codes = arena_alloc(arena, shifts->n_codes, sizeof *codes);
    for (size_t i = 0; codes != NULL && i < shifts->n_codes; i++)
        codes[i] = (struct sheet_code){shifts->codes[i].code, shifts->codes[i].name};
    return codes;
}

static enum pb_rc read_edited(struct editing *editing, const char *planned, struct arena *arena)
{
    const struct pb_frame *frame = &editing->scenario->frame;
    struct sheet_roster_request request = {
        .path = editing->options->roster,
        .planned = planned != NULL && access(planned, F_OK) == 0 ? planned : NULL,
        .days = {frame->first_day - 1, frame->first_day + frame->n_days - 1},
        .codes = make_codes(&editing->scenario->shifts, arena),
        .n_codes = editing->scenario->shifts.n_codes};
    if (request.codes == NULL)
        return PB_MEMORY;
    return sheet_roster_read(&request, arena, &editing->roster, editing->messages);
}

enum pb_rc audit_check_edited(const struct pb_scenario *scenario, const char *dir,
                              const struct pb_check_options *options, struct pb_findings *findings,
                              struct audit_edits *edits, struct pb_messages *messages)
{
    struct editing editing = {
        .scenario = scenario, .dir = dir, .options = options, .edits = edits, .messages = messages};
    struct arena arena = {0};
    char *planned = dir != NULL ? file_join(dir, "roster.csv") : NULL;
    *edits = (struct audit_edits){.sheet = ""};
    enum pb_rc rc =
        dir != NULL && planned == NULL ? PB_MEMORY : read_edited(&editing, planned, &arena);
    /* a list made elsewhere has more to say than the roster: it is checked as it stands */
    bool elsewhere = rc == PB_OK && editing.roster.csv_list && editing.roster.n_planned == 0;
    if (elsewhere)
        rc = pb_check(scenario, dir, options, findings, messages);
    else if (rc == PB_OK)
        rc = compare(&editing, findings);
    free(planned);
    arena_release(&arena);
    if (rc != PB_OK)
        audit_edits_release(edits);
    return rc;
}

void audit_edits_release(struct audit_edits *edits)
{
    for (size_t i = 0; i < edits->n_priced; i++)
        pb_findings_release(&edits->checks[i]);
    arena_release(&edits->arena);
    *edits = (struct audit_edits){.sheet = ""};
}
