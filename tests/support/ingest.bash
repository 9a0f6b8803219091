# What tests of pdn-ingest share: a small survey, and what a refusal is.

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    data="$PDN_SOURCE/tests/data/networks"
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' 'id,name,sector,fte,responded' \
        'A1,NAV Kongsvinger,NAV,1,1' 'A2,Kari Nordmann,BUP,0.5,1' \
        'A3,Østby skole,Skole,,0' 'A4,Per,NAV,1,1' >actors.csv
    printf '%s\n' 'from,to,frequency,quality,barrier' 'A1,A2,3,4,kapasitet' \
        'A2,A1,2,5,' 'A1,A3,1,..,taushetsplikt kapasitet' 'A4,A1,0,,' >ties.csv
}

# What is looked at here are answers: --all-answers makes each of them an edge.
# ties TEXT [OPTION...]: ingests a tie file of that text (printf's escapes).
ties() {
    printf "$1" >t.csv
    shift
    run --separate-stderr pdn-ingest --actors actors.csv --ties t.csv "$@" \
        --all-answers -o out.graphml
}

# Every line on standard error begins with the tool's name.
only_ours() {
    if grep -v '^pdn-ingest: ' <<<"$stderr"; then return 1; fi
}

# refused MESSAGE: exit 1, the line on standard error, nothing written.
refused() {
    [ "$status" -eq 1 ] || { echo "status $status"; return 1; }
    grep -qxF "pdn-ingest: $1" <<<"$stderr" || { echo "$stderr"; return 1; }
    only_ours
    [ ! -e out.graphml ]
}
