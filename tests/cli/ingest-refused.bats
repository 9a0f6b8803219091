#!/usr/bin/env bats
# What pdn-ingest refuses, and how.
bats_require_minimum_version 1.5.0
load ../support/ingest

# ---- Refused: place, what was found, what was wanted ------------------------

@test "refused: an actor who is not on the list, with the nearest id" {
    ties 'from,to\nA1,A2\nA1,a2x\n'
    refused 't.csv:3:2: unknown actor "a2x" (did you mean "A2"?)'
}
@test "refused: a name where an id belongs, with the name and its id" {
    ties 'from,to\nA1,NAV Kongsvingr\n'
    refused 't.csv:2:2: unknown actor "NAV Kongsvingr" (did you mean "NAV Kongsvinger", id "A1"?)'
}
@test "refused: an actor like nobody" {
    ties 'from,to\nhelsestasjonen,A2\n'
    refused 't.csv:2:1: unknown actor "helsestasjonen": want an id or alias of the actor file'
}
@test "refused: an id in another case" {
    ties 'from,to\na1,A2\n'
    refused 't.csv:2:1: unknown actor "a1" (did you mean "A1"?)'
}
@test "refused: an answer from somebody who did not answer" {
    ties 'from,to\nA3,A2\n'
    refused 't.csv:2:1: an answer from "A3", who has responded 0 in the actor file'
}
@test "refused: empty ends" {
    ties 'from,to,frequency\nA1,,2\n,A2,1\n'
    refused 't.csv:2:2: to is empty'
    refused 't.csv:3:1: from is empty'
}
@test "refused: a negative frequency" {
    ties 'from,to,frequency\nA1,A2,-1\n'
    refused 't.csv:2:3: frequency is -1: want a number that is not negative'
}
@test "refused: text where a number belongs" {
    ties 'from,to,frequency\nA1,A2,ofte\n'
    refused 't.csv:2:3: frequency is "ofte": want a number'
}
@test "refused: numbers that are not finite" {
    ties 'from,to,frequency\nA1,A2,1e999\nA2,A1,nan\nA4,A1,inf\n'
    refused 't.csv:2:3: frequency is "1e999": want a number'
    refused 't.csv:3:3: frequency is "nan": want a number'
    refused 't.csv:4:3: frequency is "inf": want a number'
}
@test "refused: a quote that is never closed" {
    ties 'from,to\nA1,"A2\nA2,A1\n'
    refused 't.csv:2:2: a quote opened here is never closed'
}
@test "refused: a name twice in the header" {
    ties 'from,to,From\nA1,A2,A1\n'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'pdn-ingest: t.csv:1:3: '*'twice'* ]]
}
@test "refused: a row that is too long, one that is too short" {
    ties 'from,to,frequency\nA1,A2,1,7\nA1,A4\n'
    refused 't.csv:2:4: 4 fields, the header has 3: the row is too long'
    refused 't.csv:3:3: 2 fields, the header has 3: the row is too short'
}
@test "refused: a missing column, with what is there" {
    ties 'from,too\nA1,A2\n'
    refused 't.csv:1: no column "to" (is it "too"?); has "from", "too"'
}
@test "refused: a rating outside its scale, its cell" {
    ties 'from,to,quality\nA1,A2,5\nA2,A1,7\n' --scale quality=1:5
    refused 't.csv:3:3: quality is 7: want 1 to 5'
}
@test "refused: a number is told as it stands in the file" {
    ties 'from;to;quality\nA1;A2;5,0\nA2;A1;9,10\n' --scale quality=1:5
    refused 't.csv:3:3: quality is 9,10: want 1 to 5'
}
@test "refused: a NUL, invalid UTF-8 after a byte order mark" {
    ties 'from,to\nA1,A\0002\n'
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'pdn-ingest: t.csv:2:2: '* ]]
    ties '\357\273\277from,to\nA1,\377\n'
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'pdn-ingest: t.csv:2:2: '* ]]
}
@test "refused: an empty file, a page, a workbook, nothing at all" {
    ties ''
    refused 't.csv: the file is empty: want a header row'
    ties '<html><body>'
    [ "$status" -eq 1 ] && [[ "$stderr" == *HTML* ]]
    ties 'PK\003\004....'
    [ "$status" -eq 1 ] && [[ "$stderr" == 'pdn-ingest: t.csv: '* ]]
    run --separate-stderr pdn-ingest --actors actors.csv --ties none.csv
    refused 'none.csv: No such file or directory'
}
@test "refused: the column that is made here" {
    ties 'from,to,tie\nA1,A2,1\n'
    refused 't.csv:1:3: the column "tie" is made here: give it another name'
}
@test "refused: an actor twice, responded without a value, all in one run" {
    printf '%s\n' id,responded A1,1 A1,1 A2,maybe A3, ,1 >actors.csv
    ties 'from,to,frequency\nA1,A2,x\nA1,A7,1\n'
    refused 'actors.csv:3:1: actor "A1" stands twice (first in line 2)'
    refused 'actors.csv:4:2: responded is "maybe": want 1 or 0'
    refused 'actors.csv:5:2: responded is not told: want 1 or 0'
    refused 'actors.csv:6:1: id is empty'
    refused 't.csv:2:3: frequency is "x": want a number'
    refused 't.csv:3:2: unknown actor "A7" (did you mean "A1"?)'
}
@test "refused: an actor file of nobody" {
    echo id,name >actors.csv
    ties 'from,to\n'
    refused 'actors.csv: there is no actor in it'
}
@test "refused: aliases of nobody, and of two" {
    printf '%s\n' alias,id 'Kari,A2' 'Per,A9' 'Kari,A4' 'A1,A2' >aliases.csv
    ties 'from,to\nA1,A2\n' --aliases aliases.csv
    refused 'aliases.csv:3:2: unknown actor "A9" (did you mean "A1"?)'
    refused 'aliases.csv:4:1: alias "Kari" of "A4" is what "A2" is called already'
    refused 'aliases.csv:5:1: alias "A1" of "A2" is what "A1" is called already'
}
@test "refused: somebody to take out who is not there" {
    ties 'from,to\nA1,A2\n' --drop-id A11
    refused '--drop-id: unknown actor "A11" (did you mean "A1"?)'
}
@test "fifty faults are told, the rest counted" {
    { echo from,to; for i in $(seq 60); do echo "A1,zzzzz$i"; done; } >t.csv
    run --separate-stderr pdn-ingest --actors actors.csv --ties t.csv --all-answers -o out.graphml
    [ "$status" -eq 1 ]
    [ "$(grep -c 'unknown actor' <<<"$stderr")" -eq 50 ]
    grep -qxF 'pdn-ingest: and 10 more faults (60 in all)' <<<"$stderr"
}
@test "a message is one line whatever stands in the cell" {
    ties 'from,to\nA1,"no\nbody\there"\n'
    refused 't.csv:2:2: unknown actor "no body here": want an id or alias of the actor file'
}

# ---- Called wrongly ----------------------------------------------------------

@test "called wrongly: exit 2, one message, the way to help" {
    local call
    for call in "--actors actors.csv" "--ties ties.csv" "--actors actors.csv --ties ties.csv --roster r.csv" \
        "--actors actors.csv --ties ties.csv --codebook c.csv" "--actors actors.csv --ties ties.csv --scale quality" \
        "--actors actors.csv --ties ties.csv --scale quality=5:5" "--actors actors.csv --ties ties.csv --nonresponse maybe" \
        "--actors actors.csv --ties ties.csv --min-frequency x" "--actors actors.csv --ties ties.csv extra" \
        "--actors actors.csv --ties ties.csv --nosuch" "--actors"; do
        # shellcheck disable=SC2086 # words
        run --separate-stderr pdn-ingest $call
        [ "$status" -eq 2 ] || { echo "$call: $status"; return 1; }
        [ -z "$output" ]
        only_ours
    done
}

@test "answers in words are told together, with what reads them" {
    printf '%s\n' id,sector a,S b,S c,T >a.csv
    printf '%s\n' from,to,frequency 'a,b,hver uke' 'a,c,hver uke' 'b,c,hver måned' 'b,a,hver uke' 'c,a,2' >t.csv
    run --separate-stderr pdn-ingest --actors a.csv --ties t.csv -o out.graphml
    [ "$status" -eq 1 ]
    [ "$(grep -c 'want a number' <<<"$stderr")" -eq 1 ]
    grep -qxF 'pdn-ingest: t.csv:2:3: frequency: 2 different words in 4 cells: hver uke 3, hver måned 1: want a number; --answers says what words stand for, --suggest proposes it' <<<"$stderr"
}
