/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 工时统计: hours and overtime per person and team. */
#include <stdlib.h>

#include "planner/export/xlsx/people.h"

enum { WHO = 6, FIGURES = 11, COLUMNS = WHO + FIGURES, CLASS_COLUMNS = 7 };

static const struct book_heading headings[COLUMNS] = {{"Employee no.", "工号", 24},
                                                      {"Name", "姓名", 12},
                                                      {"Team", "部门/组", 22},
                                                      {"Role", "岗位", 11},
                                                      {"Level", "级别", 10},
                                                      {"Contract", "合同", 12},
                                                      {"Days worked", "出勤天数", 10},
                                                      {"Paid hours", "计薪工时", 10},
                                                      {"Net hours", "净工时", 10},
                                                      {"Overtime 1.5", "平时加班(1.5)", 10},
                                                      {"Rest days 2.0", "休息日加班(2.0)", 10},
                                                      {"Holidays 3.0", "法定加班(3.0)", 10},
                                                      {"Overtime in all", "加班合计", 10},
                                                      {"Nights", "夜班数", 9},
                                                      {"Night hours", "夜间工时", 10},
                                                      {"Rest days worked", "休息日上班", 10},
                                                      {"Reassigned hours", "支援工时", 10}};

static void write_figures(struct book *book, int row, const struct people_sums *sums, bool total)
{
    unsigned fill = total ? BOOK_TOTAL : 0;
    struct book_style whole = {.align = 'c', .fill = fill, .bold = total};
    struct book_style hours = {
        .align = 'c', .fill = fill, .bold = total, .number = "0.0#;-0.0#;\"–\""};
    const double figures[FIGURES] = {sums->days,
                                     sums->paid,
                                     sums->net,
                                     sums->ot150,
                                     sums->ot200,
                                     sums->ot300,
                                     sums->ot150 + sums->ot200 + sums->ot300,
                                     sums->nights,
                                     sums->night,
                                     sums->rest_days,
                                     sums->moved};
    for (int i = 0; i < FIGURES; i++) {
        bool is_whole = i == 0 || i == 7 || i == 9;
        book_number(book, row, WHO + i, figures[i], book_format(book, is_whole ? &whole : &hours));
    }
}

static void write_who(struct book *book, int row, int person)
{
    const struct pf_person *who = &book->plan->context.people[person];
    lxw_format *text = book_format(book, &(struct book_style){.align = 'l'});
    book_text(book, row, 0, who->id,
              book_format(book, &(struct book_style){.align = 'l', .number = "@"}));
    book_text(book, row, 1, who->name, text);
    book_text(book, row, 2, book_team(book, person), text);
    book_text(book, row, 3, book_role(book, who->role), text);
    book_text(book, row, 4, who->level, text);
    book_text(book, row, 5, who->contract, text);
}

static void write_label(struct book *book, int row, const char *label)
{
    struct book_style style = {.bold = true, .align = 'l', .fill = BOOK_TOTAL};
    lxw_format *format = book_format(book, &style);
    for (int column = 0; column < WHO; column++)
        if (column == 2)
            book_text(book, row, column, label, format);
        else
            book_blank(book, row, column, format);
}

/** Teams first, then pools of the militia. */
static size_t team_index(const struct book *book, int person)
{
    const struct pf_person *who = &book->plan->context.people[person];
    return who->militia != PB_NONE ? book->plan->context.n_queues + (size_t)who->militia
                                   : (size_t)who->team;
}

static void write_teams(struct book *book, int row, const struct people_sums *teams)
{
    const struct pf_context *context = &book->plan->context;
    struct text label = {0};
    for (size_t t = 0; t < context->n_queues + context->n_militia; t++) {
        if (teams[t].days == 0)
            continue;
        text_clear(&label);
        text_append(&label, t < context->n_queues ? context->queues[t].name
                                                  : context->militia[t - context->n_queues].name);
        text_append(&label, book_say(book, ": subtotal", " 小计"));
        write_label(book, row, text_string(&label));
        write_figures(book, row++, &teams[t], true);
    }
    text_release(&label);
}

void book_write_hours(struct book *book)
{
    const struct pf_context *context = &book->plan->context;
    struct people_sums total = {0};
    struct people_sums *teams = calloc(context->n_queues + context->n_militia + 1, sizeof *teams);
    int row = 3;
    book_begin(book, BOOK_HOURS, COLUMNS + 10);
    book_title(book, 0, COLUMNS, book_say(book, "Hours and overtime", "工时统计"));
    book_note(book, 1, COLUMNS, 1,
              book_say(book, "Hours of the plan, the eve included; – = none.",
                       "计划工时（含计划前一天开始的夜班），单位小时；–=无。"));
    book_headings(book, 2, 0, headings, COLUMNS);
    book_set_height(book, 2, 2);
    people_set_widths(book, 0);
    book->failed = book->failed || teams == NULL;
    for (size_t p = 0; p < context->n_people && !book->failed; p++) {
        if (!people_shown(book, (int)p))
            continue;
        struct people_sums sums = people_sum(book, (int)p);
        write_who(book, row, (int)p);
        write_figures(book, row++, &sums, false);
        people_add(&total, &sums);
        people_add(&teams[team_index(book, (int)p)], &sums);
    }
    if (!book->failed) {
        write_label(book, row, book_say(book, "Total", "合计"));
        write_figures(book, row, &total, true);
        write_teams(book, row + 2, teams);
    }
    book_freeze(book, 3, 2, 2);
    free(teams);
}

/** Heads and paid hours of a class over the plan. */
static void write_class(struct book *book, int row, size_t index)
{
    const struct plan_folder *plan = book->plan;
    const struct pf_class *class = &plan->classes[index];
    lxw_format *text = book_format(book, &(struct book_style){.align = 'l'});
    lxw_format *whole = book_format(book, &(struct book_style){.align = 'c'});
    lxw_format *hours = book_format(book, &(struct book_style){.align = 'c', .number = "0.0#"});
    int shifts = 0;
    double paid = 0;
    for (size_t i = 0; i < plan->n_shifts; i++)
        if (plan->shifts[i].class == (int)index) {
            shifts += plan->shifts[i].heads;
            paid += plan->shifts[i].heads * plan->shifts[i].paid_hours;
        }
    book_text(book, row, 0, class->id, text);
    book_text(book, row, 1,
              class->militia != PB_NONE ? plan->context.militia[class->militia].name
                                        : book_queue(book, class->team),
              text);
    book_text(book, row, 2, class->level, text);
    book_text(book, row, 3, class->contract, text);
    book_number(book, row, 4, class->heads, whole);
    book_number(book, row, 5, shifts, whole);
    book_number(book, row, 6, paid, hours);
}

void book_write_class_hours(struct book *book)
{
    static const struct book_heading columns[CLASS_COLUMNS] = {
        {"Class", "人员类别", 26},     {"Team", "部门/组", 24}, {"Level", "级别", 12},
        {"Contract", "合同", 14},      {"Heads", "人数", 10},   {"Shifts", "班次人次", 12},
        {"Paid hours", "计薪工时", 12}};
    book_begin(book, BOOK_HOURS, CLASS_COLUMNS);
    book_title(book, 0, CLASS_COLUMNS, book_say(book, "Hours by class", "工时统计（按人员类别）"));
    book_headings(book, 2, 0, columns, CLASS_COLUMNS);
    for (size_t i = 0; i < book->plan->n_classes; i++)
        write_class(book, 3 + (int)i, i);
    book_freeze(book, 3, 1, 2);
}
