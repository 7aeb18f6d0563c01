/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A written plan, read back: what every export and comparison stands on.
 *
 * The files are compared with the manifest's hashes before anything is read, so what is exported is
 * what was planned and checked. References are resolved to indexes, and a row that refers to
 * nothing is an error with file and line. Units:
 *   day number  days since 1970-01-01
 *   instant     minutes since 1970-01-01 00:00 local time of frame.time_zone; UTC is the instant
 *               less frame.utc_offset_min
 *   clock       minutes from midnight of the planning day's date; beyond 1440 is the next day
 * Indexes of days count the planning days from 0; -1 is the eve, whose shifts may reach into the
 * horizon.
 *
 *     struct plan_folder plan;
 *     rc = plan_folder_read("plans/handu", &(struct plan_folder_options){0}, &plan, msgs);
 *     if (rc == PB_OK) ... plan.context.queues[q].name ... plan_folder_hour(&plan, slot, queue)
 *     plan_folder_release(&plan);
 */
#ifndef PLANNER_FOLDER_FOLDER_H
#define PLANNER_FOLDER_FOLDER_H

#include <jansson.h>

#include "paiban/message.h"
#include "planner/base/arena.h"
#include "planner/folder/context.h"
#include "planner/folder/tables.h"

/** How far the plan went, and so which tables it has. */
enum pf_stage {
    PF_FORECAST, /**< context and demand only */
    PF_CAPACITY, /**< hours, classes, shifts, work; nobody by name */
    PF_ROSTER    /**< and duties and moves */
};

/** A plan in memory; everything is owned by `arena`, but `plan`. All-zero is a valid empty object.
 */
struct plan_folder {
    const char *path; /**< as it was given */
    enum pf_stage stage;
    struct pf_context context;
    const struct pf_demand *demand; /**< [slot * n_queues + queue] */
    const struct pf_hour *hours;    /**< the same; NULL at PF_FORECAST */
    const struct pf_class *classes;
    size_t n_classes;
    const struct pf_shift *shifts; /**< by day */
    size_t n_shifts;
    const struct pf_duty *duties; /**< by person, then by day */
    size_t n_duties;
    const struct pf_move *moves; /**< by person, then by time */
    size_t n_moves;
    const struct pf_work *work; /**< by slot */
    size_t n_work;
    const int *duty_of; /**< [person * (n_days + 1) + day + 1]: index into duties, or PB_NONE */
    json_t *plan;       /**< plan.json; owned */
    bool pseudonyms;    /**< people were given other ids and no names */
    struct arena arena;
};

struct plan_folder_options {
    bool pseudonymize; /**< ids become P001, P002, ... and names, leave reasons "" */
};

/** Reads the plan folder `path`.
 *
 * PB_OK; PB_IO when it cannot be read; PB_INVALID when it is no plan folder, was changed since
 * paiban wrote it, or says what makes no sense; PB_MEMORY. `out` is overwritten and, on PB_OK,
 * released by the caller; on any other code it is empty.
 *
 * Pseudonyms: the same people get the same ones whenever the same plan is read. People stand in
 * another order, by team and then as the pseudonyms count, so that no place in a document tells who
 * it is to whom has a list of the people but not the plan; plan.json names them so too.
 */
enum pb_rc plan_folder_read(const char *path, const struct plan_folder_options *options,
                            struct plan_folder *out, struct pb_messages *messages);

void plan_folder_release(struct plan_folder *folder);

/** Row of hours.csv. The plan must have hours. */
static inline const struct pf_hour *plan_folder_hour(const struct plan_folder *folder, int slot,
                                                     int queue)
{
    return &folder->hours[(size_t)slot * folder->context.n_queues + (size_t)queue];
}

/** Row of demand.csv. */
static inline const struct pf_demand *plan_folder_demand(const struct plan_folder *folder, int slot,
                                                         int queue)
{
    return &folder->demand[(size_t)slot * folder->context.n_queues + (size_t)queue];
}

/** What `person` works on planning day `day` (-1: the eve); NULL when off. */
const struct pf_duty *plan_folder_duty(const struct plan_folder *folder, int person, int day);

/** The reassignments of `person`: the first, and how many follow each other. */
const struct pf_move *plan_folder_moves(const struct plan_folder *folder, int person, size_t *n);

/** Hours that people work for another queue than their own [person-hours]: of moves.csv, or of
 * work.csv in a plan without names. */
double plan_folder_moved_hours(const struct plan_folder *folder);

/** Whether `person` is on leave on that day; NULL when not. */
const struct pf_leave *plan_folder_leave(const struct plan_folder *folder, int person, int day);

/** Start of slot `slot` [instant]; `slot` = n_slots is the end of the horizon. */
int64_t plan_folder_slot_start(const struct plan_folder *folder, int slot);

/** A number of plan.json by its path ("capacity.cost", "totals.served"); NAN when it has none. */
double plan_folder_number(const struct plan_folder *folder, const char *path);

/** A string of plan.json by its path ("capacity.status"); "" when it has none. */
const char *plan_folder_string(const struct plan_folder *folder, const char *path);

/** `en` or `zh`: the one that the documents of this plan are written in. */
const char *plan_folder_text(const struct plan_folder *folder, const char *en, const char *zh);

/** How many colours codes have. */
enum { PF_COLOURS = 12 };

/** Background of a code's cell as 0xRRGGBB: light, dark text is readable on it, and neighbours
 * differ for the colour-blind too. Colours follow the hour at which the shift starts, two hours
 * each, so the same hour has the same colour in every plan and document. Never the only carrier:
 * write the code beside it. */
unsigned pf_colour(int colour);

#endif
