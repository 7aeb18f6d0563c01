/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shortage and repairs as sentences. */
#include <math.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/explain/repairs.h"
#include "planner/explain/show.h"

enum { HOUR_MIN = 60 };

/** Reasons that a spell shows. */
enum { MOST_REASONS = 3 };

/** "2026-11-11 05:00-08:00". */
static void append_when(struct text *out, const struct pb_frame *frame,
                        const struct explain_spell *spell)
{
    int64_t begin = pb_slot_start(frame, spell->slot_from);
    int64_t end = pb_slot_start(frame, spell->slot_to + 1);
    int of_day = civil_minute_of_day(end);
    bool next_day = civil_minute_day(end) != civil_minute_day(begin);
    explain_append_hour(out, frame, spell->slot_from);
    text_printf(out, next_day ? _(" to %02d:%02d of the next day") : _(" to %02d:%02d"),
                of_day / HOUR_MIN, of_day % HOUR_MIN);
}

/** What people call a class: its group's team, or the militia's department. */
static const char *class_name(struct explain *explain, const char *id)
{
    const struct explain_case *base = &explain->base;
    for (size_t i = 0; i < base->staffing.n_classes; i++) {
        const struct staffing_class *class = &base->staffing.classes[i];
        if (strcmp(class->id, id) != 0)
            continue;
        if (class->pool != PB_NONE)
            return base->scenario->militia[class->pool].name;
        return explain_queue_name(base->scenario, base->scenario->people.groups[class->group].queue,
                                  &explain->arena);
    }
    return id;
}

static const char *pool_name(const struct pb_scenario *scenario, const char *id)
{
    for (size_t i = 0; i < scenario->n_militia; i++)
        if (strcmp(scenario->militia[i].id, id) == 0)
            return scenario->militia[i].name;
    return id;
}

static const char *room_name(const struct pb_scenario *scenario, const char *id)
{
    for (size_t i = 0; i < scenario->capacity.n_rooms; i++)
        if (strcmp(scenario->capacity.rooms[i].id, id) == 0 &&
            *scenario->capacity.rooms[i].name != '\0')
            return scenario->capacity.rooms[i].name;
    return id;
}

/** A limit that the law or the contract puts on `people`. */
static void append_law(const char *people, const struct explain_reason *reason, struct text *out)
{
    switch (reason->cause) {
    case EXPLAIN_WEEK:
        text_printf(out,
                    _("weekly limit of %s: its days or hours of the week are used up; one more of "
                      "them saves %.0f"),
                    people, reason->price);
        break;
    case EXPLAIN_REST:
        text_printf(out,
                    _("rest: who ends late in %s may not begin early the next day; one exception "
                      "saves %.0f"),
                    people, reason->price);
        break;
    case EXPLAIN_IN_ROW:
        text_printf(out,
                    _("days in a row: %s may not work one day more without a day off; one "
                      "exception saves %.0f"),
                    people, reason->price);
        break;
    case EXPLAIN_OVERTIME:
        text_printf(out, _("overtime of %s is at its cap of %.0f h; one hour more saves %.0f"),
                    people, reason->amount, reason->price);
        break;
    case EXPLAIN_NIGHTS:
        text_printf(out, _("night shifts of %s are at their limit; one more saves %.0f"), people,
                    reason->price);
        break;
    case EXPLAIN_NO_SHIFT:
    case EXPLAIN_HEADS:
    case EXPLAIN_SEATS:
    case EXPLAIN_TRAINING:
    case EXPLAIN_MILITIA:
    case EXPLAIN_N_CAUSES:
        break;
    }
}

static void append_reason(struct explain *explain, const struct explain_reason *reason,
                          struct text *out)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    char date[CIVIL_DATE_SIZE];
    text_append(out, "     ");
    switch (reason->cause) {
    case EXPLAIN_NO_SHIFT:
        text_printf(out, _("nobody who may serve it has a shift in %.1f of these hours"),
                    reason->amount);
        break;
    case EXPLAIN_HEADS:
        text_printf(
            out, _("heads: everybody of %s (group %s: %.0f) works that day; one more saves %.0f"),
            class_name(explain, reason->who), reason->who, reason->amount, reason->price);
        break;
    case EXPLAIN_WEEK:
    case EXPLAIN_REST:
    case EXPLAIN_IN_ROW:
    case EXPLAIN_OVERTIME:
    case EXPLAIN_NIGHTS:
        append_law(class_name(explain, reason->who), reason, out);
        break;
    case EXPLAIN_SEATS:
        text_printf(out, _("seats: all %.0f of %s are taken; one more saves %.0f"), reason->amount,
                    room_name(scenario, reason->who), reason->price);
        break;
    case EXPLAIN_TRAINING:
        civil_format_date(date, (int)reason->amount);
        text_printf(out, _("militia from %s is not trained before %s"),
                    pool_name(scenario, reason->who), date);
        break;
    case EXPLAIN_MILITIA:
        text_printf(out, _("militia: all %.0f of %s are called; one more saves %.0f"),
                    reason->amount, class_name(explain, reason->who), reason->price);
        break;
    case EXPLAIN_N_CAUSES:
        break;
    }
    text_append(out, "\n");
}

void explain_append_reasons(struct explain *explain, const struct explain_spell *spell,
                            struct text *out)
{
    for (size_t i = 0; i < spell->n_reasons && i < MOST_REASONS; i++)
        append_reason(explain, &spell->reasons[i], out);
}

static void append_spell(struct explain *explain, const struct explain_spell *spell,
                         struct text *out)
{
    const struct pb_scenario *scenario = explain->base.scenario;
    append_when(out, &scenario->frame, spell);
    text_printf(out, _(", %s: "), explain_queue_name(scenario, spell->queue, &explain->arena));
    if (scenario->queues[spell->queue].deferrable)
        text_printf(out, _("%.0f session-hours late, that is %.0f %s"), spell->late_hours,
                    spell->cost, scenario->frame.currency);
    else
        text_printf(out, _("%.0f of %.0f sessions lost, that is %.0f %s"), spell->unserved,
                    spell->sessions, spell->cost, scenario->frame.currency);
    text_append(out, "\n");
    explain_append_reasons(explain, spell, out);
}

void explain_show_shortage(struct explain *explain, struct text *out)
{
    text_append(out, "\n");
    if (explain->n_spells == 0) {
        text_append(out, _("Everything is served in time.\n"));
        return;
    }
    text_append(out, _("Where it falls short, dearest first:\n"));
    for (size_t i = 0; i < explain->n_spells && i < EXPLAIN_SPELLS_SHOWN; i++)
        append_spell(explain, &explain->spells[i], out);
    if (explain->n_spells > EXPLAIN_SPELLS_SHOWN) {
        size_t more = explain->n_spells - EXPLAIN_SPELLS_SHOWN;
        text_printf(out, ngettext_("and %zu other time.\n", "and %zu other times.\n", more), more);
    }
}

/* ---------------------------------------------------------------- repairs */

/** What the repair costs beside the shortage, and what it saves of it. */
static void append_price(const struct explain *explain, const struct explain_repair *repair,
                         struct text *out)
{
    const struct plan_book *book = plan_last_book(&explain->plan);
    double shortage = book->cost[PB_COST_UNSERVED] + book->cost[PB_COST_LATE];
    double saved = shortage - repair->plan_shortage;
    double paid = repair->interval.cost - repair->plan_shortage - (book->total - shortage);
    text_append(out, "   ");
    text_printf(out,
                paid >= 0 ? _("pay and the like %.0f more, lost and late %.0f less; ")
                          : _("pay and the like %.0f less, lost and late %.0f less; "),
                fabs(paid), saved);
    text_printf(out, _("%.0f sessions lost instead of %.0f.\n"), repair->unserved, book->unserved);
}

static void append_verdict(const struct explain *explain, const struct explain_repair *repair,
                           struct text *out)
{
    const struct whatif_interval *after = &repair->interval;
    double before = plan_last_book(&explain->plan)->total;
    double bound = explain_bound(explain);
    text_append(out, "   ");
    if (isnan(after->cost))
        text_printf(out, _("by the bound alone: at least %.0f instead of %.0f\n"), after->bound,
                    bound);
    else if (repair->verdict == WHATIF_PROVED_CHEAPER)
        text_printf(out,
                    _("proved: the plan costs %.0f, and without the change none costs less than "
                      "%.0f\n"),
                    after->cost, bound);
    else
        text_printf(out, _("likely: %.0f to %.0f with it, %.0f to %.0f without\n"), after->bound,
                    after->cost, bound, before);
}

void explain_show_repairs(const struct explain *explain, struct text *out)
{
    if (explain->n_spells == 0 || explain->request->n_repairs == 0)
        return;
    text_append(out, "\n");
    if (explain->n_repairs == 0) {
        text_append(out, _("No change that paiban tries brings anything.\n"));
        return;
    }
    text_append(out, explain_plans_repairs(explain)
                         ? _("Ways out, each on its own, cheapest plan first:\n")
                         : _("Ways out, each on its own, those with the lowest bound first:\n"));
    for (size_t i = 0; i < explain->n_repairs; i++) {
        const struct explain_repair *repair = &explain->repairs[i];
        text_printf(out, "%zu. %s\n", i + 1, repair->change.text);
        if (!isnan(repair->interval.cost))
            append_price(explain, repair, out);
        append_verdict(explain, repair, out);
        for (size_t k = 0; k < repair->change.n_sets && k < 2; k++)
            text_printf(out, "   --set '%s'%s\n", repair->change.sets[k],
                        k == 1 && repair->change.n_sets > 2 ? " ..." : "");
    }
    if (!explain->request->bounds_only && !explain_plans_repairs(explain))
        text_append(out, _("On a scenario of this size no plan is made of each: try one with "
                           "paiban whatif.\n"));
}
