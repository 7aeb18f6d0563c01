/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A folder of its own for each test, removed with everything in it afterwards.
 *
 *     cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)
 */
#ifndef TESTS_SUPPORT_SCRATCH_H
#define TESTS_SUPPORT_SCRATCH_H

#include <stddef.h>

struct scratch {
    char folder[64];
    char path[512];
};

/** Makes the folder and puts a struct scratch into `*state`. */
int scratch_setup(void **state);

/** Removes it. */
int scratch_teardown(void **state);

/** Path of `name` in the folder; valid until the next call. */
const char *scratch_path(struct scratch *scratch, const char *name);

/** How many entries the folder has. */
size_t scratch_count(const struct scratch *scratch);

#endif
