/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is served, late and lost: as hours.csv says, or, where there is none, what the people on
 * duty can do at best, first come first served. */
#include <math.h>

#include "planner/audit/audit.h"

bool audit_waits(const struct audit *audit, size_t queue)
{
    return audit->scenario->queues[queue].deferrable &&
           audit->scenario->demand.source != PB_DEMAND_HEADS;
}

static void take_books(struct audit *audit, size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        const struct audit_hour *hour = &audit->hours[i];
        audit->books[i] = (struct audit_book){hour->sessions, hour->served, hour->backlog,
                                              hour->late, hour->unserved};
    }
}

static void keep_books(struct audit *audit, size_t q)
{
    size_t n_slots = (size_t)audit->n_slots;
    double backlog = audit_waits(audit, q) ? audit->scenario->queues[q].opening_backlog : 0;
    double sum = 0;
    for (size_t t = 0; t < n_slots; t++) {
        struct audit_book *book = &audit->books[q * n_slots + t];
        book->sessions = audit->demand[q * n_slots + t];
        book->served = fmin(backlog + book->sessions, audit->flow[q * n_slots + t].power);
        double rest = backlog + book->sessions - book->served;
        sum += book->served;
        if (audit_waits(audit, q)) {
            book->backlog = backlog = rest;
            book->late = fmax(0, audit->due[q * n_slots + t] - sum);
        } else {
            book->unserved = rest;
        }
    }
}

static bool derive_due(struct audit *audit, size_t cells)
{
    const double *arrivals = audit->demand;
    double *sessions = NULL;
    if (audit->hours != NULL) {
        arrivals = sessions = arena_alloc(&audit->arena, cells, sizeof(double));
        for (size_t i = 0; i < cells && sessions != NULL; i++)
            sessions[i] = audit->hours[i].sessions;
    }
    return arrivals != NULL && audit_derive_due(audit, arrivals);
}

static void sum_up(struct audit *audit, size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        audit->out->sessions += audit->books[i].sessions;
        audit->out->served += audit->books[i].served;
        audit->out->unserved += audit->books[i].unserved;
        audit->out->late = fmax(audit->out->late, audit->books[i].late);
    }
}

void audit_derive_books(struct audit *audit)
{
    size_t cells = audit->scenario->n_queues * (size_t)audit->n_slots;
    if (audit->hours == NULL && audit->demand == NULL)
        return;
    audit->books = arena_alloc(&audit->arena, cells, sizeof *audit->books);
    if (audit->books == NULL || !derive_due(audit, cells)) {
        audit->failed = true;
        return;
    }
    if (audit->hours != NULL)
        take_books(audit, cells);
    else
        for (size_t q = 0; q < audit->scenario->n_queues; q++)
            keep_books(audit, q);
    sum_up(audit, cells);
}
