/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/beside.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOWEST_PRIORITY = 19 };

static bool send_all(int fd, const void *data, size_t size)
{
    const char *at = data;
    while (size > 0) {
        ssize_t n = write(fd, at, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

static bool receive_all(int fd, void *data, size_t size)
{
    char *at = data;
    while (size > 0) {
        ssize_t n = read(fd, at, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

/** The child's life. */
static void live(const struct beside_task *task, int fd)
{
    if (task->gives_way)
        (void)setpriority(PRIO_PROCESS, 0, LOWEST_PRIORITY);
    task->work(task->context);
    (void)signal(SIGPIPE, SIG_IGN);
    bool sent = true;
    for (int i = 0; i < task->n_pieces && sent; i++)
        sent = send_all(fd, task->pieces[i].data, task->pieces[i].size);
    _exit(sent ? 0 : 1);
}

bool beside_begin(struct beside *beside, const struct beside_task *task)
{
    int ends[2];
    *beside = (struct beside){0};
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        (void)close(ends[0]);
        live(task, ends[1]);
    }
    (void)close(ends[1]);
    if (child < 0) {
        (void)close(ends[0]);
        return false;
    }
    *beside = (struct beside){child, ends[0]};
    return true;
}

static void take_leave(struct beside *beside)
{
    (void)close(beside->answer);
    while (waitpid(beside->child, NULL, 0) < 0 && errno == EINTR)
        continue;
    *beside = (struct beside){0};
}

bool beside_end(struct beside *beside, const struct beside_task *task)
{
    bool good = true;
    for (int i = 0; i < task->n_pieces && good; i++)
        good = receive_all(beside->answer, task->pieces[i].data, task->pieces[i].size);
    take_leave(beside);
    return good;
}

void beside_drop(struct beside *beside)
{
    if (beside->child > 0) {
        (void)kill(beside->child, SIGKILL);
        take_leave(beside);
    }
}
