/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/json.h"

#include <math.h>
#include <stdlib.h>

#include "planner/base/civil.h"

void export_json_put(json_t **object, const char *key, json_t *value)
{
    if (json_object_set_new(*object, key, value) == 0)
        return;
    json_decref(*object);
    *object = NULL;
}

void export_json_append(json_t **list, json_t *value)
{
    if (json_array_append_new(*list, value) == 0)
        return;
    json_decref(*list);
    *list = NULL;
}

json_t *export_json_money(double value)
{
    double rounded = round(value * 1e6) / 1e6;
    return isfinite(value) ? json_real(rounded == 0 ? 0 : rounded) : json_null();
}

json_t *export_json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *export_json_date(int day)
{
    char date[CIVIL_DATE_SIZE];
    civil_format_date(date, day);
    return json_string(date);
}

void export_json_dump(json_t *root, struct text *out)
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
