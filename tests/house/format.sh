# SPDX-License-Identifier: GPL-3.0-or-later
# All sources stand as clang-format sets them.
set -eu
find include planner models tests -name '*.[ch]' | sort | xargs clang-format-14 --dry-run -Werror
