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

# counts FILE: unit, year, events and population of a baseline table.
counts() { sed 1d "$1" | cut -d, -f1,2,5,6 | LC_ALL=C sort | paste -sd' '; }

# By hand: 120 + 100 of 600 + 500; publishers print a row of every unit that ever was.
@test "a row of years in which a unit was not counts for nothing beside its parts, and is no unit" {
    local mark
    printf '%s\n' 'old;new;year' '3404 Stor;3499 Storvik;2024' '3405 Vik;3499 Storvik;2024' >walk.csv
    printf '%s\n' 'region;Personer 2020;Personer 2025;Utenfor 2020;Utenfor 2025' '3401 A;700;710;140;142' '3404 Stor;600;.;120;.' \
        '3405 Vik;500;.;100;.' '3499 Storvik;.;1120;.;230' >o.csv
    local how=(-n 0 --column events=Utenfor --column population=Personer --nullpunkt 2020 --crosswalk walk.csv)
    local want='3401 A,2020,140,700 3401 A,2025,142,710 3499 Storvik,2020,220,1100 3499 Storvik,2025,230,1120'
    for mark in . ''; do
        sed "s/;\\.;/;$mark;/g; s/;\\.\$/;$mark/; s/;\\.;/;$mark;/g" o.csv >m.csv
        run --separate-stderr pdn-baseline "${how[@]}" m.csv -o b.csv
        [ "$status" -eq 0 ]
        [ "$(counts b.csv)" = "$want" ] || { counts b.csv; return 1; }
        [[ $stderr == *'years in which the unit was not made yet or was gone by the crosswalk, left out: 3'* ]]
        [[ $stderr != *'lack events or population'* ]]
    done
    # a part that is not known is not known, hidden is hidden
    for mark in . .. :; do
        sed "3s/;120;/;$mark;/; 3s/;600;/;$mark;/" o.csv >m.csv
        pdn-baseline -q "${how[@]}" m.csv -o b.csv
        grep -q '^3499 Storvik,2020,,,[.:]*,[.:]*,' b.csv
        ! grep -q '^3499 Storvik,2020,,,100,500' b.csv || false
    done
    # the unit's own row is one of the parts where it says that it was there
    for mark in .. :; do
        sed "5s/\\.;1120;\\./$mark;1120;$mark/" o.csv >m.csv
        pdn-baseline -q "${how[@]}" m.csv -o b.csv
        ! grep -q '^3499 Storvik,2020,,,220,1100' b.csv || false
    done
}

@test "a unit that takes up another was there: its year without counts stays not known" {
    printf '%s\n' 'old;new;year' 'B;A;2024' >walk.csv
    printf '%s\n' 'unit;year;events;population' 'A;2019;10;100' 'A;2020;.;.' 'A;2024;12;110' 'B;2019;5;50' 'B;2020;6;50' 'B;2024;.;.' >o.csv
    pdn-baseline -q -n 0 --crosswalk walk.csv o.csv -o b.csv
    # by hand: 10 + 5 of 100 + 50; 2020 lacks A
    [ "$(counts b.csv)" = 'A,2019,15,150 A,2020,.,. A,2024,12,110' ] || { counts b.csv; return 1; }
    # the crosswalk says that A goes on: a unit without any count is one still
    printf '%s\n' 'old;new;year;share' 'B;A;2024;1' 'A;A;2024;0.9' 'A;C;2024;0.1' >walk.csv
    sed '2d' o.csv >m.csv
    pdn-baseline -q -n 0 --crosswalk walk.csv m.csv -o b.csv
    grep -q '^A,2020,,,\.,\.,' b.csv
}

# By hand: Nord and Sør became Fylket in 2020, and are themselves again from 2024.
@test "units that were put together and parted again: each row is of years in which its unit was" {
    printf '%s\n' 'old;new;year;share' 'Nord;Fylket;2020;1' 'Sør;Fylket;2020;1' 'Fylket;Nord;2024;0.5' 'Fylket;Sør;2024;0.5' >walk.csv
    printf '%s\n' 'unit;year;events;population' 'Nord;2022;.;.' 'Sør;2022;.;.' 'Fylket;2022;60;400' \
        'Nord;2024;33;210' 'Sør;2024;28;200' 'Fylket;2024;.;.' >o.csv
    pdn-baseline -q -n 0 --crosswalk walk.csv o.csv -o b.csv
    [ "$(counts b.csv)" = 'Nord,2022,30,200 Nord,2024,33,210 Sør,2022,30,200 Sør,2024,28,200' ] || { counts b.csv; return 1; }
}
