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
static const double LINE_INTERVAL_S = 5;

/** The phases in the words of whoever waits for them. */
static const char *phase_text(const char *phase)
{
    static const struct {
        const char *phase, *text;
    } texts[] = {{"bound", N_("proving what no plan can beat")},
                 {"plan", N_("first plan of shifts")},
                 {"improve", N_("improving the shifts")},
                 {"roster", N_("finding people for the shifts")},
                 {"prices", N_("pricing the hours")},
                 {"lp", N_("solving the linear program")},
                 {"levers", N_("measuring what one more of each brings")},
                 {"repairs", N_("looking for ways out")},
                 {"check", N_("checking the plan")}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (strcmp(texts[i].phase, phase) == 0)
            return _(texts[i].text);
    return phase;
}

static void append_elapsed(struct text *line, double seconds)
{
    if (seconds < 60)
        text_printf(line, "%5.1f s", seconds);
    else
        text_printf(line, "%2.0f:%02.0f min", floor(seconds / 60), floor(fmod(seconds, 60)));
}

static void append_figures(struct text *line, const struct pb_progress *progress)
{
    if (isfinite(progress->elapsed_s))
        append_elapsed(line, progress->elapsed_s);
    text_printf(line, "  %s", phase_text(progress->phase));
    if (isfinite(progress->done) && progress->done > 0 && progress->done < 1)
        text_printf(line, " %.0f%%", progress->done * 100);
    if (isfinite(progress->best))
        text_printf(line, "  %s %.0f", _("cost"), progress->best);
    if (isfinite(progress->bound))
        text_printf(line, "  %s %.0f", _("bound"), progress->bound);
    if (isfinite(progress->gap))
        text_printf(line, "  %s %.1f%%", _("gap"), progress->gap * 100);
}

/** A line when the phase changes, and now and then within one. */
static void put_line(const struct pb_progress *at, struct progress *progress)
{
    struct text line = {0};
    double now = pb_clock_s();
    if (strcmp(progress->phase, at->phase) == 0 && now - progress->last_s < LINE_INTERVAL_S)
        return;
    append_figures(&line, at);
    fprintf(stderr, "%s\n", text_string(&line));
    snprintf(progress->phase, sizeof progress->phase, "%s", at->phase);
    progress->last_s = now;
    text_release(&line);
}

static void draw(const struct pb_progress *at, void *context)
{
    struct progress *progress = context;
    struct text line = {0};
    struct text cell = {0};
    double now = pb_clock_s();
    if (progress->lines) {
        put_line(at, progress);
        return;
    }
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
    bool wanted = run->verbose || (!run->quiet && !run->json && isatty(STDERR_FILENO));
    progress->lines = run->verbose;
    return (struct pb_listener){.tell = wanted ? draw : NULL, .context = progress};
}

void progress_end(struct progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}
