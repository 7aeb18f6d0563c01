# SPDX-License-Identifier: GPL-3.0-or-later
# Which file may include what, what may not be called, what stands where.
set -u
breaches=$(mktemp /tmp/paiban-test-XXXXXX)
trap 'rm -f "$breaches"' EXIT

# refuse TEXT: reads lines `file:line:...`; any of them is a breach.
refuse() {
    found=$(cat)
    [ -z "$found" ] && return
    printf '%s:\n%s\n' "$1" "$found" | tee -a "$breaches"
}

sources() { find include planner models tests scenarios -name '*.[ch]' 2>/dev/null | sort; }
product() { find include planner models -name '*.[ch]' | sort; }
library() { product | grep -v '^planner/cli/'; }

# A foreign header has one door.
door() { product | grep -v "^$2/" | xargs grep -nE "#include <$1" | refuse "<$1> outside $2"; }
door 'glpk\.h' models/lp
door 'yaml\.h' planner/scenario
door 'xlsxwriter' planner/export
door 'minizip|unzip\.h|zlib\.h' planner/sheet
door 'libical' planner/export
door 'nettle' planner/base
door 'utf8proc' planner/base
door 'iconv' planner/base

# Which of our own folders each folder may include.
allow() {
    folder=$1
    shift
    [ -d "$folder" ] || return
    pattern="$folder/"
    for other in "$@"; do pattern="$pattern|$other/"; done
    find "$folder" -name '*.[ch]' | xargs grep -nE '#include "' /dev/null |
        grep -vE "#include \"($pattern)" | refuse "$folder may include only: $*"
}
allow include/paiban paiban
allow planner/base paiban
allow planner/sheet paiban planner/base
allow planner/scenario paiban planner/base planner/demand planner/sheet
allow planner/demand paiban planner/base
allow planner/folder paiban planner/base
for documents in deliver attendance ics; do
    allow planner/export/$documents paiban planner/base planner/folder planner/export
done
allow models/lp paiban planner/base
allow models/capacity paiban planner/base models/lp
allow models/roster paiban planner/base models/lp
allow models/settle paiban planner/base models/lp models/capacity
allow models/portfolio paiban planner/base
allow models/workforce paiban planner/base models/lp
find planner/audit -name '*.[ch]' 2>/dev/null | xargs grep -nE '#include "models/' /dev/null |
    refuse 'planner/audit knows nothing of the models'
library | xargs grep -nE '#include "planner/cli/' | refuse 'the library knows nothing of the program'
grep -rnE '#include "(planner|models)/' include | refuse 'public headers include public headers only'

# The library does not print and does not exit. (A child process that only makes a workbook may
# leave with _exit.)
library | xargs grep -nE '(^|[^_a-z])(printf|puts|putchar|vprintf|perror|exit|abort) *\(' |
    refuse 'the library does not print and does not exit'
library | xargs grep -nE '(^|[^_a-zA-Z])(stdout|stderr)([^_a-zA-Z]|$)' | grep -vE '^[^:]*:[0-9]*: *(/?\*|//)' |
    refuse 'the library does not print'
product | grep -v '^planner/base/banned\.h$' |
    xargs grep -nE '(^|[^_a-z])(strcpy|strcat|sprintf|strtok|localtime|atoi|atof) *\(' |
    refuse 'banned functions (see planner/base/banned.h)'
product | xargs grep -nE '^ *# *(ifdef|if )' | refuse 'one build: no feature switches'

# Headers.
sources | while read -r file; do
    head -n 1 "$file" | grep -qF '/* SPDX-License-Identifier: GPL-3.0-or-later */' ||
        echo "$file:1"
done | refuse 'the first line is the licence'
find CMakeLists.txt .cmake planner models tests \( -name CMakeLists.txt -o -name '*.cmake' \) -type f |
    xargs grep -nE 'file\(GLOB|CMAKE_C_FLAGS|add_compile_options|include_directories\(' |
    grep -v 'target_include_directories' | refuse 'sources are named, flags belong to targets'
# shellcheck disable=SC2010
ls | grep -vxE 'CMakeLists.txt|CMakePresets.json|README.md|README.zh-CN.md|LICENSE|planner|models|include|tests|scenarios|build.*|plans' |
    refuse 'the top level has nothing else'

[ -s "$breaches" ] && exit 1
echo 'all borders hold'
