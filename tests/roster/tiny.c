/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster/tiny.h"

#include <math.h>

static int below(struct random *random, int n)
{
    return (int)random_below(random, (size_t)n);
}

static bool coin(struct random *random)
{
    return below(random, 2) == 0;
}

static double price(struct random *random)
{
    return below(random, 3) == 0 ? (double)INFINITY : 1 + below(random, 9);
}

/* A range around what a short horizon can do; a third of them hard. */
static struct roster_range draw_range(struct random *random, int most)
{
    double min = below(random, 2), max = min + 1 + below(random, most);
    struct roster_range range = {.on = coin(random), .min = min + below(random, 2), .max = max};
    range.max = fmax(range.max, range.min);
    range.under = 1 + below(random, 9);
    range.over = price(random);
    return range;
}

static void draw_shifts(struct tiny *tiny, struct random *random)
{
    static const int starts[TINY_SHIFTS] = {480, 780, 1320};
    struct roster_problem *p = &tiny->problem;
    for (int s = 0; s < p->n_shifts; s++) {
        int length = 240 + 120 * below(random, 4);
        tiny->shifts[s] = (struct roster_shift){starts[s], starts[s] + length, length};
        for (int t = 0; t < p->n_shifts; t++)
            tiny->not_after[s * p->n_shifts + t] = below(random, 5) == 0;
        tiny->weights[0][s] = length;
        tiny->weights[1][s] = 1;
        tiny->weights[2][s] = s == p->n_shifts - 1;
    }
}

static void draw_counts(struct tiny *tiny, struct random *random, int e)
{
    for (int i = 0; i < 3; i++) {
        int unit = i == 0 ? 240 : 1;
        struct roster_count *count = &tiny->counts[e][i];
        *count = (struct roster_count){.weight = tiny->weights[i]};
        count->range = draw_range(random, tiny->problem.n_days);
        count->range.min *= unit;
        count->range.max *= unit;
        count->period = coin(random) ? ROSTER_WEEK : ROSTER_HORIZON;
        tiny->carried[e][i] = coin(random) ? 0 : unit * below(random, 3);
    }
}

static void draw_agent(struct tiny *tiny, struct random *random, int e)
{
    struct roster_limits *l = &tiny->limits[e];
    struct roster_agent *a = &tiny->agents[e];
    int n_shifts = tiny->problem.n_shifts;
    draw_counts(tiny, random, e);
    *l = (struct roster_limits){.days_in_row = draw_range(random, 3),
                                .days_off_in_row = draw_range(random, 3),
                                .weekends = draw_range(random, 1),
                                .rest_min = coin(random) ? 0 : 660,
                                .not_after = coin(random) ? tiny->not_after : NULL,
                                .normal_week_days = below(random, 4),
                                .rest_day_price = below(random, 3) * 0.125,
                                .shift_change = below(random, 3),
                                .counts = tiny->counts[e],
                                .n_counts = 3};
    l->weekends.min = 0;
    for (int s = 0; s < n_shifts; s++) {
        tiny->may_work[e][s] = below(random, 6) > 0;
        tiny->shift_price[e][s] = below(random, 4);
    }
    *a = (struct roster_agent){.limits = l,
                               .profile = below(random, 2),
                               .may_work = coin(random) ? tiny->may_work[e] : NULL,
                               .shift_price = coin(random) ? tiny->shift_price[e] : NULL};
    if (coin(random)) {
        int days = 1 + below(random, 3);
        a->history = (struct roster_history){.days_on = coin(random) ? days : 0,
                                             .days_off = days,
                                             .last_shift = below(random, n_shifts),
                                             .week_days = below(random, 4),
                                             .carried = tiny->carried[e]};
        bool monday_eve = tiny->problem.first_weekday == 6;
        a->history.worked_saturday = monday_eve && a->history.days_on > 0;
    }
}

static void draw_rows(struct tiny *tiny, struct random *random)
{
    struct roster_problem *p = &tiny->problem;
    size_t n = 0;
    for (int d = 0; d < p->n_days; d++) {
        for (int s = 0; s < p->n_shifts; s++) {
            int r = d * p->n_shifts + s;
            tiny->rows[r] = (struct roster_row){
                .need = below(random, 3), .under = 5 + below(random, 30), .over = below(random, 4)};
            for (int profile = 0; profile < 2; profile++)
                tiny->gives[n++] =
                    (struct roster_give){profile, d, s, r, profile == 0 ? 1 : 1 + below(random, 2)};
        }
    }
    p->n_rows = (size_t)(p->n_days * p->n_shifts);
    p->n_gives = n;
}

void tiny_draw(struct tiny *tiny, struct random *random, const int size[3])
{
    struct roster_problem *p = &tiny->problem;
    *tiny = (struct tiny){0};
    *p = (struct roster_problem){.n_days = 2 + below(random, size[1] - 1),
                                 .first_weekday = below(random, 7),
                                 .n_shifts = 1 + below(random, size[2]),
                                 .shifts = tiny->shifts,
                                 .n_agents = 1 + random_below(random, (size_t)size[0]),
                                 .agents = tiny->agents,
                                 .n_wishes = random_below(random, TINY_WISHES),
                                 .wishes = tiny->wishes,
                                 .rows = tiny->rows,
                                 .gives = tiny->gives};
    draw_shifts(tiny, random);
    for (int e = 0; e < (int)p->n_agents; e++)
        draw_agent(tiny, random, e);
    for (size_t i = 0; i < p->n_wishes; i++)
        tiny->wishes[i] = (struct roster_wish){.agent = below(random, (int)p->n_agents),
                                               .day = below(random, p->n_days),
                                               .shift = below(random, p->n_shifts + 2) - 2,
                                               .avoid = coin(random),
                                               .price = price(random)};
    draw_rows(tiny, random);
}
