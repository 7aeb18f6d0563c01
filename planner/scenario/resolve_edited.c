/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster that people edited in a workbook, or in a table with days across, as person-days. */
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/csv_rows.h"
#include "planner/scenario/resolve.h"
#include "planner/sheet/roster.h"

struct pb_days resolve_edited_days(const struct resolving *r)
{
    /* the eve may be shown too */
    return (struct pb_days){r->out->frame.first_day - 1, resolve_last_day(r->out)};
}

static const struct sheet_code *codes_of(struct resolving *r)
{
    const struct pb_shifts *shifts = &r->out->shifts;
    struct sheet_code *codes = arena_alloc(r->reading->arena, shifts->n_codes, sizeof *codes);
    for (size_t i = 0; codes && i < shifts->n_codes; i++)
        codes[i] = (struct sheet_code){shifts->codes[i].code, shifts->codes[i].name};
    return codes;
}

static bool is_known(const struct sheet_roster_request *request, const char *shift)
{
    bool known = shift[0] == '\0' || strchr(shift, ':') != NULL;
    for (size_t i = 0; i < request->n_codes && !known; i++)
        known = strcmp(request->codes[i].code, shift) == 0;
    return known;
}

/** Every cell that names no shift, where it stands. */
static bool check_shifts(const struct resolving *r, const struct sheet_roster_request *request,
                         const struct sheet_roster *roster)
{
    bool fine = true;
    for (size_t i = 0; i < roster->n_duties; i++) {
        const struct sheet_duty *duty = &roster->duties[i];
        struct pb_place place = {.file = request->path,
                                 .line = duty->row + 1,
                                 .column = duty->column + 1,
                                 .path = roster->sheet};
        if (is_known(request, duty->shift) || duty->segments[0] != '\0')
            continue;
        pb_error(r->reading->msgs, &place, "unknown_shift", _("there is no shift `%s`"),
                 duty->shift);
        fine = false;
    }
    return fine;
}

struct raw_list resolve_edited(struct resolving *r, const struct node *node, const char *file)
{
    struct raw_list list = {NULL, 0};
    struct file_bytes bytes;
    struct sheet_roster roster;
    struct text csv = {0};
    struct sheet_roster_request request = {.path = csv_source_path(r->reading, file),
                                           .days = resolve_edited_days(r),
                                           .codes = codes_of(r),
                                           .n_codes = r->out->shifts.n_codes};
    if (!request.path || !request.codes || !csv_source_bytes(r->reading, node, file, &bytes))
        return list;
    enum pb_rc rc = sheet_roster_read(&request, r->reading->arena, &roster, r->reading->msgs);
    if (rc == PB_MEMORY)
        r->reading->arena->failed = true;
    if (rc != PB_OK || !check_shifts(r, &request, &roster))
        return list;
    sheet_roster_csv(roster.duties, roster.n_duties, &csv);
    struct file_bytes text = {.length = csv.length};
    text.data = csv.failed ? NULL : arena_strndup(r->reading->arena, text_string(&csv), csv.length);
    text_release(&csv);
    if (text.data)
        list = csv_rows_parse(r->reading, request.path, text, &fields_rostered);
    else
        r->reading->arena->failed = true;
    return list;
}
