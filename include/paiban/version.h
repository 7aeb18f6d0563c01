/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Which paiban this is. */
#ifndef PAIBAN_VERSION_H
#define PAIBAN_VERSION_H

/** "major.minor.patch", as written into plans. Static storage. */
const char *pb_version(void);

#endif
