/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "planner/base/gettext.h"
#include "planner/base/text.h"

enum { CHUNK_BYTES = 64 * 1024 };

enum pb_rc file_error(struct pb_messages *msgs, enum file_action action, const char *path,
                      int error)
{
    const char *reason = strerror(error);
    switch (action) {
    case FILE_READ:
        pb_error(msgs, NULL, "io_error", _("cannot read %s: %s"), path, reason);
        break;
    case FILE_WRITE:
        pb_error(msgs, NULL, "io_error", _("cannot write %s: %s"), path, reason);
        break;
    case FILE_CREATE:
        pb_error(msgs, NULL, "io_error", _("cannot create %s: %s"), path, reason);
        break;
    case FILE_RENAME:
        pb_error(msgs, NULL, "io_error", _("cannot put %s into place: %s"), path, reason);
        break;
    case FILE_REMOVE:
        pb_error(msgs, NULL, "io_error", _("cannot remove %s: %s"), path, reason);
        break;
    }
    return error == ENOMEM ? PB_MEMORY : PB_IO;
}

/* Reads all of `fd` into `text`; returns 0 or an errno, EFBIG beyond the limit. */
static int read_all(int fd, size_t limit, struct text *text)
{
    char chunk[CHUNK_BYTES];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got == 0)
            return text->failed ? ENOMEM : 0;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        text_append_bytes(text, chunk, (size_t)got);
        if (text->length > limit)
            return EFBIG;
    }
}

enum pb_rc file_read(const char *path, size_t limit, struct arena *arena, struct file_bytes *out,
                     struct pb_messages *msgs)
{
    struct text text = {0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int error = fd < 0 ? errno : read_all(fd, limit, &text);
    if (fd >= 0)
        close(fd);
    *out = (struct file_bytes){0};
    if (error == EFBIG)
        pb_error(msgs, NULL, "file_too_large", _("%s is larger than %zu bytes"), path, limit);
    else if (error)
        file_error(msgs, FILE_READ, path, error);
    else {
        out->data = arena_strndup(arena, text_string(&text), text.length);
        out->length = text.length;
        if (!out->data)
            error = ENOMEM;
    }
    text_release(&text);
    if (error)
        return error == ENOMEM ? PB_MEMORY : PB_IO;
    return PB_OK;
}

int file_write_all(int fd, const void *data, size_t length)
{
    const char *bytes = data;
    size_t done = 0;
    while (done < length) {
        ssize_t put = write(fd, bytes + done, length - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errno;
        done += (size_t)put;
    }
    return 0;
}

/* Flushes and closes `fd`, and makes sure that the file holds `length` bytes: a write that claims
 * success but is short has been seen. */
static int finish_file(int fd, size_t length)
{
    struct stat stat;
    int error = fsync(fd) ? errno : 0;
    if (!error && fstat(fd, &stat))
        error = errno;
    if (!error && stat.st_size != (off_t)length)
        error = EIO;
    if (close(fd) && !error)
        error = errno;
    return error;
}

int file_create_at(int folder_fd, const char *name, const void *data, size_t length)
{
    int fd = openat(folder_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return errno;
    int error = file_write_all(fd, data, length);
    int end = finish_file(fd, length);
    return error ? error : end;
}

int file_sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    /* Some file systems cannot flush a folder and say EINVAL; there is nothing more to do. */
    int error = fsync(fd) && errno != EINVAL ? errno : 0;
    close(fd);
    return error;
}

char *file_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return strdup(".");
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

char *file_join(const char *folder, const char *name)
{
    struct text path = {0};
    text_printf(&path, "%s/%s", folder, name);
    return text_take(&path);
}

static int write_directly(const char *path, const void *data, size_t length)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = file_write_all(fd, data, length);
    if (close(fd) && !error)
        error = errno;
    return error;
}

static int write_beside(const char *path, const void *data, size_t length)
{
    char *folder = file_folder_of(path);
    char *temporary = folder ? file_join(folder, ".paiban-XXXXXX") : NULL;
    int error = temporary ? 0 : ENOMEM;
    int fd = error ? -1 : mkostemp(temporary, O_CLOEXEC);
    if (!error && fd < 0)
        error = errno;
    if (fd >= 0) {
        error = file_write_all(fd, data, length);
        int end = finish_file(fd, length);
        error = error ? error : end;
        if (!error && rename(temporary, path))
            error = errno;
        if (error)
            unlink(temporary);
        else
            error = file_sync_folder(folder);
    }
    free(temporary);
    free(folder);
    return error;
}

enum pb_rc file_write(const char *path, const void *data, size_t length, struct pb_messages *msgs)
{
    struct stat stat_now;
    bool special = stat(path, &stat_now) == 0 && !S_ISREG(stat_now.st_mode);
    int error = special ? write_directly(path, data, length) : write_beside(path, data, length);
    return error ? file_error(msgs, FILE_WRITE, path, error) : PB_OK;
}
