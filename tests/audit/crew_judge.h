/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What the writer of the files needs from the judge. */
#ifndef TESTS_AUDIT_CREW_JUDGE_H
#define TESTS_AUDIT_CREW_JUDGE_H

#include "tests/audit/crew.h"

/** Whether row `index` is its person's sixth or seventh day of the week. */
bool crew_is_rest_day(const struct crew *crew, const struct crew_roster *roster, size_t index);

#endif
