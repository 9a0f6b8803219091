#!/usr/bin/env bats
# What an attacker knows who has every published file and the contract of its
# columns: the attacker itself, on folders of which the answer is known.

bats_require_minimum_version 1.5.0
load ../support/attack

# pairs FOLDER: rows of a breakdown from standard input, of 13 people a group of
# whom 10 answered.
pairs() {
    mkdir -p "$1/tables"
    {
        echo group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,confirmed,one_sided,unknown,verdict
        awk -F, '{ print $1 "," $2 ",13,13,10,10," $3 ",240," $4 "," $5 "," $6 ",ordinary" }'
    } >"$1/tables/breakdown-2024.csv"
}

@test "a hidden cell that follows from its row" {
    # 18 = 2 confirmed + 7 + 5: confirmed is 3
    echo a,b,18,:,7,5 | pairs r
    run ! attack r
    found '^breakdown-2024,a - b,confirmed,3,3,determined'
    [ "$(wc -l <found)" -eq 2 ]
}

@test "hidden cells that do not follow: two in a row" {
    # 12 = 2 confirmed + one_sided + 0: confirmed is 0 to 6, one_sided 0 to 12
    echo a,b,12,:,:,0 | pairs r
    attack r --all
    found '^breakdown-2024,a - b,confirmed,0,6,'
    found '^breakdown-2024,a - b,one_sided,0,12,'
}

@test "two hidden cells that hold each other too narrow" {
    # 23 = 2 confirmed + one_sided + 18: one_sided is 0 to 5, confirmed 0 to 2.5
    echo a,b,23,:,:,18 | pairs r
    run ! attack r
    found '^breakdown-2024,a - b,confirmed,0,2.5,too narrow'
    run ! grep -q 'b,one_sided' found
}

@test "a sum over the table that stands on the page" {
    printf '%s\n' a,b,12,:,:,0 a,c,:,:,:,0 b,c,9,:,:,0 | pairs r
    attack r
    # 35 - 12 - 9
    echo '<dt>oppgitte kontakter</dt><dd>35</dd>' >r/report.html
    run ! attack r
    found '^breakdown-2024,a - c,ties,14,14,determined'
}

@test "the number of people in the only hidden group, by the number of all" {
    echo a,b,12,:,:,0 | pairs r
    sed -i '2s/13,13,10,10/13,:,10,:/' r/tables/breakdown-2024.csv
    echo '{"wave": "2024", "n": 16, "answered": 11}' \
        >r/tables/breakdown-2024.resource.json
    run ! attack r
    found '^breakdown-2024,a - b,actors_b,3,3,determined'
    found '^breakdown-2024,a - b,respondents_b,1,1,determined'
}

@test "what is hidden in the table and stands in nullpunkt.json" {
    printf '%s\n' a,b,:,:,:,: | pairs r
    echo '{"wave": "2024", "pairs": [{"group_a": "a", "group_b": "b", "ties": 9}]}' \
        >r/nullpunkt.json
    run ! attack r
    found '^breakdown-2024,a - b,ties,9,9,determined'
    found '^nullpunkt.json,a - b,ties,9,9,hidden in the table'
}

@test "a rounded share gives a count away, by how far rounding leaves it open" {
    mkdir -p r/tables
    cat >r/tables/baseline.csv <<'END'
unit,year,indicator,group,events,population,share,benchmark
u,2021,i,,:,200,0.123,
w,2021,i,,:,20000,0.123,
END
    run ! attack r
    # .1225 and .1235 of 200
    found '^baseline,u 2021 i,events,24.5,24.7,too narrow: .*share'
    # .1225 and .1235 of 20 000 are 20 apart: less than a fifth of 2 450
    found '^baseline,w 2021 i,events,2450,2470,too narrow'
    found '^baseline,u - 2021 - i,share,0.123,0.123,tells of hidden events'
}

@test "events over the years stand among the deviants" {
    mkdir -p r/tables
    cat >r/tables/baseline.csv <<'END'
unit,year,indicator,group,events,population,share,benchmark
u,2020,i,,30,200,,
u,2021,i,,:,200,,
w,2020,i,,40,300,,
w,2021,i,,50,300,,
END
    cat >r/tables/deviants.csv <<'END'
unit,years,observed,expected
u,2,52,60
w,2,90,80
END
    run ! attack r
    found '^baseline,u 2021 i,events,22,22,determined'
}

@test "parts of a stage, handovers, services together" {
    mkdir -p r/tables
    cat >r/tables/stages.csv <<'END'
chain,stage,part_of,count,share,lo,hi,check,of
c,all,,100,,,,adds-up,
c,one,all,:,:,:,:,,100
c,two,all,60,0.6,,,,100
END
    cat >r/tables/handover.csv <<'END'
from,to,year,sent,arrived,lost,arrival,lo,hi,not_sent_on
a,b,2022,50,:,:,:,:,:,
b,c,2022,30,20,10,,,,17
END
    cat >r/tables/together.csv <<'END'
service_a,service_b,year,both,coordinated,share,lo,hi
a,b,2022,40,:,:,:,:
a,c,2022,40,7,0.175,,
END
    run ! attack r
    found '^stages,one,count,40,40,determined: .*the parts add up'
    # 30 + 17 of those who came to b
    found '^handover,a b 2022,arrived,47,47,determined'
    found '^handover,a b 2022,lost,3,3,determined'
    run ! grep -q '^together' found
}

@test "pairs of two waves add up to what is kept and lost" {
    mkdir -p r/tables
    cat >r/tables/waves.csv <<'END'
from_wave,to_wave,ties_before,ties_after,kept,lost,new,lost_by_leavers,lost_by_silence,lost_by_renaming,new_by_joiners,new_by_silence,new_by_renaming
2021,2022,36,:,18,7,:,5,6,0,0,7,0
END
    cat >r/tables/waves-pairs.csv <<'END'
group_a,group_b,ties_before,ties_after,change,lo,hi,p,q,possible,from_wave,to_wave
a,b,12,15,,,,,,60,2021,2022
a,c,:,:,,,,,,60,2021,2022
END
    run ! attack r
    # 18 + 7 - 12; of those after nothing follows
    found '^waves-pairs,a - c,ties_before,13,13,determined: .*kept and lost'
    run ! grep -q ties_after found
}

@test "raters of both waves beside all of one, and of a group that is too small" {
    echo a,b,12,6,0,0 | pairs r
    mv r/tables/breakdown-2024.csv r/tables/breakdown-2021.csv
    sed -i '1s/$/,raters_ab,raters_ba,quality_ab,quality_ba/; 2s/$/,9,6,3.4,3.1/' \
        r/tables/breakdown-2021.csv
    cat >r/tables/waves-ratings.csv <<'END'
rating,group_a,group_b,raters,before,after,change,lo,hi,p,q,detectable,from_wave,to_wave,scale_lo,scale_hi,people_a,people_b
quality,a,b,7,3.2,3.3,0.1,,,,,,2021,2022,1,5,12,12
quality,b,a,6,3.1,3.3,0.2,,,,,,2021,2022,1,5,12,12
quality,a,d,6,3.0,3.3,0.3,,,,,,2021,2022,1,5,12,3
END
    cat >r/tables/waves-barriers.csv <<'END'
barrier,group_a,group_b,asked,named_before,named_after,named_both,share_before,share_after,change,lo,hi,p,q,detectable,from_wave,to_wave,people_a,people_b
x,a,b,20,12,:,10,0.6,:,:,,,,,,2021,2022,12,12
x,a,c,20,:,0,:,:,0,:,,,,,,2021,2022,12,12
END
    run ! attack r
    found '^waves-ratings,quality - a - b,before,.*tells of 2 others'
    run ! grep -q 'quality - b - a' found
    found '^waves-ratings,quality - a - d,raters,.*too small'
    found '^waves-barriers,x - a - b,named_both,.*named_before - named_both is 1 to 4'
    found '^waves-barriers,x 2021 2022 a c,named_both,0,0,determined'
}

@test "contacts of a wave less those of who answered both times, of one person" {
    mkdir -p r/tables owner
    # of seven in a one answers in the first wave only, and reports d and e
    for w in 2021 2022; do
        { for k in 1 2 3 4 5 6; do echo "a$k,a,1,d e"; done
            echo "a7,a,$((w == 2021)),d e"
            printf 'd,b,1\ne,b,1\n'; } | network owner/network-$w.graphml
    done
    echo a,b,14,0,0,14 | pairs r
    mv r/tables/breakdown-2024.csv r/tables/breakdown-2021.csv
    cat >r/tables/waves-pairs.csv <<'END'
group_a,group_b,ties_before,ties_after,change,lo,hi,p,q,contacts,expected_before,expected_after,possible,from_wave,to_wave
a,b,12,12,,,,,,0,10,10,60,2021,2022
END
    run ! attack r --internal owner
    found '^waves-pairs,2021 a - b,ties_before,1,1,1 people apart from ties in breakdown-2021'
    [ "$(grep -c 'people apart' found)" -eq 1 ]
    # hidden, they are 12 +- 1.5 by the change, both sides of which are whole
    sed -i '2s/12,12/:,12/' r/tables/waves-pairs.csv
    run ! attack r --internal owner
    run ! grep -q 'people apart' found
    run ! attack r
    found '^waves-pairs,a - b,ties_before,10.5,13.5,too narrow: .*contacts and what was expected'
}

# people FOLDER RA RB REPORTERS QUALITY_AB QUALITY_BA [UNKNOWN]: a row of 20 and
# 20 who answered, of 21 and 20.
people() {
    mkdir -p "$1/tables"
    {
        echo group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,confirmed,one_sided,unknown,raters_ab,raters_ba,reporters,quality_ab,quality_ba,top_share,verdict
        echo "a,b,21,20,20,20,65,820,20,20,${7:-:},$2,$3,$4,$5,$6,0.1,ordinary"
    } >"$1/tables/breakdown-2024.csv"
}

@test "who rates is among those who say how often" {
    people i 4 9 13 3.1 2.2 5
    people r : 9 13 : 2.2
    run ! attack r --internal i
    # 13 - 9: a right guess
    found '^breakdown-2024,a - b,raters_ab,4,4,determined: .*guess: who rates'
    # 4 of 45 dyads, and the one of 21 who is silent
    found '^breakdown-2024,a - b,top_share,.*4 of 45 dyads'
    run ! grep -q silent found
    people r : : 13 : 2.2 5
    run ! attack r --internal i
    found '^breakdown-2024,a - b,unknown,5,5,about 1 who did not answer'
    # the mean of b is of 5 at least: a has 0 to 8
    run ! grep -q raters found
    people i 6 7 13 3.1 2.2 5
    people r : : 13 3.1 2.2
    run ! attack r --internal i
    found '^breakdown-2024,a - b,raters_ab,5,8,too narrow'
}

@test "the rest of who answered, and people who name services" {
    people r 16 20 36 3.1 2.2
    run ! attack r
    found '^breakdown-2024,a - b,raters_ab,16,16,all of them but 4'
    found '^breakdown-2024,a - b,reporters,36,36,all of them but 4'
    run ! grep -q 'raters_ba' found
    for at in "i 4 9 4 13 3.1 2.2" "r : : : 13 : 2.2"; do
        set -- $at
        mkdir -p "$1/tables"
        {
            echo group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,confirmed,named_ab,could_name_ab,named_ba,could_name_ba,raters_ab,raters_ba,reporters,quality_ab,quality_ba,verdict
            echo "a,b,20,20,20,20,13,40,,$2,20,$3,20,$4,9,$5,$6,$7,ordinary"
        } >"$1/tables/breakdown-2024.csv"
    done
    run ! attack r --internal i
    # 13 - 9 raters who name it
    found '^breakdown-2024,a - b,named_ab,4,4,determined'
    found '^breakdown-2024,a - b,raters_ab,4,4,determined'
}

@test "people alone, by the parts of a network and the largest of them" {
    mkdir -p r/tables
    cat >r/tables/whole.csv <<'END'
measure,value
n,100
components,5
largest_share,0.94
END
    run ! attack r
    # six in four parts: two or three alone
    found '^whole,-,value,5,5,2 to 3 are alone'
    sed -i 's/0.94/0.97/' r/tables/whole.csv
    run ! attack r
    found '^whole,-,value,0.97,0.97,3 outside the largest part'
    sed -i 's/0.97/0.92/; s/components,5/components,3/' r/tables/whole.csv
    attack r
    # 50 people, two gone, 44 and 43 in one part
    echo '{"n": 50}' >r/tables/fragility.resource.json
    printf '%s\n' removed,order,largest_share 2,targeted,0.88 2,random,0.88 \
        2,targeted,0.86 >r/tables/fragility.csv
    run ! attack r
    found '^fragility,2,largest_share,0.88,0.88,4 are cut off'
    [ "$(wc -l <found)" -eq 2 ]
}

@test "what is said of a service that is not shown, votes of one input, a practice of few" {
    printf '%s\n' a,b,12,6,0,0 b,b,:,:,:,: | pairs r
    sed -i '3s/13,13,10,10/:,:,:,:/; 3s/ordinary/hidden/; 2s/ordinary/hidden/' \
        r/tables/breakdown-2024.csv
    mkdir study
    printf '%s\n' unit,practice,present,year b,meeting,0,2021 b,meeting,1,2022 \
        c,meeting,0,2021 c,meeting,1,2022 >study/p.csv
    printf '%s\n' '[practices]' 'file = p.csv' 'named = meeting' >study/study.ini
    cat >r/tables/voices.csv <<'END'
service,question,staff_answers,staff_mean,youth_answers,youth_mean,kind
b,q,.,.,12,2.5,
END
    cat >r/tables/themes.csv <<'END'
theme,inputs,of,share,votes,vote_share,first_rank,ideas,lo,hi,voted,with_ideas
x,:,40,:,18,,,,,,:,0
y,20,40,0.5,60,,,:,,,20,:
z,:,40,:,:,,,:,,,:,:
END
    cat >r/tables/practices-change.csv <<'END'
practice,from_year,to_year,units,taken_up,kept,given_up,without,not_asked,not_answered,taken_up_by,given_up_by
meeting,2021,2022,2,2,0,0,0,0,0,c,
visits,2021,2022,2,1,0,0,1,0,0,c,
END
    run ! attack r --study study/study.ini
    found '^voices,.*youth_mean,2.5,2.5,"of b, which is not shown"'
    found '^themes,x - :,votes,18,18,tells of hidden inputs'
    found '^practices-change,meeting,taken_up,2,2,one more than is named: b'
    found '^practices-change,visits,practice,visits,visits,named though 2 units'
    run ! grep -E 'practices-change,meeting,practice|themes,y' found
}

@test "friction less what stands of its parts" {
    mkdir -p r/tables
    # (2 / 20 + (5 - 4) / 4 + .5) / 3, and with 8 of 20
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,confirmation,quality_ab,quality_ba,quality_lo,quality_hi,friction,friction_parts,verdict
a,b,10,10,10,10,20,0.5,4,4,1,5,0.283,f1+f2+f4,ordinary
a,c,10,10,10,10,20,0.5,4,4,1,5,0.383,f1+f2+f4,ordinary
END
    run ! attack r
    found '^breakdown-2024,a - b,friction,0.283,0.283,1.* to 2.* at most want'
    run ! grep 'a - c,friction' found
}

@test "a share without its count, by its population" {
    mkdir -p r/tables
    cat >r/tables/baseline.csv <<'END'
unit,year,indicator,group,events,population,share,benchmark,expected,ratio
u,2021,i,,,50,0.04,,,
v,2021,i,,,50,0.1,,6,0.5
END
    run ! attack r
    found '^baseline,u - 2021 - i,share,0.04,0.04,population gives the count: 2'
    found '^baseline,v - 2021 - i,ratio,0.5,0.5,expected gives the count: 3'
    [ "$(wc -l <found)" -eq 3 ]
}

@test "means at an end of the scale, parts that are off by few" {
    mkdir -p r/tables
    cat >r/tables/voices.csv <<'END'
service,question,staff_answers,staff_mean,staff_sd,youth_answers,youth_mean,kind
a,q,6,1,,5,4.2,
b,q,9,3,0.9,8,:,
c,q,10,1,,:,:,
d,q,5,2.8,0.4,:,:,
END
    cat >r/tables/stages.csv <<'END'
chain,stage,part_of,count,share,lo,hi,check,of
x,one,,82,,,,short-by-2,
x,two,one,40,,,,,82
x,three,one,40,,,,,82
END
    run ! attack r
    found '^voices,a - q.*,staff_mean,1,1,all but one of 6'
    found '^voices,a - q.*,youth_mean,4.2,4.2,all but one of 5'
    found '^voices,b - q.*,youth_mean,:,:,hidden beside youth_answers'
    found '^voices,d - q.*,staff_mean,2.8,2.8,"5 alike, but for one'
    found '^voices,d - q.*,staff_mean,2.8,2.8,whole answers: 1 to 1 of 5'
    found '^stages,x - one.*,check,short-by-2,short-by-2,the parts are off'
    [ "$(grep -vc 'whole answers' found)" -eq 6 ]
}

@test "totals that count contacts of a service that is not shown" {
    mkdir -p r/tables i/tables
    printf '%s\n' a,b,:,:,:,: b,b,:,:,:,: a,a,60,:,:,: | pairs r
    sed -i '3s/13,13,10,10/:,:,:,:/; 2,3s/ordinary/hidden/' \
        r/tables/breakdown-2024.csv
    printf '%s\n' a,b,40,10,15,5 b,b,12,2,8,0 a,a,60,20,10,10 | pairs i
    for n in 112 60; do
        # the first as of services that are shown
        [ "$n" = 112 ] && of=", i tjenestene som er vist" || of=
        echo "<p>Oppgitte kontakter: 2024: $n$of; 2025: 9.</p>" >r/report.html
        printf '%s\n' measure,value "arcs,$n" >r/tables/whole-2024.csv
        printf '%s\n' from_wave,to_wave,ties_before,ties_after,kept,lost,new \
            "2024,2025,$n,:,:,:,:" >r/tables/waves.csv
        attack r --internal i || true
        [ "$n" = 112 ] || continue
        # 112 - 60 of a alone
        found '^report.html,2024,ties,52,52,counts contacts of services'
        found '^whole-2024,arcs,value,52,52,counts contacts of services'
        found '^waves,2024-2025,ties_before,52,52,counts contacts of services'
    done
    run ! grep -q 'counts contacts' found
}

@test "a test of hidden counts, few of one direction, who does not rate, what changed" {
    mkdir -p r/tables
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,possible,raters_ab,raters_ba,knowledge,named_ab,could_name_ab,named_ba,could_name_ba,q_direction,verdict
a,b,20,20,20,20,15,26,,,,:,16,:,10,0.001,one-sided
a,c,20,20,20,20,40,800,2,12,3.1,,,,,,ordinary
b,c,20,20,20,20,40,800,5,12,3.1,,,,,,ordinary
END
    cat >r/tables/waves-pairs.csv <<'END'
group_a,group_b,ties_before,ties_after,dyads_changed,possible,respondents_a,respondents_b,people_a,people_b,from_wave,to_wave
a,a,:,20,0,600,18,18,20,20,2023,2024
a,b,30,20,12,600,18,18,20,20,2023,2024
b,b,30,20,:,600,18,18,20,20,2023,2024
END
    cat >r/tables/waves-ratings.csv <<'END'
rating,group_a,group_b,raters,before,after,change,lo,hi,p,q,detectable,from_wave,to_wave,scale_lo,scale_hi,people_a,people_b
quality,a,b,16,3.2,3.3,0.1,,,,,,2023,2024,1,5,20,20
quality,b,a,12,3.2,3.3,0.1,,,,,,2023,2024,1,5,20,20
quality,b,b,:,3.2,3.3,0.1,,,,,0.4,2023,2024,1,5,20,20
END
    run ! attack r
    found '^breakdown-2024,a - b,q_direction,.*tells of hidden named_ab'
    found '^breakdown-2024,a - c,knowledge,.*half of it is of 2'
    found '^waves-pairs,a - a - :,dyads_changed,0,0,tells of hidden ties_before'
    found '^waves-ratings,quality - a - b,raters,16,16,all who answered both times but 2'
    found '^waves-ratings,quality - b - b,detectable,.*tells of hidden raters'
    run ! grep -E 'b - c,knowledge|quality - b - a,raters|quality - b - b,before' found
}

@test "figures that no counts fit are told" {
    echo a,b,12,5,5,1 | pairs r
    run ! attack r
    found 'no figures fit: ties = 2 confirmed'
}

@test "where nobody is silent no contact is with somebody silent" {
    # 18 = 2 confirmed + one_sided, of 10 who all answered: 8 confirmed leave 2
    echo a,b,18,8,:,: | pairs r
    sed -i 's/,13,13,10,10,/,10,10,10,10,/' r/tables/breakdown-2024.csv
    run ! attack r
    found '^breakdown-2024,a - b,one_sided,2,2,determined'
}

@test "what a mark tells beside no mark, a 0, a code, a bound" {
    mkdir -p r/tables
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,carriers,carriers_max,reporters,hangs_on,barrier_named,top_barrier,verdict
a,b,13,13,10,10,:,:,7,0,,:,,ordinary
a,c,13,13,10,10,20,8,9,6,:,:,:,ordinary
a,d,13,13,10,10,20,8,9,6,:,0,,ordinary
END
    cat >r/tables/stages.csv <<'END'
chain,stage,part_of,count,share,lo,hi,check,of
x,one,,20,,,,,
x,two,one,:,:,:,:,,20
x,three,two,:,:,:,:,,16
END
    cat >r/tables/baseline.csv <<'END'
unit,year,indicator,events,population,share,flag
u,2024,i,:,90,:,outside95
END
    run ! attack r
    found '^breakdown-2024,a - b,hangs_on,,,"none, beside others that are hidden"'
    found '^breakdown-2024,a - b,top_barrier,,,"none, beside'
    found '^breakdown-2024,a - b,reporters,0,0,0 where ties is hidden'
    found '^breakdown-2024,a - b,carriers_max,7,7,stands where carriers is hidden'
    found '^stages,x - three - two,of,16,16,"a hidden count, once more"'
    found '^baseline,.*flag,outside95,outside95,stands where events is hidden'
    run ! grep -E 'a - [cd]|two - one' found
}

@test "what is seen by reading: names, small counts, few people, hashes, words" {
    mkdir study
    printf 'id,name,sector,responded\nX-1,Kari Nordmann,a,1\n' >study/actors.csv
    printf 'from,to\nX-1,X-1\n' >study/ties.csv
    printf '[wave 2024]\nactors = actors.csv\nties = ties.csv\n' >study/study.ini
    printf '%s\n' a,b,12,3,5,1 a,c,9,0,9,0 | pairs r
    sed -i 's/^a,c,13,13,10,10/a,c,12,3,10,2/' r/tables/breakdown-2024.csv
    echo "<title>Kari Nordm&#97;nn</title>" >r/picture.svg
    sha256sum study/ties.csv >r/datapackage.json
    touch r/network-2024.graphml
    run ! attack r --study study/study.ini
    found "^picture.svg,,,Kari Nordmann,.*a person's id, name or words"
    found '^datapackage.json,,,ties.csv,ties.csv,hash of a file of figures'
    found '^network-2024.graphml,.*a file of people'
    found '^breakdown-2024,a - b,confirmed,3,3,a count of 1 to 4'
    found '^breakdown-2024,a - c,verdict,.*c may not be shown'
    found '^breakdown-2024,a - c,actors_a.*c has fewer than 5'
}

@test "what the report says of any pair is nobody's own words" {
    mkdir study
    printf '%s\n' id,sector,responded X-1,NAV,1 >study/actors.csv
    printf '%s\n' finding,step 'NAV og BUP: mangler,' 'NAV og BUP: sjefen er sur,' \
        >study/actions.csv
    printf '%s\n' '[wave 2024]' 'actors = actors.csv' '[actions]' \
        'file = actions.csv' >study/study.ini
    echo NAV,BUP,12,6,0,0 | pairs r
    {
        echo '<div data-table="pairs"><table>'
        printf '<th data-name="%s"></th>' group_a group_b verdict
        echo '<tr><td data-v="NAV">NAV</td><td data-v="BUP">BUP</td>'
        echo '<td data-v="missing">mangler</td></tr></table>'
    } >r/report.html
    echo '<title>NAV og BUP: mangler</title>' >r/picture.svg
    attack r --study study/study.ini || { cat found said; false; }
    echo '<title>NAV og BUP: sjefen er sur</title>' >r/picture.svg
    run ! attack r --study study/study.ini
    found "^picture.svg,,,NAV og BUP: sjefen er sur,.*words"
}

@test "the attacker's rules hold in reports that hide nothing" {
    for study in kongsvinger people-name-services organisations; do
        local wave=()
        [ "$study" != kongsvinger ] || wave=(--wave 2023)
        pdn-report -q -n 5 --internal "${wave[@]}" \
            "$PDN_SOURCE/samples/$study/study.ini" -o "$study" >told
        attack "$study" --internal "$study" || true
        run ! grep -E 'not so in|no figures fit' said found
    done
}
