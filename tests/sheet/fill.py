# SPDX-License-Identifier: GPL-3.0-or-later
"""fill.py --make OUT.xlsx: a sheet as an attendance system exports it.
fill.py BEFORE.xlsx AFTER.xlsx ROSTER.csv: only the cells of shifts differ, and they are right."""
import csv
import datetime
import re
import sys
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

DAYS = [datetime.date(2026, 11, day) for day in (12, 13, 14, 15)]


def make(path):
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active["A1"] = "考勤排班导入 <&>"
    sheet = book.create_sheet("排班")
    sheet["A1"] = "11月排班"
    sheet.merge_cells("A1:H1")
    sheet.append(["部门", "姓名", "工号", "岗位", DAYS[0], "11/13", "2026-11-14", "15日", "合计"])
    for i, (number, name) in enumerate([("00123", "?"), ("124", "?"), ("", '李,"明"'), ("99", "外人")]):
        sheet.append(["客服", name, number, None, None, None, None, None, "=COUNTA(E%d:H%d)" % (i + 3, i + 3)])
    sheet["E3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["F4"] = "旧班次"
    sheet["G5"] = "=1+1"
    sheet["A9"].comment = Comment("别动", "审批")
    sheet.column_dimensions["B"].width = 31
    book.save(path)


def shown(row):
    if row["shift"]:
        return {"A": "白班<8>", "X": "加长", "N": "夜班"}[row["shift"]]
    return {"休息", "假"}


def compare(before, after, roster):
    rows = {(r["agent_id"], r["date"]): r for r in csv.DictReader(open(roster, encoding="utf-8"))}
    old, new = zipfile.ZipFile(before), zipfile.ZipFile(after)
    assert new.testzip() is None
    assert old.namelist() == new.namelist()
    sheet = "xl/worksheets/sheet2.xml"
    raw = {zf: open(path, "rb").read() for zf, path in ((old, before), (new, after))}

    def packed(zf, name):
        info = zf.getinfo(name)
        data = raw[zf][info.header_offset:]
        start = 30 + int.from_bytes(data[26:28], "little") + int.from_bytes(data[28:30], "little")
        return data[start:start + info.compress_size], info.date_time, info.external_attr
    for name in old.namelist():
        assert name == sheet or packed(old, name) == packed(new, name), name
    # of the sheet's XML nothing but cells E3:H6 differs
    cell = re.compile(rb'<c r="[E-H][3-5]"[^>]*?(?:/>|>.*?</c>)')
    assert cell.sub(b"", old.read(sheet)) == cell.sub(b"", new.read(sheet))
    was, now = openpyxl.load_workbook(before)["排班"], openpyxl.load_workbook(after)["排班"]
    for line, who in ((3, "00123"), (4, "00124"), (5, "00127")):
        for column, day in zip("EFGH", DAYS):
            value, row = now[column + str(line)].value, rows[who, day.isoformat()]
            if column + str(line) == "G5":
                assert value == "=1+1", value
            else:
                want = shown(row)
                assert value == want or value in want, (who, day, value, want)
            assert now[column + str(line)].fill.fgColor.rgb == was[column + str(line)].fill.fgColor.rgb
    assert all(now[c + "6"].value is None for c in "EFGH")


if sys.argv[1] == "--make":
    make(sys.argv[2])
else:
    compare(*sys.argv[1:])
