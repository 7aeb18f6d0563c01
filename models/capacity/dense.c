/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/dense.h"

#include <math.h>
#include <string.h>

#define HUGE_PIVOT 1e100

/** A pivot so far below the diagonal before elimination is noise. */
#define LEAST_PIVOT 1e-13

/** Rows and columns of a tile. */
enum { TALL = 8, WIDE = 4 };

/** Columns of this many figures would all start in the same lines of a cache. */
#define WAY 64

int dense_stride(int n_rows)
{
    const int stride = (n_rows + DENSE_SPARE + WIDE - 1) / WIDE * WIDE;

    return stride % WAY == 0 ? stride + WIDE : stride;
}

int dense_columns(int n_rows)
{
    return (n_rows + WIDE - 1) / WIDE * WIDE;
}

size_t dense_work(int n_rows, int n_cols)
{
    return (size_t)(n_rows + TALL) * (size_t)n_cols;
}

/** Rows in groups of TALL, `group` figures apart; in them TALL figures for each column. */
struct tiles {
    double *figures;
    size_t group;
};

/** Copies n_cols columns of n_rows rows into tiles from column `first` on. Rows of the last group
 * beyond n_rows are spare ones. */
static void pack(const struct tiles *tiles, int first, const double rows[], size_t stride,
                 int n_rows, int n_cols)
{
    double *out = &tiles->figures[(size_t)first * TALL];

    for (int i = 0; i < n_rows; i += TALL, out += tiles->group) {
        for (size_t k = 0; k < (size_t)n_cols; k++) {
            memcpy(&out[k * TALL], &rows[k * stride + (size_t)i], TALL * sizeof *out);
        }
    }
}

typedef double lane __attribute__((vector_size(WIDE * sizeof(double)), aligned(8)));

/** sum += factor * other, each rounded once. */
static inline __attribute__((always_inline)) void fuse(lane *sum, const lane *factor, double other)
{
    for (int r = 0; r < WIDE; r++) {
        (*sum)[r] = __builtin_fma((*factor)[r], other, (*sum)[r]);
    }
}

/** c -= sum over k < n of a[k] b[k]': TALL rows and WIDE columns c of `stride` figures, and rows a
 * and b as they are packed. Eight sums that do not wait for each other. */
__attribute__((target_clones("fma", "default"))) static void
subtract_tile(double *restrict c, size_t stride, const double *restrict a, const double *restrict b,
              int n)
{
    lane upper[WIDE];
    lane lower[WIDE];

    for (int column = 0; column < WIDE; column++) {
        upper[column] = (lane){0};
        lower[column] = (lane){0};
    }
    for (int k = 0; k < n; k++, a += TALL, b += TALL) {
        const lane u = *(const lane *)a;
        const lane l = *(const lane *)(a + WIDE);

        for (int column = 0; column < WIDE; column++) {
            fuse(&upper[column], &u, b[column]);
            fuse(&lower[column], &l, b[column]);
        }
    }
    for (int column = 0; column < WIDE; column++, c += stride) {
        *(lane *)c -= upper[column];
        *(lane *)(c + WIDE) -= lower[column];
    }
}

/** Cholesky of a diagonal tile in place, and the inverse of the factor, row by row. `scale` are
 * the diagonal figures before elimination. */
static void factor_tile(double *c, size_t stride, size_t n, const double scale[],
                        double inverse[WIDE * WIDE])
{
    for (size_t j = 0; j < n; j++) {
        double *const column = &c[j * stride];

        for (size_t k = 0; k < j; k++) {
            for (size_t i = j; i < n; i++) {
                column[i] -= c[k * stride + i] * c[k * stride + j];
            }
        }
        column[j] = column[j] > LEAST_PIVOT * scale[j] ? sqrt(column[j]) : HUGE_PIVOT;
        for (size_t i = j + 1; i < n; i++) {
            column[i] /= column[j];
        }
    }
    memset(inverse, 0, WIDE * WIDE * sizeof *inverse);
    for (size_t col = 0; col < n; col++) {
        for (size_t i = col; i < n; i++) {
            double value = i == col ? 1.0 : 0.0;

            for (size_t k = col; k < i; k++) {
                value -= c[k * stride + i] * inverse[WIDE * k + col];
            }
            inverse[WIDE * i + col] = value / c[i * stride + i];
        }
    }
}

/** The n_rows figures of `n` columns below a diagonal tile times the inverse of its transpose. */
static void scale_below(double *c, size_t stride, int n, int n_rows,
                        const double inverse[WIDE * WIDE])
{
    for (int col = n - 1; col >= 0; col--) {
        double *const target = &c[(size_t)col * stride];

        for (int i = 0; i < n_rows; i++) {
            target[i] *= inverse[WIDE * col + col];
        }
        for (int k = 0; k < col; k++) {
            const double *const source = &c[(size_t)k * stride];
            const double factor = inverse[WIDE * col + k];

            for (int i = 0; i < n_rows; i++) {
                target[i] += source[i] * factor;
            }
        }
    }
}

/** WIDE columns of `stride` figures from row `first` down to n_rows, less the products of those
 * rows and rows first .. first + WIDE - 1 over the first n columns of `tiles`. */
static void subtract_strip(double *columns, size_t stride, const struct tiles *tiles, int first,
                           int n, int n_rows)
{
    const int from = first / TALL * TALL;
    const double *a = &tiles->figures[(size_t)(from / TALL) * tiles->group];
    const double *const b = &a[first - from];

    for (int i = from; i < n_rows; i += TALL, a += tiles->group) {
        subtract_tile(&columns[i], stride, a, b, n);
    }
}

void dense_factor(double block[], int n_rows, int n_cols, const double scale[], double work[])
{
    const size_t stride = (size_t)dense_stride(n_rows);
    const struct tiles tiles = {work, (size_t)n_cols * TALL};

    for (int b = 0; b < n_cols; b += WIDE) {
        const int n = n_cols - b < WIDE ? n_cols - b : WIDE;
        double *const columns = &block[(size_t)b * stride];
        double inverse[WIDE * WIDE];

        subtract_strip(columns, stride, &tiles, b, b, n_rows);
        factor_tile(&columns[b], stride, (size_t)n, &scale[b], inverse);
        scale_below(&columns[b + n], stride, n, n_rows - b - n, inverse);
        pack(&tiles, b, columns, stride, n_rows, n);
        memset(&columns[(size_t)n * stride], 0, (size_t)(WIDE - n) * stride * sizeof *columns);
    }
}

void dense_subtract(double out[], const double block[], int n_rows, int n_cols, double work[])
{
    const struct tiles tiles = {work, (size_t)n_cols * TALL};
    const int n = n_rows - n_cols;
    const size_t stride = (size_t)dense_stride(n);

    pack(&tiles, 0, &block[n_cols], (size_t)dense_stride(n_rows), n, n_cols);
    for (int j = 0; j < n; j += WIDE) {
        subtract_strip(&out[(size_t)j * stride], stride, &tiles, j, n_cols, n);
    }
}

/** x -= WIDE columns of n_rows figures times value[0 .. WIDE - 1]. */
__attribute__((target_clones("avx2", "default"))) static void
subtract_columns(const double *columns, size_t stride, int n_rows, const double value[], double x[])
{
    int i = 0;

    for (; i + WIDE <= n_rows; i += WIDE, columns += WIDE) {
        lane sum = *(const lane *)columns * value[0];

        sum += *(const lane *)&columns[stride] * value[1];
        sum += *(const lane *)&columns[2 * stride] * value[2];
        sum += *(const lane *)&columns[3 * stride] * value[3];
        *(lane *)&x[i] -= sum;
    }
    for (; i < n_rows; i++, columns++) {
        double sum = columns[0] * value[0];

        sum += columns[stride] * value[1];
        sum += columns[2 * stride] * value[2];
        sum += columns[3 * stride] * value[3];
        x[i] -= sum;
    }
}

void dense_forward(const double block[], int n_rows, int n_cols, double x[])
{
    const size_t stride = (size_t)dense_stride(n_rows);

    for (int b = 0; b < n_cols; b += WIDE) {
        const int n = n_cols - b < WIDE ? n_cols - b : WIDE;
        const double *const corner = &block[(size_t)b * stride + (size_t)b];
        double value[WIDE] = {0};

        for (int i = 0; i < n; i++) {
            value[i] = x[b + i];
            for (int k = 0; k < i; k++) {
                value[i] -= corner[(size_t)k * stride + (size_t)i] * value[k];
            }
            value[i] /= corner[(size_t)i * stride + (size_t)i];
            x[b + i] = value[i];
        }
        subtract_columns(&corner[n], stride, n_rows - b - n, value, &x[b + n]);
    }
}

/** sum[k] = column k of n_rows figures times x, WIDE of them. */
__attribute__((target_clones("avx2", "default"))) static void
add_products(const double *columns, size_t stride, int n_rows, const double x[], double sum[])
{
    lane sums[WIDE] = {{0}, {0}, {0}, {0}};
    int i = 0;

    for (; i + WIDE <= n_rows; i += WIDE, columns += WIDE) {
        const lane figures = *(const lane *)&x[i];

        sums[0] += *(const lane *)columns * figures;
        sums[1] += *(const lane *)&columns[stride] * figures;
        sums[2] += *(const lane *)&columns[2 * stride] * figures;
        sums[3] += *(const lane *)&columns[3 * stride] * figures;
    }
    for (size_t k = 0; k < WIDE; k++) {
        sum[k] = (sums[k][0] + sums[k][1]) + (sums[k][2] + sums[k][3]);
        for (int r = 0; i + r < n_rows; r++) {
            sum[k] += columns[k * stride + (size_t)r] * x[i + r];
        }
    }
}

void dense_backward(const double block[], int n_rows, int n_cols, double x[])
{
    const size_t stride = (size_t)dense_stride(n_rows);

    for (int b = (n_cols - 1) / WIDE * WIDE; b >= 0; b -= WIDE) {
        const int n = n_cols - b < WIDE ? n_cols - b : WIDE;
        const double *const corner = &block[(size_t)b * stride + (size_t)b];
        double sum[WIDE] = {0};

        add_products(&corner[n], stride, n_rows - b - n, &x[b + n], sum);
        for (int i = n - 1; i >= 0; i--) {
            const double *const column = &corner[(size_t)i * stride];

            for (int k = i + 1; k < n; k++) {
                sum[i] += column[k] * x[b + k];
            }
            x[b + i] = (x[b + i] - sum[i]) / column[i];
        }
    }
}
