#!/usr/bin/env bats
# pdn-report as its user runs it, on the sample study.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export OUT="$BATS_FILE_TMPDIR/out of here"
    STUDY="$PDN_SOURCE/samples/kongsvinger/study.ini"
    export STUDY
    mkdir "$OUT"
    for kind in public internal; do
        made=$(sh "$PDN_SOURCE/tests/support/made.sh" $kind)
        cp -r --preserve=mode "$made" "$OUT/$kind"
    done
    export TOLD="${made%/*/*}/public/told"
    export SMALL="$BATS_FILE_TMPDIR/small"
    sh "$PDN_SOURCE/tests/support/smaller.sh" "$SMALL"
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

@test "no two sheets of a report have one title" {
    for kind in public internal; do
        for sheet in "$OUT/$kind"/plots/*.svg; do
            grep -o -m1 '<title[^>]*>[^<]*' "$sheet" | sed 's/<[^>]*>//'
        done >"$BATS_TEST_TMPDIR/titles"
        [ "$(wc -l <"$BATS_TEST_TMPDIR/titles")" -eq "$(ls "$OUT/$kind"/plots/*.svg | wc -l)" ]
        [ -z "$(sort "$BATS_TEST_TMPDIR/titles" | uniq -d)" ]
    done
}

@test "a claim of improvement is told with how much, and how sure" {
    grep -q 'Kommune 31 har større framgang siden nullpunktet enn andre med samme utgangspunkt: 5,1 prosentpoeng mer enn ventet (usikkerhet: fra 2,0 til 8,2).' \
        "$OUT/public/report.html"
    grep -q 'Framgangen har vart i 2 år.' "$OUT/public/report.html"
    grep -q 'Kommune 35 er bedre enn ventet i 4 av 4 år, men tallet som ikke skal bli verre (unge uføre), er verre enn ventet.' \
        "$OUT/public/report.html"
}

# The sample as it stands, and three small studies: what each says in bokmål,
# nynorsk and English is held against the rules of words by a program that knows
# no pdnet code (tests/support/spoken). Each takes as many draws as it needs.
@test "what four studies say keeps the rules of words, in three languages" {
    set --
    for study in search-and-rescue people-name-services organisations; do
        made=$(sh "$PDN_SOURCE/tests/support/made.sh" public "$study")
        set -- "$@" "$PDN_SOURCE/samples/$study" "$made"
    done
    run python3 "$PDN_SOURCE/tests/support/spoken" \
        "$PDN_SOURCE/samples/kongsvinger" "$OUT/public" "$@"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "the owner's copy, too, speaks one language at a time" {
    run python3 "$PDN_SOURCE/tests/support/spoken" --internal \
        "$PDN_SOURCE/samples/kongsvinger" "$OUT/internal"
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

# What six people who read the page aloud took it for, and what it says since.
@test "what was misread on the page cannot be misread so again" {
    local page=$OUT/public/report.html
    # "no municipality stands out, so all is well": four of six lie above the county
    grep -q '<p class="under">For 4 av 6 ligger hele usikkerheten over Innlandet (18,3.%).</p>' "$page"
    # "too few to tell" beside "more variation than chance gives"
    run ! grep -q 'mer variasjon mellom kommuner enn ren tilfeldighet gir\.' "$page"
    # "the same step twice": its words are the owner's, so there is one card
    [ "$(grep -c '<h3>NAV og BUP: ' <(sed -n '/<h2 id="followup">/,/<h2 id="change">/p' "$page"))" -eq 1 ]
    grep -q '2 steg er avtalt om dette. Ikke gjort, fristen er ute: 1. Gjort, etter fristen: 1.' "$page"
    # "1 contact, and minus nine to nine what?"
    grep -q 'Endring i kontakter, sett mot all annen kontakt: [+−]*[0-9]* (usikkerhet: fra −' "$page"
    # "thousands of answers are kept back": they are cells of tables
    grep -q '[0-9] tall i tabellene er skjult' "$page"
    # "which figure must not get worse, and which pairs are not known?"
    grep -q 'ikke skal bli verre (unge uføre)' "$page"
    sed -n '/<h2 id="not-known">/,/<h2 id="others">/p' "$page" | grep -q '<li data-of="[^"]*">.* – .*</li>'
    # "50 pairs were tested here, 18 there": those of which a change could have been told
    local told
    told=$(sed -n 's/.*fra 2022 til 2023 (\(høyst \)*\([0-9]*\) av dem av par.*/\2/p' "$page" | head -n 1)
    [ "$told" -gt 0 ]
    grep -q "Par som kunne prøves: høyst $told\\." "$OUT/public/plots/waves-pairs.svg"
    # "1 of 12 here, 8 of 100 there"
    run ! grep -q 'av 100 undersøkelser' "$page"
}

@test "three findings are told, a line each, without a person" {
    [ "$(wc -l <"$TOLD")" -eq 3 ]
    head -n 1 "$TOLD" | grep -q '^1\. '
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
    pdn-report "$SMALL/surveys.ini" -n 0 -q -w 2021 --only tables -o "$BATS_TEST_TMPDIR/both" --replace
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
    # of the themes nothing is left in public, and between services nothing came or went
    pdfinfo "$OUT/public/report.pdf" | grep -q 'Pages: *19$'
}

@test "the same bytes from any folder, threads and locale" {
    # every sheet, of two waves; 50 draws are 17 blocks to share among threads
    sed '/^\[wave 2021\]/,/^$/d' "$SMALL/study.ini" >"$SMALL/two.ini"
    pdn-report -j 2 -n 50 -q "$SMALL/two.ini" -o "$BATS_TEST_TMPDIR/there"
    diff <(ls "$OUT/public/plots") <(ls "$BATS_TEST_TMPDIR/there/plots")
    mkdir "$BATS_TEST_TMPDIR/elsewhere"
    cp -r "$SMALL" "$BATS_TEST_TMPDIR/elsewhere/study"
    cd "$BATS_TEST_TMPDIR/elsewhere"
    LC_ALL=nb_NO.UTF-8 TZ=Asia/Tokyo pdn-report -j 1 -n 50 -q \
        study/two.ini -o again
    diff -r again ../there
}

@test "the package tells the hash of every table" {
    cd "$OUT/public"
    for table in tables/*.csv; do
        sum=$(sha256sum "$table" | cut -d' ' -f1)
        grep -q "$sum" datapackage.json
    done
}

@test "one wave, one section" {
    pdn-report "$SMALL/surveys.ini" -n 0 -q --wave 2021 --only tables -o "$BATS_TEST_TMPDIR/one"
    test -s "$BATS_TEST_TMPDIR/one/tables/breakdown-2021.csv"
    test ! -e "$BATS_TEST_TMPDIR/one/tables/breakdown-2022.csv"
    run ! grep -q 'id="network"' "$BATS_TEST_TMPDIR/one/report.html"
    run pdn-report "$STUDY" -n 0 -q --wave 1999 -o "$BATS_TEST_TMPDIR/no"
    [ "$status" -eq 1 ]
    [ "$output" = "pdn-report: the study file has no wave 1999" ]
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

@test "corrections are made in the report as pdn-ingest makes them" {
    cd "$BATS_TEST_TMPDIR"
    local s="$SMALL"
    pdn-report -q -n 0 -w 2023 --only method --internal "$s/surveys.ini" -o r
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
    pdn-synth -q --actors 24 --sectors 4 --waves 1 -o made
    sed -i '/^Kommune [0-2]/d' made/outcomes.csv
    for section in findings network pairs outcomes practice tables method; do
        pdn-report -q -n 0 --only "$section" made/study.ini -o "r-$section"
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
    cp -r "$SMALL" study
    chmod -R u+w study
    awk -F, -v OFS=, 'NR > 1 && $1 == "Kommune 46" && $2 < 2020 { $1 = "Gamle Kommune 46" } 1' \
        study/outcomes.csv >moved.csv
    mv moved.csv study/outcomes.csv
    printf 'old,new,year,share\nGamle Kommune 46,Kommune 46,2020,1\nSLT,politi/SLT,2022,1\nNobody,Nothing,2020,1\n' >study/crosswalk.csv
    run --separate-stderr pdn-report study/study.ini -n 0 -w 2023 --only tables -o out
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
    run pdn-report "$SMALL/study.ini" -n 0 -w 2023 --only tables -o "$BATS_TEST_TMPDIR/told"
    [ "$status" -eq 0 ]
    [[ "$output" != *"meets no row"* ]]
    [[ "$output" == *"crosswalk.csv: 1 names in together.csv became others"* ]]
}

@test "what people call things stands in study.ini" {
    cd "$BATS_TEST_TMPDIR"
    cp -r "$SMALL" study
    sed -i -E '/^(people_|unit_)?label/d; /^\[words\]/,/^$/d' study/study.ini
    pdn-report study/study.ini -q -n 0 -w 2023 -o neutral
    run ! grep -Eq 'kommuner skiller|unge, om lag|utenfor skole og arbeid' neutral/report.html
    grep -q 'personer, om lag' neutral/report.html
    grep -q 'personer 20–29 år\|enheter' neutral/report.html
    sed -i 's/^screen = .*/&\nlabel = uten jobb\npeople_label = beboer, beboere, beboerne\nunit_label = bydel, bydeler\nage = 20-29/' study/study.ini
    pdn-report study/study.ini -q -n 0 -w 2023 -o own
    grep -q 'av 5076 beboere, om lag 23 av 100, uten jobb' own/report.html
    grep -q 'bydeler' own/report.html
    grep -q 'beboere 20–29 år' own/plots/baseline.svg
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
    pdn-report study/study.ini -q -n 5 -w 2023 --only tables -o out --internal
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
    run --separate-stderr pdn-report study/study.ini -n 0 -w 2023 -o out2
    [[ $stderr == *nowhere* ]]
}

@test "what was found is the first figure, what has changed the last; people in it are internal" {
    for name in waves waves-pairs multiples change; do
        test -s "$OUT/public/plots/$name.svg"
    done
    test -s "$OUT/internal/plots/difference-people.svg"
    test ! -e "$OUT/public/plots/difference-people.svg"
    [ "$(grep -n 'id="waves"' "$OUT/public/report.html" | cut -d: -f1)" -gt \
        "$(grep -n 'id="practice"' "$OUT/public/report.html" | cut -d: -f1)" ]
    # the wall's first sheet is the map, its last those of the waves
    pdftotext "$OUT/public/report.pdf" "$BATS_TEST_TMPDIR/wall"
    head -n 1 "$BATS_TEST_TMPDIR/wall" | grep -q '^[A-Z][a-z]* sted.* butter samarbeidet'
    tr '\f' '\n' <"$BATS_TEST_TMPDIR/wall" | grep -A 999 '^Av [0-9]* kontakter i 2022' |
        grep -q 'hvert kart er én undersøkelse'
    # small maps bear what has changed, in the words of the table of change,
    # behind which surveys they are
    named() { grep -o -m 1 'aria-label="[^"]*' "$OUT/public/plots/$1.svg" | grep -o 'Fra 2022.*'; }
    grep -q 'aria-label="2021, 2022 og 2023 side om side. Fra 2022' "$OUT/public/plots/multiples.svg"
    [ -n "$(named multiples)" ]
    [ "$(named multiples)" = "$(named waves-pairs)" ]
    # a map of what came and went has nothing to show where nothing did
    column() { head -n 1 "$OUT/public/tables/waves-pairs.csv" | tr , '\n' | grep -nx "$1" | cut -d: -f1; }
    run awk -F, -v a="$(column ties_before)" -v b="$(column ties_after)" -v f="$(column finding)" \
        -v w="$(column to_wave)" '$w == 2023 && ($f == "more" || $f == "less" ||
            $a == "0" && $b + 0 > 0 || $b == "0" && $a + 0 > 0)' "$OUT/public/tables/waves-pairs.csv"
    [ -z "$output" ]
    test ! -e "$OUT/public/plots/difference.svg"
    # one wave: nothing to compare, where all three have a sheet of them
    pdn-report "$SMALL/surveys.ini" -n 0 -q -o "$BATS_TEST_TMPDIR/three" >"$BATS_TEST_TMPDIR/told"
    test -e "$BATS_TEST_TMPDIR/three/plots/multiples.svg"
    grep -q 'id="waves"' "$BATS_TEST_TMPDIR/three/report.html"
    pdn-report "$SMALL/surveys.ini" --wave 2022 -n 0 -q -o "$BATS_TEST_TMPDIR/one" >"$BATS_TEST_TMPDIR/told"
    test ! -e "$BATS_TEST_TMPDIR/one/plots/waves.svg"
    test ! -e "$BATS_TEST_TMPDIR/one/plots/multiples.svg"
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
    # the places hang on surveys alone
    awk '/^\[/ { on = /^\[(study|wave .*|scales)\]/ } on && !/^nullpunkt/' study.ini |
        sed 's/^by = sector/&\nlayout = layout.csv/' >surveys.ini
    mv surveys.ini study.ini
    pdn-report study.ini -n 0 -q --only tables --internal -o ../kept >told
    join -t, <(sort layout.csv) <(sort ../kept/layout.csv) | awk -F, '$1 != "id" &&
        ($2 - $4) ^ 2 + ($3 - $5) ^ 2 > 1e-12 { print; n++ } END { exit n > 0 || NR < 190 }'
    echo 'x,y' >layout.csv
    run --separate-stderr pdn-report study.ini -n 0 -q -o ../bad
    [ "$status" -eq 1 ]
    [[ "$stderr" == *layout.csv* ]]
}
