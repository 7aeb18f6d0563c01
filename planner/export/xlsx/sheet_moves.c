/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 调配: who serves another queue when. */
#include <stdlib.h>

#include "planner/base/civil.h"
#include "planner/export/xlsx/people.h"

/** A sum over reassignments between two queues. */
struct flow {
    int from, to;
    double hours;
    int count;
};

static const struct book_heading flow_headings[] = {
    {"From", "从", 24}, {"To", "到", 24}, {"Hours", "人时", 10}, {"Reassignments", "次数", 14}};

static const struct book_heading move_headings[] = {
    {"Date", "日期", 24},         {"From", "开始", 24},         {"Until", "结束", 10},
    {"Hours", "时长(小时)", 14},  {"Employee no.", "工号", 24}, {"Name", "姓名", 12},
    {"Home queue", "本队列", 22}, {"Serves", "支援队列", 22},   {"Share of time", "时间占比", 12}};

static const struct book_heading work_headings[] = {
    {"Date", "日期", 24},  {"From", "开始", 24},         {"Until", "结束", 10},
    {"Heads", "人数", 14}, {"Home queue", "本队列", 24}, {"Serves", "支援队列", 22}};

enum { FLOW_COLUMNS = 4, MOVE_COLUMNS = 9, WORK_COLUMNS = 6, FIRST_FLOW = 3 };

static void add_flow(struct flow *flows, size_t n_queues, int from, int to, double hours)
{
    struct flow *flow = &flows[(size_t)from * n_queues + (size_t)to];
    flow->from = from;
    flow->to = to;
    flow->hours += hours;
    flow->count++;
}

/** Writes who lends how much to whom; returns the row behind. */
static int write_flows(struct book *book, const struct flow *flows, int row)
{
    size_t n = book->plan->context.n_queues * book->plan->context.n_queues;
    lxw_format *text = book_format(book, &(struct book_style){.align = 'l'});
    lxw_format *hours = book_format(book, &(struct book_style){.number = "0.0", .align = 'c'});
    lxw_format *whole = book_format(book, &(struct book_style){.align = 'c'});
    book_headings(book, row++, 0, flow_headings, FLOW_COLUMNS);
    for (size_t i = 0; i < n; i++) {
        if (flows[i].count == 0)
            continue;
        book_text(book, row, 0, book_queue(book, flows[i].from), text);
        book_text(book, row, 1, book_queue(book, flows[i].to), text);
        book_number(book, row, 2, flows[i].hours, hours);
        book_number(book, row++, 3, flows[i].count, whole);
    }
    return row;
}

static void begin(struct book *book, int n_columns)
{
    book_begin(book, BOOK_MOVES, n_columns);
    book_title(book, 0, n_columns,
               book_say(book, "Reassignments", "调配：谁在什么时候支援别的队列"));
    book_note(
        book, 1, n_columns, 2,
        book_say(book,
                 "First the sums between queues, then every reassignment in order of time. "
                 "Share of time: part of the hours given to the other queue, the rest stays "
                 "at home.",
                 "先列队列之间的合计，再按时间列出每一次调配。时间占比=该时段分给支援队列的比例，"
                 "其余仍在本队列。"));
}

static int compare_moves(const void *left, const void *right)
{
    const struct pf_move *a = left, *b = right;
    if (a->from_slot != b->from_slot)
        return a->from_slot < b->from_slot ? -1 : 1;
    return (a->person > b->person) - (a->person < b->person);
}

/** Date, start and end in columns 0 to 2. */
static void write_times(struct book *book, int row, int64_t from, int64_t to)
{
    lxw_format *date =
        book_format(book, &(struct book_style){.number = "yyyy-mm-dd", .align = 'c'});
    lxw_format *clock = book_format(book, &(struct book_style){.number = "hh:mm", .align = 'c'});
    book_date(book, row, 0, civil_minute_day(from), date);
    book_instant(book, row, 1, from, clock);
    book_instant(book, row, 2, to, clock);
}

static void write_move(struct book *book, int row, const struct pf_move *move)
{
    const struct plan_folder *plan = book->plan;
    const struct pf_person *who = &plan->context.people[move->person];
    int64_t from = plan_folder_slot_start(plan, move->from_slot);
    int64_t to = plan_folder_slot_start(plan, move->to_slot);
    lxw_format *text = book_format(book, &(struct book_style){.align = 'l'});
    write_times(book, row, from, to);
    book_number(book, row, 3, (double)(to - from) / 60,
                book_format(book, &(struct book_style){.number = "0.0#", .align = 'c'}));
    book_text(book, row, 4, who->id,
              book_format(book, &(struct book_style){.align = 'l', .number = "@"}));
    book_text(book, row, 5, who->name, text);
    book_text(book, row, 6, book_queue(book, move->from_queue), text);
    book_text(book, row, 7, book_queue(book, move->to_queue), text);
    book_number(book, row, 8, move->share,
                book_format(book, &(struct book_style){.number = "0%", .align = 'c'}));
}

/** Sums of a plan by pairs of queues, in a matrix that the caller frees; NULL when memory is short.
 */
static struct flow *make_flows(struct book *book)
{
    size_t n_queues = book->plan->context.n_queues;
    struct flow *flows = calloc(n_queues * n_queues + 1, sizeof *flows);
    book->failed = book->failed || flows == NULL;
    return flows;
}

static double slot_hours(const struct book *book)
{
    return book->plan->context.frame.slot_min / 60.0;
}

static void write_all_moves(struct book *book, struct flow *flows, struct pf_move *moves)
{
    const struct plan_folder *plan = book->plan;
    for (size_t i = 0; i < plan->n_moves; i++) {
        moves[i] = plan->moves[i];
        add_flow(flows, plan->context.n_queues, moves[i].from_queue, moves[i].to_queue,
                 moves[i].share * slot_hours(book) * (moves[i].to_slot - moves[i].from_slot));
    }
    if (plan->n_moves > 1)
        qsort(moves, plan->n_moves, sizeof *moves, compare_moves);
    int row = write_flows(book, flows, FIRST_FLOW) + 1;
    book_repeat(book, row);
    book_headings(book, row++, 0, move_headings, MOVE_COLUMNS);
    people_set_widths(book, 4);
    for (size_t i = 0; i < plan->n_moves; i++)
        write_move(book, row++, &moves[i]);
}

void book_write_moves(struct book *book)
{
    struct flow *flows = make_flows(book);
    struct pf_move *moves = calloc(book->plan->n_moves + 1, sizeof *moves);
    begin(book, MOVE_COLUMNS);
    if (flows != NULL && moves != NULL)
        write_all_moves(book, flows, moves);
    else
        book->failed = true;
    free(flows);
    free(moves);
}

static void write_all_work(struct book *book, struct flow *flows)
{
    const struct plan_folder *plan = book->plan;
    lxw_format *text = book_format(book, &(struct book_style){.align = 'l'});
    lxw_format *heads = book_format(book, &(struct book_style){.number = "0.00", .align = 'c'});
    for (size_t i = 0; i < plan->n_work; i++)
        add_flow(flows, plan->context.n_queues, plan->work[i].from_queue, plan->work[i].to_queue,
                 plan->work[i].heads * slot_hours(book));
    int row = write_flows(book, flows, FIRST_FLOW) + 1;
    book_repeat(book, row);
    book_headings(book, row++, 0, work_headings, WORK_COLUMNS);
    for (size_t i = 0; i < plan->n_work; i++, row++) {
        const struct pf_work *work = &plan->work[i];
        write_times(book, row, plan_folder_slot_start(plan, work->slot),
                    plan_folder_slot_start(plan, work->slot + 1));
        book_number(book, row, 3, work->heads, heads);
        book_text(book, row, 4, book_queue(book, work->from_queue), text);
        book_text(book, row, 5, book_queue(book, work->to_queue), text);
    }
}

void book_write_work(struct book *book)
{
    struct flow *flows = make_flows(book);
    begin(book, WORK_COLUMNS);
    if (flows != NULL)
        write_all_work(book, flows);
    free(flows);
}
