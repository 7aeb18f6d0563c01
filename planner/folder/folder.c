/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/folder/folder.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/folder.h"
#include "planner/base/gettext.h"
#include "planner/folder/reading.h"

enum { MOST_BYTES = 256 << 20 };

void reading_wrong(struct reading *reading, const char *what)
{
    struct pb_place place = {.file = reading->file};
    if (!reading->wrong)
        pb_error(reading->messages, &place, "plan_invalid",
                 _("%s of the plan is not as paiban writes it"), what);
    reading->wrong = true;
}

void *reading_alloc(struct reading *reading, size_t n, size_t size)
{
    void *memory = arena_alloc(&reading->out->arena, n, size);
    reading->failed = reading->failed || memory == NULL;
    return memory;
}

void reading_name(struct reading *reading, struct names *names, const char *name, size_t index)
{
    if (!names_add(names, name, (int)index))
        reading->failed = true;
}

/** The object in the JSON file `name`; NULL when there is none. */
static json_t *load_json(struct reading *reading, const char *name)
{
    struct arena arena = {0};
    struct file_bytes bytes = {0};
    json_error_t error = {.line = 0};
    json_t *root = NULL;
    char *path = file_join(reading->out->path, name);
    enum pb_rc rc =
        path != NULL ? file_read(path, MOST_BYTES, &arena, &bytes, reading->messages) : PB_MEMORY;
    free(path);
    reading->file = name;
    if (rc == PB_OK)
        root = json_loadb(bytes.data, bytes.length, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL && rc == PB_OK &&
        (json_error_code(&error) == json_error_out_of_memory || error.text[0] == '\0'))
        rc = PB_MEMORY;
    if (rc == PB_OK && !json_is_object(root))
        reading_wrong(reading, name);
    reading->failed = reading->failed || rc == PB_MEMORY;
    reading->wrong = reading->wrong || rc == PB_IO;
    arena_release(&arena);
    return root;
}

/** The stage that plan.json says. */
static enum pf_stage stage_of(struct reading *reading)
{
    static const char *const stages[] = {
        [PF_FORECAST] = "forecast", [PF_CAPACITY] = "capacity", [PF_ROSTER] = "roster", NULL};
    reading->file = "plan.json";
    return (enum pf_stage)value_word(reading, reading->out->plan, "stage", stages);
}

static bool goes_on(const struct reading *reading)
{
    return !reading->wrong && !reading->failed;
}

static void read_context(struct reading *reading)
{
    json_t *root = load_json(reading, "context.json");
    if (root == NULL && !reading->failed)
        pb_hint(reading->messages, _("make the plan again with this version of paiban"));
    if (goes_on(reading))
        reading_context(reading, root);
    if (goes_on(reading))
        reading_people(reading, root);
    json_decref(root);
    if (!goes_on(reading))
        return;
    const char *hash = plan_folder_string(reading->out, "scenario_hash");
    if (strcmp(hash, reading->out->context.frame.scenario_hash) != 0)
        reading_wrong(reading, "scenario_hash");
}

static void read_all(struct reading *reading)
{
    static const struct {
        enum pf_stage from;
        void (*read)(struct reading *reading);
    } tables[] = {{PF_FORECAST, reading_demand},  {PF_CAPACITY, reading_hours},
                  {PF_CAPACITY, reading_classes}, {PF_CAPACITY, reading_shifts},
                  {PF_CAPACITY, reading_work},    {PF_ROSTER, reading_roster},
                  {PF_ROSTER, reading_moves}};
    reading->out->plan = load_json(reading, "plan.json");
    if (goes_on(reading))
        reading->out->stage = stage_of(reading);
    if (goes_on(reading))
        read_context(reading);
    for (size_t i = 0; i < sizeof tables / sizeof tables[0] && goes_on(reading); i++)
        if (reading->out->stage >= tables[i].from)
            tables[i].read(reading);
}

static void release_names(struct reading *reading)
{
    names_release(&reading->departments);
    names_release(&reading->queues);
    names_release(&reading->codes);
    names_release(&reading->people);
    names_release(&reading->classes);
    names_release(&reading->pools);
}

/** Whether the folder is as paiban wrote it; says what is not. */
static enum pb_rc verify(const char *path, struct pb_messages *messages)
{
    struct pb_messages details = {0};
    enum pb_rc rc = folder_verify(path, &details);
    if (rc == PB_FINDING) {
        pb_error(messages, NULL, "plan_changed",
                 _("the plan in %s was changed since paiban wrote it"), path);
        for (size_t i = 0; i < details.n_items; i++)
            pb_hint(messages, "%s", details.items[i].text);
        rc = PB_INVALID;
    } else if (rc != PB_OK) {
        for (size_t i = 0; i < details.n_items; i++)
            pb_error(messages, NULL, details.items[i].code, "%s", details.items[i].text);
    }
    pb_messages_release(&details);
    return rc;
}

/** Reads the hash of the roster from the manifest into `salt`; "" when it has none. */
static enum pb_rc read_salt(struct plan_folder *folder, const char **salt)
{
    struct arena arena = {0};
    struct manifest manifest = {0};
    struct file_bytes bytes = {0};
    char *path = file_join(folder->path, FOLDER_MANIFEST);
    enum pb_rc rc = path != NULL ? file_read(path, MOST_BYTES, &arena, &bytes, NULL) : PB_MEMORY;
    *salt = "";
    if (rc == PB_OK && manifest_read(&manifest, bytes)) {
        const struct manifest_entry *entry = manifest_find(&manifest, "roster.csv");
        if (entry != NULL)
            *salt = arena_strdup(&folder->arena, entry->hash);
    }
    free(path);
    manifest_release(&manifest);
    arena_release(&arena);
    return *salt == NULL ? PB_MEMORY : rc;
}

static enum pb_rc pseudonymize(struct plan_folder *folder)
{
    const char *salt = NULL;
    enum pb_rc rc = read_salt(folder, &salt);
    return rc == PB_OK && !pseudonyms_give(folder, salt) ? PB_MEMORY : rc;
}

enum pb_rc plan_folder_read(const char *path, const struct plan_folder_options *options,
                            struct plan_folder *out, struct pb_messages *messages)
{
    *out = (struct plan_folder){0};
    enum pb_rc rc = verify(path, messages);
    if (rc != PB_OK)
        return rc;
    out->path = arena_strdup(&out->arena, path);
    if (out->path == NULL)
        return PB_MEMORY;
    struct reading reading = {.out = out, .messages = messages};
    read_all(&reading);
    release_names(&reading);
    rc = reading.failed ? PB_MEMORY : reading.wrong ? PB_INVALID : PB_OK;
    if (rc == PB_OK && options->pseudonymize)
        rc = pseudonymize(out);
    if (rc != PB_OK)
        plan_folder_release(out);
    return rc;
}

void plan_folder_release(struct plan_folder *folder)
{
    json_decref(folder->plan);
    arena_release(&folder->arena);
    *folder = (struct plan_folder){0};
}
