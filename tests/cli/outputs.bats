#!/usr/bin/env bats
# No output takes the place of what is read, of another output or of somebody
# else's file; what goes to a terminal does not steer it.

setup() {
    export PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
    sample="$PDN_SOURCE/samples/kongsvinger"
    cp "$sample"/actors-2021.csv a.csv
    cp "$sample"/ties-2021.csv t.csv
    cp "$sample"/outcomes.csv outcomes.csv
}

# refused WANT COMMAND...: exit 2, WANT in the first line, no file changed.
refused() {
    local want=$1
    shift
    cat ./*.csv | sha256sum >before
    run "$@"
    [ "$status" -eq 2 ] || { echo "status $status: $output"; false; }
    [[ "${lines[0]}" == *"$want"* ]] || { echo "$output"; false; }
    cat ./*.csv | sha256sum | diff before -
}

@test "every output option against every input" {
    refused "--names-out a.csv: it is read too" \
        pdn-ingest --actors a.csv --ties t.csv -o o.graphml --names-out a.csv
    refused "--findings ./t.csv: it is read too" \
        pdn-ingest --actors a.csv --ties t.csv -o o.graphml --findings ./t.csv
    refused "--output a.csv: it is read too" \
        pdn-ingest --actors a.csv --ties t.csv -o a.csv
    [ ! -e o.graphml ]
    pdn-ingest -q --actors a.csv --ties t.csv -o n.graphml
    refused "--layout-out n.graphml: it is read too" \
        pdn-plot network n.graphml --layout-out n.graphml -o p.svg
}

@test "standard input counts" {
    cp outcomes.csv in.csv
    reads() { pdn-baseline -q -n 0 "$@" <in.csv; }
    refused "--output in.csv: it is read too" reads - -o in.csv
    refused "--output in.csv: it is read too" reads -o in.csv
}

@test "two outputs of one name, and two to standard output" {
    refused "another output goes there too" pdn-ingest --actors a.csv \
        --ties t.csv -o new.graphml --names-out new.graphml
    refused "another output goes there too" pdn-ingest --actors a.csv \
        --ties t.csv --findings f.csv --names-out "$PWD/f.csv"
    refused "--findings -: another output goes there too" \
        pdn-ingest --actors a.csv --ties t.csv --findings -
    pdn-ingest -q --actors a.csv --ties t.csv -o n.graphml
    refused "--layout-out -: another output goes there too" \
        pdn-plot network n.graphml --layout-out -
}

@test "a name that is empty" {
    refused '--output "": want the name' pdn-baseline -n 0 outcomes.csv -o ""
    refused '--output "": want the name' pdn-report "$sample/study.ini" -o ""
}

@test "a description of somebody else's stays, one of ours is made anew" {
    echo '{"mine": 1}' >y.resource.json
    run pdn-baseline -q -n 0 outcomes.csv -o y.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *"y.resource.json: is no description that these tools wrote"* ]]
    [ ! -e y.csv ]
    [ "$(cat y.resource.json)" = '{"mine": 1}' ]
    for _ in 1 2; do pdn-baseline -q -n 0 outcomes.csv -o z.csv; done
    [ -s z.resource.json ]
    mv outcomes.csv x.resource.json
    refused "its description would take the place of another file" \
        pdn-baseline -q -n 0 x.resource.json -o x.csv
}

@test "a link is written through, and one to nothing is refused" {
    touch real.csv
    ln -s real.csv link.csv
    pdn-baseline -q -n 0 outcomes.csv -o link.csv
    [ -L link.csv ] && [ -s real.csv ]
    ln -s nothing.csv loose.csv
    run pdn-baseline -q -n 0 outcomes.csv -o loose.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *"loose.csv: a link to nothing"* ]]
    [ ! -e nothing.csv ]
}

@test "a report is not written where its study lies" {
    mkdir -p s/tables
    cp "$sample"/* s/tables/ 2>/dev/null || true
    cat s/tables/* | sha256sum >was
    for folder in s s/tables; do
        run pdn-report -q -n 0 s/tables/study.ini -o "$folder"
        [ "$status" -eq 1 ]
        [[ "$output" == *"which the study is read from, lies there"* ]]
    done
    cat s/tables/* | sha256sum | diff was -
}

@test "findings that do not reach standard output are a failure" {
    run bash -c 'pdn-report -q -n 0 --only method "$1" -o r >/dev/full' _ \
        "$PDN_SOURCE/samples/organisations/study.ini"
    [ "$status" -eq 1 ]
    [[ "$output" == *"standard output: No space left on device"* ]]
}

@test "what would steer a terminal is shown as a mark" {
    run pdn-plot pairs $'no\033[2J.csv' -o x.svg
    [ "$status" -eq 1 ]
    [[ "$output" == *"no<U+001B>[2J.csv"* ]] || { echo "$output"; false; }
    [[ "$output" != *$'\033'* ]]
    # RIGHT-TO-LEFT OVERRIDE, a control of the upper half, a byte of no letter
    run pdn-plot pairs $'a\xe2\x80\xaeb\xc2\x9bc\xffd\xc3\xa5.csv' -o x.svg
    [[ "$output" == *"a<U+202E>b<U+009B>c<FF>då.csv"* ]] || { echo "$output"; false; }
}

@test "a stop at any moment leaves the old file or the new one, and nothing beside it" {
    mkdir -p "$BATS_TEST_TMPDIR/stop"
    cd "$BATS_TEST_TMPDIR/stop"
    awk 'BEGIN { print "id"; for (i = 0; i < 300; i++) print "a" i }' >a.csv
    awk 'BEGIN { print "from,to"; for (i = 0; i < 20000; i++)
        print "a" i % 300 ",a" (i * 7 + int(i / 300)) % 300 }' >t.csv
    command="pdn-ingest -q --actors a.csv --ties t.csv -o net.graphml"
    $command
    mv net.graphml whole.graphml
    mkfifo ../nothing
    exec 9<>../nothing
    stopped=0
    for signal in TERM ABRT TRAP QUIT; do
        for _ in 1 2 3 4; do
            echo old >net.graphml
            bash -c "ulimit -c 0; exec $command" &
            # it writes beside its place
            while kill -0 $! 2>/dev/null && ! compgen -G 'net.graphml.??????'; do
                read -rt .001 -u 9 || true # a pause that starts no program
            done >/dev/null
            kill -s "$signal" $! 2>/dev/null || true
            wait $! 2>/dev/null && test "$(cat net.graphml)" != old
            if [ "$(cat net.graphml)" = old ]; then
                stopped=$((stopped + 1))
            else
                cmp net.graphml whole.graphml
            fi
            test "$(echo *)" = "a.csv net.graphml t.csv whole.graphml"
        done
    done
    test "$stopped" -gt 0
}

@test "a limit on the size of files is told, and nothing is left" {
    mkdir "$BATS_TEST_TMPDIR/limit"
    cd "$BATS_TEST_TMPDIR/limit"
    awk 'BEGIN { print "id"; for (i = 0; i < 3000; i++) print "a" i }' >many.csv
    printf 'from,to\na1,a2\n' >few.csv
    echo old >net.graphml
    run bash -c 'ulimit -f 8; pdn-ingest -q --actors many.csv --ties few.csv -o net.graphml'
    [ "$status" -eq 1 ]
    [[ $output == *"pdn-ingest: "*"net.graphml: "* ]]
    [ "$(cat net.graphml)" = old ]
    [ "$(echo *)" = 'few.csv many.csv net.graphml' ]
}

@test "a file that stands there keeps its mode, and the umask is the user's" {
    cd "$BATS_TEST_TMPDIR"
    (umask 027 && pdn-baseline -q -n 0 outcomes.csv -o new.csv)
    [ "$(stat -c %a new.csv)" = 640 ]
    touch old.csv
    chmod 604 old.csv
    pdn-baseline -q -n 0 outcomes.csv -o old.csv
    [ "$(stat -c %a old.csv)" = 604 ]
}

@test "what names people is for its owner alone, what does not is as others are" {
    cd "$BATS_TEST_TMPDIR"
    umask 022
    pdn-ingest -q --actors a.csv --ties t.csv -o people.graphml \
        --names-out people.csv --findings people-findings.csv
    pdn-aggregate -q --by unit people.graphml -o units.graphml
    pdn-measure -q -n 0 people.graphml -o people-measures.csv
    pdn-measure -q -n 0 --only degree people.graphml -o people-degree.csv
    pdn-measure -q -n 5 --whole people.graphml -o whole.csv
    pdn-breakdown -q -n 100 people.graphml -o people-breakdown.csv
    pdn-breakdown -q -n 0 --barriers people.graphml -o barriers.csv
    pdn-breakdown -q -n 100 --sentences people.graphml -o sentences.txt
    pdn-fragility -q -n 5 people.graphml -o people-fragility.csv
    pdn-fragility -q --keyplayers 2 people.graphml -o people-sets.csv
    pdn-fragility -q --cuts people.graphml -o people-cuts.csv
    pdn-convert -q people.graphml -o people.net --groups sector
    pdn-convert -q people.graphml -o people-folder --to csv
    pdn-convert -q units.graphml -o units.gml
    pdn-plot -q network --internal people.graphml -o people.svg --layout-out people-layout.csv
    pdn-plot -q network --by sector people.graphml -o services.svg
    pdn-baseline -q -n 0 outcomes.csv -o baseline.csv
    # a pair there hangs on somebody: a breakdown without is nobody's
    grep -qE ',[A-Z]+-[A-Z]-[0-9]{2}[,+]' people-breakdown.csv
    for file in people*.graphml people*.csv people.net people.clu people.svg people-folder/*; do
        [ "$(stat -c %a "$file")" = 600 ] || { stat -c '%a %n' ./*; false; }
    done
    for file in units.graphml units.gml whole.csv barriers.csv sentences.txt \
        services.svg baseline.csv ./*.resource.json; do
        [ "$(stat -c %a "$file")" = 644 ] || { stat -c '%a %n' ./*; false; }
    done
    # one that stands there keeps the mode that somebody gave it
    chmod 640 people.graphml
    pdn-ingest -q --actors a.csv --ties t.csv -o people.graphml
    [ "$(stat -c %a people.graphml)" = 640 ]
}
