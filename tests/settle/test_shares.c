/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of all reassignments at once: by hand; what the program says is saved is what the books
 * say, in the whole horizon and in a window, with queues that wait and soft rows; trading never
 * makes an answer dearer. */
#include <math.h>
#include <string.h>

#include "models/settle/shares.h"
#include "models/settle/trade.h"
#include "planner/base/random.h"
#include "shop.h"
#include "support/test.h"

/* A shop whose last queue waits, and a soft row of each kind on the first. */
struct waiting_shop {
    struct shop shop;
    double arrived[MOST_SLOTS], due[MOST_SLOTS], late_price[MOST_SLOTS];
    struct capacity_soft softs[2];
};

static void open_waiting(struct waiting_shop *waiting, struct random *random)
{
    struct shop *shop = &waiting->shop;
    open_shop(shop, 10, 1 + (int)random_below(random, 2));
    for (int i = 0; i < MOST_STINTS; i++)
        come(shop, (int)random_below(random, N_QUEUES), (int)random_below(random, 6), 4);
    for (int q = 0; q < N_QUEUES - 1; q++)
        for (int t = 0; t < 10; t++)
            shop->demand[q][t] = (double)random_below(random, 40) / 10;
    double sum = 0;
    for (int t = 0; t < 10; t++) {
        sum += (double)random_below(random, 30) / 10;
        waiting->arrived[t] = sum;
        waiting->due[t] = t < 2 ? 0 : waiting->arrived[t - 2];
        waiting->late_price[t] = 0.5;
    }
    shop->queues[N_QUEUES - 1] = (struct capacity_queue){.is_deferrable = true,
                                                         .arrived = waiting->arrived,
                                                         .due = waiting->due,
                                                         .late_price = waiting->late_price,
                                                         .left_price = 3};
    waiting->softs[0] = (struct capacity_soft){.kind = CAPACITY_SOFT_SUPPLY,
                                               .slot_from = 2,
                                               .slot_to = 6,
                                               .need = 9,
                                               .price = 1,
                                               .most = 99};
    waiting->softs[1] = (struct capacity_soft){
        .kind = CAPACITY_SOFT_SERVED, .slot_to = 9, .need = 12, .price = 4, .most = 99};
    shop->capacity.softs = waiting->softs;
    shop->capacity.n_softs = 2;
    shop->settle.most_queues = 2 + (int)random_below(random, 2);
}

/* Gives stint `i` the share of its move number `a` in all its slots. */
static void send(struct settle_state *settle, size_t i, int a, double share)
{
    double pattern[MOST_SLOTS * N_QUEUES] = {0};
    for (int k = 0; k < settle->stints[i].n; k++)
        pattern[k * (N_QUEUES - 1) + a] = share;
    (void)settle_put(settle, i, pattern);
}

/* Queue 0 wants 1.2 and two people of queue 1 help out: together for 2 + 2 starts, 1.2 slots. With
 * one of them 0.2 are lost, 2, and a start and 0.2 slots saved. */
static void by_hand(void **state)
{
    (void)state;
    const struct shares_window all = {.end = 1, .until = 1};
    struct settle_state settle;
    struct shares shares;
    struct shop shop;
    double saved;
    open_shop(&shop, 1, 1);
    come(&shop, 1, 0, 1);
    come(&shop, 1, 0, 1);
    shop.demand[0][0] = 1.2;
    assert_int_equal(settle_state_make(&shop.settle, &settle), PB_OK);
    send(&settle, 0, 0, 0.9);
    send(&settle, 1, 0, 0.9);
    assert_int_equal(shares_make(&settle, &all, &shares), PB_OK);
    assert_int_equal(shares.n_runs, 2);
    assert_near(shares.cost, 2 + 2 + 1.2, 1e-9);
    assert_near(shares_use(&shares, 0) + shares_use(&shares, 1), 1.2, 1e-9);
    assert_near(shares.price[0], 1, 1e-9); /* one more unit costs a slot away */
    shares_keep(&shares);
    assert_near(settle_total(&settle), 2 + 2 + 1.2, 1e-9);

    const struct shares_change change = {.shut = (int[]){1}, .n_shut = 1};
    assert_int_equal(shares_try(&shares, &change, &saved), PB_OK);
    assert_near(saved, 0.2, 1e-9);
    assert_near(shares.price[0], 10, 1e-9); /* nobody is left to help */
    shares_keep(&shares);
    assert_near(settle_total(&settle), 2 + 1 + 2, 1e-9);

    const struct shares_change dear = {.shut = (int[]){0}, .n_shut = 1};
    assert_int_equal(shares_try(&shares, &dear, &saved), PB_OK);
    assert_near(saved, 0, 0);
    assert_near(shares_use(&shares, 0), 1, 1e-9);
    shares_release(&shares);
    settle_state_release(&settle);
}

/* A person at home on queue 1 serves queues 0 and 2 for a slot. Only two at a time: nothing is left
 * at home, and a third run is refused. */
static void two_queues_at_a_time(void **state)
{
    (void)state;
    const struct shares_window all = {.end = 1, .until = 1};
    struct settle_state settle;
    struct shares shares;
    struct shop shop;
    double saved;
    open_shop(&shop, 1, 1);
    come(&shop, 1, 0, 1);
    shop.demand[0][0] = 0.3;
    shop.demand[1][0] = 0.2;
    shop.demand[2][0] = 0.5;
    assert_int_equal(settle_state_make(&shop.settle, &settle), PB_OK);
    (void)settle_put(&settle, 0, (double[]){0.5, 0.5});
    assert_int_equal(shares_make(&settle, &all, &shares), PB_OK);
    assert_near(shares_use(&shares, 0) + shares_use(&shares, 1), 1, 1e-9);
    assert_near(shares.cost, 2 + 2 + 1 + 10 * 0.2, 1e-9);

    struct shares_run third = {.stint = 0, .move = 0, .from = 0, .end = 1};
    const struct shares_change change = {.fresh = &third, .n_fresh = 1};
    assert_int_equal(shares_try(&shares, &change, &saved), PB_OK);
    assert_near(saved, 0, 0);
    assert_int_equal(shares.n_runs, 2);
    shares_release(&shares);
    settle_state_release(&settle);
}

/* Tries to shut each run, and to begin one of a stint that has none. */
static double try_some(struct shares *shares, struct random *random)
{
    double sum = 0, saved;
    for (int r = 0, n = shares->n_runs; r < n; r++) {
        const struct shares_change change = {.shut = &r, .n_shut = 1};
        assert_int_equal(shares_try(shares, &change, &saved), PB_OK);
        assert_true(saved >= 0);
        sum += saved;
    }
    for (size_t i = 0; i < MOST_STINTS; i++) {
        const struct settle_stint *at = &shares->state->stints[i];
        struct shares_run fresh = {.stint = i, .move = (int)random_below(random, 2), .end = 2};
        const struct shares_change change = {.fresh = &fresh, .n_fresh = 1};
        bool busy = at->first < shares->window.from || at->first >= shares->window.until;
        for (int r = 0; r < shares->n_runs; r++)
            busy = busy || (shares->runs[r].open && shares->runs[r].stint == i);
        if (busy)
            continue;
        assert_int_equal(shares_try(shares, &change, &saved), PB_OK);
        sum += saved;
    }
    return sum;
}

static void savings_are_what_the_books_say(void **state)
{
    (void)state;
    const struct shares_window windows[] = {{.end = 10, .until = 10},
                                            {.from = 1, .end = 8, .until = 4}};
    double all = 0;
    for (unsigned seed = 1; seed <= 40; seed++) {
        struct waiting_shop waiting;
        struct settle_state settle;
        struct shares shares;
        struct random random;
        random_init(&random, seed);
        open_waiting(&waiting, &random);
        assert_int_equal(settle_state_make(&waiting.shop.settle, &settle), PB_OK);
        for (size_t i = 0; i < MOST_STINTS; i += 2)
            send(&settle, i, (int)random_below(&random, 2), 0.5);
        double before = settle_total(&settle);
        assert_int_equal(shares_make(&settle, &windows[seed % 2], &shares), PB_OK);
        shares_keep(&shares);
        double shared = settle_total(&settle);
        assert_true(shared <= before + 1e-5);
        double saved = try_some(&shares, &random);
        shares_keep(&shares);
        assert_near(settle_total(&settle), shared - saved, 2e-5);
        shares_release(&shares);
        settle_state_release(&settle);
        all += saved;
    }
    assert_true(all > 10);
}

/* Where nobody is on duty there is nothing to try or to keep; with the flag up nothing is tried. */
static void nothing_in_hand(void **state)
{
    (void)state;
    static const volatile sig_atomic_t flag = 1;
    const struct shares_window all = {.end = 1, .until = 1};
    struct settle_state settle;
    struct shares shares;
    struct shop shop;
    open_shop(&shop, 1, 1);
    assert_int_equal(settle_state_make(&shop.settle, &settle), PB_OK);
    assert_int_equal(shares_make(&settle, &all, &shares), PB_OK);
    assert_int_equal(shares.n_runs, 0);
    assert_true(isinf(shares.cost));
    shares_keep(&shares);
    shares_release(&shares);
    settle_state_release(&settle);

    come(&shop, 1, 0, 1);
    shop.settle.stop.signal = &flag;
    assert_int_equal(settle_state_make(&shop.settle, &settle), PB_OK);
    send(&settle, 0, 0, 0.5);
    double before = settle_total(&settle);
    assert_int_equal(settle_trade(&settle), PB_OK);
    assert_near(settle_total(&settle), before, 0);
    settle_state_release(&settle);
}

static void trading_never_makes_it_dearer(void **state)
{
    (void)state;
    double all = 0;
    for (unsigned seed = 1; seed <= 40; seed++) {
        struct waiting_shop waiting;
        struct settle_state settle;
        struct random random;
        random_init(&random, seed);
        open_waiting(&waiting, &random);
        assert_int_equal(settle_begin(&waiting.shop.settle, &settle), PB_OK);
        double before = settle_total(&settle);
        assert_int_equal(settle_trade(&settle), PB_OK);
        assert_true(settle_total(&settle) <= before);
        all += before - settle_total(&settle);
        double after = settle_total(&settle);
        settle_refresh(&settle);
        assert_near(settle_total(&settle), after, 1e-9);
        settle_state_release(&settle);
    }
    assert_true(all > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(two_queues_at_a_time),
        cmocka_unit_test(savings_are_what_the_books_say),
        cmocka_unit_test(nothing_in_hand),
        cmocka_unit_test(trading_never_makes_it_dearer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
