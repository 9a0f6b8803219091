#!/usr/bin/env bats
# pdn-tally as a user runs it. Expected values by hand, or as a line says.
bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    sample="$PDN_SOURCE/samples/kongsvinger"
    cd "$BATS_TEST_TMPDIR"
}

@test "themes: 2 + 1 + 11 of 14 inputs, no interval" {
    pdn-tally themes "$sample/inputs.csv" >t.csv
    [ "$(head -1 t.csv)" = "theme,inputs,of,share,votes,vote_share,first_rank,ideas,lo,hi,voted,with_ideas" ]
    grep -q '^Coordination within and between sectors,11,14,0.785714285714285' t.csv
    grep -q '^Anchoring and short horizon,2,14,' t.csv
    printf 'input,theme,votes,rank\n1,A,3,2\n2,B,1,\n3,A,,1\n' >i.csv
    run pdn-tally themes i.csv
    [ "${lines[1]}" = "A,2,3,0.6666666666666666,3,0.75,1,,,,1,0" ]
    [ "${lines[2]}" = "B,1,3,0.3333333333333333,1,0.25,,,,,1,0" ]
}

@test "themes: an interval when asked for, hidden votes stay hidden" {
    pdn-tally themes --interval "$sample/inputs.csv" >t.csv
    # 11 of 14: .524 to .924 (methods 0.2)
    grep -q '^Coordination.*,33,0.5241[0-9]*,0.9242[0-9]*,' t.csv
    printf 'input,theme,votes\n1,A,3\n2,B,1\n3,A,:\n4,C,\n' >i.csv
    run pdn-tally themes i.csv
    [ "${lines[1]}" = "A,2,4,0.5,:,:,,,,,1,0" ]
    [ "${lines[2]}" = "B,1,4,0.25,1,:,,,,,1,0" ]
    [ "${lines[3]}" = "C,1,4,0.25,,:,,,,,0,0" ]
}

@test "voices: young people beside staff, not asked is not zero" {
    printf 'service,kind,question,answers,mean\nA,staff,q,4,4.5\nA,youth,q,9,2\nB,staff,q,3,4\n' >v.csv
    run pdn-tally voices v.csv
    [[ "${lines[0]}" = "service,question,staff_answers,staff_mean,youth_answers,youth_mean,gap,"* ]]
    [[ "${lines[1]}" = "A,q,4,4.5,9,2,2.5,"* ]]
    [[ "${lines[2]}" = "B,q,3,4,.,.,,"* ]]
}

# near TEXT NUMBER: equal to 1e-8
near() {
    awk -v a="$1" -v b="$2" 'BEGIN { d = a - b; exit !(d < 1e-8 && d > -1e-8) }' ||
        { echo "$1 is not $2"; false; }
}

@test "voices: intervals by the standard deviation, Welch's of the gap (R)" {
    # R: 4.3 -+ qt(.975, 14) * .8 / sqrt(15), and Welch with .8, 1.2
    printf 'service,kind,question,answers,mean,sd\nA,staff,q,15,4.3,0.8\nA,unge,q,41,2.9,1.2\n' >x.csv
    IFS=, read -r _ _ _ _ _ _ _ sd lo hi _ _ _ gap_lo gap_hi _ \
        < <(pdn-tally voices -q --no-metadata x.csv | sed -n 2p)
    [ "$sd" = 0.8 ]
    near "$lo" 3.856974767
    near "$hi" 4.743025233
    near "$gap_lo" 0.835194023
    near "$gap_hi" 1.964805977
}

@test "voices: counts of each answer give mean, sd and interval (R: t.test)" {
    printf 'service;kind;question;count_1;count_2;count_3;count_4;count_5\nA;staff;q;0;1;2;4;3\n' >x.csv
    IFS=, read -r _ _ n mean _ _ _ sd lo hi _ \
        < <(pdn-tally voices -q --no-metadata x.csv | sed -n 2p)
    [ "$n" = 10 ] && [ "$mean" = 3.9 ]
    near "$sd" 0.994428926
    near "$lo" 3.188628400
    near "$hi" 4.611371600
    # what is told beside them must be what they give
    printf 'service,kind,question,answers,mean,count_1,count_2\nA,staff,q,10,4,3,1\n' >x.csv
    run pdn-tally voices x.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'x.csv:2:4: 10 answers, and the counts of each answer make 4'* ]]
    [[ "$output" == *'x.csv:2:5: mean 4, and the counts of each answer give 1.25'* ]]
    printf 'service,kind,question\nA,staff,q\n' >x.csv
    run pdn-tally voices x.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'want the columns answers and mean, or how many gave each answer: count_1'* ]]
}

@test "voices: any kind, a row of its own; fewer than the least are hidden and told" {
    printf 'service,kind,question,answers,mean,sd\nA,staff,q,15,4.3,0.8\nA,parents,q,12,3.5,1\nA,leaders,q,3,4,1\nA,youth,q,4,2,1\n' >x.csv
    pdn-tally voices --no-metadata --least 5 x.csv >got 2>told
    [ "$(sed -n 2p got | cut -d, -f1-10 | cut -c1-30)" = 'A,q,15,4.3,:,:,:,0.8,3.8569747' ]
    [ "$(sed -n 3p got | cut -d, -f1-6,16-19)" = 'A,q,.,.,.,.,parents,12,3.5,1' ]
    [ "$(sed -n 4p got | cut -d, -f16-)" = 'leaders,:,:,:,:,:' ]
    [ "$(cat told)" = 'pdn-tally: x.csv: means of fewer than 5 answers are hidden: 2' ]
    run pdn-tally stages --least 5 x.csv
    [ "$status" -eq 2 ]
    # one answer, or answers that are all the same, have no interval
    printf 'service,kind,question,count_1,count_2\nA,staff,q,0,1\nA,youth,q,0,9\n' >x.csv
    [ "$(pdn-tally voices -q --no-metadata x.csv | sed -n 2p)" = 'A,q,1,2,9,2,0,,,,0,,,,,,,,,,' ]
}

@test "together: Wilson's interval, hidden stays hidden" {
    printf 'service_a,service_b,year,both,coordinated\nA,B,2021,12,3\nA,C,2021,:,3\nB,C,2021,9,<5\nC,D,2021,0,0\n' >s.csv
    run pdn-tally together s.csv
    [ "${lines[0]}" = "service_a,service_b,year,both,coordinated,share,lo,hi" ]
    # 3 of 12: .088942 to .532305 (the worked example, statsmodels)
    [[ "${lines[1]}" == "A,B,2021,12,3,0.25,0.08894"*",0.53230"* ]]
    [ "${lines[2]}" = "A,C,2021,:,3,:,:,:" ]
    [ "${lines[3]}" = "B,C,2021,9,:,:,:,:" ]
    [ "${lines[4]}" = "C,D,2021,0,0,,," ]
}

@test "stages: parts that add up, fall short, or are more than the whole" {
    pdn-tally stages "$sample/stages.csv" >s.csv
    [ "$(head -1 s.csv)" = "chain,stage,part_of,count,share,lo,hi,check,of" ]
    # 1381 + 460 + 581 + 517 = 2939; 2080 + 1246 + 454 = 3780 (published)
    grep -q '^referral cause,Total referred,,2939,,,,adds-up,$' s.csv
    grep -q 'under 30,,3780,,,,adds-up,$' s.csv
    # 1236/2939 = 42.1 % (methods 0.3)
    grep -q '1236,0.42055' s.csv
    printf 'chain,stage,part_of,count\nc,all,,10\nc,a,all,4\nc,b,all,5\nc,d,a,4\nc,e,b,6\n' >n.csv
    run --separate-stderr pdn-tally stages n.csv
    [ "${lines[1]}" = "c,all,,10,,,,short-by-1," ]
    [[ "${lines[2]}" == c,a,all,4,0.4,*,nested,10 ]]
    [[ "${lines[5]}" == c,e,b,6,,,,more-than-whole,5 ]]
    [[ "$stderr" == *'warning: n.csv:2:4: the 2 parts of "all" make 9, not 10'* ]]
    [[ "$stderr" == *'warning: n.csv:6:4: "e" is 6, more than the 5 of "b"'* ]]
}

@test "stages: nested counts, each of the one before" {
    # methods 0.3: 42.1 %; 69.4 % (66.8 to 71.9); 40.0 % (36.8 to 43.3)
    pdn-tally stages "$sample/stages.csv" 2>err >s.csv
    grep -q ',1236,0.4205[0-9]*,.*,nested,2939$' s.csv
    grep -q ',858,0.6941[0-9]*,0.667[5-9][0-9]*,0.719[0-4][0-9]*,nested,1236$' s.csv
    grep -q ',343,0.3997[0-9]*,0.367[5-9][0-9]*,0.432[5-9][0-9]*,,858$' s.csv
    [ ! -s err ]
    # the published chain taken as parts of one whole: 2437 of 2939
    printf 'chain,stage,part_of,count\nc,all,,2939\nc,a,all,1236\nc,b,all,858\nc,d,all,343\n' >p.csv
    run --separate-stderr pdn-tally stages p.csv
    [ "$status" -eq 0 ]
    [ "${lines[1]}" = "c,all,,2939,,,,short-by-502," ]
    # a hidden count: nothing is said to add up
    printf 'chain,stage,part_of,count\nc,all,,9\nc,a,all,:\nc,b,all,4\n' >h.csv
    run --separate-stderr pdn-tally stages h.csv
    [ "${lines[1]}" = "c,all,,9,,,,," ]
    [ "${lines[2]}" = "c,a,all,:,:,:,:,,9" ]
}

@test "offers: every level in every municipality, zeros too" {
    printf 'offer,level,municipality\nx,2,B\ny,2,B\nz,4,A\n' >o.csv
    run pdn-tally offers o.csv
    [ "${#lines[@]}" -eq 9 ]
    [ "${lines[1]}" = "1,A,0" ]
    [ "${lines[4]}" = "2,B,2" ]
    [ "${lines[7]}" = "4,A,1" ]
}

@test "actions: done, late, open" {
    run pdn-tally actions "$sample/actions.csv"
    [[ "${lines[0]}" == "finding,step,owner,deadline,done,state,invited,wave,"*",lift" ]]
    [[ "$output" == *"BUP,2022-06-01,2022-09-15,done-late"* ]]
    [[ "$output" == *"2022-02-01,2022-01-20,done"* ]]
    [[ "$output" == *"NAV,2022-03-01,,open"* ]]
}

@test "actions: a day tells what was overdue; the clock is never read" {
    pdn-tally actions --on 2022-07-01 "$sample/actions.csv" >a.csv
    grep -q 'NAV,2022-03-01,,overdue,' a.csv
    grep -q 'BUP,2022-06-01,2022-09-15,overdue,' a.csv # done later
    grep -q '2022-02-01,2022-01-20,done,' a.csv
    grep -q 'kommuneledelse,2023-08-01,,open,' a.csv
    pdn-tally actions --on 2022-03-01 "$sample/actions.csv" >a.csv
    grep -q 'NAV,2022-03-01,,open,' a.csv # its last day
}

@test "actions --pairs: what came after, of the pair that the finding names" {
    printf '%s\n' 'finding,step,wave,group_a,group_b' 'A og B: mangler,x,2021,,' \
        'noe annet,y,2022,B,A' 'Grue: koordinator,z,2021,,' >a.csv
    printf '%s\n' group_a,group_b,verdict_before,verdict_after,finding,contacts,contacts_lo,contacts_hi,respondents_a,respondents_b,from_wave,to_wave \
        A,B,missing,thin,more-contact,4,1,9,5,5,2021,2022 >pairs.csv
    run pdn-tally actions -q --no-metadata --pairs pairs.csv a.csv
    [ "$(cut -d, -f2,9-18 <<<"$output")" = "step,group_a,group_b,verdict_then,verdict_now,now,followed,change_to,contacts,contacts_lo,contacts_hi
x,A,B,missing,thin,2022,more-contact,2022,4,1,9
y,A,B,thin,thin,2022,too-early,,.,.,.
z,,,,,,no-pair,,.,.,." ]
    run pdn-tally voices --pairs pairs.csv a.csv
    [ "$status" -eq 2 ]
}

@test "no description where none is wanted" {
    pdn-tally offers --no-metadata "$sample/offers.csv" -o o.csv
    [ ! -e o.resource.json ]
    pdn-tally offers "$sample/offers.csv" -o o.csv
    [ -e o.resource.json ]
}

@test "ten thousand rows take no time" {
    awk 'BEGIN { print "chain,stage,part_of,count"; print "c,s0,,20000"
        for (i = 1; i < 10000; i++) print "c,s" i ",s" i - 1 "," 20000 - i }' >s.csv
    timeout 20 pdn-tally stages s.csv | tail -1 | grep -q '^c,s9999,s9998,10001,'
    awk 'BEGIN { print "input,theme"
        for (i = 0; i < 10000; i++) print i ",t" i % 5000 }' >i.csv
    timeout 20 pdn-tally themes i.csv | tail -1 | grep -q '^t4999,2,10000,'
}

@test "faults are told with their line, nothing is written" {
    refuse() {
        printf "$2" >x.csv
        run --separate-stderr pdn-tally "$1" x.csv -o out.csv
        echo "$status $stderr"
        [ "$status" -eq 1 ]
        [ ! -e out.csv ]
        [[ "$stderr" == "pdn-tally: x.csv:$3: "* ]]
    }
    refuse themes 'input,theme\n1,A\n1,B\n' 3:1
    refuse voices 'service,kind,question,answers,mean\nA,,q,1,1\n' 2:2
    refuse voices 'service,kind,question,answers,mean\nA,staff,q,1,1\nA,staff,q,2,2\n' 3:3
    refuse together 'service_a,service_b,year,both,coordinated\nA,B,2021,3,4\n' 2:5
    refuse together 'service_a,service_b,year,both,coordinated\nA,B,2021,3,1\nB,A,2021,3,1\n' 3:2
    refuse stages 'chain,stage,part_of,count\nc,a,b,3\n' 2:3
    refuse stages 'chain,stage,part_of,count\nc,a,,3\nc,a,,4\n' 3:2
    refuse stages 'chain,stage,part_of,count\nc,a,b,3\nc,b,a,4\n' 2:3
    refuse voices 'service,kind,question,answers,mean\nA,staff,q,0,3\n' 2:5
    refuse together 'service_a,service_b,year,both\nA,A,2021,3\n' 2:2
    refuse offers 'offer,level,municipality\nx,5,A\n' 2:2
    refuse offers 'offer,level,municipality\nx,,A\n' 2:2
    refuse actions 'finding,step,deadline\nf,s,snart\n' 2:3
    refuse actions 'finding,step,done\nf,s,2023-02-29\n' 2:3
}

@test "wrong calls are exit 2" {
    for words in '' 'dreams' 'themes a b' '--nosuch themes' \
        'stages --interval' 'themes --on 2022-01-01' 'actions --on soon'; do
        run --separate-stderr pdn-tally $words </dev/null
        echo "$words: $status $stderr"
        [ "$status" -eq 2 ]
        [[ "$stderr" == "pdn-tally: "* ]]
    done
}

@test "every example runs, and the page has the same" {
    ln -s "$PDN_SOURCE/samples" samples
    echo 'group_a,group_b,contacts,from_wave,to_wave' >waves-pairs.csv
    pdn-tally --help | sed -n '/^Examples:/,/^$/p' | grep '^  ' >examples
    while IFS= read -r line; do
        echo "$line"
        sh -c "$line" >out 2>err
        [ -s out ] || [ -s stages.csv ]
    done <examples
    grep -E '^	pdn-' "$PDN_SOURCE/tools/pdn-tally.1.scd" | tr -d '\t' >page
    while IFS= read -r line; do
        grep -qxF "  $line" examples
    done <page
}

@test "--crosswalk: voices of services that became one, means weighed by answers" {
    # By hand: (10 x 4 + 30 x 2) / 40 = 2.5
    printf '%s\n' service,kind,question,answers,mean NAV,staff,q,10,4 OT,staff,q,30,2 BUP,staff,q,5,3 >v.csv
    printf '%s\n' old,new,year OT,NAV,2024 >cw.csv
    run --separate-stderr pdn-tally voices --no-metadata --crosswalk cw.csv v.csv
    [ "$status" -eq 0 ]
    [ "$(cut -d, -f1-4 <<<"$output" | tail -n +2 | sort | tr '\n' ' ')" = 'BUP,q,5,3 NAV,q,40,2.5 ' ]
    run --separate-stderr pdn-tally stages --crosswalk cw.csv v.csv
    [ "$status" -eq 2 ]
}

@test "public: means of few at an end of the scale, parts that are off by few" {
    printf '%s\n' service,kind,question,answers,mean A,youth,q,6,1 B,youth,q,6,3 \
        A,staff,q,5,5 B,staff,q,12,5 >v.csv
    pdn-tally voices --public -q --no-metadata v.csv >got
    grep -q '^A,q,:,:,:,:,:,' got
    grep -q '^B,q,12,5,6,3,2,' got
    printf '%s\n' chain,stage,part_of,count c,all,,82 c,x,all,40 c,y,all,40 >s.csv
    pdn-tally stages --public -q --no-metadata s.csv >got
    run ! grep -E 'short-by' got
    [ "$(grep -c '^c,[xy],all,:' got)" -ge 1 ]
}
