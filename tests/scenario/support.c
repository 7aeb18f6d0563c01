/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include "scenario/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *support_write(const char *text)
{
    char *path = strdup("/tmp/paiban-test-XXXXXX");
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), strlen(text));
    close(descriptor);
    return path;
}

static struct pb_scenario *read_source(const struct pb_scenario_source *source)
{
    struct pb_messages msgs = {0};
    struct pb_scenario *scenario = NULL;
    enum pb_rc rc = pb_scenario_read(source, &scenario, &msgs);
    for (size_t i = 0; i < msgs.n_items && rc != PB_OK; i++) {
        char *shown = pb_message_format(&msgs.items[i], false);
        print_error("%s", shown);
        free(shown);
    }
    pb_messages_release(&msgs);
    assert_int_equal(rc, PB_OK);
    assert_non_null(scenario);
    return scenario;
}

struct pb_scenario *support_read(const char *text, const char *const *sets, const char *variant)
{
    char *path = support_write(text);
    struct pb_scenario_source source = {.path = path, .overrides = sets, .variant = variant};
    while (sets && sets[source.n_overrides])
        source.n_overrides++;
    struct pb_scenario *scenario = read_source(&source);
    unlink(path);
    free(path);
    return scenario;
}

struct pb_scenario *support_read_file(const char *path)
{
    struct pb_scenario_source source = {.path = path};
    return read_source(&source);
}
