/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/source.h"

#include <string.h>

#include "planner/base/gettext.h"

/* Bytes of the UTF-8 character at `at`, 0 when it is none (overlong, surrogate, cut off). */
static size_t character(const unsigned char *at, size_t left)
{
    static const unsigned char low[] = {0xA0, 0x80, 0x90, 0x80};
    static const unsigned char high[] = {0xBF, 0x9F, 0xBF, 0x8F};
    unsigned char first = at[0];
    if (first < 0x80)
        return 1;
    size_t size = first >= 0xC2 && first <= 0xDF ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || left < size)
        return 0;
    unsigned char from = 0x80;
    unsigned char to = 0xBF;
    if (first == 0xE0 || first == 0xED || first == 0xF0 || first == 0xF4) {
        size_t row = first == 0xE0 ? 0 : first == 0xED ? 1 : first == 0xF0 ? 2 : 3;
        from = low[row];
        to = high[row];
    }
    if (at[1] < from || at[1] > to)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

/* Whether every byte over 0x7F from `at` on is half of a GBK character. */
static bool looks_like_gbk(const unsigned char *at, size_t left)
{
    for (size_t i = 0; i < left; i++) {
        if (at[i] < 0x80)
            continue;
        if (at[i] == 0x80 || at[i] == 0xFF || i + 1 == left)
            return false;
        i++;
        if (at[i] < 0x40 || at[i] == 0x7F || at[i] == 0xFF)
            return false;
    }
    return true;
}

static bool complain(const struct source *source, size_t at, const char *code, const char *text,
                     const char *hint, struct pb_messages *msgs)
{
    struct mark mark = source_mark(source, at);
    struct pb_place place = source_place(&mark, 1, NULL);
    pb_error(msgs, &place, code, "%s", text);
    if (hint)
        pb_hint(msgs, "%s", hint);
    return false;
}

static bool is_utf16(const struct source *source)
{
    const unsigned char *text = (const unsigned char *)source->text;
    if (source->length < 2)
        return false;
    if ((text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF))
        return true;
    /* Without a mark: every other byte of ASCII text is 0. */
    return source->length >= 4 && (text[0] == 0) != (text[1] == 0) &&
           (text[0] == 0) == (text[2] == 0) && (text[1] == 0) == (text[3] == 0);
}

static bool complain_encoding(const struct source *source, size_t at, struct pb_messages *msgs)
{
    if (looks_like_gbk((const unsigned char *)source->text, source->length))
        return complain(source, at, "encoding_gbk", _("the file is not UTF-8 but looks like GBK"),
                        _("convert it: iconv -f GBK -t UTF-8 OLD > NEW, or save it as UTF-8"),
                        msgs);
    return complain(source, at, "encoding", _("the file is not UTF-8"),
                    _("save it as UTF-8 in your editor"), msgs);
}

bool source_check_encoding(const struct source *source, struct pb_messages *msgs)
{
    const unsigned char *text = (const unsigned char *)source->text;
    if (is_utf16(source)) {
        struct pb_place place = {.file = source->name};
        pb_error(msgs, &place, "encoding_utf16", _("the file is UTF-16"));
        pb_hint(msgs, _("save it as UTF-8 (in Windows Notepad: Save as, Encoding)"));
        return false;
    }
    for (size_t i = 0; i < source->length;) {
        size_t size = character(text + i, source->length - i);
        if (size == 0)
            return complain_encoding(source, i, msgs);
        if (text[i] == 0)
            return complain(source, i, "nul", _("a NUL character"),
                            _("remove it; the file may be damaged"), msgs);
        bool control = (text[i] < 0x20 && !strchr("\t\n\r", text[i])) || text[i] == 0x7F;
        if (control)
            return complain(source, i, "control_character", _("an invisible control character"),
                            _("remove it"), msgs);
        i += size;
    }
    return true;
}
