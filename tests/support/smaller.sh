#!/bin/sh
# A study like samples/kongsvinger with all that it holds, of which a run takes
# half the time: six of its services with at most ten people each, what is
# expected of these, and of outcomes half the municipalities and five years. Beside
# study.ini stands surveys.ini, of surveys alone: a sixth of the time.
#   smaller.sh FOLDER, which is made
set -eu
sample=$PDN_SOURCE/samples/kongsvinger
cp -R "$sample" "$1"
cd "$1"
chmod -R u+w .
for year in 2021 2022 2023; do # bytes: one of the years is Windows-1252
    LC_ALL=C awk -F '[,;]' 'FNR == 1 || ($2 ~ /^(NAV|BUP|barnevern|ungdomsskole|politi.SLT|psykisk helse og rus)$/ && ++n[$2] <= 10)' \
        "$sample/actors-$year.csv" >"actors-$year.csv"
    LC_ALL=C awk -F '[,;]' 'NR == FNR { on[$1] = 1; next } FNR == 1 || ($1 in on && $2 in on)' \
        "actors-$year.csv" "$sample/ties-$year.csv" >"ties-$year.csv"
done
awk -F, 'NR == FNR { on[$2] = 1; next } FNR == 1 || ($1 in on && $2 in on)' \
    actors-2021.csv "$sample/duties.csv" >duties.csv
# those of practices.csv stay, and some without; five of seven years
awk -F, 'NR == FNR { on[$1] = 1; next }
    FNR == 1 || $2 >= 2019 && ($1 !~ /^Kommune/ || $1 in on || $1 ~ /[19]$|46/)' \
    practices.csv "$sample/outcomes.csv" >outcomes.csv
sed -i '/^\[truth\]/,/^$/d' study.ini
awk '/^\[/ { on = /^\[(study|wave .*|scales|duties|corrections)\]/ } on && !/^nullpunkt/' \
    study.ini >surveys.ini
