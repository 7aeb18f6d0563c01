/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule on lines written by hand: lawful, at both limits exactly, broken by a known amount with
 * a price and without. Digits are shifts, dots days off; day 0 is a Monday unless said. */
#include "support/test.h"

#include <math.h>
#include <string.h>

#include "models/roster/roster.h"

enum { DAYS = 14, SHIFTS = 3 };

static const struct roster_shift shifts[SHIFTS] = {
    {480, 960, 480}, {840, 1320, 480}, {1320, 1800, 480}};

static struct roster_range priced(double min, double max, double under, double over)
{
    return (struct roster_range){.on = true, .min = min, .max = max, .under = under, .over = over};
}

static struct roster_range hard(double min, double max)
{
    return priced(min, max, INFINITY, INFINITY);
}

/* What `text` costs an agent with these limits. */
static double cost_of(const struct roster_agent *agent, int first_weekday, const char *text)
{
    struct roster_problem problem = {.n_days = (int)strlen(text),
                                     .first_weekday = first_weekday,
                                     .n_shifts = SHIFTS,
                                     .shifts = shifts,
                                     .n_agents = 1,
                                     .agents = agent};
    int line[DAYS + 7];
    double cost;
    for (int d = 0; d < problem.n_days; d++)
        line[d] = text[d] == '.' ? ROSTER_OFF : text[d] - '0';
    assert_int_equal(roster_cost(&problem, line, &cost), PB_OK);
    return cost;
}

static double limited(const struct roster_limits *limits, const char *text)
{
    struct roster_agent agent = {.limits = limits};
    return cost_of(&agent, 0, text);
}

static void days_in_a_row(void **state)
{
    (void)state;
    struct roster_limits l = {.days_in_row = priced(2, 4, 7, 5)};
    assert_near(limited(&l, "..00..0000...."), 0, 0);
    assert_near(limited(&l, "..0...0000...."), 7, 0);
    assert_near(limited(&l, "..00..000000.."), 10, 0);
    assert_near(limited(&l, "0............0"), 0, 0); /* edges have no minimum */
    assert_near(limited(&l, "00000........."), 5, 0); /* but a maximum */
    l.days_in_row = hard(2, 4);
    assert_near(limited(&l, "..00..0000...."), 0, 0);
    assert_true(isinf(limited(&l, "..0..........."))); /* one short */
    assert_true(isinf(limited(&l, "..00000.......")));
}

static void days_off_in_a_row(void **state)
{
    (void)state;
    struct roster_limits l = {.days_off_in_row = priced(2, 3, 4, 6)};
    assert_near(limited(&l, ".0..0...0..00."), 0, 0);
    assert_near(limited(&l, ".0.00...0..00."), 4, 0);
    assert_near(limited(&l, ".0..0.....0..0"), 12, 0);
    l.days_off_in_row = hard(2, INFINITY);
    assert_near(limited(&l, ".0..0.....0..0"), 0, 0);
    assert_true(isinf(limited(&l, ".0.00.........")));
}

static void history_joins_the_first_run(void **state)
{
    (void)state;
    struct roster_limits l = {.days_in_row = hard(2, 4), .days_off_in_row = hard(2, INFINITY)};
    struct roster_agent agent = {.limits = &l, .history = {.days_on = 3, .last_shift = 0}};
    assert_near(cost_of(&agent, 0, "0..00.."), 0, 0);
    assert_true(isinf(cost_of(&agent, 0, "00..00.")));
    agent.history = (struct roster_history){.days_on = 1, .last_shift = 0};
    assert_true(isinf(cost_of(&agent, 0, "..00.."))); /* a single day on, ended on the eve */
    agent.history = (struct roster_history){.days_off = 1};
    assert_true(isinf(cost_of(&agent, 0, "00..00")));
    assert_near(cost_of(&agent, 0, ".00..0"), 0, 0);
}

static void rest_by_the_clock(void **state)
{
    (void)state;
    /* 08-16, 14-22, 22-06: late to early leaves 10 h, night to late 8 h, night to early 2 h */
    struct roster_limits l = {.rest_min = 600};
    assert_near(limited(&l, "10.22..01."), 0, 0);
    assert_true(isinf(limited(&l, "21........")));
    assert_true(isinf(limited(&l, "20........")));
    l.rest_min = 601;
    assert_true(isinf(limited(&l, "10........")));
    assert_near(limited(&l, "1.0......."), 0, 0);
    struct roster_agent agent = {.limits = &l, .history = {.days_on = 1, .last_shift = 2}};
    assert_true(isinf(cost_of(&agent, 0, "0......")));
    assert_near(cost_of(&agent, 0, "2......"), 0, 0);
}

static void forbidden_successions(void **state)
{
    (void)state;
    static const bool not_after[SHIFTS * SHIFTS] = {[1 * SHIFTS + 0] = true};
    struct roster_limits l = {.not_after = not_after};
    assert_near(limited(&l, "01.0......"), 0, 0);
    assert_true(isinf(limited(&l, "10........")));
}

static void weekends(void **state)
{
    (void)state;
    struct roster_limits l = {.weekends = priced(0, 1, 0, 9)};
    assert_near(limited(&l, ".....00......."), 0, 0); /* both days are one weekend */
    assert_near(limited(&l, ".....0......0."), 9, 0); /* Saturday, then a Saturday */
    assert_near(limited(&l, "......0......0"), 9, 0);
    assert_near(limited(&l, "00000.......00"), 0, 0);
    struct roster_agent agent = {.limits = &l, .history = {.worked_saturday = true}};
    assert_near(cost_of(&agent, 6, "0.....00"), 0, 0); /* that Sunday was counted before */
    agent.history.worked_saturday = false;
    assert_near(cost_of(&agent, 6, "0.....00"), 9, 0);
}

static void counts(void **state)
{
    (void)state;
    static const int minutes[SHIFTS] = {480, 480, 480}, nights[SHIFTS] = {0, 0, 1};
    struct roster_count hours = {.weight = minutes, .range = priced(960, 1440, 0.5, 0.25)};
    struct roster_limits l = {.counts = &hours, .n_counts = 1};
    assert_near(limited(&l, "0.1..........."), 0, 0);
    assert_near(limited(&l, "0.1.2........."), 0, 0);
    assert_near(limited(&l, "0............."), 240, 0);
    assert_near(limited(&l, "0000.........."), 120, 0);
    struct roster_count most = {.weight = nights, .range = hard(-INFINITY, 2)};
    l.counts = &most;
    assert_near(limited(&l, "22.0000......."), 0, 0);
    assert_true(isinf(limited(&l, "22.2..........")));
    double carried[] = {1};
    struct roster_agent agent = {.limits = &l, .history = {.carried = carried}};
    assert_near(cost_of(&agent, 0, "2......"), 0, 0);
    assert_true(isinf(cost_of(&agent, 0, "22.....")));
}

static void counts_by_the_week(void **state)
{
    (void)state;
    static const int days[SHIFTS] = {1, 1, 1};
    struct roster_count week = {.weight = days, .range = priced(2, 6, 3, 8), .period = ROSTER_WEEK};
    struct roster_limits l = {.counts = &week, .n_counts = 1};
    assert_near(limited(&l, "000000.00....."), 0, 0); /* six days, a day off: lawful */
    assert_near(limited(&l, "000000000....."), 8, 0);
    assert_near(limited(&l, "0......0......"), 6, 0);
    struct roster_agent agent = {.limits = &l};
    assert_near(cost_of(&agent, 4, "...00....."), 0, 0); /* part weeks have no minimum */
}

static void rest_day_overtime(void **state)
{
    (void)state;
    struct roster_limits l = {.normal_week_days = 5, .rest_day_price = 0.5};
    assert_near(limited(&l, "00000..00000.."), 0, 0);
    assert_near(limited(&l, "000000.00000.."), 240, 0);
    assert_near(limited(&l, "0000000......."), 480, 0);
    struct roster_agent agent = {.limits = &l, .history = {.week_days = 4}};
    assert_near(cost_of(&agent, 4, "00.0..."), 240, 0);
}

static void same_shift_through_a_week(void **state)
{
    (void)state;
    struct roster_limits l = {.shift_change = 3};
    assert_near(limited(&l, "00.00..11111.."), 0, 0);
    assert_near(limited(&l, "00.10..11111.."), 6, 0);
    assert_near(limited(&l, "......01......"), 0, 0);
}

static void who_may_work_what(void **state)
{
    (void)state;
    static const bool no_nights[SHIFTS] = {true, true, false};
    static const double price[SHIFTS] = {10, 12, 15};
    struct roster_limits l = {0};
    struct roster_agent agent = {.limits = &l, .may_work = no_nights, .shift_price = price};
    assert_near(cost_of(&agent, 0, "01..0.."), 32, 0);
    assert_true(isinf(cost_of(&agent, 0, "2......")));
}

static void wishes(void **state)
{
    (void)state;
    struct roster_limits l = {0};
    struct roster_agent agent = {.limits = &l};
    const struct roster_wish all[] = {
        {.day = 0, .shift = 1, .price = 4},                         /* wants 1 */
        {.day = 1, .shift = 1, .avoid = true, .price = 5},          /* not 1 */
        {.day = 2, .shift = ROSTER_ANY, .avoid = true, .price = 6}, /* wants off */
        {.day = 3, .shift = ROSTER_ANY, .price = 7},                /* wants work */
        {.day = 4, .shift = ROSTER_OFF, .price = INFINITY},         /* leave */
        {.day = 5, .shift = 2, .price = INFINITY},                  /* fixed */
    };
    struct roster_problem problem = {.n_days = 6,
                                     .n_shifts = SHIFTS,
                                     .shifts = shifts,
                                     .n_agents = 1,
                                     .agents = &agent,
                                     .n_wishes = 6,
                                     .wishes = all};
    double cost;
    assert_int_equal(roster_cost(&problem, (const int[]){1, 0, -1, 0, -1, 2}, &cost), PB_OK);
    assert_near(cost, 0, 0);
    assert_int_equal(roster_cost(&problem, (const int[]){0, 1, 0, -1, -1, 2}, &cost), PB_OK);
    assert_near(cost, 4 + 5 + 6 + 7, 0);
    assert_int_equal(roster_cost(&problem, (const int[]){1, 0, -1, 0, 0, 2}, &cost), PB_OK);
    assert_true(isinf(cost));
    assert_int_equal(roster_cost(&problem, (const int[]){1, 0, -1, 0, -1, -1}, &cost), PB_OK);
    assert_true(isinf(cost));
}

/* A row over both kinds of agents: 2 * seniors >= novices on duty, at a price. Two novices are
 * wanted and one senior suffices for them; without any senior each novice costs. */
static void level_mix(void **state)
{
    (void)state;
    enum { NOVICE, SENIOR };
    struct roster_limits l = {0};
    struct roster_agent agents[3] = {{.limits = &l, .profile = NOVICE},
                                     {.limits = &l, .profile = NOVICE},
                                     {.limits = &l, .profile = SENIOR}};
    const struct roster_row rows[] = {{.need = 2, .under = 50, .over = 1},  /* heads */
                                      {.need = 0, .under = 20, .over = 0}}; /* mix */
    const struct roster_give gives[] = {
        {NOVICE, 0, 0, 0, 1}, {SENIOR, 0, 0, 0, 1}, {NOVICE, 0, 0, 1, -1}, {SENIOR, 0, 0, 1, 2}};
    struct roster_wish wish = {.agent = 2, .shift = ROSTER_ANY, .avoid = true, .price = 30};
    struct roster_problem problem = {.n_days = 1,
                                     .n_shifts = 1,
                                     .shifts = shifts,
                                     .n_agents = 3,
                                     .agents = agents,
                                     .n_wishes = 1,
                                     .wishes = &wish,
                                     .n_rows = 2,
                                     .rows = rows,
                                     .n_gives = 4,
                                     .gives = gives};
    struct roster_options options = {0};
    struct roster_result result;
    /* senior and a novice: 30; two novices alone: 40; all three: 31 */
    assert_int_equal(roster_solve(&problem, &options, &result), PB_OK);
    assert_near(result.cost, 30, 1e-9);
    assert_near(result.bound, 30, 1e-9);
    roster_result_release(&result);
    wish.price = 45;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_OK);
    assert_near(result.cost, 40, 1e-9);
    roster_result_release(&result);
}

static void refuses_bad_problems(void **state)
{
    (void)state;
    struct roster_limits l = {.weekends = hard(3, 1)};
    struct roster_agent agent = {.limits = &l};
    struct roster_problem problem = {
        .n_days = 7, .n_shifts = SHIFTS, .shifts = shifts, .n_agents = 1, .agents = &agent};
    struct roster_options options = {0};
    struct roster_result result;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_INVALID);
    l.weekends = hard(0, NAN);
    assert_int_equal(roster_solve(&problem, &options, &result), PB_INVALID);
    l.weekends = (struct roster_range){0};
    problem.n_days = ROSTER_MOST_DAYS + 1;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_INVALID);
}

static void names_who_has_no_line(void **state)
{
    (void)state;
    static const int days[SHIFTS] = {1, 1, 1};
    struct roster_count at_least = {.weight = days, .range = hard(3, 14)};
    struct roster_limits free_one = {0}, bound_one = {.counts = &at_least, .n_counts = 1};
    struct roster_agent agents[2] = {{.limits = &free_one}, {.limits = &bound_one}};
    const struct roster_wish leave[] = {
        {.agent = 1, .day = 0, .shift = ROSTER_OFF, .price = INFINITY}};
    struct roster_problem problem = {.n_days = 3,
                                     .n_shifts = SHIFTS,
                                     .shifts = shifts,
                                     .n_agents = 2,
                                     .agents = agents,
                                     .n_wishes = 1,
                                     .wishes = leave};
    struct roster_options options = {0};
    struct roster_result result;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_OK);
    assert_int_equal(result.status, PB_STATUS_INFEASIBLE);
    assert_int_equal(result.hopeless, 1);
    roster_result_release(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_in_a_row),
        cmocka_unit_test(days_off_in_a_row),
        cmocka_unit_test(history_joins_the_first_run),
        cmocka_unit_test(rest_by_the_clock),
        cmocka_unit_test(forbidden_successions),
        cmocka_unit_test(weekends),
        cmocka_unit_test(counts),
        cmocka_unit_test(counts_by_the_week),
        cmocka_unit_test(rest_day_overtime),
        cmocka_unit_test(same_shift_through_a_week),
        cmocka_unit_test(who_may_work_what),
        cmocka_unit_test(wishes),
        cmocka_unit_test(level_mix),
        cmocka_unit_test(refuses_bad_problems),
        cmocka_unit_test(names_who_has_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
