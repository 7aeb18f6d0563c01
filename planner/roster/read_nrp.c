/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <string.h>

#include "planner/base/file.h"
#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/roster/nrp.h"

enum { MOST_BYTES = 64 << 20, MOST_FIELDS = 512, MOST_DAYS = 500, MOST_WEIGHT = 1000000 };

enum section { NONE, HORIZON, SHIFTS, STAFF, DAYS_OFF, WANTED, UNWANTED, COVER, N_SECTIONS };

static const char *const SECTION_NAMES[N_SECTIONS] = {
    [HORIZON] = "SECTION_HORIZON",
    [SHIFTS] = "SECTION_SHIFTS",
    [STAFF] = "SECTION_STAFF",
    [DAYS_OFF] = "SECTION_DAYS_OFF",
    [WANTED] = "SECTION_SHIFT_ON_REQUESTS",
    [UNWANTED] = "SECTION_SHIFT_OFF_REQUESTS",
    [COVER] = "SECTION_COVER",
};

/* A piece of a line. */
struct piece {
    const char *at;
    size_t length;
};

struct reader {
    struct nrp_instance *out;
    struct pb_messages *messages;
    const char *path;
    const char *line_start;
    int line;
    enum section section;
    int pass; /* 0 counts the entries, 1 reads them */
    size_t seen[N_SECTIONS];
    bool failed;
    struct piece field[MOST_FIELDS];
    size_t n_fields;
};

static void complain(struct reader *reader, const struct piece *piece, const char *text)
{
    struct pb_place place = {.file = reader->path,
                             .line = reader->line,
                             .column = piece ? (int)(piece->at - reader->line_start) + 1 : 0,
                             .width = piece ? (int)piece->length : 0,
                             .source_line = reader->line_start};
    reader->failed = true;
    pb_error(reader->messages, &place, "nrp_syntax", "%s", text);
}

static struct piece trim(struct piece piece)
{
    while (piece.length > 0 && strchr(" \t\r", piece.at[0])) {
        piece.at++;
        piece.length--;
    }
    while (piece.length > 0 && strchr(" \t\r", piece.at[piece.length - 1])) {
        piece.length--;
    }
    return piece;
}

static size_t split(struct piece whole, char mark, struct piece *out, size_t room)
{
    size_t n = 0;
    const char *at = whole.at, *end = whole.at + whole.length;
    while (n < room) {
        const char *stop = memchr(at, mark, (size_t)(end - at));
        stop = stop ? stop : end;
        out[n++] = trim((struct piece){at, (size_t)(stop - at)});
        if (stop == end) {
            break;
        }
        at = stop + 1;
    }
    return n;
}

static int read_int(struct reader *reader, struct piece piece, int most)
{
    long long value = 0;
    if (number_parse_int(piece.at, piece.length, &value) != NUMBER_OK || value < 0 ||
        value > most) {
        complain(reader, &piece, _("a whole number of this range is needed here"));
        return 0;
    }
    return (int)value;
}

static bool is_id(struct piece piece, const char *id)
{
    return strlen(id) == piece.length && memcmp(id, piece.at, piece.length) == 0;
}

static int find_shift(struct reader *reader, struct piece piece)
{
    for (int s = 0; s < reader->out->n_shifts; s++) {
        const char *id = reader->out->shifts[s].id;
        if (id && is_id(piece, id)) {
            return s;
        }
    }
    complain(reader, &piece, _("no shift has this id"));
    return 0;
}

static int find_person(struct reader *reader, struct piece piece)
{
    for (int p = 0; p < reader->out->n_people; p++) {
        const char *id = reader->out->people[p].id;
        if (id && is_id(piece, id)) {
            return p;
        }
    }
    complain(reader, &piece, _("no employee has this id"));
    return 0;
}

static char *keep(struct reader *reader, struct piece piece)
{
    return arena_strndup(&reader->out->arena, piece.at, piece.length);
}

static bool needs(struct reader *reader, size_t least)
{
    if (reader->n_fields < least) {
        complain(reader, NULL, _("this line has too few fields"));
        return false;
    }
    return true;
}

static void read_shift(struct reader *reader, size_t i)
{
    struct nrp_shift *shift = &reader->out->shifts[i];
    shift->id = keep(reader, reader->field[0]);
    shift->minutes = needs(reader, 2) ? read_int(reader, reader->field[1], 10000) : 0;
}

/* Successions name shifts that may come later in the file, so they are read in a last pass. */
static void read_successions(struct reader *reader, size_t i)
{
    struct nrp_shift *shift = &reader->out->shifts[i];
    if (reader->n_fields < 3 || reader->field[2].length == 0) {
        return;
    }
    struct piece list[MOST_FIELDS];
    size_t n = split(reader->field[2], '|', list, MOST_FIELDS);
    for (size_t k = 0; k < n; k++) {
        if (list[k].length > 0) {
            shift->not_before[find_shift(reader, list[k])] = true;
        }
    }
}

static void read_person(struct reader *reader, size_t i)
{
    struct nrp_person *person = &reader->out->people[i];
    if (!needs(reader, 8)) {
        return;
    }
    const struct piece *field = reader->field;
    person->id = keep(reader, field[0]);
    struct piece list[MOST_FIELDS];
    size_t n = split(field[1], '|', list, MOST_FIELDS);
    for (size_t k = 0; k < n; k++) {
        struct piece pair[2];
        if (list[k].length == 0) {
            continue;
        }
        if (split(list[k], '=', pair, 2) != 2) {
            complain(reader, &list[k], _("a limit is written as shift=number"));
            continue;
        }
        person->most[find_shift(reader, pair[0])] = read_int(reader, pair[1], INT32_MAX);
    }
    person->max_minutes = read_int(reader, field[2], INT32_MAX);
    person->min_minutes = read_int(reader, field[3], INT32_MAX);
    person->max_in_row = read_int(reader, field[4], INT32_MAX);
    person->min_in_row = read_int(reader, field[5], INT32_MAX);
    person->min_off_in_row = read_int(reader, field[6], INT32_MAX);
    person->max_weekends = read_int(reader, field[7], INT32_MAX);
}

static int read_day(struct reader *reader, struct piece piece)
{
    int most = reader->out->n_days > 0 ? reader->out->n_days - 1 : 0;
    return read_int(reader, piece, most);
}

static void read_days_off(struct reader *reader)
{
    int person = find_person(reader, reader->field[0]);
    for (size_t i = 1; i < reader->n_fields; i++) {
        int day = read_day(reader, reader->field[i]);
        if (!reader->failed) {
            reader->out->people[person].is_off[day] = true;
        }
    }
}

static void read_request(struct reader *reader, struct nrp_request *request, bool wants)
{
    if (needs(reader, 4)) {
        *request = (struct nrp_request){.person = find_person(reader, reader->field[0]),
                                        .day = read_day(reader, reader->field[1]),
                                        .shift = find_shift(reader, reader->field[2]),
                                        .wants = wants,
                                        .weight = read_int(reader, reader->field[3], MOST_WEIGHT)};
    }
}

static void read_cover(struct reader *reader, struct nrp_cover *cover)
{
    if (needs(reader, 5)) {
        *cover = (struct nrp_cover){.day = read_day(reader, reader->field[0]),
                                    .shift = find_shift(reader, reader->field[1]),
                                    .need = read_int(reader, reader->field[2], 100000),
                                    .under = read_int(reader, reader->field[3], MOST_WEIGHT),
                                    .over = read_int(reader, reader->field[4], MOST_WEIGHT)};
    }
}

/* Passes: 0 counts, 1 reads horizon and shifts, 2 successions and staff, 3 the rest. */
static void read_entry(struct reader *reader)
{
    struct nrp_instance *out = reader->out;
    size_t i = reader->seen[reader->section]++;
    int pass = reader->pass;
    if (reader->section == HORIZON && pass == 0) {
        out->n_days = read_int(reader, reader->field[0], MOST_DAYS);
    } else if (reader->section == SHIFTS && pass == 1) {
        read_shift(reader, i);
    } else if (reader->section == SHIFTS && pass == 2) {
        read_successions(reader, i);
    } else if (reader->section == STAFF && pass == 2) {
        read_person(reader, i);
    } else if (reader->section == DAYS_OFF && pass == 3) {
        read_days_off(reader);
    } else if (reader->section == WANTED && pass == 3) {
        read_request(reader, &out->requests[out->n_requests++], true);
    } else if (reader->section == UNWANTED && pass == 3) {
        read_request(reader, &out->requests[out->n_requests++], false);
    } else if (reader->section == COVER && pass == 3) {
        read_cover(reader, &out->cover[out->n_cover++]);
    } else if (reader->section == NONE) {
        complain(reader, &reader->field[0], _("a line before the first section"));
    }
}

static void read_line(struct reader *reader, struct piece line)
{
    line = trim(line);
    if (line.length == 0 || line.at[0] == '#') {
        return;
    }
    if (line.length > 8 && memcmp(line.at, "SECTION_", 8) == 0) {
        for (int s = HORIZON; s < N_SECTIONS; s++) {
            if (is_id(line, SECTION_NAMES[s])) {
                reader->section = (enum section)s;
                return;
            }
        }
        complain(reader, &line, _("unknown section"));
        return;
    }
    reader->n_fields = split(line, ',', reader->field, MOST_FIELDS);
    read_entry(reader);
}

static void read_pass(struct reader *reader, const struct file_bytes *file, int pass)
{
    reader->pass = pass;
    reader->line = 0;
    reader->section = NONE;
    memset(reader->seen, 0, sizeof reader->seen);
    const char *at = file->data, *end = file->data + file->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        reader->line++;
        reader->line_start = at;
        read_line(reader, (struct piece){at, (size_t)(stop - at)});
        at = stop + 1;
    }
}

/* Makes room for what pass 0 counted. */
static bool reserve(struct reader *reader)
{
    struct nrp_instance *out = reader->out;
    const size_t *seen = reader->seen;
    out->n_shifts = (int)seen[SHIFTS];
    out->n_people = (int)seen[STAFF];
    size_t n_shifts = seen[SHIFTS], n_requests = seen[WANTED] + seen[UNWANTED];
    out->shifts = arena_alloc(&out->arena, n_shifts, sizeof *out->shifts);
    out->people = arena_alloc(&out->arena, seen[STAFF], sizeof *out->people);
    out->requests = arena_alloc(&out->arena, n_requests, sizeof *out->requests);
    out->cover = arena_alloc(&out->arena, seen[COVER], sizeof *out->cover);
    for (size_t s = 0; s < n_shifts && !out->arena.failed; s++) {
        out->shifts[s].not_before = arena_alloc(&out->arena, n_shifts, sizeof(bool));
    }
    for (size_t p = 0; p < seen[STAFF] && !out->arena.failed; p++) {
        out->people[p].most = arena_alloc(&out->arena, n_shifts, sizeof(int));
        out->people[p].is_off = arena_alloc(&out->arena, (size_t)out->n_days, sizeof(bool));
        for (size_t s = 0; s < n_shifts && !out->arena.failed; s++) {
            out->people[p].most[s] = INT32_MAX;
        }
    }
    return !out->arena.failed;
}

enum pb_rc nrp_read(const char *path, struct nrp_instance *out, struct pb_messages *messages)
{
    *out = (struct nrp_instance){0};
    struct arena text = {0};
    struct file_bytes file;
    enum pb_rc rc = file_read(path, MOST_BYTES, &text, &file, messages);
    struct reader reader = {.out = out, .messages = messages, .path = path};
    if (rc == PB_OK) {
        read_pass(&reader, &file, 0);
        if (!reader.failed && (out->n_days < 1 || reader.seen[SHIFTS] == 0)) {
            complain(&reader, NULL, _("the file has no horizon or no shifts"));
        }
        bool has_room = !reader.failed && reserve(&reader);
        for (int pass = 1; pass <= 3 && has_room && !reader.failed; pass++) {
            read_pass(&reader, &file, pass);
        }
        rc = reader.failed ? PB_INVALID : !has_room || out->arena.failed ? PB_MEMORY : PB_OK;
    }
    arena_release(&text);
    if (rc != PB_OK) {
        nrp_release(out);
    }
    return rc;
}

void nrp_release(struct nrp_instance *instance)
{
    arena_release(&instance->arena);
    *instance = (struct nrp_instance){0};
}
