/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to ics: the events of a plan, and those of the calendars that were handed out before it.
 *
 * What was handed out is known by a list, calendars.csv, that every export of calendars writes
 * beside them: one row per event and team. It is looked for in the folder that the user names, in
 * the folder being replaced and in the plan's own, where a plan that takes an older one's place
 * keeps it; all that are there are joined. Rows whose UID is not made of the present scenario's
 * name are none of its events.
 *
 * An event keeps its SEQUENCE while nothing of it changes; a changed or dropped one gets a larger
 * one, at least the minutes from 2020 to when the plan was written. An event is dropped when the
 * plan has it no more though its day is one of the plan's; earlier days are past and stay as they
 * were. Lists hold dropped events too, so that whoever skipped an import still gets them.
 */
#ifndef PLANNER_EXPORT_ICS_EVENTS_H
#define PLANNER_EXPORT_ICS_EVENTS_H

#include "planner/base/arena.h"
#include "planner/export/deliver/deliver.h"

enum { ICS_UID_SIZE = 40, ICS_CONTENT_SIZE = 17 };

enum ics_state {
    ICS_CONFIRMED,
    ICS_CANCELLED, /**< was in an earlier calendar and is no more */
    ICS_PAST       /**< of a day before the plan: only kept in the list */
};

/** A segment of a shift in the calendar of a person and in that of a team. Texts are owned by the
 * arena of the events or borrowed from the plan. */
struct ics_event {
    char uid[ICS_UID_SIZE];
    const char *agent; /**< id */
    const char *name;  /**< as shown, the id when there is none */
    const char *queue; /**< id of the team */
    int day;           /**< date of the planning day [days since 1970] */
    int segment;
    int64_t start, end;             /**< [min since 1970 UTC] */
    const char *summary;            /**< shift and team */
    const char *description;        /**< "" unless confirmed */
    char content[ICS_CONTENT_SIZE]; /**< hash of times and texts: whether it changed */
    int sequence;
    enum ics_state state;
};

/** All-zero is valid and empty. */
struct ics_events {
    struct arena arena;
    struct ics_event *at;
    size_t n;
    int64_t stamp; /**< when the plan was written [min since 1970 UTC] */
    int newest;    /**< least SEQUENCE of what is new: `stamp` in minutes since 2020 */
};

void ics_events_release(struct ics_events *events);

/** Fills `out` with the events of the plan in the order of its duties, at least `room` places more
 * allocated behind them. PB_OK or PB_MEMORY. */
enum pb_rc ics_events_of_plan(const struct plan_folder *plan, size_t room, struct ics_events *out);

/** UID of a segment: of the scenario's name, person, date and number. False when memory is short.
 */
bool ics_uid(const struct plan_folder *plan, const struct ics_event *event, char uid[ICS_UID_SIZE]);

/** Reads what was handed out earlier, once per event and team, ordered by UID. PB_OK, also when
 * there is nothing; PB_INVALID or PB_IO when the folder that the user named has no list; PB_MEMORY.
 */
enum pb_rc ics_earlier_read(const struct deliver_job *job, struct ics_events *out);

/** Gives the events of the plan their SEQUENCE and adds those of `earlier` that it has no more;
 * `events` has room for them. PB_OK or PB_MEMORY. */
enum pb_rc ics_events_join(const struct plan_folder *plan, const struct ics_events *earlier,
                           struct ics_events *events);

/** Writes the list of the events. PB_OK, PB_IO or PB_MEMORY. */
enum pb_rc ics_list_write(const struct deliver_job *job, const struct ics_events *events);

#endif
