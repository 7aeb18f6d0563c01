/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a CSV file replaced where they stand. */
#include <string.h>

#include "planner/base/csv.h"
#include "planner/base/csv_reader.h"
#include "planner/base/encoding.h"
#include "planner/sheet/fill_private.h"

enum { FILE_MAX = 64 * 1024 * 1024 };

/** A file being copied with changes. */
struct copying {
    const struct fill_targets *targets;
    size_t next; /**< target that comes next */
    struct text *out;
    char delimiter;
};

static const struct fill_target *target_at(const struct copying *copying, int row, int column)
{
    const struct fill_target *target = &copying->targets->at[copying->next];
    bool here =
        copying->next < copying->targets->n && target->row == row && target->column == column;
    return here ? target : NULL;
}

/** Writes a cell as CSV: quoted where needed, no formula. */
static void put(struct copying *copying, const char *text)
{
    struct csv_writer csv = {.out = copying->out};
    bool quoted = strchr(text, copying->delimiter) != NULL && strpbrk(text, ",\"\r\n") == NULL;
    text_append(copying->out, quoted ? "\"" : "");
    csv_put_text(&csv, text);
    text_append(copying->out, quoted ? "\"" : "");
}

/** Adds cells to a row that ends before its targets. */
static void extend_row(struct copying *copying, int row, int column)
{
    const struct fill_targets *targets = copying->targets;
    while (copying->next < targets->n && targets->at[copying->next].row == row) {
        for (; column < targets->at[copying->next].column; column++)
            text_append_char(copying->out, copying->delimiter);
        put(copying, targets->at[copying->next++].text);
    }
}

static void copy_cells(struct copying *copying, struct csv_reader *reader)
{
    int row = 0, column = 0;
    enum csv_end end = CSV_END_ROW;
    while (end != CSV_END_FILE) {
        struct csv_cell cell;
        const char *from = reader->at;
        end = csv_reader_cell(reader, &cell);
        const char *to = reader->at;
        /* the delimiter or line end that stands behind the cell */
        if (end == CSV_END_CELL)
            to--;
        else if (end == CSV_END_ROW)
            to -= to - from > 1 && to[-1] == '\n' && to[-2] == '\r' ? 2 : 1;
        const struct fill_target *target = target_at(copying, row, column);
        if (target != NULL) {
            put(copying, target->text);
            copying->next++;
        } else {
            text_append_bytes(copying->out, from, (size_t)(to - from));
        }
        if (end != CSV_END_CELL)
            extend_row(copying, row, column);
        text_append_bytes(copying->out, to, (size_t)(reader->at - to));
        column = end == CSV_END_CELL ? column + 1 : 0;
        row += end == CSV_END_ROW;
    }
}

enum pb_rc fill_csv(const char *path, const struct fill_targets *targets, struct arena *arena,
                    struct file_bytes *out, struct pb_messages *msgs)
{
    struct file_bytes raw, decoded;
    struct text text = {0};
    enum pb_rc rc = file_read(path, FILE_MAX, arena, &raw, msgs);
    if (rc != PB_OK)
        return rc;
    enum encoding encoding = encoding_guess(raw.data, raw.length);
    if (!encoding_decode(raw, encoding, arena, &decoded))
        return PB_MEMORY; /* it could be read before */
    char *cells = arena_alloc(arena, decoded.length + 2, 1);
    if (cells == NULL)
        return PB_MEMORY;
    struct csv_reader reader;
    csv_reader_init(&reader, decoded, cells);
    reader.file = path;
    struct copying copying = {.targets = targets, .out = &text, .delimiter = reader.delimiter};
    copy_cells(&copying, &reader);
    struct file_bytes filled = {.data = text.data, .length = text.length};
    bool marked = raw.length >= 3 && memcmp(raw.data, "\xEF\xBB\xBF", 3) == 0;
    rc = !text.failed && encoding_encode(filled, encoding, marked, arena, out) ? PB_OK : PB_MEMORY;
    text_release(&text);
    return rc;
}
