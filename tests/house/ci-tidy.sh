# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over the product's sources, with the checks of .clang-tidy as errors.
set -u
cmake --preset release -B "$BUILD/clang" -DCMAKE_C_COMPILER=clang-14 >/dev/null
find planner models -name '*.c' | sort |
    xargs -n 8 -P "$(nproc)" clang-tidy-14 --quiet --extra-arg=-UNDEBUG -p "$BUILD/clang" 2>/dev/null
