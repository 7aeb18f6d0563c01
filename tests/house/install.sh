# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed works where it stands: the program with its translations, manual page and
# completions, and the library for a program of somebody else's, by CMake and by pkg-config.
set -eu
work=$(mktemp -d /tmp/paiban-test-XXXXXX)
trap 'rm -rf "$work"' EXIT
. tests/house/installed.sh
cmake --install "$BUILD" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/usr" # nothing may remember where it was
check_installed "$work/usr" "$work"
echo 'the installed program and library work'
