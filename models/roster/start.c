/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/start.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PASSES = 4 };

static double row_price(const struct roster_row *row, double activity)
{
    double missing = row->need - activity;
    return missing > 0 ? row->under * missing : row->over * -missing;
}

/* Prices of the options of `e` when `activity` is what all others give. */
static void marginal_prices(const struct roster_model *model, int e, const double *activity,
                            double *prices)
{
    for (int day = 0; day < model->n_days; day++) {
        for (int o = 0; o < model->n_options; o++) {
            int n, at = day * model->n_options + o;
            const struct roster_share *share = model_shares(model, e, day, o, &n);
            prices[at] = model->rules[e].own[at];
            for (int i = 0; i < n; i++) {
                const struct roster_row *row = &model->problem->rows[share[i].row];
                double before = activity[share[i].row];
                prices[at] += row_price(row, before + share[i].amount) - row_price(row, before);
            }
        }
    }
}

/* A good line of `e` against `activity`. */
static enum pb_rc best_line(struct roster_model *model, int e, const double *activity, short *line,
                            bool *found)
{
    struct line_found answer;
    marginal_prices(model, e, activity, model->prices);
    enum pb_rc rc =
        line_cheapest(model_graph(model, e), model->prices, INFINITY, &model->table, line, &answer);
    model->steps++;
    *found = rc == PB_OK && !isinf(answer.price);
    return rc;
}

/* Agent `e` takes its best line; true when it is another one. */
static bool take_turn(struct roster_model *model, int e, short *mine, const double *activity,
                      enum pb_rc *rc)
{
    short line[ROSTER_MOST_DAYS];
    size_t bytes = (size_t)model->n_days * sizeof *line;
    bool found = false;
    if (!model_must_stop(model)) {
        *rc = best_line(model, e, activity, line, &found);
    }
    if (*rc != PB_OK || !found || memcmp(mine, line, bytes) == 0) {
        return false;
    }
    memcpy(mine, line, bytes);
    return true;
}

static enum pb_rc passes(struct roster_model *model, short *roster, double *activity)
{
    enum pb_rc rc = PB_OK;
    size_t bytes = (size_t)model->n_days * sizeof *roster;
    bool changed = true;
    for (int pass = 0; pass < MOST_PASSES && changed && rc == PB_OK; pass++) {
        changed = false;
        for (int e = 0; e < model->n_agents && rc == PB_OK; e++) {
            short *mine = &roster[e * model->n_days];
            if (pass == 0) {
                memcpy(mine, model->pool.at[e].option, bytes); /* a lawful line of each agent */
            } else {
                model_add_activity(model, e, mine, -1, activity);
            }
            changed = take_turn(model, e, mine, activity, &rc) || changed;
            model_add_activity(model, e, mine, 1, activity);
        }
    }
    return rc;
}

enum pb_rc roster_start(struct roster_model *model)
{
    size_t n = (size_t)model->n_agents * (size_t)model->n_days;
    short *roster = calloc(n + 1, sizeof *roster);
    double *activity = calloc((size_t)model->n_rows + 1, sizeof *activity);
    enum pb_rc rc = roster && activity ? PB_OK : PB_MEMORY;
    rc = rc == PB_OK ? passes(model, roster, activity) : rc;
    double cost;
    rc = rc == PB_OK ? model_cost(model, roster, &cost) : rc;
    if (rc == PB_OK) {
        model_offer(model, roster, cost);
    }
    free(roster);
    free(activity);
    return rc;
}
