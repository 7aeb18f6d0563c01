/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Private to zip_in and zip_out: an open archive. */
#ifndef PLANNER_SHEET_ZIP_PRIVATE_H
#define PLANNER_SHEET_ZIP_PRIVATE_H

#include <minizip/unzip.h>

#include "planner/sheet/zip_in.h"

struct zip_entry {
    const char *name;
    unz64_file_pos at;
    unz_file_info64 info;
};

struct zip_in {
    struct arena arena;
    const char *path;
    unzFile file;
    struct zip_entry *entries;
    size_t n_entries;
    size_t current; /**< entry being read */
    size_t left;    /**< bytes that it may still expand to */
    bool open;
    bool too_large;
};

#endif
