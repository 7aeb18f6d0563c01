# SPDX-License-Identifier: GPL-3.0-or-later
# The tests once more with AddressSanitizer and UndefinedBehaviorSanitizer.
set -eu
cmake --preset dev -B "$BUILD/dev" -DCMAKE_COMPILE_WARNING_AS_ERROR=ON
cmake --build "$BUILD/dev"
cd "$BUILD/dev"
# The shipped scenarios plan the same code that the other tests plan with less.
exec ctest --output-on-failure -LE slow -E scenarios_fast -j "$(nproc)"
