/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/persons.h"

#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/scalar.h"

/* `Mon-Fri 08:00-18:00`, `Sat 10:00-14:00` or `2026-11-11 00:00-24:00`. */
struct when {
    int first_weekday, last_weekday; /* PB_NONE when a date is given */
    struct pb_days days;
    struct pb_window window;
};

static bool parse_days(const char *text, struct when *when)
{
    if (scalar_days(text, &when->days))
        return true;
    char word[2][32];
    const char *dash = strchr(text, '-');
    size_t length = dash ? (size_t)(dash - text) : strlen(text);
    if (length >= sizeof word[0] || (dash && strlen(dash + 1) >= sizeof word[1]))
        return false;
    memcpy(word[0], text, length);
    word[0][length] = '\0';
    if (!scalar_weekday(word[0], &when->first_weekday))
        return false;
    when->last_weekday = when->first_weekday;
    if (!dash)
        return true;
    memcpy(word[1], dash + 1, strlen(dash + 1) + 1);
    return scalar_weekday(word[1], &when->last_weekday);
}

static bool parse_when(struct arena *arena, const char *text, struct when *when)
{
    const char *blank = strrchr(text, ' ');
    *when = (struct when){PB_NONE, PB_NONE, {1, 0}, {0, 1440}};
    const char *days = text;
    if (blank) {
        size_t length = (size_t)(blank - text);
        while (length > 0 && text[length - 1] == ' ')
            length--;
        days = arena_strndup(arena, text, length);
        if (!scalar_window(blank + 1, &when->window))
            return false;
    }
    return days && parse_days(days, when);
}

static void add(struct pb_person *person, int weekday, int day, struct pb_window window)
{
    person->availability[person->n_availability++] = (struct pb_availability){weekday, day, window};
}

static void add_when(struct resolving *r, const struct when *when, struct pb_person *person)
{
    int first = r->out->frame.first_day;
    int last = resolve_last_day(r->out);
    if (when->first_weekday != PB_NONE) {
        int weekday = when->first_weekday;
        add(person, weekday, PB_NONE, when->window);
        while (weekday != when->last_weekday) {
            weekday = (weekday + 1) % 7;
            add(person, weekday, PB_NONE, when->window);
        }
        return;
    }
    for (int day = first; day <= last; day++)
        if (day >= when->days.first && day <= when->days.last)
            add(person, PB_NONE, day, when->window);
}

void person_availability(struct resolving *r, const struct raw_person *raw,
                         struct pb_person *person)
{
    size_t most = (size_t)r->out->frame.n_days > 7 ? (size_t)r->out->frame.n_days : 7;
    const struct node *node = node_get(raw->entry.node, "available");
    if (raw->available.n == 0)
        return;
    person->availability =
        arena_alloc(r->reading->arena, most * raw->available.n, sizeof *person->availability);
    for (size_t i = 0; person->availability && i < raw->available.n; i++) {
        struct when when;
        if (parse_when(r->reading->arena, raw->available.at[i], &when)) {
            add_when(r, &when, person);
            continue;
        }
        read_error(r->reading, node->items[i], "wrong_value", _("`%s` is no time of availability"),
                   raw->available.at[i]);
        pb_hint(r->reading->msgs, _("such as `Mon-Fri 08:00-18:00; 2026-11-11 00:00-24:00`"));
    }
}

bool person_room_for_leave(struct resolving *r, size_t more)
{
    struct pb_people *people = &r->out->people;
    size_t need = people->n_leave + more;
    if (need <= r->leave_room)
        return true;
    size_t room = need > 2 * r->leave_room ? need : 2 * r->leave_room;
    struct pb_leave *leave = arena_alloc(r->reading->arena, room, sizeof *leave);
    const struct node **nodes = arena_alloc(r->reading->arena, room, sizeof(const struct node *));
    if (!leave || !nodes)
        return false;
    for (size_t i = 0; i < people->n_leave; i++) {
        leave[i] = people->leave[i];
        nodes[i] = r->leave_nodes[i];
    }
    people->leave = leave;
    r->leave_nodes = nodes;
    r->leave_room = room;
    return true;
}

void person_add_leave(struct resolving *r, const struct node *node, struct pb_leave leave)
{
    struct pb_people *people = &r->out->people;
    leave.days = resolve_days(r, node, leave.days);
    r->leave_nodes[people->n_leave] = node;
    people->leave[people->n_leave++] = leave;
}

void person_leave(struct resolving *r, const struct raw_person *raw, int person)
{
    const struct node *node = node_get(raw->entry.node, "leave");
    if (raw->leave.n == 0 || !person_room_for_leave(r, raw->leave.n))
        return;
    for (size_t i = 0; i < raw->leave.n; i++)
        person_add_leave(r, node->items[i], (struct pb_leave){person, raw->leave.at[i], NULL});
}
