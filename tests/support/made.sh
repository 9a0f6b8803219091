#!/bin/sh
# The report of a sample, of samples/kongsvinger with 200 draws where no other
# is named, of another with as many as it needs, for all tests that look at it
# and change nothing: made when it is first asked for, and again once the tool
# or the sample is another. Prints its folder; beside it stand `told` and `said`,
# what the tool printed.
#   made.sh public|internal [SAMPLE]
set -eu
kind=$1 name=${2:-kongsvinger}
sample=$PDN_SOURCE/samples/$name
tool=$PDN_BUILD/bin/pdn-report
here=$PDN_BUILD/tests/made/$kind
if [ "$name" = kongsvinger ]; then set -- -n 200; else here=$here-$name; set --; fi
[ "$kind" = public ] || set -- "$@" --internal

mkdir -p "$here"
exec 9>"$here/lock"
flock 9
stat -c '%n %s %y' "$tool" "$sample"/* >"$here/now"
if ! cmp -s "$here/now" "$here/of"; then
    rm -rf "$here/of" "$here/report"
    "$tool" -q "$@" "$sample/study.ini" -o "$here/report" >"$here/told" 2>"$here/said" ||
        { cat "$here/said" >&2; exit 1; }
    mv "$here/now" "$here/of"
fi
echo "$here/report"
