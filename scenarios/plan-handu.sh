#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds paiban on a Debian 12 machine, dependencies included, and plans the Handu scenario into
# plans/handu; asks nothing.
set -eu
cd "$(dirname "$0")/.."
.ci/packages run
cmake --preset release -B build/run -DPAIBAN_TESTS=OFF
cmake --build build/run
build/run/bin/paiban plan scenarios/handu-double11.yaml -o plans/handu
cat <<END

The plan is in plans/handu. Open hours.csv for need, people on duty and sessions by hour and queue,
shifts.csv for the shifts of each team and day, plan.json for cost, bound and gap.
Your own scenario: copy scenarios/tiny.yaml, change it, and run build/run/bin/paiban plan on it.
END
