/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <string.h>

#include "planner/base/arena.h"

static void gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t size = 1; size < 300; size++) {
        unsigned char *piece = arena_alloc(&arena, 3, size);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % sizeof(long double), 0);
        for (size_t i = 0; i < 3 * size; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xff, 3 * size);
    }
    arena_release(&arena);
    assert_null(arena.blocks);
}

static void a_large_object_leaves_the_current_block_in_use(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *before = arena_strdup(&arena, "before");
    char *large = arena_alloc(&arena, 1, 1000000);
    char *after = arena_strdup(&arena, "after");
    assert_non_null(large);
    memset(large, 'x', 1000000);
    assert_string_equal(before, "before");
    assert_string_equal(after, "after");
    assert_true(after > before && after - before < 100);
    arena_release(&arena);
}

static void refuses_an_overflowing_size(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_null(arena_alloc(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.failed);
    arena_release(&arena);
    assert_false(arena.failed);
}

static void copies_parts_of_strings_and_arrays(void **state)
{
    (void)state;
    struct arena arena = {0};
    const int numbers[] = {4, 5, 6};
    assert_string_equal(arena_strndup(&arena, "abcdef", 3), "abc");
    assert_memory_equal(arena_copy(&arena, numbers, 3, sizeof *numbers), numbers, sizeof numbers);
    assert_non_null(arena_copy(&arena, NULL, 0, 8));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_memory),
        cmocka_unit_test(a_large_object_leaves_the_current_block_in_use),
        cmocka_unit_test(refuses_an_overflowing_size),
        cmocka_unit_test(copies_parts_of_strings_and_arrays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
