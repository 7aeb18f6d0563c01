/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "planner/folder/folder.h"

const struct pf_duty *plan_folder_duty(const struct plan_folder *folder, int person, int day)
{
    int n_days = folder->context.frame.n_days;
    assert(day >= -1 && day < n_days);
    if (folder->duty_of == NULL)
        return NULL;
    int duty = folder->duty_of[(size_t)person * (size_t)(n_days + 1) + (size_t)(day + 1)];
    return duty == PB_NONE ? NULL : &folder->duties[duty];
}

const struct pf_move *plan_folder_moves(const struct plan_folder *folder, int person, size_t *n)
{
    size_t first = 0, end = folder->n_moves;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (folder->moves[middle].person < person)
            first = middle + 1;
        else
            end = middle;
    }
    for (*n = 0; first + *n < folder->n_moves && folder->moves[first + *n].person == person;)
        ++*n;
    return folder->moves + first;
}

double plan_folder_moved_hours(const struct plan_folder *folder)
{
    double slot_h = folder->context.frame.slot_min / 60.0, hours = 0;
    for (size_t i = 0; i < folder->n_moves; i++) {
        const struct pf_move *move = &folder->moves[i];
        hours += move->share * slot_h * (move->to_slot - move->from_slot);
    }
    for (size_t i = 0; folder->stage == PF_CAPACITY && i < folder->n_work; i++) {
        const struct pf_work *work = &folder->work[i];
        if (work->from_queue != work->to_queue && work->from_queue != PB_NONE)
            hours += work->heads * slot_h;
    }
    return hours;
}

const struct pf_leave *plan_folder_leave(const struct plan_folder *folder, int person, int day)
{
    const struct pf_person *who = &folder->context.people[person];
    int number = folder->context.frame.first_day + day;
    for (size_t i = 0; i < who->n_leave; i++)
        if (who->leave[i].days.first <= number && number <= who->leave[i].days.last)
            return &who->leave[i];
    return NULL;
}

int64_t plan_folder_slot_start(const struct plan_folder *folder, int slot)
{
    const struct pf_frame *frame = &folder->context.frame;
    return (int64_t)frame->first_day * 1440 + frame->day_start_min +
           (int64_t)slot * frame->slot_min;
}

/** The entry of plan.json behind a path with dots, or NULL. */
static const json_t *entry(const struct plan_folder *folder, const char *path)
{
    const json_t *at = folder->plan;
    for (const char *key = path; at != NULL && *key != '\0';) {
        size_t length = strcspn(key, ".");
        at = json_object_getn(at, key, length);
        key += length + (key[length] == '.');
    }
    return at;
}

double plan_folder_number(const struct plan_folder *folder, const char *path)
{
    const json_t *at = entry(folder, path);
    return json_is_number(at) ? json_number_value(at) : NAN;
}

const char *plan_folder_string(const struct plan_folder *folder, const char *path)
{
    const json_t *at = entry(folder, path);
    return json_is_string(at) ? json_string_value(at) : "";
}

const char *plan_folder_text(const struct plan_folder *folder, const char *en, const char *zh)
{
    return folder->context.frame.language == PB_LANG_ZH ? zh : en;
}

unsigned pf_colour(int colour)
{
    static const unsigned colours[PF_COLOURS] = {0xC9C3E6, 0xB8C7E8, 0xBFE0F2, 0xCDEFEA,
                                                 0xD9F2C9, 0xF3F0B5, 0xFBE3B0, 0xF9D0B8,
                                                 0xF6C1C7, 0xEBC4E3, 0xD6CFD9, 0xC3CCD1};
    assert(colour >= 0 && colour < PF_COLOURS);
    return colours[colour];
}
