/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/zone.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "planner/base/civil.h"
#include "planner/base/zone_rule.h"

enum { FILE_LIMIT = 64 * 1024, HEADER_BYTES = 44, DAY_SECONDS = 86400 };

/* The 64-bit block of a zone file, pointing into its bytes. */
struct zone_data {
    const unsigned char *times;   /* n_times big-endian 64-bit seconds */
    const unsigned char *types;   /* n_times indexes into the records */
    const unsigned char *records; /* n_types records of 6 bytes: offset, dst, name */
    size_t n_times;
    size_t n_types;
    const char *rule; /* POSIX TZ string that holds after the last time */
    size_t rule_length;
};

static bool is_zone_name(const char *zone)
{
    size_t length = strlen(zone);
    size_t allowed = strspn(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789_+-/");
    return length > 0 && length < 64 && allowed == length && zone[0] != '/';
}

static size_t read_zone_file(const char *folder, const char *zone, unsigned char *bytes)
{
    char path[512];
    int length = snprintf(path, sizeof path, "%s/%s", folder, zone);
    if (length < 0 || (size_t)length >= sizeof path)
        return 0;
    FILE *file = fopen(path, "rb");
    if (!file)
        return 0;
    size_t got = fread(bytes, 1, FILE_LIMIT, file);
    fclose(file);
    return got;
}

static size_t big_endian_32(const unsigned char *bytes)
{
    return (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
}

static int64_t time_at(const struct zone_data *data, size_t i)
{
    uint64_t value = 0;
    for (size_t k = 0; k < 8; k++)
        value = value << 8 | data->times[i * 8 + k];
    return (int64_t)value;
}

/* Counts of a header in the order of RFC 8536: isut, isstd, leap, time, type, char. */
static bool read_header(const unsigned char *bytes, size_t length, size_t counts[6])
{
    if (length < HEADER_BYTES || memcmp(bytes, "TZif", 4) != 0 || bytes[4] < '2')
        return false;
    for (size_t i = 0; i < 6; i++) {
        counts[i] = big_endian_32(bytes + 20 + 4 * i);
        if (counts[i] > FILE_LIMIT)
            return false;
    }
    return true;
}

static size_t block_bytes(const size_t counts[6], size_t time_size)
{
    return counts[3] * (time_size + 1) + counts[4] * 6 + counts[5] + counts[2] * (time_size + 4) +
           counts[1] + counts[0];
}

static bool read_data(const unsigned char *bytes, size_t length, struct zone_data *data)
{
    size_t counts[6];
    if (!read_header(bytes, length, counts))
        return false;
    size_t second = HEADER_BYTES + block_bytes(counts, 4);
    if (second > length || !read_header(bytes + second, length - second, counts))
        return false;
    size_t start = second + HEADER_BYTES;
    size_t footer = start + block_bytes(counts, 8);
    if (footer >= length || bytes[footer] != '\n' || counts[4] == 0)
        return false;
    const unsigned char *end = memchr(bytes + footer + 1, '\n', length - footer - 1);
    if (!end)
        return false;
    data->n_times = counts[3];
    data->n_types = counts[4];
    data->times = bytes + start;
    data->types = data->times + counts[3] * 8;
    data->records = data->types + counts[3];
    data->rule = (const char *)bytes + footer + 1;
    data->rule_length = (size_t)(end - (bytes + footer + 1));
    return true;
}

/* Offset in force at `second` [s since the epoch, UTC], also [s]; false when the file is broken. */
static bool offset_at(const struct zone_data *data, int64_t second, int *offset_s)
{
    size_t after = 0;
    while (after < data->n_times && time_at(data, after) <= second)
        after++;
    if (after == data->n_times && data->rule_length > 0)
        return zone_rule_offset(data->rule, data->rule_length, second, offset_s);
    size_t type = after > 0 ? data->types[after - 1] : 0;
    if (type >= data->n_types)
        return false;
    *offset_s = (int)(int32_t)big_endian_32(data->records + type * 6);
    return true;
}

/* Steps through the days hour by hour, because a rule has no list of changes: 62 days are cheap. */
static enum zone_result scan_days(const struct zone_data *data, struct zone_days days,
                                  int *offset_min, int *change_day)
{
    int offset_s;
    int64_t start = (int64_t)days.first * DAY_SECONDS;
    int64_t end = ((int64_t)days.last + 1) * DAY_SECONDS;
    if (!offset_at(data, start, &offset_s) || !offset_at(data, start - offset_s, &offset_s))
        return ZONE_BROKEN;
    if (offset_s % 60 != 0)
        return ZONE_BROKEN;
    *offset_min = offset_s / 60;
    for (int64_t local = start; local < end; local += 1800) {
        int now_s;
        if (!offset_at(data, local - offset_s, &now_s))
            return ZONE_BROKEN;
        if (now_s == offset_s)
            continue;
        if (change_day)
            *change_day = civil_minute_day(local / 60);
        return ZONE_CHANGES;
    }
    return ZONE_OK;
}

enum zone_result zone_offset(const char *folder, const char *zone, struct zone_days days,
                             int *offset_min, int *change_day)
{
    unsigned char bytes[FILE_LIMIT];
    struct zone_data data;
    if (!is_zone_name(zone))
        return ZONE_UNKNOWN;
    size_t length = read_zone_file(folder ? folder : "/usr/share/zoneinfo", zone, bytes);
    if (length == 0)
        return ZONE_UNKNOWN;
    if (!read_data(bytes, length, &data))
        return ZONE_BROKEN;
    return scan_days(&data, days, offset_min, change_day);
}
