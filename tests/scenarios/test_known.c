/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios shipped, against scenarios/known-answers.csv: test_known PROGRAM SPEED runs the
 * program on every scenario that has answers of that speed. */
#include "support/test.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/csv.h"
#include "support/scratch.h"

enum { SCENARIO, SPEED, SOURCE, QUANTITY, VALUE, TOLERANCE };

static const struct csv_field fields[] = {{"scenario", NULL, true}, {"speed", NULL, true},
                                          {"source", NULL, true},   {"quantity", NULL, true},
                                          {"value", NULL, true},    {"tolerance", NULL, true}};

static const char *program, *speed;

static const char *text_at(const struct csv_table *table, size_t row, size_t field)
{
    return csv_cell(table, row, field)->text;
}

/** Runs forecast or plan on `scenario` and gives the JSON that it wrote. */
static json_t *run_program(const char *source, const char *scenario, const char *folder)
{
    char command[2000], file[1000];
    if (strcmp(source, "plan") == 0) {
        snprintf(file, sizeof file, "%s/%s/plan.json", folder, scenario);
        snprintf(command, sizeof command,
                 "'%s' --lang en --quiet plan scenarios/%s.yaml --until capacity -o '%s/%s' "
                 ">/dev/null",
                 program, scenario, folder, scenario);
    } else {
        snprintf(file, sizeof file, "%s/%s.json", folder, scenario);
        snprintf(command, sizeof command, "'%s' --lang en --json forecast scenarios/%s.yaml >'%s'",
                 program, scenario, file);
    }
    assert_int_equal(system(command), 0);
    json_error_t error;
    json_t *root = json_load_file(file, 0, &error);
    assert_non_null(root);
    return root;
}

/** The value at the dotted `path`. */
static const json_t *look_up(const json_t *root, const char *path)
{
    char key[100];
    while (root != NULL && *path != '\0') {
        size_t length = strcspn(path, ".");
        assert_true(length < sizeof key);
        memcpy(key, path, length);
        key[length] = '\0';
        root = json_object_get(root, key);
        path += length + (path[length] == '.');
    }
    return root;
}

static void check(const struct csv_table *table, size_t row, const json_t *root)
{
    const char *quantity = text_at(table, row, QUANTITY);
    const json_t *found = look_up(root, quantity);
    print_message("%s %s\n", text_at(table, row, SCENARIO), quantity);
    assert_non_null(found);
    if (json_is_string(found)) {
        assert_string_equal(json_string_value(found), text_at(table, row, VALUE));
    } else {
        assert_near(json_number_value(found), strtod(text_at(table, row, VALUE), NULL),
                    strtod(text_at(table, row, TOLERANCE), NULL));
    }
}

static bool same_run(const struct csv_table *table, size_t a, size_t b)
{
    return strcmp(text_at(table, a, SCENARIO), text_at(table, b, SCENARIO)) == 0 &&
           strcmp(text_at(table, a, SOURCE), text_at(table, b, SOURCE)) == 0;
}

/* Rows of one scenario and source stand together, so each run serves all of its rows. */
static void answers_are_as_known(void **state)
{
    struct arena arena = {0};
    struct csv_table table;
    struct csv_request request = {fields, sizeof fields / sizeof fields[0]};
    json_t *root = NULL;
    size_t checked = 0, last = 0;
    assert_int_equal(csv_read("scenarios/known-answers.csv", &request, &arena, &table, NULL),
                     PB_OK);
    for (size_t row = 0; row < table.n_rows; row++) {
        if (strcmp(text_at(&table, row, SPEED), speed) != 0) {
            continue;
        }
        if (root == NULL || !same_run(&table, row, last)) {
            json_decref(root);
            root =
                run_program(text_at(&table, row, SOURCE), text_at(&table, row, SCENARIO), *state);
        }
        check(&table, row, root);
        last = row;
        checked++;
    }
    json_decref(root);
    arena_release(&arena);
    assert_true(checked > 0);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: test_known PROGRAM SPEED\n");
        return 2;
    }
    program = argv[1];
    speed = argv[2];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_are_as_known, scratch_setup, scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
