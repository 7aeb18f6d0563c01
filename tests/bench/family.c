/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "family.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DEPARTMENTS = 4, FUNCTIONS = 3, TEAMS = DEPARTMENTS * FUNCTIONS, DAYS = 15, HOURS = 24 };
enum { POOLS = 6, POOL_PEOPLE = 120, SPAN = DAYS * HOURS };

/* What the two files say. */
struct family {
    char team[TEAMS][64];
    double people[TEAMS];
    double heads[TEAMS][SPAN];
};

static int team_of(const struct family *family, const char *name)
{
    for (int g = 0; g < TEAMS; g++)
        if (strcmp(family->team[g], name) == 0)
            return g;
    return -1;
}

static bool read_staff(struct family *family, FILE *file)
{
    int c;
    while ((c = getc(file)) != EOF && c != '\n')
        ;
    for (int g = 0; g < TEAMS; g++)
        if (fscanf(file, "%63[^,],%lf\n", family->team[g], &family->people[g]) != 2)
            return false;
    return true;
}

static bool read_heads(struct family *family, FILE *file)
{
    int c;
    int day;
    int hour;
    char team[64];
    double heads;
    int lines = 0;
    while ((c = getc(file)) != EOF && c != '\n')
        ;
    for (; fscanf(file, "%d,%d,%63[^,],%lf\n", &day, &hour, team, &heads) == 4; lines++) {
        int g = team_of(family, team);
        if (g < 0 || day < 0 || day >= DAYS || hour < 0 || hour >= HOURS)
            return false;
        family->heads[g][day * HOURS + hour] = heads;
    }
    return lines == TEAMS * SPAN;
}

static bool read_file(struct family *family, const char *folder, const char *name,
                      bool (*read)(struct family *, FILE *))
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    bool ok = file && read(family, file);
    if (file)
        fclose(file);
    return ok;
}

/* -- rows -------------------------------------------------------------------------------------- */

static int cover_row(int team, int hour)
{
    return team * SPAN + hour;
}

static int people_row(int team, int day)
{
    return TEAMS * SPAN + team * DAYS + day;
}

static int pool_row(int pool, int day)
{
    return TEAMS * (SPAN + DAYS) + pool * DAYS + day;
}

static enum pb_rc add_row(struct lp_model *model, const char *name, double lower, double upper)
{
    return lp_model_add_rows(model, 1, &(struct lp_row){name, lower, upper, 0, NULL, NULL});
}

static enum pb_rc add_rows(struct lp_model *model, const struct family *family)
{
    char name[100];
    enum pb_rc rc = PB_OK;
    for (int g = 0; g < TEAMS; g++) {
        for (int t = 0; t < SPAN && rc == PB_OK; t++) {
            snprintf(name, sizeof name, "cover_%s_%d", family->team[g], t);
            rc = add_row(model, name, family->heads[g][t], INFINITY);
        }
    }
    for (int g = 0; g < TEAMS; g++) {
        for (int d = 0; d < DAYS && rc == PB_OK; d++) {
            snprintf(name, sizeof name, "people_%s_%d", family->team[g], d);
            rc = add_row(model, name, -INFINITY, family->people[g]);
        }
    }
    for (int p = 0; p < POOLS; p++) {
        for (int d = 0; d < DAYS && rc == PB_OK; d++) {
            snprintf(name, sizeof name, "pool_%d_%d", p, d);
            rc = add_row(model, name, -INFINITY, POOL_PEOPLE);
        }
    }
    return rc;
}

/* -- columns ----------------------------------------------------------------------------------- */

/* Whether hour k of a shift is a break: the fifth of all but the short ones, the ninth of the
 * longest. */
static bool is_break(int length, int k)
{
    return (length > 4 && k == 4) || (length == 12 && k == 8);
}

/* Hours that a column covers. */
struct stint {
    int team;
    int start; /* hour of the family */
    int length;
    double weight; /* heads per covered hour */
    int limit_row; /* where the column counts 1 */
};

/* Adds a column that covers a stint; `col` has its bounds and cost. */
static enum pb_rc add_stint(struct lp_model *model, struct lp_col col, const struct stint *stint)
{
    int row[HOURS];
    double value[HOURS];
    for (int k = 0; k < stint->length && stint->start + k < SPAN; k++) {
        if (col.is_integer && is_break(stint->length, k))
            continue;
        row[col.n] = cover_row(stint->team, stint->start + k);
        value[col.n++] = stint->weight;
    }
    row[col.n] = stint->limit_row;
    value[col.n++] = 1;
    col.row = row;
    col.value = value;
    return lp_model_add_cols(model, 1, &col);
}

static double shift_cost(int hour, int length, double base)
{
    double cost = base;
    for (int k = 0; k < length; k++)
        if (!is_break(length, k) && (hour + k) % HOURS < 6)
            cost += 0.3;
    return cost;
}

static enum pb_rc add_shifts(struct lp_model *model, const struct family *family, int g, int d)
{
    static const int length[] = {4, 8, 10, 12};
    static const double base[] = {4.6, 8, 11, 14};
    enum pb_rc rc = PB_OK;
    for (int h = 0; h < HOURS; h++) {
        for (int v = 0; v < 4 && rc == PB_OK; v++) {
            char name[100];
            struct stint stint = {g, d * HOURS + h, length[v], 1, people_row(g, d)};
            struct lp_col col = {.name = name, .upper = family->people[g], .is_integer = true};
            col.cost = shift_cost(h, length[v], base[v]);
            snprintf(name, sizeof name, "x_%s_%d_%d_%d", family->team[g], d, h, length[v]);
            rc = add_stint(model, col, &stint);
        }
    }
    return rc;
}

static enum pb_rc add_militia(struct lp_model *model, int pool, int d)
{
    enum pb_rc rc = PB_OK;
    for (int k = 0; k < 6 * 2 * TEAMS && rc == PB_OK; k++) {
        int g = k % TEAMS;
        int length = k / TEAMS % 2 ? 8 : 4;
        int h = k / TEAMS / 2 * 4;
        if (g % FUNCTIONS == 1)
            continue; /* no in-sale */
        char name[100];
        struct stint stint = {g, d * HOURS + h, length, 0.6, pool_row(pool, d)};
        struct lp_col col = {.name = name, .upper = POOL_PEOPLE, .cost = 1.3 * length};
        snprintf(name, sizeof name, "m_%d_%d_%d_%d_%d", pool, d, h, length, g);
        rc = add_stint(model, col, &stint);
    }
    return rc;
}

static enum pb_rc add_move(struct lp_model *model, int from, int to, int t)
{
    char name[100];
    bool same_department = from / FUNCTIONS == to / FUNCTIONS;
    bool same_function = from % FUNCTIONS == to % FUNCTIONS;
    if (from == to || (!same_department && !same_function))
        return PB_OK;
    const int row[] = {cover_row(from, t), cover_row(to, t)};
    const double value[] = {-1, same_department ? 0.9 : 0.8};
    struct lp_col col = {.name = name, .upper = INFINITY, .cost = 0.05, .n = 2};
    col.row = row;
    col.value = value;
    snprintf(name, sizeof name, "y_%d_%d_%d", from, to, t);
    return lp_model_add_cols(model, 1, &col);
}

static enum pb_rc add_hour(struct lp_model *model, int g, int t)
{
    char name[100];
    int row = cover_row(g, t);
    const double one = 1;
    struct lp_col miss = {.name = name, .upper = INFINITY, .cost = 50, .n = 1};
    miss.row = &row;
    miss.value = &one;
    snprintf(name, sizeof name, "z_%d_%d", g, t);
    enum pb_rc rc = lp_model_add_cols(model, 1, &miss);
    for (int to = 0; to < TEAMS && rc == PB_OK; to++)
        rc = add_move(model, g, to, t);
    return rc;
}

static enum pb_rc add_cols(struct lp_model *model, const struct family *family)
{
    enum pb_rc rc = PB_OK;
    for (int k = 0; k < TEAMS * DAYS && rc == PB_OK; k++)
        rc = add_shifts(model, family, k / DAYS, k % DAYS);
    for (int k = 0; k < POOLS * DAYS && rc == PB_OK; k++)
        rc = add_militia(model, k / DAYS, k % DAYS);
    for (int k = 0; k < TEAMS * SPAN && rc == PB_OK; k++)
        rc = add_hour(model, k / SPAN, k % SPAN);
    return rc;
}

enum pb_rc family_build(struct lp_model *model, const char *folder)
{
    static struct family family;
    lp_model_init(model);
    if (!read_file(&family, folder, "staff.csv", read_staff) ||
        !read_file(&family, folder, "heads.csv", read_heads))
        return PB_IO;
    enum pb_rc rc = add_rows(model, &family);
    if (rc == PB_OK)
        rc = add_cols(model, &family);
    if (rc != PB_OK)
        lp_model_release(model);
    return rc;
}

/* First hour of row i. */
static int hour_of_row(int i)
{
    if (i < TEAMS * SPAN)
        return i % SPAN;
    return (i - TEAMS * SPAN) % DAYS * HOURS;
}

int family_blocks(const struct lp_model *model, int hours, int row_block[], int col_block[])
{
    for (int i = 0; i < model->n_rows; i++)
        row_block[i] = hour_of_row(i) / hours;
    for (int j = 0; j < model->n_cols; j++) {
        col_block[j] = SPAN;
        for (int e = model->col_start[j]; e < model->col_start[j + 1]; e++)
            if (row_block[model->row_index[e]] < col_block[j])
                col_block[j] = row_block[model->row_index[e]];
    }
    return (SPAN - 1) / hours + 1;
}
