/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/model_file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/lp/lp_check.h"
#include "models/lp/lp_write.h"
#include "planner/base/file.h"
#include "planner/base/gettext.h"

/** Rows and cost of a written solution hold to this. */
#define SOLUTION_TOLERANCE 1e-6

/** What a writer of models/lp needs. */
struct content {
    const struct lp_model *model;
    const double *values; /**< of columns or rows, by the writer */
    const struct lp_roundings *roundings;
};

static enum pb_rc write_solution(const struct content *content, FILE *file)
{
    return lp_write_solution(content->model, content->values, file);
}

static enum pb_rc write_proof(const struct content *content, FILE *file)
{
    return lp_write_proof(content->model, content->values, content->roundings, file);
}

static enum pb_rc write_mps(const struct content *content, FILE *file)
{
    return lp_write(content->model, LP_FORMAT_MPS, file);
}

static enum pb_rc write_lp(const struct content *content, FILE *file)
{
    return lp_write(content->model, LP_FORMAT_LP, file);
}

/** Collects what `write` says and writes it to `path`, whole or not at all. */
static enum pb_rc write_file(const char *path, enum pb_rc (*write)(const struct content *, FILE *),
                             const struct content *content, struct pb_messages *messages)
{
    char *data = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&data, &length);
    if (file == NULL)
        return PB_MEMORY;
    enum pb_rc rc = write(content, file);
    if (fclose(file) != 0)
        rc = PB_MEMORY;
    if (rc == PB_OK)
        rc = file_write(path, data, length, messages);
    free(data);
    return rc;
}

/** The solution must be one: rows, bounds, whole numbers, cost. */
static enum pb_rc check_solution(const struct plan *plan, const struct lp_model *model,
                                 const double x[], struct pb_messages *messages)
{
    struct lp_check check;
    double *activity = calloc((size_t)model->n_rows + 1, sizeof *activity);
    if (activity == NULL)
        return PB_MEMORY;
    lp_check_point(model, x, activity, &check);
    free(activity);
    double scale = fmax(1, fabs(plan->book.total));
    if (check.is_finite && check.row_violation <= SOLUTION_TOLERANCE &&
        check.col_violation <= SOLUTION_TOLERANCE && check.fraction <= SOLUTION_TOLERANCE &&
        fabs(check.cost - plan->book.total) <= SOLUTION_TOLERANCE * scale)
        return PB_OK;
    pb_error(messages, NULL, "solution_mismatch",
             _("the plan does not solve its own model (rows off by %g, cost by %g): please report "
               "this"),
             check.row_violation, check.cost - plan->book.total);
    return PB_SOLVER;
}

enum pb_rc model_file_solution(const struct plan *plan, const char *path,
                               struct pb_messages *messages)
{
    struct lp_model model;
    enum pb_rc rc = capacity_model(&plan->staffing.problem, &model);
    if (rc != PB_OK)
        return rc;
    double *x = calloc((size_t)model.n_cols + 1, sizeof *x);
    rc = x == NULL ? PB_MEMORY : capacity_solution(&plan->staffing.problem, &plan->capacity, x);
    if (rc == PB_OK)
        rc = check_solution(plan, &model, x, messages);
    struct content content = {.model = &model, .values = x};
    if (rc == PB_OK)
        rc = write_file(path, write_solution, &content, messages);
    free(x);
    lp_model_release(&model);
    return rc;
}

enum pb_rc model_file_certificate(const struct plan *plan, const char *path,
                                  struct pb_messages *messages)
{
    struct lp_model model;
    enum pb_rc rc = capacity_model(&plan->staffing.problem, &model);
    if (rc != PB_OK)
        return rc;
    const struct capacity_proof *proof = &plan->capacity.proof;
    struct content content = {&model, proof->dual, &proof->roundings};
    if (proof->dual == NULL || proof->n_rows != model.n_rows) {
        pb_error(messages, NULL, "no_certificate", _("the bound of this plan has no certificate"));
        rc = PB_SOLVER;
    } else {
        rc = write_file(path, write_proof, &content, messages);
    }
    lp_model_release(&model);
    return rc;
}

static bool ends_with(const char *path, const char *ending)
{
    size_t length = strlen(path), n = strlen(ending);
    return length > n && strcmp(path + length - n, ending) == 0;
}

static enum pb_rc write_model(const struct staffing *staffing, const char *path,
                              struct pb_messages *messages)
{
    struct lp_model model;
    enum pb_rc rc = capacity_model(&staffing->problem, &model);
    if (rc != PB_OK)
        return rc;
    struct content content = {.model = &model};
    rc = write_file(path, ends_with(path, ".mps") ? write_mps : write_lp, &content, messages);
    lp_model_release(&model);
    return rc;
}

enum pb_rc plan_write_model(const struct pb_scenario *scenario, const char *path,
                            struct pb_messages *messages)
{
    struct pb_demand demand;
    struct staffing staffing;
    if (!ends_with(path, ".mps") && !ends_with(path, ".lp")) {
        pb_error(messages, NULL, "model_format", _("'%s': a model is written as .mps or .lp"),
                 path);
        return PB_USAGE;
    }
    enum pb_rc rc = pb_demand_make(scenario, &demand, messages);
    if (rc != PB_OK)
        return rc;
    rc = staffing_make(scenario, &demand, &staffing, messages);
    if (rc == PB_OK) {
        rc = write_model(&staffing, path, messages);
        staffing_release(&staffing);
    }
    pb_demand_release(&demand);
    return rc;
}

/** Builds what a plan is made of and lets it go again. */
static enum pb_rc try_size(const struct pb_scenario *scenario, struct pb_messages *messages)
{
    struct pb_demand demand;
    struct staffing staffing;
    enum pb_rc rc = pb_demand_make(scenario, &demand, messages);
    if (rc != PB_OK)
        return rc;
    rc = staffing_make(scenario, &demand, &staffing, messages);
    if (rc == PB_OK)
        staffing_release(&staffing);
    pb_demand_release(&demand);
    return rc;
}

enum pb_rc plan_check_size(const struct pb_scenario *scenario, struct pb_messages *messages)
{
    struct pb_messages unsaid; /* doubts about the forecast are for forecast and plan */
    pb_messages_init(&unsaid);
    enum pb_rc rc = try_size(scenario, &unsaid);
    pb_messages_release(&unsaid);
    return rc == PB_INVALID ? try_size(scenario, messages) : rc;
}
