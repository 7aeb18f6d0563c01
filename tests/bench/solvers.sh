# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the bench scripts: where the npm package highs stands.

HIGHS_VERSION=1.15.3

# Prints a folder whose node_modules holds highs, installing it there when it is missing.
# PAIBAN_HIGHS names a folder of your own; otherwise one in the cache of the user is used.
highs_folder() {
    local folder=${PAIBAN_HIGHS:-${XDG_CACHE_HOME:-$HOME/.cache}/paiban-bench}
    command -v node >/dev/null || return 1
    if [ ! -d "$folder/node_modules/highs" ]; then
        command -v npm >/dev/null || return 1
        mkdir -p "$folder"
        npm install --silent --no-audit --no-fund --prefix "$folder" \
            "highs@$HIGHS_VERSION" >&2 || return 1
    fi
    [ -f "$folder/package.json" ] || echo '{}' >"$folder/package.json"
    echo "$folder"
}
