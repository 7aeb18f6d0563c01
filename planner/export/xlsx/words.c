/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that several sheets show. */
#include <string.h>

#include "planner/base/civil.h"
#include "planner/export/xlsx/book.h"

/** Cells that a label of a shift may take on the screen. */
enum { LABEL_CELLS = 4 };

const char *book_sheet_name(const struct book *book, enum book_sheet sheet)
{
    static const char *const names[BOOK_SHEETS][2] = {
        [BOOK_ROSTER] = {"Roster", "排班表"}, [BOOK_CODES] = {"Shifts", "班次说明"},
        [BOOK_HEAT] = {"Cover", "覆盖热力"},  [BOOK_MOVES] = {"Reassignments", "调配"},
        [BOOK_HOURS] = {"Hours", "工时统计"}, [BOOK_CHECKS] = {"Checks", "校验"},
        [BOOK_DETAILS] = {"Details", "明细"},
    };
    return names[sheet][book->chinese];
}

const char *book_weekday(const struct book *book, int weekday)
{
    static const char *const names[7][2] = {{"Mon", "周一"}, {"Tue", "周二"}, {"Wed", "周三"},
                                            {"Thu", "周四"}, {"Fri", "周五"}, {"Sat", "周六"},
                                            {"Sun", "周日"}};
    return names[weekday][book->chinese];
}

int book_day(const struct book *book, int index)
{
    return book->plan->context.frame.first_day + index;
}

/** What the plan knows of a day; NULL for the eve. */
static const struct pf_day *known_day(const struct book *book, int day)
{
    int index = day - book->plan->context.frame.first_day;
    return index >= 0 && index < book->plan->context.frame.n_days ? &book->plan->context.days[index]
                                                                  : NULL;
}

static bool is_weekend(const struct book *book, int day)
{
    const struct pf_day *known = known_day(book, day);
    bool weekend = civil_weekday(day) >= 5;
    return known != NULL ? (weekend && !known->works) || known->rests : weekend;
}

const char *book_day_mark(const struct book *book, int day)
{
    const struct pf_day *known = known_day(book, day);
    if (known == NULL)
        return book_say(book, "eve", "前日");
    if (known->holiday)
        return known->promotion ? book_say(book, "hol+P", "节促") : book_say(book, "hol", "节");
    if (known->works && civil_weekday(day) >= 5)
        return known->promotion ? book_say(book, "wrk+P", "班促") : book_say(book, "wrk", "班");
    if (is_weekend(book, day))
        return known->promotion ? book_say(book, "w/e+P", "末促") : book_say(book, "w/e", "末");
    return known->promotion ? book_say(book, "P", "促") : "";
}

unsigned book_day_fill(const struct book *book, int day)
{
    const struct pf_day *known = known_day(book, day);
    if (known != NULL && known->holiday)
        return BOOK_HOLIDAY;
    if (known != NULL && known->promotion)
        return BOOK_PROMOTION;
    return is_weekend(book, day) ? BOOK_WEEKEND : 0;
}

const char *book_role(const struct book *book, const char *role)
{
    static const char *const roles[][3] = {
        {"agent", "agent", "客服"},     {"lead", "lead", "组长"},
        {"qc", "QC", "质检"},           {"outsourced", "outsourced", "外包"},
        {"militia", "militia", "民兵"}, {"standby", "standby", "备勤"}};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (strcmp(roles[i][0], role) == 0)
            return roles[i][1 + book->chinese];
    return role;
}

const char *book_queue(const struct book *book, int queue)
{
    return queue == PB_NONE ? "" : book->plan->context.queues[queue].name;
}

const char *book_team(const struct book *book, int person)
{
    const struct pf_context *context = &book->plan->context;
    const struct pf_person *who = &context->people[person];
    if (who->militia != PB_NONE)
        return context->militia[who->militia].name;
    return book_queue(book, who->team);
}

const char *book_off(const struct book *book)
{
    return book_say(book, "off", "休");
}

const char *book_leave(const struct book *book)
{
    return book_say(book, "leave", "假");
}

/** "18-22" for a stint of 18:00-22:00. */
static const char *stint_label(const struct pf_code *code, struct arena *arena)
{
    struct text text = {0};
    const int minutes[] = {code->segments[0].from_min, code->segments[0].to_min};
    for (int i = 0; i < 2; i++) {
        text_append(&text, i > 0 ? "-" : "");
        text_printf(&text, "%d", minutes[i] / 60);
        if (minutes[i] % 60 != 0)
            text_printf(&text, ":%02d", minutes[i] % 60);
    }
    const char *label = text.failed ? NULL : arena_strdup(arena, text_string(&text));
    text_release(&text);
    return label;
}

/** The name of a code without 班, when it is short enough. */
static const char *short_name(const struct pf_code *code, struct arena *arena)
{
    size_t length = strlen(code->name), tail = strlen("班");
    if (length > tail && strcmp(code->name + length - tail, "班") == 0)
        length -= tail;
    char *name = arena_strndup(arena, code->name, length);
    return name != NULL && book_width(name) <= LABEL_CELLS && name[0] != '\0' ? name : code->code;
}

static bool label_taken(const struct book *book, size_t code)
{
    const char *label = book->labels[code];
    bool taken = strcmp(label, book_off(book)) == 0 || strcmp(label, book_leave(book)) == 0;
    for (size_t other = 0; other < book->plan->context.n_codes && !taken; other++)
        taken = other != code && (strcmp(label, book->labels[other]) == 0 ||
                                  strcmp(label, book->plan->context.codes[other].code) == 0);
    return taken;
}

bool book_labels(struct book *book, struct arena *arena)
{
    const struct pf_context *context = &book->plan->context;
    bool unique = true;
    book->labels = arena_alloc(arena, context->n_codes, sizeof *book->labels);
    book->code_row = arena_alloc(arena, context->n_codes, sizeof *book->code_row);
    if (book->labels == NULL || book->code_row == NULL)
        return false;
    for (size_t i = 0; i < context->n_codes; i++) {
        const struct pf_code *code = &context->codes[i];
        bool stint = code->kind == PF_CODE_MILITIA && code->n_segments == 1;
        book->labels[i] = stint           ? stint_label(code, arena)
                          : book->chinese ? short_name(code, arena)
                                          : code->code;
    }
    for (size_t i = 0; i < context->n_codes && !arena->failed; i++)
        unique = unique && !label_taken(book, i);
    for (size_t i = 0; i < context->n_codes && !unique; i++)
        if (context->codes[i].kind != PF_CODE_MILITIA)
            book->labels[i] = context->codes[i].code;
    return !arena->failed;
}
