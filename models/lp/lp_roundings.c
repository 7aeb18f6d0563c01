/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_roundings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void *zeros(int n, size_t size, bool *failed)
{
    void *array = calloc((size_t)n + 1, size);

    *failed = *failed || array == NULL;
    return array;
}

enum pb_rc lp_roundings_init(struct lp_roundings *list, int most, int most_entries)
{
    bool failed = false;

    *list = (struct lp_roundings){
        .first_weight = zeros(most, sizeof(int), &failed),
        .row = zeros(most_entries, sizeof(int), &failed),
        .weight = zeros(most_entries, sizeof(double), &failed),
        .first_high = zeros(most, sizeof(int), &failed),
        .high = zeros(most_entries, sizeof(int), &failed),
        .first_value = zeros(most, sizeof(int), &failed),
        .col = zeros(most_entries, sizeof(int), &failed),
        .value = zeros(most_entries, sizeof(double), &failed),
        .lower = zeros(most, sizeof(double), &failed),
        .most = most,
        .most_entries = most_entries,
    };
    return failed ? PB_MEMORY : PB_OK;
}

/** Appends n entries behind those of the last rounding. */
static void append(int *first, int k, int n, int *index, const int *from)
{
    if (n > 0) {
        memcpy(index + first[k], from, (size_t)n * sizeof *index);
    }
    first[k + 1] = first[k] + n;
}

static void append_values(double *to, const double *from, int n)
{
    if (n > 0) {
        memcpy(to, from, (size_t)n * sizeof *to);
    }
}

bool lp_roundings_add(struct lp_roundings *list, const struct lp_derivation *from,
                      const struct lp_row *row)
{
    const int k = list->n;

    if (k >= list->most || list->first_weight[k] + from->n_weights > list->most_entries ||
        list->first_high[k] + from->n_high > list->most_entries ||
        list->first_value[k] + row->n > list->most_entries) {
        return false;
    }
    append_values(list->weight + list->first_weight[k], from->weight, from->n_weights);
    append_values(list->value + list->first_value[k], row->value, row->n);
    append(list->first_weight, k, from->n_weights, list->row, from->row);
    append(list->first_high, k, from->n_high, list->high, from->high);
    append(list->first_value, k, row->n, list->col, row->col);
    list->lower[k] = row->lower;
    list->n++;
    return true;
}

struct lp_derivation lp_roundings_from(const struct lp_roundings *list, int k)
{
    const int weights = list->first_weight[k];
    const int high = list->first_high[k];

    return (struct lp_derivation){.n_weights = list->first_weight[k + 1] - weights,
                                  .row = list->row + weights,
                                  .weight = list->weight + weights,
                                  .n_high = list->first_high[k + 1] - high,
                                  .high = list->high + high};
}

struct lp_row lp_roundings_row(const struct lp_roundings *list, int k)
{
    const int values = list->first_value[k];

    return (struct lp_row){.lower = list->lower[k],
                           .upper = INFINITY,
                           .n = list->first_value[k + 1] - values,
                           .col = list->col + values,
                           .value = list->value + values};
}

void lp_roundings_release(struct lp_roundings *list)
{
    free(list->first_weight);
    free(list->row);
    free(list->weight);
    free(list->first_high);
    free(list->high);
    free(list->first_value);
    free(list->col);
    free(list->value);
    free(list->lower);
    *list = (struct lp_roundings){0};
}
