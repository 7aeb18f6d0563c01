/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/language.h"

#include <locale.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "planner/base/gettext.h"

bool language_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "zh", 2) == 0;
    }
    return false;
}

/* Binds the message domain to the folder beside the program. */
static void bind_domain(void)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - sizeof "/../share/locale");
    if (length <= 0)
        return;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return;
    snprintf(slash, sizeof path - (size_t)(slash - path), "/../share/locale");
    bindtextdomain(PAIBAN_DOMAIN, path);
    bind_textdomain_codeset(PAIBAN_DOMAIN, "UTF-8");
}

void language_set(bool chinese)
{
    /* In the locale "C" gettext translates nothing; C.UTF-8 always exists and lets LANGUAGE speak
     * without a generated zh_CN locale. */
    setlocale(LC_CTYPE, "C.UTF-8");
    setenv("LANGUAGE", chinese ? "zh_CN" : "en", 1);
    setlocale(LC_MESSAGES, chinese ? "C.UTF-8" : "C");
    bind_domain();
}
