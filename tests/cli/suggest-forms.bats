#!/usr/bin/env bats
# pdn-ingest --suggest: what survey programs export, what numbers mean, and
# files that do not fit.
bats_require_minimum_version 1.5.0
load ../support/suggest

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
    ! grep -q 'surveys apart' <<<"$stderr" || false
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
    # a mark that no label has is left out beside a blank
    sed 's/^før/1. runde/; s/^etter/v.2 (ny)/' samlet.csv >merket.csv
    pdn-ingest -q --actors six.csv --ties merket.csv --suggest g
    [ "$(grep -c '^\[wave 1 runde\]$\|^\[wave v-2 ny\]$' g/study.ini)" = 2 ]
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
    # most answered one of them only: two people did both, none twice in a year
    { sed -n '1s/^/Dato;/p' svar.csv; sed -n '2,4s/^/2023-05-03;/p' svar.csv
      sed -n '3,7s/^/2024-04-28;/p' svar.csv; } >to.csv
    for i in 8 9 10 11 12 13 14; do echo "2024-04-29;Ukjent $i;;;" >>to.csv; done
    rm -r f r
    suggest --actors six.csv --roster to.csv --unknown add
    ini 'where = Dato=2023' 'where = Dato=2024'
    # all days of one year: the survey is called so
    { sed -n '1s/^/Dato;/p' svar.csv; sed '1d;s/^/2023-05-03;/' svar.csv; } >to.csv
    rm -r f
    suggest --actors six.csv --roster to.csv
    said 'to.csv: the days of "Dato" are of 2023: the survey is called so'
    ini '[wave 2023]'
    # over New Year, and one who sent it twice: one survey, and that is told
    { sed -n '1s/^/Dato;/p' svar.csv; sed '1d;s/^/2023-12-30;/' svar.csv; sed -n '2s/^/2024-01-02;/p' svar.csv; } >ett.csv
    rm -r f
    suggest --actors six.csv --roster ett.csv
    ! grep -q '^where' f/study.ini || false
    said 'warning: ett.csv:8:2: not read yet: "Åse Li" answers twice (first in line 2): want the row that counts, or of several surveys one (--where COLUMN=VALUE)'
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
    refused "koder.csv: the headings are codes, not what was asked: export with the questions' text for headings (LimeSurvey: full question text; SPSS: the labels in the first row; Qualtrics: without the first row), or give the list of variables that the program writes too, a code and its label a row: --codebook FILE"
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
    ! grep -qE 'Åse|Moe|Etternavn' out.graphml || false
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
    ! grep -q 'nearly somebody' <<<"$stderr" || false
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
    # never in the middle: nothing is taken from it
    rm -rf f
    numbers 'Hvor ofte samarbeider du med (1=daglig, 3=aldri, 5=ukentlig)'
    values '.. ? ? ? ? ?'
    # a number beyond the scale is asked about
    rm -rf f
    numbers 'Hvor ofte samarbeider du med (1=aldri, 4=daglig)'
    values '0 1 2 3 .. ?'
    ini 'frequency = 0:3'
    said 'warning: svar.csv:2:3: frequency is 5 here and in 3 more cells, but its heading says 1 to 4: a value for its ? in answers.csv, as that of the answer that was meant, or .. (did not answer)'
}

@test "0 for never and rising, or years and codes in a question, turn nothing" {
    numbers 'Hvor ofte samarbeider du med (0=aldri, 5=daglig)'
    values ..
    ini 'frequency = 0:5'
    rm -rf f
    numbers 'Q12: Hvor ofte i 2024 samarbeidet du med'
    values '.. ? ? ? ? ?'
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
    values '.. ? ? ? ? ?'
    ! grep -q '^frequency' f/study.ini || false
    said 'warning: svar.csv: frequency: of 1 (3 cells), 2 (3), 3 (5), 4 (1), 5 (4), 9 (2), 9 stands far from the others and is proposed as "did not answer": a line in answers.csv'
    said 'warning: svar.csv: frequency: nothing says what its numbers mean, nor which is no contact: 1 (3 cells), 2 (3), 3 (5), 4 (1), 5 (4), 9 (2): a value for each ? in answers.csv: 0 for the one that means never, from 1 on the more the more often, .. for did not answer'
    told_by_report 'svar.csv:2:2: frequency: 5 different words in 16 cells: 3 5, 5 4, 1 3, 2 3, 4 1: still ? in answers.csv, line 3: want a number, or .. (did not answer)'
    awk -F, -v OFS=, '$3 == "?" { $3 = 5 - $2 } 1' f/answers.csv >said.csv && mv said.csv f/answers.csv
    pdn-report -q -n 0 --only findings f/study.ini -o r
    # 9 of a scale of ten is a step
    sed -i 's/;4$/;7/;s/;1;/;10;/;s/;2;/;8;/' svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    ! grep -q '\.\.' f/answers.csv || false
    # with a zero among them nothing is said
    sed -i 's/;3;/;0;/' svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    ! grep -q 'no contact' <<<"$stderr" || false
    [ "$(wc -l <f/answers.csv)" -eq 1 ]
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
    ! grep -q "$told" <<<"$stderr" || false
    sed -i '$d' answers.csv
    read_it --scale frequency=0:5
    ! grep -q "$told" <<<"$stderr" || false
}

@test "words that skip steps of a scale are told why" {
    six
    roster 'Hvor ofte: NAV' 'Hvor ofte: BUP' 'Hvor ofte: Barnevern' <<<'Aldri;Noen ganger i året;Daglig'
    sed -i 's/^Odd Moe.*/Odd Moe;Månedlig;Ukentlig;Aldri/' svar.csv
    suggest --actors six.csv --roster svar.csv
    [ "$(sed '1d;s/.*,//' f/answers.csv | paste -sd' ')" = '0 2 4 6 8' ]
    said 'svar.csv: frequency: numbers are skipped for steps that are in no cell, whether the form had them or not: årlig, kvartalsvis, hver 14. dag, flere ganger i uka; others that rise do as well (answers.csv, [scales])'
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
    said 'services.csv: no column holds ids or names of people: the list has one row for each who was asked, with an id or name and the service, as navn;tjeneste. A list of services alone does not say who answers, but where each gave one answer (--one-answer organisations)'
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

# Made by hand: an export of codes, and the list of variables beside it, with a
# header, without one, and one of something else.
@test "headings that are codes: the list of variables says what they ask" {
    six
    { printf 'ID;Q3_1;Q3_2;Q3_3;Q3_4;Q3_5;Q3_6\n'
      for who in a b c d e f; do echo "$who;5;4;3;2;1;5"; done
    } >svar.csv
    run pdn-ingest --actors six.csv --roster svar.csv --suggest f
    [ "$status" -eq 1 ]
    [[ "$output" == *'the list of variables that the program writes too, a code and its label a row: --codebook FILE' ]]
    n=0
    for who in 'Åse Li' 'Odd Moe' 'Kari Dahl' 'Per Lie' 'Siri Eng' 'Tor Vik'; do
        n=$((n + 1)); echo "Q3_$n;$n;Hvor ofte har du kontakt med: $who (1 = daglig, 5 = aldri)"
    done >bare.csv
    { echo 'Variabel;Nr;Etikett'; echo 'ID;0;Hvem svarer'; cat bare.csv; } >variabler.csv
    for list in variabler.csv bare.csv; do
        rm -rf f r
        suggest --actors six.csv --roster svar.csv --codebook $list
        [ "$(sed -n '2p;7p' f/codebook.csv)" = "$(printf '%s\n' Q3_1,a,frequency Q3_6,f,frequency)" ] || { cat f/codebook.csv; return 1; }
        [ "$(sed '1d;s/.*,//' f/answers.csv | paste -sd' ')" = '4 3 2 1 0' ]
        runs
    done
    run pdn-ingest --actors six.csv --roster svar.csv --codebook six.csv --suggest g
    [ "$status" -eq 1 ] && [ ! -e g/study.ini ]
    [ "$output" = 'pdn-ingest: six.csv: want a list of the headings of svar.csv and what each asks, a row each (code, label): no column holds its headings' ]
}

# 0 is no contact, so that a word which may be it is asked about.
@test "how much is no frequency: its least word is asked about, and no contact is 0" {
    degree() {
        six
        rm -rf f
        roster "$1"{'Åse Li','Odd Moe','Kari Dahl','Per Lie','Siri Eng'} <<<"$2;I liten grad;I noen grad;I stor grad;I svært stor grad"
        suggest --actors six.csv --roster svar.csv
    }
    degree 'I hvilken grad samarbeider du med: ' 'I svært liten grad'
    said 'warning: svar.csv: frequency: its answers say how much, not how often: is "I svært liten grad" no contact? 0 or 1 for ? in answers.csv'
    ini 'frequency = 0:5' 'language = nb'
    ! pdn-report -q -n 0 --only findings f/study.ini -o r || false
    sed -i 's/,?$/,0/' f/answers.csv
    pdn-report -q -n 0 --only findings f/study.ini -o r
    degree 'Hvor ofte samarbeider du med: ' 'Ikke i det hele tatt'
    grep -qx 'frequency,Ikke i det hele tatt,0' f/answers.csv
    rm -r r && runs
    degree 'Hvor ofte samarbeider du med: ' 'I noen grad'
    said 'warning: svar.csv: frequency: no answer means no contact: everybody who is answered about is a contact. Where one means never, its value in answers.csv is 0; where a blank cell does, blank = no in study.ini'
}

# As people type a legend above or below: in one cell, in several, a row each.
@test "rows above the header or below the table say what numbers mean" {
    beside() { # beside TEXT: above the header
        { printf '%s\n' "$1"; cat plain.csv; } >svar.csv
        rm -rf f
        suggest --actors six.csv --roster svar.csv
    }
    numbers 'Hvor ofte samarbeider du med' || true
    sed 's/;9/;5/g' svar.csv >plain.csv
    for above in '1 = daglig, 2 = ukentlig, 5 = aldri' '1 = daglig;2 = ukentlig;3 = månedlig;5 = aldri' \
        $'Undersøkelse 2024\nSvar: 1 = daglig ... 5 = aldri\nKvalitet: 1 = svært dårlig ... 5 = svært godt' \
        $'1 = svært dårlig ... 5 = svært godt\n1 = daglig ... 5 = aldri'; do
        beside "$above"
        said 'svar.csv: frequency: a row beside the table says what numbers mean: 5 is no contact (0), and the least number is most; a line for each in answers.csv'
        ini 'frequency = 0:4'
        runs && rm -r r
    done
    { cat plain.csv; printf '%s\n' '1 = daglig' '3 = månedlig' '5 = aldri'; } >svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv:8: 3 rows below the table: left out ("1 = daglig")'
    ini 'frequency = 0:4'
    runs
    # one of a rating is not taken for how often
    beside '1 = svært dårlig, 5 = svært godt'
    values '? ? ? ? ?'
}

# A codebook with a row for each answer, as Nettskjema's; numbers are its own.
@test "a codebook with a row for each answer says what numbers mean" {
    six
    { printf 'navn;Q3_1;Q3_2;Q3_3\n'
      for who in 'Åse Li' 'Odd Moe' 'Kari Dahl' 'Per Lie' 'Siri Eng' 'Tor Vik'; do echo "$who;1;3;2"; done
    } >svar.csv
    { echo 'Kodenavn;Spørsmålstekst;Svarkode;Svartekst'
      n=0
      for who in 'Åse Li' 'Odd Moe' 'Kari Dahl'; do
          n=$((n + 1))
          for answer in '1;Daglig' '2;Ukentlig' '3;Aldri'; do echo "Q3_$n;Hvor ofte samarbeider du med: $who;$answer"; done
      done
    } >kodebok.csv
    suggest --actors six.csv --roster svar.csv --codebook kodebok.csv
    said 'kodebok.csv: says what 3 of the 4 headings of svar.csv ask, as Q3_3'
    [ "$(sed 1d f/answers.csv | paste -sd' ')" = 'frequency,1,2 frequency,2,1 frequency,3,0' ]
    runs
}

# The corner is merged over both rows of the header, or stands in the upper one.
@test "a header of two rows below a title: the question over the names" {
    six
    for corner in Navn ''; do
        { echo 'Kartlegging 2024;;;;;;'; echo 'Navn;Hvor ofte har du kontakt med;;;;;'
          echo "$corner;Åse Li;Odd Moe;Kari Dahl;Per Lie;Siri Eng;Tor Vik"
          for who in 'Åse Li' 'Odd Moe' 'Kari Dahl'; do echo "$who;1;0;2;3;0;1"; done
        } >svar.csv
        rm -rf f r
        suggest --actors six.csv --roster svar.csv
        said 'svar.csv: the header is two rows, lines 2 and 3: put together, as "Hvor ofte har du kontakt med: [Odd Moe]"'
        runs
    done
}

@test "a matrix of services that each gave one answer" {
    printf '%s\n' tjeneste NAV BUP Barnevern >tjenester.csv
    printf '%s\n' 'Radetiketter;NAV;BUP;Barnevern' 'NAV;;3;0' 'BUP;0;;2' 'Barnevern;1;2;' >pivot.csv
    suggest --actors tjenester.csv --roster pivot.csv
    said 'warning: pivot.csv: "Radetiketter" names each of the list once: each answer is taken for that of an organisation, which "tjeneste" names: answers = organisations in study.ini; where people answered for themselves, take that line out'
    ini 'answers = organisations' 'actors.id = tjeneste'
    runs
    cp f/study.ini one.ini
    rm -r f r
    suggest --actors tjenester.csv --roster pivot.csv --one-answer organisations
    cmp <(grep -v '^#' one.ini) <(grep -v '^#' f/study.ini)
}
