# SPDX-License-Identifier: GPL-3.0-or-later
# How the house is put together: packages, warnings, parts, translations, tests.

# The Debian packages that the library stands on: names of targets and of pkg-config modules.
set(PAIBAN_MODULES NETTLE:nettle YAML:yaml-0.1 JANSSON:jansson UTF8PROC:libutf8proc
    XLSXWRITER:xlsxwriter ZLIB:zlib MINIZIP:minizip)

# They as imported targets PkgConfig::<NAME>.
function(paiban_packages)
    find_package(PkgConfig REQUIRED)
    set(tests_only)
    if(PAIBAN_TESTS)
        set(tests_only CMOCKA:cmocka ICAL:libical)
    endif()
    foreach(pair IN LISTS PAIBAN_MODULES tests_only)
        string(REPLACE ":" ";" pair ${pair})
        list(GET pair 0 name)
        list(GET pair 1 module)
        pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${module})
    endforeach()
    find_library(GLPK_LIBRARY glpk REQUIRED) # glpk ships no .pc file
    find_path(GLPK_INCLUDE glpk.h REQUIRED)
    add_library(glpk UNKNOWN IMPORTED GLOBAL)
    set_target_properties(glpk PROPERTIES
        IMPORTED_LOCATION ${GLPK_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${GLPK_INCLUDE})
    set(THREADS_PREFER_PTHREAD_FLAG ON)
    find_package(Threads REQUIRED)
    find_program(MSGFMT msgfmt REQUIRED)
    find_program(MSGCAT msgcat REQUIRED)
endfunction()

# Target paiban_flags: everything a source of ours is compiled with. Warnings become errors with
# -DCMAKE_COMPILE_WARNING_AS_ERROR=ON.
function(paiban_warnings)
    add_library(paiban_flags INTERFACE)
    target_compile_definitions(paiban_flags INTERFACE _GNU_SOURCE)
    target_include_directories(paiban_flags INTERFACE
        ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include)
    target_compile_options(paiban_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wswitch-enum -Wformat=2
        -ffp-contract=off)
    if(PAIBAN_SANITIZE)
        target_compile_options(paiban_flags INTERFACE
            -fsanitize=${PAIBAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
        target_link_options(paiban_flags INTERFACE -fsanitize=${PAIBAN_SANITIZE})
    endif()
    if(PAIBAN_COVERAGE)
        target_compile_options(paiban_flags INTERFACE --coverage)
        target_link_options(paiban_flags INTERFACE --coverage)
    endif()
    # Product sources see the banned functions as poisoned; tests may use what they like.
    add_library(paiban_product INTERFACE)
    target_link_libraries(paiban_product INTERFACE paiban_flags)
    target_compile_options(paiban_product INTERFACE
        -include ${PROJECT_SOURCE_DIR}/planner/base/banned.h)
endfunction()

# Target paiban: the library, gathered from the parts.
function(paiban_library)
    add_library(paiban STATIC)
    set_target_properties(paiban PROPERTIES
        LINKER_LANGUAGE C C_STANDARD 11 C_EXTENSIONS OFF
        ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
    target_include_directories(paiban PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)
    target_link_libraries(paiban PUBLIC m)
    paiban_library_package()
endfunction()

# What a program of somebody else's needs to use the library: headers, pkg-config file, CMake
# package. All of it works wherever the prefix is moved to.
function(paiban_library_package)
    set(cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/paiban)
    file(RELATIVE_PATH PAIBAN_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
    configure_file(.cmake/paiban.pc.in ${PROJECT_BINARY_DIR}/paiban.pc @ONLY)
    configure_file(.cmake/paibanConfig.cmake.in ${PROJECT_BINARY_DIR}/paibanConfig.cmake @ONLY)
    include(CMakePackageConfigHelpers)
    write_basic_package_version_file(${PROJECT_BINARY_DIR}/paibanConfigVersion.cmake
        COMPATIBILITY SameMinorVersion)
    install(TARGETS paiban EXPORT paiban ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev)
    install(DIRECTORY include/paiban DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
    install(FILES ${PROJECT_BINARY_DIR}/paiban.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)
    install(EXPORT paiban FILE paibanTargets.cmake NAMESPACE paiban::
        DESTINATION ${cmake_folder} COMPONENT dev)
    install(FILES ${PROJECT_BINARY_DIR}/paibanConfig.cmake
        ${PROJECT_BINARY_DIR}/paibanConfigVersion.cmake
        DESTINATION ${cmake_folder} COMPONENT dev)
    install(DIRECTORY tests/house/example DESTINATION ${CMAKE_INSTALL_DATADIR}/paiban COMPONENT dev)
endfunction()

# The Debian packages that cpack makes: paiban (program, texts, scenarios) and libpaiban-dev.
function(paiban_debian)
    set(doc ${CMAKE_INSTALL_DATADIR}/doc)
    install(FILES .cmake/copyright DESTINATION ${doc}/paiban)
    install(FILES .cmake/copyright DESTINATION ${doc}/libpaiban-dev COMPONENT dev)
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGE_CONTACT "paiban <paiban@localhost>")
    set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "plans customer service for promotion days")
    set(CPACK_PACKAGE_DESCRIPTION "A scenario in YAML says what is sold, who can work and which rules
hold; paiban answers by the hour which shifts people work, who helps whom,
what is late or lost, what it costs, and how far from the cheapest it is.")
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_DEB_COMPONENT_INSTALL ON)
    set(CPACK_COMPONENTS_ALL program dev)
    set(CPACK_COMPONENTS_GROUPING IGNORE)
    set(CPACK_STRIP_FILES ON)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SECTION science)
    set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
    set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME paiban)
    set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS tzdata)
    set(CPACK_DEBIAN_DEV_PACKAGE_NAME libpaiban-dev)
    set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
    set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "libglpk-dev, libyaml-dev, libjansson-dev, \
libutf8proc-dev, libxlsxwriter-dev, zlib1g-dev, libminizip-dev, nettle-dev")
    include(CPack)
endfunction()

# paiban_part(<name> SOURCES a.c ... [LIBS PkgConfig::X ...] [PO zh_CN.po])
# One folder of the library: its objects go into `paiban`, its foreign headers are seen by it alone.
function(paiban_part name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PO" "SOURCES;LIBS")
    add_library(part_${name} OBJECT ${arg_SOURCES})
    set_target_properties(part_${name} PROPERTIES C_STANDARD 11 C_EXTENSIONS OFF)
    target_link_libraries(part_${name} PRIVATE paiban_product ${arg_LIBS})
    target_sources(paiban PRIVATE $<TARGET_OBJECTS:part_${name}>)
    target_link_libraries(paiban PRIVATE ${arg_LIBS})
    if(arg_PO)
        paiban_po(${arg_PO})
    endif()
endfunction()

# paiban_po(zh_CN.po): adds the translations that stand in this folder.
function(paiban_po file)
    set_property(GLOBAL APPEND PROPERTY PAIBAN_PO ${CMAKE_CURRENT_SOURCE_DIR}/${file})
endfunction()

# Joins the translations of all folders into share/locale beside bin/, in the build as installed.
function(paiban_translations)
    get_property(files GLOBAL PROPERTY PAIBAN_PO)
    if(NOT files)
        return()
    endif()
    set(folder ${PROJECT_BINARY_DIR}/share/locale/zh_CN/LC_MESSAGES)
    add_custom_command(OUTPUT ${folder}/paiban.mo
        COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
        COMMAND ${MSGCAT} --use-first -o ${PROJECT_BINARY_DIR}/zh_CN.po ${files}
        COMMAND ${MSGFMT} --check-format --check-header -o ${folder}/paiban.mo
                ${PROJECT_BINARY_DIR}/zh_CN.po
        DEPENDS ${files} VERBATIM)
    add_custom_target(translations ALL DEPENDS ${folder}/paiban.mo)
    install(FILES ${folder}/paiban.mo
        DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/zh_CN/LC_MESSAGES)
endfunction()

# paiban_test(<name> LABELS fast|slow SOURCES a.c ... [LIBS ...] [ARGS ...])
# A cmocka program test_<name>; it runs with the source tree as its working folder.
function(paiban_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LABELS;SOURCES;LIBS;ARGS")
    add_executable(test_${name} ${arg_SOURCES})
    set_target_properties(test_${name} PROPERTIES
        C_STANDARD 11 C_EXTENSIONS OFF RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_link_libraries(test_${name} PRIVATE test_support paiban paiban_flags ${arg_LIBS})
    add_test(NAME ${name} COMMAND test_${name} ${arg_ARGS} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 300)
endfunction()

# paiban_script_test(<name> LABELS fast|slow SCRIPT x.sh)
# A shell script that tests the program from outside; see tests/support/harness.sh.
function(paiban_script_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "SCRIPT" "LABELS")
    add_test(NAME ${name} COMMAND sh ${PROJECT_SOURCE_DIR}/tests/support/run-script.sh
        ${CMAKE_CURRENT_SOURCE_DIR}/${arg_SCRIPT})
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 300
        ENVIRONMENT "SOURCE=${PROJECT_SOURCE_DIR};PAIBAN=$<TARGET_FILE:paiban_program>")
endfunction()
