/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/test.h"

#include <string.h>

#include "planner/base/csv.h"

enum { ID, NAME, HEADS };

static const struct csv_field fields[] = {
    {"id", "工号|employee number", true},
    {"name", "姓名", false},
    {"heads", "人数", false},
};
static const struct csv_request request = {fields, 3};

struct context {
    struct arena arena;
    struct pb_messages msgs;
    struct csv_table table;
};

static int setup(void **state)
{
    static struct context context;
    context = (struct context){0};
    *state = &context;
    return 0;
}

static int teardown(void **state)
{
    struct context *context = *state;
    arena_release(&context->arena);
    pb_messages_release(&context->msgs);
    return 0;
}

static enum pb_rc parse_bytes(struct context *context, const char *bytes, size_t length)
{
    struct file_bytes in = {arena_strndup(&context->arena, bytes, length), length};
    return csv_parse("t.csv", in, &request, &context->arena, &context->table, &context->msgs);
}

static enum pb_rc parse(struct context *context, const char *text)
{
    return parse_bytes(context, text, strlen(text));
}

static const char *cell(const struct context *context, size_t row, size_t field)
{
    return csv_cell(&context->table, row, field)->text;
}

static void reads_quotes_breaks_and_blank_rows(void **state)
{
    struct context *context = *state;
    assert_int_equal(parse(context, "id,name,heads\r\n"
                                    "1, \"a, \"\"b\"\"\nc\" ,3\r\n"
                                    "\r\n , ,\r\n"
                                    "2,  plain  ,\r"
                                    "3"),
                     PB_OK);
    assert_int_equal(context->table.n_rows, 3);
    assert_string_equal(cell(context, 0, NAME), "a, \"b\"\nc");
    assert_string_equal(cell(context, 0, HEADS), "3");
    assert_string_equal(cell(context, 1, NAME), "plain");
    assert_string_equal(cell(context, 1, HEADS), "");
    assert_string_equal(cell(context, 2, ID), "3");
    assert_string_equal(cell(context, 2, NAME), "");
    assert_int_equal(csv_cell(&context->table, 0, HEADS)->line, 3);
    assert_int_equal(csv_cell(&context->table, 1, NAME)->line, 6);
    assert_int_equal(csv_cell(&context->table, 1, NAME)->column, 5);
}

static void matches_headers_in_either_language(void **state)
{
    struct context *context = *state;
    assert_int_equal(parse(context, "姓名;Employee-Number;备注\n王小明;007;x\n"), PB_OK);
    assert_string_equal(cell(context, 0, ID), "007");
    assert_string_equal(cell(context, 0, NAME), "王小明");
    assert_false(context->table.present[HEADS]);
    assert_int_equal(context->msgs.n_items, 1);
    assert_string_equal(context->msgs.items[0].text, "these columns are not used: 备注");
}

static void full_width_headers_match(void **state)
{
    struct context *context = *state;
    assert_int_equal(parse(context, "ＩＤ\tNAME\n1\tx\n"), PB_OK);
    assert_string_equal(cell(context, 0, ID), "1");
    assert_string_equal(cell(context, 0, NAME), "x");
}

static void recognises_encodings(void **state)
{
    struct context *context = *state;
    static const struct {
        const char *bytes;
        size_t length;
        size_t notes;
    } cases[] = {
        {"\xef\xbb\xbfid,name\n1,\xe7\x8e\x8b\n", 17, 0},
        {"\xb9\xa4\xba\xc5,\xd0\xd5\xc3\xfb\n1,\xcd\xf5\n", 15, 1},
        {"\xff\xfei\0d\0,\0n\0a\0m\0e\0\n\0"
         "1\0,\0\x8b\x73\n\0",
         26, 1},
        {"\xfe\xff\0i\0d\0,\0n\0a\0m\0e\0\n\0"
         "1\0,\x73\x8b\0\n",
         26, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pb_messages_release(&context->msgs);
        assert_int_equal(parse_bytes(context, cases[i].bytes, cases[i].length), PB_OK);
        assert_int_equal(context->msgs.n_items, cases[i].notes);
        assert_int_equal(context->table.n_rows, 1);
        assert_string_equal(cell(context, 0, ID), "1");
        assert_string_equal(cell(context, 0, NAME), "王");
    }
}

static void mistakes_have_a_place(void **state)
{
    struct context *context = *state;
    static const struct {
        const char *text;
        const char *code;
        int line, column;
    } cases[] = {
        {"", "csv_empty", 0, 0},
        {" \n,\n", "csv_empty", 0, 0},
        {"name\nx\n", "csv_missing_column", 1, 0},
        {"id,工号\n1,2\n", "csv_twice", 1, 4},
        {"id\n1,2\n", "csv_cells", 2, 3},
        {"id\n\"1\nx\n", "csv_quote", 2, 1},
        {"id,name\n1, \"王\"x\n", "csv_quote", 2, 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pb_messages_release(&context->msgs);
        assert_int_equal(parse(context, cases[i].text), PB_INVALID);
        assert_int_equal(context->table.n_rows, 0);
        assert_string_equal(context->msgs.items[0].code, cases[i].code);
        assert_int_equal(context->msgs.items[0].line, cases[i].line);
        assert_int_equal(context->msgs.items[0].column, cases[i].column);
    }
}

static void refuses_what_is_no_text(void **state)
{
    struct context *context = *state;
    assert_int_equal(parse_bytes(context, "id\n1\0\n", 6), PB_INVALID);
    assert_string_equal(context->msgs.items[0].code, "nul");
    assert_int_equal(parse_bytes(context, "id\n\xff\xff\xff\n", 7), PB_INVALID);
    assert_string_equal(context->msgs.items[1].code, "encoding");
}

static void a_place_names_line_and_column(void **state)
{
    struct context *context = *state;
    assert_int_equal(parse(context, "id,name\n1,王小明\n2,\n"), PB_OK);
    struct pb_place place = csv_place(&context->table, 0, NAME);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 3);
    assert_int_equal(place.width, 3);
    assert_string_equal(place.path, "name");
    assert_memory_equal(place.source_line, "1,王小明\n", 12);
    assert_int_equal(csv_place(&context->table, 1, NAME).width, 1);
}

static void formulas_are_guarded_and_come_back(void **state)
{
    struct context *context = *state;
    static const char *const names[] = {"=1+1", "+86", "-x",    "@cmd", "＝1",  "a=b", "'quoted",
                                        "a\"b", "a,b", " edge", "\tx",  "0012", ""};
    struct text out = {0};
    struct csv_writer writer = {.out = &out};
    csv_put_plain(&writer, "id");
    csv_put_plain(&writer, "name");
    csv_put_plain(&writer, "heads");
    csv_end_row(&writer);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        csv_put_int(&writer, (long long)i);
        csv_put_text(&writer, names[i]);
        csv_put_number(&writer, -0.5);
        csv_end_row(&writer);
    }
    assert_non_null(strstr(text_string(&out), "\n0,'=1+1,-0.5\n1,'+86,-0.5\n2,'-x,"));
    assert_non_null(strstr(text_string(&out), "\n4,'＝1,-0.5\n5,a=b,-0.5\n6,'quoted,"));
    assert_int_equal(parse(context, text_string(&out)), PB_OK);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(cell(context, i, NAME), names[i]);
    text_release(&out);
}

static void excel_gets_its_mark_and_line_ends(void **state)
{
    (void)state;
    struct text out = {0};
    struct csv_writer writer = {.out = &out, .excel = true};
    csv_put_text(&writer, "工号");
    csv_end_row(&writer);
    csv_put_text(&writer, "007");
    csv_end_row(&writer);
    assert_string_equal(text_string(&out), "\xef\xbb\xbf工号\r\n007\r\n");
    text_release(&out);
}

/* An escape sequence could repaint the terminal of whoever looks at the file. */
static void control_characters_stay_out(void **state)
{
    (void)state;
    struct text out = {0};
    struct csv_writer writer = {.out = &out};
    csv_put_text(&writer, "a\x1b[31mb\x7f");
    csv_put_text(&writer, "\x01=1+1");
    csv_put_text(&writer, "\x02\tx");
    csv_put_text(&writer, "\x01");
    csv_end_row(&writer);
    assert_string_equal(text_string(&out), "a[31mb,'=1+1,\"'\tx\",\n");
    text_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_quotes_breaks_and_blank_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(matches_headers_in_either_language, setup, teardown),
        cmocka_unit_test_setup_teardown(full_width_headers_match, setup, teardown),
        cmocka_unit_test_setup_teardown(recognises_encodings, setup, teardown),
        cmocka_unit_test_setup_teardown(mistakes_have_a_place, setup, teardown),
        cmocka_unit_test_setup_teardown(refuses_what_is_no_text, setup, teardown),
        cmocka_unit_test_setup_teardown(a_place_names_line_and_column, setup, teardown),
        cmocka_unit_test_setup_teardown(formulas_are_guarded_and_come_back, setup, teardown),
        cmocka_unit_test_setup_teardown(excel_gets_its_mark_and_line_ends, setup, teardown),
        cmocka_unit_test(control_characters_stay_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
