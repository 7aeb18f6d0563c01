/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The report of a plan for managers: one HTML file, complete without its script, without network.
 *
 * In this order: can the promotion be served and what does it cost; when and where is it tight; who
 * moves where and when; the militia; what the hours are worth; the roster; what is assumed; how far
 * the plan can be trusted. Every figure is of the plan folder and says of which file; charts are
 * SVG or tables. The language is that of the plan.
 */
#ifndef PLANNER_EXPORT_HTML_HTML_H
#define PLANNER_EXPORT_HTML_HTML_H

#include "planner/base/text.h"
#include "planner/export/deliver/deliver.h"

/** Appends the page. Failure is sticky in `out->failed`. Texts of the forecast chain come from the
 * catalogue of messages: the process should speak the plan's language. */
void html_append(const struct plan_folder *plan, struct text *out);

/** Writes report.html. PB_OK, PB_IO or PB_MEMORY. */
enum pb_rc html_write(const struct deliver_job *job);

#endif
