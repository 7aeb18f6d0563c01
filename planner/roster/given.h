/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What is given before the plan decides: days worked before the horizon, the eve, and published
 * days that are frozen. For every person they are the first days; the plan decides from
 * `person->first` on. */
#ifndef PLANNER_ROSTER_GIVEN_H
#define PLANNER_ROSTER_GIVEN_H

#include "paiban/message.h"
#include "planner/roster/named.h"

/** Fills `past`, `first`, `eve_worked`, `published` and the duties of the days before `first` of
 * every person. PB_OK, PB_MEMORY, or PB_INVALID with a message when somebody at work cannot work
 * what is frozen. */
enum pb_rc given_make(struct named *named, struct pb_messages *messages);

/** Whether the person works on day `i`, by a duty of the plan or before it. */
bool given_works(const struct named_person *person, int i);

/** Counts the person-days of `named` that differ from the published ones. */
void given_count_changes(struct named *named);

/** Whether day `i` of the person is as published: same code, or both off. False when nothing is
 * published for it. */
bool given_is_published(const struct named *named, const struct named_person *person, int i);

#endif
