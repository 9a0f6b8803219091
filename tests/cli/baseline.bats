#!/usr/bin/env bats
# pdn-baseline as a user runs it.
bats_require_minimum_version 1.5.0
load ../support/baseline

@test "the columns are those of the contract, in its order" {
    run --separate-stderr pdn-baseline "$data/outside-counts.csv"
    [ "$status" -eq 0 ]
    [[ "${lines[0]}" == "unit,year,indicator,group,events,population,share,lo,hi,benchmark,funnel95_lo,funnel95_hi,funnel998_lo,funnel998_hi,z,z_adjusted,shrunk,shrunk_lo,shrunk_hi,rank,rank_lo,rank_hi,p_best_quarter,band,flag,nullpunkt,change,change_lo,change_hi,change_p,detectable,change_ratio,change_ratio_lo,change_ratio_hi,phi,tau2,adjusted95_lo,adjusted95_hi,adjusted998_lo,adjusted998_hi,rate,rate_lo,rate_hi,expected,ratio,ratio_lo,ratio_hi,ratio_byar_lo,ratio_byar_hi,phi_lo,phi_hi,trend,trend_chi2,trend_p,trend_years,paired_n,change_paired,change_paired_lo,change_paired_hi,share_min,share_max,change_min,change_max,rank_min,rank_max,spread,origin" ]]
    [ "${#lines[@]}" -eq 7 ]
}

@test "the region is 1148 of 5076, and the order of share is right" {
    pdn-baseline "$data/outside-counts.csv" -q -o b.csv
    for unit in Kongsvinger Nord-Odal Sør-Odal Eidskog Grue Åsnes; do
        near "$(cell b.csv $unit benchmark)" 0.2261623325453113 1e-12
    done
    [ "$(cell b.csv Sør-Odal rank)" = 1 ]
    [ "$(cell b.csv Eidskog rank)" = 6 ]
    # By hand: (160/606 - t) / sqrt(t (1 - t) / 606), t = 1148/5076.
    near "$(cell b.csv Eidskog z)" 2.228068 1e-6
    [ "$(cell b.csv Kongsvinger share)" = 0.22833178005591798 ]
}

@test "bands as published, and the better direction turns the ranks" {
    pdn-baseline "$data/outside-counts.csv" -q --bands "$data/bands.csv" \
        --better higher -o b.csv
    [ "$(cell b.csv Sør-Odal band)" = 18-20 ]
    for unit in Kongsvinger Nord-Odal Eidskog Grue Åsnes; do
        [ "$(cell b.csv $unit band)" = "Over 20" ]
    done
    [ "$(cell b.csv Eidskog rank)" = 1 ]
    grep -q '"name": *"bands.csv"\|bands.csv' b.resource.json
}

@test "published shares: no interval is made up, the missing columns are named" {
    run --separate-stderr pdn-baseline "$data/outside-published.csv" -o b.csv \
        --bands "$data/bands.csv"
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"pdn-baseline: "*"no column population or events"* ]]
    for unit in Kongsvinger Nord-Odal Sør-Odal Eidskog Grue Åsnes; do
        cells_are '' b.csv $unit events population lo hi benchmark funnel95_lo z shrunk \
            rank_lo p_best_quarter phi adjusted95_hi
    done
    [ "$(cell b.csv Kongsvinger share)" = 0.228 ]
    [ "$(cell b.csv Sør-Odal rank)" = 1 ]
    [ "$(cell b.csv Sør-Odal band)" = 18-20 ]
}

@test "a share on a band's edge says so" {
    printf 'unit,year,share_percent\nA,2021,20.0\nB,2021,19.9\nC,2021,15\n' >o.csv
    pdn-baseline o.csv -q --bands "$data/bands.csv" -o b.csv
    [ "$(cell b.csv A flag)" = edge ]
    [ "$(cell b.csv A band)" = "Over 20" ]
    [ -z "$(cell b.csv B flag)" ]
    [ "$(cell b.csv C band)" = 15-18 ]
}

@test "three intervals and a level" {
    printf 'unit,year,events,population\nA,2021,1148,5076\nB,2021,0,12\nC,2021,12,12\n' >o.csv
    pdn-baseline -q -n 0 o.csv -o w.csv
    near "$(cell w.csv A lo)" .214863 1e-6
    near "$(cell w.csv A hi)" .237876 1e-6
    [ "$(cell w.csv B lo)" = 0 ]
    [ "$(cell w.csv C hi)" = 1 ]
    pdn-baseline -q -n 0 --interval clopper-pearson o.csv -o w.csv
    near "$(cell w.csv B hi)" .264648 1e-6
    near "$(cell w.csv C lo)" .735352 1e-6
    pdn-baseline -q -n 0 --interval jeffreys o.csv -o w.csv
    near "$(cell w.csv A lo)" .214812 1e-6
    [ -z "$(cell w.csv A rank_lo)" ]
    pdn-baseline -q -n 0 --level 0.5 o.csv -o n.csv
    near "$(cell n.csv A lo)" .22224 1e-4 # p - .6745 sqrt(pq/n), by hand
}

@test "the same bytes for any threads, order of rows, locale and folder" {
    pdn-baseline -q -j 1 "$data/outside-counts.csv" >one.csv
    LC_ALL=nb_NO.UTF-8 TZ=Asia/Tokyo pdn-baseline -q -j 7 \
        <"$data/outside-counts.csv" >two.csv
    cmp one.csv two.csv
    (head -1 "$data/outside-counts.csv"; tail -n +2 "$data/outside-counts.csv" |
        tac) >turned.csv
    pdn-baseline -q turned.csv | LC_ALL=C sort >a
    LC_ALL=C sort one.csv | cmp - a
    pdn-baseline -q -s 2 "$data/outside-counts.csv" >seed2.csv
    run cmp -s one.csv seed2.csv
    [ "$status" -eq 1 ]
}

@test "hidden counts stay hidden, and zero is zero" {
    printf 'unit,year,events,population\nA,2021,:,50\nB,2021,<5,60\nC,2021,*,70\nD,2021,0,80\nE,2021,20,90\nF,2021,,90\nG,2021,..,90\n' >o.csv
    run --separate-stderr pdn-baseline o.csv -o b.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"3 of 7 rows are suppressed"* ]]
    for unit in A B C; do
        cells_are : b.csv $unit events share lo hi z shrunk shrunk_hi rank rank_hi
        [ -n "$(cell b.csv $unit funnel95_lo)" ]
    done
    [ "$(cell b.csv D share)" = 0 ]
    [ "$(cell b.csv D lo)" = 0 ]
    [ -z "$(cell b.csv F share)" ]
    [ "$(cell b.csv G share)" = .. ]
    near "$(cell b.csv E benchmark)" "$(awk 'BEGIN { print 20 / 170 }')" 1e-6
}

@test "other age bands, definitions and periods are refused with their line" {
    printf 'unit,year,indicator,events,population,age_from,age_to,definition\nA,2021,o,3,50,20,29,NEET\nB,2021,o,4,50,18,34,NEET\nC,2021,o,4,50,20,29,ledig\nD,2021,p,4,50,16,25,ledig\n' >o.csv
    run --separate-stderr pdn-baseline o.csv -o b.csv
    [ "$status" -eq 1 ]
    [ ! -e b.csv ]
    [[ "$stderr" == *"pdn-baseline: o.csv:3:6: "*age_from* ]]
    [[ "$stderr" == *"pdn-baseline: o.csv:4:8: "*definition* ]]
    [[ "$stderr" != *"o.csv:5"* ]]
    run pdn-baseline -q --indicator p o.csv
    [ "$status" -eq 0 ]
}

@test "a unit twice in one year of one indicator is refused" {
    printf 'unit,year,events,population\nA,2021,3,50\nB,2021,3,50\nA,2021,4,50\nA,2022,4,50\n' >o.csv
    run --separate-stderr pdn-baseline o.csv
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    [[ "$stderr" == "pdn-baseline: o.csv:4:1: "*'"A" stands twice in 2021'*"line 2"* ]]
}

@test "nasty files: one line each, exit 1, nothing written" {
    refuse() {
        printf "$1" >o.csv
        run --separate-stderr pdn-baseline o.csv -o b.csv
        echo "$1: $status: $stderr"
        [ "$status" -eq 1 ]
        [ -z "$output" ]
        [ ! -e b.csv ]
        [ -n "$stderr" ]
        while IFS= read -r line; do
            [[ "$line" == "pdn-baseline: "* ]]
        done <<<"$stderr"
        [[ "$stderr" == *"$2"* ]]
    }
    refuse '' ''
    refuse 'unit,year\n' 'no rows'
    refuse 'unit,events,population\nA,1,2\n' year
    refuse 'unit,year,events,population\n,2021,1,2\n' ':2:1:'
    refuse 'unit,year,events,population\nA,,1,2\n' ':2:2:'
    refuse 'unit,year,events,population\nA,2021,3,2\n' ':2:3:'
    refuse 'unit,year,events,population\nA,2021,1.5,2\n' ':2:3:'
    refuse 'unit,year,events,population\nA,2021,-1,2\n' ':2:3:'
    refuse 'unit,year,events,population\nA,2021,mange,2\n' ':2:3:'
    refuse 'unit,year,events,population\nA,2021,1,2,3\n' ':2:'
    refuse 'unit,year,share_percent\nA,2021,120\n' ':2:3:'
    refuse 'unit,year,events,population\n"A,2021,1,2\n' ':2'
    run --separate-stderr pdn-baseline nowhere.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-baseline: "*nowhere.csv* ]]
}

@test "wrong calls are exit 2" {
    for options in '--benchmark 18.3' '--benchmark x' '--interval wald' \
        '--better left' '--level 2' '--level' '--nullpunkt x' '--nosuch' \
        '-n -3' '-n 1.5' 'a b'; do
        run --separate-stderr pdn-baseline $options
        echo "$options: $status $stderr"
        [ "$status" -eq 2 ]
        [[ "$stderr" == "pdn-baseline: "* ]]
    done
}

@test "an indicator or a nullpunkt that is not there is refused and told" {
    run --separate-stderr pdn-baseline --indicator inside "$data/outside-counts.csv"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'"inside"'*'"outside"'* ]]
    run --separate-stderr pdn-baseline --nullpunkt 1990 "$data/outside-counts.csv"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *1990* ]]
    run --separate-stderr pdn-baseline --benchmark group "$data/outside-counts.csv"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"column group"* ]]
}

@test "a Norwegian Excel's file reads the same and writes the same" {
    printf '\xef\xbb\xbfsep=;\r\nKommune;År;Antall;Folketall\r\nÅsnes;2021;120;523\r\nGrue;2021;105;419\r\n' >o.csv
    pdn-baseline -q o.csv -o b.csv
    near "$(cell b.csv Grue share)" .25059665871121717 1e-15
    pdn-baseline -q --excel o.csv -o e.csv
    head -c 3 e.csv | od -An -tx1 | grep -q 'ef bb bf'
    grep -q '0,25059665871121717;' e.csv
}

# Worked numbers: R (12 events) and by hand.
@test "rates: person time, and cases where people cannot be" {
    printf 'unit,year,indicator,events,population,period_years\nA,2021,x,12,500,2\nB,2021,x,:,500,2\nC,2021,y,24,10,1\nD,2021,y,3,10,1\n' >o.csv
    run --separate-stderr pdn-baseline -n 0 o.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-baseline: o.csv:4:4: events 24 is more than population 10" ]]
    run --separate-stderr pdn-baseline -n 0 --rate 1000 o.csv -o b.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *'2 of 4 rows are of an indicator with more events than people ("y")'* ]]
    near "$(cell b.csv A rate)" 12 1e-12
    near "$(cell b.csv A rate_lo)" 6.200575 1e-6
    near "$(cell b.csv A rate_hi)" 20.961585 1e-6
    [ "$(cell b.csv A share)" = 0.024 ]
    [ "$(cell b.csv B rate)" = : ]
    [ "$(cell b.csv C rate)" = 2400 ]
    for unit in C D; do
        cells_are '' b.csv $unit share lo benchmark funnel95_lo z shrunk rank phi trend_years
    done
    grep -v ,y, o.csv >x.csv
    pdn-baseline -q -n 0 x.csv -o b.csv
    [ -z "$(cell b.csv A rate)" ]
    for per in 0 -1 x 1e12; do
        run --separate-stderr pdn-baseline --rate $per o.csv
        [ "$status" -eq 2 ]
    done
}

@test "ratios to what was expected, and their five states" {
    printf 'unit;year;events;population;expected\r\nA;2021;12;900;8,4\r\nB;2021;:;900;8,4\r\nC;2021;3;900;0\r\nD;2021;3;900;..\r\nE;2021;0;900;2,5\r\n' >o.csv
    pdn-baseline -q -n 0 o.csv -o b.csv
    near "$(cell b.csv A ratio)" 1.428571 1e-6
    near "$(cell b.csv A ratio_lo)" .738164 1e-6
    near "$(cell b.csv A ratio_hi)" 2.495427 1e-6
    near "$(cell b.csv A ratio_byar_lo)" .737323 1e-6
    near "$(cell b.csv A ratio_byar_hi)" 2.495578 1e-6
    [ "$(cell b.csv B ratio)$(cell b.csv B ratio_byar_hi)" = :: ]
    [ -z "$(cell b.csv C ratio)" ]
    [ "$(cell b.csv C expected)" = 0 ]
    [ "$(cell b.csv D ratio)" = .. ]
    [ "$(cell b.csv E ratio)" = 0 ]
    grep -q 'comparable only where their ages' b.resource.json
    run --separate-stderr pdn-baseline <<<'unit,year,events,population,expected
A,2021,3,9,-1'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *":2:5:"* ]]
}

@test "a trend stands on the last year with counts, and only there" {
    printf 'unit,year,events,population\nA,2021,190,1000\nA,2019,215,1000\nA,2018,228,1000\nA,2020,205,1000\nA,2022,:,1000\n' >o.csv
    pdn-baseline -q -n 0 o.csv -o b.csv
    row() { grep "^A,$1," b.csv >row.csv; (head -1 b.csv; cat row.csv) >one.csv; cell one.csv A "$2"; }
    near "$(row 2021 trend)" -0.0124 1e-12
    near "$(row 2021 trend_chi2)" 4.6422 5e-5
    near "$(row 2021 trend_p)" .03119 5e-6
    [ "$(row 2021 trend_years)" = 4 ]
    for year in 2018 2019 2020 2022; do [ -z "$(row $year trend)" ]; done
}

@test "people seen twice: change among them, and counts that cannot be" {
    head=unit,year,events,population,paired_both,paired_before,paired_now,paired_neither
    printf '%s\nA,2021,30,60,,,,\nA,2023,40,60,20,2,12,16\n' "$head" >o.csv
    pdn-baseline -q -n 0 --nullpunkt 2021 o.csv | tail -n 1 >row
    (echo "$(pdn-baseline -q -n 0 o.csv | head -1)"; cat row) >b.csv
    near "$(cell b.csv A change_paired)" .2 1e-12
    near "$(cell b.csv A change_paired_lo)" .056156 1e-6
    near "$(cell b.csv A change_paired_hi)" .329207 1e-6
    [ "$(cell b.csv A paired_n)" = 50 ]
    refuse() {
        printf '%s\nA,2021,30,60,,,,\nA,2023,%s\n' "$head" "$1" >o.csv
        run --separate-stderr pdn-baseline --nullpunkt 2021 o.csv
        echo "$1: $status $stderr"
        [ "$status" -eq 1 ]
        [ -z "$output" ]
        [[ "$stderr" == "pdn-baseline: o.csv:3:$2: "* ]]
    }
    refuse 40,60,20,2,12, 8
    refuse 40,60,,2,12,16 5
    refuse 31,60,20,2,12,16 7
    refuse 40,49,20,2,12,16 8
    refuse 40,60,29,2,1,9 6
    refuse 40,60,20,-2,12,16 6
    refuse 40,60,20,2,1.5,16 7
    printf '%s\nA,2021,30,60,,,,\nA,2023,40,60,20,2,12,16\nA,2024,40,60,,,,\n' "$head" >o.csv
    run --separate-stderr pdn-baseline -n 0 --nullpunkt 2023 o.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"counted from another year"* ]]
    run --separate-stderr pdn-deviants --resources paired_both o.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"paired_both"*"counts outcomes"* ]]
}

@test "rounding is carried by the decimals as written" {
    printf 'unit;year;share_percent\nA;2018;20,0\nB;2018;20,1\nC;2018;22\nD;2018;:\nA;2021;19,0\n' >o.csv
    pdn-baseline -q --nullpunkt 2018 o.csv -o all.csv
    grep -v ,2021, all.csv >b.csv
    [ "$(cell b.csv A share_min)-$(cell b.csv A share_max)" = 0.1995-0.2005 ]
    [ "$(cell b.csv C share_min)-$(cell b.csv C share_max)" = 0.215-0.225 ]
    [ "$(cell b.csv D share_min)$(cell b.csv D rank_min)" = :: ]
    [ "$(cell b.csv A rank_max)$(cell b.csv B rank_min)" = 12 ]
    grep -e unit -e ,2021, all.csv >b.csv
    near "$(cell b.csv A change)" -.01 1e-12
    near "$(cell b.csv A change_min)" -.011 1e-12
    near "$(cell b.csv A change_max)" -.009 1e-12
    near "$(cell b.csv A change_ratio)" .95 1e-12
    [ -z "$(cell b.csv A change_lo)" ]
}

# widths FILE: every interval of the table that is there has a width.
widths() {
    awk -F, '
        NR == 1 { for (i = 1; i <= NF; i++) name[i] = $i; next }
        { for (i = 1; i < NF; i++) {
              hi = name[i]; sub("(_lo|^lo)$", "", hi)
              if (hi == name[i] || name[i] ~ /^rank/) continue
              if ($i ~ /^[-0-9]/ && !($i + 0 < $(i + 1) + 0)) {
                  print $1, $2, name[i], $i, $(i + 1); bad = 1 }
              if (($i == "") != ($(i + 1) == "")) { print $1, name[i]; bad = 1 } } }
        END { exit bad }' "$1"
}

@test "no interval without width: one unit, none at all, all of them, tiny" {
    head=unit,year,indicator,events,population
    printf '%s\nA,2020,i,3,10\n' "$head" >o.csv
    pdn-baseline -q -n 200 o.csv -o b.csv
    widths b.csv
    cells_are '' b.csv A shrunk shrunk_lo shrunk_hi phi tau2 z_adjusted spread \
        adjusted95_lo phi_lo
    [ "$(cell b.csv A rank)" = 1 ]
    printf '%s\nA,2020,i,0,10\nB,2020,i,0,500\nA,2021,i,0,10\nB,2021,i,1,500\nA,2022,i,10,10\nB,2022,i,500,500\nA,2023,i,10,10\nB,2023,i,500,500\nA,2024,i,0,1\nB,2024,i,2,900000\n' "$head" >o.csv
    for options in '' '--benchmark 0.002' '--benchmark 0' '--benchmark 1' \
        '--interval jeffreys' '--rate 1000' '--level 0.5'; do
        for year in 2020 2022; do
            echo "$options $year"
            pdn-baseline -q -n 200 --nullpunkt $year $options o.csv -o b.csv
            widths b.csv
        done
    done
    pdn-baseline -q -n 200 --nullpunkt 2020 o.csv | grep ',2021,' >row.csv
    (pdn-baseline -q -n 0 o.csv | head -1; cat row.csv) >b.csv
    for column in change_ratio change_ratio_lo change_ratio_hi; do
        [ -z "$(cell b.csv A $column)$(cell b.csv B $column)" ]
    done
    [ -n "$(cell b.csv B change_lo)" ]
}

@test "six units that do not differ are drawn together, and not to a point" {
    printf 'unit,year,events,population\nA,2020,195,1000\nB,2020,140,700\nC,2020,84,400\nD,2020,171,900\nE,2020,66,300\nF,2020,300,1500\n' >o.csv
    pdn-baseline -q -n 0 o.csv -o b.csv
    near "$(cell b.csv A shrunk)" .19846 5e-6
    near "$(cell b.csv A shrunk_lo)" .1814 5e-5
    near "$(cell b.csv A shrunk_hi)" .2148 5e-5
    near "$(cell b.csv A spread)" .00886 5e-6
    widths b.csv
}

# P(R >= 1 of 10) at .02 is 1 - .98^10 = .183.
@test "flags go by exact tails, not by the drawn limits" {
    printf 'unit,year,events,population\nA,2020,1,1\nB,2020,1,10\nC,2020,40,200\n' >o.csv
    pdn-baseline -q -n 0 --benchmark 0.2 o.csv -o b.csv
    [ -z "$(cell b.csv A flag)" ]
    printf 'unit,year,events,population\nB,2020,1,10\n' >o.csv
    pdn-baseline -q -n 0 --benchmark 0.02 o.csv -o b.csv
    [ -z "$(cell b.csv B flag)" ]
    printf 'unit,year,events,population\nA,2020,1,1\n' >o.csv
    pdn-baseline -q -n 0 --benchmark 0.02 o.csv -o b.csv
    [ "$(cell b.csv A flag)" = outside95 ]
}

# 29.95 % of 1000 and more is 300 and more: P(R >= 300) at .2 is below 1e-13.
# 23.0 of 100 may be 22.95 to 23.05, which is 23: P(R >= 23) is .26.
@test "a published share with people is flagged by the count that favours it" {
    printf 'unit,year,population,share_percent\nA,2020,1000,30.0\nB,2020,100,23.0\nC,2020,,30.0\n' >o.csv
    pdn-baseline -q -n 0 --benchmark 0.2 o.csv -o b.csv
    [ "$(cell b.csv A flag)" = outside95+outside998 ]
    [ -z "$(cell b.csv B flag)$(cell b.csv C flag)" ]
    # 30 without decimals may be 29.5: 295 of 1000 at .27, P .042; at .3 none
    printf 'unit,year,population,share_percent\nA,2020,1000,30\n' >o.csv
    pdn-baseline -q -n 0 --benchmark 0.27 o.csv -o b.csv
    [ -z "$(cell b.csv A flag)" ]
}

@test "no detectable spread is said, and where" {
    printf 'unit,year,events,population\nA,2021,10,50\nB,2021,20,100\nA,2022,1,50\nB,2022,80,100\n' >o.csv
    run --separate-stderr pdn-baseline o.csv
    [[ "$stderr" == *"no detectable spread between units in 1 of 2 comparisons"* ]]
}

@test "a full disk is a failure" {
    [ -e /dev/full ] || skip "no /dev/full"
    run --separate-stderr pdn-baseline -q "$data/outside-counts.csv" -o /dev/full
    [ "$status" -eq 1 ]
    [[ "$stderr" == "pdn-baseline: "* ]]
}

@test "every example runs" {
    [ -e "$PDN_SOURCE/samples/kongsvinger/outcomes.csv" ] || skip "no sample"
    ln -s "$PDN_SOURCE/samples" samples
    pdn-baseline --help | sed -n '/^Examples:/,/^$/p' | grep '^  ' >examples
    [ "$(wc -l <examples)" -ge 3 ]
    while IFS= read -r line; do
        echo "$line"
        sh -c "$line" >out 2>err
        [ -s out ] || [ -s baseline.csv ]
    done <examples
    grep -E '^	pdn-' "$PDN_SOURCE/tools/pdn-baseline.1.scd" | tr -d '\t' |
        while IFS= read -r line; do grep -qxF "  $line" examples; done
}

@test "counts under headings of one's own are a fault that names the columns wanted" {
    printf '%s\n' 'region;år;Personer utenfor;Personer i alt' 'A;2023;457;2900' 'B;2023;129;900' 'C;2023;99;700' >o.csv
    run --separate-stderr pdn-baseline o.csv
    [ "$status" -eq 1 ] && [ -z "$output" ]
    grep -qxF 'pdn-baseline: o.csv: no heading is events, population or share_percent; "Personer utenfor", "Personer i alt": say which they are (--column events=THEIRS, --column population=THEIRS)' <<<"$stderr"
    pdn-baseline -q -n 0 --column 'events=Personer utenfor' --column 'population=Personer i alt' o.csv | grep -q '^A,2023,,,457,2900,'
}

@test "two indicators in a column that is not read: one fault, which names it; the heading is told" {
    printf '%s\n' 'kommune;år;Tema;folketall;antall' 'A;2023;ufør;100;20' 'A;2023;utenfor;100;12' 'B;2023;ufør;300;33' 'B;2023;utenfor;300;30' >o.csv
    run --separate-stderr pdn-baseline -n 0 o.csv
    [ "$status" -eq 1 ] && [ -z "$output" ]
    [ "$stderr" = 'pdn-baseline: o.csv: 1 heading of words not among those known, not read: "Tema"
pdn-baseline: o.csv:3:1: 2 rows of units that stand already in their year ("A" in 2023, first in line 2): the column "Tema", which is not read, tells them apart ("ufør", "utenfor"): say that it is the indicator (--column "indicator=Tema"), or which rows are meant (--where "Tema=ufør")' ]
    pdn-baseline -q -n 0 --column indicator=Tema --indicator ufør o.csv | grep -q '^B,2023,ufør,,33,300,'
    run --separate-stderr pdn-baseline -n 0 --where Tema=ufør --indicator ufør o.csv
    [ "$status" -eq 1 ]
    grep -qF 'no rows of indicator "ufør" (there: none; the column "Tema" holds it: --column "indicator=Tema")' <<<"$stderr"
    # the Norwegian name is known, and one letter from it is told
    sed 's/Tema/Indikator/' o.csv | pdn-baseline -q -n 0 - | grep -q '^B,2023,ufør,,33,300,'
    sed 's/Tema/Indikatr/' o.csv >p.csv
    run --separate-stderr pdn-baseline -n 0 p.csv
    grep -qF 'warning: p.csv:1:3: the heading "Indikatr" is not understood: is it indicator? (--column indicator=THEIRS)' <<<"$stderr"
}

@test "public: a published share of a known population gives the count" {
    printf '%s\n' unit,year,indicator,population,share_percent A,2021,x,50,4 \
        B,2021,x,80,20 A,2022,x,60,20 B,2022,x,90,10 >o.csv
    "$PDN_BUILD/bin/pdn-baseline" --public -q --no-metadata --nullpunkt 2021 o.csv >got
    grep -q '^A,2021,x,,,50,:,' got
    grep -q '^B,2021,x,,,80,0.2,' got
    # nor the change from it
    awk -F, 'NR == 1 { for (k = 1; k <= NF; k++) if ($k == "nullpunkt") c = k }
        $1 == "A" && $2 == 2022 { print $c }' got | grep -qx :
}
