/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Messages in two languages.
 *
 * English text stands in the source inside _(), the Chinese one in `zh_CN.po` of the same folder
 * (named in its CMakeLists.txt: `PO zh_CN.po`); the build joins all of them into one paiban.mo.
 * The text of a table that is built before the language is known is marked with N_() and
 * translated where it is used: _(table[i].summary).
 *
 * The library only looks texts up in domain "paiban"; the program chooses the language at its
 * start (planner/cli/language.h), and a user of the library may do the same with setlocale and
 * bindtextdomain. A test that wants Chinese runs the program with --lang zh.
 */
#ifndef PLANNER_BASE_GETTEXT_H
#define PLANNER_BASE_GETTEXT_H

#include <libintl.h>
#include <stdbool.h>

#define PAIBAN_DOMAIN "paiban"

#define _(text)  dgettext(PAIBAN_DOMAIN, text)
#define N_(text) text

/** Whether the process speaks Chinese, for tables that have both texts side by side. */
bool gettext_is_chinese(void);

/** Singular or plural of `count` things. */
#define ngettext_(one, many, count) dngettext(PAIBAN_DOMAIN, one, many, (unsigned long)(count))

#endif
