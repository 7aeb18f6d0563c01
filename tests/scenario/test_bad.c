/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every bad/NAME.yaml is refused with exactly the messages of bad/NAME.expected.
 *
 * Comments `# --set PATH=VALUE` and `# --variant ID` at the head of a file are the command line it
 * is read with. To write the expected files anew: PAIBAN_WRITE_EXPECTED=1, then read the diff. */
#include "support/test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "paiban/message.h"
#include "paiban/scenario.h"
#include "planner/base/text.h"

#define FOLDER "tests/scenario/bad"

enum { MAX_SETS = 8, FEWEST_FILES = 80 };

/* The command line that a file asks for. */
struct line {
    const char *sets[MAX_SETS];
    size_t n_sets;
    const char *variant;
    struct text head;
};

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct text text = {0};
    char buffer[4096];
    size_t n;
    if (!file)
        return NULL;
    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_append_bytes(&text, buffer, n);
    fclose(file);
    if (!text.data)
        text_append(&text, "");
    return text_take(&text);
}

static void read_line(struct line *line, const char *path)
{
    char *content = read_file(path);
    assert_non_null(content);
    text_append(&line->head, content);
    free(content);
    char *at = line->head.data;
    while (at && strncmp(at, "# --", 4) == 0) {
        char *end = strchr(at, '\n');
        assert_non_null(end);
        *end = '\0';
        if (strncmp(at, "# --set ", 8) == 0 && line->n_sets < MAX_SETS)
            line->sets[line->n_sets++] = at + 8;
        if (strncmp(at, "# --variant ", 12) == 0)
            line->variant = at + 12;
        at = end + 1;
    }
}

/* What is said about the file at `path`, as a terminal shows it; notes are left out. */
static char *said_about(const char *path)
{
    struct line line = {.n_sets = 0};
    struct pb_messages msgs = {0};
    struct pb_scenario *scenario = NULL;
    struct text said = {0};
    read_line(&line, path);
    struct pb_scenario_source source = {path, line.sets, line.n_sets, line.variant};
    enum pb_rc rc = pb_scenario_read(&source, &scenario, &msgs);
    assert_int_equal(rc, PB_INVALID);
    assert_null(scenario);
    for (size_t i = 0; i < msgs.n_items; i++) {
        if (msgs.items[i].severity == PB_NOTE)
            continue;
        char *shown = pb_message_format(&msgs.items[i], false);
        text_append(&said, shown);
        free(shown);
    }
    pb_messages_release(&msgs);
    text_release(&line.head);
    return text_take(&said);
}

static void write_expected(const char *path, const char *said)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(said, file);
    fclose(file);
}

static bool check_file(const char *name)
{
    char path[512];
    char expected_path[512];
    size_t stem = strlen(name) - strlen(".yaml");
    snprintf(path, sizeof path, FOLDER "/%s", name);
    snprintf(expected_path, sizeof expected_path, FOLDER "/%.*s.expected", (int)stem, name);
    char *said = said_about(path);
    assert_non_null(said);
    if (getenv("PAIBAN_WRITE_EXPECTED"))
        write_expected(expected_path, said);
    char *expected = read_file(expected_path);
    bool same = expected && strcmp(said, expected) == 0 && *expected;
    if (!same)
        print_error("%s says:\n%sexpected:\n%s\n", path, said, expected ? expected : "(no file)");
    free(expected);
    free(said);
    return same;
}

static int is_scenario(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, ".yaml") == 0;
}

static void each_bad_file_says_why(void **state)
{
    (void)state;
    struct dirent **entries = NULL;
    int n = scandir(FOLDER, &entries, is_scenario, alphasort);
    int wrong = 0;
    for (int i = 0; i < n; i++) {
        wrong += !check_file(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    assert_true(n >= FEWEST_FILES);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_bad_file_says_why)};
    return cmocka_run_group_tests_name("bad scenarios", tests, NULL, NULL);
}
