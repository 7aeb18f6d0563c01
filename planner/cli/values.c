/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/command.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/base/text.h"

const char *cli_value(const struct cli_run *run, const char *name)
{
    size_t count = cli_count(run, name);
    return count > 0 ? cli_value_at(run, name, count - 1) : NULL;
}

bool cli_given(const struct cli_run *run, const char *name)
{
    return cli_count(run, name) > 0;
}

size_t cli_count(const struct cli_run *run, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < run->n_given; i++)
        count += strcmp(run->given[i].option->name, name) == 0;
    return count;
}

const char *cli_value_at(const struct cli_run *run, const char *name, size_t i)
{
    for (size_t k = 0; k < run->n_given; k++)
        if (strcmp(run->given[k].option->name, name) == 0 && i-- == 0)
            return run->given[k].value;
    assert(!"the option was given as often");
    return NULL;
}

static void out_of_range(struct cli_run *run, const char *name, struct cli_range range,
                         const char *text)
{
    cli_usage(run, _("--%s: '%s' is not a number from %g to %g"), name, text, range.min, range.max);
}

bool cli_number(struct cli_run *run, const char *name, struct cli_range range, double *value)
{
    const char *text = cli_value(run, name);
    double parsed = 0;
    if (!text)
        return true;
    if (number_parse(text, strlen(text), &parsed) != NUMBER_OK || parsed < range.min ||
        parsed > range.max) {
        out_of_range(run, name, range, text);
        return false;
    }
    *value = parsed;
    return true;
}

bool cli_int(struct cli_run *run, const char *name, struct cli_range range, long long *value)
{
    const char *text = cli_value(run, name);
    long long parsed = 0;
    if (!text)
        return true;
    if (number_parse_int(text, strlen(text), &parsed) != NUMBER_OK || (double)parsed < range.min ||
        (double)parsed > range.max) {
        out_of_range(run, name, range, text);
        return false;
    }
    *value = parsed;
    return true;
}

enum pb_rc cli_usage(struct cli_run *run, const char *format, ...)
{
    struct text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    pb_error(&run->msgs, NULL, "usage", "%s", text_string(&text));
    text_release(&text);
    return PB_USAGE;
}
