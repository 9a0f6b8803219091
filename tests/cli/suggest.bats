#!/usr/bin/env bats
# pdn-ingest --suggest: a file never seen before. What is written is read
# untouched, or one sentence says what is missing.
bats_require_minimum_version 1.5.0
load ../support/graphml

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
}

# suggest [OPTION...]: the proposal in the folder f; what was said in $stderr.
suggest() {
    run --separate-stderr pdn-ingest --suggest f "$@"
    [ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
}

# said LINE: stands on standard error, the tool's name before it.
said() {
    grep -qxF "pdn-ingest: $1" <<<"$stderr" || { echo "$stderr"; return 1; }
}

# runs: the report is made from the study that was written, untouched.
runs() {
    grep -q 'they can be read as they are: pdn-report f/study.ini -o FOLDER$' <<<"$stderr"
    pdn-report -q -n 0 --only findings f/study.ini -o r || return 1
}

# ini LINE...: study.ini has them.
ini() {
    local line
    for line; do grep -qxF -e "$line" f/study.ini || { cat f/study.ini; return 1; }; done
}

# six: an actor file of six people in three services, ids and names.
six() {
    printf '%s\n' 'id;navn;tjeneste' 'a;Åse Li;NAV' 'b;Odd Moe;NAV' 'c;Kari Dahl;BUP' \
        'd;Per Lie;BUP' 'e;Siri Eng;Barnevern' 'f;Tor Vik;Barnevern' >six.csv
}

# roster HEADING... : svar.csv in which everybody on the list has the same row,
# from standard input.
roster() {
    local cells who
    cells=$(cat)
    { printf 'Navn'; printf ';%s' "$@"; echo
      for who in 'Åse Li' 'Odd Moe' 'Kari Dahl' 'Per Lie' 'Siri Eng' 'Tor Vik'; do echo "$who;$cells"; done
    } >svar.csv
}

# refused MESSAGE: exit 1, the line on standard error, no network.
refused() {
    [ "$status" -eq 1 ] || { echo "status $status"; return 1; }
    grep -qxF "pdn-ingest: $1" <<<"$stderr" || { echo "$stderr"; return 1; }
    [ ! -e out.graphml ]
}

# ---- A file never seen: --suggest ---------------------------------------------

# A form's export as Microsoft Forms and Nettskjema write it (semicolons,
# Windows-1252, answers in words, several answers ended by ;). Made by hand.
form() {
    printf '%s\n' 'id;navn;tjeneste' 'R1;Åse Li;BUP' 'R2;Odd Moe;NAV' 'R3;Kari Dahl;NAV' |
        iconv -t WINDOWS-1252 >deltakere.csv
    { printf 'ID;Navn;Hvor jobber du?'
      printf ';Hvor ofte samarbeider du med: [%s]' 'Åse Li' 'Odd Moe' 'Kari Dal'
      printf ';Hvor godt fungerer samarbeidet med: [%s]' 'Åse Li' 'Odd Moe' 'Kari Dal'
      printf ';Hva hindrer samarbeidet med: [%s]' 'Åse Li' 'Odd Moe' 'Kari Dal'
      printf ';Noe annet?\n'
      echo '1;Åse Li;BUP;;Ukentlig;Aldri;;Godt;;;Mangler tid;;"Bra; takk"'
      echo '2;Odd Moe;NAV;Månedlig;;;Svært dårlig;;;"Mangler tid;Ulike mål;";;;'
      echo '3;Kari Dahl;NAV;;;;;;;;;;'
    } | iconv -t WINDOWS-1252 >svar.csv
}

@test "--suggest: what it writes and says, and the network made from it untouched" {
    form
    run --separate-stderr pdn-ingest --actors deltakere.csv --roster svar.csv --suggest f
    [ "$status" -eq 0 ] && [ -z "$output" ]
    if grep -v '^pdn-ingest: ' <<<"$stderr"; then return 1; fi
    if grep 'stands far from' <<<"$stderr"; then return 1; fi # words are no numbers
    [ "$(cat f/answers.csv)" = "$(printf '%s\n' question,answer,value \
        frequency,Aldri,0 frequency,Månedlig,2 frequency,Ukentlig,3 \
        'quality,Svært dårlig,1' quality,Godt,4 \
        'barrier,Mangler tid,mangler-tid' 'barrier,Ulike mål,ulike-mål')" ]
    [ "$(cat f/codebook.csv)" = "$(printf '%s\n' code,actor,question \
        'Hvor ofte samarbeider du med,,frequency' \
        'Hvor godt fungerer samarbeidet med,,quality' \
        'Hva hindrer samarbeidet med,,barrier')" ]
    [ "$(cat f/aliases.csv)" = "$(printf '%s\n' alias,id 'Kari Dal,R3')" ]
    for line in 'actors = ../deltakere.csv' 'roster = ../svar.csv' 'roster_id = Navn' \
        'by = sector' 'blank = silent' 'frequency = 0:4' 'quality = 1:5'; do
        grep -qxF "$line" f/study.ini
    done
    grep -qxF 'pdn-ingest: warning: svar.csv: "Kari Dal" is nearly somebody on the list, id R3: in aliases.csv' <<<"$stderr"
    grep -qxF 'pdn-ingest: svar.csv: who answers stands in "Navn": 3 of 3 cells name somebody on the list' <<<"$stderr"
    pattern=$(sed -n 's/^roster_pattern = //p' f/study.ini)
    run --separate-stderr pdn-ingest --actors deltakere.csv --roster svar.csv --roster-id Navn \
        --roster-pattern "$pattern" --codebook f/codebook.csv --answers f/answers.csv \
        --aliases f/aliases.csv --scale frequency=0:4 --scale quality=1:5 --all-answers -o out.graphml
    [ "$status" -eq 0 ]
    # by hand: R1>R2 3, R2>R1 2 with quality 1; R1>R3 never; R2>R3 left blank;
    # R3's row is blank
    grep -qF 'rows read 4 = ties 2 + merged 0 + self-ties 0 + no-contact 1 + left open 1' <<<"$stderr"
    [ "$(edge 1 0 out.graphml)" = "e0=2 e2=1 e3=mangler-tid+ulike-mål e4=1 " ]
    [ "$(value respondents out.graphml)" = 2 ]
}
@test "--suggest leaves alone what stands there and says otherwise" {
    form
    pdn-ingest -q --actors deltakere.csv --roster svar.csv --suggest f
    pdn-ingest -q --actors deltakere.csv --roster svar.csv --suggest f # the same again
    echo 'frequency,Av og til,2' >>f/answers.csv
    sum=$(cat f/* | sha256sum)
    run --separate-stderr pdn-ingest -q --actors deltakere.csv --roster svar.csv --suggest f
    [ "$status" -eq 1 ]
    grep -qF 'f/answers.csv: stands there already and says otherwise' <<<"$stderr"
    [ "$(cat f/* | sha256sum)" = "$sum" ]
}
@test "--suggest: an answer on no scale is asked about, and refused until it is told" {
    printf '%s\n' id,name A,x B,y C,z >actors.csv
    printf '%s\n' id,often_A,often_B,often_C A,,Aldri,Ofte B,Glimtvis,,Aldri C,Ofte,Aldri, >r.csv
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv --suggest f
    [ "$status" -eq 0 ]
    grep -qxF 'frequency,Glimtvis,?' f/answers.csv
    grep -qxF 'pdn-ingest: warning: r.csv: frequency: 1 answer is on no scale that is known: put a number for ? in answers.csv' <<<"$stderr"
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv \
        --roster-pattern '^(.*)_(.*)$' --codebook f/codebook.csv --answers f/answers.csv --all-answers -o out.graphml
    refused 'r.csv:3:2: frequency: 1 different word in 1 cell: Glimtvis 1: want a number, or a line in answers.csv'
}
@test "--suggest on ties in words" {
    printf '%s\n' id,name,sector A,x,s B,y,s >actors.csv
    printf '%s\n' from,to,hyppighet,kvalitet 'A,B,Daglig,Helt enig' 'B,A,Aldri,Vet ikke' >t.csv
    pdn-ingest -q --actors actors.csv --ties t.csv --suggest f
    [ "$(cat f/answers.csv)" = "$(printf '%s\n' question,answer,value frequency,Aldri,0 \
        frequency,Daglig,4 'quality,Helt enig,5' 'quality,Vet ikke,..')" ]
    pdn-ingest -q --actors actors.csv --ties t.csv --answers f/answers.csv --all-answers -o out.graphml
    [ "$(edge 0 1 out.graphml)" = "e0=4 e1=5 e3=1 " ]
}

# ---- Where names stand in headings ------------------------------------------

@test "names of services anywhere in a heading: before, within, behind, with what is asked after" {
    six
    # "NAV?" ends in a sign, "NAV: ..." begins with the name; the longest is taken
    roster 'Hvor ofte samarbeider du med NAV?' 'Hvor ofte samarbeider du med BUP?' 'Hvor ofte samarbeider du med Barnevern?' \
        'NAV: hvor godt' 'BUP: hvor godt' 'Barnevern: hvor godt' \
        'I hvilken grad kjenner du BUP sitt tilbud?' 'I hvilken grad kjenner du NAV sitt tilbud?' \
        <<<'Daglig;Aldri;Ukentlig;Godt;;Bra;I stor grad;I liten grad'
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: 8 headings name a service or unit of the actor file, 0 more do not: people name groups here (alters = groups); by = sector; pattern none, each stands in codebook.csv'
    [ "$(cat f/codebook.csv)" = "$(printf '%s\n' code,actor,question \
        'Hvor ofte samarbeider du med NAV?,NAV,frequency' 'Hvor ofte samarbeider du med BUP?,BUP,frequency' \
        'Hvor ofte samarbeider du med Barnevern?,Barnevern,frequency' \
        'NAV: hvor godt,NAV,quality' 'BUP: hvor godt,BUP,quality' 'Barnevern: hvor godt,Barnevern,quality' \
        'I hvilken grad kjenner du BUP sitt tilbud?,BUP,knowledge' 'I hvilken grad kjenner du NAV sitt tilbud?,NAV,knowledge')" ]
    ini 'alters = groups' 'by = sector' 'roster_id = Navn'
    said "warning: svar.csv: no service has five people or more on the list: the report for everybody hides every figure; pdn-report --internal makes the owner's"
    runs
}

@test "Forms puts a digit behind a heading that stands twice: the second question" {
    six
    roster NAV BUP Barnevern NAV2 BUP2 Barnevern2 <<<'Daglig;Aldri;Ukentlig;Godt;;Verken eller'
    suggest --actors six.csv --roster svar.csv
    [ "$(sed -n '2p;5p;7p' f/codebook.csv)" = "$(printf '%s\n' NAV,NAV,frequency NAV2,NAV,quality Barnevern2,Barnevern,quality)" ]
    grep -qxF 'quality,Verken eller,3' f/answers.csv # the middle of five
    runs
}

@test "questions that end in ? and others: both are found" {
    six
    roster 'Hvor ofte? [Åse Li]' 'Hvor ofte? [Odd Moe]' 'Hvor ofte? [Kari Dahl]' \
        'Behov [Åse Li]' 'Behov [Odd Moe]' 'Behov [Kari Dahl]' <<<'Daglig;Aldri;Ukentlig;Nei;Ja;Nei'
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: 6 headings name somebody on the list, 0 more ask of somebody who is not: pattern none, each stands in codebook.csv'
    grep -qxF 'Behov [Odd Moe],b,need' f/codebook.csv
    grep -qxF 'Hvor ofte? [Odd Moe],b,frequency' f/codebook.csv
    runs
}

@test "units are named: by = unit; the longest name, not the service within it" {
    printf '%s\n' id,name,sector,unit a,x,NAV,'NAV Grue' b,y,NAV,'NAV Eidskog' \
        c,z,BUP,'BUP Grue' d,v,BUP,'BUP Eidskog' >units.csv
    printf '%s\n' 'id,ofte NAV Grue,ofte NAV Eidskog,ofte BUP Grue,ofte BUP Eidskog' \
        a,Daglig,Aldri,Aldri,Ukentlig b,Aldri,Daglig,Ukentlig,Aldri c,Aldri,Aldri,Daglig,Aldri >u.csv
    suggest --actors units.csv --roster u.csv
    ini 'by = unit' 'alters = groups'
    grep -qxF 'ofte NAV Grue,NAV Grue,frequency' f/codebook.csv
    runs
}

@test "a name with its ending, or nearly so, is read and told; one that is not there is left out and told" {
    six
    roster 'Hvor ofte samarbeider du med NAV?' 'Hvor ofte samarbeider du med BUP?' \
        'Hvor ofte samarbeider du med barnevernet?' 'Hvor ofte samarbeider du med politiet?' <<<'Daglig;Aldri;Ukentlig;Daglig'
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: "Hvor ofte samarbeider du med barnevernet?" is read as about Barnevern'
    said 'warning: svar.csv: 3 headings name a service or unit of the actor file, 1 more do not ("politiet"): left out in codebook.csv: people name groups here (alters = groups); by = sector; pattern none, each stands in codebook.csv'
    grep -qxF 'Hvor ofte samarbeider du med politiet?,,' f/codebook.csv
    runs
}

@test "a heading with two names, either as likely, is said and left out" {
    six
    # one question each way round, twice: nothing tells which of the two is asked about
    roster 'NAV til BUP' 'NAV til NAV' 'BUP til BUP' 'Ofte [NAV]' 'Ofte [BUP]' 'Ofte [Barnevern]' <<<'1;1;1;Daglig;Aldri;Aldri'
    suggest --actors six.csv --roster svar.csv
    grep -q 'two names, either as likely, and .* left out: "NAV til' <<<"$stderr"
    grep -qxF 'NAV til BUP,,' f/codebook.csv
}

# ---- Boxes to tick ------------------------------------------------------------

@test "a column for each obstacle: the boxes of one question become its answers" {
    six
    roster 'Hvor ofte samarbeider du med NAV?' 'Hvor ofte samarbeider du med BUP?' \
        'Hindringer med NAV/Mangler tid' 'Hindringer med NAV/Økonomi' \
        'Hindringer med BUP/Mangler tid' 'Hindringer med BUP/Økonomi' <<<'Daglig;Ukentlig;1;0;x;Økonomi'
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: 2 answers have a column of their own, to be ticked: option in codebook.csv'
    [ "$(grep Hindringer f/codebook.csv)" = "$(printf '%s\n' \
        'Hindringer med NAV/Mangler tid,NAV,barrier,Mangler tid' 'Hindringer med NAV/Økonomi,NAV,barrier,Økonomi' \
        'Hindringer med BUP/Mangler tid,BUP,barrier,Mangler tid' 'Hindringer med BUP/Økonomi,BUP,barrier,Økonomi')" ]
    grep -qxF 'barrier,Mangler tid,mangler-tid' f/answers.csv
    pdn-ingest -q --actors six.csv --roster svar.csv --roster-id Navn --codebook f/codebook.csv \
        --answers f/answers.csv --alters groups --all-answers -o out.graphml
    # c of BUP about NAV: one box; a of NAV about BUP: both
    [ "$(edge 2 6 out.graphml)" = "e0=4 e1=mangler-tid e2=1 " ]
    [ "$(edge 0 7 out.graphml)" = "e0=3 e1=mangler-tid+økonomi e2=1 " ]
    runs
}

@test "a box that holds something else is refused at its cell" {
    printf '%s\n' id,sector a,S b,S >a.csv
    printf '%s\n' id,b,b-tid,b-mål a,1,ja,kanskje >r.csv
    printf '%s\n' code,actor,question,option b,b,frequency, b-tid,b,barrier,tid b-mål,b,barrier,mål >c.csv
    run --separate-stderr pdn-ingest --actors a.csv --roster r.csv --codebook c.csv --blank no -o out.graphml
    refused 'r.csv:2:4: "kanskje" in the column of "mål": want 1 or 0, x, ja or nei, or nothing'
}

@test "obstacles parted by +, ; and , in turn are each cell's parts; a comma within an answer stays" {
    six
    printf '%s\n' 'fra;til;hyppighet;hindring' 'a;b;1;Tid + Mål' 'a;c;1;"Tid; Mål"' 'a;d;1;Tid, Mål' 'b;a;1;Tid' \
        'c;a;1;Mål' 'd;a;1;"Ingen plan, ingen vilje"' 'e;a;1;"Ingen plan, ingen vilje;Tid"' 'f;a;2,5;' >ties.csv
    suggest --actors six.csv --ties ties.csv
    [ "$(grep barrier f/answers.csv)" = "$(printf '%s\n' barrier,Tid,tid barrier,Mål,mål \
        'barrier,"Ingen plan, ingen vilje",ingen-plan-ingen-vilje')" ]
    pdn-ingest -q --actors six.csv --ties ties.csv --answers f/answers.csv --all-answers -o out.graphml
    [ "$(grep -c '>tid+mål<' out.graphml)" -eq 3 ]
    [ "$(edge 4 0 out.graphml)" = "e0=1 e1=ingen-plan-ingen-vilje+tid e2=1 " ]
    runs
}

@test "commas alone part answers, but for one that holds a comma: it stands together wherever it stands" {
    six
    # as Google Forms and Nettskjema join what was ticked; a capital begins an answer
    printf '%s\n' 'fra;til;hyppighet;hindring' 'a;b;1;Mangler tid, kapasitet, Taushetsplikt' 'a;c;1;Ulike mål, Taushetsplikt' \
        'b;a;1;Mangler tid, kapasitet' 'c;a;1;Taushetsplikt' 'd;a;1;Ulike mål, Mangler tid, kapasitet' >ties.csv
    suggest --actors six.csv --ties ties.csv
    [ "$(grep barrier f/answers.csv)" = "$(printf '%s\n' 'barrier,"Mangler tid, kapasitet",mangler-tid-kapasitet' \
        barrier,Taushetsplikt,taushetsplikt 'barrier,Ulike mål,ulike-mål')" ]
    said 'warning: ties.csv: barrier: what stands on both sides of a comma always stands together in 1 answer, as "Mangler tid, kapasitet": read as one; where it is two, part the line in answers.csv'
    runs
    # the longest that the codebook knows is taken first: by hand
    pdn-ingest -q --actors six.csv --ties ties.csv --answers f/answers.csv --all-answers -o out.graphml
    [ "$(edge 0 1 out.graphml)" = "e0=1 e1=mangler-tid-kapasitet+taushetsplikt e2=1 " ]
    [ "$(edge 3 0 out.graphml)" = "e0=1 e1=ulike-mål+mangler-tid-kapasitet e2=1 " ]
}

@test "of answers within answers the longest is taken, as far as all can be read" {
    printf '%s\n' id,sector a,S b,S c,S d,S >a.csv
    printf '%s\n' question,answer,value 'barrier,"Tid, mål",tm' barrier,Tid,t 'barrier,"mål, plan",mp' 'barrier,"A; b, c",abc' >book.csv
    printf '%s\n' from,to,frequency,barrier 'a,b,1,"Tid, mål, Tid"' 'a,c,1,"Tid, mål, plan"' 'a,d,1,"Tid; A; b, c + Tid"' >t.csv
    pdn-ingest -q --actors a.csv --ties t.csv --answers book.csv --all-answers -o out.graphml
    [ "$(edge 0 1 out.graphml)" = 'e0=1 e1=tm+t e2=1 ' ]
    [ "$(edge 0 2 out.graphml)" = 'e0=1 e1=t+mp e2=1 ' ] # not tm: "plan" would be left
    [ "$(edge 0 3 out.graphml)" = 'e0=1 e1=t+abc+t e2=1 ' ]
    printf '%s\n' from,to,frequency,barrier 'a,b,1,"Tid, mål, noe"' >t.csv
    run --separate-stderr pdn-ingest --actors a.csv --ties t.csv --answers book.csv -o out2.graphml
    [ "$status" -eq 1 ]
    grep -qF 't.csv:2:4: barrier: 1 different word in 1 cell: Tid, mål, noe 1' <<<"$stderr"
}

# ---- Answers --------------------------------------------------------------------

@test "a decimal comma is a number; words of no answer are states, those of the middle steps" {
    six
    roster 'Hvor ofte? [Åse Li]' 'Hvor ofte? [Odd Moe]' 'Hvor ofte? [Kari Dahl]' 'Hvor ofte? [Per Lie]' \
        'Hvor godt? [Åse Li]' 'Hvor godt? [Odd Moe]' 'Hvor godt? [Kari Dahl]' 'Hvor godt? [Per Lie]' \
        <<<'1 - Aldri;4 - Ofte;Ikke aktuelt;Vet ikke;2,5;4;Ønsker ikke svare;3,5'
    suggest --actors six.csv --roster svar.csv
    [ "$(cat f/answers.csv)" = "$(printf '%s\n' question,answer,value 'frequency,1 - Aldri,0' 'frequency,4 - Ofte,3' \
        'frequency,Ikke aktuelt,.' 'frequency,Vet ikke,..' 'quality,Ønsker ikke svare,..')" ]
    ini 'quality = 2.5:4'
    runs
}

# ---- What else is found, or said --------------------------------------------------

@test "an actor list without id: the column of names, and [columns] that says so" {
    printf '%s\n' 'Navn;Tjeneste' 'Åse Li;NAV' 'Odd Moe;NAV' 'Kari Dahl;BUP' 'Per Lie;BUP' 'Siri Eng;BUP' 'Tor Vik;BUP' >liste.csv
    roster NAV BUP <<<'Daglig;Aldri'
    suggest --actors liste.csv --roster svar.csv
    said 'liste.csv: "Navn" is read as id of actors: [columns] in study.ini, or --column actors.id=Navn'
    ini '[columns]' 'actors.id = Navn'
    runs
    # two of one name cannot be told apart: what is missing is said, nothing written
    echo 'Åse Li;BUP' >>liste.csv
    run --separate-stderr pdn-ingest --actors liste.csv --roster svar.csv --suggest g
    refused 'liste.csv:1: no column "id"; has "Navn", "Tjeneste"'
    said 'liste.csv:8:1: two are called "Åse Li": "Navn" cannot tell people apart, so a column id is needed'
    [ ! -e g ]
}

@test "ties under headings of one's own; services in the second column" {
    six
    printf '%s\n' 'Hvem svarer;Samarbeider med;Hvor ofte;Hvor godt (1-5)' 'Åse Li;BUP;2;4' 'Odd Moe;Barnevern;1;2,5' \
        'Kari Dahl;NAV;0;' 'Siri Eng;NAV;3;5' >kontakter.csv
    suggest --actors six.csv --ties kontakter.csv
    ini 'quality = 1:5' 'ties.from = Hvem svarer' 'ties.to = Samarbeider med' 'ties.frequency = Hvor ofte' \
        'ties.quality = Hvor godt (1-5)' 'alters = groups' 'by = sector'
    runs
}

@test "titles above the header are left out, in actors and answers, with one message each" {
    { printf 'Ansatte 2025;;\n;;\n'; six; cat six.csv; } >tittel.csv
    roster 'Hvor ofte? [Åse Li]' 'Hvor ofte? [Odd Moe]' <<<'Daglig;Aldri'
    { printf 'Kartlegging av samarbeid\nEksportert 1.3.2025\n'; cat svar.csv; } >svar2.csv
    suggest --actors tittel.csv --roster svar2.csv
    said 'tittel.csv: 2 rows above the header in line 3: left out ("Ansatte 2025")'
    said 'svar2.csv: 2 rows above the header in line 3: left out ("Kartlegging av samarbeid")'
    [ "$(grep -c 'svar2.csv.*header' <<<"$stderr")" -eq 1 ]
    runs
}

@test "files of two years side by side are two waves; one of other headings is told" {
    six
    roster 'Hvor ofte? [Åse Li]' 'Hvor ofte? [Odd Moe]' 'Hvor ofte? [Kari Dahl]' <<<'Daglig;Aldri;Ukentlig'
    cp svar.csv svar-2024.csv; mv svar.csv svar-2023.csv; cp six.csv folk-2024.csv
    suggest --actors folk-2024.csv --roster svar-2024.csv
    said 'svar-2024.csv: 2 surveys lie side by side, 2023 to 2024: a [wave] each'
    [ "$(grep -A2 '^\[wave' f/study.ini)" = "$(printf '%s\n' '[wave 2023]' 'actors = ../folk-2024.csv' 'roster = ../svar-2023.csv' \
        -- '[wave 2024]' 'actors = ../folk-2024.csv' 'roster = ../svar-2024.csv')" ]
    runs
    printf '%s\n' 'x;y' '1;2' >svar-2025.csv
    rm -r f && suggest --actors folk-2024.csv --roster svar-2024.csv
    said 'warning: svar-2024.csv: svar-2025.csv lies beside it with other headings: not taken for another survey of the same kind; --suggest on it by itself shows what it asks'
}

@test "options beside --suggest are obeyed, or refused" {
    six
    roster NAV BUP Barnevern 'A. [Åse Li]' 'A. [Odd Moe]' 'A. [Kari Dahl]' 'A. [Per Lie]' <<<'Daglig;Aldri;Aldri;Daglig;Aldri;Aldri;Aldri'
    suggest --actors six.csv --roster svar.csv --alters groups --blank no --answered all --wave 2025 --scale frequency=0:7
    ini 'alters = groups' 'blank = no' 'answered = all' '[wave 2025]' 'frequency = 0:7'
    ! grep -q 'frequency = 0:4' f/study.ini
    rm -r f && suggest --actors six.csv --roster svar.csv --alters people
    ! grep -q '^alters' f/study.ini
    rm -r f && suggest --actors six.csv --roster svar.csv --roster-pattern '^(A)[.] \[(.*)\]$'
    ini 'roster_pattern = ^(A)[.] \[(.*)\]$'
    for option in '--answers x' '--codebook x' '--aliases x' '--all-answers' '--drop-id a' '--corrections x'; do
        run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --suggest h $option
        [ "$status" -eq 2 ]
        [ ! -e h ]
    done
}

@test "what is not recognised is said in a sentence, exit 1, nothing written" {
    six
    roster 'Hvor ofte er du på jobb?' 'Trives du?' <<<'Daglig;Ja'
    run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --suggest f
    refused 'svar.csv: no question is understood: the headings name neither people of six.csv (id, name) nor services (sector, unit ...), two of them in the same place; the first heading is "Hvor ofte er du på jobb?"'
    sed 's/^Navn/E-post/; s/^[ÅOKPST][a-zåøæ]* /x/' svar.csv >uten.csv
    run --separate-stderr pdn-ingest --actors six.csv --roster uten.csv --suggest f
    refused 'uten.csv: no column says who answers: none holds ids or names of the actor file; --roster-id COLUMN names it. Where the form asked nobody'"'"'s name, number the rows in a column id, call the column of their services "tjeneste", and say --actors uten.csv too'
    roster 'Kvalitet [NAV]' 'Kvalitet [BUP]' 'Behov [NAV]' 'Behov [BUP]' <<<'Godt;Godt;Ja;Nei'
    run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --suggest f
    refused 'svar.csv: no question asks how often (frequency): "Kvalitet" is quality, "Behov" is need; a codebook.csv (code, actor, question) says which one does'
    [ ! -e f ]
}

@test "what is written but cannot be read yet is said, with what to mend" {
    six
    roster 'Ofte [Åse Li]' 'Ofte [Odd Moe]' <<<'Daglig;Aldri'
    echo 'Ukjent Person;Daglig;Aldri' >>svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv:8:1: not read yet: unknown actor "Ukjent Person": want an id or alias of the actor file'
    said 'warning: svar.csv: written, but not to be read before 1 thing is mended (above): answers.csv, codebook.csv, aliases.csv, study.ini; then pdn-report f/study.ini -o FOLDER'
}

@test "exports as SurveyXact and a nynorsk form have them: boxes behind the name, nn words, labelled numbers" {
    printf '%s\n' 'namn;teneste' 'Åse Li;NAV' 'Odd Moe;NAV' 'Kari Dahl;Barneverntenesta' 'Per Lie;Barneverntenesta' \
        'Siri Eng;Barneverntenesta' 'Tor Vik;NAV' | iconv -t WINDOWS-1252 >liste.csv
    roster 'Kor ofte - NAV' 'Kor ofte - Barneverntenesta' 'Kor godt? NAV' 'Kor godt? Barneverntenesta' \
        'Hindringar - NAV - Tid' 'Hindringar - NAV - Teieplikt' 'Hindringar - Barneverntenesta - Tid' \
        'Hindringar - Barneverntenesta - Teieplikt' <<<'Kvar veke;Aldri;1 - svært dårleg;5 - svært godt;1;0;0;1'
    sed -i 's/^Odd Moe;.*/Odd Moe;Dagleg;Eit par gonger i året;3;2;0;0;1;1/' svar.csv
    { printf 'Kartlegging\n'; cat svar.csv; } | iconv -t UTF-16 >svar-utf16.csv
    suggest --actors liste.csv --roster svar-utf16.csv
    ini 'language = nn' 'quality = 1:5' 'by = sector' 'actors.id = namn'
    grep -qxF 'Hindringar - Barneverntenesta - Tid,Barneverntenesta,barrier,Tid' f/codebook.csv
    grep -qxF 'frequency,Eit par gonger i året,2' f/answers.csv # twice a year: half-yearly, the third step from 0
    runs
}

# ---- Several surveys in one file ------------------------------------------------

@test "several surveys in one file, told by a column År, are a [wave] each" {
    six
    printf '%s\n' 'År;Fra;Til;Hyppighet' '2023;a;c;1' '2023;b;c;1' '2024;a;c;2' >samlet.csv
    suggest --actors six.csv --ties samlet.csv
    said 'samlet.csv: "År" says that 2 surveys stand in this file, 2023 to 2024: a [wave] each (where)'
    [ "$(grep -A3 '^\[wave' f/study.ini)" = "$(printf '%s\n' '[wave 2023]' 'actors = ../six.csv' 'ties = ../samlet.csv' \
        'where = År=2023' -- '[wave 2024]' 'actors = ../six.csv' 'ties = ../samlet.csv' 'where = År=2024')" ]
    runs
    # without --suggest it is told, and --where takes one
    run --separate-stderr pdn-ingest --actors six.csv --ties samlet.csv -o all.graphml
    said 'warning: samlet.csv: "År" tells 2 surveys apart (2023, 2024): read as one; --where "År=2024" takes one of them'
    run --separate-stderr pdn-ingest --actors six.csv --ties samlet.csv --where År=2023 -o one.graphml
    ! grep -q 'surveys apart' <<<"$stderr"
    said 'samlet.csv: rows read 2 = ties 2 + merged 0 + self-ties 0 + no-contact 0'
    run --separate-stderr pdn-ingest --actors six.csv --ties samlet.csv --where År=2025 -o out.graphml
    refused 'samlet.csv: --where: no row of 3 has what is asked for'
}

@test "a list of people for each year in one file; years of service are no surveys" {
    six
    { sed -n '1s/$/;år/p' six.csv; sed '1d;s/$/;2023/' six.csv; sed '1d;s/$/;2024/' six.csv; } >liste.csv
    printf '%s\n' 'runde;Fra;Til;Hyppighet;År' 'før;a;c;1;3' 'etter;a;c;2;12' >samlet.csv
    suggest --actors six.csv --ties samlet.csv
    # in the order in which they stand, as they are no numbers
    [ "$(grep '^where' f/study.ini | tr '\n' ' ')" = 'where = runde=før where = runde=etter ' ]
    runs
    rm -r f r
    printf '%s\n' 'År;Fra;Til;Hyppighet' '2023;a;c;1' '2023;b;c;1' '2024;a;c;2' >samlet.csv
    suggest --actors liste.csv --ties samlet.csv
    ini 'where = År=2023' 'where = År=2024'
    runs
}

@test "a form answered again by the same people a year later: the year of a column of days" {
    six
    roster 'Hvor ofte? [Åse Li]' 'Hvor ofte? [Odd Moe]' 'Hvor ofte? [Kari Dahl]' <<<'Daglig;Aldri;Ukentlig'
    { sed -n '1s/^/Fullført, dato;/p' svar.csv; sed '1d;s/^/03.05.2023 10:12;/' svar.csv
      sed '1d;s/^/28.04.2024 09:00;/' svar.csv; } >to.csv
    suggest --actors six.csv --roster to.csv
    said 'to.csv: "Fullført, dato" says that 2 surveys stand in this file, 2023 to 2024: a [wave] each (where)'
    ini 'where = "Fullført, dato=2023"' 'where = "Fullført, dato=2024"'
    runs
    # over New Year, and one who sent it twice: one survey, and that is told
    { sed -n '1s/^/Dato;/p' svar.csv; sed '1d;s/^/2023-12-30;/' svar.csv; sed -n '2s/^/2024-01-02;/p' svar.csv; } >ett.csv
    rm -r f
    suggest --actors six.csv --roster ett.csv
    ! grep -q '^where' f/study.ini
    said 'warning: ett.csv:8:2: not read yet: "Åse Li" answers twice (first in line 2)'
}

# ---- Exports of survey programs ---------------------------------------------------

# answers: two rows of answers about NAV, BUP and Barnevern: how often, how well.
answers() {
    printf '%s\n' "$1Åse Li${2-}Daglig;Aldri;Ukentlig;Godt;;Godt" "$1Kari Dahl${2-}Aldri;Daglig;Ukentlig;;Dårlig;Godt"
}

# asked: the codebook says of six headings what each asks about whom.
asked() {
    [ "$(sed 1d f/codebook.csv | grep -v ',,$' | rev | cut -d, -f1,2 | rev | tr '\n' ' ')" = \
        'NAV,frequency BUP,frequency Barnevern,frequency NAV,quality BUP,quality Barnevern,quality ' ] ||
        { cat f/codebook.csv; return 1; }
}

@test "a header of two rows, as Nettskjema and SurveyMonkey have it: the question over its first column" {
    six
    { echo 'Svar-id;Hvem er du?;Hvor ofte samarbeider du med;;;Hvor godt går det?;;'
      echo ';Open-Ended Response;NAV;BUP;Barnevern;NAV;BUP;Barnevern'
      answers '1;' ';'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: the header is two rows, lines 1 and 2: put together, as "Hvor ofte samarbeider du med: [BUP]"'
    said 'svar.csv: "Hvor ofte samarbeider du med: [{}]" is frequency: 6 cells filled: Daglig 2, Aldri 2, Ukentlig 2'
    asked
    ini 'roster_id = Hvem er du?' 'alters = groups'
    runs
    # the names in the row that was found first, the questions over it
    rm -r f r
    { echo ';Hvor ofte samarbeider du med;;;Hvor godt går det?;;'
      echo 'id;NAV;BUP;Barnevern;NAV;BUP;Barnevern'; answers '' ';'; } >over.csv
    suggest --actors six.csv --roster over.csv
    asked
    runs
}

@test "columns without a name over data are no second header" {
    printf '%s\n' id,sector a,S b,S >a.csv
    printf '%s\n' 'from;to;frequency;;' 'a;b;1;x;y' >t.csv
    run --separate-stderr pdn-ingest --actors a.csv --ties t.csv -o out.graphml
    [ "$status" -eq 1 ]
    grep -qF '"x" stands in column 4, which has no name' <<<"$stderr"
}

@test "codes before what a heading asks, as LimeSurvey writes them, part no question" {
    six
    { printf 'Q1. Hvem er du?'
      for q in '2Hvor ofte samarbeider du med' '3Hvor godt går det med'; do
          n=1; for s in NAV BUP Barnevern; do printf ';Q%s[SQ00%d]. %s [%s]' "${q:0:1}" "$n" "${q:1}" "$s"; n=$((n + 1)); done
      done; echo; answers '' ';'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: "Hvor ofte samarbeider du med" is frequency: 6 cells filled: Daglig 2, Aldri 2, Ukentlig 2'
    asked
    runs
    # codes alone say nothing, and that is said with the way out
    sed '1s/[.] [^;]*//g' svar.csv >koder.csv
    run --separate-stderr pdn-ingest --actors six.csv --roster koder.csv --suggest g
    refused "koder.csv: the headings are codes, not what was asked: export with the questions' text for headings (LimeSurvey: full question text; SPSS: the labels in the first row; Qualtrics: without the first row), or say in a file code, actor, question what each code asks about whom, and read with --codebook"
    [ ! -e g ]
}

@test "a sheet made by hand: a title above, rows of sums below, which are no answers" {
    six
    { echo 'Kartlegging av samarbeid i 2025;;;'; echo; echo 'Navn;NAV;BUP;Barnevern'
      printf '%s;0;4;2\n' 'Åse Li' 'Odd Moe' 'Kari Dahl'; echo 'Sum:;0;12;6'; echo 'Antall svar;3;3;3'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv:7: 2 rows of sums at the end: left out ("Sum:")'
    ini 'frequency = 0:4'
    runs
    # a list of people with its sum
    { cat six.csv; echo 'Totalt;6;'; } >liste.csv
    run --separate-stderr pdn-ingest --actors liste.csv --roster svar.csv --roster-id Navn --alters groups --by tjeneste -o out.graphml
    said 'warning: liste.csv:8: 1 row of sums at the end: left out ("Totalt")'
}

@test "names in two columns, of the list or of the answers, are one name" {
    printf '%s\n' 'Fornavn;Etternavn;tjeneste' 'Åse;Li;NAV' 'Odd;Moe;NAV' 'Kari;Dahl;BUP' 'Per;Lie;BUP' 'Siri;Eng;Barnevern' \
        'Siri;Vik;Barnevern' >liste.csv
    { echo 'Respondent ID;First Name;Last Name;Hvor ofte samarbeider du med;;'; echo ';;;NAV;BUP;Barnevern'
      echo '1;Åse;Li;Daglig;Aldri;Ukentlig'; echo '2;Siri;Vik;Aldri;Daglig;Aldri'; } >svar.csv
    suggest --actors liste.csv --roster svar.csv
    said 'liste.csv: "Fornavn" and "Etternavn" are read as one name'
    said 'svar.csv: "First Name" and "Last Name" are read as one name'
    said 'svar.csv: who answers stands in "First Name": 2 of 2 cells name somebody on the list'
    ini 'roster_id = First Name' 'actors.id = Fornavn'
    runs
    # with an id of its own the names stand in name alone, and --names-out takes them out
    { sed -n '1s/^/id;/p' liste.csv; sed 1d liste.csv | awk '{ print "R" NR ";" $0 }'; } >id.csv
    pdn-ingest -q --actors id.csv --roster svar.csv --roster-id 'First Name' --roster-pattern '^(.*): .(.*).$' --alters groups --by tjeneste \
        --codebook f/codebook.csv --answers f/answers.csv --names-out names.csv -o out.graphml
    grep -qx 'R1,Åse Li' names.csv
    ! grep -qE 'Åse|Moe|Etternavn' out.graphml
}

@test "numbers that a form gives its rows name nobody; an address that the list has does" {
    six
    { sed -n '1s/^/Nr;/;1s/$/;E-post/;1s/;id;/;/;1p' six.csv
      n=6; sed 1d six.csv | while IFS=';' read -r id navn tjeneste; do echo "$n;$navn;$tjeneste;$id@grue.no"; n=$((n - 1)); done; } >liste.csv
    roster NAV BUP Barnevern <<<'Daglig;Aldri;Ukentlig'
    # the form numbers its rows from 1; on the list the same numbers are others
    { echo 'ID;E-post;Navn;NAV;BUP;Barnevern'; n=1
      for id in a b c d e f; do echo "$n;${id^^}@grue.no;anonymous;Daglig;Aldri;Ukentlig"; n=$((n + 1)); done; } >svar.csv
    suggest --actors liste.csv --roster svar.csv
    said 'svar.csv: who answers stands in "E-post": 6 of 6 cells name somebody on the list'
    said 'svar.csv: "E-post" is "E-post" of the list, and no id: in aliases.csv'
    ! grep -q 'nearly somebody' <<<"$stderr"
    grep -qx 'A@grue.no,6' f/aliases.csv && grep -qx 'F@grue.no,1' f/aliases.csv
    runs
    # where nothing else says it, they are taken, and that is told
    rm -r f r
    cut -d';' -f1,4- svar.csv >nr.csv
    suggest --actors liste.csv --roster nr.csv
    said 'warning: nr.csv: "ID" numbers the rows, one by one: see that it is the number of people on the list, not the form'"'"'s own'
}

@test "a matrix of people that somebody typed: its corner is empty" {
    six
    { echo ';Åse Li;Odd Moe;Kari Dahl;Per Lie;Siri Eng;Tor Vik'
      echo 'Åse Li;;x;x;;;'; echo 'Odd Moe;x;;;;x;'; echo 'Kari Dahl;;;;;;x'; } >matrise.csv
    suggest --actors six.csv --roster matrise.csv
    said 'matrise.csv: the first column has no name: read as id'
    said 'matrise.csv: 6 headings name somebody on the list, 0 more ask of somebody who is not: pattern ^(.+)$'
    said 'warning: matrise.csv: contact is ticked (x): a cell left blank is read as no contact (blank = no)'
    grep -qx 'frequency,x,1' f/answers.csv
    ini 'blank = no'
    runs
}

# ---- What numbers mean ----------------------------------------------------------

# numbers QUESTION: six.csv and svar.csv, each asked about three services; 5 is
# given by four, 9 by two.
numbers() {
    six
    { printf 'Navn'; printf ";$1: %s" NAV BUP Barnevern; echo
      printf '%s\n' 'Åse Li;1;5;3' 'Odd Moe;2;3;9' 'Kari Dahl;1;5;4' 'Per Lie;2;3;5' 'Siri Eng;1;5;3' \
          'Tor Vik;2;3;9'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
}

# values VALUE...: of 1, 2, 3 ... in answers.csv, by hand
values() {
    [ "$(sed '1d;s/.*,//' f/answers.csv | paste -sd' ')" = "$*" ] || { cat f/answers.csv; return 1; }
}

@test "a heading that says what numbers mean is read: never is 0 and more is more" {
    for scale in '1=daglig, 5=aldri' '1 = daglig ... 5 = aldri' '1 (daglig) - 5 (aldri)' 'fra 1 (daglig) til 5 (aldri)' \
        'daglig (1) - aldri (5)' '1 = daily, 5 = never' '1=daglig, 2=ukentlig, 3=månedlig, 4=årlig, 5=aldri' \
        '1 er daglig og 5 er aldri' '1=daglig til 5=aldri' '1 daglig, 5 aldri' '1) daglig 5) aldri'; do
        rm -rf f
        numbers "Hvor ofte samarbeider du med ($scale)"
        values 4 3 2 1 0 .. || { echo "$scale"; return 1; }
        ini 'frequency = 0:4'
        said 'svar.csv: frequency: its heading says what numbers mean: 5 is no contact (0), and the least number is most; a line for each in answers.csv'
    done
    for scale in '1 = aldri, 5 = daglig' 'fra aldri (1) til daglig (5)' '1=aldri, 5=daglig, 9=vet ikke'; do
        rm -rf f
        numbers "Hvor ofte samarbeider du med ($scale)"
        values 0 1 2 3 4 .. || { echo "$scale"; return 1; }
        ini 'frequency = 0:4'
    done
    runs
    # never in the middle, or a number beyond the scale: nothing is taken from it
    rm -rf f
    numbers 'Hvor ofte samarbeider du med (1=daglig, 3=aldri, 5=ukentlig)'
    values ..
    rm -rf f
    numbers 'Hvor ofte samarbeider du med (1=aldri, 4=daglig)'
    values ..
    said 'warning: svar.csv: frequency: its heading says what numbers mean, but cells hold others, so they stand as they are: see that more is more and 0 is no contact, else give each a line in answers.csv'
}

@test "0 for never and rising, or years and codes in a question, turn nothing" {
    numbers 'Hvor ofte samarbeider du med (0=aldri, 5=daglig)'
    values ..
    ini 'frequency = 0:5'
    rm -rf f
    numbers 'Q12: Hvor ofte i 2024 samarbeidet du med'
    values ..
    ini 'frequency = 1:5'
}

@test "of a rating the least number may be best" {
    numbers 'Hvor godt fungerer samarbeidet (1=svært godt, 5=svært dårlig)' || true
    sed -i '1s/Navn.*/Navn;Hvor ofte: NAV;Hvor godt (1=svært godt, 6=svært dårlig): NAV;Hvor ofte: BUP/' svar.csv
    sed -i '1s/$/;Hvor godt (1=svært godt, 6=svært dårlig): BUP/;2,$s/$/;2/' svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    grep -v '^frequency' f/answers.csv >rated.csv
    [ "$(sed '1d;s/.*,//' rated.csv | paste -sd' ')" = '6 5 4 3 2 1' ] || { cat f/answers.csv; return 1; }
    ini 'quality = 1:6'
}

@test "numbers without words: counts, what is far off, and that none is no contact" {
    numbers 'Hvor ofte samarbeider du med'
    values ..
    ini 'frequency = 1:5'
    said 'warning: svar.csv: frequency: of 1 (3 cells), 2 (3), 3 (5), 4 (1), 5 (4), 9 (2), 9 stands far from the others and is proposed as "did not answer": a line in answers.csv'
    said 'warning: svar.csv: frequency: no answer means no contact: 1 (3 cells), 2 (3), 3 (5), 4 (1), 5 (4), 9 (2): everybody who is answered about is a contact. Where one means never, a line in answers.csv says so, as "frequency,1,0"; where the least number is most, frequency = HI:LO in study.ini'
    # 9 of a scale of ten is a step
    sed -i 's/;4$/;7/;s/;1;/;10;/;s/;2;/;8;/' svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    [ "$(wc -l <f/answers.csv)" -eq 1 ]
    # with a zero among them nothing is said
    sed -i 's/;3;/;0;/' svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    ! grep -q 'no answer means no contact' <<<"$stderr"
}

@test "a roster in which no answer means no contact is told when it is read" {
    numbers 'Hvor ofte samarbeider du med'
    read_it() {
        run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --roster-id Navn --alters groups \
            --codebook f/codebook.csv --answers answers.csv "$@" -o n.graphml
        [ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
    }
    told='no answer means no contact, so everybody who is answered about is a contact'
    echo 'question,answer,value
frequency,9,..' >answers.csv
    for scale in 1:5 5:1; do
        read_it --scale "frequency=$scale"
        grep -q "warning: svar.csv: $told" <<<"$stderr"
    done
    echo 'frequency,5,0' >>answers.csv
    read_it --scale frequency=1:5
    ! grep -q "$told" <<<"$stderr"
    sed -i '$d' answers.csv
    read_it --scale frequency=0:5
    ! grep -q "$told" <<<"$stderr"
}

@test "words that skip steps of a scale are told why" {
    six
    roster 'Hvor ofte: NAV' 'Hvor ofte: BUP' 'Hvor ofte: Barnevern' <<<'Aldri;Noen ganger i året;Daglig'
    sed -i 's/^Odd Moe.*/Odd Moe;Månedlig;Ukentlig;Aldri/' svar.csv
    suggest --actors six.csv --roster svar.csv
    [ "$(sed '1d;s/.*,//' f/answers.csv | paste -sd' ')" = '0 2 4 6 8' ]
    said 'svar.csv: frequency: numbers are skipped for steps that nobody gave, of aldri, årlig, halvårlig, kvartalsvis, månedlig, hver 14. dag, ukentlig, flere ganger i uka, daglig; others that rise do as well (answers.csv, [scales])'
}

# ---- Lists that do not fit ------------------------------------------------------

@test "a form that asked nobody's name: the way on that is said works; services alone are no list" {
    six
    printf '%s\n' 'Tid;Enhet;Hvor ofte: NAV;Hvor ofte: BUP;Hvor ofte: Barnevern' '1;NAV;;Aldri;Daglig' \
        '1;BUP;Aldri;;Ukentlig' '2;Barnevern;Daglig;Aldri;' '4;NAV;;Ukentlig;Daglig' >anon.csv
    run --separate-stderr pdn-ingest --suggest f --actors six.csv --roster anon.csv
    [ "$status" -eq 1 ] && [ ! -e f ]
    said "anon.csv: no column says who answers: none holds ids or names of the actor file; --roster-id COLUMN names it. Where the form asked nobody's name, number the rows in a column id, call the column of their services \"tjeneste\", and say --actors anon.csv too"
    awk '{ print (NR > 1 ? "R" NR - 1 : "id") ";" $0 }' anon.csv | sed '1s/Enhet/tjeneste/' >own.csv
    suggest --actors own.csv --roster own.csv
    ini 'alters = groups' 'by = sector'
    runs
    printf '%s\n' Tjeneste NAV BUP Barnevern >services.csv
    run --separate-stderr pdn-ingest --suggest g --actors services.csv --roster anon.csv
    [ "$status" -eq 1 ]
    said 'services.csv: no column holds ids or names of people: the list has one row for each who was asked, with an id or name and the service, as navn;tjeneste. A list of services alone does not say who answers'
}

@test "nobody who answers is on the list: one fault, and nothing of answers that were not read" {
    printf '%s\n' id,name,sector 'x,Ola Nordmann,NAV' 'y,Eva Nordmann,BUP' 'z,Pål Hansen,Barnevern' >other.csv
    printf '%s\n' question,answer,value frequency,Aldri,0 frequency,Daglig,4 >a.csv
    printf '%s\n' code,actor,question 'Hvor ofte,,frequency' >c.csv
    printf '%s\n' 'Navn;Hvor ofte: [NAV];Hvor ofte: [BUP]' 'Åse Li;Aldri;Daglig' 'Kari Dahl;Daglig;Aldri' \
        'Tor Vik;Daglig;Aldri' >r.csv
    run --separate-stderr pdn-ingest --actors other.csv --roster r.csv --roster-id Navn --alters groups \
        --roster-pattern '^(.*): \[(.*)\]$' --codebook c.csv --answers a.csv -o out.graphml
    refused 'r.csv:2:1: none of 3 who answer is on the list (other.csv), as "Åse Li": is it the list of those who were asked this time, and does "Navn" hold their ids or names?'
    [ "$(grep -c . <<<"$stderr")" -eq 1 ]
}
