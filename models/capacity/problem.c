/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/problem.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

/** Where the first mistake is told. */
struct finding {
    char *why;
    size_t size;
    bool found;
};

__attribute__((format(printf, 3, 4))) static void expect(struct finding *finding, bool holds,
                                                         const char *format, ...)
{
    va_list arguments;

    if (holds || finding->found) {
        return;
    }
    finding->found = true;
    va_start(arguments, format);
    (void)vsnprintf(finding->why, finding->size, format, arguments);
    va_end(arguments);
}

static bool within(int value, int n)
{
    return value >= 0 && value < n;
}

static bool none_or_within(int value, int n)
{
    return value == CAPACITY_NONE || within(value, n);
}

static bool is_amount(double value)
{
    return isfinite(value) && value >= 0;
}

static bool is_price(double value)
{
    return isfinite(value) && value > 0;
}

static void check_backlog(struct finding *finding, const struct capacity_queue *queue, int q,
                          int n_slots)
{
    const bool given = queue->arrived != NULL && queue->due != NULL && queue->late_price != NULL;

    expect(finding, given && is_price(queue->left_price),
           "queue %d: arrived, due, late_price and a left_price > 0 are needed", q);
    for (int t = 0; given && t < n_slots; t++) {
        const double before = t > 0 ? queue->arrived[t - 1] : 0.0;

        expect(finding, isfinite(queue->arrived[t]) && queue->arrived[t] >= before,
               "queue %d slot %d: arrived decreases", q, t);
        expect(finding, is_amount(queue->due[t]) && queue->due[t] <= queue->arrived[t] + 1e-9,
               "queue %d slot %d: due exceeds arrived", q, t);
        expect(finding, is_amount(queue->late_price[t]), "queue %d slot %d: late_price", q, t);
    }
}

static void check_queues(struct finding *finding, const struct capacity_problem *problem)
{
    const int n_slots = capacity_n_slots(problem);

    for (int q = 0; q < problem->n_queues; q++) {
        const struct capacity_queue *queue = &problem->queues[q];

        if (queue->is_deferrable) {
            check_backlog(finding, queue, q, n_slots);
            continue;
        }
        const bool given = queue->demand != NULL && queue->lost_price != NULL;

        expect(finding, given, "queue %d: demand and lost_price are needed", q);
        for (int t = 0; given && t < n_slots; t++) {
            expect(finding, is_amount(queue->demand[t]), "queue %d slot %d: demand", q, t);
            expect(finding, is_price(queue->lost_price[t]), "queue %d slot %d: lost_price", q, t);
        }
    }
}

static void check_people(struct finding *finding, const struct capacity_problem *problem)
{
    for (int g = 0; g < problem->n_teams; g++) {
        const struct capacity_team *team = &problem->teams[g];

        expect(finding, none_or_within(team->home, problem->n_queues), "team %d: home", g);
        expect(finding, team->home == CAPACITY_NONE || is_price(team->home_rate),
               "team %d: home_rate must be > 0", g);
    }
    for (int k = 0; k < problem->n_classes; k++) {
        const struct capacity_class *cls = &problem->classes[k];

        expect(finding, within(cls->team, problem->n_teams), "class %d: team", k);
        expect(finding, none_or_within(cls->room, problem->n_rooms), "class %d: room", k);
        expect(finding, is_amount(cls->normal_day_hours), "class %d: normal_day_hours", k);
    }
    for (int a = 0; a < problem->n_moves; a++) {
        const struct capacity_move *move = &problem->moves[a];

        expect(finding,
               within(move->team, problem->n_teams) && within(move->queue, problem->n_queues),
               "move %d: team or queue", a);
        expect(finding, is_price(move->rate) && move->block >= 1, "move %d: rate or block", a);
        expect(finding, is_amount(move->slot_price) && is_amount(move->start_price),
               "move %d: prices", a);
    }
}

static void check_variants(struct finding *finding, const struct capacity_problem *problem)
{
    for (int s = 0; s < problem->n_variants; s++) {
        const struct capacity_variant *variant = &problem->variants[s];

        expect(finding, variant->n >= 1 && variant->first >= 0, "variant %d: slots", s);
        expect(finding, variant->net != NULL && variant->seat != NULL, "variant %d: shares", s);
        expect(finding, within(variant->code, problem->n_codes), "variant %d: code", s);
        expect(finding, is_amount(variant->hours) && is_amount(variant->night_hours),
               "variant %d: hours", s);
        for (int i = 0; variant->net != NULL && variant->seat != NULL && i < variant->n; i++) {
            const double work = variant->work != NULL ? variant->work[i] : variant->net[i];

            expect(finding,
                   is_amount(variant->net[i]) && is_amount(work) && is_amount(variant->seat[i]),
                   "variant %d entry %d: share", s, i);
        }
    }
}

static void check_duties(struct finding *finding, const struct capacity_problem *problem)
{
    for (int j = 0; j < problem->n_duties; j++) {
        const struct capacity_duty *duty = &problem->duties[j];

        expect(finding,
               within(duty->cls, problem->n_classes) &&
                   within(duty->variant, problem->n_variants) && duty->day >= -1 &&
                   duty->day < problem->n_days && none_or_within(duty->post, problem->n_queues),
               "duty %d: class, variant, day or post", j);
        expect(finding, is_amount(duty->work) && isfinite(duty->cost) && duty->most >= 0,
               "duty %d: work, cost or most", j);
    }
}

static void check_limits(struct finding *finding, const struct capacity_problem *problem)
{
    for (int l = 0; l < problem->n_limits; l++) {
        const struct capacity_limit *limit = &problem->limits[l];

        expect(finding, within(limit->cls, problem->n_classes) && limit->day_from >= -1,
               "limit %d: class or days", l);
        expect(finding, !isnan(limit->upper) && limit->upper >= 0 && !isnan(limit->lower),
               "limit %d: bounds", l);
        expect(finding,
               is_amount(limit->over_most) &&
                   (limit->over_most <= 0 || is_amount(limit->over_price)),
               "limit %d: overflow", l);
        expect(finding, limit->lower <= 0 || is_price(limit->under_price),
               "limit %d: a lower limit needs under_price > 0", l);
        expect(finding, none_or_within(limit->feeds, problem->n_limits) && limit->feeds != l,
               "limit %d: feeds", l);
        expect(finding, limit->feeds == CAPACITY_NONE || is_amount(limit->feed_weight),
               "limit %d: feed_weight", l);
    }
}

static void check_softs(struct finding *finding, const struct capacity_problem *problem)
{
    const int n_slots = capacity_n_slots(problem);

    for (int u = 0; u < problem->n_softs; u++) {
        const struct capacity_soft *soft = &problem->softs[u];
        const bool counts_classes = soft->kind == CAPACITY_SOFT_PRESENCE;

        expect(finding,
               within(soft->slot_from, n_slots) && within(soft->slot_to, n_slots) &&
                   soft->slot_from <= soft->slot_to,
               "soft row %d: slots", u);
        expect(finding, counts_classes || within(soft->queue, problem->n_queues),
               "soft row %d: queue", u);
        expect(finding, isfinite(soft->need) && is_price(soft->price) && is_amount(soft->most),
               "soft row %d: need, price or most", u);
        for (int i = 0; counts_classes && i < soft->n_terms; i++) {
            expect(finding,
                   within(soft->terms[i].cls, problem->n_classes) && isfinite(soft->terms[i].coef),
                   "soft row %d: term %d", u, i);
        }
    }
}

enum pb_rc capacity_check_problem(const struct capacity_problem *problem, char *why, size_t size)
{
    struct finding finding = {.why = why, .size = size};

    expect(&finding, problem->n_days >= 0 && problem->slots_per_day >= 1 && problem->slot_hours > 0,
           "frame: days or slots");
    if (!finding.found) {
        check_queues(&finding, problem);
        check_people(&finding, problem);
        check_variants(&finding, problem);
        check_duties(&finding, problem);
        check_limits(&finding, problem);
        check_softs(&finding, problem);
    }
    for (int r = 0; r < problem->n_rooms; r++) {
        expect(&finding, is_amount(problem->seats[r]), "room %d: seats", r);
    }
    return finding.found ? PB_INVALID : PB_OK;
}
