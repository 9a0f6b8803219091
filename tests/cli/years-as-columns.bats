#!/usr/bin/env bats
# Outcomes with a column for each year, as statistikkbanken writes them.
bats_require_minimum_version 1.5.0
load ../support/baseline

# wide OPTION...: unit, year, events, population of what is read of wide.csv.
wide() {
    run --separate-stderr pdn-baseline -n 0 --no-metadata "$@" wide.csv
    [ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
    cut -d, -f1,2,5,6 <<<"$output" | sed 1d | paste -sd' '
}

@test "years as columns, as SSB writes them: a row of each, and a mark stays what it is" {
    # a title, Windows-1252, what is counted in a column beside the years, notes
    { printf '"99001: Personer, etter region, statistikkvariabel og \xe5r"\n\n"region";"statistikkvariabel";"2019";"2020";"2021"\n'
      printf '"3401 Kongsvinger";"Personer";1200;1210;1220\n"3401 Kongsvinger";"Utenfor";210;:;190\n'
      printf '"3418 \xc5snes";"Personer";520;523;530\n"3418 \xc5snes";"Utenfor";..;0;.\n"3417 Grue";"Utenfor";105;104;\n'
      printf '"3417 Grue";"Personer";420;419;415\n\n"Kilde: SSB"\n'; } >wide.csv
    [ "$(wide --column events=Utenfor --column population=Personer)" = '3401 Kongsvinger,2019,210,1200 3401 Kongsvinger,2020,:,1210 3401 Kongsvinger,2021,190,1220 3418 Åsnes,2019,..,520 3418 Åsnes,2020,0,523 3418 Åsnes,2021,.,530 3417 Grue,2019,105,420 3417 Grue,2020,104,419 3417 Grue,2021,,415' ]
    run --separate-stderr pdn-baseline -n 0 --column events=Utenfor --column population=Personer wide.csv
    grep -qxF 'pdn-baseline: wide.csv: years stand as columns (2019 to 2021): read as a row of each, with "Personer", "Utenfor"' <<<"$stderr"
    grep -qxF 'pdn-baseline: warning: wide.csv:11: notes below the table ("Kilde: SSB")' <<<"$stderr"
    # what the heading is written with is no sign
    sed 's/"statistikkvariabel"/"Statistikkvariabel"/' wide.csv >capital.csv
    pdn-baseline -q -n 0 --no-metadata --column events=Utenfor --column population=Personer capital.csv >c
    pdn-baseline -q -n 0 --no-metadata --column events=Utenfor --column population=Personer wide.csv | cmp c
    # the same figures as the rows give
    iconv -f windows-1252 -t utf-8 wide.csv | tr -d '"' | awk -F';' -v OFS=, 'NR == 3 { split($0, y) } NR > 3 && NF == 5 {
        for (i = 3; i <= 5; i++) { if ($2 == "Personer") p[$1, y[i]] = $i; else e[$1, y[i]] = $i }; if (!($1 in seen)) { seen[$1]; u[++n] = $1 } }
        END { print "unit,year,events,population"; for (k = 1; k <= n; k++) for (i = 3; i <= 5; i++) print u[k], y[i], e[u[k], y[i]], p[u[k], y[i]] }' >rows.csv
    pdn-baseline -q -n 0 --no-metadata rows.csv >a && pdn-baseline -q -n 0 --no-metadata --column events=Utenfor --column population=Personer wide.csv | cmp a
}

@test "years as columns: what is counted before each year, above it, or in a title" {
    printf '%s\n' 'region;alder;Antall 2020;Antall 2021;Folketall 2020;Folketall 2021' 'Nes;15-29;300;310;2000;2010' >wide.csv
    [ "$(wide)" = 'Nes,2020,300,2000 Nes,2021,310,2010' ]
    # a change from one year to another is of none, and a count that one year lacks is not known
    printf '%s\n' 'region;Antall 2020;Antall 2021;Folketall 2020;Folketall, 2021;Endring 2020-2021' 'Nes;300;310;2000;2010;10' >wide.csv
    [ "$(wide)" = 'Nes,2020,300,2000 Nes,2021,310,2010' ]
    printf '%s\n' 'region;Antall 2020;Folketall 2020;Folketall 2021' 'Nes;300;2000;2010' >wide.csv
    [ "$(wide)" = 'Nes,2020,300,2000 Nes,2021,,2010' ]
    printf '%s\n' 'Kommune;2021;;2022;' ';Antall;Folketall;Antall;Folketall' 'Nes;10;200;11;210' 'Grue;17;250;18;260' >wide.csv
    [ "$(wide)" = 'Nes,2021,10,200 Nes,2022,11,210 Grue,2021,17,250 Grue,2022,18,260' ]
    printf '%s\n' 'Utenfor, etter region' '' 'region;2023;2024' 'Nes;45;41' 'Grue;11;12' >wide.csv
    [ "$(wide --column events=value)" = 'Nes,2023,45, Nes,2024,41, Grue,2023,11, Grue,2024,12,' ]
    printf '%s\n' 'region;2023K1;2023K2' 'Nes;45;41' >wide.csv
    [ "$(wide --column events=value)" = 'Nes,2023,45, Nes,2023,41,' ]
    # what it counts is asked for, as of other tables
    run --separate-stderr pdn-baseline wide.csv
    [ "$status" -eq 1 ] && grep -qxF 'pdn-baseline: wide.csv: no heading is events, population or share_percent; "value": say which they are (--column events=THEIRS, --column population=THEIRS)' <<<"$stderr"
}

@test "years as columns: a fault has the line and the column of the file" {
    printf '%s\n' 'region;Antall 2020;Antall 2021;Folketall 2020;Folketall 2021' 'Nes;30;x;200;210' 'Os;1;2;30;40;50' 'By;1;2;30' >wide.csv
    run --separate-stderr pdn-baseline wide.csv
    [ "$status" -eq 1 ]
    grep -qxF 'pdn-baseline: wide.csv:3:6: 6 fields, the header has 5: the row is too long' <<<"$stderr"
    grep -qxF 'pdn-baseline: wide.csv:4:5: 4 fields, the header has 5: the row is too short' <<<"$stderr"
    sed -i '3,$d' wide.csv
    run --separate-stderr pdn-baseline wide.csv
    [ "$status" -eq 1 ] && grep -qF 'pdn-baseline: wide.csv:2:3: events is "x": want' <<<"$stderr" || { echo "$stderr"; return 1; }
    # the same count twice is a unit that stands twice
    printf '%s\n' 'region;statistikkvariabel;2020' 'Nes;Antall;30' 'Nes;Antall;31' >wide.csv
    run --separate-stderr pdn-baseline wide.csv
    [ "$status" -eq 1 ] && grep -qF 'wide.csv:3' <<<"$stderr" || { echo "$stderr"; return 1; }
}

@test "years as columns: more than can be turned is a fault" {
    { echo 'unit;statistikkvariabel;2019'; seq -f 'Nes;v%g;1' 1001; } >wide.csv
    run --separate-stderr pdn-baseline wide.csv
    [ "$status" -eq 1 ] && [ -z "$output" ]
    grep -qxF 'pdn-baseline: wide.csv:1: years stand as columns, with more than 1000 of what is counted or of periods: want a row of each year' <<<"$stderr"
    { printf unit; printf ';v%d 2019' {1..1001}; printf '\nNes'; printf ';%d' {1..1001}; echo; } >wide.csv
    run --separate-stderr pdn-baseline wide.csv
    [ "$status" -eq 1 ] && [[ "$stderr" == *'wide.csv:1: years stand as columns, with more than 1000'* ]]
}
