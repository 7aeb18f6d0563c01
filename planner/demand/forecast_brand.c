/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/demand/forecast.h"

#include "planner/base/gettext.h"
#include "planner/demand/figures.h"
#include "planner/demand/forecast_cell.h"

static void add_value(struct grid *grid, enum figure_unit unit, double value)
{
    switch (unit) {
    case FIGURE_MONEY:
    case FIGURE_COUNT:
        forecast_cell(grid, value, 0);
        break;
    case FIGURE_PRICE:
    case FIGURE_RATE:
        forecast_cell(grid, value, 2);
        break;
    case FIGURE_SHARE:
        grid_printf(grid, "%.2f %%", 100.0 * value);
        break;
    }
}

static const char *origin_name(enum pb_origin origin)
{
    static const char *const names[] = {[PB_GIVEN] = N_("given"),
                                        [PB_DERIVED] = N_("derived"),
                                        [PB_DEFAULT] = N_("default"),
                                        [PB_OVERRIDDEN] = N_("override"),
                                        [PB_FROM_FILE] = N_("from a file")};
    return _(names[origin]);
}

static void add_figure(const struct forecast *forecast, const struct figure *figure, int brand,
                       struct grid *grid)
{
    const struct pb_brand *figures = &forecast->scenario->brands[brand];
    const char *file = NULL;
    int line = 0;
    grid_add(grid, _(figure->label));
    add_value(grid, figure->unit, figure_value(figure, figures, &forecast->demand->brands[brand]));
    grid_add(grid, origin_name(figure_origin(figure, forecast->scenario, brand)));
    if (figure->formula != NULL) {
        grid_add(grid, _(figure->formula));
    } else if (figure_place(figure, forecast->scenario, brand, &file, &line)) {
        grid_printf(grid, "%s:%d", file, line);
    } else {
        grid_add(grid, "");
    }
}

void forecast_write_brand(const struct forecast *forecast, int brand, struct text *out)
{
    static const struct grid_column columns[] = {
        {NULL, false}, {NULL, true}, {NULL, false}, {NULL, false}};
    size_t n = 0;
    const struct figure *table = figure_table(&n);
    struct grid grid;
    grid_init(&grid, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < n; i++) {
        add_figure(forecast, &table[i], brand, &grid);
    }
    text_printf(out, "%s (%s)\n", forecast->scenario->brands[brand].name,
                forecast->scenario->brands[brand].id);
    grid_write(&grid, out);
    grid_release(&grid);
}
