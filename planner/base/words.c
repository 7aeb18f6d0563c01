/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/words.h"

#include <stddef.h>
#include <string.h>

struct word {
    const char *key, *en, *zh;
};

static const char *find(const struct word *words, size_t n, const char *key, bool chinese)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(words[i].key, key) == 0)
            return chinese ? words[i].zh : words[i].en;
    return key;
}

const char *rule_words(const char *rule, bool chinese)
{
    static const struct word words[] = {{"qc", "quality desk", "质检配比"},
                                        {"crew", "fewest people on duty", "最少在岗人数"},
                                        {"leads", "a lead on duty", "组长在岗"},
                                        {"mix", "seniors beside novices", "新老搭配"},
                                        {"response", "response target", "首响目标"},
                                        {"target", "served share aimed at", "接待率目标"},
                                        {"promise", "promised hours", "承诺工时"}};
    return find(words, sizeof words / sizeof words[0], rule, chinese);
}

const char *rule_unit_words(const char *unit, bool chinese)
{
    static const struct word words[] = {{"hours", "hours", "小时"},
                                        {"head-hours", "head-hours", "人时"},
                                        {"qc-hours", "hours of the quality desk", "质检人时"},
                                        {"senior-hours", "hours of seniors", "资深人时"},
                                        {"sessions", "sessions", "个接待"},
                                        {"heads", "heads", "人"},
                                        {"people", "people", "人"},
                                        {"shifts", "shifts", "个班"},
                                        {"days", "days", "天"},
                                        {"weekends", "weekends", "个周末"},
                                        {"nights", "nights", "个夜班"},
                                        {"slots", "slots", "个时段"},
                                        {"seats", "seats", "个座位"},
                                        {"codes", "codes", "种班次"},
                                        {"brands", "brands", "个品牌"},
                                        {"queues", "queues", "个队列"},
                                        {"rows", "rows", "行"},
                                        {"entries", "entries", "条"},
                                        {"changes", "changes", "次改动"},
                                        {"points", "points", "分"},
                                        {"money", "money", "金额"},
                                        {"share", "share", "占比"}};
    return find(words, sizeof words / sizeof words[0], unit, chinese);
}

const char *preset_words(const char *preset, bool chinese)
{
    static const struct word words[] = {
        {"cn-standard", "standard hours of China (cn-standard)", "标准工时制"},
        {"cn-comprehensive", "comprehensive hours of China (cn-comprehensive)", "综合计算工时制"},
        {"none", "no legal limits (none)", "不设法定上限"}};
    return find(words, sizeof words / sizeof words[0], preset, chinese);
}
