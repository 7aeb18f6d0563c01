/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders with a good manifest and nonsense in them: test_folder_nonsense PROGRAM. Whatever is
 * written there, the answer is a plan or a message. */
#include "support/test.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "planner/base/folder.h"
#include "planner/folder/folder.h"
#include "support/scratch.h"

static const char *program;

/** A plan, and where forged copies of it stand. */
struct forge {
    char plan[200], copy[200];
    size_t refused, read;
};

static bool is_file(const char *name)
{
    return name[0] != '.' && strcmp(name, FOLDER_MANIFEST) != 0;
}

static void write_file(const char *folder, const char *name, struct file_bytes bytes)
{
    char path[700];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.data, 1, bytes.length, file), bytes.length);
    fclose(file);
}

/** Copies the plan with `text` in the place of `name` [NULL: all as it is]. */
static void copy_plan(const struct forge *forge, const char *name, const char *text)
{
    struct manifest manifest = {0};
    struct arena arena = {0};
    DIR *dir = opendir(forge->plan);
    assert_non_null(dir);
    mkdir(forge->copy, 0700);
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        struct file_bytes bytes;
        char path[700];
        if (!is_file(entry->d_name))
            continue;
        snprintf(path, sizeof path, "%s/%s", forge->plan, entry->d_name);
        assert_int_equal(file_read(path, 1 << 24, &arena, &bytes, NULL), PB_OK);
        if (name != NULL && strcmp(name, entry->d_name) == 0)
            bytes = (struct file_bytes){(char *)text, strlen(text)};
        write_file(forge->copy, entry->d_name, bytes);
        assert_true(manifest_add(&manifest, entry->d_name, bytes, MANIFEST_HASHED));
    }
    closedir(dir);
    char *list = manifest_write(&manifest);
    write_file(forge->copy, FOLDER_MANIFEST, (struct file_bytes){list, strlen(list)});
    free(list);
    manifest_release(&manifest);
    arena_release(&arena);
}

/** Reads the copy: a plan, or an error that says why not. */
static bool try_copy(struct forge *forge)
{
    struct plan_folder plan;
    struct pb_messages msgs = {0};
    enum pb_rc rc =
        plan_folder_read(forge->copy, &(struct plan_folder_options){true}, &plan, &msgs);
    assert_true(rc == PB_OK || rc == PB_INVALID || rc == PB_IO);
    assert_true((rc == PB_OK) == (msgs.count[PB_ERROR] == 0));
    plan_folder_release(&plan);
    pb_messages_release(&msgs);
    forge->read += rc == PB_OK;
    forge->refused += rc != PB_OK;
    return rc == PB_OK;
}

static void try_text(struct forge *forge, const char *name, const char *text)
{
    copy_plan(forge, name, text);
    try_copy(forge);
}

static void try_json(struct forge *forge, const json_t *root)
{
    char *text = json_dumps(root, 0);
    try_text(forge, "context.json", text);
    free(text);
}

/** Puts nonsense in the place of every value below `at`, one after the other. */
static void replace_each(struct forge *forge, const json_t *root, json_t *at)
{
    const char *key;
    json_t *value;
    void *next;
    json_object_foreach_safe(at, next, key, value)
    {
        json_t *const nonsense[] = {json_null(), json_integer(-7), json_string("25:99-00:00"),
                                    json_array(), json_pack("[{}]")};
        json_incref(value);
        for (size_t i = 0; i < sizeof nonsense / sizeof nonsense[0]; i++) {
            json_object_set_new(at, key, nonsense[i]);
            try_json(forge, root);
        }
        json_object_set_new(at, key, value);
        if (json_is_array(value))
            replace_each(forge, root, json_array_get(value, 0));
        else
            replace_each(forge, root, value);
    }
}

static void nonsense_in_the_context_is_refused(void **state)
{
    struct forge *forge = *state;
    char path[700];
    snprintf(path, sizeof path, "%s/context.json", forge->plan);
    json_t *root = json_load_file(path, 0, NULL);
    assert_non_null(root);
    copy_plan(forge, NULL, NULL);
    assert_true(try_copy(forge));
    replace_each(forge, root, root);
    json_decref(root);
    print_message("%zu refused, %zu read\n", forge->refused, forge->read);
    assert_true(forge->refused > 5 * forge->read);
}

static void nonsense_in_tables_is_refused(void **state)
{
    struct forge *forge = *state;
    static const char *const texts[][2] = {
        {"hours.csv", ""},
        {"hours.csv", "slot_start,queue\n2026-11-11T00:00:00+08:00,store.presale\n"},
        {"demand.csv", "slot_start,queue,sessions,arrivals,heads\n"
                       "2026-11-12T00:00:00+08:00,store.presale,1,1,1\n"},
        {"demand.csv", "slot_start,queue,sessions,arrivals,heads\n"
                       "2026-11-11T00:00:00+08:00,store.nobody,1,1,1\n"},
        {"demand.csv", "slot_start,queue,sessions,arrivals,heads\n"
                       "2026-11-11T00:30:00+08:00,store.presale,1,1,1\n"},
        {"shifts.csv", "team,class,date,shift,heads,segments,breaks,paid_hours\n"
                       "store.presale,team,2026-11-11,D,1e99,09:00-17:00,,8\n"},
        {"shifts.csv", "team,class,date,shift,heads,segments,breaks,paid_hours\n"
                       "store.presale,team,2026-11-11,D,1,,,8\n"},
        {"shifts.csv", "team,class,date,shift,heads,segments,breaks,paid_hours\n"
                       "store.presale,team,2026-11-11,D,1,1-2;1-2;1-2;1-2,,8\n"},
        {"plan.json", "[]"},
        {"plan.json", "{\"stage\": \"roster"},
        {"plan.json", "{\"stage\": \"roster\"}"},
        {"context.json", "\xff\xfe"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        try_text(forge, texts[i][0], texts[i][1]);
    assert_int_equal(forge->refused, sizeof texts / sizeof texts[0]);
}

static int setup(void **state)
{
    char command[1000];
    if (scratch_setup(state) != 0)
        return -1;
    struct scratch *scratch = *state;
    struct forge *forge = calloc(1, sizeof *forge);
    snprintf(forge->plan, sizeof forge->plan, "%s/plan", scratch->folder);
    snprintf(forge->copy, sizeof forge->copy, "%s/copy", scratch->folder);
    snprintf(command, sizeof command, "'%s' -q plan scenarios/tiny.yaml -o '%s' >/dev/null",
             program, forge->plan);
    *state = forge;
    free(scratch);
    return system(command);
}

static int teardown(void **state)
{
    struct forge *forge = *state;
    struct scratch *scratch = calloc(1, sizeof *scratch);
    snprintf(scratch->folder, sizeof scratch->folder, "%.*s",
             (int)(strrchr(forge->plan, '/') - forge->plan), forge->plan);
    *state = scratch;
    free(forge);
    return scratch_teardown(state);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: test_folder_nonsense PROGRAM\n");
        return 2;
    }
    program = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nonsense_in_the_context_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(nonsense_in_tables_is_refused, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
