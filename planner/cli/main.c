/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "paiban/version.h"
#include "planner/base/gettext.h"
#include "planner/cli/command.h"
#include "planner/cli/help.h"
#include "planner/cli/language.h"
#include "planner/cli/options.h"
#include "planner/cli/output.h"
#include "planner/cli/report.h"
#include "planner/cli/signals.h"

/* A file we open must not become stdout or stderr because those were closed by the caller. */
static void hold_standard_files(void)
{
    int fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= STDERR_FILENO)
        fd = open("/dev/null", O_RDWR);
    if (fd > STDERR_FILENO)
        close(fd);
}

/* The language has to be known before the first message is made. */
static bool wants_chinese(int argc, char **argv)
{
    bool chinese = language_of_environment();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;
        if (strncmp(argv[i], "--lang=", 7) == 0)
            value = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            value = argv[i + 1];
        if (value)
            chinese = strncmp(value, "zh", 2) == 0;
    }
    return chinese;
}

static void check_language(struct cli_run *run)
{
    const char *value = cli_value(run, "lang");
    if (value && strcmp(value, "zh") != 0 && strcmp(value, "en") != 0)
        cli_usage(run, _("--lang: '%s' is neither zh nor en"), value);
}

static enum pb_rc show(const struct cli_command *command)
{
    struct text page = {0};
    help_append(&page, command);
    fputs(text_string(&page), stdout);
    bool failed = page.failed;
    text_release(&page);
    return failed ? PB_MEMORY : PB_OK;
}

static enum pb_rc dispatch(struct cli_run *run)
{
    if (run->msgs.count[PB_ERROR])
        return PB_USAGE;
    if (cli_given(run, "help"))
        return run->json ? cli_print_json(cli_describe(run->command)) : show(run->command);
    if (cli_given(run, "version")) {
        printf("paiban %s\n%s\n", pb_version(), _("Free software under GPL-3.0-or-later."));
        return PB_OK;
    }
    if (run->command)
        return run->command->run(run);
    cli_usage(run, _("no command given"));
    return PB_USAGE;
}

/* Results that did not reach their reader are a failure, unless the reader went away. Returns an
 * errno or 0. */
static int finish_output(void)
{
    errno = 0;
    bool failed = fflush(stdout) != 0 || ferror(stdout);
    int error = failed ? errno : 0;
    return failed && error == 0 ? EIO : error;
}

static enum pb_rc report_output(enum pb_rc rc, int error)
{
    if (error != 0 && error != EPIPE)
        fprintf(stderr, "paiban: %s: %s\n", _("cannot write the standard output"), strerror(error));
    return error != 0 && rc == PB_OK ? PB_IO : rc;
}

int main(int argc, char **argv)
{
    hold_standard_files();
    struct cli_run run = {.chinese = wants_chinese(argc, argv)};
    language_set(run.chinese);
    const volatile sig_atomic_t *received = signals_install();
    run.stop.signal = received;
    enum pb_rc rc = options_read(&run, argc, argv);
    run.json = cli_given(&run, "json");
    run.quiet = cli_given(&run, "quiet");
    run.verbose = cli_given(&run, "verbose");
    if (run.quiet && run.verbose)
        cli_usage(&run, _("--quiet and --verbose do not go together"));
    check_language(&run);
    if (rc == PB_OK)
        rc = dispatch(&run);
    int error = finish_output();
    report_messages(&run);
    if (rc == PB_USAGE && !run.json)
        fprintf(stderr, _("see 'paiban%s%s --help'\n"), run.command ? " " : "",
                run.command ? run.command->name : "");
    rc = report_output(rc, error);
    options_release(&run);
    pb_messages_release(&run.msgs);
    if (rc == PB_INTERRUPTED && *received)
        return 128 + (int)*received;
    return (int)rc;
}
