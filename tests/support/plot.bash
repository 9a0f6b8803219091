# What tests of pdn-plot begin with: a network, its measures and its pairs.

setup_file() {
    export study="$BATS_FILE_TMPDIR"
    PATH="$PDN_BUILD/bin:$PATH"
    local data="$PDN_SOURCE/samples/kongsvinger"
    cd "$study"
    pdn-ingest -q --actors "$data/actors-2021.csv" --ties "$data/ties-2021.csv" \
        --wave 2021 -o network.graphml
    pdn-measure -q -n 0 network.graphml -o measures.csv
    pdn-breakdown -q -n 500 network.graphml -o breakdown.csv
}

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
    cp "$study"/* .
}
