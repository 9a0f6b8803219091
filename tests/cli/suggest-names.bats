#!/usr/bin/env bats
# pdn-ingest --suggest: people as organisations write them, and questions that
# look like others.
bats_require_minimum_version 1.5.0
load ../support/suggest

# ---- Names as organisations write them --------------------------------------------

# asks_all QUESTION NAME...: one question of six people, all of it contact or none.
asks_all() {
    local question="$1"
    shift
    roster "${@/#/$question}" <<<'Daglig;Aldri;Aldri;Daglig;Aldri;Aldri'
    rm -rf f r
    suggest --actors six.csv --roster svar.csv
    [ "$(sed 1d f/codebook.csv | grep -c ',frequency$')" -ge 1 ]
    ! grep -q 'a column of its own' <<<"$stderr" || false
    said "svar.csv: \"$asked\" is frequency: 36 cells filled: Aldri 24, Daglig 12"
    runs
}

@test "a name with the service beside it, or the family name first, is that name" {
    six
    asked='Hvor ofte: {}'
    asks_all 'Hvor ofte: ' 'Åse Li (NAV)' 'Odd Moe (NAV)' 'Kari Dahl (BUP)' 'Per Lie (BUP)' 'Siri Eng (Barnevern)' 'Tor Vik (Barnevern)'
    asked='Hvor ofte, {}'
    asks_all 'Hvor ofte, ' 'NAV - Åse Li' 'NAV - Odd Moe' 'BUP - Kari Dahl' 'BUP - Per Lie' 'Barnevern - Siri Eng' 'Barnevern - Tor Vik'
    asked='Hvor ofte'
    asks_all 'Hvor ofte: ' 'Li, Åse' 'Moe, Odd' 'Dahl, Kari' 'Lie, Per' 'Eng, Siri' 'Vik, Tor'
    # who answers too
    sed -i 's/^Åse Li;/"Li, Åse";/;s/^Tor Vik;/"Vik, Tor";/' svar.csv
    rm -rf f r
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: who answers stands in "Navn": 6 of 6 cells name somebody on the list'
    runs
}

@test "names in capitals are aliases of those on the list" {
    six
    roster 'Hvor ofte: ÅSE LI' 'Hvor ofte: ODD MOE' 'Hvor ofte: KARI DAHL' <<<'Daglig;Aldri;Ukentlig'
    sed -i '2,$s/^[^;]*/\U&/;2s/^[^;]*/ÅSE LI/' svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: who answers stands in "Navn": 6 of 6 cells name somebody on the list'
    [ "$(sed 1d f/aliases.csv | cut -d, -f2 | tr -d '\n')" = abcdef ]
    runs
}

@test "a second question of how often is said to be no contact; so is a form without never" {
    six
    roster 'Hvor ofte: NAV' 'Hvor ofte: BUP' 'Ofte på møter: NAV' 'Ofte på møter: BUP' <<<'Daglig;Ukentlig;Aldri;Daglig'
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: ofte_på_møter: answered by how often too, but only frequency is contact: where it asks the same of others, it is frequency in codebook.csv'
    said 'warning: svar.csv: frequency: no answer means no contact: everybody who is answered about is a contact. Where one means never, its value in answers.csv is 0; where a blank cell does, blank = no in study.ini'
}

@test "a list without services is told; services under a heading of their own keep municipalities apart" {
    printf '%s\n' 'id;navn;kommune' 'a;Åse Li;Nes' 'b;Odd Moe;Nes' 'c;Kari Dahl;Grue' 'd;Per Lie;Grue' >liste.csv
    { echo 'Navn;Hvor ofte: Åse Li;Hvor ofte: Odd Moe;Hvor ofte: Kari Dahl'
      echo 'Åse Li;;Daglig;Aldri'; echo 'Odd Moe;Ukentlig;;Aldri'; echo 'Per Lie;Aldri;Daglig;Ukentlig'; } >svar.csv
    suggest --actors liste.csv --roster svar.csv
    said 'warning: svar.csv: no column of the actors says which service people belong to (its heading may be tjeneste, sektor, etat, enhet or avdeling): by = municipality, and what the report calls services are municipalities; put such a column in liste.csv, or say by = COLUMN in study.ini'
    ini 'by = municipality'
    if grep -q '^within' f/study.ini; then return 1; fi
    rm -rf f
    # each service has people of both municipalities
    printf '%s\n' 'id;navn;kommune;Arbeidssted' 'a;Åse Li;Nes;NAV' 'b;Odd Moe;Nes;BUP' 'c;Kari Dahl;Grue;NAV' 'd;Per Lie;Grue;BUP' >liste.csv
    suggest --actors liste.csv --roster svar.csv
    ini 'by = Arbeidssted'
    ini 'within = municipality'
    if grep 'which service' <<<"$stderr"; then return 1; fi
    rm -rf f
    # each service in one: nothing to keep apart; sectors have it by themselves
    sed '2,3s/[^;]*$/NAV/;4,5s/[^;]*$/BUP/' liste.csv >en.csv
    suggest --actors en.csv --roster svar.csv
    if grep -q '^within' f/study.ini; then return 1; fi
}

@test "a list that is the file of answers knows nobody who did not answer: no share is claimed of it" {
    printf '%s\n' 'id;tjeneste;frequency: NAV;frequency: BUP' '1;NAV;;2' '2;BUP;3;' '3;BUP;1;0' >svar.csv
    run --separate-stderr pdn-ingest --actors svar.csv --roster svar.csv --roster-pattern '^(.*): (.*)$' --alters groups --blank silent -o own.graphml
    said 'warning: svar.csv: 3 answered; the list is the file of answers, so that nobody is on it who did not answer: how many were asked is not known; a list of all who were asked tells it (--actors, actors in study.ini); if this is that list, --asked list (asked = list)'
    if grep '3 of 3' <<<"$stderr"; then return 1; fi
    # a list of its own says who was asked
    cut -d';' -f1,2 svar.csv >liste.csv
    run --separate-stderr pdn-ingest --actors liste.csv --roster svar.csv --roster-pattern '^(.*): (.*)$' --alters groups --blank silent -o own.graphml
    said 'liste.csv: 3 of 3 answered (100.0 %)'
    if grep 'not known' <<<"$stderr"; then return 1; fi
}

# ---- Columns of names, by what they are said to be --------------------------------

@test "a column said to be the names leaves another to be the id, or is it itself" {
    printf '%s\n' 'Initialer;Navn;Avdeling' 'ANMO;Anna Moe;NAV' 'PELI;Per Lie;NAV' 'KANE;Kari Nes;PPT' 'OLVI;Ola Vik;PPT' >folk.csv
    printf '%s\n' ';ANMO;PELI;KANE;OLVI' 'ANMO;;x;;x' 'PELI;x;;x;' 'KANE;x;;;x' 'OLVI;;x;x;' >matrise.csv
    suggest --actors folk.csv --roster matrise.csv --column actors.name=Initialer
    said 'matrise.csv: 4 headings name somebody on the list, 0 more ask of somebody who is not: pattern ^(.+)$'
    ini 'actors.name = Initialer' 'actors.id = Navn'
    runs
    rm -r f r
    cut -d';' -f1,3 folk.csv >kort.csv
    suggest --actors kort.csv --roster matrise.csv --column actors.name=Initialer
    ini 'actors.id = Initialer'
    ! grep -q actors.name f/study.ini || false
    runs
}

@test "a column is said to be one thing, and of two that are the same one is taken" {
    printf '%s\n' 'id;Navn;Fullt navn' 'a;Anna;Anna Moe' 'b;Per;Per Lie' >folk.csv
    printf '%s\n' from,to 'Anna Moe,Per Lie' >par.csv
    run --separate-stderr pdn-ingest --actors folk.csv --ties par.csv -o out.graphml
    refused 'folk.csv:1:3: "Navn" and "Fullt navn" (columns 2 and 3) are both name: --column "name=Fullt navn" takes this one and leaves the other out'
    pdn-ingest -q --actors folk.csv --ties par.csv --column 'name=Fullt navn' -o n.graphml
    run --separate-stderr pdn-ingest --actors folk.csv --ties par.csv --column actors.name=Navn --column actors.id=Navn -o out.graphml
    refused '--column actors.id=Navn: "Navn" is said to be name already'
}

@test "numbers beside answers that begin with one, and no answer of two kinds, are one scale" {
    six
    # 1 and 6 have words; the report reads what is proposed
    roster 'Hvor ofte: NAV' 'Hvor ofte: BUP' 'Hvor trygg er du: NAV' 'Hvor trygg er du: BUP' <<<'Daglig;Aldri;4;6 - Svært godt'
    sed -i '2s/4;6 - Svært godt/1 - Svært dårlig;5/;3s/4;6 - Svært godt/Vet ikke \/ ikke aktuelt;2/' svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: "Hvor trygg er du: {}" is hvor_trygg_er_du (a column of its own): 12 cells filled: 6 - Svært godt 4, 1 - Svært dårlig 1, Vet ikke / ikke aktuelt 1'
    [ "$(grep '^hvor_trygg' f/answers.csv | paste -sd' ')" = 'hvor_trygg_er_du,1 - Svært dårlig,1 hvor_trygg_er_du,6 - Svært godt,6 hvor_trygg_er_du,Vet ikke / ikke aktuelt,..' ] || { cat f/answers.csv; return 1; }
    ini 'hvor_trygg_er_du = 1:6'
    runs
    # neither end was chosen
    sed -i 's/;1 - Svært dårlig;/;3;/;s/6 - Svært godt/5/' svar.csv
    rm -r f r
    suggest --actors six.csv --roster svar.csv
    ini 'hvor_trygg_er_du = 2:5'
    runs
    # words that stand for no number are no scale
    sed -i 's/;5$/;trygg nok/' svar.csv
    rm -r f r
    suggest --actors six.csv --roster svar.csv
    if grep '^hvor_trygg' f/study.ini f/answers.csv; then return 1; fi
    runs
}

@test "a list that says who answered (Har svart) is believed" {
    six
    sed -i '1s/$/;Har svart/;2,$s/$/;ja/;$s/ja$/nei/' six.csv
    roster 'Hvor ofte: Åse Li' 'Hvor ofte: Odd Moe' 'Hvor ofte: Kari Dahl' <<<'Aldri;Aldri;Daglig'
    sed -i '$d' svar.csv
    suggest --actors six.csv --roster svar.csv
    runs
    rm -r r
    run --separate-stderr pdn-report -n 0 --only findings f/study.ini -o r
    grep -qx 'pdn-report: six.csv: 5 of 6 answered (83.3 %)' <<<"$stderr" || { echo "$stderr"; return 1; }
    if grep 'no column responded' <<<"$stderr"; then return 1; fi
}
