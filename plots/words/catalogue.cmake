# The catalogues: every NAME.LANG.po of po/ becomes one pdnet.mo.
find_program(MSGFMT msgfmt REQUIRED)
find_program(MSGCAT msgcat REQUIRED)
foreach(lang nb nn)
    file(GLOB parts CONFIGURE_DEPENDS
        ${CMAKE_CURRENT_SOURCE_DIR}/words/po/*.${lang}.po)
    set(folder ${CMAKE_BINARY_DIR}/share/locale/${lang}/LC_MESSAGES)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${folder}/pdnet.mo
        COMMAND ${MSGCAT} --use-first -o ${folder}/pdnet.po ${parts}
        COMMAND ${MSGFMT} --check-format --check-domain -o ${folder}/pdnet.mo ${folder}/pdnet.po
        DEPENDS ${parts} VERBATIM)
    list(APPEND catalogues ${folder}/pdnet.mo)
    install(FILES ${folder}/pdnet.mo
        DESTINATION ${CMAKE_INSTALL_DATADIR}/locale/${lang}/LC_MESSAGES)
endforeach()
add_custom_target(catalogues ALL DEPENDS ${catalogues})
