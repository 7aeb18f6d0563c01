/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A plan folder: written whole or not at all.
 *
 * The files are collected in a temporary folder beside the target (mode 0700, files 0600), each
 * flushed and checked; a manifest with their hashes comes last; then the folder takes the target's
 * name in one step. A plan that stood there stays until the new one has its name.
 *
 *     struct folder folder;
 *     rc = folder_begin(&folder, "plans/handu", false, msgs);
 *     if (rc == PB_OK) rc = folder_write(&folder, "plan.json", bytes, length, MANIFEST_HASHED,
 * msgs); if (rc == PB_OK) rc = folder_commit(&folder, msgs); folder_release(&folder);
 *
 * Only what paiban wrote is replaced: a target that is no plan folder is refused, and so is one
 * with files added or changed by hand unless `force` is set.
 */
#ifndef PLANNER_BASE_FOLDER_H
#define PLANNER_BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "paiban/message.h"
#include "paiban/status.h"
#include "planner/base/manifest.h"

#define FOLDER_MANIFEST "manifest.json"

/** Folder inside a plan folder where its exports stand: a folder with a manifest of its own, which
 * goes when the plan is replaced, unless it was changed by hand. */
#define FOLDER_EXPORT "export"

/** List of the events in the calendars that were handed out, beside them in their folder. A plan
 * that takes another's place keeps the list of its exports, so that the next calendars can cancel
 * what is no more. */
#define FOLDER_CALENDARS "calendars.csv"

/** A folder being written; all-zero is valid and empty. */
struct folder {
    char *target;    /**< where it will stand; owned */
    char *temporary; /**< where it is collected; owned, NULL once it has its place */
    int fd;          /**< of `temporary` */
    bool force;      /**< replace files added or changed by hand */
    struct manifest manifest;
};

/** Starts a folder that will stand at `target`; missing folders above it are made. Fails early when
 * the target could not be replaced. PB_OK, PB_IO or PB_MEMORY. */
enum pb_rc folder_begin(struct folder *folder, const char *target, bool force,
                        struct pb_messages *msgs);

/** Adds the file `name` (no slashes) with the `length` bytes at `data`. MANIFEST_VOLATILE is for
 * what differs between equal runs: its hash is not in the manifest. */
enum pb_rc folder_write(struct folder *folder, const char *name, const void *data, size_t length,
                        enum manifest_kind kind, struct pb_messages *msgs);

/** Takes the file `name` over from the folder that will be replaced: of its exports, else its own.
 * It is volatile. PB_OK, also when neither is there or can be read; PB_IO, PB_MEMORY. */
enum pb_rc folder_keep(struct folder *folder, const char *name, struct pb_messages *msgs);

/** Writes the manifest and puts the folder into place. On failure the target is as it was. */
enum pb_rc folder_commit(struct folder *folder, struct pb_messages *msgs);

/** Removes the temporary folder when it was not put into place, and frees everything. */
void folder_release(struct folder *folder);

/** Compares the plan folder at `path` with its manifest: PB_OK when it is as paiban wrote it,
 * PB_FINDING when files are missing, changed or added (one warning each), PB_INVALID when it is no
 * plan folder, PB_IO or PB_MEMORY. */
enum pb_rc folder_verify(const char *path, struct pb_messages *msgs);

#endif
