#!/usr/bin/env bats
# pdn-breakdown as a user runs it.
bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
}

# Fixture W: A and B answered, C is silent.
w() {
    {
        echo id,sector,responded
        for i in 0 1 2; do echo "$i,A,1"; done
        for i in 3 4 5; do echo "$i,B,1"; done
        for i in 6 7; do echo "$i,C,0"; done
    } >actors.csv
    printf 'from,to\n0,1\n1,0\n1,2\n2,1\n0,3\n3,0\n1,4\n4,1\n3,4\n4,5\n0,6\n3,6\n4,7\n' >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv --wave 2021 -o w.graphml
}

# cell FILE A B COLUMN
cell() {
    awk -F, -v a="$2" -v b="$3" -v column="$4" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR > 1 && $1 == a && $2 == b { print $at }' "$1"
}

@test "the columns are those of the contract, in its order" {
    w
    run --separate-stderr pdn-breakdown w.graphml
    [ "$status" -eq 0 ]
    [[ "${lines[0]}," == "group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,density,expected,ratio,z,p,q,confirmed,one_sided,unknown,confirmation,mean_frequency,quality_ab,quality_ba,quality_gap,knowledge,recognition,skill,top_barrier,top_barrier_share,carriers,hangs_on,top_share,cut_people,duty,verdict,friction,friction_lo,friction_hi,also,verdict_note,one_sided_ab,one_sided_ba,expected_activity,friction_min,friction_max,friction_parts,lead,p_low,q_low,q_direction,assessable,carriers_max,raters_ab,raters_ba,quality_lo,quality_hi,quality_gap_lo,quality_gap_hi,top_share_expected,ratio_lo,ratio_hi,q_strained,tipping,cuts_survived,cuts_tried,recall_ab,recall_ba,contacts_estimated,null,share_ab,share_ab_lo,share_ab_hi,share_ba,share_ba_lo,share_ba_hi,from_says,to_says,differs,"* ]]
    [ "${#lines[@]}" -eq 7 ]
    [[ "$stderr" == "pdn-breakdown: "* ]]
    run --separate-stderr pdn-breakdown --barriers w.graphml
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-breakdown: w.graphml: "*barrier* ]]
}

@test "fixture W in figures, and the same bytes for any threads and locale" {
    w
    pdn-breakdown -q w.graphml -o b.csv
    [ "$(cell b.csv A B ties)" = 4 ]
    [ "$(cell b.csv A B expected)" = 6 ]
    [[ "$(cell b.csv A B z)" == -1.15470053837925* ]]
    [ "$(cell b.csv A C unknown)" = 1 ]
    [ "$(cell b.csv A C verdict)" = unknown ]
    [ "$(cell b.csv A C quality_ab)" = . ]
    [ -z "$(cell b.csv A C density | grep -v 0.16666666666666666)" ]
    [ -z "$(cell b.csv C C density)" ]
    mkdir elsewhere
    for threads in 1 2 7; do
        LC_ALL=nb_NO.UTF-8 TZ=Asia/Tokyo pdn-breakdown -q -j $threads w.graphml \
            -o elsewhere/b.csv
        cmp b.csv elsewhere/b.csv
        cmp b.resource.json elsewhere/b.resource.json
    done
    # without -n no verdict, and nothing else here, turns on the seed
    pdn-breakdown -q --seed 2 w.graphml | cmp b.csv -
    pdn-breakdown -q -n 500 w.graphml -o n.csv
    pdn-breakdown -q -n 500 --seed 2 w.graphml | cmp -s n.csv - && return 1
    pdn-breakdown -q - <w.graphml | cmp b.csv -
}

@test "how many rated stands beside the mean, and the scale only where it was stated" {
    printf 'id,sector\n1,A\n2,A\n3,B\n4,B\n' >actors.csv
    printf 'from,to,quality\n1,3,4\n2,3,2\n2,4,3\n3,1,5\n' >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o seen.graphml
    pdn-ingest -q --actors actors.csv --ties ties.csv --scale quality=1:5 -o stated.graphml
    pdn-breakdown -q -n 0 seen.graphml -o seen.csv
    pdn-breakdown -q -n 0 stated.graphml -o stated.csv
    [ "$(cell stated.csv A B raters_ab)" = 2 ]
    [ "$(cell stated.csv A B raters_ba)" = 1 ]
    [ "$(cell stated.csv A B quality_ab)" = 3.25 ]
    [ "$(cell stated.csv A B quality_lo)" = 1 ]
    [ "$(cell stated.csv A B quality_hi)" = 5 ]
    [ -z "$(cell seen.csv A B quality_lo)$(cell seen.csv A B quality_hi)" ]
    w
    pdn-breakdown -q -n 0 w.graphml -o b.csv
    [ "$(cell b.csv A B raters_ab)" = . ]
}

@test "without draws there is no verdict, and the counts are the same" {
    w
    pdn-breakdown -q w.graphml -o with.csv
    pdn-breakdown -q -n 0 w.graphml -o b.csv
    for column in p q verdict also verdict_note p_low q_low q_direction; do
        [ -z "$(cell b.csv A B $column)" ]
    done
    [ "$(cut -d, -f1-12 b.csv)" = "$(cut -d, -f1-12 with.csv)" ]
}

@test "how far off a drawn p may be is told" {
    {
        echo id,sector,responded
        for i in 1 2 3 4 5 6 7 8; do echo "$i,S$((i % 2)),1"; done
    } >actors.csv
    {
        echo from,to
        for i in 1 2 3 4 5 6 7; do echo "$i,$((i + 1))"; echo "$((i + 1)),$i"; done
    } >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o n.graphml
    run --separate-stderr pdn-breakdown -n 10000 n.graphml -o b.csv
    [ "$status" -eq 0 ]
    # two groups: labels, and draws that do not depend on each other:
    # 1.959964 sqrt(.05 .95 / 10000) = .00427
    [[ "$stderr" == *"10000 draws: p_low is off by "*", by 0.0043 where it is .05 "* ]]
    grep -q '"draws": 10000' b.resource.json
    run --separate-stderr pdn-breakdown -n 0 n.graphml
    [[ "$stderr" != *"p_low is off"* ]]
}

@test "duties: marked, gaps listed, unknown names told with their place" {
    w
    printf 'from,to,why,lead\nA,C,avtale,B\nA,B,plan,\n2,5,fadder,A\n' >duties.csv
    pdn-breakdown -q --duties duties.csv w.graphml -o b.csv
    [ "$(cell b.csv A C duty)" = 1 ]
    [ "$(cell b.csv A C lead)" = B ]
    [ "$(cell b.csv B C duty)" = 0 ]
    pdn-breakdown -q --duties duties.csv --gaps w.graphml -o g.csv
    [ "$(cat g.csv)" = "from,to,why,lead,ties,possible,verdict,could_be_asked
2,5,fadder,A,0,2,," ]
    printf 'from,to\nA,C\nA,NAV\nX,Y\n' >bad.csv
    run --separate-stderr pdn-breakdown --duties bad.csv w.graphml -o none.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'pdn-breakdown: bad.csv:3:2: unknown group "NAV"'* ]]
    [[ "$stderr" == *'bad.csv:4:1: unknown group "X"'* ]]
    [ ! -e none.csv ]
}

@test "called wrongly is 2, a bad file is 1, and what stood before stays" {
    w
    echo old >b.csv
    run --separate-stderr pdn-breakdown --gaps w.graphml -o b.csv
    [ "$status" -eq 2 ]
    run --separate-stderr pdn-breakdown --null both w.graphml
    [ "$status" -eq 2 ]
    run --separate-stderr pdn-breakdown --within sector,town w.graphml -o b.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'no actor column "town"'* ]]
    run --separate-stderr pdn-breakdown -n -1 w.graphml
    [ "$status" -eq 2 ]
    run --separate-stderr pdn-breakdown --by shoe w.graphml -o b.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'pdn-breakdown: w.graphml: '*shoe* ]]
    run --separate-stderr pdn-breakdown --within municipality w.graphml -o b.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *municipality* ]]
    head -c 700 w.graphml >cut.graphml
    run --separate-stderr pdn-breakdown cut.graphml -o b.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-breakdown: cut.graphml:"* ]]
    run --separate-stderr pdn-breakdown nowhere.graphml -o b.csv
    [ "$status" -eq 1 ]
    [ "$(cat b.csv)" = old ]
    run pdn-breakdown -q w.graphml -o /dev/full
    [ "$status" -eq 1 ]
}

@test "help prints the rule and says which thresholds are judgement" {
    run pdn-breakdown --help
    [ "$status" -eq 0 ]
    for verdict in missing hangs-on-one one-sided strained thin works ordinary \
        unknown; do
        [[ "$output" == *"  $verdict "* ]]
    done
    [[ "$output" == *"a threshold of judgement"* ]]
}

@test "an undirected network: ties once, nothing confirmed, no direction" {
    printf 'id,sector\na,S\nb,S\nc,T\nd,T\n' >actors.csv
    printf 'from,to\na,c\nc,a\nb,c\na,b\n' >ties.csv
    pdn-ingest -q --undirected --actors actors.csv --ties ties.csv -o u.graphml
    pdn-breakdown -q u.graphml -o b.csv
    [ "$(cell b.csv S T ties)" = 2 ]
    [ "$(cell b.csv S T possible)" = 4 ]
    # by hand: 3 ties x 2 x 2 x 2 / (4 x 3)
    [ "$(cell b.csv S T expected)" = 2 ]
    [ "$(cell b.csv S T hangs_on)" = c ]
    for column in confirmed one_sided unknown confirmation q_direction \
        quality_ab quality_ba quality_gap; do
        [ -z "$(cell b.csv S T $column)" ]
    done
}

@test "names with commas, quotes and letters of the north keep their rows" {
    printf 'id;sector;responded\n1;"Helse, og ""omsorg""";1\n2;Ålesund skole;1\n3;=2+3;1\n' >actors.csv
    printf 'from;to\n1;2\n2;1\n3;1\n' >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o n.graphml
    pdn-breakdown -q -n 99 n.graphml -o b.csv
    [ "$(wc -l <b.csv)" -eq 7 ]
    grep -q '^"Helse, og ""omsorg""",Ålesund skole,1,1,' b.csv
}

# The sample of 2023: what is planted there (truth.csv) in the words of the
# model sentences.
@test "sentences: what is found in three languages, numbered, and no person" {
    study="$PDN_SOURCE/samples/kongsvinger"
    pdn-ingest -q --actors "$study/actors-2023.csv" --ties "$study/ties-2023.csv" \
        --scale quality=1:5 -o n.graphml
    say() {
        pdn-breakdown -q -n 4000 -s 2021 --duties "$study/duties.csv" --sentences "$@" n.graphml
    }
    say --lang nb >nb.txt
    grep -q '^Fire steder butter samarbeidet: mellom NAV og BUP,' nb.txt
    grep -q '^1\. NAV og BUP skal samarbeide: 2 kontakter er oppgitt, om lag 25 var ventet\. Tydelig' nb.txt
    grep -q '^2\. .*henger på én person: 16 av 17 kontakter.*ikke personen\.$' nb.txt
    grep -q '^4\. Barnevernet .* 1,8 av 5 i snitt fra 13 ansatte' nb.txt # 1.815, by hand
    grep -q 'Brukerne er ikke spurt\.$' nb.txt
    grep -q '^Om [0-9]* par av tjenester sier svarene ikke nok\.' nb.txt
    grep -q 'slike merker\.$' nb.txt
    # half the draws tell the first one still
    say --lang nn -n 2000 | grep -q '^1\. NAV og BUP skal samarbeide: 2 kontaktar er oppgitte'
    say --lang en -n 2000 | grep -q '^1\. NAV and BUP ought to work together: 2 contacts'
    run grep -E '[A-Z]+-[A-Z]+-[0-9]' nb.txt
    [ "$status" -eq 1 ]
    # the same bytes of fewer draws
    say --lang nb -n 200 >few.txt
    LC_ALL=nn_NO.UTF-8 say --lang nb -j 3 -n 200 | cmp few.txt -
    say --lang nb -n 200 -o out.txt
    cmp few.txt out.txt
}

# The title and all that is said, from the verdicts alone.
@test "sentences: without -n nothing that is said turns on the seed" {
    study="$PDN_SOURCE/samples/kongsvinger"
    pdn-ingest -q --actors "$study/actors-2023.csv" --ties "$study/ties-2023.csv" \
        --scale quality=1:5 -o n.graphml
    for seed in 1 8; do
        pdn-breakdown -q --most-draws 3000 -s $seed --sentences --lang nb \
            --duties "$study/duties.csv" n.graphml >"$seed.txt"
    done
    cmp 1.txt 8.txt
    grep -q ' butter samarbeidet' 1.txt
}

# 66 of 91 pairs can be tested: the least q of a lone direction, two-sided, is
# 132/3651 = .036 of 3650 draws and 132/2001 = .066 of 2000, which is not .05.
@test "cuts of frequency are those of --min-frequency, and few draws lose no verdict" {
    study="$PDN_SOURCE/samples/kongsvinger"
    for cut in 0 2 3 4; do
        pdn-ingest -q --actors "$study/actors-2021.csv" --min-frequency "$cut" \
            --ties "$study/ties-2021.csv" --scale quality=1:5 -o n.graphml
        pdn-breakdown -q -n 3650 n.graphml -o "cut$cut.csv"
    done
    for pair in "NAV barnevern" "helsestasjon ungdomsskole" "BUP NAV"; do
        verdict=$(cell cut0.csv $pair verdict)
        same=1
        for cut in 2 3 4; do
            [ "$(cell cut$cut.csv $pair verdict)" != "$verdict" ] || same=$((same + 1))
        done
        [ "$(cell cut0.csv $pair cuts_survived)" -eq "$same" ]
        [ "$(cell cut0.csv $pair cuts_tried)" -eq 4 ]
    done
    [ "$(cell cut0.csv NAV barnevern verdict)" = strained ]
    [ "$(cell cut0.csv helsestasjon ungdomsskole verdict)" = one-sided ]
    pdn-ingest -q --actors "$study/actors-2021.csv" \
        --ties "$study/ties-2021.csv" --scale quality=1:5 -o n.graphml
    pdn-breakdown -n 2000 n.graphml -o few.csv 2>told
    for pair in "NAV barnevern" "helsestasjon ungdomsskole"; do
        [ "$(cell few.csv $pair verdict)" = ordinary ]
        [ "$(cell few.csv $pair verdict_note)" = draws-undecided ]
    done
    cell few.csv helsestasjon ungdomsskole q_direction |
        awk '{ exit !(($1 - 132 / 2001) ^ 2 < 1e-18) }'
    [ -z "$(cell few.csv barnevern ungdomsskole verdict_note)" ]
    grep -q '2000 draws did not settle [1-9][0-9]* of the verdicts' told
}

@test "sentences need draws, and one kind of output is asked for at a time" {
    w
    run pdn-breakdown --sentences -n 0 w.graphml
    [ "$status" -eq 2 ]
    [[ "$output" == *"needs draws"* ]]
    run pdn-breakdown --sentences --barriers w.graphml
    [ "$status" -eq 2 ]
    run pdn-breakdown -q --sentences -o /dev/full w.graphml
    [ "$status" -eq 1 ]
    [[ "$output" == "pdn-breakdown: "* ]]
}

# make ACTORS TIES: files of these lines, and their network n.graphml
make() {
    printf '%s\n' "$1" >actors.csv
    printf '%s\n' "$2" >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv --answered all -o n.graphml 2>/dev/null
}

@test "services that are alone in their municipalities cannot be told from distance" {
    make 'id,sector,municipality
a1,S0,M0
a2,S0,M0
a3,S0,M0
b1,S1,M1
b2,S1,M1
b3,S1,M1' 'from,to
a1,a2
a2,a3
b1,b2
a1,b1'
    pdn-breakdown -q n.graphml -o b.csv
    [ "$(cell b.csv S0 S1 verdict)" = unknown ]
    [ "$(cell b.csv S0 S1 verdict_note)" = places-and-groups-coincide ]
    [ "$(cell b.csv S0 S1 assessable)" = 0 ]
    [ -z "$(cell b.csv S0 S1 z)" ]
    pdn-ingest -q --actors "$PDN_SOURCE/tests/data/nested/actors.csv" \
        --ties "$PDN_SOURCE/tests/data/nested/ties.csv" -o n.graphml
    pdn-breakdown n.graphml -o b.csv 2>told
    for pair in "S0 S1" "S0 S2" "S1 S2" "S0 S0" "S2 S2"; do
        [ "$(cell b.csv $pair verdict)" = unknown ]
        [ "$(cell b.csv $pair verdict_note)" = places-and-groups-coincide ]
    done
    grep -q 'pairs that could be tested: 0, of 3 groups' told
    # one service in one municipality
    make 'id,sector,municipality,responded
1,A,M0,1
2,A,M0,1
3,A,M0,1
4,A,M0,1
5,A,M0,1
6,A,M0,0' 'from,to
1,2
2,3
3,1
4,5'
    pdn-breakdown -q n.graphml -o b.csv
    [ "$(cell b.csv A A verdict_note)" = places-and-groups-coincide ]
    # without places nothing coincides: too few to tell
    pdn-breakdown -q --within none n.graphml -o b.csv
    [ "$(cell b.csv A A verdict)" = unknown ]
    [ "$(cell b.csv A A verdict_note)" = too-small-to-tell ]
}

@test "three who answered are too few within a service, and so is a silent one" {
    make 'id,sector
0,A
1,B
2,C
3,A
4,B
5,C
6,A
7,B
8,C' 'from,to
0,1
1,2
2,3
3,4
4,5
5,6
6,7
7,8
8,0'
    pdn-breakdown -q n.graphml -o b.csv
    for s in A B C; do
        [ "$(cell b.csv $s $s verdict)" = unknown ]
        [ "$(cell b.csv $s $s verdict_note)" = few-respondents ]
        [ "$(cell b.csv $s $s assessable)" = 0 ]
    done
    make 'id,sector,responded
a,X,1
b,X,1
c,Y,0' 'from,to
a,b
b,a
a,c
b,c'
    pdn-breakdown -q n.graphml -o b.csv
    [ "$(cell b.csv X Y ties)" = 2 ]
    [ "$(cell b.csv X Y possible)" = 2 ]
    [ "$(cell b.csv X Y unknown)" = 2 ]
    [ "$(cell b.csv X Y verdict)" = unknown ]
    [[ "$(cell b.csv X Y verdict_note)" == *no-answers* ]]
    [ "$(cell b.csv X X confirmation)" = 1 ]
}

@test "a service that is not known is none, and who has none is told" {
    make 'id,sector
a,NAV
b,
c,BUP
d,BUP
e,NA
f,BUP' 'from,to
a,c
b,d
c,a
d,e
e,f
f,a'
    run --separate-stderr pdn-breakdown -n 0 n.graphml
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"the group of 2 is not known: they stand in no pair"* ]]
    [ "$(printf '%s\n' "${lines[@]}" | cut -d, -f1-8)" = "group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible
BUP,BUP,3,3,3,3,0,6
BUP,NAV,3,1,3,1,3,6
NAV,NAV,1,1,1,1,0,0" ]
    # a duty may name a person whose service is not known
    printf 'from,to\nb,NAV\nb,d\nBUP,NAV\n' >duties.csv
    pdn-breakdown -q -n 0 --duties duties.csv --gaps n.graphml >g.csv
    [ "$(cut -d, -f1,2,5,6 g.csv)" = "from,to,ties,possible
b,NAV,0,2" ]
    pdn-breakdown -q -n 0 --duties duties.csv n.graphml >b.csv
    [ "$(cell b.csv BUP NAV duty)" = 1 ]
    make 'id,sector
a,
b,' 'from,to
a,b'
    run --separate-stderr pdn-breakdown n.graphml
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq 1 ]
}

@test "--null: contacts where four services have contacts, labels else and on demand" {
    make 'id,sector
0,A
1,A
2,B
3,B
4,C
5,C
6,D
7,D' 'from,to
0,2
2,0
1,3
3,5
5,3
4,6
6,4
7,5
0,4
6,1'
    run --separate-stderr pdn-breakdown -n 2000 n.graphml -o b.csv
    [[ "$stderr" == *"contacts between groups were rewired"* ]]
    [ "$(cell b.csv A B null)" = contacts ]
    [ "$(cell b.csv A A null)" = labels ]
    for threads in 1 2 5; do
        pdn-breakdown -q -n 2000 -j $threads n.graphml | cmp b.csv -
    done
    run --separate-stderr pdn-breakdown -n 2000 --null labels n.graphml -o l.csv
    [[ "$stderr" == *"contacts inside groups weigh in"* ]]
    [ "$(cell l.csv A B null)" = labels ]
    # by hand: 10 arcs, 2 x 2 x 2 / (8 x 7) of them between two groups
    [[ "$(cell l.csv A B expected)" == 1.428571428571428* ]]
    pdn-breakdown -q -n 0 n.graphml -o none.csv
    for column in expected ratio z p p_low ratio_lo verdict; do
        [ -z "$(cell none.csv A B $column)" ]
    done
    [ "$(cell none.csv A B null)" = contacts ]
    run pdn-breakdown --most-draws 0 n.graphml
    [ "$status" -eq 2 ]
}

@test "groups of another column with people of several municipalities: told that chance mixes these" {
    { echo id,Virksomhet,kommune,responded
      for i in {0..15}; do echo "$i,G$((i / 4)),K$((i % 2)),1"; done; } >actors.csv
    { echo from,to; for i in {0..15}; do echo "$i,$(((i + 5) % 16))"; echo "$i,$(((i + 9) % 16))"; done; } >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o w.graphml
    local told='groups have people of several municipalities, and chance does not keep these apart'
    run --separate-stderr pdn-breakdown -n 200 --by Virksomhet w.graphml -o b.csv
    grep -qx "pdn-breakdown: $told: --within municipality does, and --within none says that it is meant so" <<<"$stderr"
    local how
    for how in '--by Virksomhet --within none' '--by Virksomhet --within municipality' '--by kommune'; do
        run --separate-stderr pdn-breakdown -n 200 $how w.graphml -o b.csv
        if grep "$told" <<<"$stderr"; then return 1; fi
    done
    printf '%s\n' '[study]' 'title = x' 'by = Virksomhet' '[wave 1]' 'actors = actors.csv' 'ties = ties.csv' >study.ini
    run --separate-stderr pdn-report -n 200 study.ini -o r
    grep -qx "pdn-report: $told: within = municipality does, and within = none says that it is meant so" <<<"$stderr"
}

@test "what a heading is called changes nothing: tjeneste is sector, and municipalities stay apart" {
    { echo id,tjeneste,kommune,responded
      for i in 0 1 2 3 4 5; do echo "$i,$(printf 'A\nA\nB\nB\nC\nC\n' | sed -n "$((i + 1))p"),K$((i % 2)),1"; done; } >actors.csv
    printf 'from,to\n0,2\n2,0\n0,4\n1,3\n3,5\n5,1\n4,2\n' >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o w.graphml
    pdn-breakdown -q -n 0 --null labels w.graphml >sector.csv
    # by the rule: the default where groups are sectors is --within municipality
    pdn-breakdown -q -n 0 --null labels --within municipality w.graphml | cmp - sector.csv
    pdn-breakdown -q -n 0 --null labels --by Tjeneste w.graphml | cmp - sector.csv
    run ! cmp -s <(pdn-breakdown -q -n 0 --null labels --within none w.graphml) sector.csv
}
