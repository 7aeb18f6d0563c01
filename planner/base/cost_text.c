/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planner/base/cost_text.h"

static const struct {
    const char *en, *zh;
    bool paid;
} kinds[PB_N_COST_KINDS] = {
    [PB_COST_REGULAR] = {"regular hours", "正常工时", true},
    [PB_COST_OT150] = {"overtime, 1.5 times", "平时加班（1.5 倍）", true},
    [PB_COST_OT200] = {"rest days, 2 times", "休息日加班（2 倍）", true},
    [PB_COST_OT300] = {"holidays, 3 times", "法定节假日加班（3 倍）", true},
    [PB_COST_NIGHT] = {"night allowances", "夜班补贴", true},
    [PB_COST_ALLOWANCE] = {"other allowances, fixed shifts", "其他补贴、固定班费", true},
    [PB_COST_MILITIA] = {"militia", "民兵", true},
    [PB_COST_OUTSOURCED] = {"outsourced agents", "外包客服", true},
    [PB_COST_MOVE] = {"reassignments (priced)", "调人（折算）", false},
    [PB_COST_LATE] = {"late and left over (priced)", "晚接与积压（折算）", false},
    [PB_COST_UNSERVED] = {"lost sessions (priced)", "流失（折算）", false},
    [PB_COST_ELASTIC] = {"soft rules missed (priced)", "软性要求未满足（折算）", false},
    [PB_COST_CREDIT] = {"outside the planned days", "排班期外的工时", false},
};

const char *cost_kind_text(enum pb_cost_kind kind, bool chinese)
{
    return chinese ? kinds[kind].zh : kinds[kind].en;
}

bool cost_kind_is_paid(enum pb_cost_kind kind)
{
    return kinds[kind].paid;
}
