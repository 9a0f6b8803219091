#!/usr/bin/env bats
# pdn-plot as a user runs it.
bats_require_minimum_version 1.5.0
load ../support/plot

@test "every form, twice the same bytes, whatever the locale and the folder" {
    mkdir elsewhere && cp ./*.* elsewhere
    for form in svg pdf png; do
        pdn-plot network network.graphml --by sector --breakdown breakdown.csv \
            --size a4 -o "a.$form"
        (cd elsewhere && LC_ALL=nb_NO.UTF-8 TZ=Asia/Tokyo pdn-plot network \
            ./network.graphml --by sector --breakdown ./breakdown.csv \
            --size a4 -o "b.$form")
        cmp "a.$form" "elsewhere/b.$form"
    done
    head -c 4 a.pdf | grep -q '%PDF'
    head -c 4 a.png | grep -q 'PNG'
}

@test "the sheet tells who answered, the wave, the seed and the draws" {
    pdn-plot network network.graphml --by sector --breakdown breakdown.csv \
        --study Prøven > a.svg
    grep -q 'Prøven 2021 · 137 av 176 svarte' a.svg
    grep -q 'frø 1 · 500 trekninger' a.svg
    grep -q 'aria-label=' a.svg
    grep -q '<!-- pdn-plot .*seed 1' a.svg
    run ! grep -q 'sha256:' a.svg
    pdn-plot network network.graphml --by sector --lang en > e.svg
    # without a table that says otherwise, of the services not too small
    grep -q '135 of 165 answered (82%) in the services shown' e.svg
}

@test "the network comes from standard input too" {
    pdn-plot network --by sector < network.graphml > a.svg
    pdn-plot network - --by sector < network.graphml > b.svg
    # The recorded command differs by the hyphen.
    cmp <(grep '<text' a.svg) <(grep '<text' b.svg)
    grep -q 'Hvem samarbeider med hvem' a.svg
}

@test "the pair table" {
    pdn-plot pairs breakdown.csv -o q.svg
    grep -q '137 av 176 svarte' q.svg
}

@test "outcomes: ranked and in a funnel" {
    pdn-baseline -q -n 100 "$PDN_SOURCE/samples/kongsvinger/outcomes.csv" -o b.csv
    pdn-plot baseline b.csv --indicator utenfor-fordelt \
        --bands "$PDN_SOURCE/samples/kongsvinger/bands.csv" \
        --reference Innlandet=0.183 -o b.svg
    grep -q '1148 av 5076' b.svg
    grep -q 'Innlandet: 18,3' b.svg
    pdn-plot funnel b.csv --indicator utenfor-laget --year 2021 -o f.svg
    grep -q 'alle 46' f.svg
    pdn-plot funnel --indicator utenfor-laget < b.csv > g.svg
    run --separate-stderr pdn-plot funnel b.csv --year 1999
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-plot: b.csv: no rows in that year" ]]
    run --separate-stderr pdn-plot funnel b.csv --reference Innlandet=18.3
    [ "$status" -eq 2 ]
}

@test "deviants: claims are named, chance is told, too little says so" {
    data="$PDN_SOURCE/samples/kongsvinger/outcomes.csv"
    pdn-deviants -q -n 50 --indicator utenfor-laget --nullpunkt 2021 \
        --resources low_income_share,upper_secondary_share,vacancy_rate \
        --counter ufor-laget "$data" -o d.csv
    pdn-plot deviants d.csv -o d.svg
    grep -q 'Kommune 27 og Kommune 12 gjør det bedre enn ventet' d.svg
    grep -q '11 av 11 måter å regne på gir det samme' d.svg
    grep -q 'Kandidat til' d.svg
    # 798 of 6285 in four years: a share, and people a year
    grep -q '12,7.% av om lag 1571 i året' d.svg
    ! grep -q 6285 d.svg || false
    pdn-deviants -q -n 0 --indicator utenfor-fordelt \
        --resources low_income_share "$data" -o six.csv 2>/dev/null
    pdn-plot deviants six.csv -o six.svg
    grep -q 'For få tall til å finne positive avvik' six.svg
    ! grep -q 'Eidskog' six.svg || false
}

@test "change: from the nullpunkt, with points, ratio and counts" {
    pdn-baseline -q -n 0 --nullpunkt 2021 \
        "$PDN_SOURCE/samples/kongsvinger/outcomes.csv" -o b.csv 2>/dev/null
    pdn-plot change b.csv --indicator utenfor-laget -o c.svg
    grep -q 'Én av 46 enheter er tydelig endret siden nullpunktet i 2021' c.svg
    # 178/1464 - 268/1476 = -.0600, 178/1464 / (268/1476) = .6696
    tr -d '\n' <c.svg | sed 's/<[^>]*>/ /g' | grep -q '0,67'
    grep -q '178 av 1464' c.svg
    echo old >c.svg
    run --separate-stderr pdn-plot change b.csv --indicator utenfor-laget \
        --year 2021 -o c.svg
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-plot: b.csv: no change from a nullpunkt"* ]]
    [ "$(cat c.svg)" = old ]
}

@test "fragility: both orders, and nobody named" {
    pdn-fragility -q -n 20 network.graphml -o f.csv
    grep -q 'OT-R-01' f.csv
    pdn-plot fragility f.csv -o f.svg
    grep -q 'de 17 viktigste bindeleddene' f.svg
    grep -q 'hvem som helst' f.svg
    grep -q '137 av 176 svarte' f.svg
    ! grep -q -e 'OT-R-01' -e 'BK-K-01' f.svg || false
    pdn-fragility -q -n 0 network.graphml | pdn-plot fragility -o g.svg
    ! grep -q 'tilfeldig variasjon' g.svg || false
    run --separate-stderr pdn-plot fragility breakdown.csv
    [ "$status" -eq 1 ]
}

@test "papers and sizes" {
    pdn-plot network network.graphml --by sector --size a4 | head -2 |
        grep -q 'width="841.89pt" height="595.28pt"'
    pdn-plot network network.graphml --by sector --size 254x127 | head -2 |
        grep -q 'width="720pt" height="360pt"'
    for wrong in a5 10x10 axb 300 300x 99999x300 -- ""; do
        run --separate-stderr pdn-plot network network.graphml --size "$wrong"
        [ "$status" -eq 2 ]
        [[ "$stderr" == "pdn-plot: "* ]]
    done
}

@test "called wrongly is 2, with the tool's name before every line" {
    for words in "" "sausage network.graphml" "network a b c" \
        "network network.graphml -o a.jpg" "network --nonsense" \
        "network network.graphml -o svg"; do
        # shellcheck disable=SC2086
        run --separate-stderr pdn-plot $words
        [ "$status" -eq 2 ]
        [[ "$stderr" == "pdn-plot: "* ]]
    done
}

@test "a bad file is 1 and leaves what stood there" {
    echo old > a.svg
    for call in "network missing.graphml" "network breakdown.csv" \
        "network network.graphml --by nonsense" \
        "network network.graphml --by sector --breakdown missing.csv" \
        "network network.graphml --by sector --anchor breakdown.csv" \
        "network network.graphml --by unit --breakdown breakdown.csv" \
        "pairs network.graphml"; do
        # shellcheck disable=SC2086
        run --separate-stderr pdn-plot $call -o a.svg
        echo "$call: $status $stderr"
        [ "$status" -eq 1 ]
        [[ "$stderr" == "pdn-plot: "* ]]
        [ "$(cat a.svg)" = old ]
    done
    run pdn-plot network network.graphml --by sector -o /no/such/folder/a.svg
    [ "$status" -eq 1 ]
    ls -A | grep -v -E '^(network|measures|breakdown|a\.svg|separate-stderr)' && exit 1
    true
}

@test "a table without rows leaves nothing on standard output either" {
    head -n 1 breakdown.csv >none.csv
    run --separate-stderr pdn-plot pairs none.csv
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    [[ "$stderr" == "pdn-plot: no pairs of services to draw" ]]
}

@test "a full disk is a failure" {
    run --separate-stderr bash -c \
        'pdn-plot network network.graphml --by sector > /dev/full'
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-plot: "* ]]
}

@test "a layout file with a fault is refused by line" {
    printf 'id,x,y\nNAV,1,0\nNAV,0,1\n' > l.csv
    run --separate-stderr pdn-plot network network.graphml --by sector \
        --anchor l.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"l.csv:3"* ]]
    printf 'id,x,y\nNAV,,0\n' > l.csv
    run --separate-stderr pdn-plot network network.graphml --by sector \
        --anchor l.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"l.csv:2"* ]]
}

@test "tallies and handovers: a sheet each, in the words of the language" {
    local data="$PDN_SOURCE/samples/kongsvinger" kind
    pdn-tally themes "$data/inputs.csv" -o themes.csv
    for kind in voices together stages offers; do
        pdn-tally "$kind" "$data/$kind.csv" -o "$kind.csv"
    done
    pdn-handover -q -n 0 "$data/handovers.csv" -o handover.csv
    for kind in themes voices together stages offers handover; do
        pdn-plot "$kind" "$kind.csv" -o "$kind.svg"
        pdn-plot "$kind" - <"$kind.csv" >other.svg
        cmp <(grep '<text' "$kind.svg") <(grep '<text' other.svg)
    done
    grep -q '11 av 14 innspill' themes.svg
    # the axis counts; the column says what the bars do not
    grep -q '<text[^>]*>10</text>' themes.svg && grep -q '>33 ideer<' themes.svg
    grep -q 'NAV og BUP: 9 av 42 personer' together.svg
    # Wilson, 9 of 42: .117 to .359
    grep -q '>usikkerhet: fra 12.% til 36.%<' together.svg
    grep -q 'Fra NAV til BUP: 7 av 17 personer kom fram' handover.svg
    grep -q 'de ansatte i NAV gir 4,3, de unge 2,9' voices.svg
    grep -q '16 av 28 ruter er tomme: der er ingen tilbud ført opp' offers.svg
    # the emptiest first, what is no municipality last; level 4 in one place
    [ "$(grep -o '>\(Grue\|Nord-Odal\|Eidskog\|Sør-Odal\|Åsnes\|Kongsvinger\|regionen\)</text>' offers.svg | sed 's/<.*//; s/>//' | paste -sd ' ')" = \
        'Grue Nord-Odal Eidskog Sør-Odal Åsnes Kongsvinger regionen' ]
    grep -q '1 tilbud; 6 av 7 steder har ingen' offers.svg
    pdn-plot handover handover.csv --year 2021 --lang en -o h.svg
    grep -q 'From NAV to BUP: 5 of 14 people arrived' h.svg
}

@test "what those who do better do, whom to visit, and the steps agreed on" {
    local data="$PDN_SOURCE/samples/kongsvinger"
    pdn-deviants -q -n 0 --indicator utenfor-laget --nullpunkt 2021 \
        --resources low_income_share,upper_secondary_share,vacancy_rate \
        --counter ufor-laget "$data/outcomes.csv" -o deviants.csv
    pdn-practices -q "$data/practices.csv" --deviants deviants.csv \
        -o practices.csv
    pdn-plot practices practices.csv -o p.svg
    grep -q 'Fast kontaktperson for hver ungdom: 3 av 3 blant dem som' p.svg
    pdn-practices -q --change "$data/practices.csv" -o change.csv
    pdn-plot practices-change change.csv -o c.svg
    grep -q '4 av 4 arbeidsmåter er tatt i bruk av noen nye' c.svg
    grep -q 'Lagt bort av 1 av 4 som gjorde det før: Kommune 38.' c.svg
    pdn-plot visits deviants.csv --practices "$data/practices.csv" \
        --breakdown breakdown.csv --unit-label kommune,kommuner -o v.svg
    grep -q 'Tre kommuner er verdt et besøk: Kommune 27, Kommune 12' v.svg
    grep -q '(ikke i Kommune 38)' v.svg
    # the outcomes are made, and every sheet of them says so
    grep -q 'laget eksempel' v.svg
    pdn-plot deviants deviants.csv | grep -q 'laget eksempel'
    pdn-tally actions -q --on 2023-01-01 "$data/actions.csv" -o actions.csv
    pdn-plot actions actions.csv -o a.svg
    grep -q '2 av 5 avtalte steg er gjort. 2 har gått over fristen.' a.svg
    # its words and who does it are for the owner
    run ! grep -q 'Felles møte' a.svg
    pdn-plot actions --internal actions.csv | grep -q 'Felles møte'
    run -2 pdn-plot practices practices.csv --practices practices.csv -o x.svg
}

@test "a tally without rows, or of another kind, is refused" {
    printf 'theme,inputs,of,share\n' >none.csv
    run --separate-stderr pdn-plot themes none.csv -o none.svg
    [ "$status" -eq 1 ] && [ ! -e none.svg ]
    [[ "$stderr" == "pdn-plot: "*"no rows to draw"* ]]
    printf 'unit,year\nA,2021\n' >other.csv
    for kind in themes voices together stages offers handover; do
        run --separate-stderr pdn-plot "$kind" other.csv -o none.svg
        echo "$status $stderr"
        [ "$status" -eq 1 ] && [ ! -e none.svg ]
        [[ "$stderr" == "pdn-plot: "* ]]
    done
}

@test "measures beside --by are told to have no part, and the sheet is the same" {
    pdn-plot network network.graphml --by sector -o without.svg
    run --separate-stderr pdn-plot network network.graphml --by sector \
        --measures measures.csv -o with.svg
    [ "$status" -eq 0 ]
    [ "$stderr" = "pdn-plot: warning: --measures is left out: with --by services are drawn, and measures are of people" ]
    # behind the names and the recorded command
    diff <(tail -n +6 without.svg) <(tail -n +6 with.svg)
}

@test "a code that nobody knows is refused with its place" {
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        NR == 3 { $at["verdict"] = "brilliant" }
        NR == 4 { $at["also"] = "thin+superb" }
        { print }' breakdown.csv > odd.csv
    run -1 pdn-plot pairs odd.csv -o a.svg
    [ ! -e a.svg ]
    [[ "$output" == *'odd.csv:3:'*'verdict "brilliant": want one of missing, hangs-on-one,'* ]]
    [[ "$output" == *'odd.csv:4:'*'also "thin+superb": want some, joined by +, of missing,'* ]]
}

@test "--help and the manual page tell every kind" {
    for kind in network pairs baseline funnel fragility handover themes voices \
        together stages offers deviants change; do
        pdn-plot --help | grep -q "^  $kind  *"
        [ ! -e "$PDN_BUILD/share/man/man1/pdn-plot.1" ] ||
            grep -q "^.*$kind" "$PDN_BUILD/share/man/man1/pdn-plot.1"
    done
}

@test "one's own units are asked for by name" {
    printf 'unit,year,indicator,population,events\nA,2021,x,500,60\n"B, east",2021,x,700,90\n' > o.csv
    pdn-baseline -q -n 0 --no-metadata o.csv -o b.csv
    run -0 pdn-plot baseline b.csv --highlight 'A,"B, east"' -o own.svg
    run -1 pdn-plot funnel b.csv --highlight C -o c.svg
    [[ $output == *'no unit "C" on the sheet'* ]]
    [ ! -e c.svg ]
    run -2 pdn-plot voices b.csv --highlight A
}

@test "a PDF has a list of contents and text that is marked as text" {
    printf 'unit,year,indicator,population,events\nA,2021,x,500,60\nB,2021,x,700,90\n' > o.csv
    pdn-baseline -q -n 0 --no-metadata o.csv -o b.csv
    pdn-plot baseline b.csv --size a2 -o b.pdf
    grep -qa /Outlines b.pdf
    grep -qa /StructTreeRoot b.pdf
    grep -qa '/Author (pdnet)' b.pdf
}

@test "change: one's own units are named" {
    local data="$PDN_SOURCE/samples/kongsvinger"
    pdn-baseline -q -n 0 --nullpunkt 2021 "$data/outcomes.csv" -o base.csv
    pdn-plot change --indicator utenfor-laget base.csv -o a.svg
    run ! grep -q '>Grue<' a.svg
    pdn-plot change --indicator utenfor-laget --highlight Grue,Eidskog base.csv -o b.svg
    grep -q '>Grue<' b.svg
    grep -q '>Eidskog<' b.svg
    run --separate-stderr pdn-plot change --indicator utenfor-laget --highlight Sko base.csv -o c.svg
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'no unit "Sko"'* ]]
}
