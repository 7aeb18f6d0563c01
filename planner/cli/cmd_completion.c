/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/cli/commands.h"

static void put_options(const struct cli_option *options)
{
    for (; options && options->name; options++)
        printf(" --%s", options->name);
}

static enum pb_rc run(struct cli_run *run)
{
    if (strcmp(run->args[0], "bash") != 0)
        return cli_usage(run, _("completion is there for bash, not for '%s'"), run->args[0]);
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
        put_options(cli_commands[i]->options);
        fputs("' ;;\n", stdout);
    }
    fputs("    '') options='", stdout);
    for (size_t i = 0; cli_commands[i]; i++)
        printf(" %s", cli_commands[i]->name);
    fputs("' ;;\n    esac\n    options+='", stdout);
    put_options(cli_common_options);
    fputs("'\n"
          "    if [[ $word == -* || -z $command ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
          "    else\n"
          "        COMPREPLY=()\n"
          "    fi\n"
          "}\n"
          "complete -o default -F _paiban paiban\n",
          stdout);
    return PB_OK;
}

static const struct cli_example examples[] = {
    {"paiban completion bash > ~/.local/share/bash-completion/completions/paiban",
     N_("complete commands and options in new shells")},
    {0},
};

const struct cli_command cmd_completion = {
    .name = "completion",
    .summary = N_("write the completion script of a shell"),
    .arguments = "bash",
    .min_args = 1,
    .max_args = 1,
    .examples = examples,
    .run = run,
};
