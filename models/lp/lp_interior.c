/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interior point in a child process: glp_interior can be neither asked to stop nor given a
 * limit, and what it does to memory stays in the child. */
#include "models/lp/lp_private.h"
#include "models/lp/lp_verdict.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What the child leaves in the shared pages: this, then primal, then dual. */
struct letter {
    int returned;
    int solution;
    int is_written;
    double number[];
};

struct lp_child {
    pid_t pid;
    struct letter *letter;
    size_t bytes;
    int ended; /* as waitpid() tells */
    int n_rows;
    int n_cols;
};

/* Work of the child. */
struct task {
    struct lp *lp;
    struct letter *letter;
};

static void run_interior(void *argument)
{
    struct task *task = argument;
    glp_prob *prob = task->lp->prob;
    glp_iptcp parm;
    glp_init_iptcp(&parm);
    parm.msg_lev = GLP_MSG_OFF;
    task->letter->returned = glp_interior(prob, &parm);
    task->letter->solution = glp_ipt_status(prob);
    double *to = task->letter->number;
    for (int j = 1; j <= task->lp->model.n_cols; j++)
        *to++ = glp_ipt_col_prim(prob, j);
    for (int i = 1; i <= task->lp->model.n_rows; i++)
        *to++ = glp_ipt_row_dual(prob, i);
    task->letter->is_written = 1;
}

static void live_as_child(struct lp *lp, struct letter *letter, pid_t parent)
{
    struct task task = {lp, letter};
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(PB_SOLVER);
    _exit((int)lp_run(lp, run_interior, &task));
}

static void release_child(struct lp_child *child)
{
    munmap(child->letter, child->bytes);
    free(child);
}

static struct lp_child *make_child(const struct lp_model *model)
{
    struct lp_child *child = calloc(1, sizeof *child);
    if (!child)
        return NULL;
    child->n_rows = model->n_rows;
    child->n_cols = model->n_cols;
    size_t numbers = (size_t)model->n_rows + (size_t)model->n_cols;
    child->bytes = sizeof *child->letter + numbers * sizeof(double);
    child->letter =
        mmap(NULL, child->bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (child->letter != MAP_FAILED)
        return child;
    free(child);
    return NULL;
}

enum pb_rc lp_start_interior(struct lp *lp)
{
    lp_end_child(lp);
    enum pb_rc rc = lp_require_image(lp);
    if (rc != PB_OK)
        return rc;
    struct lp_child *child = make_child(&lp->model);
    if (!child)
        return lp_say(lp, PB_MEMORY, "out of memory");
    pid_t parent = getpid();
    child->pid = fork();
    if (child->pid == 0)
        live_as_child(lp, child->letter, parent);
    if (child->pid < 0) {
        release_child(child);
        return lp_say(lp, PB_SOLVER, "no process for the interior point");
    }
    lp->child = child;
    return lp_say(lp, PB_OK, "");
}

void lp_end_child(struct lp *lp)
{
    if (!lp->child)
        return;
    kill(lp->child->pid, SIGKILL);
    while (waitpid(lp->child->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    release_child(lp->child);
    lp->child = NULL;
}

/* Waits for the child with a look at `poll` now and then; its word, or NONE when the child ended.
 */
static enum pb_status await(struct lp_child *child, const struct lp_poll *poll)
{
    enum { FIRST_US = 200, LONGEST_US = 20000 };
    enum pb_status word = PB_STATUS_NONE;
    long us = FIRST_US;
    pid_t ended;
    while ((ended = waitpid(child->pid, &child->ended, WNOHANG)) == 0 ||
           (ended < 0 && errno == EINTR)) {
        word = lp_asked(poll);
        if (word != PB_STATUS_NONE)
            break;
        nanosleep(&(struct timespec){.tv_nsec = us * 1000}, NULL);
        us = us * 2 > LONGEST_US ? LONGEST_US : us * 2;
    }
    return word;
}

static enum pb_rc take_letter(struct lp *lp, struct lp_answer *out)
{
    const struct letter *letter = lp->child->letter;
    struct lp_verdict verdict = lp_verdict_of(LP_CALL_INTERIOR, letter->returned, letter->solution);
    size_t n_cols = (size_t)lp->model.n_cols;
    memcpy(lp->primal, letter->number, n_cols * sizeof(double));
    memcpy(lp->dual, letter->number + n_cols, (size_t)lp->model.n_rows * sizeof(double));
    enum pb_rc rc = lp_judge_primal(lp, out);
    out->has_dual = verdict.has_dual && lp_price_out(lp);
    bool proven = verdict.outcome == LP_SETTLED && out->has_primal == verdict.has_primal;
    out->status = proven ? verdict.status : PB_STATUS_SOLVER_FAILED;
    out->has_primal = out->has_primal && verdict.has_primal;
    return rc;
}

/* Why the child left nothing. */
static enum pb_rc lament(struct lp *lp)
{
    int ended = lp->child->ended;
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == PB_MEMORY)
        return lp_say(lp, PB_MEMORY, "out of memory in the interior point");
    return lp_say(lp, PB_SOLVER, "the process of the interior point died");
}

enum pb_rc lp_finish_interior(struct lp *lp, const struct lp_poll *poll, struct lp_answer *out)
{
    assert(lp->child && lp->child->n_rows == lp->model.n_rows &&
           lp->child->n_cols == lp->model.n_cols);
    *out = (struct lp_answer){.bound = -INFINITY};
    enum pb_rc rc = lp_reserve_results(lp);
    out->status = rc == PB_OK ? await(lp->child, poll) : PB_STATUS_NONE;
    if (rc == PB_OK && out->status == PB_STATUS_NONE) {
        out->status = lp_asked(poll); /* a signal may have ended the child before we were asked */
        if (lp->child->letter->is_written)
            rc = take_letter(lp, out);
        else if (out->status == PB_STATUS_NONE)
            rc = lament(lp);
    }
    lp_end_child(lp);
    return rc;
}

enum pb_rc lp_solve_interior(struct lp *lp, const struct lp_poll *poll, struct lp_answer *out)
{
    *out = (struct lp_answer){.bound = -INFINITY};
    if (lp_is_hollow(&lp->model)) {
        enum pb_rc rc = lp_reserve_results(lp);
        return rc == PB_OK ? lp_solve_hollow(lp, out) : rc;
    }
    enum pb_rc rc = lp_start_interior(lp);
    return rc == PB_OK ? lp_finish_interior(lp, poll, out) : rc;
}
