#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and runs all tests on a Debian 12 machine, dependencies included; asks nothing. Besides the
# unit tests and those of the program from outside, ctest runs here what the label "ci" marks: the
# same tests under the sanitizers, clang's warnings, clang-tidy and the format of the sources.
set -eu
cd "$(dirname "$0")/.."
.ci/packages test
cmake --preset release -B build/ci -DCMAKE_COMPILE_WARNING_AS_ERROR=ON -DPAIBAN_CI=ON
cmake --build build/ci
cd build/ci
exec ctest --output-on-failure -j "$(nproc)"
