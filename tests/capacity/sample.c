/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "capacity/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LOSSY, DEFERRABLE, N_QUEUES };
enum { FRONT, SENIORS, BACK, QUALITY, POOL, N_CLASSES };

struct maker {
    const struct sample_size *size;
    struct arena *arena;
    struct capacity_problem *problem;
    unsigned state;
    int n_slots;
};

/** 0 <= result < 1. */
static double draw(struct maker *m)
{
    m->state = m->state * 1664525U + 1013904223U;
    return (double)(m->state >> 8) / 16777216.0;
}

static void *get(struct maker *m, size_t n, size_t size)
{
    void *memory = arena_alloc(m->arena, n, size);

    if (memory == NULL) {
        abort();
    }
    return memory;
}

static double *numbers(struct maker *m, int n, double value)
{
    double *array = get(m, (size_t)n, sizeof *array);

    for (int i = 0; i < n; i++) {
        array[i] = value;
    }
    return array;
}

static void make_queues(struct maker *m)
{
    struct capacity_queue *queues = get(m, N_QUEUES, sizeof *queues);
    double *demand = numbers(m, m->n_slots, 0);
    double *arrived = numbers(m, m->n_slots, 0);
    double *due = numbers(m, m->n_slots, 0);
    double total = m->size->demand;

    for (int t = 0; t < m->n_slots; t++) {
        demand[t] = t % 5 == 4 ? 0.0 : 2.0 * m->size->demand * draw(m);
        total += 2.0 * m->size->demand * draw(m);
        arrived[t] = total;
        due[t] = t >= 2 ? arrived[t - 2] : 0.0;
    }
    queues[LOSSY] =
        (struct capacity_queue){.demand = demand, .lost_price = numbers(m, m->n_slots, 9.0)};
    queues[DEFERRABLE] = (struct capacity_queue){.is_deferrable = true,
                                                 .arrived = arrived,
                                                 .due = due,
                                                 .late_price = numbers(m, m->n_slots, 0.7),
                                                 .left_price = 6.0};
    m->problem->queues = queues;
    m->problem->n_queues = N_QUEUES;
}

static void make_people(struct maker *m)
{
    struct capacity_team *teams = get(m, 4, sizeof *teams);
    struct capacity_class *classes = get(m, N_CLASSES, sizeof *classes);
    struct capacity_move *moves = get(m, 2, sizeof *moves);
    double *seats = numbers(m, 1, 2.0 * m->size->heads);

    teams[0] = (struct capacity_team){.home = LOSSY, .home_rate = 1.1};
    teams[1] = (struct capacity_team){.home = DEFERRABLE, .home_rate = 0.9};
    teams[2] = (struct capacity_team){.home = CAPACITY_NONE};
    teams[3] = (struct capacity_team){.home = CAPACITY_NONE};
    classes[FRONT] = (struct capacity_class){.team = 0, .room = 0, .normal_day_hours = 2};
    classes[SENIORS] = (struct capacity_class){.team = 0, .room = 0, .normal_day_hours = 2};
    classes[BACK] = (struct capacity_class){.team = 1, .room = 0, .normal_day_hours = 2};
    classes[QUALITY] =
        (struct capacity_class){.team = 2, .room = CAPACITY_NONE, .normal_day_hours = 2};
    classes[POOL] =
        (struct capacity_class){.team = 3, .room = CAPACITY_NONE, .normal_day_hours = 2};
    moves[0] = (struct capacity_move){.team = 0,
                                      .queue = DEFERRABLE,
                                      .rate = 0.8,
                                      .slot_price = 0.1,
                                      .start_price = 0.6,
                                      .block = 2};
    moves[1] = (struct capacity_move){
        .team = 1, .queue = LOSSY, .rate = 0.85, .slot_price = 0.1, .start_price = 0.4, .block = 3};
    m->problem->teams = teams;
    m->problem->n_teams = 4;
    m->problem->classes = classes;
    m->problem->n_classes = N_CLASSES;
    m->problem->moves = moves;
    m->problem->n_moves = 2;
    m->problem->seats = seats;
    m->problem->n_rooms = 1;
}

static struct capacity_variant make_variant(struct maker *m, int code, int first, int n)
{
    double *net = numbers(m, n, 1.0);
    double *work = numbers(m, n, 1.0);

    if (n > 2) {
        net[1] = 0.5;
        work[1] = 0.5;
        work[n - 1] = 0.85;
    }
    const double slot_hours = m->problem->slot_hours;

    return (struct capacity_variant){.code = code,
                                     .first = first,
                                     .n = n,
                                     .net = net,
                                     .work = work,
                                     .seat = numbers(m, n, 1.0),
                                     .hours = n * slot_hours,
                                     .start_hour = first * slot_hours,
                                     .end_hour = (first + n) * slot_hours,
                                     .night_hours = first + n > m->size->slots_per_day ? 1.0 : 0.0};
}

static void make_variants(struct maker *m)
{
    const int per_day = m->size->slots_per_day;
    struct capacity_variant *variants = get(m, 4, sizeof *variants);

    variants[0] = make_variant(m, 0, 0, 2);
    variants[1] = make_variant(m, 1, 1, 3);
    variants[2] = make_variant(m, 2, per_day - 2, 2);
    variants[3] = make_variant(m, 3, per_day - 1, 3);
    m->problem->variants = variants;
    m->problem->n_variants = 4;
    m->problem->n_codes = 4;
    m->problem->max_codes = CAPACITY_NONE;
}

static void make_duties(struct maker *m)
{
    struct capacity_duty *duties =
        get(m, (size_t)(N_CLASSES * 4 * (m->size->days + 1)), sizeof *duties);
    int n = 0;

    for (int k = 0; k < N_CLASSES; k++) {
        for (int d = -1; d < m->size->days; d++) {
            for (int s = d < 0 ? 2 : 0; s < 4; s++) {
                const double hours = m->problem->variants[s].hours;

                if (k == POOL && s > 1) {
                    continue;
                }
                duties[n++] = (struct capacity_duty){.cls = k,
                                                     .variant = s,
                                                     .day = d,
                                                     .post = k == POOL ? LOSSY : CAPACITY_NONE,
                                                     .work = k == POOL      ? 0.5
                                                             : k == SENIORS ? 1.2
                                                                            : 1.0,
                                                     .cost = (k == POOL      ? 1.5
                                                              : k == SENIORS ? 1.3
                                                                             : 1.0) *
                                                                 hours +
                                                             0.2 * draw(m),
                                                     .most = INFINITY};
            }
        }
    }
    m->problem->duties = duties;
    m->problem->n_duties = n;
}

static struct capacity_limit limit_on(int cls, enum capacity_measure measure, int from, int to,
                                      double upper)
{
    return (struct capacity_limit){.cls = cls,
                                   .measure = measure,
                                   .day_from = from,
                                   .day_to = to,
                                   .lower = -INFINITY,
                                   .upper = upper,
                                   .feeds = CAPACITY_NONE};
}

static void make_limits(struct maker *m)
{
    const int days = m->size->days;
    const double heads = m->size->heads;
    struct capacity_limit *limits = get(m, (size_t)(N_CLASSES * (2 * days + 6)), sizeof *limits);
    int n = 0;

    for (int k = 0; k < N_CLASSES; k++) {
        for (int d = -1; d < days; d++) {
            limits[n++] = limit_on(k, CAPACITY_SHIFTS, d, d, k == QUALITY ? 1.0 : heads);
        }
        for (int d = -1; d + 1 < days; d++) {
            limits[n] = limit_on(k, CAPACITY_LATE_EARLY, d, d + 1, heads);
            limits[n].threshold = (m->size->slots_per_day - 1) * m->problem->slot_hours;
            limits[n++].rest = 2.0 * m->problem->slot_hours;
        }
        const int cap = n++;

        limits[cap] = limit_on(k, CAPACITY_OVERTIME, -1, days - 1, heads * days);
        limits[n] = limit_on(k, CAPACITY_SHIFTS, -1, days - 1, heads * ceil(0.7 * days));
        limits[n].over_price = 1.0;
        limits[n].over_most = heads;
        limits[n].feeds = cap;
        limits[n++].feed_weight = 1.0;
        limits[n] = limit_on(k, CAPACITY_HOURS, -1, days - 1, INFINITY);
        limits[n].lower = 2.0;
        limits[n++].under_price = 0.3;
        limits[n] = limit_on(k, CAPACITY_LONG, -1, days - 1, heads * ceil(0.5 * days));
        limits[n++].threshold = 3.0 * m->problem->slot_hours;
        limits[n] = limit_on(k, CAPACITY_NIGHT, -1, days - 1, heads * days);
        limits[n++].threshold = 1.0;
    }
    m->problem->limits = limits;
    m->problem->n_limits = n;
}

static void make_softs(struct maker *m)
{
    const int last = m->n_slots - 1;
    struct capacity_soft *softs = get(m, 4, sizeof *softs);
    struct capacity_term *ratio = get(m, 3, sizeof *ratio);

    ratio[0] = (struct capacity_term){QUALITY, 1.0};
    ratio[1] = (struct capacity_term){FRONT, -0.1};
    ratio[2] = (struct capacity_term){BACK, -0.1};
    softs[0] = (struct capacity_soft){.kind = CAPACITY_SOFT_PRESENCE,
                                      .queue = CAPACITY_NONE,
                                      .terms = ratio,
                                      .n_terms = 3,
                                      .slot_to = last,
                                      .price = 0.5,
                                      .most = 0.2 * m->size->heads * (m->n_slots + 3)};
    struct capacity_term *crew = get(m, 1, sizeof *crew);

    crew[0] = (struct capacity_term){SENIORS, 1.0};
    softs[1] = (struct capacity_soft){.kind = CAPACITY_SOFT_PRESENCE,
                                      .queue = CAPACITY_NONE,
                                      .terms = crew,
                                      .n_terms = 1,
                                      .slot_from = 1,
                                      .slot_to = 1,
                                      .need = 1,
                                      .price = 2,
                                      .most = 1};
    softs[2] = (struct capacity_soft){.kind = CAPACITY_SOFT_SUPPLY,
                                      .queue = LOSSY,
                                      .slot_from = 2,
                                      .slot_to = 3,
                                      .need = m->size->demand,
                                      .price = 1,
                                      .most = m->size->demand};
    softs[3] = (struct capacity_soft){.kind = CAPACITY_SOFT_SERVED,
                                      .queue = LOSSY,
                                      .slot_to = last,
                                      .need = -0.1 * m->size->demand,
                                      .price = 3,
                                      .most = 2.0 * m->size->demand * m->n_slots};
    m->problem->softs = softs;
    m->problem->n_softs = 4;
}

void sample_build(const struct sample_size *size, struct arena *arena,
                  struct capacity_problem *problem)
{
    struct maker m = {.size = size,
                      .arena = arena,
                      .problem = problem,
                      .state = size->seed * 2654435761U + 12345U,
                      .n_slots = size->days * size->slots_per_day};

    *problem = (struct capacity_problem){
        .n_days = size->days, .slots_per_day = size->slots_per_day, .slot_hours = 1.0};
    make_queues(&m);
    make_people(&m);
    make_variants(&m);
    make_duties(&m);
    make_limits(&m);
    make_softs(&m);
}

void sample_by_hand(struct arena *arena, struct capacity_problem *problem)
{
    const struct sample_size size = {.days = 1, .slots_per_day = 1};
    struct maker m = {.size = &size, .arena = arena, .problem = problem};
    struct capacity_queue *queue = get(&m, 1, sizeof *queue);
    struct capacity_team *team = get(&m, 1, sizeof *team);
    struct capacity_class *cls = get(&m, 1, sizeof *cls);
    struct capacity_variant *variant = get(&m, 1, sizeof *variant);
    struct capacity_duty *duty = get(&m, 1, sizeof *duty);
    struct capacity_limit *limit = get(&m, 1, sizeof *limit);

    *problem = (struct capacity_problem){.n_days = 1, .slots_per_day = 1, .slot_hours = 8};
    *queue = (struct capacity_queue){.demand = numbers(&m, 1, 3), .lost_price = numbers(&m, 1, 10)};
    *team = (struct capacity_team){.home = 0, .home_rate = 2};
    *cls = (struct capacity_class){.room = CAPACITY_NONE, .normal_day_hours = 8};
    *variant = make_variant(&m, 0, 0, 1);
    *duty = (struct capacity_duty){.post = CAPACITY_NONE, .work = 1, .cost = 4, .most = INFINITY};
    *limit = limit_on(0, CAPACITY_SHIFTS, 0, 0, 2);
    problem->queues = queue;
    problem->teams = team;
    problem->classes = cls;
    problem->variants = variant;
    problem->duties = duty;
    problem->limits = limit;
    problem->n_queues = problem->n_teams = problem->n_classes = problem->n_variants = 1;
    problem->n_duties = problem->n_limits = problem->n_codes = 1;
    problem->max_codes = CAPACITY_NONE;
}
