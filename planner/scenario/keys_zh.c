/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/keys_zh.h"

#include <stdlib.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/words.h"

struct pair {
    const char *key;
    const char *zh;
};

/* By key. */
static const struct pair pairs[] = {
    {"absence", "缺勤率"},
    {"after", "之后"},
    {"after_bot", "已过机器人"},
    {"aftersale_lag", "售后延迟分布"},
    {"aftersale_rate", "售后率"},
    {"allowances", "津贴"},
    {"allowed", "允许"},
    {"amount", "数量"},
    {"amount_column", "数量列"},
    {"at_once", "同时人数"},
    {"available", "可用时间"},
    {"base_profile", "日常曲线"},
    {"before", "之前"},
    {"between", "之间"},
    {"block", "最短调配"},
    {"bot_share", "机器人占比"},
    {"brand", "品牌"},
    {"brands", "品牌"},
    {"breaks", "休息"},
    {"calendar", "日历"},
    {"capacity", "接待能力"},
    {"carried_hours", "结转工时"},
    {"carried_nights", "结转夜班"},
    {"carried_weekends", "结转周末"},
    {"chase_sessions", "催付会话"},
    {"codes", "班次编码"},
    {"column", "列"},
    {"contract", "合同"},
    {"contracts", "合同"},
    {"conversion", "转化率"},
    {"cost", "成本"},
    {"credit_tail", "期末计价"},
    {"crew", "最低在岗"},
    {"cumulative", "累计曲线"},
    {"currency", "币种"},
    {"date", "日期"},
    {"date_column", "日期列"},
    {"day", "日"},
    {"day_column", "天列"},
    {"day_start", "日切点"},
    {"day_weights", "每日权重"},
    {"days", "天数|日期"},
    {"days_per_week", "每周天数"},
    {"defaults", "默认值"},
    {"deferrable", "可延后"},
    {"demand", "需求"},
    {"department", "部门"},
    {"departments", "部门"},
    {"edges", "边界"},
    {"efficiency", "调配效率"},
    {"enquiry_conversion", "询单转化率"},
    {"enquiry_rate", "咨询率"},
    {"eve", "前夜"},
    {"extra_cost", "附加成本"},
    {"factor", "系数"},
    {"fairness", "公平"},
    {"fatigue", "疲劳"},
    {"file", "文件"},
    {"filter", "筛选"},
    {"first_date", "首个日期"},
    {"first_day", "首日"},
    {"fixed_cost", "固定成本"},
    {"freeze_until", "冻结至"},
    {"from", "从|起"},
    {"functions", "职能"},
    {"generate", "自动班次"},
    {"groups", "班组"},
    {"guided_share", "客服引导占比"},
    {"handle", "处理时长"},
    {"handover", "交接"},
    {"heads", "人数"},
    {"hired", "入职"},
    {"history", "历史"},
    {"holiday", "法定节假日"},
    {"holidays", "法定节假日"},
    {"hours", "时间"},
    {"hours_per_day", "每日工时"},
    {"hours_per_week", "每周工时"},
    {"id", "编号"},
    {"include_public", "含公共部门"},
    {"insale_lag", "售中延迟分布"},
    {"insale_rate", "售中率"},
    {"instant_column", "时刻列"},
    {"kind", "类型"},
    {"language", "语言"},
    {"late", "晚班"},
    {"late_from", "晚班起点"},
    {"late_price", "延误单价"},
    {"layout", "版式"},
    {"leads", "组长"},
    {"leave", "请假"},
    {"length", "时长"},
    {"lengths", "时长"},
    {"level", "等级"},
    {"levels", "等级"},
    {"like", "参照"},
    {"list", "列表"},
    {"lost_by", "流失计价"},
    {"lost_price", "流失单价"},
    {"main_job_day", "本职每日"},
    {"main_job_week", "本职每周"},
    {"margin", "毛利率"},
    {"max_brands", "最多品牌数"},
    {"max_codes", "最多班次数"},
    {"max_day", "每日上限"},
    {"max_days_in_row", "最多连班天数"},
    {"max_days_per_week", "每周最多天数"},
    {"max_hours_per_week", "每周工时上限"},
    {"max_nights", "夜班上限"},
    {"max_shared_queues", "最多兼顾队列"},
    {"max_weekends", "周末上限"},
    {"militia", "民兵"},
    {"min_days_in_row", "最少连班天数"},
    {"min_days_off_in_row", "最少连休天数"},
    {"min_hours_per_week", "每周最少工时"},
    {"mix", "等级搭配"},
    {"move_hour", "调配每小时"},
    {"move_start", "调配每次"},
    {"name", "名称"},
    {"names", "名称对照"},
    {"net_hours", "净工时"},
    {"night", "夜间|夜班"},
    {"night_hour_cost", "夜间小时成本"},
    {"night_hours", "夜间时段"},
    {"night_shift_from", "夜班门槛"},
    {"nights", "可上夜班"},
    {"normal", "平日"},
    {"novice", "新人"},
    {"novices_per_senior", "新人比资深"},
    {"open", "营业时段"},
    {"opening_backlog", "期初积压"},
    {"order_value", "客单价"},
    {"orders", "订单数"},
    {"ot150_hours", "平时加班工时"},
    {"ot200_hours", "休息日加班工时"},
    {"outside", "时段外"},
    {"outsourced", "外包"},
    {"overtime", "加班"},
    {"overtime_per_day", "每日加班上限"},
    {"overtime_per_month", "每月加班上限"},
    {"paiban", "排班"},
    {"paid", "带薪"},
    {"paid_hours", "计薪工时"},
    {"pairs", "指定效率"},
    {"parallel", "并行会话"},
    {"patience", "耐心"},
    {"pay", "薪酬"},
    {"people", "人员"},
    {"per_day", "每日"},
    {"per_month", "每月"},
    {"period_hours", "周期工时"},
    {"person", "人员"},
    {"plan_at", "取值位置"},
    {"preset", "预设"},
    {"price", "单价"},
    {"prices", "价格"},
    {"prior_orders", "前期订单"},
    {"productivity", "熟练度"},
    {"profile", "曲线"},
    {"profiles", "曲线"},
    {"promise", "承诺时限"},
    {"promotion", "大促"},
    {"protected", "三期"},
    {"public", "公共"},
    {"published", "已公布"},
    {"qc", "质检"},
    {"queue", "队列"},
    {"queue_column", "队列列"},
    {"queues", "队列"},
    {"reason", "原因"},
    {"refund_rate", "退款率"},
    {"refund_sessions", "退款会话"},
    {"relay", "可转借"},
    {"remote", "远程"},
    {"requests", "意愿"},
    {"response", "首响目标"},
    {"rest", "休息间隔"},
    {"rest_days", "调休休息日"},
    {"restday", "休息日"},
    {"room", "职场"},
    {"rooms", "职场"},
    {"rules", "规则"},
    {"sales", "销售额"},
    {"same_department", "同部门"},
    {"same_function", "同职能"},
    {"same_shift", "同班偏好"},
    {"scheme", "工时制"},
    {"scored", "考核时段"},
    {"seats", "席位"},
    {"segments", "分段"},
    {"senior", "资深"},
    {"served", "接待率"},
    {"sessions_per_shift", "每班接待量"},
    {"set", "设置"},
    {"share", "比例"},
    {"shares", "占比"},
    {"shift", "班次"},
    {"shifts", "班次"},
    {"short_head_price", "缺人单价"},
    {"skills", "技能"},
    {"slot", "时段长度"},
    {"slot_start", "时段开始"},
    {"source", "来源"},
    {"standby", "备班率"},
    {"start", "开始"},
    {"start_column", "开始列"},
    {"start_step", "开始间隔"},
    {"step", "间隔"},
    {"tail", "余波"},
    {"targets", "目标"},
    {"team", "团队"},
    {"time", "时刻"},
    {"time_off", "补休"},
    {"time_zone", "时区"},
    {"to", "到|止"},
    {"trained_by", "培训截止"},
    {"trained_on", "培训日期"},
    {"unpaid_share", "未付占比"},
    {"uv", "访客数"},
    {"variants", "变体"},
    {"volumes", "接待量"},
    {"waves", "波次"},
    {"weekends", "周末"},
    {"weight", "权重"},
    {"within", "时限"},
    {"workday", "工作日"},
    {"working_days", "调休上班日"},
};

const char *const keys_zh_functions[PB_N_FUNCTIONS] = {"售前", "售中", "售后"};

static int compare(const void *key, const void *pair)
{
    return strcmp(key, ((const struct pair *)pair)->key);
}

const char *keys_zh(const char *key)
{
    const struct pair *found =
        bsearch(key, pairs, sizeof pairs / sizeof pairs[0], sizeof pairs[0], compare);
    return found ? found->zh : NULL;
}

const char *keys_zh_first(const char *key, char buffer[KEYS_ZH_SIZE])
{
    const char *names = keys_zh(key);
    size_t length = names ? strcspn(names, "|") : 0;
    if (!names || length >= KEYS_ZH_SIZE)
        return NULL;
    memcpy(buffer, names, length);
    buffer[length] = '\0';
    return buffer;
}

bool keys_zh_is(const char *key, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = keys_zh(key); at && length > 0; at = strchr(at, '|'), at += at != NULL)
        if (strncmp(at, word, length) == 0 && (at[length] == '|' || at[length] == '\0'))
            return true;
    return false;
}

const char *keys_zh_function(const char *word)
{
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        if (strcmp(word, keys_zh_functions[f]) == 0)
            return field_function_names[f];
    return word;
}

/** Gives child `i` of `map` the key `key`, unless it has one already. */
static void rename_key(struct reading *reading, struct node *map, size_t i, const char *key)
{
    struct node *old = map->keys[i];
    if (strcmp(old->text, key) == 0)
        return;
    int twin = node_index(map, key);
    if (twin >= 0) {
        read_error(reading, old, "duplicate_key", _("`%s` is `%s`, which stands here already"),
                   old->text, key);
        read_also(reading, map->keys[twin]);
        return;
    }
    struct node *fresh = node_scalar(reading->arena, key, old->mark);
    if (!fresh)
        return;
    fresh->quoted = old->quoted;
    fresh->overridden = old->overridden;
    fresh->parent = old->parent;
    map->keys[i] = fresh;
}

const char *keys_zh_queue(struct reading *reading, const char *id)
{
    const char *dot = strrchr(id, '.');
    const char *word = dot ? dot + 1 : id, *function = keys_zh_function(word);
    if (function == word)
        return id;
    struct text whole = {0};
    text_printf(&whole, "%.*s%s", (int)(word - id), id, function);
    const char *kept = words_keep(reading->arena, &whole);
    return kept ? kept : id;
}

static void translate_functions(struct reading *reading, struct node *map)
{
    for (size_t i = 0; map->kind == NODE_MAP && i < map->n; i++)
        rename_key(reading, map, i, keys_zh_queue(reading, map->keys[i]->text));
}

/** Values that name functions or queues. */
static void translate_scalars(struct reading *reading, struct node *node)
{
    if (node->kind == NODE_SCALAR)
        node->text = keys_zh_queue(reading, node->text);
    for (size_t i = 0; node->kind == NODE_LIST && i < node->n; i++)
        translate_scalars(reading, node->items[i]);
}

/** What stands under `field`: a record, a map or list of records, or values. */
static void translate_value(struct reading *reading, const struct field *field, struct node *node)
{
    bool records = field->kind == FIELD_MAP || field->kind == FIELD_RECORDS;
    if (field->kind == FIELD_MAP || (field->flags & FIELD_PER_FUNCTION) != 0)
        translate_functions(reading, node);
    for (size_t i = 0; records && node->kind != NODE_SCALAR && i < node->n; i++)
        keys_zh_translate(reading, field->sub, node->items[i]);
    bool queues = field->kind == FIELD_REF && strcmp(field->refers, "queues") == 0;
    if (queues || (field->kind == FIELD_WORD && field->words == field_function_names))
        translate_scalars(reading, node);
    if (field->kind == FIELD_SECTION)
        keys_zh_translate(reading, field->sub, node);
}

void keys_zh_translate(struct reading *reading, const struct field_table *table, struct node *node)
{
    if (node->kind != NODE_MAP) {
        const struct field *shorthand = field_shorthand(table, node->kind);
        if (shorthand && shorthand->sub)
            translate_value(reading, shorthand, node);
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        const struct field *field = field_find(table, node->keys[i]->text, NULL);
        if (!field)
            continue;
        rename_key(reading, node, i, field->key);
        translate_value(reading, field, node->items[i]);
    }
}
