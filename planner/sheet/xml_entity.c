/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/xml_entity.h"

#include <stdlib.h>
#include <string.h>

enum { ENTITY_MAX = 10, LAST_CHARACTER = 0x10FFFF };

/** Writes `code` as UTF-8 to `out` and gives the number of bytes, 0 when it is no character. */
static size_t put_character(char *out, unsigned long code)
{
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
    if (surrogate || control || code > LAST_CHARACTER)
        return 0;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[more] | code >> (6 * more));
    for (size_t i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (code >> (6 * (more - i)) & 0x3F));
    return more + 1;
}

static size_t put_number(char *out, const char *digits)
{
    int base = *digits == 'x' ? 16 : 10;
    digits += base == 16;
    char *end;
    size_t allowed = strspn(digits, base == 16 ? "0123456789abcdefABCDEF" : "0123456789");
    unsigned long code = strtoul(digits, &end, base);
    return allowed > 0 && digits[allowed] == '\0' ? put_character(out, code) : 0;
}

/** Writes what the entity called `name` stands for; gives the bytes, 0 when it is unknown. */
static size_t put_entity(char *out, const char *name)
{
    static const struct {
        const char *name;
        char character;
    } known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    if (name[0] == '#')
        return put_number(out, name + 1);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(name, known[i].name) == 0) {
            out[0] = known[i].character;
            return 1;
        }
    return 0;
}

bool xml_decode(char *text, size_t length, size_t *decoded)
{
    char *out = memchr(text, '&', length);
    const char *at = out, *end = text + length;
    if (out == NULL) {
        out = text + length;
        at = end;
    }
    while (at < end) {
        if (*at != '&') {
            *out++ = *at++;
            continue;
        }
        char name[ENTITY_MAX + 1] = "";
        const char *semicolon = memchr(at, ';', (size_t)(end - at));
        size_t bytes = semicolon != NULL ? (size_t)(semicolon - at - 1) : 0;
        if (bytes == 0 || bytes > ENTITY_MAX)
            return false;
        memcpy(name, at + 1, bytes);
        size_t put = put_entity(out, name);
        if (put == 0)
            return false;
        out += put;
        at = semicolon + 1;
    }
    *out = '\0';
    if (decoded != NULL)
        *decoded = (size_t)(out - text);
    return true;
}
