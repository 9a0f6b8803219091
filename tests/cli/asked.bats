#!/usr/bin/env bats
# A list of those who answered: nobody knows how many were asked, and nothing
# says what share answered. Counts by hand from the file made here.
bats_require_minimum_version 1.5.0
load ../support/suggest

# form: an anonymous form about services, six answers from each of four: 24.
form() {
    echo 'id;tjeneste;Hvor ofte? [NAV];Hvor ofte? [BUP];Hvor ofte? [Skole];Hvor ofte? [Politi]'
    local i k=0 s
    for s in NAV BUP Skole Politi; do
        for i in 1 2 3 4 5 6; do
            k=$((k + 1))
            echo "$k;$s;$((k % 3));$(((k + 1) % 4));$((k % 2));$(((k + 2) % 3))"
        done
    done
}

# texts HTML|SVG: its words, a line each.
texts() { sed '/<script/,/<\/script>/d;s/<[^>]*>/\n/g' "$1" | sed 's/&#160;/ /g'; }

@test "that it is not known how many were asked reaches network, tables, page and sheets, in three languages" {
    form >svar.csv
    suggest --actors svar.csv --roster svar.csv
    pdn-report -n 200 f/study.ini -o r 2>told
    grep -q 'pdn-report: warning: svar.csv: 24 answered; the list is the file of answers' told
    run ! grep -E '24 of 24|100\.0 %' told
    texts r/report.html >words
    local line
    for line in '24 svarte; hvor mange som ble spurt, er ikke kjent' '24 svarte; kor mange som vart spurde, er ikkje kjent' \
        '24 answered; how many were asked is not known'; do grep -q "^[^:]* · $line" words || { echo "$line"; return 1; }; done
    grep -qx '24; hvor mange som ble spurt, er ikke kjent' words
    grep -q 'Those who were asked and did not answer are not on the list' words
    run ! grep -E '24 (av|of) 24|Alle svarte|Everyone answered|6 (av|of) 6' words
    for line in r/plots/*.svg; do
        texts "$line" >sheet
        run ! grep -E '24 (av|of) 24|6/6|Alle svarte' sheet
        grep -q 'hvor mange som ble spurt, er ikke kjent' sheet
    done
    grep -q '"asked": "unknown"' r/datapackage.json
    grep -q '"asked": "unknown"' r/nullpunkt.json
    # the chain by hand carries it in GraphML and descriptions
    pdn-ingest -q --actors svar.csv --roster svar.csv --roster-pattern '^(.*[?]) \[(.*)\]$' --codebook f/codebook.csv --alters groups --blank silent -o g.graphml
    pdn-breakdown -q -n 200 -o b.csv g.graphml
    grep -q '"asked": "unknown"' b.resource.json
    pdn-plot pairs b.csv --lang en -o b.svg && texts b.svg | grep -q '24 answered; how many were asked is not known'
    pdn-plot network g.graphml --lang en -o g.svg && texts g.svg | grep -q '24 answered; how many were asked is not known'
    run ! grep -qE '6 of 6|6/6' <(texts g.svg)
}

@test "a blank row of a file that is its own list does not make the list known" {
    form >svar.csv
    echo '25;Politi;;;;' >>svar.csv
    suggest --actors svar.csv --roster svar.csv
    pdn-report -n 200 f/study.ini -o r 2>told
    grep -q 'svar.csv: 1 left every question blank (25): read as did not answer$' told
    grep -q 'warning: svar.csv: 24 answered; the list is the file of answers, so that nobody is on it who did not answer but for 1 who sent it blank: how many were asked is not known' told
    run ! grep -E '24 of 25|96\.0 %' told
    texts r/report.html >words
    grep -qx '24; hvor mange som ble spurt, er ikke kjent' words
    grep -q 'De som svarte, er med: hvem andre som ble spurt, står ikke på noen liste' words
    run ! grep -E '24 (av|of) 25|6 (av|of) 7' words
    # a column of it that says who did not answer makes it a list
    awk -F';' 'NR == 1 { print "svart;" $0; next } { print ($1 != 25) ";" $0 }' svar.csv >liste.csv
    pdn-ingest --actors liste.csv --roster liste.csv --roster-id id --roster-pattern '^(.*[?]) \[(.*)\]$' --codebook f/codebook.csv --alters groups --blank silent -o g.graphml 2>told
    grep -q 'liste.csv: 24 of 25 answered (96.0 %)' told
    run ! grep -q 'not known' told
}

@test "asked says whom the list holds: all who were asked, or those who answered" {
    form >svar.csv
    suggest --actors svar.csv --roster svar.csv
    sed -i 's/^\[survey\]/&\nasked = list/' f/study.ini
    pdn-report -n 200 f/study.ini -o r 2>told
    grep -q '24 of 24 answered' told
    texts r/report.html | grep -q '24 av 24 svarte'
    run ! grep -q '"asked": "unknown"' r/datapackage.json
    # a list of its own that was made from the answers
    cut -d';' -f1,2 svar.csv >liste.csv
    sed -i 's/^asked.*/asked = unknown/;s/^actors.*/actors = ..\/liste.csv/' f/study.ini
    pdn-report -n 200 f/study.ini -o s 2>told
    grep -qx 'pdn-report: liste.csv: 24 answered; how many were asked is not known' told
    texts s/report.html | grep -q '24 svarte; hvor mange som ble spurt, er ikke kjent'
    sed -i 's/^asked.*/asked = nobody/' f/study.ini
    run --separate-stderr pdn-report f/study.ini -o t
    [ "$status" -eq 1 ] && grep -q 'study.ini:.*asked.*list' <<<"$stderr"
}

@test "where municipalities are the groups, page and sheets say municipalities for services, in three languages" {
    local i k=0 s
    {
        echo 'id;navn;kommune;svart'
        for s in Nes Grue Solvik Åsen Vik; do
            for i in 1 2 3 4 5 6; do k=$((k + 1)); echo "$k;Person $k;$s;1"; done
        done
    } >liste.csv
    { echo 'fra;til;hyppighet'; for i in {1..30}; do for s in 3 7 11 13; do echo "$i;$(((i * s) % 30 + 1));2"; done; done; } | awk -F';' '$1 != $2' >svar.csv
    printf '%s\n' '[study]' 'title = Regionen' 'language = nn' 'by = kommune' '[wave 2024]' 'actors = liste.csv' 'ties = svar.csv' >study.ini
    pdn-report -q -n 400 study.ini -o r
    texts r/report.html >words
    run ! grep -iwE 'tjeneste|tjenesten|tjenester|tjenestene|teneste|tenesta|tenester|tenestene|services?' words
    grep -qE 'Kvar kommune|par av kommunar' words
    grep -qE 'par av kommuner' words
    grep -qE 'pairs of municipalities' words
    run ! grep -E 'ei kommune|kommuner og kommuner' words
    pdn-ingest -q --actors liste.csv --ties svar.csv -o g.graphml
    pdn-plot network g.graphml --by municipality --lang nb -o g.svg
    texts g.svg | grep -q 'mellom kommuner'
    # a table that was made by them says so in its description
    pdn-breakdown -q -n 200 --by kommune -o b.csv g.graphml
    grep -q '"groups": "municipality"' b.resource.json
    pdn-plot pairs b.csv --lang nb -o b.svg
    texts b.svg | grep -q 'Hver kommune' && run ! grep -i tjeneste b.svg
    # services stay services
    pdn-plot network g.graphml --by name --internal --lang nb -o g.svg
    texts g.svg | grep -q 'mellom tjenester'
}
