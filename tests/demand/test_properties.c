/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every forecast, on shops drawn at random. */
#include "support/test.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "demand/shop.h"
#include "paiban/demand.h"
#include "planner/demand/builtin.h"
#include "planner/demand/split.h"

enum { ROUNDS = 60 };

struct draw {
    uint64_t state;
};

/** Uniform in 0..1: xorshift64*. */
static double draw(struct draw *d)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    return (double)((d->state * 0x2545F4914F6CDD1DULL) >> 11) / 9007199254740992.0;
}

static void vary(struct shop *shop, struct draw *d)
{
    static const int slots[] = {15, 30, 60};
    struct pb_scenario *s = &shop->scenario;
    s->frame.slot_min = slots[(int)(draw(d) * 3)];
    s->frame.day_start_min = (int)(draw(d) * 7) * 60;
    s->demand.prior_steady = draw(d) < 0.5;
    s->demand.unpaid_share = draw(d) * 0.3;
    s->demand.chase_sessions = draw(d);
    s->capacity.absence = 0.1 * draw(d);
    for (size_t f = 0; f < PB_N_FUNCTIONS; f++) {
        s->queues[f].outside = (enum pb_outside)(draw(d) * 3);
        if (draw(d) < 0.5) {
            s->queues[f].open = (struct pb_windows){&shop->daytime, 1};
        }
    }
    for (int day = 0; day <= s->frame.n_days; day++) {
        shop->days[day].weight = 0.2 + 6 * draw(d);
        shop->days[day].profile[PB_PRESALE] = draw(d) < 0.5;
        shop->days[day].profile[PB_AFTERSALE] = draw(d) < 0.5;
    }
    for (size_t b = 0; b < s->n_brands; b++) {
        struct pb_brand *brand = &shop->brands[b];
        brand->uv = 1e5 * draw(d);
        brand->sales = brand->uv * brand->conversion * brand->order_value;
        brand->bot_share[PB_PRESALE] = draw(d);
        brand->bot_share[PB_AFTERSALE] = draw(d);
    }
}

static void make_random(struct shop *shop, struct draw *d)
{
    shop_make(shop, 1 + (int)(draw(d) * 20), 1 + (int)(draw(d) * SHOP_BRANDS));
    vary(shop, d);
}

static int64_t micro(double sessions)
{
    return llround(sessions * 1e6);
}

static void assert_balance(const struct pb_flow *flow)
{
    assert_int_equal(micro(flow->caused) + micro(flow->prior),
                     micro(flow->arrivals) + micro(flow->after_horizon));
    assert_int_equal(micro(flow->arrivals) - micro(flow->by_bot), micro(flow->reached));
    assert_int_equal(micro(flow->reached), micro(flow->sessions) + micro(flow->bot_outside) +
                                               micro(flow->lost_outside) +
                                               micro(flow->waiting_after));
}

static int64_t row_sum(const struct pb_demand *demand, const double *matrix, size_t queue)
{
    int64_t sum = 0;
    for (int t = 0; t < demand->n_slots; t++) {
        sum += micro(matrix[queue * (size_t)demand->n_slots + (size_t)t]);
    }
    return sum;
}

static int64_t day_sum(const struct pb_demand *demand, size_t queue)
{
    int64_t sum = 0;
    for (int day = 0; day < demand->n_days; day++) {
        sum += micro(pb_demand_day(demand, demand->sessions, (int)queue, day));
    }
    return sum;
}

/** Slots add up to days, days to the horizon, the horizon and the rest to what was caused. */
static void sums_are_exact(void **state)
{
    (void)state;
    struct draw d = {20261111};
    for (int round = 0; round < ROUNDS; round++) {
        struct shop shop;
        struct pb_demand demand;
        make_random(&shop, &d);
        assert_int_equal(pb_demand_make(&shop.scenario, &demand, NULL), PB_OK);
        for (size_t q = 0; q < demand.n_queues; q++) {
            assert_balance(&demand.queues[q]);
            assert_int_equal(row_sum(&demand, demand.sessions, q),
                             micro(demand.queues[q].sessions));
            assert_int_equal(row_sum(&demand, demand.before_bot, q),
                             micro(demand.queues[q].arrivals));
            assert_int_equal(row_sum(&demand, demand.reached, q), micro(demand.queues[q].reached));
            assert_int_equal(day_sum(&demand, q), micro(demand.queues[q].sessions));
        }
        for (size_t b = 0; b < demand.n_brands; b++) {
            assert_balance(&demand.brands[b].flow[PB_PRESALE]);
            assert_balance(&demand.brands[b].flow[PB_INSALE]);
            assert_balance(&demand.brands[b].flow[PB_AFTERSALE]);
            assert_int_equal(micro(demand.brands[b].enquiries),
                             micro(shop.brands[b].uv * shop.brands[b].enquiry_rate));
        }
        pb_demand_release(&demand);
    }
}

/** Twice the visitors and orders: twice the sessions, to a few millionths. */
static void demand_is_linear_in_visitors(void **state)
{
    (void)state;
    struct draw d = {7};
    for (int round = 0; round < ROUNDS; round++) {
        struct shop shop;
        struct pb_demand once, twice;
        make_random(&shop, &d);
        assert_int_equal(pb_demand_make(&shop.scenario, &once, NULL), PB_OK);
        for (size_t b = 0; b < shop.scenario.n_brands; b++) {
            shop.brands[b].uv *= 2;
            shop.brands[b].sales *= 2;
        }
        assert_int_equal(pb_demand_make(&shop.scenario, &twice, NULL), PB_OK);
        for (int i = 0; i < once.n_slots * PB_N_FUNCTIONS; i++) {
            assert_near(twice.before_bot[i], 2 * once.before_bot[i], 1e-4);
            assert_near(twice.reached[i], 2 * once.reached[i], 1e-4);
        }
        assert_near(twice.total.agents_sum, 2 * once.total.agents_sum, 1e-4);
        pb_demand_release(&once);
        pb_demand_release(&twice);
    }
}

/** The order in which brands are written changes nothing. */
static void order_of_brands_does_not_matter(void **state)
{
    (void)state;
    struct draw d = {31};
    for (int round = 0; round < ROUNDS; round++) {
        struct shop shop;
        struct pb_demand forth, back;
        make_random(&shop, &d);
        size_t n = shop.scenario.n_brands;
        assert_int_equal(pb_demand_make(&shop.scenario, &forth, NULL), PB_OK);
        for (size_t b = 0; b < n / 2; b++) {
            struct pb_brand kept = shop.brands[b];
            shop.brands[b] = shop.brands[n - 1 - b];
            shop.brands[n - 1 - b] = kept;
        }
        assert_int_equal(pb_demand_make(&shop.scenario, &back, NULL), PB_OK);
        size_t cells = (size_t)forth.n_slots * PB_N_FUNCTIONS;
        assert_memory_equal(forth.sessions, back.sessions, cells * sizeof(double));
        for (size_t b = 0; b < n; b++) {
            assert_near(forth.brands[b].received, back.brands[n - 1 - b].received, 0);
        }
        pb_demand_release(&forth);
        pb_demand_release(&back);
    }
}

static void split_adds_up_and_stays_close(void **state)
{
    (void)state;
    struct draw d = {99};
    for (int round = 0; round < 1000; round++) {
        double weights[50], sum = 0;
        int64_t parts[50], got = 0, total = (int64_t)(draw(&d) * 1e12);
        for (int i = 0; i < 50; i++) {
            weights[i] = draw(&d) < 0.2 ? 0 : draw(&d);
            sum += weights[i];
        }
        demand_split(total, weights, 50, parts);
        for (int i = 0; i < 50; i++) {
            assert_true(parts[i] >= 0);
            assert_near((double)parts[i], (double)total * weights[i] / sum, 1.01);
            got += parts[i];
        }
        assert_int_equal(got, total);
    }
}

static void weights_of_nothing_split_evenly(void **state)
{
    (void)state;
    const double weights[4] = {0};
    int64_t parts[4];
    demand_split(10, weights, 4, parts);
    assert_int_equal(parts[0] + parts[1] + parts[2] + parts[3], 10);
    assert_true(parts[0] >= 2 && parts[3] >= 2);
}

static void built_in_profiles_sum_to_one(void **state)
{
    (void)state;
    for (int which = 0; which < DEMAND_N_BUILTIN; which++) {
        const struct pb_profile *profile = demand_builtin_profile((enum demand_builtin)which);
        double sum = 0;
        for (int hour = 0; hour < 24; hour++) {
            sum += profile->share[hour];
        }
        assert_near(sum, 1, 1e-12);
        assert_true(profile->illustrative);
    }
}

/* A wave of 6 normal days at 20:00 on day 2, a deposit of 3 at midnight of day 1. */
static void waves_make_days(void **state)
{
    (void)state;
    double tail[DEMAND_WAVE_TAIL];
    memcpy(tail, demand_wave_tail(), sizeof tail);
    struct pb_frame frame = {.first_day = 100, .n_days = 4};
    struct pb_wave waves[] = {
        {"main", 102 * 1440 + 1200, PB_WAVE_MAIN, 6, {tail, DEMAND_WAVE_TAIL}},
        {"deposit", 101 * 1440, PB_WAVE_DEPOSIT, 3, {tail, DEMAND_WAVE_TAIL}},
    };
    struct demand_wave_days input = {&frame, waves, 2, {0, 0, 0}, 1, 2};
    struct pb_day_kind days[5];
    demand_days_from_waves(&input, days);
    assert_near(days[0].weight, 1, 0);
    assert_near(days[0].order_factor, 1, 0);
    assert_near(days[1].weight, 3, 1e-12);
    assert_near(days[1].order_factor, (1 + 2 * 0.3) / 3, 1e-12);
    assert_int_equal(days[1].profile[PB_PRESALE], 1);
    assert_near(days[2].weight, 1 + 5 + 2 * 0.45, 1e-12);
    assert_int_equal(days[2].profile[PB_INSALE], 2);
    assert_int_equal(days[2].profile[PB_AFTERSALE], 0);
    assert_near(days[3].weight, 1 + 5 * 0.45 + 2 * 0.25, 1e-12);
    assert_int_equal(days[3].profile[PB_PRESALE], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_exact),
        cmocka_unit_test(demand_is_linear_in_visitors),
        cmocka_unit_test(order_of_brands_does_not_matter),
        cmocka_unit_test(split_adds_up_and_stays_close),
        cmocka_unit_test(weights_of_nothing_split_evenly),
        cmocka_unit_test(built_in_profiles_sum_to_one),
        cmocka_unit_test(waves_make_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
