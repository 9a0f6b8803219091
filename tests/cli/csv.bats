# How every tool reads and writes tables, as a user meets it.

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR" || return 1
    printf 'unit,year,population,events\nA,2021,100,20\nB,2021,200,30\nC,2021,300,50\n' >plain.csv
}

# Runs a command with standard output thrown away: $output is what it says.
says() {
    run sh -c '"$@" 2>&1 >out' - "$@"
}

@test "a Norwegian Excel file gives the same rows as a plain one" {
    printf 'Kommune;\305r;Folketall;Antall\r\nA;2021;100;20\r\nB;2021;200;30\r\nC;2021;300;50\r\n' >excel.csv
    printf '\357\273\277sep=;\r\nEnhet;AAR;Folketall;Antall\r\nA;2021;100,0;20\r\nB;2021;200;30\r\nC;2021;300;50\r\n' >sep.csv
    pdn-baseline -n 0 plain.csv >want 2>/dev/null
    pdn-baseline -n 0 excel.csv >got 2>said
    cmp want got
    grep -q '^pdn-baseline: excel.csv: not UTF-8: read as Windows-1252$' said
    pdn-baseline -n 0 --column year=aar sep.csv >got 2>said
    cmp want got
}

@test "standard input is read with - and without" {
    pdn-baseline -n 0 plain.csv >want 2>/dev/null
    pdn-baseline -n 0 - <plain.csv 2>/dev/null | cmp want -
    pdn-baseline -n 0 <plain.csv 2>/dev/null | cmp want -
}

@test "every fault of a file is told in one run, each in a line with its place" {
    printf 'unit,year,population,events\nA,2021,100,x\n,2021,200,30\nC,2021,300\nD,2021,300,-1\n' >bad.csv
    says pdn-baseline -n 0 bad.csv -o result.csv
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 4 ]
    [ "${lines[0]}" = 'pdn-baseline: bad.csv:2:4: events is "x": want a number' ]
    [ "${lines[1]}" = 'pdn-baseline: bad.csv:3:1: unit is empty' ]
    [ "${lines[2]}" = 'pdn-baseline: bad.csv:4:4: 3 fields, the header has 4: the row is too short' ]
    [ "${lines[3]}" = 'pdn-baseline: bad.csv:5:4: events is -1: want a number that is not negative' ]
    [ ! -e result.csv ] && [ ! -e result.resource.json ]
}

@test "a faulty cell does not hide the faults of other rows" {
    printf 'unit,year,events,population\nA,2021,10,100\nA,2021,11,100\nB,2021,30,20\n,2021,x,10\n' >bad.csv
    says pdn-baseline -n 0 bad.csv -o result.csv
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 4 ]
    [[ "$output" == *'bad.csv:3:1: "A" stands twice in 2021 (first in line 2)'* ]]
    [[ "$output" == *'bad.csv:4:3: events 30 is more than population 20'* ]]
    [[ "$output" == *'bad.csv:5:1: unit is empty'* ]]
    [[ "$output" == *'bad.csv:5:3: events is "x": want a number'* ]]
}

@test "more than fifty faults are counted" {
    { echo unit,year,events; for i in $(seq 70); do echo "A$i,2021,x$i"; done; } >many.csv
    says pdn-baseline -n 0 many.csv
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 51 ]
    [[ "${lines[50]}" = 'pdn-baseline: and 20 more faults (70 in all)' ]]
}

@test "a workbook, a page and a picture are named for what they are" {
    printf 'PK\003\004\024\000[Content_Types].xml' >a.xlsx
    says pdn-baseline a.xlsx
    [ "$status" -eq 1 ]
    [ "$output" = 'pdn-baseline: a.xlsx: this is a damaged Excel workbook (.xlsx); want CSV or .xlsx: in Excel choose "Save As", "CSV UTF-8"' ]
    printf '<!doctype html><p>' >page
    says sh -c 'pdn-baseline <page'
    [ "$status" -eq 1 ]
    [[ "$output" = 'pdn-baseline: -: this is an HTML page;'* ]]
    says pdn-baseline "$(command -v pdn-baseline)"
    [ "$status" -eq 1 ]
    [[ "$output" = *'this is a program;'* ]]
}

@test "a missing column is named with what the file has" {
    printf 'unti,year,events\nA,2021,1\n' >missing.csv
    says pdn-baseline missing.csv
    [ "$status" -eq 1 ]
    [ "$output" = 'pdn-baseline: missing.csv:1: no column "unit" (is it "unti"?); has "unti", "year", "events"' ]
}

@test "a full disk is a failure, on standard output too" {
    run sh -c 'pdn-baseline --help 2>&1 >/dev/full'
    [ "$status" = 1 ]
    [[ "$output" == 'pdn-baseline: cannot write to standard output: '* ]]
    run sh -c 'pdn-baseline -q -n 0 plain.csv 2>&1 >/dev/full'
    [ "$status" -eq 1 ]
    [[ "$output" = *'No space left on device' ]]
    says pdn-baseline -q -n 0 plain.csv -o /dev/full
    [ "$status" -eq 1 ]
}

@test "the description tells the file's digest and its source's" {
    pdn-baseline -q -n 0 "$PWD/plain.csv" -o result.csv
    grep -q "\"hash\": \"sha256:$(sha256sum <result.csv | cut -c-64)\"" result.resource.json
    grep -q "\"hash\": \"sha256:$(sha256sum <plain.csv | cut -c-64)\"" result.resource.json
    grep -q '"command": "pdn-baseline --draws 0 plain.csv"' result.resource.json
    ! grep -q "$PWD" result.resource.json || false
    pdn-baseline -q -n 0 plain.csv --no-metadata -o bare.csv
    cmp result.csv bare.csv
    [ ! -e bare.resource.json ]
}

@test "what is written for Excel is read again" {
    pdn-baseline -q -n 0 plain.csv --excel -o excel.csv
    [ "$(head -c 3 excel.csv | od -An -tx1 | tr -d ' ')" = efbbbf ]
    head -1 excel.csv | grep -q ';year;indicator;'
    tail -1 excel.csv | grep -q ';0,16666666666666666;'
    says pdn-baseline -q -n 0 excel.csv
    [ "$status" -eq 0 ]
    pdn-baseline -q -n 0 plain.csv | cmp - out
}

@test "the output may not be the input" {
    cp plain.csv kept.csv
    says pdn-baseline plain.csv -o ./plain.csv
    [ "$status" -eq 2 ]
    cmp plain.csv kept.csv
}

@test "how far a large file is read is told where asked for, and nowhere else" {
    # pdn-tally asks no more of a row than that it is read
    awk 'BEGIN { print "input,theme"
        for (i = 1; i <= 17000; i++) print i ",t" }' >large.csv
    says pdn-tally themes --progress always large.csv
    [ "$status" -eq 0 ]
    tr '\r' '\n' <<<"$output" | grep -qE '^pdn-tally: bytes of large.csv: [0-9]+ of '"$(stat -c %s large.csv)"'$'
    says pdn-tally themes large.csv
    [ "$status" -eq 0 ]
    [[ "$output" != *"bytes of"* ]]
}
