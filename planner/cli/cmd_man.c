/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "paiban/version.h"
#include "planner/base/gettext.h"
#include "planner/base/text.h"
#include "planner/cli/commands.h"
#include "planner/cli/help.h"
#include "planner/cli/output.h"

/* Text of a manual page: backslashes and dashes are literal, no line starts with a request. */
static void put(const char *text)
{
    for (const char *c = text; *c; c++) {
        if (*c == '\\')
            fputs("\\e", stdout);
        else if (*c == '-')
            fputs("\\-", stdout);
        else if ((*c == '.' || *c == '\'') && (c == text || c[-1] == '\n'))
            printf("\\&%c", *c);
        else
            putchar(*c);
    }
}

static void put_tagged(const char *tag, const char *text)
{
    fputs(".TP\n.B ", stdout);
    put(tag);
    putchar('\n');
    put(text);
    putchar('\n');
}

static void put_options(const struct cli_option *options)
{
    for (; options && options->name; options++) {
        struct text tag = {0};
        help_append_option(&tag, options);
        put_tagged(text_string(&tag) + (options->letter ? 0 : 4), _(options->text));
        text_release(&tag);
    }
}

static void put_command(const struct cli_command *command)
{
    printf(".SS paiban %s", command->name);
    printf(" [%s] %s\n", _("options"), command->arguments ? command->arguments : "");
    put(_(command->summary));
    putchar('\n');
    if (command->details) {
        fputs(".PP\n", stdout);
        put(_(command->details));
        putchar('\n');
    }
    put_options(command->options);
    for (const struct cli_example *example = command->examples; example->line; example++)
        put_tagged(example->line, _(example->text));
}

static enum pb_rc run(struct cli_run *run)
{
    if (run->json)
        return cli_print_json(cli_describe(NULL));
    printf(".TH PAIBAN 1 \"\" \"paiban %s\"\n.SH %s\npaiban \\- ", pb_version(), _("NAME"));
    put(_("plans customer service for promotion days, by the hour and by name"));
    printf("\n.SH %s\n", _("COMMANDS"));
    for (size_t i = 0; cli_commands[i]; i++)
        put_command(cli_commands[i]);
    printf(".SH %s\n", _("OPTIONS OF EVERY COMMAND"));
    put_options(cli_common_options);
    printf(".SH %s\n", _("EXIT CODES"));
    for (size_t i = 0; help_exits[i].text; i++)
        put_tagged(help_exits[i].code, _(help_exits[i].text));
    return PB_OK;
}

static const struct cli_example examples[] = {
    {"paiban man | man -l -", N_("read the manual page")},
    {0},
};

const struct cli_command cmd_man = {
    .name = "man",
    .summary = N_("write the manual page"),
    .examples = examples,
    .run = run,
};
