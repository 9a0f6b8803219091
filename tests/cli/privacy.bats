#!/usr/bin/env bats
# What everybody may see: the public report, and --suppress and --public of the
# small tools. Expected figures are counted by hand in the rows made here.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export MADE="$BATS_FILE_TMPDIR/made"
    mkdir -p "$MADE"
    cd "$MADE" || return 1
    # Three services: ten, ten and two people, all answered. Everybody of a
    # names everybody of b (100 arcs), b names nobody but a01 and a02 (b01
    # does: 2 arcs), the two of c name three of a.
    {
        echo id,sector,responded
        for i in 01 02 03 04 05 06 07 08 09 10; do
            echo "a$i,alfa,1"
            echo "b$i,beta,1"
        done
        echo c01,gamma,1
        echo c02,gamma,1
    } >actors.csv
    {
        echo from,to,quality,barrier
        for i in 01 02 03 04 05 06 07 08 09 10; do
            for j in 01 02 03 04 05 06 07 08 09 10; do
                echo "a$i,b$j,$((10#$i % 4 + 1)),tid"
            done
        done
        echo b01,a01,2,kjemi
        echo b01,a02,3,kjemi
        echo c01,a01,1,a01
        echo c01,a02,1,a01
        echo c02,a03,5,a01
    } >ties.csv
    cat >outcomes.csv <<'CSV'
unit,year,indicator,events,population
nord,2021,ute,3,400
nord,2022,ute,31,400
sør,2021,ute,60,700
sør,2022,ute,64,700
øst,2021,ute,80,900
øst,2022,ute,85,900
CSV
    cat >together.csv <<'CSV'
service_a,service_b,year,both,coordinated
alfa,beta,2021,40,12
alfa,delta,2021,40,4
beta,delta,2021,9,0
alfa,gamma,2021,40,12
CSV
    cat >voices.csv <<'CSV'
service,kind,question,answers,mean
alfa,youth,lytter,12,4
gamma,youth,lytter,12,2
CSV
    # everybody asked of one practice, two of another
    cat >practices.csv <<'CSV'
unit,practice,present,year
nord,møte,0,2021
nord,møte,1,2022
sør,møte,0,2021
sør,møte,1,2022
øst,møte,0,2021
øst,møte,0,2022
alfa,møte,0,2021
alfa,møte,1,2022
gamma,møte,0,2021
gamma,møte,1,2022
nord,Ola ringer Kari,0,2021
nord,Ola ringer Kari,1,2022
sør,Ola ringer Kari,0,2021
sør,Ola ringer Kari,0,2022
CSV
    cat >actions.csv <<'CSV'
finding,step,owner,invited,deadline,done
Kari Nordmann sier nei,Ring Per Hansen,Per Hansen,Ola,2023-01-01,
CSV
    cat >study.ini <<'INI'
[study]
title = Laget
[wave 2021]
actors = actors.csv
ties = ties.csv
[scales]
quality = 1:5
[outcomes]
file = outcomes.csv
[together]
file = together.csv
[voices]
file = voices.csv
[practices]
file = practices.csv
[actions]
file = actions.csv
INI
    pdn-report study.ini -q -n 50 -o public >told 2>notes
}

setup() {
    cd "$MADE" || return 1
}

# cell FILE COLUMN KEY...: a cell of the one row that begins with the keys
cell() {
    local file="$1" column="$2" key
    shift 2
    key="$(IFS=,; echo "$*"),"
    awk -F, -v column="$column" -v key="$key" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i; next }
        index($0, key) == 1 { print $at }' "$file"
}

@test "a row about too few people stands without a figure" {
    breakdown=public/tables/breakdown-2021.csv
    [ "$(cell $breakdown verdict alfa gamma)" = hidden ]
    for column in actors_a actors_b respondents_b ties possible expected; do
        [ "$(cell $breakdown $column alfa gamma)" = : ]
    done
    [ "$(cell $breakdown actors_a alfa beta)" = 10 ]
    [ "$(cell $breakdown possible alfa beta)" = 200 ]
    # 100 + 2: with the counts of who reports hidden, nothing tells of the 2
    [ "$(cell $breakdown ties alfa beta)" = 102 ]
    # the whole tells of those who are shown
    grep -q '"n": 20' public/tables/breakdown-2021.resource.json
    grep -q '20 av 20 svarte i tjenestene som vises' public/report.html
    grep -q 'for få til å vises' public/plots/services.svg
    # pairs with gamma do not hide alfa and beta, which are shown elsewhere
    [ "$(grep -o '10 av 10 svarte' public/plots/services.svg | wc -l)" -ge 2 ]
    grep -q '20 personer i 2 tjenester (2021)' public/report.html
    ! grep -q '2 av 2 svarte' public/report.html public/plots/*.svg || false
}

@test "a mean of one rater is hidden, and what would give it" {
    breakdown=public/tables/breakdown-2021.csv
    [ "$(cell $breakdown raters_ba alfa beta)" = : ]
    [ "$(cell $breakdown quality_ba alfa beta)" = : ]
    [ "$(cell $breakdown quality_gap alfa beta)" = : ]
    # 11 of either could name an obstacle: with the 10 of alfa that would be
    # the one of beta; what the 10 say is of 10
    [ "$(cell $breakdown barrier_asked alfa beta)" = 11 ]
    [ "$(cell $breakdown raters_ab alfa beta)" = : ]
    [ "$(cell $breakdown quality_ab alfa beta)" = 2.5 ]
}

@test "counts of 1 to 4 are hidden, and their complements" {
    [ "$(cell public/tables/together.csv coordinated alfa beta)" = 12 ]
    [ "$(cell public/tables/together.csv coordinated alfa delta)" = : ]
    [ "$(cell public/tables/together.csv coordinated beta delta)" = : ]
    [ "$(cell public/tables/together.csv both beta delta)" = 9 ]
    [ "$(cell public/tables/together.csv share alfa beta)" = 0.3 ]
}

@test "what young people say of two people is nothing to show" {
    [ "$(cell public/tables/voices.csv youth_mean alfa lytter)" = 4 ]
    [ "$(cell public/tables/voices.csv youth_mean gamma lytter)" = : ]
    [ "$(cell public/tables/voices.csv youth_answers gamma lytter)" = : ]
    # nor how many young people it shares
    [ "$(cell public/tables/together.csv both alfa gamma)" = : ]
}

@test "what a unit too small to be shown took up is not counted" {
    change=public/tables/practices-change.csv
    # nord, sør, alfa and gamma of five, less gamma
    [ "$(cell $change taken_up møte)" = 3 ]
    [ "$(cell $change units møte)" = 4 ]
    [ "$(cell $change without møte)" = 1 ]
    [ "$(cell $change taken_up_by møte)" = "nord; sør; alfa" ]
    pdn-practices --change practices.csv >all.csv
    [ "$(cell all.csv taken_up møte)" = 4 ]
}

@test "a practice that two units were asked of is named where study.ini says so" {
    change=public/tables/practices-change.csv
    [ "$(cell $change taken_up :)" = 1 ]
    run ! grep -rlE 'Ola ringer' public
    sed 's/^file = practices.csv/&\nnamed = møte, Ola ringer Kari/' \
        study.ini >named.ini
    pdn-report named.ini -q -n 50 --only tables -o named >told 2>notes
    [ "$(cell named/tables/practices-change.csv taken_up 'Ola ringer Kari')" = 1 ]
}

@test "a year that is hidden does not follow from another" {
    [ "$(cell public/tables/baseline.csv events nord 2021 ute)" = : ]
    [ "$(cell public/tables/baseline.csv events nord 2022 ute)" = 31 ]
    for column in nullpunkt change change_lo change_p; do
        [[ "$(cell public/tables/baseline.csv $column nord 2022 ute)" =~ ^(:|)$ ]]
    done
    # of 2000 people the benchmark to one decimal of a percent gives the sum
    # within two: it goes
    [ "$(cell public/tables/baseline.csv benchmark sør 2021 ute)" = : ]
    [ "$(cell public/tables/baseline.csv benchmark sør 2022 ute)" = 0.09 ]
}

@test "no name, id or text of a person, and no digest of figures" {
    run grep -rlwE --exclude=*.pdf 'Kari|Hansen|Ola|kjemi|[abc]0[1-9]' public
    echo "$output"
    [ "$status" -ne 0 ]
    # some figures of the outcomes are hidden, too: guesses could be tried
    for file in ties.csv outcomes.csv; do
        sum=$(sha256sum $file | cut -d' ' -f1)
        run grep -rl "$sum" public
        [ "$status" -ne 0 ]
    done
}

@test "it is said what is hidden, how much and why" {
    grep -Eq '[0-9]+ tall i tabellene er skjult av hensyn til personvernet: færre enn 5 personer' public/report.html
    ! grep -q 'Ingen tall' public/report.html || false
    grep -q '"suppressed": [1-9]' public/tables/breakdown-2021.resource.json
    grep -q '"cells": [1-9]' public/report.json
    grep -q '"suppressed": \["' public/nullpunkt.json
}

# Of 20 sent from alfa 17 or 16 arrive, of 12 from beta on to delta 8: 3 or 4 are
# lost, so that one more of the figures that must be hidden is of few in one of
# the two. Both have the same tables, and everybody reads one number.
@test "how many of the hidden are of few is not told: it would tell which" {
    for n in 17 16; do
        printf 'from,to,year,sent,arrived\nalfa,beta,2021,20,%s\nbeta,delta,2021,12,8\n' $n >handovers.csv
        { cat study.ini; printf '[handovers]\nfile = handovers.csv\n'; } >handed.ini
        pdn-report handed.ini -q -n 5 -o handed-$n 2>notes
        cat handed-$n/tables/checklist.csv handed-$n/tables/handover.csv handed-$n/report.html >told-$n
        pdn-handover -n 0 --public handovers.csv 2>notes-$n >rows-$n
    done
    cmp rows-17 rows-16
    run ! cmp -s notes-17 notes-16 # what the owner reads tells them apart
    cmp told-17 told-16
    cells=$(jq .suppressed.cells handed-17/report.json)
    # a flag or a verdict that is not told is no figure
    figures=$(awk -F, 'FNR == 1 { split("", no)
            for (i = 1; i <= NF; i++) no[i] = $i ~ /^(flag|also|verdict)$/ }
        { for (i = 1; i <= NF; i++) n += $i == ":" && !no[i] }
        END { print n }' handed-17/tables/*.csv)
    [ "$figures" = "$cells" ]
    grep -q "figures that would give them away, are hidden, over all tables at once: $cells in all\." handed-17/tables/checklist.csv
}

# Three themes of 3 inputs each; with 7 more of one, that one stands.
@test "what nothing is left of is left out, and the page says which and why" {
    {
        echo input,theme
        for i in 1 2 3 4 5 6 7 8 9; do echo "i$i,t$((i % 3))"; done
    } >inputs.csv
    { cat study.ini; printf '[inputs]\nfile = inputs.csv\n'; } >themes.ini
    pdn-report themes.ini -q -n 5 -o themes 2>notes
    [ ! -e themes/plots/themes.svg ]
    [ -e themes/plots/together.svg ]
    [ "$(cell themes/tables/themes.csv inputs t1)" = : ]
    grep -q 'Utelatt, siden alle tallene i dem er skjult: Alle temaer\.' themes/report.html
    ! grep -qE 'id="figure-themes|id="table-themes' themes/report.html || false
    pdn-report themes.ini -q -n 5 --internal -o themes-all 2>notes
    [ -e themes-all/plots/themes.svg ]
    ! grep -q Utelatt, themes-all/report.html || false
    for i in 10 11 12 13 14 15 16; do echo "i$i,t1"; done >>inputs.csv
    pdn-report themes.ini -q -n 5 --replace -o themes 2>notes
    [ -e themes/plots/themes.svg ]
    grep -q 'id="table-themes' themes/report.html
    ! grep -q Utelatt, themes/report.html || false
}

@test "the owner's copy hides nothing" {
    pdn-report study.ini -q -n 50 --internal -o internal 2>/dev/null
    [ "$(cell internal/tables/together.csv coordinated alfa delta)" = 4 ]
    [ "$(cell internal/tables/breakdown-2021.csv ties alfa gamma)" = 3 ]
    run grep -c 'skjult av hensyn' internal/report.html
    [ "$output" = 0 ]
}

@test "fewest is the study's; below three it must be said" {
    { cat study.ini; printf '[privacy]\nfewest = 2\n'; } >two.ini
    run pdn-report two.ini -q -n 0 -o two
    [ "$status" -eq 1 ]
    [[ "$output" == *"two.ini:19: fewest 2: want 3 or more, or allow_fewer = yes"* ]]
    echo 'allow_fewer = yes' >>two.ini
    pdn-report two.ini -q -n 0 --only tables -o two 2>/dev/null
    [ "$(cell two/tables/together.csv coordinated alfa delta)" = 4 ]
    { cat study.ini; printf '[privacy]\nfewest = 13\n'; } >many.ini
    pdn-report many.ini -q -n 0 -o many 2>/dev/null
    [ "$(cell many/tables/together.csv coordinated alfa beta)" = : ]
    grep -q 'færre enn 13 personer' many/report.html
}

# Ten of a name an obstacle on a contact with b, each text by all ten.
@test "an obstacle that is no code of the codebook stands in nothing public" {
    sed 's/,tid$/,Per_er_sur/; s/,kjemi$/,Per_er_sur/' ties.csv >own.csv
    sed "s/,tid\$/,kapasitet/; s/,kjemi\$/,kapasitet/" ties.csv >ours.csv
    for which in own ours; do
        pdn-ingest -q --actors actors.csv --ties $which.csv -o $which.graphml 2>/dev/null
        pdn-breakdown -n 20 --public $which.graphml -o $which-shown.csv 2>$which-told
        pdn-breakdown -n 20 --public --barriers $which.graphml >$which-barriers.csv 2>$which-beside
        pdn-breakdown -q -n 20 $which.graphml -o $which-all.csv
    done
    # what is told of them: the parts are the whole
    for which in own-told ours-told own-beside ours-beside; do
        sed -n 's/.*cells hidden: \([0-9]*\), of which \([0-9]*\) that .* and \([0-9]*\) from which.*/\1 \2 \3/p' \
            $which | awk '$2 + $3 == $1 { n++ } END { exit n != 1 }'
    done
    # without a codebook: the codes that pdnet has words for, no other
    [ "$(cell ours-shown.csv top_barrier alfa beta)" = kapasitet ]
    [ "$(cell own-all.csv top_barrier alfa beta)" = Per_er_sur ]
    [ "$(cell own-shown.csv top_barrier alfa beta)" = : ]
    [ "$(cell own-shown.csv barrier_named alfa beta)" = : ]
    ! grep -q er_sur own-shown.csv own-barriers.csv own-shown.resource.json || false
    grep -q '^kapasitet,' ours-barriers.csv
    grep -q 'the obstacle of [0-9]* rows* is no code of a codebook, and hidden' own-told
    # a codebook says which codes there are; ours are then none
    printf '%s\n' question,answer,value barrier,Per_er_sur,samarbeid >book.csv
    sed -i 's/,a01$/,/' own.csv
    pdn-ingest -q --actors actors.csv --ties own.csv --answers book.csv -o book.graphml 2>/dev/null
    pdn-breakdown -q -n 20 --public book.graphml -o book-shown.csv
    [ "$(cell book-shown.csv top_barrier alfa beta)" = samarbeid ]
    sed -i 's/codes_barrier/codes_other/' book.graphml
    pdn-breakdown -q -n 20 --public book.graphml -o book-shown.csv
    [ "$(cell book-shown.csv top_barrier alfa beta)" = : ]
}

# together.csv, --suppress 12: 12, 4 and 9 and their shares by hand; 0 of 9 tells
# of all nine.
@test "every small tool says in one line how much it hid, and why" {
    printf '%s\n' service_a,service_b,year,both,coordinated alfa,beta,2021,40,12 >twelve.csv
    pdn-tally together --suppress 3 twelve.csv >/dev/null 2>told
    [ "$(cat told)" = "pdn-tally: cells hidden: none; there is none that fewer than 4 people stand behind" ]
    pdn-tally together --public together.csv >t.csv 2>told
    [ "$(wc -l <told)" -eq 1 ]
    hidden=$(tr ',' '\n' <t.csv | grep -c '^:$')
    [ "$(sed 's/.*cells hidden: \([0-9]*\),.*/\1/' told)" = "$hidden" ]
    grep -q 'that fewer than 5 people stand behind or that are of a person' told
    pdn-tally together --public -q together.csv >/dev/null 2>told
    [ ! -s told ]
    pdn-tally together together.csv >/dev/null 2>told
    ! grep -q hidden told || false
    # a row about too few: gamma has two people, in five pairs of the six but
    # those of alfa and beta alone
    pdn-ingest -q --actors actors.csv --ties ties.csv --scale quality=1:5 -o n.graphml 2>/dev/null
    pdn-breakdown -n 20 --public n.graphml >/dev/null 2>told
    grep -q '; rows without a figure: 3' told
    pdn-baseline -n 0 --public outcomes.csv >/dev/null 2>told
    grep -q 'pdn-baseline: cells hidden: [1-9]' told
    pdn-measure -n 0 --whole --public n.graphml >/dev/null 2>told
    grep -q 'pdn-measure: cells hidden' told
    grep -q 'pdn-report: cells hidden: [1-9]' <(pdn-report study.ini -n 0 --only tables -o again 2>&1)
}

# Of 22 people two are in gamma, which is not shown; 105 rated contacts.
@test "a small tool tells no more than the pairs that it may stand beside" {
    pdn-ingest -q --actors actors.csv --ties ties.csv --scale quality=1:5 -o n.graphml
    pdn-breakdown -q -n 0 --public --barriers n.graphml -o barriers.csv
    # 10 who rate and one more, as in the pair's own row
    grep -qE '^[^,]*,alfa,beta,[^,]*,11,' barriers.csv
    # that there is a row would tell that somebody of gamma names one
    run ! grep -q gamma barriers.csv
    printf '%s\n' from,to,why gamma,beta,avtale c01,b01,avtale >duties.csv
    pdn-breakdown -q -n 10 --public --gaps --duties duties.csv n.graphml -o gaps.csv
    run ! grep -q gamma gaps.csv
    grep -q '^:,:,:,,:,2,,:$' gaps.csv
    pdn-fragility -q -n 5 --public n.graphml -o fragility.csv
    pdn-qap -q -n 5 --public --outcome quality --predictors same:sector n.graphml -o qap.csv
    pdn-measure -q -n 0 --public --whole n.graphml -o whole.csv
    for table in barriers gaps fragility qap whole; do
        grep -q '"n": 20,' $table.resource.json || { echo $table; false; }
    done
    [ "$(cell qap.csv cells intercept)" = : ]
    [ "$(cell whole.csv value n)" = : ]
    [ "$(cell whole.csv value respondents)" = : ]
    pdn-qap -q -n 5 --outcome quality --predictors same:sector n.graphml -o qap.csv
    [ "$(cell qap.csv cells intercept)" = 105 ]
}

# Unit a has 3 events in 2021, so their sum over the years would tell it.
@test "units judged over years tell no year that their own table hides" {
    echo unit,year,indicator,events,population,res >years.csv
    for u in a b c d e f g h; do
        for y in 2020 2021 2022 2023; do
            n=$((20 + ($(printf %d "'$u") * y) % 37))
            [ $u$y != a2021 ] || n=3
            echo $u,$y,ute,$n,400,$(($(printf %d "'$u") % 5))
        done
    done >>years.csv
    pdn-deviants -q -n 5 --public --resources res years.csv -o deviants.csv
    [ "$(cell deviants.csv observed a '')" = : ] && [ "$(cell deviants.csv share a '')" = : ]
    [[ "$(cell deviants.csv observed b '')" =~ ^[0-9]+$ ]]
    pdn-baseline -q -n 0 --public years.csv -o baseline.csv
    [ "$(cell baseline.csv events a 2021)" = : ]
    [ "$(cell baseline.csv events b 2021)" != : ]
}

@test "small tools hide when they are asked to" {
    pdn-ingest -q --actors actors.csv --ties ties.csv --scale quality=1:5 -o n.graphml
    pdn-breakdown -q -n 50 n.graphml -o all.csv
    pdn-breakdown -q -n 50 --public n.graphml -o shown.csv
    [ "$(cell all.csv ties alfa gamma)" = 3 ]
    [ "$(cell shown.csv ties alfa gamma)" = : ]
    [ "$(cell shown.csv verdict alfa gamma)" = hidden ]
    grep -q '"sources": \[\]' shown.resource.json
    pdn-plot pairs shown.csv -o pairs.svg
    grep -q 'for få' pairs.svg
    pdn-tally together --suppress 12 together.csv -o t.csv
    [ "$(cell t.csv coordinated alfa beta)" = : ]
    pdn-tally together --suppress 3 together.csv -o t.csv
    [ "$(cell t.csv coordinated alfa delta)" = 4 ]
    run pdn-measure --public n.graphml
    [ "$status" -eq 2 ]
    [[ "$output" == *"every row is a person: --public and --suppress go with --whole"* ]]
}

@test "what tells of single people is refused in public" {
    cd "$MADE" || return 1
    for asked in --cuts '--keyplayers 1' '--without a01' '--with a01,b01'; do
        # shellcheck disable=SC2086 # an option and its value
        run pdn-fragility --public $asked nowhere.graphml
        [ "$status" -eq 2 ]
        [[ "$output" == *"tell of single people: never --public"* ]]
    done
}

@test "names of columns that suppression looks for are columns of their tables" {
    python3 "$PDN_SOURCE/tests/support/privacy_columns.py" "$PDN_SOURCE"
}
