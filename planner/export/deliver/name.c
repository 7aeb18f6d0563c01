/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <string.h>

#include "planner/base/hash.h"
#include "planner/base/text.h"
#include "planner/export/deliver/deliver.h"

enum { MOST_BYTES = 120, HASH_BYTES = 16 };

char *deliver_name(const char *prefix, const char *id, const char *ending)
{
    struct text name = {0};
    text_printf(&name, "%s-", prefix);
    size_t start = name.length;
    for (const unsigned char *c = (const unsigned char *)id; *c != '\0'; c++)
        if (*c >= 0x80 || isalnum(*c) || strchr("._-", *c) != NULL)
            text_append_char(&name, (char)*c);
        else
            text_printf(&name, "%%%02X", *c);
    if (name.length - start > MOST_BYTES) {
        char hash[HASH_SIZE];
        hash_bytes(hash, id, strlen(id));
        text_clear(&name);
        text_printf(&name, "%s-%.*s", prefix, (int)HASH_BYTES, hash);
    }
    text_append(&name, ending);
    return text_take(&name);
}
