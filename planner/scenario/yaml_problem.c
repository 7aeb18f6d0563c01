/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/yaml_problem.h"

#include <stddef.h>
#include <string.h>

#include "planner/base/gettext.h"

static const struct yaml_problem problems[] = {
    {"mapping values are not allowed in this context", N_("a second colon, or a wrong indent"),
     N_("one `key: value` a line; put quotes around a text that holds a colon and a space")},
    {"could not find expected ':'", N_("a key without a colon"),
     N_("write `key: value` with a space after the colon")},
    {"did not find expected key", N_("a key was expected here"),
     N_("all keys of a section stand in the same column")},
    {"did not find expected '-' indicator", N_("an item `- ...` was expected here"),
     N_("all items of a list stand in the same column")},
    {"did not find expected ',' or ']'", N_("the list `[` is not closed"),
     N_("separate items by a comma and close the list with `]`")},
    {"did not find expected ',' or '}'", N_("the map `{` is not closed"),
     N_("separate entries by a comma and close the map with `}`")},
    {"did not find expected node content", N_("a value was expected here"), NULL},
    {"did not find expected <document start>", N_("something that belongs to no key"),
     N_("write `key: value`; the keys of the file start in the first column")},
    {"block sequence entries are not allowed in this context", N_("a list item in a wrong place"),
     N_("start the list on a line of its own below the key")},
    {"found unexpected end of stream", N_("the file ends inside a quoted text"),
     N_("close the quotes")},
    {"found character that cannot start any token", N_("a character that no value starts with"),
     N_("put quotes around a text that begins with @ or `")},
    {"found unknown escape character", N_("an unknown escape after \\ in a text"),
     N_("use '...' instead of \"...\"")},
    {"found undefined tag handle", N_("tags (`!...`) are not supported"), NULL},
    {"did not find expected alphabetic or numeric character",
     N_("a name for `&` or `*` is missing"),
     N_("put quotes around a text that begins with & or *")},
    {"found unexpected ':'", N_("a colon in a wrong place"), NULL},
};

const struct yaml_problem *yaml_problem_find(const char *original)
{
    for (size_t i = 0; original && i < sizeof problems / sizeof *problems; i++)
        if (strcmp(problems[i].original, original) == 0)
            return &problems[i];
    return NULL;
}
