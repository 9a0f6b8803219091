#!/bin/sh
# The report of samples/kongsvinger with 200 draws, for all tests that look at
# it and change nothing: made when it is first asked for, and again once the
# tool or the sample is another. Prints its folder; beside it stands `told`, what
# the tool printed.
#   made.sh public|internal
set -eu
sample=$PDN_SOURCE/samples/kongsvinger
tool=$PDN_BUILD/bin/pdn-report
here=$PDN_BUILD/tests/made/$1
[ "$1" = public ] || set -- "$1" --internal
shift

mkdir -p "$here"
exec 9>"$here/lock"
flock 9
stat -c '%n %s %y' "$tool" "$sample"/* >"$here/now"
if ! cmp -s "$here/now" "$here/of"; then
    rm -rf "$here/of" "$here/report"
    "$tool" -q -n 200 "$@" "$sample/study.ini" -o "$here/report" >"$here/told"
    mv "$here/now" "$here/of"
fi
echo "$here/report"
