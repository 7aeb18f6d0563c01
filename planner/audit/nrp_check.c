/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/audit/nrp_check.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"

enum { FREE = -1 };

/* The table as numbers and where findings go. */
struct sheet {
    const struct nrp_instance *in;
    int *cell; /* n_people * n_days: shift or FREE */
    struct nrp_verdict *out;
    struct pb_messages *messages;
};

static int shift_at(const struct sheet *sheet, int p, int d)
{
    return sheet->cell[p * sheet->in->n_days + d];
}

static bool works(const struct sheet *sheet, int p, int d)
{
    return d >= 0 && d < sheet->in->n_days && shift_at(sheet, p, d) != FREE;
}

static void broken(const struct sheet *sheet, int p, int d, const char *code, int amount)
{
    sheet->out->n_broken++;
    pb_error(sheet->messages, NULL, code, _("%s, day %d: rule %s broken by %d"),
             sheet->in->people[p].id, d, code, amount);
}

static int find_shift(const struct nrp_instance *in, const char *text, size_t length)
{
    for (int s = 0; s < in->n_shifts; s++)
        if (strlen(in->shifts[s].id) == length && memcmp(in->shifts[s].id, text, length) == 0)
            return s;
    return in->n_shifts;
}

/* One line of the table; false when a cell holds no shift or the number of cells is wrong. */
static bool read_line(struct sheet *sheet, int p, const char *at, const char *end)
{
    for (int d = 0; d < sheet->in->n_days; d++) {
        if (!at)
            return false;
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        const char *stop = tab ? tab : end;
        int s = stop == at ? FREE : find_shift(sheet->in, at, (size_t)(stop - at));
        if (s == sheet->in->n_shifts)
            return false;
        sheet->cell[p * sheet->in->n_days + d] = s;
        at = tab ? tab + 1 : NULL;
    }
    return at == NULL;
}

static bool read_table(struct sheet *sheet, const char *table)
{
    const char *at = table;
    for (int p = 0; p < sheet->in->n_people; p++) {
        const char *end = strchr(at, '\n');
        if (!end || !read_line(sheet, p, at, end)) {
            pb_error(sheet->messages, NULL, "nrp_table", _("line %d of the table cannot be read"),
                     p + 1);
            return false;
        }
        at = end + 1;
    }
    return *at == '\0';
}

/* Shifts of each kind, minutes, days off, successions. */
static void check_shifts(const struct sheet *sheet, int p)
{
    const struct nrp_instance *in = sheet->in;
    const struct nrp_person *person = &in->people[p];
    int minutes = 0;
    for (int s = 0; s < in->n_shifts; s++) {
        int n = 0;
        for (int d = 0; d < in->n_days; d++)
            n += shift_at(sheet, p, d) == s;
        minutes += n * in->shifts[s].minutes;
        if (n > person->most[s])
            broken(sheet, p, 0, "nrp_max_shifts", n - person->most[s]);
    }
    if (minutes > person->max_minutes)
        broken(sheet, p, 0, "nrp_max_minutes", minutes - person->max_minutes);
    if (minutes < person->min_minutes)
        broken(sheet, p, 0, "nrp_min_minutes", person->min_minutes - minutes);
    for (int d = 0; d < in->n_days; d++) {
        if (works(sheet, p, d) && person->is_off[d])
            broken(sheet, p, d, "nrp_day_off", 1);
        if (works(sheet, p, d) && works(sheet, p, d + 1) &&
            in->shifts[shift_at(sheet, p, d)].not_before[shift_at(sheet, p, d + 1)])
            broken(sheet, p, d + 1, "nrp_succession", 1);
    }
}

/* Runs of work and rest; those at an edge have no minimum. */
static void check_runs(const struct sheet *sheet, int p)
{
    const struct nrp_person *person = &sheet->in->people[p];
    int n_days = sheet->in->n_days;
    for (int first = 0; first < n_days;) {
        bool on = works(sheet, p, first);
        int end = first;
        while (end < n_days && works(sheet, p, end) == on)
            end++;
        int length = end - first, least = on ? person->min_in_row : person->min_off_in_row;
        if (on && length > person->max_in_row)
            broken(sheet, p, first, "nrp_max_in_row", length - person->max_in_row);
        if (length < least && first > 0 && end < n_days)
            broken(sheet, p, first, on ? "nrp_min_in_row" : "nrp_min_off", least - length);
        first = end;
    }
}

static void check_weekends(const struct sheet *sheet, int p)
{
    int n = 0;
    for (int saturday = 5; saturday < sheet->in->n_days; saturday += 7)
        n += works(sheet, p, saturday) || works(sheet, p, saturday + 1);
    if (n > sheet->in->people[p].max_weekends)
        broken(sheet, p, 0, "nrp_max_weekends", n - sheet->in->people[p].max_weekends);
}

static void price(const struct sheet *sheet)
{
    const struct nrp_instance *in = sheet->in;
    for (size_t i = 0; i < in->n_requests; i++) {
        const struct nrp_request *request = &in->requests[i];
        bool is_so = shift_at(sheet, request->person, request->day) == request->shift;
        if (is_so != request->wants)
            sheet->out->requests += request->weight;
    }
    for (size_t i = 0; i < in->n_cover; i++) {
        const struct nrp_cover *cover = &in->cover[i];
        int n = 0;
        for (int p = 0; p < in->n_people; p++)
            n += shift_at(sheet, p, cover->day) == cover->shift;
        if (n < cover->need)
            sheet->out->cover += cover->under * (cover->need - n);
        else
            sheet->out->cover += cover->over * (n - cover->need);
    }
    sheet->out->cost = sheet->out->requests + sheet->out->cover;
}

enum pb_rc nrp_check(const struct nrp_instance *instance, const char *table,
                     struct nrp_verdict *out, struct pb_messages *messages)
{
    *out = (struct nrp_verdict){0};
    struct sheet sheet = {.in = instance, .out = out, .messages = messages};
    size_t n = (size_t)instance->n_people * (size_t)instance->n_days;
    sheet.cell = calloc(n + 1, sizeof *sheet.cell);
    if (!sheet.cell)
        return PB_MEMORY;
    bool ok = read_table(&sheet, table);
    for (int p = 0; ok && p < instance->n_people; p++) {
        check_shifts(&sheet, p);
        check_runs(&sheet, p);
        check_weekends(&sheet, p);
    }
    if (ok)
        price(&sheet);
    free(sheet.cell);
    return ok ? PB_OK : PB_INVALID;
}
