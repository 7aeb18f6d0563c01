/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Documents made of a written plan: which there are, and the folder they go into.
 *
 * A new kind of document is a writer in a sub-folder of planner/export/ and a line in the table of
 * kinds.c. All documents of a call stand in one folder, written whole or not at all; it has a
 * manifest, so a later call replaces what paiban wrote and nothing else. Documents that were made
 * earlier of the same plan stay.
 *
 *     struct deliver_options options = {.list = "csv,ics"};
 *     rc = plan_folder_read("plans/handu", &read_options, &plan, msgs);
 *     if (rc == PB_OK) rc = deliver(&plan, &options, &files, msgs);
 */
#ifndef PLANNER_EXPORT_DELIVER_DELIVER_H
#define PLANNER_EXPORT_DELIVER_DELIVER_H

#include "planner/base/folder.h"
#include "planner/folder/folder.h"

/** What the user asks of single kinds. All-zero is the default. */
struct deliver_settings {
    bool excel;          /**< CSV as Excel wants it: byte-order mark and CRLF */
    const char *mapping; /**< file: ids of people and shifts in an attendance system, or NULL */
    const char *earlier; /**< folder of calendars handed out before, or of their plan; or NULL */
    bool partial;        /**< leave out whom and what the mapping does not know */
};

/** A document being made. */
struct deliver_job {
    const struct plan_folder *plan;
    const struct deliver_settings *settings;
    struct folder *out; /**< for folder_write(); names by deliver_name() or fixed */
    struct pb_messages *messages;
};

/** A kind of document. */
struct deliver_kind {
    const char *name;       /**< as in --to */
    const char *text;       /**< N_("what it is") */
    enum pf_stage needs;    /**< stage that the plan must have reached */
    bool needs_ids;         /**< makes no sense of pseudonyms */
    bool in_plans_language; /**< its texts come from the catalogue: the process speaks the plan's
                               language while it is made */
    enum pb_rc (*write)(const struct deliver_job *job);
    const char
        *memory; /**< of its files the one that stays when those of another plan go, or NULL */
};

/** All kinds, ended by one without a name. */
extern const struct deliver_kind deliver_kinds[];

struct deliver_options {
    const char *list;   /**< names of kinds, separated by commas */
    const char *output; /**< folder of the documents; NULL: `export` in the plan's folder */
    bool force;         /**< replace documents that were changed by hand */
    struct deliver_settings settings;
    void (*speak)(enum pb_language language, void *context); /**< sets the process's language, or
                                                                NULL */
    enum pb_language language;                               /**< to which it is set back */
    void *context;                                           /**< of `speak` */
};

/** Whether every name of `list` is a kind; an error with a suggestion for the first that is none.
 * PB_OK or PB_USAGE. */
enum pb_rc deliver_check_list(const char *list, struct pb_messages *messages);

/** Makes the documents; `*files` says which they are: kind -> names, those kept from earlier calls
 * too; the caller frees it, NULL unless PB_OK. PB_OK; PB_USAGE for an unknown kind; PB_INVALID when
 * the plan has not what a kind needs, or a mapping lacks somebody; PB_IO, PB_MEMORY. On any other
 * code than PB_OK the folder is as it was. */
enum pb_rc deliver(const struct plan_folder *plan, const struct deliver_options *options,
                   json_t **files, struct pb_messages *messages);

/** A file name made of ids only: `prefix` + "-" + `id` + `ending`, in which every byte of the id
 * that could mean something to a file system or shell stands as %XX; ids too long end in a hash.
 * The caller frees it; NULL when memory is short. */
char *deliver_name(const char *prefix, const char *id, const char *ending);

#endif
