/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of a plan against those that were handed out earlier. */
#include <stdlib.h>
#include <string.h>

#include "planner/export/ics/events.h"

static int compare_uid(const void *uid, const void *event)
{
    return strcmp(uid, ((const struct ics_event *)event)->uid);
}

/** Number of the first event with that UID, events->n when there is none. */
static size_t find(const struct ics_events *events, const char *uid)
{
    const struct ics_event *found =
        events->n > 0 ? bsearch(uid, events->at, events->n, sizeof *events->at, compare_uid) : NULL;
    if (found == NULL)
        return events->n;
    size_t i = (size_t)(found - events->at);
    while (i > 0 && strcmp(events->at[i - 1].uid, uid) == 0)
        i--;
    return i;
}

static int later(int sequence, int newest)
{
    return sequence < newest ? newest : sequence + 1;
}

/** Gives an event of the plan its SEQUENCE. Marks in `has` what the plan still has. */
static void number(const struct ics_events *earlier, struct ics_event *event, bool *has)
{
    int highest = -1;
    bool same = true;
    for (size_t i = find(earlier, event->uid);
         i < earlier->n && strcmp(earlier->at[i].uid, event->uid) == 0; i++) {
        const struct ics_event *old = &earlier->at[i];
        bool of_team = strcmp(old->queue, event->queue) == 0;
        has[i] = has[i] || of_team;
        highest = old->sequence > highest ? old->sequence : highest;
        if (of_team ? old->state == ICS_CANCELLED || strcmp(old->content, event->content) != 0
                    : old->state != ICS_CANCELLED)
            same = false;
    }
    if (highest >= 0)
        event->sequence = same ? highest : later(highest, event->sequence);
}

/** What becomes of an earlier event that the plan has no more. */
static struct ics_event dropped(const struct ics_event *old, int first_day, int newest)
{
    struct ics_event event = *old;
    if (old->day < first_day)
        event.state = ICS_PAST;
    else if (old->state != ICS_CANCELLED) {
        event.state = ICS_CANCELLED;
        event.sequence = later(old->sequence, newest);
    }
    return event;
}

/** The first day whose dropped events are cancelled: that of the plan, or its eve when the earlier
 * calendars began there too and so knew of nothing before it. */
static int first_day_of(const struct plan_folder *plan, const struct ics_events *earlier)
{
    int eve = plan->context.frame.first_day - 1;
    for (size_t i = 0; i < earlier->n; i++)
        if (earlier->at[i].day < eve)
            return eve + 1;
    return eve;
}

enum pb_rc ics_events_join(const struct plan_folder *plan, const struct ics_events *earlier,
                           struct ics_events *events)
{
    bool *has = calloc(earlier->n + 1, sizeof *has);
    if (has == NULL)
        return PB_MEMORY;
    int first_day = first_day_of(plan, earlier);
    for (size_t i = 0; i < events->n; i++)
        number(earlier, &events->at[i], has);
    for (size_t i = 0; i < earlier->n; i++)
        if (!has[i])
            events->at[events->n++] = dropped(&earlier->at[i], first_day, events->newest);
    free(has);
    return PB_OK;
}
