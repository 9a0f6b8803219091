#!/usr/bin/env bats
# pdn-report as its user runs it, on the sample study.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export OUT="$BATS_FILE_TMPDIR/out of here"
    STUDY="$PDN_SOURCE/samples/kongsvinger/study.ini"
    export STUDY
    pdn-report "$STUDY" -n 200 -q -o "$OUT/public" >"$BATS_FILE_TMPDIR/told"
    pdn-report "$STUDY" -n 200 -q -o "$OUT/internal" --internal
}

@test "the folder holds what the manual page says" {
    for file in report.html report.pdf nullpunkt.json datapackage.json \
        tables/breakdown-2021.csv tables/breakdown-2022.csv \
        tables/breakdown-2023.csv tables/breakdown-2023.resource.json \
        tables/baseline.csv plots/services.svg plots/pairs.svg \
        plots/baseline.svg plots/funnel.svg; do
        test -s "$OUT/public/$file"
    done
    for file in network-2021.graphml network-2023.graphml \
        tables/measures-2022.csv plots/people.svg; do
        test -s "$OUT/internal/$file"
        test ! -e "$OUT/public/$file"
    done
}

@test "a claim of improvement is told with how much, and how sure" {
    grep -q 'Kommune 31 har større framgang siden nullpunktet enn andre med samme utgangspunkt: 5,1 prosentpoeng mer enn ventet (usikkerhet: fra 2,0 til 8,2).' \
        "$OUT/public/report.html"
    grep -q 'Framgangen har vart i 2 år.' "$OUT/public/report.html"
    grep -q 'Kommune 35 er bedre enn ventet i 4 av 4 år, men tallet som ikke skal bli verre, er verre enn ventet.' \
        "$OUT/public/report.html"
}

# The sample as it stands, and three small studies: what each says in bokmål,
# nynorsk and English is held against the rules of words by a program that knows
# no pdnet code (tests/support/spoken).
@test "what four studies say keeps the rules of words, in three languages" {
    set --
    for study in search-and-rescue people-name-services organisations; do
        pdn-report -q "$PDN_SOURCE/samples/$study/study.ini" \
            -o "$BATS_TEST_TMPDIR/$study" >/dev/null 2>&1
        set -- "$@" "$PDN_SOURCE/samples/$study" "$BATS_TEST_TMPDIR/$study"
    done
    run python3 "$PDN_SOURCE/tests/support/spoken" \
        "$PDN_SOURCE/samples/kongsvinger" "$OUT/public" "$@"
    echo "$output"
    [ "$status" -eq 0 ]
}

# A page that breaks each rule: every one is told, and by its own name.
@test "a page that breaks the rules of words is told so, rule by rule" {
    cd "$BATS_TEST_TMPDIR"
    mkdir study page
    printf '%s\n' '[study]' 'title = T' '[outcomes]' \
        'people_label.nb = ung, unge, de unge' >study/study.ini
    printf '%s\n' id,name,sector 'K1,Kari Dahl,NAV' >study/actors.csv
    printf '%s\n' unit,year,indicator,events,population Vik,2021,u,40,200 >study/outcomes.csv
    printf '%s\n' service,kind,question,answers,mean NAV,youth,q,20,3 >study/voices.csv
    long=$(printf 'ord %.0s' $(seq 26))
    {
        echo '<div id="page" lang="nb"><h2>En signifikant flaskehals</h2>'
        echo "<p>Her er $long.</p><p>Bare 13 av 14 svarte (93&nbsp;%).</p>"
        echo '<p>Det skyldes lite tid.</p><h3>Kari Dahl sier nei</h3><p>The service answered.</p>'
        echo '<p>Andelen er 22.8 %.</p><p>De unge er ikke spurt.</p>'
        echo '<p>I Vik er 552 av 5106 utenfor.</p><p>Vik: 20&nbsp;% utenfor.</p>'
        echo '<ol><li data-of="a"><p>Samarbeidet henger på én person: alle.</p><p class="under">To her. Tre her. Fire her.</p></li></ol></div>'
    } >page/report.html
    run python3 "$PDN_SOURCE/tests/support/spoken" study page
    echo "$output"
    [ "$status" -eq 1 ]
    for rule in long_sentences long_findings words_of_titles percent_of_few causes \
        persons other_languages numbers hangs_on_one speakers outcomes unit_years; do
        grep -q "^study: $rule: nb" <<<"$output" || { echo "$rule"; return 1; }
    done
}

@test "a unit that is as expected is called that, not what organisations say of a pair" {
    run ! grep -q 'ingen av dem oppgir kontakt' "$OUT/public/report.html"
    grep -q '<td data-v="none">som ventet</td>' "$OUT/public/report.html"
}

@test "three findings are told, a line each, without a person" {
    [ "$(wc -l <"$BATS_FILE_TMPDIR/told")" -eq 3 ]
    head -n 1 "$BATS_FILE_TMPDIR/told" | grep -q '^1\. '
}

@test "no id of a person stands anywhere in the public report" {
    cut -d, -f1 "$PDN_SOURCE/samples/kongsvinger/actors-2021.csv" | tail -n +2 \
        >"$BATS_TEST_TMPDIR/ids"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/ids")" -gt 150 ]
    pdftotext "$OUT/public/report.pdf" "$BATS_TEST_TMPDIR/sheets.txt"
    run grep -rwFf "$BATS_TEST_TMPDIR/ids" "$OUT/public" "$BATS_TEST_TMPDIR/sheets.txt"
    [ "$status" -eq 1 ]
}

@test "a public report leaves no people of an internal one behind" {
    cp -r "$OUT/internal" "$BATS_TEST_TMPDIR/both"
    pdn-report "$STUDY" -n 0 -q -o "$BATS_TEST_TMPDIR/both" --replace
    run ls "$BATS_TEST_TMPDIR/both/network-2021.graphml" \
        "$BATS_TEST_TMPDIR/both/tables/measures-2021.csv" \
        "$BATS_TEST_TMPDIR/both/plots/people.svg"
    [ "$status" -ne 0 ]
    [ -z "$(find "$BATS_TEST_TMPDIR/both" -name 'measures*' -o -name 'network*')" ]
}

@test "the page asks nothing of any network" {
    run grep -oE '(src|href)="[^"#d][^"]*"' "$OUT/public/report.html"
    [ -z "$output" ]
    run grep -cE '@import|url\(' "$OUT/public/report.html"
    [ "$output" = 0 ]
}

@test "every figure and page is well-formed and in the study's language" {
    for svg in "$OUT"/internal/plots/*.svg; do xmllint --noout "$svg"; done
    xmllint --html --noout "$OUT/public/report.html" 2>&1 |
        grep -av 'Tag .* invalid' | grep -aE ' error ' && return 1
    grep -q '<html lang="nb">' "$OUT/public/report.html"
    # of the themes nothing is left in public
    pdfinfo "$OUT/public/report.pdf" | grep -q 'Pages: *19$'
}

@test "the same bytes from any folder, threads and locale" {
    mkdir "$BATS_TEST_TMPDIR/elsewhere"
    cp -r "$PDN_SOURCE/samples/kongsvinger" "$BATS_TEST_TMPDIR/elsewhere/study"
    cd "$BATS_TEST_TMPDIR/elsewhere"
    LC_ALL=nb_NO.UTF-8 TZ=Asia/Tokyo pdn-report -j 1 -n 200 -q \
        study/study.ini -o again
    diff -r again "$OUT/public"
}

@test "another language changes words, never codes" {
    pdn-report "$STUDY" -n 200 -q --lang en -o "$BATS_TEST_TMPDIR/en"
    diff -r "$BATS_TEST_TMPDIR/en/tables" "$OUT/public/tables"
    grep -q '<html lang="en">' "$BATS_TEST_TMPDIR/en/report.html"
    # the other languages wait behind the page
    sed '/^<template /,$d' "$BATS_TEST_TMPDIR/en/report.html" >"$BATS_TEST_TMPDIR/en.html"
    run grep -c 'svarte' "$BATS_TEST_TMPDIR/en.html"
    [ "$output" = 0 ]
    [ "$(grep -o '^<template lang="[a-z]*"' "$BATS_TEST_TMPDIR/en/report.html" | cut -d'"' -f2 | paste -sd ' ')" = 'nb nn' ]
}

@test "the package tells the hash of every table" {
    cd "$OUT/public"
    for table in tables/*.csv; do
        sum=$(sha256sum "$table" | cut -d' ' -f1)
        grep -q "$sum" datapackage.json
    done
}

@test "one wave, one section" {
    pdn-report "$STUDY" -n 0 -q --wave 2021 --only tables -o "$BATS_TEST_TMPDIR/one"
    test -s "$BATS_TEST_TMPDIR/one/tables/breakdown-2021.csv"
    test ! -e "$BATS_TEST_TMPDIR/one/tables/breakdown-2022.csv"
    run ! grep -q 'id="network"' "$BATS_TEST_TMPDIR/one/report.html"
    run pdn-report "$STUDY" -n 0 -q --wave 1999 -o "$BATS_TEST_TMPDIR/no"
    [ "$status" -eq 1 ]
    [ "$output" = "pdn-report: the study file has no wave 1999" ]
}

@test "every fault of a study file is told with its line" {
    cat >"$BATS_TEST_TMPDIR/bad.ini" <<'INI'
[study]
title = X
language = xx
seed = -1
colour = red
[wave 2021]
actors = nowhere.csv
[nonsense]
a = b
[scales]
quality = x
[outcomes]
better = sideways
benchmark = 3
[study]
nullpunkt = soon
junk
INI
    run pdn-report "$BATS_TEST_TMPDIR/bad.ini" -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$output" == *"pdn-report: bad.ini:4: seed -1: want a whole number from 0"* ]]
    [[ "$output" == *"pdn-report: bad.ini:5: unknown key colour"* ]]
    [[ "$output" == *"pdn-report: bad.ini:7: nowhere.csv: no such file beside the study file"* ]]
    [[ "$output" == *"pdn-report: bad.ini:8: unknown section [nonsense]"* ]]
    [[ "$output" == *"pdn-report: bad.ini:17: neither [section] nor key = value"* ]]
    [[ "$output" == *"pdn-report: bad.ini:3: language xx: want nb, nn or en"* ]]
    [[ "$output" == *"pdn-report: bad.ini:11: scale of quality is x: want LO:HI"* ]]
    [[ "$output" == *"pdn-report: bad.ini:13: better sideways: want lower or higher"* ]]
    [[ "$output" == *"pdn-report: bad.ini:14: benchmark 3: want all, group or a share between 0 and 1"* ]]
    [[ "$output" == *"pdn-report: bad.ini:16: nullpunkt soon: want a year or the label of a wave"* ]]
    [ ! -e "$BATS_TEST_TMPDIR/none" ]
}

@test "an indicator that is not in the outcomes is told" {
    cp "$PDN_SOURCE/samples/kongsvinger/outcomes.csv" "$BATS_TEST_TMPDIR"
    printf '[study]\ntitle = X\n[outcomes]\nfile = outcomes.csv\nindicator = nope\n' \
        >"$BATS_TEST_TMPDIR/study.ini"
    run pdn-report "$BATS_TEST_TMPDIR/study.ini" -n 0 -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$output" == *'pdn-report: study.ini:5: indicator: no rows of indicator "nope" in outcomes.csv'* ]]
    [ ! -e "$BATS_TEST_TMPDIR/none" ]
}

@test "every name that [outcomes] gives is looked up, and told with its line" {
    cp "$PDN_SOURCE/samples/kongsvinger/outcomes.csv" "$BATS_TEST_TMPDIR"
    printf '%s\n' '[study]' 'title = X' '[outcomes]' 'file = outcomes.csv' \
        'screen = a' 'counter = b:lower' 'controls = c, d' 'resources = e' \
        >"$BATS_TEST_TMPDIR/study.ini"
    run pdn-report "$BATS_TEST_TMPDIR/study.ini" -q -n 0 -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:5: screen: no rows of indicator "a" in outcomes.csv'* ]]
    [[ "$output" == *'study.ini:6: counter: no rows of indicator "b" in outcomes.csv'* ]]
    [[ "$output" == *'study.ini:7: controls: no rows of indicator "c" in outcomes.csv'* ]]
    [[ "$output" == *'study.ini:7: controls: no rows of indicator "d" in outcomes.csv'* ]]
    [[ "$output" == *'study.ini:8: resources: no column "e" in outcomes.csv'* ]]
    [ ! -e "$BATS_TEST_TMPDIR/none" ]
}

@test "keys about a roster are refused where there is none" {
    cp "$PDN_SOURCE"/samples/kongsvinger/*-2021.csv "$BATS_TEST_TMPDIR"
    printf '%s\n' '[study]' 'title = X' '[survey]' 'blank = no' '[wave 2021]' \
        'actors = actors-2021.csv' 'ties = ties-2021.csv' 'roster_id = id' \
        'roster_pattern = x' 'codebook = ties-2021.csv' \
        >"$BATS_TEST_TMPDIR/study.ini"
    run pdn-report "$BATS_TEST_TMPDIR/study.ini" -q -n 0 -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:4: blank is of no use without a roster'* ]]
    [[ "$output" == *'study.ini:8: roster_id is of no use without roster'* ]]
    [[ "$output" == *'study.ini:9: roster_pattern is of no use without roster'* ]]
    [[ "$output" == *'study.ini:10: codebook is of no use without roster'* ]]
}

@test "study.ini may end its lines by CR alone, and comes from standard input" {
    cd "$PDN_SOURCE/samples/kongsvinger"
    pdn-report study.ini -q -n 0 -w 2023 -o "$BATS_TEST_TMPDIR/lf"
    tr '\n' '\r' <study.ini | pdn-report - -q -n 0 -w 2023 -o "$BATS_TEST_TMPDIR/cr"
    cmp "$BATS_TEST_TMPDIR/lf/tables/breakdown-2023.csv" "$BATS_TEST_TMPDIR/cr/tables/breakdown-2023.csv"
    cmp "$BATS_TEST_TMPDIR/lf/nullpunkt.json" "$BATS_TEST_TMPDIR/cr/nullpunkt.json"
}

@test "a group that no actor has is told with its line, and what there is" {
    cp "$PDN_SOURCE"/samples/kongsvinger/*-2021.csv "$BATS_TEST_TMPDIR"
    printf '[study]\ntitle = X\nby = nope\n[wave 2021]\nactors = actors-2021.csv\nties = ties-2021.csv\n' \
        >"$BATS_TEST_TMPDIR/study.ini"
    run --separate-stderr pdn-report "$BATS_TEST_TMPDIR/study.ini" -q -n 0 -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'pdn-report: study.ini:3: actors-2021.csv: no actor column "nope" to group by: there is id, '* ]]
    [ ! -e "$BATS_TEST_TMPDIR/none/report.html" ]
}

@test "called wrongly" {
    run pdn-report "$STUDY"
    [ "$status" -eq 2 ]
    [[ "$output" == "pdn-report: want a folder: -o DIR"* ]]
    run pdn-report "$STUDY" -o x --only colours
    [ "$status" -eq 2 ]
    run pdn-report "$BATS_TEST_TMPDIR/missing.ini" -o x
    [ "$status" -eq 1 ]
}

@test "the real sample runs through the same chain, with as many draws as it takes" {
    pdn-report "$PDN_SOURCE/samples/search-and-rescue/study.ini" -q \
        -o "$BATS_TEST_TMPDIR/rescue"
    test -s "$BATS_TEST_TMPDIR/rescue/report.html"
}

# A study of one wave, with more lines of study.ini.
small_study() {
    cp "$PDN_SOURCE"/samples/kongsvinger/{actors,ties}-2021.csv .
    printf '%s\n' "$@" '[wave 2021]' 'actors = actors-2021.csv' \
        'ties = ties-2021.csv' >study.ini
}

@test "study.ini keeps what stands behind a semicolon, and may begin with a BOM" {
    cd "$BATS_TEST_TMPDIR"
    small_study '; a comment' '[study]' 'title = a ; b'
    pdn-report -q -n 0 --only method study.ini -o r
    grep -q '<h1>a ; b</h1>' r/report.html
    printf '\xef\xbb\xbf' | cat - study.ini >bom.ini
    pdn-report -q -n 0 --only method bom.ini -o r2
    grep -q '<h1>a ; b</h1>' r2/report.html
}

@test "study.ini may be in Windows-1252, as CSV may" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[study]' 'title = Undersøkelse'
    iconv -f UTF-8 -t WINDOWS-1252 study.ini >old.ini
    pdn-report -q -n 0 --only method old.ini -o r
    grep -q '<h1>Undersøkelse</h1>' r/report.html
}

@test "faults of study.ini are told with their line before any work" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[study]' $'title = a\033[2Jb'
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ] && [ ! -e r ]
    [[ "$output" == *"study.ini:2: the line holds the control character U+001B"* ]]
    small_study '[study]' 'title = aXb'
    tr X '\000' <study.ini >nul.ini
    run pdn-report nul.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"nul.ini:2: the line holds the byte 00"* ]] || { echo "$output"; false; }
    for label in ../evil . 'a.b' "$(printf 'x%.0s' {1..41})"; do
        small_study '[study]' 'title = a'
        sed -i "s|^.wave 2021.|[wave $label]|" study.ini
        run pdn-report study.ini -o r
        [ "$status" -eq 1 ] && [ ! -e r ]
        [[ "$output" == *"study.ini:3: wave \"$label\": want letters, digits"* ]] ||
            { echo "$output"; false; }
    done
}

@test "a key that stands twice is told however many stand before it" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[scales]'
    for k in $(seq 300); do
        echo "column_with_a_long_name_$k = 0:4"
    done >many
    sed -i '1r many' study.ini
    echo '[scales]' >>study.ini
    echo 'column_with_a_long_name_7 = 0:5' >>study.ini
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:306: column_with_a_long_name_7 stands twice"* ]] ||
        { echo "$output"; false; }
}

@test "corrections are made in the report as pdn-ingest makes them" {
    cd "$BATS_TEST_TMPDIR"
    local s="$PDN_SOURCE/samples/kongsvinger"
    pdn-report -q -n 0 --only method --internal "$s/study.ini" -o r
    pdn-ingest -q --actors "$s/actors-2023.csv" --ties "$s/ties-2023.csv" \
        --wave 2023 --corrections "$s/corrections.csv" \
        --scale frequency=0:4 --scale need=0:4 --scale quality=1:5 \
        --scale knowledge=1:5 --scale recognition=1:5 --scale skill=1:5 \
        -o n.graphml
    # the sample's correction: NAV-K-01b -> PHR-K-01, quality 4 (was 3)
    diff <(grep -A12 'source="NAV-K-01b" target="PHR-K-01"' n.graphml) \
        <(grep -A12 'source="NAV-K-01b" target="PHR-K-01"' r/network-2023.graphml)
    grep -c 'corrections.csv' r/datapackage.json
}

@test "every section of the page can be asked for alone" {
    cd "$BATS_TEST_TMPDIR"
    for section in findings network pairs outcomes practice tables method; do
        pdn-report -q -n 0 -w 2023 --only "$section" \
            "$PDN_SOURCE/samples/kongsvinger/study.ini" -o "r-$section"
        [ -s "r-$section/report.html" ]
    done
}

# column N of TABLE.csv: each value of it once
values() {
    awk -F, -v column="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR > 1 { print $at }' "$1" | sort -u
}

@test "a crosswalk moves the outcomes, and may name services" {
    cd "$BATS_TEST_TMPDIR"
    cp -r "$PDN_SOURCE/samples/kongsvinger" study
    chmod -R u+w study
    awk -F, -v OFS=, 'NR > 1 && $1 == "Kommune 46" && $2 < 2020 { $1 = "Gamle Kommune 46" } 1' \
        study/outcomes.csv >moved.csv
    mv moved.csv study/outcomes.csv
    printf 'old,new,year,share\nGamle Kommune 46,Kommune 46,2020,1\nSLT,politi/SLT,2022,1\nNobody,Nothing,2020,1\n' >study/crosswalk.csv
    run --separate-stderr pdn-report study/study.ini -n 0 -o out
    [ "$status" -eq 0 ]
    [ "$(grep -c 'crosswalk.csv' <<<"$stderr")" -eq 1 ]
    [[ $stderr == *'crosswalk.csv:4: "Nobody" meets no row before 2020'* ]]
    run ! grep -q Gamle out/tables/baseline.csv out/tables/deviants.csv
    [ "$(cut -d, -f1 out/tables/deviants.csv | grep -c '^Kommune 46$')" -eq 1 ]
}

@test "the sample's crosswalk acts, in outcomes and beside them" {
    grep -q '^Nye Kommune 46,2023,utenfor-laget,' "$OUT/public/tables/baseline.csv"
    run ! grep -q '^Kommune 46,' "$OUT/public/tables/baseline.csv" "$OUT/public/tables/deviants.csv"
    grep -q '^politi/SLT,kultur og fritid,2021,33,27,' "$OUT/public/tables/together.csv"
    run pdn-report "$STUDY" -n 0 -o "$BATS_TEST_TMPDIR/told"
    [[ "$output" != *"meets no row"* ]]
    [[ "$output" == *"crosswalk.csv: 1 names in together.csv became others"* ]]
}

@test "what people call things stands in study.ini" {
    cd "$BATS_TEST_TMPDIR"
    cp -r "$PDN_SOURCE/samples/kongsvinger" study
    sed -i -E '/^(people_|unit_)?label/d' study/study.ini
    pdn-report study/study.ini -q -n 0 -w 2023 -o neutral
    run ! grep -Eq 'kommuner skiller|unge, om lag|utenfor skole og arbeid' neutral/report.html
    grep -q 'personer, om lag' neutral/report.html
    grep -q 'personer 20–29 år\|enheter' neutral/report.html
    sed -i 's/^screen = .*/&\nlabel = uten jobb\npeople_label = beboer, beboere, beboerne\nunit_label = bydel, bydeler\nage = 18-25/' study/study.ini
    pdn-report study/study.ini -q -n 0 -w 2023 -o own
    grep -q 'av 5076 beboere, om lag 23 av 100, uten jobb' own/report.html
    grep -q 'bydeler' own/report.html
    grep -q 'beboere 18–25 år' own/plots/baseline.svg
    grep -q 'Hva vil beboerne selv si om dette?' own/plots/voices.svg
    # tables hold no words, and are the same
    for table in neutral/tables/*.csv; do
        cmp "$table" "own/tables/${table##*/}"
    done
}

@test "controls and the counter's direction stand in study.ini" {
    cd "$BATS_TEST_TMPDIR"
    cp -r "$PDN_SOURCE/samples/kongsvinger" study
    chmod -R u+w study
    sed -i 's/^counter = .*/counter = ufor-laget:higher/' study/study.ini
    awk -F, -v OFS=, 'NR > 1 && $3 == "ufor-laget" { for (k = 1; k <= 2; k++) { $3 = "c" k; print } $3 = "ufor-laget" } 1' \
        study/outcomes.csv >more.csv
    mv more.csv study/outcomes.csv
    sed -i 's/^benchmark = .*/&\ncontrols = c1, c2/' study/study.ini
    pdn-report study/study.ini -q -n 5 -o out --internal
    pdn-deviants -q -n 5 -s 2021 --no-metadata --indicator utenfor-laget --nullpunkt 2021 \
        --resources low_income_share,upper_secondary_share,vacancy_rate \
        --counter ufor-laget:higher --controls c1,c2 \
        --crosswalk study/crosswalk.csv study/outcomes.csv >d.csv
    for column in counter control_z control_p claim; do
        [ "$(values out/tables/deviants.csv $column)" = "$(values d.csv $column)" ]
    done
    [ -n "$(values d.csv control_z)" ]
    [ "$(values d.csv counter)" != "$(values "$OUT/public/tables/deviants.csv" counter)" ]
    sed -i 's/^controls = .*/controls = c1, nowhere/' study/study.ini
    run --separate-stderr pdn-report study/study.ini -n 0 -o out2
    [[ $stderr == *nowhere* ]]
}

@test "what is planted is held against the report, and told" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[handovers]' 'file = h.csv' '[truth]' 'file = t.csv'
    printf '%s\n' from,to,year,sent,arrived A,B,2021,10,7 >h.csv
    row='pdn-handover,-n 0,h.csv,from=A&to=B&year=2021'
    printf '%s\n' wave,tool,options,input,row,column,expected \
        "2021,$row,lost,3" "2021,$row,lost,4" "2021,$row,arrival,>0.69" \
        "2021,${row/B/C},lost,3" "2021,$row,nothing,3" \
        '2021,pdn-handover,-n 5,h.csv,from=A&to=B,lost,4' \
        '2021,pdn-handover,-n 0 --goal B,h.csv,from=A&to=B,lost,4' \
        '2021,pdn-handover,-n 0,other.csv,from=A&to=B,lost,4' \
        '2021,pdn-breakdown,-n 0 --by unit,network-2021.graphml,group_a=x,ties,0' \
        '2021,pdn-breakdown,-n 0,network-2021.graphml,group_a=BUP&group_b=NAV,respondents_a,9' \
        '2022,pdn-breakdown,-n 0,network-2021.graphml,group_a=BUP&group_b=NAV,respondents_a,8' >t.csv
    run --separate-stderr pdn-report -n 0 --only method study.ini -o r
    [ "$status" -eq 0 ]
    # 10 - 7 = 3 of 10 are lost; BUP: 9 answered, as samples.bats counts the file
    [ "$(grep t.csv <<<"$stderr")" = "$(printf 'pdn-report: %s\n' \
        'warning: t.csv:3: lost of from=A&to=B&year=2021: planted 4, is 3' \
        'warning: t.csv:5: 0 rows are from=A&to=C&year=2021' \
        'warning: t.csv:6: no column nothing' \
        't.csv: 6 of 11 lines are about tables of this report; 3 of them hold')" ] ||
        { echo "$stderr"; false; }
    run ! grep -q 't[.]csv' r/report.html
    sed -i '1s/tool/tul/' t.csv
    run pdn-report -n 0 study.ini -o r2
    [ "$status" -eq 1 ]
    [[ "$output" == *"t.csv"*tool* ]]
}

@test "a truth line about two waves names both networks" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[truth]' 'file = t.csv' '[wave 2022]' \
        'actors = actors-2021.csv' 'ties = ties-2021.csv'
    # the same answers twice: nothing came, went or changed
    sed -n '/wave 2021/,$p' study.ini >first
    sed '/wave 2021/,$d' study.ini >rest
    { sed -n '1,2p' rest; cat first; sed '1,2d' rest; } >study.ini
    both='network-2021.graphml&network-2022.graphml'
    printf '%s\n' wave,tool,options,input,row,column,expected \
        "2022,pdn-waves,,$both,from_wave=2021,jaccard,1" \
        "2022,pdn-waves,-n 0 --pairs,$both,group_a=BUP&group_b=NAV,dyads_changed,0" \
        "2022,pdn-waves,-n 0 --pairs,$both,group_a=BUP&group_b=NAV,dyads_changed,>0" \
        "2022,pdn-waves,-n 0 --whole,$both,measure=density,change,0" \
        "2022,pdn-waves,-n 0 --pairs --by unit,$both,group_a=BUP&group_b=NAV,dyads_changed,>0" \
        "2022,pdn-waves,-n 0 --pairs --crosswalk c.csv,$both,group_a=BUP&group_b=NAV,dyads_changed,>0" \
        "2022,pdn-waves,,network-2022.graphml&network-2021.graphml,from_wave=2021,jaccard,0" \
        "2022,pdn-waves,,network-2022.graphml,from_wave=2021,jaccard,0" >t.csv
    run --separate-stderr pdn-report -n 0 --only method study.ini -o r
    [ "$status" -eq 0 ]
    [ "$(grep t.csv <<<"$stderr")" = "$(printf 'pdn-report: %s\n' \
        'warning: t.csv:4: dyads_changed of group_a=BUP&group_b=NAV: planted >0, is 0' \
        't.csv: 4 of 8 lines are about tables of this report; 3 of them hold')" ] ||
        { echo "$stderr"; false; }
}

@test "what a truth line says of a person is not told" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[truth]' 'file = t.csv'
    printf '%s\n' wave,tool,options,input,row,column,expected \
        '2021,pdn-breakdown,-n 0,network-2021.graphml,group_a=ungdomsskole&group_b=videregående skole,hangs_on,X-1' >t.csv
    run --separate-stderr pdn-report -n 0 --only method study.ini -o r
    [[ "$stderr" == *"t.csv:2: hangs_on of group_a=ungdomsskole&group_b=videregående skole is not as planted"* ]]
    [[ "$stderr" != *VGS-R-01* ]]
    [[ "$stderr" != *X-1* ]]
}

@test "a section that nothing would come of is refused with its line" {
    cd "$BATS_TEST_TMPDIR"
    printf 'unit,practice,present\nA,b,1\n' >p.csv
    printf 'old,new,year\nA,B,2020\n' >c.csv
    small_study '[practices]' 'file = p.csv' '[crosswalk]' 'file = c.csv'
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:1: [practices] is of no use without [outcomes]"* ]]
    # the crosswalk serves the waves, too
    [[ "$output" != *"[crosswalk] is of no use"* ]]
    small_study '[outcomes]' 'indicator = x' '[voices]' 'fil = p.csv'
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:1: [outcomes]: file is missing"* ]]
    [[ "$output" == *"study.ini:4: unknown key fil: want one of file, least"* ]]
    [[ "$output" == *"study.ini:3: [voices]: file is missing"* ]]
    printf '%s\n' '[scales]' 'quality = 1:5' '[outcomes]' 'file = p.csv' \
        '[thruth]' 'file = p.csv' '[wave]' 'actors = p.csv' >study.ini
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:1: [scales] is of no use without [wave LABEL]"* ]]
    [[ "$output" == *"study.ini:5: unknown section [thruth]: want one of study, files, columns, services, scales, survey, privacy, duties, corrections, wave LABEL, outcomes, crosswalk, breaks, inputs, voices, together, stages, offers, actions, handovers, practices, truth"* ]]
    [[ "$output" == *"study.ini:7: unknown section [wave]: "* ]]
    printf '%s\n' '[survey]' 'blank = yes' 'answered = most' >study.ini
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:1: [survey] is of no use without [wave LABEL]"* ]]
    [[ "$output" == *"study.ini:2: blank yes: want silent or no"* ]]
    [[ "$output" == *"study.ini:3: answered most: want senders or all"* ]]
    [ ! -e r ]
}

@test "what has changed comes first among the figures, and people in it are internal" {
    for name in waves waves-pairs difference multiples change; do
        test -s "$OUT/public/plots/$name.svg"
    done
    test -s "$OUT/internal/plots/difference-people.svg"
    test ! -e "$OUT/public/plots/difference-people.svg"
    [ "$(grep -n 'id="waves"' "$OUT/public/report.html" | cut -d: -f1)" -lt \
        "$(grep -n 'id="network"' "$OUT/public/report.html" | cut -d: -f1)" ]
    # one wave: nothing to compare
    pdn-report "$STUDY" --wave 2022 -n 0 -q -o "$BATS_TEST_TMPDIR/one" >"$BATS_TEST_TMPDIR/told"
    test ! -e "$BATS_TEST_TMPDIR/one/plots/waves.svg"
    run ! grep -q 'id="waves"' "$BATS_TEST_TMPDIR/one/report.html"
}

@test "the layout is kept with the study" {
    # in public the services, internally people too
    [ "$(wc -l <"$OUT/public/layout.csv")" -eq 15 ]
    [ "$(wc -l <"$OUT/internal/layout.csv")" -gt 190 ]
    [ "$(stat -c %a "$OUT/internal/layout.csv")" = 600 ]
    cp -r "$PDN_SOURCE/samples/kongsvinger" "$BATS_TEST_TMPDIR/study"
    cd "$BATS_TEST_TMPDIR/study"
    # everything a tenth of a turn on
    awk -F, -v OFS=, 'NR == 1 { print; next } { c = cos(.6283); s = sin(.6283)
        print $1, c * $2 - s * $3, s * $2 + c * $3 }' "$OUT/internal/layout.csv" >layout.csv
    sed -i 's/^nullpunkt = 2021/&\nlayout = layout.csv/' study.ini
    pdn-report study.ini -n 0 -q --internal -o ../kept >told
    join -t, <(sort layout.csv) <(sort ../kept/layout.csv) | awk -F, '$1 != "id" &&
        ($2 - $4) ^ 2 + ($3 - $5) ^ 2 > 1e-12 { print; n++ } END { exit n > 0 || NR < 190 }'
    echo 'x,y' >layout.csv
    run --separate-stderr pdn-report study.ini -n 0 -q -o ../bad
    [ "$status" -eq 1 ]
    [[ "$stderr" == *layout.csv* ]]
}
