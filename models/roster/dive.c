/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/dive.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/whole.h"

/* A choice that the LP has not settled. */
struct choice {
    double rank;
    double weight;
    int slot, day, option;
};

/* Where a dive can step back to. */
struct step {
    unsigned char *allow;
    struct choice first; /* what is forbidden on the way back */
};

struct diver {
    struct roster_sub *sub;
    const struct dive_plan *plan;
    double *weight;
    struct choice *choice;
    int n_choices;
    struct step *step;
    int n_steps, step_room;
    int backtracks;
};

static size_t allow_size(const struct roster_sub *sub)
{
    return (size_t)sub->n_open * (size_t)sub->model->line_size;
}

static int by_rank(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    return x->rank != y->rank ? (x->rank > y->rank ? -1 : 1) : 0;
}

/* Collects what is fractional, the surest first; at most one choice per agent and day. */
static void find_choices(struct diver *diver)
{
    const struct roster_sub *sub = diver->sub;
    struct roster_model *model = sub->model;
    diver->n_choices = 0;
    for (int i = 0; i < sub->n_open; i++) {
        for (int day = 0; day < model->n_days; day++) {
            const double *w = &diver->weight[i * model->line_size + day * model->n_options];
            int best = whole_heaviest(w, model->n_options);
            if (w[best] < 1 - 1e-6) {
                double chance = diver->plan->noise * random_unit(&model->random);
                diver->choice[diver->n_choices++] =
                    (struct choice){w[best] + chance, w[best], i, day, best};
            }
        }
    }
    qsort(diver->choice, (size_t)diver->n_choices, sizeof *diver->choice, by_rank);
}

static bool remember(struct diver *diver, struct choice first)
{
    if (diver->n_steps == diver->step_room) {
        int room = 2 * diver->step_room + 16;
        struct step *grown = realloc(diver->step, (size_t)room * sizeof *grown);
        if (!grown) {
            return false;
        }
        diver->step = grown;
        diver->step_room = room;
    }
    unsigned char *copy = malloc(allow_size(diver->sub));
    if (!copy) {
        return false;
    }
    memcpy(copy, diver->sub->allow, allow_size(diver->sub));
    diver->step[diver->n_steps++] = (struct step){copy, first};
    return true;
}

static unsigned char *flags_of(const struct roster_sub *sub, const struct choice *choice)
{
    const struct roster_model *model = sub->model;
    return &sub->allow[choice->slot * model->line_size + choice->day * model->n_options];
}

static void fix(struct diver *diver)
{
    int most = (int)(diver->plan->share * diver->n_choices) + 1;
    for (int c = 0; c < diver->n_choices && c < most; c++) {
        const struct choice *choice = &diver->choice[c];
        if (c > 0 && choice->weight < diver->plan->sure) {
            break;
        }
        unsigned char *flags = flags_of(diver->sub, choice);
        memset(flags, 0, (size_t)diver->sub->model->n_options);
        flags[choice->option] = 1;
    }
}

/* Back to the last step, its first choice forbidden. False when there is no way back. */
static bool step_back(struct diver *diver)
{
    if (diver->n_steps == 0 || diver->backtracks >= diver->plan->backtracks) {
        return false;
    }
    diver->backtracks++;
    struct step *last = &diver->step[--diver->n_steps];
    memcpy(diver->sub->allow, last->allow, allow_size(diver->sub));
    free(last->allow);
    flags_of(diver->sub, &last->first)[last->first.option] = 0;
    return true;
}

static enum pb_rc run(struct diver *diver, bool *found, enum sub_answer *answer)
{
    struct roster_sub *sub = diver->sub;
    *found = false;
    for (;;) {
        enum pb_rc rc = sub_apply(sub);
        rc = rc == PB_OK ? sub_solve(sub, model_cutoff(sub->model), answer) : rc;
        if (rc != PB_OK || *answer == SUB_STOPPED) {
            return rc;
        }
        if (*answer == SUB_SOLVED && whole_is_manned(sub)) {
            sub_weights(sub, diver->weight);
            find_choices(diver);
            if (diver->n_choices == 0) {
                return whole_offer(sub, diver->weight, found);
            }
            if (!remember(diver, diver->choice[0])) {
                return PB_MEMORY;
            }
            fix(diver);
        } else if (!step_back(diver)) {
            return PB_OK;
        }
    }
}

enum pb_rc roster_dive(struct roster_sub *sub, const struct dive_plan *plan, bool *found,
                       enum sub_answer *answer)
{
    struct diver diver = {.sub = sub, .plan = plan};
    size_t n_days = (size_t)sub->n_open * (size_t)sub->model->n_days;
    diver.weight = calloc(allow_size(sub) + 1, sizeof *diver.weight);
    diver.choice = calloc(n_days + 1, sizeof *diver.choice);
    enum pb_rc rc = PB_MEMORY;
    if (diver.weight && diver.choice) {
        rc = run(&diver, found, answer);
    }
    while (diver.n_steps > 0) {
        free(diver.step[--diver.n_steps].allow);
    }
    free(diver.step);
    free(diver.weight);
    free(diver.choice);
    return rc;
}
