/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/skyline.h"

#include <math.h>
#include <string.h>

#define HUGE_PIVOT 1e100

bool skyline_init(struct skyline *sky, struct arena *arena, int n, const int begins[])
{
    const int n_blocks = (n + SKYLINE - 1) / SKYLINE;

    *sky = (struct skyline){.n = n, .n_blocks = n_blocks};
    sky->first = arena_alloc(arena, (size_t)n_blocks, sizeof *sky->first);
    sky->start = arena_alloc(arena, (size_t)n_blocks + 1, sizeof *sky->start);
    sky->inverse = arena_alloc(arena, (size_t)n_blocks * 16, sizeof *sky->inverse);
    if (arena->failed) {
        return false;
    }
    for (int block = 0; block < n_blocks; block++) {
        sky->first[block] = block;
        for (int i = block * SKYLINE; i < n && i < (block + 1) * SKYLINE; i++) {
            const int first = begins[i] / SKYLINE;

            sky->first[block] = first < sky->first[block] ? first : sky->first[block];
        }
        const double width = block - sky->first[block] + 1;

        sky->work += 8.0 * 4.0 * width * width;
        sky->start[block + 1] = sky->start[block] + (size_t)width * SKYLINE * SKYLINE;
    }
    sky->value = arena_alloc(arena, sky->start[n_blocks], sizeof *sky->value);
    return !arena->failed;
}

void skyline_zero(struct skyline *sky)
{
    memset(sky->value, 0, sky->start[sky->n_blocks] * sizeof *sky->value);
    for (int i = sky->n; i < sky->n_blocks * SKYLINE; i++) {
        *skyline_at(sky, i, i) = 1.0;
    }
}

/** Block (block, column) of the stored factor. */
static double *block_at(const struct skyline *sky, int block, int column)
{
    return &sky->value[sky->start[block] +
                       (size_t)(column - sky->first[block]) * SKYLINE * SKYLINE];
}

typedef double lane __attribute__((vector_size(SKYLINE * sizeof(double)), aligned(8)));

/** Block rows that are factored side by side: a column block is fetched once for all of them. */
enum { GROUP = 8 };

/** c -= the four columns s of a block of products. */
static inline void subtract_block(double *c, const lane s[SKYLINE])
{
    for (int column = 0; column < SKYLINE; column++) {
        for (int row = 0; row < SKYLINE; row++) {
            c[SKYLINE * column + row] -= s[column][row];
        }
    }
}

/** c -= sum over k < n of a[k] b[k]', for a and b stored as four figures per k. Only element-wise
 * operations: the wide clone gives the same bits as the plain one. */
__attribute__((target_clones("avx2", "default"))) static void
subtract_products(double *restrict c, const double *restrict a, const double *restrict b, size_t n)
{
    lane s[SKYLINE] = {{0}};

    for (size_t k = 0; k < n; k++, a += SKYLINE, b += SKYLINE) {
        const lane column = *(const lane *)a;

        s[0] += column * b[0];
        s[1] += column * b[1];
        s[2] += column * b[2];
        s[3] += column * b[3];
    }
    subtract_block(c, s);
}

/** The same for two block rows at once: eight sums that do not wait for each other. */
__attribute__((target_clones("avx2", "default"))) static void
subtract_products_twice(double *const c[2], const double *const a[2], const double *restrict b,
                        size_t n)
{
    const double *upper = a[0];
    const double *lower = a[1];
    lane s[SKYLINE] = {{0}};
    lane r[SKYLINE] = {{0}};

    for (size_t k = 0; k < n; k++, upper += SKYLINE, lower += SKYLINE, b += SKYLINE) {
        const lane u = *(const lane *)upper;
        const lane l = *(const lane *)lower;

        s[0] += u * b[0];
        r[0] += l * b[0];
        s[1] += u * b[1];
        r[1] += l * b[1];
        s[2] += u * b[2];
        r[2] += l * b[2];
        s[3] += u * b[3];
        r[3] += l * b[3];
    }
    subtract_block(c[0], s);
    subtract_block(c[1], r);
}

/** c = c * inverse', the block below a diagonal block. */
static void scale_block(double *c, const double *inverse)
{
    double out[SKYLINE * SKYLINE] = {0};

    for (int col = 0; col < SKYLINE; col++) {
        for (int k = 0; k <= col; k++) {
            for (int row = 0; row < SKYLINE; row++) {
                out[SKYLINE * col + row] += c[SKYLINE * k + row] * inverse[SKYLINE * col + k];
            }
        }
    }
    memcpy(c, out, sizeof out);
}

/** Cholesky of a diagonal block in place, and the inverse of the factor. `scale` are the diagonal
 * figures before elimination: a pivot far below them is noise. */
static void factor_diagonal(double *c, double *inverse, const double scale[])
{
    for (int j = 0; j < SKYLINE; j++) {
        double pivot = c[SKYLINE * j + j];

        for (int k = 0; k < j; k++) {
            pivot -= c[SKYLINE * k + j] * c[SKYLINE * k + j];
        }
        c[SKYLINE * j + j] = pivot > 1e-13 * scale[j] ? sqrt(pivot) : HUGE_PIVOT;
        for (int i = j + 1; i < SKYLINE; i++) {
            double value = c[SKYLINE * j + i];

            for (int k = 0; k < j; k++) {
                value -= c[SKYLINE * k + i] * c[SKYLINE * k + j];
            }
            c[SKYLINE * j + i] = value / c[SKYLINE * j + j];
        }
    }
    memset(inverse, 0, SKYLINE * SKYLINE * sizeof *inverse);
    for (int col = 0; col < SKYLINE; col++) {
        for (int i = col; i < SKYLINE; i++) {
            double value = i == col ? 1.0 : 0.0;

            for (int k = col; k < i; k++) {
                value -= c[SKYLINE * k + i] * inverse[SKYLINE * k + col];
            }
            inverse[SKYLINE * i + col] = value / c[SKYLINE * i + i];
        }
    }
}

static int larger(int left, int right)
{
    return left > right ? left : right;
}

/** Block (block, column) less the products of the columns from .. to - 1. */
static void eliminate(const struct skyline *sky, int block, int column, int from, int to)
{
    if (from < to) {
        subtract_products(block_at(sky, block, column), block_at(sky, block, from),
                          block_at(sky, column, from), (size_t)(to - from) * SKYLINE);
    }
}

/** Eliminates into (block, column) and (block + 1, column). */
static void eliminate_twice(const struct skyline *sky, int block, int column)
{
    const int from[2] = {larger(sky->first[block], sky->first[column]),
                         larger(sky->first[block + 1], sky->first[column])};
    const int both = larger(from[0], from[1]);

    eliminate(sky, block, column, from[0], both);
    eliminate(sky, block + 1, column, from[1], both);
    if (both < column) {
        double *const target[2] = {block_at(sky, block, column), block_at(sky, block + 1, column)};
        const double *const left[2] = {block_at(sky, block, both), block_at(sky, block + 1, both)};

        subtract_products_twice(target, left, block_at(sky, column, both),
                                (size_t)(column - both) * SKYLINE);
    }
}

static void scale_by_diagonal(const struct skyline *sky, int block, int column)
{
    scale_block(block_at(sky, block, column), &sky->inverse[column * SKYLINE * SKYLINE]);
}

/** One column block for the block rows from .. to - 1, all below it. */
static void factor_column(const struct skyline *sky, int column, int from, int to)
{
    for (int block = from; block < to; block++) {
        if (sky->first[block] > column) {
            continue;
        }
        if (block + 1 < to && sky->first[block + 1] <= column) {
            eliminate_twice(sky, block, column);
            scale_by_diagonal(sky, block++, column);
        } else {
            eliminate(sky, block, column, larger(sky->first[block], sky->first[column]), column);
        }
        scale_by_diagonal(sky, block, column);
    }
}

/** The columns from `from` to the diagonal of one block row. */
static void factor_row(struct skyline *sky, int block, int from, const double scale[])
{
    const int first = sky->first[block];

    for (int column = larger(first, from); column <= block; column++) {
        eliminate(sky, block, column, larger(first, sky->first[column]), column);
        if (column < block) {
            scale_by_diagonal(sky, block, column);
        }
    }
    factor_diagonal(block_at(sky, block, block), &sky->inverse[block * SKYLINE * SKYLINE], scale);
}

void skyline_factor(struct skyline *sky)
{
    for (int group = 0; group < sky->n_blocks; group += GROUP) {
        const int end = group + GROUP < sky->n_blocks ? group + GROUP : sky->n_blocks;
        double scale[GROUP * SKYLINE];
        int first = group;

        for (int block = group; block < end; block++) {
            first = sky->first[block] < first ? sky->first[block] : first;
            for (int i = 0; i < SKYLINE; i++) {
                scale[(block - group) * SKYLINE + i] = block_at(sky, block, block)[SKYLINE * i + i];
            }
        }
        for (int column = first; column < group; column++) {
            factor_column(sky, column, group, end);
        }
        for (int block = group; block < end; block++) {
            factor_row(sky, block, group, &scale[(block - group) * SKYLINE]);
        }
    }
}

static void solve_forward(const struct skyline *sky, double x[])
{
    for (int block = 0; block < sky->n_blocks; block++) {
        const double *row = block_at(sky, block, sky->first[block]);
        lane even = *(const lane *)&x[block * SKYLINE];
        lane odd = {0};

        for (int k = sky->first[block] * SKYLINE; k < block * SKYLINE; k += 2, row += 2 * SKYLINE) {
            even -= *(const lane *)row * x[k];
            odd -= *(const lane *)(row + SKYLINE) * x[k + 1];
        }
        const lane sum = even + odd;
        const double *inverse = &sky->inverse[block * SKYLINE * SKYLINE];

        for (int r = 0; r < SKYLINE; r++) {
            double value = 0;

            for (int k = 0; k <= r; k++) {
                value += inverse[SKYLINE * r + k] * sum[k];
            }
            x[block * SKYLINE + r] = value;
        }
    }
}

static void solve_backward(const struct skyline *sky, double x[])
{
    for (int block = sky->n_blocks - 1; block >= 0; block--) {
        const double *inverse = &sky->inverse[block * SKYLINE * SKYLINE];
        const double *row = block_at(sky, block, sky->first[block]);
        double value[SKYLINE] = {0};

        for (int r = 0; r < SKYLINE; r++) {
            for (int k = r; k < SKYLINE; k++) {
                value[r] += inverse[SKYLINE * k + r] * x[block * SKYLINE + k];
            }
        }
        memcpy(&x[block * SKYLINE], value, sizeof value);
        for (int k = sky->first[block] * SKYLINE; k < block * SKYLINE; k++, row += SKYLINE) {
            x[k] -= row[0] * value[0] + row[1] * value[1] + row[2] * value[2] + row[3] * value[3];
        }
    }
}

void skyline_solve(const struct skyline *sky, double x[])
{
    solve_forward(sky, x);
    solve_backward(sky, x);
}
