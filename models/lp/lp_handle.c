/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Life of a struct lp. */
#include "models/lp/lp_env.h"
#include "models/lp/lp_private.h"

#include <paiban/stop.h>
#include <stdio.h>
#include <stdlib.h>

enum pb_rc lp_say(struct lp *lp, enum pb_rc rc, const char *text)
{
    snprintf(lp->message, sizeof lp->message, "%s", rc == PB_OK ? "" : text);
    return rc;
}

enum pb_rc lp_require_image(struct lp *lp)
{
    bool is_there = lp->prob && lp->generation == lp_env_generation();
    return lp_say(lp, is_there ? PB_OK : PB_SOLVER,
                  "the solver's environment was lost; lp_rebuild() is needed");
}

enum pb_rc lp_run(struct lp *lp, void (*work)(void *argument), void *argument)
{
    enum pb_rc rc = lp_require_image(lp);
    if (rc != PB_OK)
        return rc;
    rc = lp_env_run(work, argument);
    return lp_say(lp, rc, lp_env_error()[0] ? lp_env_error() : "out of memory");
}

enum pb_status lp_ask_stop(void *context)
{
    switch (pb_stop_reason(context)) {
    case PB_STOP_SIGNAL:
        return PB_STATUS_INTERRUPTED;
    case PB_STOP_DEADLINE:
        return PB_STATUS_TIME_LIMIT;
    case PB_GO_ON:
        break;
    }
    return PB_STATUS_NONE;
}

const struct lp_model *lp_model_of(const struct lp *lp)
{
    return &lp->model;
}

const char *lp_message(const struct lp *lp)
{
    return lp->message;
}

/* -- life -------------------------------------------------------------------------------------- */

static void drop_image(void *argument)
{
    glp_delete_prob(((struct lp *)argument)->prob);
}

static void forget_image(struct lp *lp)
{
    if (lp->prob && lp->generation == lp_env_generation())
        lp_env_run(drop_image, lp);
    lp->prob = NULL;
}

enum pb_rc lp_rebuild(struct lp *lp)
{
    forget_image(lp);
    enum pb_rc rc = lp_show_all(lp);
    return lp_say(lp, rc, lp_env_error()[0] ? lp_env_error() : "out of memory");
}

enum pb_rc lp_create(struct lp **out, const struct lp_model *model)
{
    *out = NULL;
    struct lp *lp = calloc(1, sizeof *lp);
    if (!lp)
        return PB_MEMORY;
    enum pb_rc rc = model ? lp_model_copy(&lp->model, model) : PB_OK;
    if (rc == PB_OK)
        rc = lp_rebuild(lp);
    if (rc == PB_OK)
        *out = lp;
    else
        lp_free(lp);
    return rc;
}

void lp_free(struct lp *lp)
{
    if (!lp)
        return;
    forget_image(lp);
    lp_end_child(lp);
    lp_model_release(&lp->model);
    free(lp->primal);
    free(lp->activity);
    free(lp->dual);
    free(lp->reduced);
    free(lp);
}
