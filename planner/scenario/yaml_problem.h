/* SPDX-License-Identifier: GPL-3.0-or-later */
/** What libyaml's complaints mean in plain words. */
#ifndef PLANNER_SCENARIO_YAML_PROBLEM_H
#define PLANNER_SCENARIO_YAML_PROBLEM_H

struct yaml_problem {
    const char *original; /**< libyaml's text */
    const char *text;     /**< ours, to be translated */
    const char *hint;     /**< to be translated, or NULL */
};

/** The plain words for `original`, or NULL when we have none; NULL is allowed. */
const struct yaml_problem *yaml_problem_find(const char *original);

#endif
