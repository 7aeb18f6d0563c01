/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The books of every queue: what arrives is served, waits or is lost, nothing is served that nobody
 * could serve, and what is past its promised time is called late. */
#include <math.h>

#include "planner/audit/rules.h"

static void claim(struct audit *audit, struct audit_at at, const char *en, const char *zh)
{
    if (!audit_same(at.found, at.limit))
        audit_find(audit, &at, en, zh);
}

static void check_lossy(struct audit *audit, size_t q, int t)
{
    const struct audit_hour *hour = &audit->hours[q * (size_t)audit->n_slots + (size_t)t];
    claim(audit,
          audit_at_cell(audit, q, t, hour->served + hour->unserved, hour->sessions, "sessions"),
          "served and lost do not add up to the sessions", "已接待与流失之和不等于接待量");
    claim(audit, audit_at_cell(audit, q, t, hour->backlog, 0, "sessions"),
          "a queue whose work is lost has no backlog", "不可等待的队列不应有积压");
}

static void check_deferrable(struct audit *audit, size_t q, int t)
{
    const struct audit_hour *hour = &audit->hours[q * (size_t)audit->n_slots + (size_t)t];
    double before = t > 0 ? hour[-1].backlog : audit->scenario->queues[q].opening_backlog;
    double backlog = before + hour->sessions - hour->served;
    claim(audit, audit_at_cell(audit, q, t, hour->backlog, backlog, "sessions"),
          "the backlog is not what came less what was served", "积压不等于到达减去已接待");
    claim(audit, audit_at_cell(audit, q, t, hour->unserved, 0, "sessions"),
          "work that waits is never lost", "可等待的工作不应记为流失");
}

static void check_late(struct audit *audit, size_t q)
{
    const struct audit_hour *hours = audit->hours + q * (size_t)audit->n_slots;
    const double *due = audit->due + q * (size_t)audit->n_slots;
    double served = 0;
    for (int t = 0; t < audit->n_slots; t++) {
        served += hours[t].served;
        double late = fmax(0, due[t] - served);
        struct audit_at at = audit_at_cell(audit, q, t, hours[t].late, late, "sessions");
        /* sums of many slots: the rounding of the whole counts, not of the difference */
        if (fabs(at.found - at.limit) > AUDIT_TOLERANCE * fmax(1, due[t]))
            audit_find(audit, &at, "late is not what is due and not served",
                       "晚接量与到期未接待量不符");
    }
}

void audit_served(struct audit *audit)
{
    for (size_t q = 0; q < audit->scenario->n_queues; q++) {
        bool deferrable = audit_waits(audit, q);
        for (int t = 0; t < audit->n_slots; t++) {
            const struct audit_hour *hour = &audit->hours[q * (size_t)audit->n_slots + (size_t)t];
            if (deferrable)
                check_deferrable(audit, q, t);
            else
                check_lossy(audit, q, t);
            struct audit_at at =
                audit_at_cell(audit, q, t, hour->served, hour->capacity, "sessions");
            if (at.found > at.limit && !audit_same(at.found, at.limit))
                audit_find(audit, &at, "more served than the people on duty can do",
                           "接待量超过在岗人员产能");
        }
        if (deferrable)
            check_late(audit, q);
    }
}
