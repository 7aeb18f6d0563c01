/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "capacity/family.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTS = 4, FUNCTIONS = 3, TEAMS = DEPTS * FUNCTIONS, DAYS = 15, HOURS = 24, POOLS = 6 };

static const char *const team_names[TEAMS] = {
    "dept1.pre", "dept1.mid", "dept1.post", "dept2.pre", "dept2.mid", "dept2.post",
    "dept3.pre", "dept3.mid", "dept3.post", "dept4.pre", "dept4.mid", "dept4.post"};

struct figures {
    double heads[TEAMS][DAYS][HOURS];
    double people[TEAMS];
};

static int team_of(const char *name)
{
    for (int g = 0; g < TEAMS; g++) {
        if (strcmp(name, team_names[g]) == 0) {
            return g;
        }
    }
    return -1;
}

static FILE *open_in(const char *folder, const char *name)
{
    char path[1024];

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return fopen(path, "r");
}

static bool read_figures(const char *folder, struct figures *figures)
{
    FILE *heads = folder != NULL ? open_in(folder, "heads.csv") : NULL;
    FILE *staff = folder != NULL ? open_in(folder, "staff.csv") : NULL;
    char line[256];
    char team[64];
    int day = 0;
    int hour = 0;
    double value = 0;
    bool good = heads != NULL && staff != NULL;

    while (good && fgets(line, sizeof line, heads) != NULL) {
        if (sscanf(line, "%d,%d,%63[^,],%lf", &day, &hour, team, &value) == 4) {
            good = team_of(team) >= 0 && day >= 0 && day < DAYS && hour >= 0 && hour < HOURS;
            if (good) {
                figures->heads[team_of(team)][day][hour] = value;
            }
        }
    }
    while (good && fgets(line, sizeof line, staff) != NULL) {
        if (sscanf(line, "%63[^,],%lf", team, &value) == 2 && team_of(team) >= 0) {
            figures->people[team_of(team)] = value;
        }
    }
    if (heads != NULL) {
        (void)fclose(heads);
    }
    if (staff != NULL) {
        (void)fclose(staff);
    }
    return good;
}

/** Departments that return are a few percent larger or smaller. */
static double scale_of(int department)
{
    return 1.0 + 0.07 * (double)(department / DEPTS) * (department % 2 == 0 ? 1.0 : -0.5);
}

static void *get(struct arena *arena, size_t n, size_t size)
{
    void *memory = arena_alloc(arena, n, size);

    if (memory == NULL) {
        abort();
    }
    return memory;
}

static double *constant(struct arena *arena, int n, double value)
{
    double *array = get(arena, (size_t)n, sizeof *array);

    for (int i = 0; i < n; i++) {
        array[i] = value;
    }
    return array;
}

static void make_queues(const struct figures *figures, const struct family_size *size,
                        struct arena *arena, struct capacity_problem *problem)
{
    const int n_slots = size->days * HOURS;
    const int n = size->departments * FUNCTIONS;
    struct capacity_queue *queues = get(arena, (size_t)n, sizeof *queues);
    struct capacity_team *teams = get(arena, (size_t)n, sizeof *teams);
    const double *price = constant(arena, n_slots, 50.0);

    for (int q = 0; q < n; q++) {
        double *demand = get(arena, (size_t)n_slots, sizeof *demand);

        for (int t = 0; t < n_slots; t++) {
            demand[t] =
                figures->heads[q % TEAMS][t / HOURS % DAYS][t % HOURS] * scale_of(q / FUNCTIONS);
        }
        queues[q] = (struct capacity_queue){.demand = demand, .lost_price = price};
        teams[q] = (struct capacity_team){.home = q, .home_rate = 1.0, .relays = !size->is_strict};
    }
    problem->queues = queues;
    problem->n_queues = n;
    problem->teams = teams;
    problem->n_teams = n;
}

static void make_moves(const struct family_size *size, struct arena *arena,
                       struct capacity_problem *problem)
{
    const int n = size->departments * FUNCTIONS;
    struct capacity_move *moves = get(arena, (size_t)(n * n), sizeof *moves);
    int count = 0;

    for (int g = 0; g < n; g++) {
        for (int q = 0; q < n; q++) {
            const bool same_department = g / FUNCTIONS == q / FUNCTIONS;
            const bool same_function = g % FUNCTIONS == q % FUNCTIONS;

            if (g != q && (same_department || same_function)) {
                moves[count++] = (struct capacity_move){.team = g,
                                                        .queue = q,
                                                        .rate = same_department ? 0.9 : 0.8,
                                                        .slot_price = 0.05,
                                                        .block = 1};
            }
        }
    }
    problem->moves = moves;
    problem->n_moves = count;
}

static struct capacity_variant make_variant(struct arena *arena, int start, int length)
{
    double *net = constant(arena, length, 1.0);

    if (length >= 8) {
        net[4] = 0.0;
    }
    if (length == 12) {
        net[8] = 0.0;
    }
    return (struct capacity_variant){.first = start,
                                     .n = length,
                                     .net = net,
                                     .seat = constant(arena, length, 1.0),
                                     .hours = length,
                                     .start_hour = start,
                                     .end_hour = start + length};
}

static double variant_cost(const struct capacity_variant *variant)
{
    double cost = variant->n == 4 ? 4.6 : variant->n == 8 ? 8 : variant->n == 10 ? 11 : 14;

    for (int i = 0; i < variant->n; i++) {
        cost += (variant->first + i) % HOURS < 6 ? 0.3 * variant->net[i] : 0.0;
    }
    return cost;
}

enum { TEAM_VARIANTS = 96, POOL_VARIANTS = 12 };

static void make_variants(struct arena *arena, struct capacity_problem *problem)
{
    static const int lengths[4] = {4, 8, 10, 12};
    struct capacity_variant *variants = get(arena, TEAM_VARIANTS + POOL_VARIANTS, sizeof *variants);

    for (int s = 0; s < TEAM_VARIANTS; s++) {
        variants[s] = make_variant(arena, s / 4, lengths[s % 4]);
    }
    for (int s = 0; s < POOL_VARIANTS; s++) {
        variants[TEAM_VARIANTS + s] = make_variant(arena, s / 2 * 4, s % 2 == 0 ? 4 : 8);
        variants[TEAM_VARIANTS + s].net = constant(arena, 8, 1.0);
    }
    for (int s = 0; s < TEAM_VARIANTS + POOL_VARIANTS; s++) {
        variants[s].code = s;
    }
    problem->variants = variants;
    problem->n_variants = TEAM_VARIANTS + POOL_VARIANTS;
    problem->n_codes = TEAM_VARIANTS + POOL_VARIANTS;
    problem->max_codes = CAPACITY_NONE;
}

static void make_classes(const struct figures *figures, const struct family_size *size,
                         struct arena *arena, struct capacity_problem *problem)
{
    const int n_teams = size->departments * FUNCTIONS;
    const int n_pools = POOLS * size->departments / DEPTS;
    const int n = n_teams + n_pools;
    const int weeks = size->week_days > 0 ? (size->days + 6) / 7 : 0;
    struct capacity_class *classes = get(arena, (size_t)n, sizeof *classes);
    struct capacity_team *teams = get(arena, (size_t)n, sizeof *teams);
    struct capacity_limit *limits = get(arena, (size_t)(n * (size->days + weeks)), sizeof *limits);
    int count = 0;

    memcpy(teams, problem->teams, (size_t)n_teams * sizeof *teams);
    for (int k = 0; k < n; k++) {
        const double heads =
            k < n_teams ? round(figures->people[k % TEAMS] * scale_of(k / FUNCTIONS)) : 120.0;

        classes[k] =
            (struct capacity_class){.team = k, .room = CAPACITY_NONE, .normal_day_hours = 8.0};
        if (k >= n_teams) {
            teams[k] = (struct capacity_team){.home = CAPACITY_NONE};
        }
        for (int d = 0; d < size->days + (k < n_teams ? weeks : 0); d++) {
            const int week = d - size->days;
            const int left = size->days - 7 * week;
            const int days = left < 7 ? left : 7;
            const double share = days < size->week_days ? days : size->week_days;

            limits[count++] = (struct capacity_limit){
                .cls = k,
                .measure = CAPACITY_SHIFTS,
                .day_from = week < 0 ? d : 7 * week,
                .day_to = week < 0 ? d : 7 * week + days - 1,
                .lower = -INFINITY,
                .upper = week < 0 ? heads : floor(heads * share * days / 7.0 + 0.5),
                .feeds = CAPACITY_NONE};
        }
    }
    problem->classes = classes;
    problem->n_classes = n;
    problem->teams = teams;
    problem->n_teams = n;
    problem->limits = limits;
    problem->n_limits = count;
}

static void make_duties(const struct family_size *size, struct arena *arena,
                        struct capacity_problem *problem)
{
    const int n_queues = size->departments * FUNCTIONS;
    const size_t most =
        (size_t)(size->days * problem->n_classes * (TEAM_VARIANTS + POOL_VARIANTS * n_queues));
    struct capacity_duty *duties = get(arena, most, sizeof *duties);
    int count = 0;

    for (int k = 0; k < problem->n_classes; k++) {
        const bool is_pool = k >= n_queues;

        for (int d = 0; d < size->days; d++) {
            for (int s = is_pool ? TEAM_VARIANTS : 0;
                 s < (is_pool ? problem->n_variants : TEAM_VARIANTS); s++) {
                const struct capacity_variant *variant = &problem->variants[s];

                for (int q = 0; q < (is_pool ? n_queues : 1); q++) {
                    if (is_pool && q % FUNCTIONS == 1) {
                        continue;
                    }
                    duties[count++] = (struct capacity_duty){
                        .cls = k,
                        .variant = s,
                        .day = d,
                        .post = is_pool ? q : CAPACITY_NONE,
                        .work = is_pool ? 0.6 : 1.0,
                        .cost = is_pool ? 1.3 * variant->hours : variant_cost(variant),
                        .most = INFINITY};
                }
            }
        }
    }
    problem->duties = duties;
    problem->n_duties = count;
}

bool family_build(const char *folder, const struct family_size *size, struct arena *arena,
                  struct capacity_problem *problem)
{
    struct figures *figures = arena_alloc(arena, 1, sizeof *figures);

    if (figures == NULL || !read_figures(folder, figures)) {
        return false;
    }
    *problem =
        (struct capacity_problem){.n_days = size->days, .slots_per_day = HOURS, .slot_hours = 1.0};
    make_queues(figures, size, arena, problem);
    make_moves(size, arena, problem);
    make_variants(arena, problem);
    make_classes(figures, size, arena, problem);
    make_duties(size, arena, problem);
    return true;
}
