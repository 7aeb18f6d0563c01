/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which table of a file is the roster. */
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/sheet/roster_private.h"
#include "planner/sheet/workbook.h"

/** The tables found so far. */
struct found {
    const struct sheet_roster_request *request;
    struct arena *arena;
    struct roster_rows matrix, list;
    size_t dateless;                       /**< rows of a list without a date */
    const char *matrix_sheet, *list_sheet; /**< NULL while there is none */
};

static enum pb_rc look_at(struct found *found, const struct sheet_grid *grid)
{
    struct layout_request wanted = {.days = found->request->days, .need_id = true};
    struct layout layout;
    if (!layout_find(grid, &wanted, found->arena, &layout))
        return PB_MEMORY;
    bool matrix = layout.kind == LAYOUT_MATRIX;
    const char **sheet = matrix ? &found->matrix_sheet : &found->list_sheet;
    struct roster_rows *rows = matrix ? &found->matrix : &found->list;
    if (layout.kind == LAYOUT_NONE || *sheet != NULL)
        return PB_OK;
    found->dateless += roster_read_grid(grid, &layout, found->request, found->arena, rows);
    *sheet = arena_strdup(found->arena, grid->name);
    return rows->failed || *sheet == NULL || found->arena->failed ? PB_MEMORY : PB_OK;
}

static enum pb_rc look_at_workbook(struct found *found, struct pb_messages *msgs)
{
    struct workbook book;
    enum pb_rc rc = workbook_open(found->request->path, &book, msgs);
    for (size_t i = 0; rc == PB_OK && i < book.n_sheets; i++) {
        struct sheet_grid grid;
        rc = workbook_read(&book, i, &grid, msgs);
        if (rc == PB_OK)
            rc = look_at(found, &grid);
    }
    workbook_release(&book);
    return rc;
}

static enum pb_rc look_at_csv(struct found *found, const char *path, struct pb_messages *msgs)
{
    struct arena arena = {0};
    struct sheet_grid grid;
    enum pb_rc rc = sheet_read_csv(path, &arena, &grid, msgs);
    if (rc == PB_OK)
        rc = look_at(found, &grid);
    arena_release(&arena);
    return rc;
}

/** Takes the rows over into `out`; a list beside a matrix is what was planned. */
static bool hand_over(struct found *found, struct sheet_roster *out)
{
    struct roster_rows *edited = found->matrix_sheet != NULL ? &found->matrix : &found->list;
    struct roster_rows *planned = found->matrix_sheet != NULL ? &found->list : NULL;
    out->sheet = found->matrix_sheet != NULL ? found->matrix_sheet : found->list_sheet;
    out->n_duties = edited->n;
    out->duties = arena_copy(found->arena, edited->at, edited->n, sizeof *edited->at);
    if (out->planned == NULL && planned != NULL) {
        out->n_planned = planned->n;
        out->planned = arena_copy(found->arena, planned->at, planned->n, sizeof *planned->at);
    }
    return out->duties != NULL && !found->arena->failed;
}

static enum pb_rc read_planned(const struct sheet_roster_request *request, struct arena *arena,
                               struct sheet_roster *out, struct pb_messages *msgs)
{
    struct found found = {.request = request, .arena = arena};
    enum pb_rc rc = look_at_csv(&found, request->planned, msgs);
    if (rc == PB_OK && found.list_sheet != NULL) {
        out->n_planned = found.list.n;
        out->planned = arena_copy(arena, found.list.at, found.list.n, sizeof *found.list.at);
        rc = out->planned != NULL ? PB_OK : PB_MEMORY;
    }
    free(found.list.at);
    free(found.matrix.at);
    return rc;
}

bool sheet_roster_is_laid_out(const char *path, struct pb_days days)
{
    struct arena arena = {0};
    struct sheet_grid grid;
    struct layout_request wanted = {.days = days, .need_id = true};
    struct layout layout = {.kind = LAYOUT_NONE};
    if (sheet_is_workbook(path))
        return true;
    if (sheet_read_csv(path, &arena, &grid, NULL) == PB_OK)
        layout_find(&grid, &wanted, &arena, &layout);
    arena_release(&arena);
    return layout.kind == LAYOUT_MATRIX;
}

enum pb_rc sheet_roster_read(const struct sheet_roster_request *request, struct arena *arena,
                             struct sheet_roster *out, struct pb_messages *msgs)
{
    struct found found = {.request = request, .arena = arena};
    *out = (struct sheet_roster){.file = arena_strdup(arena, request->path)};
    enum pb_rc rc = request->planned != NULL ? read_planned(request, arena, out, msgs) : PB_OK;
    if (rc == PB_OK)
        rc = sheet_is_workbook(request->path) ? look_at_workbook(&found, msgs)
                                              : look_at_csv(&found, request->path, msgs);
    if (rc == PB_OK && found.matrix_sheet == NULL && found.list_sheet == NULL) {
        pb_error(msgs, &(struct pb_place){.file = request->path}, "roster_not_found",
                 _("no roster is found here: neither employee numbers with days across, nor a list "
                   "of employee number, date and shift"));
        rc = PB_INVALID;
    }
    out->csv_list = found.list_sheet != NULL && found.list_sheet[0] == '\0';
    if (rc == PB_OK && found.dateless > 0)
        pb_warning(msgs, &(struct pb_place){.file = request->path}, "roster_dateless",
                   ngettext_("%zu row is left out: it has no date that can be read",
                             "%zu rows are left out: they have no date that can be read",
                             found.dateless),
                   found.dateless);
    if (rc == PB_OK)
        rc = hand_over(&found, out) ? roster_compare(arena, out, msgs) : PB_MEMORY;
    free(found.list.at);
    free(found.matrix.at);
    return rc;
}
