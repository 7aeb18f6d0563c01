/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "planner/base/file.h"
#include "planner/base/gettext.h"
#include "planner/cli/commands.h"
#include "planner/cli/output.h"
#include "planner/scenario/describe.h"

static const struct describe_template *find_template(const char *name)
{
    for (const struct describe_template *t = describe_templates; t->name; t++)
        if (strcmp(t->name, name) == 0)
            return t;
    return NULL;
}

static enum pb_rc list_templates(const struct cli_run *run)
{
    json_t *list = json_array();
    for (const struct describe_template *t = describe_templates; t->name; t++) {
        const char *text = run->chinese ? t->zh : t->en;
        if (run->json)
            json_array_append_new(list, json_pack("{ss ss}", "name", t->name, "text", text));
        else
            printf("%-14s %s\n", t->name, text);
    }
    enum pb_rc rc = run->json ? cli_print_json(json_pack("{sO}", "templates", list)) : PB_OK;
    json_decref(list);
    return rc;
}

static enum pb_rc write_template(struct cli_run *run, const struct describe_template *template,
                                 const char *path)
{
    struct text out = {0};
    enum pb_rc rc = PB_OK;
    if (strcmp(template->name, "full") == 0)
        rc = describe_full(&out, template, run->chinese);
    else
        describe_template(&out, template, run->chinese);
    if (rc == PB_OK && out.failed)
        rc = PB_MEMORY;
    if (rc == PB_OK && strcmp(path, "-") == 0)
        fputs(text_string(&out), stdout);
    else if (rc == PB_OK)
        rc = file_write(path, text_string(&out), out.length, &run->msgs);
    if (rc == PB_OK && strcmp(path, "-") != 0 && run->json)
        rc = cli_print_written(run, path);
    else if (rc == PB_OK && strcmp(path, "-") != 0)
        printf(_("%s is written; next: paiban validate %s\n"), path, path);
    text_release(&out);
    return rc;
}

static enum pb_rc run(struct cli_run *run)
{
    const char *name = cli_value(run, "template");
    const char *path = run->n_args > 0 ? run->args[0] : "scenario.yaml";
    const struct describe_template *template = find_template(name ? name : "minimal");
    if (cli_given(run, "list"))
        return list_templates(run);
    if (!template)
        return cli_usage(run, _("there is no template '%s'; see 'paiban init --list'"), name);
    enum pb_rc rc = strcmp(path, "-") != 0 ? cli_may_write(run, path, NULL) : PB_OK;
    return rc == PB_OK ? write_template(run, template, path) : rc;
}

static const struct cli_option options[] = {
    {"template", 't', "NAME", N_("minimal, full, midnight, evening-waves, store or agency")},
    {"list", 'l', NULL, N_("list the templates")},
    {"force", 'f', NULL, N_("overwrite the file")},
    {0},
};

static const struct cli_example examples[] = {
    {"paiban init", N_("scenario.yaml, the least that plans something")},
    {"paiban init big.yaml --template midnight", N_("several departments and lent employees")},
    {"paiban init - --template full", N_("every field with its meaning, to the terminal")},
    {0},
};

const struct cli_command cmd_init = {
    .name = "init",
    .summary = N_("write a scenario to start from"),
    .arguments = "[FILE]",
    .min_args = 0,
    .max_args = 1,
    .options = options,
    .examples = examples,
    .run = run,
};
