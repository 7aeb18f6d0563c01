/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/scenario/csv_source.h"
#include "planner/scenario/resolve.h"

static void add_order(struct resolving *r, const struct node *node, struct pb_prior_orders order)
{
    struct pb_demand_input *out = &r->out->demand;
    if (order.day >= r->out->frame.first_day && r->horizon_known) {
        read_error(r->reading, node, "inside_horizon", _("not before the first planning day"));
        return;
    }
    for (size_t i = 0; i < out->n_prior; i++)
        if (out->prior[i].brand == order.brand && out->prior[i].day == order.day) {
            read_error(r->reading, node, "duplicate_entry",
                       _("orders of this brand and day are given twice"));
            return;
        }
    out->prior[out->n_prior++] = order;
}

static void read_list(struct resolving *r)
{
    struct resolve_names names = resolve_brands_of(r->out);
    const struct raw_list *list = &r->raw->demand.prior.list;
    const struct raw_prior *raw = list->at;
    r->out->demand.prior = arena_alloc(r->reading->arena, list->n, sizeof *r->out->demand.prior);
    for (size_t i = 0; r->out->demand.prior && i < list->n; i++) {
        const struct node *node = read_at(r->reading, &raw[i].entry, "brand");
        int brand = resolve_name(r, &names, node, raw[i].brand);
        if (brand == PB_NONE || raw[i].date == PB_NONE || !(raw[i].orders >= 0))
            continue;
        add_order(r, read_at(r->reading, &raw[i].entry, "date"),
                  (struct pb_prior_orders){brand, raw[i].date, raw[i].orders});
    }
}

static void read_row(struct resolving *r, const struct csv_table *table, size_t row)
{
    static const struct field brand_field = {
        .key = "brand", .kind = FIELD_REF, .flags = FIELD_REQUIRED};
    static const struct field date_field = {
        .key = "date", .kind = FIELD_DATE, .flags = FIELD_REQUIRED};
    static const struct field orders_field = {
        .key = "orders", .kind = FIELD_NUMBER, .flags = FIELD_REQUIRED, .min = 0, .max = 1e9};
    struct resolve_names names = resolve_brands_of(r->out);
    struct pb_prior_orders order = {0, 0, 0};
    const char *id = NULL;
    bool good = csv_source_cell(r->reading, table, row, 0, &brand_field, &id);
    good = csv_source_cell(r->reading, table, row, 1, &date_field, &order.day) && good;
    good = csv_source_cell(r->reading, table, row, 2, &orders_field, &order.orders) && good;
    if (!good)
        return;
    order.brand = resolve_index(&names, id);
    if (order.brand == PB_NONE)
        resolve_name(r, &names, csv_source_node(r->reading, table, row, 0), id);
    else
        add_order(r, csv_source_node(r->reading, table, row, 1), order);
}

static void read_file(struct resolving *r, const char *name)
{
    static const struct csv_field columns[] = {
        {"brand", "品牌", true}, {"date", "日期", true}, {"orders", "订单|订单数", true}};
    static const struct csv_request request = {columns, 3};
    struct csv_table table;
    const struct node *node = read_at(r->reading, &r->raw->demand.prior.entry, "file");
    if (!csv_source_read(r->reading, node, name, &request, &table))
        return;
    r->out->demand.prior =
        arena_alloc(r->reading->arena, table.n_rows, sizeof *r->out->demand.prior);
    for (size_t row = 0; r->out->demand.prior && row < table.n_rows; row++)
        read_row(r, &table, row);
}

void resolve_prior(struct resolving *r)
{
    const char *file = r->raw->demand.prior.file;
    bool none = file && strcmp(file, "none") == 0;
    bool steady = !file || strcmp(file, "steady") == 0;
    r->out->demand.prior_steady = !none;
    if (r->raw->demand.prior.list.n)
        read_list(r);
    else if (!none && !steady)
        read_file(r, file);
}
