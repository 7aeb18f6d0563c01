/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/plan/condition.h"

#include <ctype.h>
#include <string.h>

#include "planner/base/number.h"

static const char *const words[PLAN_N_FIGURES] = {
    [PLAN_UNSERVED] = "unserved", [PLAN_SERVED] = "served", [PLAN_BACKLOG] = "backlog",
    [PLAN_LATE] = "late",         [PLAN_COST] = "cost",     [PLAN_GAP] = "gap",
};

static const char *skip_blanks(const char *text)
{
    while (*text == ' ')
        text++;
    return text;
}

static const char *parse_figure(const char *text, enum plan_figure *figure)
{
    size_t length = 0;
    while (isalpha((unsigned char)text[length]))
        length++;
    for (int i = 0; i < PLAN_N_FIGURES; i++)
        if (strlen(words[i]) == length && strncmp(text, words[i], length) == 0) {
            *figure = (enum plan_figure)i;
            return text + length;
        }
    return NULL;
}

static bool is_share(enum plan_figure figure)
{
    return figure != PLAN_LATE && figure != PLAN_COST;
}

bool plan_condition_parse(const char *text, struct plan_condition *out)
{
    *out = (struct plan_condition){.figure = PLAN_UNSERVED};
    text = parse_figure(skip_blanks(text), &out->figure);
    if (text == NULL)
        return false;
    text = skip_blanks(text);
    if (*text != '>' && *text != '<')
        return false;
    out->greater = *text++ == '>';
    out->or_equal = *text == '=';
    text = skip_blanks(text + out->or_equal);
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    out->percent = length > 0 && text[length - 1] == '%';
    if (out->percent && !is_share(out->figure))
        return false;
    if (number_parse(text, length - out->percent, &out->value) != NUMBER_OK)
        return false;
    out->value = out->percent ? out->value / 100 : out->value;
    return true;
}

static double figure_of(const struct plan_condition *condition, const struct plan_book *book)
{
    double share = condition->percent && book->sessions > 0 ? 1 / book->sessions : 1;
    switch (condition->figure) {
    case PLAN_UNSERVED:
        return book->unserved * share;
    case PLAN_SERVED:
        return book->served * share;
    case PLAN_BACKLOG:
        return book->backlog_end * share;
    case PLAN_LATE:
        return book->late_hours;
    case PLAN_COST:
        return book->total;
    case PLAN_GAP:
        return book->capacity->gap;
    case PLAN_N_FIGURES:
        break;
    }
    return 0;
}

bool plan_condition_holds(const struct plan_condition *condition, const struct plan_book *book)
{
    double figure = figure_of(condition, book);
    if (condition->or_equal && figure == condition->value)
        return true;
    return condition->greater ? figure > condition->value : figure < condition->value;
}
