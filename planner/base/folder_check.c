/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/folder_check.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "planner/base/folder.h"
#include "planner/base/gettext.h"

enum { MANIFEST_LIMIT = 4 * 1024 * 1024 };
static const size_t FILE_LIMIT = (size_t)1 << 31;

/* Whether the file of `entry` is as the manifest says. A volatile one only has to be there. */
static bool is_unchanged(const char *folder, const struct manifest_entry *entry,
                         struct pb_messages *msgs)
{
    struct arena arena = {0};
    struct file_bytes bytes = {0};
    struct pb_place place = {.path = entry->name};
    char *path = file_join(folder, entry->name);
    bool found = path && file_read(path, FILE_LIMIT, &arena, &bytes, NULL) == PB_OK;
    bool same = found;
    if (!found) {
        pb_warning(msgs, &place, "plan_file_missing", _("the plan's file %s is missing"),
                   entry->name);
    } else if (entry->kind == MANIFEST_HASHED) {
        char hash[HASH_SIZE];
        hash_bytes(hash, bytes.data, bytes.length);
        same = bytes.length == entry->bytes && strcmp(hash, entry->hash) == 0;
        if (!same)
            pb_warning(msgs, &place, "plan_file_changed", _("%s was changed since paiban wrote it"),
                       entry->name);
    }
    free(path);
    arena_release(&arena);
    return same;
}

/* Whether `name` in the folder is what `paiban export` made of the plan, as it made it. */
static bool is_export(const char *folder, const char *name)
{
    char *path = strcmp(name, FOLDER_EXPORT) == 0 ? file_join(folder, name) : NULL;
    bool whole = path && folder_look(path, NULL) == FOLDER_WHOLE;
    free(path);
    return whole;
}

/* Entries of the folder that the manifest does not know; negative when it cannot be read. */
static int count_added(const char *path, const struct manifest *manifest, struct pb_messages *msgs)
{
    DIR *dir = opendir(path);
    int added = 0;
    if (!dir)
        return -1;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        if (manifest && (strcmp(name, FOLDER_MANIFEST) == 0 || manifest_find(manifest, name) ||
                         is_export(path, name)))
            continue;
        added++;
        if (manifest)
            pb_warning(msgs, &(struct pb_place){.path = name}, "plan_file_added",
                       _("%s was not written by paiban"), name);
    }
    closedir(dir);
    return added;
}

static enum folder_state compare(const char *path, const struct manifest *manifest,
                                 struct pb_messages *msgs)
{
    int differences = count_added(path, manifest, msgs);
    if (differences < 0)
        return FOLDER_UNREADABLE;
    for (size_t i = 0; i < manifest->n_entries; i++)
        differences += !is_unchanged(path, &manifest->entries[i], msgs);
    return differences > 0 ? FOLDER_CHANGED : FOLDER_WHOLE;
}

static enum folder_state look_inside(const char *path, struct pb_messages *msgs)
{
    struct arena arena = {0};
    struct manifest manifest = {0};
    struct file_bytes bytes;
    enum folder_state state = FOLDER_FOREIGN;
    char *name = file_join(path, FOLDER_MANIFEST);
    enum pb_rc rc = name ? file_read(name, MANIFEST_LIMIT, &arena, &bytes, NULL) : PB_MEMORY;
    if (rc == PB_MEMORY)
        state = FOLDER_NO_MEMORY;
    else if (rc == PB_OK && manifest_read(&manifest, bytes))
        state = compare(path, &manifest, msgs);
    else if (rc != PB_OK && count_added(path, NULL, msgs) == 0)
        state = FOLDER_EMPTY;
    if (manifest.arena.failed)
        state = FOLDER_NO_MEMORY;
    free(name);
    manifest_release(&manifest);
    arena_release(&arena);
    return state;
}

enum folder_state folder_look(const char *path, struct pb_messages *msgs)
{
    struct stat status;
    if (stat(path, &status)) {
        if (errno == ENOENT)
            return FOLDER_ABSENT;
        file_error(msgs, FILE_READ, path, errno);
        return FOLDER_UNREADABLE;
    }
    return S_ISDIR(status.st_mode) ? look_inside(path, msgs) : FOLDER_FOREIGN;
}
