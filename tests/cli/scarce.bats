#!/usr/bin/env bats
# A whole tool for which memory runs out at its n-th taking: it says so and
# fails, and nothing is written; or what it writes is what it always writes.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/tests:$PDN_BUILD/bin:$PATH"
    export S="$PDN_SOURCE/samples/organisations" K="$PDN_SOURCE/samples/kongsvinger"
    cd "$BATS_FILE_TMPDIR"
    export IN="$PWD"
    for year in 2021 2022; do
        pdn-ingest -q --actors "$K/actors-$year.csv" --ties "$K/ties-$year.csv" \
            --wave $year -o w$year.graphml
    done
    pdn-breakdown -q -n 20 w2021.graphml -o breakdown.csv
    pdn-baseline -q -n 0 "$K/outcomes.csv" -o baseline.csv
    pdn-deviants -q -n 0 --indicator utenfor-laget --nullpunkt 2021 \
        --resources low_income_share "$K/outcomes.csv" -o deviants.csv
    pdn-mask -q --new-key key w2021.graphml -o masked.graphml
}

setup() {
    cd "$BATS_TEST_TMPDIR"
}

# scarce OUT TOOL ARGUMENTS...: OUT, a file or folder, is what the tool writes.
# PDN_SCARCE_RUNS of the places where memory may run out are tried.
scarce() {
    local out="$1" tool="$2" told=0
    shift 2
    rm -rf want "$out"
    PDN_SCARCE_TOLD=takings "scarce-$tool" -q "$@" >shown 2>said || { cat said; return 1; }
    mv "$out" want
    mv shown want-shown
    local takings runs="${PDN_SCARCE_RUNS:-3}"
    takings=$(cat takings)
    [ "$takings" -gt 20 ]
    for ((i = 0; i < runs; i++)); do
        # the first takings, and then ever further apart
        local n=$(awk -v i="$i" -v r="$runs" -v t="$takings" \
            'BEGIN { printf "%d", exp(log(t) * (i + .5) / r) }')
        local one=()
        [ $((i % 2)) -eq 0 ] || one=(PDN_SCARCE_ONE=1)
        rm -rf "$out"
        local rc=0
        env PDN_SCARCE_AFTER="$n" "${one[@]}" timeout 100 "scarce-$tool" -q "$@" \
            >shown 2>said || rc=$?
        if [ $rc -eq 0 ]; then
            diff -r want "$out" && cmp want-shown shown ||
                { echo "$tool, $n of $takings ${one[*]}: another result"; return 1; }
        elif [ $rc -ne 1 ] || [ -e "$out" ] || ! grep -q memory said; then
            echo "$tool, $n of $takings ${one[*]}: exit $rc"
            cat said
            return 1
        else
            told=$((told + 1))
        fi
    done
    [ "$told" -gt 0 ]
    echo "$tool: $takings takings, $runs tried, $told told" >&3
}

@test "reading a survey, formats of others, masks" {
    scarce o pdn-ingest --actors "$K/actors-2021.csv" --ties "$K/ties-2021.csv" -o o
    scarce o pdn-convert "$IN/w2021.graphml" --to csv -o o
    scarce o pdn-aggregate --by sector "$IN/w2021.graphml" -o o
    scarce o pdn-mask --key "$IN/key" "$IN/w2021.graphml" -o o
}

@test "measures, breakdown, fragility, QAP, waves" {
    scarce o pdn-measure -n 5 "$IN/w2021.graphml" -o o
    scarce o pdn-breakdown -n 20 "$IN/w2021.graphml" -o o
    scarce o pdn-fragility -n 3 "$IN/w2021.graphml" -o o
    scarce o pdn-qap -n 20 --outcome frequency --predictors same:sector "$IN/w2021.graphml" -o o
    scarce o pdn-waves "$IN/w2021.graphml" "$IN/w2022.graphml" -o o
}

@test "outcomes, practices, handovers, tallies" {
    scarce o pdn-baseline -n 10 "$K/outcomes.csv" -o o
    scarce o pdn-deviants -n 10 --indicator utenfor-laget --nullpunkt 2021 \
        --resources low_income_share "$K/outcomes.csv" -o o
    scarce o pdn-practices --deviants "$IN/deviants.csv" "$K/practices.csv" -o o
    scarce o pdn-handover "$K/handovers.csv" -o o
    scarce o pdn-tally voices "$K/voices.csv" -o o
}

@test "sheets, reports, made studies" {
    scarce o.svg pdn-plot pairs "$IN/breakdown.csv" -o o.svg
    scarce o.svg pdn-plot baseline "$IN/baseline.csv" -o o.svg
    scarce o pdn-report -n 5 "$S/study.ini" -o o
    scarce o pdn-synth --actors 40 --waves 1 -o o
}
