/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast the capacity family goes through models/lp, way by way.
 *
 *   bench_lp FOLDER [WAYS] [MODEL.lp]
 *
 * FOLDER holds heads.csv and staff.csv. WAYS is a string of letters: s sifting by half days,
 * i interior point, d dual simplex, p primal simplex ("si" unless told; d and p take long).
 * MODEL.lp, when given, gets the family as a file for the other solvers. */
#include "family.h"

#include "models/lp/lp.h"
#include "models/lp/lp_bound.h"
#include "models/lp/lp_sift.h"
#include "models/lp/lp_write.h"

#include <paiban/stop.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* User seconds of this process and of its children that ended. */
static double cpu_seconds(void)
{
    double sum = 0;
    const int who[] = {RUSAGE_SELF, RUSAGE_CHILDREN};
    for (int k = 0; k < 2; k++) {
        struct rusage usage;
        getrusage(who[k], &usage);
        sum += (double)usage.ru_utime.tv_sec + 1e-6 * (double)usage.ru_utime.tv_usec;
    }
    return sum;
}

/* The family with boxes for its unbounded columns and the two clocks. */
struct bench {
    struct lp_model model;
    double *box_lower;
    double *box_upper;
    double wall;
    double cpu;
};

static void start_clocks(struct bench *bench)
{
    bench->wall = pb_clock_s();
    bench->cpu = cpu_seconds();
}

static void report(struct bench *bench, const char *way, double cost, double bound, long iterations)
{
    printf("%-12s %16.6f %16.6f %10ld %8.2f %8.2f\n", way, cost, bound, iterations,
           pb_clock_s() - bench->wall, cpu_seconds() - bench->cpu);
    fflush(stdout);
    start_clocks(bench);
}

static double bound_of(const struct bench *bench, const double dual[])
{
    struct lp_bound bound;
    lp_lagrangian_bound(&bench->model, dual, bench->box_lower, bench->box_upper, &bound);
    return bound.value;
}

static void by_sifting(struct bench *bench)
{
    const struct lp_model *model = &bench->model;
    int *block = malloc((size_t)(model->n_rows + model->n_cols) * sizeof *block);
    struct lp_sifted sifted;
    if (!block)
        return;
    struct lp_blocks blocks = {.row_first = block, .row_last = block};
    blocks.col_block = block + model->n_rows;
    blocks.n = family_blocks(model, 12, block, block + model->n_rows);
    if (lp_solve_sifting(model, &blocks, NULL, &sifted) == PB_OK)
        report(bench, "sifting", sifted.cost, bound_of(bench, sifted.dual), sifted.iterations);
    lp_sifted_release(&sifted);
    free(block);
}

static void by_handle(struct bench *bench, char way)
{
    struct lp *lp;
    struct lp_answer answer;
    struct lp_simplex_options options = {.method = way == 'p' ? LP_PRIMAL : LP_DUAL};
    if (lp_create(&lp, &bench->model) != PB_OK)
        return;
    enum pb_rc rc =
        way == 'i' ? lp_solve_interior(lp, NULL, &answer) : lp_solve_simplex(lp, &options, &answer);
    const char *name = way == 'i' ? "interior" : way == 'p' ? "primal" : "dual";
    if (rc == PB_OK)
        report(bench, name, answer.cost, bound_of(bench, lp_dual(lp)), answer.iterations);
    lp_free(lp);
}

/* No column ever needs more than all heads of its hour: shortage by need, moves by people. */
static bool make_boxes(struct bench *bench)
{
    const double enough = 1000;
    size_t n = (size_t)bench->model.n_cols;
    bench->box_lower = malloc(n * sizeof(double));
    bench->box_upper = malloc(n * sizeof(double));
    for (size_t j = 0; bench->box_lower && bench->box_upper && j < n; j++) {
        bench->box_lower[j] = 0;
        bench->box_upper[j] = enough;
    }
    return bench->box_lower && bench->box_upper;
}

static bool write_model(const struct lp_model *model, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    bool ok = lp_write(model, LP_FORMAT_LP, file) == PB_OK;
    return fclose(file) == 0 && ok;
}

int main(int argc, char **argv)
{
    struct bench bench = {.wall = 0};
    if (argc < 2 || argc > 4) {
        fprintf(stderr, "usage: bench_lp FOLDER [WAYS] [MODEL.lp]\n");
        return PB_USAGE;
    }
    start_clocks(&bench);
    enum pb_rc rc = family_build(&bench.model, argv[1]);
    if (rc != PB_OK || !make_boxes(&bench)) {
        fprintf(stderr, "bench_lp: %s holds no family\n", argv[1]);
        return PB_IO;
    }
    printf("%d rows, %d columns, %d entries\n", bench.model.n_rows, bench.model.n_cols,
           lp_model_entries(&bench.model));
    printf("%-12s %16s %16s %10s %8s %8s\n", "way", "cost", "bound", "iterations", "wall_s",
           "cpu_s");
    for (const char *way = argc > 2 ? argv[2] : "si"; *way; way++) {
        if (*way == 's')
            by_sifting(&bench);
        else
            by_handle(&bench, *way);
    }
    if (argc > 3 && !write_model(&bench.model, argv[3]))
        rc = PB_IO;
    free(bench.box_lower);
    free(bench.box_upper);
    lp_model_release(&bench.model);
    return (int)rc;
}
