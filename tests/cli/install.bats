#!/usr/bin/env bats
# What `cmake --install` puts in place works from there.

setup_file() {
    export PREFIX="$BATS_FILE_TMPDIR/a prefix"
    cmake --install "$PDN_BUILD" --prefix "$PREFIX" >/dev/null
    # what the examples of pdnet(3) are given, and what the tool says of it
    cd "$BATS_FILE_TMPDIR"
    "$PREFIX/bin/pdn-ingest" -q \
        --actors "$PDN_SOURCE/samples/kongsvinger/actors-2021.csv" \
        --ties "$PDN_SOURCE/samples/kongsvinger/ties-2021.csv" -o n.graphml
    "$PREFIX/bin/pdn-breakdown" -q -n 2000 n.graphml -o tested.csv
    "$PREFIX/bin/pdn-breakdown" -q -n 0 n.graphml -o pairs.csv
}

@test "tools, pages, completions, headers and libraries stand there" {
    for tool in ingest mask measure breakdown baseline plot report synth; do
        test -x "$PREFIX/bin/pdn-$tool"
        test -s "$PREFIX/share/man/man1/pdn-$tool.1"
        bash -n "$PREFIX/share/bash-completion/completions/pdn-$tool"
    done
    test -s "$PREFIX/include/pdnet/pdnet.h"
    test -s "$PREFIX/share/man/man3/pdnet.3"
    for page in man7/pdnet-privacy.7 man7/pdnet-dpia.7 nb/man7/pdnet-dpia.7; do
        test -s "$PREFIX/share/man/$page"
    done
}

@test "an installed tool finds its words" {
    "$PREFIX/bin/pdn-report" "$PDN_SOURCE/samples/kongsvinger/study.ini" \
        -n 0 -q -w 2023 --only method --lang nn -o "$BATS_TEST_TMPDIR/nn"
    grep -q 'Metode og datakvalitet' "$BATS_TEST_TMPDIR/nn/report.html"
    grep -q 'teneste' "$BATS_TEST_TMPDIR/nn/report.html"
}

# Flags of the build that a program of somebody else's needs too.
sanitizers() {
    sed -n 's/^PDN_SANITIZE:STRING=\(.\+\)/-fsanitize=\1/p' \
        "$PDN_BUILD/CMakeCache.txt"
}

# What the three examples of pdnet(3) must say, in the folder of the programs.
# Zachary's club: igraph and networkx have betweenness .437635 and .304075 of
# 33 * 32 / 2 pairs, degrees 16 and 17. Pairs: as the tool's own table has them.
examples_are_right() {
    [ "$("$1/example_igraph")" = "0: degree 16, betweenness 231.071
33: degree 17, betweenness 160.552" ]
    "$1/example_pairs" "$BATS_FILE_TMPDIR/n.graphml" >"$1/said"
    awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
        $at["q_low"] != "" && $at["q_low"] < .05 {
            print $at["group_a"] " and " $at["group_b"] ": " $at["ties"] }' \
        "$BATS_FILE_TMPDIR/tested.csv" | diff - <(sed 's/ contacts.*//' "$1/said")
    [ -s "$1/said" ]
    "$1/example_sheet" "$BATS_FILE_TMPDIR/pairs.csv" "$1/pairs.svg"
    grep -q '</svg>' "$1/pairs.svg"
}

@test "programs of somebody else's find both libraries with CMake" {
    local kind work="$BATS_TEST_TMPDIR/cmake"
    mkdir -p "$work"
    cp "$PDN_SOURCE"/tests/support/example_*.c "$work"
    cat >"$work/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(outside LANGUAGES C)
find_package(pdnet 0.1 REQUIRED COMPONENTS pdnet plots)
foreach(example pairs igraph sheet)
    add_executable(example_${example} example_${example}.c)
    target_link_libraries(example_${example} PRIVATE pdnet::plots${KIND})
endforeach()
CMAKE
    for kind in "" -static; do
        cmake -S "$work" -B "$work/b$kind" -DKIND="$kind" \
            -DCMAKE_PREFIX_PATH="$PREFIX" -DCMAKE_C_FLAGS="$(sanitizers)" \
            >"$work/log" || { cat "$work/log"; return 1; }
        cmake --build "$work/b$kind" >"$work/log" || { cat "$work/log"; return 1; }
        examples_are_right "$work/b$kind"
    done
    ldd "$work/b/example_igraph" | grep -q 'libpdnet\.so\.0 => .*a prefix'
    run ldd "$work/b-static/example_igraph"
    [[ $output != *libpdnet* ]]
}

@test "programs of somebody else's find both libraries with pkg-config" {
    local kind example work="$BATS_TEST_TMPDIR/pc" folder
    folder=$(dirname "$(find "$PREFIX" -name pdnet.pc)")
    # flags cannot hold blanks: the same place by another name
    ln -s "$PREFIX" "$BATS_TEST_TMPDIR/prefix"
    folder=$BATS_TEST_TMPDIR/prefix${folder#"$PREFIX"}
    export PKG_CONFIG_PATH=$folder
    for kind in shared static; do
        mkdir -p "$work/$kind"
        local flags libs
        flags="$(sanitizers) $(pkg-config --cflags pdnet-plots)"
        libs=$(pkg-config --libs pdnet-plots)
        # ours static, the others as they are installed: as pdnet(3) says, and
        # all of ours, so that nothing any part of it needs is forgotten
        # shellcheck disable=SC2046 # names are words
        [ "$kind" = shared ] ||
            libs="$(pkg-config --libs pdnet-plots \
                $(pkg-config --print-requires-private pdnet pdnet-plots) |
                sed 's/-lpdnet-plots/-Wl,--whole-archive -l:libpdnet-plots.a/; s/-lpdnet /-l:libpdnet.a -Wl,--no-whole-archive /')
                -lcsv -lglpk -lgomp -lm"
        for example in pairs igraph sheet; do
            # shellcheck disable=SC2086 # flags are words
            cc -std=c17 $flags "$PDN_SOURCE/tests/support/example_$example.c" \
                -o "$work/$kind/example_$example" $libs
        done
        LD_LIBRARY_PATH=$(dirname "$folder") examples_are_right "$work/$kind"
    done
}

@test "the libraries export what the headers declare and nothing else" {
    for so in "$PDN_BUILD"/lib/libpdnet.so "$PDN_BUILD"/plots/libpdnet-plots.so; do
        nm -D --defined-only "$so"
    done | awk '{ print $3 }' | grep -vE '^(__(asan|ubsan|odr_asan).*|__bss_start|_edata|_end)$' |
        LC_ALL=C sort -u >"$BATS_TEST_TMPDIR/exported"
    cat "$PDN_SOURCE"/include/pdnet/*.h | tr '\n' ' ' | grep -oE 'PDN_API [^;(]*' |
        sed 's/\[.*//' | grep -oE '[a-z_0-9]+$' | grep -v '^__' |
        LC_ALL=C sort -u >"$BATS_TEST_TMPDIR/declared"
    diff "$BATS_TEST_TMPDIR/exported" "$BATS_TEST_TMPDIR/declared"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/declared")" -gt 300 ]
}
