/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paiban/version.h"

const char *pb_version(void)
{
    return PAIBAN_VERSION;
}
