/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "planner/base/folder.h"
#include "support/scratch.h"

static enum pb_rc write_plan(const char *target, const char *content, bool force,
                             struct pb_messages *msgs)
{
    struct folder folder;
    enum pb_rc rc = folder_begin(&folder, target, force, msgs);
    if (rc == PB_OK)
        rc = folder_write(&folder, "hours.csv", content, strlen(content), MANIFEST_HASHED, msgs);
    if (rc == PB_OK)
        rc = folder_write(&folder, "run.json", "{}", 2, MANIFEST_VOLATILE, msgs);
    if (rc == PB_OK)
        rc = folder_commit(&folder, msgs);
    folder_release(&folder);
    return rc;
}

static void put_file(struct scratch *scratch, const char *name, const char *content)
{
    FILE *file = fopen(scratch_path(scratch, name), "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static void assert_content(struct scratch *scratch, const char *name, const char *content)
{
    struct arena arena = {0};
    struct file_bytes bytes;
    assert_int_equal(file_read(scratch_path(scratch, name), 1000, &arena, &bytes, NULL), PB_OK);
    assert_string_equal(bytes.data, content);
    arena_release(&arena);
}

static void a_plan_is_private_and_verified(void **state)
{
    struct scratch *scratch = *state;
    char target[600];
    struct stat status;
    snprintf(target, sizeof target, "%s/new/deep/plan/", scratch->folder);
    assert_int_equal(write_plan(target, "a\n", false, NULL), PB_OK);
    assert_content(scratch, "new/deep/plan/hours.csv", "a\n");
    assert_int_equal(stat(target, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    assert_int_equal(stat(scratch_path(scratch, "new/deep/plan/hours.csv"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(folder_verify(target, NULL), PB_OK);
}

static void a_plan_replaces_a_plan_whole(void **state)
{
    struct scratch *scratch = *state;
    char target[600];
    snprintf(target, sizeof target, "%s/plan", scratch->folder);
    assert_int_equal(mkdir(target, 0755), 0);
    assert_int_equal(write_plan(target, "old", false, NULL), PB_OK);
    assert_int_equal(write_plan(target, "new", false, NULL), PB_OK);
    assert_content(scratch, "plan/hours.csv", "new");
    assert_int_equal(scratch_count(scratch), 1);
}

static void what_is_no_plan_is_never_replaced(void **state)
{
    struct scratch *scratch = *state;
    struct pb_messages msgs = {0};
    char target[600];
    snprintf(target, sizeof target, "%s/holiday", scratch->folder);
    assert_int_equal(mkdir(target, 0755), 0);
    put_file(scratch, "holiday/photo", "x");
    assert_int_equal(write_plan(target, "new", true, &msgs), PB_IO);
    assert_string_equal(msgs.items[0].code, "not_a_plan");
    put_file(scratch, "holiday/manifest.json", "{\"kind\":\"something else\",\"files\":[]}");
    assert_int_equal(write_plan(target, "new", true, &msgs), PB_IO);
    assert_content(scratch, "holiday/photo", "x");
    assert_int_equal(folder_verify(target, NULL), PB_INVALID);
    put_file(scratch, "file", "x");
    assert_int_equal(write_plan(scratch_path(scratch, "file"), "new", true, &msgs), PB_IO);
    assert_int_equal(scratch_count(scratch), 2);
    pb_messages_release(&msgs);
}

static void work_by_hand_is_kept_unless_forced(void **state)
{
    struct scratch *scratch = *state;
    struct pb_messages msgs = {0};
    char target[600];
    snprintf(target, sizeof target, "%s/plan", scratch->folder);
    assert_int_equal(write_plan(target, "old", false, NULL), PB_OK);
    put_file(scratch, "plan/run.json", "volatile");
    assert_int_equal(folder_verify(target, &msgs), PB_OK);
    put_file(scratch, "plan/hours.csv", "edited");
    put_file(scratch, "plan/notes", "mine");
    assert_int_equal(folder_verify(target, &msgs), PB_FINDING);
    assert_int_equal(msgs.n_items, 2);
    assert_int_equal(write_plan(target, "new", false, &msgs), PB_IO);
    assert_content(scratch, "plan/hours.csv", "edited");
    assert_int_equal(write_plan(target, "new", true, &msgs), PB_OK);
    assert_content(scratch, "plan/hours.csv", "new");
    assert_int_equal(access(scratch_path(scratch, "plan/notes"), F_OK), -1);
    assert_int_equal(scratch_count(scratch), 1);
    pb_messages_release(&msgs);
}

static void an_unfinished_folder_leaves_nothing(void **state)
{
    struct scratch *scratch = *state;
    struct folder folder;
    char target[600];
    snprintf(target, sizeof target, "%s/plan", scratch->folder);
    assert_int_equal(write_plan(target, "old", false, NULL), PB_OK);
    assert_int_equal(folder_begin(&folder, target, false, NULL), PB_OK);
    assert_int_equal(folder_write(&folder, "a.csv", "x", 1, MANIFEST_HASHED, NULL), PB_OK);
    assert_int_equal(folder_write(&folder, "a.csv", "y", 1, MANIFEST_HASHED, NULL), PB_IO);
    assert_int_equal(scratch_count(scratch), 2);
    folder_release(&folder);
    assert_content(scratch, "plan/hours.csv", "old");
    assert_int_equal(scratch_count(scratch), 1);
}

static void a_link_to_a_plan_is_followed(void **state)
{
    struct scratch *scratch = *state;
    char target[600];
    char link[600];
    snprintf(target, sizeof target, "%s/plan", scratch->folder);
    snprintf(link, sizeof link, "%s/latest", scratch->folder);
    assert_int_equal(write_plan(target, "old", false, NULL), PB_OK);
    assert_int_equal(symlink("plan", link), 0);
    assert_int_equal(write_plan(link, "new", false, NULL), PB_OK);
    assert_content(scratch, "plan/hours.csv", "new");
    assert_int_equal(scratch_count(scratch), 2);
}

static void names_stay_inside_the_folder(void **state)
{
    (void)state;
    assert_true(manifest_is_name("plan.json"));
    assert_true(manifest_is_name("排班.xlsx"));
    assert_false(manifest_is_name(""));
    assert_false(manifest_is_name(".."));
    assert_false(manifest_is_name("a/b"));
    assert_false(manifest_is_name("a\nb"));
    struct manifest manifest;
    char evil[] = "{\"kind\":\"paiban plan\",\"files\":[{\"name\":\"../x\"}]}";
    assert_false(manifest_read(&manifest, (struct file_bytes){evil, strlen(evil)}));
    manifest_release(&manifest);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(a_plan_is_private_and_verified),
        IN_SCRATCH(a_plan_replaces_a_plan_whole),
        IN_SCRATCH(what_is_no_plan_is_never_replaced),
        IN_SCRATCH(work_by_hand_is_kept_unless_forced),
        IN_SCRATCH(an_unfinished_folder_leaves_nothing),
        IN_SCRATCH(a_link_to_a_plan_is_followed),
        cmocka_unit_test(names_stay_inside_the_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
