# What tests of pdn-ingest --suggest share.
load ../support/graphml

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
}

# suggest [OPTION...]: the proposal in the folder f; what was said in $stderr.
suggest() {
    run --separate-stderr pdn-ingest --suggest f "$@"
    [ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
}

# said LINE: stands on standard error, the tool's name before it.
said() {
    grep -qxF "pdn-ingest: $1" <<<"$stderr" || { echo "$stderr"; return 1; }
}

# runs: the report is made from the study that was written, untouched.
runs() {
    grep -q 'they can be read as they are: pdn-report f/study.ini -o FOLDER$' <<<"$stderr"
    pdn-report -q -n 0 --only findings f/study.ini -o r || return 1
}

# told_by_report MESSAGE: the report is refused with it.
told_by_report() {
    run --separate-stderr pdn-report -q -n 0 --only findings f/study.ini -o r
    [ "$status" -eq 1 ] && [ ! -e r ] && grep -qxF "pdn-report: $1" <<<"$stderr" || { echo "$stderr"; return 1; }
}

# ini LINE...: study.ini has them.
ini() {
    local line
    for line; do grep -qxF -e "$line" f/study.ini || { cat f/study.ini; return 1; }; done
}

# six: an actor file of six people in three services, ids and names.
six() {
    printf '%s\n' 'id;navn;tjeneste' 'a;Åse Li;NAV' 'b;Odd Moe;NAV' 'c;Kari Dahl;BUP' \
        'd;Per Lie;BUP' 'e;Siri Eng;Barnevern' 'f;Tor Vik;Barnevern' >six.csv
}

# roster HEADING... : svar.csv in which everybody on the list has the same row,
# from standard input.
roster() {
    local cells who
    cells=$(cat)
    { printf 'Navn'; printf ';%s' "$@"; echo
      for who in 'Åse Li' 'Odd Moe' 'Kari Dahl' 'Per Lie' 'Siri Eng' 'Tor Vik'; do echo "$who;$cells"; done
    } >svar.csv
}

# refused MESSAGE: exit 1, the line on standard error, no network.
refused() {
    [ "$status" -eq 1 ] || { echo "status $status"; return 1; }
    grep -qxF "pdn-ingest: $1" <<<"$stderr" || { echo "$stderr"; return 1; }
    [ ! -e out.graphml ]
}
