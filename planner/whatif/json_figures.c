/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/json_figures.h"

#include <stdlib.h>

json_t *figures_number(double value)
{
    double rounded = round(value * 1e6) / 1e6;
    return isfinite(value) ? json_real(rounded == 0 ? 0 : rounded) : json_null();
}

json_t *figures_pair(const struct whatif_pair *pair)
{
    return json_pack("{s:o,s:o,s:o}", "base", figures_number(pair->base), "variant",
                     figures_number(pair->variant), "difference",
                     figures_number(pair->variant - pair->base));
}

void figures_put(json_t **object, const char *key, json_t *value)
{
    if (json_object_set_new(*object, key, value) == 0)
        return;
    json_decref(*object);
    *object = NULL;
}

void figures_append(json_t **list, json_t *value)
{
    if (json_array_append_new(*list, value) == 0)
        return;
    json_decref(*list);
    *list = NULL;
}

void figures_dump(json_t *root, struct text *out)
{
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(root);
    if (text == NULL) {
        out->failed = true;
        return;
    }
    text_append(out, text);
    text_append_char(out, '\n');
    free(text);
}
