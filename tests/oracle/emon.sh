#!/bin/sh
# Makes samples/search-and-rescue from data(emon) of R's network package 1.18.1,
# exported as FOLDER/emon_texas and FOLDER/emon_cheyenne (actors.csv with id,
# name, sector, ...; ties.csv with from, to, frequency).
#   emon.sh FOLDER OUT
set -eu
from=$1
out=$2
for place in texas cheyenne; do
    letter=$(printf '%s' "$place" | cut -c1 | tr tc TC)
    awk -F, -v letter="$letter" '
        { gsub(/"/, "") }
        NR == 1 { print "id,name,sector"; next }
        {
            name = $2
            gsub(/[.]s[.]/, "'\''s.", name)
            gsub(/[.]+/, " ", name)
            sub(/ $/, "", name)
            print letter substr($1, 4) "," name "," $3
        }' "$from/emon_$place/actors.csv" >"$out/actors-$place.csv"
    awk -F, -v letter="$letter" '
        NR == 1 { print "from,to,frequency"; next }
        { print letter substr($1, 4) "," letter substr($2, 4) "," $3 }' \
        "$from/emon_$place/ties.csv" >"$out/ties-$place.csv"
done
