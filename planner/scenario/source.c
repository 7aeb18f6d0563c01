/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/source.h"

#include <string.h>

#include "planner/base/file.h"

struct source *source_over(struct arena *arena, const char *name, const char *text, size_t length)
{
    struct source *source = arena_alloc(arena, 1, sizeof *source);
    size_t n_lines = 1;
    for (size_t i = 0; i < length; i++)
        n_lines += text[i] == '\n';
    size_t *lines = arena_alloc(arena, n_lines, sizeof *lines);
    bool *doubtful = arena_alloc(arena, n_lines, sizeof *doubtful);
    if (!source || !lines || !doubtful)
        return NULL;
    size_t line = 1;
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n')
            lines[line++] = i + 1;
    *source = (struct source){name, text, length, lines, (int)n_lines, doubtful, NULL};
    return source;
}

struct mark source_mark(const struct source *source, size_t offset)
{
    int low = 0;
    int high = source->n_lines;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    int column = 1;
    for (size_t i = source->lines[low]; i < offset; i++)
        column += ((unsigned char)source->text[i] & 0xC0) != 0x80;
    return (struct mark){source, low + 1, column};
}

struct pb_place source_place(const struct mark *mark, int width, const char *path)
{
    struct pb_place place = {.path = path && *path ? path : NULL};
    if (!mark || !mark->source)
        return place;
    place.file = mark->source->name;
    place.line = mark->line;
    place.column = mark->column;
    place.width = width;
    if (!mark->source->lines)
        place.source_line = mark->source->excerpt;
    else if (mark->line >= 1 && mark->line <= mark->source->n_lines)
        place.source_line = mark->source->text + mark->source->lines[mark->line - 1];
    return place;
}

enum pb_rc source_read(struct arena *arena, const char *path, struct source **out,
                       struct pb_messages *msgs)
{
    struct file_bytes bytes = {NULL, 0};
    *out = NULL;
    enum pb_rc rc = file_read(path, SOURCE_MAX_BYTES, arena, &bytes, msgs);
    if (rc != PB_OK)
        return rc;
    if (bytes.length >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0) {
        bytes.data += 3;
        bytes.length -= 3;
    }
    *out = source_over(arena, path, bytes.data, bytes.length);
    if (!*out)
        return PB_MEMORY;
    return source_check_encoding(*out, msgs) ? PB_OK : PB_INVALID;
}
