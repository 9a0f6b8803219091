#!/bin/sh
# Stops reports at random moments, public over internal and internal over
# public, and looks at what stands there afterwards.
#   kills.sh STUDY COUNT [SEED]
# In a folder of its own; pdn-report from PATH. Prints a table of what was
# stopped, by which signal, and what stood there: the old report, the new one,
# or a mixed folder. Exit 1 where any is mixed, where a run that was stopped
# left something that others may read, or where the next run did not remove it.
set -eu
study=$1 count=$2 seed=${3:-1}

run() { # FOLDER OPTIONS...
    folder=$1
    shift
    ulimit -c 0
    exec pdn-report -q -n 5 -j 1 "$study" -o "$folder" "$@" >told 2>said
}

(run public)
start=$(date +%s%N)
(run internal --internal)
took=$((($(date +%s%N) - start) / 1000000))

i=0
: >table
while [ "$i" -lt "$count" ]; do
    case $((i % 4)) in
    0 | 1) old=internal new=public how=--replace ;;
    *) old=public new=internal how=--internal ;;
    esac
    signal=TERM
    [ $((i % 2)) -eq 0 ] || signal=KILL
    # from the start to a little behind the end
    wait=$(awk -v s="$seed" -v i="$i" -v t="$took" 'BEGIN {
        srand(s * 1000 + i); rand(); printf "%.3f", rand() * 1.15 * t / 1000 }')
    rm -rf r
    cp -Rp "$old" r
    (run r "$how") &
    sleep "$wait"
    kill -s "$signal" $! 2>/dev/null || true
    ended=done
    wait $! 2>/dev/null || ended=stopped
    if diff -r "$old" r >/dev/null 2>&1; then
        stands=old
    elif diff -r "$new" r >/dev/null 2>&1; then
        stands=new
    else
        stands=mixed
    fi
    left=nothing
    for f in .r.pdn-*; do
        [ -e "$f" ] || continue
        left=closed
        [ "$(stat -c %a "$f")" = 700 ] || left=open
    done
    echo "$new over $old,$signal,$ended,$stands,$left" >>table
    # nothing beside the old or the new one: the next run is as any other
    if [ "$left" != nothing ] || [ "$stands" = mixed ]; then
        (run r "$how")
        diff -r "$new" r >/dev/null || echo "next run,$signal,,mixed," >>table
    fi
    for f in .r.pdn-*; do
        [ ! -e "$f" ] || echo "$new over $old,$signal,$ended,$stands,stays" >>table
    done
    i=$((i + 1))
done
echo "run,signal,ended,stands,left,times"
sort table | uniq -c | awk '{ n = $1; sub(/^ *[0-9]+ /, ""); print $0 "," n }'
! grep -qE ',mixed,|,open$|,stays$' table
