# Turns files into C byte arrays named pdn_FILE_NAME, for a header that declares
# them: -DOUT=page_files.c -DFILES="a.css;b.js" -DTYPE=char -DHEADER=x.h
set(text "/* Made by embed.cmake. */\n#include \"${HEADER}\"\n")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    string(REPLACE "." "_" name ${name})
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND text "const ${TYPE} pdn_${name}[] = {${bytes}0};\n")
endforeach()
file(WRITE ${OUT} "${text}")
