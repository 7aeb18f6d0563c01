/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to html: what the sections of the report share.
 *
 * Each section is a file page_x.c with one function. Texts stand in both languages side by side:
 * page_say(page, "lost", "流失"). A figure of the plan is written by page_figure, which adds where
 * it comes from and its exact value (<data value="684399.56" title="plan.json: named.cost">).
 */
#ifndef PLANNER_EXPORT_HTML_PAGE_H
#define PLANNER_EXPORT_HTML_PAGE_H

#include "planner/export/figure.h"
#include "planner/export/hourly.h"
#include "planner/export/html/markup.h"

struct page {
    struct markup m;
    const struct plan_folder *plan; /**< borrowed */
    bool chinese;
    struct figure_money money;
    struct text scratch; /**< for one figure at a time */
};

/** The one of two texts that the plan's language asks for. */
__attribute__((format_arg(2), format_arg(3))) static inline const char *
page_say(const struct page *page, const char *en, const char *zh)
{
    return page->chinese ? zh : en;
}

/** How a figure is shown. */
enum page_kind {
    PAGE_COUNT,  /**< whole number */
    PAGE_TENTHS, /**< one decimal */
    PAGE_SIGNED, /**< whole, with its sign */
    PAGE_SHARE,  /**< percent with one decimal */
    PAGE_FINE,   /**< percent with two decimals */
    PAGE_MONEY,  /**< whole money */
    PAGE_PRICE   /**< money with two decimals */
};

/** A figure and its origin. */
struct page_figure {
    double value;
    enum page_kind kind;
    const char *source; /**< "plan.json: totals.served", as readers can look it up */
};

/** Writes the figure with its origin. */
void page_figure(struct page *page, struct page_figure figure);

/** The number of plan.json at `path`, with that origin; `source` must be "plan.json: <path>". */
void page_claim(struct page *page, const char *path, enum page_kind kind);

/** Just the figure's text, in page->scratch; valid until the next. */
const char *page_format(struct page *page, double value, enum page_kind kind);

/** A cell <td class="n"> with the figure. */
void page_cell(struct page *page, double value, enum page_kind kind);

/** A cell with text. */
void page_cell_text(struct page *page, const char *text);

/** Text of a day number ("Tue 10 Nov"), of a date without the weekday, of the clock time of a
 * minute; in page->scratch. */
const char *page_day(struct page *page, int day);
const char *page_date(struct page *page, int day);
const char *page_clock(struct page *page, int minute);

/** Appends the date and clock time at which hour `hour` of planning day `day` starts. */
void page_append_hour(struct page *page, struct text *out, int day, int hour);

/** Opens <section id=..> with its heading and a line that says what it
 * answers; NULL for none. */
void page_section(struct page *page, const char *id, const char *title, const char *lead);

/** Opens a <details> with this summary. */
void page_details(struct page *page, const char *summary, bool open);

/** Opens <div class="wide"><table class=..><thead><tr> with these titles; the first is of the row
 * heads, a title that starts with '>' is of numbers. Leaves <tbody> open; page_table_end closes. */
void page_table(struct page *page, const char *class_name, const char *const titles[], size_t n);
void page_table_end(struct page *page);

/** Marks what belongs to queue `queue` for the filter: data-team. */
void page_team(struct page *page, int queue);

/** The day number of planning day `day` of the horizon. */
static inline int page_day_number(const struct page *page, int day)
{
    return page->plan->context.frame.first_day + day;
}

/** The style: assets of the build. */
extern const char page_style[];
extern const size_t page_style_length;
extern const char page_script[];
extern const size_t page_script_length;

/** Money that is really paid, without the prices put on trouble. */
double page_paid(const struct page *page);

/** What must be decided: militia, moves, overtime. */
void page_asks(struct page *page);

/** The cost by kind, as a bar and a table, and what it asks for beside it. */
void page_cost(struct page *page);

/** Charts of need and people on duty. */
void page_load(struct page *page);

/** The head of a table of hours by days, and the head of a row of it. */
void page_hours_head(struct page *page);
void page_hours_day(struct page *page, int day);

/** Who stands in a chart: the people of a team, or the called ones of a militia pool; the other is
 * PB_NONE. */
struct page_crew {
    int team;
    int militia;
};

/** Whether `person` belongs to `crew`. */
bool page_gantt_has(const struct page *page, struct page_crew crew, int person);

/** The chart of the first `most` people of a crew; the plan must have a roster. */
void page_gantt(struct page *page, struct page_crew crew, size_t most, const char *label);

/** People of a team by shift and day, as a table. Of a plan without names `crew.team` counts. */
void page_counts(struct page *page, struct page_crew crew);

/* The sections, in the order of the page. */
void page_verdict(struct page *page);
void page_tight(struct page *page);
void page_moves(struct page *page);
void page_militia(struct page *page);
void page_prices(struct page *page);
void page_roster(struct page *page);
void page_chain(struct page *page);
void page_proof(struct page *page);

#endif
