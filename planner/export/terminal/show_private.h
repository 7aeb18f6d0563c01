/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to terminal: what the drawings share. */
#ifndef PLANNER_EXPORT_TERMINAL_SHOW_PRIVATE_H
#define PLANNER_EXPORT_TERMINAL_SHOW_PRIVATE_H

#include "planner/export/hourly.h"
#include "planner/export/terminal/show.h"

/** The hour of the queue shown, or of all queues together. */
struct hourly show_hour(const struct show *show, int day, int hour);

/** Appends "2026-11-11 Wed". */
void show_append_day(const struct show *show, struct text *out, int day);

/** Appends the name of the queue shown, or "all queues". */
void show_append_queue(const struct show *show, struct text *out);

/** Says what the figures mean when all queues are shown together. */
void show_append_balance_key(const struct show *show, struct text *out);

/** Starts and ends what is coloured as `grade`; nothing without colours. */
void show_colour(const struct show *show, struct text *out, enum hourly_grade grade);
void show_plain(const struct show *show, struct text *out);

#endif
