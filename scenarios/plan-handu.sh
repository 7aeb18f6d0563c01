#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds paiban on a Debian 12 machine, dependencies included, and plans the Handu scenario; asks
# nothing. Options are handed to `paiban plan`: `sh scenarios/plan-handu.sh --lang zh`.
set -eu
cd "$(dirname "$0")/.."
.ci/packages run
mkdir -p build
echo 'Building paiban ...'
if ! { cmake --preset release -B build/run -DPAIBAN_TESTS=OFF &&
    cmake --build build/run; } >build/run.log 2>&1; then
    cat build/run.log >&2
    exit 1
fi

out=plans/handu
build/run/bin/paiban plan scenarios/handu-double11.yaml -o "$out" "$@"

documents=html
[ ! -f "$out/hours.csv" ] || documents=html,xlsx
build/run/bin/paiban --quiet export "$out" --to "$documents" >/dev/null

# show FILE TEXT: names a result that this plan has.
show() { [ ! -f "$out/$1" ] || printf '  %-19s %s\n' "$1" "$2"; }
printf '\nThe results are in %s:\n' "$PWD/$out"
show export/report.html 'the report for managers: open it in a browser, or print it'
show export/roster.xlsx 'the workbook for HR: change shifts in it, paiban reads it back'
show roster.csv 'the roster by name'
show hours.csv 'every queue by the hour: sessions, people needed and on duty, backlog, prices'
show shifts.csv 'people per team, day and shift'
show moves.csv 'who helps another team when'
show plan.json 'cost, proven bound and gap, what was broken and why'
echo 'Open the report first; a spreadsheet reads the tables as they are.'
printf 'The program is %s (try --help).\n' "$PWD/build/run/bin/paiban"
