#!/usr/bin/env bats
# Situations that tripped other programs, and this one once: names, numbers and
# marks as people write them. The inputs stand in tests/data/cases; expected
# values are counted by hand unless a line says otherwise.

bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    name=${BATS_TEST_DESCRIPTION%%:*}
    cp -r "$PDN_SOURCE/tests/data/cases/$name" "$BATS_TEST_TMPDIR/case"
    cd "$BATS_TEST_TMPDIR/case" || return 1
}

# refused PART...: exit 1, and standard error holds every part
refused() {
    [ "$status" -eq 1 ] || { echo "$output"; false; }
    says "$@"
}

says() {
    for part in "$@"; do
        [[ "$output" == *"$part"* ]] || { echo "no: $part"; echo "$output"; false; }
    done
}

# groups: group_a,group_b,actors_a,actors_b of the pairs, a line each
groups() {
    pdn-ingest --actors actors.csv --ties ties.csv -o net.graphml 2>told
    pdn-breakdown -q -n 0 --no-metadata net.graphml | sed 1d | cut -d, -f1-4
}

# near NUMBER WANTED: to 1e-9
near() {
    awk -v a="$1" -v b="$2" 'BEGIN { d = a - b; exit !(d < 1e-9 && d > -1e-9) }' ||
        { echo "$1 is not $2"; false; }
}

# cell FILE LINE COLUMN
cell() {
    awk -F, -v r="$2" -v c="$3" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == c) k = i }
        NR == r { print $k }' "$1"
}

# ---- names -----------------------------------------------------------------

@test "group-case: names that differ in case are kept apart and told" {
    groups >got
    grep -q '^NAV,Nav,1,1$' got
    grep -q 'actors.csv:3:2: sector: "Nav" and "NAV" (line 2) differ only in case or zeros: kept apart' told
    grep -q 'actors.csv:6:2: sector: "bup" and "BUP" (line 4)' told
}

@test "group-dash: dashes of one kind" {
    [ "$(groups | tr '\n' ' ')" = 'BUP,BUP,4,4 BUP,Nord-Odal,4,2 Nord-Odal,Nord-Odal,2,2 ' ]
    grep -q 'is another spelling of "Nord-Odal": read as that' told
}

@test "group-double-space: blanks are one" {
    [ "$(groups | sed -n 2p)" = 'BUP,NAV Oslo,4,2' ]
    grep -q '"NAV  Oslo" (line 3) is another spelling of "NAV Oslo"' told
}

@test "group-zwsp: what has no width is nothing" {
    [ "$(groups | sed -n 2p)" = 'BUP,NAV,4,2' ]
    grep -q '(line 3) is another spelling of "NAV": read as that' told
}

@test "group-softhyphen: a soft hyphen is nothing" {
    [ "$(groups | sed -n 2p)" = 'BUP,barnevern,4,2' ]
    grep -q '(line 3) is another spelling of "barnevern": read as that' told
}

@test "group-quote-newline: a line end within a name is a blank" {
    [ "$(groups | sed -n 1p)" = 'BUP Hamar,BUP Hamar,4,4' ]
    grep -q 'is another spelling of "BUP Hamar": read as that' told
}

@test "group-missing: nobody's group is no group" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o net.graphml
    run --separate-stderr pdn-breakdown -n 0 --no-metadata net.graphml
    [ "$(printf '%s\n' "$output" | sed 1d | cut -d, -f1-4 | tr '\n' ' ')" = \
        'BUP,BUP,3,3 BUP,NAV,3,1 NAV,NAV,1,1 ' ]
    [[ "$stderr" == *'the group of 2 is not known: they stand in no pair'* ]]
}

@test "group-missing-chain: the whole chain with somebody of no known group" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o net.graphml
    pdn-breakdown -q -n 500 net.graphml -o bd.csv
    [ "$(sed 1d bd.csv | cut -d, -f1,2 | tr '\n' ' ')" = \
        'BUP,BUP BUP,NAV BUP,skole NAV,NAV NAV,skole skole,skole ' ]
    pdn-plot network net.graphml --by sector --breakdown bd.csv -o s.svg
    pdn-plot pairs bd.csv -o p.svg
    xmllint --noout s.svg p.svg
    # the roles and E-I of somebody without a group are not defined
    row=$(pdn-measure -q -n 0 --no-metadata --only id,ei_index,coordinator net.graphml |
        grep "^$(awk -F, 'NR > 1 && $2 == "" { print $1 }' actors.csv),")
    [[ "$row" == *',,' ]] || { echo "$row"; false; }
}

@test "outcome-unit-nbsp: a unit through a no-break space is the same unit" {
    run --separate-stderr pdn-baseline -n 0 --no-metadata --nullpunkt 2021 in.csv
    printf '%s\n' "$output" >got
    near "$(cell got 5 change)" -0.04
    near "$(cell got 6 change)" -0.03
    [ -z "$(cell got 7 change)" ] # b is not B
    [[ "$stderr" == *'unit: "b" and "B" (line 4) differ only in case or zeros: kept apart'* ]]
}

@test "outcome-unit-nfd: composed or not, one unit" {
    pdn-baseline -q -n 0 --no-metadata --nullpunkt 2021 in.csv >got
    near "$(cell got 5 change)" -0.04
    near "$(cell got 6 change)" -0.03
}

@test "themes-case: a no-break space is a blank, another case another theme" {
    run --separate-stderr pdn-tally themes --no-metadata in.csv
    [ "$(printf '%s\n' "$output" | cut -d, -f1-3 | tr '\n' ' ')" = \
        'theme,inputs,of Samarbeid,2,3 samarbeid,1,3 ' ]
    [[ "$stderr" == *'theme: "samarbeid" and "Samarbeid" (line 2) differ only in case or zeros'* ]]
}

@test "join-crosswalk: a crosswalk finds its unit through a no-break space" {
    pdn-baseline -q -n 0 --no-metadata --crosswalk cw.csv --nullpunkt 2019 in.csv >got
    [ "$(cut -d, -f1,2 got | tr '\n' ' ')" = 'unit,year Sør-Odal,2019 B,2019 Sør-Odal,2021 B,2021 ' ]
    near "$(cell got 4 change)" -0.04
    printf 'old,new,year,share\nNobody,Sør-Odal,2020,1\n' >none.csv
    run --separate-stderr pdn-baseline -q -n 0 --crosswalk none.csv in.csv
    [[ "$stderr" == *'none.csv:2: "Nobody" meets no row before 2020: nothing is moved'* ]]
}

# ---- numbers ---------------------------------------------------------------

@test "dot-thousands: a point before three digits of a count is asked about" {
    run pdn-baseline -n 0 --no-metadata in.csv
    refused 'in.csv:2:4: population is "1.234": a thousand and more, or a number with three decimals? --thousands point says the first, --decimal point the second'
    pdn-baseline -q -n 0 --no-metadata --thousands point in.csv >got
    [ "$(cell got 2 population)" = 1234 ]
    run pdn-baseline -n 0 --no-metadata --thousands none in.csv
    refused 'population is 1.234: want a whole number'
}

@test "comma-thousands: and a comma" {
    run pdn-baseline -n 0 --no-metadata in.csv
    refused 'in.csv:2:4: population is "1,234": a thousand and more, or a number with three decimals? --thousands comma says the first, --decimal comma the second'
    pdn-baseline -q -n 0 --no-metadata --thousands comma in.csv >got
    [ "$(cell got 2 population)" = 1234 ]
}

@test "tally-dot-thousands: counts of stages are asked about, too" {
    run pdn-tally stages --no-metadata in.csv
    refused 'in.csv:2:4: count is "3.000"' 'in.csv:3:4: count is "1.000"' 'in.csv:4:4: count is "2.000"'
    pdn-tally stages -q --no-metadata --thousands point in.csv >got
    [ "$(cell got 2 count)" = 3000 ] && [ "$(cell got 2 check)" = adds-up ]
}

@test "handover-dot-thousands2: and those of handovers" {
    run pdn-handover --no-metadata -n 0 in.csv
    refused 'in.csv:2:4: sent is "3.000"' 'in.csv:3:5: arrived is "1.000"'
    pdn-handover -q --no-metadata -n 0 --thousands point in.csv >got
    [ "$(cell got 2 sent)" = 3000 ] && [ "$(cell got 2 lost)" = 1000 ]
}

@test "expected-dot: expected counts with three digits behind every point are told" {
    run --separate-stderr pdn-baseline -n 0 --no-metadata in.csv
    [[ "$stderr" == *'every point in column expected has three digits after it; they are read as decimal points (--thousands point: as thousands)'* ]]
    pdn-baseline -q -n 0 --no-metadata --thousands point in.csv >got 2>told
    [ ! -s told ]
    near "$(cell got 2 ratio)" 1.04
}

@test "pct-fraction: per cents that are all below one are told" {
    run --separate-stderr pdn-baseline -n 0 --no-metadata in.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *'every share_percent is below 1 (the largest 0.084): if these are shares of one, want per cents, 100 times as large'* ]]
}

@test "dash-marks: SSB's nil is refused with what reads it" {
    run pdn-baseline -n 0 --no-metadata in.csv
    refused 'in.csv:2:5: events is "-": want a number (SSB and NAV write it for 0: --source ssb or nav reads it so)'
    pdn-baseline -q -n 0 --no-metadata --source ssb in.csv >got
    [ "$(cell got 2 events)" = 0 ]
}

@test "na-variants: what stands for nothing elsewhere is refused with the marks" {
    run pdn-baseline -n 0 --no-metadata in.csv
    refused 'in.csv:2:5: events is "N/A": want a number (leave the cell empty where there is none; . is not asked, .. did not answer, : is suppressed)' \
        'in.csv:4:5: events is "NaN"' 'in.csv:6:5: events is "#N/A"' \
        'in.csv:8:5' 'in.csv:11:5: events is "0-4": want a number (a hidden count is written : or <5)'
    [[ "$output" != *in.csv:9* && "$output" != *in.csv:10* ]] # <4, < 5
}

@test "actions-dates: days that Excel makes are read, or refused with the cause" {
    run pdn-tally actions --no-metadata --on 2022-06-01 in.csv
    refused 'in.csv:3:5: deadline "2022-3-1"' '(the day alone, without the time)' \
        '"44621": want a day as 2023-08-01 or 01.08.2023 (a day as Excel counts them' \
        'in.csv:6:5: deadline "2022-02-30"'
    [[ "$output" != *in.csv:2:* && "$output" != *in.csv:7:* ]]
    sed -n '1,2p;7p' in.csv >days.csv
    pdn-tally actions -q --no-metadata --on 2022-06-01 days.csv >got
    [ "$(cell got 2 deadline)" = 2022-03-01 ]
    [ "$(cell got 2 state)" = overdue ] && [ "$(cell got 3 state)" = overdue ]
}

@test "excel-formula-ids: ids that Excel keeps by a formula are their text" {
    pdn-ingest --actors actors.csv --ties ties.csv -o n.graphml 2>told
    [ "$(pdn-measure -q -n 0 --only id,degree n.graphml | tr '\n' ' ')" = 'id,degree 0301,1 0402,1 ' ]
    grep -q 'actors.csv: 2 cells written ="...", as for Excel: read as the text within' told
}

@test "crosswalk-thirds: a split keeps the totals" {
    pdn-baseline -q -n 0 --no-metadata --crosswalk cw.csv in.csv >got
    [ "$(awk -F, 'NR > 1 && $2 == 2019 { e += $5; p += $6 } END { print e, p }' got)" = '10 1000' ]
}

# ---- ids with separators in them -------------------------------------------

@test "frag-comma-id: a list holds a comma in quotes" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o n.graphml 2>/dev/null
    run pdn-fragility --with "Dahl, Kari,Moe, Ola" -n 20 n.graphml
    [ "$status" -eq 2 ]
    says '("A, B" in quotes where a comma is part of one)'
    pdn-fragility -q --with '"Dahl, Kari","Moe, Ola"' -n 20 n.graphml >got
    [ "$(sed 1d got | wc -l)" -gt 0 ]
    pdn-fragility -q --without "Dahl, Kari" -n 20 n.graphml >got
    [ "$(sed 1d got | cut -d, -f1 | sort -u | tr '\n' ' ')" = 'after before ' ]
}

@test "frag-plus-id: key players can be read back" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o n.graphml 2>/dev/null
    pdn-fragility -q --keyplayers 2 n.graphml >got
    grep -q '^fragment,"""a+b""+b",2,' got
    grep -q '^fragment,b+a,2,' got
}

# ---- estimates at the edge -------------------------------------------------

@test "all-zero: none of ten is no certainty" {
    pdn-baseline -q -n 200 --no-metadata in.csv >got
    # Wilson of 0 of 10: z^2 / (n + z^2), z = 1.959963984540054
    near "$(cell got 2 hi)" 0.277532799862889
    awk -v x="$(cell got 2 shrunk_hi)" 'BEGIN { exit !(x > 0.01) }'
}

@test "one-unit: one unit alone is not shrunk" {
    pdn-baseline -q -n 200 --no-metadata in.csv >got
    # Wilson of 3 of 10 (R: prop.test without correction)
    near "$(cell got 2 lo)" 0.107791267406301
    near "$(cell got 2 hi)" 0.603221852538855
    [ -z "$(cell got 2 shrunk)" ] && [ -z "$(cell got 2 shrunk_lo)" ]
}

@test "whole-noedges: without ties there is no density to be sure of" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o net.graphml 2>/dev/null
    pdn-measure -q --whole --null all -n 100 --no-metadata net.graphml >got
    for measure in density confirmation reciprocity_dyads transitivity; do
        grep -Eq "^$measure,,,,*\$" got || { grep "^$measure" got; false; }
    done
    grep -q '^components,4,' got
}

@test "qap-collinear: a predictor that follows from another is named" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o net.graphml 2>/dev/null
    run pdn-qap --outcome frequency --predictors x,y --no-metadata net.graphml
    says 'each of "x", "y" follows from the other predictors: leave one of them out; nothing is estimated' \
        $'\nintercept,,,,' $'\nx,,,,' $'\ny,,,,'
}

@test "qap-constant: and one that does not vary" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o net.graphml 2>/dev/null
    run pdn-qap --outcome frequency --predictors same:municipality --no-metadata net.graphml
    says 'predictor "same:municipality" is the same in all 16 pairs: left out'
}

# ---- pictures --------------------------------------------------------------

@test "plot-suppressed-only: of hidden figures nothing is said but that" {
    pdn-baseline -q -n 50 in.csv -o b.csv
    for kind in baseline funnel; do
        pdn-plot "$kind" b.csv --lang nb -o k.svg
        grep -q 'Alle tallene er skjult av hensyn til personvernet' k.svg
        run ! grep -q 'tilfeldig variasjon' k.svg
    done
    pdn-plot baseline b.csv --lang en -o k.svg
    grep -q 'A: hidden, of 10 people' k.svg
}

@test "plot-huge-range: no label of the axis stands in another" {
    pdn-baseline -q -n 50 in.csv -o b.csv
    pdn-plot baseline b.csv --lang nb -o k.svg
    pdn-plot funnel b.csv --lang nb -o k.svg
    # those of the axis below: the y that most texts have
    sed -nE 's/.*<text[^>]* x="([0-9.]+)"[^>]* y="([0-9.]+)"[^>]*textLength="([0-9.]+)".*/\2 \1 \3/p' k.svg >texts
    [ -s texts ] || sed -nE 's/.*<text[^>]* x="([0-9.]+)" y="([0-9.]+)"[^>]*>([^<]*)<.*/\2 \1 \3/p' k.svg |
        awk '{ y = $1; x = $2; $1 = $2 = ""; print y, x, 5.6 * (length($0) - 2) }' >texts
    [ "$(wc -l <texts)" -gt 8 ]
    awk '{ n[$1]++; at[$1, n[$1]] = $2; wide[$1, n[$1]] = $3 }
         END { for (y in n) for (i = 1; i <= n[y]; i++) for (k = 1; k <= n[y]; k++)
                   if (i != k && at[y, i] <= at[y, k] && at[y, i] + wide[y, i] > at[y, k]) {
                       print y, at[y, i], wide[y, i], at[y, k]; bad = 1 }
               exit bad }' texts
}

# ---- GraphML of other programs ---------------------------------------------

# measures: id and out_strength, ei_index
measures() {
    pdn-measure -q -n 0 --no-metadata --only id,degree,out_strength,ei_index in.graphml | tr '\n' ' '
}

@test "gml-Sector: names match as headings do" {
    [ "$(measures)" = 'id,degree,out_strength,ei_index a,1,2,-1 b,2,3,0 c,1,0,1 ' ]
    [ "$(pdn-breakdown -q -n 0 --no-metadata in.graphml | cut -d, -f1-4 | sed -n 3p)" = A,B,2,1 ]
    [ "$(pdn-measure -q -n 0 --no-metadata --by Sector --only id,ei_index in.graphml | sed -n 2p)" = a,-1 ]
}

@test "gml-gephi: Gephi's weight is frequency" {
    [ "$(measures)" = 'id,degree,out_strength,ei_index a,1,2,-1 b,2,3,0 c,1,0,1 ' ]
}

@test "gml-weight: weight is frequency" {
    [ "$(measures)" = 'id,degree,out_strength,ei_index a,1,2,-1 b,2,3,0 c,1,0,1 ' ]
}

@test "gml-no-attrtype: numbers that stand as text are numbers" {
    [ "$(measures)" = 'id,degree,out_strength,ei_index a,1,2,-1 b,2,3,0 c,1,0,1 ' ]
    # but not where one of them is none
    sed 's/>2</>two</' in.graphml >other.graphml
    run pdn-measure -q -n 0 other.graphml
    refused 'other.graphml:5: frequency is "two", want a finite number'
}

@test "gml-negative: a negative frequency is refused with its line" {
    run pdn-measure -n 0 in.graphml
    refused 'in.graphml:5: frequency is "-2", want a number that is not negative'
    sed 's/attr.name="frequency"/attr.name="weight"/' in.graphml >w.graphml
    run pdn-measure -n 0 w.graphml
    refused 'w.graphml:5: weight is "-2", want a number that is not negative'
}

@test "gml-zero-freq: frequency 0 is the answer no contact" {
    [ "$(pdn-measure -q -n 0 --no-metadata --only id,degree,out_strength in.graphml | tr '\n' ' ')" = \
        'id,degree,out_strength a,0,0 b,1,3 c,1,0 ' ]
    # one hop of length 1/3 over n - 1 = 2
    [ "$(pdn-measure -q -n 0 --no-metadata --distance inverse-frequency --only id,harmonic_out in.graphml | sed -n 3p)" = b,1.5 ]
}

# ---- a new user's files ----------------------------------------------------

@test "newcomer/headers: headings, per cents and yes or no as people write them" {
    pdn-ingest -q --actors a3.csv --ties t3.csv -o n.graphml 2>/dev/null
    # 1 contact / .8 posts; FALSE did not answer
    [ "$(pdn-measure -q -n 0 --no-metadata --only id,responded,load n.graphml | tr '\n' ' ')" = 'id,responded,load a,1,1.25 b,0, ' ]
    pdn-ingest -q --actors a4.csv --ties t3.csv -o n.graphml 2>/dev/null
    [ "$(pdn-measure -q -n 0 --no-metadata --only id,load n.graphml | sed -n 2p)" = a,1.25 ]
    run pdn-ingest --actors a5.csv --ties t3.csv -o n.graphml
    says 'a5.csv:2:4: fte is 80, and above 3 in 2 rows: full-time posts; if they are per cent, call the column stillingsprosent'
    run pdn-ingest --actors a3.csv --roster r8.csv --roster-pattern '^(.*)$' -o n.graphml
    refused 'r8.csv:1:4: unknown actor "C"'
    # several obstacles in a cell are split at the comma, never at a blank
    pdn-ingest -q --actors a6.csv --ties bar.csv -o n.graphml
    [ "$(pdn-breakdown -q --barriers -n 0 --no-metadata n.graphml | sed 1d | cut -d, -f1,4,5 | tr '\n' ' ')" = \
        'Mangler_tid,2,3 Taushetsplikt,2,3 ' ]
}

@test "newcomer/silence: a blank cell is no answer, a blank row nobody's" {
    run pdn-ingest --actors a.csv --roster r.csv --roster-pattern '^([a-c])$' -o n.graphml
    says '1 cell of contact left blank: read as did not answer, not as no contact' \
        'rows read 6 = ties 1 + merged 0 + self-ties 0 + no-contact 4 + left open 1' \
        '0 told by both, 0 told by one of two who answered, 1 where the other did not answer or left it open'
    run pdn-ingest --actors a2.csv --roster r2.csv --roster-pattern '^([a-c])$' -o n.graphml
    says '1 left every question blank (c): read as did not answer' '2 of 3 answered (66.7 %)'
    pdn-ingest -q --blank no --actors a.csv --roster r.csv --roster-pattern '^([a-c])$' -o n.graphml
    [ "$(pdn-breakdown -q -n 0 --no-metadata n.graphml | sed 1d | awk -F, '{ o += $16 } END { print o + 0 }')" = 1 ]
}

@test "newcomer/outcomes: spaces as thousands, and words of one study in no other" {
    run pdn-baseline -q -n 0 --no-metadata \
        --column 'events=Utenfor arbeid og utdanning' --column 'population=Innbyggere 20-29 år' kommunetall.csv
    [ "$(printf '%s\n' "$output" | sed -n 2p | cut -d, -f1,2,5,6)" = 'Kongsvinger,2019,132,832' ]
    grep -aq '1 392' kommunetall.csv || grep -aq "1$(printf '\240')392" kommunetall.csv
    pdn-baseline -q -n 0 ind.csv -o b.csv
    pdn-plot baseline b.csv --lang nb -o b.svg
    run ! grep -Eq 'utenfor|unge|kommuner' b.svg
    grep -q personer b.svg
    pdn-plot baseline b.csv --lang nb --label 'uten barnehageplass' \
        --people-label 'barn,barn,barna' --unit-label 'bydel,bydeler' -o b.svg
    grep -q 'uten barnehageplass' b.svg
    grep -q ' barn' b.svg
}

@test "newcomer/pd-higher: higher is better gives the same as its complement" {
    pdn-deviants -q -n 0 --no-metadata --better lower --resources li,vgs,led uf.csv |
        cut -d, -f1,19 >lower
    pdn-deviants -q -n 0 --no-metadata --better higher --resources li,vgs,led fv.csv |
        cut -d, -f1,19 >higher
    cmp lower higher
    # what is planted
    [ "$(grep -v ',none' lower | tr '\n' ' ')" = 'unit,claim Eidskog,sustained Kommune 17,sustained ' ]
}

@test "newcomer/waves: a row of a crosswalk that meets nothing is told with what is near" {
    cp "$PDN_SOURCE/tests/data/cases/newcomer/roster/k3.csv" .
    run --separate-stderr pdn-baseline -q -n 0 --no-metadata --crosswalk c2.csv k3.csv
    [ "$status" -eq 0 ]
    [[ "$stderr" == *'c2.csv:2: "Konsvinger" meets no row before 2025: nothing is moved (did you mean "Kongsvinger"?)'* ]]
}

@test "newcomer/roster: from a form's file to the page without touching it" {
    run pdn-ingest --suggest out --actors deltakere.csv --roster svar-personer.csv
    [ "$status" -eq 0 ]
    says 'who answers stands in "Navn": 36 of 36 cells name somebody on the list' \
        '"Hvor ofte samarbeider du med" is frequency: 1561 cells filled: Aldri 913, Månedlig 282'
    pdn-report out/study.ini -q -n 1000 -o r >told
    # planted: NAV and BUP never meet; 660 contacts, 913 times never
    head -n 1 told | grep -q 'Ingen oppgir samarbeid mellom NAV og BUP'
    # ungdomsskole, 2 of 5 answered, is not shown: 36 - 2 of 45 - 5
    grep -q '34 av 40 svarte i tjenestene som vises' r/report.html
    grep -q '660' r/report.html
    run ! grep -Eq 'De unge|kommuner skiller|utenfor skole' r/report.html
    # nothing of outcomes where there are none, and no person
    run ! grep -q 'registertall' r/report.html
    run ! grep -q 'Nina Johannessen' r/report.html
}
