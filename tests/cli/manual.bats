#!/usr/bin/env bats
# Manual pages and --help tell the truth: the options are those of the option
# table, and every example runs.
#
# The form of a page (tools/pdn-*.1.scd): `# EXAMPLES` right after `# NAME`;
# an example is a line that begins with a tab (or stands between ``` lines) and
# then with the name of a tool; a \ at its end joins the next. Options stand in bold, `*--scale*`. Names
# of files in examples are those of a study folder: the examples run in a smaller
# copy of samples/kongsvinger that has samples/ in it, network.graphml (wave 2021;
# the others network-YEAR.graphml), nullpunkt.json and what the tools write of it: measures.csv, breakdown.csv, baseline.csv,
# deviants.csv, waves-pairs.csv, layout.csv.
bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export STUDY="$BATS_FILE_TMPDIR/study"
    mkdir "$STUDY"
    cp -r "$PDN_SOURCE/samples" "$STUDY/samples"
    # that an example runs does not hang on how many people there are
    rm -r "$STUDY/samples/kongsvinger"
    sh "$PDN_SOURCE/tests/support/smaller.sh" "$STUDY/samples/kongsvinger"
    cp -r "$STUDY/samples/kongsvinger/." "$STUDY"
    cd "$STUDY"
    cp actors-2021.csv a.csv
    cp ties-2021.csv t.csv
    pdn-ingest -q --actors a.csv --ties t.csv --wave 2021 -o network.graphml
    cp network.graphml network-2021.graphml
    for year in 2022 2023; do
        pdn-ingest -q --actors actors-$year.csv --ties ties-$year.csv \
            --wave $year -o network-$year.graphml
    done
    pdn-waves -n 0 -q --pairs network-2021.graphml network-2022.graphml \
        -o waves-pairs.csv
    printf '{"definitions": [], "outcomes": []}\n' >nullpunkt.json
    if has pdn-measure; then pdn-measure -n 0 -q network.graphml -o measures.csv; fi
    if has pdn-breakdown; then pdn-breakdown -n 100 -q network.graphml -o breakdown.csv; fi
    if has pdn-baseline; then pdn-baseline -n 0 -q outcomes.csv -o baseline.csv; fi
    if has pdn-waves; then
        pdn-waves -q --pairs -n 100 network-2021.graphml network-2022.graphml \
            -o waves-pairs.csv
        pdn-waves -q --map network-2021.graphml network-2022.graphml -o layout.csv
    fi
    if has pdn-deviants; then
        pdn-deviants -n 0 -q --indicator utenfor-laget --nullpunkt 2021 \
            --resources low_income_share,upper_secondary_share,vacancy_rate \
            --counter ufor-laget outcomes.csv -o deviants.csv
    fi
}

has() {
    command -v "$1" >/dev/null
}

# Every tool that has a page.
tools() {
    local page
    for page in "$PDN_SOURCE"/tools/pdn-*.1.scd; do
        basename "$page" .1.scd
    done
}

# The examples of a tool's page and of its help, each once.
examples() {
    {
        sed -e ':a' -e '/\\$/{N;s/ *\\*\n[[:blank:]]*/ /;ba' -e '}' \
            "$PDN_SOURCE/tools/$1.1.scd" |
            sed -n '/^# EXAMPLES/,/^# [^E]/s/^[[:blank:]]*\(pdn-.*\)/\1/p'
        "$1" --help | sed -n '/^Examples:/,/^$/s/^  //p'
    } | tr -s ' ' | sort -u
}

# An example on standard input, with at most 20 draws wherever a tool makes
# more, and a report of the sample's three waves with its last alone: that it
# runs does not hang on how many. Where pdn-breakdown chooses their number it
# goes on choosing, up to 2500.
fewer_draws() {
    awk '{
        n = split($0, part, "|")
        for (i = 1; i <= n; i++) {
            if (match(part[i], / -n [0-9]+/)) {
                if (substr(part[i], RSTART + 4, RLENGTH - 4) + 0 > 20)
                    sub(/ -n [0-9]+/, " -n 20", part[i])
            } else if (!sub(/pdn-breakdown/, "& --most-draws 2500", part[i]))
                sub(/pdn-(baseline|deviants|fragility|measure|qap|report|waves)/, "& -n 20", part[i])
            if (part[i] ~ /pdn-report .*kongsvinger/ && part[i] !~ /-w/)
                sub(/pdn-report/, "& --wave 2023", part[i])
            printf "%s%s", part[i], i < n ? "|" : "\n"
        }
    }'
}

@test "every tool has a page, and every page a tool" {
    local tool
    for tool in $(tools); do
        has "$tool" || { echo "no tool for the page of $tool"; return 1; }
    done
    for tool in "$PDN_BUILD"/bin/pdn-*; do
        [ -e "$PDN_SOURCE/tools/$(basename "$tool").1.scd" ] ||
            { echo "no page for $tool"; return 1; }
    done
}

@test "every page has its sections, examples first, and scdoc takes it" {
    local tool page
    for tool in $(tools); do
        page="$PDN_SOURCE/tools/$tool.1.scd"
        [ "$(grep '^# ' "$page" | sed -n 1,3p | tr '\n' ' ')" = \
            "# NAME # EXAMPLES # SYNOPSIS " ] || { echo "$tool: sections"; return 1; }
        grep -q '^# DESCRIPTION' "$page" || { echo "$tool: no description"; return 1; }
        grep -q '^# OPTIONS' "$page" || { echo "$tool: no options"; return 1; }
        grep -q '^# EXIT STATUS' "$page" || { echo "$tool: no exit status"; return 1; }
        scdoc <"$page" >"$BATS_TEST_TMPDIR/page" || { echo "$tool: scdoc"; return 1; }
    done
}

# The columns in the first line of FILE, one a line.
header() {
    head -n 1 "$1" | tr , '\n'
}

# page_has TOOL FILE: the page of the tool as it is installed tells of every
# column of the table.
page_has() {
    local column bad=0 page="$PDN_BUILD/share/man/man1/$1.1"
    for column in $(header "$2"); do
        grep -q "^\\\\fB$column\\\\fR" "$page" || { echo "$1: $column"; bad=1; }
    done
    [ "$bad" -eq 0 ]
}

@test "a page tells of every column that its tool writes" {
    local table other
    cd "$STUDY"
    for table in measures:measure breakdown:breakdown baseline:baseline deviants:deviants; do
        page_has "pdn-${table#*:}" "${table%:*}.csv"
    done
    other="$BATS_TEST_TMPDIR/other.csv"
    pdn-measure -q -n 0 --whole network.graphml -o "$other" && page_has pdn-measure "$other"
    pdn-breakdown -q --barriers -n 9 network.graphml -o "$other" && page_has pdn-breakdown "$other"
    pdn-fragility -q -n 2 network.graphml -o "$other" && page_has pdn-fragility "$other"
    pdn-fragility -q --cuts network.graphml -o "$other" && page_has pdn-fragility "$other"
    pdn-handover -q -n 0 handovers.csv -o "$other" && page_has pdn-handover "$other"
    pdn-tally -q stages stages.csv -o "$other" && page_has pdn-tally "$other"
}

@test "a page as it is installed has every option of its tool, and no other" {
    local tool bad=0
    cd "$BATS_TEST_TMPDIR"
    for tool in $(tools); do
        "$tool" --help-table | awk -F '\t' '{
            printf "\\fB%s--%s\\fR%s\n", $2 == "-" ? "" : "-" $2 ", ", $1,
                $3 == "" ? "" : " " $3
        }' >want
        sed -n '/^\.SH OPTIONS/,/^\.SH [^O]/p' "$PDN_BUILD/share/man/man1/$tool.1" |
            sed 's/\\&//g' | grep '^\\fB' >have
        diff want have || { echo "$tool (< tool, > page)"; bad=1; }
    done
    [ "$bad" -eq 0 ]
}

@test "no page states an option by hand" {
    local tool
    for tool in $(tools); do
        [ "$(sed -n '/^# OPTIONS/,/^# [^O]/p' "$PDN_SOURCE/tools/$tool.1.scd" |
            grep -vc '^#\|^$')" -eq 1 ] || { echo "$tool"; return 1; }
    done
}

@test "help begins with what the tool is and with examples" {
    local tool
    for tool in $(tools); do
        run --separate-stderr "$tool" --help
        [ "$status" -eq 0 ] && [ -z "$stderr" ]
        [[ "${lines[0]}" == "$tool - "* ]]
        [ "${lines[1]}" = Examples: ]
        run --separate-stderr "$tool" --version
        [ "$status" -eq 0 ]
        [[ "$output" == "$tool "[0-9]* ]]
    done
}

@test "every example runs" {
    local tool example bad=0
    cd "$STUDY"
    for tool in $(tools); do
        while read -r example; do
            timeout 120 bash -o pipefail -c "$example" </dev/null \
                >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" ||
                { echo "exit $?: $example"; cat "$BATS_TEST_TMPDIR/err"; bad=1; }
        done < <(examples "$tool" | fewer_draws)
    done
    [ "$bad" -eq 0 ]
}
