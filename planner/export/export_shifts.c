/* SPDX-License-Identifier: GPL-3.0-or-later */
/* classes.csv and shifts.csv: who there is, and who works what. */
#include "planner/base/civil.h"
#include "planner/base/csv.h"
#include "planner/export/cells.h"
#include "planner/export/export.h"

static void put_skills(struct csv_writer *csv, const struct plan *plan, int group)
{
    struct text list = {0};
    bool qc = plan->scenario->people.groups[group].qc;
    for (size_t q = 0; q < plan->scenario->n_queues; q++) {
        if (qc || staffing_efficiency(plan->scenario, group, (int)q) <= 0)
            continue;
        if (list.length > 0)
            text_append_char(&list, ';');
        text_append(&list, plan->scenario->queues[q].id);
    }
    cells_put_list(csv, &list);
}

static void put_posts(struct csv_writer *csv, const struct plan *plan, int pool)
{
    const struct pb_ints *queues = &plan->scenario->militia[pool].queues;
    struct text list = {0};
    for (size_t i = 0; i < queues->n; i++) {
        if (i > 0)
            text_append_char(&list, ';');
        text_append(&list, plan->scenario->queues[queues->at[i]].id);
    }
    cells_put_list(csv, &list);
}

static void put_members(struct csv_writer *csv, const struct plan *plan,
                        const struct staffing_class *class)
{
    struct text list = {0};
    for (size_t i = 0; i < class->n_members; i++) {
        if (i > 0)
            text_append_char(&list, ';');
        text_append(&list, plan->scenario->people.persons[class->members[i]].id);
    }
    cells_put_list(csv, &list);
}

static void put_class(struct csv_writer *csv, const struct plan *plan,
                      const struct staffing_class *class)
{
    const struct pb_scenario *scenario = plan->scenario;
    csv_put_text(csv, class->id);
    if (class->pool != PB_NONE) {
        csv_put_plain(csv, "militia");
        csv_put_plain(csv, "");
        csv_put_plain(csv, "");
        put_posts(csv, plan, class->pool);
    } else {
        const struct pb_group *group = &scenario->people.groups[class->group];
        csv_put_text(csv, scenario->queues[group->queue].id);
        csv_put_text(csv, scenario->capacity.levels[group->level].id);
        csv_put_text(csv, class->contract->id);
        put_skills(csv, plan, class->group);
    }
    csv_put_int(csv, class->unnamed + (long long)class->n_members);
    put_members(csv, plan, class);
    if (class->pool != PB_NONE)
        csv_put_plain(csv, "");
    else
        cells_put_pool(csv, class->team);
    csv_end_row(csv);
}

void export_classes(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"class",  "team",  "level",   "contract",
                                        "skills", "heads", "members", "pool"};
    struct csv_writer csv = {.out = out};
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    for (size_t i = 0; i < plan->staffing.n_classes; i++)
        put_class(&csv, plan, &plan->staffing.classes[i]);
}

static void put_shift(struct csv_writer *csv, const struct plan *plan, int index, int heads)
{
    const struct pb_scenario *scenario = plan->scenario;
    const struct capacity_duty *duty = &plan->staffing.problem.duties[index];
    const struct staffing_class *class = &plan->staffing.classes[duty->cls];
    const struct staffing_variant *variant = &plan->staffing.variants[duty->variant];
    int day_start_min = scenario->frame.day_start_min;
    int queue = class->pool != PB_NONE ? duty->post : scenario->people.groups[class->group].queue;
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, scenario->frame.first_day + duty->day);
    csv_put_text(csv, scenario->queues[queue].id);
    csv_put_text(csv, class->id);
    csv_put_plain(csv, date);
    cells_put_shift(csv, scenario, variant);
    csv_put_int(csv, heads);
    cells_put_spans(csv, variant->segments, variant->n_segments, day_start_min);
    cells_put_spans(csv, variant->breaks, variant->n_breaks, day_start_min);
    csv_put_number(csv, plan_round(variant->paid_min / 60.0));
    csv_end_row(csv);
}

static void put_shift_header(struct csv_writer *csv)
{
    static const char *const names[] = {"team",  "class",    "date",   "shift",
                                        "heads", "segments", "breaks", "paid_hours"};
    cells_put_header(csv, names, sizeof names / sizeof names[0]);
}

void export_shifts(const struct plan *plan, struct text *out)
{
    const struct capacity_problem *problem = &plan->staffing.problem;
    struct csv_writer csv = {.out = out};
    put_shift_header(&csv);
    for (int day = -1; day < problem->n_days; day++)
        for (int j = 0; j < problem->n_duties; j++)
            if (problem->duties[j].day == day && plan->capacity.agents[j] > 0)
                put_shift(&csv, plan, j, plan->capacity.agents[j]);
}

void export_duties(const struct plan *plan, struct text *out)
{
    struct csv_writer csv = {.out = out};
    put_shift_header(&csv);
    for (int j = 0; j < plan->staffing.problem.n_duties; j++)
        put_shift(&csv, plan, j, 0);
}
