#!/usr/bin/env bats
# samples/gallery: every picture is there, small, told of, and says what the
# program says.

bats_require_minimum_version 1.5.0

setup() {
    GALLERY="$PDN_SOURCE/samples/gallery"
}

# the four bytes at an offset of a PNG, as a number
word() {
    od -An -tu1 -j"$2" -N4 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'
}

@test "pictures are A4 across at 110 dots an inch, and small" {
    total=0
    for png in "$GALLERY"/*.png; do
        # 297 x 210 mm: 1286 x 909
        [ "$(word "$png" 16)" -ge 1284 ] && [ "$(word "$png" 16)" -le 1288 ]
        [ "$(word "$png" 20)" -ge 907 ] && [ "$(word "$png" 20)" -le 911 ]
        size=$(stat -c %s "$png")
        [ "$size" -lt 200000 ]
        total=$((total + size))
    done
    [ "$total" -lt 3000000 ]
}

@test "every picture stands in the README with its words beside it, and the first in the project's" {
    cd "$GALLERY"
    ls ./*.png | sed 's,./\(.*\).png,\1,' | LC_ALL=C sort >"$BATS_TEST_TMPDIR/png"
    ls ./*.txt | sed 's,./\(.*\).txt,\1,' | LC_ALL=C sort >"$BATS_TEST_TMPDIR/txt"
    sed -n 's/^### //p' README.md | LC_ALL=C sort >"$BATS_TEST_TMPDIR/told"
    diff "$BATS_TEST_TMPDIR/png" "$BATS_TEST_TMPDIR/txt"
    diff "$BATS_TEST_TMPDIR/png" "$BATS_TEST_TMPDIR/told"
    while read -r name; do
        grep -q "^!\[.*\]($name.png)$" README.md
        [ "$(wc -l <"$name.txt")" -ge 5 ]
    done <"$BATS_TEST_TMPDIR/png"
    # every kind of pdn-plot is shown; services and people are both network
    "$PDN_BUILD/bin/pdn-plot" --help | sed -n '/^Kinds:/,/^$/s/^  \([a-z-]*[a-z]\)\(  .*\|two .*\|networks .*\|what .*\)$/\1/p' >"$BATS_TEST_TMPDIR/kinds"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/kinds")" -ge 15 ]
    while read -r kind; do
        [ "$kind" = network ] || grep -qx "$kind" "$BATS_TEST_TMPDIR/png"
    done <"$BATS_TEST_TMPDIR/kinds"
    for file in $(sed -n 's/.*](\(samples[^)]*\)).*/\1/p' "$PDN_SOURCE/README.md"); do
        test -s "$PDN_SOURCE/$file"
    done
}

@test "made again, what hangs on no draws says the same words" {
    mkdir "$BATS_TEST_TMPDIR/again"
    sh "$GALLERY/remake.sh" --texts "$PDN_BUILD/bin" "$BATS_TEST_TMPDIR/again"
    cd "$BATS_TEST_TMPDIR/again"
    [ "$(ls | wc -l)" -ge 12 ]
    for file in *.txt; do
        # where a line breaks hangs on the fonts: words, not lines
        diff <(tr -s ' ' '\n' <"$file") <(tr -s ' ' '\n' <"$GALLERY/$file")
    done
}
