/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "support/test.h"

const char *calendar_program;

int calendar_try(const char *format, const char *folder)
{
    char command[2000];
    snprintf(command, sizeof command, "'%s' --lang en %s >/dev/null 2>'@/said'", calendar_program,
             format);
    for (char *at = strchr(command, '@'); at != NULL; at = strchr(command, '@')) {
        char rest[2000];
        snprintf(rest, sizeof rest, "%s", at + 1);
        snprintf(at, sizeof command - (size_t)(at - command), "%s%s", folder, rest);
    }
    return WEXITSTATUS(system(command));
}

void calendar_call(const char *format, const char *folder)
{
    int code = calendar_try(format, folder);
    if (code != 0)
        fail_msg("%s: exit code %d", format, code);
}

char *calendar_slurp(const char *folder, const char *name)
{
    char path[700];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("there is no %s", path);
    char *text = calloc(1, 1 << 20);
    assert_true(fread(text, 1, (1 << 20) - 1, file) > 0);
    fclose(file);
    return text;
}

void calendar_check_lines(const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\r\n");
        assert_true(length <= 75);
        assert_memory_equal(text + length, "\r\n", 2);
        text += length + 2;
    }
}

icalcomponent *calendar_read(const char *folder, const char *name)
{
    char *text = calendar_slurp(folder, name);
    calendar_check_lines(text);
    icalcomponent *calendar = icalparser_parse_string(text);
    assert_non_null(calendar);
    assert_int_equal(icalcomponent_count_errors(calendar), 0);
    assert_true(icalrestriction_check(calendar));
    free(text);
    return calendar;
}
