/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/progress.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/gettext.h"
#include "planner/base/terminal.h"

/* Not more often than the eye can follow. */
static const double INTERVAL_S = 0.1;

static void append_figures(struct text *line, const struct pb_progress *progress)
{
    text_printf(line, "%6.1f s  %s", progress->elapsed_s, progress->phase);
    if (isfinite(progress->done))
        text_printf(line, " %3.0f%%", progress->done * 100);
    if (isfinite(progress->bound))
        text_printf(line, "  %s %.0f", _("bound"), progress->bound);
    if (isfinite(progress->best))
        text_printf(line, "  %s %.0f", _("cost"), progress->best);
    if (isfinite(progress->gap))
        text_printf(line, "  %s %.2f%%", _("gap"), progress->gap * 100);
}

static void draw(const struct pb_progress *at, void *context)
{
    struct progress *progress = context;
    struct text line = {0};
    struct text cell = {0};
    double now = pb_clock_s();
    if (progress->shown && now - progress->last_s < INTERVAL_S)
        return;
    append_figures(&line, at);
    terminal_append_cell(&cell, text_string(&line), terminal_columns(STDERR_FILENO) - 1, false);
    fprintf(stderr, "\r%s", text_string(&cell));
    fflush(stderr);
    progress->shown = true;
    progress->last_s = now;
    text_release(&line);
    text_release(&cell);
}

struct pb_listener progress_listener(const struct cli_run *run, struct progress *progress)
{
    bool wanted = !run->quiet && !run->json && isatty(STDERR_FILENO);
    return (struct pb_listener){.tell = wanted ? draw : NULL, .context = progress};
}

void progress_end(struct progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}
