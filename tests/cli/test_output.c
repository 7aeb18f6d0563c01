/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands print with --json follows output.schema.json: test_cli_output PROGRAM. */
#include "support/test.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/scratch.h"

static const char *program;
static json_t *schema;

static bool has_type(const json_t *value, const char *type)
{
    return (strcmp(type, "object") == 0 && json_is_object(value)) ||
           (strcmp(type, "array") == 0 && json_is_array(value)) ||
           (strcmp(type, "string") == 0 && json_is_string(value)) ||
           (strcmp(type, "integer") == 0 && json_is_integer(value)) ||
           (strcmp(type, "number") == 0 && json_is_number(value)) ||
           (strcmp(type, "boolean") == 0 && json_is_boolean(value)) ||
           (strcmp(type, "null") == 0 && json_is_null(value));
}

static bool has_one_type(const json_t *value, const json_t *types)
{
    if (types == NULL || json_is_string(types))
        return types == NULL || has_type(value, json_string_value(types));
    for (size_t i = 0; i < json_array_size(types); i++)
        if (has_type(value, json_string_value(json_array_get(types, i))))
            return true;
    return false;
}

static bool is_among(const json_t *value, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (json_equal(value, json_array_get(list, i)))
            return true;
    return list == NULL;
}

static const json_t *definition(const char *name)
{
    const json_t *found = json_object_get(json_object_get(schema, "definitions"), name);
    if (found == NULL)
        fail_msg("no definition %s", name);
    return found;
}

/* The part of JSON Schema that output.schema.json uses; fails with the path of what breaks it. */
static void validate(const json_t *value, const json_t *rule, const char *path)
{
    const char *ref = json_string_value(json_object_get(rule, "$ref"));
    if (ref != NULL) {
        validate(value, definition(strrchr(ref, '/') + 1), path);
        return;
    }
    if (!has_one_type(value, json_object_get(rule, "type")))
        fail_msg("%s is of another type", path);
    if (!is_among(value, json_object_get(rule, "enum")))
        fail_msg("%s is another word", path);
    const json_t *required = json_object_get(rule, "required");
    for (size_t i = 0; i < json_array_size(required); i++)
        if (json_object_get(value, json_string_value(json_array_get(required, i))) == NULL)
            fail_msg("%s lacks %s", path, json_string_value(json_array_get(required, i)));
    const char *key;
    json_t *child;
    json_object_foreach((json_t *)value, key, child)
    {
        char below[500];
        const json_t *property = json_object_get(json_object_get(rule, "properties"), key);
        snprintf(below, sizeof below, "%.400s.%s", path, key);
        if (property != NULL)
            validate(child, property, below);
        else if (json_is_false(json_object_get(rule, "additionalProperties")))
            fail_msg("%s is not described", below);
    }
    const json_t *items = json_object_get(rule, "items");
    for (size_t i = 0; items != NULL && i < json_array_size(value); i++)
        validate(json_array_get(value, i), items, path);
}

/** Runs `paiban ARGUMENTS --json` with %s for the folder; what it printed to stream 1 or 2. */
static json_t *call(const char *folder, const char *arguments, int stream)
{
    char command[1500];
    const char *after = strchr(arguments, '@');
    size_t before = after != NULL ? (size_t)(after - arguments) : strlen(arguments);
    snprintf(command, sizeof command, "'%s' --lang en --json %.*s%s%s %s", program, (int)before,
             arguments, after != NULL ? folder : "", after != NULL ? after + 1 : "",
             stream == 1 ? "2>/dev/null" : "2>&1 >/dev/null");
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    json_t *value = json_loadf(pipe, JSON_DISABLE_EOF_CHECK, NULL);
    pclose(pipe);
    if (value == NULL)
        fail_msg("%s: no JSON", arguments);
    return value;
}

static void every_command_prints_what_it_says(void **state)
{
    const struct scratch *scratch = *state;
    static const struct {
        const char *arguments, *name;
        int stream;
    } calls[] = {
        {"init --list", "init --list", 1},
        {"init @/new.yaml", "init", 1},
        {"validate scenarios/tiny.yaml", "validate", 1},
        {"validate nowhere.yaml", "message", 2},
        {"plan", "message", 2},
        {"forecast scenarios/tiny.yaml", "forecast", 1},
        {"model scenarios/tiny.yaml -o @/tiny.mps", "model", 1},
        {"export --list", "export --list", 1},
        {"export @/plan --to csv", "export", 1},
        {"check scenarios/tiny.yaml @/plan", "check", 1},
        {"show @/plan", "show", 1},
        {"doctor", "doctor", 1},
        {"doctor /proc", "doctor", 1},
        {"man", "man", 1},
        {"completion fish", "completion", 1},
        {"--help", "help", 1},
        {"plan --help", "help", 1},
    };
    json_t *plan = call(scratch->folder, "plan scenarios/tiny.yaml -o @/plan", 1);
    assert_true(json_is_object(plan));
    json_decref(plan);
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        json_t *value = call(scratch->folder, calls[i].arguments, calls[i].stream);
        validate(value, definition(calls[i].name), calls[i].arguments);
        json_decref(value);
    }
}

/* Every command has a definition, or a schema of its own. */
static void no_command_is_left_out(void **state)
{
    const struct scratch *scratch = *state;
    json_t *help = call(scratch->folder, "--help", 1);
    const json_t *commands = json_object_get(help, "commands");
    assert_true(json_array_size(commands) > 8);
    for (size_t i = 0; i < json_array_size(commands); i++) {
        const char *name = json_string_value(json_object_get(json_array_get(commands, i), "name"));
        const char *text = json_string_value(json_object_get(schema, "description"));
        char quoted[100];
        snprintf(quoted, sizeof quoted, "`%s`", name);
        if (strstr(text, quoted) == NULL)
            definition(name);
    }
    json_decref(help);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: test_cli_output PROGRAM\n");
        return 2;
    }
    program = argv[1];
    schema = json_load_file("planner/cli/output.schema.json", 0, NULL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_command_prints_what_it_says, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(no_command_is_left_out, scratch_setup, scratch_teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    json_decref(schema);
    return failed;
}
