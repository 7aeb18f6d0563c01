/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese names of the keys. */
#include "support/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "paiban/message.h"
#include "planner/scenario/field.h"
#include "planner/scenario/keys_zh.h"
#include "scenario/support.h"

enum { MOST_KEYS = 100 };

/** Every key has a Chinese name, which no other key of the table has. */
static void check_table(const struct field_table *table, int depth)
{
    const char *keys[MOST_KEYS];
    size_t n = field_keys(table, keys, MOST_KEYS);
    assert_true(n < MOST_KEYS && depth < 10);
    for (size_t i = 0; i < n; i++) {
        char name[KEYS_ZH_SIZE];
        if (!keys_zh_first(keys[i], name))
            fail_msg("%s.%s has no Chinese name: add it to keys_zh.c", table->name, keys[i]);
        for (const char *zh = keys_zh(keys[i]); zh; zh = strchr(zh, '|'), zh += zh != NULL) {
            char *one = strndup(zh, strcspn(zh, "|"));
            const struct field *found = field_find(table, one, NULL);
            if (!found || strcmp(found->key, keys[i]) != 0)
                fail_msg("%s.%s: %s is another key", table->name, keys[i], one);
            free(one);
        }
    }
    for (size_t i = 0; i < table->n; i++)
        if (table->fields[i].sub)
            check_table(table->fields[i].sub, depth + 1);
}

static void every_key_has_a_chinese_name(void **state)
{
    (void)state;
    check_table(&fields_scenario, 0);
}

static const char english[] =
    "paiban: 1\nname: Shop\nlanguage: zh\nfirst_day: 2026-11-10\ndays: 3\n"
    "waves: {sale: {start: 2026-11-11T00:00, weight: 4}}\n"
    "departments: {store: {functions: [presale, aftersale]}}\n"
    "brands: {mine: {uv: 40万, order_value: 150}}\n"
    "queues: {presale: {lost_price: 7}, store.aftersale: {late_price: 0.3}}\n"
    "capacity: {sessions_per_shift: {presale: 900, aftersale: 500}}\n"
    "people:\n  groups:\n    a: {team: store.presale, heads: 14}\n"
    "    b: {team: aftersale, heads: 4}\n"
    "shifts: {codes: {D: {hours: [08:00-17:00], breaks: [{between: 11:00-14:00, length: 1h}]}}}\n";

static const char chinese[] =
    "排班: 1\n名称: Shop\n语言: zh\n首日: 2026-11-10\n天数: 3\n"
    "波次: {sale: {开始: 2026-11-11T00:00, 权重: 4}}\n"
    "部门: {store: {职能: [售前, 售后]}}\n"
    "品牌: {mine: {访客数: 40万, 客单价: 150}}\n"
    "队列: {售前: {流失单价: 7}, store.售后: {延误单价: 0.3}}\n"
    "接待能力: {每班接待量: {售前: 900, 售后: 500}}\n"
    "人员:\n  班组:\n    a: {团队: store.售前, 人数: 14}\n"
    "    b: {团队: 售后, 人数: 4}\n"
    "班次: {班次编码: {D: {时间: [08:00-17:00], 休息: [{之间: 11:00-14:00, 时长: 1h}]}}}\n";

static void same_scenario(const struct pb_scenario *a, const struct pb_scenario *b)
{
    assert_int_equal(a->frame.first_day, b->frame.first_day);
    assert_int_equal(a->frame.n_days, b->frame.n_days);
    assert_int_equal(a->waves[0].start, b->waves[0].start);
    assert_near(a->brands[0].sales, b->brands[0].sales, 0);
    assert_int_equal(a->n_queues, b->n_queues);
    for (size_t q = 0; q < a->n_queues; q++) {
        assert_string_equal(a->queues[q].id, b->queues[q].id);
        assert_near(a->queues[q].lost_price, b->queues[q].lost_price, 0);
        assert_near(a->queues[q].late_price, b->queues[q].late_price, 0);
        assert_near(a->queues[q].sessions_per_shift, b->queues[q].sessions_per_shift, 0);
    }
    assert_int_equal(a->people.n_groups, b->people.n_groups);
    for (size_t g = 0; g < a->people.n_groups; g++) {
        assert_int_equal(a->people.groups[g].queue, b->people.groups[g].queue);
        assert_int_equal(a->people.groups[g].heads, b->people.groups[g].heads);
    }
    assert_int_equal(a->shifts.codes[0].breaks[0].length_min,
                     b->shifts.codes[0].breaks[0].length_min);
}

static void both_languages_say_the_same(void **state)
{
    (void)state;
    struct pb_scenario *a = support_read(english, NULL, NULL);
    struct pb_scenario *b = support_read(chinese, NULL, NULL);
    assert_near(a->queues[0].lost_price, 7, 0);
    same_scenario(a, b);
    pb_scenario_free(a);
    pb_scenario_free(b);
}

static void overrides_speak_chinese_too(void **state)
{
    (void)state;
    const char *const in_english[] = {
        "people.groups.a.heads=20", "queues.store.aftersale.late_price=1",
        "queues.presale={lost_price: 9}", "capacity.sessions_per_shift.presale=+10%", NULL};
    const char *const in_chinese[] = {"人员.班组.a.人数=20", "队列.store.售后.延误单价=1",
                                      "队列.售前={流失单价: 9}", "接待能力.每班接待量.售前=+10%",
                                      NULL};
    struct pb_scenario *a = support_read(chinese, in_english, NULL);
    struct pb_scenario *b = support_read(english, in_chinese, NULL);
    assert_int_equal(a->people.groups[0].heads, 20);
    assert_near(a->queues[0].lost_price, 9, 0);
    assert_near(a->queues[0].sessions_per_shift, 990, 1e-9);
    same_scenario(a, b);
    pb_scenario_free(a);
    pb_scenario_free(b);
}

/* Reads a scenario that must be refused; gives the code of its first error. */
static void expect_error(const char *text, const char *code, int line)
{
    struct pb_messages msgs = {0};
    struct pb_scenario *scenario = NULL;
    char *path = support_write(text);
    assert_int_equal(pb_scenario_read(&(struct pb_scenario_source){.path = path}, &scenario, &msgs),
                     PB_INVALID);
    bool found = false;
    for (size_t i = 0; i < msgs.n_items; i++)
        found = found || (strcmp(msgs.items[i].code, code) == 0 && msgs.items[i].line == line);
    assert_true(found);
    pb_messages_release(&msgs);
    unlink(path);
    free(path);
}

static void mistakes_are_said_where_they_stand(void **state)
{
    (void)state;
    expect_error("排班: 1\n名称: x\n首日: 2026-11-10\ndays: 3\n天数: 4\n", "duplicate_key", 5);
    expect_error("排班: 1\n名称: x\n首日: 2026-11-10\n天: 3\n", "unknown_key", 4);
    expect_error("排班: 1\n名称: x\n首日: 2026-11-10\n天数: many\n", "wrong_value", 4);
    expect_error("排班: 1\n名称: x\n首日: 2026-11-10\n队列: {售前: {}, presale: {}}\n",
                 "duplicate_key", 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_has_a_chinese_name),
        cmocka_unit_test(both_languages_say_the_same),
        cmocka_unit_test(overrides_speak_chinese_too),
        cmocka_unit_test(mistakes_are_said_where_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
