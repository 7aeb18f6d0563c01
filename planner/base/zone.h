/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The offset of an IANA time zone, read from the zone files (TZif version 2 or later, RFC 8536)
 * without touching the process's own zone. */
#ifndef PLANNER_BASE_ZONE_H
#define PLANNER_BASE_ZONE_H

#include <stddef.h>

enum zone_result {
    ZONE_OK = 0,
    ZONE_UNKNOWN, /**< no such zone, or not the form of a zone's name */
    ZONE_BROKEN,  /**< the file is no TZif file that we understand */
    ZONE_CHANGES  /**< the clocks change within the days: no single offset */
};

/** Days, first and last inclusive, as civil day numbers. */
struct zone_days {
    int first;
    int last;
};

/** Offset [min east of UTC] of `zone` ("Asia/Shanghai") from 00:00 of days.first to 24:00 of
 * days.last. `folder` is where the zone files stand, NULL for /usr/share/zoneinfo. On
 * ZONE_CHANGES `*offset_min` is the offset at the start and `*change_day` (may be NULL) the day of
 * the first change. */
enum zone_result zone_offset(const char *folder, const char *zone, struct zone_days days,
                             int *offset_min, int *change_day);

#endif
