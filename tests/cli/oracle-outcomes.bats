#!/usr/bin/env bats
# Outcomes beside R: glm, MASS, metafor and formulas restated, by the scripts of
# tests/oracle.

setup() {
    bin=$PDN_BUILD/bin
    oracle=$PDN_SOURCE/tests/oracle
    cd "$BATS_TEST_TMPDIR"
}

# of FILE STUDY: the rows of one study, without the column that names it
of() {
    awk -F, -v study="$2" 'NR == 1 || $1 == study' "$oracle/$1" | cut -d, -f2-
}

# agree KEYS WANTED GOT [awk's options]
agree() {
    keys=$1 want=$2 got=$3
    shift 3
    awk -F, -v keys="$keys" "$@" -f "$PDN_SOURCE/tests/support/agree.awk" \
        "$want" "$got"
}

# deviants STUDY [OPTIONS]: the study as deviants.R looks at it
deviants() {
    study=$1
    shift
    case $study in
    wide) set -- --resources r1,r2,r3 --better lower "$@" ;;
    band) set -- --resources r1,r2 --better higher "$@" ;;
    esac
    of outcomes.csv "$study" >"$study.csv"
    "$bin/pdn-deviants" -q -n 0 "$@" "$study.csv"
}

# model NAME: the rows of deviants-terms.csv on standard input of one model
model() {
    awk -F, -v model="$1" 'NR == 1 || $1 == model' | cut -d, -f2-
}

@test "the model of shares and resources: glm" {
    for study in wide band; do
        echo "$study"
        of deviants-terms.csv "$study" | model binomial >want.csv
        deviants "$study" --fit >got.csv
        agree 1 want.csv got.csv
        of deviants-rows.csv "$study" >all.csv
        deviants "$study" --residuals >got.csv
        cut -d, -f1-7,11 all.csv >want.csv
        agree 2 want.csv got.csv
        # near the fit a deviance is what is left of large terms
        cut -d, -f1,2,8-10 all.csv >want.csv
        agree 2 want.csv got.csv -v least=1
    done
}

@test "the model whose far rows weigh less: its equations, and MASS::rlm" {
    for study in wide band; do
        echo "$study"
        of deviants-terms.csv "$study" | model robust >want.csv
        deviants "$study" --model robust --fit >got.csv
        agree 1 want.csv got.csv -v within=1e-6
        of deviants-rlm.csv "$study" >want.csv
        agree 1 want.csv got.csv -v within=1e-2
    done
}

@test "units held against a fit of the others: glm, uniroot, lm, p.adjust" {
    for study in wide band; do
        echo "$study"
        of deviants-units.csv "$study" >all.csv
        cut -d, -f1-17 all.csv >want.csv
        deviants "$study" >got.csv
        agree 1 want.csv got.csv
        # what is searched for
        cut -d, -f1,18-20 all.csv >want.csv
        agree 1 want.csv got.csv -v within=1e-6
    done
}

@test "the baseline: funnel, spread, change" {
    for study in wide band; do
        echo "$study"
        of outcomes.csv "$study" >"$study.csv"
        case $study in wide) better=lower ;; band) better=higher ;; esac
        of baseline-rows.csv "$study" >want.csv
        "$bin/pdn-baseline" -q -n 0 --nullpunkt 2018 --better "$better" "$study.csv" >got.csv
        agree 2 want.csv got.csv -v part=1
    done
}

@test "rates, ratios to the expected, trends, paired change" {
    "$bin/pdn-baseline" -q -n 0 --rate 1000 --nullpunkt 2018 "$oracle/rates.csv" >got.csv
    agree 2 "$oracle/rates-rows.csv" got.csv
}

@test "handovers: an absorbing chain by solve, igraph's max_flow" {
    for network in small round large; do
        echo "$network"
        of handover-steps.csv "$network" >steps.csv
        of handover-reach.csv "$network" >want.csv
        "$bin/pdn-handover" -q -n 0 --source s --goal t steps.csv >got.csv
        agree 3 want.csv got.csv
    done
}

@test "practices and means of units: fisher.test, combn, p.adjust" {
    "$bin/pdn-practices" -q --deviants "$oracle/practices-units.csv" \
        --measures "$oracle/practices-people.csv" --by unit \
        "$oracle/practices-present.csv" >got.csv
    agree 2 "$oracle/practices-rows.csv" got.csv
}
