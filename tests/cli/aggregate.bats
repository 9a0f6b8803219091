#!/usr/bin/env bats
# pdn-aggregate on the sample: its figures are those of pdn-breakdown, and
# pdn-plot draws what it writes.

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    sample="$PDN_SOURCE/samples/kongsvinger"
    cd "$BATS_TEST_TMPDIR" || return 1
    pdn-ingest -q --actors "$sample/actors-2021.csv" --ties "$sample/ties-2021.csv" \
        --wave 2021 -o n.graphml
}

# The edges of an aggregated GraphML as lines: from to ties possible.
edges() {
    awk '/<node / { n++ }
        /<data key="v1">/ { gsub(/^ *<data key="v1">|<\/data>$/, ""); id["n" n - 1] = $0 }
        /<edge / { split($0, w, "\""); from = id[w[2]]; to = id[w[4]] }
        /<data key="e[01]">/ { gsub(/^ *<data key="e[01]">|<\/data>$/, ""); v = v "," $0 }
        /<\/edge>/ { print from "," to v; v = "" }' "$1"
}

@test "both directions together are the pairs of pdn-breakdown" {
    pdn-aggregate -q n.graphml -o s.graphml
    edges s.graphml | awk -F, '{ k = $1 < $2 ? $1 "," $2 : $2 "," $1
        t[k] += $3; p[k] += $4 } END { for (k in t) print k "," t[k] "," p[k] }' |
        LC_ALL=C sort >got
    pdn-breakdown -q -n 0 n.graphml -o b.csv
    awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
        $1 != $2 && $at["ties"] > 0 {
            k = $1 < $2 ? $1 "," $2 : $2 "," $1
            print k "," $at["ties"] "," $at["possible"] }' b.csv | LC_ALL=C sort >want
    [ -s want ]
    # a pair with contact in one direction only has the other in no_contact
    join -t, -j 1 <(sed 's/,/+/' want) <(sed 's/,/+/' got) |
        awk -F, '$2 != $4 || $3 < $5 { print; bad = 1 } END { exit bad }'
    [ "$(wc -l <got)" -eq "$(wc -l <want)" ]
}

@test "the services are drawn, and told what they are" {
    # a map of few units, as that of many takes long
    sh "$PDN_SOURCE/tests/support/smaller.sh" "$PWD/small"
    pdn-ingest -q --actors small/actors-2021.csv --ties small/ties-2021.csv \
        --wave 2021 -o n.graphml
    pdn-aggregate -q --by unit n.graphml -o u.graphml
    grep -q '>unit</data>' u.graphml
    pdn-plot -q network u.graphml -o u.svg
    grep -q '</svg>' u.svg
    run --separate-stderr pdn-aggregate --by nothing n.graphml
    [ "$status" -eq 1 ] && [ -z "$output" ]
    [[ "$stderr" == 'pdn-aggregate: n.graphml: no actor column "nothing" to group by'* ]]
}

@test "what is written comes back, and is written as the same bytes" {
    pdn-aggregate -q n.graphml -o s.graphml
    pdn-aggregate -q n.graphml | cmp - s.graphml
    pdn-measure -q -n 0 --only id,out_degree s.graphml >m.csv
    [ "$(wc -l <m.csv)" -gt 5 ]
}
bats_require_minimum_version 1.5.0
