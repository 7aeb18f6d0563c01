/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/exporting.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "planner/cli/commands.h"
#include "planner/cli/language.h"
#include "planner/export/deliver/deliver.h"

enum { MOST_SHOWN = 5 };

static void speak(enum pb_language language, void *context)
{
    (void)context;
    language_set(language == PB_LANG_ZH);
}

/** A line per file, of many only how many there are. */
static void show(json_t *files, const char *plan, const char *output)
{
    const char *kind, *folder = output != NULL ? output : plan;
    const char *below = output != NULL ? "" : "/" FOLDER_EXPORT;
    json_t *names;
    json_object_foreach(files, kind, names)
    {
        size_t n = json_array_size(names);
        if (n > MOST_SHOWN)
            printf(_("%s: %zu files in %s%s\n"), kind, n, folder, below);
        for (size_t i = 0; i < n && n <= MOST_SHOWN; i++)
            printf(_("%s: %s%s/%s\n"), kind, folder, below,
                   json_string_value(json_array_get(names, i)));
    }
}

static void show_json(json_t *files, const char *plan, const char *output)
{
    json_t *root =
        json_pack("{s:o*,s:O}", "folder",
                  output != NULL ? json_string(output) : json_sprintf("%s/" FOLDER_EXPORT, plan),
                  "files", files);
    char *text = json_dumps(root, JSON_INDENT(2));
    if (text != NULL)
        puts(text);
    free(text);
    json_decref(root);
}

enum pb_rc cli_export(struct cli_run *run, const char *plan, const char *list, const char *output)
{
    struct plan_folder folder;
    struct plan_folder_options reading = {.pseudonymize = cli_given(run, "pseudonymize")};
    struct deliver_options options = {.list = list,
                                      .output = output,
                                      .force = cli_given(run, "force"),
                                      .settings = {.excel = cli_given(run, "excel"),
                                                   .mapping = cli_value(run, "mapping"),
                                                   .earlier = cli_value(run, "earlier"),
                                                   .partial = cli_given(run, "partial")},
                                      .speak = speak,
                                      .language = run->chinese ? PB_LANG_ZH : PB_LANG_EN};
    enum pb_rc rc = deliver_check_list(list, &run->msgs);
    if (rc == PB_OK)
        rc = plan_folder_read(plan, &reading, &folder, &run->msgs);
    if (rc != PB_OK)
        return rc;
    json_t *files = NULL;
    rc = deliver(&folder, &options, &files, &run->msgs);
    if (rc == PB_OK && !run->json)
        show(files, plan, output);
    else if (rc == PB_OK && run->command != &cmd_plan)
        show_json(files, plan, output);
    json_decref(files);
    plan_folder_release(&folder);
    return rc;
}
