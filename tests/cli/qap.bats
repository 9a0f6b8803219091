#!/usr/bin/env bats
# pdn-qap as a user runs it, on the five actors of the methods.
bats_require_minimum_version 1.5.0

setup() {
    qap=$PDN_BUILD/bin/pdn-qap
    ingest=$PDN_BUILD/bin/pdn-ingest
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' id,sector 1,A 2,A 3,A 4,B 5,B >actors.csv
    {
        echo from,to,frequency,quality
        printf '%s\n' 1,2,3,2 1,3,1,1 1,4,0,3 1,5,2,3 2,3,2,2 2,4,1,1 2,5,0,2 \
            3,4,0,2 3,5,1,2 4,5,4,1
    } >ties.csv
    "$ingest" -q --undirected --actors actors.csv --ties ties.csv -o pairs.graphml
    # the same by ordered pair: every answer both ways
    awk -F, -v OFS=, '{ print } NR > 1 { print $2, $1, $3, $4 }' ties.csv >both.csv
    "$ingest" -q --actors actors.csv --ties both.csv -o five.graphml
}

@test "five actors, all 120 relabelings" {
    "$qap" --outcome frequency --predictors same:sector,quality five.graphml >got.csv
    head -n 1 got.csv | grep -q '^term,estimate,t,p,draws'
    # the worked example: coefficients and t by R, p by enumeration; by ordered pair t is
    # larger by sqrt(17 / 7)
    awk -F, 'NR > 1 { printf "%s %.6f %.5f %s %s\n", $1, $2, $3 / sqrt(17 / 7), $4 == "" ? "-" : sprintf("%.6f", $4), $5 }' got.csv >rows
    printf '%s\n' 'intercept 0.478261 0.37226 - ' \
        'same:sector 1.891304 2.37932 0.091667 120' \
        'quality 0.086957 0.15631 0.891667 120' >want
    diff want rows
    "$qap" --outcome frequency --predictors same:sector five.graphml | sed -n 2p |
        grep -q '^r,0.70133'
}

@test "too few pairs, relabelings or draws: the fit stands, p is empty, and it is said" {
    "$qap" --outcome frequency --predictors same:sector,quality pairs.graphml >got.csv 2>said
    awk -F, 'NR > 1 { printf "%s %.6f %.6f %s %s\n", $1, $2, $3, $4 == "" ? "-" : $4, $5 }' got.csv >rows
    printf '%s\n' 'intercept 0.478261 0.372263 - ' \
        'same:sector 1.891304 2.379324 - 0' 'quality 0.086957 0.156310 - 0' | diff - rows
    [ "$(cat said)" = "pdn-qap: warning: pairs.graphml: 10 pairs with everything known: p wants 20 and is left empty" ]
    "$qap" -n 99 --outcome frequency --predictors quality five.graphml 2>said |
        grep -q '^quality,[^,]*,[^,]*,,0,20$'
    [ "$(cat said)" = "pdn-qap: warning: five.graphml: 99 draws: p wants 100 and is left empty" ]
    # a rating that stands where there is contact alone: a ring of 24
    {
        echo id,sector
        seq -f '%g,S' 24
    } >a.csv
    {
        echo from,to,frequency,quality
        for i in $(seq 24); do echo "$i,$((i % 24 + 1)),$((i % 4 + 1)),$((i % 4 + 1))"; done
    } >t.csv
    "$ingest" -q --actors a.csv --ties t.csv -o ring.graphml
    "$qap" --outcome frequency --predictors quality ring.graphml 2>said | grep -q '^r,[^,]*,,,0,24$'
    grep -q '^pdn-qap: warning: ring.graphml: 0 of 24 actors can change places' said
}

@test "predictors that say nothing are named, and no figure of another model stands" {
    printf '%s\n' id,sector,municipality a,A,M b,A,M c,B,M d,B,M e,B,M >actors.csv
    printf '%s\n' from,to,frequency,x,y a,b,1,2,4 b,c,2,1,2 c,a,1,3,6 d,e,3,1,2 e,a,4,2,4 >ties.csv
    "$ingest" -q --actors actors.csv --ties ties.csv -o net.graphml
    "$qap" --outcome frequency --predictors x,y net.graphml >got.csv 2>said
    sed 1d got.csv | diff - <(printf '%s\n' intercept,,,,,5 x,,,,,5 y,,,,,5)
    grep -qx 'pdn-qap: warning: net.graphml: each of "x", "y" follows from the other predictors: leave one of them out; nothing is estimated' said
    "$qap" --outcome frequency --predictors same:municipality net.graphml >got.csv 2>said
    sed 1d got.csv | diff - <(printf '%s\n' r,,,,,20 intercept,,,,,20 same:municipality,,,,,20)
    grep -qx 'pdn-qap: warning: net.graphml: predictor "same:municipality" is the same in all 20 pairs: left out' said
    # beside another, the model without it stands
    "$qap" --outcome frequency --predictors same:municipality,same:sector net.graphml 2>/dev/null | grep same:sector >two
    "$qap" --outcome frequency --predictors same:sector net.graphml | grep same:sector | cmp - two
}

@test "a real network by ordinary least squares" {
    oracle=$PDN_SOURCE/tests/oracle
    "$ingest" -q --actors "$oracle/texas-actors.csv" --ties "$oracle/texas-ties.csv" -o texas.graphml
    "$qap" -n 0 --outcome frequency --predictors same:sector texas.graphml |
        awk -F, 'NR > 2 { print $1 "," $2 "," $3 "," $6 }' >got
    sed 1d "$oracle/texas-regression.csv" | paste -d, - got | awk -F, '
        function far(a, b) { return a - b > 1e-9 || b - a > 1e-9 }
        $1 != $5 || far($2, $6) || far($3, $7) || $4 != $8 { print; bad = 1 }
        END { exit bad || NR != 2 }'
}

@test "--stop ends a term's draws when enough are as large" {
    oracle=$PDN_SOURCE/tests/oracle
    "$ingest" -q --actors "$oracle/texas-actors.csv" --ties "$oracle/texas-ties.csv" -o texas.graphml
    set -- --outcome frequency --predictors same:sector texas.graphml
    "$qap" -n 5000 "$@" >all.csv
    "$qap" -n 5000 --stop 10 -j 1 "$@" >one.csv
    for j in 2 3; do "$qap" -n 5000 --stop 10 -j $j "$@" | cmp - one.csv; done
    # estimates are the same; p = 10 / draws, close to that of all draws
    cut -d, -f1-3,6 one.csv | cmp - <(cut -d, -f1-3,6 all.csv)
    paste -d, one.csv all.csv | awk -F, '$1 == "same:sector" {
        x = $4 - 10 / $5; near = 4 * sqrt($10 * (1 - $10) / $5)
        exit !(x < 1e-12 && x > -1e-12 && $5 < 5000 && $11 == 5000 &&
               $4 - $10 < near && $10 - $4 < near) }'
    # where all relabelings are gone through there is nothing to stop
    "$qap" --stop 1 --outcome frequency --predictors quality five.graphml |
        cmp - <("$qap" --outcome frequency --predictors quality five.graphml)
    # a predictor without figures has no draws
    "$qap" -n 100 --stop 3 --outcome frequency --predictors same:id,quality five.graphml |
        grep -q "^same:id,,,,,"
    for bad in 0 -1 1.5 x; do
        run "$qap" --stop $bad "$@"
        [ "$status" = 2 ]
    done
}

@test "drawn: (b + 1) / (m + 1), the same for any threads" {
    "$qap" -n 109 -j 1 --outcome frequency --predictors quality five.graphml >one.csv
    "$qap" -n 109 -j 5 --outcome frequency --predictors quality five.graphml | cmp - one.csv
    awk -F, '$1 == "quality" { x = $4 * 110; y = x - int(x + .5); exit y > 1e-9 || y < -1e-9 || $5 != 109 }' one.csv
    "$qap" -n 0 --outcome frequency --predictors quality five.graphml | grep -q '^quality,[^,]*,[^,]*,,0,20$'
}

@test "who did not answer has no cells" {
    printf 'id,sector,responded\na,S,1\nb,S,1\nc,H,0\nd,H,1\n' >actors.csv
    printf 'from,to,frequency\na,b,3\nb,a,2\na,c,1\nd,a,0\n' >ties.csv
    "$ingest" -q --actors actors.csv --ties ties.csv -o four.graphml
    # three who answered, three others each
    "$qap" --outcome frequency --predictors same:sector four.graphml | sed -n 3p | cut -d, -f6 | grep -qx 9
    # a constant predictor has no figures
    "$qap" --outcome frequency --predictors same:responded,same:id four.graphml | grep -q '^same:id,,,,'
}

@test "what is wrong is said in one line" {
    run "$qap" --outcome frequency five.graphml
    [ "$status" = 2 ]
    run "$qap" --outcome frequency --predictors , five.graphml
    [ "$status" = 2 ]
    run "$qap" --outcome frequency --predictors same:nothing five.graphml
    [ "$status" = 1 ]
    [ "$output" = 'pdn-qap: five.graphml: no actor column "nothing"' ]
    run "$qap" --outcome weather --predictors quality five.graphml
    [ "$status" = 1 ]
    [ "$output" = 'pdn-qap: five.graphml: no tie column "weather"' ]
    echo before >m.csv
    run "$qap" --outcome weather --predictors quality five.graphml -o m.csv
    [ "$(cat m.csv)" = before ]
}

@test "public: a model with a term that few pairs are behind" {
    # a ring of 24, who rate the next two; rooms shared by one pair, or by 12
    {
        echo id,sector,room,floor
        for i in $(seq 24); do
            echo "$i,S$((i % 2)),$((i == 2 ? 1 : i)),$(((i - 1) / 2))"
        done
    } >a.csv
    {
        echo from,to,frequency,quality
        for i in $(seq 24); do
            echo "$i,$((i % 24 + 1)),$((i % 4 + 1)),$((i % 5 + 1))"
            echo "$i,$(((i + 1) % 24 + 1)),$((i % 3 + 1)),$((i % 4 + 1))"
        done
    } >t.csv
    "$ingest" -q --actors a.csv --ties t.csv -o ring.graphml
    for by in room floor; do
        "$qap" -q --public --no-metadata -n 100 --outcome quality \
            --predictors "same:$by" ring.graphml >"$by.csv"
    done
    # 1 rates 2 alone: intercept + same:room is what s/he answered
    [ "$(cut -d, -f2 room.csv | sort -u | xargs)" = ': estimate' ]
    [ "$(cut -d, -f6 room.csv | sort -u | xargs)" = ': cells' ]
    # of 12 who rate the other of their floor
    sed -n '3,4p' floor.csv | cut -d, -f2 | grep -q '[0-9]'
    run ! grep -q ',:' floor.csv
    # beside another predictor, a pair in which alone they differ
    awk -F, -v OFS=, 'NR == 1 { print $0, "wing"; next }
        { print $0, $1 == 24 ? "x" : $4 }' a.csv >b.csv
    "$ingest" -q --actors b.csv --ties t.csv -o ring.graphml
    "$qap" -q --public --no-metadata -n 100 --outcome quality \
        --predictors same:floor,same:wing ring.graphml >both.csv
    [ "$(cut -d, -f2 both.csv | sort -u | xargs)" = ': estimate' ]
}
