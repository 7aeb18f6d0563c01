/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/whatif/whatif.h"

#include <math.h>
#include <string.h>

/** Costs nearer to each other than this share are the same. */
#define SAME 1e-9

/** Of the time limit, what the base plan may take when both are made. */
#define SHARE_OF_BASE 0.5

static bool says_the_same(const struct pb_message *a, const struct pb_message *b)
{
    return a->severity == b->severity && strcmp(a->code, b->code) == 0 &&
           strcmp(a->text, b->text) == 0;
}

/** Adds to `messages` what `more` says beyond the first `n` of them. */
static void add_news(struct pb_messages *messages, size_t n, const struct pb_messages *more)
{
    for (size_t i = 0; messages != NULL && i < more->n_items; i++) {
        const struct pb_message *item = &more->items[i];
        const struct pb_place place = {.file = item->file,
                                       .line = item->line,
                                       .column = item->column,
                                       .width = item->width,
                                       .path = item->path,
                                       .source_line = item->source_line};
        bool known = false;
        for (size_t k = 0; k < n && !known; k++)
            known = says_the_same(&messages->items[k], item);
        if (known)
            continue;
        if (item->severity == PB_ERROR)
            pb_error(messages, &place, item->code, "%s", item->text);
        else if (item->severity == PB_WARNING)
            pb_warning(messages, &place, item->code, "%s", item->text);
        else
            pb_note(messages, &place, item->code, "%s", item->text);
        if (item->hint != NULL)
            pb_hint(messages, "%s", item->hint);
    }
}

/** Lists what changes: the variant's bundle, then the overrides. */
static enum pb_rc list_changes(struct whatif *whatif, const struct whatif_request *request)
{
    const struct pb_scenario *base = whatif->scenarios[WHATIF_BASE];
    const struct pb_variant *variant = NULL;
    for (size_t i = 0; request->variant != NULL && i < base->n_variants; i++)
        if (strcmp(base->variants[i].id, request->variant) == 0)
            variant = &base->variants[i];
    size_t n_set = variant != NULL ? variant->n_set : 0;
    whatif->changes =
        arena_alloc(&whatif->arena, n_set + request->n_overrides, sizeof *whatif->changes);
    if (whatif->changes == NULL)
        return PB_MEMORY;
    for (size_t i = 0; i < n_set; i++)
        whatif->changes[whatif->n_changes++] = variant->set[i];
    for (size_t i = 0; i < request->n_overrides; i++)
        whatif->changes[whatif->n_changes++] = arena_strdup(&whatif->arena, request->overrides[i]);
    return whatif->arena.failed ? PB_MEMORY : PB_OK;
}

/** Reads both sides before anything is planned, so that mistakes come at once. */
static enum pb_rc read_sides(struct whatif *whatif, const struct whatif_request *request,
                             struct pb_messages *messages)
{
    const struct pb_scenario_source base = {.path = request->path};
    const struct pb_scenario_source variant = {.path = request->path,
                                               .overrides = request->overrides,
                                               .n_overrides = request->n_overrides,
                                               .variant = request->variant};
    struct pb_messages more = {0};
    enum pb_rc rc = pb_scenario_read(&base, &whatif->scenarios[WHATIF_BASE], messages);
    if (rc != PB_OK)
        return rc;
    rc = pb_scenario_read(&variant, &whatif->scenarios[WHATIF_VARIANT], &more);
    add_news(messages, messages != NULL ? messages->n_items : 0, &more);
    pb_messages_release(&more);
    return rc == PB_OK ? list_changes(whatif, request) : rc;
}

static enum pb_rc plan_side(struct whatif *whatif, enum whatif_side side,
                            const struct plan_options *options, struct pb_messages *messages)
{
    struct pb_messages more = {0};
    struct plan *plan = &whatif->plans[side];
    enum pb_rc rc = plan_make(whatif->scenarios[side], options, plan, &more);
    add_news(messages, messages != NULL ? messages->n_items : 0, &more);
    pb_messages_release(&more);
    if (plan->has_capacity)
        whatif->intervals[side] = (struct whatif_interval){.bound = plan->capacity.bound,
                                                           .cost = plan_last_book(plan)->total};
    return rc;
}

static enum pb_rc plan_both(struct whatif *whatif, const struct whatif_request *request,
                            struct pb_messages *messages)
{
    const double limit_s = request->options.time_limit_s;
    const double begin_s = pb_clock_s();
    struct plan_options options = request->options;
    options.output = NULL;
    options.from = request->base;
    options.time_limit_s = SHARE_OF_BASE * limit_s;
    enum pb_rc rc = plan_side(whatif, WHATIF_BASE, &options, messages);
    if (rc != PB_OK)
        return rc;
    options = request->options;
    options.start = request->cold ? NULL : &whatif->plans[WHATIF_BASE];
    if (limit_s > 0)
        options.time_limit_s = fmax(limit_s - (pb_clock_s() - begin_s), SHARE_OF_BASE * limit_s);
    return plan_side(whatif, WHATIF_VARIANT, &options, messages);
}

enum whatif_verdict whatif_judge(const struct whatif_interval *base,
                                 const struct whatif_interval *variant)
{
    double difference = variant->cost - base->cost;
    if (fabs(difference) <= SAME * fmax(1, fabs(base->cost)))
        return WHATIF_SAME;
    if (variant->bound > base->cost)
        return WHATIF_PROVED_DEARER;
    if (variant->cost < base->bound)
        return WHATIF_PROVED_CHEAPER;
    return difference > 0 ? WHATIF_LIKELY_DEARER : WHATIF_LIKELY_CHEAPER;
}

enum pb_rc whatif_make(const struct whatif_request *request, struct whatif *out,
                       struct pb_messages *messages)
{
    *out = (struct whatif){.cold = request->cold};
    enum pb_rc rc = read_sides(out, request, messages);
    if (rc == PB_OK)
        rc = plan_both(out, request, messages);
    if (whatif_is_whole(out))
        out->verdict = whatif_judge(&out->intervals[WHATIF_BASE], &out->intervals[WHATIF_VARIANT]);
    if (rc == PB_OK)
        rc = whatif_split_make(request, out);
    return rc;
}

bool whatif_is_whole(const struct whatif *whatif)
{
    return whatif->plans[WHATIF_BASE].has_capacity && whatif->plans[WHATIF_VARIANT].has_capacity;
}

void whatif_release(struct whatif *whatif)
{
    for (int side = 0; side < WHATIF_N_SIDES; side++) {
        plan_release(&whatif->plans[side]);
        pb_scenario_free(whatif->scenarios[side]);
    }
    arena_release(&whatif->arena);
    *whatif = (struct whatif){.n_changes = 0};
}

const char *whatif_verdict_name(enum whatif_verdict verdict)
{
    static const char *const names[] = {[WHATIF_SAME] = "same",
                                        [WHATIF_PROVED_DEARER] = "proved_dearer",
                                        [WHATIF_PROVED_CHEAPER] = "proved_cheaper",
                                        [WHATIF_LIKELY_DEARER] = "likely_dearer",
                                        [WHATIF_LIKELY_CHEAPER] = "likely_cheaper"};
    return names[verdict];
}
