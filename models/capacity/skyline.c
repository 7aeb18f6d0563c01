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

/** c -= sum over k < n of a[k] b[k]', for a and b stored as four figures per k. Only element-wise
 * operations: the wide clone gives the same bits as the plain one. */
__attribute__((target_clones("avx2", "default"))) static void
subtract_products(double *restrict c, const double *restrict a, const double *restrict b, size_t n)
{
    lane s0 = {0};
    lane s1 = {0};
    lane s2 = {0};
    lane s3 = {0};

    for (size_t k = 0; k < n; k++, a += SKYLINE, b += SKYLINE) {
        const lane column = {a[0], a[1], a[2], a[3]};

        s0 += column * b[0];
        s1 += column * b[1];
        s2 += column * b[2];
        s3 += column * b[3];
    }
    for (int row = 0; row < SKYLINE; row++) {
        c[row] -= s0[row];
        c[SKYLINE + row] -= s1[row];
        c[2 * SKYLINE + row] -= s2[row];
        c[3 * SKYLINE + row] -= s3[row];
    }
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

void skyline_factor(struct skyline *sky)
{
    for (int block = 0; block < sky->n_blocks; block++) {
        const int first = sky->first[block];
        double *diagonal = block_at(sky, block, block);
        double scale[SKYLINE];

        for (int i = 0; i < SKYLINE; i++) {
            scale[i] = diagonal[SKYLINE * i + i];
        }
        for (int column = first; column <= block; column++) {
            const int from = first > sky->first[column] ? first : sky->first[column];
            double *target = block_at(sky, block, column);

            subtract_products(target, block_at(sky, block, from), block_at(sky, column, from),
                              (size_t)(column - from) * SKYLINE);
            if (column < block) {
                scale_block(target, &sky->inverse[column * SKYLINE * SKYLINE]);
            }
        }
        factor_diagonal(diagonal, &sky->inverse[block * SKYLINE * SKYLINE], scale);
    }
}

static void solve_forward(const struct skyline *sky, double x[])
{
    for (int block = 0; block < sky->n_blocks; block++) {
        const double *row = block_at(sky, block, sky->first[block]);
        double sum[SKYLINE];

        memcpy(sum, &x[block * SKYLINE], sizeof sum);
        for (int k = sky->first[block] * SKYLINE; k < block * SKYLINE; k++, row += SKYLINE) {
            for (int r = 0; r < SKYLINE; r++) {
                sum[r] -= row[r] * x[k];
            }
        }
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
