/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A library to preload: the FAIL_MALLOC_AT-th allocation of the process fails, and with
 * FAIL_MALLOC_STICKY set every one after it. */
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

static atomic_long calls;

static bool is_failing(void)
{
    const char *at = getenv("FAIL_MALLOC_AT");
    long number = at ? strtol(at, NULL, 10) : 0;
    long call = atomic_fetch_add(&calls, 1) + 1;
    bool failing = call == number || (call > number && number > 0 && getenv("FAIL_MALLOC_STICKY"));
    if (failing)
        errno = ENOMEM;
    return failing;
}

void *malloc(size_t size)
{
    return is_failing() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return is_failing() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    return is_failing() ? NULL : __libc_realloc(block, size);
}
