/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/cli/commands.h"
#include "planner/cli/output.h"

static void put_names(const struct cli_option *options)
{
    for (; options && options->name; options++)
        printf(" --%s", options->name);
}

static void put_bash(void)
{
    fputs("# bash completion of paiban, made by 'paiban completion bash'\n"
          "_paiban()\n{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} command='' options='' i\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n"
          "        -*) ;;\n"
          "        *) command=${COMP_WORDS[i]}; break ;;\n"
          "        esac\n"
          "    done\n"
          "    case $command in\n",
          stdout);
    for (size_t i = 0; cli_commands[i]; i++) {
        printf("    %s) options='", cli_commands[i]->name);
        put_names(cli_commands[i]->options);
        fputs("' ;;\n", stdout);
    }
    fputs("    '') options='", stdout);
    for (size_t i = 0; cli_commands[i]; i++)
        printf(" %s", cli_commands[i]->name);
    fputs("' ;;\n    esac\n    options+='", stdout);
    put_names(cli_common_options);
    fputs("'\n"
          "    if [[ $word == -* || -z $command ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
          "    else\n"
          "        COMPREPLY=()\n"
          "    fi\n"
          "}\n"
          "complete -o default -F _paiban paiban\n",
          stdout);
}

/** Text inside single quotes; each character of `special` gets a backslash before it. */
static void put_quoted(const char *text, const char *special)
{
    for (const char *c = text; *c; c++) {
        if (*c == '\'') {
            fputs("'\\''", stdout);
            continue;
        }
        if (strchr(special, *c))
            putchar('\\');
        putchar(*c);
    }
}

static void put_zsh_options(const struct cli_option *options)
{
    for (; options && options->name; options++) {
        printf(" \\\n            '*--%s%s[", options->name, options->value ? "=" : "");
        put_quoted(_(options->text), "[]:\\");
        fputs("]", stdout);
        if (options->value) {
            putchar(':');
            put_quoted(options->value, "[]:\\");
            fputs(":_files", stdout);
        }
        putchar('\'');
    }
}

static void put_zsh(void)
{
    fputs("#compdef paiban\n# zsh completion of paiban, made by 'paiban completion zsh'\n"
          "_paiban()\n{\n    local -a commands\n    commands=(\n",
          stdout);
    for (size_t i = 0; cli_commands[i]; i++) {
        printf("        '%s:", cli_commands[i]->name);
        put_quoted(_(cli_commands[i]->summary), ":\\");
        fputs("'\n", stdout);
    }
    fputs("    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n"
          "        return\n    fi\n    shift words\n    (( CURRENT-- ))\n    case $words[1] in\n",
          stdout);
    for (size_t i = 0; cli_commands[i]; i++) {
        printf("    %s)\n        _arguments", cli_commands[i]->name);
        put_zsh_options(cli_commands[i]->options);
        put_zsh_options(cli_common_options);
        fputs(" \\\n            '*:file:_files'\n        ;;\n", stdout);
    }
    fputs("    esac\n}\n_paiban \"$@\"\n", stdout);
}

/** A line per option; `condition` says after which command. */
static void put_fish_options(const struct cli_option *options, const char *condition)
{
    for (; options && options->name; options++) {
        printf("complete -c paiban%s -l %s", condition, options->name);
        if (options->letter)
            printf(" -s %c", options->letter);
        printf("%s -d '", options->value ? " -r" : "");
        put_quoted(_(options->text), "\\");
        fputs("'\n", stdout);
    }
}

static void put_fish(void)
{
    fputs("# fish completion of paiban, made by 'paiban completion fish'\n", stdout);
    for (size_t i = 0; cli_commands[i]; i++) {
        printf("complete -c paiban -n __fish_use_subcommand -a %s -d '", cli_commands[i]->name);
        put_quoted(_(cli_commands[i]->summary), "\\");
        fputs("'\n", stdout);
    }
    put_fish_options(cli_common_options, "");
    for (size_t i = 0; cli_commands[i]; i++) {
        char condition[100];
        snprintf(condition, sizeof condition, " -n '__fish_seen_subcommand_from %s'",
                 cli_commands[i]->name);
        put_fish_options(cli_commands[i]->options, condition);
    }
}

static enum pb_rc run(struct cli_run *run)
{
    if (run->json)
        return cli_print_json(cli_describe(NULL));
    static const struct {
        const char *name;
        void (*put)(void);
    } shells[] = {{"bash", put_bash}, {"zsh", put_zsh}, {"fish", put_fish}};
    for (size_t i = 0; i < sizeof shells / sizeof shells[0]; i++)
        if (strcmp(run->args[0], shells[i].name) == 0) {
            shells[i].put();
            return PB_OK;
        }
    return cli_usage(run, _("completion is there for bash, zsh and fish, not for '%s'"),
                     run->args[0]);
}

static const struct cli_example examples[] = {
    {"paiban completion bash > ~/.local/share/bash-completion/completions/paiban",
     N_("complete commands and options in new shells")},
    {"paiban completion fish > ~/.config/fish/completions/paiban.fish", N_("the same in fish")},
    {0},
};

const struct cli_command cmd_completion = {
    .name = "completion",
    .summary = N_("write the completion script of a shell"),
    .arguments = "bash|zsh|fish",
    .min_args = 1,
    .max_args = 1,
    .examples = examples,
    .run = run,
};
