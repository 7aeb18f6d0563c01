/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan asks of the company: militia to train, people to move, overtime to approve. */
#include "planner/export/html/page.h"

/** Militia that the plan calls. */
struct called {
    int people; /**< 0 when nobody is named */
    int stints;
    int trained_by; /**< earliest date [day number], PB_NONE: all are trained */
};

static void note_training(struct called *called, const struct pf_militia *pool)
{
    if (pool->trained_by != PB_NONE &&
        (called->trained_by == PB_NONE || pool->trained_by < called->trained_by))
        called->trained_by = pool->trained_by;
}

static struct called count_called(const struct plan_folder *plan)
{
    const struct pf_context *context = &plan->context;
    struct called called = {.trained_by = PB_NONE};
    int last = PB_NONE;
    for (size_t i = 0; plan->stage == PF_ROSTER && i < plan->n_duties; i++) {
        int person = plan->duties[i].person, pool = context->people[person].militia;
        if (pool == PB_NONE)
            continue;
        called.people += person != last;
        called.stints++;
        note_training(&called, &context->militia[pool]);
        last = person;
    }
    for (size_t i = 0; plan->stage != PF_ROSTER && i < plan->n_shifts; i++) {
        int pool = plan->classes[plan->shifts[i].class].militia;
        if (pool == PB_NONE)
            continue;
        called.stints += plan->shifts[i].heads;
        note_training(&called, &context->militia[pool]);
    }
    return called;
}

static const char *duty_file(const struct page *page)
{
    return page->plan->stage == PF_ROSTER ? "roster.csv: rows of role militia"
                                          : "shifts.csv: heads of militia";
}

static void ask_militia(struct page *page)
{
    struct called called = count_called(page->plan);
    if (called.stints == 0)
        return;
    markup_open(&page->m, "li");
    markup_text(&page->m, page_say(page, "Militia: ", "民兵："));
    if (called.people > 0) {
        page_figure(page, (struct page_figure){called.people, PAGE_COUNT, duty_file(page)});
        markup_text(&page->m, page_say(page, " colleagues, ", " 人，"));
    }
    page_figure(page, (struct page_figure){called.stints, PAGE_COUNT, duty_file(page)});
    markup_text(&page->m, page_say(page, " stints, ", " 人次，"));
    page_claim(page, "totals.militia_hours", PAGE_COUNT);
    markup_text(&page->m, page_say(page, " hours", " 小时"));
    if (called.trained_by != PB_NONE)
        markup_textf(
            &page->m,
            page_say(page, "; the first must be trained by %s", "；最早须在 %s 前完成培训"),
            page_day(page, called.trained_by));
    markup_close(&page->m);
}

static void ask_moves(struct page *page)
{
    bool named = page->plan->stage == PF_ROSTER;
    double hours = plan_folder_moved_hours(page->plan);
    if (!(hours > 0))
        return;
    markup_open(&page->m, "li");
    markup_text(&page->m, page_say(page, "Moves: ", "调人："));
    page_figure(page, (struct page_figure){hours, PAGE_COUNT,
                                           named ? "moves.csv: sum of hours times share"
                                                 : "work.csv: sum of heads times hours"});
    markup_text(&page->m, page_say(page, " person-hours for another queue", " 人时支援其他队列"));
    markup_close(&page->m);
}

static void ask_overtime(struct page *page)
{
    double workday = 0, restday = 0, holiday = 0;
    for (size_t i = 0; i < page->plan->n_duties; i++) {
        workday += page->plan->duties[i].ot150_hours;
        restday += page->plan->duties[i].ot200_hours;
        holiday += page->plan->duties[i].ot300_hours;
    }
    if (!(workday + restday + holiday > 0))
        return;
    markup_open(&page->m, "li");
    markup_text(&page->m, page_say(page, "Overtime: ", "加班："));
    page_figure(page, (struct page_figure){workday, PAGE_COUNT, "roster.csv: ot150_hours"});
    markup_text(&page->m, page_say(page, " hours on working days, ", " 小时（平时），"));
    page_figure(page, (struct page_figure){restday, PAGE_COUNT, "roster.csv: ot200_hours"});
    markup_text(&page->m, page_say(page, " on rest days, ", " 小时（休息日），"));
    page_figure(page, (struct page_figure){holiday, PAGE_COUNT, "roster.csv: ot300_hours"});
    markup_text(&page->m, page_say(page, " on statutory holidays", " 小时（法定节假日）"));
    markup_close(&page->m);
}

void page_asks(struct page *page)
{
    markup_element(&page->m, "h3", NULL, page_say(page, "What it asks for", "需要拍板的事"));
    markup_open_class(&page->m, "ul", "asks");
    ask_militia(page);
    ask_moves(page);
    ask_overtime(page);
    markup_close(&page->m);
}
