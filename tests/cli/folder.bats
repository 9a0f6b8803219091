#!/usr/bin/env bats
# The folder of a report: whose it is, and that it is whole at any moment.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export STUDY="$BATS_FILE_TMPDIR/study/study.ini"
    small_study
    # once for all that look at them, or write over a copy
    export PUBLIC="$BATS_FILE_TMPDIR/public" INTERNAL="$BATS_FILE_TMPDIR/internal"
    pdn-report -q -n 5 "$STUDY" -o "$PUBLIC"
    pdn-report -q -n 5 "$STUDY" -o "$INTERNAL" --internal
}

# Of the sample's two surveys the services of State and County, of Texas the
# first six of either: a report that takes half the time, some fifty times.
small_study() {
    local from="$PDN_SOURCE/samples/search-and-rescue" to="${STUDY%/*}" wave
    mkdir "$to"
    cp "$from/study.ini" "$to"
    for wave in texas cheyenne; do
        awk -F, 'NR == 1 || ($3 ~ /^(State|County)$/ && ++n[$3] <= 6)' \
            "$from/actors-$wave.csv" >"$to/actors-$wave.csv"
        awk -F, 'NR == FNR { on[$1] = 1; next }
            FNR == 1 || ($1 in on && $2 in on)' \
            "$to/actors-$wave.csv" "$from/ties-$wave.csv" >"$to/ties-$wave.csv"
    done
}

setup() {
    cd "$BATS_TEST_TMPDIR"
}

report() {
    pdn-report -q -n 5 "$STUDY" "$@" >told 2>said
}

# Every file that report.json names is there and has the hash that it says, and
# nothing else is there.
whole() {
    test "$(jq -r .finished "$1/report.json")" = true
    (cd "$1" && jq -r '.files[] | "\(.hash[7:])  \(.path)"' report.json |
        sha256sum --check --quiet -)
    diff <(cd "$1" && find . -type f ! -name report.json | cut -c3- | LC_ALL=C sort) \
        <(jq -r '.files[].path' "$1/report.json")
}

@test "report.json says whose the folder is and names every file" {
    whole "$PUBLIC"
    whole "$INTERNAL"
    test "$(jq -r .kind "$PUBLIC/report.json")" = public
    test "$(jq -r .kind "$INTERNAL/report.json")" = internal
    test "$(stat -c %a "$INTERNAL/network-texas.graphml" "$INTERNAL/report.html" | sort -u)" = 600
}

@test "a public report does not take the place of an internal one, but for --replace" {
    cp -Rp "$INTERNAL" r
    run ! report -o r
    grep -q 'r: an internal report stands there' said
    diff -r "$INTERNAL" r
    report -o r --replace
    whole r
    test ! -e r/network-texas.graphml
    test ! -e r/tables/measures-texas.csv
    test "$(stat -c %a r/report.html)" != 600
    run ! grep -rl 'hangs_on,[^,]*[0-9]' r/tables
}

@test "files that nobody accounts for are not written over, and other files stay" {
    mkdir r
    echo mine >r/notes.txt
    touch r/network-2021.graphml r/report.html.a1B2c3
    run ! report -o r
    grep -q 'r: holds 3 files and no report.json' said
    report -o r --only tables --replace
    test "$(cat r/notes.txt)" = mine
    test ! -e r/network-2021.graphml
    test ! -e r/report.html.a1B2c3
    report -o r --only tables
    test "$(cat r/notes.txt)" = mine
    rm r/notes.txt
    whole r
}

@test "what a section or a wave left behind goes with it" {
    cp -Rp "$PUBLIC" r
    test -e r/tables/breakdown-cheyenne.csv
    test -e r/plots/pairs.svg
    report -o r -w texas --only tables
    whole r
    test ! -e r/tables/breakdown-cheyenne.csv
    test ! -e r/plots/pairs.svg
}

@test "what cannot be replaced as a whole is refused before the work" {
    for place in . / /proc; do
        run ! report -o "$place"
        grep -q 'want a folder inside it' said
    done
    echo text >file
    run ! report -o file
    grep -q 'file: not a folder' said
    ln -s nowhere link
    run ! report -o link
    grep -q 'link: a link to nothing' said
    mkdir there
    ln -s there link2
    report -o link2 --only tables
    test -L link2
    whole there
}

@test "a stop at any moment leaves the old report or the new one, whole" {
    cp -Rp "$PUBLIC" old
    report -o new -w cheyenne
    run ! diff -rq old new
    stopped=0
    for signal in TERM KILL; do
        for wait in 0 .05 .15 .4; do
            rm -rf r
            cp -r old r
            bash -c 'ulimit -c 0; exec pdn-report -q -n 5 "$STUDY" -o r -w cheyenne' \
                >told 2>said &
            sleep "$wait"
            kill -s "$signal" $! 2>/dev/null || true
            wait $! 2>/dev/null || stopped=$((stopped + 1))
            diff -r old r >/dev/null || diff -r new r
            # what a kill left is nobody's to read, and the next run takes it
            for left in .r.pdn-*; do
                test ! -e "$left" || test "$signal" = KILL
            done
        done
    done
    test "$stopped" -gt 0
    report -o r
    test "$(echo .r.pdn-*)" = '.r.pdn-*'
}

@test "stopped at random moments, public over internal and the other way round" {
    run sh "$PDN_SOURCE/tests/support/kills.sh" "$STUDY" "${PDN_KILLS:-8}"
    echo "$output"
    [ "$status" -eq 0 ]
    [[ "$output" == *stopped* ]]
}

@test "a public report after an internal one is file by file the public one" {
    cp -Rp "$INTERNAL" r
    report -o r --replace
    diff -r "$PUBLIC" r
    diff <(cd "$PUBLIC" && find . -printf '%P %m\n' | sort) \
        <(cd r && find . -printf '%P %m\n' | sort)
    # and the names of people are in the internal one alone
    grep -q '>T02<' "$INTERNAL/network-texas.graphml"
    run ! grep -rIlwE 'T[0-9][0-9]' r
    run ! grep -wE 'T[0-9][0-9]' <(pdftotext r/report.pdf -)
}

@test "a full disk leaves what stood there" {
    mkdir disk
    unshare -rm true 2>/dev/null || skip "no user namespaces here"
    report -o small -w texas --only tables
    run unshare -rm bash -c '
        mount -t tmpfs -o size=$(($(du -sk small | cut -f1) + 60))k none disk || exit 99
        cp -r small disk/r
        pdn-report -q -n 5 "$STUDY" -o disk/r --internal 2>said
        test $? = 1 || exit 98
        diff -r small disk/r && test "$(ls -A disk)" = r'
    test "$status" != 99 || skip "no tmpfs here"
    test "$status" = 0
    grep -qE 'No space left on device|write failed' said
}

@test "a full disk leaves no part of a proposal and no empty folder" {
    mkdir disk
    unshare -rm true 2>/dev/null || skip "no user namespaces here"
    printf '%s\n' 'id;tjeneste' 'a;NAV' 'b;BUP' >a.csv
    printf '%s\n' 'id;frequency: a;frequency: b' 'a;;2' 'b;1;' >r.csv
    # the second time there is room for one file of the four
    run unshare -rm bash -c '
        mount -t tmpfs -o size=64k none disk || exit 99
        for room in 64 60; do
            dd if=/dev/zero of=disk/fill bs=1k count=$room 2>/dev/null
            pdn-report --init disk/i 2>said
            test $? = 1 -o $room = 60 || exit 98
            rm -rf disk/i
            pdn-ingest --suggest disk/s --actors a.csv --roster r.csv 2>said
            test $? = 1 || exit 97
            test "$(ls -A disk)" = fill || exit 96
        done'
    test "$status" != 99 || skip "no tmpfs here"
    test "$status" = 0
    grep -q 'No space left on device' said
}

@test "a public report beside another of other groups or fewest is told of" {
    mkdir d
    printf '%s\n' id,sector,unit,responded >d/a.csv
    for i in 1 2 3 4 5 6 7 8 9; do
        echo "p$i,s$((i % 2)),u$((i % 3)),1" >>d/a.csv
    done
    printf '%s\n' from,to p1,p2 p2,p3 p3,p4 p5,p6 p7,p8 >d/t.csv
    printf '%s\n' '[study]' 'language = en' 'by = sector' '[wave 2021]' \
        'actors = a.csv' 'ties = t.csv' '[privacy]' 'fewest = 5' >d/study.ini
    pdn-report -n 5 --only tables d/study.ini -o r >told 2>said
    pdn-report -n 5 --only tables d/study.ini -o r >told 2>said
    run ! grep 'hides otherwise' said
    sed -i 's/fewest = 5/fewest = 3/' d/study.ini
    pdn-report -n 5 --only tables d/study.ini -o r >told 2>said
    grep -q 'r: the public report that stands there hides otherwise (by sector, fewest 5; this one by sector, fewest 3)' said
    sed -i 's/by = sector/by = unit/' d/study.ini
    pdn-report -n 5 --only tables d/study.ini -o r --replace >told 2>said
    grep -q '(by sector, fewest 3; this one by unit, fewest 3)' said
    test "$(jq -r .suppressed.by r/report.json)" = unit
}
