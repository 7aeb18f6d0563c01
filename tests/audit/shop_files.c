/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/test.h"
#include "tests/audit/shop.h"

static const char *const queue_ids[SHOP_QUEUES] = {"shop.presale", "shop.aftersale"};
static const char *const file_names[] = {"demand.csv", "classes.csv", "shifts.csv", "hours.csv",
                                         "work.csv",   "plan.json",   "roster.csv", "moves.csv"};

void shop_folder(char folder[64])
{
    snprintf(folder, 64, "/tmp/paiban-audit-XXXXXX");
    assert_non_null(mkdtemp(folder));
}

void shop_remove(const char *folder)
{
    char path[128];
    for (size_t i = 0; i < sizeof file_names / sizeof file_names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, file_names[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(folder), 0);
}

static FILE *open_file(const char *folder, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    return file;
}

void shop_put(const char *folder, const char *name, const char *text)
{
    FILE *file = open_file(folder, name);
    fputs(text, file);
    fclose(file);
}

const char *shop_slot_name(int slot, char buffer[40])
{
    int hour = slot + SHOP_DAY_START;
    snprintf(buffer, 40, "2026-11-%02dT%02d:00:00+08:00", 9 + hour / 24, hour % 24);
    return buffer;
}

static void write_demand(const char *folder, const struct shop_plan *plan)
{
    FILE *file = open_file(folder, "demand.csv");
    char slot[40];
    fputs("slot_start,queue,sessions,origin\n", file);
    for (int q = 0; q < SHOP_QUEUES; q++)
        for (int t = 0; t < SHOP_SLOTS; t++)
            fprintf(file, "%s,%s,%.15g,volumes\n", shop_slot_name(t, slot), queue_ids[q],
                    plan->sessions[q][t]);
    fclose(file);
}

static void write_hours(const char *folder, const struct shop_plan *plan)
{
    FILE *file = open_file(folder, "hours.csv");
    char slot[40];
    fputs("slot_start,queue,sessions,capacity,served,backlog,late,unserved,need,on_duty,own,"
          "borrowed,lent,militia,price_now,price_plan\n",
          file);
    for (int q = 0; q < SHOP_QUEUES; q++)
        for (int t = 0; t < SHOP_SLOTS; t++)
            fprintf(file,
                    "%s,%s,%.15g,%.15g,%.15g,%.15g,%.15g,%.15g,,%.15g,%.15g,%.15g,%.15g,%.15g,,\n",
                    shop_slot_name(t, slot), queue_ids[q], plan->sessions[q][t],
                    plan->capacity[q][t], plan->served[q][t], plan->backlog[q][t], plan->late[q][t],
                    plan->unserved[q][t],
                    plan->own[q][t] + plan->borrowed[q][t] + plan->militia[q][t], plan->own[q][t],
                    plan->borrowed[q][t], plan->lent[q][t], plan->militia[q][t]);
    fclose(file);
}

static void write_rows(const char *folder, const struct shop_plan *plan)
{
    shop_put(folder, "classes.csv",
             "class,team,level,contract,skills,heads,members,pool\n"
             "pre,shop.presale,regular,full_time,,6,,1\n"
             "senior,shop.presale,senior,full_time,,2,,1\n"
             "novice,shop.presale,novice,full_time,,2,,1\n"
             "after,shop.aftersale,regular,full_time,,4,,2\n"
             "desk,shop.presale,regular,full_time,,1,,3\n"
             "store,militia,,,,3,,\n");
    FILE *file = open_file(folder, "shifts.csv");
    fputs("team,class,date,shift,heads,segments,breaks\n", file);
    for (size_t i = 0; i < plan->n_shifts; i++) {
        const struct shop_shift *shift = &plan->shifts[i];
        fprintf(file, "%s,%s,2026-11-%02d,%s,%d,%s,%s\n", shift->team, shift->class, 9 + shift->day,
                shift->shift, shift->heads, shift->segments, shift->breaks);
    }
    fclose(file);
    file = open_file(folder, "work.csv");
    char slot[40];
    fputs("slot_start,pool,from_queue,to_queue,heads,starts\n", file);
    for (size_t i = 0; i < plan->n_work; i++)
        fprintf(file, "%s,2,shop.aftersale,shop.presale,%.15g,%.15g\n",
                shop_slot_name(plan->work[i].slot, slot), plan->work[i].heads,
                plan->work[i].starts);
    fclose(file);
}

static void write_claims(const char *folder, const struct shop_plan *plan)
{
    FILE *file = open_file(folder, "plan.json");
    double cost = 0;
    char hash[65] = {0};
    memset(hash, 'a', 64);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        cost += plan->cost[kind];
    double claimed = cost + plan->extra_cost;
    fprintf(file, "{\"scenario_hash\": \"%s\", \"lawful\": %s, \"capacity\": {\"status\": ",
            plan->hash != NULL ? plan->hash : hash, plan->lawful ? "true" : "false");
    fprintf(file, "\"feasible\", \"cost\": %.15g, \"bound\": %.15g, \"gap\": %.15g, ", claimed,
            plan->bound, (claimed - plan->bound) / (claimed - plan->shortage_in_bound));
    fprintf(file, "\"shortage_in_bound\": %.15g}, \"cost_by_kind\": {", plan->shortage_in_bound);
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++)
        fprintf(file, "%s\"%s\": %.15g", kind > 0 ? ", " : "",
                pb_cost_kind_name((enum pb_cost_kind)kind), plan->cost[kind]);
    fputs("}, \"elastic\": []}\n", file);
    fclose(file);
}

void shop_write(const char *folder, const struct shop_plan *plan)
{
    write_demand(folder, plan);
    write_rows(folder, plan);
    write_hours(folder, plan);
    write_claims(folder, plan);
}

void shop_print(const struct pb_findings *findings)
{
    for (size_t i = 0; i < findings->n; i++) {
        const struct pb_finding *f = &findings->at[i];
        print_message("%s %s day %d slot %lld: found %.9g limit %.9g amount %.9g %s: %s\n", f->rule,
                      f->who, f->day == PB_NONE ? -100 : f->day - shop_first_day,
                      f->instant == INT64_MIN ? -100LL
                                              : (long long)(f->instant / 60 - SHOP_DAY_START -
                                                            (int64_t)shop_first_day * 24),
                      f->found, f->limit, f->amount, f->unit, f->text_en);
    }
}

static bool is_expected(const struct pb_finding *finding, const struct shop_expect *expected)
{
    int day = expected->day == -100 ? PB_NONE : shop_first_day + expected->day;
    int64_t instant = INT64_MIN;
    if (expected->slot != -100)
        instant = ((int64_t)shop_first_day * 24 + SHOP_DAY_START + expected->slot) * 60;
    return strcmp(finding->rule, expected->rule) == 0 && strcmp(finding->who, expected->who) == 0 &&
           finding->day == day && finding->instant == instant &&
           fabs(finding->amount - expected->amount) <= 1e-6;
}

static size_t count(const struct pb_findings *findings, const struct shop_expect *expected)
{
    size_t n = 0;
    for (size_t i = 0; i < findings->n; i++)
        n += is_expected(&findings->at[i], expected);
    return n;
}

static void check(const struct shop *shop, const struct shop_plan *plan,
                  struct pb_findings *findings)
{
    char folder[64];
    struct pb_messages messages = {0};
    shop_folder(folder);
    shop_write(folder, plan);
    assert_int_equal(pb_check(&shop->s, folder, NULL, findings, &messages), PB_OK);
    assert_int_equal(messages.n_items, 0);
    shop_remove(folder);
    pb_messages_release(&messages);
}

void shop_expect(const struct shop *shop, const struct shop_plan *plan,
                 const struct shop_expect *expected, size_t n)
{
    struct pb_findings findings;
    check(shop, plan, &findings);
    for (size_t i = 0; i < n; i++)
        if (count(&findings, &expected[i]) != 1) {
            shop_print(&findings);
            fail_msg("not found once: %s %s day %d slot %d amount %.9g", expected[i].rule,
                     expected[i].who, expected[i].day, expected[i].slot, expected[i].amount);
        }
    pb_findings_release(&findings);
}

void shop_expect_only(const struct shop *shop, const struct shop_plan *plan,
                      const struct shop_expect *expected, size_t n)
{
    struct pb_findings findings;
    shop_expect(shop, plan, expected, n);
    check(shop, plan, &findings);
    if (findings.n != n) {
        shop_print(&findings);
        fail_msg("%zu findings instead of %zu", findings.n, n);
    }
    pb_findings_release(&findings);
}
