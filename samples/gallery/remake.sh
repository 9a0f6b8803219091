#!/bin/sh
# Makes every picture of this folder again from the samples beside it, and of
# each the words that stand in it (NAME.txt).
#   sh samples/gallery/remake.sh BIN [FOLDER]           all of it, here
#   sh samples/gallery/remake.sh --texts BIN FOLDER     only the words of
#       figures that hang on no draws: what a test holds against these files
# BIN holds the tools (build/release/bin). Pictures want pdftoppm
# (poppler-utils) and pngquant.
set -eu
texts=no
[ "$1" = --texts ] && { texts=yes; shift; }
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "${2:-$here}" && pwd)
samples=$(dirname "$here")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

tool() {
    which=$1
    shift
    "$bin/pdn-$which" -q "$@"
}

# words FILE.svg: a line for each text, without the version
words() {
    grep -o '<text[^>]*>[^<]*</text>' "$1" | sed 's/<[^>]*>//g; s/pdnet [0-9.]*/pdnet/'
}

# figure NAME drawn|counted ARGUMENTS of pdn-plot
figure() {
    name=$1 kind=$2
    shift 2
    [ $texts = yes ] && [ "$kind" = drawn ] && return 0
    tool plot "$@" --lang en --size a4 -o "$name.svg"
    words "$name.svg" >"$out/$name.txt"
    [ $texts = yes ] && return 0
    tool plot "$@" --lang en --size a4 -o "$name.pdf"
    pdftoppm -png -r 110 -singlefile "$name.pdf" "$name"
    pngquant --force --speed 1 --output "$out/$name.png" 64 "$name.png"
}

# drawn COMMAND: only where draws are made
drawn() {
    [ $texts = yes ] || "$@"
}

# ---- samples/kongsvinger
k=$samples/kongsvinger
title='Ung Inkludering i Kongsvingerregionen (made survey)'
for wave in 2021 2022 2023; do
    tool ingest --actors "$k/actors-$wave.csv" --ties "$k/ties-$wave.csv" \
        --wave $wave --scale frequency=0:4 --scale need=0:4 --scale quality=1:5 \
        --scale knowledge=1:5 --scale recognition=1:5 --scale skill=1:5 \
        -o network-$wave.graphml 2>notes
done
now=network-2023.graphml
drawn tool breakdown -n 5000 --duties "$k/duties.csv" $now -o breakdown.csv
drawn tool measure -n 100 $now -o measures.csv
figure services drawn network $now --by sector --breakdown breakdown.csv \
    --layout-out layout.csv --study "$title"
figure pairs drawn pairs breakdown.csv --anchor layout.csv --study "$title"
figure people drawn network $now --internal --measures measures.csv \
    --breakdown breakdown.csv --study "$title"
drawn tool fragility -n 50 $now -o fragility.csv
figure fragility drawn fragility fragility.csv --study "$title"

drawn tool waves --pairs -n 2000 network-2022.graphml $now -o waves-pairs.csv
figure waves-pairs drawn waves-pairs waves-pairs.csv --study "$title"
figure difference drawn difference waves-pairs.csv --anchor layout.csv --study "$title"
tool waves network-202*.graphml -o waves.csv
figure waves counted waves waves.csv --study "$title"
figure multiples counted multiples network-202*.graphml --study "$title"
figure difference-people drawn difference network-2022.graphml $now --internal \
    --study "$title"

set -- --study "$title" --label 'outside school and work' \
    --people-label 'young person,young people,the young' \
    --unit-label municipality,municipalities
drawn tool baseline -n 2000 --nullpunkt 2021 --bands "$k/bands.csv" \
    "$k/outcomes.csv" -o baseline.csv 2>notes
tool baseline -n 0 --nullpunkt 2021 --bands "$k/bands.csv" "$k/outcomes.csv" \
    -o counts.csv 2>notes
figure baseline drawn baseline baseline.csv --indicator utenfor-fordelt \
    --bands "$k/bands.csv" --reference Innlandet=0.183 "$@"
figure map counted map counts.csv --indicator utenfor-fordelt \
    --bands "$k/bands.csv" "$@"
figure funnel counted funnel counts.csv --indicator utenfor-laget --year 2023 "$@"
figure change counted change counts.csv --indicator utenfor-laget "$@"
drawn tool deviants -n 500 -s 2021 --indicator utenfor-laget --nullpunkt 2021 \
    --resources low_income_share,upper_secondary_share,vacancy_rate \
    --counter ufor-laget --crosswalk "$k/crosswalk.csv" "$k/outcomes.csv" \
    -o deviants.csv
figure deviants drawn deviants deviants.csv "$@"
drawn tool practices --deviants deviants.csv "$k/practices.csv" -o practices.csv 2>notes
figure practices drawn practices practices.csv --words "$k/words.csv" --study "$title"
tool practices --change "$k/practices.csv" -o practices-change.csv
figure practices-change counted practices-change practices-change.csv \
    --words "$k/words.csv" --study "$title" --unit-label municipality,municipalities
figure visits drawn visits deviants.csv --practices "$k/practices.csv" \
    --breakdown breakdown.csv --words "$k/words.csv" "$@"

tool handover -n 0 "$k/handovers.csv" -o handover.csv 2>notes
figure handover counted handover handover.csv --words "$k/words.csv" --study "$title"
for kind in themes voices together stages offers; do
    case $kind in themes) file=inputs ;; *) file=$kind ;; esac
    tool tally $kind "$k/$file.csv" -o $kind.csv
    figure $kind counted $kind $kind.csv --words "$k/words.csv" --study "$title"
done

drawn tool waves --pairs -n 1000 network-202*.graphml -o all-pairs.csv
drawn tool tally actions --pairs all-pairs.csv "$k/actions.csv" -o actions.csv
figure actions drawn actions actions.csv --words "$k/words.csv" --study "$title"

# ---- people who name services; one answer for each organisation
n=$samples/people-name-services
tool ingest --actors "$n/deltakere.csv" --roster "$n/svar.csv" --roster-id ID \
    --roster-pattern '^(.*): \[(.*)\]$' --codebook "$n/codebook.csv" \
    --answers "$n/answers.csv" --alters groups --wave 2024 \
    --scale frequency=0:4 --scale quality=1:5 -o named.graphml 2>notes
drawn tool breakdown -n 5000 named.graphml -o named.csv
figure named-services drawn network named.graphml --by sector --breakdown named.csv \
    --layout-out named-layout.csv --study 'People name services (made)'
figure named-pairs drawn pairs named.csv --anchor named-layout.csv \
    --study 'People name services (made)'

organisations() {
    tool breakdown -n 0 "$2.graphml" ${3:+--duties "$3"} -o "$2.csv"
    figure "$1-services" counted network "$2.graphml" --by name \
        --breakdown "$2.csv" --layout-out "$2-layout.csv" --study "$4"
    figure "$1-pairs" counted pairs "$2.csv" --anchor "$2-layout.csv" --study "$4"
}
g=$samples/organisations
tool ingest --actors "$g/actors.csv" --ties "$g/ties.csv" --one-answer organisations --wave 2024 \
    --scale frequency=0:4 --scale quality=1:5 -o one.graphml 2>notes
organisations organisations one "$g/duties.csv" 'One answer for each organisation (made)'
r=$samples/search-and-rescue
tool ingest --actors "$r/actors-texas.csv" --ties "$r/ties-texas.csv" \
    --one-answer organisations --wave texas --scale frequency=4:1 -o texas.graphml 2>notes
organisations rescue texas '' 'Search and rescue, Texas (Drabek et al. 1981)'
