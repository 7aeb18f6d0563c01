/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Calendars (RFC 5545): one per person, agent-ID.ics, and one per team, team-QUEUE.ics.
 *
 * An event per segment of a shift, its times in UTC. UIDs are made of the scenario's name, the
 * person's id, the date and the segment, so importing a later plan updates the same events. What an
 * earlier export had and the plan has no more comes as an event with STATUS:CANCELLED, which says
 * so in its title too, because not every calendar shows the status; see events.h for how that is
 * known. The files have no METHOD: they are calendars to be imported, not invitations with an
 * organizer and answers.
 */
#ifndef PLANNER_EXPORT_ICS_ICS_H
#define PLANNER_EXPORT_ICS_ICS_H

#include "planner/base/text.h"
#include "planner/export/deliver/deliver.h"

enum pb_rc ics_write(const struct deliver_job *job);

/* Private to ics: the lines of a calendar. */

/** Appends `name:value` with CRLF, folded to 75 bytes on the borders of UTF-8 characters. The
 * value is a word of ours, taken as it is. */
void ics_put(struct text *out, const char *name, const char *value);

/** The same for text of users: backslash, semicolon, comma and line breaks escaped, other control
 * characters left out. */
void ics_put_text(struct text *out, const char *name, const char *value);

/** `name:20261110T200000Z` for an instant [min since 1970 UTC]. */
void ics_put_time(struct text *out, const char *name, int64_t utc_minute);

#endif
