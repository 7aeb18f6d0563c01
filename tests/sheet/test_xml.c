/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/text.h"
#include "planner/sheet/xml.h"

/** A document handed out in pieces of `piece` bytes. */
struct document {
    const char *bytes;
    size_t length, piece;
    bool fails; /**< reading fails at the end */
};

static long read_piece(void *context, char *buffer, size_t length)
{
    struct document *document = context;
    size_t n = document->piece < length ? document->piece : length;
    n = n < document->length ? n : document->length;
    if (n == 0)
        return document->fails ? -1 : 0;
    memcpy(buffer, document->bytes, n);
    document->bytes += n;
    document->length -= n;
    return (long)n;
}

/** The events of `bytes` as text: <name a=b>text</name>, ! at a break, . at the end. */
static void scan(const char *bytes, size_t piece, struct text *out)
{
    struct document document = {.bytes = bytes, .length = strlen(bytes), .piece = piece};
    struct xml xml;
    enum xml_event event;
    text_clear(out);
    xml_init(&xml, (struct xml_source){read_piece, &document});
    while ((event = xml_next(&xml)) > XML_FINISHED) {
        if (event == XML_TEXT)
            text_append(out, xml.text);
        if (event == XML_END)
            text_printf(out, "</%s>", xml.name);
        if (event != XML_START)
            continue;
        text_printf(out, "<%s", xml.name);
        for (size_t i = 0; i < xml.n_attributes; i++)
            text_printf(out, " %s=%s", xml.attributes[i].name, xml.attributes[i].value);
        text_append(out, ">");
    }
    text_append(out, event == XML_BROKEN ? "!" : ".");
    xml_release(&xml);
}

static void assert_scan(const char *bytes, const char *expected)
{
    struct text out = {0};
    for (size_t piece = 1; piece < 9; piece += 3) {
        scan(bytes, piece, &out);
        assert_string_equal(text_string(&out), expected);
    }
    text_release(&out);
}

static void test_documents(void **state)
{
    (void)state;
    assert_scan("<?xml version=\"1.0\"?><a><b/></a>", "<a><b></b></a>.");
    assert_scan("<x:a r:id='1' b = \"2>\">t</x:a>\n", "<a r:id=1 b=2>>t</a>\n.");
    assert_scan("<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x4E2D;</a>", "<a><&>\"'A中</a>.");
    assert_scan("<a><!-- <b> --><![CDATA[<&]]></a>", "<a><&</a>.");
    assert_scan("<a v='&#x1F600;&amp;amp;'/>", "<a v=😀&amp;></a>.");
}

static void test_refused(void **state)
{
    static const char *const documents[] = {"",
                                            "text only",
                                            "<a>",
                                            "<a></a></a>",
                                            "<a/><b/>",
                                            "<a b></a>",
                                            "<a b=1/>",
                                            "<a b='1></a>",
                                            "<a>&x;</a>",
                                            "<a>&#0;</a>",
                                            "<a>&#xD800;</a>",
                                            "<a>&</a>",
                                            "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
                                            "<a><!-- </a>",
                                            "<",
                                            "<a>&#99999999999;</a>"};
    struct text out = {0};
    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
        scan(documents[i], 4, &out);
        assert_int_equal(text_string(&out)[out.length - 1], '!');
    }
    text_release(&out);
}

static void test_limits(void **state)
{
    struct text deep = {0}, out = {0};
    (void)state;
    for (int i = 0; i < 65; i++)
        text_append(&deep, "<a>");
    scan(text_string(&deep), 1000, &out);
    assert_int_equal(text_string(&out)[out.length - 1], '!');
    text_clear(&deep);
    text_append(&deep, "<a>");
    text_append_repeat(&deep, 'x', 3 << 20);
    text_append(&deep, "</a>");
    scan(text_string(&deep), 1000, &out);
    assert_string_equal(text_string(&out), "<a>!");
    text_release(&deep);
    text_release(&out);
}

static void test_failing_source(void **state)
{
    struct document document = {.bytes = "<a>", .length = 3, .piece = 3, .fails = true};
    struct xml xml;
    (void)state;
    xml_init(&xml, (struct xml_source){read_piece, &document});
    assert_int_equal(xml_next(&xml), XML_START);
    assert_int_equal(xml.from, 0);
    assert_int_equal(xml.to, 3);
    assert_int_equal(xml_next(&xml), XML_BROKEN);
    assert_null(xml.problem);
    xml_release(&xml);

    /* a checksum is compared at the very end, behind a document that looks whole */
    document = (struct document){.bytes = "<a></a>", .length = 7, .piece = 7, .fails = true};
    xml_init(&xml, (struct xml_source){read_piece, &document});
    assert_int_equal(xml_next(&xml), XML_START);
    assert_int_equal(xml_next(&xml), XML_END);
    assert_int_equal(xml_next(&xml), XML_BROKEN);
    assert_null(xml.problem);
    xml_release(&xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_failing_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
