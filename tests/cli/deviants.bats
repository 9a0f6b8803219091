#!/usr/bin/env bats
# pdn-deviants as a user runs it. Worked numbers: R 4.2 (glm).
bats_require_minimum_version 1.5.0
load ../support/deviants

@test "the columns are those of the contract, in its order" {
    pdn-deviants $county -q -n 0 "$sample" >d.csv
    [[ "$(head -1 d.csv)," == "unit,group,years,observed,expected,ratio,residual,residual_deleted,p,q,shrunk_ratio,shrunk_lo,shrunk_hi,p_best_quarter,years_better,agree,specifications,counter,claim,by_chance,matched_unit,p_any_by_chance,population,share,expected_share,share_lo,share_hi,good_year,gain,gain_lo,gain_hi,lasted,improved_z,improved_q,claim_unchecked,match_distance,tau2,chosen_by,control_z,control_p,rests_from,rests_to,rests_against,"* ]]
    [ "$(wc -l <d.csv)" -eq 47 ]
    [ -z "$(cell d.csv "Kommune 12" by_chance)" ]
    # 4, one per resource, one per year
    [ "$(cell d.csv "Kommune 12" specifications)" = 11 ]
}

@test "the model is that of R" {
    pdn-deviants -q --years 1/1 --resources r --fit six.csv >fit.csv
    [ "$(head -1 fit.csv)" = "term,estimate,se,z,p,phi,deviance,df" ]
    near "$(cell fit.csv "year 2021" estimate)" -2.78180176 1e-8
    near "$(cell fit.csv "year 2021" se)" .46906401 1e-8
    near "$(cell fit.csv r estimate)" .84277219 1e-8
    near "$(cell fit.csv r se)" .20030133 1e-8
    near "$(cell fit.csv r deviance)" 1.9013531 1e-7
    near "$(cell fit.csv r phi)" 0.458058875 1e-7
    [ "$(cell fit.csv r df)" = 4 ]
}

@test "its residuals are those of R" {
    pdn-deviants -q --years 1/1 --resources r --residuals six.csv >res.csv
    [ "$(head -1 res.csv)" = "unit,year,events,population,fitted,hat,pearson,deviance,standardised,studentised,quantile" ]
    near "$(cell res.csv c hat)" .570818 1e-6
    near "$(cell res.csv d pearson)" -.912157 1e-6
    near "$(cell res.csv d studentised)" -1.173726 1e-6
    near "$(cell res.csv d quantile)" -.886580 1e-6
}

@test "six units: too little data, said plainly, and not a failure" {
    run --separate-stderr pdn-deviants --years 1/1 --resources r six.csv -o d.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == "pdn-deviants: warning: six.csv: 6 units are too few"* ]]
    for unit in a b c d e f; do
        [ "$(cell d.csv $unit claim)" = too-little-data ]
        [ -z "$(cell d.csv $unit q)" ]
    done
    near "$(cell d.csv a ratio)" \
        "$(awk "BEGIN { print 30 / $(cell d.csv a expected) }")" 1e-4
}

@test "fourteen units are too few for three resources, enough for one" {
    (head -1 "$sample"
        grep -E '^Kommune (0[7-9]|1[0-9]|20),[0-9]*,utenfor-laget' "$sample") >few.csv
    [ "$(cut -d, -f1 few.csv | sort -u | wc -l)" -eq 15 ]
    run --separate-stderr pdn-deviants -n 0 --resources \
        low_income_share,upper_secondary_share,vacancy_rate few.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"warning: few.csv: 14 units are too few"*"at least 20"* ]]
    [ "$(printf '%s\n' "${lines[@]}" | grep -c ',too-little-data,')" -eq 14 ]
    run pdn-deviants -q -n 0 --resources low_income_share few.csv
    [ "$status" -eq 0 ]
    [[ "$output" != *too-little-data* ]]
}

@test "no counts or no resources: too little data, nothing made up" {
    for options in '--indicator utenfor-publisert' \
        '--indicator utenfor-fordelt --resources low_income_share'; do
        run --separate-stderr pdn-deviants -n 20 $options "$sample"
        [ "$status" -eq 0 ]
        [ "${#lines[@]}" -eq 7 ]
        [[ "${lines[1]}" == Eidskog,*,0,,,,,,,,,,,,0,,*,not-checked,too-little-data,,,,,,,,,,,,,,,,,,,*,,* ]]
        [[ "$stderr" == "pdn-deviants: warning: "* ]]
    done
}

@test "the made county: what is planted shows, what is not stays unclaimed" {
    pdn-deviants $county -q -n 0 "$sample" >d.csv
    [ "$(cell d.csv "Kommune 31" claim)" = improved ]
    [ "$(cell d.csv "Kommune 40" claim)" = one-year ]
    [ "$(cell d.csv "Kommune 19" claim)" = one-year ]
    [ "$(cell d.csv "Kommune 35" claim)" = none ]
    [ "$(cell d.csv "Kommune 35" counter)" = worse ]
    # what others would choose does not ask whether something else is worse
    [[ "$(cell d.csv "Kommune 35" chosen_by)" == deleted-t-90+top-decile* ]]
    [ "$(cell d.csv "Kommune 35" claim_unchecked)" = sustained ]
    [ -z "$(cell d.csv "Kommune 12" claim_unchecked)" ]
    for unit in 12 27; do
        [ "$(cell d.csv "Kommune $unit" claim)" = sustained ]
        near "$(cell d.csv "Kommune $unit" years_better)" 4 0
        [ "$(cell d.csv "Kommune $unit" agree)" = 1 ] # 11 of 11
        awk -v q="$(cell d.csv "Kommune $unit" q)" 'BEGIN { exit !(q <= .1) }'
        [ -n "$(cell d.csv "Kommune $unit" matched_unit)" ]
    done
    [ "$(grep -c ',none,' d.csv)" -ge 40 ]
}

@test "the judged years as shares, with their interval" {
    pdn-deviants -q -n 0 --years 1/1 --resources r six.csv >d.csv 2>/dev/null
    near "$(cell d.csv a share)" .3 1e-12
    # f = 1 - E/100 (one year, phi below 1): Gamma(30/f + 1/2, E/f), 5 and 95 %,
    # by the series of the incomplete gamma function and halving, in Python.
    near "$(cell d.csv a share_lo)" 0.2300434849 1e-9
    near "$(cell d.csv a share_hi)" 0.3858136783 1e-9
    pdn-deviants $county -q -n 0 "$sample" >d.csv
    near "$(cell d.csv "Kommune 19" good_year)" 2022 0
    near "$(cell d.csv "Kommune 40" good_year)" 2020 0
    [ -z "$(cell d.csv "Kommune 12" good_year)" ]
    # seen in 2022 and 2023: (196 + 178) / (1470 + 1464); at the nullpunkt 268
    # of 1476, and the others stayed about where they were.
    near "$(cell d.csv "Kommune 31" gain)" \
        "$(awk 'BEGIN { print 268 / 1476 - 374 / 2934 }')" .005
    awk -v lo="$(cell d.csv "Kommune 31" gain_lo)" 'BEGIN { exit !(lo > 0) }'
    [ "$(cell d.csv "Kommune 31" lasted)" = 2 ]
    [ -z "$(cell d.csv "Kommune 12" gain)" ]
    [ -z "$(cell d.csv "Kommune 12" lasted)" ]
}

@test "the test of improved is that of R" {
    # tests/oracle/improvement.R (R 4.2.2): year, improved_z and improved_q of
    # Kommune 31 and of Kommune 12, gain_lo and gain_hi of Kommune 31
    while read -r year z q other other_q lo hi; do
        pdn-deviants ${county/2021/$year} -q -n 0 "$sample" >d.csv
        near "$(cell d.csv "Kommune 31" improved_z)" "$z" 1e-9
        near "$(cell d.csv "Kommune 31" improved_q)" "$q" 1e-9
        near "$(cell d.csv "Kommune 12" improved_z)" "$other" 1e-9
        near "$(cell d.csv "Kommune 12" improved_q)" "$other_q" 1e-9
        near "$(cell d.csv "Kommune 31" gain_lo)" "$lo" 1e-9
        near "$(cell d.csv "Kommune 31" gain_hi)" "$hi" 1e-9
        [ "$(cell d.csv "Kommune 31" claim)" = improved ]
    done <<'EOF'
2017 3.209149677195 0.024137476886 2.089233361498 0.330379156990 0.018042545414 0.079428175785
2021 3.360888897154 0.019765642353 1.248142300399 0.893152237027 0.020338201918 0.081697546587
EOF
}

@test "without resources a unit can only be an outlier" {
    run --separate-stderr pdn-deviants -n 0 --indicator utenfor-laget "$sample"
    [ "$status" -eq 0 ]
    [[ "$output" == *,outlier,* ]]
    [[ "$output" != *,sustained,* && "$output" != *,improved,* ]]
    [[ "$output" != *,one-year,* ]]
    [[ "$stderr" == *"without --resources"* ]]
}

@test "the same bytes for any threads; order of rows and unit of a resource change nothing" {
    pdn-deviants $county -q -n 40 -j 1 "$sample" >one.csv
    pdn-deviants $county -q -n 40 -j 5 "$sample" >two.csv
    cmp one.csv two.csv
    (head -1 "$sample"; tail -n +2 "$sample" | tac) >turned.csv
    pdn-deviants $county -q -n 40 turned.csv | cmp - one.csv
    awk -F, -v OFS=, '{ if (NR > 1) $13 = $13 * 100; print }' "$sample" >hundred.csv
    pdn-deviants $county -q -n 0 hundred.csv >h.csv
    for file in h one; do
        grep '^unit,\|^Kommune \(12\|19\|31\|35\),' $file.csv >$file-four.csv
        [ "$(wc -l <$file-four.csv)" -eq 5 ]
    done
    alike h-four.csv one-four.csv = claim counter matched_unit years_better
    FILLED=1 alike h-four.csv one-four.csv 1e-7 residual_deleted
}

@test "neither the names of units nor a resource a thousand times as large" {
    plain() { grep -v utenfor-fordelt "$sample"; }
    plain >plain.csv
    plain | awk -F, -v OFS=, 'NR > 1 && $13 != "" { $13 *= 1000 } 1' >large.csv
    plain | sed '2,$s/^Kommune/ZZ/' >named.csv
    for file in plain large named; do
        pdn-deviants $county -q -n 0 $file.csv | sed 's/^ZZ/Kommune/' |
            grep -E '^(unit|Kommune (12|19|27|31|35|40)),' >$file.out
    done
    for file in large named; do
        FILLED=yes alike plain.out $file.out = claim years_better counter
        FILLED=yes alike plain.out $file.out 1e-9 residual_deleted q improved_z tau2
        # its spread is searched for
        FILLED=yes alike plain.out $file.out 1e-6 shrunk_ratio
    done
}

@test "the unit to compare with, and how far it is" {
    pdn-deviants $county -q -n 0 "$sample" >d.csv
    [ "$(cell d.csv "Kommune 12" matched_unit)" = "Kommune 23" ]
    # mean, sd and distance by Python's statistics module
    near "$(cell d.csv "Kommune 12" match_distance)" 0.660483041380 1e-9
    [ -z "$(cell d.csv "Kommune 35" match_distance)" ]
}

@test "chance is told, and is small, from a year ago or from the first" {
    for year in 2021 2017; do
        pdn-deviants ${county/2021/$year} -q -n 400 "$sample" >d.csv
        near "$(cell d.csv "Kommune 12" by_chance)" .07 .07
        awk -v p="$(cell d.csv "Kommune 12" p_any_by_chance)" \
            'BEGIN { exit !(p >= 0 && p < .13) }'
    done
    near "$(cell d.csv "Kommune 12" p_best_quarter)" .75 .25
}

@test "what cannot be asked is refused" {
    refuse() {
        run --separate-stderr pdn-deviants "${@:2}"
        echo "$status $stderr"
        [ "$status" -eq 1 ]
        [ -z "$output" ]
        [[ "$stderr" == "pdn-deviants: "*"$1"* ]]
    }
    refuse "choose one with --indicator" "$sample"
    refuse 'no column "wealth"' --indicator utenfor-laget --resources wealth "$sample"
    refuse 'outcomes.csv:2:7: group is "' --indicator utenfor-laget --resources group "$sample"
    sed '3s/1.5$/1.5x/' six.csv >cell.csv
    refuse 'cell.csv:3:5: r is "1.5x": a resource is a number' --resources r cell.csv
    sed 's/,2.8$/,028/' six.csv >code.csv # read as a code, as 0301 is
    refuse 'code.csv: column "r" holds text' --resources r code.csv
    refuse 'no rows of indicator "x"' --indicator x "$sample"
    printf 'unit,year,events,population,r,s\na,2021,1,9,1,2\nb,2021,2,9,2,4\nc,2021,3,9,3,6\nd,2021,3,9,4,8\n' >four.csv
    refuse "resources for 4 units" --years 1/1 --resources r,s four.csv
    awk -F, -v OFS=, '{ print $0, NR == 1 ? "s" : 2 * $5 }' six.csv >twice.csv
    refuse "twice.csv: the resources cannot be told apart" --years 1/1 --resources r,s twice.csv
    printf 'unit,year,events,population,r\na,2021,0,50,1\nb,2021,0,60,2\nc,2021,0,70,3\nd,2021,50,50,10\ne,2021,60,60,11\nf,2021,70,70,12\n' >apart.csv
    refuse "0 or 1" --years 1/1 --resources r apart.csv
    awk -F, -v OFS=, 'NR > 1 { $5 = .1 } 1' six.csv >same.csv
    refuse 'same.csv: resource "r" is the same everywhere' --years 1/1 \
        --resources r same.csv
}

@test "--no-metadata leaves every table without a description" {
    for table in '' --fit --residuals --matches; do
        pdn-deviants $county -q -n 0 $table --no-metadata "$sample" -o bare.csv
        [ -s bare.csv ]
        [ ! -e bare.resource.json ]
    done
}

@test "wrong calls are exit 2" {
    for options in '--years 4' '--years 5/4' '--years a/b' '--years 0/3' \
        '--resources ,' '--resources r,,s' '--resources r,r' '--better left' \
        '--model probit' '--fit --residuals' '--nosuch'; do
        run --separate-stderr pdn-deviants $options six.csv
        echo "$options: $status $stderr"
        [ "$status" -eq 2 ]
        [[ "$stderr" == "pdn-deviants: "* ]]
    done
}

@test "every example runs" {
    ln -s "$PDN_SOURCE/samples" samples
    pdn-deviants --help | sed -n '/^Examples:/,/^$/p' | grep '^  ' >examples
    [ "$(wc -l <examples)" -ge 3 ]
    while IFS= read -r line; do
        echo "$line"
        sh -c "$line -n 20" >out 2>err
        [ -s out ] || [ -s deviants.csv ]
    done <examples
    grep -E '^	pdn-' "$PDN_SOURCE/tools/pdn-deviants.1.scd" | tr -d '\t' >page
    while IFS= read -r line; do
        echo "$line"
        grep -qxF "  $line" examples
    done <page
}

# Kommune 31 is planted to be better in the last two years, 40 and 19 in one.
@test "the years that a claim rests on stand in the table and on the sheet" {
    pdn-deviants $county -q -n 50 "$sample" >d.csv
    rests() { echo $(cell d.csv "$1" rests_from) $(cell d.csv "$1" rests_to) $(cell d.csv "$1" rests_against); }
    [ "$(rests "Kommune 12")" = "2020 2023" ]
    [ "$(rests "Kommune 31")" = "2022 2023 2021" ]
    [ "$(rests "Kommune 40")" = "2020 2020" ]
    [ "$(rests "Kommune 19")" = "2022 2022" ]
    [ "$(rests "Kommune 35")" = "2020 2023" ]
    pdn-plot -q --lang nb deviants d.csv -o d.svg
    sed 's/<[^>]*>/ /g' d.svg | tr -s ' \n' '  ' >words
    grep -q 'bedømt ut fra årene fra 2020 til 2023' words
    grep -q 'Bygger på årene fra 2020 til 2023\.' words
    grep -q 'Bygger på 2022 og 2023, mot 2021\.' words
    # the last two years of three: nothing else is judged
    pdn-deviants $county -q -n 0 --years 2/3 "$sample" >d.csv
    [ "$(cell d.csv "Kommune 12" rests_from)" = 2021 ]
}

# The same county before and after: a unit under its old name, the counter too.
@test "a crosswalk tells the units of today" {
    awk -F, -v OFS=, 'NR > 1 && $1 == "Kommune 10" && $2 < 2022 { $1 = "Gammel" } 1' "$sample" >old.csv
    printf 'old,new,year\nGammel,Kommune 10,2022\n' >walk.csv
    pdn-deviants $county -q -n 50 --no-metadata --crosswalk walk.csv old.csv >walked.csv
    pdn-deviants $county -q -n 50 --no-metadata "$sample" >today.csv
    cmp walked.csv today.csv
    [ "$(cut -d, -f1 today.csv | grep -c 'Kommune 10')" -eq 1 ]
    # a merger adds, and a split keeps the total
    seen=$(cell today.csv "Kommune 11" observed)
    other=$(cell today.csv "Kommune 10" observed)
    third=$(cell today.csv "Kommune 12" observed)
    printf 'old,new,year,share\nKommune 10,Ny,2024,1\nKommune 11,Ny,2024,1\nKommune 12,Del A,2024,0.6\nKommune 12,Del B,2024,0.4\n' >walk.csv
    run --separate-stderr pdn-deviants $county -n 0 --no-metadata --crosswalk walk.csv -o d.csv "$sample"
    [ "$status" -eq 0 ]
    [ "$(cell d.csv Ny observed)" -eq $((seen + other)) ]
    [ $(($(cell d.csv "Del A" observed) + $(cell d.csv "Del B" observed))) -eq "$third" ]
    [ -z "$(cell d.csv "Kommune 12" observed)" ]
    # told once, not for the counter again
    [ "$(grep -c "split unit's counts" <<<"$stderr")" -eq 1 ]
    printf 'old,new,year\nKommune 1,Ny,2022\n' >walk.csv
    run --separate-stderr pdn-deviants $county -n 0 --crosswalk walk.csv "$sample"
    [ "$status" -eq 0 ]
    [[ $stderr == *'walk.csv:2: "Kommune 1" meets no row before 2022'* ]]
    printf 'old,new,year,share\nKommune 10,Ny,2022,2\n' >walk.csv
    run --separate-stderr pdn-deviants $county -n 0 --crosswalk walk.csv -o never.csv "$sample"
    [ "$status" -eq 1 ]
    [[ $stderr == *'walk.csv:2: share 2: want above 0, at most 1'* ]]
    [ ! -e never.csv ]
}

@test "nothing that differs, no such counter, no such nullpunkt" {
    awk 'BEGIN { print "unit,year,events,population,r"
                 for (u = 1; u <= 14; u++) for (t = 2020; t < 2024; t++)
                     print "u" u "," t ",0,500," u % 5 }' >none.csv
    run --separate-stderr pdn-deviants -n 0 --resources r none.csv
    [ "$status" -eq 1 ]
    [ "$stderr" = "pdn-deviants: none.csv: no events in the judged years: nothing tells the units apart" ]
    awk -F, -v OFS=, 'NR > 1 { $3 = 50 + NR % 7 } 1' none.csv >some.csv
    run --separate-stderr pdn-deviants -n 0 --resources r --counter zz some.csv
    [ "$status" -eq 1 ]
    [ "$stderr" = 'pdn-deviants: some.csv: no rows of indicator "zz" (there: none)' ]
    run --separate-stderr pdn-deviants -n 0 --resources r --nullpunkt 1999 some.csv
    [ "$status" -eq 0 ]
    [[ $stderr == *"no rows of the nullpunkt year 1999: no unit can be called improved"* ]]
}

@test "a year or a unit that cannot be fitted costs no other" {
    study 6 30 | grep -v ',c[0-9],' >out.csv
    # a year without events
    awk -F, -v OFS=, 'NR > 1 && $2 == 2021 { $4 = 0 } 1' out.csv >year.csv
    run --separate-stderr pdn-deviants -n 20 --indicator out --resources r,s year.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *'year.csv: indicator "out": no events in 2021: that year is not judged'* ]]
    [ "$(printf '%s\n' "${lines[@]}" | awk -F, '$3 == 3 && $9 != ""' | wc -l)" -eq 30 ]
    # a year with events in one unit alone: nothing to hold that unit against
    awk -F, -v OFS=, 'NR > 1 && $2 == 2021 { $4 = $1 == "u9" ? 5 : 0 } 1' out.csv >lone.csv
    pdn-deviants -q -n 20 --indicator out --resources r,s lone.csv >d.csv
    [ "$(cell d.csv u9 years)" = 3 ]
    [ "$(cell d.csv u8 years)" = 4 ]
    [ "$(cut -d, -f9 d.csv | sed 1d | grep -c .)" -eq 30 ]
    # rare events in large populations, every file of many
    for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
        awk -v seed=$seed 'BEGIN { srand(seed); print "unit,year,indicator,events,population,r"
            for (u = 1; u <= 15; u++) { n = int(exp(9 + 6 * rand())); r = rand()
                for (t = 2020; t < 2024; t++)
                    printf "u%d,%d,rare,%d,%d,%.3f\n", u, t, int(6 * rand() ^ 3), n, r } }' >rare.csv
        run --separate-stderr pdn-deviants -n 20 --resources r rare.csv
        echo "$seed: $stderr"
        [ "$status" -eq 0 ]
        [ "$(printf '%s\n' "${lines[@]}" | awk -F, 'NR > 1 && $9 != ""' | wc -l)" -eq 15 ]
    done
    # a counter-indicator that cannot be fitted is told and not checked
    (cat out.csv; awk -F, -v OFS=, 'NR > 1 { $3 = "never"; $4 = 0; print }' out.csv) >both.csv
    run --separate-stderr pdn-deviants -n 0 --indicator out --counter never --resources r,s both.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *'both.csv: indicator "never": the counter-indicator cannot be fitted and is not checked'* ]]
    [[ "$output" == *,not-checked,* ]]
}

@test "counts and years have limits" {
    (head -3 six.csv; echo 'g,2021,5,1e18,2') >large.csv
    run --separate-stderr pdn-deviants --years 1/1 --resources r large.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"large.csv:4:4: population is 1e18: want a whole number of at most 9007199254740992" ]]
    (head -3 six.csv; echo 'g,20210,5,50,2') >year.csv
    run --separate-stderr pdn-deviants --years 1/1 --resources r year.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"year.csv:4:2: year is 20210: want a year from 1 to 9999" ]]
    # the largest that are read do not hang
    awk 'BEGIN { print "unit,year,events,population,r"
        for (u = 1; u <= 14; u++) for (t = 2020; t < 2024; t++)
            printf "u%d,%d,30000000%05d,9007199254740992,%d\n", u, t, u * t, u }' >huge.csv
    timeout 60 pdn-deviants -q -n 50 --resources r huge.csv >d.csv
    [ "$(wc -l <d.csv)" -eq 15 ]
}
