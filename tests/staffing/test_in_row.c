/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits on days in a row: figures by hand, and against every lawful way to work. */
#include "planner/base/random.h"
#include "planner/staffing/staffing.h"
#include "staffing/store.h"
#include "support/test.h"

enum { DAYS = 6, NAMED = 3, TRIALS = 400 };

static void make(struct store *store, struct staffing *staffing)
{
    assert_int_equal(staffing_make(&store->scenario, &store->demand, staffing, NULL), PB_OK);
}

/** The limit on days in a row of the class that begins on day `first`, or NULL. */
static const struct capacity_limit *row_of(const struct staffing *staffing, int cls, int first)
{
    for (int i = 0; i < staffing->problem.n_limits; i++) {
        const struct capacity_limit *limit = &staffing->problem.limits[i];
        if (limit->cls == cls && staffing->limit_uses[i] == STAFFING_IN_ROW &&
            limit->day_from == first)
            return limit;
    }
    return NULL;
}

static int count_rows(const struct staffing *staffing)
{
    int n = 0;
    for (int i = 0; i < staffing->problem.n_limits; i++)
        n += staffing->limit_uses[i] == STAFFING_IN_ROW;
    return n;
}

/* two weeks from a Monday: the windows of seven days that are no calendar week */
static void seven_days_have_a_day_off(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 14);
    make(&store, &staffing);
    assert_int_equal(count_rows(&staffing), 2 * 6);
    assert_null(row_of(&staffing, 0, 0)); /* 10 heads on at most 6 days of the week */
    assert_null(row_of(&staffing, 0, 7));
    const struct capacity_limit *row = row_of(&staffing, 0, 3);
    assert_non_null(row);
    assert_int_equal(row->measure, CAPACITY_SHIFTS);
    assert_int_equal(row->day_to, 9);
    assert_near(row->upper, 60, 0);
    assert_near(row->over_most, 0, 0);
    assert_true(row->lower < 0);
    assert_int_equal(row->feeds, CAPACITY_NONE);
    assert_near(row_of(&staffing, 1, 3)->upper, 24, 0);
    staffing_release(&staffing);
}

static void what_cannot_bind_has_no_row(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    store_make(&store, 6); /* no seven days */
    make(&store, &staffing);
    assert_int_equal(count_rows(&staffing), 0);
    staffing_release(&staffing);
    store_make(&store, 14);
    store.scenario.capacity.standby = 0.2; /* 7 days of 8 of 10 heads, 7 of 3 of 4 */
    make(&store, &staffing);
    assert_int_equal(count_rows(&staffing), 0);
    staffing_release(&staffing);
    store_make(&store, 6);
    store.scenario.edges.eve = true; /* the eve is the seventh day */
    make(&store, &staffing);
    assert_int_equal(count_rows(&staffing), 2);
    assert_int_equal(row_of(&staffing, 0, -1)->day_to, 5);
    staffing_release(&staffing);
}

/** `n` people with names and nobody else in group 0, alike. */
static void name_people(struct store *store, int n)
{
    const struct pb_group *group = &store->groups[0];
    for (int p = 0; p < n; p++)
        store->persons[p] = (struct pb_person){.id = "p",
                                               .limits = group->limits,
                                               .pay = group->pay,
                                               .from_day = group->from_day,
                                               .to_day = group->to_day};
    store->scenario.people.n_persons = (size_t)n;
    store->groups[0].heads = n;
}

/* p0 is there on days 0 to 3, p1 on days 4 to 7, p2 always: two heads a day, which are 12 shifts in
 * seven days with a day off each, but three people, who work 13 lawfully */
static void leave_in_turns_counts_people(void **state)
{
    (void)state;
    struct store store;
    struct staffing staffing;
    struct pb_leave leave[2];
    store_make(&store, 8);
    int first = store.scenario.frame.first_day;
    name_people(&store, 3);
    leave[0] = (struct pb_leave){0, {first + 4, first + 7}, NULL};
    leave[1] = (struct pb_leave){1, {first, first + 3}, NULL};
    store.scenario.people.leave = leave;
    store.scenario.people.n_leave = 2;
    for (int p = 0; p < 3; p++)
        store.persons[p].limits.max_days_per_week = 7;
    make(&store, &staffing);
    assert_int_equal(staffing.classes[0].heads[1], 2);
    assert_int_equal(staffing.classes[0].heads[5], 2);
    assert_non_null(row_of(&staffing, 0, 0));
    assert_near(row_of(&staffing, 0, 0)->upper, 4 + 3 + 6, 0);
    assert_near(row_of(&staffing, 0, 1)->upper, 3 + 4 + 6, 0);
    staffing_release(&staffing);
}

/* ------------------------------------------------------- all ways to work */

/** People of group 0, the last one without a name. */
struct sample {
    struct store store;
    struct pb_leave leave[NAMED];
    int most_in_row[NAMED + 1];
    bool there[NAMED + 1][DAYS + 1]; /**< [0] = eve */
};

static int pick(struct random *random, int n)
{
    return (int)random_below(random, (size_t)n);
}

static void make_sample(struct sample *sample, struct random *random)
{
    struct store *store = &sample->store;
    store_make(store, DAYS);
    int first = store->scenario.frame.first_day;
    store->scenario.edges.eve = pick(random, 2) == 0;
    store->scenario.capacity.standby = pick(random, 4) == 0 ? 0.4 : 0;
    store->groups[0].limits.max_days_per_week = 2 + pick(random, DAYS - 1);
    store->groups[0].limits.max_days_in_row = sample->most_in_row[NAMED] = 1 + pick(random, 4);
    name_people(store, NAMED);
    store->groups[0].heads = NAMED + 1;
    store->scenario.people.n_groups = 1;
    for (int p = 0; p <= NAMED; p++)
        for (int day = 0; day <= DAYS; day++)
            sample->there[p][day] = true;
    for (int p = 0; p < NAMED; p++) {
        int from = pick(random, DAYS + 1), to = from + pick(random, DAYS + 1 - from);
        store->persons[p].limits.max_days_in_row = sample->most_in_row[p] = 1 + pick(random, 4);
        sample->leave[p] = (struct pb_leave){p, {first - 1 + from, first - 1 + to}, NULL};
        for (int day = from; day <= to; day++)
            sample->there[p][day] = false;
    }
    store->scenario.people.leave = sample->leave;
    store->scenario.people.n_leave = NAMED;
}

/** Whether person `p` may lawfully work the days of `mask` (bit 0 = eve). */
static bool is_lawful(const struct sample *sample, int p, unsigned mask)
{
    int run = 0;
    for (int day = 0; day <= DAYS; day++) {
        bool works = (mask >> day & 1u) != 0;
        run = works ? run + 1 : 0;
        if (run > sample->most_in_row[p] || (works && !sample->there[p][day]))
            return false;
    }
    return true;
}

/** Most shifts of all people on days [from, to], -1 = eve, among all lawful ways to work. */
static int most_lawful(const struct sample *sample, int from, int to)
{
    int sum = 0;
    for (int p = 0; p <= NAMED; p++) {
        int most = 0;
        for (unsigned mask = 0; mask < 1u << (DAYS + 1); mask++) {
            int days = 0;
            for (int day = from; day <= to; day++)
                days += (mask >> (day + 1) & 1u) != 0;
            if (days > most && is_lawful(sample, p, mask))
                most = days;
        }
        sum += most;
    }
    return sum;
}

/** Most shifts on days [from, to] by the limits of single days. */
static double most_by_heads(const struct staffing *staffing, int from, int to)
{
    double sum = 0;
    for (int i = 0; i < staffing->problem.n_limits; i++) {
        const struct capacity_limit *limit = &staffing->problem.limits[i];
        if (staffing->limit_uses[i] == STAFFING_HEADS && limit->day_from >= from &&
            limit->day_to <= to)
            sum += limit->upper;
    }
    return sum;
}

static int least_in_row(const struct sample *sample)
{
    int least = DAYS;
    for (int p = 0; p <= NAMED; p++)
        least = sample->most_in_row[p] < least ? sample->most_in_row[p] : least;
    return least;
}

/* a row allows exactly what the best lawful way needs; without a row nothing more is possible */
static void rows_allow_all_that_is_lawful(void **state)
{
    (void)state;
    struct random random;
    struct sample sample;
    struct staffing staffing;
    int n_rows = 0;
    random_init(&random, 7);
    for (int trial = 0; trial < TRIALS; trial++) {
        make_sample(&sample, &random);
        make(&sample.store, &staffing);
        assert_int_equal(staffing.n_classes, 1);
        int least = least_in_row(&sample), eve = sample.store.scenario.edges.eve ? -1 : 0;
        int most_a_week = sample.store.groups[0].limits.max_days_per_week;
        for (int day = eve; day + least < DAYS; day++) {
            const struct capacity_limit *row = row_of(&staffing, 0, day);
            int lawful = most_lawful(&sample, day, day + least);
            bool is_week = day >= 0 && staffing.classes[0].max_heads * most_a_week <= lawful;
            if (row == NULL) {
                assert_true(is_week || most_by_heads(&staffing, day, day + least) <= lawful);
                continue;
            }
            n_rows++;
            assert_int_equal(row->day_to, day + least);
            assert_near(row->upper, lawful, 0);
        }
        staffing_release(&staffing);
    }
    assert_true(n_rows > TRIALS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seven_days_have_a_day_off),
        cmocka_unit_test(what_cannot_bind_has_no_row),
        cmocka_unit_test(leave_in_turns_counts_people),
        cmocka_unit_test(rows_allow_all_that_is_lawful),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
