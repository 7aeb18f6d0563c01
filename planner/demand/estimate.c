/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/chain.h"

#include "paiban/message.h"
#include "planner/base/gettext.h"
#include "planner/base/text.h"

/** Percent by which the second estimate lies above (+) or below (-) the first. */
static double percent_apart(const struct pb_chain *chain)
{
    if (chain->guided_sales <= 0.0) {
        return 100.0;
    }
    return 100.0 * (chain->service_sales / chain->guided_sales - 1.0);
}

static void warn_chain(const struct pb_chain *chain, const struct pb_place *place, const char *name,
                       struct pb_messages *messages)
{
    pb_warning(messages, place, "estimates_apart",
               _("%s: service would sell %.0f by enquiries, but %.0f by its share "
                 "of sales (%+.0f %%)"),
               name, chain->service_sales, chain->guided_sales, percent_apart(chain));
    pb_hint(messages, _("check enquiry rate, chatbot share, enquiry conversion, refund rate and "
                        "guided share against the last promotion"));
}

void demand_chain_warn(const struct pb_scenario *scenario, const struct pb_demand *demand,
                       struct pb_messages *messages)
{
    for (size_t b = 0; b < demand->n_brands; b++) {
        const struct pb_brand *brand = &scenario->brands[b];
        if (!demand->brands[b].apart) {
            continue;
        }
        struct text path = {0};
        text_printf(&path, "brands.%s", brand->id);
        struct pb_place place = {.path = text_string(&path)};
        warn_chain(&demand->brands[b], &place, brand->name, messages);
        text_release(&path);
    }
    if (demand->total.apart && demand->n_brands > 1) {
        warn_chain(&demand->total, NULL, _("all brands"), messages);
    }
}
