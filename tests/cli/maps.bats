#!/usr/bin/env bats
# Maps as a user draws them: how many names find room, and that every number
# has its words.

bats_require_minimum_version 1.5.0

# 60 people in as many groups as there are columns; each works with the next
# two of the list, so that groups lean on each other.
sixty() { # GROUPS
    { echo id,name,sector,municipality,responded
      for k in $(seq 0 59); do
          echo "p$k,Kari N. $k,Tjeneste $((k % 6)),Kommune $((k % $1)),1"
      done; } >actors.csv
    { echo from,to
      for k in $(seq 0 59); do
          for step in 1 7; do echo "p$k,p$(((k + step) % 60))"; done
      done; } >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o network.graphml
}

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
}

@test "few groups have room between them: 60 people, 60 names" {
    for groups in 4 5; do
        sixty $groups
        pdn-plot network network.graphml --internal --near municipality --lang en -o m.svg
        # each name once, beside its mark; of what is left out the number is told
        [ "$(grep -o '>Kari N\. [0-9]*</text>' m.svg | sort -u | wc -l)" = 60 ] ||
            { echo "$groups groups"; grep -o '>[^<]*left out[^<]*' m.svg; false; }
        run ! grep -q 'left out' m.svg
    done
}

@test "every number on a map of services has its figures beside it, on A4 too" {
    sample="$PDN_SOURCE/samples/kongsvinger"
    pdn-ingest -q --actors "$sample/actors-2023.csv" --ties "$sample/ties-2023.csv" \
        --wave 2023 --scale frequency=0:4 --scale quality=1:5 -o network.graphml
    pdn-breakdown -q -n 4000 --duties "$sample/duties.csv" network.graphml -o breakdown.csv
    for lang in nb nn en; do
        pdn-plot network network.graphml --by sector --breakdown breakdown.csv \
            --lang $lang --size a4 -o m.svg
        sed 's/></>\n</g' m.svg | sed -n 's/<text[^>]*>\(.*\)<\/text>/\1/p' >texts
        # four places; each number once on the map and once in the column
        for number in 1 2 3 4; do
            [ "$(grep -cx $number texts)" = 2 ]
        done
        # the figures of breakdown.csv: 2 contacts, 16 of 17, 2 of 23, 1.8 of 5
        paste -sd ' ' texts >all
        grep -Eq '(^| )2 (kontakter|kontaktar|contacts) (er |reported)' all
        grep -Eq '16 (av|of) 17' all
        grep -Eq '2 (av|of) 23' all
        grep -Eq '1[.,]8 (av|of) 5' all
        run ! grep -Eq 'i tabellen|in the table' all
    done
}
