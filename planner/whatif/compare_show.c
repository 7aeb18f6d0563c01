/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/compare_show.h"

#include "planner/base/civil.h"
#include "planner/base/cost_text.h"
#include "planner/base/gettext.h"
#include "planner/whatif/table.h"

/** What a screen has room for; the JSON has all. */
enum { MOST_HOURS = 10, MOST_CHANGES = 25 };

static void begin_table(struct table *table, const char *title)
{
    const struct table_titles titles = {title, _("first"), _("second"), _("difference")};
    table_begin(table, &titles);
}

static void append_answer(const struct compare *compare, struct text *out)
{
    text_printf(out, "%s  |  %s\n\n", compare->plans[0].path, compare->plans[1].path);
    if (!compare->differs) {
        text_append(out, compare->has_people
                             ? _("The plans are the same: cost, hours, shifts, and every person.\n")
                             : _("The plans are the same: cost, hours and shifts.\n"));
        return;
    }
    text_append(out, _("The plans differ."));
    if (compare->has_people)
        text_printf(out, _(" %zu people work differently, on %zu days in all."), compare->n_people,
                    compare->n_changes);
    text_append(out, "\n\n");
}

static void append_total(const struct compare *compare, struct text *out)
{
    const struct compare_figures *total = &compare->total;
    struct table table;
    begin_table(&table, _("in all"));
    table_add_row(&table, _("sessions"), &total->sessions);
    table_add_row(&table, _("served"), &total->served);
    table_add_row(&table, _("lost"), &total->unserved);
    table_add_row(&table, _("late, session-hours"), &total->late_hours);
    table_add_row(&table, _("shifts"), &total->shifts);
    table_add_row(&table, _("paid hours"), &total->paid_hours);
    table_add_row(&table, _("on duty, head-hours"), &total->on_duty);
    table_add_row(&table, _("borrowed, head-hours"), &total->borrowed);
    table_add_row(&table, _("militia, head-hours"), &total->militia);
    table_end(&table, out);
    begin_table(&table, _("cost"));
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        if (whatif_pair_differs(&compare->cost_by_kind[kind]))
            table_add_row(&table, cost_kind_text((enum pb_cost_kind)kind, gettext_is_chinese()),
                          &compare->cost_by_kind[kind]);
    grid_rule(&table.grid);
    grid_printf(&table.grid, _("cost, %s"), compare->plans[0].context.frame.currency);
    table_add_pair(&table.grid, &compare->cost);
    table_add_row(&table, _("no plan costs less than"), &compare->bound);
    table_add_share(&table, _("gap"), &compare->gap);
    table_end(&table, out);
}

/** A change in whole numbers, with its sign. */
static void add_change(struct grid *grid, const struct whatif_pair *pair)
{
    double change = round(pair->variant) - round(pair->base);
    if (change == 0)
        grid_add(grid, "0");
    else
        grid_printf(grid, "%+.0f", change);
}

enum { FIGURE_COLUMNS = 8 };

static void begin_figures(struct grid *grid, struct grid_column columns[FIGURE_COLUMNS],
                          const char *what)
{
    const char *const titles[FIGURE_COLUMNS] = {what,        _("head-hours"), _("second"),
                                                _("shifts"), _("paid hours"), _("borrowed"),
                                                _("lost"),   _("late")};
    for (int i = 0; i < FIGURE_COLUMNS; i++)
        columns[i] = (struct grid_column){titles[i], i > 0};
    grid_init(grid, columns, FIGURE_COLUMNS);
}

/** Head-hours on duty on both sides, then what the second plan has more of. */
static void add_figures(struct grid *grid, const struct compare_figures *figures)
{
    grid_printf(grid, "%.0f", figures->on_duty.base);
    grid_printf(grid, "%.0f", figures->on_duty.variant);
    add_change(grid, &figures->shifts);
    add_change(grid, &figures->paid_hours);
    add_change(grid, &figures->borrowed);
    add_change(grid, &figures->unserved);
    add_change(grid, &figures->late_hours);
}

static void end_grid(struct grid *grid, struct text *out)
{
    grid_write(grid, out);
    grid_release(grid);
    text_append_char(out, '\n');
}

static void append_teams(const struct compare *compare, struct text *out)
{
    struct grid_column columns[FIGURE_COLUMNS];
    struct grid grid;
    begin_figures(&grid, columns, _("team"));
    for (size_t i = 0; i < compare->n_teams; i++) {
        grid_add(&grid, compare->teams[i].id);
        add_figures(&grid, &compare->teams[i].figures);
    }
    end_grid(&grid, out);
}

static void append_days(const struct compare *compare, struct text *out)
{
    struct grid_column columns[FIGURE_COLUMNS];
    struct grid grid;
    if (compare->n_days == 0)
        return;
    begin_figures(&grid, columns, _("day"));
    for (size_t i = 0; i < compare->n_days; i++) {
        char date[CIVIL_DATE_SIZE];
        civil_format_date(date, compare->days[i].day);
        grid_add(&grid, date);
        add_figures(&grid, &compare->days[i].figures);
    }
    end_grid(&grid, out);
}

static void append_hours(const struct compare *compare, struct text *out)
{
    const struct grid_column columns[] = {{_("hour"), false},   {_("queue"), false},
                                          {_("on duty"), true}, {_("second"), true},
                                          {_("missed"), true},  {_("second"), true}};
    struct grid grid;
    if (compare->n_hours == 0)
        return;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < compare->n_hours && i < MOST_HOURS; i++) {
        const struct whatif_hour *hour = &compare->hours[i];
        char start[CIVIL_INSTANT_SIZE];
        civil_format_instant(start, hour->start, 0);
        grid_printf(&grid, "%.10s %.5s", start, start + 11);
        grid_add(&grid, hour->queue);
        grid_printf(&grid, "%.1f", hour->on_duty.base);
        grid_printf(&grid, "%.1f", hour->on_duty.variant);
        grid_printf(&grid, "%.0f", hour->unserved.base + hour->late.base);
        grid_printf(&grid, "%.0f", hour->unserved.variant + hour->late.variant);
    }
    grid_write(&grid, out);
    grid_release(&grid);
    if (compare->n_hours > MOST_HOURS)
        text_printf(out, _("... and %zu more hours; --json lists all\n"),
                    compare->n_hours - MOST_HOURS);
    text_append_char(out, '\n');
}

static const char *shift_or_off(const char *shift)
{
    return *shift != '\0' ? shift : _("off");
}

static void add_person(struct grid *grid, const struct compare_change *change)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, change->day);
    grid_add(grid, change->person);
    grid_add(grid, change->name);
    grid_add(grid, change->team);
    grid_add(grid, date);
    for (int side = 0; side < 2; side++) {
        const char *moves = change->moves[side];
        const char *none = change->moves_differ && !change->shift_differs ? _("at home") : "";
        struct text cell = {0};
        if (change->shift_differs)
            text_append(&cell, shift_or_off(change->shifts[side]));
        if (change->shift_differs && change->moves_differ && *moves != '\0')
            text_append(&cell, "; ");
        if (change->moves_differ)
            text_append(&cell, *moves != '\0' ? moves : none);
        grid_add(grid, text_string(&cell));
        text_release(&cell);
    }
}

static void append_people(const struct compare *compare, struct text *out)
{
    const struct grid_column columns[] = {{_("person"), false}, {_("name"), false},
                                          {_("team"), false},   {_("day"), false},
                                          {_("first"), false},  {_("second"), false}};
    struct grid grid;
    if (compare->n_changes == 0)
        return;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < compare->n_changes && i < MOST_CHANGES; i++)
        add_person(&grid, &compare->changes[i]);
    grid_write(&grid, out);
    grid_release(&grid);
    if (compare->n_changes > MOST_CHANGES)
        text_printf(out, _("... and %zu more; --json lists all\n"),
                    compare->n_changes - MOST_CHANGES);
}

void compare_show(const struct compare *compare, struct text *out)
{
    append_answer(compare, out);
    if (!compare->differs)
        return;
    append_total(compare, out);
    append_teams(compare, out);
    append_days(compare, out);
    append_hours(compare, out);
    append_people(compare, out);
}
