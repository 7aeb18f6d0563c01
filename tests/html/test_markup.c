/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <string.h>

#include "planner/export/html/markup.h"

/** Checks what `m` has written, and empties it. */
static void expect(struct markup *m, const char *html)
{
    assert_false(m->out->failed);
    assert_int_equal(m->depth, 0);
    assert_string_equal(text_string(m->out), html);
    text_release(m->out);
}

static void escapes_text_and_attributes(void **state)
{
    (void)state;
    struct text out = {0};
    struct markup m = {.out = &out};
    markup_open_class(&m, "td", "n");
    markup_attr(&m, "title", "\"><img src=x onerror='alert(1)'>");
    markup_text(&m, "</script><b>&amp;");
    markup_close(&m);
    expect(&m, "<td class=\"n\" title=\"&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;\">"
               "&lt;/script&gt;&lt;b&gt;&amp;amp;</td>");
}

static void shows_control_characters(void **state)
{
    (void)state;
    struct text out = {0};
    struct markup m = {.out = &out};
    markup_element(&m, "b", NULL, "a\x1b[31m\xff\xe2\x80\xae班");
    expect(&m, "<b>a\\x1B[31m\\xFF\\xE2\\x80\\xAE班</b>");
}

static void closes_each_kind_of_element(void **state)
{
    (void)state;
    struct text out = {0};
    struct markup m = {.out = &out};
    markup_open(&m, "p");
    markup_open(&m, "br");
    markup_close(&m);
    markup_open(&m, "svg");
    markup_open(&m, "rect");
    markup_attr_number(&m, "x", 12.3456, 1);
    markup_attr_int(&m, "y", -3);
    markup_close(&m);
    markup_open(&m, "rect");
    markup_element(&m, "title", NULL, "a");
    markup_close(&m);
    markup_close(&m);
    markup_element(&m, "i", "x", "");
    markup_close(&m);
    expect(&m, "<p><br><svg><rect x=\"12.3\" y=\"-3\"/><rect><title>a</title></rect></svg>"
               "<i class=\"x\"></i></p>");
}

static void keeps_figures_exact(void **state)
{
    (void)state;
    struct text out = {0};
    struct markup m = {.out = &out};
    markup_open(&m, "data");
    markup_attr_exact(&m, "value", 684399.555355);
    markup_textf(&m, "%d < %d", 1, 2);
    markup_close(&m);
    expect(&m, "<data value=\"684399.555355\">1 &lt; 2</data>");
}

/** What a script element holds can neither end it nor start another. */
static void hides_markup_in_json(void **state)
{
    (void)state;
    struct text out = {0};
    struct markup m = {.out = &out};
    json_t *json = json_pack("{s:s}", "team", "</script><!--&");
    markup_json(&m, "data", json);
    json_decref(json);
    expect(&m, "<script type=\"application/json\" id=\"data\">"
               "{\"team\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}</script>");
}

static void tells_of_missing_json(void **state)
{
    (void)state;
    struct text out = {0};
    struct markup m = {.out = &out};
    markup_json(&m, "data", NULL);
    assert_true(out.failed);
    text_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_text_and_attributes), cmocka_unit_test(shows_control_characters),
        cmocka_unit_test(closes_each_kind_of_element), cmocka_unit_test(keeps_figures_exact),
        cmocka_unit_test(hides_markup_in_json),        cmocka_unit_test(tells_of_missing_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
