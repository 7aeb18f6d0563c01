# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed works where it stands: the program with its translations, the manual page, and
# the library for a program of somebody else's.
set -eu
work=$(mktemp -d /tmp/paiban-test-XXXXXX)
trap 'rm -rf "$work"' EXIT
cmake --install "$BUILD" --prefix "$work/usr" >/dev/null
pc=$(find "$work/usr" -name paiban.pc)
sed -i "s|^prefix=.*|prefix=$work/usr|" "$pc"
"$work/usr/bin/paiban" --lang zh --help | grep -q '用法\|示例'
grep -q '^\.SH NAME' "$work/usr/share/man/man1/paiban.1"
cat >"$work/hello.c" <<'C'
#include <paiban/message.h>
#include <paiban/version.h>
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    struct pb_messages msgs = {0};
    pb_warning(&msgs, NULL, "hello", "from %s", pb_version());
    char *shown = pb_message_format(&msgs.items[0], false);
    puts(shown);
    free(shown);
    pb_messages_release(&msgs);
    return 0;
}
C
PKG_CONFIG_PATH=$(dirname "$pc")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # words are wanted
cc -std=c11 -o "$work/hello" "$work/hello.c" $(pkg-config --static --cflags --libs paiban)
"$work/hello" | grep -q "warning: from [0-9]"
echo 'the installed program and library work'
