/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/forecast.h"

#include "planner/base/civil.h"
#include "planner/base/csv.h"

static const char *source_word(enum pb_demand_source source)
{
    static const char *const words[] = {[PB_DEMAND_FORECAST] = "forecast",
                                        [PB_DEMAND_VOLUMES] = "volumes",
                                        [PB_DEMAND_HEADS] = "heads"};
    return words[source];
}

static void write_header(struct csv_writer *csv)
{
    static const char *const names[] = {"slot_start", "queue",    "sessions",
                                        "origin",     "arrivals", "heads"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        csv_put_plain(csv, names[i]);
    }
    csv_end_row(csv);
}

void forecast_write_csv(const struct forecast *forecast, struct text *out)
{
    const struct pb_scenario *scenario = forecast->scenario;
    const struct pb_demand *demand = forecast->demand;
    struct csv_writer csv = {.out = out};
    write_header(&csv);
    for (int t = 0; t < demand->n_slots; t++) {
        char start[CIVIL_INSTANT_SIZE];
        civil_format_instant(start, pb_slot_start(&scenario->frame, t),
                             scenario->frame.utc_offset_min);
        for (size_t q = 0; q < demand->n_queues; q++) {
            size_t cell = q * (size_t)demand->n_slots + (size_t)t;
            csv_put_plain(&csv, start);
            csv_put_text(&csv, scenario->queues[q].id);
            csv_put_number(&csv, demand->sessions[cell]);
            csv_put_plain(&csv, source_word(demand->source));
            csv_put_number(&csv, demand->before_bot[cell]);
            csv_put_number(&csv, demand->heads[cell]);
            csv_end_row(&csv);
        }
    }
}
