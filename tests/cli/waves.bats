#!/usr/bin/env bats
# pdn-waves as its user runs it, on the sample and on what cannot be compared.

setup_file() {
    PATH="$PDN_BUILD/bin:$PATH"
    export sample="$PDN_SOURCE/samples/kongsvinger"
    cd "$BATS_FILE_TMPDIR" || return 1
    for year in 2021 2022 2023; do
        pdn-ingest -q --actors "$sample/actors-$year.csv" --wave $year \
            --ties "$sample/ties-$year.csv" -o n$year.graphml
    done
}

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_FILE_TMPDIR" || return 1
}

# cell FILE ROW COLUMN
cell() {
    awk -F, -v row="$2" -v name="$3" 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c }
        NR == row + 1 { print $at[name] }' "$1"
}

@test "three waves, two rows, and both sums add up" {
    pdn-waves -q n2021.graphml n2022.graphml n2023.graphml >w.csv
    [ "$(wc -l <w.csv)" -eq 3 ]
    awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
        $at["ties_before"] != $at["kept"] + $at["lost"] + $at["lost_by_leavers"] + $at["lost_by_silence"] + $at["lost_by_renaming"] { exit 1 }
        $at["ties_after"] != $at["kept"] + $at["new"] + $at["new_by_joiners"] + $at["new_by_silence"] + $at["new_by_renaming"] { exit 1 }' w.csv
    # what stands in the files of the sample: contacts are rows with a frequency
    [ "$(cell w.csv 1 people_before)" -eq 176 ]
    [ "$(cell w.csv 1 answered_before)" -eq 137 ]
    [ "$(cell w.csv 2 answered_after)" -eq 144 ]
}

@test "the columns are those of the contract, in its order" {
    pdn-waves -q n2021.graphml n2022.graphml | head -1 >got
    grep -q '^from_wave,to_wave,people,dyads,ties_before,ties_after,kept,lost,new,unobservable,jaccard,persistence,birth,lost_by_leavers,lost_by_silence,lost_by_renaming,new_by_joiners,new_by_silence,new_by_renaming,qap' got
}

@test "a wave against itself has lost nothing" {
    pdn-waves -q n2021.graphml n2021.graphml >w.csv
    [ "$(cell w.csv 1 lost)" -eq 0 ]
    [ "$(cell w.csv 1 new)" -eq 0 ]
    [ "$(cell w.csv 1 jaccard)" = 1 ]
    [ "$(cell w.csv 1 qap)" = 1 ]
}

@test "services that are renamed are followed by the crosswalk, and unmet rows told" {
    for year in 2021 2022; do
        pdn-aggregate -q n$year.graphml -o s$year.graphml
    done
    sed 's/boligkontor/boligtjenesten/g' s2022.graphml >r2022.graphml
    pdn-waves -q s2021.graphml s2022.graphml >want
    pdn-waves -q s2021.graphml r2022.graphml >w.csv
    [ "$(cell w.csv 1 leavers)" -eq 1 ]
    printf 'old,new,year\nboligkontor,boligtjenesten,2022\nIngen,Noen,2022\n' >c.csv
    run --separate-stderr pdn-waves --crosswalk c.csv s2021.graphml r2022.graphml
    [ "$status" -eq 0 ]
    [ "$output" = "$(cat want)" ]
    [[ "$stderr" == *'c.csv: 1 of 2 rows meet nothing in these waves, "Ingen" the first'* ]]
}

@test "what cannot be compared is refused" {
    run pdn-waves n2021.graphml
    [ "$status" -eq 2 ]
    pdn-ingest -q --undirected --actors "$sample/actors-2022.csv" \
        --ties "$sample/ties-2022.csv" --wave 2022 -o u.graphml
    run --separate-stderr pdn-waves n2021.graphml u.graphml
    [ "$status" -eq 1 ] && [ -z "$output" ]
    [[ "$stderr" == 'pdn-waves: 2021 to 2022: one wave is directed'* ]]
    printf 'old,new,year,share\nA,B,2022,2\n' >c.csv
    run --separate-stderr pdn-waves --crosswalk c.csv n2021.graphml n2022.graphml
    [ "$status" -eq 1 ] && [ -z "$output" ]
    [[ "$stderr" == 'pdn-waves: c.csv:2:4: share 2: want above 0, at most 1'* ]]
}
bats_require_minimum_version 1.5.0
