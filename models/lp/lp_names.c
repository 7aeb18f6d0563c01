/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_names.h"

#include "models/lp/lp_write.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Room for a suffix of at most ".d2147483647" stays at the end of each name. */
enum { SUFFIX = 16, LONGEST = LP_NAME - SUFFIX - 2 };

static const char *const keywords[] = {
    "min",     "minimize", "minimum", "max",    "maximize", "maximum", "subject",  "such",
    "st",      "s.t.",     "st.",     "bounds", "bound",    "general", "generals", "gen",
    "integer", "integers", "int",     "binary", "binaries", "bin",     "free",     "infinity",
    "inf",     "semi",     "semis",   "sec",    "secs",     "sos",     "sos1",     "sos2",
    "end",     "to",       "that",    "nan",    "infinite", "marker",  "rhs",      "range"};

static bool plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
}

static bool misleading(const char *name)
{
    bool is_digit_next = name[0] && isdigit((unsigned char)name[1]);
    if (isdigit((unsigned char)name[0]) || name[0] == '.')
        return true;
    if ((name[0] == 'e' || name[0] == 'E') && is_digit_next)
        return true;
    for (size_t k = 0; k < sizeof keywords / sizeof keywords[0]; k++)
        if (strcasecmp(name, keywords[k]) == 0)
            return true;
    return false;
}

/* A fit name for number k; NULL when memory is out. */
static char *fit_name(const char *given, char letter, int k)
{
    char counted[SUFFIX];
    snprintf(counted, sizeof counted, "%c%d", letter, k);
    const char *text = given && given[0] ? given : counted;
    size_t length = strnlen(text, LONGEST);
    char *name = malloc(length + 2);
    if (!name)
        return NULL;
    size_t at = misleading(text) ? 1 : 0;
    name[0] = '_';
    for (size_t c = 0; c < length; c++)
        name[at++] = plain(text[c]) ? text[c] : '_';
    name[at] = '\0';
    return name;
}

/* A name and where it belongs. */
struct entry {
    const char *name;
    int k;
};

static int by_name(const void *a, const void *b)
{
    const struct entry *x = a;
    const struct entry *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->k > y->k) - (x->k < y->k);
}

static void add_suffix(struct lp_names *names, int k)
{
    char *end = names->name[k] + strlen(names->name[k]);
    snprintf(end, SUFFIX, ".d%d", k);
}

/* Gives every name that stands there twice, or is taken, its number; returns how many. */
static int separate(struct lp_names *names, struct entry *entry, const char *taken)
{
    int n_changed = 0;
    for (int k = 0; k < names->n; k++)
        entry[k] = (struct entry){names->name[k], k};
    qsort(entry, (size_t)names->n, sizeof *entry, by_name);
    bool *again = calloc((size_t)names->n + 1, sizeof *again);
    if (!again)
        return -1;
    for (int k = 0; k < names->n; k++) {
        bool same = k > 0 && strcmp(entry[k - 1].name, entry[k].name) == 0;
        again[entry[k].k] = same || (taken && strcmp(entry[k].name, taken) == 0);
    }
    for (int k = 0; k < names->n; k++) {
        if (!again[k])
            continue;
        char *roomier = realloc(names->name[k], strlen(names->name[k]) + SUFFIX);
        if (!roomier) {
            n_changed = -1;
            break;
        }
        names->name[k] = roomier;
        add_suffix(names, k);
        n_changed++;
    }
    free(again);
    return n_changed;
}

enum pb_rc lp_names_init(struct lp_names *names, int n, char *const given[], char letter,
                         const char *taken)
{
    *names = (struct lp_names){.name = calloc((size_t)n + 1, sizeof *names->name)};
    struct entry *entry = malloc(((size_t)n + 1) * sizeof *entry);
    bool ok = names->name && entry;
    for (; ok && names->n < n; names->n++) {
        names->name[names->n] = fit_name(given[names->n], letter, names->n);
        ok = names->name[names->n] != NULL;
    }
    int n_changed = ok ? 1 : -1;
    while (n_changed > 0)
        n_changed = separate(names, entry, taken);
    free(entry);
    if (n_changed == 0)
        return PB_OK;
    lp_names_release(names);
    return PB_MEMORY;
}

void lp_names_release(struct lp_names *names)
{
    for (int k = 0; names->name && k < names->n; k++)
        free(names->name[k]);
    free(names->name);
    *names = (struct lp_names){0};
}
