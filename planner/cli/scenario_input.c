/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/scenario_input.h"

#include <stdlib.h>

enum pb_rc cli_read_scenario(struct cli_run *run, struct pb_scenario **out)
{
    size_t n = cli_count(run, "set");
    const char **overrides = calloc(n + 1, sizeof *overrides);
    *out = NULL;
    if (overrides == NULL) {
        return PB_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        overrides[i] = cli_value_at(run, "set", i);
    }
    struct pb_scenario_source source = {.path = run->args[0],
                                        .overrides = overrides,
                                        .n_overrides = n,
                                        .variant = cli_value(run, "variant")};
    enum pb_rc rc = pb_scenario_read(&source, out, &run->msgs);
    free(overrides);
    return rc;
}
