/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/audit/crew.h"

unsigned crew_random(unsigned *state, unsigned below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/** Adds a row if the roster stays legal. */
static void try_row(const struct crew *crew, struct crew_roster *roster, struct crew_row row)
{
    struct crew_breaches breaches;
    roster->rows[roster->n_rows++] = row;
    crew_judge(crew, roster, &breaches);
    if (breaches.n > 0)
        roster->n_rows--;
}

/** After-sale people on day shifts help another queue in the afternoon now and then. */
static void try_move(const struct crew *crew, struct crew_roster *roster, unsigned *state,
                     const struct crew_row *row)
{
    bool after = crew->people[row->person].group >= AFTER_SALE;
    bool day_shift = row->code == CODE_A || row->code == CODE_B;
    if (!after || !day_shift || crew_random(state, 2) == 0)
        return;
    int from = 840 + 30 * (int)crew_random(state, 2);
    roster->moves[roster->n_moves++] =
        (struct crew_move){.person = row->person,
                           .day = row->day,
                           .from_min = from,
                           .to_min = from + 120,
                           .from = SHOP_AFTER,
                           .to = crew_random(state, 2) == 0 ? SHOP_PRE : MALL_AFTER,
                           .share = crew_random(state, 3) == 0 ? 0.5 : 1};
}

void crew_generate(const struct crew *crew, unsigned seed, struct crew_roster *roster)
{
    unsigned state = seed * 2654435761u + 1;
    roster->n_rows = roster->n_moves = 0;
    for (int p = 0; p < CREW_PEOPLE; p++)
        for (int day = 0; day < CREW_DAYS; day++) {
            size_t before = roster->n_rows;
            if (crew_random(&state, 4) == 0)
                continue;
            struct crew_row row = {.person = p,
                                   .day = day,
                                   .code = (enum crew_code)crew_random(&state, CREW_CODES),
                                   .pause = (int)crew_random(&state, 3)};
            try_row(crew, roster, row);
            if (roster->n_rows > before)
                try_move(crew, roster, &state, &row);
        }
}

void crew_fix(struct crew *crew, const struct crew_roster *roster)
{
    size_t n = 0;
    for (size_t i = 0; i < roster->n_rows; i++) {
        const struct crew_row *row = &roster->rows[i];
        bool first = i == 0 || roster->rows[i - 1].person != row->person;
        if (first && row->person % 3 == 0)
            crew->requests[n++] = (struct pb_request){.person = row->person,
                                                      .day = crew_first_day + row->day,
                                                      .shift = (int)row->code,
                                                      .kind = PB_REQUEST_FIXED};
    }
    crew->s.people.requests = crew->requests;
    crew->s.people.n_requests = n;
}
