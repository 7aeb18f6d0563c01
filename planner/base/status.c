/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/status.h"

const char *pb_status_name(enum pb_status status)
{
    switch (status) {
    case PB_STATUS_NONE:
        break;
    case PB_STATUS_OPTIMAL:
        return "optimal";
    case PB_STATUS_GAP_REACHED:
        return "gap_reached";
    case PB_STATUS_FEASIBLE:
        return "feasible";
    case PB_STATUS_TIME_LIMIT:
        return "time_limit";
    case PB_STATUS_INTERRUPTED:
        return "interrupted";
    case PB_STATUS_INFEASIBLE:
        return "infeasible";
    case PB_STATUS_UNBOUNDED:
        return "unbounded";
    case PB_STATUS_SOLVER_FAILED:
        return "solver_failed";
    }
    return "none";
}
