/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/names.h"

#include <stdio.h>

/** Names the entries of a table [n * n_slots] as <word><i>_t<t>. */
static void name_table(char (*names)[CAPACITY_NAME], const char *word, const int *table, int n,
                       int n_slots)
{
    for (int i = 0; i < n; i++) {
        for (int t = 0; t < n_slots; t++) {
            const int at = table[i * n_slots + t];

            if (at >= 0) {
                (void)snprintf(names[at], CAPACITY_NAME, "%s%d_t%d", word, i, t);
            }
        }
    }
}

/** Names the entries of a list [n] as <word><i>. */
static void name_list(char (*names)[CAPACITY_NAME], const char *word, const int *list, int n)
{
    for (int i = 0; i < n; i++) {
        if (list[i] >= 0) {
            (void)snprintf(names[list[i]], CAPACITY_NAME, "%s%d", word, i);
        }
    }
}

static void name_run(char (*names)[CAPACITY_NAME], const char *word, int first, int n)
{
    for (int i = 0; i < n; i++) {
        (void)snprintf(names[first + i], CAPACITY_NAME, "%s%d", word, i);
    }
}

static void name_duty(char *name, const struct capacity_duty *duty)
{
    char day[16] = "e";
    char post[16] = "";

    if (duty->day >= 0) {
        (void)snprintf(day, sizeof day, "d%d", duty->day);
    }
    if (duty->post != CAPACITY_NONE) {
        (void)snprintf(post, sizeof post, "_q%d", duty->post);
    }
    (void)snprintf(name, CAPACITY_NAME, "x_k%d_s%d_%s%s", duty->cls, duty->variant, day, post);
}

static void name_columns(char (*names)[CAPACITY_NAME], const struct capacity_problem *problem,
                         const struct capacity_layout *layout)
{
    const int n_slots = layout->n_slots;

    for (int j = 0; j < problem->n_duties; j++) {
        name_duty(names[j], &problem->duties[j]);
    }
    name_table(names, "h_g", layout->home, problem->n_teams, n_slots);
    name_table(names, "w_a", layout->away, problem->n_moves, n_slots);
    name_table(names, "m_a", layout->begin, problem->n_moves, n_slots);
    name_table(names, "z_q", layout->lost, problem->n_queues, n_slots);
    name_table(names, "f_q", layout->served, problem->n_queues, n_slots);
    name_table(names, "late_q", layout->late, problem->n_queues, n_slots);
    name_list(names, "left_q", layout->left, problem->n_queues);
    name_run(names, "short_u", layout->missing0, problem->n_softs);
    name_list(names, "over_l", layout->over, problem->n_limits);
    name_list(names, "under_l", layout->under, problem->n_limits);
}

static void name_rows(char (*names)[CAPACITY_NAME], const struct capacity_problem *problem,
                      const struct capacity_layout *layout)
{
    const int n_slots = layout->n_slots;

    for (int q = 0; q < problem->n_queues; q++) {
        const char *word = problem->queues[q].is_deferrable ? "C2_q" : "C1_q";

        for (int t = 0; t < n_slots; t++) {
            const int at = layout->cover[q * n_slots + t];

            if (at >= 0) {
                (void)snprintf(names[at], CAPACITY_NAME, "%s%d_t%d", word, q, t);
            }
        }
    }
    name_table(names, "C3_q", layout->promise, problem->n_queues, n_slots);
    name_list(names, "C4_q", layout->finish, problem->n_queues);
    name_table(names, "C5_g", layout->presence, problem->n_teams, n_slots);
    name_table(names, "C6_a", layout->start, problem->n_moves, n_slots);
    name_table(names, "C7_a", layout->block, problem->n_moves, n_slots);
    name_run(names, "C8_l", layout->limit0, problem->n_limits);
    name_table(names, "C9_r", layout->seat, problem->n_rooms, n_slots);
    name_run(names, "C10_u", layout->soft0, problem->n_softs);
}

enum pb_rc capacity_names_init(struct capacity_names *names, struct arena *arena,
                               const struct capacity_problem *problem,
                               const struct capacity_layout *layout)
{
    names->col = arena_alloc(arena, (size_t)layout->n_cols, sizeof *names->col);
    names->row = arena_alloc(arena, (size_t)layout->n_rows, sizeof *names->row);
    if (names->col == NULL || names->row == NULL) {
        return PB_MEMORY;
    }
    name_columns(names->col, problem, layout);
    name_rows(names->row, problem, layout);
    return PB_OK;
}
