#!/usr/bin/env bats
# pdn-plot network and difference: services and people.
bats_require_minimum_version 1.5.0
load ../support/plot

# Two services of six, each the other's neighbour on a ring: everybody has two
# contacts, both with the other service, and answered.
ring_of_twelve() {
    { echo id,name,sector,responded
      for k in $(seq 12); do echo "per$k,Kari $k,$([ "$((k % 2))" -eq 0 ] && echo A || echo B),1"; done; } >actors.csv
    { echo from,to
      for k in $(seq 12); do echo "per$k,per$((k % 12 + 1))"; done; } >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o "$1"
}

# The sample's networks with sixty people: a map of people takes as long as the
# square of how many there are.
sixty() { # YEAR NETWORK
    [ -e small ] || sh "$PDN_SOURCE/tests/support/smaller.sh" "$PWD/small"
    pdn-ingest -q --actors "small/actors-$1.csv" --ties "small/ties-$1.csv" \
        --wave "$1" -o "$2"
}

@test "people: no names or ids unless asked for" {
    ring_of_twelve ring.graphml
    pdn-plot network ring.graphml -o p.svg
    run ! grep -qE 'per[0-9]|Kari' p.svg
    grep -q 'internt: ikke til veggen' p.svg
    pdn-plot network network.graphml --internal --measures measures.csv \
        --breakdown breakdown.csv -o p.svg
    grep -q 'kontakter per årsverk' p.svg
    pdn-plot network network.graphml --internal -o n.svg
    grep -q 'data-id="NAV-K-0' n.svg
    grep -q 'hvor mange kontakter' n.svg
}

@test "people who can be recognised are not drawn in public" {
    run --separate-stderr pdn-plot network network.graphml -o x.svg
    [ "$status" -eq 1 ]
    [ ! -e x.svg ]
    grep -q 'in a map of people [0-9]* of 176 can be recognised' <<<"$stderr"
    grep -q 'Say --internal .*, or --by sector' <<<"$stderr"
    run ! grep -q 'NAV-K' <<<"$stderr"
    # five of a kind do, four do not: one of the ring did not answer
    ring_of_twelve ring.graphml
    pdn-plot network ring.graphml -o x.svg
    sed -i 's/^per1,\(.*\),1/per1,\1,0/; /^per1,per2$/d' actors.csv ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o hole.graphml
    run pdn-plot network hole.graphml -o x.svg
    [ "$status" -eq 1 ]
    # a mask changes nothing of that
    (umask 077 && echo 'a key that is long enough' >key)
    pdn-mask -q --key key network.graphml -o masked.graphml
    run pdn-plot network masked.graphml -o y.svg
    [ "$status" -eq 1 ]
    pdn-plot network masked.graphml --internal -o y.svg
    pdn-plot network masked.graphml --by sector -o y.svg
    run ! grep -q 'NAV-K' y.svg
    # organisations may be shown
    local one="$PDN_SOURCE/samples/organisations"
    pdn-ingest -q --one-answer organisations --actors "$one/actors.csv" \
        --ties "$one/ties.csv" -o one.graphml
    pdn-plot network one.graphml -o z.svg
}

# Two services of ten: everybody has contact with everybody of their own, and
# two of each with one of the other: four contacts, which can be counted.
@test "few contacts that can be counted are not drawn in public, nor is a digest" {
    awk 'BEGIN { print "id,sector,responded"; for (i = 0; i < 20; i++)
        print "p" i "," (i < 10 ? "a" : "b") ",1" }' >actors.csv
    awk 'BEGIN { print "from,to"; for (i = 0; i < 20; i++) for (j = 0; j < 20; j++)
        if (i != j && ((i < 10) == (j < 10) ||
            (i % 10 == j % 10 && i % 10 < 2))) print "p" i ",p" j }' >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o few.graphml
    run --separate-stderr pdn-plot network few.graphml -o x.svg
    [ "$status" -eq 1 ] # of two services, four of twenty have more contacts
    # nine contacts each, and of each service two have one with the other: with
    # all of a service, 88 + 4, these follow from those within
    { echo from,to; for k in $(seq 0 9); do
        for j in $(seq 0 9); do
            [ "$k" -eq "$j" ] || printf 'p%d,p%d\np%d,p%d\n' "$k" "$j" \
                $((10 + k)) $((10 + j))
        done
    done; } >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o none.graphml
    pdn-plot network none.graphml -o x.svg
    sed -i '/^p0,p5$/d; /^p5,p0$/d; /^p10,p15$/d; /^p15,p10$/d' ties.csv
    printf '%s\n' p0,p10 p10,p0 p5,p15 p15,p5 >>ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o four.graphml
    run --separate-stderr pdn-plot network four.graphml -o z.svg
    [ "$status" -eq 1 ] && [ ! -e z.svg ]
    grep -q 'contacts between services can be counted .*(pairs: 3)' <<<"$stderr"
    pdn-plot network --by sector few.graphml -o x.svg
    run ! grep -q 'sha256:' x.svg
    pdn-plot network --by sector --internal few.graphml -o y.svg
    grep -q "few.graphml sha256:$(sha256sum <few.graphml | cut -d' ' -f1)" y.svg
}

@test "places are kept from year to year" {
    pdn-plot network network.graphml --by sector --layout-out layout.csv -o a.svg
    [ "$(head -1 layout.csv)" = id,x,y ]
    [ "$(wc -l < layout.csv)" -eq 15 ]
    pdn-plot network network.graphml --by sector --anchor layout.csv \
        --breakdown breakdown.csv --layout-out again.csv -o b.svg
    # The same circle, but for the last digit of a sine.
    paste -d, layout.csv again.csv | awk -F, 'NR > 1 && ($1 != $4 ||
        ($2 - $5) ^ 2 + ($3 - $6) ^ 2 > 1e-18) { exit 1 }'
    pdn-plot network network.graphml --internal --anchor layout.csv \
        --layout-out people.csv -o c.svg
    [ "$(wc -l < people.csv)" -eq $((1 + 14 + 176)) ]
    pdn-plot network network.graphml --internal --anchor people.csv \
        --layout-out later.csv -o d.svg
    # Who stood somewhere stays near: a tenth of the ring at most.
    paste -d, people.csv later.csv | awk -F, 'NR > 1 && ($1 != $4 ||
        ($2 - $5) ^ 2 + ($3 - $6) ^ 2 > .01) { exit 1 }'
}

@test "more than 400 people: a line for each pair of services, same bytes" {
    pdn-synth -q --actors 450 --waves 1 -s 3 -o many 2>/dev/null
    pdn-ingest -q --actors many/actors-2021.csv --ties many/ties-2021.csv \
        --wave 2021 -o many.graphml
    pdn-plot network many.graphml --internal -j 1 --layout-out a.csv -o a.svg
    pdn-plot network many.graphml --internal -j 3 --layout-out b.csv -o b.svg
    cmp a.csv b.csv
    # What is drawn; the recorded command differs by -j.
    cmp <(grep -E '^<(path|circle|text)' a.svg) \
        <(grep -E '^<(path|circle|text)' b.svg)
    grep -q 'oppgitt kontakt mellom to tjenester' a.svg
    # People are drawn, each a mark and its rim, and few lines.
    services=$(cut -d, -f2 many/actors-2021.csv | tail -n +2 | sort -u | wc -l)
    [ "$(wc -l < a.csv)" -eq $((1 + services + 450)) ]
    [ "$(grep -c '<g' a.svg)" -ge 450 ]
    [ "$(grep -c 'd="M[^"]*C' a.svg)" -le $((services * (services - 1) / 2)) ]
    pdn-plot network many.graphml --internal --anchor a.csv --layout-out c.csv -o c.svg
    paste -d, a.csv c.csv | awk -F, 'NR > 1 && ($1 != $4 ||
        ($2 - $5) ^ 2 + ($3 - $6) ^ 2 > .01) { exit 1 }'
}

@test "more services than names find room for: left out and counted" {
    { echo id,name,sector,responded
      for k in $(seq 80); do echo "p$k,Tjeneste $k,x,1"; done; } > actors.csv
    { echo from,to,frequency
      for k in $(seq 79); do echo "p$k,p$((k + 1)),1"; done; } > ties.csv
    pdn-ingest -q --one-answer organisations --actors actors.csv --ties ties.csv \
        --scale frequency=0:4 -o wide.graphml
    pdn-plot network wide.graphml -o wide.svg
    ! grep -q 'x="0"' wide.svg || false
    [ "$(grep -c '>Tjeneste' wide.svg)" -eq "$(grep -c '<title>Tjeneste' wide.svg)" ]
    grep -q '80 navn er' wide.svg
}

@test "map and table of pairs have one order and the same marks without --anchor" {
    pdn-plot network network.graphml --by sector --breakdown breakdown.csv \
        --layout-out l.csv -o m.svg
    pdn-plot pairs breakdown.csv -o q.svg
    pdn-plot pairs breakdown.csv --anchor l.csv -o r.svg
    cmp <(grep -v '<svg\|<title id\|<desc\|<!--\|pdn-plot' q.svg) \
        <(grep -v '<svg\|<title id\|<desc\|<!--\|pdn-plot' r.svg)
    # the levels are the median of the people's own, rounded down
    [ "$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "level_a") a = i }
        $1 == "BUP" && $2 == "NAV" { print $a "," $(a + 1) }' breakdown.csv)" = 4,3 ]
}

@test "above 21 services a mark has its letter, on the map and in the table" {
    { echo id,sector,responded; seq 52 | awk '{ printf "p%d,T%02d,1\n", $1, $1 % 26 }'; } >a.csv
    { echo from,to,frequency; seq 52 | awk '{ printf "p%d,p%d,1\n", $1, $1 % 52 + 1 }'; } >t.csv
    pdn-ingest -q --actors a.csv --ties t.csv -o many.graphml
    pdn-breakdown -q -n 0 many.graphml -o many.csv
    pdn-plot network many.graphml --by sector --breakdown many.csv -o m.svg
    for size in a3 a4; do
        pdn-plot pairs many.csv --size $size -o q.svg
        for letter in A B C D E; do
            grep -q ">$letter</text>" m.svg
            grep -q ">$letter</text>" q.svg
        done
    done
}

@test "several waves: the difference of services and of people, the waterfall, small maps" {
    sixty 2021 network.graphml
    sixty 2022 later.graphml
    pdn-breakdown -q -n 0 network.graphml -o breakdown.csv
    # whom each works with now and did before tells people apart
    run --separate-stderr pdn-plot difference network.graphml later.graphml -o no.svg
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"--internal"* ]]
    test ! -e no.svg
    pdn-plot -q difference network.graphml later.graphml --internal \
        --layout-out layout.csv -o people.svg
    [ "$(stat -c %a people.svg)" = 600 ]
    # a line for each contact that is new or gone, and one in the legend
    local new gone
    new=$(grep -oE '>ny: [0-9]+<' people.svg | grep -oE '[0-9]+')
    gone=$(grep -oE '>borte: [0-9]+<' people.svg | grep -oE '[0-9]+')
    [ "$(grep -c 'stroke="#2f566b"' people.svg)" -eq $((new + 1)) ]
    [ "$(grep -c 'stroke="#8c510a"' people.svg)" -eq $((gone + 1)) ]
    grep -q "2021 til 2022: [0-9]* par av personer har fortsatt kontakt, $new har fått det, $gone har det ikke lenger" people.svg
    pdn-plot -q -j 1 difference network.graphml later.graphml --internal \
        --layout-out layout.csv -o again.svg
    cmp people.svg again.svg

    pdn-waves -q network.graphml later.graphml -o waves.csv
    pdn-waves -q --pairs -n 100 network.graphml later.graphml -o pairs.csv
    pdn-plot waves waves.csv -o waves.svg
    pdn-plot waves-pairs pairs.csv -o pairs.svg
    pdn-plot difference pairs.csv --anchor layout.csv -o services.svg
    pdn-plot multiples network.graphml later.graphml -o small.svg
    # three maps leave no place of a grid empty: they stand in one row
    pdn-plot multiples network.graphml later.graphml network.graphml -o small.svg
    [ "$(grep -oE '<text[^>]*>202[0-9]</text>' small.svg | grep -oE ' y="[^"]*"' | sort | uniq -c | awk '$1 == 3' | wc -l)" -eq 1 ]
    for f in waves pairs services small; do
        xmllint --noout $f.svg
        run ! grep -q 'NAV-K' $f.svg
    done
    run pdn-plot difference network.graphml later.graphml later.graphml -o x.svg
    [ "$status" -eq 2 ]
    run pdn-plot multiples network.graphml -o x.svg
    [ "$status" -eq 2 ]
    run pdn-plot pairs pairs.csv breakdown.csv -o x.svg
    [ "$status" -eq 2 ]
    run --separate-stderr pdn-plot waves --year 2031 waves.csv -o x.svg
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"no step from wave to wave"* ]]
}

@test "people near others of any column, or of none" {
    sixty 2021 network.graphml
    pdn-plot network network.graphml --internal --near municipality --layout-out m.csv -o m.svg
    grep -q '>Grue<' m.svg
    pdn-plot network network.graphml --internal --near none --layout-out n.csv -o n.svg
    cmp -s m.csv n.csv && return 1
    run pdn-plot network network.graphml --internal --near shoe -o x.svg
    [ "$status" -eq 1 ]
}
