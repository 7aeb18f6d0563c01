/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/zip_in.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/gettext.h"
#include "planner/base/text.h"
#include "planner/sheet/zip_private.h"

enum { ENTRIES_MAX = 10000, NAME_MAX_BYTES = 500, CHUNK = 65536, DEFLATED = 8 };

static enum pb_rc refuse(const struct zip_in *zip, struct pb_messages *msgs, const char *why)
{
    pb_error(msgs, &(struct pb_place){.file = zip->path}, "sheet_archive",
             _("this is no workbook that can be read: %s"), why);
    pb_hint(msgs, _("open it in a spreadsheet program and save it as .xlsx"));
    return PB_INVALID;
}

static const char *entry_problem(const struct zip_in *zip, size_t i)
{
    const struct zip_entry *entry = &zip->entries[i];
    if (entry->info.flag & 1)
        return _("it is protected by a password");
    if (entry->info.compression_method != 0 && entry->info.compression_method != DEFLATED)
        return _("it is compressed in an unusual way");
    for (size_t k = 0; k < i; k++)
        if (strcmp(zip->entries[k].name, entry->name) == 0)
            return _("two of its parts have one name");
    return NULL;
}

static enum pb_rc read_entry(struct zip_in *zip, size_t i, struct pb_messages *msgs)
{
    struct zip_entry *entry = &zip->entries[i];
    char name[NAME_MAX_BYTES + 1] = "";
    int error = i == 0 ? unzGoToFirstFile(zip->file) : unzGoToNextFile(zip->file);
    if (error == UNZ_OK)
        error =
            unzGetCurrentFileInfo64(zip->file, &entry->info, name, sizeof name, NULL, 0, NULL, 0);
    if (error == UNZ_OK)
        error = unzGetFilePos64(zip->file, &entry->at);
    if (error != UNZ_OK || entry->info.size_filename > NAME_MAX_BYTES || name[0] == '\0')
        return refuse(zip, msgs, _("its table of contents is damaged"));
    entry->name = arena_strdup(&zip->arena, name);
    if (entry->name == NULL)
        return PB_MEMORY;
    const char *problem = entry_problem(zip, i);
    return problem != NULL ? refuse(zip, msgs, problem) : PB_OK;
}

static enum pb_rc read_contents(struct zip_in *zip, struct pb_messages *msgs)
{
    unz_global_info64 info;
    if (unzGetGlobalInfo64(zip->file, &info) != UNZ_OK || info.number_entry == 0)
        return refuse(zip, msgs, _("its table of contents is damaged"));
    if (info.number_entry > ENTRIES_MAX)
        return refuse(zip, msgs, _("it has too many parts"));
    zip->entries = arena_alloc(&zip->arena, (size_t)info.number_entry, sizeof *zip->entries);
    if (zip->entries == NULL)
        return PB_MEMORY;
    enum pb_rc rc = PB_OK;
    for (size_t i = 0; i < info.number_entry && rc == PB_OK; i++) {
        rc = read_entry(zip, i, msgs);
        zip->n_entries += rc == PB_OK;
    }
    return rc;
}

static enum pb_rc open_file(struct zip_in *zip, struct pb_messages *msgs)
{
    if (access(zip->path, R_OK) != 0)
        return file_error(msgs, FILE_READ, zip->path, errno);
    zip->file = unzOpen64(zip->path);
    return zip->file == NULL ? refuse(zip, msgs, _("it is no zip archive, or it is cut short"))
                             : read_contents(zip, msgs);
}

enum pb_rc zip_in_open(const char *path, struct zip_in **out, struct pb_messages *msgs)
{
    struct zip_in *zip = calloc(1, sizeof *zip);
    *out = NULL;
    if (zip == NULL)
        return PB_MEMORY;
    zip->path = arena_strdup(&zip->arena, path);
    enum pb_rc rc = zip->path != NULL ? open_file(zip, msgs) : PB_MEMORY;
    if (rc == PB_OK)
        *out = zip;
    else
        zip_in_close(zip);
    return rc;
}

void zip_in_close(struct zip_in *zip)
{
    if (zip == NULL)
        return;
    if (zip->open)
        unzCloseCurrentFile(zip->file);
    if (zip->file != NULL)
        unzClose(zip->file);
    arena_release(&zip->arena);
    free(zip);
}

size_t zip_in_count(const struct zip_in *zip)
{
    return zip->n_entries;
}

const char *zip_in_name(const struct zip_in *zip, size_t i)
{
    return zip->entries[i].name;
}

size_t zip_in_find(const struct zip_in *zip, const char *name)
{
    for (size_t i = 0; i < zip->n_entries; i++)
        if (strcmp(zip->entries[i].name, name) == 0)
            return i;
    return (size_t)-1;
}

bool zip_in_start(struct zip_in *zip, size_t i, size_t limit)
{
    if (zip->open)
        unzCloseCurrentFile(zip->file);
    zip->open = false;
    zip->current = i;
    zip->left = limit;
    zip->too_large = false;
    if (unzGoToFilePos64(zip->file, &zip->entries[i].at) != UNZ_OK)
        return false;
    zip->open = unzOpenCurrentFile(zip->file) == UNZ_OK;
    return zip->open;
}

long zip_in_read(struct zip_in *zip, char *buffer, size_t length)
{
    if (!zip->open)
        return -1;
    /* one byte more than allowed tells an entry that is too large from one that just fits */
    size_t most = length < CHUNK ? length : CHUNK;
    if (zip->left < most)
        most = zip->left + 1;
    int got = unzReadCurrentFile(zip->file, buffer, (unsigned)most);
    if (got > 0 && (size_t)got <= zip->left) {
        zip->left -= (size_t)got;
        return got;
    }
    zip->too_large = got > 0;
    zip->open = false;
    int closed = unzCloseCurrentFile(zip->file);
    return got == 0 && closed == UNZ_OK ? 0 : -1;
}

enum pb_rc zip_in_problem(const struct zip_in *zip, struct pb_messages *msgs)
{
    const char *name = zip->entries[zip->current].name;
    struct pb_place place = {.file = zip->path};
    if (zip->too_large)
        pb_error(msgs, &place, "sheet_too_large",
                 _("part '%s' of the workbook expands to more than can be real"), name);
    else
        pb_error(msgs, &place, "sheet_damaged", _("part '%s' of the workbook is damaged"), name);
    return PB_INVALID;
}

enum pb_rc zip_in_whole(struct zip_in *zip, size_t i, size_t limit, struct arena *arena,
                        struct file_bytes *out, struct pb_messages *msgs)
{
    struct text text = {0};
    char buffer[CHUNK / 4];
    long got = zip_in_start(zip, i, limit) ? 0 : -1;
    if (got == 0)
        while ((got = zip_in_read(zip, buffer, sizeof buffer)) > 0)
            text_append_bytes(&text, buffer, (size_t)got);
    enum pb_rc rc = got < 0 ? zip_in_problem(zip, msgs) : PB_OK;
    if (rc == PB_OK) {
        out->length = text.length;
        out->data = text.failed ? NULL : arena_strndup(arena, text_string(&text), text.length);
        rc = out->data == NULL ? PB_MEMORY : PB_OK;
    }
    text_release(&text);
    return rc;
}

const char *zip_zlib_version(void)
{
    return zlibVersion();
}

const char *zip_minizip_version(void)
{
    return MINIZIP_VERSION;
}
