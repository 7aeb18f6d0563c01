/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far can the plan be trusted? */
#include "planner/export/html/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "planner/base/words.h"

/* -------------------------------------------------------------------- stages */

static const char *status_text(const struct page *page, const char *status)
{
    static const struct {
        const char *key, *en, *zh;
    } texts[] = {{"optimal", "proven optimal", "已证明最优"},
                 {"gap_reached", "within the gap asked for", "达到要求的差距"},
                 {"feasible", "checked plan", "已校验的方案"},
                 {"time_limit", "best plan within the time limit", "限时内最好的方案"},
                 {"interrupted", "best plan before the interruption", "中断前最好的方案"}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (strcmp(texts[i].key, status) == 0)
            return page_say(page, texts[i].en, texts[i].zh);
    return status;
}

/** One row: stage, what it found, and how far that is from the best there can be. Paths may be
 * NULL. */
struct claim {
    const char *name;
    const char *status, *value, *bound, *gap;
    enum page_kind kind;
};

static void claim_cell(struct page *page, const char *path, enum page_kind kind)
{
    markup_open_class(&page->m, "td", "n");
    if (path)
        page_claim(page, path, kind);
    markup_close(&page->m);
}

static void claim_row(struct page *page, const struct claim *claim)
{
    markup_open(&page->m, "tr");
    markup_element(&page->m, "th", NULL, claim->name);
    page_cell_text(page, status_text(page, plan_folder_string(page->plan, claim->status)));
    claim_cell(page, claim->value, claim->kind);
    claim_cell(page, claim->bound, claim->kind);
    claim_cell(page, claim->gap, PAGE_FINE);
    markup_close(&page->m);
}

static void claims(struct page *page)
{
    const char *const titles[] = {page_say(page, "stage", "阶段"), page_say(page, "status", "状态"),
                                  page_say(page, ">this plan", ">本方案"),
                                  page_say(page, ">no plan is below", ">下界"),
                                  page_say(page, ">gap", ">差距")};
    const struct claim rows[] = {
        {page_say(page, "capacity: shifts by head count", "产能：按人数排班"), "capacity.status",
         "capacity.cost", "capacity.bound", "capacity.gap", PAGE_MONEY},
        {page_say(page, "roster by name, against the capacity bound", "排到人，对产能下界"),
         "roster.status", "named.cost", "capacity.bound", "named.gap", PAGE_MONEY},
        {page_say(page, "roster: preference points", "排到人：偏好分"), "roster.status",
         "roster.points", "roster.bound", "roster.gap", PAGE_COUNT},
        {page_say(page, "reassignments by name", "按人调人"), "settle.status", "settle.cost",
         "settle.bound", "settle.gap", PAGE_MONEY},
    };
    page_table(page, "plain", titles, 5);
    for (size_t i = 0; i < (page->plan->stage == PF_ROSTER ? 4u : 1u); i++)
        claim_row(page, &rows[i]);
    page_table_end(page);
    markup_element(
        &page->m, "p", "note",
        page_say(page,
                 "The bound is proven: no plan for this scenario costs less. The gap is "
                 "the share of the cost that another plan could save at the very most. The first "
                 "two rows are money against the same bound; the others judge one stage "
                 "alone.",
                 "下界经证明：这份场景下没有更省的方案。差距是别的方案最多还能省下的比例。"
                 "前两行是对同一下界的金额，其余各行只看该阶段本身。"));
}

/* --------------------------------------------------- soft rules and findings */

/** Misses of one rule. */
struct miss {
    const char *rule, *unit;
    size_t times;
    double amount, cost;
};

static struct miss *find_miss(struct miss *list, size_t *n, const char *rule, const char *unit)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp(list[i].rule, rule) == 0 && strcmp(list[i].unit, unit) == 0)
            return &list[i];
    list[*n] = (struct miss){.rule = rule, .unit = unit};
    return &list[(*n)++];
}

static const char *string_of(const json_t *entry, const char *key)
{
    const char *text = json_string_value(json_object_get(entry, key));
    return text ? text : "";
}

static void miss_row(struct page *page, const struct miss *miss)
{
    markup_open(&page->m, "tr");
    markup_element(&page->m, "th", NULL, rule_words(miss->rule, page->chinese));
    page_cell(page, (double)miss->times, PAGE_COUNT);
    page_cell(page, miss->amount, PAGE_TENTHS);
    page_cell_text(page, rule_unit_words(miss->unit, page->chinese));
    page_cell(page, miss->cost, PAGE_MONEY);
    markup_close(&page->m);
}

static void miss_table(struct page *page, struct miss *list, const json_t *elastic)
{
    const char *const titles[] = {page_say(page, "soft rule", "软性要求"),
                                  page_say(page, ">times", ">次数"),
                                  page_say(page, ">missing", ">缺"), page_say(page, "unit", "单位"),
                                  page_say(page, ">priced at", ">折价")};
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(elastic); i++) {
        const json_t *entry = json_array_get(elastic, i);
        struct miss *miss = find_miss(list, &n, string_of(entry, "rule"), string_of(entry, "unit"));
        double amount = json_number_value(json_object_get(entry, "amount"));
        miss->times++;
        miss->amount += amount;
        miss->cost += amount * json_number_value(json_object_get(entry, "price"));
    }
    page_table(page, "plain", titles, 5);
    for (size_t i = 0; i < n; i++)
        miss_row(page, &list[i]);
    page_table_end(page);
}

static void misses(struct page *page)
{
    const json_t *elastic = json_object_get(page->plan->plan, "elastic");
    size_t n = json_array_size(elastic);
    if (n == 0) {
        markup_element(&page->m, "p", NULL,
                       page_say(page, "All soft rules are kept.", "软性要求全部满足。"));
        return;
    }
    struct miss *list = calloc(n, sizeof *list);
    if (list)
        miss_table(page, list, elastic);
    else
        page->m.out->failed = true;
    free(list);
}

static void finding_row(struct page *page, const json_t *finding)
{
    const char *text = string_of(finding, page->chinese ? "text_zh" : "text_en");
    markup_open(&page->m, "tr");
    markup_element(&page->m, "th", NULL, string_of(finding, "rule"));
    page_cell_text(page, string_of(finding, "severity"));
    page_cell_text(page, *text ? text : string_of(finding, "text"));
    markup_close(&page->m);
}

static void findings(struct page *page)
{
    const char *const titles[] = {page_say(page, "rule", "规则"), page_say(page, "weight", "程度"),
                                  page_say(page, "finding", "问题")};
    const json_t *list = json_object_get(page->plan->plan, "findings");
    size_t n = json_array_size(list);
    if (n == 0) {
        markup_element(
            &page->m, "p", NULL,
            page_say(
                page,
                "The auditor, which shares no code with the models, recomputed "
                "every rule, hour and cost from the written files and found "
                "nothing wrong.",
                "独立的校验程序从写出的文件重算了每条规则、每个小时和每笔费用，没有发现问题。"));
        return;
    }
    page_table(page, "plain", titles, 3);
    for (size_t i = 0; i < n; i++)
        finding_row(page, json_array_get(list, i));
    page_table_end(page);
}

/* ------------------------------------------------------------------ identity */

static void identity_row(struct page *page, const char *name, const char *value)
{
    markup_open(&page->m, "tr");
    markup_element(&page->m, "th", NULL, name);
    markup_open(&page->m, "td");
    markup_element(&page->m, "code", NULL, value);
    markup_close(&page->m);
    markup_close(&page->m);
}

static void identity(struct page *page)
{
    const struct plan_folder *plan = page->plan;
    const char *const titles[] = {page_say(page, "identity", "身份"),
                                  page_say(page, "value", "取值")};
    page_table(page, "plain", titles, 2);
    identity_row(page, page_say(page, "scenario file", "场景文件"), plan->context.frame.scenario);
    identity_row(page,
                 page_say(page, "SHA-256 of the scenario and its files", "场景及其文件的 SHA-256"),
                 plan->context.frame.scenario_hash);
    identity_row(page, page_say(page, "made by paiban", "生成程序 paiban"),
                 plan_folder_string(plan, "paiban"));
    markup_open(&page->m, "tr");
    markup_element(&page->m, "th", NULL, page_say(page, "seed", "随机种子"));
    markup_open(&page->m, "td");
    page_claim(page, "seed", PAGE_COUNT);
    markup_close(&page->m);
    markup_close(&page->m);
    page_table_end(page);
    markup_element(&page->m, "p", "note",
                   page_say(page,
                            "Check it yourself: paiban check SCENARIO FOLDER recomputes everything "
                            "above. Point at a figure to see the file and field it comes from.",
                            "可自行核对：paiban check 场景 方案文件夹 "
                            "会重算以上全部内容；指向任一数字可看到它来自哪个文件的哪个字段。"));
}

void page_proof(struct page *page)
{
    page_section(page, "proof", page_say(page, "How far to trust it", "可信程度"), NULL);
    claims(page);
    markup_element(&page->m, "h3", NULL, page_say(page, "Soft rules", "软性要求"));
    misses(page);
    markup_element(&page->m, "h3", NULL, page_say(page, "Audit", "校验"));
    findings(page);
    identity(page);
    markup_close(&page->m);
}
