/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People of a team by shift and day, as a table. */
#include <stdlib.h>

#include "planner/export/html/page.h"

/** Heads per code and day of the horizon; the caller frees them, NULL when memory is short. */
static int *count_heads(const struct page *page, struct page_crew crew)
{
    const struct plan_folder *plan = page->plan;
    size_t n_days = (size_t)plan->context.frame.n_days;
    int *heads = calloc(plan->context.n_codes * n_days + 1, sizeof *heads);
    for (size_t i = 0; heads && plan->stage == PF_ROSTER && i < plan->n_duties; i++) {
        const struct pf_duty *duty = &plan->duties[i];
        if (duty->day >= 0 && page_gantt_has(page, crew, duty->person))
            heads[(size_t)duty->code * n_days + (size_t)duty->day]++;
    }
    for (size_t i = 0; heads && plan->stage != PF_ROSTER && i < plan->n_shifts; i++) {
        const struct pf_shift *shift = &plan->shifts[i];
        if (shift->team == crew.team && shift->day >= 0)
            heads[(size_t)shift->code * n_days + (size_t)shift->day] += shift->heads;
    }
    return heads;
}

/** The row of a code; `heads` are those of its days. Nothing for a code that nobody works. */
static void code_days(struct page *page, int code, const int *heads)
{
    const struct plan_folder *plan = page->plan;
    int sum = 0;
    for (int d = 0; d < plan->context.frame.n_days; d++)
        sum += heads[d];
    if (sum == 0)
        return;
    markup_open(&page->m, "tr");
    markup_element(&page->m, "th", NULL, plan->context.codes[code].code);
    for (int d = 0; d < plan->context.frame.n_days; d++) {
        if (heads[d] > 0)
            page_cell(page, heads[d], PAGE_COUNT);
        else
            page_cell_text(page, "");
    }
    markup_close(&page->m);
}

void page_counts(struct page *page, struct page_crew crew)
{
    const struct plan_folder *plan = page->plan;
    struct markup *m = &page->m;
    int *heads = count_heads(page, crew);
    markup_open_class(m, "div", "wide");
    markup_open_class(m, "table", "plain");
    markup_open(m, "thead");
    markup_open(m, "tr");
    markup_element(m, "th", NULL, page_say(page, "shift", "班次"));
    for (int d = 0; d < plan->context.frame.n_days; d++)
        markup_element(m, "th", "n", page_day(page, page_day_number(page, d)));
    markup_close(m);
    markup_close(m);
    markup_open(m, "tbody");
    for (size_t c = 0; heads && c < plan->context.n_codes; c++)
        code_days(page, (int)c, &heads[c * (size_t)plan->context.frame.n_days]);
    if (!heads)
        page->m.out->failed = true;
    free(heads);
    page_table_end(page);
}
