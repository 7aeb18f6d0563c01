/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/export/html/svg.h"

#include <math.h>
#include <stdio.h>

void svg_begin(struct markup *m, double width, double height, const char *label)
{
    char view[80];
    snprintf(view, sizeof view, "0 0 %.0f %.0f", width, height);
    markup_open_class(m, "div", "wide");
    markup_open(m, "svg");
    markup_attr(m, "viewBox", view);
    markup_attr_number(m, "width", width, 0);
    markup_attr_number(m, "height", height, 0);
    markup_attr(m, "role", "img");
    markup_attr(m, "aria-label", label);
}

void svg_end(struct markup *m)
{
    markup_close(m);
    markup_close(m);
}

void svg_rect_open(struct markup *m, const char *class_name, struct svg_box box)
{
    markup_open_class(m, "rect", class_name);
    markup_attr_number(m, "x", box.x, 1);
    markup_attr_number(m, "y", box.y, 1);
    markup_attr_number(m, "width", box.width, 1);
    markup_attr_number(m, "height", box.height, 1);
}

void svg_rect(struct markup *m, const char *class_name, struct svg_box box)
{
    svg_rect_open(m, class_name, box);
    markup_close(m);
}

void svg_line(struct markup *m, const char *class_name, struct svg_box box)
{
    markup_open_class(m, "line", class_name);
    markup_attr_number(m, "x1", box.x, 1);
    markup_attr_number(m, "y1", box.y, 1);
    markup_attr_number(m, "x2", box.x + box.width, 1);
    markup_attr_number(m, "y2", box.y + box.height, 1);
    markup_close(m);
}

void svg_text(struct markup *m, const char *class_name, double x, double y, const char *text)
{
    markup_open_class(m, "text", class_name);
    markup_attr_number(m, "x", x, 1);
    markup_attr_number(m, "y", y, 1);
    markup_text(m, text);
    markup_close(m);
}

void svg_path_open(struct markup *m, const char *class_name, const char *d)
{
    markup_open_class(m, "path", class_name);
    markup_attr(m, "d", d);
}

void svg_append(struct text *d, double value)
{
    text_append_char(d, ' ');
    text_append_number(d, round(value * 10) / 10);
}
