/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A folder for temporary files that nobody else can read. */
#ifndef PLANNER_BASE_PRIVATE_FOLDER_H
#define PLANNER_BASE_PRIVATE_FOLDER_H

/** Makes a new folder of mode 0700 in TMPDIR, or in /tmp. Its path, malloc'ed; NULL when there can
 * be none. */
char *private_folder_make(void);

/** Removes the folder and the plain files in it. */
void private_folder_remove(const char *folder);

#endif
