/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/figures.h"

#include <stddef.h>
#include <string.h>

#include "planner/base/gettext.h"
#include "planner/base/text.h"

/* clang-format off */
#define INPUT(key, label, unit, field, origin) \
    {key, label, unit, offsetof(struct pb_brand, field), offsetof(struct pb_brand, origin), \
     FIGURE_NOT, NULL, "demand.defaults." key}
#define BOT(label, function, name) \
    {"bot_share." name, N_(label), FIGURE_SHARE, \
     offsetof(struct pb_brand, bot_share) + (function) * sizeof(double), \
     offsetof(struct pb_brand, bot_share_origin), FIGURE_NOT, NULL, "capacity.bot_share." name}
#define RESULT(key, label, unit, field, formula) \
    {key, label, unit, FIGURE_NOT, FIGURE_NOT, offsetof(struct pb_chain, field), formula, \
     NULL}
#define FLOW(key, label, function, field, formula) \
    {key, label, FIGURE_COUNT, FIGURE_NOT, FIGURE_NOT, \
     offsetof(struct pb_chain, flow) + (function) * sizeof(struct pb_flow) + \
     offsetof(struct pb_flow, field), formula, NULL}

static const struct figure figures[] = {
    INPUT("sales", N_("sales"), FIGURE_MONEY, sales, sales_origin),
    INPUT("order_value", N_("order value"), FIGURE_PRICE, order_value, order_value_origin),
    RESULT("orders", N_("orders"), FIGURE_COUNT, orders, N_("sales / order value")),
    INPUT("conversion", N_("orders per visitor"), FIGURE_SHARE, conversion, conversion_origin),
    INPUT("uv", N_("visitors (UV)"), FIGURE_COUNT, uv, uv_origin),
    INPUT("enquiry_rate", N_("enquiries per visitor"), FIGURE_SHARE, enquiry_rate, enquiry_rate_origin),
    RESULT("enquiries", N_("enquiries"), FIGURE_COUNT, enquiries, N_("visitors x enquiry rate")),
    BOT(N_("presale: chatbot share"), PB_PRESALE, "presale"),
    RESULT("received", N_("enquiries left to people"), FIGURE_COUNT, received, N_("enquiries less chatbot")),
    FLOW("chase", N_("contacts chasing unpaid orders"), PB_PRESALE, chase, N_("orders x unpaid share x contacts")),
    FLOW("presale", N_("presale: sessions for people"), PB_PRESALE, sessions, N_("received + chasing, in opening hours")),
    INPUT("insale_rate", N_("in-sale sessions per order"), FIGURE_RATE, insale_rate, insale_rate_origin),
    FLOW("insale_caused", N_("in-sale: caused"), PB_INSALE, caused, N_("orders x rate")),
    FLOW("insale_prior", N_("in-sale: from orders before"), PB_INSALE, prior, N_("earlier orders x rate, still to come")),
    FLOW("insale_after", N_("in-sale: after the horizon"), PB_INSALE, after_horizon, N_("by the days after an order")),
    BOT(N_("in-sale: chatbot share"), PB_INSALE, "insale"),
    FLOW("insale", N_("in-sale: sessions for people"), PB_INSALE, sessions, N_("in the horizon, less chatbot")),
    INPUT("aftersale_rate", N_("after-sale sessions per kept order"), FIGURE_RATE, aftersale_rate, aftersale_rate_origin),
    INPUT("refund_rate", N_("refunded orders"), FIGURE_SHARE, refund_rate, refund_rate_origin),
    {"refund_sessions", N_("after-sale sessions per refunded order"), FIGURE_RATE,
     offsetof(struct pb_brand, refund_sessions), FIGURE_NOT, FIGURE_NOT, NULL, "demand.defaults.refund_sessions"},
    FLOW("aftersale_caused", N_("after-sale: caused"), PB_AFTERSALE, caused, N_("orders x (kept x rate + refunded x rate)")),
    FLOW("aftersale_prior", N_("after-sale: from orders before"), PB_AFTERSALE, prior, N_("earlier orders, still to come")),
    FLOW("aftersale_after", N_("after-sale: after the horizon"), PB_AFTERSALE, after_horizon, N_("by the days after an order")),
    BOT(N_("after-sale: chatbot share"), PB_AFTERSALE, "aftersale"),
    FLOW("aftersale", N_("after-sale: sessions for people"), PB_AFTERSALE, sessions, N_("in the horizon, less chatbot")),
    RESULT("agents_sum", N_("agent-days"), FIGURE_RATE, agents_sum, N_("sessions / sessions per shift, absence added")),
    RESULT("agents_peak", N_("agents on the busiest day"), FIGURE_RATE, agents_peak, N_("largest of the days")),
    INPUT("guided_share", N_("share of sales guided by service"), FIGURE_SHARE, guided_share, guided_share_origin),
    RESULT("guided_sales", N_("service sales, first estimate"), FIGURE_MONEY, guided_sales, N_("sales x guided share")),
    INPUT("enquiry_conversion", N_("orders per enquiry left to people"), FIGURE_SHARE, enquiry_conversion, enquiry_conversion_origin),
    RESULT("service_sales", N_("service sales, second estimate"), FIGURE_MONEY, service_sales, N_("enquiries left to people x conversion x order value x (1 - refunds)")),
};
/* clang-format on */

const struct figure *figure_table(size_t *n)
{
    *n = sizeof figures / sizeof figures[0];
    return figures;
}

static double double_at(const void *object, size_t offset)
{
    return *(const double *)(const void *)((const char *)object + offset);
}

double figure_value(const struct figure *figure, const struct pb_brand *brand,
                    const struct pb_chain *chain)
{
    return figure->result != FIGURE_NOT ? double_at(chain, figure->result)
                                        : double_at(brand, figure->input);
}

const char *figure_origin_word(enum pb_origin origin)
{
    static const char *const words[] = {[PB_GIVEN] = "given",
                                        [PB_DERIVED] = "derived",
                                        [PB_DEFAULT] = "default",
                                        [PB_OVERRIDDEN] = "override",
                                        [PB_FROM_FILE] = "file"};
    return words[origin];
}

/** Looks for `path`, then for the entry above it ("bot_share" for "bot_share.presale"). */
static bool place_of(const struct pb_scenario *scenario, const char *path, const char **file,
                     int *line)
{
    int column = 0;
    if (pb_scenario_place(scenario, path, file, line, &column)) {
        return true;
    }
    struct text above = {0};
    text_append_bytes(&above, path, (size_t)(strrchr(path, '.') - path));
    bool found = strstr(path, "bot_share.") != NULL &&
                 pb_scenario_place(scenario, text_string(&above), file, line, &column);
    text_release(&above);
    return found;
}

bool figure_place(const struct figure *figure, const struct pb_scenario *scenario, int brand,
                  const char **file, int *line)
{
    if (figure->result != FIGURE_NOT) {
        return false;
    }
    struct text path = {0};
    text_printf(&path, "brands.%s.%s", scenario->brands[brand].id, figure->key);
    bool found = place_of(scenario, text_string(&path), file, line);
    text_release(&path);
    return found || place_of(scenario, figure->fallback, file, line);
}

enum pb_origin figure_origin(const struct figure *figure, const struct pb_scenario *scenario,
                             int brand)
{
    const char *file = NULL;
    int line = 0;
    if (figure->result != FIGURE_NOT) {
        return PB_DERIVED;
    }
    if (figure->origin == FIGURE_NOT) {
        return figure_place(figure, scenario, brand, &file, &line) ? PB_GIVEN : PB_DEFAULT;
    }
    const char *input = (const char *)&scenario->brands[brand];
    return *(const enum pb_origin *)(const void *)(input + figure->origin);
}
