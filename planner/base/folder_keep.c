/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "planner/base/folder.h"

enum { KEPT_BYTES_MAX = 256 << 20 };

/** Reads the file `name` of `folder`. PB_IO when there is none or it cannot be read. */
static enum pb_rc read_from(const char *folder, const char *name, struct arena *arena,
                            struct file_bytes *out)
{
    char *path = file_join(folder, name);
    enum pb_rc rc = path != NULL ? file_read(path, KEPT_BYTES_MAX, arena, out, NULL) : PB_MEMORY;
    free(path);
    return rc;
}

enum pb_rc folder_keep(struct folder *folder, const char *name, struct pb_messages *msgs)
{
    struct arena arena = {0};
    struct file_bytes bytes = {0};
    char *exports = file_join(folder->target, FOLDER_EXPORT);
    enum pb_rc rc = exports != NULL ? read_from(exports, name, &arena, &bytes) : PB_MEMORY;
    if (rc != PB_OK && rc != PB_MEMORY)
        rc = read_from(folder->target, name, &arena, &bytes);
    if (rc == PB_OK)
        rc = folder_write(folder, name, bytes.data, bytes.length, MANIFEST_VOLATILE, msgs);
    else if (rc != PB_MEMORY)
        rc = PB_OK;
    free(exports);
    arena_release(&arena);
    return rc;
}
