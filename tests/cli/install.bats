#!/usr/bin/env bats
# What `cmake --install` puts in place works from there.

setup_file() {
    export PREFIX="$BATS_FILE_TMPDIR/a prefix"
    cmake --install "$PDN_BUILD" --prefix "$PREFIX" >/dev/null
}

@test "tools, pages, completions, catalogues, headers and libraries stand there" {
    for tool in ingest measure breakdown baseline plot report synth; do
        test -x "$PREFIX/bin/pdn-$tool"
        test -s "$PREFIX/share/man/man1/pdn-$tool.1"
        bash -n "$PREFIX/share/bash-completion/completions/pdn-$tool"
    done
    test -s "$PREFIX/include/pdnet/pdnet.h"
    test -s "$PREFIX/share/locale/nb/LC_MESSAGES/pdnet.mo"
    test -s "$PREFIX/share/locale/nn/LC_MESSAGES/pdnet.mo"
}

@test "an installed tool finds its words" {
    "$PREFIX/bin/pdn-report" "$PDN_SOURCE/samples/kongsvinger/study.ini" \
        -n 0 -q --only method --lang nn -o "$BATS_TEST_TMPDIR/nn"
    grep -q 'Metode og datakvalitet' "$BATS_TEST_TMPDIR/nn/report.html"
    grep -q 'teneste' "$BATS_TEST_TMPDIR/nn/report.html"
}

@test "a program of somebody else's builds with pkg-config" {
    cat >"$BATS_TEST_TMPDIR/wilson.c" <<'C'
#include <pdnet/pdnet.h>
#include <stdio.h>

int main(void)
{
    pdn_interval i = pdn_share_interval(1148, 5076, 0.95, PDN_WILSON);

    printf("%.6f %.6f\n", i.lo, i.hi);
    return 0;
}
C
    flags=$(sed -n 's/^PDN_SANITIZE:STRING=\(.\+\)/-fsanitize=\1/p' \
        "$PDN_BUILD/CMakeCache.txt")
    pc=$(find "$PREFIX" -name pdnet.pc)
    # shellcheck disable=SC2046,SC2086 # words, but the prefix is given apart
    cc -std=c17 $flags "$BATS_TEST_TMPDIR/wilson.c" -o "$BATS_TEST_TMPDIR/wilson" \
        -I"$PREFIX/include" -L"$(dirname "$(dirname "$pc")")" \
        $(PKG_CONFIG_PATH=$(dirname "$pc") pkg-config \
            --define-variable=prefix=/none --cflags --libs pdnet |
            tr ' ' '\n' | grep -v '^-[IL]/none')
    run "$BATS_TEST_TMPDIR/wilson"
    # methods E1: Wilson for 1148 of 5076
    [ "$output" = "0.214863 0.237876" ]
}
