#!/usr/bin/env bats
# pdn-practices as a user runs it. Worked numbers by hand.
bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    sample="$PDN_SOURCE/samples/kongsvinger"
    cd "$BATS_TEST_TMPDIR"
    cat >d.csv <<'END'
unit,claim
a,sustained
b,improved
c,sustained
p,none
q,one-year
r,none
s,none
t,none
u,none
late,too-little-data
END
    {
        echo "unit,practice,present,year"
        printf '%s,meets,1,2023\n' a b c p late
        printf '%s,meets,0,2023\n' q r s t u
    } >p.csv
    # the mean of each unit's two people: 7 9 8 against 3 5 4 8 2 6
    cat >m.csv <<'END'
id,municipality,betweenness,responded,rank
1,a,6,1,1
2,a,8,1,2
3,b,9,1,3
4,b,9,1,4
5,c,16,0,5
6,c,0,1,6
7,p,3,1,7
8,q,5,1,8
9,r,4,1,9
10,s,8,1,9
11,t,2,1,9
12,u,6,1,9
13,u,,1,9
14,elsewhere,99,1,9
END
}

# cell FILE KEY COLUMN: the cell of the row whose first column is KEY.
cell() {
    awk -F, -v key="$2" -v column="$3" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR > 1 && $1 == key { print $at }' "$1"
}

# near A B
near() {
    awk -v a="$1" -v b="$2" \
        'BEGIN { d = a - b; exit !(a != "" && d <= 1e-6 && -d <= 1e-6) }'
}

@test "the columns are those of the contract, in its order" {
    pdn-practices -q --deviants d.csv p.csv >t.csv
    [[ "$(head -1 t.csv)," == "name,kind,deviants_with,deviants,peers_with,peers,difference,lo,hi,delta,p_exact,smallest_p,q,year,"* ]]
}

@test "yes or no: Fisher, and who counts" {
    pdn-practices -q --deviants d.csv p.csv -o t.csv
    [ "$(cell t.csv meets deviants_with)/$(cell t.csv meets deviants)" = 3/3 ]
    [ "$(cell t.csv meets peers_with)/$(cell t.csv meets peers)" = 1/6 ]
    near "$(cell t.csv meets p_exact)" .047619048
    near "$(cell t.csv meets q)" .047619048
    [ "$(cell t.csv meets year)" = 2023 ]
    [ -e t.resource.json ]
}

@test "measures: every assignment of the labels to units" {
    pdn-practices -q --deviants d.csv --measures m.csv --by municipality \
        p.csv >t.csv
    [ "$(wc -l <t.csv)" -eq 3 ]
    [ "$(cell t.csv betweenness kind)" = measure ]
    near "$(cell t.csv betweenness delta)" .8333333333
    near "$(cell t.csv betweenness difference)" 3.3333333333
    near "$(cell t.csv betweenness p_exact)" .0595238095
    near "$(cell t.csv betweenness smallest_p)" .0238095238
    near "$(cell t.csv betweenness deviants_mean)" 8
    # with two rows .047619 is more than .05 / 2: the counts stand alone
    [ -z "$(cell t.csv meets p_exact)" ]
    near "$(cell t.csv meets smallest_p)" .047619048
}

@test "the order of rows changes no figure, nor do thread, locale and folder" {
    pdn-practices -q --deviants d.csv --measures m.csv p.csv >one.csv
    (head -1 p.csv && sed 1d p.csv | sort -r) >p2.csv
    (head -1 m.csv && sed 1d m.csv | sort -r) >m2.csv
    mkdir "a b" && cp p2.csv m2.csv d.csv "a b" && cd "a b"
    LC_ALL=nb_NO.UTF-8 pdn-practices -j 1 -q --deviants d.csv \
        --measures m2.csv p2.csv >../two.csv
    cmp ../one.csv ../two.csv
}

@test "one deviant: no test, and it is said" {
    sed -i 's/improved\|sustained/none/; s/^b,none/b,sustained/' d.csv
    run --separate-stderr pdn-practices --deviants d.csv p.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"too few for a test"* ]]
    [[ "${lines[1]}" == meets,practice,1,1,3,8,* ]]
    [ -z "$(cell <(printf '%s\n' "${lines[@]}") meets p_exact)" ]
}

@test "outliers are nobody's deviants" {
    sed -i 's/improved\|sustained/outlier/' d.csv
    run --separate-stderr pdn-practices --deviants d.csv p.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"warning: outliers 3:"* ]]
    [[ "${lines[1]}" == meets,practice,0,0,1,6,* ]]
}

@test "better at the price of something else: on neither side, and it is said" {
    # q is what it was; p does all that the deviants do
    sed 's/^unit,claim$/unit,claim,counter,claim_unchecked/
        s/^\(p,none\)$/\1,worse,sustained/; s/^\([a-z]*,[a-z-]*\)$/\1,fine,/' \
        d.csv >b.csv
    run --separate-stderr pdn-practices --deviants b.csv p.csv
    [ "$status" -eq 0 ]
    [[ "${lines[1]}" == meets,practice,3,3,0,5,* ]]
    [[ "$stderr" == *'left out of the peers: 1 unit ("p") better at the price'* ]]
    # Fisher: 1 of C(8, 3)
    near "$(cell <(printf '%s\n' "${lines[@]}") meets p_exact)" .017857143
    # a counter-indicator that is worse takes nothing from who had no claim
    sed -i 's/,sustained$/,/' b.csv
    run --separate-stderr pdn-practices --deviants b.csv p.csv
    [[ "${lines[1]}" == meets,practice,3,3,1,6,* ]]
    [[ "$stderr" != *"left out"* ]]
    sed -i 's/^p,none,worse,$/p,none,worse,one-year/; s/^r,none,fine,$/r,none,worse,improved/' b.csv
    run --separate-stderr pdn-practices --deviants b.csv p.csv
    [[ "${lines[1]}" == meets,practice,3,3,0,4,* ]]
    [[ "$stderr" == *'left out of the peers: 2 units (first "p")'* ]]
}

@test "what is not known is on neither side, and is not no" {
    printf '%s\n' unit,practice,present a,x,1 b,x,.. c,x, p,x,0 q,x,. r,x,: \
        >x.csv
    pdn-practices -q --deviants d.csv x.csv >t.csv
    [ "$(cell t.csv x deviants)" = 1 ]
    [ "$(cell t.csv x peers)" = 1 ]
}

@test "bad files are refused with their place" {
    printf 'unit,practice,present\na,x,1\na,x,0\n' >twice.csv
    run pdn-practices --deviants d.csv twice.csv -o out.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *"pdn-practices: twice.csv:3:2: "* ]]
    [ ! -e out.csv ]
    printf 'unit,practice,present\na,x,perhaps\n' |
        (! pdn-practices --deviants d.csv 2>err)
    grep -q -- '-:2:3: ' err
    printf 'unit,practice,present\nnowhere,x,1\n' >far.csv
    run pdn-practices --deviants d.csv far.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'far.csv:2:1: unit "nowhere"'* ]]
    printf 'unit,practice,present\na,x,1\nlats,x,1\n' >near.csv
    run pdn-practices --deviants d.csv near.csv
    [ "$status" -eq 0 ]
    [[ "$output" == *'near.csv:3:1: unit "lats"'*'(did you mean "late"?)'* ]]
    run pdn-practices --deviants p.csv p.csv
    [ "$status" -eq 1 ]
    run pdn-practices --deviants d.csv --measures m.csv --by id p.csv
    [ "$status" -eq 1 ]
    run pdn-practices --deviants d.csv --measures m.csv --only charm p.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'no measure "charm"'* ]]
    run pdn-practices p.csv
    [ "$status" -eq 2 ]
    run pdn-practices --deviants d.csv --only load p.csv
    [ "$status" -eq 2 ]
}

@test "the sample: a contact for every young person is what they share" {
    pdn-deviants -q -n 0 --indicator utenfor-laget --counter ufor-laget \
        --resources low_income_share,upper_secondary_share,vacancy_rate \
        --nullpunkt 2021 "$sample/outcomes.csv" -o deviants.csv
    pdn-practices -q --deviants deviants.csv "$sample/practices.csv" >t.csv
    key="fast kontaktperson for hver ungdom"
    near "$(cell t.csv "$key" p_exact)" .017857143 # 1 of C(8, 3)
    [ -z "$(cell t.csv "felles samtykkeskjema" p_exact)" ]
}

@test "--change: who took up a practice, from one year to the next" {
    # a takes it up, b keeps it, c gives it up, d without; e not asked in 2022,
    # f did not answer in 2023, g has no row in 2022, h has no figure in 2022
    cat >years.csv <<'END'
unit,practice,present,year
a,meeting,0,2022
b,meeting,1,2022
c,meeting,1,2022
d,meeting,0,2022
e,meeting,.,2022
f,meeting,1,2022
h,meeting,,2022
a,meeting,1,2023
b,meeting,1,2023
c,meeting,0,2023
d,meeting,0,2023
e,meeting,1,2023
f,meeting,..,2023
g,meeting,1,2023
h,meeting,0,2023
a,form,1,2023
d,meeting,1,2025
a,meeting,1,2025
END
    pdn-practices -q --no-metadata --change years.csv >change.csv
    diff - change.csv <<'END'
practice,from_year,to_year,units,taken_up,kept,given_up,without,not_asked,not_answered,taken_up_by,given_up_by
meeting,2022,2023,8,1,1,1,1,3,1,a,c
meeting,2023,2025,8,1,1,0,0,5,1,d,
form,2022,2023,1,0,0,0,0,1,0,,
form,2023,2025,1,0,0,0,0,1,0,,
END
    echo a,meeting,1,2022 >>years.csv
    run --separate-stderr pdn-practices --change years.csv
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"years.csv:20:"*"stands twice in one year"* ]]
    run pdn-practices --change --deviants d.csv years.csv
    [ "$status" -eq 2 ]
}

@test "who took it up, in a report: a unit too small to be shown has no name there" {
    printf '%s\n' unit,year,indicator,events,population \
        north,2022,i,30,200 south,2022,i,40,300 islet,2022,i,0,4 >o.csv
    printf '%s\n' unit,practice,present,year north,huddle,0,2022 islet,huddle,0,2022 \
        south,huddle,1,2022 north,huddle,1,2023 islet,huddle,1,2023 south,huddle,0,2023 >p.csv
    printf '%s\n' '[study]' 'language = en' '[outcomes]' 'file = o.csv' 'indicator = i' \
        '[practices]' 'file = p.csv' >study.ini
    # three units were asked, which is fewer than five: its name may be anybody's
    pdn-report -q -n 5 study.ini -o nameless 2>/dev/null
    grep -qx ':,2022,2023,3,2,0,1,0,0,0,north,south' nameless/tables/practices-change.csv
    ! grep -rq huddle nameless || false
    echo 'named = huddle' >>study.ini
    pdn-report -q -n 5 study.ini -o public 2>/dev/null
    pdn-report -q -n 5 --internal study.ini -o owner 2>/dev/null
    grep -qx 'huddle,2022,2023,3,2,0,1,0,0,0,north,south' public/tables/practices-change.csv
    grep -qx 'huddle,2022,2023,3,2,0,1,0,0,0,north; islet,south' owner/tables/practices-change.csv
    grep -q 'Taken up by 2 of 2 who did not do it before: north\.' public/report.html
    ! grep -oE '(Taken|Given) up by[^<]*' public/report.html | grep islet || false
    grep -q 'Given up by 1 of 1 who did it before: south\.' public/report.html
    grep -q 'Why, the figures do not say' public/report.html
}

@test "public: means of fewer than five people are left out, and it is said" {
    # a, b and p have five people each, c and the others one or two
    {
        echo id,municipality,betweenness,responded,rank
        for u in a b p; do for i in 1 2 3 4 5; do echo "$u$i,$u,$i,1,1"; done; done
        echo c1,c,100,1,1
        echo q1,q,200,1,1
    } >m3.csv
    run --separate-stderr pdn-practices --public --no-metadata --deviants d.csv \
        --measures m3.csv --by municipality --only betweenness p.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"means that fewer than 5 people stand behind are left out: of 2 units"* ]]
    # 3 and 3 against 3
    line=$(grep '^betweenness,' <<<"$output")
    [ "$(cut -d, -f4,6,7 <<<"$line")" = 2,1,0 ]
    pdn-practices -q --no-metadata --deviants d.csv --measures m3.csv \
        --by municipality --only betweenness p.csv | grep '^betweenness,' |
        cut -d, -f4,6 | grep -qx 3,2
}
