/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The language of the process. */
#ifndef PLANNER_CLI_LANGUAGE_H
#define PLANNER_CLI_LANGUAGE_H

#include <stdbool.h>

/** Whether the environment (LC_ALL, LC_MESSAGES, LANG, in this order) asks for Chinese. */
bool language_of_environment(void);

/** Sets the locale categories LC_CTYPE and LC_MESSAGES (numbers stay in the C locale) and the
 * language of messages. Translations are looked for in ../share/locale from the program's folder,
 * which holds in the build tree and after installation. */
void language_set(bool chinese);

#endif
