/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/sheet/xml.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/sheet/xml_entity.h"

enum { TOKEN_MAX = 1 << 20, FIRST_BUFFER = 1 << 16, DEPTH_MAX = 64 };

void xml_init(struct xml *xml, struct xml_source source)
{
    *xml = (struct xml){.source = source, .text = ""};
}

void xml_release(struct xml *xml)
{
    free(xml->buffer);
    *xml = (struct xml){.text = ""};
}

static enum xml_event broken(struct xml *xml, const char *problem)
{
    xml->problem = problem;
    return XML_BROKEN;
}

/** Makes room for at least one byte more behind `end`. */
static bool make_room(struct xml *xml)
{
    if (xml->start > 0) {
        memmove(xml->buffer, xml->buffer + xml->start, xml->end - xml->start);
        xml->offset += xml->start;
        xml->end -= xml->start;
        xml->start = 0;
    }
    if (xml->end + 1 < xml->capacity)
        return true;
    size_t wanted = xml->capacity == 0 ? FIRST_BUFFER : xml->capacity * 2;
    char *grown = wanted > 2 * (size_t)TOKEN_MAX ? NULL : realloc(xml->buffer, wanted);
    if (grown == NULL)
        return false;
    xml->buffer = grown;
    xml->capacity = wanted;
    return true;
}

/** Reads more bytes. False at the end, on failure and when the buffer may not grow: then `problem`
 * or `source_ended` say which. */
static bool fill(struct xml *xml)
{
    if (xml->source_ended)
        return false;
    if (!make_room(xml)) {
        xml->problem = N_("a tag or a text is too long");
        return false;
    }
    long got =
        xml->source.read(xml->source.context, xml->buffer + xml->end, xml->capacity - xml->end - 1);
    if (got > 0) {
        xml->end += (size_t)got;
        return true;
    }
    xml->source_ended = true;
    xml->source_failed = got < 0;
    if (xml->source_failed)
        xml->problem = NULL;
    return false;
}

/** Whether at least `n` bytes are unread, after reading more if need be. */
static bool have(struct xml *xml, size_t n)
{
    while (xml->end - xml->start < n)
        if (!fill(xml))
            return false;
    return true;
}

/** Length from `start` up to and with the string `mark`, or 0 when it does not come. */
static size_t find(struct xml *xml, const char *mark)
{
    size_t length = strlen(mark), looked = 0;
    for (;;) {
        const char *at = xml->buffer + xml->start;
        size_t unread = xml->end - xml->start;
        const char *hit =
            unread >= looked + length ? memmem(at + looked, unread - looked, mark, length) : NULL;
        if (hit != NULL)
            return (size_t)(hit - at) + length;
        looked = unread >= length ? unread - length + 1 : 0;
        if (!fill(xml))
            return 0;
    }
}

/** Length of the tag at `start` with its `>`, quotes respected; 0 when it does not end. */
static size_t find_tag_end(struct xml *xml)
{
    char quote = '\0';
    for (size_t i = 1;; i++) {
        if (!have(xml, i + 1))
            return 0;
        char c = xml->buffer[xml->start + i];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *without_prefix(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

/** Reads `name="value"` at `at`, which ends at `end`; gives the place behind it, NULL when wrong.
 */
static char *read_attribute(struct xml *xml, char *at, char *end)
{
    char *name = at;
    while (at < end && *at != '=' && !is_blank(*at))
        at++;
    char *name_end = at;
    while (at < end && is_blank(*at))
        at++;
    if (at >= end || *at != '=' || name_end == name || xml->n_attributes == XML_ATTRIBUTES)
        return NULL;
    at++;
    while (at < end && is_blank(*at))
        at++;
    char *close = at < end && (*at == '"' || *at == '\'')
                      ? memchr(at + 1, *at, (size_t)(end - at - 1))
                      : NULL;
    if (close == NULL)
        return NULL;
    *name_end = '\0';
    *close = '\0';
    if (!xml_decode(at + 1, (size_t)(close - at - 1), NULL))
        return NULL;
    xml->attributes[xml->n_attributes++] = (struct xml_attribute){name, at + 1};
    return close + 1;
}

/** The start tag of `length` bytes at `start`. */
static enum xml_event read_start(struct xml *xml, size_t length)
{
    char *at = xml->buffer + xml->start + 1, *end = xml->buffer + xml->start + length - 1;
    xml->empty = end > at && end[-1] == '/';
    end -= xml->empty;
    char *name = at;
    while (at < end && !is_blank(*at))
        at++;
    bool more = at < end;
    if (at == name || ++xml->depth > DEPTH_MAX || (xml->any && xml->depth == 1))
        return broken(xml, N_("the tags do not fit together"));
    *at = '\0';
    at += more;
    for (;;) {
        while (at < end && is_blank(*at))
            at++;
        if (at >= end)
            break;
        at = read_attribute(xml, at, end);
        if (at == NULL)
            return broken(xml, N_("an attribute cannot be read"));
    }
    xml->any = true;
    xml->name = without_prefix(name);
    xml->close_next = xml->empty;
    return XML_START;
}

static enum xml_event read_end(struct xml *xml, size_t length)
{
    char *at = xml->buffer + xml->start + 2, *end = xml->buffer + xml->start + length - 1;
    while (end > at && is_blank(end[-1]))
        end--;
    if (xml->depth == 0 || end == at)
        return broken(xml, N_("the tags do not fit together"));
    *end = '\0';
    xml->depth--;
    xml->name = without_prefix(at);
    return XML_END;
}

/** Marks the `length` bytes at `start` as read; they stay in the buffer until the next call. */
static void take(struct xml *xml, size_t length)
{
    xml->from = xml->offset + xml->start;
    xml->to = xml->from + length;
    xml->start += length;
}

static enum xml_event read_text(struct xml *xml)
{
    size_t length = 0;
    for (;;) {
        const char *at = xml->buffer + xml->start;
        size_t unread = xml->end - xml->start;
        const char *tag = memchr(at + length, '<', unread - length);
        if (tag != NULL) {
            length = (size_t)(tag - at);
            break;
        }
        length = unread;
        if (!fill(xml))
            break;
    }
    if (xml->problem != NULL || (xml->source_ended && xml->depth > 0))
        return broken(xml, xml->problem);
    char *text = xml->buffer + xml->start;
    take(xml, length);
    xml->kept = xml->buffer[xml->start];
    xml->has_kept = true;
    text[length] = '\0';
    if (!xml_decode(text, length, &xml->text_length))
        return broken(xml, N_("a text holds something that is no XML"));
    xml->text = text;
    return XML_TEXT;
}

/** Passes over a comment or an instruction; hands out the text of a CDATA section. */
static enum xml_event read_marked(struct xml *xml)
{
    static const struct {
        const char *open, *close;
    } kinds[] = {{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}};
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        size_t open = strlen(kinds[k].open), close = strlen(kinds[k].close);
        if (!have(xml, open) || memcmp(xml->buffer + xml->start, kinds[k].open, open) != 0)
            continue;
        size_t length = find(xml, kinds[k].close);
        if (length < open + close)
            return broken(xml, N_("it ends in the middle"));
        char *text = xml->buffer + xml->start + open;
        take(xml, length);
        if (kinds[k].open[2] != '[')
            return xml_next(xml);
        xml->text_length = length - open - close;
        text[xml->text_length] = '\0';
        xml->text = text;
        return XML_TEXT;
    }
    return broken(xml, N_("it has a document type, which no spreadsheet writes"));
}

static enum xml_event read_tag(struct xml *xml)
{
    if (!have(xml, 2))
        return broken(xml, N_("it ends in the middle"));
    char second = xml->buffer[xml->start + 1];
    if (second == '!' || second == '?')
        return read_marked(xml);
    size_t length = find_tag_end(xml);
    if (length == 0)
        return broken(xml, xml->problem != NULL ? xml->problem : N_("it ends in the middle"));
    enum xml_event event = second == '/' ? read_end(xml, length) : read_start(xml, length);
    take(xml, length);
    return event;
}

enum xml_event xml_next(struct xml *xml)
{
    xml->text = "";
    xml->text_length = 0;
    xml->n_attributes = 0;
    if (xml->has_kept)
        xml->buffer[xml->start] = xml->kept;
    xml->has_kept = false;
    if (xml->close_next) {
        xml->close_next = false;
        xml->depth--;
        return XML_END;
    }
    if (!have(xml, 1)) {
        bool whole = xml->any && xml->depth == 0 && xml->source_ended && !xml->source_failed &&
                     xml->problem == NULL;
        return whole ? XML_FINISHED : broken(xml, xml->problem);
    }
    return xml->buffer[xml->start] == '<' ? read_tag(xml) : read_text(xml);
}

const char *xml_attribute(const struct xml *xml, const char *name)
{
    for (size_t i = 0; i < xml->n_attributes; i++)
        if (strcmp(xml->attributes[i].name, name) == 0)
            return xml->attributes[i].value;
    return NULL;
}

const char *xml_prefixed(const struct xml *xml, const char *name)
{
    for (size_t i = 0; i < xml->n_attributes; i++) {
        const char *colon = strchr(xml->attributes[i].name, ':');
        if (colon != NULL && strcmp(colon + 1, name) == 0)
            return xml->attributes[i].value;
    }
    return NULL;
}

enum xml_event xml_skip(struct xml *xml)
{
    size_t depth = xml->depth;
    enum xml_event event;
    do
        event = xml_next(xml);
    while (event > XML_FINISHED && !(event == XML_END && xml->depth == depth - 1));
    return event;
}
