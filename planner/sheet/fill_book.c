/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook with one sheet changed. */
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/private_folder.h"
#include "planner/sheet/fill_private.h"
#include "planner/sheet/zip_out.h"

enum { SHEET_MAX = 256 * 1024 * 1024 };

/** Whether the workbook at `path` reads back with what was written. */
static bool verify(const char *path, size_t sheet, const struct fill_targets *targets)
{
    struct workbook book;
    struct sheet_grid grid;
    bool fine = workbook_open(path, &book, NULL) == PB_OK &&
                workbook_verify(&book, NULL) == PB_OK &&
                workbook_read(&book, sheet, &grid, NULL) == PB_OK;
    for (size_t i = 0; fine && i < targets->n; i++) {
        const struct fill_target *target = &targets->at[i];
        fine = target->formula ||
               strcmp(sheet_text(&grid, target->row, target->column), target->text) == 0;
    }
    workbook_release(&book);
    return fine;
}

static enum pb_rc broken(const struct workbook *book, const char *problem, struct pb_messages *msgs)
{
    pb_error(msgs, &(struct pb_place){.file = book->file}, "sheet_xml",
             _("a part of the workbook cannot be read: %s"), _(problem));
    return PB_INVALID;
}

/** Writes the archive to a private folder, verifies it and reads it into `out`. */
static enum pb_rc write_book(struct workbook *book, size_t sheet, struct file_bytes xml,
                             const struct fill_targets *targets, struct arena *arena,
                             struct file_bytes *out)
{
    char *folder = private_folder_make();
    char *path = folder != NULL ? file_join(folder, "filled.xlsx") : NULL;
    bool fine = path != NULL && zip_out_replace(book->zip, book->sheets[sheet].entry, xml, path) &&
                verify(path, sheet, targets);
    enum pb_rc rc = fine ? file_read(path, SHEET_MAX, arena, out, NULL) : PB_IO;
    if (folder != NULL)
        private_folder_remove(folder);
    free(path);
    free(folder);
    return rc;
}

enum pb_rc fill_workbook(struct workbook *book, size_t sheet, struct fill_targets *targets,
                         struct arena *arena, struct file_bytes *out, struct pb_messages *msgs)
{
    struct file_bytes xml;
    struct text filled = {0};
    const char *problem;
    enum pb_rc rc =
        zip_in_whole(book->zip, book->sheets[sheet].entry, SHEET_MAX, arena, &xml, msgs);
    if (rc != PB_OK)
        return rc;
    bool fine = fill_sheet_xml(xml, targets, &filled, &problem);
    if (!fine) {
        rc = filled.failed ? PB_MEMORY : broken(book, problem, msgs);
        text_release(&filled);
        return rc;
    }
    struct file_bytes content = {.data = filled.data, .length = filled.length};
    rc = write_book(book, sheet, content, targets, arena, out);
    if (rc == PB_IO)
        pb_error(msgs, &(struct pb_place){.file = book->file}, "fill_failed",
                 _("the filled workbook could not be made: the temporary folder may be full"));
    text_release(&filled);
    return rc;
}
