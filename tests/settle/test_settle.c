/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reassignments of people on fixed shifts: by hand, at the limits of every row, and on random
 * problems against rows and bound. */
#include <math.h>
#include <string.h>

#include "planner/base/random.h"
#include "shop.h"
#include "support/test.h"

static void by_hand(void **state)
{
    (void)state;
    struct shop shop;
    struct settle_result result;
    open_shop(&shop, 1, 1);
    come(&shop, 1, 0, 1);
    shop.demand[0][0] = 1;
    assert_int_equal(settle_solve(&shop.settle, &result), PB_OK);
    assert_int_equal(result.n_moves, 1);
    assert_near(result.moves[0].share, 1, 1e-9);
    assert_near(result.cost, 3, 1e-9);
    assert_near(result.bound, 3, 0.05);
    assert_near(result.supply[0], 1, 1e-9);
    assert_near(result.supply[1], 0, 1e-9);
    settle_result_release(&result);
}

static void nobody_moves_for_less_than_it_costs(void **state)
{
    (void)state;
    struct shop shop;
    struct settle_result result;
    open_shop(&shop, 2, 2);
    come(&shop, 1, 0, 2);
    shop.demand[0][0] = 0.39; /* 3.9 lost; two slots and a start cost 4 */
    assert_int_equal(settle_solve(&shop.settle, &result), PB_OK);
    assert_true(result.n_moves == 0 || result.moves[0].share < 1);
    assert_true(result.cost <= 3.9 + 1e-9);
    settle_result_release(&result);

    open_shop(&shop, 2, 2);
    come(&shop, 1, 0, 2);
    shop.demand[0][0] = 1;
    assert_int_equal(settle_solve(&shop.settle, &result), PB_OK);
    /* the block wants two slots: the second with the least share */
    assert_int_equal(result.n_moves, 2);
    assert_int_equal(result.moves[1].from, result.moves[0].to);
    assert_near(result.cost, 2 + 1 + SETTLE_LEAST_SHARE, 1e-9);
    assert_near(result.bound, 3, 0.05);
    settle_result_release(&result);
}

static void a_block_that_does_not_fit_is_no_move(void **state)
{
    (void)state;
    struct shop shop;
    struct settle_result result;
    open_shop(&shop, 3, 2);
    come(&shop, 1, 0, 3);
    shop.whole[0][1] = false; /* a gap in the middle leaves two single slots */
    shop.demand[0][0] = shop.demand[0][2] = 1;
    assert_int_equal(settle_solve(&shop.settle, &result), PB_OK);
    assert_int_equal(result.n_moves, 0);
    assert_near(result.cost, 20, 1e-9);
    settle_result_release(&result);
}

/* Half a head away for two slots, the other half needed at home. */
static void a_person_is_shared(void **state)
{
    (void)state;
    struct shop shop;
    struct settle_result result;
    open_shop(&shop, 4, 2);
    come(&shop, 1, 0, 4);
    shop.demand[0][1] = shop.demand[0][2] = 0.5;
    for (int t = 0; t < 4; t++)
        shop.demand[1][t] = t == 1 || t == 2 ? 0.5 : 1;
    assert_int_equal(settle_solve(&shop.settle, &result), PB_OK);
    assert_int_equal(result.n_moves, 1);
    assert_int_equal(result.moves[0].from, 1);
    assert_int_equal(result.moves[0].to, 3);
    assert_near(result.moves[0].share, 0.5, 1e-6);
    assert_near(result.cost, 3, 1e-5);
    settle_result_release(&result);
}

/* With the flag up from the start there is still an answer, and everybody is planned once. */
static void a_raised_flag_leaves_one_beginning(void **state)
{
    (void)state;
    static const volatile sig_atomic_t flag = 1;
    struct shop shop;
    struct settle_result result;
    open_shop(&shop, 4, 2);
    come(&shop, 1, 0, 4);
    come(&shop, 1, 0, 4);
    shop.demand[0][1] = shop.demand[0][2] = 1;
    shop.settle.stop.signal = &flag;
    assert_int_equal(settle_solve(&shop.settle, &result), PB_OK);
    assert_int_equal(result.steps, 2);
    assert_non_null(result.supply);
    settle_result_release(&result);
}

/* Whether reassignment `b` goes on with `a`. */
static bool goes_on(const struct settle_move *a, const struct settle_move *b)
{
    return a->stint == b->stint && a->move == b->move && a->to == b->from;
}

/* Slots of the run that the reassignment is part of. */
static int run_length(const struct settle_result *result, size_t index)
{
    int from = result->moves[index].from, to = result->moves[index].to;
    for (size_t i = index; i-- > 0;)
        if (goes_on(&result->moves[i], &(struct settle_move){.stint = result->moves[index].stint,
                                                             .move = result->moves[index].move,
                                                             .from = from}))
            from = result->moves[i].from;
    for (size_t i = index + 1; i < result->n_moves; i++)
        if (goes_on(&(struct settle_move){.stint = result->moves[index].stint,
                                          .move = result->moves[index].move,
                                          .to = to},
                    &result->moves[i]))
            to = result->moves[i].to;
    return to - from;
}

/* C1 to C3 of every reassignment of a stint, slot by slot. */
static void check_rows(const struct shop *shop, const struct settle_result *result)
{
    for (size_t i = 0; i < result->n_moves; i++) {
        const struct settle_move *move = &result->moves[i];
        const struct settle_stint *stint = &shop->stints[move->stint];
        assert_true(move->share > 0);
        assert_int_equal(shop->moves[move->move].team, stint->team);
        assert_true(run_length(result, i) >= shop->moves[move->move].block);
        assert_true(move->from >= stint->first && move->to <= stint->first + stint->n);
        for (int t = move->from; t < move->to; t++) {
            double share = 0;
            int queues = 0;
            assert_true(stint->whole[t - stint->first]);
            for (size_t k = 0; k < result->n_moves; k++) {
                const struct settle_move *other = &result->moves[k];
                bool here = other->stint == move->stint && other->from <= t && t < other->to;
                share += here ? other->share : 0;
                queues += here;
            }
            assert_true(share <= 1 + 1e-6);
            assert_true(queues + (share < 1 - 1e-6) <= shop->settle.most_queues);
        }
    }
}

/* The cost of what the result says, counted anew. */
static double recount(const struct shop *shop, const struct settle_result *result)
{
    double supply[N_QUEUES][MOST_SLOTS] = {{0}}, cost = 0;
    int n_slots = shop->capacity.slots_per_day;
    for (size_t i = 0; i < shop->settle.n_stints; i++)
        for (int k = 0; k < shop->stints[i].n; k++)
            supply[shop->stints[i].team][shop->stints[i].first + k] += shop->heads[i][k];
    for (size_t i = 0; i < result->n_moves; i++) {
        const struct settle_move *move = &result->moves[i];
        bool begins = true;
        for (size_t k = 0; k < result->n_moves; k++)
            begins = begins && !goes_on(&result->moves[k], move);
        cost += (begins ? 2 : 0) + move->share * (move->to - move->from);
        for (int t = move->from; t < move->to; t++) {
            double heads =
                move->share * shop->heads[move->stint][t - shop->stints[move->stint].first];
            supply[shop->stints[move->stint].team][t] -= heads;
            supply[shop->moves[move->move].queue][t] += heads;
        }
    }
    for (int q = 0; q < N_QUEUES; q++)
        for (int t = 0; t < n_slots; t++)
            cost += 10 * fmax(0, shop->demand[q][t] - supply[q][t]);
    return cost;
}

static void random_shops_keep_rows_and_bound(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 60; seed++) {
        struct shop shop;
        struct settle_result result, again;
        struct random random;
        random_init(&random, seed);
        open_shop(&shop, 8 + (int)random_below(&random, 5), 1 + (int)random_below(&random, 3));
        int n_slots = shop.capacity.slots_per_day;
        shop.settle.most_queues = 1 + (int)random_below(&random, 3);
        for (int i = 0; i < MOST_STINTS; i++) {
            int first = (int)random_below(&random, 5);
            come(&shop, (int)random_below(&random, N_QUEUES), first, n_slots - first);
            shop.heads[i][random_below(&random, 4)] = 0.5;
            shop.whole[i][random_below(&random, 3)] = random_below(&random, 2) == 0;
        }
        for (int q = 0; q < N_QUEUES; q++)
            for (int t = 0; t < n_slots; t++)
                shop.demand[q][t] = (double)random_below(&random, 60) / 10;
        assert_int_equal(settle_solve(&shop.settle, &result), PB_OK);
        check_rows(&shop, &result);
        assert_near(result.cost, recount(&shop, &result), 1e-6);
        assert_true(result.bound <= result.cost + 1e-9);
        assert_true(result.bound >= 0);
        assert_int_equal(settle_solve(&shop.settle, &again), PB_OK);
        assert_int_equal(result.n_moves, again.n_moves);
        assert_memory_equal(result.moves, again.moves, result.n_moves * sizeof *result.moves);
        settle_result_release(&result);
        settle_result_release(&again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(nobody_moves_for_less_than_it_costs),
        cmocka_unit_test(a_block_that_does_not_fit_is_no_move),
        cmocka_unit_test(a_person_is_shared),
        cmocka_unit_test(a_raised_flag_leaves_one_beginning),
        cmocka_unit_test(random_shops_keep_rows_and_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
