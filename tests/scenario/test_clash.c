/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clashes of fixed shifts against all 2^n lines of work. */
#include "support/test.h"

#include "planner/base/random.h"
#include "planner/scenario/clash.h"

enum {
    DAYS = 9,
    MOST_SHIFTS = 4,
    TRIALS = 3000,
    FIRST_DAY = 20404 /* some day in the middle of a week */
};

/** One made-up person. */
struct sample {
    struct clash clash;
    struct pb_person person;
    struct pb_rules rules;
    struct pb_shift codes[2];
    struct clash_shift shifts[MOST_SHIFTS];
    bool leave[DAYS];
};

static int pick(struct random *random, int n)
{
    return (int)random_below(random, (size_t)n);
}

static void make(struct sample *sample, struct random *random)
{
    *sample = (struct sample){0};
    sample->codes[0] = (struct pb_shift){.code = "A", .segments = {{480, 960}}, .n_segments = 1};
    sample->codes[1] = (struct pb_shift){.code = "L", .segments = {{960, 1440}}, .n_segments = 1};
    sample->rules = (struct pb_rules){.night = {1320, 1800}, .night_min = 120};
    sample->person = (struct pb_person){.id = "p",
                                        .limits = {.max_day_min = 600,
                                                   .max_week_min = 480 * (1 + pick(random, 4)),
                                                   .max_days_per_week = 1 + pick(random, 4),
                                                   .max_days_in_row = 1 + pick(random, 4),
                                                   .min_days_in_row = 1 + pick(random, 3),
                                                   .min_days_off_in_row = 1 + pick(random, 3),
                                                   .rest_min = 660,
                                                   .max_nights = pick(random, 3) == 0 ? 1 : PB_NONE,
                                                   .nights = pick(random, 4) > 0},
                                        .from_day = FIRST_DAY,
                                        .to_day = FIRST_DAY + DAYS};
    struct pb_limits *limits = &sample->person.limits;
    if (limits->min_days_in_row > limits->max_days_in_row)
        limits->min_days_in_row = limits->max_days_in_row; /* said elsewhere */
    size_t n = 0;
    for (int day = 0; day < DAYS; day++) {
        int what = pick(random, 5);
        if (what == 0 && n < MOST_SHIFTS)
            sample->shifts[n++] = (struct clash_shift){day, &sample->codes[pick(random, 2)]};
        sample->leave[day] = what == 1;
    }
    sample->clash = (struct clash){.person = &sample->person,
                                   .rules = &sample->rules,
                                   .shifts = sample->shifts,
                                   .n_shifts = n,
                                   .leave = sample->leave,
                                   .first_day = FIRST_DAY,
                                   .n_days = DAYS};
}

/** Whether the runs of `line` (a bit a day) are as long as they must and may be. */
static bool runs_fit(const struct pb_limits *limits, unsigned line)
{
    int run = 1;
    for (int day = 0; day < DAYS; day++) {
        bool on = (line >> day & 1U) != 0;
        bool ends = day + 1 == DAYS || ((line >> (day + 1) & 1U) != 0) != on;
        if (!ends) {
            run++;
            continue;
        }
        bool inside = run <= day && day + 1 < DAYS;
        int least = on ? limits->min_days_in_row : limits->min_days_off_in_row;
        /* a first run may have begun before, so it is too short only after a change */
        if ((on && run > limits->max_days_in_row) || (inside && run < least))
            return false;
        run = 1;
    }
    return true;
}

static bool weeks_fit(const struct pb_limits *limits, unsigned line)
{
    int worked = 0;
    for (int day = 0; day < DAYS; day++) {
        worked = (FIRST_DAY + day + 3) % 7 == 0 ? 0 : worked; /* day 0 of 1970 was a Thursday */
        worked += (int)(line >> day & 1U);
        if (worked > limits->max_days_per_week)
            return false;
    }
    return true;
}

static bool shifts_fit(const struct sample *sample)
{
    const struct pb_limits *limits = &sample->person.limits;
    int nights = 0, minutes = 0;
    for (size_t i = 0; i < sample->clash.n_shifts; i++) {
        const struct clash_shift *at = &sample->shifts[i];
        bool late = at->shift == &sample->codes[1];
        nights += late; /* two hours of it lie in the night */
        if (late && !limits->nights)
            return false;
        if (i > 0 && at[-1].day + 1 == at->day && at[-1].shift == &sample->codes[1] && !late)
            return false; /* 00:00 to 08:00 is too little rest */
        bool same = i > 0 && (FIRST_DAY + at->day + 3) / 7 == (FIRST_DAY + at[-1].day + 3) / 7;
        minutes = (same ? minutes : 0) + 480;
        if (minutes > limits->max_week_min)
            return false;
    }
    return limits->max_nights == PB_NONE || nights <= limits->max_nights;
}

static bool any_line_fits(const struct sample *sample)
{
    unsigned must = 0, off = 0;
    for (size_t i = 0; i < sample->clash.n_shifts; i++)
        must |= 1U << sample->shifts[i].day;
    for (int day = 0; day < DAYS; day++)
        off |= (unsigned)sample->leave[day] << day;
    for (unsigned line = 0; line < 1U << DAYS; line++)
        if ((line & must) == must && (line & off) == 0 && runs_fit(&sample->person.limits, line) &&
            weeks_fit(&sample->person.limits, line))
            return shifts_fit(sample);
    return false;
}

static void smallest_sets_agree_with_all_lines(void **state)
{
    (void)state;
    struct random random;
    int clashes = 0;
    random_init(&random, 11);
    for (int trial = 0; trial < TRIALS; trial++) {
        struct sample sample;
        bool keep[MOST_SHIFTS];
        make(&sample, &random);
        unsigned rules = clash_find(&sample.clash, keep);
        assert_int_equal(rules == 0, any_line_fits(&sample));
        if (rules == 0)
            continue;
        clashes++;
        assert_false(clash_can_keep(&sample.clash, keep, rules));
        for (int rule = 0; rule < CLASH_N_RULES; rule++)
            if (rules >> rule & 1U)
                assert_true(clash_can_keep(&sample.clash, keep, rules & ~(1U << rule)));
        for (size_t i = 0; i < sample.clash.n_shifts; i++) {
            if (!keep[i])
                continue;
            keep[i] = false;
            assert_true(clash_can_keep(&sample.clash, keep, rules));
            keep[i] = true;
        }
    }
    assert_true(clashes > TRIALS / 20 && clashes < TRIALS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(smallest_sets_agree_with_all_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
