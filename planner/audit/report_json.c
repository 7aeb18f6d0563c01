/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <stdlib.h>

#include "planner/audit/report.h"
#include "planner/base/civil.h"

static const char *const kind_words[] = {"hard", "claim", "soft"};

static json_t *finding_json(const struct audit_report *report, const struct pb_finding *finding)
{
    char date[CIVIL_DATE_SIZE], instant[CIVIL_INSTANT_SIZE];
    json_t *object = json_pack("{s:s,s:s,s:s}", "rule", finding->rule, "kind",
                               kind_words[finding->kind], "who", finding->who);
    if (finding->instant != INT64_MIN) {
        civil_format_instant(instant, finding->instant, report->scenario->frame.utc_offset_min);
        json_object_set_new(object, "slot_start", json_string(instant));
    }
    if (finding->day != PB_NONE) {
        civil_format_date(date, finding->day);
        json_object_set_new(object, "date", json_string(date));
    }
    json_t *figures = json_pack("{s:f,s:f,s:f,s:s,s:s,s:s}", "found", finding->found, "limit",
                                finding->limit, "amount", finding->amount, "unit", finding->unit,
                                "text_en", finding->text_en, "text_zh", finding->text_zh);
    json_object_update(object, figures);
    json_decref(figures);
    return object;
}

static json_t *costs_json(const struct pb_findings *findings)
{
    json_t *kinds = json_object();
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        json_object_set_new(kinds, pb_cost_kind_name((enum pb_cost_kind)kind),
                            json_real(findings->cost[kind]));
    return kinds;
}

static json_t *edit_json(const struct audit_report *report, const struct audit_edit *edit)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, edit->day);
    json_t *object = json_pack("{s:s,s:s,s:s,s:s,s:s}", "agent_id", edit->who, "name", edit->name,
                               "date", date, "was", edit->was, "is", edit->is);
    if (!edit->priced)
        return object;
    json_t *broken = json_array();
    for (size_t i = 0; i < edit->n_broken; i++)
        json_array_append_new(broken, finding_json(report, edit->broken[i]));
    json_object_set_new(object, "cost", json_real(edit->cost));
    json_object_set_new(object, "breaks", broken);
    return object;
}

static void put_edits(const struct audit_report *report, json_t *root)
{
    const struct audit_edits *edits = report->edits;
    json_t *list = json_array();
    for (size_t i = 0; i < edits->n; i++)
        json_array_append_new(list, edit_json(report, &edits->at[i]));
    json_object_set_new(root, "changes", list);
    json_object_set_new(root, "cost_before", json_real(edits->cost_before));
}

static json_t *root_json(const struct audit_report *report)
{
    const struct pb_findings *findings = report->findings;
    json_t *list = json_array();
    for (size_t i = 0; i < findings->n; i++)
        json_array_append_new(list, finding_json(report, &findings->at[i]));
    json_t *root = json_pack(
        "{s:b,s:i,s:i,s:i,s:i,s:o}", "in_order", !pb_findings_fail(findings, report->strict),
        "rules", (int)findings->rules_run, "hard", (int)findings->n_hard, "claims",
        (int)findings->n_claim, "soft", (int)findings->n_soft, "findings", list);
    if (findings->priced) {
        double sum = 0;
        for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
            sum += findings->cost[kind];
        json_object_set_new(root, "cost", json_real(sum));
        json_object_set_new(root, "cost_by_kind", costs_json(findings));
    }
    if (findings->certified)
        json_object_set_new(root, "certified_bound", json_real(findings->certified_bound));
    if (findings->sessions > 0) {
        json_object_set_new(root, "sessions", json_real(findings->sessions));
        json_object_set_new(root, "served", json_real(findings->served));
        json_object_set_new(root, "served_is_lower_estimate",
                            json_boolean(findings->served_is_lower_estimate));
    }
    if (report->edits != NULL)
        put_edits(report, root);
    return root;
}

enum pb_rc audit_report_json(const struct audit_report *report, struct text *out)
{
    json_t *root = root_json(report);
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
    json_decref(root);
    if (text == NULL)
        return PB_MEMORY;
    text_append(out, text);
    text_append_char(out, '\n');
    free(text);
    return out->failed ? PB_MEMORY : PB_OK;
}
