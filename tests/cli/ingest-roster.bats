#!/usr/bin/env bats
# pdn-ingest of rosters, codebooks and what a web form exports.
bats_require_minimum_version 1.5.0
load ../support/graphml
load ../support/ingest

@test "--corrections that do not fit are refused" {
    printf '%s\n' wave,from,to,change,column,value,said_by \
        '1,A1,A2,add,,,x' '1,A2,A4,remove,,,x' '1,A1,A2,alter,quality,9,x' \
        '1,A1,A2,alter,colour,9,x' '1,A1,A2,mend,,,x' '1,A1,A2,alter,frequency,often,x' \
        '1,A1,A2,remove,,,' >c.csv
    rm -f out.graphml
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --wave 1 \
        --corrections c.csv --scale quality=1:5 --all-answers -o out.graphml
    refused 'c.csv:2: adds a tie that is there: want alter'
    refused 'c.csv:3: removes a tie that is not there'
    refused 'c.csv:4:6: quality is 9: outside its scale'
    refused 'c.csv:5:5: the ties have no column "colour"'
    refused 'c.csv:6:4: change is "mend": want add, remove or alter'
    refused 'c.csv:7:6: value is "often": frequency wants a number'
    refused 'c.csv:8:7: said_by is empty'
}
@test "a roster: one row per respondent, a column per person and question" {
    printf '%s\n' id,name A1,x A2,y A3,z >actors.csv
    printf '%s\n' 'Respondent,freq_A1,freq_A2,freq_A3,need_A3,hinder_A2,comment' \
        'A1,,3,0,4,tid,hei' 'A2,2,9,,,,' >r.csv
    printf '%s\n' code,question freq,frequency hinder,barrier >book.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv --roster-id Respondent \
        --roster-pattern '^(freq|need|hinder)_(.+)$' --codebook book.csv --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: r.csv: rows read 5 = ties 2 + merged 0 + self-ties 1 + no-contact 1 + left open 1' <<<"$stderr"
    grep -qxF 'pdn-ingest: r.csv: 1 column not about an actor: "comment"' <<<"$stderr"
    [ "$(edge 0 1 out.graphml)" = "e0=3 e3=. e4=tid e5=1 " ]
    [ "$(edge 0 2 out.graphml)" = "e0=0 e2=4 e5=0 " ]
    [ "$(edge 1 2 out.graphml)" = "e1=.. e5=0 " ] # left blank
    # A3 has no row: did not answer.
    [ "$(value respondents out.graphml)" = 2 ]
}
@test "a roster's faults stand where they are" {
    printf '%s\n' 'id,freq_A1,freq_A9' 'A1,1,2' 'A7,1,1' 'A1,1,1' >r.csv
    printf '%s\n' code,question freq,frequency >book.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv \
        --roster-pattern '^(freq)_(.+)$' --codebook book.csv --all-answers -o out.graphml
    refused 'r.csv:1:3: unknown actor "A9" (did you mean "A1"?)'
    refused 'r.csv:3:1: unknown actor "A7" (did you mean "A1"?)'
    refused 'r.csv:4:1: "A1" answers twice (first in line 2): want the row that counts, or of several surveys one (--where COLUMN=VALUE)'
    # a name that the aliases were faulted for
    printf '%s\n' alias,id X,A7 >aliases.csv
    printf '%s\n' 'id,freq_A1,freq_A2' 'A1,,2' 'A7,1,1' >r2.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r2.csv --aliases aliases.csv \
        --roster-pattern '^(freq)_(.+)$' --codebook book.csv --all-answers -o out.graphml
    refused 'aliases.csv:2:2: unknown actor "A7" (did you mean "A1"?); in 2 cells'
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv --roster-pattern '(' --all-answers -o out.graphml
    [ "$status" -eq 2 ] && [[ "$stderr" == 'pdn-ingest: --roster-pattern "(": '* ]]
    printf '%s\n' 'id,freq_A1' 'A2,ofte' >r.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv \
        --roster-pattern '^(freq)_(.+)$' --codebook book.csv --all-answers -o out.graphml
    refused 'r.csv:2:2: frequency is "ofte": want a number'
}

@test "a codebook's slip of the pen is refused at its cell; an own question is a column" {
    printf '%s\n' 'id,A1_often,A2_often,A1_good' 'A1,,2,' 'A2,3,,4' >r.csv
    printf '%s\n' code,actor,question A1_often,A1,frequensy A2_often,A2,frequency \
        A1_good,A1,qualty >book.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv \
        --codebook book.csv --all-answers -o out.graphml
    refused 'book.csv:2:3: question is "frequensy": did you mean "frequency"?'
    refused 'book.csv:4:3: question is "qualty": did you mean "quality"?'
    printf '%s\n' code,actor,question A1_often,A1,frequency A2_often,A2,hyppighet \
        A1_good,A1,trust >book.csv
    pdn-ingest -q --actors actors.csv --roster r.csv --codebook book.csv --all-answers -o out.graphml
    key=$(sed -n 's/.*key id="\([^"]*\)" for="edge" attr.name="trust".*/\1/p' out.graphml)
    [[ "$(edge 1 0 out.graphml)" == *"$key=4 "* ]]
    # the column that is made from the answers is nobody's question
    printf '%s\n' code,actor,question A1_often,A1,frequency A2_often,A2,frequency \
        A1_good,A1,tie >book.csv
    rm out.graphml
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv \
        --codebook book.csv --all-answers -o out.graphml
    [ "$status" -eq 1 ] && [ ! -e out.graphml ]
}
@test "a roster without a column of answers is refused, with or without a pattern" {
    printf 'id\nA1\n' >r.csv
    printf '%s\n' code,actor,question q1,A1,frequency >book.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv \
        --codebook book.csv --all-answers -o out.graphml
    refused 'r.csv:1: no column asks about anybody'
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv \
        --roster-pattern '^q_(.+)$' --all-answers -o out.graphml
    refused 'r.csv:1: no column fits --roster-pattern "^q_(.+)$"'
}
@test "--corrections without a change are refused at their cell" {
    printf '%s\n' wave,from,to,change,column,value,said_by \
        '1,A1,A2,,quality,4,x' '1,A1,A2, ,quality,4,x' >c.csv
    rm -f out.graphml
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --wave 1 \
        --corrections c.csv --all-answers -o out.graphml
    refused 'c.csv:2:4: change is empty'
    refused 'c.csv:3:4: change is empty'
}

@test "a unique name stands for its id; a shared one does not; --roster-id wins" {
    printf '%s\n' id,name,sector 1,Kari,x 2,Ola,y 3,Kari,y >abc.csv
    printf '%s\n' 'ID;Navn;[1];[Ola];[3]' '901;Ola;2;;0' '902;1;;0;1' >r.csv
    run --separate-stderr pdn-ingest --actors abc.csv --roster r.csv --roster-id Navn \
        --roster-pattern '^\[(.*)\]$' --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: r.csv: column "ID" is left out: "Navn" is said to be id' <<<"$stderr"
    grep -qxF 'pdn-ingest: r.csv: 2 cells or headings call people by name, as "Ola": read as their ids' <<<"$stderr"
    ties 'from,to\nA1,Per\nPer,A2\n' # by name in ties too
    [ "$status" -eq 0 ]
    rm out.graphml
    printf 'from,to\n1,Kari\n' >t.csv
    run --separate-stderr pdn-ingest --actors abc.csv --ties t.csv --all-answers -o out.graphml
    refused 't.csv:2:2: 2 people are called "Kari" (ids 1, 3): want the id'
}
@test "words in answers: told together by question, or read by --answers" {
    printf '%s\n' id,sector a,x b,y c,y >abc.csv
    printf '%s\n' id,a,b,c a,,Ofte,Aldri 'b,Av og til,,Aldri' c,Aldri,Aldri, >r.csv
    run --separate-stderr pdn-ingest --actors abc.csv --roster r.csv --all-answers -o out.graphml
    refused 'r.csv:2:3: frequency: 3 different words in 6 cells: Aldri 4, Ofte 1, Av og til 1: want a number; --answers says what words stand for, --suggest proposes it'
    printf '%s\n' question,answer,value hyppighet,Aldri,0 ,Ofte,4 >book.csv
    run --separate-stderr pdn-ingest --actors abc.csv --roster r.csv --answers book.csv --all-answers -o out.graphml
    refused 'r.csv:3:2: frequency: 1 different word in 1 cell: Av og til 1: want a number, or a line in book.csv'
    echo 'frequency,Av og til,2' >>book.csv
    pdn-ingest -q --actors abc.csv --roster r.csv --answers book.csv --all-answers -o out.graphml
    [ "$(edge 0 1 out.graphml)" = "e0=4 e1=1 " ]
    [ "$(edge 1 0 out.graphml)" = "e0=2 e1=1 " ]
    [ "$(edge 2 1 out.graphml)" = "e0=0 e1=0 " ]
    # the same book for ties
    printf '%s\n' from,to,frequency a,b,Ofte b,a,Aldri c,a,1 >t.csv
    run --separate-stderr pdn-ingest --actors abc.csv --ties t.csv --answers book.csv --all-answers -o out.graphml
    grep -qF 'rows read 3 = ties 2 + merged 0 + self-ties 0 + no-contact 1' <<<"$stderr"
    echo 'frequency,Aldri,1' >>book.csv
    rm out.graphml
    run --separate-stderr pdn-ingest --actors abc.csv --roster r.csv --answers book.csv --all-answers -o out.graphml
    refused 'book.csv:5: "Aldri" stands for 1 here and for 0 in line 2'
}
@test "cells of several answers: parted at ; and |, at , where no answer holds one" {
    printf '%s\n' id,sector A,x B,y C,y >actors.csv
    ties 'from,to,barrier\nA,B,Mangler tid\nB,A,"Taushetsplikt;Mangler tid;"\nC,A,Taushetsplikt|IKT\n'
    [ "$(edge 0 1 out.graphml)" = "e0=Mangler_tid e1=1 " ]
    [ "$(edge 1 0 out.graphml)" = "e0=Taushetsplikt+Mangler_tid e1=1 " ]
    [ "$(edge 2 0 out.graphml)" = "e0=Taushetsplikt+IKT e1=1 " ]
    printf '%s\n' question,answer,value 'barrier,"Nei, mangler tid",tid' barrier,Taushetsplikt,plikt >book.csv
    ties 'from;to;barrier\nA;B;Nei, mangler tid\nB;A;Taushetsplikt|Nei, mangler tid\n' --answers book.csv
    [ "$(edge 0 1 out.graphml)" = "e0=tid e1=1 " ]
    [ "$(edge 1 0 out.graphml)" = "e0=plikt+tid e1=1 " ]
    # the codes that the book has stand with the network
    key=$(sed -n 's/.*<key id="\([^"]*\)" for="graph" attr.name="codes_barrier".*/\1/p' out.graphml)
    grep -q "<data key=\"$key\">tid+plikt</data>" out.graphml
    # codes parted at blanks, as before, where no cell joins several otherwise
    ties 'from,to,barrier\nA,B,tid plikt\n'
    [ "$(edge 0 1 out.graphml)" = "e0=tid plikt e1=1 " ]
}
@test "posts in per cent become full-time posts; a post of 80 is asked about" {
    printf '%s\n' 'id;sektor;stillingsprosent' 'A;x;80' 'B;y;37,5' >actors.csv
    ties 'from,to\nA,B\nB,A\n'
    grep -q 'attr.name="fte"' out.graphml
    [ "$(grep -c '>0.8<\|>0.375<' out.graphml)" -eq 2 ]
    printf '%s\n' id,fte A,80 B,1 >actors.csv
    ties 'from,to\nA,B\nB,A\n'
    grep -qxF 'pdn-ingest: warning: actors.csv:2:2: fte is 80, and above 3 in 1 row: full-time posts; if they are per cent, call the column stillingsprosent (--column fte_percent=THEIRS)' <<<"$stderr"
}
@test "without a scale a rating far from the others is told, with its cell" {
    { echo from,to,quality; for i in $(seq 24); do echo "P$i,P$((i % 24 + 1)),$([ "$i" -eq 7 ] && echo 44 || echo $((i % 5 + 1)))"; done; } >q.csv
    { echo id; for i in $(seq 24); do echo "P$i"; done; } >people.csv
    run --separate-stderr pdn-ingest --actors people.csv --ties q.csv --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: warning: q.csv:8:3: quality is 44, but most cells hold 1 to 5: is it meant? A --scale refuses what is outside it' <<<"$stderr"
    rm out.graphml
    run --separate-stderr pdn-ingest --actors people.csv --ties q.csv --all-answers --scale quality=1:5 -o out.graphml
    refused 'q.csv:8:3: quality is 44: want 1 to 5'
    sed -i 's/,44$/,6/' q.csv
    run --separate-stderr pdn-ingest --actors people.csv --ties q.csv --all-answers -o out.graphml
    ! grep -q 'is it meant' <<<"$stderr" || false
}
