#!/usr/bin/env bats
# Files that once ended a tool without a word, or were taken for what they are
# not: each is refused with its place, and nothing is written.

bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR" || return 1
    printf 'id,sector\na,X\nb,Y\n' >actors.csv
    printf 'from,to\na,b\n' >ties.csv
    out=out
}

# refuse MESSAGE COMMAND...: exit 1, the message, and no file called out.
refuse() {
    local message=$1
    shift
    run --separate-stderr "$@" -o "$out"
    [ "$status" -eq 1 ]
    echo "$stderr"
    [[ "$stderr" == *"$message"* ]]
    [ ! -e "$out" ]
}

study() {
    printf '%s\n' '[wave 1]' 'actors = actors.csv' 'ties = ties.csv' "$@" >study.ini
}

@test "a codebook without a question" {
    printf 'id,q1\na,1\n' >roster.csv
    printf 'column,actor,question\nq1,b,\n' >codebook.csv
    refuse 'roster.csv:1:2: unknown actor "q1"' \
        pdn-ingest --actors actors.csv --roster roster.csv --codebook codebook.csv
}

@test "a roster that asks about nobody" {
    printf 'id\na\n' >roster.csv
    refuse 'roster.csv:1: no column asks about anybody' \
        pdn-ingest --actors actors.csv --roster roster.csv
}

@test "a NUL in the study file, with its line" {
    study
    printf 'aliases = a\0b\n' >>study.ini
    refuse 'study.ini:4: the line holds the byte 00, which is no text' \
        pdn-report study.ini
}

@test "a wave whose label leads out of the folder" {
    printf '%s\n' '[wave ../../evil]' 'actors = actors.csv' 'ties = ties.csv' >study.ini
    refuse 'study.ini:1: wave "../../evil": want letters' pdn-report study.ini
}

@test "a key that stands twice, four thousand bytes apart" {
    study '[scales]'
    for i in $(seq 100 399); do echo "column_with_long_name_$i = 0:4"; done >>study.ini
    echo 'column_with_long_name_300 = 4:0' >>study.ini
    refuse 'study.ini:305: column_with_long_name_300 stands twice' pdn-report study.ini
}

@test "counts and years beyond what a number holds" {
    printf 'unit,year,events,population,r\nA,2018,5,1e18,1\n' >o.csv
    refuse 'o.csv:2:4: population is 1e18: want a whole number of at most' \
        pdn-deviants --resources r o.csv
    printf 'unit,year,events,population\nA,1e308,5,10\n' >o.csv
    refuse 'o.csv:2:2: year is 1e308: want a year from 1 to 9999' pdn-baseline o.csv
}

@test "a device without end is no file" {
    for device in /dev/zero /dev/urandom; do
        run --separate-stderr timeout 20 pdn-baseline "$device"
        [ "$status" -eq 1 ]
        [ -z "$output" ]
        run --separate-stderr timeout 20 pdn-ingest --actors "$device" --ties "$device"
        [ "$status" -eq 1 ]
    done
    run timeout 20 pdn-measure /dev/zero
    [ "$status" -eq 1 ]
}

@test "a sheet asks for the columns it reads" {
    out=out.svg
    printf 'group_b,ties\nA,1\n' >t.csv
    refuse 't.csv:1: no column "group_a"' pdn-plot pairs t.csv
    printf 'group_a,group_b,verdict\n,B,works\n' >t.csv
    refuse 't.csv:2:1: group_a is empty' pdn-plot pairs t.csv
    printf 'service_a,service_b,year,both,coordinated\nA,B,2020,9,5\n' >t.csv
    refuse 't.csv:1: no column "unit"' pdn-plot baseline t.csv
    refuse 't.csv:1: no column "unit"' pdn-plot deviants t.csv
}
