#!/usr/bin/env bats
# Figures of networks beside those of R: igraph and sna, by the scripts of
# tests/oracle.

setup() {
    ingest=$PDN_BUILD/bin/pdn-ingest
    measure=$PDN_BUILD/bin/pdn-measure
    oracle=$PDN_SOURCE/tests/oracle
    sample=$PDN_SOURCE/samples/search-and-rescue
    graphs='karate texas cheyenne r8 r15 r24 r40 u18'
    cd "$BATS_TEST_TMPDIR"
}

# graph NAME: NAME.graphml, as graph_rows() of common.R
graph() {
    case $1 in
    karate | texas) set -- "$1" "$oracle/$1-actors.csv" "$oracle/$1-ties.csv" ;;
    cheyenne) set -- "$1" "$sample/actors-$1.csv" "$sample/ties-$1.csv" ;;
    *)
        of "$oracle/random-actors.csv" "$1" >"$1-actors.csv"
        of "$oracle/random-ties.csv" "$1" >"$1-ties.csv"
        set -- "$1" "$1-actors.csv" "$1-ties.csv"
        ;;
    esac
    case $1 in karate | u18) way=--undirected ;; *) way= ;; esac
    "$ingest" -q $way --actors "$2" --ties "$3" -o "$1.graphml"
}

# of FILE GRAPH: the rows of one graph, without the column that names it
of() {
    awk -F, -v graph="$2" 'NR == 1 || $1 == graph' "$1" | cut -d, -f2-
}

# agree KEYS WANTED GOT [awk's options]
agree() {
    keys=$1 want=$2 got=$3
    shift 3
    awk -F, -v keys="$keys" "$@" -f "$PDN_SOURCE/tests/support/agree.awk" \
        "$want" "$got"
}

@test "actors: igraph" {
    for name in $graphs; do
        echo "$name"
        graph "$name"
        of "$oracle/measures-igraph.csv" "$name" >all.csv
        cut -d, -f1-20 all.csv >want.csv
        "$measure" -n 0 --only "$(head -n 1 want.csv)" "$name.graphml" >got.csv
        agree 1 want.csv got.csv
        # by length 1 / frequency
        cut -d, -f1,21-23 all.csv | sed 1s/weighted_//g >want.csv
        "$measure" -n 0 --distance inverse-frequency \
            --only "$(head -n 1 want.csv)" "$name.graphml" >got.csv
        agree 1 want.csv got.csv
    done
}

@test "roles: sna" {
    for name in texas cheyenne r8 r15 r24 r40 u18; do
        echo "$name"
        graph "$name"
        # the expectations are not in the table
        of "$oracle/roles-sna.csv" "$name" |
            cut -d, -f1,2,4,5,7,8,10,11,13,14,16,17,19 >want.csv
        "$measure" -n 0 --only "$(head -n 1 want.csv)" "$name.graphml" >got.csv
        agree 1 want.csv got.csv
    done
}

@test "networks as wholes: igraph" {
    for name in $graphs; do
        echo "$name"
        graph "$name"
        of "$oracle/whole-igraph.csv" "$name" >want.csv
        "$measure" -n 0 --whole "$name.graphml" >got.csv
        agree 1 want.csv got.csv -v part=1
    done
}
