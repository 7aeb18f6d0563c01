/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/json_figures.h"

#include "planner/base/civil.h"
#include "planner/export/json.h"

json_t *figures_pair(const struct whatif_pair *pair)
{
    return json_pack("{s:o,s:o,s:o}", "base", export_json_money(pair->base), "variant",
                     export_json_money(pair->variant), "difference",
                     export_json_money(pair->variant - pair->base));
}

json_t *figures_hour(const struct whatif_hour *hour, int utc_offset_min)
{
    char start[CIVIL_INSTANT_SIZE];
    civil_format_instant(start, hour->start, utc_offset_min);
    return json_pack("{s:s,s:s,s:o,s:o,s:o,s:o}", "slot_start", start, "queue", hour->queue, "need",
                     figures_pair(&hour->need), "on_duty", figures_pair(&hour->on_duty), "unserved",
                     figures_pair(&hour->unserved), "late", figures_pair(&hour->late));
}
