/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The inside of struct lp. Private to models/lp. */
#ifndef MODELS_LP_PRIVATE_H
#define MODELS_LP_PRIVATE_H

#include "models/lp/lp.h"

#include <glpk.h>

struct lp_child;

struct lp {
    struct lp_model model;    /**< our copy: the authority */
    glp_prob *prob;           /**< GLPK's image of it; meaningful in its generation only */
    unsigned long generation; /**< environment in which `prob` was made, 0 = none yet */
    bool is_scaled;           /**< the ladder asked GLPK to scale the image */
    int room_rows;            /**< length of activity and dual */
    int room_cols;            /**< length of primal and reduced */
    double *primal;
    double *activity;
    double *dual;
    double *reduced;
    struct lp_child *child; /**< the interior point at work, or NULL */
    char message[LP_MESSAGE];
};

/** Runs `work` on the image of `lp`. Errors of lp_env_run(), or PB_SOLVER at once when the image
 * was lost earlier; sets the message. */
enum pb_rc lp_run(struct lp *lp, void (*work)(void *argument), void *argument);

/** PB_OK when the image is there, PB_SOLVER with a message when it was lost. */
enum pb_rc lp_require_image(struct lp *lp);

/** Sets the message of `lp` to `text` unless `rc` is PB_OK (then to ""); returns `rc`. */
enum pb_rc lp_say(struct lp *lp, enum pb_rc rc, const char *text);

/** Makes the image anew with the standard basis; brings n rows (with their coefficients), or n
 * columns, from `first` on into it. PB_OK, or PB_MEMORY, PB_SOLVER with the image lost. */
enum pb_rc lp_show_all(struct lp *lp);
enum pb_rc lp_show_rows(struct lp *lp, int first, int n, const struct lp_row rows[]);
enum pb_rc lp_show_cols(struct lp *lp, int first, int n);

/** Brings the bounds of one row or column into the image; call inside lp_run(). */
void lp_show_row_bounds(struct lp *lp, int i);
void lp_show_col_bounds(struct lp *lp, int j);

/** Makes primal, activity, dual and reduced long enough. PB_OK or PB_MEMORY. */
enum pb_rc lp_reserve_results(struct lp *lp);

/** Largest scaled violation that an accepted answer may have. */
#define LP_TOLERANCE 1e-6

/** Clips lp->primal to its column bounds where it is out by no more than the tolerance, checks it,
 * and fills cost, violations and has_primal of `answer`. PB_OK or PB_MEMORY. */
enum pb_rc lp_judge_primal(struct lp *lp, struct lp_answer *answer);

/** Recomputes lp->reduced from lp->dual; false when a dual is not finite. */
bool lp_price_out(struct lp *lp);

/** Ends the interior point that is at work for `lp`, if any, and forgets it. */
void lp_end_child(struct lp *lp);

/** Whether the program has no rows or no columns: GLPK refuses such, we answer them ourselves. */
bool lp_is_hollow(const struct lp_model *model);

/** Answers a hollow program (integer columns too, their finite bounds being whole): each column at
 * its cheapest bound. PB_OK or PB_MEMORY. */
enum pb_rc lp_solve_hollow(struct lp *lp, struct lp_answer *answer);

/** The word of `poll` (may be NULL), PB_STATUS_NONE when there is nobody to ask. */
static inline enum pb_status lp_asked(const struct lp_poll *poll)
{
    return poll && poll->ask ? poll->ask(poll->context) : PB_STATUS_NONE;
}

#endif
