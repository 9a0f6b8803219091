#!/usr/bin/env bats
# pdn-deviants --matches: the ordinary units to visit. Sixteen made units whose
# resources have mean 10 and standard deviation 2 (r) and 0 and 1 (s), so that
# every distance is done by hand.
bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    sample="$PDN_SOURCE/samples/kongsvinger/outcomes.csv"
    cd "$BATS_TEST_TMPDIR"
    # unit r s group; a has 80 of 1000 where the others have 200
    for year in 2020 2021 2022 2023; do
        while read -r unit r s group; do
            events=200
            [ "$unit" = a ] && events=80
            echo "$unit,$year,out,$events,1000,$r,$s,$group"
        done <<'END'
a 14 1 x
b 15 1 y
c 13 1 y
d 10 -1 y
e 10 -1 x
f 9 -1 y
g 9 1 y
h 9 1 y
i 9 1 y
j 9 1 y
k 9 1 y
l 9 -1 y
m 9 -1 y
n 9 -1 y
o 9 -1 y
p 8 -1 x
END
    done >rows
    (echo unit,year,indicator,events,population,r,s,group; cat rows) >grouped.csv
    cut -d, -f1-7 grouped.csv >p.csv
    cat >want.csv <<'END'
unit,matched_unit,order,distance,resource,value,matched_value,difference
a,b,1,0.5,r,14,15,-0.5
a,b,1,0.5,s,1,1,0
a,c,2,0.5,r,14,13,0.5
a,c,2,0.5,s,1,1,0
a,g,3,2.5,r,14,9,2.5
a,g,3,2.5,s,1,1,0
a,h,4,2.5,r,14,9,2.5
a,h,4,2.5,s,1,1,0
END
}

# cell FILE KEY COLUMN: the cell of the row whose first column is KEY.
cell() {
    awk -F, -v key="$2" -v column="$3" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR > 1 && $1 == key { print $at }' "$1"
}

# matches FILE: unit, matched unit and order, once each.
matches() {
    sed 1d "$1" | cut -d, -f1-3 | uniq
}

@test "four of them, by hand: nearest first, ties by name" {
    # b and c 1/2; g to k 5/2; d root(2^2 + 2^2) comes too late
    pdn-deviants --resources r,s --matches p.csv -o m.csv
    diff want.csv m.csv
    grep -q '"name": *"matched_value"' m.resource.json
}

@test "of the same group where one is ordinary, else of any" {
    pdn-deviants --resources r,s --matches grouped.csv >m.csv
    # e root(2^2 + 2^2), p root(3^2 + 2^2)
    [ "$(matches m.csv)" = "a,e,1
a,p,2" ]
    [ "$(cut -d, -f4 m.csv | sed 1d | uniq | cut -c1-9 | tr '\n' ' ')" = \
        "2.8284271 3.6055512 " ]
    sed '2,$s/,x$/,y/; s/^\(a,.*\),y$/\1,z/' grouped.csv >alone.csv
    pdn-deviants --resources r,s --matches alone.csv | diff want.csv -
}

@test "the first is matched_unit at match_distance" {
    county="--indicator utenfor-laget --counter ufor-laget --nullpunkt 2021
        --resources low_income_share,upper_secondary_share,vacancy_rate"
    pdn-deviants $county -q -n 0 "$sample" >d.csv
    pdn-deviants $county -q --matches "$sample" >m.csv
    [ "$(cut -d, -f1 m.csv | sed 1d | uniq | wc -l)" -eq 5 ]
    for unit in 12 19 27 31 40; do
        first="$(grep "^Kommune $unit,[^,]*,1," m.csv | head -1)"
        [ "$(cut -d, -f2 <<<"$first")" = \
            "$(cell d.csv "Kommune $unit" matched_unit)" ]
        [ "$(cut -d, -f4 <<<"$first")" = \
            "$(cell d.csv "Kommune $unit" match_distance)" ]
        [ "$(matches m.csv | grep -c "^Kommune $unit,")" -eq 4 ]
    done
    # tests/oracle/matches.py (Python's statistics module)
    sed 1d "$PDN_SOURCE/tests/oracle/matches.csv" >python.csv
    sed 1d m.csv | paste -d, - python.csv | awk -F, '
        $1 != $9 || $2 != $10 || $3 != $11 || $5 != $13 { exit 1 }
        ($4 - $12) ^ 2 > 1e-18 || ($8 - $14) ^ 2 > 1e-18 { exit 1 }
        END { if (NR != 60) exit 1 }'
}

@test "the order of rows and the unit of a resource change no match" {
    (head -1 p.csv; sed 1d p.csv | sort -t, -k2,2r -k1,1r) >turned.csv
    pdn-deviants --resources r,s --matches turned.csv | diff want.csv -
    pdn-deviants --resources s,r --matches p.csv >swapped.csv
    [ "$(matches swapped.csv)" = "$(matches want.csv)" ]
    # above a and below it: a tie that must not break in the last digit
    for by in 3 7 10 30 70 99; do
        awk -F, -v OFS=, -v by=$by \
            'NR > 1 { $6 = sprintf("%.17g", $6 / by + .1) } 1' p.csv >scaled.csv
        pdn-deviants --resources r,s --matches scaled.csv >m.csv
        [ "$(matches m.csv)" = "$(matches want.csv)" ]
    done
    LC_ALL=nb_NO.UTF-8 pdn-deviants -j 3 -s 9 --resources r,s --matches p.csv |
        diff want.csv -
}

@test "a bad bargain is not offered, however near" {
    # c as good as a, at the price of three times as much of something else
    awk -F, -v OFS=, '
        NR > 1 && $1 == "c" { $4 = 60 }
        { print }
        NR > 1 { $3 = "other"; $4 = $1 == "c" ? 600 : 200; print }
        END { # more ordinary units, farther: of 16 two that stand apart hide
              # each other
            for (y = 2020; y < 2024; y++) for (u = 10; u < 30; u++)
                for (k = 0; k < 2; k++)
                    print "q" u, y, k ? "other" : "out", 200, 1000,
                          6 + u % 2 * 3, -1 }' p.csv >bad.csv
    asked="--indicator out --counter other --resources r,s"
    pdn-deviants -q -n 0 $asked bad.csv >d.csv
    [ "$(cell d.csv c counter)" = worse ]
    [ "$(cell d.csv c claim)" = none ]
    [ "$(cell d.csv c claim_unchecked)" = sustained ]
    [ "$(cell d.csv a claim)" != none ]
    pdn-deviants -q $asked --matches bad.csv >m.csv
    [ "$(matches m.csv | tr '\n' ' ')" = "a,b,1 a,g,2 a,h,3 a,i,4 " ]
}

@test "no claim: the header alone, and it is said" {
    sed 's/,80,/,200,/' p.csv >none.csv
    run --separate-stderr pdn-deviants --resources r,s --matches none.csv
    [ "$status" -eq 0 ]
    [ "$output" = "$(head -1 want.csv)" ]
    [[ "$stderr" == *"none.csv: no unit has a claim, so nothing is matched" ]]
    head -5 p.csv >few.csv
    run --separate-stderr pdn-deviants --resources r --matches few.csv
    [ "$status" -eq 0 ]
    [ "$output" = "$(head -1 want.csv)" ]
    [[ "$stderr" == *"warning"*"too few"* ]]
}

@test "one other table at a time, and resources to match by" {
    for options in '--matches' '--matches --fit --resources r' \
        '--matches --residuals --resources r' '--matches=yes --resources r'; do
        run --separate-stderr pdn-deviants $options p.csv -o out.csv
        echo "$options: $status $stderr"
        [ "$status" -eq 2 ]
        [[ "$stderr" == "pdn-deviants: "* ]]
        [ ! -e out.csv ]
    done
}
