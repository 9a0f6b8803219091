#!/usr/bin/env bats
# What a claim of pdn-deviants hangs on, and what it does not: the direction, the
# complement, controls, breaks.
bats_require_minimum_version 1.5.0
load ../support/deviants

@test "an indicator and its complement: the same claims, z and q" {
    study 3 30 >out.csv
    awk -F, -v OFS=, 'NR > 1 { $4 = $5 - $4 } 1' out.csv >in.csv
    pdn-deviants -q -n 0 --indicator out --resources r,s --nullpunkt 2021 out.csv >lower.csv
    pdn-deviants -q -n 0 --indicator out --better higher --resources r,s \
        --nullpunkt 2021 in.csv >higher.csv
    [ "$(cell lower.csv a claim)" = sustained ]
    # some 17 % where 27 % are expected: what is rarer is what is told of
    awk -v r="$(cell higher.csv a shrunk_ratio)" 'BEGIN { exit !(r < .9) }'
    alike lower.csv higher.csv = claim years_better agree specifications \
        chosen_by counter good_year
    alike lower.csv higher.csv 1e-9 residual residual_deleted p q tau2 improved_z \
        improved_q gain
    # searched for
    FILLED=yes alike lower.csv higher.csv 1e-5 shrunk_ratio shrunk_lo shrunk_hi
    awk -F, -v OFS=, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c }
        NR > 1 { $at["share_lo"] = 1 - $at["share_hi"] } 1' higher.csv >turned.csv
    FILLED=yes alike lower.csv turned.csv 1e-5 share_lo
}

@test "the same where the better outcome is the common one" {
    # newcomers' trap: 87 % finish school, and nobody can be 10 % above that
    awk 'BEGIN { srand(5); print "unit,year,events,population,r"
        for (u = 1; u <= 20; u++) for (t = 2020; t < 2024; t++) {
            p = u == 7 ? .95 : .87
            printf "u%02d,%d,%d,900,%d\n", u, t, 900 * p + 8 * rand(), u % 5 } }' >school.csv
    pdn-deviants -q -n 0 --better higher --resources r school.csv >d.csv
    [ "$(cell d.csv u07 claim)" = sustained ]
    # non-events: 5 of 100 where 13 are expected
    awk -v r="$(cell d.csv u07 shrunk_ratio)" 'BEGIN { exit !(r < .7) }'
    awk -F, -v OFS=, 'NR > 1 { $3 = $4 - $3 } 1' school.csv >left.csv
    pdn-deviants -q -n 0 --resources r left.csv >l.csv
    [ "$(cut -d, -f19 l.csv)" = "$(cut -d, -f19 d.csv)" ]
}

@test "beside what nothing here can move" {
    study 4 30 >out.csv
    options="-q -n 0 --indicator out --resources r,s"
    pdn-deviants $options out.csv >plain.csv
    pdn-deviants $options --controls c1,c2,c3,c4,c5,c6 out.csv >d.csv
    near "$(cell plain.csv a p)" "$(cell d.csv a p)" 0
    [ -z "$(cell plain.csv a control_z)" ]
    # pdn-deviants(1), from the unit's own z on each control: these are what the tool
    # says of a control that is judged itself (p is the upper tail of t)
    for k in 1 2 3 4 5 6; do
        pdn-deviants -q -n 0 --indicator c$k --resources r,s out.csv >c.csv
        cell c.csv a p
    done >ps
    cell plain.csv a p >>ps
    awk -v z="$(cell d.csv a control_z)" -v p="$(cell d.csv a control_p)" '
        # upper tail of t with 26 degrees (30 units less one, three terms), by
        # its finite series, turned round by halving
        function tail(t,    c, s, k, term) {
            c = 26 / (26 + t * t); term = 1; s = 1
            for (k = 1; k <= 12; k++) { term *= (2 * k - 1) / (2 * k) * c; s += term }
            return .5 - .5 * t / sqrt(26 + t * t) * s
        }
        function z_of(p,    lo, hi, m) {
            lo = -40; hi = 40
            while (hi - lo > 1e-13) { m = (lo + hi) / 2; if (tail(m) > p) lo = m; else hi = m }
            return lo
        }
        { x[NR] = z_of($1) }
        END {
            for (k = 1; k <= 6; k++) m += x[k] / 6
            for (k = 1; k <= 6; k++) s2 += (x[k] - m) ^ 2 / 6
            want = (x[7] - m) / sqrt(s2 > 1 ? s2 : 1)
            d = want - z; print want, z
            exit !(d < 1e-6 && d > -1e-6 && p > 0 && p < 1)
        }' ps
    # whoever is as good at what nobody can move is not called
    awk -F, -v OFS=, 'NR > 1 && $1 == "a" && $3 ~ /^c/ { $4 = int($4 * .6) } 1' out.csv >all.csv
    pdn-deviants $options all.csv | grep -q '^a,.*,sustained,'
    pdn-deviants $options --controls c1,c2,c3,c4,c5,c6 all.csv >d.csv
    [ "$(cell d.csv a claim)" != sustained ]
    awk -v p="$(cell d.csv a control_p)" 'BEGIN { exit !(p > .1) }'
    # the same bytes whatever the threads, chance with controls too
    pdn-deviants -q -n 20 -j 1 --indicator out --resources r,s --controls c1,c2 out.csv >1
    pdn-deviants -q -n 20 -j 3 --indicator out --resources r,s --controls c1,c2 out.csv | cmp - 1
    run --separate-stderr pdn-deviants -n 0 --indicator out --resources r,s --controls c1,c2 out.csv
    [[ "$stderr" == *"warning: out.csv: 2 controls tell little"* ]]
    run --separate-stderr pdn-deviants -n 0 --indicator out --resources r,s --controls c1,zz out.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'no rows of indicator "zz"'* ]]
    run pdn-deviants --indicator out --resources r,s --controls c1,,c2 out.csv
    [ "$status" -eq 2 ]
}

@test "--breaks: nobody is improved across a break after the nullpunkt" {
    sample="$PDN_SOURCE/samples/kongsvinger/outcomes.csv"
    how='--indicator utenfor-laget --nullpunkt 2021 --resources low_income_share,upper_secondary_share,vacancy_rate'
    cd "$BATS_TEST_TMPDIR"
    pdn-deviants -q -n 0 --no-metadata $how "$sample" >without
    grep -q '^Kommune 31,.*,improved,' without # as planted
    printf 'indicator,year,why\nutenfor-laget,2022,ny kilde\n' >breaks.csv
    run --separate-stderr pdn-deviants -n 0 --no-metadata $how --breaks breaks.csv "$sample"
    [[ "$stderr" == *'counted otherwise from 2022 on, after the nullpunkt 2021: no unit can be called improved'* ]]
    printf '%s\n' "$output" >with
    run ! grep -q ',improved,' with
    # each year is compared within itself: what is sustained stays
    [ "$(grep ',sustained,' with | cut -d, -f1,19)" = "$(grep ',sustained,' without | cut -d, -f1,19)" ]
    # one before the nullpunkt, or of another indicator, changes nothing
    printf 'indicator,year\nutenfor-laget,2019\nannet,2022\n' >breaks.csv
    pdn-deviants -q -n 0 --no-metadata $how --breaks breaks.csv "$sample" | cmp - without
}

# 20 municipalities of 1 000 with 100, 96 or 104 events, one planted at 50 in
# each of four years; beside them one of 80 people, judged in one year, in which
# nobody was: unlikely (.9^80 = 1 in 4 600), not impossible.
@test "a small unit in which nobody was hides no other" {
    {
        echo unit,year,indicator,events,population
        for year in 2020 2021 2022 2023; do
            for u in $(seq 20); do
                echo "k$u,$year,u,$((100 + 4 * ((u + year) % 3 - 1))),1000"
            done
            echo "good,$year,u,50,1000"
        done
    } >without.csv
    { cat without.csv; echo small,2023,u,0,80; } >with.csv
    for file in without with; do
        pdn-deviants -q -n 0 --indicator u $file.csv >d.csv 2>told
        [ "$(cell d.csv good claim)" = outlier ] || { cat d.csv told; false; }
        awk -v q="$(cell d.csv good q)" 'BEGIN { exit !(q < 1e-4) }'
    done
    [ "$(cell d.csv small claim)" = too-little-data ]
}
