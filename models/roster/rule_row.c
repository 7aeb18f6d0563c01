/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in a row on and off, least and most. A run that touches an edge of the horizon has no
 * minimum; a run carried over from the history is not such a run at its beginning.
 * State: n > 0 = n days on in a row; EXEMPT + n = the same, begun at the edge; -n = n days off in a
 * row; -(EXEMPT + n) = the same, begun before the horizon with unknown length, so that only its
 * maximum matters. Runs are counted up to the last length that matters. */
#include <math.h>

#include "models/roster/rule.h"

enum { EXEMPT = 1000 };

/* Longest run that has to be told from longer ones. */
static int last_length(const struct roster_range *range)
{
    double least = range->on && isfinite(range->min) ? range->min : 1;
    double most = range->on && isfinite(range->max) ? range->max : 1;
    double longest = least > most ? least : most;
    return longest > 1 ? (int)longest : 1;
}

/* Makes a run one day longer: price of the day, false when the maximum is hard. */
static bool lengthen(const struct roster_range *range, int length, struct line_move *move,
                     int *next)
{
    if (range->on && length + 1 > range->max) {
        if (isinf(range->over)) {
            return false;
        }
        move->cost += range->over;
    }
    int last = last_length(range);
    *next = length + 1 < last ? length + 1 : last;
    return true;
}

/* Ends a run: price of the days missing to the minimum. */
static bool end_run(const struct roster_range *range, int length, struct line_move *move)
{
    if (range->on && length < range->min) {
        if (isinf(range->under)) {
            return false;
        }
        move->cost += range->under * (range->min - length);
    }
    return true;
}

static bool step(const struct line_part *part, int day, int state, int option,
                 struct line_move *move)
{
    const struct roster_range *on = &part->agent->limits->days_in_row;
    const struct roster_range *off = &part->agent->limits->days_off_in_row;
    bool works = option > 0, worked = state > 0;
    int size = state < 0 ? -state : state;
    int exempt = size >= EXEMPT ? EXEMPT : 0;
    int length = size - exempt, next = 0;
    if (works != worked) {
        const struct roster_range *ended = worked ? on : off;
        if (!exempt && !end_run(ended, length, move)) {
            return false;
        }
        exempt = day == 0 && part->start == -EXEMPT ? EXEMPT : 0;
        length = 0;
    }
    if (!lengthen(works ? on : off, length, move, &next)) {
        return false;
    }
    move->next = works ? exempt + next : -(exempt + next);
    return true;
}

static enum pb_rc add(const struct roster_problem *problem, size_t agent, struct line_rules *out)
{
    const struct roster_agent *who = &problem->agents[agent];
    if (!who->limits->days_in_row.on && !who->limits->days_off_in_row.on) {
        return PB_OK;
    }
    struct line_part *part = line_rules_part(out, problem, agent);
    if (!part) {
        return PB_MEMORY;
    }
    part->step = step;
    int days_on = who->history.days_on, days_off = who->history.days_off;
    part->start = days_on > 0 ? days_on : days_off > 0 ? -days_off : -EXEMPT;
    return PB_OK;
}

const struct roster_rule rule_row = {"row", add};
