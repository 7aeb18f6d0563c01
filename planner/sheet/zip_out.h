/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A zip archive written: entries of another one copied as they are, and new ones. */
#ifndef PLANNER_SHEET_ZIP_OUT_H
#define PLANNER_SHEET_ZIP_OUT_H

#include "planner/sheet/zip_in.h"

/** Writes to `path` the archive `in` with the content of entry `changed` replaced by `content`:
 * all other entries keep their compressed bytes, names, dates and order. False on any failure. */
bool zip_out_replace(struct zip_in *in, size_t changed, struct file_bytes content,
                     const char *path);

#endif
