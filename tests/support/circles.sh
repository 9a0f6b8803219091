#!/bin/sh
# No file of a library calls, by others, back one that calls it: the objects of
# its archives have an order. Prints TAP.
#   circles.sh ARCHIVE...
set -eu
loops=$(nm -A "$@" 2>/dev/null | awk '
{ split($1, at, ":"); object = at[2] }
$2 == "U" { used[object " " $3] = 1; next }
$2 ~ /^[BCDRT]$/ { home[$3] = object }
END {
    for (use in used) {
        split(use, w, " ")
        if (w[2] in home && home[w[2]] != w[1]) print w[1], home[w[2]]
    }
}' | LC_ALL=C sort -u | tsort 2>&1 >/dev/null | sed 's/^/# /') || true
echo "1..1"
[ -z "$loops" ] && echo "ok 1 - no circles of files" && exit 0
echo "$loops"
echo "not ok 1 - no circles of files"
exit 1
