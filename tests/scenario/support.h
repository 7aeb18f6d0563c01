/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Reading a scenario from a text in a test. */
#ifndef TESTS_SCENARIO_SUPPORT_H
#define TESTS_SCENARIO_SUPPORT_H

#include "paiban/message.h"
#include "paiban/scenario.h"

/** The first lines that a small scenario needs; 3 days from Sunday 2026-11-01. */
#define SMALL "paiban: 1\nname: Small\nfirst_day: 2026-11-01\ndays: 3\n"

/** Writes `text` to a file of its own under /tmp and returns its path, to be freed after
 * unlink. */
char *support_write(const char *text);

/** Reads the scenario `text` with the NULL-terminated `sets` [NULL allowed] and the variant [NULL
 * allowed]; fails the test with the messages unless it is valid. The caller frees it. */
struct pb_scenario *support_read(const char *text, const char *const *sets, const char *variant);

/** Reads the file at `path`; fails the test with the messages unless it is valid. */
struct pb_scenario *support_read_file(const char *path);

#endif
