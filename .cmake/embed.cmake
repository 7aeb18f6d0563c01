# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DIN=page.css -DOUT=page_style.c -DNAME=page_style -P embed.cmake
# Writes the bytes of IN as the constants NAME and NAME_length of a C source.
file(READ ${IN} bytes HEX)
string(LENGTH "${bytes}" length)
math(EXPR length "${length} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
set(dozen "0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,")
string(REGEX REPLACE "(${dozen})" "\\1\n" bytes "${bytes}")
file(WRITE ${OUT} "#include <stddef.h>\n\nextern const char ${NAME}[];\nextern const size_t ${NAME}_length;\n\nconst char ${NAME}[] = {\n${bytes}0};\nconst size_t ${NAME}_length = ${length};\n")
