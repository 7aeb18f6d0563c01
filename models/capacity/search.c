/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/search.h"

#include <stdint.h>
#include <time.h>

double capacity_seconds(void)
{
    struct timespec now = {0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void capacity_report(const struct capacity_search *search, const char *stage, double done)
{
    const struct capacity_options *options = search->options;
    const struct capacity_progress at = {
        .stage = stage, .done = done, .bound = search->bound, .cost = search->best_cost};

    if (options->progress != NULL) {
        options->progress(options->context, &at);
    }
}

enum pb_status capacity_stopped(const struct capacity_search *search)
{
    const struct capacity_options *options = search->options;

    if (search->deadline > 0 && capacity_seconds() > search->deadline) {
        return PB_STATUS_TIME_LIMIT;
    }
    return options->stop != NULL ? options->stop(options->context) : PB_STATUS_NONE;
}

static enum pb_status ask(void *search)
{
    return capacity_stopped(search);
}

struct lp_poll capacity_poll(const struct capacity_search *search)
{
    return (struct lp_poll){.ask = ask, .context = (void *)(uintptr_t)search};
}
