# SPDX-License-Identifier: GPL-3.0-or-later
# README and guide say what there is; see pages.py.
set -eu
work=$(mktemp -d /tmp/paiban-test-XXXXXX)
trap 'rm -rf "$work"' EXIT
/usr/bin/python3 tests/house/pages.py "$BUILD/bin/paiban" "$work"
