/* SPDX-License-Identifier: GPL-3.0-or-later */
/** A search on a problem, with all that it borrows. */
#ifndef TESTS_CAPACITY_STAGE_H
#define TESTS_CAPACITY_STAGE_H

#include "models/capacity/relax.h"
#include "models/capacity/search.h"

struct stage {
    struct capacity_problem problem; /**< in place before stage_begin() */
    struct capacity_options options; /**< likewise */
    struct arena arena;              /**< likewise, of the problem; all-zero is fine */
    struct capacity_layout layout;
    struct lp_model model;
    struct capacity_clock clock;
    struct relaxation relaxation; /**< all-zero before stage_relax() */
    struct capacity_search search;
};

/** Builds the model and a search without bound or plan. */
void stage_begin(struct stage *stage);

/** Solves the relaxation and hands it to the search. */
void stage_relax(struct stage *stage);

/** Frees everything, the problem's arena too. */
void stage_end(struct stage *stage);

#endif
