/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stints that leave, come and get another shift while everybody else stays: what is said to be
 * saved is what the cost counted anew says, and what is undone leaves no trace. */
#include <math.h>
#include <string.h>
#include <sys/resource.h>

#include "models/settle/state.h"
#include "shop.h"
#include "support/test.h"

/* A shop of random demand and stints with room for other shifts. */
static void open_random(struct shop *shop, struct random *random)
{
    open_shop(shop, 8 + (int)random_below(random, 5), 1 + (int)random_below(random, 2));
    int n_slots = shop->capacity.slots_per_day;
    for (int i = 0; i < MOST_STINTS; i++) {
        int first = (int)random_below(random, 5);
        come(shop, (int)random_below(random, N_QUEUES), first, n_slots - first);
    }
    for (int q = 0; q < N_QUEUES; q++)
        for (int t = 0; t < n_slots; t++)
            shop->demand[q][t] = (double)random_below(random, 60) / 10;
    shop->settle.most_slots = n_slots;
}

static double counted_anew(struct settle_state *state)
{
    settle_refresh(state);
    return settle_total(state);
}

static void savings_are_what_the_books_say(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 40; seed++) {
        struct shop shop;
        struct settle_state settle;
        struct random random;
        double keep[MOST_SLOTS * N_QUEUES], saved;
        random_init(&random, seed);
        open_random(&shop, &random);
        assert_int_equal(settle_begin(&shop.settle, &settle), PB_OK);
        size_t stint = random_below(&random, MOST_STINTS);
        struct settle_stint was = settle.stints[stint], other = was;
        double before = counted_anew(&settle);

        double left = settle_leave(&settle, stint, keep);
        assert_int_equal(settle.stints[stint].n, 0);
        double without = counted_anew(&settle);
        assert_near(before - left, without, 1e-9);

        other.n = was.n - 2;
        assert_true(settle_try(&settle, stint, &other, &saved));
        assert_near(counted_anew(&settle), without, 1e-9);
        double came = settle_come(&settle, stint, &other, settle.scratch.pattern);
        assert_near(came, saved, 1e-9);
        assert_near(counted_anew(&settle), without - saved, 1e-9);

        (void)settle_leave(&settle, stint, NULL);
        (void)settle_come(&settle, stint, &was, keep);
        assert_near(counted_anew(&settle), before, 1e-9);
        settle_state_release(&settle);
    }
}

static void a_post_supplies_its_queue(void **state)
{
    (void)state;
    struct shop shop;
    struct settle_state settle;
    open_shop(&shop, 4, 1);
    come(&shop, 1, 0, 4);
    shop.demand[2][1] = shop.demand[2][2] = 1;
    shop.demand[1][0] = shop.demand[1][1] = shop.demand[1][2] = shop.demand[1][3] = 1;
    assert_int_equal(settle_begin(&shop.settle, &settle), PB_OK);
    struct settle_stint post = {.team = 0, .first = 1, .n = 3, .heads = shop.heads[0]};
    assert_near(settle_total(&settle), 20, 1e-9);
    assert_near(settle_post(&settle, 2, &post, 1), 20, 1e-9);
    assert_near(counted_anew(&settle), 0, 1e-9);
    assert_near(settle_post(&settle, 2, &post, -1), -20, 1e-9);
    assert_near(counted_anew(&settle), 20, 1e-9);
    settle_state_release(&settle);
}

/* Whoever may change the first stint to the second half of the day, where it is needed. */
struct planner {
    struct settle_stint late;
    int accepted;
    double price; /* of the change */
};

static bool propose(void *context, size_t stint, struct random *random, struct settle_stint *shape,
                    double *saved)
{
    const struct planner *planner = context;
    (void)random;
    *shape = planner->late;
    *saved = -planner->price;
    return stint == 0 && planner->accepted == 0;
}

static void accept(void *context)
{
    ((struct planner *)context)->accepted++;
}

static int changes_at(double price, double *cost)
{
    struct shop shop;
    struct settle_state settle;
    struct planner planner = {.price = price};
    struct settle_shifter shifter = {&planner, propose, accept};
    open_shop(&shop, 4, 1);
    come(&shop, 0, 0, 2);
    planner.late = shop.stints[0];
    planner.late.first = 2;
    shop.demand[0][2] = 1;
    shop.settle.most_slots = 2;
    shop.settle.start_price = 0; /* no heat */
    assert_int_equal(settle_begin(&shop.settle, &settle), PB_OK);
    assert_int_equal(settle_reopen(&settle, 60, &shifter), PB_OK);
    *cost = settle_total(&settle);
    settle_state_release(&settle);
    return planner.accepted;
}

static void a_shift_changes_where_that_pays(void **state)
{
    (void)state;
    double cost;
    assert_int_equal(changes_at(9.9, &cost), 1);
    assert_near(cost, 0, 1e-9);
    assert_int_equal(changes_at(10.1, &cost), 0);
    assert_near(cost, 10, 1e-9);
}

enum { MANY = 600 };

/* Reassignments of many stints, in two processes or, without files for a pipe, in one. */
static struct settle_result many(struct shop *shop, const struct settle_stint *stints, bool alone)
{
    struct rlimit before, none;
    struct settle_result result;
    shop->settle.stints = stints;
    shop->settle.n_stints = MANY;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    if (alone)
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    assert_int_equal(settle_solve(&shop->settle, &result), PB_OK);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    return result;
}

static void one_process_does_what_two_do(void **state)
{
    (void)state;
    struct shop shop;
    struct random random;
    struct settle_stint stints[MANY];
    random_init(&random, 5);
    open_random(&shop, &random);
    for (int i = 0; i < MANY; i++) {
        stints[i] = shop.stints[i % MOST_STINTS];
        stints[i].first = i % 3;
        stints[i].n = 5;
    }
    for (int q = 0; q < N_QUEUES; q++)
        for (int t = 0; t < shop.capacity.slots_per_day; t++)
            shop.demand[q][t] = 100 + (double)random_below(&random, 2000) / 10;
    struct settle_result two = many(&shop, stints, false), one = many(&shop, stints, true);
    assert_int_equal(one.n_moves, two.n_moves);
    assert_true(one.n_moves > 0);
    assert_memory_equal(one.moves, two.moves, one.n_moves * sizeof *one.moves);
    assert_int_equal(one.steps, two.steps);
    settle_result_release(&one);
    settle_result_release(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(savings_are_what_the_books_say),
        cmocka_unit_test(a_post_supplies_its_queue),
        cmocka_unit_test(a_shift_changes_where_that_pays),
        cmocka_unit_test(one_process_does_what_two_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
