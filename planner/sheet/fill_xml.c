/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a sheet's XML replaced where they stand; everything else is copied byte for byte. */
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/sheet/fill_private.h"
#include "planner/sheet/xml.h"

/** A sheet being copied with changes. */
struct patching {
    struct file_bytes bytes;
    size_t read;   /**< bytes handed to the scanner */
    size_t copied; /**< bytes of the source that the output stands for */
    struct fill_targets *targets;
    size_t next; /**< target that comes next */
    int row, column;
    struct text *out;
    struct xml xml;
};

static long read_bytes(void *context, char *buffer, size_t length)
{
    struct patching *patching = context;
    size_t left = patching->bytes.length - patching->read;
    size_t n = left < length ? left : length;
    memcpy(buffer, patching->bytes.data + patching->read, n);
    patching->read += n;
    return (long)n;
}

static void copy_to(struct patching *patching, size_t to)
{
    text_append_bytes(patching->out, patching->bytes.data + patching->copied,
                      to - patching->copied);
    patching->copied = to;
}

static void append_escaped(struct text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        bool control = (unsigned char)*text < ' ' && *text != '\t' && *text != '\n';
        if (*text == '&')
            text_append(out, "&amp;");
        else if (*text == '<')
            text_append(out, "&lt;");
        else if (*text == '>')
            text_append(out, "&gt;");
        else if (*text == '"')
            text_append(out, "&quot;");
        else
            text_append_char(out, control ? ' ' : *text);
    }
}

/** Length of the prefix ("x:") of the element that starts at byte `from`. */
static int prefix_length(const struct patching *patching, size_t from)
{
    const char *name = patching->bytes.data + from + 1;
    size_t length = strcspn(name, " \t\r\n/>");
    const char *colon = memchr(name, ':', length);
    return colon != NULL ? (int)(colon - name) + 1 : 0;
}

/** Writes the cell of `target` with the style `style` (may be NULL) and the prefix of the element
 * at byte `like`. */
static void put_cell(struct patching *patching, const struct fill_target *target, const char *style,
                     size_t like)
{
    char name[SHEET_NAME_SIZE];
    const char *prefix = patching->bytes.data + like + 1;
    int n = prefix_length(patching, like);
    sheet_cell_name(name, target->row, target->column);
    text_printf(patching->out, "<%.*sc r=\"%s\"", n, prefix, name);
    if (style != NULL) {
        text_append(patching->out, " s=\"");
        append_escaped(patching->out, style);
        text_append(patching->out, "\"");
    }
    text_printf(patching->out, " t=\"inlineStr\"><%.*sis><%.*st xml:space=\"preserve\">", n, prefix,
                n, prefix);
    append_escaped(patching->out, target->text);
    text_printf(patching->out, "</%.*st></%.*sis></%.*sc>", n, prefix, n, prefix, n, prefix);
}

static struct fill_target *next_target(struct patching *patching)
{
    return patching->next < patching->targets->n ? &patching->targets->at[patching->next] : NULL;
}

/** Writes, at byte `at` of the source, the targets of the current row left of column `before`,
 * which the row has no cells for. */
static void insert_missing(struct patching *patching, int before, size_t at, size_t like)
{
    struct fill_target *target = next_target(patching);
    while (target != NULL && target->row == patching->row && target->column < before) {
        copy_to(patching, at);
        put_cell(patching, target, NULL, like);
        patching->next++;
        target = next_target(patching);
    }
}

/** Reads on to the end of the cell just started; true when it has a formula. */
static bool has_formula(struct patching *patching, enum xml_event *event)
{
    struct xml *xml = &patching->xml;
    size_t depth = xml->depth;
    bool formula = false;
    do {
        *event = xml_next(xml);
        formula = formula || (*event == XML_START && strcmp(xml->name, "f") == 0);
    } while (*event > XML_FINISHED && !(*event == XML_END && xml->depth == depth - 1));
    return formula;
}

static enum xml_event patch_cell(struct patching *patching)
{
    struct xml *xml = &patching->xml;
    const char *reference = xml_attribute(xml, "r");
    size_t from = xml->from;
    bool placed =
        reference == NULL || workbook_reference(reference, &patching->row, &patching->column);
    int column = patching->column++;
    if (!placed)
        return XML_BROKEN;
    insert_missing(patching, column, from, from);
    struct fill_target *target = next_target(patching);
    enum xml_event event;
    if (target == NULL || target->row != patching->row || target->column != column) {
        has_formula(patching, &event);
        return event;
    }
    const char *value = xml_attribute(xml, "s");
    char *style = value != NULL ? strdup(value) : NULL;
    if (value != NULL && style == NULL)
        patching->out->failed = true;
    target->formula = has_formula(patching, &event);
    if (event > XML_FINISHED && !target->formula) {
        copy_to(patching, from);
        put_cell(patching, target, style, from);
        patching->copied = xml->to;
    }
    patching->next++;
    free(style);
    return event;
}

static int row_of(const struct patching *patching, const char *number)
{
    long long row = 0;
    if (number == NULL || number_parse_int(number, strlen(number), &row) != NUMBER_OK)
        return patching->row + 1;
    return row >= 1 && row <= SHEET_ROWS_MAX ? (int)row - 1 : patching->row + 1;
}

/** The row just started, up to its end. */
static enum xml_event patch_row(struct patching *patching)
{
    struct xml *xml = &patching->xml;
    const char *number = xml_attribute(xml, "r");
    size_t depth = xml->depth, start = xml->from;
    patching->row = row_of(patching, number);
    patching->column = 0;
    for (;;) {
        enum xml_event event = xml_next(xml);
        if (event <= XML_FINISHED)
            return event;
        if (event == XML_START && strcmp(xml->name, "c") == 0) {
            event = patch_cell(patching);
            if (event <= XML_FINISHED)
                return XML_BROKEN;
        } else if (event == XML_END && xml->depth == depth - 1) {
            if (xml->from != start) /* <row/> has nobody's cells */
                insert_missing(patching, SHEET_COLUMNS_MAX, xml->from, start);
            return event;
        }
    }
}

bool fill_sheet_xml(struct file_bytes xml, struct fill_targets *targets, struct text *out,
                    const char **problem)
{
    struct patching patching = {.bytes = xml, .targets = targets, .row = -1, .out = out};
    enum xml_event event;
    xml_init(&patching.xml, (struct xml_source){.read = read_bytes, .context = &patching});
    do {
        event = xml_next(&patching.xml);
        if (event == XML_START && strcmp(patching.xml.name, "row") == 0)
            event = patch_row(&patching);
    } while (event > XML_FINISHED);
    copy_to(&patching, xml.length);
    *problem = patching.xml.problem != NULL ? patching.xml.problem : N_("a cell makes no sense");
    xml_release(&patching.xml);
    return event == XML_FINISHED && patching.next == targets->n && !out->failed;
}
