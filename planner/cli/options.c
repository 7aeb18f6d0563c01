/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/suggest.h"

enum { OPTIONS_MAX = 64, FIRST_LONG = 256 };

/* Options known at one moment, in the two forms that getopt_long wants. */
struct known {
    const struct cli_option *options[OPTIONS_MAX];
    int count;
    struct option longs[OPTIONS_MAX + 1];
    char shorts[3 * OPTIONS_MAX + 3];
};

static void add_options(struct known *known, const struct cli_option *table)
{
    size_t used = strlen(known->shorts);
    for (; table && table->name && known->count < OPTIONS_MAX; table++) {
        int i = known->count++;
        known->options[i] = table;
        known->longs[i] = (struct option){
            .name = table->name,
            .has_arg = table->value ? required_argument : no_argument,
            .val = FIRST_LONG + i,
        };
        if (table->letter)
            known->shorts[used++] = table->letter;
        if (table->letter && table->value)
            known->shorts[used++] = ':';
    }
}

static const struct cli_option *option_of(const struct known *known, int value)
{
    if (value >= FIRST_LONG)
        return known->options[value - FIRST_LONG];
    for (int i = 0; i < known->count; i++)
        if (known->options[i]->letter == value)
            return known->options[i];
    return NULL;
}

static void unknown_option(struct cli_run *run, const struct known *known, const char *word)
{
    cli_usage(run, _("unknown or ambiguous option '%s'"), word);
    if (strncmp(word, "--", 2) != 0)
        return;
    char *name = strndup(word + 2, strcspn(word + 2, "="));
    struct suggestion suggestion = {.wanted = name ? name : ""};
    for (int i = 0; i < known->count; i++)
        suggest_offer(&suggestion, known->options[i]->name);
    if (suggestion.best)
        pb_hint(&run->msgs, _("did you mean '--%s'?"), suggestion.best);
    free(name);
}

static void refuse(struct cli_run *run, const struct known *known, int answer, char *word)
{
    const struct cli_option *option = optopt ? option_of(known, optopt) : NULL;
    char letter[3] = {'-', (char)optopt, '\0'};
    if (answer == ':')
        cli_usage(run, _("option '%s' needs a value"), word);
    else if (option && optopt >= FIRST_LONG)
        cli_usage(run, _("option '--%s' takes no value"), option->name);
    else if (optopt > 0 && optopt < FIRST_LONG)
        unknown_option(run, known, letter);
    else
        unknown_option(run, known, word);
}

static bool keep(struct cli_run *run, const struct cli_option *option, const char *value)
{
    struct cli_given *given = realloc(run->given, (run->n_given + 1) * sizeof *given);
    if (!given) {
        run->msgs.out_of_memory = true;
        return false;
    }
    given[run->n_given++] = (struct cli_given){option, value};
    run->given = given;
    return true;
}

/* Reads options from argv until the words end, or until the first other word when the command is
 * not known yet. Returns how many words were used. */
static int read_options(struct cli_run *run, int argc, char **argv)
{
    struct known known = {.shorts = "+:"};
    if (run->command) {
        known = (struct known){.shorts = ":"};
        add_options(&known, run->command->options);
    }
    add_options(&known, cli_common_options);
    opterr = 0;
    optind = 0; /* glibc: start over, argv is another one now */
    for (;;) {
        optopt = 0;
        int answer = getopt_long(argc, argv, known.shorts, known.longs, NULL);
        if (answer == -1)
            return optind;
        if (answer == '?' || answer == ':')
            refuse(run, &known, answer, argv[optind - 1]);
        else if (!keep(run, option_of(&known, answer), optarg))
            return optind;
    }
}

static void unknown_command(struct cli_run *run, const char *name)
{
    struct suggestion suggestion = {.wanted = name};
    for (size_t i = 0; cli_commands[i]; i++)
        suggest_offer(&suggestion, cli_commands[i]->name);
    cli_usage(run, _("there is no command '%s'"), name);
    if (suggestion.best)
        pb_hint(&run->msgs, _("did you mean '%s'?"), suggestion.best);
}

static void check_arguments(struct cli_run *run)
{
    const struct cli_command *command = run->command;
    if (cli_given(run, "help"))
        return;
    if (run->n_args < command->min_args)
        cli_usage(run, _("'%s' needs %s"), command->name, command->arguments);
    else if (run->n_args > command->max_args)
        cli_usage(run, _("'%s' does not take the argument '%s'"), command->name,
                  run->args[command->max_args]);
}

enum pb_rc options_read(struct cli_run *run, int argc, char **argv)
{
    int used = read_options(run, argc, argv);
    bool help = used < argc && strcmp(argv[used], "help") == 0;
    if (help && keep(run, &cli_common_options[0], NULL))
        used++;
    if (used < argc) {
        run->command = cli_find_command(argv[used]);
        if (!run->command) {
            unknown_command(run, argv[used]);
            return PB_USAGE;
        }
        int after = read_options(run, argc - used, argv + used);
        run->args = argv + used + after;
        run->n_args = argc - used - after;
        check_arguments(run);
    }
    if (run->msgs.out_of_memory)
        return PB_MEMORY;
    return run->msgs.count[PB_ERROR] ? PB_USAGE : PB_OK;
}

void options_release(struct cli_run *run)
{
    free(run->given);
    run->given = NULL;
    run->n_given = 0;
}
