#!/usr/bin/env bats
# Figures of networks beside those of R: igraph and sna, by the scripts of
# tests/oracle.

setup() {
    bin=$PDN_BUILD/bin
    ingest=$bin/pdn-ingest
    measure=$bin/pdn-measure
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
    "$ingest" --answered all -q $way --actors "$2" --ties "$3" -o "$1.graphml"
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

@test "pairs of groups: blockmodel, loglin, igraph's matching and cuts" {
    for name in $graphs; do
        echo "$name"
        graph "$name"
        of "$oracle/pairs.csv" "$name" >want.csv
        "$bin/pdn-breakdown" -q -n 0 --null labels --within none "$name.graphml" >got.csv
        agree 2 want.csv got.csv
    done
}

# Draws beside all labelings: moments exact, p within four of its own errors.
@test "pairs of small groups with silent people: every labeling" {
    draws=20000
    for name in e f g; do
        echo "$name"
        of "$oracle/pairs-small-actors.csv" "$name" >actors.csv
        of "$oracle/pairs-small-ties.csv" "$name" >ties.csv
        "$ingest" --answered all -q --actors actors.csv --ties ties.csv -o small.graphml
        "$bin/pdn-breakdown" -q -n "$draws" --null labels small.graphml >got.csv
        of "$oracle/pairs-enumerated.csv" "$name" >all.csv
        cut -d, -f1-5 all.csv >want.csv
        agree 2 want.csv got.csv
        awk -F, -v m="$draws" '
            function far(got, want, tail, times, off) {
                off = got - want
                return off * off > 16 * times * times * (tail * (1 - tail) / m + 1 / m / m)
            }
            FNR == 1 { for (i = 1; i <= NF; i++) at[NR == 1, $i] = i; next }
            NR == FNR { low[$1, $2] = $6; both[$1, $2] = $7; next }
            {
                key = $1 SUBSEP $2
                if (far($(at[0, "p_low"]), low[key], low[key], 1) ||
                    far($(at[0, "p"]), both[key], both[key] / 2, 2)) {
                    print $1, $2, "p_low", $(at[0, "p_low"]), "want", low[key]
                    print $1, $2, "p", $(at[0, "p"]), "want", both[key]; bad = 1
                }
                met++
            }
            END { exit bad || met != 6 }' all.csv got.csv
    done
}

@test "regression on ties: netlm" {
    for name in texas cheyenne r24; do
        echo "$name"
        graph "$name"
        of "$oracle/qap-netlm.csv" "$name" >want.csv
        "$bin/pdn-qap" -q -n 0 --outcome frequency --predictors same:sector,tie \
            "$name.graphml" >got.csv
        agree 1 want.csv got.csv
    done
}

@test "a survey with silent people in municipalities: tapply, chisq.test" {
    "$ingest" -q --actors "$oracle/survey-actors.csv" --ties "$oracle/survey-ties.csv" \
        --scale quality=1:5 --scale knowledge=1:5 --scale need=0:4 -o survey.graphml
    "$bin/pdn-breakdown" -q -n 0 --null labels survey.graphml >got.csv
    agree 2 "$oracle/survey-pairs.csv" got.csv
    "$bin/pdn-breakdown" -q -n 0 --barriers survey.graphml >got.csv
    agree 3 "$oracle/survey-barriers.csv" got.csv
}

@test "cuts, bridges, key people and losses: igraph" {
    for name in $graphs; do
        echo "$name"
        graph "$name"
        of "$oracle/losses-cuts.csv" "$name" >want.csv
        "$bin/pdn-fragility" -q --cuts "$name.graphml" >got.csv
        if [ "$(wc -l <want.csv)" = 1 ]; then
            [ "$(wc -l <got.csv)" = 1 ]
        else
            agree 3 want.csv got.csv
        fi
        of "$oracle/losses-sets.csv" "$name" >want.csv
        "$bin/pdn-fragility" -q --keyplayers 2 "$name.graphml" >got.csv
        agree 2 want.csv got.csv -v part=1
    done
    for name in cheyenne r15 r24 r40 u18; do
        echo "$name"
        of "$oracle/losses-curves.csv" "$name" >want.csv
        "$bin/pdn-fragility" -q -n 0 --remove .5 "$name.graphml" >got.csv
        agree 2 want.csv got.csv -v part=1
    done
}
