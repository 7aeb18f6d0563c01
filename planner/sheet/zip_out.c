/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/zip_out.h"

#include <minizip/zip.h>
#include <zlib.h>

#include "planner/sheet/zip_private.h"

enum { CHUNK = 1 << 16, EXTRA_MAX = 65535, FLAGS_KEPT = 0x0806 /* deflate level, UTF-8 names */ };

/** What an entry of the new archive takes over from the old one. */
static zip_fileinfo info_of(const unz_file_info64 *old)
{
    const tm_unz *date = &old->tmu_date;
    return (zip_fileinfo){.tmz_date = {date->tm_sec, date->tm_min, date->tm_hour, date->tm_mday,
                                       date->tm_mon, date->tm_year},
                          .dosDate = old->dosDate,
                          .internal_fa = old->internal_fa,
                          .external_fa = old->external_fa};
}

static bool start(zipFile out, const struct zip_entry *entry, bool raw)
{
    zip_fileinfo info = info_of(&entry->info);
    int method = raw ? (int)entry->info.compression_method : Z_DEFLATED;
    return zipOpenNewFileInZip4_64(out, entry->name, &info, NULL, 0, NULL, 0, NULL, method,
                                   Z_DEFAULT_COMPRESSION, raw, -MAX_WBITS, DEF_MEM_LEVEL,
                                   Z_DEFAULT_STRATEGY, NULL, 0, (uLong)entry->info.version,
                                   entry->info.flag & FLAGS_KEPT,
                                   entry->info.uncompressed_size > 0xFFFFFFF0U) == ZIP_OK;
}

static bool copy_entry(struct zip_in *in, size_t i, zipFile out)
{
    const struct zip_entry *entry = &in->entries[i];
    char buffer[CHUNK];
    int method = 0, level = 0, got = -1;
    if (unzGoToFilePos64(in->file, &entry->at) != UNZ_OK ||
        unzOpenCurrentFile2(in->file, &method, &level, 1) != UNZ_OK)
        return false;
    bool fine = start(out, entry, true);
    while (fine && (got = unzReadCurrentFile(in->file, buffer, CHUNK)) > 0)
        fine = zipWriteInFileInZip(out, buffer, (unsigned)got) == ZIP_OK;
    fine = fine && got == 0 &&
           zipCloseFileInZipRaw64(out, entry->info.uncompressed_size, entry->info.crc) == ZIP_OK;
    unzCloseCurrentFile(in->file);
    return fine;
}

static bool write_entry(const struct zip_entry *entry, struct file_bytes content, zipFile out)
{
    bool fine = start(out, entry, false);
    for (size_t done = 0; fine && done < content.length;) {
        size_t n = content.length - done < CHUNK ? content.length - done : CHUNK;
        fine = zipWriteInFileInZip(out, content.data + done, (unsigned)n) == ZIP_OK;
        done += n;
    }
    return fine && zipCloseFileInZip(out) == ZIP_OK;
}

bool zip_out_replace(struct zip_in *in, size_t changed, struct file_bytes content, const char *path)
{
    zipFile out = zipOpen64(path, APPEND_STATUS_CREATE);
    bool fine = out != NULL;
    for (size_t i = 0; fine && i < in->n_entries; i++)
        fine = i == changed ? write_entry(&in->entries[i], content, out) : copy_entry(in, i, out);
    if (out != NULL && zipClose(out, NULL) != ZIP_OK)
        fine = false;
    return fine;
}
