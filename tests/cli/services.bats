# People who name services: from the form's export to table, sentences, report.
bats_require_minimum_version 1.5.0
setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    PATH="$PDN_BUILD/bin:$PATH"
    sample="$PDN_SOURCE/samples/people-name-services"
}

network() {
    pdn-ingest -q --actors "$sample/deltakere.csv" --roster "$sample/svar.csv" \
        --roster-id ID --roster-pattern '^(.*): \[(.*)\]$' \
        --codebook "$sample/codebook.csv" --answers "$sample/answers.csv" \
        --alters groups --scale frequency=0:4 --scale quality=1:5 \
        --wave 2024 -o network-2024.graphml "$@"
}

# Three services: five, two and one on the list.
small() {
    cat >actors.csv <<'END'
id,sector,responded
a1,A,1
a2,A,1
a3,A,0
b1,B,1
b2,B,1
c1,C,1
END
    printf '%s\n' from,to,frequency a1,B,2 a1,A,3 a2,B,0 a2,C,1 b1,A,1 b2,C,2 \
        c1,B,1 >ties.csv
}

@test "everything planted is found" {
    network
    "$PDN_BUILD/tests/truth" "$PDN_BUILD/bin" "$sample" "$PWD" \
        "$sample/truth.csv"
}

@test "the sample is made again byte for byte" {
    command -v python3 || skip "no python3"
    python3 "$PDN_SOURCE/tests/oracle/forms_samples.py" made
    for file in deltakere svar answers codebook; do
        cmp "made/people-name-services/$file.csv" "$sample/$file.csv"
    done
    for file in actors ties duties; do
        cmp "made/organisations/$file.csv" \
            "$PDN_SOURCE/samples/organisations/$file.csv"
    done
}

@test "services stand in the network, answer nothing and count for nobody" {
    small
    run pdn-ingest --actors actors.csv --ties ties.csv --alters groups -o n.graphml
    [ "$status" -eq 0 ]
    [[ "$output" == *"ties.csv: 1 answers about the own service"* ]]
    [[ "$output" == *"rows read 7 = ties 5 + merged 0 + self-ties 1 + no-contact 1"* ]]
    [[ "$output" == *"5 of 6 answered (83.3 %)"* ]]
    [[ "$output" == *"people name services: 3 services, which never answer"* ]]
    pdn-measure -q --whole -n 0 n.graphml >whole.csv
    grep -q '^n,6,' whole.csv
    # by hand: five who answered could each name two services, and name five
    grep -q '^density,0.5,' whole.csv
    pdn-breakdown -q -n 0 n.graphml >b.csv
    # a1 of a1, a2 names B, b1 of b1, b2 names A: 2 of 4
    grep -q '^A,B,3,2,2,2,2,4,0.5,' b.csv
}

@test "services of another column, by any of its names" {
    small
    sed 's/sector/enhet/' actors.csv >units.csv
    pdn-ingest -q --actors units.csv --ties ties.csv --alters groups --by enhet \
        -o n.graphml
    pdn-breakdown -q -n 0 n.graphml >b.csv
    grep -q '^A,B,3,2,2,2,2,4,0.5,' b.csv
    run pdn-breakdown -q -n 0 --by municipality n.graphml
    [ "$status" -eq 1 ]
    [[ "$output" == *"people name services here"* ]]
}

@test "drop leaves the services, and a service with nobody may be added" {
    small
    pdn-ingest -q --actors actors.csv --ties ties.csv --alters groups \
        --nonresponse drop -o n.graphml
    pdn-measure -q --whole -n 0 n.graphml | grep -q '^n,5,'
    echo a1,Politi,2 >>ties.csv
    run pdn-ingest --actors actors.csv --ties ties.csv --alters groups -o x
    [ "$status" -eq 1 ] && [ ! -e x ]
    [[ "$output" == *'ties.csv:9:2: unknown actor "Politi"'* ]]
    pdn-ingest -q --actors actors.csv --ties ties.csv --alters groups \
        --unknown add -o n.graphml
    pdn-breakdown -q -n 0 n.graphml >b.csv
    grep -q '^A,Politi,3,0,2,0,1,2,0.5,' b.csv
    pdn-breakdown -q --lang en --sentences n.graphml >said.txt
}

@test "what does not fit is told with its place, and nothing is written" {
    small
    echo a1,b1,2 >>ties.csv
    echo B,A,2 >>ties.csv
    run pdn-ingest --actors actors.csv --ties ties.csv --alters groups -o x
    [ "$status" -eq 1 ] && [ ! -e x ]
    [[ "$output" == *'ties.csv:9:2: "b1" is a person: want the name of a service'* ]]
    [[ "$output" == *'ties.csv:10:1: "B" is a service: want somebody who answers'* ]]
    small
    sed 's/^a1,/A,/' actors.csv >alike.csv
    run pdn-ingest --actors alike.csv --ties ties.csv --alters groups -o x
    [ "$status" -eq 1 ]
    [[ "$output" == *"\"A\" is somebody's id and the name of a service"* ]]
    run pdn-ingest --actors actors.csv --ties ties.csv --alters groups \
        --nonresponse reconstruct -o x
    [ "$status" -eq 1 ]
    [[ "$output" == *"do not go with reconstruction"* ]]
    run pdn-ingest --actors actors.csv --ties ties.csv --alters groups --by level
    [ "$status" -eq 1 ]
    [[ "$output" == *'no column "level" says which service'* ]]
    run pdn-ingest --actors actors.csv --ties ties.csv --by unit
    [ "$status" -eq 2 ]
}

@test "what a service cannot tell is empty or refused with a word" {
    network
    run pdn-fragility network-2024.graphml
    [ "$status" -eq 1 ]
    [[ "$output" == *"people name services here (kind group)"* ]]
    run pdn-qap --outcome frequency --predictors same:sektor network-2024.graphml
    [ "$status" -eq 1 ]
    [[ "$output" == *"people name services here (kind group)"* ]]
    run pdn-breakdown --null labels network-2024.graphml
    [ "$status" -eq 1 ]
    pdn-breakdown -q -n 2000 network-2024.graphml >b.csv
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { if ($at["carriers"] $at["confirmed"] $at["cut_people"] \
              $at["confirmation"] $at["hangs_on"] $at["top_share"] != "")
              exit 1 }
        # nobody is asked of the own service: no zero
        ($1 == $2) != ($at["ties"] == "") { exit 1 }' b.csv
    ! grep -q hangs-on-one b.csv || false
}

@test "fewer than four services: nothing is expected, and it says so" {
    small
    pdn-ingest -q --actors actors.csv --ties ties.csv --alters groups -o n.graphml
    run pdn-breakdown -n 500 n.graphml
    [ "$status" -eq 0 ]
    [[ "$output" == *"fewer than four of those are linked"* ]]
    pdn-breakdown -q -n 500 n.graphml >b.csv
    grep -q '^A,B,3,2,2,2,2,4,0.5,,,,,' b.csv
}

@test "the report tells which form it is, and claims no more" {
    # the page in each language: two wait behind the first
    page="$(sh "$PDN_SOURCE/tests/support/made.sh" public people-name-services)/report.html"
    for lang in nb nn en; do
        awk -v lang="lang=\"$lang\"" '/^<(div id="page"|template) / { on = index($0, lang) }
            on' "$page" >$lang.html
    done
    grep -q 'I denne kartleggingen oppga folk tjenester' nb.html
    grep -q 'I denne kartlegginga oppgav folk tenester' nn.html
    grep -q 'In this survey people named services' en.html
    run ! grep -qE 'carry it|reported by both</|cannot be confirmed|hangs on one person' en.html
    run ! grep -qE 'bærer det|kan ikke bekreftes|henger på én person' nb.html
    # nobody was asked about their own service: no row of it, of 28 pairs of 8
    run awk '/data-table="pairs"/ { on = 1 } on && /<tr><td/ {
        split($0, at, "data-v=\""); sub(/".*/, "", at[2]); sub(/".*/, "", at[3])
        n++; within += at[2] == at[3] } on && /<\/table>/ { exit }
        END { print n, within + 0 }' nb.html
    [ "$output" = "28 0" ]
    # nor since last time: it is no service of which "nobody answered both times"
    cp "$sample"/* . && sed '/^\[truth\]/,/^$/d' "$sample/study.ini" >two.ini
    sed -n '/^\[wave/,/^$/p' "$sample/study.ini" | sed 's/^\[wave.*/\n[wave 2025]/' >>two.ini
    pdn-report two.ini -q -n 200 --lang nb -o two
    grep -q 'data-table="change"' two/report.html
    run ! grep -q 'ingen svarte begge gangene' two/report.html
    pdn-report "$sample/study.ini" -q -n 0 --internal -o internal
    [ ! -e internal/plots/people.svg ]
}

@test "the same bytes on any number of threads" {
    network
    # two blocks, and six more for what these left undecided
    pdn-breakdown -q --most-draws 8000 -j 1 network-2024.graphml >one.csv
    pdn-breakdown -q --most-draws 8000 -j 4 network-2024.graphml >four.csv
    cmp one.csv four.csv
}

@test "--suggest sees that headings name services, and what it writes is read as the sample is" {
    pdn-ingest --suggest f --actors "$sample/deltakere.csv" --roster "$sample/svar.csv" 2>said
    grep -q '16 headings name a service or unit of the actor file, 0 more do not: people name groups here (alters = groups)' said
    pdn-report f/study.ini -q -n 0 --only tables --internal -o mine >told
    pdn-report "$sample/study.ini" -q -n 0 --only tables --internal -o own >told
    [ "$(cut -d, -f1-8 mine/tables/breakdown-1.csv)" = "$(cut -d, -f1-8 own/tables/breakdown-2024.csv)" ]
    [ "$(wc -l <mine/tables/breakdown-1.csv)" -gt 28 ]
}

@test "people on both lists are people: the services they name are not counted with them" {
    small
    # 6 people, 3 services; of A 3 people, of B 2, of C 1; no service among them
    printf '%s\n' from,to,frequency,quality,barrier a1,B,2,3,tid a2,C,1,2,tid b1,A,1,4,tid \
        b2,C,2,3,mål c1,B,1,3,tid >ties.csv
    for year in 1 2; do
        pdn-ingest -q --actors actors.csv --ties ties.csv --alters groups --all-answers --wave $year -o n$year.graphml
    done
    pdn-waves -q --ratings -n 0 n1.graphml n2.graphml >r.csv
    pdn-waves -q --barriers -n 0 n1.graphml n2.graphml >b.csv
    people() {
        awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
            { print $at["group_a"] ">" $at["group_b"], $at["people_a"], $at["people_b"] }' "$1" | sort -u
    }
    [ "$(people r.csv)" = "$(printf '%s\n' '> 6 6' 'A>B 3 2' 'A>C 3 1' 'B>A 2 3' 'B>C 2 1' 'C>B 1 2' | sort)" ]
    [ "$(people b.csv | head -1)" = '> 6 6' ]
    ! people b.csv | grep -v '^> 6 6$\|^A>B 3 2$\|^A>C 3 1$\|^B>A 2 3$\|^B>C 2 1$\|^C>B 1 2$' || false
}

@test "waves: nobody is asked about the service that is, or was, their own" {
    small
    printf '%s\n' from,to,frequency a1,B,2 a1,C,2 b1,A,1 >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv --alters groups --wave 1 -o n1.graphml
    sed -i 's/^a1,\(.*\)A/a1,\1B/' actors.csv
    printf '%s\n' from,to,frequency a1,A,2 a1,C,2 b1,A,1 >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv --alters groups --wave 2 -o n2.graphml
    # by hand: four who answered of two services each, a1 of C alone; a1 > C and b1 > A stand both times
    pdn-waves -q -n 0 --no-metadata n1.graphml n2.graphml >w.csv
    figures() { awk -F, -v want="$1" 'NR == 1 { n = split(want, w, " "); for (c = 1; c <= NF; c++) at[$c] = c; next }
        { for (k = 1; k <= n; k++) printf "%s%s", $at[w[k]], k < n ? " " : "\n" }' w.csv; }
    [ "$(figures "dyads kept lost lost_by_silence new")" = "9 2 0 1 0" ]
    pdn-waves --pairs -q -n 0 --no-metadata n1.graphml n2.graphml | awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
        { print $1 $2, $at["ties_before"], $at["ties_after"], $at["possible"] }' | sort >p
    # what a1 says of A and B takes no part: a2 of B, b1 and b2 of A; the three of B of C, c1 of B
    grep -qx 'AB 1 1 3' p && grep -qx 'BC 1 1 4' p && ! grep -q '^\(AA\|BB\|CC\) [^0]' p
}

@test "how many contacts are reported is counted of services too" {
    pdn-report -q -n 0 --internal --only method "$sample/study.ini" -o r >/dev/null 2>&1
    # off the file: cells of how often that are neither blank nor Aldri, of
    # another service than the own: 295 (and 47 of the own, which are left out)
    grep -qF 'Oppgitte kontakter: 2024: 295.' r/report.html
}

@test "a cell of the own service is not one that was left blank" {
    printf '%s\n' id,sector a1,A a2,A b1,B b2,B >actors.csv
    printf '%s\n' code,actor,question fA,A,frequency fB,B,frequency hA,A,barrier hB,B,barrier >book.csv
    # a1, b1 and b2 name an obstacle of their own service and how often of the other; b2 of A never
    printf '%s\n' id,fA,fB,hA,hB a1,,2,tid,tid a2,,1,, b1,3,,tid,tid b2,0,,,tid >r.csv
    run pdn-ingest --actors actors.csv --roster r.csv --codebook book.csv --alters groups -o n.graphml
    [[ $output == *"3 answers about the own service"* ]]
    [[ $output != *"left blank"* && $output != *"tell no frequency"* ]]
    # a2 left the other service blank
    sed -i 's/^a2,.*/a2,,,,tid/' r.csv
    run pdn-ingest --actors actors.csv --roster r.csv --codebook book.csv --alters groups -o n.graphml
    [[ $output == *": 1 cell of contact left blank: read as did not answer"* ]]
}
