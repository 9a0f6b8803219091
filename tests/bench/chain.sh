#!/bin/sh
# chain.sh - the whole chain, from answers to sheets, on one thread, beside the
# same in R (igraph, sna), in one run.
#   tests/bench/chain.sh BIN [PEOPLE]...        BIN: build/release/bin
#                                               default: 60 300 3000
# Processor seconds (user and system) of made surveys in which a person names
# about eight. Without Rscript, igraph or sna the column R is left out.
#
# "as far": R's Leiden has for each network about so many starts as take it as far
# as ours comes (what both found stands below the table); "default": one call of
# cluster_leiden as it stands, one start and two rounds.
# R makes what ours makes: the intervals of --whole, and contacts rewired for the
# pairs. A line says what comes out without these two.
# At 3 000 people R makes one draw in a hundred and the rest is reckoned from
# it; ranks are then made from 100 draws of 1 000 on our side. R's limit is
# LIMIT seconds a size (default 600); what it has not done by then is "cut".
set -eu
bin=$(cd "$1" && pwd)
shift
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- 60 300 3000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

have_r=no
if command -v Rscript >/dev/null &&
    Rscript --vanilla -e 'library(igraph); library(sna)' >/dev/null 2>&1; then
    have_r=yes
else
    echo "Rscript with igraph and sna is not here: no column R"
fi

# Processor seconds of so many runs of a command, of one of them.
cpu() {
    runs=$1
    shift
    (
        for _ in $(seq "$runs"); do
            "$@" >/dev/null 2>tool.log || { cat tool.log >&2; exit 1; }
        done
        times
    ) >times.txt || exit 1
    awk -v runs="$runs" 'NR == 2 {
        for (k = 1; k <= 2; k++) { split($k, t, /[ms]/); s += 60 * t[1] + t[2] }
        printf "%.4f", s / runs
    }' times.txt
}

# The shell counts hundredths, and a moment may be slow: what is quick is run
# twenty times, the rest five times, for their mean.
mean() {
    once=$(cpu 1 "$@")
    if awk "BEGIN { exit !($once < .3) }"; then cpu 20 "$@"; else cpu 5 "$@"; fi
}

tool() {
    name=$1
    shift
    mean "$bin/pdn-$name" -q -j 1 "$@"
}

# A made survey: study/ and what its shape is.
survey() {
    rm -rf study recipe
    "$bin/pdn-synth" -q --actors "$1" --waves 1 -s 1 -o recipe
    scale=$(awk "BEGIN { print ($1 < 200 ? 1 : $1 < 2000 ? .5 : .3) }")
    awk -v scale="$scale" -f "$here/chain.awk" recipe/recipe.ini >recipe.ini
    "$bin/pdn-synth" -q --plant recipe.ini -o study
}

# One line a part: name, seconds.
ours() {
    net=network.graphml
    draws=1000
    [ "$1" -lt 2000 ] || draws=100
    echo "ingest $(tool ingest --actors study/actors-2021.csv \
        --ties study/ties-2021.csv -o $net)"
    figures=$(tool measure -n 0 $net -o measures.csv)
    echo "figures $figures"
    ranked=$(tool measure -n $draws $net -o measures.csv)
    awk "BEGIN { print \"ranks\", ($ranked - $figures) * 1000 / $draws }"
    echo "whole $(tool measure --whole -n 200 $net -o whole.csv)"
    echo "modularity $(awk -F, '$1 == "modularity_leiden" { print $5 }' whole.csv)"
    echo "breakdown $(tool breakdown -n 1000 $net -o breakdown.csv)"
    echo "fragility $(tool fragility -n 0 $net -o fragility.csv)"
    echo "baseline $(tool baseline study/outcomes.csv -o baseline.csv)"
    echo "deviants $(tool deviants study/outcomes.csv --indicator \
        utenfor-laget --resources \
        low_income_share,upper_secondary_share,vacancy_rate -o deviants.csv)"
    for kind in network pairs fragility; do
        case $kind in
        network) set -- "$net" --by sector --breakdown breakdown.csv ;;
        pairs) set -- breakdown.csv ;;
        fragility) set -- fragility.csv ;;
        esac
        echo "plots $(tool plot $kind "$@" -o $kind.svg)"
    done
}

theirs() {
    share=1
    [ "$1" -lt 2000 ] || share=.01
    starts=$((20000 / $2))
    [ $starts -le 100 ] || starts=100
    [ $starts -ge 1 ] || starts=1
    timeout "${LIMIT:-600}" Rscript --vanilla "$here/chain.R" \
        study "$starts" $share sheets ||
        echo "R ended early (limit ${LIMIT:-600} s)" >&2
}

# Distinct pairs with contact.
contacts() {
    awk -F, 'NR > 1 && $3 > 0 { k = $1 < $2 ? $1 FS $2 : $2 FS $1
        if (!(k in seen)) n++
        seen[k] }
        END { print n + 0 }' study/ties-2021.csv
}

for people in "$@"; do
    survey "$people"
    pairs=$(contacts)
    ours "$people" >ours.txt
    : >theirs.txt
    [ $have_r = no ] || theirs "$people" "$pairs" >theirs.txt
    awk -v people="$people" -v pairs="$pairs" -v r=$have_r \
        -f "$here/chain-table.awk" ours.txt theirs.txt
done
