/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plan.json says of the whole: its scenario, cost by kind and in sum, elastic misses, gap, and
 * whether the rules are those of the law. */
#include <math.h>
#include <string.h>

#include "planner/audit/cost.h"
#include "planner/audit/rules.h"

static void compare(struct audit *audit, const char *what, double claimed, double own)
{
    struct audit_at at = {AUDIT_NOWHERE, .found = claimed, .limit = own, .unit = "money"};
    at.who = what;
    if (!audit_same(claimed, own))
        audit_find(audit, &at, "plan.json claims another figure than the files give",
                   "plan.json 的数字与文件重算结果不符");
}

static void say(struct audit *audit, const char *what, const char *en, const char *zh)
{
    struct audit_at at = {AUDIT_NOWHERE, .found = 1, .unit = "entries"};
    at.who = what;
    audit_find(audit, &at, en, zh);
}

void audit_hash(struct audit *audit)
{
    const char *hash = audit->claims.hash;
    if (hash != NULL && strcmp(hash, audit->scenario->hash) != 0)
        say(audit, "scenario_hash", "the plan was made from another scenario",
            "方案来自另一个场景");
}

void audit_lawful(struct audit *audit)
{
    int claimed = audit->claims.lawful;
    bool lawful = audit->scenario->rules.lawful;
    if (claimed == PB_NONE ? !lawful : (claimed == 1) != lawful)
        say(audit, "lawful", "the plan does not say that its rules are looser than the law",
            "方案没有注明规则宽于法律");
}

void audit_costs(struct audit *audit)
{
    const struct audit_claims *claims = &audit->claims;
    double sum = 0;
    if (claims->unknown_kind != NULL)
        say(audit, claims->unknown_kind, "a kind of cost that nobody knows", "未知的成本种类");
    for (int kind = 0; kind < PB_N_COST_KINDS; kind++) {
        compare(audit, pb_cost_kind_name((enum pb_cost_kind)kind), claims->cost[kind],
                audit->out->cost[kind]);
        sum += audit->out->cost[kind];
    }
    if (audit->has_roster && !isnan(claims->named_cost))
        compare(audit, "named.cost", claims->named_cost, sum);
    if (!audit->has_roster)
        compare(audit, "capacity.cost", claims->capacity_cost, sum);
}

bool audit_costs_applies(const struct audit *audit)
{
    return audit->claims.has_costs && audit->out->priced && audit->books != NULL;
}

void audit_elastic(struct audit *audit)
{
    for (int rule = 0; rule < AUDIT_N_SOFT; rule++) {
        double claimed = audit->claims.elastic[rule], own = audit->soft[rule];
        struct audit_at at = {AUDIT_NOWHERE, .found = claimed, .limit = own, .unit = "money"};
        at.who = audit_soft_name((enum audit_soft)rule);
        if (!audit_same(claimed, own))
            audit_find(audit, &at, "elastic[] of plan.json is not what is missed",
                       "plan.json 的 elastic[] 与实际缺口不符");
    }
}

bool audit_claims_applies(const struct audit *audit)
{
    return audit->claims.given;
}

/** (cost - bound) / (cost - constants - shortage priced in the bound), for a claimed cost. */
static double gap_of(const struct audit_claims *claims, double cost)
{
    double over = cost - claims->capacity_bound;
    double base = cost - claims->constants - claims->shortage_in_bound;
    return over <= AUDIT_TOLERANCE ? 0 : over / fmax(base, AUDIT_TOLERANCE);
}

static void compare_gap(struct audit *audit, const char *what, double claimed, double cost)
{
    if (isnan(claimed) || isnan(cost) || isnan(audit->claims.capacity_bound))
        return;
    struct audit_at at = {AUDIT_NOWHERE, .found = claimed, .unit = "share"};
    at.who = what;
    at.limit = gap_of(&audit->claims, cost);
    if (fabs(at.found - at.limit) > AUDIT_TOLERANCE)
        audit_find(audit, &at, "the gap is not what cost and bound give", "差距与成本和下界不符");
}

/** A stage's gap is (cost - bound) / cost, its bound no more than its cost. */
static void check_stage(struct audit *audit, const char *what, const struct audit_stage *stage)
{
    if (isnan(stage->cost) || isnan(stage->bound))
        return;
    double over = stage->cost - stage->bound;
    struct audit_at at = {AUDIT_NOWHERE, .found = stage->gap, .unit = "share"};
    at.who = what;
    at.limit = over <= AUDIT_TOLERANCE ? 0 : over / fmax(stage->cost, AUDIT_TOLERANCE);
    if (!isnan(stage->gap) && fabs(at.found - at.limit) > AUDIT_TOLERANCE)
        audit_find(audit, &at, "the gap is not what cost and bound give", "差距与成本和下界不符");
    at.found = stage->bound;
    at.limit = stage->cost;
    at.unit = "";
    if (at.found > at.limit && !audit_same(at.found, at.limit))
        audit_find(audit, &at, "the bound lies above the cost", "下界高于成本");
}

/** What the reassignments cost and leave: they are all that the settle stage decides. It counts a
 * start for each row of moves.csv, the cost none where one goes on with another. */
static void check_settle(struct audit *audit)
{
    const double *cost = audit->out->cost;
    double own = cost[PB_COST_MOVE] + cost[PB_COST_LATE] + cost[PB_COST_UNSERVED] +
                 audit->soft[AUDIT_TARGET] + audit->soft[AUDIT_RESPONSE];
    double claimed = audit->claims.settle.cost;
    double starts = audit->scenario->prices.move_start * (double)audit->n_moves;
    bool known = audit_costs_applies(audit) && audit->has_roster && !isnan(claimed);
    if (known && (claimed < own || claimed > own + starts))
        compare(audit, "settle.cost", claimed, own);
}

void audit_gap(struct audit *audit)
{
    check_stage(audit, "roster.gap", &audit->claims.roster);
    check_stage(audit, "settle.gap", &audit->claims.settle);
    check_settle(audit);
    const struct audit_claims *claims = &audit->claims;
    compare_gap(audit, "capacity.gap", claims->capacity_gap, claims->capacity_cost);
    compare_gap(audit, "named.gap", claims->named_gap, claims->named_cost);
    struct audit_at at = {AUDIT_NOWHERE, .found = claims->capacity_bound, .unit = "money"};
    at.who = "capacity.bound";
    at.limit = claims->capacity_cost;
    if (at.found > at.limit && !audit_same(at.found, at.limit))
        audit_find(audit, &at, "the bound lies above the cost", "下界高于成本");
}
