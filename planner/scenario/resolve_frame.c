/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/gettext.h"
#include "planner/base/zone.h"
#include "planner/scenario/resolve.h"

/* Days of a scenario whose own are wrong, so that the rest can still be read. */
enum { SOME_DAY = 20000, SOME_DAYS = 15 };

static const struct node *at(const struct resolving *r, const char *key)
{
    return read_at(r->reading, &r->raw->entry, key);
}

static void resolve_currency(struct resolving *r)
{
    const char *currency = r->raw->currency;
    if (!currency)
        return;
    r->out->frame.currency = currency;
    if (strlen(currency) == 3 && strspn(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3)
        return;
    read_error(r->reading, at(r, "currency"), "bad_currency",
               _("`%s` is no currency: three capital letters such as CNY are expected"), currency);
}

static void resolve_zone(struct resolving *r)
{
    struct pb_frame *frame = &r->out->frame;
    struct zone_days days = {frame->first_day - 1, frame->first_day + frame->n_days};
    int change = 0;
    char date[CIVIL_DATE_SIZE];
    if (!r->raw->time_zone)
        return;
    frame->time_zone = r->raw->time_zone;
    switch (zone_offset(NULL, frame->time_zone, days, &frame->utc_offset_min, &change)) {
    case ZONE_OK:
        break;
    case ZONE_UNKNOWN:
    case ZONE_BROKEN:
        read_error(r->reading, at(r, "time_zone"), "unknown_time_zone",
                   _("there is no time zone `%s`"), frame->time_zone);
        pb_hint(r->reading->msgs, _("write its IANA name, such as Asia/Shanghai"));
        break;
    case ZONE_CHANGES:
        civil_format_date(date, change);
        read_error(r->reading, at(r, "time_zone"), "clock_change",
                   _("the clocks of `%s` change on %s"), frame->time_zone, date);
        pb_hint(r->reading->msgs, _("plan the days before and after it apart"));
        break;
    }
}

static void resolve_slots(struct resolving *r)
{
    struct pb_frame *frame = &r->out->frame;
    frame->slot_min = r->raw->slot == PB_NONE ? 60 : r->raw->slot;
    frame->day_start_min = r->raw->day_start == PB_NONE ? 240 : r->raw->day_start;
    if (frame->slot_min != 15 && frame->slot_min != 30 && frame->slot_min != 60) {
        read_error(r->reading, at(r, "slot"), "bad_slot",
                   _("slots of %d minutes are not possible: 15min, 30min or 1h"), frame->slot_min);
        frame->slot_min = 60;
    }
    if (frame->day_start_min % frame->slot_min) {
        read_error(r->reading, at(r, "day_start"), "bad_day_start",
                   _("the planning day must start with a slot"));
        frame->day_start_min = 240;
    }
}

void resolve_frame(struct resolving *r)
{
    struct pb_frame *frame = &r->out->frame;
    r->horizon_known = r->raw->first_day != PB_NONE && r->raw->days != PB_NONE;
    frame->name = r->raw->name ? r->raw->name : "";
    frame->language = r->raw->language == 0 ? PB_LANG_EN : PB_LANG_ZH;
    frame->first_day = r->horizon_known ? r->raw->first_day : SOME_DAY;
    frame->n_days = r->horizon_known ? r->raw->days : SOME_DAYS;
    if (r->raw->version != PB_NONE && r->raw->version != 1) {
        read_error(r->reading, at(r, "paiban"), "unknown_version",
                   _("version %d of the language is not known: 1 is expected"), r->raw->version);
    }
    resolve_currency(r);
    resolve_slots(r);
    resolve_zone(r);
    frame->promotion = (struct pb_days){1, 0};
    const struct node *promotion = node_get(r->raw->entry.node, "promotion");
    if (promotion)
        frame->promotion = resolve_days(r, promotion, r->raw->promotion);
    r->out->edges = (struct pb_edges){r->raw->edges.eve != 0, r->raw->edges.credit_tail != 0};
    r->out->include_public = r->raw->include_public == 1;
}

/* What is left of the rise of a wave that began before the first day or ends its days. */
static void check_wave(struct resolving *r, const struct raw_wave *raw, const struct pb_wave *wave)
{
    if (wave->start == PB_NO_INSTANT || !r->horizon_known)
        return;
    int day = civil_minute_day(wave->start);
    int first = r->out->frame.first_day - (int)wave->tail.n;
    if (day >= first && day <= resolve_last_day(r->out))
        return;
    char from[CIVIL_DATE_SIZE];
    char to[CIVIL_DATE_SIZE];
    civil_format_date(from, r->out->frame.first_day);
    civil_format_date(to, resolve_last_day(r->out));
    read_error(r->reading, read_at(r->reading, &raw->entry, "start"), "outside_horizon",
               _("the wave touches none of the planning days"));
    pb_hint(r->reading->msgs, _("they run from %s to %s"), from, to);
}

static void promotion_of_waves(struct resolving *r)
{
    struct pb_days *promotion = &r->out->frame.promotion;
    int last = resolve_last_day(r->out);
    if (promotion->first <= promotion->last)
        return;
    for (size_t i = 0; i < r->out->n_waves; i++) {
        if (r->out->waves[i].start == PB_NO_INSTANT)
            continue;
        int day = civil_minute_day(r->out->waves[i].start);
        bool first = promotion->first > promotion->last;
        if (first || day < promotion->first)
            promotion->first = day;
        if (first || day + 2 > promotion->last)
            promotion->last = day + 2;
    }
    if (promotion->first > promotion->last)
        return;
    if (promotion->first < r->out->frame.first_day)
        promotion->first = r->out->frame.first_day;
    if (promotion->last > last)
        promotion->last = last;
}

void resolve_waves(struct resolving *r)
{
    static const enum pb_wave_kind kinds[] = {PB_WAVE_DEPOSIT, PB_WAVE_BALANCE, PB_WAVE_MAIN};
    const struct raw_wave *raw = r->raw->waves.at;
    size_t n = r->raw->waves.n;
    struct pb_wave *waves = arena_alloc(r->reading->arena, n, sizeof *waves);
    if (!waves)
        return;
    for (size_t i = 0; i < n; i++) {
        enum pb_wave_kind kind = raw[i].kind == PB_NONE ? PB_WAVE_MAIN : kinds[raw[i].kind];
        double weight = raw[i].weight >= 1 ? raw[i].weight : 1;
        waves[i] = (struct pb_wave){raw[i].entry.id, raw[i].start, kind, weight, raw[i].tail};
        check_wave(r, &raw[i], &waves[i]);
    }
    r->out->waves = waves;
    r->out->n_waves = n;
    promotion_of_waves(r);
}
