/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every figure on the page is the plan's: test_html_figures PROGRAM. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "planner/export/html/html.h"
#include "support/scratch.h"

static const char *program;

static void make_page(struct scratch *scratch, const char *scenario, struct plan_folder *plan,
                      struct text *page)
{
    char command[1000];
    struct pb_messages msgs = {0};
    snprintf(command, sizeof command, "'%s' --lang en --quiet plan %s -o '%s/plan' >/dev/null",
             program, scenario, scratch->folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(plan_folder_read(scratch_path(scratch, "plan"),
                                      &(struct plan_folder_options){0}, plan, &msgs),
                     PB_OK);
    html_append(plan, page);
    assert_false(page->failed);
}

/** Next figure of the page after `*at`: its exact value and where it comes from. */
static bool next_figure(const char **at, double *value, char source[200])
{
    const char *found = strstr(*at, "<data value=\"");
    char digits[100];
    if (!found ||
        sscanf(found, "<data value=\"%99[^\"]\" title=\"%199[^\"]\"", digits, source) != 2)
        return false;
    *value = strtod(digits, NULL);
    *at = found + 1;
    return true;
}

/** Compares every figure that names one number of plan.json with it. */
static void check_claims(const struct plan_folder *plan, const char *page, size_t at_least)
{
    char source[200];
    double value;
    size_t claims = 0;
    while (next_figure(&page, &value, source)) {
        const char *path = source + strlen("plan.json: ");
        bool single = strncmp(source, "plan.json: ", strlen("plan.json: ")) == 0 &&
                      strpbrk(path, " ,+/") == NULL && strcmp(path, "elastic") != 0;
        if (!single)
            continue;
        double claimed = plan_folder_number(plan, path);
        if (value != claimed)
            print_error("%s: page %.17g, plan %.17g\n", path, value, claimed);
        assert_true(value == claimed);
        claims++;
    }
    assert_in_range(claims, at_least, 1000);
}

static double figure_from(const char *page, const char *wanted)
{
    char source[200];
    double value;
    while (next_figure(&page, &value, source))
        if (strcmp(source, wanted) == 0)
            return value;
    fail_msg("no figure from '%s'", wanted);
    return 0;
}

static double most_on_duty(const struct plan_folder *plan)
{
    double most = 0;
    for (int t = 0; t < plan->context.frame.n_slots; t++) {
        double sum = 0;
        for (size_t q = 0; q < plan->context.n_queues; q++)
            sum += plan_folder_hour(plan, t, (int)q)->on_duty;
        if (sum > most)
            most = sum;
    }
    return most;
}

static double moved(const struct plan_folder *plan)
{
    double hours = 0;
    for (size_t i = 0; i < plan->n_moves; i++)
        hours += (plan->moves[i].to_slot - plan->moves[i].from_slot) * plan->moves[i].share *
                 plan->context.frame.slot_min / 60.0;
    return hours;
}

/** Different colleagues of the militia who work. */
static double called(const struct plan_folder *plan)
{
    double people = 0;
    for (size_t p = 0; p < plan->context.n_people; p++) {
        bool works = false;
        for (int d = -1; d < plan->context.frame.n_days; d++)
            works = works || plan_folder_duty(plan, (int)p, d) != NULL;
        people += works && plan->context.people[p].militia != PB_NONE;
    }
    return people;
}

static void figures_are_those_of_the_plan(void **state)
{
    struct plan_folder plan;
    struct text page = {0};
    make_page(*state, "tests/html/hostile.yaml", &plan, &page);
    check_claims(&plan, text_string(&page), 20);
    assert_near(figure_from(page.data, "hours.csv: on_duty"), most_on_duty(&plan), 1e-9);
    assert_near(figure_from(page.data, "moves.csv: sum of hours times share"), moved(&plan), 1e-6);
    assert_true(called(&plan) > 0);
    assert_near(figure_from(page.data, "roster.csv: rows of role militia"), called(&plan), 0);
    double cost = plan_folder_number(&plan, "named.cost");
    double priced = plan_folder_number(&plan, "cost_by_kind.move") +
                    plan_folder_number(&plan, "cost_by_kind.late") +
                    plan_folder_number(&plan, "cost_by_kind.unserved") +
                    plan_folder_number(&plan, "cost_by_kind.elastic") +
                    plan_folder_number(&plan, "cost_by_kind.credit");
    assert_near(figure_from(page.data, "plan.json: cost_by_kind, the paid kinds"), cost - priced,
                1e-4);
    text_release(&page);
    plan_folder_release(&plan);
}

/** Every element that is opened is closed in its place, and nothing follows. */
static void page_is_well_formed(void **state)
{
    struct plan_folder plan;
    struct text page = {0};
    char stack[64][16];
    size_t depth = 0;
    make_page(*state, "scenarios/tiny.yaml", &plan, &page);
    for (const char *at = strchr(text_string(&page), '>') + 1; (at = strchr(at, '<')) != NULL;) {
        char name[16] = "";
        bool closes = at[1] == '/';
        assert_int_equal(sscanf(at + 1 + closes, "%15[a-z0-9]", name), 1);
        const char *end = strchr(at, '>');
        if (closes) {
            assert_true(depth > 0);
            assert_string_equal(stack[--depth], name);
        } else if (strcmp(name, "meta") != 0 && strcmp(name, "br") != 0 && end[-1] != '/') {
            assert_true(depth < sizeof stack / sizeof *stack);
            memcpy(stack[depth++], name, sizeof name);
        }
        at = end;
        if (!closes && (strcmp(name, "script") == 0 || strcmp(name, "style") == 0))
            at = strstr(at, "</");
    }
    assert_int_equal(depth, 0);
    text_release(&page);
    plan_folder_release(&plan);
}

/** Makes `times` people of each, with their shifts and reassignments. */
static void multiply(struct plan_folder *plan, size_t times)
{
    struct arena *arena = &plan->arena;
    size_t n = plan->context.n_people, days = (size_t)plan->context.frame.n_days + 1;
    struct pf_person *people = arena_alloc(arena, n * times, sizeof *people);
    struct pf_duty *duties = arena_alloc(arena, plan->n_duties * times, sizeof *duties);
    struct pf_move *moves = arena_alloc(arena, plan->n_moves * times, sizeof *moves);
    int *duty_of = arena_alloc(arena, n * times * days, sizeof *duty_of);
    for (size_t t = 0; t < times; t++) {
        memcpy(people + t * n, plan->context.people, n * sizeof *people);
        for (size_t i = 0; i < plan->n_duties; i++) {
            struct pf_duty *duty = &duties[t * plan->n_duties + i];
            *duty = plan->duties[i];
            duty->person += (int)(t * n);
        }
        for (size_t i = 0; i < plan->n_moves; i++) {
            moves[t * plan->n_moves + i] = plan->moves[i];
            moves[t * plan->n_moves + i].person += (int)(t * n);
        }
        for (size_t i = 0; i < n * days; i++)
            duty_of[t * n * days + i] = plan->duty_of[i] == PB_NONE
                                            ? PB_NONE
                                            : plan->duty_of[i] + (int)(t * plan->n_duties);
    }
    plan->context.people = people;
    plan->context.n_people *= times;
    plan->duties = duties;
    plan->n_duties *= times;
    plan->moves = moves;
    plan->n_moves *= times;
    plan->duty_of = duty_of;
}

static size_t count(const char *text, const char *word)
{
    size_t n = 0;
    for (; (text = strstr(text, word)) != NULL; text++)
        n++;
    return n;
}

/* A page of 30 people draws all of them; one of 30,000 stays small and says what it leaves out. */
static void pages_of_many_people_stay_small(void **state)
{
    struct scratch *scratch = *state;
    struct plan_folder plan;
    struct text page = {0};
    make_page(scratch, "scenarios/store-48h.yaml --set language=en", &plan, &page);
    size_t drawn = count(text_string(&page), "class=\"who\"");
    assert_null(strstr(text_string(&page), "The chart shows the first"));
    assert_true(drawn >= 30);
    text_clear(&page);
    multiply(&plan, 1000);
    html_append(&plan, &page);
    assert_false(page.failed);
    assert_true(page.length < (size_t)5 << 20);
    drawn = count(text_string(&page), "<text class=\"who\"");
    assert_true(count(text_string(&page), "<text class=\"code\"") > drawn / 2);
    assert_in_range(drawn, 1000, 12000);
    assert_int_equal(count(text_string(&page), "The chart shows the first"), 3);
    assert_non_null(strstr(text_string(&page), "of 18000 people"));
    assert_true(count(text_string(&page), "more in moves.csv and the workbook") > 0);
    check_claims(&plan, text_string(&page), 10);
    text_release(&page);
    plan_folder_release(&plan);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(figures_are_those_of_the_plan, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(page_is_well_formed, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(pages_of_many_people_stay_small, scratch_setup,
                                        scratch_teardown),
    };
    program = argv[argc - 1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
