#!/usr/bin/env bats
# pdn-ingest as a user runs it: what is counted, and what stands in the network.
bats_require_minimum_version 1.5.0
load ../support/graphml
load ../support/ingest

# ---- Counted -----------------------------------------------------------------

@test "rows read = ties + merged + self-ties + no-contact" {
    # By hand: A1>A2 thrice, A2>A2 itself, A4>A1 twice with 0.
    ties 'from,to,frequency\nA1,A2,1\nA1,A2,3\nA1,A2,0\nA2,A2,4\nA4,A1,0\nA4,A1,0\nA2,A1,2\n'
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: t.csv: rows read 7 = ties 2 + merged 3 + self-ties 1 + no-contact 1' <<<"$stderr"
    [ "$(grep -c '<edge ' out.graphml)" -eq 3 ]
}
@test "merging: largest frequency, mean of ratings, all barriers once" {
    ties 'from,to,frequency,quality,barrier,relation\nA1,A2,1,2,b a,x\nA1,A2,3,5,a+c,\nA1,A2,2,,,y\n'
    [ "$status" -eq 0 ]
    [ "$(edge 0 1 out.graphml)" = "e0=3 e1=3.5 e2=b+a+c e3=x+y e4=1 " ]
}
@test "frequency 0 is kept as an answer, and --min-frequency makes more of them" {
    ties 'from,to,frequency\nA1,A2,3\nA2,A1,1\nA4,A1,0\n' --min-frequency 2
    [ "$status" -eq 0 ]
    [ "$(edge 0 1 out.graphml)" = "e0=3 e1=1 " ]
    [ "$(edge 1 0 out.graphml)" = "e0=1 e1=0 " ]
    [ "$(edge 3 0 out.graphml)" = "e0=0 e1=0 " ]
    grep -q 'ties 1 + merged 0 + self-ties 0 + no-contact 2$' <<<"$stderr"
}
@test "without a frequency column every row is a tie" {
    ties 'from,to\nA1,A2\nA2,A4\n'
    [ "$(edge 0 1 out.graphml)" = "e0=1 " ]
}
@test "contact left open is neither a tie nor no" {
    ties 'from,to,frequency\nA1,A2,..\nA2,A1,.\nA4,A1,2\n'
    [ "$status" -eq 0 ]
    [ "$(edge 0 1 out.graphml)" = "e1=.. e2=0 " ]
    [ "$(edge 1 0 out.graphml)" = "e1=. e2=0 " ]
    grep -q 'ties 1 + merged 0 + self-ties 0 + no-contact 0 + left open 2$' <<<"$stderr"
}
@test "the five states are kept apart to the end" {
    ties 'from,to,frequency,quality\nA1,A2,1,\nA2,A1,1,.\nA1,A4,1,..\nA4,A1,1,:\nA4,A2,1,0\nA2,A4,1,<5\n'
    [ "$status" -eq 0 ]
    [ "$(edge 0 1 out.graphml)" = "e0=1 e3=1 " ]
    [ "$(edge 1 0 out.graphml)" = "e0=1 e2=. e3=1 " ]
    [ "$(edge 0 3 out.graphml)" = "e0=1 e2=.. e3=1 " ]
    [ "$(edge 3 0 out.graphml)" = "e0=1 e2=: e3=1 " ]
    [ "$(edge 3 1 out.graphml)" = "e0=1 e1=0 e3=1 " ]
    [ "$(edge 1 3 out.graphml)" = "e0=1 e2=: e3=1 " ]
    grep -q 'attr.name="quality_state" attr.type="string"' out.graphml
}
@test "response, overall and per sector; what can be seen of pairs" {
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: actors.csv: 3 of 4 answered (75.0 %)' <<<"$stderr"
    grep -qxF 'pdn-ingest: warning: actors.csv: Skole: 0 of 1 answered (0.0 %)' <<<"$stderr"
    # By hand: A1-A2 both; A1-A3 the other silent; A4-A1 is no contact.
    grep -qF '1 told by both, 0 told by one of two who answered, 1 where the other did not answer; 0 pairs' <<<"$stderr"
    [ "$(value actors out.graphml)" = 4 ]
    [ "$(value respondents out.graphml)" = 3 ]
    [ "$(value rule out.graphml)" = keep ]
}
@test "findings: the columns of the contract, also when the survey is refused" {
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --findings f.csv --all-answers -o out.graphml
    [ "$(head -1 f.csv)" = "file,line,column,severity,code,message,action" ]
    grep -q '^ties.csv,,,note,rows,' f.csv
    ties 'from,to\nA1,A9\n' --findings g.csv
    grep -q '^t.csv,2,2,error,unknown-actor,' g.csv
    [ "$status" -eq 1 ]
}

# ---- Options -------------------------------------------------------------------

@test "--scale turned round: more is more, 0 stays no contact, the scale is told" {
    ties 'from,to,frequency\nA1,A2,1\nA2,A1,4\nA4,A1,0\n' --scale frequency=4:1
    [ "$status" -eq 0 ]
    [ "$(edge 0 1 out.graphml)" = "e0=4 e1=1 " ]
    [ "$(edge 1 0 out.graphml)" = "e0=1 e1=1 " ]
    [ "$(edge 3 0 out.graphml)" = "e0=0 e1=0 " ]
    [ "$(value scale_frequency out.graphml)" = "1:4" ]
}
@test "no scale: the range seen, and said so" {
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --all-answers -o out.graphml
    grep -qxF 'pdn-ingest: ties.csv: no scale given for quality: the range seen, 4 to 5, is taken' <<<"$stderr"
}
@test "--undirected: each tie once, everybody counts as having answered" {
    ties 'from,to,frequency\nA2,A1,1\nA1,A2,4\nA3,A1,2\n' --undirected
    [ "$status" -eq 0 ]
    grep -q 'edgedefault="undirected"' out.graphml
    [ "$(edge 0 1 out.graphml)" = "e0=4 e1=1 " ]
    [ "$(edge 0 2 out.graphml)" = "e0=2 e1=1 " ]
    [ "$(grep -c '<edge ' out.graphml)" -eq 2 ]
    [ "$(value respondents out.graphml)" = 4 ]
}
@test "--nonresponse drop and reconstruct" {
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --nonresponse drop --all-answers -o out.graphml
    [ "$(grep -c '<node ' out.graphml)" -eq 3 ]
    [ "$(grep -c '<edge ' out.graphml)" -eq 3 ]
    [ "$(value rule out.graphml)" = drop ]
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --nonresponse reconstruct --all-answers -o out.graphml
    # The report about A3 counts for both; the rating stays A1's.
    [ "$(edge 2 0 out.graphml)" = "e0=1 e2=.. e4=1 e5=1 " ]
    [ "$(grep -c '<node ' out.graphml)" -eq 4 ]
}
@test "--unknown add: a newcomer who sends nothing did not answer" {
    ties 'from,to\nA1,New\nNewer,A2\n' --unknown add
    [ "$status" -eq 0 ]
    grep -qF 'warning: t.csv:2:2: unknown actor "New": added' <<<"$stderr"
    [ "$(value actors out.graphml)" = 6 ]
    [ "$(value respondents out.graphml)" = 4 ]
}
@test "--aliases: another spelling, also with accents composed otherwise" {
    printf '%s\n' alias,id 'Kari N.,A2' 'A\314\212s,A4' | sed "s/A.314.212s/$(printf 'A\314\212s')/" >aliases.csv
    ties 'from,to\nA1,Kari N.\nA1,\303\205s\n' --aliases aliases.csv
    [ "$status" -eq 0 ]
    [ -n "$(edge 0 1 out.graphml)" ] && [ -n "$(edge 0 3 out.graphml)" ]
}
@test "--drop-id: the person and every answer by and about them are gone" {
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --drop-id A2 --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    run ! grep -q 'Kari\|A2' out.graphml # nor in the recorded command
    grep -q -- '--drop-id :' out.graphml
    [ "$(grep -c '<node ' out.graphml)" -eq 3 ]
    grep -q 'rows read 4 = ties 1 + merged 0 + self-ties 0 + no-contact 1 + of dropped people 2$' <<<"$stderr"
    [ "$(edge 0 1 out.graphml)" = "e0=1 e2=.. e3=taushetsplikt kapasitet e4=1 " ]
}
@test "--names-out: id and name there, no name in the network" {
    pdn-ingest -q --actors actors.csv --ties ties.csv --names-out n.csv --all-answers -o out.graphml
    [ "$(head -2 n.csv)" = "$(printf 'id,name\nA1,NAV Kongsvinger')" ]
    run ! grep -q 'Kari\|Kongsvinger' out.graphml
    # the id, as name, id and label
    [ "$(grep -c '<data key="v[012]">A2</data>' out.graphml)" -eq 3 ]
}
@test "--corrections: added, removed, altered, of this wave only" {
    printf '%s\n' wave,from,to,change,column,value,said_by \
        '1,A2,A4,add,frequency,4,leader' '1,A2,A1,remove,,,A2' \
        '1,A1,A2,alter,quality,1,A1' '2,A1,A2,alter,quality,9,A1' >c.csv
    run --separate-stderr pdn-ingest --actors actors.csv --ties ties.csv --wave 1 \
        --corrections c.csv --scale quality=1:5 --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    [ "$(edge 1 3 out.graphml)" = "e0=4 e4=1 " ]
    [ -z "$(edge 1 0 out.graphml)" ]
    [[ "$(edge 0 1 out.graphml)" == *"e1=1 "* ]]
    grep -qxF 'pdn-ingest: c.csv: 3 of 4 corrections are of this wave' <<<"$stderr"
}
@test "--corrections of a turned scale are told as the survey asked" {
    printf 'id,sector\nA,S\nB,S\n' >actors.csv
    printf 'from,to,frequency,quality\nA,B,1,5\nB,A,1,2\n' >ties.csv
    printf 'wave,from,to,change,column,value,said_by\n1,A,B,alter,quality,4,A\n' >c.csv
    pdn-ingest --actors actors.csv --ties ties.csv --wave 1 -q \
        --corrections c.csv --scale quality=5:1 --all-answers -o out.graphml
    # by hand: 4 on a scale of 5 to 1 is the second lowest, 2; 2 becomes 4
    key=$(sed -n 's/.*key id="\([^"]*\)" for="edge" attr.name="quality".*/\1/p' out.graphml)
    [ "$(sed -n "s/.*<data key=\"$key\">\(.*\)<\/data>.*/\1/p" out.graphml | tr '\n' ' ')" = "2 4 " ]
}

# ---- Silence ------------------------------------------------------------------

@test "a blank cell of a roster is no answer: no tie, not possible, told" {
    # By hand: a left b open; b says 3 about a. The own cells do not count.
    printf '%s\n' id,name,sector,responded a,A,x,1 b,B,y,1 c,C,y,1 >abc.csv
    printf '%s\n' 'id;a;b;c' 'a;;;0' 'b;3;;0' 'c;0;0;' >r.csv
    run --separate-stderr pdn-ingest --actors abc.csv --roster r.csv --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: r.csv: 1 cell of contact left blank: read as did not answer, not as no contact' <<<"$stderr"
    grep -qxF 'pdn-ingest: r.csv: rows read 6 = ties 1 + merged 0 + self-ties 0 + no-contact 4 + left open 1' <<<"$stderr"
    grep -qF '0 told by both, 0 told by one of two who answered, 1 where the other did not answer or left it open' <<<"$stderr"
    [ "$(value blank_cells out.graphml)" = 1 ]
    # x-y: a>b a>c b>a c>a are four arcs, one was left open; within y two
    pdn-breakdown -q -n 0 --no-metadata out.graphml | cut -d, -f1,2,7,8,15-17 >b.csv
    grep -qxF 'x,y,1,3,0,0,1' b.csv
    grep -qxF 'y,y,0,2,0,0,0' b.csv
    # b is out of 2 - 1 who could name b; a and c of 2
    [ "$(pdn-measure -q -n 0 --only id,nominators out.graphml | tail -3 | tr '\n' ' ')" = 'a,2 b,1 c,2 ' ]
    # 1 of 6 - 1 arcs
    pdn-measure -q --whole -n 0 out.graphml | grep -q '^density,0.2,'
    run --separate-stderr pdn-ingest --actors abc.csv --roster r.csv --blank no --all-answers -o out.graphml
    grep -qF 'ties 1 + merged 0 + self-ties 0 + no-contact 5' <<<"$stderr"
}
@test "where no answer means no contact, a blank cell must be spoken for" {
    printf '%s\n' id,sector a,x b,y >ab.csv
    printf '%s\n' id,a,b a,,2 b,, >r.csv
    printf '%s\n' id,a,b,c a,,2, b,1,, c,,,1 >r3.csv
    printf '%s\n' id,sector a,x b,y c,y >abc.csv
    run --separate-stderr pdn-ingest --actors abc.csv --roster r3.csv --all-answers -o out.graphml
    refused 'r3.csv: 4 cells of contact left blank, and no answer means no contact: say --blank silent (did not answer) or --blank no (no contact)'
    pdn-ingest -q --actors abc.csv --roster r3.csv --blank silent --all-answers -o out.graphml
    [ "$(value left_open out.graphml)" = 4 ]
    # a scale that begins at 0 has such an answer
    pdn-ingest -q --actors abc.csv --roster r3.csv --scale frequency=0:4 --all-answers -o out.graphml
    [ "$(value left_open out.graphml)" = 4 ]
    run --separate-stderr pdn-ingest --actors abc.csv --ties r3.csv --blank no
    [ "$status" -eq 2 ]
}
@test "a wholly blank row is a person who did not answer, whatever the actor file says" {
    printf '%s\n' id,name,sector,responded a,A,x,1 b,B,y,1 c,C,y,1 >abc.csv
    printf '%s\n' 'id;a;b;c' 'a;;;0' 'b;3;;0' 'c;;;' >r2.csv
    run --separate-stderr pdn-ingest --actors abc.csv --roster r2.csv --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: warning: r2.csv: 1 left every question blank (c): read as did not answer, though the actor file has responded 1' <<<"$stderr"
    [ "$(value respondents out.graphml)" = 2 ]
    [ "$(value blank_rows out.graphml)" = 1 ]
}
@test "without a column responded, who sends nothing did not answer; --answered all" {
    printf '%s\n' id,name,sector A1,x,NAV A2,y,BUP A3,z,NAV A4,w,BUP >actors.csv
    ties 'fra;til;frekvens\nA1;A2;3\nA1;A3;0\nA2;A1;0\n'
    grep -qxF 'pdn-ingest: warning: actors.csv: no column responded says who answered: 2 of 4 sent nothing (A3, A4) and are read as did not answer (--answered all: everybody did)' <<<"$stderr"
    grep -qxF 'pdn-ingest: t.csv: rows read 3 = ties 1 + merged 0 + self-ties 0 + no-contact 2' <<<"$stderr"
    [ "$(value respondents out.graphml)" = 2 ]
    [ "$(value sent_nothing out.graphml)" = 2 ]
    ties 'fra;til;frekvens\nA1;A2;3\nA1;A3;0\nA2;A1;0\n' --answered all
    [ "$(value respondents out.graphml)" = 4 ]
    grep -qF '2 answered and sent in no row (A3, A4): read as the answer "nobody"' <<<"$stderr"
    # an answer that was left open is none
    ties 'from,to,frequency\nA1,A2,3\nA2,A1,..\nA3,A1,1\nA4,A1,1\n'
    [ "$(value respondents out.graphml)" = 3 ]
}
@test "a scale of no column is refused, with the columns there are" {
    ties 'from,to,frequency\nA1,A2,1\n' --scale freqency=0:4
    refused '--scale: no column "freqency" in t.csv: columns of numbers are "frequency"'
}
@test "headings that are not understood are told; zeros without a frequency are warned of" {
    ties 'from,to,frekvnes\nA1,A2,3\nA2,A1,0\n'
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: t.csv: 1 heading not among those known, carried along: "frekvnes"' <<<"$stderr"
    grep -qxF 'pdn-ingest: warning: t.csv:1:3: the heading "frekvnes" is not understood: is it frequency? (--column frequency=THEIRS)' <<<"$stderr"
    grep -qxF 'pdn-ingest: warning: t.csv:1:3: no column tells frequency, so each of 2 rows is read as contact, though "frekvnes" is 0 in 1: is that no contact? (--column frequency=THEIRS)' <<<"$stderr"
}

# ---- Names --------------------------------------------------------------------

@test "groups that look alike are one, the first spelling shown, the others told" {
    # no-break space, two blanks, zero width, soft hyphen, composed otherwise, dash
    printf 'id,sector\na,Sør-Odal NAV\nb,Sør\342\200\223Odal NAV\nc,Sør-Odal\302\240NAV\nd,Sør-Odal  NAV\n' >actors.csv
    printf 'e,Sør-Odal NAV\342\200\213\nf,Sør-\302\255Odal NAV\ng,\nh,NA\ni,sør-odal nav\n' >>actors.csv
    printf 'from,to\na,b\nb,c\nc,d\nd,e\ne,f\nf,g\ng,h\nh,i\ni,a\n' >t.csv
    run --separate-stderr pdn-ingest --actors actors.csv --ties t.csv --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    [ "$(grep -c 'is another spelling of "Sør-Odal NAV": read as that' <<<"$stderr")" -eq 5 ]
    grep -qF 'actors.csv:10:2: sector: "sør-odal nav" and "Sør-Odal NAV" (line 2) differ only in case or zeros: kept apart' <<<"$stderr"
    run --separate-stderr pdn-breakdown -n 0 --no-metadata out.graphml
    grep -qF 'the group of 2 is not known: they stand in no pair' <<<"$stderr"
    [ "$(cut -d, -f1-4 <<<"$output" | tail -3 | tr '\n' ' ')" = \
        'Sør-Odal NAV,Sør-Odal NAV,6,6 Sør-Odal NAV,sør-odal nav,6,1 sør-odal nav,sør-odal nav,1,1 ' ]
    # a heading's other name groups too
    pdn-breakdown -q -n 0 --no-metadata --by tjeneste out.graphml | cmp - <(echo "$output")
}

@test "people whose group is not known stand in no figure of groups" {
    printf '%s\n' id,sector,responded a,S,ja b,S,Nei c,T,TRUE d,,1 e,NA,x >actors.csv
    ties 'from,to\na,b\na,c\na,d\nd,e\nc,d\n'
    # by hand: of a's partners b is inside, c outside, d of no group
    [ "$(pdn-measure -q -n 0 --only id,responded,ei_index,brokerage out.graphml | tail -5 | tr '\n' ' ')" = \
        'a,1,0,0 b,0,-1, c,1,1,0 d,1,, e,1,, ' ]
    # among a, b and c: one arc of two stays inside
    pdn-measure -q --whole -n 0 out.graphml | grep -q '^ei_index,0,'
}
@test "rows of helper files that meet nothing are told" {
    printf '%s\n' id,name,sector 1,Kari,x 2,Ola,y >actors.csv
    printf '%s\n' 'id,hvor ofte: 1,hvor ofte: 2' '1,,Aldri' '2,Ofte,' >r.csv
    printf '%s\n' alias,id K,1 O,2 >a.csv
    printf '%s\n' code,question 'hvor ofte,frequency' 'hvor godt,quality' >b.csv
    printf '%s\n' answer,value Aldri,0 Ofte,3 Daglig,4 >w.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv --roster-pattern '^(.*): (.*)$' \
        --codebook b.csv --aliases a.csv --answers w.csv --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: a.csv: 2 of 2 aliases stand nowhere, as "K"' <<<"$stderr"
    grep -qxF 'pdn-ingest: warning: b.csv: 1 of 2 codes stand in no heading, as "hvor godt" (line 3)' <<<"$stderr"
    grep -qxF 'pdn-ingest: w.csv: 1 of 3 answers stand in no cell, as "Daglig" (line 4)' <<<"$stderr"
}
@test "a heading of the codebook with neither actor nor question is not read" {
    printf '%s\n' id,sector A,x B,y >actors.csv
    printf '%s\n' 'id,freq_A,freq_B,freq_all' 'A,,2,1' 'B,0,,9' >r.csv
    printf '%s\n' code,actor,question freq,,frequency freq_all,, >b.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv --roster-pattern '^(.*)_(.*)$' \
        --codebook b.csv --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: r.csv: 1 column not about an actor: "freq_all"' <<<"$stderr"
}

# ---- Files as people have them ----------------------------------------------

@test "the same survey in four kinds of file gives the same network" {
    printf 'id;navn;sektor;stillingsbrøk;svart\r\nA1;Øst;NAV;0,5;1\r\nA2;Åse;BUP;1;1\r\n' >excel.csv
    printf 'fra;til;hyppighet;kvalitet\r\nA1;A2;3;4,5\r\n' >excelties.csv
    iconv -f UTF-8 -t WINDOWS-1252 excel.csv >cp.csv
    printf 'id,name,sector,fte,responded\nA1,Øst,NAV,0.5,1\nA2,Åse,BUP,1,1\n' >plain.csv
    printf 'from,to,frequency,quality\nA1,A2,3,4.5\n' >plainties.csv
    printf '\377\376' >wide.csv
    iconv -f UTF-8 -t UTF-16LE plain.csv >>wide.csv
    printf '\357\273\277' >bom.csv
    cat plain.csv >>bom.csv
    body() { sed '/provenance/d; /<data key="g/d' "$1" >"$1.body"; }
    pdn-ingest -q --actors plain.csv --ties plainties.csv -o 1.graphml
    pdn-ingest -q --actors cp.csv --ties excelties.csv -o 2.graphml
    pdn-ingest -q --actors wide.csv --ties plainties.csv -o 3.graphml
    pdn-ingest -q --actors bom.csv --ties excelties.csv -o 4.graphml
    for i in 1 2 3 4; do body $i.graphml; done
    cmp 1.graphml.body 2.graphml.body
    cmp 1.graphml.body 3.graphml.body
    cmp 1.graphml.body 4.graphml.body
    grep -q '<data key="v2">Øst</data>' 2.graphml
    grep -q '<data key="v4">0.5</data>' 2.graphml
}
@test "real networks: karate, florentine, a search and rescue" {
    pdn-ingest -q --actors "$data/karate/actors.csv" --ties "$data/karate/ties.csv" --undirected -o k.graphml
    [ "$(grep -c '<node ' k.graphml)" -eq 34 ] && [ "$(grep -c '<edge ' k.graphml)" -eq 78 ]
    pdn-ingest -q --actors "$data/florentine/actors.csv" --ties "$data/florentine/ties.csv" --undirected -o f.graphml
    [ "$(grep -c '<node ' f.graphml)" -eq 16 ] && [ "$(grep -c '<edge ' f.graphml)" -eq 20 ]
    pdn-ingest -q --actors "$data/emon_texas/actors.csv" --ties "$data/emon_texas/ties.csv" --scale frequency=4:1 -o t.graphml
    [ "$(grep -c '<node ' t.graphml)" -eq 25 ] && [ "$(grep -c '<edge ' t.graphml)" -eq 186 ]
}

# ---- Same bytes, whole files -------------------------------------------------

@test "same bytes in any locale, time zone, folder and language" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o 1.graphml
    LC_ALL=nb_NO.UTF-8 TZ=Pacific/Auckland pdn-ingest -q --lang en --actors actors.csv --ties ties.csv >2.graphml
    mkdir 'a folder'
    cp actors.csv ties.csv 'a folder'
    (cd / && pdn-ingest -q -o "$OLDPWD/a folder/3.graphml" --ties "$OLDPWD/a folder/ties.csv" \
        --actors "$OLDPWD/a folder/actors.csv")
    cmp 1.graphml 2.graphml
    # The order of options is part of the command line that is recorded.
    sed '/provenance_command/d; /pdn-ingest --/d; /sha256/d' 1.graphml >1
    sed '/provenance_command/d; /pdn-ingest --/d; /sha256/d' 'a folder/3.graphml' >3
    cmp 1 3
    run ! grep -q "$BATS_TEST_TMPDIR" 'a folder/3.graphml'
}
@test "what stood there survives a failure; a full disk is a failure" {
    echo before >out.graphml
    printf 'from,to\nA1,A9\n' >t.csv
    run ! pdn-ingest -q --actors actors.csv --ties t.csv --all-answers -o out.graphml
    [ "$(cat out.graphml)" = before ]
    [ "$(find . -name 'out.graphml.*' | wc -l)" -eq 0 ]
    run --separate-stderr pdn-ingest -q --actors actors.csv --ties ties.csv -o /dev/full
    [ "$status" -eq 1 ] && [[ "$stderr" == *"No space left on device"* ]]
    run --separate-stderr pdn-ingest -q --actors actors.csv --ties ties.csv -o none/out.graphml
    [ "$status" -eq 1 ] && [[ "$stderr" == *"pdn-ingest: none/out.graphml: No such file or directory" ]]
}
@test "the command, the seed and the inputs are recorded" {
    pdn-ingest -q --actors ./actors.csv --ties "$PWD/ties.csv" --wave 2021 -o out.graphml
    [ "$(value wave out.graphml)" = 2021 ]
    [ "$(value provenance_command out.graphml)" = "pdn-ingest --actors actors.csv --ties ties.csv --wave 2021" ]
    [ "$(value provenance_inputs out.graphml)" = "actors.csv sha256:$(sha256sum <actors.csv | cut -d' ' -f1); ties.csv sha256:$(sha256sum <ties.csv | cut -d' ' -f1)" ]
}

@test "a contact without a frequency is a contact, and its frequency not known" {
    printf 'id,sector\na,S\nb,S\n' >two-a.csv
    printf 'from,to,frequency\na,b,3\nb,a,\n' >two-t.csv
    pdn-ingest --actors two-a.csv --ties two-t.csv -o two.graphml 2>err
    grep -q 'two-t.csv: 1 of 2 rows tell no frequency: read as contact, how often is not known$' err
    pdn-measure -q -n 0 --only id,out_degree,out_strength two.graphml >two.csv
    [ "$(tail -1 two.csv)" = b,1, ]
}

# Of ten rows five say again what stands above them.
@test "rows of two surveys in one file: that many say the same again is told" {
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' id,sector a,A b,A c,B d,B >two-a.csv
    { echo from,to,frequency,dato
      for year in 2023 2024; do printf "%s,$year-05-11\n" a,b,1 a,c,2 b,c,0 c,d,3 d,a,1; done
    } >two.csv
    run --separate-stderr pdn-ingest --actors two-a.csv --ties two.csv -o two.graphml
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-ingest: warning: two.csv: 5 of 10 rows say again what the same person said of the same, and are merged: where they are of several surveys, --where COLUMN=VALUE takes one' <<<"$stderr"
    run --separate-stderr pdn-ingest --actors two-a.csv --ties two.csv --where dato=2023 -o one.graphml
    ! grep -q 'say again' <<<"$stderr" || false
    grep -qF 'rows read 5 = ties 4 + merged 0' <<<"$stderr"
}
