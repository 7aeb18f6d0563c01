/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/xlsx/people.h"

static void add_duty(struct people_sums *sums, const struct pf_duty *duty, int night_min)
{
    sums->days++;
    sums->nights += duty->night_hours > 0 && duty->night_hours * 60 >= night_min;
    sums->rest_days += duty->rest_day;
    sums->net += duty->net_hours;
    sums->paid += duty->paid_hours;
    sums->ot150 += duty->ot150_hours;
    sums->ot200 += duty->ot200_hours;
    sums->ot300 += duty->ot300_hours;
    sums->night += duty->night_hours;
}

struct people_sums people_sum(const struct book *book, int person)
{
    const struct plan_folder *plan = book->plan;
    struct people_sums sums = {0};
    for (int day = -1; day < plan->context.frame.n_days; day++) {
        const struct pf_duty *duty = plan_folder_duty(plan, person, day);
        if (duty != NULL)
            add_duty(&sums, duty, plan->context.rules.night_min);
    }
    double slot_h = plan->context.frame.slot_min / 60.0;
    size_t n = 0;
    const struct pf_move *moves = plan_folder_moves(plan, person, &n);
    for (size_t m = 0; m < n; m++)
        sums.moved += moves[m].share * slot_h * (moves[m].to_slot - moves[m].from_slot);
    return sums;
}

void people_add(struct people_sums *sums, const struct people_sums *more)
{
    sums->days += more->days;
    sums->nights += more->nights;
    sums->rest_days += more->rest_days;
    sums->net += more->net;
    sums->paid += more->paid;
    sums->ot150 += more->ot150;
    sums->ot200 += more->ot200;
    sums->ot300 += more->ot300;
    sums->night += more->night;
    sums->moved += more->moved;
}

bool people_shown(const struct book *book, int person)
{
    const struct plan_folder *plan = book->plan;
    bool shown = plan->context.people[person].militia == PB_NONE;
    for (int day = -1; day < plan->context.frame.n_days && !shown; day++)
        shown = plan_folder_duty(plan, person, day) != NULL;
    return shown;
}

bool people_eve(const struct book *book)
{
    for (size_t i = 0; i < book->plan->n_duties; i++)
        if (book->plan->duties[i].day < 0)
            return true;
    return false;
}

static int widest(int width, const char *text, int most)
{
    int cells = book_width(text) + 2;
    cells = cells < most ? cells : most;
    return cells > width ? cells : width;
}

void people_set_widths(struct book *book, int column)
{
    int id = 12, name = 8, team = 10;
    const struct pf_context *context = &book->plan->context;
    for (size_t p = 0; p < context->n_people; p++) {
        id = widest(id, context->people[p].id, 26);
        name = widest(name, context->people[p].name, 24);
        team = widest(team, book_team(book, (int)p), 26);
    }
    book_set_width(book, column, column, id);
    book_set_width(book, column + 1, column + 1, name);
    book_set_width(book, column + 2, column + 2, team);
}
