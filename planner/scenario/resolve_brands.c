/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/number.h"
#include "planner/scenario/curve.h"
#include "planner/scenario/resolve.h"

/* What a scenario without departments has. */
static const struct raw_department only_department = {
    .entry = {.id = "main"}, .name = NULL, .is_public = 0};

void resolve_departments(struct resolving *r)
{
    const struct raw_department *raw = r->raw->departments.at;
    size_t n = r->raw->departments.n;
    if (n == 0) {
        raw = &only_department;
        n = 1;
    }
    struct pb_department *departments = arena_alloc(r->reading->arena, n, sizeof *departments);
    if (!departments)
        return;
    for (size_t i = 0; i < n; i++) {
        departments[i].id = raw[i].entry.id;
        departments[i].name = raw[i].name ? raw[i].name : raw[i].entry.id;
        departments[i].is_public = raw[i].is_public == 1;
        for (size_t f = 0; f < raw[i].functions.n; f++)
            departments[i].functions[raw[i].functions.at[f]] = true;
        for (int f = 0; f < PB_N_FUNCTIONS && raw[i].functions.n == 0; f++)
            departments[i].functions[f] = true;
    }
    r->out->departments = departments;
    r->out->n_departments = n;
}

static enum pb_origin origin_of(const struct raw_brand *raw, const char *key)
{
    return resolve_origin(node_get(raw->entry.node, key));
}

static void say_disagree(struct resolving *r, const struct raw_brand *raw, double product)
{
    char sales[NUMBER_SIZE];
    char chain[NUMBER_SIZE];
    number_format(sales, raw->sales);
    number_format(chain, round(product));
    read_error(r->reading, read_at(r->reading, &raw->entry, "sales"), "contradiction",
               _("sales of %s, but uv x conversion x order_value give %s"), sales, chain);
    pb_hint(r->reading->msgs, _("any two of sales, uv and conversion give the third: drop one"));
    read_also(r->reading, node_get(raw->entry.node, "uv"));
    read_also(r->reading, node_get(raw->entry.node, "conversion"));
}

/* Sales, visitors and conversion: what is given gives the rest. */
static void resolve_chain(struct resolving *r, const struct raw_brand *raw, struct pb_brand *brand)
{
    bool sales = !isnan(raw->sales);
    bool uv = !isnan(raw->uv);
    bool conversion = !isnan(raw->rates.conversion);
    brand->sales = raw->sales;
    brand->uv = raw->uv;
    if (!sales && !uv) {
        bool tried = node_get(raw->entry.node, "sales") || node_get(raw->entry.node, "uv");
        if (!tried)
            read_error(r->reading, read_at(r->reading, &raw->entry, NULL), "missing",
                       _("`sales` or `uv` is missing"));
        brand->sales = brand->uv = 0;
    } else if (sales && uv && conversion) {
        double product = brand->uv * brand->conversion * brand->order_value;
        if (fabs(product - brand->sales) > 0.01 * brand->sales)
            say_disagree(r, raw, product);
    } else if (sales && uv) {
        brand->conversion = brand->uv > 0 ? brand->sales / (brand->uv * brand->order_value) : 0;
        brand->conversion_origin = PB_DERIVED;
        if (brand->conversion > 1) {
            read_error(r->reading, read_at(r->reading, &raw->entry, "uv"), "contradiction",
                       _("fewer visitors than orders"));
            pb_hint(r->reading->msgs, _("orders are sales / order_value"));
        }
    } else if (sales) {
        brand->uv = brand->sales / (brand->conversion * brand->order_value);
        brand->uv_origin = PB_DERIVED;
    } else {
        brand->sales = brand->uv * brand->conversion * brand->order_value;
        brand->sales_origin = PB_DERIVED;
    }
}

static void take_origins(const struct raw_brand *raw, struct pb_brand *brand)
{
    brand->sales_origin = origin_of(raw, "sales");
    brand->uv_origin = origin_of(raw, "uv");
    brand->conversion_origin = origin_of(raw, "conversion");
    brand->order_value_origin = origin_of(raw, "order_value");
    brand->enquiry_rate_origin = origin_of(raw, "enquiry_rate");
    brand->insale_rate_origin = origin_of(raw, "insale_rate");
    brand->aftersale_rate_origin = origin_of(raw, "aftersale_rate");
    brand->refund_rate_origin = origin_of(raw, "refund_rate");
    brand->guided_share_origin = origin_of(raw, "guided_share");
    brand->enquiry_conversion_origin = origin_of(raw, "enquiry_conversion");
    brand->bot_share_origin = origin_of(raw, "bot_share");
}

static void take_rates(struct resolving *r, const struct raw_brand *raw, struct pb_brand *brand)
{
    struct raw_rates rates = raw->rates;
    field_merge(&fields_rates, &rates, &r->raw->demand.defaults.rates);
    brand->order_value = rates.order_value;
    brand->conversion = rates.conversion;
    brand->enquiry_rate = rates.enquiry_rate;
    brand->insale_rate = rates.insale_rate;
    brand->aftersale_rate = rates.aftersale_rate;
    brand->refund_sessions = rates.refund_sessions;
    brand->refund_rate = rates.refund_rate;
    brand->guided_share = rates.guided_share;
    brand->enquiry_conversion = rates.enquiry_conversion;
    brand->margin = rates.margin;
    for (int f = 0; f < PB_N_FUNCTIONS; f++) {
        double own = raw->bot_share[f];
        brand->bot_share[f] = isnan(own) ? r->raw->capacity.bot_share[f] : own;
    }
}

static int department_of(struct resolving *r, const struct raw_brand *raw)
{
    struct resolve_names names = resolve_departments_of(r->out);
    const struct node *node = read_at(r->reading, &raw->entry, "department");
    if (raw->department) {
        int department = resolve_name(r, &names, node, raw->department);
        return department == PB_NONE ? 0 : department;
    }
    if (names.n > 1) {
        read_error(r->reading, node, "missing", _("`department` is missing"));
        pb_hint(r->reading->msgs, _("with several departments every brand names its own"));
    }
    return 0;
}

static void resolve_brand(struct resolving *r, const struct raw_brand *raw, struct pb_brand *brand)
{
    brand->id = raw->entry.id;
    brand->name = raw->name ? raw->name : raw->entry.id;
    brand->department = department_of(r, raw);
    take_origins(raw, brand);
    take_rates(r, raw, brand);
    resolve_chain(r, raw, brand);
    brand->day_weights = curve_read(r, &raw->day_weights);
    size_t days = (size_t)r->out->frame.n_days;
    if (brand->day_weights.n && brand->day_weights.n != days && r->horizon_known) {
        read_error(r->reading, read_at(r->reading, &raw->day_weights.entry, NULL), "wrong_count",
                   _("%zu weights for %zu planning days"), brand->day_weights.n, days);
        brand->day_weights.n = 0;
    }
}

void resolve_brands(struct resolving *r)
{
    const struct raw_brand *raw = r->raw->brands.at;
    size_t n = r->raw->brands.n;
    struct pb_brand *brands = arena_alloc(r->reading->arena, n, sizeof *brands);
    if (!brands)
        return;
    for (size_t i = 0; i < n; i++)
        resolve_brand(r, &raw[i], &brands[i]);
    r->out->brands = brands;
    r->out->n_brands = n;
}
