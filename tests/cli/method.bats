#!/usr/bin/env bats
# What a report says of how it was made: filled from the run, and held against
# guidelines for reporting.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export OUT="$BATS_FILE_TMPDIR"
    export SAMPLES="$PDN_SOURCE/samples"
    pdn-report "$SAMPLES/kongsvinger/study.ini" -n 300 -q -w 2021 --lang en \
        --only method -o "$OUT/k" >"$OUT/told"
    pdn-report "$SAMPLES/organisations/study.ini" -n 0 -q --lang en \
        --only method -o "$OUT/o" >"$OUT/told"
}

# fact NAME FOLDER [LANGUAGE]: what the page says under that name, in its own
# language or in one that waits behind it
fact() {
    local end='/<template /q'
    [ -z "${3:-}" ] || end=
    sed -n "$end
        s/.*<dt id=\"method-$1${3:+-$3}\">[^<]*<.dt><dd>\(.*\)<.dd>.*/\1/p" \
        "$2/report.html"
}

# item GUIDELINE NUMBER COLUMN FOLDER
item() {
    python3 - "$@" <<'PY'
import csv, sys
guideline, number, column, folder = sys.argv[1:]
rows = [r for r in csv.DictReader(open(folder + "/tables/checklist.csv"))
        if (r["guideline"], r["item"]) == (guideline, number)]
assert len(rows) == 1, rows
print(rows[0][column])
PY
}

@test "draws, seed, places and answers are those of the run" {
    # -n 300; study.ini: seed = 2021; actors-2021.csv holds six municipalities
    [[ "$(fact draws "$OUT/k")" == *"drawn 300 times. 300 were asked for."* ]]
    [[ "$(fact draws "$OUT/k")" == *"Seed 2021." ]]
    [[ "$(fact strata "$OUT/k")" == *"of the same municipality"* ]]
    # six rows of 2021, 20 to 29 years; the made county has 46 units, 2017 to 2023
    [[ "$(fact outcome "$OUT/k")" == *"6 municipalities, 2021, age 20–29."*"46 municipalities, 2017–2023, age 20–29. No count is missing in the file of outcomes." ]]
    # 176 on the list, 137 answered (samples/kongsvinger/README.md); boligkontor
    # (1) and fastlege (1 of 10 answered) are not shown: 165 and 135, in 12 of
    # its 14 services
    [[ "$(fact answered "$OUT/k")" == "2021: 135 of 165 (82%)." ]]
    [[ "$(fact list "$OUT/k")" == *"165 people in 12 services (2021)."* ]]
    # 14 services: 91 pairs, all against dealt contacts, 14 inside by labels
    [[ "$(fact chance "$OUT/k")" == "91 pairs: contacts"*"14 services, contacts inside"* ]]
    # without a number: the draws go by need, and say from what seed
    named=$(sh "$PDN_SOURCE/tests/support/made.sh" public people-name-services)
    [[ "$(fact draws "$named" nn)" == *"ikkje bede om noko tal: minst 2000"*"høgst 50"*"000; frøet deira er alltid 1."* ]]
    # people name services: no place is kept apart, and that is why
    [[ "$(fact strata "$named" nn)" == "Ingenting: her oppgir folk tenester, og ei teneste som blir oppgitt, høyrer ikkje til nokon stad."* ]]
}

@test "the lines are those that --help tells" {
    rule=$(fact rule "$OUT/k")
    help=$(pdn-breakdown --help)
    [[ "$help" == *"missing       T/E <= .5 "* && "$rule" == *"Missing: at most 50% of what is expected, q at most 0.05"* ]]
    [[ "$help" == *"thin          T/E <= .75 *, q_low <= .20 *"* && "$rule" == *"A sign of little: at most 75%, q at most 0.20, and 20% short"* ]]
    [[ "$help" == *"e >= 3 *, one person on all of them (80 % if e >= 6)"* && "$rule" == *"at least 3 pairs of people in contact, one person in all of them (in 80% of 6 or more)"* ]]
    [[ "$help" == *"ratio_lo > .5 "* && "$rule" == *"50% or less of what is expected can be ruled out"* ]]
}

@test "the null that came to be is told, and why" {
    cd "$BATS_TEST_TMPDIR"
    awk -F, 'NR == 1 || $2 == "NAV" || $2 == "BUP" || $2 == "barnevern"' \
        "$SAMPLES/kongsvinger/actors-2021.csv" >a.csv
    awk -F, 'NR == FNR { on[$1] = 1; next } FNR == 1 || ($1 in on && $2 in on)' \
        a.csv "$SAMPLES/kongsvinger/ties-2021.csv" >t.csv
    printf '%s\n' '[study]' 'language = en' '[wave one]' 'actors = a.csv' 'ties = t.csv' >study.ini
    pdn-report study.ini -q -n 200 --only method -o three >told
    # three services: three pairs, all by labels
    [[ "$(fact chance three)" == "3 pairs: the names of services are shuffled"*"fewer than four services"* ]]
    [[ "$(fact chance "$OUT/o")" == *"nothing is tested"* ]]
    [[ "$(fact rule "$OUT/o")" == "Both report it"* ]]
}

@test "a scale that is turned says which end is best, as the form had it" {
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' id,sector a,NAV b,NAV c,BUP d,BUP >a.csv
    printf '%s\n' from,to,frequency,quality a,c,2,1 b,c,1,6 c,a,3,2 d,a,1,5 >t.csv
    printf '%s\n' '[study]' 'language = en' '[wave one]' 'actors = a.csv' 'ties = t.csv' \
        '[scales]' 'frequency = 0:4' 'quality = 6:1' >study.ini
    pdn-report study.ini -q -n 0 --only method -o turned >told
    [[ "$(fact contact turned)" == *"how often from 0 to 4, how well it works from 1 to 6 on the form, turned round here: 6 is best."* ]]
}

@test "the versions are those of the libraries" {
    [[ "$(fact software "$OUT/k")" == *"igraph $(pkg-config --modversion igraph), GSL "* ]]
    grep -q "^version: $(fact cite "$OUT/k" | sed 's/.*Version \([0-9.]*\)[.] .*/\1/')$" \
        "$PDN_SOURCE/CITATION.cff"
}

@test "every item is there once, and is told, in part, to be written or not here" {
    # GRAND 1.0 has 25 numbers, SoNHR five domains, GATHER 18 items, STROBE 22
    # of which 1, 6, 12, 13, 14 and 16 have parts (2, 1, 5, 3, 2, 3)
    cut -d, -f1 "$OUT/k/tables/checklist.csv" | LC_ALL=C sort | uniq -c | sed 's/^ *//' \
        >"$BATS_TEST_TMPDIR/of"
    [ "$(paste -sd ' ' "$BATS_TEST_TMPDIR/of")" = "18 GATHER 25 GRAND 32 STROBE 5 SoNHR 1 guideline" ]
    [ -z "$(cut -d, -f1,2 "$OUT/k/tables/checklist.csv" | sort | uniq -d)" ]
    [ "$(item GRAND 1.2 state "$OUT/k")" = to-write ]
    [ "$(item STROBE 22 state "$OUT/k")" = to-write ]
    [ "$(item GRAND 2.4 answer "$OUT/k")" = "$(fact answered "$OUT/k")" ]
    [ "$(item GATHER 1 state "$OUT/k")" = told ]
    # one kind of node
    [ "$(item GRAND 3.5 state "$OUT/k")" = not-here ]
    # no outcomes: no guideline of estimates; no chance: what would be said of it is not here
    run ! grep -q '^GATHER' "$OUT/o/tables/checklist.csv"
    [ "$(item STROBE 12b state "$OUT/o")" = not-here ]
}

@test "the table says the same in every language, the page in its own" {
    pdn-report "$SAMPLES/organisations/study.ini" -n 0 -q --lang nb \
        --only method -o "$BATS_TEST_TMPDIR/nb" >"$BATS_TEST_TMPDIR/told"
    cmp "$OUT/o/tables/checklist.csv" "$BATS_TEST_TMPDIR/nb/tables/checklist.csv"
    grep -q 'Sjekklister for dem som skriver om den' "$BATS_TEST_TMPDIR/nb/report.html"
    grep -q 'ukjent for programmet: skriv det her' "$BATS_TEST_TMPDIR/nb/report.html"
    # every link of it leads somewhere
    for id in $(grep -o 'href="#method-[a-z-]*"' "$OUT/k/report.html" | cut -d'"' -f2 | sort -u); do
        grep -q "id=\"${id#\#}\"" "$OUT/k/report.html"
    done
}

@test "sources of one outcome stand side by side with what differs, and nothing of one" {
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' 'unit,year,indicator,population,events,share_percent,age_from,age_to,origin' \
        A,2021,out-register,100,20,,20,29,ssb B,2021,out-register,200,50,,20,29,ssb \
        A,2021,out-map,,,23.0,16,29,nav B,2021,out-map,,,24.0,16,29,nav \
        A,2021,sick,100,30,,20,29,ssb B,2021,sick,200,40,,20,29,ssb >o.csv
    printf '%s\n' '[study]' 'language = en' '[outcomes]' 'file = o.csv' \
        'indicator = out-register' >study.ini
    pdn-report study.ini -q -n 0 --only outcomes -o two >told
    sed -n '/<template /q;/id="method-sources"/,/<.details>/p' two/report.html |
        sed 's/<[^>]*>/|/g' | tr -s '|\n' '|' >table
    cat table
    # A 20 of 100 against 23.0 %, B 50 of 200 against 24.0 %: at most 3.0
    grep -q '|out-map|16–29|nav|a rounded share, no counts|at most 3.0 percentage points (A, 2021)|' table
    grep -q '|out-register|20–29|ssb|counts of people|–|' table
    # the same year, and another outcome: neither stands there
    run ! grep -qE '2021[|]|sick' table
    grep -v out-map o.csv >one.csv
    sed -i 's/o.csv/one.csv/' study.ini
    pdn-report study.ini -q -n 0 --only outcomes -o one >told
    run ! grep -q method-sources one/report.html
}

@test "an outcome that its file does not name is told as the study calls it" {
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' unit,year,population,events A,2021,100,20 B,2021,200,50 >o.csv
    printf '%s\n' '[study]' 'language = en' '[outcomes]' 'file = o.csv' \
        'label = out of work' >study.ini
    pdn-report study.ini -q -n 0 -o r >told
    [[ "$(fact outcome r)" == "Share out of work: 2 "*", 2021."* ]]
    sed '/<template /q' r/report.html | grep -q '<td data-v="">share out of work</td>'
}

@test "what is counted is told of each wave, or that it is hidden" {
    said=$(fact counted "$(sh "$PDN_SOURCE/tests/support/made.sh" public)" en)
    echo "$said"
    [[ "$said" == "Reported contacts: 2021: "*", in the services that are shown; 2022: "* ]]
    named=$(sh "$PDN_SOURCE/tests/support/made.sh" public people-name-services)
    # as the file of answers has them, but for the own service: five pairs are hidden
    all=$(python3 - "$SAMPLES/people-name-services" <<'PY'
import csv, sys
own = {row["id"]: row["sektor"] for row in csv.DictReader(open(sys.argv[1] + "/deltakere.csv"))}
print(sum(cell not in ("", "Aldri") and question.split("[")[1] != own[row["ID"]] + "]"
          for row in csv.DictReader(open(sys.argv[1] + "/svar.csv"))
          for question, cell in row.items() if question.startswith("Hvor ofte")))
PY
    )
    [ "$(fact counted "$named" en)" = "Reported contacts: 2024: $all." ]
    run ! grep -q 'eported contacts.*–' "$named/report.html"
}
