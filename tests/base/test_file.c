/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "planner/base/file.h"
#include "planner/base/hash.h"
#include "support/scratch.h"

static void what_is_written_is_read(void **state)
{
    struct scratch *scratch = *state;
    struct arena arena = {0};
    struct file_bytes bytes;
    const char *path = scratch_path(scratch, "a.txt");
    assert_int_equal(file_write(path, "first", 5, NULL), PB_OK);
    assert_int_equal(file_write(path, "a\0b", 3, NULL), PB_OK);
    assert_int_equal(file_read(path, 3, &arena, &bytes, NULL), PB_OK);
    assert_int_equal(bytes.length, 3);
    assert_memory_equal(bytes.data, "a\0b", 4);
    struct stat stat_now;
    assert_int_equal(stat(path, &stat_now), 0);
    assert_int_equal(stat_now.st_mode & 0777, 0600);
    assert_int_equal(scratch_count(scratch), 1);
    arena_release(&arena);
}

static void failures_say_what_and_why(void **state)
{
    struct scratch *scratch = *state;
    struct pb_messages msgs = {0};
    struct arena arena = {0};
    struct file_bytes bytes;
    assert_int_equal(file_read("/nonexistent/x", 10, &arena, &bytes, &msgs), PB_IO);
    assert_string_equal(msgs.items[0].text,
                        "cannot read /nonexistent/x: No such file or directory");
    const char *path = scratch_path(scratch, "big");
    assert_int_equal(file_write(path, "12345", 5, NULL), PB_OK);
    assert_int_equal(file_read(path, 4, &arena, &bytes, &msgs), PB_IO);
    assert_string_equal(msgs.items[1].code, "file_too_large");
    assert_int_equal(file_write("/nonexistent/x", "", 0, &msgs), PB_IO);
    assert_int_equal(file_write("/dev/full", "x", 1, &msgs), PB_IO);
    assert_string_equal(msgs.items[3].text, "cannot write /dev/full: No space left on device");
    assert_int_equal(file_read(scratch_path(scratch, "."), 10, &arena, &bytes, &msgs), PB_IO);
    pb_messages_release(&msgs);
    arena_release(&arena);
}

static void a_failed_rename_leaves_no_temporary(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_path(scratch, "folder");
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(file_write(path, "x", 1, NULL), PB_IO);
    assert_int_equal(scratch_count(scratch), 1);
}

static void sha256_of_known_texts(void **state)
{
    (void)state;
    char hex[HASH_SIZE];
    hash_bytes(hex, "abc", 3);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    hash_bytes(hex, "", 0);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_is_read, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(failures_say_what_and_why, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(a_failed_rename_leaves_no_temporary, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test(sha256_of_known_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
