#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run-script.sh SCRIPT: runs a test script in a new folder with a plain environment.
set -eu
script=$1
folder=$(mktemp -d /tmp/paiban-test-XXXXXX)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
env -u LANGUAGE -u LC_MESSAGES -u NO_COLOR LC_ALL=C sh "$script"
