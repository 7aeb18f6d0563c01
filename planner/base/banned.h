/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Functions that product code must not call; forced into every product source by the build.
 *
 * Instead: text.h for building strings, number.h for reading them, civil.h for dates. The system
 * headers that declare the names come first, because a poisoned name may not even be declared.
 */
#ifndef PLANNER_BASE_BANNED_H
#define PLANNER_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef strcpy
#undef strcat
#undef sprintf
#undef strtok
#undef localtime
#pragma GCC poison strcpy strcat sprintf vsprintf strtok localtime atoi atof atol gets

#endif
