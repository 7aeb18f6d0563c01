/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free MPS: sections NAME, ROWS, COLUMNS, RHS, RANGES, BOUNDS, ENDATA; words between blanks. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/audit/program.h"
#include "planner/base/file.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"

enum { MOST_WORDS = 6 };

#define MOST_BYTES ((size_t)4 << 30)

/** Where a read stands. */
struct mps {
    const char *path;
    struct program *program;
    struct pb_messages *messages;
    char *next; /**< rest of the file; words are cut out of it in place */
    int line;
    char *words[MOST_WORDS];
    size_t n_words;
    bool indented; /**< the line began with a blank: it is no section */
    bool integers; /**< between the markers */
    bool memory;   /**< memory ran short */
    const char *objective;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/** Cuts the next line that has words; false at the end of the file. */
static bool next_line(struct mps *mps)
{
    mps->n_words = 0;
    while (*mps->next != '\0' && mps->n_words == 0) {
        char *c = mps->next, *end = c + strcspn(c, "\n");
        bool last = *end == '\0';
        mps->line++;
        mps->indented = is_blank(*c);
        *end = '\0';
        mps->next = last ? end : end + 1;
        while (*c != '\0' && *c != '*' && mps->n_words < MOST_WORDS) {
            while (is_blank(*c))
                *c++ = '\0';
            if (*c == '\0')
                break;
            mps->words[mps->n_words++] = c;
            while (*c != '\0' && !is_blank(*c))
                c++;
        }
    }
    return mps->n_words > 0;
}

static bool wrong(struct mps *mps, const char *text)
{
    struct pb_place place = {.file = mps->path, .line = mps->line};
    pb_error(mps->messages, &place, "model_file", "%s", text);
    return false;
}

static bool number_of(struct mps *mps, const char *word, double *value)
{
    if (number_parse(word, strlen(word), value) == NUMBER_OK)
        return true;
    return wrong(mps, _("a number was expected"));
}

/** Room for one more of `*n` items of `size` bytes; NULL when memory is short. */
static void *room_for(struct mps *mps, void *items, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return items;
    size_t more = *room ? 2 * *room : 1024;
    void *grown = realloc(items, more * size);
    if (grown == NULL) {
        mps->memory = true;
        return NULL;
    }
    *room = more;
    return grown;
}

static bool read_row(struct mps *mps)
{
    struct program *program = mps->program;
    if (mps->n_words != 2 || strchr("NLGE", mps->words[0][0]) == NULL)
        return wrong(mps, _("a row was expected"));
    char type = mps->words[0][0];
    if (type == 'N' && mps->objective == NULL) {
        mps->objective = mps->words[1];
        return true;
    }
    struct program_row *rows =
        room_for(mps, program->rows, program->n_rows, &program->rows_room, sizeof *rows);
    if (rows == NULL)
        return false;
    program->rows = rows;
    rows[program->n_rows] =
        (struct program_row){.name = mps->words[1],
                             .lower = type == 'G' || type == 'E' ? 0 : -INFINITY,
                             .upper = type == 'L' || type == 'E' ? 0 : INFINITY};
    mps->memory = !names_add(&program->row_names, mps->words[1], (int)program->n_rows++);
    return !mps->memory;
}

static struct program_column *last_column(struct mps *mps, char *name)
{
    struct program *program = mps->program;
    size_t n = program->n_columns;
    if (n > 0 && strcmp(program->columns[n - 1].name, name) == 0)
        return &program->columns[n - 1];
    struct program_column *columns =
        room_for(mps, program->columns, n, &program->columns_room, sizeof *columns);
    if (columns == NULL)
        return NULL;
    program->columns = columns;
    columns[n] = (struct program_column){
        .name = name, .upper = INFINITY, .is_integer = mps->integers, .first = program->n_entries};
    program->n_columns++;
    mps->memory = !names_add(&program->column_names, name, (int)n);
    return mps->memory ? NULL : &columns[n];
}

static bool add_entry(struct mps *mps, char *column_name, const char *row_name, double value)
{
    struct program *program = mps->program;
    struct program_column *column = last_column(mps, column_name);
    if (column == NULL)
        return false;
    if (mps->objective != NULL && strcmp(row_name, mps->objective) == 0) {
        column->cost = value;
        return true;
    }
    int row = names_find(&program->row_names, row_name);
    if (row < 0)
        return wrong(mps, _("no such row"));
    struct program_entry *entries = room_for(mps, program->entries, program->n_entries,
                                             &program->entries_room, sizeof *entries);
    if (entries == NULL)
        return false;
    program->entries = entries;
    entries[program->n_entries++] = (struct program_entry){row, value};
    column->n++;
    return true;
}

static bool read_column(struct mps *mps)
{
    double value;
    if (mps->n_words == 3 && strcmp(mps->words[1], "'MARKER'") == 0) {
        mps->integers = strcmp(mps->words[2], "'INTORG'") == 0;
        return true;
    }
    if (mps->n_words != 3 && mps->n_words != 5)
        return wrong(mps, _("a column was expected"));
    for (size_t i = 1; i + 1 < mps->n_words; i += 2)
        if (!number_of(mps, mps->words[i + 1], &value) ||
            !add_entry(mps, mps->words[0], mps->words[i], value))
            return false;
    return true;
}

/** A side of a row, or with `range` the width of a row with two. */
static bool read_side(struct mps *mps, bool range)
{
    double value;
    if (mps->n_words != 3 || !number_of(mps, mps->words[2], &value))
        return wrong(mps, _("a side of a row was expected"));
    int index = names_find(&mps->program->row_names, mps->words[1]);
    if (index < 0)
        return wrong(mps, _("no such row"));
    struct program_row *row = &mps->program->rows[index];
    if (range && isinf(row->upper))
        row->upper = row->lower + fabs(value);
    else if (range && isinf(row->lower))
        row->lower = row->upper - fabs(value);
    else if (range)
        return wrong(mps, _("a range of a row with equal sides"));
    else {
        row->lower = isinf(row->lower) ? row->lower : value;
        row->upper = isinf(row->upper) ? row->upper : value;
    }
    return true;
}

static bool read_rhs(struct mps *mps)
{
    return read_side(mps, false);
}

static bool read_range(struct mps *mps)
{
    return read_side(mps, true);
}

static bool read_bound(struct mps *mps)
{
    static const struct {
        const char *type;
        bool valued;
    } types[] = {{"LO", true},  {"UP", true},  {"FX", true},
                 {"FR", false}, {"MI", false}, {"PL", false}};
    size_t type = 0;
    double value = 0;
    while (type < 6 && strcmp(types[type].type, mps->words[0]) != 0)
        type++;
    if (type == 6 || mps->n_words != (types[type].valued ? 4u : 3u))
        return wrong(mps, _("a bound was expected"));
    int index = names_find(&mps->program->column_names, mps->words[2]);
    if (index < 0)
        return wrong(mps, _("no such column"));
    if (types[type].valued && !number_of(mps, mps->words[3], &value))
        return false;
    struct program_column *column = &mps->program->columns[index];
    bool lower = type == 0 || type == 2, upper = type == 1 || type == 2;
    column->lower = lower ? value : (type == 3 || type == 4 ? -INFINITY : column->lower);
    column->upper = upper ? value : (type == 3 || type == 5 ? INFINITY : column->upper);
    return true;
}

typedef bool section_reader(struct mps *);

static section_reader *section_of(struct mps *mps)
{
    static const struct {
        const char *name;
        section_reader *read;
    } sections[] = {{"ROWS", read_row},
                    {"COLUMNS", read_column},
                    {"RHS", read_rhs},
                    {"RANGES", read_range},
                    {"BOUNDS", read_bound}};
    if (strcmp(mps->words[0], "COLUMNS") == 0)
        names_sort(&mps->program->row_names);
    if (strcmp(mps->words[0], "BOUNDS") == 0)
        names_sort(&mps->program->column_names);
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        if (strcmp(sections[i].name, mps->words[0]) == 0)
            return sections[i].read;
    return NULL;
}

static bool read_lines(struct mps *mps)
{
    section_reader *read = NULL;
    while (next_line(mps)) {
        if (mps->indented) {
            if (read == NULL || !read(mps))
                return read == NULL ? wrong(mps, _("a section was expected")) : false;
            continue;
        }
        if (strcmp(mps->words[0], "ENDATA") == 0)
            return true;
        read = section_of(mps);
        if (read == NULL && strcmp(mps->words[0], "NAME") != 0)
            return wrong(mps, _("a section was expected"));
    }
    return wrong(mps, _("the file ends before ENDATA"));
}

enum pb_rc program_read(const char *path, struct arena *arena, struct program *out,
                        struct pb_messages *messages)
{
    struct file_bytes bytes;
    *out = (struct program){.rows = NULL};
    enum pb_rc rc = file_read(path, MOST_BYTES, arena, &bytes, messages);
    if (rc != PB_OK)
        return rc;
    struct mps mps = {.path = path, .program = out, .messages = messages, .next = bytes.data};
    if (!read_lines(&mps))
        rc = mps.memory ? PB_MEMORY : PB_INVALID;
    names_sort(&out->row_names);
    names_sort(&out->column_names);
    if (rc != PB_OK)
        program_release(out);
    return rc;
}

/** The row or column of this name, PB_NONE with a message when there is none. */
static int index_of(struct mps *mps, const struct names *names, const char *name)
{
    int index = names_find(names, name);
    if (index < 0)
        (void)wrong(mps, _("the model has no row or column of this name"));
    return index;
}

enum pb_rc program_read_values(const char *path, const struct names *names, struct arena *arena,
                               double *values, struct pb_messages *messages)
{
    struct file_bytes bytes;
    enum pb_rc rc = file_read(path, MOST_BYTES, arena, &bytes, messages);
    if (rc != PB_OK)
        return rc;
    struct mps mps = {.path = path, .messages = messages, .next = bytes.data};
    while (next_line(&mps)) {
        double value;
        if (mps.n_words != 2 || !number_of(&mps, mps.words[1], &value))
            return PB_INVALID;
        int index = index_of(&mps, names, mps.words[0]);
        if (index < 0)
            return PB_INVALID;
        values[index] = value;
    }
    return PB_OK;
}

/** `@k`, an earlier rounding, or a row. */
static int row_of(struct mps *mps, const struct program_certificate *certificate, const char *word)
{
    long long number;
    if (word[0] != '@')
        return index_of(mps, &mps->program->row_names, word);
    if (number_parse_int(word + 1, strlen(word + 1), &number) == NUMBER_OK && number >= 1 &&
        number < (long long)certificate->n)
        return (int)((long long)mps->program->n_rows + number - 1);
    (void)wrong(mps, _("a rounding may only use earlier ones"));
    return -1;
}

/** `rounding k dual lower`, k counting on. */
static bool open_rounding(struct mps *mps, struct program_certificate *certificate)
{
    struct program_rounding *at =
        room_for(mps, certificate->roundings, certificate->n, &certificate->room, sizeof *at);
    long long number;
    double dual, lower;
    if (at == NULL)
        return false;
    certificate->roundings = at;
    if (number_parse_int(mps->words[1], strlen(mps->words[1]), &number) != NUMBER_OK ||
        number != (long long)certificate->n + 1)
        return wrong(mps, _("roundings are counted 1, 2, 3"));
    if (!number_of(mps, mps->words[2], &dual) || !number_of(mps, mps->words[3], &lower))
        return false;
    at[certificate->n++] = (struct program_rounding){.dual = dual,
                                                     .lower = lower,
                                                     .first_value = certificate->values.n,
                                                     .first_weight = certificate->weights.n,
                                                     .first_upper = certificate->uppers.n};
    return true;
}

/** Appends `index`, if there is such a row or column, with the figure in word 2 if there is one. */
static bool read_entry(struct mps *mps, int index, struct program_list *list, size_t *n_own)
{
    struct program_entry entry = {.row = index};
    struct program_entry *at = room_for(mps, list->at, list->n, &list->room, sizeof *at);
    if (at == NULL)
        return false;
    list->at = at;
    if (index < 0 || (mps->n_words > 2 && !number_of(mps, mps->words[2], &entry.value)))
        return false;
    at[list->n++] = entry;
    (*n_own)++;
    return true;
}

/** `weight row figure`, `value column figure` or `upper column` of the rounding that is open. */
static bool read_part(struct mps *mps, struct program_certificate *certificate)
{
    struct program_rounding *rounding = &certificate->roundings[certificate->n - 1];
    const struct names *columns = &mps->program->column_names;
    const char *word = mps->words[0], *name = mps->words[1];
    if (mps->n_words == 3 && strcmp(word, "weight") == 0)
        return read_entry(mps, row_of(mps, certificate, name), &certificate->weights,
                          &rounding->n_weights);
    if (mps->n_words == 3 && strcmp(word, "value") == 0)
        return read_entry(mps, index_of(mps, columns, name), &certificate->values,
                          &rounding->n_values);
    if (mps->n_words == 2 && strcmp(word, "upper") == 0)
        return read_entry(mps, index_of(mps, columns, name), &certificate->uppers,
                          &rounding->n_uppers);
    return wrong(mps, _("a dual of a row or a rounding was expected"));
}

static bool read_certificate_line(struct mps *mps, struct program_certificate *certificate)
{
    if (mps->n_words == 4 && strcmp(mps->words[0], "rounding") == 0)
        return open_rounding(mps, certificate);
    if (certificate->n > 0)
        return read_part(mps, certificate);
    if (mps->n_words != 2)
        return wrong(mps, _("a dual of a row or a rounding was expected"));
    int row = index_of(mps, &mps->program->row_names, mps->words[0]);
    return row >= 0 && number_of(mps, mps->words[1], &certificate->dual[row]);
}

enum pb_rc program_read_certificate(const char *path, struct program *program, struct arena *arena,
                                    struct program_certificate *out, struct pb_messages *messages)
{
    struct file_bytes bytes;
    *out =
        (struct program_certificate){.dual = arena_alloc(arena, program->n_rows, sizeof(double))};
    if (out->dual == NULL)
        return PB_MEMORY;
    enum pb_rc rc = file_read(path, MOST_BYTES, arena, &bytes, messages);
    if (rc != PB_OK)
        return rc;
    struct mps mps = {.path = path, .program = program, .messages = messages, .next = bytes.data};
    while (rc == PB_OK && next_line(&mps))
        if (!read_certificate_line(&mps, out))
            rc = mps.memory ? PB_MEMORY : PB_INVALID;
    if (rc != PB_OK)
        program_certificate_release(out);
    return rc;
}

void program_certificate_release(struct program_certificate *certificate)
{
    free(certificate->roundings);
    free(certificate->weights.at);
    free(certificate->uppers.at);
    free(certificate->values.at);
    *certificate = (struct program_certificate){.dual = NULL};
}
