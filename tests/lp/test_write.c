/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Model files: what is written is the program, for every reader. */
#include "support/test.h"

#include "random_lp.h"

#include "models/lp/lp.h"
#include "models/lp/lp_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_TEXT = 1 << 16 };

/* What one of the writers puts into a file. */
static void written(const struct lp_model *model, enum lp_format format, char text[MOST_TEXT])
{
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(lp_write(model, format, file), PB_OK);
    rewind(file);
    text[fread(text, 1, MOST_TEXT - 1, file)] = '\0';
    fclose(file);
}

/* min 2.5 x + 0 y - z; all kinds of rows, bounds and names. */
static void example(struct lp_model *model)
{
    const int both[] = {0, 1};
    const double value[] = {0.1, -3};
    struct lp_col cols[] = {{.name = "x", .upper = 4, .cost = 2.5, .is_integer = true},
                            {.name = "班次 1", .upper = INFINITY},
                            {.name = "3z", .lower = -INFINITY, .upper = 7, .cost = -1},
                            {.name = "x", .lower = -INFINITY, .upper = INFINITY},
                            {.lower = 2, .upper = 2},
                            {.name = "free", .upper = INFINITY, .is_integer = true}};
    struct lp_row rows[] = {
        {.name = "C1", .lower = 1, .upper = INFINITY, .n = 2, .col = both, .value = value},
        {.name = "C2", .lower = -INFINITY, .upper = 2, .n = 2, .col = both, .value = value},
        {.name = "C3", .lower = 0.1, .upper = 0.3, .n = 1, .col = both, .value = value},
        {.name = "cost", .lower = 3, .upper = 3, .n = 1, .col = both, .value = value},
        {.name = "C1", .lower = -INFINITY, .upper = INFINITY, .n = 1, .col = both, .value = value},
        {.lower = -1, .upper = INFINITY}};
    lp_model_init(model);
    assert_int_equal(lp_model_add_cols(model, 6, cols), PB_OK);
    assert_int_equal(lp_model_add_rows(model, 6, rows), PB_OK);
}

static void mps_says_everything(void **state)
{
    (void)state;
    struct lp_model model;
    char text[MOST_TEXT];
    example(&model);
    written(&model, LP_FORMAT_MPS, text);
    assert_string_equal(text, "NAME paiban FREE\n"
                              "ROWS\n"
                              " N cost\n"
                              " G C1\n"
                              " L C2\n"
                              " G C3\n"
                              " E cost.d3\n"
                              " N C1.d4\n"
                              " G r5\n"
                              "COLUMNS\n"
                              " MARKER 'MARKER' 'INTORG'\n"
                              " x cost 2.5\n"
                              " x C1 0.1\n"
                              " x C2 0.1\n"
                              " x C3 0.1\n"
                              " x cost.d3 0.1\n"
                              " x C1.d4 0.1\n"
                              " MARKER 'MARKER' 'INTEND'\n"
                              " _______1 C1 -3\n"
                              " _______1 C2 -3\n"
                              " _3z cost -1\n"
                              " x.d3 cost 0\n"
                              " c4 cost 0\n"
                              " MARKER 'MARKER' 'INTORG'\n"
                              " _free cost 0\n"
                              " MARKER 'MARKER' 'INTEND'\n"
                              "RHS\n"
                              " RHS C1 1\n"
                              " RHS C2 2\n"
                              " RHS C3 0.1\n"
                              " RHS cost.d3 3\n"
                              " RHS r5 -1\n"
                              "RANGES\n"
                              " RNG C3 0.19999999999999998\n"
                              "BOUNDS\n"
                              " LO BND x 0\n"
                              " UP BND x 4\n"
                              " MI BND _3z\n"
                              " UP BND _3z 7\n"
                              " FR BND x.d3\n"
                              " FX BND c4 2\n"
                              " LO BND _free 0\n"
                              " PL BND _free\n"
                              "ENDATA\n");
    lp_model_release(&model);
}

static void lp_format_says_the_same(void **state)
{
    (void)state;
    struct lp_model model;
    char text[MOST_TEXT];
    example(&model);
    written(&model, LP_FORMAT_LP, text);
    assert_string_equal(text, "Minimize\n"
                              " cost: + 2.5 x + 0 _______1 - 1 _3z + 0 x.d3\n"
                              "  + 0 c4 + 0 _free\n"
                              "Subject To\n"
                              " C1: + 0.1 x - 3 _______1 >= 1\n"
                              " C2: + 0.1 x - 3 _______1 <= 2\n"
                              " C3: + 0.1 x >= 0.1\n"
                              " C3~hi: + 0.1 x <= 0.3\n"
                              " cost.d3: + 0.1 x = 3\n"
                              " r5: + 0 x >= -1\n"
                              "Bounds\n"
                              " 0 <= x <= 4\n"
                              " -inf <= _3z <= 7\n"
                              " x.d3 free\n"
                              " c4 = 2\n"
                              "General\n"
                              " x\n"
                              " _free\n"
                              "End\n");
    lp_model_release(&model);
}

static void names_stay_apart_however_odd(void **state)
{
    (void)state;
    struct lp_model model = {0};
    char text[MOST_TEXT];
    struct lp_col cols[] = {{.name = "a.d1"}, {.name = "a"}, {.name = "a"}, {.name = "a.d2"}};
    assert_int_equal(lp_model_add_cols(&model, 4, cols), PB_OK);
    written(&model, LP_FORMAT_LP, text);
    char *general = strstr(text, " cost:");
    char *names[4], *rest = NULL;
    int n = 0;
    for (char *word = strtok_r(general, " \n", &rest); word && n < 4;
         word = strtok_r(NULL, " \n", &rest))
        if (word[0] == 'a')
            names[n++] = word;
    assert_int_equal(n, 4);
    for (int k = 0; k < 4; k++)
        for (int l = 0; l < k; l++)
            assert_string_not_equal(names[k], names[l]);
    lp_model_release(&model);
}

static void solutions_and_proofs_use_the_same_names(void **state)
{
    (void)state;
    struct lp_model model;
    struct lp_roundings list;
    const struct lp_derivation first = {.n_weights = 2,
                                        .row = (int[]){1, 5},
                                        .weight = (double[]){0.5, -2},
                                        .n_high = 1,
                                        .high = (int[]){3}};
    const struct lp_derivation second = {
        .n_weights = 1, .row = (int[]){6}, .weight = (double[]){0.25}};
    const struct lp_row row = {.lower = 1.25, .n = 1, .col = (int[]){4}, .value = (double[]){-3}};
    char text[MOST_TEXT];
    FILE *file = tmpfile();
    example(&model);
    assert_int_equal(lp_write_solution(&model, (const double[]){1, 0.1, -2, 0, 2, 1.0 / 3}, file),
                     PB_OK);
    assert_int_equal(lp_roundings_init(&list, 2, 4), PB_OK);
    assert_true(lp_roundings_add(&list, &first, &row));
    assert_true(lp_roundings_add(&list, &second, &row));
    assert_int_equal(
        lp_write_proof(&model, (const double[]){0, -1, 2, 3, 0, 0.25, 7, 1.5}, &list, file), PB_OK);
    lp_roundings_release(&list);
    rewind(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    assert_string_equal(text, "x 1\n_______1 0.1\n_3z -2\nx.d3 0\nc4 2\n_free 0.3333333333333333\n"
                              "C1 0\nC2 -1\nC3 2\ncost.d3 3\nC1.d4 0\nr5 0.25\n"
                              "rounding 1 7 1.25\nweight C2 0.5\nweight r5 -2\nupper x.d3\n"
                              "value c4 -3\n"
                              "rounding 2 1.5 1.25\nweight @1 0.25\nvalue c4 -3\n");
    fclose(file);
    lp_model_release(&model);
}

static void a_full_device_is_reported(void **state)
{
    (void)state;
    struct lp_model model;
    FILE *file = fopen("/dev/full", "w");
    assert_non_null(file);
    setvbuf(file, NULL, _IONBF, 0);
    example(&model);
    assert_int_equal(lp_write(&model, LP_FORMAT_MPS, file), PB_IO);
    fclose(file);
    lp_model_release(&model);
}

/* -- other solvers ----------------------------------------------------------------------------- */

/* A solver that reads files: how it is called and what stands before the optimum it prints. */
struct reader {
    const char *program;
    const char *command[2]; /* per format; %s = the model file */
    const char *mark;
};

static const struct reader readers[] = {
    {"glpsol",
     {"glpsol --freemps %s -o /dev/stdout 2>/dev/null",
      "glpsol --lp %s -o /dev/stdout 2>/dev/null"},
     "Objective:  cost = "},
    {"cbc", {"cbc %s solve 2>/dev/null", "cbc %s solve 2>/dev/null"}, "Objective value:"},
};

static bool installed(const char *program)
{
    char command[100];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", program);
    return system(command) == 0;
}

/* The optimum that the solver prints for `path`, NAN when it prints none. */
static double optimum(const struct reader *reader, enum lp_format format, const char *path)
{
    char command[400];
    char line[400];
    double value = NAN;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(command, sizeof command, reader->command[format], path);
#pragma GCC diagnostic pop
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    while (fgets(line, sizeof line, pipe)) {
        char *at = strstr(line, reader->mark);
        if (at)
            value = strtod(at + strlen(reader->mark), NULL);
    }
    pclose(pipe);
    return value;
}

static double read_back(const struct reader *reader, const struct lp_model *model,
                        enum lp_format format)
{
    char path[] = "/tmp/paiban_write_XXXXXX.lp";
    char mps[] = "/tmp/paiban_write_XXXXXX.mps";
    char *name = format == LP_FORMAT_LP ? path : mps;
    int descriptor = mkstemps(name, format == LP_FORMAT_LP ? 3 : 4);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    assert_int_equal(lp_write(model, format, file), PB_OK);
    assert_int_equal(fclose(file), 0);
    double value = optimum(reader, format, name);
    unlink(name);
    return value;
}

static void others_find_the_same_optimum(void **state)
{
    (void)state;
    struct lcg source = {31};
    for (int round = 0; round < 8; round++) {
        struct lp_model model;
        struct lp *lp;
        struct lp_answer answer;
        random_lp(&model, &source, 12, 20);
        for (int j = 0; j < 20; j += 3)
            assert_int_equal(lp_model_set_integer(&model, j, true), PB_OK);
        assert_int_equal(lp_model_set_col_bounds(&model, 1, -INFINITY, 3), PB_OK);
        assert_int_equal(lp_model_set_cost(&model, 1, -2), PB_OK);
        assert_int_equal(lp_create(&lp, &model), PB_OK);
        assert_int_equal(lp_solve_mip(lp, NULL, &answer), PB_OK);
        for (size_t k = 0; k < sizeof readers / sizeof readers[0]; k++) {
            if (!installed(readers[k].program)) {
                print_message("%s is not installed: skipped\n", readers[k].program);
                continue;
            }
            if (answer.status != PB_STATUS_OPTIMAL)
                continue;
            double tolerance = 1e-4 * fmax(1, fabs(answer.cost));
            assert_near(read_back(&readers[k], &model, LP_FORMAT_MPS), answer.cost, tolerance);
            assert_near(read_back(&readers[k], &model, LP_FORMAT_LP), answer.cost, tolerance);
        }
        lp_free(lp);
        lp_model_release(&model);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mps_says_everything),
        cmocka_unit_test(lp_format_says_the_same),
        cmocka_unit_test(names_stay_apart_however_odd),
        cmocka_unit_test(solutions_and_proofs_use_the_same_names),
        cmocka_unit_test(a_full_device_is_reported),
        cmocka_unit_test(others_find_the_same_optimum),
    };
    return cmocka_run_group_tests_name("lp_write", tests, NULL, NULL);
}
