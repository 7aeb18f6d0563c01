/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/capacity/crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

/** A subtree is handed to one thread when it has at most this share of all work. */
#define LARGEST_SHARE (1.0 / 16)

/** Less work in a walk [operations] is not worth a second thread. */
#define LEAST_WORK 3e6

struct run {
    double work;
    int from, to;
};

/** Much work first. */
static int by_work(const void *left, const void *right)
{
    const struct run *a = left;
    const struct run *b = right;

    if (a->work != b->work) {
        return a->work > b->work ? -1 : 1;
    }
    return (a->from > b->from) - (a->from < b->from);
}

static int count_processors(void)
{
    const long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > CREW_MOST ? CREW_MOST : (int)n;
}

/** Finds the largest subtrees of no more than `most` work; the rest is on top. */
static void cut(struct crew *crew, const int parent[], const double below[], const int size[],
                double most, struct run runs[])
{
    for (int i = 0; i < crew->n_nodes; i++) {
        const bool is_small = below[i] <= most;

        if (!is_small) {
            crew->top[crew->n_top++] = i;
        } else if (parent[i] < 0 || below[parent[i]] > most) {
            runs[crew->n_runs++] = (struct run){below[i], i + 1 - size[i], i + 1};
        }
    }
    qsort(runs, (size_t)crew->n_runs, sizeof *runs, by_work);
    for (int k = 0; k < crew->n_runs; k++) {
        crew->from[k] = runs[k].from;
        crew->to[k] = runs[k].to;
    }
}

bool crew_init(struct crew *crew, struct arena *arena, int n, const int parent[],
               const double work[])
{
    struct arena scratch = {0};
    const size_t count = (size_t)n;
    double *below = arena_copy(&scratch, work, count, sizeof *below);
    int *size = arena_alloc(&scratch, count, sizeof *size);
    struct run *runs = arena_alloc(&scratch, count, sizeof *runs);
    double total = 0;

    *crew = (struct crew){.n_nodes = n,
                          .from = arena_alloc(arena, count, sizeof *crew->from),
                          .to = arena_alloc(arena, count, sizeof *crew->to),
                          .top = arena_alloc(arena, count, sizeof *crew->top)};
    const bool is_ready = !arena->failed && !scratch.failed;

    for (int i = 0; is_ready && i < n; i++) {
        total += work[i];
        size[i]++;
        if (parent[i] >= 0) {
            below[parent[i]] += below[i];
            size[parent[i]] += size[i];
        }
    }
    if (is_ready) {
        crew->n_threads = total < LEAST_WORK ? 1 : count_processors();
        cut(crew, parent, below, size, total * LARGEST_SHARE, runs);
    }
    arena_release(&scratch);
    return is_ready;
}

/** One walk through the subtrees, by all threads. */
struct walk {
    const struct crew *crew;
    crew_visit *visit;
    void *context;
    bool is_down;
    atomic_int next;
};

struct worker {
    struct walk *walk;
    int thread;
    pthread_t handle;
};

static void *work(void *argument)
{
    const struct worker *worker = argument;
    struct walk *walk = worker->walk;
    const struct crew *crew = walk->crew;

    for (int k = atomic_fetch_add(&walk->next, 1); k < crew->n_runs;
         k = atomic_fetch_add(&walk->next, 1)) {
        const int n = crew->to[k] - crew->from[k];

        for (int i = 0; i < n; i++) {
            walk->visit(walk->context, worker->thread,
                        walk->is_down ? crew->to[k] - 1 - i : crew->from[k] + i);
        }
    }
    return NULL;
}

/** All subtrees. A thread that cannot be had is not missed. */
static void walk_runs(const struct crew *crew, crew_visit *visit, void *context, bool is_down)
{
    struct walk walk = {
        .crew = crew, .visit = visit, .context = context, .is_down = is_down, .next = 0};
    struct worker workers[CREW_MOST] = {{.walk = &walk}};
    int n = 1;

    while (n < crew->n_threads) {
        workers[n] = (struct worker){.walk = &walk, .thread = n};
        if (pthread_create(&workers[n].handle, NULL, work, &workers[n]) != 0) {
            break;
        }
        n++;
    }
    work(&workers[0]);
    while (n > 1) {
        pthread_join(workers[--n].handle, NULL);
    }
}

void crew_up(const struct crew *crew, crew_visit *visit, void *context)
{
    walk_runs(crew, visit, context, false);
    for (int i = 0; i < crew->n_top; i++) {
        visit(context, 0, crew->top[i]);
    }
}

void crew_down(const struct crew *crew, crew_visit *visit, void *context)
{
    for (int i = crew->n_top - 1; i >= 0; i--) {
        visit(context, 0, crew->top[i]);
    }
    walk_runs(crew, visit, context, true);
}
