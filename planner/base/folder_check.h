/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to folder: how a folder compares with its manifest. */
#ifndef PLANNER_BASE_FOLDER_CHECK_H
#define PLANNER_BASE_FOLDER_CHECK_H

#include "paiban/message.h"

enum folder_state {
    FOLDER_ABSENT,  /**< nothing is there */
    FOLDER_EMPTY,   /**< a folder without anything in it */
    FOLDER_WHOLE,   /**< a plan as paiban wrote it */
    FOLDER_CHANGED, /**< a plan with files missing, changed or added */
    FOLDER_FOREIGN, /**< something else */
    FOLDER_UNREADABLE,
    FOLDER_NO_MEMORY
};

/** Looks at `path`; `msgs` gets a warning for each file missing, changed or added, an error when
 * the folder cannot be read. */
enum folder_state folder_look(const char *path, struct pb_messages *msgs);

#endif
