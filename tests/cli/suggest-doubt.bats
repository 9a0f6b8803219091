#!/usr/bin/env bats
# pdn-ingest --suggest: what nobody can know from the files is asked, and refused
# until it is answered. Files and what is expected of them are made by hand.
bats_require_minimum_version 1.5.0
load ../support/suggest

# ---- A number among others ------------------------------------------------------

# rated HEADING CELL: twelve people rate two services 1 to 5, 24 cells, one of
# which is CELL, of line 4 and field 5.
rated() {
    rm -rf f
    { echo 'id;navn;tjeneste'
      for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "P$i;Person $i;$([ $((i % 2)) -eq 0 ] && echo NAV || echo BUP)"; done
    } >tolv.csv
    { echo "id;Hvor ofte: NAV (0=aldri, 4=daglig);Hvor ofte: BUP (0=aldri, 4=daglig);$1: NAV;$1: BUP"
      for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
          echo "P$i;$((i % 5));$(((i + 1) % 5));$((i % 5 + 1));$([ $i -eq 3 ] && echo "$2" || echo $((i % 4 + 1)))"
      done
    } >svar.csv
    suggest --actors tolv.csv --roster svar.csv
}

@test "a number that stands far from the others is told with its cell and asked about" {
    for odd in 44 11 7 -3; do
        rated 'Hvor godt fungerer samarbeidet' $odd
        said "warning: svar.csv:4:5: quality is $odd, but the other cells hold 1 to 5: a value for its ? in answers.csv, as that of the answer that was meant, or .. (did not answer)"
        grep -qx "quality,$odd,?" f/answers.csv
        ini 'quality = 1:5'
        told_by_report "svar.csv:4:5: quality: 1 different word in 1 cell: $odd 1: still ? in answers.csv, line 2: want a number, or .. (did not answer)"
    done
    for meant in 4 ..; do
        sed -i "s/^quality,-3,.*/quality,-3,$meant/" f/answers.csv
        pdn-report -q -n 0 --only findings f/study.ini -o r$meant
    done
    # next to the others it is one of them
    for one in 6 0 4; do
        rated 'Hvor godt fungerer samarbeidet' $one
        ! grep -q 'quality' f/answers.csv || { cat f/answers.csv; return 1; }
    done
    # so is a number far from others that are no run from 1: few give the least
    sed -i '2,$s/[0-9]*;[0-9]*$/8;9/;3s/9$/10/;5s/9$/1/' svar.csv
    rm -rf f
    suggest --actors tolv.csv --roster svar.csv
    ! grep -q 'quality' f/answers.csv || false
    ini 'quality = 1:10'
}

@test "a number outside what a heading says is asked about, and what it says stays" {
    for asked in 'Hvor godt (1-5)' 'Hvor godt (1–5, 5 er best)' 'Hvor godt (1=svært dårlig, 5=svært godt)'; do
        rated "$asked" 6
        said 'warning: svar.csv:4:5: quality is 6, but its heading says 1 to 5: a value for its ? in answers.csv, as that of the answer that was meant, or .. (did not answer)'
        ini 'quality = 1:5'
        [ "$(sed 1d f/answers.csv)" = 'quality,6,?' ]
    done
    # turned round: what was meant by 7 was 1, which stands for 5
    rated 'Hvor godt (1=svært godt, 5=svært dårlig)' 7
    [ "$(sed 1d f/answers.csv | paste -sd' ')" = 'quality,1,5 quality,2,4 quality,3,3 quality,4,2 quality,5,1 quality,7,?' ]
    ini 'quality = 1:5'
    sed -i 's/,?$/,5/' f/answers.csv
    pdn-report -q -n 0 --only findings f/study.ini -o r
    # where most cells hold others, it is of something else
    rated 'Hvor godt (1=svært dårlig, 2=svært godt)' 7
    said 'warning: svar.csv: quality: its heading says what numbers mean, but most cells hold others, so nothing is taken from it: see that more is more and 0 is no contact, else give each a line in answers.csv'
}

# ---- Whose answers these are ----------------------------------------------------

# forty ID...: A01 to A39 on the list; svar.csv in which those ids answer.
forty() {
    rm -rf f
    { echo 'id;navn;tjeneste'
      for i in $(seq -w 1 39); do echo "A$i;Person $(tr 0-9 a-j <<<$i)$i;$([ $((10#$i % 2)) -eq 0 ] && echo NAV || echo BUP)"; done
    } >liste.csv
    { echo 'Hvem;Hvor ofte: NAV (0=aldri, 4=daglig);Hvor ofte: BUP (0=aldri, 4=daglig)'
      for id; do echo "$id;1;0"; done; } >svar.csv
    suggest --actors liste.csv --roster svar.csv
}

@test "an id that is on no list is nobody's by likeness: who is as near is told, and asked about" {
    # by hand: one digit from A40 are A10, A20 and A30, and with two changed
    # places A04
    forty A01 A02 a03 A40 A05
    [ "$(sed 1d f/aliases.csv | paste -sd' ')" = 'a03,A03 A40,?' ]
    said 'warning: svar.csv:5:1: "A40" is nobody on the list, and near A04, A10, A20 or A30: an id for its ? in aliases.csv, or a line of its own on the list'
    told_by_report 'aliases.csv:3:2: "A40" is still ?: want the id of the actor file that it stands for'
    [ "$(grep -c 'A40' <<<"$stderr")" -eq 1 ]
    sed -i 's/?$/A20/' f/aliases.csv
    pdn-report -q -n 0 --only findings f/study.ini -o r
    # one alone is as near, and still a guess
    sed -i '/^A[123]9/d' liste.csv && sed -i 's/^A40/A99/' svar.csv && rm -r f
    suggest --actors liste.csv --roster svar.csv
    grep -qx 'A99,?' f/aliases.csv
    said 'warning: svar.csv:5:1: "A99" is nobody on the list, and near A09: an id for its ? in aliases.csv, or a line of its own on the list'
}

@test "a name as near to two on the list is asked about; near one it is an alias" {
    printf '%s\n' 'id;navn;tjeneste' 'a;Kari Dahl;NAV' 'b;Kari Dall;NAV' 'c;Odd Moe;BUP' 'd;Per Lie;BUP' >liste.csv
    { echo 'Hvem;Hvor ofte: NAV (0=aldri, 4=daglig);Hvor ofte: BUP (0=aldri, 4=daglig)'
      printf '%s\n' 'Kari Dal;1;0' 'Odd Mo;2;3' 'Per Lie;4;0' 'Kari Dahl;3;0' 'Kari Dall;3;0'; } >svar.csv
    suggest --actors liste.csv --roster svar.csv
    [ "$(sed 1d f/aliases.csv | paste -sd' ')" = 'Kari Dal,? Odd Mo,c' ]
    said 'warning: svar.csv:2:1: "Kari Dal" is nobody on the list, and near a or b: an id for its ? in aliases.csv, or a line of its own on the list'
    said 'warning: svar.csv: "Odd Mo" is nearly somebody on the list, id c: in aliases.csv'
}

# ---- Headings and cells in words of their own -----------------------------------

@test "well-known services are found by what else they are called" {
    printf '%s\n' 'id;navn;tjeneste' 'a;Åse Li;Barneverntjenesten' 'b;Odd Moe;PPT' 'c;Kari Dahl;NAV' 'd;Per Lie;BUP' >liste.csv
    { printf 'Hvem'; printf ';Hvor ofte (0=aldri, 4=daglig): %s' NAV BUP barnevernet PP-tjenesten Tolken Vekteren; echo
      for id in a b c d; do echo "$id;1;0;4;2;1;1"; done; } >svar.csv
    suggest --actors liste.csv --roster svar.csv
    [ "$(sed '1d;s/.*: //' f/codebook.csv | grep -v '^Hvem' | paste -sd' ')" = 'Tolken",, Vekteren",, NAV",NAV,frequency BUP",BUP,frequency barnevernet",Barneverntjenesten,frequency PP-tjenesten",PPT,frequency' ] ||
        { cat f/codebook.csv; return 1; }
    said 'warning: svar.csv: "Hvor ofte (0=aldri, 4=daglig): barnevernet" is read as about Barneverntjenesten'
    said 'warning: svar.csv: 4 headings name a service or unit of the actor file, 2 more do not ("tolken", "vekteren"): left out; a service on the list and a question in their lines of codebook.csv take them in, and who is not there needs somebody of it there: people name groups here (alters = groups); by = sector; pattern none, each stands in codebook.csv'
    runs
    # so they do
    sed -i 's/\(: Tolken",\),/\1NAV,need/' f/codebook.csv
    rm -r r
    pdn-report -q -n 0 --only findings f/study.ini -o r
}

@test "a form under first names: how the list is told of them is said, and works" {
    six
    printf '%s\n' 'Hva heter du?;Hvor ofte? [Åse];Hvor ofte? [Odd];Hvor ofte? [Kari]' 'Åse;;Daglig;Aldri' 'Odd;Daglig;;Ukentlig' 'Kari;Aldri;Ukentlig;' >svar.csv
    run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --suggest f
    refused 'svar.csv: "Hva heter du?" holds first names of the list: give six.csv a column id with the name that the form has for each ("Anna"; of two of one name, as the form tells them apart)'
    awk -F';' -v OFS=';' 'NR > 1 { split($2, name, " "); $1 = name[1] } 1' six.csv >liste.csv
    suggest --actors liste.csv --roster svar.csv
    said 'svar.csv: who answers stands in "Hva heter du?": 3 of 3 cells name somebody on the list'
    runs
}

@test "a sheet of a workbook beside the folder is found from it" {
    local b="$PDN_SOURCE/tests/data/workbooks/pair.xlsx"
    mkdir in && cp "$b" in/
    suggest --actors 'in/pair.xlsx#A' --ties 'in/pair.xlsx#T'
    ini 'actors = ../in/pair.xlsx#A' 'ties = ../in/pair.xlsx#T'
    pdn-report -q -n 0 --only findings f/study.ini -o r
}

@test "a heading that calls the least number the best is turned round; of how often it says nothing" {
    six
    printf '%s\n' 'Navn;Hvor ofte? [Åse Li];Kvalitet ## [Åse Li];Hvor ofte? [Kari Dahl];Kvalitet ## [Kari Dahl]' \
        'Åse Li;;;Ukentlig;1' 'Odd Moe;Daglig;2;Aldri;' 'Kari Dahl;Ukentlig;1;;' >mal.csv
    local says
    for says in '(1-5, 1 er best)' '(1-5, 5 er dårligst)' '(1 = best, 5 = dårligst)' '(1-5 der 1 er best)' '(1-5, 1 best)'; do
        sed "1s/##/$says/g" mal.csv >svar.csv
        suggest --actors six.csv --roster svar.csv
        said 'svar.csv: quality: its heading says what numbers mean: the least number is most; a line for each in answers.csv'
        # 1 of 5 is the best: 5; 2 is 4
        grep -qx 'quality,1,5' f/answers.csv && grep -qx 'quality,2,4' f/answers.csv
        ini 'quality = 1:5'
        runs
        rm -r f r
    done
    for says in '(1-5, 5 er best)' '(1 er dårligst, 5 er best)' '(1-5 der 1 er dårligst)' '(1-5)'; do
        sed "1s/##/$says/g" mal.csv >svar.csv
        suggest --actors six.csv --roster svar.csv
        if grep '^quality' f/answers.csv; then echo "$says"; return 1; fi
        ini 'quality = 1:5'
        rm -r f
    done
    # never, or daily? it cannot be known
    printf '%s\n' 'Navn;Hvor ofte? (1-5, 1 er best) [Åse Li];Hvor ofte? (1-5, 1 er best) [Kari Dahl]' 'Åse Li;;1' 'Odd Moe;5;3' 'Kari Dahl;2;' >svar.csv
    suggest --actors six.csv --roster svar.csv
    grep -qx 'frequency,1,?' f/answers.csv
}

@test "a scale with words of its own is turned, and that no verdict is made of it is told" {
    six
    printf '%s\n' 'Navn;Hvor ofte? [Åse Li];Hvor ofte? [Kari Dahl];Hvor nyttig? (1 = svært nyttig, 6 = ikke nyttig) [Åse Li];Hvor nyttig? (1 = svært nyttig, 6 = ikke nyttig) [Kari Dahl]' \
        'Åse Li;;Ofte;;2' 'Odd Moe;Aldri/nesten aldri;Sjelden;;6' 'Kari Dahl;Svært ofte;;1;' >svar.csv
    suggest --actors six.csv --roster svar.csv
    grep -q 'its heading says what numbers mean: the least number is most; a line for each in answers.csv$' <<<"$stderr"
    grep -q 'a column of its own, which no verdict is made of: where it says how good the contact is, write quality for that name' <<<"$stderr"
    # 1 is best: 1 + 6 - 2
    grep -qE '^hvor_nyttig[^,]*,2,5$' f/answers.csv
    grep -qx 'frequency,Aldri/nesten aldri,0' f/answers.csv
    # one whose order no word says: the line that turns it is told
    sed -i 's/svært nyttig/svært krevende/g;s/ikke nyttig/ikke krevende/g' svar.csv
    rm -r f
    suggest --actors six.csv --roster svar.csv
    grep -qE 'see that it is so, else hvor_nyttig[^ ]* = 6:1 under \[scales\] of study.ini$' <<<"$stderr"
}

@test "a list of Ansatt and Tjenestested is read, whatever else differs in it" {
    printf '%s\n' 'Kjønn;Ansatt;Tjenestested' 'K;Åse Li;NAV' 'M;Odd Moe;NAV' 'K;Kari Dahl;BUP' 'M;Per Lie;BUP' >liste.csv
    printf '%s\n' 'Ditt navn;Åse Li;Odd Moe;Kari Dahl;Per Lie' 'Åse Li;;1;0;2' 'Odd Moe;1;;0;1' 'Kari Dahl;0;2;;1' >svar.csv
    suggest --actors liste.csv --roster svar.csv
    ini 'actors.id = Ansatt' 'by = Tjenestested'
}
