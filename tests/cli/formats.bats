#!/usr/bin/env bats
# Files of other programs, and files for them. tests/data/formats holds one small
# network as each program writes it; tests/oracle/formats.py tells it whole.

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    DATA="$PDN_SOURCE/tests/data/formats"
    SAMPLE="$PDN_SOURCE/samples/kongsvinger"
    cd "$BATS_TEST_TMPDIR" || return 1
}

# Runs a command with standard output thrown away: $output is what it says.
says() {
    run sh -c '"$@" 2>&1 >out' - "$@"
}

# figures FILE: the columns of expected.csv, worked by hand from the five ties.
figures() {
    pdn-measure -q -n 0 --no-metadata \
        --only id,sector,out_degree,in_degree,degree,out_strength,in_strength "$1"
}

@test "GraphML of networkx, igraph, Gephi, Cytoscape and visone gives one network" {
    local of
    for of in networkx python-igraph r-igraph gephi cytoscape visone; do
        echo "$of"
        figures "$DATA/$of.graphml" | diff - "$DATA/expected.csv"
    done
}

@test "yEd: names in the drawing are labels, text is weights, and the rest is told" {
    says pdn-measure -n 0 "$DATA/yed.graphml"
    [ "$status" -eq 0 ]
    [[ "$output" == *'attributes of actors read (1): "Sektor" as sector'* ]]
    [[ "$output" == *'attributes of ties read (1): "Weight" as frequency'* ]]
    [[ "$output" == *'not read (3): "drawing hints", "labels of edges", "ports"'* ]]
    # n0 to n4 are drawn as a to e
    figures "$DATA/yed.graphml" | tail -n +2 | cut -d, -f2- |
        diff - <(tail -n +2 "$DATA/expected.csv" | cut -d, -f2-)
    pdn-measure -q -n 0 --no-metadata --only id,name "$DATA/yed.graphml" |
        diff - <(printf 'id,name\nn0,a\nn1,b\nn2,c\nn3,d\nn4,e\n')
    pdn-measure -q -n 0 --no-metadata --by Sektor --only id,ei_index \
        "$DATA/yed.graphml" | grep -qx 'a\|n0,-1'
}

@test "other programs find contacts alone; every tool here finds every answer" {
    pdn-ingest -q --actors "$SAMPLE/actors-2021.csv" --ties "$SAMPLE/ties-2021.csv" \
        -o packed.graphml
    pdn-ingest -q --actors "$SAMPLE/actors-2021.csv" --ties "$SAMPLE/ties-2021.csv" \
        --all-answers -o all.graphml
    # rows of the file without frequency 0; nothing there is merged
    local contacts rows
    contacts=$(awk -F, 'NR > 1 && $3 > 0' "$SAMPLE/ties-2021.csv" | wc -l)
    rows=$(($(wc -l <"$SAMPLE/ties-2021.csv") - 1))
    [ "$(grep -c '<edge ' packed.graphml)" -eq "$contacts" ]
    [ "$(grep -c '<edge ' all.graphml)" -eq "$rows" ]
    cmp <(pdn-breakdown -q -n 200 packed.graphml) <(pdn-breakdown -q -n 200 all.graphml)
    cmp <(pdn-measure -q -n 100 packed.graphml) <(pdn-measure -q -n 100 all.graphml)
}
