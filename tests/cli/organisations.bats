# One answer from each organisation: counted, not tested.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    PATH="$PDN_BUILD/bin:$PATH"
    sample="$PDN_SOURCE/samples/organisations"
}

# Four organisations of two kinds; d did not answer.
small() {
    printf '%s\n' id,name,sector,responded a,Alfa,x,1 b,Beta,x,1 c,Gamma,y,1 \
        d,Delta,y,0 >actors.csv
    printf '%s\n' from,to,frequency,quality a,b,4,5 b,a,2,3 a,c,3,4 c,a,0, \
        b,c,0, c,b,0, a,d,1,4 b,d,0, c,d,.., >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv --one-answer organisations \
        --scale quality=1:5 -o n.graphml
}

@test "everything planted is found" {
    pdn-ingest -q --actors "$sample/actors.csv" --ties "$sample/ties.csv" \
        --one-answer organisations --scale frequency=0:4 --scale quality=1:5 \
        --wave 2024 -o network-2024.graphml
    "$PDN_BUILD/tests/truth" "$PDN_BUILD/bin" "$sample" "$PWD" \
        "$sample/truth.csv"
}

# columns group_a, group_b, verdict, note, from_says, to_says, differs
columns() {
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $1 != $2 { print $1, $2, $at["verdict"], $at["verdict_note"] "|" \
            $at["from_says"] "|" $at["to_says"] "|" $at["differs"] }' "$1"
}

@test "the verdict is what the two say" {
    small
    pdn-breakdown -q n.graphml | columns - >rows
    cat >want <<'END'
Alfa Beta strained strained-ba|4|2|2
Alfa Delta unknown no-answers|1|..|
Alfa Gamma one-sided |3|0|3
Beta Delta unknown no-answers|0|..|
Beta Gamma none |0|0|0
Delta Gamma unknown no-answers|..|..|
END
    diff want rows
    # nothing is drawn, so nothing depends on it
    pdn-breakdown -q -n 0 n.graphml | columns - | cmp - rows
    pdn-breakdown -q -n 3000 -s 9 n.graphml | columns - | cmp - rows
}

@test "a duty that both say no to is missing; nothing is expected or tested" {
    small
    printf '%s\n' from,to Beta,Gamma Beta,Delta >duties.csv
    pdn-breakdown -q --duties duties.csv n.graphml >b.csv
    columns b.csv | grep -q '^Beta Gamma missing duty|0|0|0$'
    columns b.csv | grep -q '^Beta Delta unknown no-answers'
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { if ($at["expected"] $at["p"] $at["q"] $at["z"] $at["p_low"] \
              $at["null"] $at["assessable"] $at["carriers"] $at["hangs_on"] != "")
              exit 1 }' b.csv
    run pdn-breakdown n.graphml
    [[ "$output" == *"each of 4 organisations gave one answer: nothing is tested"* ]]
}

@test "every group has one actor: the form is found without being told" {
    small
    sed -n '1p;2p;4p' actors.csv >two.csv
    grep -vE '[bd]' ties.csv | cat <(head -1 ties.csv) - | awk '!seen[$0]++' >few.csv
    pdn-ingest -q --actors two.csv --ties few.csv --scale quality=1:5 \
        -o two.graphml
    pdn-breakdown -q two.graphml | columns - | grep -q '^x y one-sided |3|0|3$'
}

@test "some groups of one and some more: the rule of people holds" {
    small
    pdn-breakdown -q -n 500 --by sector n.graphml >b.csv
    head -1 b.csv >/dev/null
    columns b.csv | grep -q '^x y unknown few-respondents'
    ! grep -qE 'both-report|,none,' b.csv || false
}

@test "undirected ties have one answer for both: the rule of people holds" {
    printf '%s\n' id,sector a,x b,y >actors.csv
    printf '%s\n' from,to a,b >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv --undirected -o n.graphml
    pdn-breakdown -q -n 200 n.graphml | columns - | grep -q '^x y unknown'
}

@test "the sentences say who said what, in three languages" {
    small
    pdn-breakdown -q --lang en --sentences n.graphml >en.txt
    grep -q 'Alfa reports working with Gamma, but Gamma reports no contact.' en.txt
    grep -q 'Beta finds working with Alfa strained, and gives it 3 of 5.' en.txt
    # Alfa and Delta: contact by Alfa, nothing sent by Delta
    grep -q 'Contact is reported in 3 of 6 pairs: by both in 1, by only one of the two in 1. One reports it in 1 where the other did not answer. We do not know enough about some pairs.' en.txt
    ! grep -qiE 'expected|clear break|by chance alone' en.txt || false
    pdn-breakdown -q --lang nb --sentences n.graphml | \
        grep -q 'Alfa oppgir samarbeid med Gamma, men Gamma oppgir ingen kontakt.'
    pdn-breakdown -q --lang nn --sentences n.graphml | \
        grep -q 'Kvar verksemd gav eitt svar'
}

@test "the report tells which form it is, and shows both answers" {
    pdn-report "$sample/study.ini" -q --lang en -o en
    # the page in one language: the two others wait behind it
    in_language() {
        awk -v lang="lang=\"$1\"" '/^<(div id="page"|template) / { on = index($0, lang) }
            on' en/report.html
    }
    in_language en | grep -q 'every organisation gave one answer'
    in_language nb | grep -q 'ga hver virksomhet ett svar'
    in_language nn | grep -q 'gav kvar verksemd eitt svar'
    grep -q '>3 : 0<\|3 : 0' en/plots/pairs.svg
    run ! grep -qE 'carry it|expected|could be tested' en/plots/pairs.svg
    run ! grep -qE '1 of 1 answered|1/1' en/plots/services.svg en/plots/pairs.svg
}

# Frequencies of 1 alone are a yes.
@test "where only yes and no were asked nothing is said of how often" {
    small
    pdn-breakdown -q n.graphml >often.csv
    sed -E '2,$s/^(.,.,)[1-9]/\11/' ties.csv >yes.csv
    pdn-ingest -q --actors actors.csv --ties yes.csv --one-answer organisations \
        --scale quality=1:5 -o yes.graphml
    pdn-breakdown -q yes.graphml >yes-b.csv
    said() { pdn-plot pairs "$1" --lang "$2" | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' '; }
    said often.csv nb | grep -q 'hvor ofte, 0 ingen kontakt'
    said yes-b.csv nb | grep -q '1 kontakt, 0 ingen kontakt, ? ikke svar'
    said yes-b.csv nn | grep -q '1 kontakt, 0 ingen kontakt, ? ikkje svar'
    said yes-b.csv en | grep -q '1 contact, 0 no contact, ? no answer'
}

@test "study.ini: words that are none are told" {
    cp "$sample"/*.csv .
    sed 's/organisations/companies/' "$sample/study.ini" >study.ini
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ] && [ ! -e r ]
    [[ "$output" == *"study.ini:9: answers companies: want people or organisations"* ]]
    sed 's/answers = organisations/alters = services/' "$sample/study.ini" >study.ini
    run pdn-report study.ini -o r
    [[ "$output" == *"study.ini:9: alters services: want people or groups"* ]]
}

# Counts by hand: six pairs, five reports of contact; together.csv is of young
# people.
@test "in public what organisations answer stands, young people do not" {
    small
    for tool in "breakdown" "measure --whole"; do
        # shellcheck disable=SC2086 # a tool and its options
        pdn-$tool -n 10 --public n.graphml >shown.csv 2>told
        run ! grep -qE '(^|,):(,|$)' shown.csv
        grep -q 'cells hidden: none' told
    done
    printf '%s\n' from,to Beta,Gamma >duties.csv
    pdn-breakdown -q --gaps --duties duties.csv --public n.graphml >gaps.csv
    grep -q ',0,2,missing,:$' gaps.csv # but for names and why
    pdn-breakdown -q --public n.graphml | columns - >rows
    grep -q '^Alfa Gamma one-sided |3|0|3$' rows
    pdn-waves -q -n 10 --pairs --public n.graphml n.graphml >pairs.csv
    run ! grep -qE '(^|,):(,|$)' pairs.csv
    # the same people, each for themselves
    sed 's/organisations/people/' n.graphml >people.graphml
    pdn-breakdown -q --public people.graphml >people.csv
    grep -q ',hidden,' people.csv
    printf '%s\n' service_a,service_b,year,both,coordinated \
        Alfa,Beta,2024,40,3 >together.csv
    cat >study.ini <<'INI'
[survey]
answers = organisations
[wave 2024]
actors = actors.csv
ties = ties.csv
[together]
file = together.csv
INI
    pdn-report -q study.ini -o r
    # said where it is hidden alone: of organisations nothing is
    run ! grep -q 'tall om færre' r/plots/pairs.svg
    grep -q 'tall om færre' r/plots/together.svg
    grep -q '^Alfa,Beta,2024,40,:,' r/tables/together.csv
}

@test "two surveys of other organisations are not compared, and none is a person or a service" {
    ln -s "$(sh "$PDN_SOURCE/tests/support/made.sh" public search-and-rescue)" r
    [ "$(grep -o 'data-figure="[^"]*"' r/report.html | sort -u | paste -sd ' ')" = \
        'data-figure="pairs" data-figure="services"' ]
    grep -q '^<p>2 organisations are on the list both times, and 1 of them answered' r/report.html
    grep -q '^<p>2 virksomheter står på lista begge gangene' r/report.html
    run ! grep -qE 'Our service|service by service|organisasjon|tjenestene i en ring' r/report.html
    # what all cards say stands once above them; more than nine are folded
    [ "$(grep -c '<p class="under">Each of them gave one answer' r/report.html)" -eq 1 ]
    grep -q '<details><summary>15 more</summary>' r/report.html
}
