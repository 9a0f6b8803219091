#!/usr/bin/env bats
# What an attacker finds in public reports who has every published file.

bats_require_minimum_version 1.5.0
load ../support/attack

# attacked STUDY [DRAWS]: its public report gives nothing away.
attacked() {
    rm -rf public internal
    pdn-report -q -n "${2-5}" "$1" -o public >told 2>&1 || { cat told; false; }
    pdn-report -q -n "${2-5}" "$1" --only tables -o internal --internal >told 2>&1
    attack public --study "$1" --internal internal || { cat found said; false; }
}

@test "the sample of three waves gives nothing away" {
    public=$(sh "$PDN_SOURCE/tests/support/made.sh" public)
    attack "$public" --study "$PDN_SOURCE/samples/kongsvinger/study.ini" \
        --internal "$(sh "$PDN_SOURCE/tests/support/made.sh" internal)" ||
        { cat found said; false; }
    # nor is the wave between two others left without figures: of 105 pairs
    for wave in 2021 2022 2023; do
        "$PYTHON" - "$public/tables/breakdown-$wave.csv" <<'END'
import csv, sys
hidden = sum(row["ties"] == ":" for row in csv.DictReader(open(sys.argv[1])))
assert hidden <= 35, (sys.argv[1], hidden)
END
    done
}

@test "people who name services, and organisations, give nothing away" {
    attacked "$PDN_SOURCE/samples/people-name-services/study.ini"
    attacked "$PDN_SOURCE/samples/organisations/study.ini"
    # two networks: what stands of each is compared, and stands too
    attacked "$PDN_SOURCE/samples/search-and-rescue/study.ini"
    run ! grep -rq '\(^\|,\):\(,\|$\)' public/tables
    grep -q 'No figure had to be hidden: what an organisation answers' \
        public/report.html
}

@test "twelve services of 1 to 20 people give nothing away" {
    "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d 1 \
        1 2 3 4 5 6 8 10 12 15 18 20
    attacked d/study.ini
    # obstacles of everybody whose name is hidden are told of by their number
    n=$(awk -F, '$1 == ":" && $2 == "" && $17 > last { last = $17; n = 0 }
        $1 == ":" && $2 == "" && $17 == last { n++ } END { print n + 0 }' \
        public/tables/waves-barriers.csv)
    [ "$n" -gt 1 ]
    grep -q "$n hindringer er skjult av hensyn til personvernet" public/report.html
}

@test "pairs and obstacles that the small tool tells of one wave give nothing away" {
    "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d 1 2 4 6 8 12 15
    pdn-report -q -n 5 --only tables d/study.ini -o internal --internal >told 2>&1
    mkdir -p alone/tables
    for table in "breakdown" "barriers --barriers"; do
        # shellcheck disable=SC2086 # a name and an option
        set -- $table
        pdn-breakdown -q -n 5 --public $2 internal/network-2022.graphml \
            -o alone/tables/$1-2022.csv
    done
    attack alone --study d/study.ini || { cat found; false; }
    pdn-breakdown -q -n 5 --barriers internal/network-2022.graphml \
        -o alone/tables/barriers-2022.csv
    run ! attack alone --study d/study.ini
    found '^barriers-2022,.*,asked,.*hidden in breakdown-2022'
}

@test "two services, one, all too small, three who answer: nothing is given away" {
    for sizes in "8 12" "30" "2 3 4 4 3 1" "6:0 8:1 10:2 5:0"; do
        rm -rf d
        # shellcheck disable=SC2086 # one word a service
        "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d 1 $sizes
        attacked d/study.ini || { echo "services of $sizes"; false; }
    done
}

@test "one who moves between two services gives nothing away, nor without directions" {
    "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d 2 12 14 10 11 3
    sed -i '/^P01-01,/s/tjeneste A/tjeneste B/' d/actors-2022.csv
    attacked d/study.ini
    sed -i 's/^most_draws = .*/&\nundirected = yes/' d/study.ini
    attacked d/study.ini
}

@test "what gave something away in studies that were tried gives nothing away" {
    # made 42: a pair without contacts, hidden for others' sake, tells of no
    # silent; 31: changes of two pairs with hidden contacts, and sums, tell no
    # third's. kinds 13: no more contacts are told of than could be; 12: sums of
    # changes that hold one end. The last two take long.
    for study in "made 42" "made 31" \
        ${PDN_ATTACKS:+"kinds 13" "kinds 12"}; do
        rm -rf d
        "$PYTHON" "$PDN_SOURCE/tests/support/attack/${study% *}.py" d "${study#* }"
        attacked d/study.ini || { echo "$study"; false; }
    done
}

@test "findings give nothing away: enough draws for some" {
    # 4: contacts that are little and not few; 9: a change to none (takes as long
    # as all others); small 1: both
    for seed in 4 ${PDN_ATTACKS:+9}; do
        rm -rf d
        "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d "$seed"
        attacked d/study.ini 200 || { echo "seed $seed"; false; }
    done
    rm -rf d
    "$PYTHON" "$PDN_SOURCE/tests/support/attack/small.py" d 1
    attacked d/study.ini 200
}

@test "few people, of whom some move, leave and come, give nothing away" {
    # 9: changes and sums of a step; 3: everybody of a service was replaced
    for seed in 3 9 $(seq 10 "$((9 + ${PDN_ATTACKS:-0}))"); do
        rm -rf d
        "$PYTHON" "$PDN_SOURCE/tests/support/attack/small.py" d "$seed"
        attacked d/study.ini || { echo "seed $seed"; false; }
        [ "$seed" -ne 3 ] ||
            ! grep 'tjeneste B' public/tables/waves-pairs.csv | grep -v ':,:' || false
    done
}

@test "people without directions, places for groups, people who move: nothing is given away" {
    # 1: without directions; 2: places; 5: sums of which some are left out
    for seed in 1 2 5 $(seq 6 "${PDN_ATTACKS:-0}"); do
        rm -rf d
        "$PYTHON" "$PDN_SOURCE/tests/support/attack/kinds.py" d "$seed"
        attacked d/study.ini 200 || { echo "seed $seed"; false; }
    done
}

@test "made studies of other sizes give nothing away (PDN_ATTACKS of them)" {
    for seed in $(seq "${PDN_ATTACKS:-1}"); do
        rm -rf d
        if [ $((seed % 5)) -eq 0 ]; then # one of five with planted findings
            pdn-synth -q --actors $((20 + seed * 3)) --sectors $((4 + seed % 9)) \
                --waves 2 --response 85,70 -s "$seed" -o d
        else
            "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d "$seed"
        fi
        attacked d/study.ini || { echo "seed $seed"; false; }
    done
}

@test "a row that is the sum of others does not tell the one of them that is hidden" {
    cat >region.csv <<'END'
unit,year,indicator,population,events
Aa,2023,x,90,11
Bb,2023,x,120,17
Cc,2023,x,80,3
Dd,2023,x,200,31
Ee,2023,x,150,22
Ff,2023,x,300,44
AC,2023,x,170,14
END
    { echo unit,year,indicator,population,events
        for u in 'Aa 11 13 12' 'Bb 17 19 18' 'Cc 9 11 3' 'Dd 31 33 32'; do
            # shellcheck disable=SC2086 # a name and three counts
            set -- $u
            echo "$1,2019,x,200,$2
$1,2020,x,200,$3
$1,2021,x,200,$4
$1,2019-2021,y,600,$(($2 + $3 + $4))"
        done; } >years.csv
    cat >stages.csv <<'END'
chain,stage,part_of,count
a,alle,,40
a,i skole,alle,37
a,utenfor,alle,3
c,i skole,,37
c,VG1,i skole,20
c,VG2,i skole,17
END
    cat >handover.csv <<'END'
from,to,year,sent,arrived
skole,BUP,2022,40,33
skole,NAV,2022,30,3
skole,alle,2022,70,36
BUP,NAV,2022,25,14
END
    for of in 'handover pdn-handover' 'stages pdn-tally stages' \
        'years pdn-baseline -n 0' 'region pdn-baseline -n 0'; do
        rm -rf pub int
        mkdir -p pub/tables int/tables
        # shellcheck disable=SC2086 # a file, a tool and its options
        set -- $of
        file=$1.csv
        shift
        "$@" -q --public "$file" -o pub/tables/table.csv
        "$@" -q "$file" -o int/tables/table.csv
        attack pub --internal int || { cat found; false; }
    done
    # 14 - 11, were it told
    row=$(grep '^Aa,' int/tables/table.csv)
    sed -i "s/^Aa,.*/$row/" pub/tables/table.csv
    run ! attack pub --internal int
    found '^table,Cc 2023 x,events,3,3,determined'
}
