/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/presets.h"

#include <assert.h>
#include <string.h>

#include "planner/scenario/fields.h"
#include "planner/scenario/yaml.h"

static const char text[] =
    "rules:\n"
    /* Labour Law 1994, articles 36 to 44 */
    "  cn-standard: {hours_per_day: 8h, max_day: 11h, hours_per_week: 40h,\n"
    "    max_hours_per_week: 60h, min_hours_per_week: 0, days_per_week: 5, max_days_per_week: 6,\n"
    "    max_days_in_row: 6, min_days_in_row: 1, min_days_off_in_row: 1, rest: 11h,\n"
    "    overtime_per_day: 3h, overtime_per_month: 36h, nights: yes}\n"
    /* Labour Ministry 1994 No. 503: normal hours are averaged over the period */
    "  cn-comprehensive: {hours_per_day: 8h, max_day: 11h, hours_per_week: 66h,\n"
    "    max_hours_per_week: 66h, min_hours_per_week: 0, days_per_week: 6,\n"
    "    max_days_per_week: 6, max_days_in_row: 6, min_days_in_row: 1, min_days_off_in_row: 1,\n"
    "    rest: 11h, overtime_per_day: 3h, overtime_per_month: 36h, nights: yes}\n"
    "  none: {hours_per_day: 24h, max_day: 24h, hours_per_week: 168h,\n"
    "    max_hours_per_week: 168h, min_hours_per_week: 0, days_per_week: 7,\n"
    "    max_days_per_week: 7, max_days_in_row: 62, min_days_in_row: 1, min_days_off_in_row: 1,\n"
    "    rest: 0, overtime_per_day: 24h, overtime_per_month: 744h, nights: yes}\n"
    "contracts:\n"
    "  full_time: {name: 全职, pay: 28/h, outsourced: no, protected: no}\n"
    "  part_time: {name: 兼职, pay: 24/h, outsourced: no, protected: no, overtime: no,\n"
    "    hours_per_week: 24h, max_hours_per_week: 24h}\n"
    "  outsourced: {name: 外包, pay: 300/day, outsourced: yes, protected: no}\n"
    "  intern: {name: 实习, pay: 20/h, outsourced: no, protected: no, overtime: no, nights: no}\n"
    "  protected: {name: 孕期/哺乳期, pay: 28/h, outsourced: no, protected: yes, overtime: no,\n"
    "    nights: no}\n"
    "levels:\n"
    "  novice: {name: 新人, factor: 60%, novice: yes}\n"
    "  regular: {name: 熟手, factor: 100%}\n"
    "  senior: {name: 资深, factor: 115%, senior: yes}\n"
    "queues:\n"
    "  presale: {outside: bot, deferrable: no, late_price: 0, promise: 0}\n"
    "  insale: {outside: wait, deferrable: yes, late_price: 0.5, promise: 2h}\n"
    "  aftersale: {outside: wait, deferrable: yes, late_price: 0.1, promise: 24h}\n";

static const struct field preset_fields[] = {
    {.key = "",
     .kind = FIELD_INLINE,
     .sub = &fields_limits,
     .offset = offsetof(struct raw_preset, limits)},
};

static const struct field_table preset_table = FIELD_TABLE("preset", preset_fields, raw_preset);

static const struct field presets_fields[] = {
    {.key = "rules",
     .kind = FIELD_MAP,
     .sub = &preset_table,
     .offset = offsetof(struct raw_presets, rules)},
    {.key = "contracts",
     .kind = FIELD_MAP,
     .sub = &fields_contract,
     .offset = offsetof(struct raw_presets, contracts)},
    {.key = "levels",
     .kind = FIELD_MAP,
     .flags = FIELD_INHERITED,
     .sub = &fields_level,
     .offset = offsetof(struct raw_presets, levels)},
    {.key = "queues",
     .kind = FIELD_MAP,
     .flags = FIELD_INHERITED,
     .sub = &fields_queue,
     .offset = offsetof(struct raw_presets, queues)},
};

static const struct field_table presets_table = FIELD_TABLE("presets", presets_fields, raw_presets);

const char *presets_text(void)
{
    return text;
}

bool presets_read(struct reading *reading, struct raw_presets *presets)
{
    struct source *source = source_over(reading->arena, "presets", text, sizeof text - 1);
    struct node *root = NULL;
    if (!source)
        return false;
    enum pb_rc rc = yaml_read(reading->arena, source, &root, NULL);
    if (rc != PB_OK)
        return false;
    struct reading own = *reading;
    own.root = root;
    read_record(&own, &presets_table, root, presets);
    return !reading->arena->failed;
}

const void *presets_find(const struct raw_list *list, size_t size, const char *id)
{
    for (size_t i = 0; i < list->n; i++) {
        const void *record = (const char *)list->at + i * size;
        if (id && strcmp(((const struct entry *)record)->id, id) == 0)
            return record;
    }
    return NULL;
}
