/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The links of the chain as a table: what each figure is called, where it is kept, where it comes
 * from. Drives the printed chain and the JSON. */
#ifndef PLANNER_DEMAND_FIGURES_H
#define PLANNER_DEMAND_FIGURES_H

#include "paiban/demand.h"

enum figure_unit { FIGURE_MONEY, FIGURE_COUNT, FIGURE_PRICE, FIGURE_SHARE, FIGURE_RATE };

/** One link: an input of the brand, or a result computed from those above it. */
struct figure {
    const char *key;   /**< name in the scenario and in JSON */
    const char *label; /**< N_() */
    enum figure_unit unit;
    size_t input;         /**< offset of a double in struct pb_brand; FIGURE_NOT for a result */
    size_t origin;        /**< offset of its enum pb_origin in struct pb_brand, or FIGURE_NOT */
    size_t result;        /**< offset of a double in struct pb_chain; FIGURE_NOT for an input */
    const char *formula;  /**< of a result, N_() */
    const char *fallback; /**< path of the default for all brands, or NULL */
};

#define FIGURE_NOT ((size_t)-1)

/** The links in the order of the chain; static storage. */
const struct figure *figure_table(size_t *n);

/** Its value for a brand. */
double figure_value(const struct figure *figure, const struct pb_brand *brand,
                    const struct pb_chain *chain);

/** Where the figure of `brand` comes from; results are derived. */
enum pb_origin figure_origin(const struct figure *figure, const struct pb_scenario *scenario,
                             int brand);

/** Stable lower-case word for JSON: given, derived, default, override, file. */
const char *figure_origin_word(enum pb_origin origin);

/** Finds where the figure of `brand` was written: the brand's own entry, else the default for all
 * brands. False when the program's own default or a formula gave it. */
bool figure_place(const struct figure *figure, const struct pb_scenario *scenario, int brand,
                  const char **file, int *line);

#endif
