/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/show.h"

#include <math.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/grid.h"
#include "planner/plan/summary.h"

/** Classes whose overtime is shown at most; the JSON has all. */
enum { MOST_CLASSES = 8 };

/** Figures nearer to 0 than this are not shown. */
#define NOTHING 0.005

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

static void begin_table(struct grid *grid, struct grid_column columns[4], const char *title)
{
    columns[0] = (struct grid_column){title, false};
    columns[1] = (struct grid_column){_("base"), true};
    columns[2] = (struct grid_column){_("variant"), true};
    columns[3] = (struct grid_column){_("difference"), true};
    grid_init(grid, columns, 4);
}

static void end_table(struct grid *grid, struct text *out)
{
    grid_write(grid, out);
    grid_release(grid);
    text_append_char(out, '\n');
}

/** The three figures of a row; a difference of nothing is 0 and not -0. */
static void add_pair(struct grid *grid, const struct whatif_pair *pair)
{
    double base = round(pair->base), variant = round(pair->variant);
    grid_printf(grid, "%.0f", base + 0.0);
    grid_printf(grid, "%.0f", variant + 0.0);
    if (variant == base)
        grid_add(grid, "0");
    else
        grid_printf(grid, "%+.0f", variant - base);
}

static bool is_there(const struct whatif_pair *pair)
{
    return fabs(pair->base) >= NOTHING || fabs(pair->variant) >= NOTHING;
}

/** A row, unless both sides are nothing. */
static void add_row(struct grid *grid, const char *name, const struct whatif_pair *pair)
{
    if (!is_there(pair))
        return;
    grid_add(grid, name);
    add_pair(grid, pair);
}

static void append_service(const struct whatif_sheet *sheet, struct text *out)
{
    struct grid_column columns[4];
    struct grid grid;
    begin_table(&grid, columns, _("service"));
    add_row(&grid, sheet->in_heads ? _("head-slots asked") : _("sessions, with what waited before"),
            &sheet->sessions);
    add_row(&grid, _("served"), &sheet->served);
    grid_add(&grid, _("unserved"));
    add_pair(&grid, &sheet->unserved);
    add_row(&grid, _("waiting at the end"), &sheet->waiting);
    add_row(&grid, _("late, session-hours"), &sheet->late_hours);
    end_table(&grid, out);
}

static void append_cost(const struct whatif *whatif, const struct whatif_sheet *sheet,
                        struct text *out)
{
    struct grid_column columns[4];
    struct grid grid;
    begin_table(&grid, columns, _("cost"));
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        add_row(&grid, plan_cost_kind_text(kind), &sheet->cost_by_kind[kind]);
    grid_rule(&grid);
    grid_printf(&grid, _("cost, %s"), currency(whatif));
    add_pair(&grid, &sheet->cost);
    grid_add(&grid, _("no plan costs less than"));
    add_pair(&grid, &sheet->bound);
    grid_add(&grid, _("gap"));
    grid_printf(&grid, "%.2f%%", 100 * sheet->gap.base);
    grid_printf(&grid, "%.2f%%", 100 * sheet->gap.variant);
    grid_printf(&grid, "%+.2f", 100 * (sheet->gap.variant - sheet->gap.base));
    add_row(&grid, _("monthly pay beside it"), &sheet->guaranteed_pay);
    end_table(&grid, out);
}

/** "agents, shifts" and the like. */
static void add_named_row(struct grid *grid, const char *who, const char *what,
                          const struct whatif_pair *pair)
{
    struct text name = {0};
    text_printf(&name, _("%s, %s"), who, what);
    add_row(grid, text_string(&name), pair);
    text_release(&name);
}

static void append_people(const struct whatif_sheet *sheet, struct text *out)
{
    struct grid_column columns[4];
    struct grid grid;
    begin_table(&grid, columns, _("people"));
    for (int kind = 0; kind < PLAN_N_PEOPLE; kind++) {
        const char *who = plan_people_text((enum plan_people)kind);
        add_named_row(&grid, who, _("heads"), &sheet->people[kind].heads);
        add_named_row(&grid, who, _("shifts"), &sheet->people[kind].shifts);
    }
    for (size_t i = 0; i < sheet->n_classes; i++) {
        const struct whatif_class *class = &sheet->classes[i];
        if (class->militia)
            add_named_row(&grid, *class->name != '\0' ? class->name : class->id, _("shifts"),
                          &class->people.shifts);
    }
    add_row(&grid, _("paid hours"), &sheet->paid_hours);
    add_row(&grid, _("borrowed, head-hours"), &sheet->borrowed_hours);
    end_table(&grid, out);
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
        if (!is_there(&hours))
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
    struct grid_column columns[4];
    struct grid grid;
    if (n == 0)
        return;
    begin_table(&grid, columns, _("overtime, hours"));
    for (size_t i = 0; i < n; i++) {
        const struct whatif_pair hours = overtime_of(most[i]);
        add_row(&grid, most[i]->id, &hours);
    }
    end_table(&grid, out);
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
        add_pair(&grid, &missed);
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
    text_append_char(out, '\n');
    append_service(sheet, out);
    append_cost(whatif, sheet, out);
    append_people(sheet, out);
    append_overtime(sheet, out);
    append_hours(sheet, out);
}
