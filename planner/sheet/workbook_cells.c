/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a sheet. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/sheet/workbook_private.h"

enum {
    DAYS_1900 = 25569, /**< serial of 1970-01-01 */
    DAYS_1904 = 24107,
    SERIAL_MAX = 2958465 /**< 9999-12-31 */
};

/** A sheet being read. */
struct reading {
    struct workbook *book;
    struct xml xml;
    struct pb_messages *msgs;
    bool keep; /**< false: only count */
    struct sheet_cell *cells;
    size_t n, room;
    int row, column;  /**< where the next cell stands that does not say so */
    struct text text; /**< of the cell being read */
    bool memory;      /**< ran short */
    const char *problem;
};

bool workbook_reference(const char *reference, int *row, int *column)
{
    int letters = 0;
    long long number = 0;
    while (*reference >= 'A' && *reference <= 'Z' && letters <= SHEET_COLUMNS_MAX)
        letters = letters * 26 + (*reference++ - 'A' + 1);
    if (letters < 1 || letters > SHEET_COLUMNS_MAX || *reference == '+' || *reference == '-' ||
        number_parse_int(reference, strlen(reference), &number) != NUMBER_OK || number < 1 ||
        number > SHEET_ROWS_MAX)
        return false;
    *row = (int)number - 1;
    *column = letters - 1;
    return true;
}

static const char *trimmed(struct text *text)
{
    text_trim(text);
    const char *start = text_string(text);
    return start + strspn(start, " \t\r\n");
}

static void add_cell(struct reading *reading, struct sheet_cell cell)
{
    if (reading->n == SHEET_CELLS_MAX) {
        reading->problem = N_("it has more cells than can be real");
        return;
    }
    if (!reading->keep) {
        reading->n++;
        return;
    }
    if (reading->n == reading->room) {
        size_t room = reading->room == 0 ? 1024 : reading->room * 2;
        struct sheet_cell *grown = realloc(reading->cells, room * sizeof *grown);
        if (grown == NULL) {
            reading->memory = true;
            return;
        }
        reading->cells = grown;
        reading->room = room;
    }
    reading->cells[reading->n++] = cell;
}

/** A number as the user sees it: whole numbers plain, dates apart. */
static void set_number(struct reading *reading, struct sheet_cell *cell, bool date, double value)
{
    char digits[NUMBER_SIZE];
    cell->number = value;
    cell->kind = SHEET_NUMBER;
    if (date && value >= 0 && value <= SERIAL_MAX) {
        cell->kind = SHEET_DATE;
        cell->number = value - (reading->book->from_1904 ? DAYS_1904 : DAYS_1900);
    }
    number_format(digits, fabs(value) < 1e15 ? value : 0);
    text_clear(&reading->text);
    text_append(&reading->text, digits);
}

static bool shared_text(struct reading *reading, const char *index, const char **text)
{
    long long i = -1;
    if (number_parse_int(index, strlen(index), &i) != NUMBER_OK || i < 0 ||
        (unsigned long long)i >= reading->book->n_strings)
        return false;
    *text = reading->book->strings[i];
    return true;
}

/** Gives the value that stands in reading->text to `cell`, of type `type`. */
static bool interpret(struct reading *reading, char type, bool date, struct sheet_cell *cell)
{
    const char *raw = trimmed(&reading->text);
    cell->kind = SHEET_TEXT;
    if (type == 's')
        return shared_text(reading, raw, &cell->text);
    if (type == 'n' && raw[0] != '\0') {
        char *end;
        double value = strtod(raw, &end);
        if (*end != '\0' || !isfinite(value))
            return false;
        set_number(reading, cell, date, value);
        raw = text_string(&reading->text);
    }
    cell->text = reading->keep ? arena_strdup(&reading->book->arena, raw) : raw;
    reading->memory = reading->memory || cell->text == NULL || reading->text.failed;
    return true;
}

/** 's' shared, 'n' number, 't' any text; by the attribute t of a cell. */
static char type_of(const char *type)
{
    if (type == NULL || strcmp(type, "n") == 0)
        return 'n';
    return strcmp(type, "s") == 0 ? 's' : 't';
}

static bool is_date_style(const struct workbook *book, const char *style)
{
    long long i = -1;
    return style != NULL && number_parse_int(style, strlen(style), &i) == NUMBER_OK && i >= 0 &&
           (unsigned long long)i < book->n_styles && book->date_styles[i];
}

/** Reads what stands in the cell just started into reading->text. False when the scan broke. */
static bool read_content(struct reading *reading)
{
    struct xml *xml = &reading->xml;
    size_t depth = xml->depth;
    bool value = false;
    text_clear(&reading->text);
    for (;;) {
        enum xml_event event = xml_next(xml);
        if (event <= XML_FINISHED)
            return false;
        if (event == XML_END && xml->depth == depth - 1)
            return true;
        if (event == XML_START && strcmp(xml->name, "is") == 0) {
            if (!workbook_text(xml, &reading->text))
                return false;
        } else if (event != XML_TEXT) {
            value = event == XML_START && strcmp(xml->name, "v") == 0;
        } else if (value) {
            text_append(&reading->text, xml->text);
        }
    }
}

static bool read_cell(struct reading *reading)
{
    const char *reference = xml_attribute(&reading->xml, "r");
    char type = type_of(xml_attribute(&reading->xml, "t"));
    bool date = is_date_style(reading->book, xml_attribute(&reading->xml, "s"));
    struct sheet_cell cell = {.text = ""};
    bool placed =
        reference == NULL || workbook_reference(reference, &reading->row, &reading->column);
    cell.row = reading->row;
    cell.column = reading->column++;
    if (!read_content(reading))
        return false;
    if (!placed || cell.row < 0 || cell.row >= SHEET_ROWS_MAX || cell.column >= SHEET_COLUMNS_MAX ||
        !interpret(reading, type, date, &cell)) {
        reading->problem = N_("a cell makes no sense");
        return false;
    }
    if (cell.text != NULL && cell.text[0] != '\0')
        add_cell(reading, cell);
    return true;
}

static void start_row(struct reading *reading)
{
    const char *number = xml_attribute(&reading->xml, "r");
    long long row = 0;
    reading->row++;
    reading->column = 0;
    if (number == NULL)
        return;
    if (number_parse_int(number, strlen(number), &row) == NUMBER_OK && row >= 1 &&
        row <= SHEET_ROWS_MAX)
        reading->row = (int)row - 1;
    else
        reading->problem = N_("a row makes no sense");
}

static enum pb_rc read_sheet(struct reading *reading, size_t i)
{
    struct xml *xml = &reading->xml;
    bool fine = workbook_scan(reading->book, reading->book->sheets[i].entry, xml);
    enum xml_event event;
    reading->row = -1;
    while ((event = fine ? xml_next(xml) : XML_BROKEN) > XML_FINISHED) {
        if (event == XML_START && strcmp(xml->name, "row") == 0)
            start_row(reading);
        else if (event == XML_START && strcmp(xml->name, "c") == 0)
            fine = read_cell(reading);
        if (reading->problem != NULL || reading->memory)
            break;
    }
    if (reading->memory)
        return PB_MEMORY;
    if (reading->problem == NULL && event != XML_BROKEN)
        return PB_OK;
    if (reading->problem != NULL)
        xml->problem = reading->problem;
    return workbook_broken(reading->book, xml, reading->msgs);
}

enum pb_rc workbook_count(struct workbook *book, size_t i, size_t *n_cells,
                          struct pb_messages *msgs)
{
    struct reading reading = {.book = book, .msgs = msgs};
    enum pb_rc rc = read_sheet(&reading, i);
    *n_cells = reading.n;
    text_release(&reading.text);
    xml_release(&reading.xml);
    return rc;
}

enum pb_rc workbook_read(struct workbook *book, size_t i, struct sheet_grid *grid,
                         struct pb_messages *msgs)
{
    struct reading reading = {.book = book, .msgs = msgs, .keep = true};
    enum pb_rc rc = read_sheet(&reading, i);
    *grid = (struct sheet_grid){.file = book->file, .name = book->sheets[i].name};
    if (rc == PB_OK) {
        grid->cells = arena_copy(&book->arena, reading.cells, reading.n, sizeof *reading.cells);
        grid->n_cells = reading.n;
        rc = grid->cells != NULL && sheet_index(grid, &book->arena) ? PB_OK : PB_INVALID;
        if (rc != PB_OK && !book->arena.failed)
            pb_error(msgs, &(struct pb_place){.file = book->file}, "sheet_xml",
                     _("a part of the workbook cannot be read: %s"),
                     _("a cell stands there twice"));
        rc = book->arena.failed ? PB_MEMORY : rc;
    }
    free(reading.cells);
    text_release(&reading.text);
    xml_release(&reading.xml);
    return rc;
}
