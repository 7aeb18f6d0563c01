/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/deliver/deliver.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "paiban/version.h"
#include "planner/base/gettext.h"
#include "planner/base/suggest.h"
#include "planner/export/json.h"

#define INDEX_FILE "export.json"

enum { MOST_KINDS = 32, MOST_BYTES = 512 << 20 };

/** Documents of one call. */
struct delivery {
    const struct plan_folder *plan;
    const struct deliver_options *options;
    struct pb_messages *messages;
    struct folder folder;
    bool wanted[MOST_KINDS];
    char plan_hash[HASH_SIZE]; /**< of the plan's manifest: which plan the documents are of */
    json_t *index;             /**< kind -> names of its files */
};

/** Index of the kind whose name is the `length` bytes at `name`; PB_NONE when it is none. */
static int find_kind(const char *name, size_t length)
{
    for (int i = 0; deliver_kinds[i].name != NULL; i++)
        if (strlen(deliver_kinds[i].name) == length &&
            strncmp(deliver_kinds[i].name, name, length) == 0)
            return i;
    return PB_NONE;
}

static void refuse_kind(const char *name, size_t length, struct pb_messages *messages)
{
    char *wanted = strndup(name, length);
    struct suggestion suggestion = {.wanted = wanted != NULL ? wanted : ""};
    pb_error(messages, NULL, "usage", _("there is no export '%s'"), suggestion.wanted);
    for (int i = 0; deliver_kinds[i].name != NULL; i++)
        suggest_offer(&suggestion, deliver_kinds[i].name);
    if (suggestion.best != NULL)
        pb_hint(messages, _("did you mean '%s'?"), suggestion.best);
    for (int i = 0; suggestion.best == NULL && deliver_kinds[i].name != NULL; i++)
        pb_hint(messages, "%s", deliver_kinds[i].name);
    free(wanted);
}

/** Marks the kinds of the list [NULL allowed]. */
static enum pb_rc read_list(const char *list, bool wanted[MOST_KINDS], struct pb_messages *messages)
{
    for (const char *at = list;; at++) {
        size_t length = strcspn(at, ",");
        int kind = find_kind(at, length);
        if (kind == PB_NONE) {
            refuse_kind(at, length, messages);
            return PB_USAGE;
        }
        assert(kind < MOST_KINDS);
        wanted[kind] = true;
        at += length;
        if (*at == '\0')
            return PB_OK;
    }
}

enum pb_rc deliver_check_list(const char *list, struct pb_messages *messages)
{
    bool wanted[MOST_KINDS] = {false};
    return read_list(list, wanted, messages);
}

static enum pb_rc check_needs(const struct delivery *delivery)
{
    static const char *const stages[] = {"forecast", "capacity", "roster"};
    enum pb_rc rc = PB_OK;
    for (int i = 0; deliver_kinds[i].name != NULL; i++) {
        const struct deliver_kind *kind = &deliver_kinds[i];
        if (!delivery->wanted[i])
            continue;
        if (delivery->plan->stage < kind->needs) {
            pb_error(delivery->messages, NULL, "plan_too_short",
                     _("the export '%s' needs a plan up to %s: this one stops at %s"), kind->name,
                     stages[kind->needs], stages[delivery->plan->stage]);
            rc = PB_INVALID;
        } else if (kind->needs_ids && delivery->plan->pseudonyms) {
            pb_error(delivery->messages, NULL, "usage",
                     _("the export '%s' needs the real ids: it does not go with --pseudonymize"),
                     kind->name);
            rc = PB_USAGE;
        }
    }
    return rc;
}

/** Hash of the manifest of the plan. */
static enum pb_rc hash_plan(struct delivery *delivery)
{
    struct arena arena = {0};
    struct file_bytes bytes = {0};
    char *path = file_join(delivery->plan->path, FOLDER_MANIFEST);
    enum pb_rc rc =
        path != NULL ? file_read(path, MOST_BYTES, &arena, &bytes, delivery->messages) : PB_MEMORY;
    if (rc == PB_OK)
        hash_bytes(delivery->plan_hash, bytes.data, bytes.length);
    free(path);
    arena_release(&arena);
    return rc;
}

/** The files written since entry `from` of the manifest, as a list of names. */
static json_t *names_from(const struct manifest *manifest, size_t from)
{
    json_t *list = json_array();
    for (size_t i = from; i < manifest->n_entries; i++)
        export_json_append(&list, json_string(manifest->entries[i].name));
    return list;
}

static enum pb_rc write_kind(struct delivery *delivery, const struct deliver_kind *kind)
{
    const struct deliver_options *options = delivery->options;
    const struct deliver_job job = {.plan = delivery->plan,
                                    .settings = &options->settings,
                                    .out = &delivery->folder,
                                    .messages = delivery->messages};
    size_t before = delivery->folder.manifest.n_entries;
    bool speaks = kind->in_plans_language && options->speak != NULL;
    if (speaks)
        options->speak(delivery->plan->context.frame.language, options->context);
    enum pb_rc rc = kind->write(&job);
    if (speaks)
        options->speak(options->language, options->context);
    if (rc == PB_OK)
        export_json_put(&delivery->index, kind->name,
                        names_from(&delivery->folder.manifest, before));
    return rc == PB_OK && delivery->index == NULL ? PB_MEMORY : rc;
}

/** A file of the folder that stands there already, in `arena`. */
static enum pb_rc read_old(const struct delivery *delivery, const char *name, struct arena *arena,
                           struct file_bytes *bytes)
{
    char *path = file_join(delivery->folder.target, name);
    enum pb_rc rc = path != NULL ? file_read(path, MOST_BYTES, arena, bytes, NULL) : PB_MEMORY;
    free(path);
    return rc;
}

/** Takes the files of one kind over from the folder that stands there. */
static enum pb_rc keep_files(struct delivery *delivery, const char *kind, const json_t *names)
{
    size_t before = delivery->folder.manifest.n_entries;
    size_t i;
    const json_t *entry;
    json_array_foreach(names, i, entry)
    {
        struct arena arena = {0};
        struct file_bytes bytes = {0};
        const char *name = json_string_value(entry);
        enum pb_rc rc = name != NULL && manifest_is_name(name) &&
                                manifest_find(&delivery->folder.manifest, name) == NULL
                            ? read_old(delivery, name, &arena, &bytes)
                            : PB_IO;
        if (rc == PB_OK)
            rc = folder_write(&delivery->folder, name, bytes.data, bytes.length, MANIFEST_HASHED,
                              delivery->messages);
        arena_release(&arena);
        if (rc == PB_MEMORY)
            return rc;
    }
    export_json_put(&delivery->index, kind, names_from(&delivery->folder.manifest, before));
    return delivery->index == NULL ? PB_MEMORY : PB_OK;
}

/** Takes over the documents of a kind: all of the same plan, of another one the memory. */
static enum pb_rc keep_kind(struct delivery *delivery, const struct deliver_kind *kind,
                            const json_t *names, bool same_plan)
{
    if (names == NULL || (!same_plan && kind->memory == NULL))
        return PB_OK;
    if (same_plan)
        return keep_files(delivery, kind->name, names);
    json_t *memory = json_pack("[s]", kind->memory);
    enum pb_rc rc = memory != NULL ? keep_files(delivery, kind->name, memory) : PB_MEMORY;
    json_decref(memory);
    return rc;
}

/** Takes over the documents of other kinds, unless only one side has pseudonyms. */
static enum pb_rc keep_others(struct delivery *delivery)
{
    struct arena arena = {0};
    struct file_bytes bytes = {0};
    enum pb_rc rc = read_old(delivery, INDEX_FILE, &arena, &bytes);
    json_t *old = rc == PB_OK ? json_loadb(bytes.data, bytes.length, 0, NULL) : NULL;
    const char *plan = json_string_value(json_object_get(old, "plan"));
    bool same = plan != NULL && strcmp(plan, delivery->plan_hash) == 0;
    bool alike = json_is_true(json_object_get(old, "pseudonyms")) == delivery->plan->pseudonyms;
    json_t *files = alike ? json_object_get(old, "files") : NULL;
    enum pb_rc kept = rc == PB_MEMORY ? rc : PB_OK;
    for (int i = 0; deliver_kinds[i].name != NULL && kept == PB_OK; i++)
        if (!delivery->wanted[i])
            kept = keep_kind(delivery, &deliver_kinds[i],
                             json_object_get(files, deliver_kinds[i].name), same);
    json_decref(old);
    arena_release(&arena);
    return kept;
}

static enum pb_rc write_index(struct delivery *delivery)
{
    struct text out = {0};
    export_json_dump(json_pack("{s:s,s:s,s:s,s:b,s:O}", "paiban", pb_version(), "plan",
                               delivery->plan_hash, "scenario_hash",
                               delivery->plan->context.frame.scenario_hash, "pseudonyms",
                               delivery->plan->pseudonyms, "files", delivery->index),
                     &out);
    enum pb_rc rc = out.failed ? PB_MEMORY
                               : folder_write(&delivery->folder, INDEX_FILE, text_string(&out),
                                              out.length, MANIFEST_HASHED, delivery->messages);
    text_release(&out);
    return rc;
}

/** Fills the folder and puts it into place. */
static enum pb_rc fill(struct delivery *delivery)
{
    const struct deliver_options *options = delivery->options;
    char *own = options->output == NULL ? file_join(delivery->plan->path, FOLDER_EXPORT) : NULL;
    const char *target = options->output != NULL ? options->output : own;
    enum pb_rc rc = target == NULL ? PB_MEMORY
                                   : folder_begin(&delivery->folder, target, options->force,
                                                  delivery->messages);
    for (int i = 0; deliver_kinds[i].name != NULL && rc == PB_OK; i++)
        if (delivery->wanted[i])
            rc = write_kind(delivery, &deliver_kinds[i]);
    if (rc == PB_OK)
        rc = keep_others(delivery);
    if (rc == PB_OK)
        rc = write_index(delivery);
    if (rc == PB_OK)
        rc = folder_commit(&delivery->folder, delivery->messages);
    folder_release(&delivery->folder);
    free(own);
    return rc;
}

enum pb_rc deliver(const struct plan_folder *plan, const struct deliver_options *options,
                   json_t **files, struct pb_messages *messages)
{
    struct delivery delivery = {.plan = plan, .options = options, .messages = messages};
    *files = NULL;
    enum pb_rc rc = read_list(options->list, delivery.wanted, messages);
    if (rc == PB_OK)
        rc = check_needs(&delivery);
    if (rc == PB_OK)
        rc = hash_plan(&delivery);
    if (rc != PB_OK)
        return rc;
    delivery.index = json_object();
    rc = delivery.index != NULL ? fill(&delivery) : PB_MEMORY;
    if (rc == PB_OK)
        *files = delivery.index;
    else
        json_decref(delivery.index);
    return rc;
}
