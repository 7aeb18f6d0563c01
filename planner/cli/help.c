/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/help.h"

#include "planner/base/gettext.h"
#include "planner/base/terminal.h"

enum { LEFT_CELLS = 26 };

const struct help_exit help_exits[] = {
    {"0", N_("done; too little staff or time is said in the plan, not here")},
    {"1", N_("a check found something, or two plans differ")},
    {"2", N_("the command line is wrong")},
    {"3", N_("a scenario, an override or a roster file is invalid")},
    {"4", N_("reading or writing failed")},
    {"5", N_("the solver, or our check of its answer, failed")},
    {"6", N_("out of memory")},
    {"130, 143", N_("stopped by Ctrl-C or kill; the checked plan so far is written")},
    {NULL, NULL},
};

static void append_pair(struct text *out, const char *left, const char *right)
{
    text_append(out, "  ");
    terminal_append_cell(out, left, LEFT_CELLS, false);
    text_printf(out, " %s\n", right);
}

void help_append_option(struct text *out, const struct cli_option *option)
{
    if (option->letter)
        text_printf(out, "-%c, ", option->letter);
    else
        text_append(out, "    ");
    text_printf(out, "--%s", option->name);
    if (option->value)
        text_printf(out, " %s", option->value);
}

static void append_options(struct text *out, const char *title, const struct cli_option *options)
{
    if (!options || !options->name)
        return;
    text_printf(out, "\n%s\n", title);
    for (; options->name; options++) {
        struct text left = {0};
        help_append_option(&left, options);
        append_pair(out, text_string(&left), _(options->text));
        text_release(&left);
    }
}

static void append_examples(struct text *out, const struct cli_example *examples)
{
    for (; examples && examples->line; examples++)
        text_printf(out, "  %s\n      %s\n", examples->line, _(examples->text));
}

static void append_exits(struct text *out)
{
    text_printf(out, "\n%s\n", _("Exit codes:"));
    for (size_t i = 0; help_exits[i].text; i++)
        append_pair(out, help_exits[i].code, _(help_exits[i].text));
}

static void append_command(struct text *out, const struct cli_command *command)
{
    text_printf(out, "paiban %s - %s\n\n%s\n", command->name, _(command->summary), _("Examples:"));
    append_examples(out, command->examples);
    text_printf(out, "\n%s paiban %s [%s]%s%s\n", _("Usage:"), command->name, _("options"),
                command->arguments ? " " : "", command->arguments ? command->arguments : "");
    if (command->details)
        text_printf(out, "\n%s\n", _(command->details));
    append_options(out, _("Options:"), command->options);
    append_options(out, _("Options of every command:"), cli_common_options);
}

static void append_overview(struct text *out)
{
    text_printf(out, "paiban - %s\n\n%s\n",
                _("plans customer service for promotion days, by the hour and by name"),
                _("Examples:"));
    for (size_t i = 0; cli_commands[i]; i++)
        text_printf(out, "  %s\n", cli_commands[i]->examples[0].line);
    text_printf(out, "\n%s\n", _("Commands:"));
    for (size_t i = 0; cli_commands[i]; i++)
        append_pair(out, cli_commands[i]->name, _(cli_commands[i]->summary));
    text_printf(out, "\n%s\n", _("'paiban COMMAND --help' shows the options of a command."));
    append_options(out, _("Options of every command:"), cli_common_options);
}

void help_append(struct text *out, const struct cli_command *command)
{
    if (command)
        append_command(out, command);
    else
        append_overview(out);
    append_exits(out);
}
