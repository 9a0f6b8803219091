#!/usr/bin/env bats
# pdn-ingest --suggest: people of one name, whom headings tell apart or do not,
# and numbers beside names. Who is asked of is read off the files by hand.
bats_require_minimum_version 1.5.0
load ../support/suggest

# six: a list on which two have one name, in two services.
six() {
    printf '%s\n' 'id;Navn;Tjeneste' '1;Kari Hansen;NAV' '2;Per Moe;NAV' '3;Kari Hansen;BUP' \
        '4;Anna Lien;BUP' '5;Lise Vik;PPT' '6;Geir Aas;PPT' >liste.csv
}

# form HEADING...: svar.csv in which three answer how often, and the proposal;
# $first stands before their ids.
form() {
    { printf 'ID'; printf ';%s' "$@"; echo
      echo "$first"'2;Daglig;;Aldri;Daglig;Ukentlig;Aldri'
      echo "$first"'4;Daglig;Aldri;Ukentlig;;Aldri;Aldri'
      echo "$first"'5;Aldri;Aldri;Daglig;Månedlig;;Månedlig'; } >svar.csv
    rm -rf f r
    suggest --actors liste.csv --roster svar.csv
}

# asks_of ID...: whom the headings ask of, in the codebook's order.
asks_of() {
    [ "$(sed -n 's/.*,\(.*\),frequency$/\1/p' f/codebook.csv | paste -sd' ')" = "$*" ] ||
        { cat f/codebook.csv; echo "$stderr"; return 1; }
}

@test "of two of one name the service beside it tells whom a heading means" {
    six
    form 'Hvor ofte? - '{'Kari Hansen (NAV)','Per Moe (NAV)','Kari Hansen (BUP)','Anna Lien (BUP)','Lise Vik (PPT)','Geir Aas (PPT)'}
    asks_of 1 2 3 4 5 6
    said 'svar.csv: 6 headings name somebody on the list, 0 more ask of somebody who is not: pattern none, each stands in codebook.csv'
    runs
    # whichever comes first, there and on the list
    form 'Hvor ofte? ['{'Kari Hansen, BUP','Per Moe, NAV','Kari Hansen, NAV','Anna Lien, BUP','Lise Vik, PPT','Geir Aas, PPT'}']'
    asks_of 3 2 1 4 5 6
    runs
    printf '%s\n' 'id;Fornavn;Etternavn;Arbeidssted' '3;Kari;Hansen;BUP' '2;Per;Moe;NAV' '1;Kari;Hansen;NAV' \
        '4;Anna;Lien;BUP' '5;Lise;Vik;PPT' '6;Geir;Aas;PPT' >liste.csv
    form 'Hvor ofte, '{'NAV - Kari Hansen','NAV - Per Moe','BUP - Kari Hansen','BUP - Anna Lien','PPT - Lise Vik','PPT - Geir Aas'}
    asks_of 1 2 3 4 5 6
    runs
}

@test "where nothing tells two of one name apart, whom a heading means is asked" {
    six
    form 'Hvor ofte? - '{'Kari Hansen','Per Moe','Kari Hansen (BUP)','Anna Lien','Lise Vik','Geir Aas'}
    asks_of '?' 2 3 4 5 6
    said 'warning: svar.csv:1:2: "Hvor ofte? - Kari Hansen" asks of 1 or 3, who have one name: the id for its ? in codebook.csv'
    said 'svar.csv: 5 headings name somebody on the list, 0 more ask of somebody who is not: pattern none, each stands in codebook.csv'
    told_by_report 'codebook.csv:2:2: "Hvor ofte? - Kari Hansen" is still ?: want the id of the actor file that it stands for'
    sed -i 's/,?,/,1,/' f/codebook.csv
    pdn-report -q -n 0 --only findings f/study.ini -o r
    # a form tells headings apart by a number, and nobody
    form 'Kari Hansen' 'Per Moe' 'Kari Hansen2' 'Anna Lien' 'Lise Vik' 'Geir Aas'
    asks_of '?' 2 '?' 4 5 6
    said 'warning: svar.csv:1:4: "Kari Hansen2" asks of 1 or 3, who have one name: the id for its ? in codebook.csv'
    # nor in one service, where a third is elsewhere
    sed -i 's/^3;.*/3;Kari Hansen;NAV/;s/^6;.*/6;Kari Hansen;PPT/' liste.csv
    form 'Hvor ofte? - '{'Kari Hansen (NAV)','Per Moe (NAV)','Anna Lien (BUP)','Lise Vik (PPT)','Kari Hansen (PPT)','Kari Hansen'}
    asks_of '?' 2 4 5 6 '?'
    said 'warning: svar.csv:1:2: "Hvor ofte? - Kari Hansen (NAV)" asks of 1 or 3, who have one name: the id for its ? in codebook.csv'
    said 'warning: svar.csv:1:7: "Hvor ofte? - Kari Hansen" asks of 1, 3 or 6, who have one name: the id for its ? in codebook.csv'
}

@test "numbers before names are read with them; they tell two of one name apart where they are the list's" {
    six
    form 'Kontakt ['{'1. Kari Hansen','2. Per Moe','3. Kari Hansen','4. Anna Lien','5. Lise Vik','6. Geir Aas'}']'
    asks_of 1 2 3 4 5 6
    said 'svar.csv: 2 headings ask of people of one name: whom, the numbers there say, by which everybody stands on the list'
    said 'svar.csv: "Kontakt [{}]" is frequency: 15 cells filled: Aldri 7, Daglig 4, Ukentlig 2, Månedlig 2'
    runs
    form 'Kontakt: '{'Kari Hansen (3)','Per Moe (2)','Kari Hansen (1)','Anna Lien (4)','Lise Vik (5)','Geir Aas (6)'}
    asks_of 3 2 1 4 5 6
    # the list's rows, where ids are other numbers
    sed -i '2,$s/^/10/' liste.csv
    first=10
    form 'Kontakt '{'01 Kari Hansen','02 Per Moe','03 Kari Hansen','04 Anna Lien','05 Lise Vik','06 Geir Aas'}
    asks_of 101 102 103 104 105 106
    # numbers that are neither tell nobody apart
    form 'Kontakt ['{'2. Kari Hansen','1. Per Moe','3. Kari Hansen','4. Anna Lien','5. Lise Vik','6. Geir Aas'}']'
    asks_of '?' 102 '?' 104 105 106
    said 'warning: svar.csv:1:4: "Kontakt [3. Kari Hansen]" asks of 101 or 103, who have one name: the id for its ? in codebook.csv'
}

@test "a number that several names have is the question's, not theirs" {
    printf '%s\n' 'id;Navn;Tjeneste' '10;Ida Bo;NAV' '11;Per Moe;NAV' '12;Ola By;BUP' '13;Eva Li;BUP' >liste.csv
    { echo 'ID;Spørsmål 1 - Ida Bo (NAV);Spørsmål 1 - Per Moe (NAV);Spørsmål 1 - Ola By (BUP);Spørsmål 2 - Ida Bo (NAV);Spørsmål 2 - Per Moe (NAV);Spørsmål 2 - Ola By (BUP)'
      echo '11;Daglig;;Ukentlig;Godt;;Dårlig'; echo '13;Aldri;Daglig;Ukentlig;Godt;Dårlig;Godt'; } >svar.csv
    suggest --actors liste.csv --roster svar.csv
    said 'svar.csv: "Spørsmål 1 - {}" is frequency: 5 cells filled: Daglig 2, Ukentlig 2, Aldri 1'
    said 'svar.csv: "Spørsmål 2 - {}" is quality: 5 cells filled: Godt 3, Dårlig 2'
    asks_of 10 11 12
}

@test "who answers under a name of two is told so, and by what stands beside it" {
    printf '%s\n' 'id;navn;tjeneste' 'a;Kari Hansen;NAV' 'b;Kari Hansen;BUP' 'c;Odd Moe;NAV' 'd;Per Lie;BUP' >folk.csv
    printf '%s\n' 'Hvem er du;Hvor ofte [Kari Hansen (NAV)];Hvor ofte [Kari Hansen (BUP)];Hvor ofte [Odd Moe];Hvor ofte [Per Lie]' \
        'Kari Hansen;;Daglig;Aldri;Aldri' 'Kari Hansen (BUP);Daglig;;Aldri;Ukentlig' 'Odd Moe;Aldri;Aldri;;Daglig' 'Per Lie;Aldri;Aldri;Daglig;' >svar.csv
    suggest --actors folk.csv --roster svar.csv
    said 'warning: svar.csv:2:1: "Kari Hansen" is the name of more than one on the list, a or b: an id for its ? in aliases.csv'
    said 'svar.csv: 1 of 4 who answer write more than the name, or in another order, as "Kari Hansen (BUP)": in aliases.csv'
    [ "$(sed 1d f/aliases.csv | paste -sd' ')" = 'Kari Hansen,? Kari Hansen (BUP),b' ]
    sed -i 's/?/a/' f/aliases.csv
    pdn-report -q -n 0 --only findings f/study.ini -o r
}

@test "a list without ids on which two have one name gets a copy with ids, and the data stay as they are" {
    printf '%s\n' 'Navn;Tjeneste' 'Kari Hansen;NAV' 'Per Moe;NAV' 'Kari Hansen;BUP' 'Anna Lien;BUP' 'Lise Vik;PPT' >liste.csv
    printf '%s\n' 'Navn;Hvor ofte [Kari Hansen (NAV)];Hvor ofte [Kari Hansen (BUP)];Hvor ofte [Per Moe];Hvor ofte [Anna Lien]' \
        'Per Moe;Daglig;Aldri;;Aldri' 'Anna Lien;Aldri;Daglig;Ukentlig;' 'Kari Hansen (NAV);;Aldri;Daglig;Aldri' >svar.csv
    cp liste.csv before.csv
    suggest --actors liste.csv --roster svar.csv
    said 'warning: liste.csv: two are called "Kari Hansen", and no column tells people apart: f/actors.csv is the list with a column id, "Kari Hansen (NAV)" and "Kari Hansen (BUP)" for these; one of your own will do as well'
    cmp liste.csv before.csv
    [ "$(cut -d, -f1 f/actors.csv | tr -d '"' | paste -sd';')" = 'id;Kari Hansen (NAV);Per Moe;Kari Hansen (BUP);Anna Lien;Lise Vik' ]
    ini 'actors = actors.csv'
    runs
    # planted: Per Moe and Kari of NAV daily with each other, Anna with Kari of BUP and Per
    rm -r r
    pdn-report -q -n 0 --internal --only network f/study.ini -o r >/dev/null
    pdn-convert -q r/network-1.graphml -o ut --to csv
    [ "$(cut -d, -f1-3 ut/ties.csv | sed '1d;/,[0.]$/d' | LC_ALL=C sort | paste -sd'|')" = 'Anna Lien,Kari Hansen (BUP),4|Anna Lien,Per Moe,3|Kari Hansen (NAV),Per Moe,4|Per Moe,Kari Hansen (NAV),4' ] || { cat ut/ties.csv; return 1; }
    # given and family names; of one service, numbered as they stand; a name alone is asked about
    printf '%s\n' 'Fornavn;Etternavn;Etat;Tlf' 'Kari;Hansen;NAV;0123' 'Per;Moe;NAV;22' 'Kari;Hansen;NAV;0124' >liste.csv
    printf '%s\n' 'Navn;Hvor ofte [Kari Hansen];Hvor ofte [Per Moe]' 'Per Moe;Daglig;' 'Kari Hansen;;Aldri' >svar.csv
    rm -rf f r
    suggest --actors liste.csv --roster svar.csv
    [ "$(sed -n 2,4p f/actors.csv | paste -sd' ')" = '"Kari Hansen (0123)","Kari","Hansen","NAV","0123" "Per Moe","Per","Moe","NAV","22" "Kari Hansen (0124)","Kari","Hansen","NAV","0124"' ] || { cat f/actors.csv; return 1; }
    grep -q 'an id for its ? in aliases.csv' <<<"$stderr"
    sed -i 's/;Tlf$/;Rolle/;s/;0123$/;leder/;s/;0124$/;leder/;s/;22$/;leder/' liste.csv
    sed -i '$s/Hansen;NAV;leder/Hansen;NAV;leder i dag/' liste.csv
    rm -rf f
    suggest --actors liste.csv --roster svar.csv
    grep -q '^"Kari Hansen (leder)"' f/actors.csv
    # what is refused leaves nothing behind
    rm -rf f
    echo 'x;y' >svar.csv
    run --separate-stderr pdn-ingest --suggest f --actors liste.csv --roster svar.csv
    [ "$status" -eq 1 ] && [ ! -e f ]
}
