/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/folder.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "planner/base/folder_check.h"
#include "planner/base/gettext.h"
#include "planner/base/text.h"

enum { OPEN_FOLDERS = 16 };

/* Makes the folders above `path` that are missing. Returns 0 or an errno. */
static int make_parents(const char *path)
{
    char *copy = strdup(path);
    int error = copy ? 0 : ENOMEM;
    for (char *slash = copy ? strchr(copy + 1, '/') : NULL; slash && !error;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, 0777) && errno != EEXIST)
            error = errno;
        *slash = '/';
    }
    free(copy);
    return error;
}

/* `target` without slashes at its end, symbolic links followed; NULL when memory is short. */
static char *plain_target(const char *target)
{
    char *resolved = realpath(target, NULL);
    if (resolved)
        return resolved;
    size_t length = strlen(target);
    while (length > 1 && target[length - 1] == '/')
        length--;
    return strndup(target, length);
}

/* Whether the target may be replaced, with an error when not. */
static enum pb_rc check_target(const struct folder *folder, struct pb_messages *msgs)
{
    struct pb_messages details = {0};
    const char *path = folder->target;
    enum folder_state state = folder_look(path, &details);
    enum pb_rc rc = PB_OK;
    if (state == FOLDER_NO_MEMORY) {
        rc = PB_MEMORY;
    } else if (state == FOLDER_FOREIGN || state == FOLDER_UNREADABLE) {
        pb_error(msgs, NULL, "not_a_plan", _("%s exists and is no plan folder: it is not replaced"),
                 path);
        pb_hint(msgs, _("choose another name for the plan"));
        rc = PB_IO;
    } else if (state == FOLDER_CHANGED && !folder->force) {
        pb_error(msgs, NULL, "plan_changed",
                 _("the plan in %s was changed by hand: it is not replaced"), path);
        for (size_t i = 0; i < details.n_items; i++)
            pb_hint(msgs, "%s", details.items[i].text);
        pb_hint(msgs, _("choose another name for the plan, or give --force"));
        rc = PB_IO;
    }
    pb_messages_release(&details);
    return rc;
}

static int make_temporary(struct folder *folder)
{
    char *parent = file_folder_of(folder->target);
    folder->temporary = parent ? file_join(parent, ".paiban-XXXXXX") : NULL;
    int error = folder->temporary ? 0 : ENOMEM;
    if (!error && !mkdtemp(folder->temporary)) {
        error = errno;
        free(folder->temporary);
        folder->temporary = NULL;
    }
    free(parent);
    if (error)
        return error;
    folder->fd = open(folder->temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return folder->fd < 0 ? errno : 0;
}

enum pb_rc folder_begin(struct folder *folder, const char *target, bool force,
                        struct pb_messages *msgs)
{
    *folder = (struct folder){.fd = -1, .force = force, .target = plain_target(target)};
    if (!folder->target)
        return PB_MEMORY;
    enum pb_rc rc = check_target(folder, msgs);
    if (rc != PB_OK)
        return rc;
    int error = make_parents(folder->target);
    if (!error)
        error = make_temporary(folder);
    return error ? file_error(msgs, FILE_CREATE, target, error) : PB_OK;
}

enum pb_rc folder_write(struct folder *folder, const char *name, const void *data, size_t length,
                        enum manifest_kind kind, struct pb_messages *msgs)
{
    struct file_bytes bytes = {(char *)data, length};
    assert(folder->temporary && manifest_is_name(name));
    int error = file_create_at(folder->fd, name, data, length);
    if (error)
        return file_error(msgs, FILE_WRITE, name, error);
    return manifest_add(&folder->manifest, name, bytes, kind) ? PB_OK : PB_MEMORY;
}

static enum pb_rc write_manifest(struct folder *folder, struct pb_messages *msgs)
{
    char *text = manifest_write(&folder->manifest);
    if (!text)
        return PB_MEMORY;
    int error = file_create_at(folder->fd, FOLDER_MANIFEST, text, strlen(text));
    free(text);
    if (!error && fsync(folder->fd) && errno != EINVAL)
        error = errno;
    return error ? file_error(msgs, FILE_WRITE, FOLDER_MANIFEST, error) : PB_OK;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

static int remove_tree(const char *path)
{
    return nftw(path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

/* For file systems that cannot exchange two names: moves the old plan aside, and back again when
 * the new one does not get its place. The old one is then under `temporary`. */
static int exchange_by_hand(const char *temporary, const char *target)
{
    struct text aside = {0};
    text_printf(&aside, "%s.old", temporary);
    int error = aside.failed ? ENOMEM : 0;
    if (!error && rename(target, text_string(&aside)))
        error = errno;
    if (!error && rename(temporary, target)) {
        error = errno;
        rename(text_string(&aside), target);
    }
    if (!error && rename(text_string(&aside), temporary))
        error = errno;
    text_release(&aside);
    return error;
}

/* Gives the folder its name; an old plan is then under the temporary one. */
static int take_place(const struct folder *folder)
{
    const char *temporary = folder->temporary;
    const char *target = folder->target;
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, target, RENAME_EXCHANGE) == 0)
        return 0;
    if (errno == ENOENT)
        return rename(temporary, target) ? errno : 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    struct stat status;
    if (stat(target, &status))
        return rename(temporary, target) ? errno : 0;
    return exchange_by_hand(temporary, target);
}

/* Removes the plan that was replaced; its remains are no reason to call the new plan failed. */
static void remove_old(struct folder *folder, struct pb_messages *msgs)
{
    if (remove_tree(folder->temporary) && errno != ENOENT)
        pb_warning(msgs, NULL, "old_plan_left",
                   _("the plan that was replaced could not be removed: it is left in %s"),
                   folder->temporary);
    free(folder->temporary);
    folder->temporary = NULL;
}

enum pb_rc folder_commit(struct folder *folder, struct pb_messages *msgs)
{
    assert(folder->temporary);
    enum pb_rc rc = write_manifest(folder, msgs);
    if (rc == PB_OK)
        rc = check_target(folder, msgs);
    if (rc != PB_OK)
        return rc;
    int error = take_place(folder);
    if (error)
        return file_error(msgs, FILE_RENAME, folder->target, error);
    char *parent = file_folder_of(folder->target);
    error = parent ? file_sync_folder(parent) : ENOMEM;
    free(parent);
    remove_old(folder, msgs);
    return error ? file_error(msgs, FILE_WRITE, folder->target, error) : PB_OK;
}

void folder_release(struct folder *folder)
{
    if (folder->temporary)
        remove_tree(folder->temporary);
    if (folder->target && folder->fd >= 0)
        close(folder->fd);
    free(folder->temporary);
    free(folder->target);
    manifest_release(&folder->manifest);
    *folder = (struct folder){.fd = -1};
}

enum pb_rc folder_verify(const char *path, struct pb_messages *msgs)
{
    switch (folder_look(path, msgs)) {
    case FOLDER_WHOLE:
        return PB_OK;
    case FOLDER_CHANGED:
        return PB_FINDING;
    case FOLDER_NO_MEMORY:
        return PB_MEMORY;
    case FOLDER_UNREADABLE:
        return PB_IO;
    case FOLDER_ABSENT:
        pb_error(msgs, NULL, "not_a_plan", _("there is no plan folder %s"), path);
        return PB_IO;
    case FOLDER_EMPTY:
    case FOLDER_FOREIGN:
        break;
    }
    pb_error(msgs, NULL, "not_a_plan", _("%s is no plan folder"), path);
    return PB_INVALID;
}
