#!/usr/bin/env bats
# What --shard I/K writes, pdn-merge puts together to the bytes that the one run
# writes: every tool, any K, the parts in any order. And what it refuses.

bats_require_minimum_version 1.5.0

setup_file() {
    export SAMPLE=$PDN_SOURCE/samples/kongsvinger BIN=$PDN_BUILD/bin
    export HOME_OF=$BATS_FILE_TMPDIR
    cd "$HOME_OF"
    "$BIN"/pdn-synth -q -o study --actors 24 --sectors 4 --waves 2 >/dev/null 2>&1
    for wave in study/ties-*.csv; do
        year=${wave#study/ties-}
        "$BIN"/pdn-ingest -q --actors "study/actors-$year" --ties "$wave" \
            --wave "${year%.csv}" -o "net-${year%.csv}.graphml" 2>/dev/null
    done
    set -- net-*.graphml
    cp "$1" first.graphml
    cp "$2" second.graphml
    # half the people, where a draw is long
    awk 'NR == 1 || NR % 2 == 0' study/actors-2021.csv >few.csv
    awk -F, 'NR == FNR { on[$1] = 1; next } FNR == 1 || ($1 in on && $2 in on)' \
        few.csv study/ties-2021.csv >few-ties.csv
    "$BIN"/pdn-ingest -q --actors few.csv --ties few-ties.csv -o few.graphml 2>/dev/null
    awk -F, 'FNR > 1 && !seen[$2]++ && ++n < 3 { name[n] = $2 }
        END { print "from,to,why"; print name[1] "," name[2] ",law" }' \
        study/actors-*.csv >duties.csv
}

setup() {
    cd "$HOME_OF"
    mkdir -p "$BATS_TEST_TMPDIR"
    out=$BATS_TEST_TMPDIR
}

# same TOOL OPTION...: one run, and 1, 2 and 7 parts of it, last part first;
# leaves the one run's table in whole.csv
same() {
    tool=$1
    shift
    rm -f "$out"/whole.*
    "$BIN/$tool" -q "$@" -o "$out/table.csv" 2>/dev/null
    mv "$out/table.csv" "$out/whole.csv"
    if [ -e "$out/table.resource.json" ]; then
        mv "$out/table.resource.json" "$out/whole.json"
    fi
    for shards in ${SHARDS:-1 2 7}; do
        parts=
        for i in $(seq "$shards"); do
            "$BIN/$tool" -q "$@" --shard "$i/$shards" -j $((i % 2 + 1)) \
                -o "$out/part-$i" 2>"$out/said" ||
                { echo "$tool $* --shard $i/$shards: $(cat "$out/said")"; return 1; }
            parts="$out/part-$i $parts"
        done
        # shellcheck disable=SC2086 # a list of files
        "$BIN"/pdn-merge -q $parts -o "$out/table.csv" ||
            { echo "$tool $*: $shards parts"; return 1; }
        cmp "$out/whole.csv" "$out/table.csv" ||
            { echo "$tool $*: $shards parts: another table"; return 1; }
        [ ! -e "$out/whole.json" ] ||
            cmp "$out/whole.json" "$out/table.resource.json" ||
            { echo "$tool $*: $shards parts: another description"; return 1; }
        rm -f "$out"/part-* "$out/table.csv" "$out/table.resource.json"
    done
}

# every draw was somebody's: 3 blocks of draws, none in two parts
blocks() {
    grep -ho '^block [0-9]*' "$@" | sort | uniq -c | awk '{ print $3 ":" $1 }' |
        sort -n | tr '\n' ' '
}

@test "pairs of groups, obstacles, duties, sentences" {
    same pdn-breakdown -n 2500 first.graphml
    SHARDS=2
    same pdn-breakdown -n 2500 --seed 7 --null labels --by unit first.graphml
    same pdn-breakdown -n 2500 --barriers first.graphml
    same pdn-breakdown -n 2500 --duties duties.csv --gaps first.graphml
    same pdn-breakdown -n 2500 --sentences --lang nn first.graphml
    same pdn-breakdown -n 2500 --public --excel first.graphml
}

@test "ranks, roles and the whole network" {
    same pdn-measure -n 2500 first.graphml
    SHARDS=2
    same pdn-measure -n 2500 --role-p first.graphml
    same pdn-measure -n 2500 --distance inverse-frequency --only id,rank_lo first.graphml
    same pdn-measure -n 1001 --whole --null all few.graphml
}

@test "people who leave, and one relation on another" {
    same pdn-fragility -n 2500 first.graphml
    SHARDS=2
    same pdn-fragility -n 1500 --without "$(awk -F, 'NR == 2 { print $1 }' study/actors-*.csv | head -n 1)" first.graphml
    same pdn-qap -n 2500 --outcome frequency --predictors same:sector first.graphml
    same pdn-qap -n 2500 --stop 20 --outcome frequency --predictors same:sector,same:unit first.graphml
}

@test "outcomes, deviants, handovers" {
    # a third of the units, three of the years
    awk -F, 'NR == 1 || $3 == "utenfor-laget" && $2 >= 2021 && (n[$2]++ % 3 == 0)' \
        "$SAMPLE/outcomes.csv" >outcomes.csv
    same pdn-baseline -n 2500 outcomes.csv
    SHARDS=2
    same pdn-baseline -n 1500 --better higher --benchmark group outcomes.csv
    same pdn-deviants -n 1100 --resources low_income_share --indicator utenfor-laget \
        --nullpunkt 2021 outcomes.csv
    goal=$(awk -F, 'NR == 2 { print $2 }' "$SAMPLE/handovers.csv")
    same pdn-handover -n 2500 --goal "$goal" "$SAMPLE/handovers.csv"
}

@test "two waves: pairs step by step, figures, people" {
    same pdn-waves -n 1500 --pairs first.graphml second.graphml
    SHARDS=2
    same pdn-waves -n 1100 --whole first.graphml second.graphml
    same pdn-waves -n 1100 --actors first.graphml second.graphml
    same pdn-waves -n 1100 first.graphml second.graphml
}

@test "few draws, none, and more shards than blocks" {
    SHARDS='2 3'
    same pdn-breakdown -n 0 first.graphml
    same pdn-breakdown -n 40 first.graphml
    same pdn-fragility -n 1001 first.graphml
}

@test "blocks are dealt once each, and a part says what it is of" {
    for i in 1 2; do
        "$BIN"/pdn-fragility -q -n 3500 --shard $i/2 first.graphml -o "$out/part-$i"
    done
    # two questions of the run have rows: how many parts, and efficiency
    [ "$(blocks "$out"/part-*)" = "0:2 1:2 2:2 3:2 " ]
    [ "$(blocks "$out"/part-1)" = "0:2 2:2 " ]
    sed -n 's/ #........$//p' "$out/part-2" | sed -n '2,5p' >head
    printf '%s\n' 'tool pdn-fragility' "version $("$BIN"/pdn-merge --version | cut -d' ' -f2)" \
        'command pdn-fragility --draws 3500 first.graphml' 'seed 1' | diff - head
    grep -q "^input $(sha256sum first.graphml | cut -d' ' -f1) first.graphml #" "$out/part-2"
    [ "$(stat -c %a "$out/part-1")" = 600 ] # it may name people
}

@test "called wrongly" {
    for bad in 0/2 3/2 1/0 x 1/ /2 1/2x -1/2 1/100001; do
        run "$BIN"/pdn-qap --outcome frequency --predictors same:sector -n 1000 --shard "$bad" first.graphml
        [ "$status" -eq 2 ]
        [ "${lines[0]}" = "pdn-qap: --shard $bad: want I/K, as 2/7: I from 1 to K" ]
    done
    run "$BIN"/pdn-breakdown --shard 1/2 first.graphml
    [ "$status" -eq 2 ]
    [ "${lines[0]}" = "pdn-breakdown: --shard 1/2 needs -n: how many draws there are in all" ]
    run "$BIN"/pdn-breakdown -n 1000 --shard 1/2 <first.graphml
    [ "$status" -eq 2 ]
    [[ "${lines[0]}" == *"want the input as a file"* ]]
    run "$BIN"/pdn-practices -n 1000 --shard 1/2 --deviants x.csv practices.csv
    [ "$status" -eq 2 ]
    [[ "${lines[0]}" == "pdn-practices: --shard: the draws of pdn-practices follow from one another"* ]]
    run "$BIN"/pdn-merge
    [ "$status" -eq 2 ]
    run "$BIN"/pdn-tally --shard 1/2 themes "$SAMPLE/inputs.csv"
    [ "$status" -eq 2 ]
    run "$BIN"/pdn-waves -n 1000 --shard 1/2 --compare x.json --rebase y.csv first.graphml
    [ "$status" -eq 2 ]
    [[ "$output" == *"does not go with another option that writes"* ]]
    [ ! -e y.csv ]
}

# parts OUT OPTION...: two parts of a quick run
parts() {
    at=$1
    shift
    for i in 1 2; do
        "$BIN"/pdn-fragility -q "$@" --shard $i/2 -o "$out/$at-$i"
    done
}

# refused WANT PART...: exit 1, nothing written, every line from pdn-merge
refused() {
    want=$1
    shift
    rm -f "$out/table.csv"
    run "$BIN"/pdn-merge "$@" -o "$out/table.csv"
    [ "$status" -eq 1 ] && [ ! -e "$out/table.csv" ] &&
        [ ! -e "$out/table.resource.json" ] || { echo "not refused: $want"; return 1; }
    for line in "${lines[@]}"; do
        [[ "$line" == "pdn-merge: "* ]] || { echo "$line"; return 1; }
    done
    [[ "$output" == *"$want"* ]] || { echo "$output"; echo "want: $want"; return 1; }
}

@test "parts that do not belong together" {
    cp first.graphml net.graphml
    parts a -n 2500 net.graphml
    parts b -n 2500 --seed 2 net.graphml
    parts c -n 2600 net.graphml
    parts d -n 2500 --remove 0.2 net.graphml
    cp second.graphml net.graphml
    parts e -n 2500 net.graphml
    cp first.graphml net.graphml
    "$BIN"/pdn-qap -q --outcome frequency --predictors same:sector -n 2500 \
        --shard 2/2 net.graphml -o "$out/f-2"
    "$BIN"/pdn-fragility -q -n 2500 --shard 2/3 net.graphml -o "$out/g-2"
    refused "b-2: of another run than $out/a-1: its seed is \"2\", not \"1\"" "$out"/a-1 "$out"/b-2
    refused 'c-2: of another run' "$out"/a-1 "$out"/c-2
    refused 'its option is "--draws=2600", not "--draws=2500"' "$out"/a-1 "$out"/c-2
    refused 'd-2: of another run' "$out"/a-1 "$out"/d-2
    refused 'e-2: of another run' "$out"/a-1 "$out"/e-2
    refused 'net.graphml was another file (SHA-256' "$out"/a-1 "$out"/e-2
    refused 'its tool is "pdn-qap", not "pdn-fragility"' "$out"/a-1 "$out"/f-2
    refused 'its number of shards is "3", not "2"' "$out"/a-1 "$out"/g-2
    refused 'part 2 of 2 is not there' "$out"/a-1
    refused "a-1 and $out/a-1 are both part 1 of 2" "$out"/a-1 "$out"/a-1
    refused 'both part 2 of 2' "$out"/a-1 "$out"/a-2 "$out"/a-2
    refused 'no-such: No such file' "$out"/no-such
    refused 'first.graphml:1: no part that --shard wrote' first.graphml
    # the input is another one now, or gone
    cp second.graphml net.graphml
    refused 'net.graphml: not the file that' "$out"/a-1 "$out"/a-2
    rm net.graphml
    refused 'net.graphml' "$out"/a-1 "$out"/a-2
    # beside the parts it is found
    cp first.graphml "$out/net.graphml"
    "$BIN"/pdn-merge -q "$out"/a-2 "$out"/a-1 -o "$out/table.csv"
    "$BIN"/pdn-fragility -q -n 2500 "$out/net.graphml" -o "$out/whole.csv"
    cmp "$out/whole.csv" "$out/table.csv"
}

@test "how far the merging is, is told as --progress says; no part names a file to write" {
    for i in 1 2; do
        "$BIN"/pdn-waves -q --pairs -n 2500 --shard $i/2 first.graphml second.graphml -o "$out/w-$i"
    done
    run --separate-stderr "$BIN"/pdn-merge -q --progress always "$out"/w-1 "$out"/w-2 -o "$out/table.csv"
    [ "$status" -eq 0 ]
    [[ "$stderr" =~ pdn-merge:\ .*:\ [0-9]+\ of\ [0-9]+ ]]
    run --separate-stderr "$BIN"/pdn-merge -q --progress never "$out"/w-1 "$out"/w-2 -o "$out/table.csv"
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    run "$BIN"/pdn-merge --progress often "$out"/w-1 "$out"/w-2
    [ "$status" -eq 2 ]
    # the call that pdn-merge makes, with an option of the part's own that writes
    run "$BIN"/pdn-waves --pairs -n 2500 --rebase "$out/stolen" \
        --parts "$out/w-1" --parts "$out/w-2" first.graphml second.graphml
    [ "$status" -eq 1 ]
    [[ "$output" == "pdn-merge: $out/w-1: names --rebase, which writes a file"* ]]
    [ ! -e "$out/stolen" ]
}

@test "intervals of ratings: the ends of the parts are those of all draws" {
    "$BIN"/pdn-ingest -q --actors "$SAMPLE/actors-2021.csv" --ties "$SAMPLE/ties-2021.csv" \
        --scale quality=1:5 -o sample.graphml
    SHARDS=2 same pdn-breakdown -n 1500 sample.graphml
    awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
        $at["friction_lo"] != "" { f++ } $at["quality_gap_lo"] != "" { q++ }
        END { exit !(f > 20 && q > 20) }' "$out/whole.csv"
}

@test "a shard of many holds its own draws, and the merging the ends of all" {
    # 105 pairs x 2 000 000 draws x 8 bytes would be 1.6 GB; sanitizers reserve
    # more than any limit could say, and have limits of their own
    local limit="-v 600000"
    if nm "$BIN/pdn-breakdown" 2>/dev/null | grep -q __asan_init; then
        limit=-S
        ASAN_OPTIONS="$ASAN_OPTIONS:max_allocation_size_mb=600:allocator_may_return_null=1:hard_rss_limit_mb=900"
    fi
    "$BIN"/pdn-ingest -q --actors "$SAMPLE/actors-2021.csv" --ties "$SAMPLE/ties-2021.csv" \
        --scale quality=1:5 -o "$out/n.graphml"
    # shellcheck disable=SC2086 # a limit and how much
    (ulimit $limit >"$out/limit" && "$BIN"/pdn-breakdown -q -j 1 -n 2000000 --shard 7/2000 \
        "$out/n.graphml" -o "$out/part")
}

@test "another version" {
    parts a -n 1500 first.graphml
    sed 's/^version [^ ]*/version 9.9.9/' "$out/a-1" >"$out/b-1"
    # the checksum of the line says so before the version does
    refused 'b-1:3: damaged' "$out/b-1" "$out/a-2"
}

@test "damaged, cut off, mixed up: refused with the line" {
    parts a -n 2500 first.graphml
    all=$(wc -l <"$out/a-1")
    for n in 1 9 12 $((all - 1)); do
        head -n "$n" "$out/a-1" >"$out/cut"
        refused "cut:$((n + 1)): the part is cut off here" "$out/cut" "$out/a-2"
    done
    head -c $(($(wc -c <"$out/a-1") - 20)) "$out/a-1" >"$out/cut"
    refused "cut:$((all - 1)): the part is cut off here" "$out/cut" "$out/a-2"
    : >"$out/cut"
    refused 'cut:1: the part is cut off here' "$out/cut"
    at=$((all / 2))
    # a digit that changed; a line gone, twice, or moved
    awk -v at=$at 'NR == at { sub(/[0-9]/, "x") } { print }' "$out/a-1" >"$out/bad"
    refused "bad:$at: damaged" "$out/bad" "$out/a-2"
    sed "${at}d" "$out/a-1" >"$out/bad"
    refused "bad:$at: damaged" "$out/bad" "$out/a-2"
    sed "${at}p" "$out/a-1" >"$out/bad"
    refused ": damaged" "$out/bad" "$out/a-2"
    cat "$out/a-1" "$out/a-1" >"$out/bad"
    refused "bad:$((all + 1)): more lines behind the end" "$out/bad" "$out/a-2"
    printf 'a\0b\n' >"$out/bad"
    refused 'bad:1: no part that --shard wrote' "$out/bad"
}

@test "a full disk, and a folder that is not there" {
    run "$BIN"/pdn-fragility -q -n 1500 --shard 1/1 first.graphml -o /dev/full
    [ "$status" -eq 1 ]
    run "$BIN"/pdn-fragility -q -n 1500 --shard 1/1 first.graphml -o "$out/none/part"
    [ "$status" -eq 1 ]
    "$BIN"/pdn-fragility -q -n 1500 --shard 1/1 first.graphml >"$out/part"
    run "$BIN"/pdn-merge "$out/part" -o /dev/full
    [ "$status" -eq 1 ]
    "$BIN"/pdn-merge -q "$out/part" >"$out/table.csv"
    "$BIN"/pdn-fragility -q -n 1500 first.graphml | cmp - "$out/table.csv"
}

# the work of both below: 1, 2 and 7 shards, each a job
compare_all() {
    "$BIN"/pdn-breakdown -q -n 7500 first.graphml -o "$out/table.csv" 2>/dev/null
    mv "$out/table.csv" "$out/whole.csv"
    for shards in 1 2 7; do
        "$1" "$shards"
        "$BIN"/pdn-merge -q "$out"/job-"$shards"-* -o "$out/table.csv"
        cmp "$out/whole.csv" "$out/table.csv"
        echo "# $2: $shards shards: the bytes of one run" >&3
    done
}

by_parallel() {
    seq "$1" | parallel -j 2 --will-cite "$BIN"/pdn-breakdown -q -n 7500 -j 1 \
        --shard "{}/$1" first.graphml -o "$out/job-$1-{}"
}

@test "under GNU parallel" {
    parallel --version 2>/dev/null | grep -q '^GNU parallel' ||
        skip "GNU parallel is not installed"
    compare_all by_parallel "GNU parallel"
}

# Where no controller and node can be started, that is told, and a queue of the
# shell's own runs the same jobs.
in_a_queue() {
    seq "$1" | xargs -P 2 -I{} "$BIN"/pdn-breakdown -q -n 7500 -j 1 \
        --shard "{}/$1" first.graphml -o "$out/job-$1-{}"
}

@test "under Slurm, a controller and a node on this machine, where they can start" {
    cat >"$out/array" <<'JOB'
#!/bin/sh
exec "$BIN"/pdn-breakdown -q -n 7500 -j 1 --shard "$SLURM_ARRAY_TASK_ID/$SHARDS" \
    first.graphml -o "$OUT/job-$SHARDS-$SLURM_ARRAY_TASK_ID"
JOB
    cat >"$out/jobs" <<'JOBS'
for SHARDS in 1 2 7; do
    export SHARDS
    sbatch --quiet --wait --array="1-$SHARDS" --output=/dev/null "$OUT/array"
done
JOBS
    export OUT=$out
    run "$PDN_SOURCE"/tests/support/slurm_alone.sh "$BATS_FILE_TMPDIR/slurm" sh "$out/jobs"
    if [ "$status" -eq 77 ]; then
        echo "# no Slurm here: $output" >&3
        compare_all in_a_queue "a queue"
        return
    fi
    [ "$status" -eq 0 ] || { echo "$output"; false; }
    compare_all true "Slurm"
}
