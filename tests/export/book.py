# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a workbook of paiban with openpyxl and compares it with the files of its plan.

    book.py DIR                  DIR/export/roster.xlsx says what DIR says
    book.py --outside DIR BOOK   BOOK names nobody of DIR
    book.py --edit BOOK OUT [X]  renames the sheets and changes one cell (to X)
    book.py --edited JSON BOOK   the findings JSON knows that one change
    book.py --kept DIR BOOK NEW DAY   plan NEW has BOOK's shifts of the days before DAY
"""
import csv
import datetime
import json
import sys

import openpyxl

HEAD = {"zh": ("工号", "出勤天数", "工时合计", "夜班数", "平时加班(1.5)", "休息日加班(2.0)", "法定加班(3.0)"),
        "en": ("Employee no.", "Days worked", "Hours", "Nights", "Overtime 1.5", "Rest days 2.0",
               "Holidays 3.0")}
SHEETS = {"zh": ["排班表", "班次说明", "覆盖热力", "调配", "工时统计", "校验", "明细"],
          "en": ["Roster", "Shifts", "Cover", "Reassignments", "Hours", "Checks", "Details"]}
OFF = {None, "休", "假", "off", "leave"}


def rows(path):
    return list(csv.DictReader(open(path, encoding="utf-8")))


def unguard(text):
    """The apostrophe before a formula in CSV."""
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


def near(a, b):
    return abs((a or 0) - (b or 0)) < 1e-6


def columns(sheet, row):
    return {cell.value: cell.column for cell in sheet[row] if cell.value is not None}


def no_formulas(book, allowed):
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    assert sheet.title == allowed and str(cell.value).startswith(("=SUMPRODUCT(", "=")), cell
                    assert "cmd" not in cell.value and "SUM(1" not in cell.value, cell.value


def check_named(book, plan, language):
    roster = rows(plan + "/roster.csv")
    head, sheet = HEAD[language], book.worksheets[0]
    top = columns(sheet, 3)
    days = {v.date().isoformat(): c for v, c in top.items() if isinstance(v, datetime.datetime)}
    labels = {}
    for line in book.worksheets[1].iter_rows(min_row=4, values_only=True):
        labels[line[1]] = line[0]
    people = {sheet.cell(r, top[head[0]]).value: r for r in range(6, sheet.max_row + 1)
              if sheet.cell(r, top[head[0]]).value and sheet.cell(r, 1).value}
    working = [r for r in roster if r["shift"]]
    assert {r["agent_id"] for r in working} <= set(people), "people are missing"
    names = {r["agent_id"]: unguard(r["name"]) for r in roster}
    for agent, row in people.items():
        mine = [r for r in working if r["agent_id"] == agent]
        assert (sheet.cell(row, top[head[0]] + 1).value or "") == names.get(agent, ""), agent
        assert sheet.cell(row, top[head[1]]).value == len(mine), agent
        for title, key in zip(head[2:], ("paid_hours", None, "ot150_hours", "ot200_hours", "ot300_hours")):
            if key:
                total = sum(float(r[key]) for r in mine)
                assert near(sheet.cell(row, top[title]).value, total), (agent, key)
        for day, column in days.items():
            shift = [r["shift"] for r in mine if r["date"] == day]
            shown = sheet.cell(row, column).value
            assert (shown == labels[shift[0]]) if shift else (shown in OFF), (agent, day, shown, shift)
    # the formulas below count what the cells say
    assert any(c.data_type == "f" for c in sheet[sheet.max_row - 1]), "no counts follow the changes"
    assert sheet.data_validations.dataValidation[0].formula1.startswith("'")
    # the details are the rows of roster.csv
    detail = book.worksheets[6]
    title = columns(detail, 1)
    key = {"zh": ("工号", "日期", "班次", "计薪工时", "上班"),
           "en": ("Employee no.", "Date", "Shift", "Paid hours", "Start")}[language]
    lines = [[line[title[k] - 1] for k in key] for line in detail.iter_rows(min_row=2, values_only=True)]
    assert len(lines) == len(roster), (len(lines), len(roster))
    of = {(line[0], line[1].date().isoformat()): line for line in lines}
    for row in roster:
        line = of[row["agent_id"], row["date"]]
        assert near(line[3], float(row["paid_hours"] or 0)), line
        if row["shift"]:
            assert line[2] == row["shift"] and row["start"].startswith(line[4].strftime("%Y-%m-%dT%H:%M"))
    hours = book.worksheets[4]
    total = sum(float(r["paid_hours"]) for r in roster)
    assert any(near(cell.value, total) for line in hours.iter_rows() for cell in line
               if isinstance(cell.value, (int, float))), "the sum of hours"


def check_classes(book, plan):
    shifts, sheet = rows(plan + "/shifts.csv"), book.worksheets[0]
    top = columns(sheet, 3)
    days = {v.date().isoformat(): c for v, c in top.items() if isinstance(v, datetime.datetime)}
    last = max(r for r in range(6, sheet.max_row + 1) if sheet.cell(r, 4).value)
    for day, column in days.items():
        heads = sum(int(s["heads"]) for s in shifts if s["date"] == day)
        assert sheet.cell(last, column).value == heads, day
    assert len(list(book.worksheets[6].iter_rows(min_row=2))) == len(shifts)


def check_cover(book, plan, context):
    """The table of all queues is the mean of hours.csv."""
    hours, sheet = rows(plan + "/hours.csv"), book.worksheets[2]
    n_days = context["frame"]["days"]
    first = hours[0]["slot_start"]
    need = sum(float(h["need"] or 0) for h in hours if h["slot_start"] == first)
    duty = sum(float(h["on_duty"]) for h in hours if h["slot_start"] == first)
    found = [sheet.cell(6, 2 + t * (n_days + 1)).value for t in range(3)]
    assert [round(v, 1) for v in (need, duty, duty - need)] == found, (found, need, duty)


def check_claims(book, claims):
    values = [cell.value for line in book.worksheets[5].iter_rows() for cell in line]
    for kind, cost in claims["cost_by_kind"].items():
        assert any(isinstance(v, (int, float)) and near(v, cost) for v in values), kind
    assert claims["scenario_hash"] in values


def check(plan):
    book = openpyxl.load_workbook(plan + "/export/roster.xlsx")
    context = json.load(open(plan + "/context.json"))
    claims = json.load(open(plan + "/plan.json"))
    language = context["frame"]["language"]
    assert book.sheetnames == SHEETS[language], book.sheetnames
    no_formulas(book, SHEETS[language][0])
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book.worksheets[0].freeze_panes == "F6" and book.worksheets[0].print_title_rows == "$3:$5"
    moves = book.worksheets[3]
    repeated = int(moves.print_title_rows.split("$")[1].rstrip(":"))
    assert moves.cell(repeated, 1).value in ("日期", "Date"), repeated
    if claims["stage"] == "roster":
        check_named(book, plan, language)
    else:
        check_classes(book, plan)
    check_cover(book, plan, context)
    check_claims(book, claims)


def outside(plan, path):
    secrets = {r[k] for r in rows(plan + "/roster.csv") for k in ("agent_id", "name") if r[k]}
    for sheet in openpyxl.load_workbook(path):
        for line in sheet.iter_rows(values_only=True):
            assert not secrets & {str(v) for v in line}, line


def edit(path, out, new=None):
    book = openpyxl.load_workbook(path)
    for i, sheet in enumerate(book):
        sheet.title = "表%d" % i
    sheet = book.worksheets[0]
    for row in range(6, sheet.max_row):
        if sheet.cell(row, 2).value == "00123":
            cell = sheet.cell(row, 8)
            cell.value = new or ("休" if cell.value not in OFF else "早班")
    book.save(out)


def edited(path, book):
    changes = json.load(open(path))["changes"]
    assert len(changes) == 1 and changes[0]["agent_id"] == "00123", changes
    assert changes[0]["date"] == openpyxl.load_workbook(book).worksheets[0].cell(3, 8).value.date().isoformat()
    assert changes[0]["cost"] != 0


def kept(plan, path, new, before):
    codes = {"早": "A", "早班": "A", "加长": "X", "夜": "N"}
    sheet = openpyxl.load_workbook(path).worksheets[0]
    days = {c.column: c.value.date().isoformat() for c in sheet[3]
            if isinstance(c.value, datetime.datetime)}
    first = min(r["slot_start"] for r in rows(plan + "/hours.csv"))[:10]
    shift = {(r["agent_id"], r["date"]): r["shift"] for r in rows(new + "/roster.csv")}
    n = 0
    for row in range(6, sheet.max_row):
        who = sheet.cell(row, 2).value
        if not who or not sheet.cell(row, 1).value or who.startswith("warehouse"):
            continue
        for column, day in days.items():
            if first <= day < before:
                wanted = sheet.cell(row, column).value
                assert shift.get((who, day), "") == codes.get(wanted, ""), (who, day, wanted)
                n += 1
    assert n == 16, n


if sys.argv[1] == "--outside":
    outside(*sys.argv[2:])
elif sys.argv[1] == "--edit":
    edit(*sys.argv[2:])
elif sys.argv[1] == "--kept":
    kept(*sys.argv[2:])
elif sys.argv[1] == "--edited":
    edited(*sys.argv[2:])
else:
    check(sys.argv[1])
