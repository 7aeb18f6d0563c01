/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/split.h"

#include <assert.h>
#include <math.h>

static const double micro_per_session = 1e6;

int64_t demand_micro(double sessions)
{
    assert(sessions >= 0.0 && sessions < 1e12);
    return llround(sessions * micro_per_session);
}

double demand_sessions(int64_t micro)
{
    return (double)micro / micro_per_session;
}

void demand_split(int64_t total, const double *weights, size_t n, int64_t *parts)
{
    double sum = 0.0, so_far = 0.0;
    int64_t given = 0;
    for (size_t i = 0; i < n; i++) {
        assert(weights[i] >= 0.0 && isfinite(weights[i]));
        sum += weights[i];
    }
    for (size_t i = 0; i < n; i++) {
        so_far += weights[i];
        double share = sum > 0.0 ? so_far / sum : (double)(i + 1) / (double)n;
        int64_t until = llround((double)total * share);
        parts[i] = until - given;
        given = until;
    }
}
