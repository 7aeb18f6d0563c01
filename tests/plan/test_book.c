/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The books of a plan made by hand for the store of tests/staffing. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/export/export.h"
#include "planner/plan/codes.h"
#include "planner/plan/plan.h"
#include "staffing/store.h"
#include "support/test.h"

/* A plan of the store whose arrays start at zero. */
struct drawn {
    struct store store;
    struct plan plan;
};

static double *zeros(int n)
{
    return test_calloc((size_t)n + 1, sizeof(double));
}

static void draw(struct drawn *drawn)
{
    struct plan *plan = &drawn->plan;
    memset(plan, 0, sizeof *plan);
    plan->scenario = &drawn->store.scenario;
    plan->demand = drawn->store.demand;
    assert_int_equal(staffing_make(plan->scenario, &plan->demand, &plan->staffing, NULL), PB_OK);
    const struct capacity_problem *problem = &plan->staffing.problem;
    int n = capacity_n_slots(problem);
    plan->capacity =
        (struct capacity_plan){.status = PB_STATUS_FEASIBLE,
                               .n_slots = n,
                               .agents = test_calloc((size_t)problem->n_duties + 1, sizeof(int)),
                               .away = zeros(problem->n_moves * n),
                               .presence = zeros(problem->n_teams * n),
                               .lost = zeros(problem->n_queues * n),
                               .served = zeros(problem->n_queues * n),
                               .missing = zeros(problem->n_softs),
                               .over = zeros(problem->n_limits),
                               .under = zeros(problem->n_limits),
                               .prices = {.unit = zeros(problem->n_queues * n)}};
    plan->has_capacity = true;
}

static void erase(struct drawn *drawn)
{
    struct capacity_plan *capacity = &drawn->plan.capacity;
    void *const arrays[] = {capacity->agents, capacity->away,   capacity->presence,
                            capacity->lost,   capacity->served, capacity->missing,
                            capacity->over,   capacity->under,  capacity->prices.unit};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++)
        test_free(arrays[i]);
    plan_book_release(&drawn->plan.book);
    staffing_release(&drawn->plan.staffing);
}

/* Puts `agents` of class `cls` on code 0 with its break at `break_min` on `day`. */
static void put(struct drawn *drawn, int cls, int break_min, int day, int agents)
{
    struct plan *plan = &drawn->plan;
    for (int j = 0; j < plan->staffing.problem.n_duties; j++) {
        const struct capacity_duty *duty = &plan->staffing.problem.duties[j];
        const struct staffing_variant *variant = &plan->staffing.variants[duty->variant];
        if (duty->cls != cls || duty->day != day || variant->code != 0 ||
            variant->breaks[0].from_min != break_min)
            continue;
        plan->capacity.agents[j] += agents;
        for (int i = 0; i < variant->n_slots; i++)
            plan->capacity.presence[plan->staffing.classes[cls].team * plan->capacity.n_slots +
                                    day * 24 + variant->first_slot + i] +=
                agents * duty->work * variant->productive[i];
    }
}

/* One agent serves ten an hour from 8 to 17 with a break at noon; twelve come at 9 and ten at 12.
 * In the afternoon half an agent helps the other queue. */
static void draw_a_day(struct drawn *drawn)
{
    store_make(&drawn->store, 1);
    drawn->store.sessions[9] = 12;
    drawn->store.sessions[12] = 10;
    drawn->store.sessions[24 + 14] = 9;
    draw(drawn);
    struct capacity_plan *capacity = &drawn->plan.capacity;
    put(drawn, 0, 720, 0, 1);
    capacity->lost[9] = 2;
    capacity->lost[12] = 10;
    capacity->away[14] = 0.5;
    capacity->away[15] = 0.5;
    capacity->served[24 + 14] = 4.5;
    for (int t = 15; t < 24; t++)
        capacity->served[24 + t] = 9;
    /* shift 160, lost 12 x 8, a start 0.5 x 10, an hour away twice 0.5 x 1 */
    capacity->cost.total = 160 + 96 + 5 + 1;
}

static void the_books_say_who_serves_whom(void **state)
{
    (void)state;
    struct drawn drawn;
    draw_a_day(&drawn);
    struct plan *plan = &drawn.plan;
    assert_int_equal(plan_book_make(&plan->staffing, &plan->capacity, &plan->book, NULL), PB_OK);
    const struct plan_hour *nine = &plan->book.hours[9], *two = &plan->book.hours[14];
    const struct plan_hour *waiting = &plan->book.hours[24 + 14];
    assert_near(nine->need, 1.2, 1e-9);
    assert_near(nine->own, 1, 0);
    assert_near(nine->capacity, 10, 0);
    assert_near(nine->served, 10, 0);
    assert_near(nine->unserved, 2, 0);
    assert_near(two->own, 0.5, 0);
    assert_near(two->lent, 0.5, 0);
    assert_near(two->on_duty, 0.5, 0);
    assert_near(waiting->borrowed, 0.5, 0);
    assert_near(waiting->capacity, 0.5 * 0.9 * 10, 1e-9);
    assert_near(waiting->backlog, 4.5, 1e-9);
    assert_near(plan->book.hours[24 + 15].backlog, 0, 0);
    assert_near(plan->book.starts[14], 0.5, 0);
    assert_near(plan->book.starts[15], 0, 0);
    assert_near(plan->book.total, 262, 1e-9);
    assert_near(plan->book.cost[PB_COST_REGULAR], 160, 1e-9);
    assert_near(plan->book.cost[PB_COST_MOVE], 6, 1e-9);
    assert_near(plan->book.cost[PB_COST_UNSERVED], 96, 1e-9);
    assert_near(plan->book.sessions, 31, 1e-9);
    assert_near(plan->book.served, 19, 1e-9);
    erase(&drawn);
}

static void a_wrong_cost_is_no_plan(void **state)
{
    (void)state;
    struct drawn drawn;
    draw_a_day(&drawn);
    struct plan *plan = &drawn.plan;
    plan->capacity.cost.total += 0.01;
    struct pb_messages messages = {0};
    assert_int_equal(plan_book_make(&plan->staffing, &plan->capacity, &plan->book, &messages),
                     PB_SOLVER);
    assert_int_equal(messages.n_items, 1);
    assert_string_equal(messages.items[0].code, "cost_mismatch");
    assert_null(plan->book.hours);
    pb_messages_release(&messages);
    erase(&drawn);
}

/* Six days of all ten agents: ten rest days of eight hours at twice the pay. */
static void rest_days_move_hours_to_another_kind(void **state)
{
    (void)state;
    struct drawn drawn;
    store_make(&drawn.store, 7);
    draw(&drawn);
    struct plan *plan = &drawn.plan;
    for (int day = 0; day < 6; day++)
        put(&drawn, 0, 720, day, 10);
    for (int i = 0; i < plan->staffing.problem.n_limits; i++)
        if (plan->staffing.limit_uses[i] == STAFFING_REST_DAYS &&
            plan->staffing.problem.limits[i].cls == 0)
            plan->capacity.over[i] = 10;
    plan->capacity.cost.total = 60 * 160 + 10 * 160;
    assert_int_equal(plan_book_make(&plan->staffing, &plan->capacity, &plan->book, NULL), PB_OK);
    assert_near(plan->book.cost[PB_COST_REGULAR], 50 * 160, 1e-9);
    assert_near(plan->book.cost[PB_COST_OT200], 10 * 320, 1e-9);
    erase(&drawn);
}

/* Half an agent helps at the other queue and is lent on from there at once: it passes through. */
static void relayed_people_pass_through(void **state)
{
    (void)state;
    struct drawn drawn;
    store_make(&drawn.store, 1);
    drawn.store.scenario.capacity.relay = true;
    draw(&drawn);
    struct plan *plan = &drawn.plan;
    int n = plan->capacity.n_slots;
    put(&drawn, 0, 720, 0, 1);
    plan->capacity.away[10] = 0.5;
    plan->capacity.away[n + 10] = 0.25;
    plan->capacity.cost.total = 160 + 0.5 * 11 + 0.25 * 11;
    assert_int_equal(plan_book_make(&plan->staffing, &plan->capacity, &plan->book, NULL), PB_OK);
    const struct plan_hour *between = &plan->book.hours[n + 10], *first = &plan->book.hours[10];
    assert_near(between->own, 0, 0);
    assert_near(between->borrowed, 0.25, 1e-12);
    assert_near(between->lent, 0, 1e-12);
    assert_near(between->capacity, 0.5 * 9 - 0.25 * 10, 1e-9);
    assert_near(first->own, 0.5, 1e-12);
    assert_near(first->capacity, 5 + 0.25 * 9, 1e-9);
    erase(&drawn);
}

static void few_codes_cover_the_day(void **state)
{
    (void)state;
    struct drawn drawn;
    bool keep[2];
    struct capacity_problem limited;
    store_make(&drawn.store, 1);
    drawn.store.codes[1].segments[0].to_min = 1860;
    draw(&drawn);
    struct plan *plan = &drawn.plan;
    assert_int_equal(codes_used(&plan->staffing, &plan->capacity), 0);
    put(&drawn, 0, 720, 0, 3);
    assert_int_equal(codes_used(&plan->staffing, &plan->capacity), 1);
    assert_int_equal(codes_choose(&plan->staffing, &plan->capacity, 1, keep), PB_OK);
    assert_true(keep[0] && !keep[1]);
    assert_int_equal(codes_limit(&plan->staffing, keep, &limited), PB_OK);
    int closed = 0;
    for (int j = 0; j < limited.n_duties; j++) {
        bool other = plan->staffing.variants[limited.duties[j].variant].code == 1;
        assert_true((limited.duties[j].most == 0) == other);
        closed += other;
    }
    assert_true(closed > 0);
    erase(&drawn);
}

static void assert_text(void (*write)(const struct plan *, struct text *), const struct plan *plan,
                        const char *expected)
{
    struct text out = {0};
    write(plan, &out);
    assert_string_equal(text_string(&out), expected);
    text_release(&out);
}

static void files_keep_their_form(void **state)
{
    (void)state;
    struct drawn drawn;
    draw_a_day(&drawn);
    struct plan *plan = &drawn.plan;
    assert_int_equal(plan_book_make(&plan->staffing, &plan->capacity, &plan->book, NULL), PB_OK);
    assert_text(export_classes, plan,
                "class,team,level,contract,skills,heads,members,pool\n"
                "pre,d.presale,regular,full_time,\"d.presale;d.aftersale\",10,,pool1\n"
                "post,d.aftersale,regular,full_time,\"d.presale;d.aftersale\",4,,pool2\n");
    assert_text(export_shifts, plan,
                "team,class,date,shift,heads,segments,breaks,paid_hours\n"
                "d.presale,pre,2026-11-02,A,1,08:00-17:00,12:00-13:00,8\n");
    assert_text(export_work, plan,
                "slot_start,pool,from_queue,to_queue,heads,starts\n"
                "2026-11-02T14:00:00+00:00,pool1,d.presale,d.aftersale,0.5,0.5\n"
                "2026-11-02T15:00:00+00:00,pool1,d.presale,d.aftersale,0.5,0\n");
    struct text out = {0};
    export_hours(plan, &out);
    assert_non_null(strstr(text_string(&out), "\n2026-11-02T09:00:00+00:00,d.presale,12,10,10,0,0,"
                                              "2,1.2,1,1,0,0,0,,,,,,\n"));
    text_release(&out);
    erase(&drawn);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_books_say_who_serves_whom),
        cmocka_unit_test(a_wrong_cost_is_no_plan),
        cmocka_unit_test(rest_days_move_hours_to_another_kind),
        cmocka_unit_test(relayed_people_pass_through),
        cmocka_unit_test(few_codes_cover_the_day),
        cmocka_unit_test(files_keep_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
