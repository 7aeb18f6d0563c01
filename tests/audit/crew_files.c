/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support/test.h"
#include "tests/audit/crew.h"
#include "tests/audit/crew_judge.h"
#include "tests/audit/shop.h"

static void put_clock(FILE *file, int minute)
{
    fprintf(file, "%02d:%02d", minute / 60, minute % 60);
}

static void put_span(FILE *file, int from, int to)
{
    put_clock(file, from);
    fputc('-', file);
    put_clock(file, to);
}

static void put_instant(FILE *file, int day, int minute)
{
    fprintf(file, "2026-11-%02dT%02d:%02d:00+08:00,", 2 + day + minute / 1440, minute % 1440 / 60,
            minute % 60);
}

static void put_times(FILE *file, const struct crew_row *row)
{
    static const int lunch[3] = {660, 690, 720}, night[3] = {1440, 1470, 1500};
    int from = crew_times[row->code].from_min + row->later_min;
    int to = crew_times[row->code].to_min + row->later_min;
    if (row->code == CODE_P) {
        put_span(file, from, from + 180);
        fputc(';', file);
        put_span(file, to - 300, to);
    } else {
        put_span(file, from, to);
    }
    fputc(',', file);
    if (row->code == CODE_P || row->no_break)
        return;
    int start = row->code == CODE_N ? night[row->pause] : lunch[row->pause];
    put_span(file, start, start + 60);
}

static int night_minutes(const struct crew_row *row)
{
    int from = crew_times[row->code].from_min + row->later_min;
    int to = crew_times[row->code].to_min + row->later_min, sum = 0;
    for (int m = from; m < to; m++)
        sum += m >= 1320 && m < 1800;
    return sum;
}

static void put_row(FILE *file, const struct crew *crew, const struct crew_roster *roster,
                    size_t index)
{
    const struct crew_row *row = &roster->rows[index];
    const struct crew_times *times = &crew_times[row->code];
    bool rest_day = crew_is_rest_day(crew, roster, index);
    bool lunch = row->code == CODE_A || row->code == CODE_B;
    int paid = times->paid_min + (row->no_break && lunch ? 60 : 0);
    int net = times->net_min + (row->no_break && row->code != CODE_P ? 60 : 0);
    int over = rest_day || paid <= 480 ? 0 : paid - 480;
    fprintf(file, "%05d,,%s,%s,2026-11-%02d,%s,", row->person + 1,
            crew->groups[crew->people[row->person].group].id, row->standby ? "standby" : "agent",
            2 + row->day, times->code);
    put_instant(file, row->day, times->from_min + row->later_min);
    put_instant(file, row->day, times->to_min + row->later_min);
    if (row->standby)
        fputs("0,0,0,0,0,0,0,", file);
    else
        fprintf(file, "%.10g,%.10g,%.10g,%.10g,0,%.10g,%d,", net / 60.0, paid / 60.0 + row->extra_h,
                over / 60.0, rest_day ? paid / 60.0 : 0, night_minutes(row) / 60.0, rest_day);
    fprintf(file, "%s,",
            crew->people[row->person].group >= AFTER_SALE ? "shop.aftersale" : "shop.presale");
    put_times(file, row);
    fputs(",hour,draft\n", file);
}

static void put_moves(FILE *file, const struct crew *crew, const struct crew_roster *roster)
{
    fputs("agent_id,slot_start,slot_end,from_queue,to_queue,share\n", file);
    for (size_t i = 0; i < roster->n_moves; i++) {
        const struct crew_move *move = &roster->moves[i];
        fprintf(file, "%05d,", move->person + 1);
        put_instant(file, move->day, move->from_min);
        put_instant(file, move->day, move->to_min);
        fprintf(file, "%s,%s,%.10g\n", crew->queues[move->from].id, crew->queues[move->to].id,
                move->share);
    }
}

void crew_write(const char *folder, const struct crew *crew, const struct crew_roster *roster)
{
    char path[128];
    snprintf(path, sizeof path, "%s/roster.csv", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("agent_id,name,team,role,date,shift,start,end,net_hours,paid_hours,ot150_hours,"
          "ot200_hours,ot300_hours,night_hours,rest_day,home_queue,segments,breaks,pay_kind,"
          "status\n",
          file);
    for (size_t i = 0; i < roster->n_rows; i++)
        put_row(file, crew, roster, i);
    fclose(file);
    snprintf(path, sizeof path, "%s/moves.csv", folder);
    file = fopen(path, "w");
    assert_non_null(file);
    put_moves(file, crew, roster);
    fclose(file);
}

static bool is_breach(const struct crew *crew, const struct crew_breach *breach,
                      const struct pb_finding *finding)
{
    int day = crew_first_day + breach->day;
    int64_t instant = INT64_MIN;
    if (breach->clock_min >= 0) {
        instant = (int64_t)day * 1440 + breach->clock_min;
        day = PB_NONE;
    }
    return strcmp(breach->rule, finding->rule) == 0 &&
           strcmp(crew->people[breach->person].id, finding->who) == 0 && finding->day == day &&
           finding->instant == instant && fabs(finding->amount - breach->amount) < 1e-6;
}

static void print_all(const struct pb_findings *findings, const struct crew_breaches *expected)
{
    for (size_t i = 0; i < findings->n; i++)
        print_message("found    %s %s day %d minute %lld amount %g\n", findings->at[i].rule,
                      findings->at[i].who, findings->at[i].day - crew_first_day,
                      findings->at[i].instant == INT64_MIN
                          ? -1LL
                          : (long long)findings->at[i].instant - (long long)crew_first_day * 1440,
                      findings->at[i].amount);
    for (size_t i = 0; i < expected->n; i++)
        print_message("expected %s %05d day %d clock %d amount %g\n", expected->at[i].rule,
                      expected->at[i].person + 1, expected->at[i].day, expected->at[i].clock_min,
                      expected->at[i].amount);
}

void crew_expect(const struct crew *crew, const struct crew_roster *roster,
                 const struct crew_breaches *expected, const char *what)
{
    char folder[64];
    struct pb_findings findings;
    shop_folder(folder);
    crew_write(folder, crew, roster);
    assert_int_equal(pb_check(&crew->s, folder, NULL, &findings, NULL), PB_OK);
    shop_remove(folder);
    bool same = findings.n == expected->n;
    for (size_t i = 0; i < expected->n && same; i++) {
        size_t times = 0;
        for (size_t k = 0; k < findings.n; k++)
            times += is_breach(crew, &expected->at[i], &findings.at[k]);
        same = times == 1;
    }
    if (!same) {
        print_all(&findings, expected);
        fail_msg("%s: not what was expected", what);
    }
    pb_findings_release(&findings);
}
