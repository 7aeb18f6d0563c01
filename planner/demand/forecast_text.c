/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/forecast.h"

#include <math.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/grid.h"
#include "planner/demand/figures.h"
#include "planner/demand/forecast_cell.h"

static const char *const function_names[] = {N_("presale"), N_("in-sale"), N_("after-sale")};

static void write_title(const struct forecast *forecast, struct text *out)
{
    const struct pb_frame *frame = &forecast->scenario->frame;
    char first[CIVIL_DATE_SIZE], last[CIVIL_DATE_SIZE];
    civil_format_date(first, frame->first_day);
    civil_format_date(last, frame->first_day + frame->n_days - 1);
    text_printf(out, _("Forecast: %s, %s to %s (days start at %02d:%02d)\n\n"), frame->name, first,
                last, frame->day_start_min / 60, frame->day_start_min % 60);
}

static double sum_people(const struct pb_chain *chain)
{
    return chain->flow[PB_PRESALE].sessions + chain->flow[PB_INSALE].sessions +
           chain->flow[PB_AFTERSALE].sessions;
}

static double sum_bot(const struct pb_chain *chain)
{
    double sum = 0.0;
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        sum += chain->flow[f].by_bot + chain->flow[f].bot_outside;
    }
    return sum;
}

static void add_chain(const struct forecast *forecast, const struct pb_chain *chain,
                      const char *name, struct grid *grid)
{
    const struct pb_brand *brand =
        chain->brand == PB_NONE ? NULL : &forecast->scenario->brands[chain->brand];
    grid_add(grid, name);
    forecast_cell_marked(grid, chain->sales, brand != NULL ? brand->sales_origin : PB_GIVEN);
    forecast_cell(grid, chain->orders, 0);
    forecast_cell_marked(grid, chain->uv, brand != NULL ? brand->uv_origin : PB_GIVEN);
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        forecast_cell(grid, chain->flow[f].arrivals, 0);
    }
    forecast_cell(grid, sum_bot(chain), 0);
    forecast_cell(grid, sum_people(chain), 0);
    forecast_cell(grid, chain->agents_sum, 1);
    forecast_cell(grid, chain->agents_peak, 1);
    forecast_cell_day(grid, &forecast->scenario->frame, chain->peak_day);
}

static void write_brands(const struct forecast *forecast, struct text *out)
{
    const struct grid_column columns[] = {
        {_("brand"), false},     {_("sales"), true},       {_("orders"), true},
        {_("UV"), true},         {_("presale"), true},     {_("in-sale"), true},
        {_("after-sale"), true}, {_("chatbot"), true},     {_("for people"), true},
        {_("agent-days"), true}, {_("peak agents"), true}, {_("on"), false},
    };
    struct grid grid;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t b = 0; b < forecast->demand->n_brands; b++) {
        const struct pb_chain *chain = &forecast->demand->brands[b];
        add_chain(forecast, chain, forecast->scenario->brands[b].name, &grid);
    }
    grid_rule(&grid);
    add_chain(forecast, &forecast->demand->total, _("total"), &grid);
    grid_write(&grid, out);
    grid_release(&grid);
    text_append(out, _("= derived from two others, ~ default, ! override, ^ from a file; "
                       "sessions by function before the chatbot, in the horizon\n\n"));
}

static void write_functions(const struct forecast *forecast, struct text *out)
{
    const struct grid_column columns[] = {
        {_("sessions"), false},
        {_("caused"), true},
        {_("from orders before"), true},
        {_("after the horizon"), true},
        {_("chatbot"), true},
        {_("closed: chatbot"), true},
        {_("closed: lost"), true},
        {_("waiting at the end"), true},
        {_("for people"), true},
    };
    struct grid grid;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        const struct pb_flow *flow = &forecast->demand->total.flow[f];
        const double cells[] = {flow->caused,        flow->prior,       flow->after_horizon,
                                flow->by_bot,        flow->bot_outside, flow->lost_outside,
                                flow->waiting_after, flow->sessions};
        grid_add(&grid, _(function_names[f]));
        for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
            forecast_cell(&grid, cells[i], 0);
        }
    }
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

/** Sessions of a queue on a planning day, or the hours of the heads needed. */
static double day_amount(const struct forecast *forecast, size_t queue, int day)
{
    const struct pb_demand *demand = forecast->demand;
    if (demand->source != PB_DEMAND_HEADS)
        return pb_demand_day(demand, demand->sessions, (int)queue, day);
    double hours = forecast->scenario->frame.slot_min / 60.0;
    return pb_demand_day(demand, demand->heads, (int)queue, day) * hours;
}

/** The slot of `row` with the most, and how much. */
static int busiest(const double *row, int n, double *most)
{
    int at = PB_NONE;
    *most = 0.0;
    for (int t = 0; t < n; t++) {
        if (row[t] > *most) {
            *most = row[t];
            at = t;
        }
    }
    return at;
}

static void add_queue(const struct forecast *forecast, size_t queue, struct grid *grid)
{
    const struct pb_demand *demand = forecast->demand;
    const double *agents = &demand->agents[queue * (size_t)demand->n_days];
    const double *matrix = demand->source == PB_DEMAND_HEADS ? demand->heads : demand->sessions;
    double amount = 0.0, sum = 0.0, peak = 0.0, most = 0.0;
    int day = busiest(agents, demand->n_days, &peak);
    int slot = busiest(&matrix[queue * (size_t)demand->n_slots], demand->n_slots, &most);
    for (int d = 0; d < demand->n_days; d++) {
        sum += agents[d];
        amount += day_amount(forecast, queue, d);
    }
    grid_add(grid, forecast->scenario->queues[queue].id);
    forecast_cell(grid, amount, 0);
    forecast_cell(grid, sum, 1);
    forecast_cell(grid, peak, 1);
    forecast_cell_day(grid, &forecast->scenario->frame, day);
    forecast_cell(grid, most, 1);
    forecast_cell_slot(grid, &forecast->scenario->frame, slot);
}

static void write_queues(const struct forecast *forecast, struct text *out)
{
    bool heads = forecast->demand->source == PB_DEMAND_HEADS;
    const struct grid_column columns[] = {
        {_("queue"), false},     {heads ? _("head-hours") : _("for people"), true},
        {_("agent-days"), true}, {_("peak agents"), true},
        {_("on"), false},        {heads ? _("most heads") : _("busiest slot"), true},
        {_("when"), false},
    };
    struct grid grid;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t q = 0; q < forecast->demand->n_queues; q++) {
        add_queue(forecast, q, &grid);
    }
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

static void add_day(const struct forecast *forecast, int day, struct grid *grid)
{
    const struct pb_demand *demand = forecast->demand;
    double amounts[PB_N_FUNCTIONS] = {0}, agents = 0.0;
    for (size_t q = 0; q < demand->n_queues; q++) {
        enum pb_function function = forecast->scenario->queues[q].function;
        amounts[function] += day_amount(forecast, q, day);
        agents += demand->agents[q * (size_t)demand->n_days + (size_t)day];
    }
    forecast_cell_day(grid, &forecast->scenario->frame, day);
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        forecast_cell(grid, amounts[f], 0);
    }
    forecast_cell(grid, agents, 1);
}

static void write_days(const struct forecast *forecast, struct text *out)
{
    const struct grid_column columns[] = {{_("day"), false},
                                          {_("presale"), true},
                                          {_("in-sale"), true},
                                          {_("after-sale"), true},
                                          {_("agents needed"), true}};
    struct grid grid;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (int day = 0; day < forecast->demand->n_days; day++) {
        add_day(forecast, day, &grid);
    }
    grid_write(&grid, out);
    grid_release(&grid);
    text_append_char(out, '\n');
}

static void write_estimates(const struct forecast *forecast, struct text *out)
{
    const struct pb_chain *total = &forecast->demand->total;
    double apart = total->guided_sales > 0.0
                       ? 100.0 * (total->service_sales / total->guided_sales - 1.0)
                       : 0.0;
    text_append(out, _("Service sales by share of sales "));
    forecast_append_number(out, total->guided_sales, 0);
    text_append(out, _(", by enquiries "));
    forecast_append_number(out, total->service_sales, 0);
    text_printf(out, " %s (%+.1f %%)\n", forecast->scenario->frame.currency, apart);
}

void forecast_write(const struct forecast *forecast, struct text *out)
{
    write_title(forecast, out);
    switch (forecast->demand->source) {
    case PB_DEMAND_FORECAST:
        write_brands(forecast, out);
        write_functions(forecast, out);
        break;
    case PB_DEMAND_VOLUMES:
        text_append(out, _("Sessions are given directly: there is no chain from sales.\n\n"));
        write_functions(forecast, out);
        break;
    case PB_DEMAND_HEADS:
        text_append(out, _("Agents are given directly: there is no chain from sales.\n\n"));
        break;
    }
    write_queues(forecast, out);
    write_days(forecast, out);
    if (forecast->demand->source == PB_DEMAND_FORECAST) {
        write_estimates(forecast, out);
    }
}
