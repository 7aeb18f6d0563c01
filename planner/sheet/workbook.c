/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parts a workbook has: relations, sheets. */
#include "planner/sheet/workbook.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/sheet/workbook_private.h"

/** A relation between parts. */
struct relation {
    const char *id, *type, *target;
};

struct relations {
    struct relation *at;
    size_t n;
};

enum { RELATIONS_MAX = 2000 };

static long read_zip(void *context, char *buffer, size_t length)
{
    return zip_in_read(context, buffer, length);
}

bool workbook_scan(struct workbook *book, size_t entry, struct xml *xml)
{
    xml_init(xml, (struct xml_source){.read = read_zip, .context = book->zip});
    return entry != (size_t)-1 && zip_in_start(book->zip, entry, WORKBOOK_PART_MAX);
}

enum pb_rc workbook_broken(struct workbook *book, const struct xml *xml, struct pb_messages *msgs)
{
    if (xml->problem == NULL)
        return zip_in_problem(book->zip, msgs);
    pb_error(msgs, &(struct pb_place){.file = book->file}, "sheet_xml",
             _("a part of the workbook cannot be read: %s"), _(xml->problem));
    return PB_INVALID;
}

static enum pb_rc refuse(const struct workbook *book, struct pb_messages *msgs)
{
    pb_error(msgs, &(struct pb_place){.file = book->file}, "sheet_no_workbook",
             _("this is an archive, but no workbook"));
    pb_hint(msgs, _("open it in a spreadsheet program and save it as .xlsx"));
    return PB_INVALID;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

/** Name of the part that `target`, named in a part of folder `folder`, means. */
static const char *resolve(struct workbook *book, const char *folder, const char *target)
{
    struct text path = {0};
    if (target[0] != '/')
        text_append(&path, folder);
    text_append(&path, target + (target[0] == '/'));
    char *kept = path.failed ? NULL : arena_strdup(&book->arena, text_string(&path));
    text_release(&path);
    return kept;
}

static void keep_relation(struct workbook *book, const struct xml *xml, const char *folder,
                          struct relations *out)
{
    const char *id = xml_attribute(xml, "Id"), *type = xml_attribute(xml, "Type");
    const char *target = xml_attribute(xml, "Target");
    if (id == NULL || type == NULL || target == NULL || out->n == RELATIONS_MAX)
        return;
    out->at[out->n++] =
        (struct relation){arena_strdup(&book->arena, id), arena_strdup(&book->arena, type),
                          resolve(book, folder, target)};
}

/** Reads the relations of entry `name`, whose targets are named from `folder`. */
static enum pb_rc read_relations(struct workbook *book, const char *name, const char *folder,
                                 struct relations *out, struct pb_messages *msgs)
{
    size_t entry = zip_in_find(book->zip, name);
    struct xml xml;
    enum xml_event event;
    out->n = 0;
    out->at = arena_alloc(&book->arena, RELATIONS_MAX, sizeof *out->at);
    if (out->at == NULL)
        return PB_MEMORY;
    if (entry == (size_t)-1)
        return refuse(book, msgs);
    bool started = workbook_scan(book, entry, &xml);
    while ((event = started ? xml_next(&xml) : XML_BROKEN) > XML_FINISHED)
        if (event == XML_START && strcmp(xml.name, "Relationship") == 0)
            keep_relation(book, &xml, folder, out);
    enum pb_rc rc = event == XML_BROKEN ? workbook_broken(book, &xml, msgs) : PB_OK;
    xml_release(&xml);
    return rc == PB_OK && book->arena.failed ? PB_MEMORY : rc;
}

static const char *target_of_type(const struct relations *relations, const char *type)
{
    for (size_t i = 0; i < relations->n; i++)
        if (ends_with(relations->at[i].type, type))
            return relations->at[i].target;
    return NULL;
}

static const char *target_of_id(const struct relations *relations, const char *id)
{
    for (size_t i = 0; i < relations->n && id != NULL; i++)
        if (strcmp(relations->at[i].id, id) == 0)
            return relations->at[i].target;
    return NULL;
}

static void keep_sheet(struct workbook *book, const struct xml *xml,
                       const struct relations *relations)
{
    const char *name = xml_attribute(xml, "name");
    const char *part = target_of_id(relations, xml_prefixed(xml, "id"));
    size_t entry = part != NULL ? zip_in_find(book->zip, part) : (size_t)-1;
    if (name == NULL || entry == (size_t)-1 || book->n_sheets == WORKBOOK_SHEETS_MAX)
        return;
    book->sheets[book->n_sheets++] = (struct workbook_sheet){
        .name = arena_strdup(&book->arena, name), .part = part, .entry = entry};
}

static bool is_true(const char *value)
{
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static enum pb_rc read_sheets(struct workbook *book, size_t entry,
                              const struct relations *relations, struct pb_messages *msgs)
{
    struct xml xml;
    enum xml_event event;
    book->sheets = arena_alloc(&book->arena, WORKBOOK_SHEETS_MAX, sizeof *book->sheets);
    if (book->sheets == NULL)
        return PB_MEMORY;
    bool started = workbook_scan(book, entry, &xml);
    while ((event = started ? xml_next(&xml) : XML_BROKEN) > XML_FINISHED) {
        if (event == XML_START && strcmp(xml.name, "workbookPr") == 0)
            book->from_1904 = is_true(xml_attribute(&xml, "date1904"));
        if (event == XML_START && strcmp(xml.name, "sheet") == 0)
            keep_sheet(book, &xml, relations);
    }
    enum pb_rc rc = event == XML_BROKEN ? workbook_broken(book, &xml, msgs) : PB_OK;
    xml_release(&xml);
    if (rc == PB_OK && book->n_sheets == 0)
        rc = refuse(book, msgs);
    return rc == PB_OK && book->arena.failed ? PB_MEMORY : rc;
}

/** "xl/" of "xl/workbook.xml", and "xl/_rels/workbook.xml.rels". */
static bool place_of(struct workbook *book, const char *part, const char **folder,
                     const char **relations)
{
    const char *slash = strrchr(part, '/');
    size_t length = slash != NULL ? (size_t)(slash - part) + 1 : 0;
    struct text path = {0};
    *folder = arena_strndup(&book->arena, part, length);
    text_append_bytes(&path, part, length);
    text_printf(&path, "_rels/%s.rels", part + length);
    *relations = path.failed ? NULL : arena_strdup(&book->arena, text_string(&path));
    text_release(&path);
    return *folder != NULL && *relations != NULL;
}

/** Reads the part that the relation of type `type` names, if there is one. */
static enum pb_rc read_shared(struct workbook *book, const struct relations *relations,
                              const char *type,
                              enum pb_rc (*read)(struct workbook *, size_t, struct pb_messages *),
                              struct pb_messages *msgs)
{
    const char *part = target_of_type(relations, type);
    size_t entry = part != NULL ? zip_in_find(book->zip, part) : (size_t)-1;
    return entry != (size_t)-1 ? read(book, entry, msgs) : PB_OK;
}

static enum pb_rc read_parts(struct workbook *book, struct pb_messages *msgs)
{
    struct relations relations;
    const char *folder, *name;
    enum pb_rc rc = read_relations(book, "_rels/.rels", "", &relations, msgs);
    if (rc != PB_OK)
        return rc;
    const char *main_part = target_of_type(&relations, "/officeDocument");
    size_t entry = main_part != NULL ? zip_in_find(book->zip, main_part) : (size_t)-1;
    if (entry == (size_t)-1)
        return refuse(book, msgs);
    if (!place_of(book, main_part, &folder, &name))
        return PB_MEMORY;
    rc = read_relations(book, name, folder, &relations, msgs);
    if (rc == PB_OK)
        rc = read_sheets(book, entry, &relations, msgs);
    if (rc == PB_OK)
        rc = read_shared(book, &relations, "/sharedStrings", workbook_strings, msgs);
    if (rc == PB_OK)
        rc = read_shared(book, &relations, "/styles", workbook_styles, msgs);
    return rc;
}

enum pb_rc workbook_open(const char *path, struct workbook *book, struct pb_messages *msgs)
{
    *book = (struct workbook){.zip = NULL};
    book->file = arena_strdup(&book->arena, path);
    if (book->file == NULL)
        return PB_MEMORY;
    enum pb_rc rc = zip_in_open(path, &book->zip, msgs);
    return rc == PB_OK ? read_parts(book, msgs) : rc;
}

void workbook_release(struct workbook *book)
{
    zip_in_close(book->zip);
    arena_release(&book->arena);
    *book = (struct workbook){.zip = NULL};
}

enum pb_rc workbook_verify(struct workbook *book, struct pb_messages *msgs)
{
    char buffer[1 << 14];
    for (size_t i = 0; i < zip_in_count(book->zip); i++) {
        long got = zip_in_start(book->zip, i, WORKBOOK_PART_MAX) ? 1 : -1;
        while (got > 0)
            got = zip_in_read(book->zip, buffer, sizeof buffer);
        if (got < 0)
            return zip_in_problem(book->zip, msgs);
    }
    return PB_OK;
}
