/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to xml: `&amp;` and its like. */
#ifndef PLANNER_SHEET_XML_ENTITY_H
#define PLANNER_SHEET_XML_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

/** Resolves the entities of the `length` bytes at `text` in place, followed by a NUL; the result
 * is never longer. `decoded` (may be NULL) is its length. False when there is an entity that XML
 * itself does not know, or one that stands for no character. */
bool xml_decode(char *text, size_t length, size_t *decoded);

#endif
