#!/usr/bin/env bats
# study.ini as pdn-report reads it: its lines, its faults, and [truth].

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
}

# A study of one wave, with more lines of study.ini.
small_study() {
    cp "$PDN_SOURCE"/samples/kongsvinger/{actors,ties}-2021.csv .
    printf '%s\n' "$@" '[wave 2021]' 'actors = actors-2021.csv' \
        'ties = ties-2021.csv' >study.ini
}

@test "study.ini keeps what stands behind a semicolon, and may begin with a BOM" {
    cd "$BATS_TEST_TMPDIR"
    small_study '; a comment' '[study]' 'title = a ; b'
    pdn-report -q -n 0 --only method study.ini -o r
    grep -q '<h1>a ; b</h1>' r/report.html
    printf '\xef\xbb\xbf' | cat - study.ini >bom.ini
    pdn-report -q -n 0 --only method bom.ini -o r2
    grep -q '<h1>a ; b</h1>' r2/report.html
}

@test "study.ini may be in Windows-1252, as CSV may" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[study]' 'title = Undersøkelse'
    iconv -f UTF-8 -t WINDOWS-1252 study.ini >old.ini
    pdn-report -q -n 0 --only method old.ini -o r
    grep -q '<h1>Undersøkelse</h1>' r/report.html
}

@test "faults of study.ini are told with their line before any work" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[study]' $'title = a\033[2Jb'
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ] && [ ! -e r ]
    [[ "$output" == *"study.ini:2: the line holds the control character U+001B"* ]]
    small_study '[study]' 'title = aXb'
    tr X '\000' <study.ini >nul.ini
    run pdn-report nul.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"nul.ini:2: the line holds the byte 00"* ]] || { echo "$output"; false; }
    for label in ../evil . 'a.b' "$(printf 'x%.0s' {1..41})"; do
        small_study '[study]' 'title = a'
        sed -i "s|^.wave 2021.|[wave $label]|" study.ini
        run pdn-report study.ini -o r
        [ "$status" -eq 1 ] && [ ! -e r ]
        [[ "$output" == *"study.ini:3: wave \"$label\": want letters, digits"* ]] ||
            { echo "$output"; false; }
    done
}

@test "a heading that cannot be read is one fault, and nothing of its keys" {
    cd "$BATS_TEST_TMPDIR"
    for heading in $'[wave a\033b]=the line holds the control character U+001B' \
        '[wave 2021=neither [section] nor key = value' \
        "[wave $(printf 'x%.0s' {1..60})]=the heading is longer than 49 bytes" \
        "[wave $(printf 'x%.0s' {1..300})]=the line is longer than 198 characters"; do
        small_study '[study]' 'title = a'
        awk -v heading="${heading%%=*}" '/^.wave/ { $0 = heading } 1' study.ini >lost.ini
        run pdn-report lost.ini -o r
        [ "$status" -eq 1 ] && [ ! -e r ]
        [ "$output" = "pdn-report: lost.ini:3: ${heading#*=}" ] || { echo "$output"; false; }
    done
}

@test "a duty holds in the waves that have both ends; one that no wave has is a fault" {
    cd "$BATS_TEST_TMPDIR"
    small_study
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "sector") s = i; next }
        FNR == 2 { $1 = "NY-1"; $s = "Nytt"; print }' actors-2021.csv >new
    cat actors-2021.csv new >actors-2022.csv
    printf '%s\n' 'from,to' 'NAV,BUP' 'NAV,Nytt' >duties.csv
    printf '%s\n' '[wave 2022]' 'actors = actors-2022.csv' 'ties = ties-2021.csv' \
        '[duties]' 'file = duties.csv' >>study.ini
    run --separate-stderr pdn-report -n 0 --internal --only findings study.ini -o r
    [ "$status" -eq 0 ] || { echo "$stderr"; false; }
    [[ $stderr == *"duties.csv: 1 of 2 duties name who is not in 2021"* ]]
    [[ $stderr != *"not in 2022"* ]]
    duty() {
        awk -F, -v a="$2" -v b="$3" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "duty") at = i }
            $1 == a && $2 == b { print $at }' r/tables/breakdown-"$1".csv
    }
    [ "$(duty 2021 BUP NAV) $(duty 2022 BUP NAV) $(duty 2022 NAV Nytt)" = "1 1 1" ]
    echo 'NAV,Nyt' >>duties.csv
    run --separate-stderr pdn-report -q -n 0 --only findings study.ini -o s
    [ "$status" -eq 1 ] && [ ! -e s ]
    [[ $stderr == *'pdn-report: duties.csv:4:2: unknown group "Nyt": want a group (by = sector) or an id of a wave'* ]]
}

@test "what is wrong of a key is told where study.ini says it, not as an option" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[study]' 'title = T' '[scales]' 'nope = 1:5' 'barrier = 1:5' '[survey]' \
        'drop_id = NOBODY'
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ] && [ ! -e r ]
    [[ $output == *'pdn-report: study.ini:3: no column "nope" in ties-2021.csv'* ]]
    [[ $output == *'pdn-report: study.ini:3: barrier holds text, want numbers'* ]]
    small_study '[survey]' 'drop_id = NOBODY'
    run pdn-report -q study.ini -o r
    [ "$status" -eq 1 ]
    [ "$output" = 'pdn-report: study.ini:2: unknown actor "NOBODY": want an id or alias of the actor file' ]
    small_study '[survey]' 'within = municipality,nope'
    run pdn-report -q study.ini -o r
    [ "$status" -eq 1 ]
    [[ $output == *'pdn-report: study.ini:2: actors-2021.csv: no actor column "nope" to shuffle within' ]]
}

@test "an age that the outcomes are not of is refused" {
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' unit,year,events,population,age_from,age_to A,2020,30,100,20,29 B,2020,40,100,20,29 >o.csv
    printf '%s\n' '[outcomes]' 'file = o.csv' 'age = 16-24' >age.ini
    run pdn-report -q -n 0 --only method age.ini -o r
    [ "$status" -eq 1 ] && [ ! -e r ]
    [[ $output == *"pdn-report: age.ini: age 16-24: o.csv has 20-29" ]] || { echo "$output"; false; }
    sed -i 's/16-24/20-29/' age.ini
    pdn-report -q -n 0 --only method age.ini -o r
}

@test "a practice that is named in study.ini and in no file is refused" {
    cd "$BATS_TEST_TMPDIR"
    printf '%s\n' unit,year,events,population A,2020,30,100 B,2020,40,100 >o.csv
    printf '%s\n' unit,practice,present,year 'A,Weekly  meeting,1,2020' 'B,Weekly meeting,0,2020' >p.csv
    printf '%s\n' '[outcomes]' 'file = o.csv' '[practices]' 'file = p.csv' 'named = Weekly meeting, Wekly meeting' >named.ini
    run pdn-report -q -n 0 --only method named.ini -o r
    [ "$status" -eq 1 ] && [ ! -e r ]
    [[ $output == *'pdn-report: named.ini: [practices] named: no practice "Wekly meeting" in p.csv' ]] || { echo "$output"; false; }
    sed -i 's/, Wekly meeting//' named.ini
    pdn-report -q -n 0 --only method named.ini -o r
}

@test "a scale ends where numbers are exact" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[scales]' 'quality = 1e308:-1e308'
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ] && [ ! -e r ]
    [ "$output" = "pdn-report: study.ini:2: scale of quality is 1e308:-1e308: want LO:HI" ]
    run pdn-ingest --actors actors-2021.csv --ties ties-2021.csv --scale quality=-1e308:5
    [ "$status" -eq 2 ]
}

@test "a key that stands twice is told however many stand before it" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[scales]'
    for k in $(seq 300); do
        echo "column_with_a_long_name_$k = 0:4"
    done >many
    sed -i '1r many' study.ini
    echo '[scales]' >>study.ini
    echo 'column_with_a_long_name_7 = 0:5' >>study.ini
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:306: column_with_a_long_name_7 stands twice"* ]] ||
        { echo "$output"; false; }
}

@test "every fault of a study file is told with its line" {
    cat >"$BATS_TEST_TMPDIR/bad.ini" <<'INI'
[study]
title = X
language = xx
seed = -1
colour = red
[wave 2021]
actors = nowhere.csv
[nonsense]
a = b
[scales]
quality = x
[outcomes]
better = sideways
benchmark = 3
[study]
nullpunkt = soon
junk
INI
    run pdn-report "$BATS_TEST_TMPDIR/bad.ini" -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$output" == *"pdn-report: bad.ini:4: seed -1: want a whole number from 0"* ]]
    [[ "$output" == *"pdn-report: bad.ini:5: unknown key colour"* ]]
    [[ "$output" == *"pdn-report: bad.ini:7: nowhere.csv: no such file beside the study file"* ]]
    [[ "$output" == *"pdn-report: bad.ini:8: unknown section [nonsense]"* ]]
    [[ "$output" == *"pdn-report: bad.ini:17: neither [section] nor key = value"* ]]
    [[ "$output" == *"pdn-report: bad.ini:3: language xx: want nb, nn or en"* ]]
    [[ "$output" == *"pdn-report: bad.ini:11: scale of quality is x: want LO:HI"* ]]
    [[ "$output" == *"pdn-report: bad.ini:13: better sideways: want lower or higher"* ]]
    [[ "$output" == *"pdn-report: bad.ini:14: benchmark 3: want all, group or a share between 0 and 1"* ]]
    [[ "$output" == *"pdn-report: bad.ini:16: nullpunkt soon: want a year or the label of a wave"* ]]
    [ ! -e "$BATS_TEST_TMPDIR/none" ]
}

@test "an indicator that is not in the outcomes is told" {
    cp "$PDN_SOURCE/samples/kongsvinger/outcomes.csv" "$BATS_TEST_TMPDIR"
    printf '[study]\ntitle = X\n[outcomes]\nfile = outcomes.csv\nindicator = nope\n' \
        >"$BATS_TEST_TMPDIR/study.ini"
    run pdn-report "$BATS_TEST_TMPDIR/study.ini" -n 0 -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$output" == *'pdn-report: study.ini:5: indicator: no rows of indicator "nope" in outcomes.csv'* ]]
    [ ! -e "$BATS_TEST_TMPDIR/none" ]
}

@test "every name that [outcomes] gives is looked up, and told with its line" {
    cp "$PDN_SOURCE/samples/kongsvinger/outcomes.csv" "$BATS_TEST_TMPDIR"
    printf '%s\n' '[study]' 'title = X' '[outcomes]' 'file = outcomes.csv' \
        'screen = a' 'counter = b:lower' 'controls = c, d' 'resources = e' \
        >"$BATS_TEST_TMPDIR/study.ini"
    run pdn-report "$BATS_TEST_TMPDIR/study.ini" -q -n 0 -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:5: screen: no rows of indicator "a" in outcomes.csv'* ]]
    [[ "$output" == *'study.ini:6: counter: no rows of indicator "b" in outcomes.csv'* ]]
    [[ "$output" == *'study.ini:7: controls: no rows of indicator "c" in outcomes.csv'* ]]
    [[ "$output" == *'study.ini:7: controls: no rows of indicator "d" in outcomes.csv'* ]]
    [[ "$output" == *'study.ini:8: resources: no column "e" in outcomes.csv'* ]]
    [ ! -e "$BATS_TEST_TMPDIR/none" ]
}

@test "keys about a roster are refused where there is none" {
    cp "$PDN_SOURCE"/samples/kongsvinger/*-2021.csv "$BATS_TEST_TMPDIR"
    printf '%s\n' '[study]' 'title = X' '[survey]' 'blank = no' '[wave 2021]' \
        'actors = actors-2021.csv' 'ties = ties-2021.csv' 'roster_id = id' \
        'roster_pattern = x' 'codebook = ties-2021.csv' \
        >"$BATS_TEST_TMPDIR/study.ini"
    run pdn-report "$BATS_TEST_TMPDIR/study.ini" -q -n 0 -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:4: blank is of no use without a roster'* ]]
    [[ "$output" == *'study.ini:8: roster_id is of no use without roster'* ]]
    [[ "$output" == *'study.ini:9: roster_pattern is of no use without roster'* ]]
    [[ "$output" == *'study.ini:10: codebook is of no use without roster'* ]]
}

@test "study.ini may end its lines by CR alone, and comes from standard input" {
    sh "$PDN_SOURCE/tests/support/smaller.sh" "$BATS_TEST_TMPDIR/sample"
    cd "$BATS_TEST_TMPDIR/sample"
    pdn-report study.ini -q -n 0 -w 2023 --only tables -o "$BATS_TEST_TMPDIR/lf"
    tr '\n' '\r' <study.ini |
        pdn-report - -q -n 0 -w 2023 --only tables -o "$BATS_TEST_TMPDIR/cr"
    cmp "$BATS_TEST_TMPDIR/lf/tables/breakdown-2023.csv" "$BATS_TEST_TMPDIR/cr/tables/breakdown-2023.csv"
    cmp "$BATS_TEST_TMPDIR/lf/nullpunkt.json" "$BATS_TEST_TMPDIR/cr/nullpunkt.json"
}

@test "a group that no actor has is told with its line, and what there is" {
    cp "$PDN_SOURCE"/samples/kongsvinger/*-2021.csv "$BATS_TEST_TMPDIR"
    printf '[study]\ntitle = X\nby = nope\n[wave 2021]\nactors = actors-2021.csv\nties = ties-2021.csv\n' \
        >"$BATS_TEST_TMPDIR/study.ini"
    run --separate-stderr pdn-report "$BATS_TEST_TMPDIR/study.ini" -q -n 0 -o "$BATS_TEST_TMPDIR/none"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'pdn-report: study.ini:3: actors-2021.csv: no actor column "nope" to group by: there is id, '* ]]
    [ ! -e "$BATS_TEST_TMPDIR/none/report.html" ]
}

@test "what is planted is held against the report, and told" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[handovers]' 'file = h.csv' '[truth]' 'file = t.csv'
    printf '%s\n' from,to,year,sent,arrived A,B,2021,10,7 >h.csv
    row='pdn-handover,-n 0,h.csv,from=A&to=B&year=2021'
    printf '%s\n' wave,tool,options,input,row,column,expected \
        "2021,$row,lost,3" "2021,$row,lost,4" "2021,$row,arrival,>0.69" \
        "2021,${row/B/C},lost,3" "2021,$row,nothing,3" \
        '2021,pdn-handover,-n 5,h.csv,from=A&to=B,lost,4' \
        '2021,pdn-handover,-n 0 --goal B,h.csv,from=A&to=B,lost,4' \
        '2021,pdn-handover,-n 0,other.csv,from=A&to=B,lost,4' \
        '2021,pdn-breakdown,-n 0 --by unit,network-2021.graphml,group_a=x,ties,0' \
        '2021,pdn-breakdown,-n 0,network-2021.graphml,group_a=BUP&group_b=NAV,respondents_a,9' \
        '2022,pdn-breakdown,-n 0,network-2021.graphml,group_a=BUP&group_b=NAV,respondents_a,8' >t.csv
    run --separate-stderr pdn-report -n 0 --only method study.ini -o r
    [ "$status" -eq 0 ]
    # 10 - 7 = 3 of 10 are lost; BUP: 9 answered, as samples.bats counts the file
    [ "$(grep t.csv <<<"$stderr")" = "$(printf 'pdn-report: %s\n' \
        'warning: t.csv:3: lost of from=A&to=B&year=2021: planted 4, is 3' \
        'warning: t.csv:5: 0 rows are from=A&to=C&year=2021' \
        'warning: t.csv:6: no column nothing' \
        't.csv: 6 of 11 lines are about tables of this report; 3 of them hold')" ] ||
        { echo "$stderr"; false; }
    run ! grep -q 't[.]csv' r/report.html
    sed -i '1s/tool/tul/' t.csv
    run pdn-report -n 0 study.ini -o r2
    [ "$status" -eq 1 ]
    [[ "$output" == *"t.csv"*tool* ]]
}

@test "a truth line about two waves names both networks" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[truth]' 'file = t.csv' '[wave 2022]' \
        'actors = actors-2021.csv' 'ties = ties-2021.csv'
    # the same answers twice: nothing came, went or changed
    sed -n '/wave 2021/,$p' study.ini >first
    sed '/wave 2021/,$d' study.ini >rest
    { sed -n '1,2p' rest; cat first; sed '1,2d' rest; } >study.ini
    both='network-2021.graphml&network-2022.graphml'
    printf '%s\n' wave,tool,options,input,row,column,expected \
        "2022,pdn-waves,,$both,from_wave=2021,jaccard,1" \
        "2022,pdn-waves,-n 0 --pairs,$both,group_a=BUP&group_b=NAV,dyads_changed,0" \
        "2022,pdn-waves,-n 0 --pairs,$both,group_a=BUP&group_b=NAV,dyads_changed,>0" \
        "2022,pdn-waves,-n 0 --whole,$both,measure=density,change,0" \
        "2022,pdn-waves,-n 0 --pairs --by unit,$both,group_a=BUP&group_b=NAV,dyads_changed,>0" \
        "2022,pdn-waves,-n 0 --pairs --crosswalk c.csv,$both,group_a=BUP&group_b=NAV,dyads_changed,>0" \
        "2022,pdn-waves,,network-2022.graphml&network-2021.graphml,from_wave=2021,jaccard,0" \
        "2022,pdn-waves,,network-2022.graphml,from_wave=2021,jaccard,0" >t.csv
    run --separate-stderr pdn-report -n 0 --only method study.ini -o r
    [ "$status" -eq 0 ]
    [ "$(grep t.csv <<<"$stderr")" = "$(printf 'pdn-report: %s\n' \
        'warning: t.csv:4: dyads_changed of group_a=BUP&group_b=NAV: planted >0, is 0' \
        't.csv: 4 of 8 lines are about tables of this report; 3 of them hold')" ] ||
        { echo "$stderr"; false; }
}

@test "what a truth line says of a person is not told" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[truth]' 'file = t.csv'
    printf '%s\n' wave,tool,options,input,row,column,expected \
        '2021,pdn-breakdown,-n 0,network-2021.graphml,group_a=ungdomsskole&group_b=videregående skole,hangs_on,X-1' >t.csv
    run --separate-stderr pdn-report -n 0 --only method study.ini -o r
    [[ "$stderr" == *"t.csv:2: hangs_on of group_a=ungdomsskole&group_b=videregående skole is not as planted"* ]]
    [[ "$stderr" != *VGS-R-01* ]]
    [[ "$stderr" != *X-1* ]]
}

@test "a section that nothing would come of is refused with its line" {
    cd "$BATS_TEST_TMPDIR"
    printf 'unit,practice,present\nA,b,1\n' >p.csv
    printf 'old,new,year\nA,B,2020\n' >c.csv
    small_study '[practices]' 'file = p.csv' '[crosswalk]' 'file = c.csv'
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:1: [practices] is of no use without [outcomes]"* ]]
    # the crosswalk serves the waves, too
    [[ "$output" != *"[crosswalk] is of no use"* ]]
    small_study '[outcomes]' 'indicator = x' '[voices]' 'fil = p.csv'
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:1: [outcomes]: file is missing"* ]]
    [[ "$output" == *"study.ini:4: unknown key fil: want one of file, least"* ]]
    [[ "$output" == *"study.ini:3: [voices]: file is missing"* ]]
    printf '%s\n' '[scales]' 'quality = 1:5' '[outcomes]' 'file = p.csv' \
        '[thruth]' 'file = p.csv' '[wave]' 'actors = p.csv' >study.ini
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:1: [scales] is of no use without [wave LABEL]"* ]]
    [[ "$output" == *"study.ini:5: unknown section [thruth]: want one of study, files, columns, services, scales, survey, privacy, duties, corrections, wave LABEL, outcomes, crosswalk, breaks, inputs, voices, together, stages, offers, actions, handovers, practices, words, truth"* ]]
    [[ "$output" == *"study.ini:7: unknown section [wave]: "* ]]
    printf '%s\n' '[survey]' 'blank = yes' 'answered = most' >study.ini
    run pdn-report study.ini -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:1: [survey] is of no use without [wave LABEL]"* ]]
    [[ "$output" == *"study.ini:2: blank yes: want silent or no"* ]]
    [[ "$output" == *"study.ini:3: answered most: want senders or all"* ]]
    [ ! -e r ]
}

# Counted by hand: the sample's survey has six municipalities and "regionen".
@test "outcomes of other places than the survey's: nearly one is told, the rest counted" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[study]' 'title = a' '[outcomes]' 'file = o.csv'
    outcomes() {
        { echo kommune,år,antall,folketall
          for unit; do echo "$unit,2021,20,200"; done
        } >o.csv
        run --separate-stderr pdn-report -n 0 --only method study.ini --replace -o r
        [ "$status" -eq 0 ]
    }
    outcomes '3401 Kongsvinger' 'Grue kommune' 'Eidskog (Innlandet)' Åsnes Sør-Odal Nord-Odal Halden Moss
    for pair in '"3401 Kongsvinger" Kongsvinger' '"Grue kommune" Grue' '"Eidskog (Innlandet)" Eidskog'; do
        grep -qF "warning: o.csv: unit ${pair% *} is no municipality of the survey: did you mean \"${pair##* }\"? Kept apart" <<<"$stderr"
    done
    grep -qxF "pdn-report: o.csv: 2 of 8 units are no municipality of the survey, as \"Halden\"; 1 of the survey's 7 municipalities has no outcomes, as \"regionen\"" <<<"$stderr"
    outcomes Kongsvinger Grue Eidskog Åsnes
    grep -qE "^pdn-report: o.csv: 3 of the survey's 7 municipalities have no outcomes, as \"[^\"]*\"$" <<<"$stderr"
    outcomes Kongsvinger Grue Eidskog Åsnes Sør-Odal Nord-Odal regionen
    ! grep -q 'municipalit' <<<"$stderr" || false
    outcomes Kongsvinger '3401 Kongsvinger' Grue
    grep -qF 'warning: o.csv:3:1: unit: "3401 Kongsvinger" and "Kongsvinger" (line 2) differ only in what a register adds: kept apart' <<<"$stderr"
}

@test "a number and a name in two ways are told as near, in one file and between two; two places of one name are not" {
    cd "$BATS_TEST_TMPDIR"
    { echo 'region;år;antall;folketall'; for y in 2021 2022; do printf '%s\n' "3401 Fjordby;$y;10;100" "3402 Dalby;$y;20;200" "3403 Vik;$y;7;90" "3420 Våler;$y;7;90" "3018 Våler;$y;7;80"; done; } >ssb.csv
    { cat ssb.csv; printf '%s\n' 'Fjordby (3401);2023;10;100' 'K-3402 Dalby;2023;21;200' '3403;2023;7;90' 'Våler (Innlandet);2023;7;90' 'Våler (Østfold);2023;7;90'; } >mix.csv
    run --separate-stderr pdn-baseline -n 0 mix.csv
    for told in '12:1: unit: "Fjordby (3401)" and "3401 Fjordby" (line 2)' '13:1: unit: "K-3402 Dalby" and "3402 Dalby" (line 3)' '14:1: unit: "3403" and "3403 Vik" (line 4)'; do
        grep -qxF "pdn-baseline: warning: mix.csv:$told differ only in what a register adds: kept apart" <<<"$stderr" || { echo "$stderr"; return 1; }
    done
    [ "$(grep -c 'kept apart' <<<"$stderr")" -eq 3 ] || { echo "$stderr"; return 1; }
    printf '%s\n' id,sector,municipality 'a,NAV,Fjordby (3401)' 'b,BUP,Fjordby (3401)' c,NAV,Dalby d,BUP,3403 >a.csv
    printf '%s\n' from,to,frequency a,b,1 b,a,2 c,d,1 d,c,2 >t.csv
    printf '%s\n' '[study]' 'title = a' '[wave 1]' 'actors = a.csv' 'ties = t.csv' '[outcomes]' 'file = ssb.csv' 'better = lower' >both.ini
    run --separate-stderr pdn-report -n 0 --only method both.ini -o r
    for pair in '3401 Fjordby|Fjordby (3401)' '3402 Dalby|Dalby' '3403 Vik|3403'; do
        grep -qxF "pdn-report: warning: ssb.csv: unit \"${pair%|*}\" is no municipality of the survey: did you mean \"${pair#*|}\"? Kept apart until one is written as the other" <<<"$stderr" || { echo "$stderr"; return 1; }
    done
}

@test "options that a refusal tells of are keys here, and that is said" {
    cd "$BATS_TEST_TMPDIR"
    small_study '[study]' 'title = a' '[outcomes]' 'file = o.csv'
    printf '%s\n' 'kommune;år;Personer utenfor;Personer i alt' 'Grue;2021;20;200' >o.csv
    run --separate-stderr pdn-report -n 0 --only method study.ini -o r
    [ "$status" -eq 1 ]
    grep -qF 'o.csv: no heading is events, population or share_percent' <<<"$stderr"
    grep -qF -e '--column NAME=THEIRS is NAME = THEIRS in [columns]' <<<"$stderr"
    printf '%s\n' '[columns]' 'events = Personer utenfor' 'population = Personer i alt' >>study.ini
    pdn-report -q -n 0 --only method study.ini -o r
}
