/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/scenario/override_group.h"
#include "planner/whatif/whatif.h"
#include "support/test.h"

static void groups_follow_the_table_of_fields(void **state)
{
    static const struct {
        const char *change;
        enum override_group group;
    } cases[] = {
        {"brands.xinglv.uv=+20%", OVERRIDE_DEMAND},
        {"brands.*.order_value=*0.9", OVERRIDE_DEMAND},
        {"demand.defaults.enquiry_rate=9%", OVERRIDE_DEMAND},
        {"waves.main.weight=7", OVERRIDE_DEMAND},
        {"capacity.bot_share=65%", OVERRIDE_CAPACITY},
        {"people.groups.pre.heads=+2", OVERRIDE_CAPACITY},
        {"militia.warehouse.heads=30", OVERRIDE_CAPACITY},
        {"shifts.codes.A.hours=[08:00-17:00]", OVERRIDE_CAPACITY},
        {"rules.max_day=12h", OVERRIDE_RULES},
        {"queues.presale.open=[08:00-24:00]", OVERRIDE_RULES},
        {"queues.dept1.aftersale.promise=12h", OVERRIDE_RULES},
        {"prices.move_start=20", OVERRIDE_PRICES},
        {"targets.opening.served=95%", OVERRIDE_PRICES},
        /* money is a price wherever it stands */
        {"queues.presale.lost_price=9", OVERRIDE_PRICES},
        {"queues.dept1.presale.lost_price=*2", OVERRIDE_PRICES},
        {"people.contracts.staff.pay=30/h", OVERRIDE_PRICES},
        {"militia.warehouse.cost=+5", OVERRIDE_PRICES},
        {"rules.qc.price=80", OVERRIDE_PRICES},
        /* and other parts of a queue */
        {"queues.presale.sessions_per_shift=900", OVERRIDE_CAPACITY},
        {"queues.dept1.aftersale.opening_backlog=500", OVERRIDE_DEMAND},
        {"rules=none", OVERRIDE_RULES},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (override_group_of(cases[i].change) != cases[i].group)
            fail_msg("%s: group %d", cases[i].change, (int)override_group_of(cases[i].change));
}

static void only_intervals_apart_prove(void **state)
{
    static const struct {
        struct whatif_interval base, variant;
        enum whatif_verdict verdict;
    } cases[] = {
        {{90, 100}, {101, 110}, WHATIF_PROVED_DEARER},
        {{90, 100}, {99, 110}, WHATIF_LIKELY_DEARER},
        {{90, 100}, {100, 110}, WHATIF_LIKELY_DEARER},
        {{90, 100}, {70, 89}, WHATIF_PROVED_CHEAPER},
        {{90, 100}, {70, 90}, WHATIF_LIKELY_CHEAPER},
        {{90, 100}, {80, 100}, WHATIF_SAME},
        {{0, 0}, {0, 0}, WHATIF_SAME},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(whatif_judge(&cases[i].base, &cases[i].variant), cases[i].verdict);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_follow_the_table_of_fields),
        cmocka_unit_test(only_intervals_apart_prove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
