/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLANNER_AUDIT_AUDIT_BOUND_H
#define PLANNER_AUDIT_AUDIT_BOUND_H

#include "planner/audit/audit.h"

/** Rules "bound" and "solution": checks the certificate and the solution that `options` (or NULL)
 * name against its model file and against the claims. PB_OK when the files could be read, PB_IO,
 * PB_INVALID (messages) or PB_MEMORY. */
enum pb_rc audit_bound(struct audit *audit, const struct pb_check_options *options);

#endif
