/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/half.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "models/capacity/evaluate.h"

/** What a child sends back ahead of its point. */
struct reply {
    enum pb_rc rc;
    long steps;
};

static bool write_all(int fd, const void *data, size_t size)
{
    const char *at = data;

    while (size > 0) {
        const ssize_t n = write(fd, at, size);

        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        at += n;
        size -= (size_t)n;
    }
    return true;
}

static bool read_all(int fd, void *data, size_t size)
{
    char *at = data;

    while (size > 0) {
        const ssize_t n = read(fd, at, size);

        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        at += n;
        size -= (size_t)n;
    }
    return true;
}

static size_t point_size(const struct capacity_search *search)
{
    return (size_t)search->model->n_cols * sizeof *search->point;
}

/** The child's life: work, reply, end. Nothing of the parent's is flushed or released. */
static void live(struct capacity_search *search, capacity_work *work, void *context, int fd)
{
    const long steps = search->steps;
    struct reply reply = {.rc = work(search, context)};

    reply.steps = search->steps - steps;
    (void)signal(SIGPIPE, SIG_IGN);
    const bool sent =
        write_all(fd, &reply, sizeof reply) && write_all(fd, search->point, point_size(search));

    _exit(sent ? 0 : 1);
}

/** Does `work` with the point `start` and leaves the outcome in `out`, in this process. */
static enum pb_rc work_here(struct capacity_search *search, capacity_work *work, void *context,
                            const double *start, double *out)
{
    memcpy(search->point, start, point_size(search));
    const enum pb_rc rc = work(search, context);

    memcpy(out, search->point, point_size(search));
    return rc;
}

struct pieces {
    capacity_work *work;
    void *early, *late;
    double *start, *first, *second; /**< points: before, after early, after late */
};

/** Late in a child, early here; false when there is no child to be had or it failed. */
static bool side_by_side(struct capacity_search *search, const struct pieces *p, enum pb_rc *rc)
{
    int ends[2];
    struct reply reply = {PB_OK, 0};

    if (pipe(ends) != 0) {
        return false;
    }
    const pid_t child = fork();

    if (child == 0) {
        (void)close(ends[0]);
        live(search, p->work, p->late, ends[1]);
    }
    (void)close(ends[1]);
    if (child > 0) {
        *rc = work_here(search, p->work, p->early, p->start, p->first);
    }
    const bool good = child > 0 && read_all(ends[0], &reply, sizeof reply) &&
                      read_all(ends[0], p->second, point_size(search));

    (void)close(ends[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) {
    }
    search->steps += reply.steps;
    *rc = *rc == PB_OK ? reply.rc : *rc;
    return good;
}

/** Takes what the late piece changed into the point of the early one. */
static void merge(const struct capacity_search *search, const struct pieces *p)
{
    memcpy(search->point, p->first, point_size(search));
    for (int j = 0; j < search->model->n_cols; j++) {
        if (p->second[j] != p->start[j]) {
            search->point[j] = p->second[j];
        }
    }
}

/** Whether duties alone keep the limits and seats, overflow included. */
static bool keeps_limits(const struct capacity_search *search, double *activity)
{
    const struct lp_model *model = search->model;
    const struct capacity_layout *layout = search->layout;

    memset(activity, 0, (size_t)model->n_rows * sizeof *activity);
    for (int j = 0; j < layout->n_duties; j++) {
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++) {
            activity[model->row_index[e]] += model->value[e] * search->point[j];
        }
    }
    for (int i = layout->limit0; i < layout->soft0; i++) {
        const int l = i - layout->limit0;
        const double over =
            l < search->problem->n_limits ? search->problem->limits[l].over_most : 0.0;

        if (activity[i] > model->row_upper[i] + over + 1e-6) {
            return false;
        }
    }
    return true;
}

enum pb_rc capacity_halves(struct capacity_search *search, capacity_work *work, void *early,
                           void *late)
{
    const size_t n_cols = (size_t)search->model->n_cols;
    struct arena arena = {0};
    struct pieces p = {.work = work, .early = early, .late = late};
    double *activity = arena_alloc(&arena, (size_t)search->model->n_rows, sizeof *activity);
    enum pb_rc rc = PB_OK;

    p.start = arena_copy(&arena, search->point, n_cols, sizeof *p.start);
    p.first = arena_alloc(&arena, n_cols, sizeof *p.first);
    p.second = arena_alloc(&arena, n_cols, sizeof *p.second);
    if (arena.failed) {
        arena_release(&arena);
        return PB_MEMORY;
    }
    if (search->options->workers == 1 || !side_by_side(search, &p, &rc)) {
        rc = work_here(search, work, early, p.start, p.first);
        rc = rc == PB_OK ? work_here(search, work, late, p.start, p.second) : rc;
    }
    if (rc == PB_OK) {
        merge(search, &p);
        if (!keeps_limits(search, activity)) {
            memcpy(search->point, p.first, n_cols * sizeof *p.first);
            rc = work(search, late);
        }
    }
    arena_release(&arena);
    return rc;
}
