#!/bin/sh
# How many verdicts of a network would turn on the seed, if draws without -n
# followed it? As many draws as there are then at most, eight seeds.
#   sh tests/bench/seeds.sh build/release/bin network.graphml...
# Prints a row for each pair that does not get one verdict from all, and a
# count for each network.
set -eu
bin=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for network in "$@"; do
    : >"$work/all"
    for seed in 1 2 3 4 5 6 7 8; do
        "$bin/pdn-breakdown" -q -n 50000 -s "$seed" --excel "$network" |
            awk -F';' -v seed="$seed" '
                { sub(/\r$/, "") }
                NR == 1 { for (i = 1; i <= NF; i++) if ($i == "verdict") at = i }
                NR > 1 { print $1 " - " $2 "\t" $at }' >>"$work/all"
    done
    sort "$work/all" | uniq -c | awk -v name="$(basename "$network")" '
        { times = $1; sub(/^ *[0-9]+ /, ""); split($0, part, "\t")
          told[part[1]] = told[part[1]] " " part[2] " " times
          kinds[part[1]]++ }
        END { for (p in told) { pairs++
                  if (kinds[p] > 1) { moved++; print name ": " p ":" told[p] } }
              printf "%s: %d of %d pairs have a verdict that turns on the seed\n",
                  name, moved, pairs }'
done
