/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bound by its dual certificate and the solution by its rows, from the files of model,
 * certificate and solution alone. */
#include "planner/audit/audit_bound.h"

#include <math.h>

#include "planner/audit/program.h"
#include "planner/audit/rounding.h"

static const struct audit_rule rule_bound = {.id = "bound", .kind = PB_CLAIM};
static const struct audit_rule rule_solution = {.id = "solution", .kind = PB_CLAIM};

static struct audit_at at_file(const char *file, double found, double limit, const char *unit)
{
    return (struct audit_at){.who = file,
                             .day = PB_NONE,
                             .instant = INT64_MIN,
                             .found = found,
                             .limit = limit,
                             .unit = unit};
}

/** A solution has whole numbers, holds every row and costs what the plan claims. */
static enum pb_rc check_solution(struct audit *audit, const struct program *program,
                                 const char *path)
{
    double *x = arena_alloc(&audit->arena, program->n_columns, sizeof(double));
    double *activity = arena_alloc(&audit->arena, program->n_rows, sizeof(double));
    if (x == NULL || activity == NULL)
        return PB_MEMORY;
    enum pb_rc rc =
        program_read_values(path, &program->column_names, &audit->arena, x, audit->messages);
    if (rc != PB_OK)
        return rc;
    struct program_point point = program_look(program, x, activity);
    audit->rule = &rule_solution;
    audit->out->rules_run++;
    struct audit_at at = at_file(point.where, point.violation, 0, "units");
    if (point.violation > AUDIT_TOLERANCE)
        audit_find(audit, &at, "the solution breaks this row of the model", "解违反模型的此行");
    at = at_file(path, point.fraction, 0, "units");
    if (point.fraction > AUDIT_TOLERANCE)
        audit_find(audit, &at, "a whole number is broken", "应为整数处不是整数");
    at = at_file(path, point.cost, audit->claims.capacity_cost, "money");
    if (!isnan(at.limit) && !audit_same(at.found, at.limit))
        audit_find(audit, &at, "the solution does not cost what the plan claims",
                   "解的成本与方案所称不符");
    return PB_OK;
}

/** A certificate's Lagrangian value is at least the bound that the plan claims. */
static enum pb_rc check_certificate(struct audit *audit, struct program *program, const char *path)
{
    struct program_certificate certificate;
    double bound = -INFINITY;
    enum pb_rc rc =
        program_read_certificate(path, program, &audit->arena, &certificate, audit->messages);
    if (rc != PB_OK)
        return rc;
    rc = program_imply_boxes(program);
    if (rc == PB_OK)
        rc = rounding_prove(program, &certificate, &bound);
    program_certificate_release(&certificate);
    if (rc != PB_OK)
        return rc;
    audit->rule = &rule_bound;
    audit->out->rules_run++;
    audit->out->certified = true;
    audit->out->certified_bound = bound;
    struct audit_at at = at_file(path, audit->claims.capacity_bound, bound, "money");
    if (at.found > at.limit && !audit_same(at.found, at.limit))
        audit_find(audit, &at, "the certificate proves less than the bound claimed",
                   "证书所证明的低于所称下界");
    return PB_OK;
}

enum pb_rc audit_bound(struct audit *audit, const struct pb_check_options *options)
{
    struct program program;
    if (options == NULL || options->model == NULL)
        return PB_OK;
    enum pb_rc rc = program_read(options->model, &audit->arena, &program, audit->messages);
    if (rc == PB_OK && options->solution != NULL)
        rc = check_solution(audit, &program, options->solution);
    if (rc == PB_OK && options->certificate != NULL)
        rc = check_certificate(audit, &program, options->certificate);
    program_release(&program);
    return rc;
}
