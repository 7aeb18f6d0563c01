/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Calendars made by the program and read by libical. */
#ifndef TESTS_EXPORT_CALENDAR_H
#define TESTS_EXPORT_CALENDAR_H

#include <libical/ical.h>

/** The program to run. */
extern const char *calendar_program;

/** Runs `PROGRAM FORMAT` with `folder` for every @ and asks for exit code 0. */
void calendar_call(const char *format, const char *folder);

/** The same, returning the exit code. What it says on the standard error goes to @/said. */
int calendar_try(const char *format, const char *folder);

/** The file as text; the caller frees it. */
char *calendar_slurp(const char *folder, const char *name);

/** Every line ends with CRLF and has at most 75 bytes. */
void calendar_check_lines(const char *text);

/** Reads a calendar and asks for no error in it. */
icalcomponent *calendar_read(const char *folder, const char *name);

#endif
