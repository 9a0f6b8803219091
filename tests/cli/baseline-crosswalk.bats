#!/usr/bin/env bats
# pdn-baseline --crosswalk: units that were merged or split.
bats_require_minimum_version 1.5.0
load ../support/baseline

@test "a hidden number of a merged unit is not taken for 1 to 4" {
    printf 'unit,year,events,population\na,2020,30,100\nb,2020,12,60\nc,2020,45,120\nd,2020,5,50\ne,2020,22,90\nf,2020,40,110\np,2020,:,300\nq,2020,90,200\n' >h.csv
    printf 'old,new,year\np,pq,2021\nq,pq,2021\n' >walk.csv
    run --separate-stderr pdn-baseline -n 0 --crosswalk walk.csv h.csv
    [ "$status" -eq 0 ]
    [[ $stderr == *"1 of the suppressed rows are of merged or split units"* ]]
    # the six units by themselves: tests/oracle/shrink-units.csv
    near "$(cell <(echo "$output") a shrunk)" .296176 1e-5
    [[ $(grep ^pq, <<<"$output") == pq,2020,,,:,500,:* ]]
}

@test "what a crosswalk leaves out is told" {
    printf 'unit,year,events,population\na,2020,30,100\nb,2020,12,60\n' >h.csv
    printf 'old,new,year,share\na,x,2021,0.3\na,y,2021,0.6\n' >walk.csv
    run --separate-stderr pdn-baseline -n 0 --crosswalk walk.csv h.csv
    [ "$status" -eq 0 ]
    [[ $stderr == *'walk.csv:3: the shares of "a" add to 0.9: the rest of its counts goes nowhere'* ]]
}

@test "a crosswalk merges the years before" {
    printf 'unit,year,events,population\nA,2019,10,100\nB,2019,20,50\nAB,2020,31,150\n' >o.csv
    printf 'old,new,year\nA,AB,2020\nB,AB,2020\n' >walk.csv
    pdn-baseline -q -n 0 --nullpunkt 2019 --crosswalk walk.csv o.csv >b.csv
    [ "$(wc -l <b.csv)" -eq 3 ]
    grep -q '^AB,2019,,,30,150,0.2,' b.csv
    [ "$(cell b.csv AB nullpunkt | sort -u)" = 0.2 ]
    printf 'old,new,year,share\nA,AB,2020,0.8\nA,C,2020,0.8\n' >walk.csv
    run --separate-stderr pdn-baseline --crosswalk walk.csv o.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-baseline: walk.csv:3: "* ]]
}

@test "a split keeps the totals" {
    printf 'unit,year,indicator,population,events\nA,2019,x,1000,10\nN,2021,x,50,5\n' >o.csv
    printf 'old,new,year,share\nA,N1,2020,0.3333\nA,N2,2020,0.3333\nA,N3,2020,0.3334\n' >walk.csv
    pdn-baseline -q -n 0 --crosswalk walk.csv o.csv -o b.csv
    for unit in N1 N2 N3; do
        echo "$(cell b.csv $unit events) $(cell b.csv $unit population)"
    done >parts
    # by hand: 3.333, 3.333, 3.334 and 333.3, 333.3, 333.4
    [ "$(cat parts)" = "3 333
3 333
4 334" ]
}

@test "a crosswalk row that meets nothing is told, with the name that is near" {
    printf 'unit,year,indicator,population,events\nGamle Sør-Odal,2019,x,1000,100\nB,2019,x,3000,400\nSør-Odal,2021,x,1000,60\nB,2021,x,3000,390\n' >o.csv
    printf 'old,new,year,share\nGamle Sør-Odl,Sør-Odal,2020,1\nB,C,2018,1\nNowhere Else,Sør-Odal,2020,1\n' >walk.csv
    run --separate-stderr pdn-baseline -n 0 --crosswalk walk.csv o.csv
    [ "$status" -eq 0 ]
    [[ $stderr == *'warning: walk.csv:2: "Gamle Sør-Odl" meets no row before 2020: nothing is moved (did you mean "Gamle Sør-Odal"?)'* ]]
    [[ $stderr == *'warning: walk.csv:3: "B" meets no row before 2018: nothing is moved'* ]]
    [[ $stderr == *'warning: walk.csv:4: "Nowhere Else" meets no row before 2020: nothing is moved'* ]]
    [[ $stderr != *'"B" meets no row before 2018: nothing is moved (did'* ]]
    (echo old,new,year; for i in $(seq 30); do echo "Unit $i,X,2020"; done) >walk.csv
    run --separate-stderr pdn-baseline -n 0 --crosswalk walk.csv o.csv
    [ "$(grep -c 'meets no row before' <<<"$stderr")" -eq 20 ]
    [[ $stderr == *'walk.csv: 10 more of its 30 rows meet no row'* ]]
}
