# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages: what they hold and need, and that they work when dpkg has put them into a root
# of their own.
set -eu
work=$(mktemp -d /tmp/paiban-test-XXXXXX)
trap 'rm -rf "$work"' EXIT
. tests/house/installed.sh
cpack --config "$BUILD/CPackConfig.cmake" -B "$work/packages" >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }
program=$(ls "$work"/packages/paiban_*.deb)
library=$(ls "$work"/packages/libpaiban-dev_*.deb)

# Each has its own files, and none has one of the other's or a file outside /usr.
dpkg-deb --fsys-tarfile "$program" | tar -t | grep -v '/$' | sort >"$work/of-program"
dpkg-deb --fsys-tarfile "$library" | tar -t | grep -v '/$' | sort >"$work/of-library"
grep -qx './usr/bin/paiban' "$work/of-program"
grep -qx './usr/share/doc/paiban/copyright' "$work/of-program"
grep -qx './usr/share/doc/libpaiban-dev/copyright' "$work/of-library"
grep -q '/libpaiban\.a$' "$work/of-library"
if grep -hv '^\./usr/' "$work/of-program" "$work/of-library"; then exit 1; fi
if comm -12 "$work/of-program" "$work/of-library" | grep .; then exit 1; fi
if grep -E '\.(a|h|pc|cmake)$' "$work/of-program"; then exit 1; fi

# What they depend on are packages of this system: those that the build stands on.
for package in "$program" "$library"; do
    needs=$(dpkg-deb -f "$package" Depends | sed 's/([^)]*)//g; s/,/ /g')
    [ -n "$needs" ]
    for need in $needs; do dpkg-query -W "$need" >/dev/null; done
done
dpkg-deb -f "$program" Depends | grep -q 'libglpk.*libxlsxwriter'

# dpkg gives files to root, so only root can let it install; others unpack.
root=$work/root
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates"
: >"$root/var/lib/dpkg/status"
if [ "$(id -u)" -eq 0 ]; then
    dpkg --root="$root" --log=/dev/null --force-depends --install "$program" "$library" \
        >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    dpkg-query --admindir="$root/var/lib/dpkg" -W -f '${Status}\n' paiban libpaiban-dev |
        grep -c '^install ok installed$' | grep -qx 2
else
    for package in "$program" "$library"; do dpkg-deb -x "$package" "$root"; done
fi
check_installed "$root/usr" "$work"
echo 'the packages install and work'
