/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known answers of small covering and rostering problems from the literature and from solvers'
 * examples; the figures are facts. */
#include "support/test.h"

#include <math.h>
#include <stdlib.h>

#include "models/roster/roster.h"

enum { HOURS = 24, MOST_AGENTS = 130 };
static const struct roster_limits nothing;

/* Heads that cover hours: every agent works one of the shifts or none, each at its price. */
struct cover_case {
    int n_shifts;
    const int (*window)[2]; /* first hour, hour after the last; past 24 wraps around */
    const double *price;    /* per shift, or NULL = 1 */
    const int *need;        /* HOURS */
    double under, over;
    int n_agents;
};

static double solve_cover(const struct cover_case *c)
{
    static struct roster_agent agents[MOST_AGENTS];
    static const struct roster_shift none[HOURS];
    struct roster_row rows[HOURS];
    struct roster_give gives[HOURS * HOURS];
    double price[HOURS];
    size_t n = 0;
    for (int s = 0; s < c->n_shifts; s++) {
        price[s] = c->price ? c->price[s] : 1;
        for (int h = c->window[s][0]; h < c->window[s][1]; h++)
            gives[n++] = (struct roster_give){.shift = s, .row = h % HOURS, .amount = 1};
    }
    for (int h = 0; h < HOURS; h++)
        rows[h] = (struct roster_row){.need = c->need[h], .under = c->under, .over = c->over};
    for (int e = 0; e < c->n_agents; e++)
        agents[e] = (struct roster_agent){.limits = &nothing, .shift_price = price};
    struct roster_problem problem = {.n_days = 1,
                                     .n_shifts = c->n_shifts,
                                     .shifts = none,
                                     .n_agents = (size_t)c->n_agents,
                                     .agents = agents,
                                     .n_rows = HOURS,
                                     .rows = rows,
                                     .n_gives = n,
                                     .gives = gives};
    struct roster_options options = {.seed = 1, .step_limit = 40000};
    struct roster_result result;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_OK);
    assert_true(result.bound <= result.cost + 1e-6);
    double cost = result.cost;
    roster_result_release(&result);
    return cost;
}

/* A call centre around the clock, eight-hour shifts from every hour: 55 heads. */
static void cyclic_call_centre(void **state)
{
    (void)state;
    static const int need[HOURS] = {6,  6,  6,  6,  6,  8,  9,  12, 18, 22, 25, 21,
                                    21, 20, 18, 21, 21, 24, 24, 18, 18, 18, 12, 8};
    int window[HOURS][2];
    for (int s = 0; s < HOURS; s++) {
        window[s][0] = s;
        window[s][1] = s + 8;
    }
    struct cover_case c = {HOURS, (const int(*)[2])window, NULL, need, 100, 0, 60};
    assert_near(solve_cover(&c), 55, 1e-6);
}

/* Four shifts of a day: 30 heads. */
static void four_shifts_of_a_day(void **state)
{
    (void)state;
    static const int need[HOURS] = {5,  3,  3,  3,  3,  3,  5, 8, 12, 13, 13, 13,
                                    12, 12, 12, 12, 12, 10, 9, 8, 6,  6,  5,  5};
    static const int window[4][2] = {{6, 14}, {9, 17}, {13, 21}, {21, 30}};
    struct cover_case c = {4, window, NULL, need, 100, 0, 40};
    assert_near(solve_cover(&c), 30, 1e-6);
}

static const int two_days[2][HOURS] = {
    {9, 11, 17, 9, 7, 12, 5, 11, 8, 9, 18, 17, 8, 12, 16, 8, 7, 12, 11, 10, 13, 19, 16, 7},
    {13, 13, 12, 15, 18, 20, 13, 16, 17, 8, 13, 11, 6, 19, 11, 20, 19, 17, 10, 13, 14, 23, 16, 8}};
static const int four[4][2] = {{5, 13}, {13, 21}, {21, 29}, {9, 17}};

/* Two days of four shifts: the least sum of |need - heads| is 157; full cover takes 113 heads, and
 * costs 979 at 8, 8, 10 and 7 a shift. */
static void two_days_of_four_shifts(void **state)
{
    (void)state;
    static const double nothing_to_pay[4], prices[4] = {8, 8, 10, 7};
    double difference = 0, heads = 0, cost = 0;
    for (int d = 0; d < 2; d++) {
        struct cover_case c = {4, four, nothing_to_pay, two_days[d], 1, 1, 75};
        difference += solve_cover(&c);
        c.price = NULL;
        c.under = 100;
        c.over = 0;
        heads += solve_cover(&c);
        c.price = prices;
        cost += solve_cover(&c);
    }
    assert_near(difference, 157, 1e-6);
    assert_near(heads, 113, 1e-6);
    assert_near(cost, 979, 1e-6);
}

/* Nine crew patterns that repeat over a week (GLPK's example shiftcov): 73 crews. Pattern s < 8 is
 * there on weekdays from hour s on, four hours, a break, four hours; the last one has long days
 * from Monday to Wednesday and short ones at the weekend. */
static bool crew_works(int pattern, int day, int hour)
{
    enum { SUNDAY = 0, MONDAY, WEDNESDAY = 3, FRIDAY = 5, SATURDAY };
    if (pattern < 8)
        return day >= MONDAY && day <= FRIDAY && hour >= pattern && hour < pattern + 9 &&
               hour != pattern + 4;
    return (day == SUNDAY && hour >= 10 && hour < 14) ||
           (day >= MONDAY && day <= WEDNESDAY && hour >= 5 && hour != 10) ||
           (day == SATURDAY && hour >= 1 && hour < 7);
}

static void weekly_crews(void **state)
{
    (void)state;
    enum { N_HOURS = 16, N_WEEKDAYS = 7, N_CREWS = 80, N_PATTERNS = 9, UNDER = 10 };
    static const int need[N_HOURS][N_WEEKDAYS] = {
        {0, 3, 3, 4, 3, 2, 0},       {0, 14, 14, 16, 14, 12, 12}, {0, 24, 24, 27, 24, 20, 15},
        {0, 28, 28, 32, 28, 23, 15}, {0, 33, 33, 37, 33, 24, 16}, {0, 34, 34, 38, 34, 24, 15},
        {0, 35, 35, 39, 35, 25, 11}, {0, 35, 35, 40, 35, 27, 0},  {0, 34, 34, 39, 34, 25, 0},
        {0, 31, 31, 35, 31, 24, 0},  {2, 24, 24, 27, 24, 25, 0},  {3, 19, 19, 21, 19, 21, 0},
        {2, 24, 24, 27, 24, 13, 0},  {2, 16, 16, 18, 16, 0, 0},   {0, 7, 7, 7, 7, 0, 0},
        {0, 5, 5, 5, 5, 0, 0}};
    static const struct roster_shift none[N_PATTERNS];
    static const double price[N_PATTERNS] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    static struct roster_agent agents[N_CREWS];
    struct roster_row rows[N_HOURS * N_WEEKDAYS];
    struct roster_give gives[N_HOURS * N_WEEKDAYS * N_PATTERNS];
    size_t n = 0;
    for (int row = 0; row < N_HOURS * N_WEEKDAYS; row++) {
        int hour = row / N_WEEKDAYS, day = row % N_WEEKDAYS;
        rows[row] = (struct roster_row){.need = need[hour][day], .under = UNDER};
        for (int s = 0; s < N_PATTERNS; s++)
            if (crew_works(s, day, hour))
                gives[n++] = (struct roster_give){.shift = s, .row = row, .amount = 1};
    }
    for (int e = 0; e < N_CREWS; e++)
        agents[e] = (struct roster_agent){.limits = &nothing, .shift_price = price};
    struct roster_problem problem = {.n_days = 1,
                                     .n_shifts = N_PATTERNS,
                                     .shifts = none,
                                     .n_agents = N_CREWS,
                                     .agents = agents,
                                     .n_rows = N_HOURS * N_WEEKDAYS,
                                     .rows = rows,
                                     .n_gives = n,
                                     .gives = gives};
    struct roster_options options = {.seed = 1, .step_limit = 40000};
    struct roster_result result;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_OK);
    assert_near(result.cost, 73, 1e-6);
    assert_near(result.bound, 73, 1e-6);
    roster_result_release(&result);
}

/* Five nurses, three shifts, seven days, one nurse a shift, four or five shifts each: 13 of 20
 * requests. */
static void requests(void **state)
{
    (void)state;
    static const int wanted[20][3] = {{0, 0, 2}, {0, 4, 2}, {0, 5, 1}, {0, 6, 2}, {1, 2, 1},
                                      {1, 3, 1}, {1, 4, 0}, {1, 6, 2}, {2, 0, 1}, {2, 1, 1},
                                      {2, 3, 0}, {2, 5, 1}, {3, 0, 2}, {3, 2, 0}, {3, 3, 1},
                                      {3, 5, 0}, {4, 1, 2}, {4, 2, 1}, {4, 4, 0}, {4, 5, 1}};
    static const struct roster_shift none[3];
    static const int one[3] = {1, 1, 1};
    struct roster_count count = {
        .weight = one,
        .range = {.on = true, .min = 4, .max = 5, .under = INFINITY, .over = INFINITY}};
    struct roster_limits limits = {.counts = &count, .n_counts = 1};
    struct roster_agent agents[5];
    struct roster_wish wishes[20];
    struct roster_row rows[21];
    struct roster_give gives[21];
    for (int e = 0; e < 5; e++)
        agents[e] = (struct roster_agent){.limits = &limits};
    for (int i = 0; i < 20; i++)
        wishes[i] = (struct roster_wish){
            .agent = wanted[i][0], .day = wanted[i][1], .shift = wanted[i][2], .price = 1};
    for (int r = 0; r < 21; r++) {
        rows[r] = (struct roster_row){.need = 1, .under = 100, .over = 100};
        gives[r] = (struct roster_give){.day = r / 3, .shift = r % 3, .row = r, .amount = 1};
    }
    struct roster_problem problem = {.n_days = 7,
                                     .n_shifts = 3,
                                     .shifts = none,
                                     .n_agents = 5,
                                     .agents = agents,
                                     .n_wishes = 20,
                                     .wishes = wishes,
                                     .n_rows = 21,
                                     .rows = rows,
                                     .n_gives = 21,
                                     .gives = gives};
    struct roster_options options = {.seed = 1, .step_limit = 40000};
    struct roster_result result;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_OK);
    assert_near(result.cost, 20 - 13, 1e-6);
    assert_near(result.bound, 20 - 13, 1e-6);
    roster_result_release(&result);
}

/* A well-known example of soft sequences: eight people, three weeks, off, morning, afternoon,
 * night; at most two days off in a row, nights two or three in a row (one: 20, four: 5), afternoon
 * before night at 4, never morning after night, off days and nights of a week in soft ranges.
 * Optimum 38.
 *
 * Every day has a kind that says how far its run is, so that successions alone carry the rule:
 * a night alone costs 20, and the second night of a run gives them back. */
enum kind {
    OFF_1,
    OFF_2,
    MORNING,
    AFTERNOON,
    NIGHT_1,
    NIGHT_1_LATE,
    NIGHT_2,
    NIGHT_3,
    NIGHT_4,
    KINDS
};
enum { SOFT_PEOPLE = 8, SOFT_DAYS = 21, SOFT_WISHES = 1500 };

static bool is_night(int kind)
{
    return kind >= NIGHT_1;
}

static bool kind_follows(int before, int kind)
{
    switch (kind) {
    case OFF_1:
        return before > OFF_2;
    case OFF_2:
        return before == OFF_1;
    case MORNING:
        return !is_night(before);
    case AFTERNOON:
        return true;
    case NIGHT_1:
        return !is_night(before) && before != AFTERNOON;
    case NIGHT_1_LATE:
        return before == AFTERNOON;
    case NIGHT_2:
        return before == NIGHT_1 || before == NIGHT_1_LATE;
    default:
        return before == kind - 1;
    }
}

/* O, M, A, N of the literature. */
static int shift_of(int kind)
{
    return kind <= OFF_2 ? 0 : kind == MORNING ? 1 : kind == AFTERNOON ? 2 : 3;
}

struct wish_list {
    struct roster_wish at[SOFT_WISHES];
    size_t n;
};

/* `price` for whoever has (or, with `avoid` false, has not) that shift on that day. */
static void wish(struct wish_list *list, const int who_shift_day[3], bool avoid, double price)
{
    for (int k = 0; k < KINDS; k++)
        if ((shift_of(k) == who_shift_day[1]) == avoid)
            list->at[list->n++] = (struct roster_wish){.agent = who_shift_day[0],
                                                       .day = who_shift_day[2],
                                                       .shift = k,
                                                       .avoid = true,
                                                       .price = price};
}

static void soft_wishes(struct wish_list *list)
{
    static const int fixed[16][3] = {
        {0, 0, 0}, {1, 0, 0}, {2, 1, 0}, {3, 1, 0}, {4, 2, 0}, {5, 2, 0}, {6, 2, 3}, {7, 3, 0},
        {0, 1, 1}, {1, 1, 1}, {2, 2, 1}, {3, 2, 1}, {4, 2, 1}, {5, 0, 1}, {6, 0, 1}, {7, 3, 1}};
    static const enum kind inner[] = {OFF_2, NIGHT_1_LATE, NIGHT_2, NIGHT_3, NIGHT_4};
    for (int i = 0; i < 16; i++)
        wish(list, fixed[i], false, INFINITY);
    wish(list, (const int[]){3, 0, 5}, false, 2);
    wish(list, (const int[]){5, 3, 10}, false, 2);
    wish(list, (const int[]){2, 3, 4}, true, 4);
    for (int e = 0; e < SOFT_PEOPLE; e++) {
        for (int d = 0; d < SOFT_DAYS; d++)
            list->at[list->n++] = (struct roster_wish){
                .agent = e, .day = d, .shift = ROSTER_ANY, .price = INFINITY}; /* some kind */
        for (size_t k = 0; k < sizeof inner / sizeof inner[0]; k++)
            list->at[list->n++] = (struct roster_wish){
                .agent = e, .day = 0, .shift = (int)inner[k], .avoid = true, .price = INFINITY};
    }
    assert_true(list->n <= SOFT_WISHES);
}

static void soft_sequences(void **state)
{
    (void)state;
    static const int cover[7][3] = {{2, 3, 1}, {2, 3, 1}, {2, 2, 2}, {2, 3, 1},
                                    {2, 2, 2}, {1, 2, 3}, {1, 3, 1}};
    static const double excess[3] = {2, 2, 5};
    static const double price[KINDS] = {
        [NIGHT_1] = 20, [NIGHT_1_LATE] = 24, [NIGHT_2] = -20, [NIGHT_4] = 5};
    static const int off[KINDS] = {1, 1}, night[KINDS] = {0, 0, 0, 0, 1, 1, 1, 1, 1};
    static const struct roster_shift none[KINDS];
    static struct wish_list list;
    bool not_after[KINDS * KINDS];
    struct roster_count counts[] = {
        {off, {true, 1, 3, INFINITY, INFINITY}, ROSTER_WEEK},
        {off, {true, 2, 2, 7, 4}, ROSTER_WEEK},
        {night, {true, 1, 4, 3, INFINITY}, ROSTER_WEEK},
    };
    struct roster_limits limits = {.not_after = not_after, .counts = counts, .n_counts = 3};
    struct roster_agent agents[SOFT_PEOPLE];
    struct roster_row rows[SOFT_DAYS * 3];
    struct roster_give gives[SOFT_DAYS * KINDS];
    size_t n = 0;
    for (int k = 0; k < KINDS * KINDS; k++)
        not_after[k] = !kind_follows(k / KINDS, k % KINDS);
    for (int e = 0; e < SOFT_PEOPLE; e++)
        agents[e] = (struct roster_agent){.limits = &limits, .shift_price = price};
    for (int r = 0; r < SOFT_DAYS * 3; r++)
        rows[r] = (struct roster_row){cover[r / 3 % 7][r % 3], 1000, excess[r % 3]};
    for (int d = 0; d < SOFT_DAYS; d++)
        for (int k = MORNING; k < KINDS; k++)
            gives[n++] = (struct roster_give){
                .day = d, .shift = k, .row = 3 * d + shift_of(k) - 1, .amount = 1};
    soft_wishes(&list);
    struct roster_problem problem = {.n_days = SOFT_DAYS,
                                     .n_shifts = KINDS,
                                     .shifts = none,
                                     .n_agents = SOFT_PEOPLE,
                                     .agents = agents,
                                     .n_wishes = list.n,
                                     .wishes = list.at,
                                     .n_rows = SOFT_DAYS * 3,
                                     .rows = rows,
                                     .n_gives = n,
                                     .gives = gives};
    struct roster_options options = {.seed = 1, .step_limit = 40000};
    struct roster_result result;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_OK);
    /* the literature gives 2 for each of the two wishes that are kept */
    assert_near(result.cost - 2 - 2, 38, 1e-6);
    assert_near(result.bound, result.cost, 1e-6);
    roster_result_release(&result);
}

/* Fifty-five people, a week, at most one day of rest and 40 hours at least, morning, afternoon,
 * night (8 h) and mixed (6 h), no morning after a night. Six days each make 330 shifts; 204 of them
 * are of 8 hours because they are needed: 2,388 hours are the least. */
static void least_hours_of_a_week(void **state)
{
    (void)state;
    enum { N_PEOPLE = 55, N_WEEK = 7, N_KINDS = 4, NIGHT = 2 };
    static const int need[N_KINDS][N_WEEK] = {{9, 12, 8, 10, 13, 10, 14},
                                              {11, 13, 10, 11, 9, 11, 7},
                                              {8, 7, 5, 15, 7, 8, 6},
                                              {2, 4, 18, 7, 10, 5, 17}};
    static const int one[N_KINDS] = {1, 1, 1, 1}, hours[N_KINDS] = {8, 8, 8, 6};
    static const double price[N_KINDS] = {8, 8, 8, 6};
    static const bool not_after[N_KINDS * N_KINDS] = {[NIGHT * N_KINDS] = true};
    static const struct roster_shift none[N_KINDS];
    static const struct roster_wish banned[] = {
        {.agent = 0, .day = 0, .shift = 2, .avoid = true, .price = INFINITY},
        {.agent = 0, .day = 3, .shift = 0, .avoid = true, .price = INFINITY},
        {.agent = 1, .day = 1, .shift = 3, .avoid = true, .price = INFINITY},
    };
    struct roster_count counts[] = {
        {.weight = one, .range = {true, N_WEEK - 1, INFINITY, INFINITY, INFINITY}},
        {.weight = hours, .range = {true, 40, INFINITY, INFINITY, INFINITY}},
    };
    struct roster_limits limits = {.not_after = not_after, .counts = counts, .n_counts = 2};
    struct roster_agent agents[N_PEOPLE];
    struct roster_row rows[N_WEEK * N_KINDS];
    struct roster_give gives[N_WEEK * N_KINDS];
    for (int e = 0; e < N_PEOPLE; e++)
        agents[e] = (struct roster_agent){.limits = &limits, .shift_price = price};
    for (int r = 0; r < N_WEEK * N_KINDS; r++) {
        int day = r / N_KINDS, kind = r % N_KINDS;
        rows[r] = (struct roster_row){need[kind][day], 1000, 0};
        gives[r] = (struct roster_give){.day = day, .shift = kind, .row = r, .amount = 1};
    }
    struct roster_problem problem = {.n_days = N_WEEK,
                                     .n_shifts = N_KINDS,
                                     .shifts = none,
                                     .n_agents = N_PEOPLE,
                                     .agents = agents,
                                     .n_wishes = 3,
                                     .wishes = banned,
                                     .n_rows = N_WEEK * N_KINDS,
                                     .rows = rows,
                                     .n_gives = N_WEEK * N_KINDS,
                                     .gives = gives};
    struct roster_options options = {.seed = 1, .step_limit = 40000};
    struct roster_result result;
    assert_int_equal(roster_solve(&problem, &options, &result), PB_OK);
    assert_near(result.cost, 2388, 1e-6);
    assert_near(result.bound, 2388, 1e-6);
    roster_result_release(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cyclic_call_centre),
        cmocka_unit_test(four_shifts_of_a_day),
        cmocka_unit_test(two_days_of_four_shifts),
        cmocka_unit_test(weekly_crews),
        cmocka_unit_test(requests),
        cmocka_unit_test(soft_sequences),
        cmocka_unit_test(least_hours_of_a_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
