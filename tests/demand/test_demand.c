/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast on a shop computed by hand. */
#include "support/test.h"

#include "demand/shop.h"
#include "paiban/demand.h"
#include "paiban/message.h"

static void make(const struct shop *shop, struct pb_demand *demand)
{
    assert_int_equal(pb_demand_make(&shop->scenario, demand, NULL), PB_OK);
}

static double at(const struct pb_demand *demand, const double *matrix, int queue, int slot)
{
    return matrix[queue * demand->n_slots + slot];
}

/* 1,000 visitors x 0.2 = 200 enquiries, half of them left by the chatbot, 50 each at 10 and 14. */
static void presale_comes_with_the_visitors(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 1, 1);
    make(&shop, &demand);
    assert_near(at(&demand, demand.before_bot, PB_PRESALE, 10), 100, 0);
    assert_near(at(&demand, demand.sessions, PB_PRESALE, 10), 50, 0);
    assert_near(at(&demand, demand.sessions, PB_PRESALE, 14), 50, 0);
    assert_near(at(&demand, demand.sessions, PB_PRESALE, 11), 0, 0);
    assert_near(demand.brands[0].flow[PB_PRESALE].by_bot, 100, 0);
    assert_near(demand.brands[0].enquiries, 200, 0);
    assert_near(demand.brands[0].received, 100, 0);
    pb_demand_release(&demand);
}

/* 100 orders x 0.5 = 50 in-sale sessions: 35 today, 15 after the horizon. */
static void insale_follows_the_orders(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 1, 1);
    make(&shop, &demand);
    const struct pb_flow *flow = &demand.brands[0].flow[PB_INSALE];
    assert_near(flow->caused, 50, 0);
    assert_near(flow->arrivals, 35, 0);
    assert_near(flow->after_horizon, 15, 0);
    assert_near(at(&demand, demand.sessions, PB_INSALE, 14), 17.5, 0);
    pb_demand_release(&demand);
}

/* Per order 0.6 x 0.5 + 0.4 x 2 = 1.1, all on the next day: yesterday's 10 orders bring 11. */
static void aftersale_follows_orders_before_the_horizon(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 1, 1);
    shop.prior[0] = (struct pb_prior_orders){0, 19999, 10};
    shop.scenario.demand.n_prior = 1;
    make(&shop, &demand);
    const struct pb_flow *flow = &demand.brands[0].flow[PB_AFTERSALE];
    assert_near(flow->caused, 110, 0);
    assert_near(flow->prior, 11, 0);
    assert_near(flow->arrivals, 11, 0);
    assert_near(flow->after_horizon, 110, 0);
    assert_near(demand.brands[0].flow[PB_INSALE].prior, 10 * 0.5 * 0.3, 0);
    assert_near(demand.brands[0].flow[PB_INSALE].arrivals, 36, 0);
    assert_near(demand.brands[0].prior_orders, 10, 0);
    pb_demand_release(&demand);
}

/* Without a list, each day before was like the quietest: 2 days, 100 orders, weights 1 and 3. */
static void steady_orders_come_from_the_quietest_day(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 2, 1);
    shop.days[1].weight = 3;
    shop.scenario.demand.prior_steady = true;
    make(&shop, &demand);
    assert_near(demand.brands[0].flow[PB_AFTERSALE].prior, 25 * 1.1, 1e-9);
    assert_near(pb_demand_day(&demand, demand.sessions, PB_PRESALE, 0), 25, 0);
    assert_near(pb_demand_day(&demand, demand.sessions, PB_PRESALE, 1), 75, 0);
    pb_demand_release(&demand);
}

/* From 12:00 on: the first day's 10 o'clock lies before the horizon, the last day's 10 in it. */
static void the_planning_day_starts_when_it_is_set(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 1, 1);
    shop.scenario.frame.day_start_min = 12 * 60;
    shop.days[1].weight = 3;
    make(&shop, &demand);
    assert_near(at(&demand, demand.sessions, PB_PRESALE, 2), 25, 0);
    assert_near(at(&demand, demand.sessions, PB_PRESALE, 22), 75, 0);
    /* Of 100 orders 25 fell on the first day, so 25 more before its noon: prior work. */
    assert_near(demand.brands[0].prior_orders, 25, 1e-9);
    /* The 25 orders of the first day: 0.7 today at 14, 0.2 tomorrow, half of it at 10. */
    assert_near(at(&demand, demand.sessions, PB_INSALE, 2), 25 * 0.5 * (0.7 + 0.7 / 2), 1e-6);
    pb_demand_release(&demand);
}

/* 100 orders, a fifth unpaid, half a contact each: 10, untouched by the chatbot. */
static void unpaid_orders_are_chased_by_people(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 1, 1);
    shop.scenario.demand.unpaid_share = 0.2;
    shop.scenario.demand.chase_sessions = 0.5;
    make(&shop, &demand);
    assert_near(demand.brands[0].flow[PB_PRESALE].chase, 10, 0);
    assert_near(demand.brands[0].flow[PB_PRESALE].sessions, 110, 0);
    assert_near(demand.brands[0].received, 100, 0);
    pb_demand_release(&demand);
}

/* Open 12-18: what comes at 10 is left to the chatbot, waits until 12 or is lost. */
static void closed_hours_send_contacts_away_or_make_them_wait(void **state)
{
    (void)state;
    static const struct {
        enum pb_outside outside;
        double at_12, bot, lost;
    } cases[] = {
        {PB_OUTSIDE_BOT, 0, 50, 0}, {PB_OUTSIDE_WAIT, 50, 0, 0}, {PB_OUTSIDE_LOST, 0, 0, 50}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct shop shop;
        struct pb_demand demand;
        shop_make(&shop, 1, 1);
        shop.queues[PB_PRESALE].open = (struct pb_windows){&shop.daytime, 1};
        shop.queues[PB_PRESALE].outside = cases[i].outside;
        make(&shop, &demand);
        const struct pb_flow *flow = &demand.queues[PB_PRESALE];
        assert_near(at(&demand, demand.sessions, PB_PRESALE, 12), cases[i].at_12, 0);
        assert_near(at(&demand, demand.reached, PB_PRESALE, 10), 50, 0);
        assert_near(flow->bot_outside, cases[i].bot, 0);
        assert_near(flow->lost_outside, cases[i].lost, 0);
        assert_near(flow->moved, cases[i].at_12, 0);
        pb_demand_release(&demand);
    }
}

/* Open 12-18 of one day from 00:00, arrivals around the clock: those from 18 on wait beyond. */
static void what_waits_at_the_end_is_told(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 1, 1);
    shop.queues[PB_PRESALE].open = (struct pb_windows){&shop.daytime, 1};
    shop.queues[PB_PRESALE].outside = PB_OUTSIDE_WAIT;
    shop.days[0].profile[PB_PRESALE] = 1;
    make(&shop, &demand);
    assert_near(demand.queues[PB_PRESALE].waiting_after, 25, 1e-6);
    assert_near(demand.queues[PB_PRESALE].sessions, 75, 1e-6);
    assert_near(at(&demand, demand.sessions, PB_PRESALE, 12), 13 * 100.0 / 24, 1e-5);
    pb_demand_release(&demand);
}

/* 100 + 35 sessions over 50 a shift, a tenth of the people absent: 3 agents. */
static void agents_follow_from_the_sessions_of_a_shift(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 1, 1);
    shop.scenario.capacity.absence = 0.1;
    make(&shop, &demand);
    assert_near(demand.total.agents_peak, 3, 1e-12);
    assert_near(demand.brands[0].agents_sum, 3, 1e-12);
    assert_int_equal(demand.total.peak_day, 0);
    pb_demand_release(&demand);
}

/* 100 received x 0.5 x 100 x 0.6 = 3,000, and 10,000 x 0.3 = 3,000. */
static void the_two_estimates_are_compared(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    struct pb_messages messages = {0};
    shop_make(&shop, 1, 2);
    shop.brands[0].guided_share = 0.2501; /* 3,000 is 19.95 % more than 2,501 */
    shop.brands[1].guided_share = 0.2499;
    assert_int_equal(pb_demand_make(&shop.scenario, &demand, &messages), PB_OK);
    assert_near(demand.brands[0].service_sales, 3000, 1e-9);
    assert_false(demand.brands[0].apart);
    assert_true(demand.brands[1].apart);
    assert_false(demand.total.apart);
    assert_int_equal(messages.count[PB_WARNING], 1);
    assert_string_equal(messages.items[0].code, "estimates_apart");
    assert_string_equal(messages.items[0].path, "brands.linyu");
    pb_messages_release(&messages);
    pb_demand_release(&demand);
}

static void warnings_of(int n_brands, size_t expected)
{
    struct shop shop;
    struct pb_demand demand;
    struct pb_messages messages = {0};
    shop_make(&shop, 1, n_brands);
    for (int b = 0; b < n_brands; b++) {
        shop.brands[b].guided_share = 0.1;
    }
    assert_int_equal(pb_demand_make(&shop.scenario, &demand, &messages), PB_OK);
    assert_true(demand.total.apart);
    assert_int_equal(messages.count[PB_WARNING], expected);
    pb_messages_release(&messages);
    pb_demand_release(&demand);
}

/* Each brand, and the total when it says something new. */
static void one_brand_is_warned_about_once(void **state)
{
    (void)state;
    warnings_of(1, 1);
    warnings_of(2, 3);
}

static void volumes_are_taken_as_they_are(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 1, 0);
    shop.scenario.demand.source = PB_DEMAND_VOLUMES;
    shop.volumes[0] = (struct pb_volume){PB_INSALE, 3, 7.25};
    shop.volumes[1] = (struct pb_volume){PB_INSALE, 3, 0.75};
    shop.scenario.demand.n_volumes = 2;
    make(&shop, &demand);
    assert_near(at(&demand, demand.sessions, PB_INSALE, 3), 8, 0);
    assert_near(demand.total.flow[PB_INSALE].arrivals, 8, 0);
    assert_int_equal(demand.n_brands, 0);
    pb_demand_release(&demand);

    shop.scenario.demand.after_bot = false;
    shop.scenario.capacity.bot_share[PB_INSALE] = 0.75;
    make(&shop, &demand);
    assert_near(at(&demand, demand.before_bot, PB_INSALE, 3), 8, 0);
    assert_near(at(&demand, demand.sessions, PB_INSALE, 3), 2, 0);
    pb_demand_release(&demand);
}

/* 15 agents for an hour are two shifts of 7.5 net hours. */
static void heads_are_taken_as_they_are(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 2, 0);
    shop.scenario.demand.source = PB_DEMAND_HEADS;
    shop.volumes[0] = (struct pb_volume){PB_PRESALE, 30, 15};
    shop.scenario.demand.n_volumes = 1;
    make(&shop, &demand);
    assert_near(at(&demand, demand.heads, PB_PRESALE, 30), 15, 0);
    assert_near(demand.total.agents_peak, 2, 1e-12);
    assert_int_equal(demand.total.peak_day, 1);
    assert_near(demand.total.flow[PB_PRESALE].sessions, 0, 0);
    pb_demand_release(&demand);
}

/* A department without an after-sale group answers no after-sale contacts. */
static void a_function_without_a_queue_has_no_flow(void **state)
{
    (void)state;
    struct shop shop;
    struct pb_demand demand;
    shop_make(&shop, 2, 1);
    shop.scenario.n_queues = 2;
    make(&shop, &demand);
    assert_near(demand.brands[0].flow[PB_AFTERSALE].caused, 0, 0);
    assert_near(demand.total.flow[PB_INSALE].caused, 50, 0);
    pb_demand_release(&demand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(presale_comes_with_the_visitors),
        cmocka_unit_test(insale_follows_the_orders),
        cmocka_unit_test(aftersale_follows_orders_before_the_horizon),
        cmocka_unit_test(steady_orders_come_from_the_quietest_day),
        cmocka_unit_test(the_planning_day_starts_when_it_is_set),
        cmocka_unit_test(unpaid_orders_are_chased_by_people),
        cmocka_unit_test(closed_hours_send_contacts_away_or_make_them_wait),
        cmocka_unit_test(what_waits_at_the_end_is_told),
        cmocka_unit_test(agents_follow_from_the_sessions_of_a_shift),
        cmocka_unit_test(the_two_estimates_are_compared),
        cmocka_unit_test(one_brand_is_warned_about_once),
        cmocka_unit_test(volumes_are_taken_as_they_are),
        cmocka_unit_test(heads_are_taken_as_they_are),
        cmocka_unit_test(a_function_without_a_queue_has_no_flow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
