/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a served presale session brings. */
#include <math.h>

#include "planner/base/gettext.h"
#include "planner/scenario/resolve.h"

/* Mean over the brands of the department, by the sessions that pass the chatbot. */
static double value_of(const struct pb_scenario *scenario, int department)
{
    double sessions = 0, value = 0;
    for (size_t i = 0; i < scenario->n_brands; i++) {
        const struct pb_brand *brand = &scenario->brands[i];
        double reached = brand->uv * brand->enquiry_rate * (1 - brand->bot_share[PB_PRESALE]);
        if (brand->department != department)
            continue;
        sessions += reached;
        value += reached * brand->enquiry_conversion * brand->order_value *
                 (1 - brand->refund_rate) * brand->margin;
    }
    return sessions > 0 ? value / sessions : NAN;
}

/* The node that asks for prices by value, the queue's own before that of its function. */
static const struct node *asking_node(const struct resolving *r, const struct pb_queue *queue)
{
    const struct node *map = node_get(r->raw->entry.node, "queues");
    const struct node *own = node_get(node_get(map, queue->id), "lost_by");
    if (own)
        return own;
    own = node_get(node_get(map, field_function_names[queue->function]), "lost_by");
    return own ? own : r->reading->root;
}

void resolve_values(struct resolving *r)
{
    for (size_t q = 0; q < r->out->n_queues; q++) {
        struct pb_queue *queue = &r->out->queues[q];
        if (queue->function == PB_PRESALE)
            queue->session_value = value_of(r->out, queue->department);
        if (!queue->lost_by_value)
            continue;
        if (queue->session_value > 0) {
            queue->lost_price = queue->session_value;
            continue;
        }
        read_error(r->reading, asking_node(r, queue), "missing",
                   _("`%s` is priced by value, but what a session brings is not known"), queue->id);
        pb_hint(r->reading->msgs,
                _("only presale has a value, and every brand of the department needs its margin"));
        queue->lost_by_value = false;
    }
}
