/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to html: the few shapes that the charts are drawn with. Colours come from classes of the
 * style, so that light, dark and print each have their own. */
#ifndef PLANNER_EXPORT_HTML_SVG_H
#define PLANNER_EXPORT_HTML_SVG_H

#include "planner/export/html/markup.h"

struct svg_box {
    double x, y, width, height;
};

/** Opens a drawing of that size [px], which scrolls sideways where the window is narrower; `label`
 * says to a screen reader what it shows. svg_end closes it. */
void svg_begin(struct markup *m, double width, double height, const char *label);
void svg_end(struct markup *m);

/** Opens a rectangle; a <title> may follow before markup_close. */
void svg_rect_open(struct markup *m, const char *class_name, struct svg_box box);

/** A rectangle without a title. */
void svg_rect(struct markup *m, const char *class_name, struct svg_box box);

/** A line from (x, y) to (x + width, y + height). */
void svg_line(struct markup *m, const char *class_name, struct svg_box box);

/** Text that starts at (x, y). */
void svg_text(struct markup *m, const char *class_name, double x, double y, const char *text);

/** A path; `d` is made of numbers and letters of ours. */
void svg_path_open(struct markup *m, const char *class_name, const char *d);

/** Appends a coordinate with one decimal at most, and a blank before it. */
void svg_append(struct text *d, double value);

#endif
