#!/usr/bin/env bats
# pdn-waves as its user runs it, on the sample and on what cannot be compared.

setup_file() {
    PATH="$PDN_BUILD/bin:$PATH"
    export sample="$PDN_SOURCE/samples/kongsvinger"
    cd "$BATS_FILE_TMPDIR" || return 1
    for year in 2021 2022 2023; do
        pdn-ingest -q --actors "$sample/actors-$year.csv" --wave $year \
            --ties "$sample/ties-$year.csv" -o n$year.graphml
    done
    # a map takes as long as the square of its people
    export small="$BATS_FILE_TMPDIR/small"
    sh "$PDN_SOURCE/tests/support/smaller.sh" "$small"
    for year in 2021 2022 2023; do
        pdn-ingest -q --actors "$small/actors-$year.csv" --wave $year \
            --ties "$small/ties-$year.csv" -o m$year.graphml
    done
}

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_FILE_TMPDIR" || return 1
}

# cell FILE ROW COLUMN
cell() {
    awk -F, -v row="$2" -v name="$3" 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c }
        NR == row + 1 { print $at[name] }' "$1"
}

@test "three waves, two rows, and both sums add up" {
    pdn-waves -q n2021.graphml n2022.graphml n2023.graphml >w.csv
    [ "$(wc -l <w.csv)" -eq 3 ]
    awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
        $at["ties_before"] != $at["kept"] + $at["lost"] + $at["lost_by_leavers"] + $at["lost_by_silence"] + $at["lost_by_renaming"] { exit 1 }
        $at["ties_after"] != $at["kept"] + $at["new"] + $at["new_by_joiners"] + $at["new_by_silence"] + $at["new_by_renaming"] { exit 1 }' w.csv
    # what stands in the files of the sample: contacts are rows with a frequency
    [ "$(cell w.csv 1 people_before)" -eq 176 ]
    [ "$(cell w.csv 1 answered_before)" -eq 137 ]
    [ "$(cell w.csv 2 answered_after)" -eq 144 ]
}

@test "the columns are those of the contract, in its order" {
    pdn-waves -q n2021.graphml n2022.graphml | head -1 >got
    grep -q '^from_wave,to_wave,people,dyads,ties_before,ties_after,kept,lost,new,unobservable,jaccard,persistence,birth,lost_by_leavers,lost_by_silence,lost_by_renaming,new_by_joiners,new_by_silence,new_by_renaming,qap' got
}

@test "a wave against itself has lost nothing" {
    pdn-waves -q n2021.graphml n2021.graphml >w.csv
    [ "$(cell w.csv 1 lost)" -eq 0 ]
    [ "$(cell w.csv 1 new)" -eq 0 ]
    [ "$(cell w.csv 1 jaccard)" = 1 ]
    [ "$(cell w.csv 1 qap)" = 1 ]
}

@test "services that are renamed are followed by the crosswalk, and unmet rows told" {
    for year in 2021 2022; do
        pdn-aggregate -q n$year.graphml -o s$year.graphml
    done
    sed 's/boligkontor/boligtjenesten/g' s2022.graphml >r2022.graphml
    pdn-waves -q s2021.graphml s2022.graphml >want
    pdn-waves -q s2021.graphml r2022.graphml >w.csv
    [ "$(cell w.csv 1 leavers)" -eq 1 ]
    printf 'old,new,year\nboligkontor,boligtjenesten,2022\nIngen,Noen,2022\n' >c.csv
    run --separate-stderr pdn-waves --crosswalk c.csv s2021.graphml r2022.graphml
    [ "$status" -eq 0 ]
    [ "$output" = "$(cat want)" ]
    [[ "$stderr" == *'c.csv: 1 of 2 rows meet nothing in these waves, "Ingen" the first'* ]]
}

@test "what cannot be compared is refused" {
    run pdn-waves n2021.graphml
    [ "$status" -eq 2 ]
    pdn-ingest -q --undirected --actors "$sample/actors-2022.csv" \
        --ties "$sample/ties-2022.csv" --wave 2022 -o u.graphml
    run --separate-stderr pdn-waves n2021.graphml u.graphml
    [ "$status" -eq 1 ] && [ -z "$output" ]
    [[ "$stderr" == 'pdn-waves: 2021 to 2022: one wave is directed'* ]]
    printf 'old,new,year,share\nA,B,2022,2\n' >c.csv
    run --separate-stderr pdn-waves --crosswalk c.csv n2021.graphml n2022.graphml
    [ "$status" -eq 1 ] && [ -z "$output" ]
    [[ "$stderr" == 'pdn-waves: c.csv:2:4: share 2: want above 0, at most 1'* ]]
}
@test "pairs: the planted fall of Grue is found, and no thread changes a byte" {
    pdn-waves -q -n 1000 -j 1 --pairs --by municipality n2022.graphml n2023.graphml >p.csv
    pdn-waves -q -n 1000 -j 3 --pairs --by municipality n2022.graphml n2023.graphml |
        cmp - p.csv
    grep -q '^group_a,group_b,ties_before,ties_after,change,lo,hi,p,q,verdict_before,verdict_after,' p.csv
    grep '^Grue,Grue,' p.csv >row
    (cat p.csv | head -1; cat row) >grue.csv
    [ "$(cell grue.csv 1 finding)" = less-contact ]
    [ "$(cell grue.csv 1 ties_after)" -eq 0 ]
    [ "$(grep -c -e ',more-contact,' -e ',less-contact,' p.csv)" -eq 1 ]
}

@test "without draws nothing is tested" {
    pdn-waves -q -n 0 --pairs n2021.graphml n2022.graphml >p.csv
    [ -z "$(cell p.csv 1 p)" ] && [ -z "$(cell p.csv 1 verdict_before)" ]
    [ -n "$(cell p.csv 2 contacts)" ]
    pdn-waves -q -n 0 --whole n2021.graphml n2022.graphml >h.csv
    [ "$(wc -l <h.csv)" -eq 14 ] && [ -z "$(cell h.csv 1 p)" ]
    [ "$(cell h.csv 1 measure)" = density ]
    [ "$(head -1 h.csv)" = measure,before,after,change,lo,hi,p,q,from_wave,to_wave ]
}

@test "draws too few for any change to be told are not taken for no change" {
    # least p of n draws: 1 / (n + 1); among m tests q is m times that, and a
    # finding at .10 at most
    pdn-waves --pairs -n 100 n2022.graphml n2023.graphml -o p.csv 2>few
    tests=$(sed -n 's/.*among \([0-9]*\) tests.*/\1/p' few)
    [ "$tests" -gt 11 ]
    grep -q "warning: 2022 to 2023: 100 draws are too few for $tests tests: no single change could be told; $((10 * tests)) would do$" few
    pdn-waves --pairs -n $((10 * tests)) n2022.graphml n2023.graphml -o p.csv 2>enough
    run ! grep 'too few for' enough
    pdn-waves --pairs -n $((10 * tests - 2)) n2022.graphml n2023.graphml -o p.csv 2>few
    grep -q 'too few for' few
}

@test "one way of writing at a time" {
    for options in '--pairs --whole' '--rebase x.json n2021.graphml' '--compare x.json'; do
        run pdn-waves $options n2021.graphml n2022.graphml
        [ "$status" -eq 2 ]
    done
}

# A by 30 of 100 frozen, now 31 of 100; B as it was; C is gone.
@test "frozen figures: what is revised is listed, and both are kept" {
    cat >null.json <<'J'
{"definitions": [{"indicator": "u", "definition": "ute", "age_from": 20, "age_to": 29, "period_years": null}],
 "outcomes": [
 {"unit": "A", "indicator": "u", "year": 2021, "events": 30, "population": 100, "share": 0.3},
 {"unit": "B", "indicator": "u", "year": 2021, "events": 5, "population": 50, "share": 0.1},
 {"unit": "C", "indicator": "u", "year": 2021, "events": 5, "population": 50, "share": 0.1}]}
J
    printf 'unit,year,indicator,events,population,definition,age_from,age_to\nA,2021,u,31,100,ute,20,29\nB,2021,u,5,50,ute,20,29\nA,2022,u,9,100,ute,20,29\n' >o.csv
    run --separate-stderr pdn-waves --compare null.json --rebase new.json o.csv
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = indicator,unit,year,was,is,events_was,events_is,population_was,population_is ]
    [ "${lines[1]}" = u,A,2021,0.3,0.31,30,31,100,100 ]
    [ "${lines[2]}" = u,C,2021,0.1,,5,,50, ]
    [ "${#lines[@]}" -eq 3 ]
    [[ "$stderr" == *'3 frozen figures: 2 are not what they were, 1 of these are gone'* ]]
    tr -d ' \n' <new.json | grep -q '"events":31.0,"population":100.0,"share":0.31.*"was":{"events":30.0'
    # the new ones are no revision any more
    [ "$(pdn-waves -q --compare new.json o.csv | wc -l)" -eq 2 ]
}

# 30 of 131 is .22901: a public report says .229, and hides the 3 of B
@test "frozen figures of a public report: what it rounds or hides is no revision" {
    cat >null.json <<'J'
{"fewest": 5, "definitions": [], "outcomes": [
 {"unit": "A", "indicator": "u", "year": 2021, "events": 30, "population": 131, "share": 0.229},
 {"unit": "B", "indicator": "u", "year": 2021, "events": null, "population": 50, "share": null, "suppressed": ["events", "share"]},
 {"unit": "C", "indicator": "u", "year": 2021, "events": 30, "population": 131, "share": 0.229}]}
J
    printf 'unit,year,indicator,events,population\nA,2021,u,30,131\nB,2021,u,3,50\nC,2021,u,31,131\n' >o.csv
    run --separate-stderr pdn-waves --compare null.json o.csv
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq 2 ]
    [[ "${lines[1]}" == u,C,2021,0.229,0.236*,30,31,131,131 ]]
    [[ "$stderr" == *'3 frozen figures: 1 are not what they were'* ]]
    # of a file with every digit the share itself counts
    sed -i 's/"fewest": 5, //' null.json
    [ "$(pdn-waves -q --compare null.json o.csv | cut -d, -f2 | tr '\n' ' ')" = 'unit A C ' ]
}

@test "frozen figures: another definition is refused by name" {
    printf '{"definitions": [{"indicator": "u", "definition": "ute", "age_from": 20, "age_to": 29, "period_years": null}], "outcomes": []}' >null.json
    printf 'unit,year,indicator,events,population,definition,age_from,age_to\nA,2021,u,31,100,inne,20,24\n' >o.csv
    run --separate-stderr pdn-waves --compare null.json o.csv
    [ "$status" -eq 1 ] && [ -z "$output" ]
    [[ "$stderr" == *'o.csv:2: u: the definition was "ute" and is "inne"'* ]]
    [[ "$stderr" == *'u: age_to was "29" and is "24"'* ]]
    printf '{"outcomes": [\n x]}' >null.json
    run --separate-stderr pdn-waves --compare null.json o.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'pdn-waves: null.json:2:'* ]]
    printf '{}' >null.json
    run --separate-stderr pdn-waves --compare null.json o.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'pdn-waves: null.json: no list of outcomes'* ]]
}
bats_require_minimum_version 1.5.0

@test "a map: places are kept, who left too, and no thread changes a byte" {
    pdn-waves -q --map -j 1 m2021.graphml m2022.graphml m2023.graphml -o layout.csv
    pdn-waves -q --map -j 2 m2021.graphml m2022.graphml m2023.graphml -o again.csv
    cmp layout.csv again.csv
    [ "$(head -1 layout.csv)" = id,x,y ]
    [ "$(stat -c %a layout.csv)" = 600 ]
    # 6 services, 60 people of 2023, and who was there before: each id once
    cat "$small"/actors-202?.csv | tr ';' , | cut -d, -f1 | grep -v '^.*id$' |
        sort -u | wc -l >people
    [ "$(cat people)" -gt 60 ]
    [ "$(wc -l <layout.csv)" -eq $((1 + 6 + $(cat people))) ]
    [ -z "$(cut -d, -f1 layout.csv | sort | uniq -d)" ]
    # who stood somewhere in 2021 stands there in 2023, if s/he is in the same
    # service: that is everybody of the sample
    pdn-waves -q --map m2021.graphml m2021.graphml -o first.csv
    join -t, <(sort first.csv) <(sort layout.csv) |
        awk -F, '$1 != "id" && ($2 != $4 || $3 != $5) { print; n++ } END { exit n > 0 }'
    pdn-waves -q --map --anchor layout.csv m2022.graphml m2023.graphml -o next.csv
    cmp <(sort layout.csv) <(sort next.csv)
}

@test "a map: how far people moved, and what the places cost, is told" {
    run --separate-stderr pdn-waves --map --stability 0.5 m2021.graphml m2022.graphml -o l.csv
    [ "$status" -eq 0 ]
    # of the 60 on the list of 2022 one is not on that of 2021
    [[ "$stderr" == *"2022: 59 people stood there before and moved by 0.0"*"of the ring's radius on average"*"1 without a former place"* ]]
    [[ "$stderr" == *"2022: stress 0."*"where nobody is held to a group or a former place"* ]]
    run --separate-stderr pdn-waves --map --near none m2021.graphml m2022.graphml -o free.csv
    [[ "$stderr" == *"moved by 0.000 of the ring's radius on average, 0.000 at most"* ]]
    # nobody stands on the ring, where a layout file has services
    awk -F, 'NR > 7 && $2 ^ 2 + $3 ^ 2 > .999999 { exit 1 }' free.csv
    pdn-waves -q --map --near municipality m2021.graphml m2022.graphml -o m.csv
    head -8 m.csv | grep -q '^Grue,'
    for option in "--near none" "--stability 1" "--anchor layout.csv"; do
        run pdn-waves $option n2021.graphml n2022.graphml
        [ "$status" -eq 2 ]
    done
    run pdn-waves --map --stability 1.5 n2021.graphml n2022.graphml
    [ "$status" -eq 2 ]
    run --separate-stderr pdn-waves --map --near shoe n2021.graphml n2022.graphml
    [ "$status" -eq 1 ]
    [[ "$stderr" == *shoe* ]]
}

@test "--ratings: each rater against his own of last time, by signs" {
    # six rate c both times: five 1 higher, one 1 lower; a seventh only later
    printf 'id,sector,responded\n' | tee r1.csv >r2.csv
    printf 'from,to,frequency,quality\n' | tee q1.csv >q2.csv
    for k in 1 2 3 4 5 6; do
        echo "a$k,A,1" | tee -a r1.csv >>r2.csv
        echo "a$k,c,1,3" >>q1.csv
        echo "a$k,c,1,$((k < 6 ? 4 : 2))" >>q2.csv
    done
    printf 'a7,A,0\nc,C,0\n' >>r1.csv
    printf 'a7,A,1\nc,C,0\n' >>r2.csv
    echo 'a7,c,1,1' >>q2.csv
    for k in 1 2; do
        pdn-ingest -q --actors "r$k.csv" --ties "q$k.csv" --wave "202$k" \
            --scale quality=1:5 -o "r$k.graphml"
    done
    pdn-waves -q --no-metadata --ratings r1.graphml r2.graphml >ratings.csv
    # sums of 4 or more: 1 + 6 of 32 ways with the first sign held, and as many
    # the other way: 14 of 64. s = sqrt(2/3); t(.975, 5) = 2.570582
    awk -F, 'NR > 1 {
        if ($1 != "quality" || $4 != 6 || $5 != 3 || $13 != 2021 || $14 != 2022)
            exit bad = 1
        n = split("0.6666667 -0.1901939 1.5235273 0.21875 0.21875 0.9338618", want, " ")
        for (i = 1; i <= n; i++)
            if (($(6 + i) - want[i]) ^ 2 > 1e-12) { print i, $(6 + i); exit bad = 1 }
        names = names $2 ">" $3 " " }
        END { if (names != "> A>C ") { print names; bad = 1 }; exit bad }' ratings.csv
    # drawn, where all ways are more than the draws: 3 standard errors
    pdn-waves -q --no-metadata -n 50 --ratings r1.graphml r2.graphml |
        awk -F, 'NR > 1 && ($10 < .05 || $10 > .42) { exit 1 }'
    pdn-waves -q --no-metadata -n 0 --ratings r1.graphml r2.graphml |
        awk -F, 'NR > 1 && $10 $11 $12 != "" { exit 1 }'
}

@test "--barriers: the same people twice, by Newcombe and McNemar" {
    # 50 of a about five of b: x by 20 both times, 12 before only, 2 after only
    # (the counts of Newcombe's table); y by two before; one who did not answer
    # the second time named both
    printf 'id,sector,responded\n' | tee b1.csv >b2.csv
    printf 'from,to,frequency,quality,barrier\n' | tee s1.csv >s2.csv
    for k in 1 2 3 4 5; do echo "b$k,B,0" | tee -a b1.csv >>b2.csv; done
    echo gone,A,1 >>b1.csv
    echo gone,A,0 >>b2.csv
    echo gone,b1,1,3,x+y >>s1.csv
    for k in $(seq 50); do
        echo "a$k,A,1" | tee -a b1.csv >>b2.csv
        echo "a$k,b1,1,3,$([ "$k" -gt 32 ] || echo x)" >>s1.csv
        echo "a$k,b2,1,3,$([ "$k" -gt 22 ] || [ "$k" -le 2 ] || echo x)" >>s2.csv
        [ "$k" -gt 2 ] || echo "a$k,b3,1,3,y" >>s1.csv
        [ "$k" -le 48 ] || echo "a$k,b3,1,3,x" >>s2.csv
    done
    for k in 1 2; do
        pdn-ingest -q --actors "b$k.csv" --ties "s$k.csv" --wave "202$k" \
            --scale quality=1:5 -o "b$k.graphml"
    done
    pdn-waves --no-metadata --barriers b1.graphml b2.graphml >barriers.csv 2>told
    tests=$(sed -n 's/.*2021 to 2022: tests that q is over: \([0-9]*\), of pairs 0$/\1/p' told)
    [ "$tests" -eq 1 ] # x of everybody: of y too few, and no rating changed
    # interval: methods, E6, 20 12 2 16 as published and as R's epiR has it; p:
    # 14 of whom 2, (2 (1 + 14 + 91) - 91) / 2^14; y: two of 50, no test with
    # fewer than five; detectable 2.8015852 root(14) / 50, root(5) / 50
    awk -F, -v tests="$tests" 'NR > 1 { n[$1 $2 $3]++; got = $4 " " $5 " " $6 " " $7 }
        NR > 1 && $1 == "x" {
            if (got != "50 32 22 20" || $8 != .64 || $9 != .44) { print; exit bad = 1 }
            k = split("-0.2 -0.329207 -0.056156 0.00738525", want, " ")
            for (i = 1; i <= k; i++)
                if (($(9 + i) - want[i]) ^ 2 > 1e-12) { print i, $(9 + i); exit bad = 1 }
            if (($15 - .2096514) ^ 2 > 1e-12) { print $15; exit bad = 1 }
            # the least p of the tests told of; of two groups no sentence is made
            q = $2 == "" ? .00738525 * tests : ""
            if (q == "" ? $14 $20 != "" : ($14 - q) ^ 2 > 1e-12 || $20 != 1) { print; exit bad = 1 } }
        NR > 1 && $1 == "y" && (got != "50 2 0 0" || $13 $14 != "" ||
            ($15 - .1252907) ^ 2 > 1e-12) { print; exit bad = 1 }
        END { exit bad || NR != 5 || n["x"] != 1 || n["xAB"] != 1 || n["yAB"] != 1 }' barriers.csv
}

@test "--public: whatever tables of two waves are published, nothing follows" {
    mkdir -p public/tables owner/tables
    for mode in '' -whole -pairs -ratings -barriers; do
        for to in public owner; do
            local hide=()
            [ $to = owner ] || hide=(--public)
            pdn-waves -q -n 20 ${mode:+-$mode} "${hide[@]}" n2021.graphml \
                n2022.graphml -o $to/tables/waves$mode.csv
        done
    done
    # the attacker, who has all five, and knows what adds up to what, and who
    # answered once
    cp n2021.graphml owner/network-2021.graphml
    cp n2022.graphml owner/network-2022.graphml
    /usr/bin/python3 -B "$PDN_SOURCE/tests/support/attack" public --internal owner
    # of others' draws the same is hidden; of hidden contacts only the change
    pdn-waves -q --no-metadata -n 30 -s 9 --pairs --public n2021.graphml \
        n2022.graphml >other.csv
    cmp <(cut -d, -f1-4,18-20 other.csv) <(cut -d, -f1-4,18-20 public/tables/waves-pairs.csv)
    awk -F, '$3 == ":" || $4 == ":" { hidden++; for (i = 5; i <= 7; i++)
            if ($i != "" && $i != ":") { print; exit bad = 1 } }
        END { exit bad || hidden == 0 }' public/tables/waves-pairs.csv
    # four people on the list: no figure, and no verdict of either wave
    awk -F, '$2 == "boligkontor" && $3 $4 $10 $11 $13 $18 $20 != "::hiddenhidden:::" { print; exit bad = 1 }
        $2 == "boligkontor" { n++ } END { exit bad || n < 3 }' public/tables/waves-pairs.csv
    # how much is told, people never; --suppress 2 hides less
    run --separate-stderr pdn-waves --public n2021.graphml n2022.graphml
    [[ "$stderr" == *"figures hidden: "*"fewer than 5 people"* ]]
    [ "$(pdn-waves -q --suppress 2 --no-metadata --ratings -n 0 n2021.graphml n2022.graphml | wc -l)" -gt \
        "$(pdn-waves -q --public --no-metadata --ratings -n 0 n2021.graphml n2022.graphml | wc -l)" ]
    for option in --actors --map; do
        run pdn-waves $option --public n2021.graphml n2022.graphml
        [ "$status" -eq 2 ]
    done
}

@test "the study passes the aliases of its waves on, and the crosswalk alone" {
    printf 'id,sector,responded\na,A,1\nb,B,1\n' >a1.csv
    printf 'id,sector,responded\na-new,A,1\nb,Bn,1\n' >a2.csv
    printf 'from,to\na,b\nb,a\n' >t1.csv
    printf 'from,to\na-new,b\nb,a-new\n' >t2.csv
    printf 'alias,id\na,a-new\n' >alias.csv
    printf 'old,new,year\nB,Bn,2022\n' >cross.csv
    printf '%s\n' '[wave 2021]' 'actors = a1.csv' 'ties = t1.csv' \
        '[wave 2022]' 'actors = a2.csv' 'ties = t2.csv' >study.ini
    pdn-report -q -n 0 --internal study.ini -o r
    [ "$(sed 1d r/tables/waves.csv | cut -d, -f3)" -eq 1 ] # b alone
    sed 's/^ties = t2.csv/&\naliases = alias.csv/' study.ini >more.ini
    printf '%s\n' '[crosswalk]' 'file = cross.csv' >>more.ini
    pdn-report -q -n 0 --internal more.ini -o r2
    [ "$(sed 1d r2/tables/waves.csv | cut -d, -f3)" -eq 2 ]
    [ "$(sed 1d r2/tables/waves.csv | cut -d, -f7)" -eq 2 ] # kept
}

@test "a wave in which nobody could name an obstacle is not compared, and that is told" {
    mkdir asked && cd asked
    {
        echo id,sector,responded
        for i in 1 2 3 4 5 6; do echo "a$i,A,1"; echo "b$i,B,1"; done
    } >actors.csv
    {
        echo from,to,frequency,barrier
        for i in 1 2 3 4 5 6; do echo "a$i,b$i,2,kapasitet"; echo "b$i,a$i,2,"; done
    } >before.csv
    cut -d, -f1-3 before.csv >after.csv      # the question was not there
    sed 's/kapasitet//' before.csv >blank.csv # it was, and nobody filled it in
    for wave in before after blank; do
        pdn-ingest -q --actors actors.csv --ties $wave.csv --wave $wave -o $wave.graphml
    done
    for wave in after blank; do
        run --separate-stderr pdn-waves --barriers before.graphml $wave.graphml
        [ "$status" -eq 0 ]
        [ "$(wc -l <<<"$output")" -eq 1 ]
        [[ "$stderr" == *"obstacles are not compared from before to $wave: in one of them no answer names any"* ]]
    done
    # asked both times: six of the twelve named it, both times
    pdn-waves -q --barriers before.graphml before.graphml >same.csv
    grep -q '^kapasitet,,,6,6,6,6,\|^kapasitet,,,12,6,6,6,' same.csv
}

@test "in public no digest of the answers is told" {
    pdn-waves -q --public --pairs -n 0 m2021.graphml m2022.graphml -o p.csv
    [ "$(jq '.. | .sources? // empty | length' p.resource.json)" = 0 ]
    run ! grep -q "$(sha256sum <m2021.graphml | cut -d' ' -f1)" p.resource.json
}

@test "one q over all tables of two waves, asked for alone or by the report" {
    pdn-synth -q -o made --actors 60 --sectors 4 --waves 2 --response .9 -s 4
    awk '/^\[/ { on = /^\[(study|wave .*|scales)\]/ } on && !/^nullpunkt/' made/study.ini >made/surveys.ini
    pdn-report -q -n 300 --only tables --internal made/surveys.ini -o whole
    for table in pairs whole ratings barriers; do
        pdn-waves -q -n 300 -s 4 --$table whole/network-2021.graphml \
            whole/network-2022.graphml -o $table.csv
        # p, q and what is said are the report's
        for file in $table.csv whole/tables/waves-$table.csv; do
            awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c }
                { print $1, $2, $at["p"], $at["q"], at["clear"] ? $at["clear"] : "", at["finding"] ? $at["finding"] : "" }' $file
        done >both.$table
        n=$(($(wc -l <both.$table) / 2))
        cmp <(head -n $n both.$table) <(tail -n +$((n + 1)) both.$table)
        # figures of the whole network are told of by themselves
        [ $table = whole ] || awk -F, -v table=$table 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
            $at["q"] != "" { print $at["p"], $at["q"], table }' $table.csv
    done >tests.txt
    # q = the least, from below, of p times the tests over its rank
    sort -g -r tests.txt | awk '{ p[NR] = $1; q[NR] = $2; kind[$3]++ } END {
        least = 1
        for (i = 1; i <= NR; i++) {
            x = p[i] * NR / (NR - i + 1)
            if (x < least) least = x
            if ((least - q[i]) ^ 2 > 1e-18) { print i, p[i], q[i], least; exit 1 } }
        for (k in kind) kinds++
        print NR, kinds
        exit !(NR > 20 && kinds >= 3) }'
}
