# SPDX-License-Identifier: GPL-3.0-or-later
# The whole tree with clang, warnings as errors.
set -eu
cmake --preset release -B "$BUILD/clang" -DCMAKE_C_COMPILER=clang-14 \
    -DCMAKE_COMPILE_WARNING_AS_ERROR=ON
cmake --build "$BUILD/clang"
