#!/usr/bin/env bats
# pdn-ingest --suggest: what differs from one survey to the next. Files and what
# is expected of them are made by hand.
bats_require_minimum_version 1.5.0
load ../support/suggest

# ---- Codes for headings ---------------------------------------------------------

# Four people and the same four contacts in both years (11-12 and 13-14, each
# told by both); s_1 to s_4 ask about others in 2025.
coded() {
    printf '%s\n' 'id;navn;tjeneste' '11;Anna Moe;NAV' '12;Per Lien;NAV' '13;Kari Vik;BUP' '14;Ola Aas;BUP' >liste-2023.csv
    cp liste-2023.csv liste-2025.csv
    printf '%s\n' 'id;s_1;s_2;s_3;s_4' '11;;Daglig;Aldri;Aldri' '12;Daglig;;Aldri;Aldri' '13;Aldri;Aldri;;Daglig' \
        '14;Aldri;Aldri;Daglig;' >svar-2023.csv
    printf '%s\n' 'id;s_1;s_2;s_3;s_4' '11;Aldri;Aldri;;Daglig' '12;Aldri;Aldri;Daglig;' '13;;Daglig;Aldri;Aldri' \
        '14;Daglig;;Aldri;Aldri' >svar-2025.csv
    variables 2023 'Anna Moe' 'Per Lien' 'Kari Vik' 'Ola Aas'
    variables 2025 'Kari Vik' 'Ola Aas' 'Anna Moe' 'Per Lien'
}

# variables YEAR NAME NAME NAME NAME: the list that the program writes.
variables() {
    printf '%s\n' 'variabel;tekst' 'id;id' "s_1;Hvor ofte? - $2" "s_2;Hvor ofte? - $3" "s_3;Hvor ofte? - $4" \
        "s_4;Hvor ofte? - $5" >"variabler-$1.csv"
}

# kept: kept, lost and new ties of the report.
kept() {
    rm -rf r
    pdn-report -q f/study.ini -o r --internal >/dev/null
    cut -d, -f7-9 r/tables/waves.csv | tail -1
}

@test "codes that name others in the next year are read by the list of that year" {
    coded
    suggest --actors liste-2023.csv --roster svar-2023.csv --codebook variabler-2023.csv
    said 'svar-2023.csv: what the headings of svar-2025.csv ask stands in variabler-2025.csv: codebook-2025.csv'
    [ "$(grep '^codebook' f/study.ini | tr '\n' ' ')" = 'codebook = codebook.csv codebook = codebook-2025.csv ' ]
    [ "$(tr '\n' ' ' <f/codebook-2025.csv)" = 'code,actor,question s_1,13,frequency s_2,14,frequency s_3,11,frequency s_4,12,frequency ' ]
    [ "$(kept)" = 4,0,0 ]
    # from the other end it is the same
    rm -r f && suggest --actors liste-2025.csv --roster svar-2025.csv --codebook variabler-2025.csv
    [ "$(grep '^codebook' f/study.ini | tr '\n' ' ')" = 'codebook = codebook-2023.csv codebook = codebook.csv ' ]
    [ "$(kept)" = 4,0,0 ]
    # a form of more people has more codes
    sed -i '1s/$/;s_5/;2,$s/$/;Aldri/' svar-2025.csv && echo 's_5;Hvor ofte? - Liv By' >>variabler-2025.csv
    echo '15;Liv By;NAV' >>liste-2025.csv
    rm -r f && suggest --actors liste-2023.csv --roster svar-2023.csv --codebook variabler-2023.csv
    [ "$(kept)" = 4,0,0 ]
}

@test "one list of codes is never taken for two years" {
    coded
    rm variabler-2025.csv
    suggest --actors liste-2023.csv --roster svar-2023.csv --codebook variabler-2023.csv
    said 'warning: svar-2023.csv: svar-2025.csv lies beside it and is left out: its headings are codes, which may ask of others than those of svar-2023.csv: put the list of variables of its year beside variabler-2023.csv, as variabler-2025.csv'
    [ "$(grep -c '^\[wave' f/study.ini)" -eq 1 ]
    mv variabler-2023.csv variabler.csv
    rm -r f && suggest --actors liste-2023.csv --roster svar-2023.csv --codebook variabler.csv
    said 'warning: svar-2023.csv: svar-2025.csv lies beside it and is left out: its headings are codes, which may ask of others than those of svar-2023.csv: put a list of variables for each year side by side, with the year in its name as svar-2023.csv has it (a copy of variabler.csv where both years ask the same)'
    # a list of something else
    variables 2023 'Anna Moe' 'Per Lien' 'Kari Vik' 'Ola Aas'
    printf '%s\n' 'variabel;tekst' 'id;id' 'v_1;Hvor ofte? - Anna Moe' >variabler-2025.csv
    rm -r f && suggest --actors liste-2023.csv --roster svar-2023.csv --codebook variabler-2023.csv
    said 'warning: svar-2023.csv: svar-2025.csv lies beside it and is left out: not understood by variabler-2025.csv (above)'
    # a list of another year than the answers
    rm -r f && suggest --actors liste-2023.csv --roster svar-2025.csv --codebook variabler-2023.csv
    said 'warning: svar-2025.csv: variabler-2023.csv is of another year than svar-2025.csv: see that it says what these headings ask'
}

@test "a codebook that names others than were asked is told" {
    coded
    suggest --actors liste-2023.csv --roster svar-2023.csv --codebook variabler-2023.csv
    sed -i 's/codebook-2025/codebook/' f/study.ini
    run --separate-stderr pdn-report f/study.ini -o r --internal
    [ "$(grep -xF 'pdn-report: warning: svar-2025.csv:2: 4 of 4 answer about themselves and leave one other cell of contact blank: see that the headings, or the codebook, are of this form: a code may name another in the next' <<<"$stderr" | wc -l)" -eq 1 ]
    ! grep -q 'svar-2023.csv.*about themselves' <<<"$stderr" || false
}

# ---- Columns of a year ----------------------------------------------------------

# Three of NAV in 2023, one of whom has gone to PPT in 2025.
movers() {
    printf '%s\n' "id;navn;$1" '1;Anna Moe;NAV;PPT' '2;Per Lien;NAV;NAV' '3;Kari Vik;BUP;BUP' '4;Ola Aas;PPT;PPT' \
        '5;Liv By;NAV;NAV' '6;Jo Ek;BUP;BUP' >liste.csv
    printf '%s\n' 'År;Fra;Til;Hyppighet' '2023;1;2;1' '2023;3;4;1' '2025;1;2;2' '2025;4;3;1' >samlet.csv
}

# people YEAR GROUP: how many the report has of it.
people() {
    awk -F, -v g="$2" '$1 == g && $2 == g { print $3 }' "r/tables/breakdown-$1.csv"
}

@test "who moved is in the service of each year" {
    for heading in 'Tjeneste 2023;Tjeneste 2025' 'Tilhørighet (2023);Tilhørighet (2025)'; do
        rm -rf f r
        movers "$heading"
        suggest --actors liste.csv --ties samlet.csv
        said "samlet.csv: columns of the list that are of 2025: actors.sector=${heading#*;}, in its [wave]"
        ini 'by = sector' "columns = actors.sector=${heading%;*}" "columns = actors.sector=${heading#*;}"
        pdn-report -q f/study.ini -o r --internal
        [ "$(people 2023 NAV) $(people 2023 PPT) $(people 2025 NAV) $(people 2025 PPT)" = '3 1 2 2' ]
    done
}

@test "a column of a year that is asked for is that of every survey" {
    movers 'Tjeneste 2023;Tjeneste 2025'
    suggest --actors liste.csv --ties samlet.csv --by 'Tjeneste 2023'
    ini 'by = Tjeneste 2023'
    pdn-report -q f/study.ini -o r --internal
    [ "$(people 2023 NAV) $(people 2025 NAV)" = '3 3' ]
}

@test "a column of another year than the survey is asked about" {
    movers 'Tjeneste 2022;Tjeneste 2025'
    suggest --actors liste.csv --ties samlet.csv
    said 'warning: samlet.csv: services stand in "Tjeneste 2022", which is of 2022, and not every survey has such a column of its own: a column for ? of by in study.ini, or a list of actors for each survey'
    ini 'by = ?'
    ! grep -q '^columns' f/study.ini || false
    said 'warning: samlet.csv: written, but not to be read before 1 thing is mended (above): answers.csv, codebook.csv, aliases.csv, study.ini; then pdn-report f/study.ini -o FOLDER'
    told_by_report 'study.ini:8: liste.csv: no actor column "?" to group by: there is id, label, name, Tjeneste 2022, Tjeneste 2025, responded'
    # the only one there is, of the only survey
    movers 'Tjeneste 2022;Rom'
    printf '%s\n' 'Fra;Til;Hyppighet' '1;2;1' '3;4;1' >ett.csv
    rm -r f && suggest --actors liste.csv --ties ett.csv
    ini 'by = Tjeneste 2022'
    runs
}

@test "columns of a wave want NAME=THEIRS" {
    movers 'Tjeneste 2023;Tjeneste 2025'
    suggest --actors liste.csv --ties samlet.csv
    sed -i 's/^columns = actors.sector=Tjeneste 2025/columns = Tjeneste 2025/' f/study.ini
    told_by_report 'study.ini:17: columns: want NAME=THEIRS, got "Tjeneste 2025"'
    sed -i 's/^columns = Tjeneste 2025/columns = actors.sector=Teneste 2025/' f/study.ini
    told_by_report 'liste.csv:1: no column "Teneste 2025", which --column calls sector (is it "Tjeneste 2025"?); has "id", "navn", "Tjeneste 2023", "Tjeneste 2025"'
}

# ---- What answers mean, from one survey to the next -------------------------------

# turned YEAR OFTEN GOOD NUMBER...: a list of codes whose labels say what numbers
# mean, and everybody's answers about the next on the list: how often, how well.
turned() {
    local y=$1 often=$2 good=$3 n
    shift 3
    { echo 'variabel;tekst'; n=1; for n in 1 2 3 4; do echo "o_$n;Hvor ofte ($often) - $(sed -n "$((n + 1))p" folk.csv | cut -d';' -f1)"; done
      for n in 1 2 3 4; do echo "g_$n;Hvor godt ($good) - $(sed -n "$((n + 1))p" folk.csv | cut -d';' -f1)"; done; } >"variabler-$y.csv"
    { echo 'navn;o_1;o_2;o_3;o_4;g_1;g_2;g_3;g_4'; sed 1d folk.csv | cut -d';' -f1 | paste -d';' - - - - | tr ';' '\n' |
        while read -r n; do echo "$n;$1"; shift; done; } >"svar-$y.csv"
}

four() { printf '%s\n' 'Navn;Tjeneste' 'Anna Moe;NAV' 'Per Lie;NAV' 'Kari Nes;PPT' 'Ola Vik;PPT' >folk.csv; }

# rows YEAR: what became of the rows of that survey.
rows() { grep -o "svar-$1.csv: rows read .*" <<<"$stderr"; }

@test "a scale that is turned round in another year is read by the list of that year" {
    four
    # the same opinions: 1 never, 5 daily; of 12 answers 5 are never
    turned 2023 '1=aldri, 5=daglig' '1=dårlig, 5=godt' ';5;1;1;;5;;' '4;;1;2;5;;;4' '1;1;;3;;;;4' '1;3;2;;;4;4;'
    turned 2025 '1=daglig, 5=aldri' '1=godt, 5=dårlig' ';1;5;5;;1;;' '2;;5;4;1;;;2' '5;5;;3;;;;2' '5;3;4;;;2;2;'
    suggest --actors folk.csv --roster svar-2025.csv --codebook variabler-2025.csv
    said 'warning: svar-2025.csv: what stands in svar-2023.csv stands for another thing than in svar-2025.csv: answers-2023.csv is its own'
    [ "$(grep '^answers' f/study.ini | paste -sd' ')" = 'answers = answers-2023.csv answers = answers.csv' ]
    run --separate-stderr pdn-report -n 0 --internal f/study.ini -o r
    [ "$(rows 2023)" = 'svar-2023.csv: rows read 12 = ties 6 + merged 0 + self-ties 0 + no-contact 6' ] || { echo "$stderr"; return 1; }
    [ "$(rows 2025)" = 'svar-2025.csv: rows read 12 = ties 6 + merged 0 + self-ties 0 + no-contact 6' ]
    cmp <(cut -d, -f3- r/tables/breakdown-2023.csv) <(cut -d, -f3- r/tables/breakdown-2025.csv)
    # from the other end
    rm -r f r
    suggest --actors folk.csv --roster svar-2023.csv --codebook variabler-2023.csv
    run --separate-stderr pdn-report -n 0 --internal f/study.ini -o r
    cmp <(cut -d, -f3- r/tables/breakdown-2023.csv) <(cut -d, -f3- r/tables/breakdown-2025.csv)
}

@test "a question on another scale in another year is no change: its scale is asked about" {
    four
    turned 2023 '1=aldri, 5=daglig' '1=dårlig, 5=godt' ';5;1;1;;5;;' '4;;1;2;5;;;4' '1;1;;3;;;;4' '1;3;2;;;4;4;'
    turned 2025 '1=aldri, 5=daglig' '1=dårlig, 7=godt' ';5;1;1;;7;;' '4;;1;2;7;;;5' '1;1;;3;;;;6' '1;3;2;;;6;6;'
    suggest --actors folk.csv --roster svar-2025.csv --codebook variabler-2025.csv
    said 'warning: svar-2025.csv: quality: asked on 1 to 7 in one survey and 1 to 5 in 2023: no change is told between scales; a range for its ? in study.ini, once the answers of each survey stand on one scale (answers = a file of its own in its [wave]), or another name for it (rating_1_7) in the codebook of one'
    ini 'quality = ?' 'frequency = 0:4'
    told_by_report 'study.ini:34: scale of quality is ?: want LO:HI'
    # another name in one: two questions
    sed -i 's/quality$/rating_1_7/' f/codebook.csv && sed -i 's/^quality = [?]/quality = 1:5\nrating_1_7 = 1:7/' f/study.ini
    pdn-report -q -n 0 --only findings f/study.ini -o r
    # a list that says nothing of what numbers mean, beside one by which the least is most
    turned 2023 '1-5' '1-5' ';1;5;5;;1;;' '2;;5;4;1;;;2' '5;5;;3;;;;2' '5;3;4;;;2;2;'
    turned 2025 '1=daglig, 5=aldri' '1=godt, 5=dårlig' ';1;5;5;;1;;' '2;;5;4;1;;;2' '5;5;;3;;;;2' '5;3;4;;;2;2;'
    rm -r f r
    suggest --actors folk.csv --roster svar-2025.csv --codebook variabler-2025.csv
    said 'warning: svar-2025.csv: quality: one survey says that the least number is most, 2023 and the others not all: see that each has lines in its answers, then put the scale; a range for its ? in study.ini, once the answers of each survey stand on one scale (answers = a file of its own in its [wave]), or another name for it (rating_1_7) in the codebook of one'
    ini 'quality = ?' 'frequency = ?'
}

@test "words and spellings that only another survey has are proposed beside the others" {
    four
    printf '%s\n' 'Navn;Hvor ofte [Anna Moe];Hvor ofte [Per Lie];Hvor ofte [Kari Nes];Hvor ofte [Ola Vik]' 'Anna Moe;;Daglig;Aldri;Aldri' \
        'Per Lie;Daglig;;Aldri;Ukentlig' >svar-2025.csv
    { sed 1q svar-2025.csv; printf '%s\n' 'Kari Ness;Aldri;Av og til;;Sjeldnere' 'Ola Vik;Aldri;Månedlig;Daglig;'; } >svar-2023.csv
    suggest --actors folk.csv --roster svar-2025.csv
    [ "$(sed 1d f/answers.csv | paste -sd' ')" = 'frequency,Aldri,0 frequency,Ukentlig,3 frequency,Daglig,4 frequency,Sjeldnere,1 frequency,Månedlig,2 frequency,Av og til,?' ] || { cat f/answers.csv; return 1; }
    [ "$(sed 1d f/aliases.csv)" = 'Kari Ness,Kari Nes' ]
    said 'warning: svar-2023.csv:2:3: not read yet: frequency: 1 different word in 1 cell: Av og til 1: still ? in answers.csv, line 7: want a number, or .. (did not answer)'
    sed -i 's/,?$/,1/' f/answers.csv
    pdn-report -q -n 0 --only findings f/study.ini -o r
}

# ---- Surveys in one file, told apart by a column ------------------------------------

# in_one YEAR ROW...: those rows of svar.csv; the heading first.
in_one() {
    local y=$1 n
    shift
    [ -e svar.csv ] || echo 'År;Navn;Hvor ofte [Anna Moe];Hvor ofte [Per Lie];Hvor ofte [Kari Nes];Hvor ofte [Ola Vik]' >svar.csv
    for n in 'Anna Moe' 'Per Lie' 'Kari Nes' 'Ola Vik'; do echo "$y;$n;$1" >>svar.csv; shift; done
}

# same_pairs: the pairs of the two surveys are the same, figure by figure.
same_pairs() {
    pdn-report -q -n 0 --internal f/study.ini -o r >/dev/null || return 1
    cmp <(cut -d, -f3- r/tables/breakdown-2023.csv) <(cut -d, -f3- r/tables/breakdown-2025.csv)
}

@test "answers turned round from one survey of a file to the next are read by each survey's own words" {
    four
    # the same opinions: 12 answers, 5 never, 4 daily
    in_one 2023 ';5 Daglig;1 Aldri;1 Aldri' '5 Daglig;;4 Ukentlig;1 Aldri' '1 Aldri;3 Månedlig;;5 Daglig' '1 Aldri;1 Aldri;5 Daglig;'
    in_one 2025 ';1 Daglig;5 Aldri;5 Aldri' '1 Daglig;;2 Ukentlig;5 Aldri' '5 Aldri;3 Månedlig;;1 Daglig' '5 Aldri;5 Aldri;1 Daglig;'
    suggest --actors folk.csv --roster svar.csv
    said "warning: svar.csv: by \"År\" the same answer stands for different things: what each survey's answers stand for has a file of its own (answers-2023.csv ...); see that each is right"
    [ "$(sed 1d f/answers-2023.csv | paste -sd' ')" = 'frequency,1 Aldri,0 frequency,3 Månedlig,2 frequency,4 Ukentlig,3 frequency,5 Daglig,4' ]
    [ "$(sed 1d f/answers-2025.csv | paste -sd' ')" = 'frequency,5 Aldri,0 frequency,3 Månedlig,2 frequency,2 Ukentlig,3 frequency,1 Daglig,4' ]
    [ "$(grep '^answers' f/study.ini | paste -sd' ')" = 'answers = answers-2023.csv answers = answers-2025.csv' ]
    runs
    rm -r r
    same_pairs
    # numbers, and what they mean in rows above the table
    rm -rf f r svar.csv
    in_one 2023 ';5;1;1' '5;;4;1' '1;3;;5' '1;1;5;'
    in_one 2025 ';1;5;5' '1;;2;5' '5;3;;1' '5;5;1;'
    sed -i '1i 2023: 1=aldri, 5=daglig\n2025: 1=daglig, 5=aldri' svar.csv
    suggest --actors folk.csv --roster svar.csv
    [ "$(sed 1d f/answers-2025.csv | paste -sd' ')" = 'frequency,1,4 frequency,2,3 frequency,3,2 frequency,4,1 frequency,5,0' ]
    same_pairs
}

@test "numbers that the same people turn round from one survey to the next are asked about, in one file and in two" {
    four
    in_one 2023 ';5;0;1' '5;;4;0' '1;3;;5' '0;1;5;'
    in_one 2025 ';1;5;5' '1;;2;5' '5;3;;0' '5;5;0;'
    suggest --actors folk.csv --roster svar.csv
    # over the twelve pairs, by hand: -50.5 of the root of 53 and 50.9, a correlation of -.97
    said 'warning: svar.csv: frequency: 12 answers of the same about the same in one survey and in 2025 are mostly the opposite, so the least number may be most in one of them: see that each has lines in its answers, then put the scale; a range for its ? in study.ini, once the answers of each survey stand on one scale (answers = a file of its own in its [wave]), or another name for it (rating_1_7) in the codebook of one'
    ini 'frequency = ?'
    for y in 2023 2025; do sed -n "1s/^År;//p;s/^$y;//p" svar.csv >svar-$y.csv; done
    rm -r f
    suggest --actors folk.csv --roster svar-2025.csv
    grep -q 'warning: svar-2025.csv: frequency: 12 answers of the same about the same in one survey and in 2023 are mostly the opposite' <<<"$stderr"
    # what changed a little is no scale turned round
    rm -rf f svar.csv
    in_one 2023 ';5;0;1' '5;;4;0' '1;3;;5' '0;1;5;'
    in_one 2025 ';4;0;1' '5;;0;1' '1;3;;4' '0;0;5;'
    suggest --actors folk.csv --roster svar.csv
    runs
}

# ---- Who was on the list ---------------------------------------------------------

@test "who has no service in the column of a year, stands in no heading and sent nothing was not on the list then" {
    # five people a year: Ola left after 2023, Nye came; Liv was there and silent
    printf '%s\n' 'id;navn;Tjeneste 2023;Tjeneste 2025' 'a;Anna Moe;NAV;NAV' 'b;Per Lien;NAV;NAV' 'c;Kari Vik;BUP;BUP' \
        'd;Ola Aas;BUP;' 'e;Nye Berg;;BUP' 'f;Liv By;NAV;NAV' >liste.csv
    printf '%s\n' 'Navn;Hvor ofte: Anna Moe;Hvor ofte: Per Lien;Hvor ofte: Kari Vik;Hvor ofte: Ola Aas;Hvor ofte: Liv By' \
        'Anna Moe;;Daglig;Aldri;Daglig;Aldri' 'Per Lien;Daglig;;Aldri;Aldri;Aldri' 'Kari Vik;Aldri;Aldri;;Daglig;Aldri' 'Ola Aas;Daglig;Aldri;Daglig;;Aldri' >svar-2023.csv
    sed 's/Ola Aas/Nye Berg/g' svar-2023.csv >svar-2025.csv
    suggest --actors liste.csv --roster svar-2025.csv
    [ "$(grep '^columns' f/study.ini | paste -sd'|')" = 'columns = actors.sector=Tjeneste 2023|columns = actors.sector=Tjeneste 2025' ]
    runs 2>report
    rm -r r
    run --separate-stderr pdn-report -n 0 --internal --only network --only waves f/study.ini -o r
    grep -qx 'pdn-report: liste.csv: 1 of 6 have nothing in "Tjeneste 2023", are asked about by nobody and sent nothing: not on the list of that year' <<<"$stderr" || { echo "$stderr"; return 1; }
    grep -qx 'pdn-report: liste.csv: 4 of 5 answered (80.0 %)' <<<"$stderr"
    if grep 'stand in no heading' <<<"$stderr"; then return 1; fi
    # by hand: 4 of both lists; Ola's ties (out: a, c; in: from a, c) lost by leaving
    run awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) n[$i] = i; next }
        { print $n["people"], $n["people_before"], $n["people_after"], $n["leavers"], $n["joiners"], $n["lost_by_leavers"], $n["lost_by_silence"], $n["kept"] }' r/tables/waves.csv
    [ "$output" = '4 5 5 1 1 4 0 2' ] || { echo "$output"; return 1; }
}

@test "who has no service that year and is asked about, or answers, is on the list all the same" {
    printf '%s\n' 'id;navn;Tjeneste 2025' 'a;Anna Moe;NAV' 'b;Per Lien;NAV' 'c;Kari Vik;' 'd;Ola Aas;' >liste.csv
    printf '%s\n' 'Navn;Hvor ofte: Anna Moe;Hvor ofte: Per Lien;Hvor ofte: Kari Vik' 'Anna Moe;;Daglig;Aldri' 'Per Lien;Daglig;;Aldri' 'Ola Aas;Daglig;Aldri;Aldri' >svar.csv
    printf '%s\n' question,answer,value frequency,Aldri,0 frequency,Daglig,4 >answers.csv
    run --separate-stderr pdn-ingest --column 'actors.sector=Tjeneste 2025' --actors liste.csv --roster svar.csv --roster-id Navn \
        --roster-pattern '^Hvor ofte: (.*)$' --answers answers.csv --blank silent -o out.graphml
    [ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
    grep -qx 'pdn-ingest: liste.csv: 3 of 4 answered (75.0 %)' <<<"$stderr" || { echo "$stderr"; return 1; }
    if grep 'not on the list' <<<"$stderr"; then return 1; fi
}

@test "who changed service by the answers alone is told, with the line that takes it in" {
    printf '%s\n' 'id;navn;Tjeneste' 'a;Anna Moe;NAV' 'b;Per Lien;NAV' 'c;Kari Vik;BUP' 'd;Ola Aas;BUP' >folk.csv
    # planted: Per was in BUP in 2023; Kari's is spelt another way, which is no change
    printf '%s\n' 'År;Navn;Tjeneste;Hvor ofte: Anna Moe;Hvor ofte: Per Lien;Hvor ofte: Kari Vik;Hvor ofte: Ola Aas' \
        '2023;Anna Moe;NAV;;Daglig;Aldri;Aldri' '2023;Per Lien;BUP;Daglig;;Aldri;Aldri' '2023;Kari Vik;bup;Aldri;Aldri;;Daglig' '2023;Ola Aas;BUP;Aldri;Aldri;Daglig;' \
        '2025;Anna Moe;NAV;;Daglig;Aldri;Aldri' '2025;Per Lien;NAV;Daglig;;Aldri;Aldri' '2025;Kari Vik;BUP;Aldri;Aldri;;Daglig' '2025;Ola Aas;BUP;Aldri;Aldri;Daglig;' >svar.csv
    suggest --actors folk.csv --roster svar.csv
    said 'warning: svar.csv:3:3: "Tjeneste": 1 of 8 cells say another than the list does of that person, as "BUP" of Per Lien, of whom it has "NAV": the list is used; where people changed, a column of the list for each survey ("Tjeneste 2023", ...), and in its [wave] of study.ini: columns = actors.sector=Tjeneste 2023'
    # as it says
    printf '%s\n' 'id;navn;Tjeneste 2023;Tjeneste 2025' 'a;Anna Moe;NAV;NAV' 'b;Per Lien;BUP;NAV' 'c;Kari Vik;BUP;BUP' 'd;Ola Aas;BUP;BUP' >folk.csv
    sed -i '/^\[wave 2023\]/a columns = actors.sector=Tjeneste 2023' f/study.ini
    sed -i '/^\[wave 2025\]/a columns = actors.sector=Tjeneste 2025' f/study.ini
    pdn-report -q -n 0 --internal --only waves f/study.ini -o r >/dev/null
    [ "$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) n[$i] = i; next } { print $n["people"], $n["moved"] }' r/tables/waves.csv)" = '4 1' ]
    # of one survey the list is mended
    sed -i '/^2023/d' svar.csv && sed -i 's/^2025;//;1s/^År;//;3s/;NAV;/;BUP;/' svar.csv
    printf '%s\n' 'id;navn;Tjeneste' 'a;Anna Moe;NAV' 'b;Per Lien;NAV' 'c;Kari Vik;BUP' 'd;Ola Aas;BUP' >folk.csv
    rm -r f
    suggest --actors folk.csv --roster svar.csv
    said 'warning: svar.csv:3:2: "Tjeneste": 1 of 4 cells say another than the list does of that person, as "BUP" of Per Lien, of whom it has "NAV": the list is used; where the answer is right, mend the list'
}

# Per was in BUP in 2023, which lies beside; the answers of 2025 say what the list does.
@test "who changed service is told of a survey beside, and not where the list has each year's" {
    local heading='Navn;Tjeneste;Hvor ofte: Anna Moe;Hvor ofte: Per Lien;Hvor ofte: Kari Vik;Hvor ofte: Ola Aas'
    printf '%s\n' 'id;navn;Tjeneste' 'a;Anna Moe;NAV' 'b;Per Lien;NAV' 'c;Kari Vik;BUP' 'd;Ola Aas;BUP' >folk.csv
    printf '%s\n' "$heading" 'Anna Moe;NAV;;Daglig;Aldri;Aldri' 'Per Lien;NAV;Daglig;;Aldri;Aldri' \
        'Kari Vik;BUP;Aldri;Aldri;;Daglig' 'Ola Aas;BUP;Aldri;Aldri;Daglig;' >svar-2025.csv
    sed 's/^Per Lien;NAV/Per Lien;BUP/' svar-2025.csv >svar-2023.csv
    suggest --actors folk.csv --roster svar-2025.csv
    said 'warning: svar-2023.csv:3:2: "Tjeneste": 1 of 4 cells say another than the list does of that person, as "BUP" of Per Lien, of whom it has "NAV": the list is used; where people changed, a column of the list for each survey ("Tjeneste 2023", ...), and in its [wave] of study.ini: columns = actors.sector=Tjeneste 2023'
    # with a column of each year either survey is as one of them
    printf '%s\n' 'id;navn;Tjeneste 2023;Tjeneste 2025' 'a;Anna Moe;NAV;NAV' 'b;Per Lien;BUP;NAV' 'c;Kari Vik;BUP;BUP' 'd;Ola Aas;BUP;BUP' >folk.csv
    rm -r f
    suggest --actors folk.csv --roster svar-2025.csv
    run ! grep 'say another' <<<"$stderr"
}
