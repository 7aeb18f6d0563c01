/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include "planner/base/random.h"

/* First outputs of xoshiro256** for the state 1, 2, 3, 4, computed by hand from the definition:
 * rotl(2 * 5, 7) * 9 = 11520; then s1 = 2 ^ (3 ^ 1) = 0, so 0. */
static void follows_the_definition(void **state)
{
    (void)state;
    struct random random = {{1, 2, 3, 4}};
    assert_true(random_next(&random) == 11520);
    assert_true(random_next(&random) == 0);
    assert_true(random_next(&random) == 1509978240);
    assert_true(random_next(&random) == 1215971899390074240);
}

static void equal_seeds_give_equal_numbers(void **state)
{
    (void)state;
    struct random a;
    struct random b;
    struct random c;
    random_init(&a, 7);
    random_init(&b, 7);
    random_init(&c, 8);
    int same = 0;
    for (int i = 0; i < 100; i++) {
        uint64_t next = random_next(&a);
        assert_true(next == random_next(&b));
        same += next == random_next(&c);
    }
    assert_int_equal(same, 0);
}

static void every_value_is_about_equally_frequent(void **state)
{
    (void)state;
    struct random random;
    int count[6] = {0};
    double sum = 0;
    random_init(&random, 1);
    for (int i = 0; i < 60000; i++) {
        count[random_below(&random, 6)]++;
        double unit = random_unit(&random);
        assert_true(unit >= 0 && unit < 1);
        sum += unit;
    }
    for (int i = 0; i < 6; i++)
        assert_near(count[i], 10000, 500);
    assert_near(sum / 60000, 0.5, 0.01);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_definition),
        cmocka_unit_test(equal_seeds_give_equal_numbers),
        cmocka_unit_test(every_value_is_about_equally_frequent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
