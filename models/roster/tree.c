/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/roster/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/roster/whole.h"

static size_t allow_size(const struct roster_sub *sub)
{
    return (size_t)sub->n_open * (size_t)sub->model->line_size;
}

static bool comes_first(const struct tree_node *a, const struct tree_node *b)
{
    return a->bound != b->bound ? a->bound < b->bound : a->depth > b->depth;
}

static void swap(struct tree_node *a, struct tree_node *b)
{
    struct tree_node keep = *a;
    *a = *b;
    *b = keep;
}

/* Adds a node with a copy of `allow`. */
static enum pb_rc push(struct roster_tree *tree, double bound, int depth,
                       const unsigned char *allow)
{
    if (tree->n == tree->room) {
        int room = 2 * tree->room + 64;
        struct tree_node *grown = realloc(tree->node, (size_t)room * sizeof *grown);
        if (!grown) {
            return PB_MEMORY;
        }
        tree->node = grown;
        tree->room = room;
    }
    unsigned char *copy = malloc(allow_size(tree->sub) + 1);
    if (!copy) {
        return PB_MEMORY;
    }
    memcpy(copy, allow, allow_size(tree->sub));
    int at = tree->n++;
    tree->node[at] = (struct tree_node){bound, depth, copy};
    while (at > 0 && comes_first(&tree->node[at], &tree->node[(at - 1) / 2])) {
        swap(&tree->node[at], &tree->node[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    return PB_OK;
}

static struct tree_node pop(struct roster_tree *tree)
{
    struct tree_node top = tree->node[0];
    tree->node[0] = tree->node[--tree->n];
    for (int at = 0;;) {
        int first = at;
        for (int child = 2 * at + 1; child <= 2 * at + 2 && child < tree->n; child++) {
            first = comes_first(&tree->node[child], &tree->node[first]) ? child : first;
        }
        if (first == at) {
            return top;
        }
        swap(&tree->node[at], &tree->node[first]);
        at = first;
    }
}

enum pb_rc tree_init(struct roster_tree *tree, struct roster_sub *sub)
{
    *tree = (struct roster_tree){.sub = sub, .floor = INFINITY};
    tree->weight = calloc(allow_size(sub) + 1, sizeof *tree->weight);
    if (!tree->weight) {
        return PB_MEMORY;
    }
    memset(sub->allow, 1, allow_size(sub));
    return push(tree, sub->model->bound, 0, sub->allow);
}

void tree_release(struct roster_tree *tree)
{
    for (int i = 0; i < tree->n; i++) {
        free(tree->node[i].allow);
    }
    free(tree->next.allow);
    free(tree->node);
    free(tree->weight);
    *tree = (struct roster_tree){0};
}

/* Where to branch: an agent's day and the options of the first child. */
struct split {
    int slot, day;
    int option; /* 0: no work against work; else this shift against all others */
    double score;
};

static struct split find_split(const struct roster_tree *tree)
{
    const struct roster_sub *sub = tree->sub;
    const struct roster_model *model = sub->model;
    struct split best = {.score = 1e-6};
    for (int i = 0; i < sub->n_open; i++) {
        for (int day = 0; day < model->n_days; day++) {
            const double *w = &tree->weight[i * model->line_size + day * model->n_options];
            int top = whole_heaviest(w, model->n_options);
            double off = fmin(w[0], 1 - w[0]), one = 0.3 * fmin(w[top], 1 - w[top]);
            if (off > best.score) {
                best = (struct split){i, day, 0, off};
            } else if (one > best.score) {
                best = (struct split){i, day, top, one};
            }
        }
    }
    return best;
}

/* May the search go on below a node of this bound, whatever waits in the heap? */
static bool may_plunge(const struct roster_model *model, double bound)
{
    double gap = model->best_cost - model->bound;
    return bound <= model->bound + fmin(0.3 * gap, 0.004 * fabs(model->bound));
}

/* Two children in place of the node: one goes into the heap, the likelier one is next or goes there
 * too. The node's `allow` is used up. */
static enum pb_rc branch(struct roster_tree *tree, struct tree_node *node, double bound)
{
    const struct roster_model *model = tree->sub->model;
    struct split split = find_split(tree);
    int at = split.slot * model->line_size + split.day * model->n_options;
    unsigned char *flags = &node->allow[at];
    unsigned char *others = malloc((size_t)model->n_options);
    if (!others) {
        return PB_MEMORY;
    }
    memcpy(others, flags, (size_t)model->n_options);
    others[split.option] = 0;
    bool is_likely = tree->weight[at + split.option] >= 0.5;
    enum pb_rc rc = PB_OK;
    for (int child = 0; child < 2 && rc == PB_OK; child++) {
        bool this_one = (child == 0) != is_likely; /* the unlikely child first */
        if (this_one) {
            memset(flags, 0, (size_t)model->n_options);
            flags[split.option] = 1;
        } else {
            memcpy(flags, others, (size_t)model->n_options);
        }
        rc = child == 0 || !may_plunge(model, bound)
                 ? push(tree, bound, node->depth + 1, node->allow)
                 : PB_OK;
    }
    free(others);
    if (rc == PB_OK && may_plunge(model, bound)) {
        tree->next = (struct tree_node){bound, node->depth + 1, node->allow};
        node->allow = NULL;
    }
    return rc;
}

/* What a solved node leads to: a roster, or two children. */
static enum pb_rc settle(struct roster_tree *tree, struct tree_node *node)
{
    struct roster_sub *sub = tree->sub;
    double bound = fmax(node->bound, model_round_up(sub->model, sub->bound));
    sub_weights(sub, tree->weight);
    if (find_split(tree).score > 1e-6) {
        return branch(tree, node, bound);
    }
    bool found;
    enum pb_rc rc = whole_offer(sub, tree->weight, &found);
    if (bound <= model_cutoff(sub->model)) {
        tree->floor = fmin(tree->floor, bound); /* whole, yet the bound is below its cost */
    }
    return rc;
}

static void raise_bound(struct roster_tree *tree)
{
    struct roster_model *model = tree->sub->model;
    double bound = tree->n > 0 ? tree->node[0].bound : INFINITY;
    bound = tree->next.allow ? fmin(bound, tree->next.bound) : bound;
    bound = fmin(fmin(bound, tree->floor), model->best_cost);
    model->bound = fmax(model->bound, bound);
}

enum pb_rc tree_step(struct roster_tree *tree, bool *stopped)
{
    struct roster_sub *sub = tree->sub;
    struct roster_model *model = sub->model;
    enum sub_answer answer = SUB_PRUNED;
    enum pb_rc rc = PB_OK;
    if (tree_is_done(tree)) {
        return PB_OK;
    }
    struct tree_node node = tree->next.allow ? tree->next : pop(tree);
    tree->next = (struct tree_node){0};
    if (node.bound <= model_cutoff(model)) {
        memcpy(sub->allow, node.allow, allow_size(sub));
        rc = sub_apply(sub);
        rc = rc == PB_OK ? sub_solve(sub, model_cutoff(model), &answer) : rc;
    }
    *stopped = answer == SUB_STOPPED;
    if (rc == PB_OK && *stopped) {
        tree->floor = fmin(tree->floor, node.bound);
    }
    if (rc == PB_OK && answer == SUB_SOLVED && whole_is_manned(sub)) {
        rc = settle(tree, &node);
    } else if (rc == PB_OK && answer == SUB_SOLVED) {
        tree->floor = fmin(tree->floor, node.bound);
    }
    free(node.allow);
    raise_bound(tree);
    return rc;
}
