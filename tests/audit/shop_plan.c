/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "tests/audit/shop.h"

/** Sessions of a unit head in an hour: 750 in 7.5 net hours. */
#define RATE 100.0

/* Shift A with lunch at noon, at eleven; the night shift, tired after eight net hours; a stint. */
#define A_NOON   "....1111.111h"
#define A_ELEVEN "....111.1111h"
#define NIGHT    "................1111.1111f"
#define STINT    "..............1111"

static void demand_of(struct shop_plan *plan)
{
    for (int t = 0; t < SHOP_SLOTS; t++) {
        int hour = (t + SHOP_DAY_START) % 24;
        bool first = t < 24;
        plan->sessions[PRE][t] = first && hour >= 8 && hour < 23 ? 300 : first ? 50 : 0;
        plan->sessions[AFTER][t] = first && hour >= 9 && hour < 19 ? 100 : 0;
    }
}

void shop_plan(struct shop_plan *plan)
{
    memset(plan, 0, sizeof *plan);
    const struct shop_shift shifts[] = {
        {"shop.presale", "pre", 0, "A", 3, "08:00-16:30", "12:00-13:00", 0.95, A_NOON},
        {"shop.presale", "senior", 0, "A", 1, "08:00-16:30", "11:00-12:00", 0.95 * 1.2, A_ELEVEN},
        {"shop.presale", "pre", 0, "N", 1, "20:00-30:00", "24:00-25:00", 0.95, NIGHT},
        {"shop.aftersale", "after", 0, "A", 2, "08:00-16:30", "12:00-13:00", 0.95, A_NOON},
        {"shop.presale", "store", 0, "m", 2, "18:00-22:00", "", 0.5, STINT},
    };
    memcpy(plan->shifts, shifts, sizeof shifts);
    plan->n_shifts = sizeof shifts / sizeof shifts[0];
    plan->work[0] = (struct shop_work){9, 0.95, 0.95};
    plan->work[1] = (struct shop_work){10, 0.95, 0};
    plan->n_work = 2;
    plan->lawful = true;
    demand_of(plan);
    shop_fill_hours(plan);
    /* six A of 7.5 h; N: 8 h, 2 h overtime; two stints of 4 h; 1.9 h away and 0.95 starts */
    plan->cost[PB_COST_REGULAR] = 6 * 7.5 * 28 + 8 * 28;
    plan->cost[PB_COST_OT150] = 2 * 28 * 1.5;
    plan->cost[PB_COST_NIGHT] = 30;
    plan->cost[PB_COST_ALLOWANCE] = 0;
    plan->cost[PB_COST_MILITIA] = 2 * 4 * 25;
    plan->cost[PB_COST_MOVE] = 1.9 + 9.5;
    plan->bound = 500;
    plan->shortage_in_bound = 100;
}

static double presence(char mark)
{
    return mark == '1' ? 1 : mark == 'h' ? 0.5 : mark == 'f' ? 0.85 : 0;
}

static void add_shift(struct shop_plan *plan, const struct shop_shift *shift)
{
    int queue = strcmp(shift->team, "shop.aftersale") == 0 ? AFTER : PRE;
    bool militia = strcmp(shift->class, "store") == 0;
    if (strcmp(shift->class, "desk") == 0)
        return;
    for (size_t i = 0; shift->presence[i] != '\0'; i++) {
        int slot = shift->day * 24 + (int)i;
        if (slot < 0 || slot >= SHOP_SLOTS)
            continue;
        double heads = shift->heads * shift->strength * presence(shift->presence[i]);
        *(militia ? &plan->militia[queue][slot] : &plan->own[queue][slot]) += heads;
    }
}

/** Work that came by slot `t` less the last two open hours is due (open 09:00-22:00). */
static double due(const struct shop_plan *plan, int t)
{
    double sum = 0;
    for (int from = -1; from <= t; from++) {
        int open = 0;
        for (int k = from + 1; k <= t; k++) {
            int hour = (k + SHOP_DAY_START) % 24;
            open += hour >= 9 && hour < 22;
        }
        if (open >= 2)
            sum += from < 0 ? 20 : plan->sessions[AFTER][from];
    }
    return sum;
}

static void serve(struct shop_plan *plan)
{
    double backlog = 20, served = 0;
    for (int t = 0; t < SHOP_SLOTS; t++) {
        plan->served[PRE][t] = fmin(plan->sessions[PRE][t], plan->capacity[PRE][t]);
        plan->unserved[PRE][t] = plan->sessions[PRE][t] - plan->served[PRE][t];
        plan->cost[PB_COST_UNSERVED] += 8 * plan->unserved[PRE][t];
        backlog += plan->sessions[AFTER][t];
        plan->served[AFTER][t] = fmin(backlog, plan->capacity[AFTER][t]);
        backlog -= plan->served[AFTER][t];
        served += plan->served[AFTER][t];
        plan->backlog[AFTER][t] = backlog;
        plan->late[AFTER][t] = fmax(0, due(plan, t) - served);
        int hour = (t + SHOP_DAY_START) % 24;
        if (hour >= 9 && hour < 22)
            plan->cost[PB_COST_LATE] += 0.1 * plan->late[AFTER][t];
    }
    /* what is left pays the cheapest hour: 28 for 100 sessions */
    plan->cost[PB_COST_LATE] += 0.28 * backlog;
}

void shop_fill_hours(struct shop_plan *plan)
{
    memset(plan->own, 0, sizeof plan->own);
    memset(plan->militia, 0, sizeof plan->militia);
    memset(plan->lent, 0, sizeof plan->lent);
    memset(plan->borrowed, 0, sizeof plan->borrowed);
    plan->cost[PB_COST_UNSERVED] = plan->cost[PB_COST_LATE] = 0;
    for (size_t i = 0; i < plan->n_shifts; i++)
        add_shift(plan, &plan->shifts[i]);
    for (size_t i = 0; i < plan->n_work; i++) {
        plan->own[AFTER][plan->work[i].slot] -= plan->work[i].heads;
        plan->lent[AFTER][plan->work[i].slot] += plan->work[i].heads;
        plan->borrowed[PRE][plan->work[i].slot] += plan->work[i].heads;
    }
    for (int q = 0; q < SHOP_QUEUES; q++)
        for (int t = 0; t < SHOP_SLOTS; t++)
            plan->capacity[q][t] =
                RATE * (plan->own[q][t] + 0.9 * plan->borrowed[q][t] + plan->militia[q][t]);
    serve(plan);
}
