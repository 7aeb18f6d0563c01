/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Demand by the clock hour: what a calendar day brings is spread over its 24 hours, contacts about
 * orders follow them day by day, and slots take the part of each hour that lies inside them. */
#include "planner/audit/forecast.h"

#include <math.h>
#include <string.h>

enum { DAY_HOURS = 24, DAY_MIN = 1440, HOUR_MIN = 60 };

/** A brand in hand. Dates count from the first calendar day; the last one ends the last night. */
struct chain {
    struct audit *audit;
    const struct pb_brand *brand;
    int n_dates;
    double *inside[PB_N_FUNCTIONS]; /**< [date] share of the day's arrivals inside the horizon */
    double *visitors, *buyers;      /**< [date] weight of a whole day */
    double *placed;                 /**< [date] orders of the horizon */
    double *dates;                  /**< [date] scratch: contacts of a whole day */
    double *slots;                  /**< [slot] scratch */
    double orders;                  /**< of the horizon */
    double per_weight;              /**< orders per unit of `buyers` */
};

static const struct pb_profile *profile_of(const struct audit *audit, int function, int date)
{
    const struct pb_demand_input *demand = &audit->scenario->demand;
    return &demand->profiles[demand->days[date].profile[function]];
}

/** Adds days by the hour to the slots. */
static void spread(const struct chain *chain, int function, const double *dates, double *slots)
{
    const struct pb_frame *frame = &chain->audit->scenario->frame;
    for (int t = 0; t < chain->audit->n_slots; t++) {
        int from = frame->day_start_min + t * frame->slot_min, to = from + frame->slot_min;
        for (int h = from / HOUR_MIN; h * HOUR_MIN < to; h++) {
            int date = h / DAY_HOURS;
            int64_t minutes = audit_overlap(from, to, h * HOUR_MIN, (h + 1) * HOUR_MIN);
            const struct pb_profile *profile = profile_of(chain->audit, function, date);
            slots[t] += dates[date] * profile->share[h % DAY_HOURS] * (double)minutes / HOUR_MIN;
        }
    }
}

static double sum(const double *values, int n)
{
    double total = 0;
    for (int i = 0; i < n; i++)
        total += values[i];
    return total;
}

/** Scales `values` to sum up to `total`; even parts when they say nothing. */
static void scale(double *values, int n, double total)
{
    double whole = sum(values, n);
    for (int i = 0; i < n; i++)
        values[i] = whole > 0 ? values[i] / whole * total : total / n;
}

static void find_inside(struct chain *chain)
{
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        for (int d = 0; d < chain->n_dates; d++) {
            memset(chain->dates, 0, (size_t)chain->n_dates * sizeof(double));
            memset(chain->slots, 0, (size_t)chain->audit->n_slots * sizeof(double));
            chain->dates[d] = 1;
            spread(chain, f, chain->dates, chain->slots);
            chain->inside[f][d] = sum(chain->slots, chain->audit->n_slots);
        }
}

static bool allocate(struct chain *chain)
{
    struct audit *audit = chain->audit;
    size_t n = (size_t)chain->n_dates;
    for (int f = 0; f < PB_N_FUNCTIONS; f++)
        chain->inside[f] = arena_alloc(&audit->arena, n, sizeof(double));
    chain->visitors = arena_alloc(&audit->arena, n, sizeof(double));
    chain->buyers = arena_alloc(&audit->arena, n, sizeof(double));
    chain->placed = arena_alloc(&audit->arena, n, sizeof(double));
    chain->dates = arena_alloc(&audit->arena, n, sizeof(double));
    chain->slots = arena_alloc(&audit->arena, (size_t)audit->n_slots, sizeof(double));
    return !audit->arena.failed;
}

static void take_brand(struct chain *chain, const struct pb_brand *brand)
{
    const struct pb_demand_input *demand = &chain->audit->scenario->demand;
    double weight = 0;
    chain->brand = brand;
    chain->orders =
        brand->order_value > 0 ? brand->sales / brand->order_value : brand->uv * brand->conversion;
    for (int d = 0; d < chain->n_dates; d++) {
        size_t n = brand->day_weights.n;
        chain->visitors[d] = n == 0 ? demand->days[d].weight
                                    : brand->day_weights.at[(size_t)d < n ? (size_t)d : n - 1];
        chain->buyers[d] = chain->visitors[d] * demand->days[d].order_factor;
        weight += chain->buyers[d] * chain->inside[PB_PRESALE][d];
    }
    chain->per_weight = weight > 0 ? chain->orders / weight : 0;
    for (int d = 0; d < chain->n_dates; d++)
        chain->placed[d] = chain->per_weight * chain->buyers[d] * chain->inside[PB_PRESALE][d];
}

/** Orders of the whole calendar day that lies `back` days before the first one. */
static double orders_before(const struct chain *chain, int back)
{
    const struct pb_scenario *s = chain->audit->scenario;
    if (back == 0)
        return chain->per_weight * chain->buyers[0] * (1 - chain->inside[PB_PRESALE][0]);
    for (size_t i = s->demand.n_prior; i > 0; i--)
        if (&s->brands[s->demand.prior[i - 1].brand] == chain->brand &&
            s->frame.first_day - s->demand.prior[i - 1].day == back)
            return s->demand.prior[i - 1].orders;
    double quietest = 0;
    for (int d = 0; d < chain->n_dates; d++) {
        double orders = chain->per_weight * chain->buyers[d];
        if (orders > 0 && (quietest <= 0 || orders < quietest))
            quietest = orders;
    }
    return s->demand.prior_steady ? quietest : 0;
}

/** Contacts about orders before the horizon. */
static void add_prior(struct chain *chain, int function, const struct pb_numbers *lag, double rate,
                      double *out)
{
    memset(chain->dates, 0, (size_t)chain->n_dates * sizeof(double));
    for (size_t back = 0; back < lag->n; back++) {
        double orders = orders_before(chain, (int)back) * rate;
        for (size_t k = back; k < lag->n && k - back < (size_t)chain->n_dates; k++)
            chain->dates[k - back] += orders * lag->at[k];
    }
    spread(chain, function, chain->dates, out);
}

/** Contacts about orders of the horizon: on its first day they come after it has begun. */
static void add_following(struct chain *chain, int function, const struct pb_numbers *lag,
                          double rate, double *out)
{
    int n = chain->n_dates, n_slots = chain->audit->n_slots;
    double later = 0;
    memset(chain->dates, 0, (size_t)n * sizeof(double));
    for (int d = 0; d < n; d++)
        for (size_t k = 0; k < lag->n; k++)
            if (d + (int)k < n)
                chain->dates[d + (int)k] += chain->placed[d] * lag->at[k];
            else
                later += chain->placed[d] * lag->at[k];
    double first = chain->dates[0], inside = chain->inside[function][0];
    chain->dates[0] = inside > 0 ? first / inside : 0;
    chain->dates[1] += inside > 0 ? 0 : first;
    later += chain->dates[n - 1] * fmax(0, 1 - chain->inside[function][n - 1]);
    memset(chain->slots, 0, (size_t)n_slots * sizeof(double));
    spread(chain, function, chain->dates, chain->slots);
    double whole = sum(chain->slots, n_slots) + later;
    for (int t = 0; t < n_slots; t++)
        out[t] +=
            chain->orders * rate * (whole > 0 ? chain->slots[t] / whole : 1.0 / (n_slots + 1));
}

void audit_forecast_open(const struct audit *audit, int queue, bool waits, double *arrivals)
{
    double waiting = 0;
    for (int t = 0; t < audit->n_slots; t++) {
        int64_t start = audit_slot_start(audit, t), end = audit_slot_start(audit, t + 1);
        int64_t open = audit_open_minutes(&audit->scenario->queues[queue], start, end);
        double inside = arrivals[t] * (double)open / (double)(end - start);
        double shut = arrivals[t] - inside;
        arrivals[t] = inside;
        if (open > 0) {
            arrivals[t] += waiting;
            waiting = 0;
        }
        waiting += waits ? shut : 0;
    }
}

/** Presale: what visitors ask, less the chatbot; and unpaid orders, which we chase ourselves. */
static void add_presale(struct chain *chain, int queue, double *out)
{
    const struct pb_scenario *s = chain->audit->scenario;
    int n_slots = chain->audit->n_slots;
    size_t bytes = (size_t)n_slots * sizeof(double);
    memset(chain->slots, 0, bytes);
    spread(chain, PB_PRESALE, chain->buyers, chain->slots);
    scale(chain->slots, n_slots, chain->orders * s->demand.unpaid_share * s->demand.chase_sessions);
    audit_forecast_open(chain->audit, queue, true, chain->slots);
    spread(chain, PB_PRESALE, chain->visitors, out);
    scale(out, n_slots,
          chain->brand->uv * chain->brand->enquiry_rate *
              (1 - chain->brand->bot_share[PB_PRESALE]));
    audit_forecast_open(chain->audit, queue, s->queues[queue].outside == PB_OUTSIDE_WAIT, out);
    for (int t = 0; t < n_slots; t++)
        out[t] += chain->slots[t];
}

/** In-sale and after-sale: contacts per order, less the chatbot. */
static void add_after_order(struct chain *chain, int queue, double *out)
{
    const struct pb_scenario *s = chain->audit->scenario;
    const struct pb_brand *brand = chain->brand;
    int function = (int)s->queues[queue].function;
    bool insale = function == PB_INSALE;
    double kept = 1 - brand->refund_rate;
    double rate = insale
                      ? brand->insale_rate
                      : kept * brand->aftersale_rate + brand->refund_rate * brand->refund_sessions;
    const struct pb_numbers *lag = insale ? &s->demand.insale_lag : &s->demand.aftersale_lag;
    rate *= 1 - brand->bot_share[function];
    add_prior(chain, function, lag, rate, out);
    add_following(chain, function, lag, rate, out);
    audit_forecast_open(chain->audit, queue, s->queues[queue].outside == PB_OUTSIDE_WAIT, out);
}

static void add_brand(struct chain *chain, size_t index)
{
    struct audit *audit = chain->audit;
    const struct pb_scenario *s = audit->scenario;
    size_t n_slots = (size_t)audit->n_slots;
    take_brand(chain, &s->brands[index]);
    for (size_t q = 0; q < s->n_queues; q++) {
        const struct pb_queue *queue = &s->queues[q];
        if (queue->department != s->brands[index].department)
            continue;
        double *row =
            audit->brand_demand + (index * PB_N_FUNCTIONS + (size_t)queue->function) * n_slots;
        if (queue->function == PB_PRESALE)
            add_presale(chain, (int)q, row);
        else
            add_after_order(chain, (int)q, row);
        for (size_t t = 0; t < n_slots; t++)
            audit->own_demand[q * n_slots + t] += row[t];
    }
}

static void forecast_brands(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    struct chain chain = {.audit = audit, .n_dates = s->frame.n_days + 1};
    size_t rows = s->n_brands * PB_N_FUNCTIONS;
    audit->brand_demand = arena_alloc(&audit->arena, rows * (size_t)audit->n_slots, sizeof(double));
    if (audit->brand_demand == NULL || !allocate(&chain)) {
        audit->failed = true;
        return;
    }
    find_inside(&chain);
    for (size_t b = 0; b < s->n_brands; b++)
        add_brand(&chain, b);
}

/** Volumes or heads as the scenario gives them. */
static void take_given(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    for (size_t i = 0; i < s->demand.n_volumes; i++) {
        const struct pb_volume *volume = &s->demand.volumes[i];
        if (volume->slot >= 0 && volume->slot < audit->n_slots)
            audit->own_demand[volume->queue * audit->n_slots + volume->slot] += volume->amount;
    }
    for (size_t q = 0; q < s->n_queues && s->demand.source == PB_DEMAND_VOLUMES; q++) {
        double *row = audit->own_demand + q * (size_t)audit->n_slots;
        double bot = s->demand.after_bot ? 0 : s->capacity.bot_share[s->queues[q].function];
        for (int t = 0; t < audit->n_slots; t++)
            row[t] *= 1 - bot;
        audit_forecast_open(audit, (int)q, s->queues[q].outside == PB_OUTSIDE_WAIT, row);
    }
}

void audit_forecast(struct audit *audit)
{
    const struct pb_scenario *s = audit->scenario;
    bool brands = s->demand.source == PB_DEMAND_FORECAST && s->n_brands > 0;
    if (!brands && s->demand.n_volumes == 0)
        return;
    size_t cells = s->n_queues * (size_t)audit->n_slots;
    audit->own_demand = arena_alloc(&audit->arena, cells, sizeof(double));
    if (audit->own_demand == NULL)
        audit->failed = true;
    else if (brands)
        forecast_brands(audit);
    else
        take_given(audit);
}
