#!/usr/bin/env bats
# What a page says in one place is what it says in another: hidden studies,
# totals, rounded figures, words of codes.
bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
}

# people N SERVICES: actors.csv of N people dealt out to services.
people() {
    awk -v n="$1" -v s="$2" 'BEGIN { print "id,sector"
        for (i = 1; i <= n; i++) printf "p%d,Tjeneste %s\n", i, substr("ABCDEF", i % s + 1, 1) }' >actors.csv
}

# ties N STEP: everybody names every STEP-th of the others.
ties() {
    awk -v n="$1" -v k="$2" 'BEGIN { print "from,to,frequency,quality,barrier"
        for (i = 1; i <= n; i++) for (j = 1; j <= n; j++)
            if (i != j) printf "p%d,p%d,%d,%d,%s\n", i, j, (i * j) % k == 0, 1 + (i + j) % 5, "tid" }' >"$3"
}

# page: the text of report.html in bokmål, tags off.
page() {
    sed 's/<script.*//; s/<[^>]*>/ /g; s/&#x2013;/–/g' "$1/report.html" | tr -s ' '
}

@test "every service too small: nothing is said of 0 of 0, or of every pair" {
    people 6 3
    ties 6 2 ties.csv
    printf '%s\n' '[wave 1]' 'actors = actors.csv' 'ties = ties.csv' '[scales]' 'quality = 1:5' >study.ini
    pdn-report -q -n 20 study.ini -o r >told
    page r >page.txt
    run ! grep -E '0 av 0|0 of 0|Svarene sier noe om alle par\.|Svara seier noko om alle par\.' page.txt
    grep -q 'Alle tjenestene er for små til å vises' page.txt
    grep -q 'Ingen par kan vises, så siden sier ikke hva svarene forteller om noen av dem.' page.txt
    run ! grep -l '0 av 0' r/plots/*.svg
}

@test "one total of hidden figures: head, manifest, standard error, and the tables" {
    people 30 3
    ties 30 3 ties.csv
    printf '%s\n' '[wave 1]' 'actors = actors.csv' 'ties = ties.csv' '[scales]' 'quality = 1:5' >study.ini
    pdn-report -n 200 study.ini -o r 2>told
    said=$(sed -n 's/.*cells hidden: \([0-9]*\),.*/\1/p' told)
    [ "$said" -gt 0 ]
    [ "$(sed -n 's/^ *"cells": \([0-9]*\),*$/\1/p' r/report.json)" -eq "$said" ]
    # the two kinds of the method add up to it
    [ "$(sed -n 's/.*, of which \([0-9]*\) .* and \([0-9]*\) from which.*/\1 \2/p' told | awk '{ print $1 + $2 }')" -eq "$said" ]
    # what is hidden in a table is a word on the page, not its mark; whole
    # contacts have no decimal; a scale is told in words
    page r >page.txt
    run ! grep -q '>:</td>' r/report.html
    run ! grep -qE 'quality=1:5|etter kolonnen sector' page.txt
    grep -q 'Skalaer for svarene: hvor godt det fungerer fra 1 til 5' page.txt
    grep -q 'etter kolonnen tjeneste' page.txt
    column=$(head -1 r/tables/breakdown-1.csv | tr , '\n' | grep -nx expected | cut -d: -f1)
    run ! grep -q '\.' <(cut -d, -f"$column" r/tables/breakdown-1.csv | tail -n +2)
    awk '/data-table="pairs"/ { on = 1 } /<\/table>/ { on = 0 } on && /^<tr><td/' r/report.html >rows
    [ "$(wc -l <rows)" -ge 6 ]
    run ! grep -qE '^<tr>(<td[^>]*>[^<]*</td>){4}<td[^>]*>[0-9]+,0<' rows
}

@test "every row of the table of change says what it is, and a change agrees with its values" {
    people 30 3
    ties 30 3 t1.csv
    # one in twenty rates one step more the second time: the mean moves by less than .1
    awk -F, -v OFS=, 'NR > 1 && NR % 20 == 0 && $4 < 5 { $4++ } 1' t1.csv >t2.csv
    printf '%s\n' '[study]' 'language = nb' '[wave 1]' 'actors = actors.csv' 'ties = t1.csv' '[wave 2]' 'actors = actors.csv' 'ties = t2.csv' \
        '[scales]' 'quality = 1:5' >study.ini
    pdn-report -q -n 200 study.ini -o r >told
    # no empty cell under "what we see" (the fifth column)
    awk '/data-table="change"/ { on = 1 } /<\/table>/ { on = 0 } on && /^<tr><td/' r/report.html >rows
    [ "$(wc -l <rows)" -ge 6 ]
    run ! grep -q '^\(<tr>\)\(<td[^>]*>[^<]*</td>\)\{4\}<td[^>]*>–</td>' rows
    # values with one decimal that differ, and a change of 0,0, are not both told
    page r | grep -A1 -E '[0-9],[0-9] → [0-9],[0-9] av 5' >changes
    [ -s changes ]
    awk '/→/ { from = $1; to = $3 } /Endring: −?0,0 / && from != to { bad = 1 } END { exit bad }' changes
}

@test "an input file where pdn-plot wants a table: which tool comes before" {
    printf '%s\n' finding,step,wave 'a-b,møte,1' >actions.csv
    printf '%s\n' from,to,year,sent,arrived a,b,2021,9,5 >handovers.csv
    printf '%s\n' unit,practice,present,year A,møte,1,2023 >practices.csv
    for kind in actions handover practices; do
        file=$kind.csv
        [ "$kind" = handover ] && file=handovers.csv
        run --separate-stderr pdn-plot "$kind" "$file" -o x.svg
        [ "$status" -eq 1 ]
        tool=pdn-$kind
        [ "$kind" = actions ] && tool='pdn-tally actions'
        grep -qE "$file: (this kind is drawn of what $tool writes: run that first|.*want the table that $tool writes)" <<<"$stderr" || { echo "$stderr"; return 1; }
        [ ! -e x.svg ]
    done
}

@test "outcomes: a heading that is not understood is named with what was expected" {
    printf '%s\n' 'Kommune;År;Antall uføre;Folketall' 'A;2021;9;100' 'B;2021;8;100' 'C;2021;7;100' >o.csv
    run --separate-stderr pdn-baseline o.csv
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-baseline: warning: o.csv: no heading is events, antall, teller, teljar; "Antall uføre" is not known: is one of them meant? (--column events=THEIRS)' <<<"$stderr"
    run --separate-stderr pdn-baseline --column 'events=Antall uføre' o.csv
    run ! grep -q 'no heading' <<<"$stderr"
}

@test "pdn-practices --change of one year says so" {
    printf '%s\n' unit,practice,present,year A,møte,1,2023 B,møte,0,2023 >p.csv
    run --separate-stderr pdn-practices --change p.csv
    [ "$status" -eq 0 ]
    grep -qxF 'pdn-practices: warning: p.csv: nothing to compare: the practices are of one year, and a change needs two' <<<"$stderr"
    printf '%s\n' A,møte,1,2024 B,møte,1,2024 >>p.csv
    run --separate-stderr pdn-practices --change p.csv
    [ -z "$stderr" ]
    grep -q '^møte,2023,2024,2,1,1,0,' <<<"$output"
}

@test "slides: what is seen after a step is whole, and signs of verdicts are told before fills" {
    printf '%s\n' finding,step,owner,deadline,done,state,invited,wave,group_a,group_b,verdict_then,verdict_now,now,followed,change_to,contacts,contacts_lo,contacts_hi,lift >actions.csv
    for i in 1 2 3 4 5; do echo ':,:,:,2022-03-01,,overdue,:,2021,BUP,NAV,unknown,unknown,2023,not-comparable,2022,,,,'; done >>actions.csv
    pdn-plot actions actions.csv --lang nb --size slide -o actions.svg
    grep -o '<text[^>]*>[^<]*</text>' actions.svg | sed 's/<[^>]*>//g' >words
    grep -q 'for få svarte begge' words
    run ! grep -q '…$' words
    # four services: a sign of each kind, one not known, one hidden
    printf '%s\n' group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,expected,ratio,quality_ab,quality_ba,verdict,verdict_note \
        A,B,12,12,10,10,28,200,27,1,4,4,works, A,C,12,12,10,10,20,200,20,1,2,4,strained,strained-ab \
        A,D,12,12,10,10,1,200,20,.05,,,missing, B,C,12,12,10,10,9,200,10,.9,,,hangs-on-one, \
        B,D,12,12,2,10,9,200,10,.9,,,unknown, C,D,12,12,10,10,:,200,:,:,:,:,hidden, >b.csv
    pdn-plot pairs b.csv --lang nb --size slide -o pairs.svg
    grep -o '<text[^>]*>[^<]*</text>' pairs.svg | sed 's/<[^>]*>//g' >words
    for word in anstrengt fungerer mangler; do grep -q "$word" words || { cat words; return 1; }; done
}

@test "outcomes alone: what is missing is told where the checklist asks, and nothing of ages that are not known" {
    awk 'BEGIN { srand(1); print "unit,year,population,events,income"
        for (u = 1; u <= 16; u++) for (y = 2020; y <= 2023; y++)
            printf "K%02d,%d,%d,%s,%.1f\n", u, y, 900 + 10 * u, u == 3 && y == 2021 ? ":" : int(90 + u + 7 * ((u * y) % 3)), 20 + u % 5 }' >o.csv
    printf '%s\n' '[study]' 'language = nb' '[outcomes]' 'file = o.csv' 'resources = income' >study.ini
    pdn-report -q -n 20 study.ini -o r >told
    grep -q '^STROBE,12c,[^,]*,told,' r/tables/checklist.csv || { grep 12c r/tables/checklist.csv; return 1; }
    grep '^STROBE,14b,' r/tables/checklist.csv | grep -q 'Of 64 counts in the file of outcomes, hidden at the source: 1; missing: 0. None of them is taken for a zero.'
    page r >page.txt
    grep -q 'skjult hos kilden: 1; mangler: 0' page.txt
    run ! grep -qE 'aldersspenn|tiårig' page.txt
    # with ages it is said
    sed -i '1s/$/,age_from,age_to/; 2,$s/$/,20,29/' o.csv
    pdn-report -q -n 20 study.ini -o s >told
    page s | grep -q 'Flere år av ett aldersspenn er stort sett de samme'
}
