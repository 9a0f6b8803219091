#!/usr/bin/env bats
# pdn-fragility as a user runs it, on the worked graph K of ten people.

setup() {
    fragility=$PDN_BUILD/bin/pdn-fragility
    ingest=$PDN_BUILD/bin/pdn-ingest
    cd "$BATS_TEST_TMPDIR"
    {
        echo id,sector,unit
        printf '%s,NAV,a\n' 1 2 3
        printf '%s,OT,b\n' 4 5 6
        printf '%s,HELSE,c\n' 7 8 9 10
    } >actors.csv
    printf '%s\n' from,to 1,2 1,3 2,3 3,4 4,5 4,6 5,6 6,7 7,8 7,9 8,9 9,10 >ties.csv
    "$ingest" -q --undirected --actors actors.csv --ties ties.csv --wave 2021 -o k.graphml
}

@test "the curves of K, columns in their order" {
    "$fragility" --no-metadata k.graphml -o got.csv
    [ "$(head -n 1 got.csv | cut -d, -f1-9)" = removed,order,actor,largest_share,largest_lo,largest_hi,efficiency,efficiency_lo,efficiency_hi ]
    # the worked example: who goes, what is left, efficiency by networkx
    awk -F, '$2 == "targeted" { printf "%s %s %s %.4f\n", $1, $3, $4, $7 }' got.csv >rows
    printf '%s\n' '0  1 0.5148' '1 6 0.5 0.2704' '2 3 0.4 0.1556' '3 9 0.2 0.0667' >want
    diff want rows
    [ "$(grep -c random got.csv)" = 4 ]
}

@test "random orders come near the exact means" {
    # exact, by enumeration: .77, .59778, .4725; 4 standard errors of 5000
    "$fragility" -n 5000 k.graphml | awk -F, '
        BEGIN { want[0] = 1; want[1] = .77; want[2] = .5977778; want[3] = .4725 }
        $2 == "random" { d = $4 - want[$1]; if (d * d > .012 * .012) exit 1
                         if ($5 > $4 || $6 < $4 || $8 > $7 || $9 < $7) exit 1; n++ }
        END { exit n != 4 }'
}

@test "--remove and --order" {
    "$fragility" -n 0 --remove 1 k.graphml | awk -F, '$2 == "targeted" && NR > 2 { printf "%s ", $3 }' >got
    [ "$(cat got)" = "6 3 9 1 2 4 5 7 8 10 " ]
    "$fragility" -n 0 --order once k.graphml | awk -F, '$2 == "targeted" && NR > 2 { printf "%s ", $3 }' >got
    [ "$(cat got)" = "6 4 7 " ]
    "$fragility" -n 0 --order degree k.graphml | awk -F, '$2 == "targeted" && NR > 2 { printf "%s ", $3 }' >got
    [ "$(cat got)" = "3 4 6 " ]
    "$fragility" -n 0 k.graphml | grep -c '^[0-9],random,,,,,,,,$' | grep -qx 4
}

@test "key people, cuts and bridges of K" {
    "$fragility" --keyplayers 2 k.graphml | awk -F, '$1 != "distance-reach" { print $1, $2 }' >got
    printf '%s\n' 'goal actors' 'fragment 3+7' 'fragment 4+7' 'reach 3+7' 'reach 3+9' 'reach 4+9' >want
    diff want got
    "$fragility" --cuts k.graphml | cut -d, -f1-3 | tr '\n' ' ' >got
    [ "$(cat got)" = "kind,actor,other person,3, person,4, person,6, person,7, person,9, bridge,3,4 bridge,6,7 bridge,9,10 " ]
}

@test "two real networks as networkx has them" {
    oracle=$PDN_SOURCE/tests/oracle
    for name in karate texas; do
        "$ingest" -q --undirected --actors "$oracle/$name-actors.csv" \
            --ties "$oracle/$name-ties.csv" -o "$name.graphml"
        "$fragility" -n 0 "$name.graphml" | awk -F, '$2 == "targeted" { print $1 "," $3 "," $4 "," $7 }' >got
        sed 1d "$oracle/$name-fragility.csv" | paste -d, - got | awk -F, '
            function far(a, b) { return a - b > 1e-12 || b - a > 1e-12 }
            $1 != $5 || $2 != $6 || far($3, $7) || far($4, $8) { print; bad = 1 }
            END { exit bad || NR < 8 }'
    done
    "$fragility" --keyplayers 3 karate.graphml | awk -F, '$1 == "fragment" { print $2 }' >got
    sed 1d "$oracle/karate-sets.csv" | cut -d, -f1 | diff - got
}

@test "a pair's row before and after is pdn-breakdown's" {
    "$PDN_BUILD/bin/pdn-breakdown" -q k.graphml >before.csv
    "$fragility" --without 6 k.graphml >got.csv
    diff before.csv <(grep -E '^(state|before)' got.csv | cut -d, -f2-)
    grep -v '^6,' actors.csv >fewer.csv
    grep -v -e '^6,' -e ',6$' ties.csv >less.csv
    "$ingest" -q --undirected --actors fewer.csv --ties less.csv -o after.graphml
    "$PDN_BUILD/bin/pdn-breakdown" -q after.graphml >after.csv
    diff after.csv <(grep -E '^(state|after)' got.csv | cut -d, -f2-)
    # a contact more
    { cat ties.csv; echo 3,8; } >more.csv
    "$ingest" -q --undirected --actors actors.csv --ties more.csv -o more.graphml
    "$PDN_BUILD/bin/pdn-breakdown" -q more.graphml >after.csv
    "$fragility" --with 3,8 k.graphml | grep -E '^(state|after)' | cut -d, -f2- | cut -d, -f1-18 | diff <(cut -d, -f1-18 after.csv) -
    # a unit: its group is gone after
    "$fragility" --without c k.graphml >got.csv
    [ "$(grep -c ^before got.csv)" = 6 ]
    [ "$(grep -c ^after got.csv)" = 3 ]
}

@test "directed, with silence and an answer of no contact" {
    printf 'id,sector,responded\na,S,1\nb,S,1\nc,H,0\nd,H,1\n' >actors.csv
    printf 'from,to,frequency,quality\na,b,3,4\nb,a,2,2\na,c,1,3\na,d,0,\n' >ties.csv
    "$ingest" -q --actors actors.csv --ties ties.csv -o five.graphml
    "$fragility" -n 50 --with a,d five.graphml >got.csv
    # a > d and d > a: two arcs more between the groups, one dyad confirmed
    [ "$(grep '^before,H,S' got.csv | cut -d, -f8,16)" = 1,0 ]
    [ "$(grep '^after,H,S' got.csv | cut -d, -f8,16)" = 3,1 ]
    "$fragility" -n 50 --with b,c five.graphml >got.csv
    [ "$(grep '^after,H,S' got.csv | cut -d, -f8,16)" = 2,0 ]
    run "$fragility" --with a,b five.graphml
    [ "$status" = 1 ]
    [ "$output" = 'pdn-fragility: five.graphml: "a" and "b" have contact already' ]
}

@test "the same bytes for any threads, folder and locale" {
    "$fragility" -j 1 k.graphml -o one.csv
    mkdir "a folder"
    (cd "a folder" && LC_ALL=nb_NO.UTF-8 TZ=Asia/Tokyo "$fragility" -j 7 ../k.graphml -o one.csv)
    cmp one.csv "a folder/one.csv"
    cmp one.resource.json "a folder/one.resource.json"
    "$fragility" -s 2 k.graphml | cmp -s - one.csv && false
    grep -q '"draws": 200' one.resource.json
}

@test "nobody, one, and no ties at all" {
    printf '<graphml><graph edgedefault="directed"/></graphml>' | "$fragility" >got.csv
    [ "$(wc -l <got.csv)" = 1 ]
    printf 'from,to\n' >t.csv
    printf 'id,sector\none,S\n' >a.csv
    "$ingest" -q --actors a.csv --ties t.csv -o one.graphml
    "$fragility" one.graphml >got.csv
    [ "$(wc -l <got.csv)" = 3 ]
    grep -q '^0,targeted,,1,,,,,,1$' got.csv
    "$fragility" --cuts one.graphml | wc -l | grep -qx 1
    run "$fragility" --keyplayers 1 one.graphml
    [ "$status" = 1 ]
}

@test "any id can stand in a list, and what is written reads back" {
    printf '%s\n' id,sector '"Dahl, Kari",A' '"Moe, Ola",A' c,B >a.csv
    printf '%s\n' from,to '"Dahl, Kari",c' '"Moe, Ola",c' >t.csv
    "$ingest" -q --actors a.csv --ties t.csv --answered all -o n.graphml
    "$fragility" -n 20 --with '"Dahl, Kari","Moe, Ola"' n.graphml >one.csv
    "$fragility" -n 20 --with '"Moe, Ola"' --with '"Dahl, Kari"' n.graphml | cmp - one.csv
    # by hand: two reports more, between two of A; A-A had none
    [ "$(grep -c '^after,A,A,2,2,2,2,2,' one.csv)" = 1 ]
    "$fragility" -n 20 --without 'Dahl, Kari' n.graphml | grep -q '^after,A,B,1,1,1,1,1,'
    run "$fragility" --with 'Dahl, Kari,Moe, Ola' n.graphml
    [ "$status" = 2 ]
    [[ "$output" == 'pdn-fragility: --with Dahl, Kari,Moe, Ola: want two ids'* ]]
    run "$fragility" --with '"Dahl, Kari' n.graphml
    [ "$status" = 2 ]
    [[ "$output" == 'pdn-fragility: --with "Dahl, Kari: a quote is never closed'* ]]
    printf '%s\n' id,sector a+b,A+ b,A+ 'a,B|C' >a.csv
    printf '%s\n' from,to a+b,a b,a >t.csv
    "$ingest" -q --actors a.csv --ties t.csv --answered all -o p.graphml
    "$fragility" --keyplayers 2 p.graphml >key.csv
    grep -qF 'fragment,"""a+b""+a",2,' key.csv
    grep -qF 'fragment,"""a+b""+b",2,' key.csv
    # the rule thrice: "A+" joined by +, that by |, and the cell of the CSV
    q='"' six='""""""'
    "$fragility" --cuts p.graphml | grep -qF "person,a,,2,1+1,$q${six}A+$six|${six}A+$six$q,,1"
}

@test "what is wrong is said in one line" {
    run "$fragility" --without nobody k.graphml
    [ "$status" = 1 ]
    [ "$output" = 'pdn-fragility: k.graphml: "nobody": no actor and no unit of that name' ]
    run "$fragility" --with 3 k.graphml
    [ "$status" = 2 ]
    run "$fragility" --with 3,3 k.graphml
    [ "$status" = 1 ]
    run "$fragility" --cuts --keyplayers 2 k.graphml
    [ "$status" = 2 ]
    run "$fragility" --remove 1.5 k.graphml
    [ "$status" = 2 ]
    run "$fragility" --order size k.graphml
    [ "$status" = 2 ]
    run "$fragility" --keyplayers 0 k.graphml
    [ "$status" = 2 ]
    echo before >m.csv
    run "$fragility" --without nobody k.graphml -o m.csv
    [ "$(cat m.csv)" = before ]
    run bash -c "'$fragility' k.graphml >/dev/full"
    [ "$status" = 1 ]
}
