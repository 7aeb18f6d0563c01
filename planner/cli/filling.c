/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/filling.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "planner/base/gettext.h"
#include "planner/export/fill/fill_plan.h"

static json_t *strings_json(const char *const *strings, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_string(strings[i]));
    return list;
}

static enum pb_rc show_json(const char *output, const struct fill_report *report)
{
    json_t *root = json_pack("{s:s,s:s,s:I,s:o,s:o,s:o}", "file", output, "sheet", report->sheet,
                             "cells", (json_int_t)report->filled, "without_row",
                             strings_json(report->no_row, report->n_no_row), "not_in_plan",
                             strings_json(report->unknown, report->n_unknown), "formulas",
                             strings_json(report->formulas, report->n_formulas));
    char *text = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    if (text == NULL)
        return PB_MEMORY;
    puts(text);
    free(text);
    return PB_OK;
}

static enum pb_rc fill(struct cli_run *run, const struct plan_folder *plan)
{
    struct arena arena = {0};
    struct fill_report report = {0};
    struct fill_plan_options options = {.sheet = cli_value(run, "sheet"),
                                        .mapping = cli_value(run, "mapping"),
                                        .output = cli_value(run, "output"),
                                        .force = cli_given(run, "force")};
    enum pb_rc rc = fill_plan(plan, &options, &arena, &report, &run->msgs);
    if (rc == PB_OK && run->json)
        rc = show_json(options.output, &report);
    else if (rc == PB_OK)
        printf(ngettext_("%s: %zu cell filled\n", "%s: %zu cells filled\n", report.filled),
               options.output, report.filled);
    arena_release(&arena);
    return rc;
}

enum pb_rc cli_fill(struct cli_run *run, const char *plan)
{
    struct plan_folder folder;
    struct plan_folder_options reading = {.pseudonymize = false};
    if (cli_value(run, "sheet") == NULL || cli_value(run, "output") == NULL)
        return cli_usage(run, _("--to fill needs the sheet to fill and the file to write: --sheet "
                                "FILE -o FILE"));
    enum pb_rc rc = plan_folder_read(plan, &reading, &folder, &run->msgs);
    if (rc != PB_OK)
        return rc;
    if (folder.stage == PF_ROSTER)
        rc = fill(run, &folder);
    else
        rc = cli_usage(run, _("this plan has no names yet: there is nothing to fill in"));
    plan_folder_release(&folder);
    return rc;
}
