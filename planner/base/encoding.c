/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/encoding.h"

#include <iconv.h>
#include <string.h>

#include <utf8proc.h>

/* UTF-8 bytes that one byte of any of the other encodings can become. */
enum { GROWTH = 2, MARK_BYTES = 3 };

static bool has_utf8_mark(const char *bytes, size_t length)
{
    return length >= MARK_BYTES && memcmp(bytes, "\xef\xbb\xbf", MARK_BYTES) == 0;
}

bool encoding_is_utf8(const char *bytes, size_t length)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)bytes;
    const utf8proc_uint8_t *end = at + length;
    while (at < end) {
        utf8proc_int32_t code;
        utf8proc_ssize_t used = utf8proc_iterate(at, end - at, &code);
        if (used <= 0)
            return false;
        at += used;
    }
    return true;
}

/* Names of iconv, by encoding. */
static const char *const iconv_names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", ""};

/* From one encoding to another. */
struct conversion {
    const char *from, *to;
};

/* Converts with iconv into `out` (`room` bytes); returns the bytes written or -1. */
static ptrdiff_t convert(struct conversion way, struct file_bytes in, char *out, size_t room)
{
    iconv_t converter = iconv_open(way.to, way.from);
    if (converter == (iconv_t)-1)
        return -1;
    char *source = in.data;
    size_t left = in.length;
    char *target = out;
    size_t failed = iconv(converter, &source, &left, &target, &room);
    iconv_close(converter);
    return failed == (size_t)-1 || left > 0 ? -1 : target - out;
}

static bool is_gb18030(const char *bytes, size_t length)
{
    char chunk[4096];
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1)
        return false;
    char *source = (char *)bytes;
    size_t left = length;
    bool ok = true;
    while (ok && left > 0) {
        size_t before = left;
        char *target = chunk;
        size_t room = sizeof chunk;
        size_t failed = iconv(converter, &source, &left, &target, &room);
        ok = failed != (size_t)-1 || (target > chunk && left < before);
    }
    iconv_close(converter);
    return ok;
}

enum encoding encoding_guess(const char *bytes, size_t length)
{
    if (length >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0)
        return ENCODING_UTF16LE;
    if (length >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0)
        return ENCODING_UTF16BE;
    if (encoding_is_utf8(bytes, length))
        return ENCODING_UTF8;
    return is_gb18030(bytes, length) ? ENCODING_GBK : ENCODING_UNKNOWN;
}

const char *encoding_name(enum encoding encoding)
{
    static const char *const names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "GBK", "unknown"};
    return names[encoding];
}

bool encoding_decode(struct file_bytes in, enum encoding encoding, struct arena *arena,
                     struct file_bytes *out)
{
    *out = (struct file_bytes){0};
    if (encoding == ENCODING_UTF8 || encoding == ENCODING_UNKNOWN) {
        size_t mark = has_utf8_mark(in.data, in.length) ? MARK_BYTES : 0;
        if (!encoding_is_utf8(in.data, in.length))
            return false;
        out->data = arena_strndup(arena, in.data + mark, in.length - mark);
        out->length = in.length - mark;
        return out->data != NULL;
    }
    size_t mark = encoding == ENCODING_GBK ? 0 : 2;
    struct file_bytes body = {in.data + mark, in.length - mark};
    size_t room = body.length * GROWTH;
    out->data = arena_alloc(arena, room + 1, 1);
    struct conversion way = {.from = iconv_names[encoding], .to = "UTF-8"};
    ptrdiff_t length = out->data ? convert(way, body, out->data, room) : -1;
    if (length < 0)
        return false;
    out->length = (size_t)length;
    out->data[length] = '\0';
    return true;
}

bool encoding_encode(struct file_bytes in, enum encoding encoding, bool marked, struct arena *arena,
                     struct file_bytes *out)
{
    static const char *const marks[] = {"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "", ""};
    bool wide = encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE;
    const char *mark = wide || marked ? marks[encoding] : "";
    size_t mark_bytes = strlen(mark), room = in.length * 2 * GROWTH;
    ptrdiff_t length = -1;
    out->data = arena_alloc(arena, mark_bytes + room + 1, 1);
    if (out->data != NULL) {
        struct conversion way = {.from = "UTF-8", .to = iconv_names[encoding]};
        memcpy(out->data, mark, mark_bytes);
        length = convert(way, in, out->data + mark_bytes, room);
    }
    out->length = length < 0 ? 0 : mark_bytes + (size_t)length;
    return length >= 0;
}
