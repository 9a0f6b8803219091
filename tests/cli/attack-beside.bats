#!/usr/bin/env bats
# What an attacker learns of few people from what stands beside them: models
# that they are in, totals that they are counted in, two figures that they tell
# apart. The attacker of attack.bats, and guesses tried by the tools themselves.

bats_require_minimum_version 1.5.0
load ../support/attack

# outcomes U Y N: 14 units, four years; unit U has N events in the year Y.
outcomes() {
    awk -v u="$1" -v y="$2" -v n="$3" 'BEGIN {
        print "unit,year,population,events,poverty"
        for (k = 1; k <= 14; k++) for (t = 2020; t <= 2023; t++) {
            e = 20 + (k * 7 + t * 3) % 11 + k
            if (k == u) e = t == y ? n : 9
            print "unit " k "," t "," 150 + 10 * k "," e "," 5 + (k * 5) % 7
        } }'
}

@test "a hidden count moves nothing of what is said of other units" {
    for n in 1 2 3 4; do
        outcomes 6 2022 $n >outcomes.csv
        pdn-deviants -q -n 100 --public --no-metadata --resources poverty \
            outcomes.csv -o public-$n.csv
        pdn-deviants -q -n 100 --no-metadata --resources poverty outcomes.csv \
            -o all-$n.csv
        # all but the unit's own row
        grep -v '^unit 6,' all-$n.csv >others-$n.csv
    done
    for n in 2 3 4; do
        cmp public-1.csv public-$n.csv
        run ! cmp -s others-1.csv others-$n.csv # the guess would be right
    done
    # the others have their figures, the unit has none and no claim
    grep -q '^unit 5,,4,[0-9]*,[0-9]*,' public-1.csv
    grep -q '^unit 6,,0,:,:,:,.*,too-little-data,' public-1.csv
    pdn-deviants -n 0 --public --resources poverty outcomes.csv 2>said >shown
    grep -q '1 unit with counts too small to be shown is in no model' said
    # a count that is not small is in the model
    outcomes 6 2022 9 >outcomes.csv
    pdn-deviants -q -n 0 --public --resources poverty outcomes.csv >shown
    grep -q '^unit 6,,4,36,' shown
}

@test "the report's deviants are the tool's: hidden units are in no model" {
    "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d 2 12 14
    sed -i 's/^indicator = utenfor$/resources = poverty/' d/study.ini
    for n in "1" "4 --only tables"; do # one page is read
        # shellcheck disable=SC2086 # a number and an option
        set -- $n
        outcomes 6 2022 $1 >d/outcomes.csv
        n=$1
        shift
        pdn-report -q -n 5 "$@" d/study.ini -o "public-$n"
        pdn-report -q -n 5 "$@" --internal d/study.ini -o "internal-$n"
    done
    cmp public-1/tables/deviants.csv public-4/tables/deviants.csv
    run ! cmp -s internal-1/tables/deviants.csv internal-4/tables/deviants.csv
    # what is public says so: of twelve units or fewer one is out
    units=$(($(wc -l <public-1/tables/deviants.csv) - 1))
    out=$(grep -c ',0,:,.*,too-little-data,' public-1/tables/deviants.csv)
    grep -q "The model has $((units - out)) of $units\|Modellen har $((units - out)) av $units" public-1/report.html
    run ! grep -q 'The model has\|Modellen har' internal-1/report.html
    attack public-1 --study d/study.ini --internal internal-1 ||
        { cat found said; false; }
}

@test "a benchmark gives how few there are of two that are few" {
    for at in "i 4 4" "r : :"; do
        set -- $at
        mkdir -p "$1/tables"
        cat >"$1/tables/baseline.csv" <<END
unit,year,indicator,group,events,population,share,benchmark
u,2021,i,,$2,300,,0.095
v,2021,i,,$3,300,,0.095
w,2021,i,,120,750,,0.095
END
    done
    run ! attack r --internal i
    # .0945 of 1350 less 120 are 7.6 together, of no more than 4 each
    found '^baseline,u 2021 i,events,3.575,4,too narrow: .*benchmark'
}

@test "one who left is whom all say something of: two figures differ by that one" {
    mkdir -p r/tables owner
    # eight of a answer both times, of b one of six is gone: whom all eight
    # could report, so that all of them say otherwise, of one person
    for w in 2021 2022; do
        { for k in 1 2 3 4 5 6 7 8; do echo "a$k,a,1,b1"; done
            for k in 1 2 3 4 5; do echo "b$k,b,1,a1"; done
            [ $w = 2022 ] || echo 'b6,b,1,a1'; } | network owner/network-$w.graphml
    done
    echo group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,confirmed,one_sided,unknown,verdict \
        >r/tables/breakdown-2021.csv
    echo a,b,8,6,8,6,14,96,0,14,0,ordinary >>r/tables/breakdown-2021.csv
    cat >r/tables/waves-pairs.csv <<'END'
group_a,group_b,ties_before,ties_after,change,lo,hi,p,q,contacts,expected_before,expected_after,possible,from_wave,to_wave
a,b,13,13,,,,,,0,10,10,80,2021,2022
END
    run ! attack r --internal owner
    found '^waves-pairs,2021 a - b,ties_before,1,1,1 people apart from ties in breakdown-2021'
}

@test "the sample's own figures of two waves, were they shown, are found" {
    internal=$(sh "$PDN_SOURCE/tests/support/made.sh" internal)
    cp -r "$(sh "$PDN_SOURCE/tests/support/made.sh" public)" doctored
    cp "$internal/tables/waves-pairs.csv" "$internal/tables/waves-ratings.csv" \
        "$internal/tables/waves-barriers.csv" doctored/tables/
    # of these two waves, and of people
    chmod -R u+w doctored
    (cd doctored/tables && ls | grep -vE '^(waves|breakdown|barriers|gaps|measures)' | xargs rm)
    rm -r doctored/tables/*2023* doctored/plots doctored/report.*
    run ! attack doctored --study "$PDN_SOURCE/samples/kongsvinger/study.ini" \
        --internal "$internal"
    [ "$(grep -c 'people apart from ties' found)" -gt 100 ]
    # 94 rate or could name one, of the groups shown 92 answered both times
    found '^waves-ratings,2021-2022,raters,2.0,.*of groups that are not shown'
    found '^waves-barriers,2021-2022,asked,2.0,.*of groups that are not shown'
}

@test "how many of all rate is hidden where few of them are of groups not shown; what they say stands" {
    public=$(sh "$PDN_SOURCE/tests/support/made.sh" public)
    grep -q '^quality,,,:,[0-9.]*,[0-9.]*,' "$public/tables/waves-ratings.csv"
    # shares of one number of people, in whole percents
    grep -qE '^kapasitet,,,:,:,:,:,0\.[0-9]{1,2},0\.[0-9]{1,2},' \
        "$public/tables/waves-barriers.csv"
    # contacts over their density would give how many could be reported
    grep -q '^density,:,:' "$public/tables/waves-whole.csv"
}

@test "those gone, and the share that still hangs together, do not tell how many there are" {
    "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d 1 1 2 12 15 18 20
    pdn-ingest -q --actors d/actors-2021.csv --ties d/ties-2021.csv -o g.graphml
    pdn-fragility -q -n 20 --public g.graphml >f.csv
    # k gone of 68, all others in one part: the share would stand as (68 - k)/68
    grep -q '^5,targeted,:,:' f.csv
    run ! grep -E '^[1-9][0-9]*,targeted,[^,]*,0\.[0-9]{3}' f.csv
    pdn-measure -q -n 0 --whole --public g.graphml >w.csv
    grep -q '^density,:' w.csv
    # what both report of all contacts, less of those that are shown
    pdn-measure -q -n 20 --whole --public g.graphml -o w.csv
    grep -q '^density,:,:,:' w.csv
    grep -qE '^confirmation,0\.[0-9]{1,2},0\.[0-9]{1,2},0\.[0-9]{1,2},' w.csv
    mkdir -p alone/tables told/tables
    pdn-breakdown -q -n 5 --public g.graphml -o alone/tables/breakdown.csv
    cp w.csv alone/tables/whole.csv
    attack alone || { cat found; false; }
    cp alone/tables/breakdown* told/tables
    pdn-measure -q -n 20 --whole g.graphml -o told/tables/whole.csv
    run ! attack told
    found '^whole,confirmation,value,.*of services that are not shown'
}

@test "a model of who is in one service does not give how many contacts are hidden" {
    "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d 6 7 8 9 10 12
    pdn-ingest -q --actors d/actors-2021.csv --ties d/ties-2021.csv \
        --wave 2021 -o g.graphml
    mkdir -p alone/tables all/tables
    for folder in "alone --public" all; do
        # shellcheck disable=SC2086 # a folder and an option
        set -- $folder
        pdn-breakdown -q -n 5 ${2-} g.graphml -o "$1/tables/breakdown-2021.csv"
        pdn-qap -q -n 100 ${2-} --outcome tie --predictors same:sector \
            g.graphml -o "$1/tables/qap-2021.csv"
    done
    attack alone --internal all || { cat found; false; }
    cp all/tables/qap-2021.csv alone/tables/ # as it would stand
    run ! attack alone --internal all
    found 'ties,.*too narrow'
}

@test "a map of services for everybody draws no contact of a service of one" {
    "$PYTHON" "$PDN_SOURCE/tests/support/attack/made.py" d 1 1 12 15 18 20
    pdn-ingest -q --actors d/actors-2021.csv --ties d/ties-2021.csv -o g.graphml
    pdn-plot network --by sector g.graphml --lang en -o for-all.svg
    pdn-plot network --by sector --internal g.graphml --lang en -o own.svg
    grep -q '<title>Tjeneste A – Tjeneste' own.svg
    run ! grep -q '<title>Tjeneste A – Tjeneste' for-all.svg
    grep -q '<title>Tjeneste B – Tjeneste' for-all.svg
}

@test "the map of differences draws what is told of pairs whose counts are hidden" {
    public=$(sh "$PDN_SOURCE/tests/support/made.sh" public)
    pdn-plot difference "$public/tables/waves-pairs.csv" --lang en -o d.svg
    # no clear change, between two services, either count hidden, the last step;
    # a q there, or none, would tell how many dyads changed
    n=$("$PYTHON" - "$public/tables/waves-pairs.csv" <<'END'
import csv, sys
q = [r["q"] for r in csv.DictReader(open(sys.argv[1]))
     if r["to_wave"] == "2023" and r["group_a"] != r["group_b"] and
     r["finding"] == "unclear" and ":" in (r["ties_before"], r["ties_after"])]
print(len(q) if set(q) == {":"} else 0)
END
    )
    [ "$n" -gt 20 ]
    sed 's/<[^>]*>/ /g' d.svg | tr -s ' \n' ' ' >words
    grep -q "with a ring: no clear change, how much is hidden: $n" words
}

@test "a verdict whose rule bounds what is hidden beside it" {
    # 8 = 2 confirmed + one_sided: a third of both is confirmed at most, 0 to 2;
    # 9, and half is: confirmed is 3 or 4 of five dyads at least
    mkdir -p r/tables
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,confirmed,one_sided,unknown,verdict
a,b,8,8,8,8,8,128,:,:,0,one-sided
a,c,8,8,8,8,9,128,:,:,0,works
a,d,8,8,8,8,8,128,:,:,0,ordinary
END
    run ! attack r
    found '^breakdown-2024,a - b,confirmed,0,2,too narrow: .*verdict: a third'
    found '^breakdown-2024,a - c,confirmed,3,4,too narrow: .*verdict: half'
    run ! grep -q 'a - d' found
    # people who name services: 3 at least of 6 and 3 at least of 6; 9 of 10 and
    # 10, of d 2 at most
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,confirmed,named_ab,could_name_ab,named_ba,could_name_ba,verdict,verdict_note
a,b,6,6,6,6,6,12,,:,6,:,6,works,
c,d,10,10,10,10,9,20,,:,10,:,10,one-sided,one-sided-ab
c,e,10,10,10,10,9,20,,:,10,:,10,ordinary,
d,e,8,10,8,10,:,18,,:,6,:,10,works,
d,f,10,18,10,18,:,28,,:,10,:,18,one-sided,one-sided-ab
END
    run ! attack r
    found '^breakdown-2024,a - b,named_ab,3,3,.*determined'
    found '^breakdown-2024,c - d,named_ab,7,9,.*too narrow'
    run ! grep -q 'c - e' found
    # 3 to 6 of 6; of 18 a fifth at most
    found '^breakdown-2024,d - e,named_ab,3,6,.*too narrow'
    found '^breakdown-2024,d - f,named_ba,0,3,.*too narrow'
}

@test "a verdict that is withheld says which it may be" {
    # nobody is asked how well: it is one-sided, whichever side reports. 0 or 1
    # of 6 and 3 to 6, 3 to 7 together; where 7 of 12 name it, 0 or 1
    mkdir -p r/tables
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,confirmed,named_ab,could_name_ab,named_ba,could_name_ba,verdict,also
a,b,6,6,6,6,:,12,,:,6,:,6,:,:
a,c,6,6,6,6,:,12,,1,6,:,6,:,:
a,d,6,12,6,12,:,18,,:,6,7,12,:,:
END
    run ! attack r
    run ! grep -q 'a - b' found
    found '^breakdown-2024,a - c,named_ba,3,6,.*verdict that is withheld'
    found '^breakdown-2024,a - d,named_ab,0,1,.*verdict that is withheld'
    # where they are, as many of either may be as works too
    sed -e '1s/$/,quality_ab/' -e '2,$s/$/,3/' r/tables/breakdown-2024.csv >x
    mv x r/tables/breakdown-2024.csv
    run ! attack r
    found '^breakdown-2024,a - c,named_ba,3,6,.*verdict that is withheld'
    run ! grep -q 'a - d' found
}

# m 4: .03 of a - d is .015 x 4 / 2, of b - c, which is hidden; that of a - c is
# its own, .45 x 4 / 3.
@test "a q that is another row's p, which is hidden" {
    mkdir -p r/tables
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,ties,p_low,q_low,verdict
a,b,20,20,30,0.8,0.8,ordinary
a,c,20,20,30,0.45,0.6,ordinary
a,d,20,20,30,0.012,0.03,missing
b,c,20,20,:,:,:,missing
END
    run ! attack r
    found '^breakdown-2024,3,q_low,0.03,.*a p that is not shown'
    run ! grep -E '^breakdown-2024,[12],q_low' found
}

@test "of four services, what chance makes of a hidden pair stands at the other two" {
    mkdir -p r/tables
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,ties,z,p_low,null,verdict
a,b,20,20,:,:,:,contacts,ordinary
a,c,20,20,30,0.4,0.6,contacts,ordinary
a,d,20,20,30,1.1,0.9,contacts,ordinary
b,c,20,20,30,1.1,0.9,contacts,ordinary
b,d,20,20,30,0.4,0.6,contacts,ordinary
c,d,20,20,30,-1.5,0.1,contacts,ordinary
END
    run ! attack r
    found '^breakdown-2024,c - d,z,-1.5,.*that of the other two'
    found '^breakdown-2024,c - d,p_low,0.1,'
    [ "$(grep -c 'other two' found)" -eq 2 ]
    # of five nothing follows, and by shuffled labels neither
    sed -i '$a a,e,20,20,30,0,0.5,contacts,ordinary' r/tables/breakdown-2024.csv
    attack r || true
    run ! grep -q 'other two' found
    sed -i '$d; s/contacts,/labels,/' r/tables/breakdown-2024.csv
    attack r || true
    run ! grep -q 'other two' found
}

@test "voices: answers that are the only ones to fit, and who left out a question" {
    # by hand: 6, 3.0, sd 1.9 is 1 1 2 4 5 5; 0.8 of nine who say 0 or 1 is two
    # who say 0; 20 and 19 of one service
    printf '%s\n' service,kind,question,answers,mean,sd A,staff,q,6,3,1.9 \
        B,staff,q,60,4.1,1.1 C,staff,yes,9,0.8, C,youth,yes,20,0.5, \
        D,staff,q,20,3.5,1.2 D,staff,r,19,3.4,1.2 >v.csv
    mkdir public owner
    pdn-tally voices -q v.csv -o owner/voices.csv
    run ! attack owner --internal owner
    found '^voices,A - q.*,staff_mean,.*whole answers: 2 to 2 of 6'
    found '^voices,C - yes.*,staff_mean,.*whole answers: 2 to 2 of 9'
    found '^voices,D - r.*,staff_answers,.*20 answer q'
    pdn-tally voices --public -q v.csv -o public/voices.csv
    attack public --internal owner || { cat found; false; }
    grep -q '^A,q,6,3,' public/voices.csv
    grep -q '^C,yes,:,:,20,0.5,' public/voices.csv
    grep -q '^D,q,19,3.5,' public/voices.csv
}

# 4 of 80 is hidden. Of the others, 15 of 60 are outside the limits where it is
# 4, not where it is 1, 2 or 3.
@test "who stands out of a hidden benchmark is not told, nor which way" {
    cat >outcomes.csv <<'END'
unit,year,indicator,population,events
kommune 00,2023,utenfor,80,4
kommune 01,2023,utenfor,60,15
kommune 02,2023,utenfor,150,17
kommune 03,2023,utenfor,120,17
kommune 04,2023,utenfor,60,6
kommune 05,2023,utenfor,300,42
END
    mkdir -p r/tables
    pdn-baseline -q -n 0 outcomes.csv -o all.csv
    pdn-baseline -q -n 0 --public outcomes.csv -o r/tables/baseline.csv
    grep -q 'outside95' all.csv
    run ! grep -q 'outside' r/tables/baseline.csv
    attack r || { cat found; false; }
    for k in funnel baseline; do
        for l in 'nb|Hvem som skiller seg ut, blir ikke sagt|ligger' \
            'nn|Kven som skil seg ut, blir ikkje sagt|ligg ' \
            'en|Who stands out is not told|is (low|high)'; do
            IFS='|' read -r lang not way <<<"$l"
            pdn-plot $k --lang "$lang" r/tables/baseline.csv -o x.svg
            grep -q "$not" x.svg
            run ! grep -qE "kommune 01 $way" x.svg
        done
    done
    # were it told: neither does a sheet of such a table know which way
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "flag") f = i }
        $1 == "kommune 01" { $f = "outside95" } 1' r/tables/baseline.csv >x &&
        mv x r/tables/baseline.csv
    run ! attack r
    found '^baseline,1,flag,outside95,outside95,judged by a benchmark or a spread'
    pdn-plot funnel --lang en r/tables/baseline.csv -o x.svg
    run ! grep -q 'kommune 01 is' x.svg
}

# The benchmark is given; how much units differ is hidden with 3 of 40. 190 of
# 1000 is within chance at .185 however much they differ; 40 is far beyond it.
@test "a flag that is withheld is no sign that nobody stands out" {
    cat >u.csv <<'END'
unit,year,events,population
A,2023,190,1000
B,2023,185,1000
C,2023,180,1000
D,2023,195,1000
E,2023,188,1000
F,2023,183,1000
G,2023,40,1000
H,2023,3,40
END
    printf 'unit,column,row\nA,1,1\nB,2,1\nC,3,1\nG,1,2\n' >tiles.csv
    printf '[study]\nlanguage = nb\n[outcomes]\nfile = u.csv\nbenchmark = 0.185\n' >s.ini
    pdn-report -q -n 100 --sheets s.ini -o r
    pdn-report -q -n 100 --only tables --internal s.ini -o i
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "flag") f = i }
        { print $1 $f }' r/tables/baseline.csv | tr '\n' ' ' >flags
    [ "$(cat flags)" = "unitflag A B C D E F G: H: " ]
    attack r --study s.ini --internal i || { cat found; false; }
    for x in r/plots/funnel.svg r/plots/baseline.svg r/report.html; do
        grep -q 'Hvem som skiller seg ut, blir ikke sagt' $x
        run ! grep -qE 'kan være tilfeldig variasjon|er innenfor grensene' $x
    done
    for k in funnel baseline 'map --tiles tiles.csv'; do
        for l in 'nb|Hvem som skiller seg ut|kan være tilfeldig|innenfor gr' \
            'nn|Kven som skil seg ut|kan vere tilfeldig|innanfor gr' \
            'en|Who stands out is not|may be chance|within the'; do
            IFS='|' read -r lang not chance within <<<"$l"
            pdn-plot $k --lang "$lang" r/tables/baseline.csv -o x.svg
            grep -q "$not" x.svg
            run ! grep -qE "$chance|$within" x.svg
        done
    done
    # were it empty: that nobody is outside is told of a spread that is hidden
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "flag") f = i }
        $1 == "G" { $f = "" } 1' r/tables/baseline.csv >x &&
        mv x r/tables/baseline.csv
    run ! attack r --study s.ini --internal i
    found '^baseline,6,flag,,,judged by a benchmark or a spread'
}

@test "a gap beside a hidden mean, and the digest of a file in a picture" {
    mkdir -p r/tables r/plots
    cat >r/tables/voices.csv <<'END'
service,question,staff_answers,staff_mean,youth_answers,youth_mean,gap,gap_lo,gap_hi
a,q,15,3.4,:,:,0.3,,
b,q,15,3.4,20,3.1,0.3,,
END
    echo '<svg><!-- pdn-plot; n.graphml sha256:00 --></svg>' >r/plots/map.svg
    run ! attack r
    found '^voices,0,gap,0.3,0.3,with the other mean'
    found '^plots/map.svg,.*digest'
    run ! grep -q '^voices,1' found
}

# Expected 6, missing: 1 of 6 is surprising (.017 by Poisson), 2 are .062.
@test "few contacts beside how many were expected, and words of an organisation" {
    mkdir -p r/tables
    printf '%s\n' group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,expected,verdict,also,verdict_note \
        a,b,10,10,10,10,:,6,missing,, a,c,10,10,10,10,:,16,missing,, \
        b,c,10,10,10,10,:,:,thin,, >r/tables/breakdown-1.csv
    run ! attack r
    found '^breakdown-1,a - b.*as surprising as is said: \[1\]'
    run ! grep -q 'a - c.*as surprising' found
    # nobody's own words, where each answer is an organisation's
    printf 'id,sector,responded\n' >actors.csv
    printf 'from,to,frequency,quality,barrier\n' >ties.csv
    for i in 1 2 3 4 5 6; do
        echo "o$i,org $i,1" >>actors.csv
        echo "o$i,o$((i % 6 + 1)),2,3,$([ "$i" -gt 2 ] && echo kapasitet || echo Kari)" >>ties.csv
    done
    printf '%s\n' '[study]' 'by = sector' '[survey]' 'answers = organisations' \
        '[wave 2024]' 'actors = actors.csv' 'ties = ties.csv' >study.ini
    pdn-report -q study.ini -o public >told 2>&1
    pdn-report -q study.ini --internal -o internal >told 2>&1
    grep -q 'Kari' internal/tables/breakdown-2024.csv
    run ! grep -rq 'Kari' public
    grep -q 'kapasitet' public/tables/breakdown-2024.csv
}
