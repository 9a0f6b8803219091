#!/usr/bin/env bats
# Files as they lie on somebody's desktop: workbooks, JSON-stat, what publishers
# and Excel make of a table.

bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    BOOKS="$PDN_SOURCE/tests/data/workbooks"
    cd "$BATS_TEST_TMPDIR" || return 1
}

# Runs a command with standard output thrown away: $output is what it says.
says() {
    run sh -c '"$@" 2>&1 >out' - "$@"
}

@test "a workbook gives the same bytes as the CSV it was made of" {
    local b="$BOOKS/pair"
    pdn-ingest -q --actors "$b-actors.csv" --ties "$b-ties.csv" -o c.graphml
    pdn-ingest -q --actors "$b.xlsx#A" --ties "$b.xlsx#T" -o x.graphml
    cmp <(pdn-measure -q -n 200 c.graphml) <(pdn-measure -q -n 200 x.graphml)
    cmp <(pdn-breakdown -q -n 200 c.graphml) <(pdn-breakdown -q -n 200 x.graphml)
    cmp <(pdn-baseline -q -n 200 "$b-outcomes.csv") \
        <(pdn-baseline -q -n 200 "$b.xlsx#O")
}

@test "one survey in four dialects gives one table of measures" {
    local s="$PDN_SOURCE/samples/kongsvinger" f
    for f in actors ties; do
        sed 's/,/;/g; s/\([0-9]\)[.]\([0-9]\)/\1,\2/g; s/$/\r/' "$s/$f-2021.csv" |
            iconv -t WINDOWS-1252 >"$f-excel.csv"
        tr , '\t' <"$s/$f-2021.csv" | iconv -t UTF-16 >"$f-unicode.csv"
        { printf '\357\273\277sep=|\n'; tr , '|' <"$s/$f-2021.csv"; } |
            tr '\n' '\r' >"$f-mac.csv"
    done
    pdn-ingest -q --actors "$s/actors-2021.csv" --ties "$s/ties-2021.csv" -o o.graphml
    pdn-measure -q -n 200 o.graphml -o o.csv
    [ "$(wc -l <o.csv)" -gt 100 ]
    for f in excel unicode mac; do
        pdn-ingest -q --actors "actors-$f.csv" --ties "ties-$f.csv" -o "$f.graphml"
        pdn-measure -q -n 200 "$f.graphml" -o "$f.csv"
        cmp o.csv "$f.csv"
    done
}

@test "a workbook is told by its sheet and its digest, and is not written over" {
    pdn-ingest -q --actors "$BOOKS/pair.xlsx" --ties "$BOOKS/pair.xlsx#T" -o x.graphml
    local sum
    sum=$(sha256sum "$BOOKS/pair.xlsx" | cut -d' ' -f1)
    grep -q "pair.xlsx sha256:$sum; pair.xlsx#T sha256:$sum" x.graphml
    grep -q "pdn-ingest --actors pair.xlsx --ties 'pair.xlsx#T'" x.graphml
    cp "$BOOKS/pair.xlsx" a.xlsx
    says pdn-baseline -n 0 'a.xlsx#O' -o a.xlsx
    [ "$status" -eq 2 ]
    [[ "$output" == *"--output a.xlsx: it is read too"* ]]
    cmp a.xlsx "$BOOKS/pair.xlsx"
}

@test "a study whose files are sheets of one workbook" {
    cp "$BOOKS/pair.xlsx" study.xlsx
    printf 'year,indicator,why\n2021,u,ny kilde\n' >breaks.csv
    cat >study.ini <<'INI'
[study]
title = Prøve
[wave 2021]
actors = study.xlsx
ties = study.xlsx#T
[outcomes]
file = study.xlsx#O
indicator = u
where = year=2020,year=2021
hidden = 1-3
[breaks]
file = breaks.csv
INI
    pdn-report --internal study.ini -o made 2>said
    [ -s made/report.html ]
    grep -q '"study.xlsx#T"' made/datapackage.json
    grep -q 'in the spread as 1 to 3 events' said
    grep -q '"u" is counted otherwise from 2021 on (ny kilde)' said
    sed -i 's/study.xlsx#T/study.xlsx#Ties/; s/hidden = 1-3/hidden = few/' study.ini
    says pdn-report --internal study.ini -o made2
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:10: hidden few: want what a hidden count may be'* ]]
    [ ! -e made2 ]
}

@test "what stands about the table is left out and told; a fault names its cell" {
    says pdn-baseline -n 0 "$BOOKS/outcomes.xlsx"
    [ "$status" -eq 0 ]
    [[ "$output" == *'outcomes.xlsx: 2 rows above the header in line 4: left out ("Tabell 1.'* ]]
    [[ "$output" == *'2 rows below the table: left out ("Kilde: NAV")'* ]]
    [[ "$output" == *'2 groups of merged cells (the first from row 5)'* ]]
    [ "$(wc -l <out)" -eq 5 ]
    says pdn-baseline -n 0 --column population=Kommune --column unit=Antall "$BOOKS/outcomes.xlsx"
    [ "$status" -eq 1 ]
    [[ "$output" == *'outcomes.xlsx:A5: population is "Kongsvinger": want a number'* ]]
}

@test "JSON-stat 2 is an outcomes file" {
    cat >a.json <<'JSON'
{"version": "2.0", "class": "dataset", "id": ["Region", "ContentsCode", "Tid"],
 "size": [2, 2, 2], "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
 "dimension": {
  "Region": {"label": "region", "category": {"index": {"K-3401": 0, "K-3417": 1},
             "label": {"K-3401": "Kongsvinger", "K-3417": "Grue"}}},
  "ContentsCode": {"label": "contents", "category": {"index": ["P", "F"],
             "label": {"P": "Personer", "F": "Folketall"}}},
  "Tid": {"label": "år", "category": {"index": {"2020": 0, "2021": 1}}}},
 "value": [132, 120, 1392, 1406, 41, null, 410, 402], "status": {"5": ":"}}
JSON
    printf 'unit,year,events,population\nKongsvinger,2020,132,1392\nKongsvinger,2021,120,1406\nGrue,2020,41,410\nGrue,2021,:,402\n' >a.csv
    cmp <(pdn-baseline -q -n 100 a.csv) \
        <(pdn-baseline -q -n 100 --column events=Personer a.json)
    says pdn-baseline -n 0 --column events=Folketall --column population=Personer a.json
    [ "$status" -eq 1 ]
    [[ "$output" == *'a.json:2:'*'events 1392 is more than population 132'* ]]
}

@test "publishers' files: where, source, hidden, rounded, breaks" {
    # as FHI writes: sexes and ages as rows, years twice, marks
    printf 'GEO;AAR;KJONN;antall;folketall\nA;2018_2018;0;10;100\nA;2018_2018;1;4;50\nB;2018_2018;0;:;80\nC;2018_2018;0;9;90\n' >fhi.csv
    says pdn-baseline -n 0 fhi.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'"A" stands twice in 2018'* ]]
    says pdn-baseline -n 0 --where KJONN=0 --source fhi fhi.csv
    [ "$status" -eq 0 ]
    [[ "$output" == *'--where keeps 3 of 4 rows'* ]]
    [[ "$output" == *'1 of 3 rows are suppressed: left out of the benchmark, out of the spread, too: nobody knows how many they are'* ]]
    # as SSB writes: a title, - for 0, small counts rounded
    printf '"12423: Unge utenfor, etter region og år"\n\n"region";"år";"antall";"folketall"\n"A";"2021";-;50\n"B";"2021";3;60\n"C";"2021";12*;90\n"D";"2021";:;40\n' >ssb.csv
    says pdn-baseline -n 0 ssb.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'ssb.csv:4:3: events is "-": want a number (SSB and NAV write it for 0: --source ssb or nav reads it so)'* ]]
    says pdn-baseline -n 0 --source ssb ssb.csv
    [ "$status" -eq 0 ]
    [[ "$output" == *'in the spread as 1 to 2 events'* ]]
    [[ "$output" == *'2 of 4 counts are 0 or 3'* ]]
    # 3 of 60 may be 1 to 3 of 60, 0 of 50 up to 2 of 50
    run awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { printf "%s %.4f %.4f\n", $1, $at["share_min"], $at["share_max"] }' out
    [ "${lines[0]}" = "A 0.0000 0.0400" ]
    [ "${lines[1]}" = "B 0.0167 0.0500" ]
    says pdn-baseline -n 0 --hidden 4-2 ssb.csv
    [ "$status" -eq 2 ]
}

@test "days as a Norwegian Excel writes them back" {
    printf 'finding,step,owner,invited,deadline,done,wave\nF,A,NAV,BUP,01.03.2022,,2021\nF,B,NAV,BUP,1.3.2022,2022-02-28,2021\n' >a.csv
    pdn-tally actions --no-metadata --on 2022-06-01 a.csv >got
    [ "$(cut -d, -f4-6 got | sed -n 2p)" = "2022-03-01,,overdue" ]
    [ "$(cut -d, -f4-6 got | sed -n 3p)" = "2022-03-01,2022-02-28,done" ]
    printf 'finding,step,deadline\nF,A,44621\nF,B,2022-03-01T00:00:00+01:00\nF,C,30.02.2022\nF,D,2022-3-1\n' >b.csv
    says pdn-tally actions b.csv
    [ "$status" -eq 1 ]
    [[ "${lines[0]}" == *'b.csv:2:3: deadline "44621": want a day as 2023-08-01 or 01.08.2023 (a day as Excel counts them: format the column as a date)' ]]
    [[ "${lines[1]}" == *'(the day alone, without the time)' ]]
    [ "${#lines[@]}" -eq 4 ]
}

@test "a code that Excel keeps by a formula is its text" {
    printf 'id,sector\n="0301",NAV\n="0402",NAV\n' >actors.csv
    printf 'from,to\n="0301",="0402"\n' >ties.csv
    pdn-ingest -q --actors actors.csv --ties ties.csv -o n.graphml
    [ "$(pdn-measure -q -n 0 --only id,degree n.graphml | tr '\n' ' ')" = "id,degree 0301,1 0402,1 " ]
}

@test "Qualtrics' two further header rows are no people" {
    printf 'id,sector\na,NAV\nb,NAV\n' >actors.csv
    printf 'id,Q1_a,Q1_b\nResponse,"How often\nwith a?",with b?\n"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\na,,3\nb,2,\n' >r.csv
    says pdn-ingest --actors actors.csv --roster r.csv --roster-pattern '^Q1_(.+)$' -o n.graphml
    [ "$status" -eq 0 ]
    [[ "$output" == *"2 rows of Qualtrics's own below the header"* ]]
    [ "$(pdn-measure -q -n 0 --only id,degree n.graphml | tr '\n' ' ')" = "id,degree a,1 b,1 " ]
}

@test "a point or comma before three digits of a count is asked about" {
    # JASP#403: 1.000 read as 1 gave 3 = 1 + 2 without a word
    printf 'chain;stage;part_of;count\nc;all;;3.000\nc;a;all;1.000\nc;b;all;2.000\n' >a.csv
    says pdn-tally stages a.csv
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 3 ]
    [[ "${lines[0]}" == *'a.csv:2:4: count is "3.000": a thousand and more, or a number with three decimals? --thousands point says the first, --decimal point the second' ]]
    pdn-tally stages -q --no-metadata --decimal comma a.csv >got
    [ "$(cut -d, -f4 got | tr '\n' ' ')" = "count 3000 1000 2000 " ]
    pdn-tally stages -q --no-metadata --decimal point a.csv >got
    [ "$(cut -d, -f4 got | tr '\n' ' ')" = "count 3 1 2 " ]
}

@test "published rates and ratios without counts are shown and never tested" {
    printf 'GEO;AAR;TELLER;NEVNER;RATE;SMR\n0301;2018_2018;;;12,4;103\n0402;2018_2018;;;13,4;111\n0403;2018_2018;40;1000;3,8;100\n' >a.csv
    run --separate-stderr pdn-baseline --source fhi -n 0 --no-metadata a.csv
    [[ "$stderr" == *'a.csv: 2 of 3 rows have a published rate or ratio and no counts: shown as they are, and never tested'* ]]
    printf '%s\n' "$output" >got
    # rate, ratio = SMR / 100; no share, interval, rank or flag
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        NR == 2 { bad = $at["rate"] != "12.4" || $at["ratio"] != "1.03"
            n = split("share lo hi z shrunk rank flag change_p rate_lo ratio_lo", never, " ")
            for (i = 1; i <= n; i++) if ($at[never[i]] != "") bad = 1
            exit bad }' got
    sed -i '$d' a.csv
    pdn-baseline -q --source fhi -n 0 a.csv -o b.csv
    pdn-plot baseline b.csv --lang nb -o b.svg
    grep -q 'Publiserte rater: fra 12,4 i 0301 til 13,4 i 0402' b.svg
}

@test "--rounded has one value, and says so" {
    run pdn-baseline --rounded 4 a.csv
    [ "$status" -eq 2 ]
    [ "${lines[0]}" = 'pdn-baseline: --rounded 4: want 3' ]
}

@test "--column: of one kind of file, and told when it stands the wrong way round" {
    printf 'id;Kontor;kommune\na;A;M\nb;B;M\n' >actors.csv
    printf 'from;to\na;b\nb;a\n' >ties.csv
    pdn-ingest -q --column actors.unit=Kontor --actors actors.csv --ties ties.csv -o n.graphml
    [ "$(pdn-measure -q -n 0 --only id,unit n.graphml | sed -n 2p)" = a,A ]
    printf 'kommune,year,events,population\nA,2021,1,10\n' >o.csv
    run pdn-baseline -n 0 --column kommune=unit o.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'no column "unit", which --column calls unit: did you mean --column unit=kommune?'* ]]
}

# ---- Rows that are sums ----------------------------------------------------------

@test "a sum among units is left out by its word, wherever it stands; the figures are those without it" {
    local word
    printf '%s\n' 'kommune;år;folketall;antall' 'A;2023;100;20' 'B;2023;300;33' 'C;2023;200;17' 'D;2023;400;51' >parts.csv
    pdn-baseline -q -n 0 parts.csv >want.csv
    for word in Sum 'I alt' Totalsum: '0 Hele landet' Gjennomsnitt; do
        { head -1 parts.csv; echo "$word;2023;1000;121"; tail -n +2 parts.csv; } >u.csv
        says pdn-baseline -n 0 u.csv
        [ "$output" = "pdn-baseline: warning: u.csv:2: 1 row of sums: left out (\"$word\")" ]
        cmp out want.csv
    done
    # in a name of more words, and without counts that could add up
    printf '%s\n' 'kommune;år;andel_prosent' 'A;2023;20' 'B;2023;11' 'C;2023;8,5' >parts.csv
    pdn-baseline -q -n 0 --column share_percent=andel_prosent parts.csv >want.csv
    for word in 'Innlandet i alt' '34 Sum Innlandet' 'Kommunene samlet' 'Totalt, Innlandet' 'Alle' 'Alle kommuner'; do
        { cat parts.csv; echo "$word;2023;13"; } >u.csv
        says pdn-baseline -n 0 --column share_percent=andel_prosent u.csv
        [[ "$output" == *"u.csv:5: 1 row of sums: left out (\"$word\")"* ]]
        cmp out want.csv
    done
    # no word of sums, however like one
    { cat parts.csv; printf '%s;2023;13\n' 'Sumvik' 'Alle tiders' 'Samletun'; } >u.csv
    says pdn-baseline -n 0 --column share_percent=andel_prosent u.csv
    [[ "$output" != *sums* ]]
    # where nothing but sums stands, they are what was meant
    says pdn-baseline -n 0 <(printf '%s\n' 'kommune;år;folketall;antall' 'I alt;2023;1000;121')
    [ "$(cut -d, -f1-6 <out | tail -1)" = 'I alt,2023,,,121,1000' ]
}

@test "a unit that is the sum of the others is refused by its row, whatever it is called" {
    # by hand: 20 + 33 + 17 + 51 = 121, 100 + 300 + 200 + 400 = 1000
    printf '%s\n' 'kommune;år;folketall;antall' 'A;2023;100;20' 'Regionen;2023;1000;121' 'B;2023;300;33' 'C;2023;200;17' 'D;2023;400;51' >u.csv
    says pdn-baseline -n 0 u.csv
    [ "$status" -eq 1 ] && [ ! -s out ]
    [ "$output" = 'pdn-baseline: u.csv:3: "Regionen" is the sum of the other 4 in 2023 (events 121, population 1000): a sum is no unit beside its parts; take its rows out of the file' ]
    # one more event, and it may be a unit
    sed -i 's/;121$/;122/' u.csv
    pdn-baseline -q -n 0 u.csv | grep -q '^Regionen,'
}

# By hand: A to D are 20 + 33 + 17 + 51 = 121 of 100 + 300 + 200 + 400 = 1000.
@test "a unit that is the sum of some others is refused: by codes, by a column, by the rows beside it" {
    local what='events 121, population 1000): a sum is no unit beside its parts; take its rows out of the file'
    printf '%s\n' 'kommune;år;folketall;antall' '34 Innlandet;2023;1000;121' '3301 E;2023;500;30' '3401 A;2023;100;20' \
        '3403 B;2023;300;33' '3303 F;2023;700;80' '3405 C;2023;200;17' '3411 D;2023;400;51' >u.csv
    says pdn-baseline -n 0 u.csv
    [ "$status" -eq 1 ] && [ ! -s out ]
    [ "$output" = "pdn-baseline: u.csv:2: \"34 Innlandet\" is the sum of the 4 whose codes begin with its own in 2023 ($what" ]
    # a hidden part is no evidence against it: people add up
    sed -i 's/;17$/;:/' u.csv
    says pdn-baseline -n 0 u.csv
    [ "$status" -eq 1 ]
    # figures of another day: the code alone says it
    sed -i 's/;1000;121/;1001;121/' u.csv
    says pdn-baseline -n 0 u.csv
    [ "$status" -eq 0 ]
    [[ "$output" == *'warning: u.csv:2: "34 Innlandet" has a code that 4 others begin with: if it holds them, it counts the same people again and is no unit beside them; take its rows out of the file'* ]]
    # districts beside their city
    printf '%s\n' 'kommune;år;folketall;antall' '0301 Oslo;2023;1000;121' '030101 Gamle Oslo;2023;600;80' \
        '030102 Grünerløkka;2023;400;41' '3401 A;2023;100;20' >u.csv
    says pdn-baseline -n 0 u.csv
    [ "$output" = "pdn-baseline: u.csv:2: \"0301 Oslo\" is the sum of the 2 whose codes begin with its own in 2023 ($what" ]
    # a column that says what each is part of
    printf '%s\n' 'kommune;år;fylke;folketall;antall' 'A;2023;Midt;100;20' 'E;2023;Vest;500;30' 'Midt;2023;;1000;121' \
        'B;2023;Midt;300;33' 'C;2023;Midt;200;17' 'F;2023;Vest;700;80' 'D;2023;Midt;400;51' >u.csv
    says pdn-baseline -n 0 u.csv
    [[ "$output" == *"u.csv:4: \"Midt\" is the sum of the 4 of which \"fylke\" says its name in 2023 ($what" ]]
    # neither: sums above their parts, and a sum of these
    printf '%s\n' 'kommune;år;folketall;antall' 'Østlandet;2023;2200;231' 'Innlandet;2023;1000;121' 'A;2023;100;20' 'B;2023;300;33' \
        'C;2023;200;17' 'D;2023;400;51' 'Resten;2023;1200;110' 'E;2023;500;30' 'F;2023;600;70' 'G;2023;100;10' >u.csv
    says pdn-baseline -n 0 u.csv
    [[ "$output" == *"u.csv:3: \"Innlandet\" is the sum of the 4 rows after it in 2023 ($what"* ]]
    [[ "$output" == *'u.csv:8: "Resten" is the sum of the 3 rows after it in 2023'* ]]
    [[ "$output" == *'u.csv:2: "Østlandet" is the sum of the other 7 in 2023'* ]]
    [ "$(wc -l <<<"$output")" -eq 3 ]
    # one event more, and only a county's name is doubted
    sed -i 's/;121$/;122/;/^Østlandet/d;/^Resten/d' u.csv
    says pdn-baseline -n 0 u.csv
    [ "$status" -eq 0 ]
    [[ "$output" == *'warning: u.csv:2: "Innlandet" is a county among 7 that are none: if it holds them, it counts the same people again'* ]]
    # counties alone are units
    printf '%s\n' 'kommune;år;folketall;antall' 'Innlandet;2023;1000;121' 'Oslo;2023;900;80' 'Troms - Romsa - Tromssa;2023;800;70' \
        'Vestland;2023;700;60' >u.csv
    says pdn-baseline -n 0 u.csv
    [[ "$output" != *county* ]]
}

@test "rows of sums at the end of any file are left out before their cells are read" {
    printf '%s\n' 'tjeneste;id;kommune;årsverk' 'NAV;1;Solvik;80 %' 'BUP;2;Solvik;100 %' 'Sum;2;;180 %' >a.csv
    printf '%s\n' 'fra;til;frekvens' '1;2;3' '2;1;2' 'Sum;;5' 'Snitt:;;2,5' >t.csv
    says pdn-ingest --actors a.csv --ties t.csv -o x.graphml
    [ "$status" -eq 0 ]
    [[ "$output" == *'warning: a.csv:4: 1 row of sums at the end: left out ("Sum")'* ]]
    [[ "$output" == *'warning: t.csv:4: 2 rows of sums at the end: left out ("Sum")'* ]]
    [[ "$output" == *'a.csv: 2 of 2 answered (100.0 %)'* ]]
    printf '%s\n' 'from,to,year,sent,arrived' 'A,B,2023,20,10' 'B,C,2023,8,5' >h.csv
    pdn-handover -q -n 0 h.csv >want.csv
    echo 'Totalt,,2023,28,15' >>h.csv
    pdn-handover -q -n 0 h.csv | cmp - want.csv
    # a word of a sum beside other words is a row as any
    { head -3 h.csv; echo 'A,Totalt og andre,2023,3,1'; } >g.csv
    pdn-handover -q -n 0 g.csv | grep -q '^A,Totalt og andre,'
}

# By hand: 700 + 800 + 600 + 500 = 2600 of which 520, 710 + 790 + 1120 = 2620 of which 522.
@test "a unit that is the sum of those that have counts is refused, also where units came and went" {
    local sum='"34 Fylket" is the sum of the'
    printf '%s\n' 'region;Personer 2020;Personer 2025;Utenfor 2020;Utenfor 2025' '3401 A;700;710;140;142' '3402 B;800;790;160;150' \
        '3404 Stor;600;.;120;.' '3405 Vik;500;.;100;.' '3499 Storvik;.;1120;.;230' '34 Fylket;2600;2620;520;522' >u.csv
    local how=(-n 0 --column events=Utenfor --column population=Personer u.csv)
    says pdn-baseline "${how[@]}"
    [ "$status" -eq 1 ] && [ ! -s out ]
    [[ "$output" == *"u.csv:7: $sum 4 whose codes begin with its own in 2020 (events 520, population 2600): a sum is no unit beside its parts; take its rows out of the file"* ]]
    # one year of two is enough: of the other, only the code says it
    sed -i 's/;2600;/;2601;/' u.csv
    says pdn-baseline "${how[@]}"
    [ "$status" -eq 1 ]
    [[ "$output" == *"u.csv:7: $sum 3 whose codes begin with its own in 2025 (events 522, population 2620): a sum"* ]]
    [[ "$output" != *warning* ]]
    # neither: it may be another unit, and is warned of
    sed -i 's/;2620;/;2621;/' u.csv
    says pdn-baseline "${how[@]}"
    [ "$status" -eq 0 ]
    [[ "$output" == *'warning: u.csv:7: "34 Fylket" has a code that 5 others begin with'* ]]
    # without codes: the rows beside it
    printf '%s\n' 'kommune;år;folketall;antall' 'Regionen;2023;1000;121' 'A;2023;100;20' 'Ny;2023;.;.' 'B;2023;300;33' \
        'C;2023;200;17' 'D;2023;400;51' >u.csv
    says pdn-baseline -n 0 u.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'u.csv:2: "Regionen" is the sum of the other 4 in 2023'* ]]
}
