/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/scenario_input.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "planner/base/text.h"

/** Options that stand for an override of one field. */
static const struct {
    const char *option, *path;
    bool is_roster; /**< a file, or the folder of a plan */
} shorthands[] = {
    {"history", "people.history.file", true},
    {"keep", "people.published.file", true},
    {"freeze-until", "people.published.freeze_until", false},
};

enum { N_SHORTHANDS = sizeof shorthands / sizeof shorthands[0] };

/** Appends the roster at `path`, which the scenario would look for beside itself. */
static void append_roster(struct text *out, const char *path)
{
    struct stat info;
    char *whole = realpath(path, NULL);
    const char *shown = whole != NULL ? whole : path;
    text_append(out, shown);
    if (stat(shown, &info) == 0 && S_ISDIR(info.st_mode))
        text_append(out, "/roster.csv");
    free(whole);
}

/** The overrides that the shorthand options stand for; how many. */
static size_t expand(const struct cli_run *run, struct text texts[N_SHORTHANDS],
                     const char *overrides[])
{
    size_t n = 0;
    for (size_t i = 0; i < N_SHORTHANDS; i++) {
        const char *value = cli_value(run, shorthands[i].option);
        if (value == NULL)
            continue;
        text_printf(&texts[i], "%s=", shorthands[i].path);
        if (shorthands[i].is_roster)
            append_roster(&texts[i], value);
        else
            text_append(&texts[i], value);
        overrides[n++] = text_string(&texts[i]);
    }
    return n;
}

enum pb_rc cli_read_scenario(struct cli_run *run, struct pb_scenario **out)
{
    size_t given = cli_count(run, "set");
    const char **overrides = calloc(given + N_SHORTHANDS, sizeof *overrides);
    struct text texts[N_SHORTHANDS] = {0};
    *out = NULL;
    if (overrides == NULL) {
        return PB_MEMORY;
    }
    size_t n = expand(run, texts, overrides);
    for (size_t i = 0; i < given; i++) {
        overrides[n++] = cli_value_at(run, "set", i);
    }
    struct pb_scenario_source source = {.path = run->args[0],
                                        .overrides = overrides,
                                        .n_overrides = n,
                                        .variant = cli_value(run, "variant")};
    bool failed = false;
    for (size_t i = 0; i < N_SHORTHANDS; i++)
        failed = failed || texts[i].failed;
    enum pb_rc rc = failed ? PB_MEMORY : pb_scenario_read(&source, out, &run->msgs);
    for (size_t i = 0; i < N_SHORTHANDS; i++)
        text_release(&texts[i]);
    free(overrides);
    return rc;
}
