# Warnings, hardening and sanitizers of our own code; system headers are
# system headers (imported targets).
add_library(pdn_warnings INTERFACE)
target_compile_options(pdn_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wdouble-promotion -Wfloat-equal -Wstrict-prototypes -Wmissing-prototypes
    -Wold-style-definition -Wcast-qual -Wcast-align -Wpointer-arith
    -Wwrite-strings -Wundef -Wvla -Wformat=2 -Wnull-dereference -Wswitch-enum
    -Wimplicit-fallthrough -Wunused-result)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    target_compile_options(pdn_warnings INTERFACE
        -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wtrampolines
        -Walloca -Wjump-misses-init)
else()
    # clang counts a vector's own alignment; vectors here stand in memory that
    # is taken for them, or are of a type that asks for none.
    target_compile_options(pdn_warnings INTERFACE -Wno-cast-align)
endif()
if(PDN_STRICT)
    target_compile_options(pdn_warnings INTERFACE -Werror)
endif()
if(PDN_SANITIZE)
    add_compile_options(-fsanitize=${PDN_SANITIZE} -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    # A null pointer followed and a place outside an object are what the address
    # sanitizer (or the processor) stops at; asking twice costs a fifth of the
    # time of every loop. The fuzz preset (clang) asks.
    if(PDN_SANITIZE MATCHES "address" AND PDN_SANITIZE MATCHES "undefined"
            AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fno-sanitize=null,object-size,pointer-overflow)
    endif()
    add_link_options(-fsanitize=${PDN_SANITIZE})
    # A hundred programs are linked: gold takes a third of the time of ld.
    include(CheckLinkerFlag)
    check_linker_flag(C -fuse-ld=gold PDN_HAS_GOLD)
    if(PDN_HAS_GOLD)
        add_link_options(-fuse-ld=gold)
    endif()
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
        -fstack-protector-strong)
    add_link_options(-Wl,-z,relro,-z,now)
endif()
