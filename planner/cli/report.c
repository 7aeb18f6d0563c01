/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "planner/base/gettext.h"
#include "planner/base/terminal.h"

static void show_plain(const struct pb_message *message)
{
    char *shown = pb_message_format(message, terminal_colour(STDERR_FILENO));
    if (shown)
        fputs(shown, stderr);
    free(shown);
}

/* A JSON string; bytes that are no UTF-8 appear as \xNN. */
static json_t *json_text(const char *string)
{
    if (!string)
        return json_null();
    json_t *plain = json_string(string);
    if (plain)
        return plain;
    struct text safe = {0};
    terminal_append(&safe, string, strlen(string));
    json_t *result = json_string(text_string(&safe));
    text_release(&safe);
    return result;
}

static void show_json(const struct pb_message *message)
{
    json_t *record =
        json_pack("{ss ss so so si si so so}", "severity", pb_severity_name(message->severity),
                  "code", message->code, "text", json_text(message->text), "file",
                  json_text(message->file), "line", message->line, "column", message->column,
                  "path", json_text(message->path), "hint", json_text(message->hint));
    char *line = record ? json_dumps(record, JSON_COMPACT) : NULL;
    if (line)
        fprintf(stderr, "%s\n", line);
    free(line);
    json_decref(record);
}

static void show_left_out(const struct pb_messages *msgs)
{
    for (size_t i = 0; i < 3; i++)
        if (msgs->count[i] > msgs->kept[i])
            fprintf(stderr, _("%zu more of the kind '%s' are not shown\n"),
                    msgs->count[i] - msgs->kept[i], pb_severity_name((enum pb_severity)i));
}

void report_messages(struct cli_run *run)
{
    pb_messages_sort(&run->msgs);
    for (size_t i = 0; i < run->msgs.n_items; i++) {
        const struct pb_message *message = &run->msgs.items[i];
        if (message->severity == PB_NOTE && run->quiet)
            continue;
        if (run->json)
            show_json(message);
        else
            show_plain(message);
    }
    if (!run->json)
        show_left_out(&run->msgs);
    if (run->msgs.out_of_memory)
        fprintf(stderr, "paiban: %s\n", _("out of memory"));
}
