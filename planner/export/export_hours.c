/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hours.csv and work.csv: what every hour asks for and who serves it. */
#include "planner/base/csv.h"
#include "planner/export/cells.h"
#include "planner/export/export.h"

static void put_hour(struct csv_writer *csv, const struct plan_hour *hour)
{
    const double figures[] = {hour->sessions, hour->capacity, hour->served, hour->backlog,
                              hour->late,     hour->unserved, hour->need,   hour->on_duty,
                              hour->own,      hour->borrowed, hour->lent,   hour->militia};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        csv_put_number(csv, figures[i]);
    const double prices[] = {hour->price_now,    hour->price_plan,      hour->price_now_down,
                             hour->price_now_up, hour->price_plan_down, hour->price_plan_up};
    for (size_t i = 0; i < sizeof prices / sizeof prices[0]; i++)
        cells_put_optional(csv, prices[i]);
    csv_end_row(csv);
}

void export_hours(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"slot_start",
                                        "queue",
                                        "sessions",
                                        "capacity",
                                        "served",
                                        "backlog",
                                        "late",
                                        "unserved",
                                        "need",
                                        "on_duty",
                                        "own",
                                        "borrowed",
                                        "lent",
                                        "militia",
                                        "price_now",
                                        "price_plan",
                                        "price_now_down",
                                        "price_now_up",
                                        "price_plan_down",
                                        "price_plan_up"};
    struct csv_writer csv = {.out = out};
    int n_slots = plan->capacity.n_slots;
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    for (int t = 0; t < n_slots; t++)
        for (size_t q = 0; q < plan->scenario->n_queues; q++) {
            cells_put_slot(&csv, &plan->scenario->frame, t);
            csv_put_text(&csv, plan->scenario->queues[q].id);
            put_hour(&csv, &plan_last_book(plan)->hours[q * (size_t)n_slots + (size_t)t]);
        }
}

void export_work(const struct plan *plan, struct text *out)
{
    static const char *const names[] = {"slot_start", "pool",  "from_queue",
                                        "to_queue",   "heads", "starts"};
    const struct capacity_problem *problem = &plan->staffing.problem;
    struct csv_writer csv = {.out = out};
    int n_slots = plan->capacity.n_slots;
    cells_put_header(&csv, names, sizeof names / sizeof names[0]);
    for (int t = 0; t < n_slots; t++)
        for (int a = 0; a < problem->n_moves; a++) {
            size_t index = (size_t)a * (size_t)n_slots + (size_t)t;
            const struct capacity_move *move = &problem->moves[a];
            if (plan->book.away[index] == 0)
                continue;
            cells_put_slot(&csv, &plan->scenario->frame, t);
            cells_put_pool(&csv, move->team);
            csv_put_text(&csv, plan->scenario->queues[problem->teams[move->team].home].id);
            csv_put_text(&csv, plan->scenario->queues[move->queue].id);
            csv_put_number(&csv, plan->book.away[index]);
            csv_put_number(&csv, plan->book.starts[index]);
            csv_end_row(&csv);
        }
}
