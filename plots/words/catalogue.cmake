# The catalogues: every NAME.LANG.po of po/ becomes one .mo, compiled in.
find_program(MSGFMT msgfmt REQUIRED)
find_program(MSGCAT msgcat REQUIRED)
foreach(lang nb nn)
    file(GLOB parts CONFIGURE_DEPENDS
        ${CMAKE_CURRENT_SOURCE_DIR}/words/po/*.${lang}.po)
    set(made ${CMAKE_CURRENT_BINARY_DIR}/catalogue_${lang})
    add_custom_command(OUTPUT ${made}.c
        COMMAND ${MSGCAT} --use-first -o ${made}.po ${parts}
        COMMAND ${MSGFMT} --check-format --check-domain -o ${made} ${made}.po
        COMMAND ${CMAKE_COMMAND} -DOUT=${made}.c -DFILES=${made}
            "-DTYPE=unsigned char" -DHEADER=words/catalogue.h
            -P ${CMAKE_CURRENT_SOURCE_DIR}/report/embed.cmake
        DEPENDS ${parts} report/embed.cmake VERBATIM)
    target_sources(pdnet-plots PRIVATE ${made}.c)
endforeach()
