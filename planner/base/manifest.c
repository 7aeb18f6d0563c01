/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/manifest.h"

#include <assert.h>
#include <string.h>

#include <jansson.h>

#include "paiban/version.h"

static const char kind_mark[] = "paiban plan";

void manifest_release(struct manifest *manifest)
{
    arena_release(&manifest->arena);
    *manifest = (struct manifest){0};
}

bool manifest_is_name(const char *name)
{
    if (*name == '\0' || *name == '.' || strlen(name) > 200)
        return false;
    for (const char *c = name; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == '/' || *c == 0x7f)
            return false;
    return true;
}

static struct manifest_entry *new_entry(struct manifest *manifest, const char *name)
{
    if (manifest->n_entries == manifest->capacity) {
        size_t capacity = manifest->capacity ? manifest->capacity * 2 : 16;
        struct manifest_entry *entries = arena_alloc(&manifest->arena, capacity, sizeof *entries);
        if (!entries)
            return NULL;
        if (manifest->n_entries > 0)
            memcpy(entries, manifest->entries, manifest->n_entries * sizeof *entries);
        manifest->entries = entries;
        manifest->capacity = capacity;
    }
    const char *copy = arena_strdup(&manifest->arena, name);
    if (!copy)
        return NULL;
    struct manifest_entry *entry = &manifest->entries[manifest->n_entries++];
    *entry = (struct manifest_entry){.name = copy};
    return entry;
}

bool manifest_add(struct manifest *manifest, const char *name, struct file_bytes bytes,
                  enum manifest_kind kind)
{
    assert(manifest_is_name(name));
    struct manifest_entry *entry = new_entry(manifest, name);
    if (!entry)
        return false;
    entry->kind = kind;
    if (kind == MANIFEST_HASHED) {
        entry->bytes = bytes.length;
        hash_bytes(entry->hash, bytes.data, bytes.length);
    }
    return true;
}

const struct manifest_entry *manifest_find(const struct manifest *manifest, const char *name)
{
    for (size_t i = 0; i < manifest->n_entries; i++)
        if (strcmp(manifest->entries[i].name, name) == 0)
            return &manifest->entries[i];
    return NULL;
}

char *manifest_write(const struct manifest *manifest)
{
    json_t *files = json_array();
    for (size_t i = 0; i < manifest->n_entries; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        json_t *file = json_pack("{ss}", "name", entry->name);
        if (entry->kind == MANIFEST_HASHED) {
            json_object_set_new(file, "bytes", json_integer((json_int_t)entry->bytes));
            json_object_set_new(file, "sha256", json_string(entry->hash));
        }
        if (json_array_append_new(files, file)) {
            json_decref(files);
            return NULL;
        }
    }
    json_t *root =
        json_pack("{ss ss so}", "kind", kind_mark, "version", pb_version(), "files", files);
    char *text = root ? json_dumps(root, JSON_INDENT(1)) : NULL;
    json_decref(root);
    return text;
}

static bool read_entry(struct manifest *manifest, json_t *file)
{
    const char *name = NULL;
    const char *hash = NULL;
    json_int_t bytes = 0;
    if (json_unpack(file, "{ss, s?I, s?s}", "name", &name, "bytes", &bytes, "sha256", &hash))
        return false;
    if (!manifest_is_name(name) || bytes < 0 || (hash && strlen(hash) != HASH_SIZE - 1))
        return false;
    struct manifest_entry *entry = new_entry(manifest, name);
    if (!entry)
        return false;
    entry->kind = hash ? MANIFEST_HASHED : MANIFEST_VOLATILE;
    entry->bytes = (size_t)bytes;
    if (hash)
        memcpy(entry->hash, hash, HASH_SIZE);
    return true;
}

bool manifest_read(struct manifest *manifest, struct file_bytes json)
{
    const char *kind = NULL;
    json_t *files = NULL;
    size_t i;
    json_t *file;
    *manifest = (struct manifest){0};
    json_error_t error = {.line = 0};
    json_t *root = json_loadb(json.data, json.length, JSON_REJECT_DUPLICATES, &error);
    if (!root && (json_error_code(&error) == json_error_out_of_memory || error.text[0] == '\0'))
        manifest->arena.failed = true;
    bool ok = root && json_unpack(root, "{ss, so}", "kind", &kind, "files", &files) == 0 &&
              strcmp(kind, kind_mark) == 0 && json_is_array(files);
    if (ok)
        json_array_foreach(files, i, file) ok = ok && read_entry(manifest, file);
    json_decref(root);
    return ok;
}
