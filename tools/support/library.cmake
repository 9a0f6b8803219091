# Both libraries, each static and shared from the same objects, so that others
# find them: find_package(pdnet) and pkg-config.
include(CMakePackageConfigHelpers)

# pdn_install_library(TARGET NAME): TARGET is the static one, TARGET-shared is
# made; outside they are pdnet::NAME-static and pdnet::NAME.
function(pdn_install_library target name)
    target_include_directories(${target} PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/lib> # columns/*.def alone
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    get_target_property(needs ${target} LINK_LIBRARIES)
    add_library(${target}-shared SHARED $<TARGET_OBJECTS:${target}>)
    if("pdnet" IN_LIST needs) # who draws wants what is drawn
        list(REMOVE_ITEM needs pdnet)
        target_link_libraries(${target}-shared PUBLIC pdnet-shared)
    endif()
    target_link_libraries(${target}-shared PUBLIC PkgConfig::IGRAPH
        PRIVATE ${needs})
    target_include_directories(${target}-shared PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/lib> # columns/*.def alone
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    set_target_properties(${target}-shared PROPERTIES
        OUTPUT_NAME ${target} VERSION ${PROJECT_VERSION}
        SOVERSION ${PROJECT_VERSION_MAJOR} EXPORT_NAME ${name}
        INSTALL_RPATH $ORIGIN)
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name}-static)
    install(TARGETS ${target} ${target}-shared EXPORT pdnet
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

function(pdn_install_packages)
    set(folder ${CMAKE_INSTALL_LIBDIR}/cmake/pdnet)
    install(EXPORT pdnet NAMESPACE pdnet:: FILE pdnetTargets.cmake
        DESTINATION ${folder})
    configure_package_config_file(
        ${PROJECT_SOURCE_DIR}/tools/support/pdnetConfig.cmake.in
        ${CMAKE_BINARY_DIR}/pdnetConfig.cmake INSTALL_DESTINATION ${folder})
    write_basic_package_version_file(
        ${CMAKE_BINARY_DIR}/pdnetConfigVersion.cmake
        COMPATIBILITY SameMinorVersion)
    install(FILES ${CMAKE_BINARY_DIR}/pdnetConfig.cmake
        ${CMAKE_BINARY_DIR}/pdnetConfigVersion.cmake DESTINATION ${folder})
    # The pkg-config files follow their own place: from there to the prefix.
    file(RELATIVE_PATH up /p/${CMAKE_INSTALL_LIBDIR}/pkgconfig /p)
    foreach(package pdnet pdnet-plots)
        configure_file(${PROJECT_SOURCE_DIR}/tools/support/${package}.pc.in
            ${package}.pc @ONLY)
        install(FILES ${CMAKE_BINARY_DIR}/${package}.pc
            DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
    endforeach()
endfunction()
