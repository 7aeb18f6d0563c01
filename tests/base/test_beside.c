/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in a second process: what comes back, and what a child that dies leaves. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/beside.h"
#include "support/test.h"

enum { MANY = 1 << 20 };

struct work {
    char *bytes; /* MANY */
    int figure;
    bool dies;
};

static void fill(void *context)
{
    struct work *work = context;
    if (work->dies)
        _exit(1);
    memset(work->bytes, 'x', MANY);
    work->figure = 42;
}

static bool do_beside(struct work *work)
{
    const struct beside_piece pieces[] = {{work->bytes, MANY}, {&work->figure, sizeof(int)}};
    const struct beside_task task = {fill, work, pieces, 2, .gives_way = false};
    struct beside beside;
    assert_true(beside_begin(&beside, &task));
    assert_int_equal(work->figure, 0); /* the child works on a copy */
    return beside_end(&beside, &task);
}

static void pieces_come_back(void **state)
{
    (void)state;
    struct work work = {.bytes = calloc(1, MANY)};
    assert_non_null(work.bytes);
    assert_true(do_beside(&work));
    assert_int_equal(work.figure, 42);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(work.bytes[i], 'x');
    free(work.bytes);
}

static void a_dead_child_is_told(void **state)
{
    (void)state;
    struct work work = {.bytes = calloc(1, MANY), .dies = true};
    assert_non_null(work.bytes);
    assert_false(do_beside(&work));
    assert_int_equal(work.figure, 0);
    free(work.bytes);
}

static void stay(void *context)
{
    (void)context;
    for (;;)
        (void)pause();
}

static void a_child_that_nobody_needs_is_ended(void **state)
{
    (void)state;
    const struct beside_task task = {stay, NULL, NULL, 0, .gives_way = true};
    struct beside beside;
    assert_true(beside_begin(&beside, &task));
    const pid_t child = beside.child;
    beside_drop(&beside);
    assert_int_equal(beside.child, 0);
    assert_int_equal(kill(child, 0), -1); /* not even a zombie is left */
    beside_drop(&beside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_come_back),
        cmocka_unit_test(a_dead_child_is_told),
        cmocka_unit_test(a_child_that_nobody_needs_is_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
