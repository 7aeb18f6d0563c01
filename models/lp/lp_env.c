/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lp/lp_env.h"

#include "models/lp/lp.h"

#include <assert.h>
#include <glpk.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* The one piece of global state: GLPK's own environment is global to the process. */
static struct {
    bool is_ready;
    bool is_running;
    unsigned long generation;
    int memory_limit; /* MiB, 0 = none */
    char error[LP_MESSAGE];
    jmp_buf back;
} env;

unsigned long lp_env_generation(void)
{
    return env.generation;
}

const char *lp_env_error(void)
{
    return env.error;
}

/* Collects what GLPK wants to print as one line; non-zero keeps it off the terminal. */
static int keep_quiet(void *info, const char *text)
{
    (void)info;
    size_t at = strlen(env.error);
    for (; *text && at + 1 < sizeof env.error; text++)
        env.error[at++] = (unsigned char)*text < ' ' ? ' ' : *text;
    env.error[at] = '\0';
    return 1;
}

static void recover(void *info)
{
    (void)info;
    glp_free_env();
    env.is_ready = false;
    env.generation++;
    longjmp(env.back, 1);
}

static enum pb_rc make_ready(void)
{
    if (env.is_ready)
        return PB_OK;
    if (glp_init_env() > 1)
        return PB_MEMORY;
    glp_term_hook(keep_quiet, NULL);
    glp_term_out(GLP_OFF);
    glp_error_hook(recover, NULL);
    if (env.memory_limit)
        glp_mem_limit(env.memory_limit);
    env.is_ready = true;
    return PB_OK;
}

enum pb_rc lp_env_run(void (*work)(void *argument), void *argument)
{
    assert(!env.is_running);
    env.error[0] = '\0';
    if (setjmp(env.back)) {
        env.is_running = false;
        return strstr(env.error, "memory") || strstr(env.error, "alloc") ? PB_MEMORY : PB_SOLVER;
    }
    enum pb_rc rc = make_ready();
    if (rc != PB_OK)
        return rc;
    env.is_running = true;
    work(argument);
    env.is_running = false;
    return PB_OK;
}

void lp_limit_memory(int mebibytes)
{
    env.memory_limit = mebibytes;
    if (env.is_ready)
        glp_mem_limit(mebibytes > 0 ? mebibytes : 1 << 30);
}

const char *lp_library_version(void)
{
    return glp_version();
}
