/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters given alone, without plan.json: legal ones and their legal neighbours have no finding;
 * mutants (swapped, dropped and added, moved by an hour, wrong queue) have exactly those that a
 * second opinion expects: rule, person, date and amount. */
#include <stdio.h>

#include "support/test.h"
#include "tests/audit/crew.h"

enum { ROSTERS = 12, MUTANTS = 300, NEIGHBOURS = 250, MOST_TRIES = 100000 };

static struct crew crew;

enum change { SWAP, DROP, ADD, RECODE, LATER, NO_BREAK, CLAIM, QUEUE, SHORT, SHARE, AWAY, CHANGES };

static const char *const change_names[CHANGES] = {"swap",  "drop",     "add",   "recode",
                                                  "later", "no break", "claim", "wrong queue",
                                                  "short", "share",    "away"};

static bool has_row(const struct crew_roster *roster, int person, int day)
{
    for (size_t i = 0; i < roster->n_rows; i++)
        if (roster->rows[i].person == person && roster->rows[i].day == day)
            return true;
    return false;
}

/** Two people exchange their different shifts of a day. */
static bool swap(struct crew_roster *roster, struct crew_row *row, unsigned *state)
{
    size_t first = crew_random(state, (unsigned)roster->n_rows);
    for (size_t i = 0; i < roster->n_rows; i++) {
        struct crew_row *with = &roster->rows[(first + i) % roster->n_rows];
        if (with->day != row->day || with->code == row->code)
            continue;
        enum crew_code code = row->code;
        row->code = with->code;
        with->code = code;
        return true;
    }
    return false;
}

static bool add_row(struct crew_roster *roster, unsigned *state)
{
    int person = (int)crew_random(state, CREW_PEOPLE), day = (int)crew_random(state, CREW_DAYS);
    if (has_row(roster, person, day) || roster->n_rows == CREW_ROWS)
        return false;
    roster->rows[roster->n_rows++] = (struct crew_row){
        .person = person, .day = day, .code = (enum crew_code)crew_random(state, CREW_CODES)};
    return true;
}

static bool change_move(struct crew_roster *roster, enum change change, unsigned *state)
{
    if (roster->n_moves == 0)
        return false;
    struct crew_move *move = &roster->moves[crew_random(state, (unsigned)roster->n_moves)];
    if (change == QUEUE && crew_random(state, 2) == 0)
        move->from = SHOP_PRE;
    else if (change == QUEUE)
        move->to = crew_random(state, 2) == 0 ? MALL_PRE : SHOP_AFTER;
    else if (change == SHORT)
        move->to_min -= 30 * (1 + (int)crew_random(state, 3));
    else if (change == SHARE)
        move->share += 0.75;
    else
        move->from_min += 60 * (1 + (int)crew_random(state, 3));
    if (change == AWAY)
        move->to_min = move->from_min + 120;
    return true;
}

/** Makes one change; false when it does not apply. */
static bool mutate(struct crew_roster *roster, enum change change, unsigned *state)
{
    size_t index = crew_random(state, (unsigned)roster->n_rows);
    struct crew_row *row = &roster->rows[index];
    switch (change) {
    case SWAP:
        return swap(roster, row, state);
    case DROP:
        *row = roster->rows[--roster->n_rows];
        return true;
    case ADD:
        return add_row(roster, state);
    case RECODE:
        row->code = (enum crew_code)crew_random(state, CREW_CODES);
        return true;
    case LATER:
        row->later_min = crew_random(state, 2) == 0 ? 60 : -60;
        return row->code != CODE_P;
    case NO_BREAK:
        row->no_break = true;
        return true;
    case CLAIM:
        row->extra_h = 0.5;
        return true;
    case QUEUE:
    case SHORT:
    case SHARE:
    case AWAY:
        return change_move(roster, change, state);
    case CHANGES:
        break;
    }
    return false;
}

static int start(void **state)
{
    (void)state;
    crew_init(&crew);
    return 0;
}

static void legal_rosters_have_no_finding(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= ROSTERS; seed++) {
        struct crew_roster roster;
        struct crew_breaches none = {.n = 0};
        crew.s.people.n_requests = 0;
        crew_generate(&crew, seed, &roster);
        crew_fix(&crew, &roster);
        assert_true(roster.n_rows > 60);
        assert_true(roster.n_moves > 3);
        crew_expect(&crew, &roster, &none, "legal roster");
    }
}

/** Tries changes until `wanted` rosters that are legal (or not) were checked. */
static void check_changed(bool legal, unsigned wanted, size_t count[CHANGES])
{
    unsigned state = legal ? 7u : 11u, done = 0;
    for (unsigned tries = 0; done < wanted && tries < MOST_TRIES; tries++) {
        struct crew_roster roster;
        struct crew_breaches breaches;
        enum change change = (enum change)crew_random(&state, CHANGES);
        crew.s.people.n_requests = 0;
        crew_generate(&crew, 1 + tries % ROSTERS, &roster);
        crew_fix(&crew, &roster);
        if (!mutate(&roster, change, &state))
            continue;
        crew_judge(&crew, &roster, &breaches);
        if ((breaches.n == 0) != legal)
            continue;
        crew_expect(&crew, &roster, &breaches, change_names[change]);
        count[change]++;
        done++;
    }
    assert_int_equal(done, wanted);
}

static void legal_neighbours_have_no_finding(void **state)
{
    (void)state;
    size_t count[CHANGES] = {0};
    check_changed(true, NEIGHBOURS, count);
    assert_true(count[DROP] > 10 && count[ADD] > 10 && count[RECODE] > 10);
}

static void mutants_are_found_with_rule_person_date_and_amount(void **state)
{
    (void)state;
    size_t count[CHANGES] = {0};
    check_changed(false, MUTANTS, count);
    for (int change = 0; change < CHANGES; change++)
        if (count[change] < 5)
            fail_msg("only %zu mutants of kind %s", count[change], change_names[change]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(legal_rosters_have_no_finding),
        cmocka_unit_test(legal_neighbours_have_no_finding),
        cmocka_unit_test(mutants_are_found_with_rule_person_date_and_amount),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
