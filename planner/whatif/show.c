/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/show.h"

#include <math.h>

#include "planner/base/civil.h"
#include "planner/base/cost_text.h"
#include "planner/base/gettext.h"
#include "planner/whatif/table.h"

/** Classes whose overtime is shown at most; the JSON has all. */
enum { MOST_CLASSES = 8 };

static const char *currency(const struct whatif *whatif)
{
    return whatif->scenarios[WHATIF_BASE]->frame.currency;
}

static void append_head(const struct whatif *whatif, struct text *out)
{
    text_append(out, whatif->scenarios[WHATIF_BASE]->frame.name);
    for (size_t i = 0; i < whatif->n_changes; i++)
        text_printf(out, "%s%s", i == 0 ? _(", with ") : "  ", whatif->changes[i]);
    text_append(out, "\n\n");
}

/** The sentence that answers. */
static void append_answer(const struct whatif *whatif, struct text *out)
{
    const struct whatif_interval *base = &whatif->intervals[WHATIF_BASE];
    const struct whatif_interval *variant = &whatif->intervals[WHATIF_VARIANT];
    double change = round(variant->cost) - round(base->cost);
    double percent = base->cost > 0 ? 100 * change / base->cost : NAN;
    switch (whatif->verdict) {
    case WHATIF_SAME:
        text_printf(out, _("The cost stays at %.0f %s."), base->cost, currency(whatif));
        break;
    case WHATIF_PROVED_DEARER:
    case WHATIF_LIKELY_DEARER:
        text_printf(out, _("The cost rises from %.0f to %.0f %s, by %.0f (%+.1f%%)."), base->cost,
                    variant->cost, currency(whatif), change, percent);
        break;
    case WHATIF_PROVED_CHEAPER:
    case WHATIF_LIKELY_CHEAPER:
        text_printf(out, _("The cost falls from %.0f to %.0f %s, by %.0f (%+.1f%%)."), base->cost,
                    variant->cost, currency(whatif), -change, percent);
        break;
    }
    text_append_char(out, '\n');
}

/** Whether the answer is proved, and why. */
static void append_proof(const struct whatif *whatif, struct text *out)
{
    const struct whatif_interval *base = &whatif->intervals[WHATIF_BASE];
    const struct whatif_interval *variant = &whatif->intervals[WHATIF_VARIANT];
    switch (whatif->verdict) {
    case WHATIF_SAME:
        return;
    case WHATIF_PROVED_DEARER:
        text_printf(out,
                    _("Proved: with the change no plan costs less than %.0f, and without it "
                      "one costs %.0f."),
                    variant->bound, base->cost);
        break;
    case WHATIF_PROVED_CHEAPER:
        text_printf(out,
                    _("Proved: without the change no plan costs less than %.0f, and with it "
                      "one costs %.0f."),
                    base->bound, variant->cost);
        break;
    case WHATIF_LIKELY_DEARER:
    case WHATIF_LIKELY_CHEAPER:
        text_printf(out,
                    _("Likely, not proved: the best plan costs between %.0f and %.0f without "
                      "the change, between %.0f and %.0f with it, and these overlap."),
                    base->bound, base->cost, variant->bound, variant->cost);
        break;
    }
    text_append_char(out, '\n');
}

static void append_start(const struct whatif *whatif, struct text *out)
{
    const struct capacity_plan *plan = &whatif->plans[WHATIF_VARIANT].capacity;
    if (plan->is_recalled)
        text_append(out,
                    _("The plan with the change started from the base plan, whose prices prove "
                      "what it costs at least.\n\n"));
    else if (plan->is_warm)
        text_append(out, _("The plan with the change started from the base plan.\n\n"));
    else if (whatif->cold)
        text_append(out, _("The plan with the change was made from nothing, as asked.\n\n"));
    else
        text_append(out,
                    _("The plan with the change was made from nothing: it has other slots than "
                      "the base plan, or hardly a shift in common with it.\n\n"));
}

static void begin_table(struct table *table, const char *title)
{
    const struct table_titles titles = {title, _("base"), _("variant"), _("difference")};
    table_begin(table, &titles);
}

static const char *group_text(int group)
{
    static const char *const names[OVERRIDE_N_GROUPS] = {[OVERRIDE_DEMAND] = N_("demand"),
                                                         [OVERRIDE_CAPACITY] = N_("capacity"),
                                                         [OVERRIDE_RULES] = N_("rules"),
                                                         [OVERRIDE_PRICES] = N_("prices")};
    return _(names[group]);
}

/** "demand: brands.a.uv=+20%", or how many changes the group has. */
static void add_group(struct grid *grid, const struct whatif *whatif, int group)
{
    int n = whatif->split.n_changes[group];
    if (n > 1) {
        grid_printf(grid, ngettext_("%s (%d change)", "%s (%d changes)", n), group_text(group), n);
        return;
    }
    for (size_t i = 0; i < whatif->n_changes; i++)
        if ((int)override_group_of(whatif->changes[i]) == group)
            grid_printf(grid, _("%s: %s"), group_text(group), whatif->changes[i]);
}

/** What the rest is. A bound that the base plan's prices prove lies a little lower than a solved
 * one: up to 0.12 % on handu-double11. */
static const char *rounding_text(const struct plan *plan)
{
    if (plan->capacity.is_recalled)
        return plan->has_roster
                   ? _("rounding: whole people, by name, and what the base plan's prices miss")
                   : _("rounding: whole people, and what the base plan's prices miss");
    return plan->has_roster ? _("rounding: whole people, by name") : _("rounding: whole people");
}

/** The parts in whole money; the rounding takes up what they lose. */
static void append_causes(const struct whatif *whatif, const struct whatif_sheet *sheet,
                          struct text *out)
{
    const struct grid_column columns[] = {{_("what causes the difference"), false},
                                          {_("cost"), true}};
    const struct whatif_split *split = &whatif->split;
    double change = round(sheet->cost.variant) - round(sheet->cost.base), rest = change;
    struct grid grid;
    if (!split->known)
        return;
    grid_init(&grid, columns, 2);
    for (int group = 0; group < OVERRIDE_N_GROUPS && !split->joint; group++) {
        if (split->n_changes[group] == 0)
            continue;
        add_group(&grid, whatif, group);
        grid_printf(&grid, "%+.0f", round(split->parts[group]));
        rest -= round(split->parts[group]);
    }
    if (split->joint) {
        grid_add(&grid, _("all changes, which only make sense together"));
        grid_printf(&grid, "%+.0f", round(split->together));
        rest -= round(split->together);
    }
    grid_add(&grid, rounding_text(&whatif->plans[WHATIF_VARIANT]));
    grid_printf(&grid, "%+.0f", rest);
    grid_rule(&grid);
    grid_add(&grid, _("difference"));
    grid_printf(&grid, "%+.0f", change);
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

static void append_service(const struct whatif_sheet *sheet, struct text *out)
{
    struct table table;
    begin_table(&table, _("service"));
    table_add_row(&table,
                  sheet->in_heads ? _("head-slots asked") : _("sessions, with what waited before"),
                  &sheet->sessions);
    table_add_row(&table, _("served"), &sheet->served);
    grid_add(&table.grid, _("lost"));
    table_add_pair(&table.grid, &sheet->unserved);
    table_add_row(&table, _("waiting at the end"), &sheet->waiting);
    table_add_row(&table, _("late, session-hours"), &sheet->late_hours);
    table_end(&table, out);
}

static void append_cost(const struct whatif *whatif, const struct whatif_sheet *sheet,
                        struct text *out)
{
    struct table table;
    begin_table(&table, _("cost"));
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        table_add_row(&table, cost_kind_text((enum pb_cost_kind)kind, gettext_is_chinese()),
                      &sheet->cost_by_kind[kind]);
    grid_rule(&table.grid);
    grid_printf(&table.grid, _("cost, %s"), currency(whatif));
    table_add_pair(&table.grid, &sheet->cost);
    grid_add(&table.grid, _("no plan costs less than"));
    table_add_pair(&table.grid, &sheet->bound);
    table_add_share(&table, _("gap"), &sheet->gap);
    table_add_row(&table, _("monthly pay beside it"), &sheet->guaranteed_pay);
    table_end(&table, out);
}

/** "agents, shifts" and the like. */
static void add_named_row(struct table *table, const char *who, const char *what,
                          const struct whatif_pair *pair)
{
    struct text name = {0};
    text_printf(&name, _("%s, %s"), who, what);
    table_add_row(table, text_string(&name), pair);
    text_release(&name);
}

static void append_people(const struct whatif_sheet *sheet, struct text *out)
{
    struct table table;
    begin_table(&table, _("people"));
    for (int kind = 0; kind < PLAN_N_PEOPLE; kind++) {
        const char *who = plan_people_text((enum plan_people)kind);
        add_named_row(&table, who, _("heads"), &sheet->people[kind].heads);
        add_named_row(&table, who, _("shifts"), &sheet->people[kind].shifts);
    }
    for (size_t i = 0; i < sheet->n_classes; i++) {
        const struct whatif_class *class = &sheet->classes[i];
        if (class->militia)
            add_named_row(&table, *class->name != '\0' ? class->name : class->id, _("shifts"),
                          &class->people.shifts);
    }
    table_add_row(&table, _("paid hours"), &sheet->paid_hours);
    table_add_row(&table, _("borrowed, head-hours"), &sheet->borrowed_hours);
    table_end(&table, out);
}

/** Hours of overtime of a class, all rates together. */
static struct whatif_pair overtime_of(const struct whatif_class *class)
{
    return (struct whatif_pair){class->ot150.base + class->ot200.base + class->ot300.base,
                                class->ot150.variant + class->ot200.variant + class->ot300.variant};
}

/** The classes with most overtime on one of the sides, at most MOST_CLASSES of them. */
static size_t most_overtime(const struct whatif_sheet *sheet,
                            const struct whatif_class *most[MOST_CLASSES])
{
    size_t n = 0;
    for (size_t i = 0; i < sheet->n_classes; i++) {
        const struct whatif_pair hours = overtime_of(&sheet->classes[i]);
        const double rank = fmax(hours.base, hours.variant);
        size_t at = n;
        if (!table_has(&hours))
            continue;
        for (; at > 0; at--) {
            const struct whatif_pair before = overtime_of(most[at - 1]);
            if (fmax(before.base, before.variant) >= rank)
                break;
            if (at < MOST_CLASSES)
                most[at] = most[at - 1];
        }
        if (at == MOST_CLASSES)
            continue;
        most[at] = &sheet->classes[i];
        n += n < MOST_CLASSES;
    }
    return n;
}

static void append_overtime(const struct whatif_sheet *sheet, struct text *out)
{
    const struct whatif_class *most[MOST_CLASSES];
    size_t n = most_overtime(sheet, most);
    struct table table;
    if (n == 0)
        return;
    begin_table(&table, _("overtime, hours"));
    for (size_t i = 0; i < n; i++) {
        const struct whatif_pair hours = overtime_of(most[i]);
        table_add_row(&table, most[i]->id, &hours);
    }
    table_end(&table, out);
}

static void append_hours(const struct whatif_sheet *sheet, struct text *out)
{
    const struct grid_column columns[] = {{_("worst hours"), false}, {_("queue"), false},
                                          {_("on duty"), true},      {_("variant"), true},
                                          {_("missed"), true},       {_("variant"), true},
                                          {_("difference"), true}};
    struct grid grid;
    if (sheet->n_hours == 0)
        return;
    grid_init(&grid, columns, 7);
    for (size_t i = 0; i < sheet->n_hours; i++) {
        const struct whatif_hour *hour = &sheet->hours[i];
        const struct whatif_pair missed = {hour->unserved.base + hour->late.base,
                                           hour->unserved.variant + hour->late.variant};
        char start[CIVIL_INSTANT_SIZE];
        civil_format_instant(start, hour->start, 0);
        grid_printf(&grid, "%.10s %.5s", start, start + 11);
        grid_add(&grid, hour->queue);
        grid_printf(&grid, "%.1f", hour->on_duty.base);
        grid_printf(&grid, "%.1f", hour->on_duty.variant);
        table_add_pair(&grid, &missed);
    }
    grid_write(&grid, out);
    grid_release(&grid);
    text_append(out, _("missed: sessions lost or late in that hour\n"));
}

void whatif_show(const struct whatif *whatif, const struct whatif_sheet *sheet, struct text *out)
{
    append_head(whatif, out);
    append_answer(whatif, out);
    append_proof(whatif, out);
    append_start(whatif, out);
    append_causes(whatif, sheet, out);
    append_service(sheet, out);
    append_cost(whatif, sheet, out);
    append_people(sheet, out);
    append_overtime(sheet, out);
    append_hours(sheet, out);
}
