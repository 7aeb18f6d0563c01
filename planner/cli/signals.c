/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/cli/signals.h"

#include <stddef.h>
#include <unistd.h>

/* The one thing that a handler can reach. */
static volatile sig_atomic_t received;

static void on_signal(int number)
{
    if (received)
        _exit(128 + number);
    received = number;
}

const volatile sig_atomic_t *signals_install(void)
{
    struct sigaction action = {.sa_handler = on_signal};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&action.sa_mask);
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    return &received;
}
