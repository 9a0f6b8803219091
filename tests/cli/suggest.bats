#!/usr/bin/env bats
# pdn-ingest --suggest: a file never seen before. What is written is read
# untouched, or one sentence says what is missing.
bats_require_minimum_version 1.5.0
load ../support/suggest

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
    grep -qxF 'pdn-ingest: warning: r.csv: frequency: 1 answer is on no scale that is known ("Glimtvis"): put a number for ? in answers.csv' <<<"$stderr"
    run --separate-stderr pdn-ingest --actors actors.csv --roster r.csv \
        --roster-pattern '^(.*)_(.*)$' --codebook f/codebook.csv --answers f/answers.csv --all-answers -o out.graphml
    refused 'r.csv:3:2: frequency: 1 different word in 1 cell: Glimtvis 1: still ? in answers.csv, line 4: want a number, or .. (did not answer)'
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
    said 'warning: svar.csv: 3 headings name a service or unit of the actor file, 1 more do not ("politiet"): left out; a service on the list and a question in their lines of codebook.csv take them in, and who is not there needs somebody of it there: people name groups here (alters = groups); by = sector; pattern none, each stands in codebook.csv'
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
    # the same row twice: what is missing is said, nothing written
    echo 'Åse Li;NAV' >>liste.csv
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
    said 'warning: svar-2024.csv: svar-2025.csv lies beside it with other headings: not taken for another survey of the same kind; --suggest on it by itself shows what it asks, and how the two become one study stands in study.ini'
}

@test "options beside --suggest are obeyed, or refused" {
    six
    roster NAV BUP Barnevern 'A. [Åse Li]' 'A. [Odd Moe]' 'A. [Kari Dahl]' 'A. [Per Lie]' <<<'Daglig;Aldri;Aldri;Daglig;Aldri;Aldri;Aldri'
    suggest --actors six.csv --roster svar.csv --alters groups --blank no --answered all --wave 2025 --scale frequency=0:7
    ini 'alters = groups' 'blank = no' 'answered = all' '[wave 2025]' 'frequency = 0:7'
    ! grep -q 'frequency = 0:4' f/study.ini || false
    rm -r f && suggest --actors six.csv --roster svar.csv --alters people
    ! grep -q '^alters' f/study.ini || false
    rm -r f && suggest --actors six.csv --roster svar.csv --roster-pattern '^(A)[.] \[(.*)\]$'
    ini 'roster_pattern = ^(A)[.] \[(.*)\]$'
    for option in '--answers x' '--aliases x' '--all-answers' '--drop-id a' '--corrections x'; do
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
