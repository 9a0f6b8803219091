#!/usr/bin/env bats
# pdn-measure as a user runs it.

setup() {
    measure=$PDN_BUILD/bin/pdn-measure
    ingest=$PDN_BUILD/bin/pdn-ingest
    oracle=$PDN_SOURCE/tests/oracle
    cd "$BATS_TEST_TMPDIR"
}

# survey NAME: the wave of a study folder as a graph, quietly
graph() {
    "$ingest" -q --actors "$oracle/$1-actors.csv" --ties "$oracle/$1-ties.csv" \
        $2 -o "$1.graphml"
}

# agree WANTED GOT: every figure of WANTED stands in GOT, to 1e-9, empty where
# it is empty. Rows are joined by id.
agree() {
    awk -F, '
        function far(a, b) {
            if (a == "" || b == "") return a != b
            return a - b > 1e-9 * (1 + (b < 0 ? -b : b)) ||
                   b - a > 1e-9 * (1 + (b < 0 ? -b : b))
        }
        FNR == 1 { for (i = 1; i <= NF; i++) at[NR == 1, $i] = i
                   if (NR == 1) { n = NF; for (i = 1; i <= NF; i++) name[i] = $i }
                   next }
        NR == FNR { for (i = 1; i <= n; i++) want[$1, i] = $i; rows++; next }
        { met++
          for (i = 1; i <= n; i++) {
              got = $(at[0, name[i]])
              if (name[i] == "id" ? got != want[$1, i] : far(got, want[$1, i])) {
                  print $1, name[i], "is", got, "want", want[$1, i]; bad = 1 } } }
        END { if (met != rows || rows == 0) bad = 1; exit bad }' "$1" "$2"
}

# A study of five, d silent: a>b b>a a>c c>d d is named only, e an isolate.
five() {
    printf 'id,sector,fte,responded\na,S,0.5,1\nb,S,1,1\nc,H,,1\nd,H,1,0\ne,H,0,1\n' >actors.csv
    printf 'from,to,frequency\na,b,3\nb,a,2\na,c,1\nc,d,4\n' >ties.csv
    "$ingest" -q --actors actors.csv --ties ties.csv --wave 2021 -o five.graphml
}

# cell ID COLUMN FILE
cell() {
    awk -F, -v id="$1" -v column="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        $1 == id { print $at }' "$3"
}

@test "figures of the karate club are networkx's" {
    graph karate --undirected
    "$measure" -n 0 karate.graphml | sed 's/"Mr. Hi"/Mr Hi/' >got.csv
    agree "$oracle/karate-measures.csv" got.csv
}

@test "figures of the search in Texas are networkx's" {
    graph texas
    # no comma in quotes among the columns that are compared
    "$measure" -n 0 --only "$(head -n 1 "$oracle/texas-measures.csv")" \
        texas.graphml >got.csv
    agree "$oracle/texas-measures.csv" got.csv
    "$measure" -n 0 --distance inverse-frequency \
        --only id,betweenness,harmonic_in,harmonic_out texas.graphml >got.csv
    agree "$oracle/texas-weighted.csv" got.csv
}

@test "columns are those that others count on, in their order" {
    five
    "$measure" five.graphml | head -n 1 >got
    echo id,name,sector,unit,municipality,responded,out_degree,in_degree,degree,out_strength,in_strength,betweenness,betweenness_share,harmonic_in,harmonic_out,eigenvector,pagerank,constraint,effective_size,hierarchy,core,clustering,ei_index,coordinator,itinerant,gatekeeper,representative,liaison,brokerage,coordinator_z,itinerant_z,gatekeeper_z,representative_z,liaison_z,brokerage_z,cut_actor,parts_if_gone,load,rank,rank_lo,rank_hi,nominators,ei_expected >want
    [[ "$(cat got)," == "$(cat want),"* ]]
}

@test "who did not answer has no answers of their own" {
    five
    "$measure" five.graphml >got.csv
    for column in out_degree out_strength betweenness betweenness_share \
        harmonic_out constraint effective_size hierarchy coordinator itinerant \
        gatekeeper representative liaison brokerage brokerage_z load rank \
        rank_lo rank_hi; do
        [ -z "$(cell d $column got.csv)" ]
    done
    [ "$(cell d in_degree got.csv)" = 1 ]
    [ "$(cell d in_strength got.csv)" = 4 ]
    [ "$(cell d degree got.csv)" = 1 ]
    [ "$(cell d nominators got.csv)" = 4 ]
    [ "$(cell a nominators got.csv)" = 3 ]
}

@test "small figures by hand" {
    five
    "$measure" five.graphml >got.csv
    [ "$(cell a degree got.csv)" = 2 ]
    [ "$(cell a out_strength got.csv)" = 4 ]
    [ "$(cell a betweenness got.csv)" = 2 ]     # b>c, b>d
    [ "$(cell c betweenness got.csv)" = 2 ]     # a>d, b>d
    [ "$(cell a load got.csv)" = 4 ]            # 2 contacts on half a post
    [ -z "$(cell c load got.csv)" ]             # no post told
    [ -z "$(cell e load got.csv)" ]             # no post at all
    [ "$(cell a ei_index got.csv)" = 0 ]        # one in, one out
    [ -z "$(cell e ei_index got.csv)" ]
    [ "$(cell e parts_if_gone got.csv)" = 0 ]
    [ "$(cell a cut_actor got.csv)" = 1 ]
    [ "$(cell a rank got.csv)" = 1.5 ]          # a and c tie
    [ "$(cell e rank got.csv)" = 3.5 ]
    [ "$(cell a harmonic_out got.csv)" = 0.625 ] # (1 + 1 + 1/2) / 4
    [ -z "$(cell e eigenvector got.csv)" ]
    [ "$(cell a representative got.csv)" = 1 ]  # b > a > c
}

@test "the same bytes for any threads, folder and locale" {
    graph texas
    "$measure" -j 1 texas.graphml -o one.csv
    mkdir "a folder"
    (cd "a folder" && LC_ALL=nb_NO.UTF-8 TZ=Asia/Tokyo \
        "$measure" -j 7 ../texas.graphml -o one.csv)
    cmp one.csv "a folder/one.csv"
    cmp one.resource.json "a folder/one.resource.json"
    "$measure" <texas.graphml | cmp - one.csv
    "$measure" -s 2 texas.graphml | cmp -s - one.csv && false
    "$measure" --no-metadata texas.graphml -o two.csv
    [ ! -e two.resource.json ]
}

@test "without draws only the ends of the ranks are empty" {
    graph texas
    "$measure" --only id,rank,rank_lo,rank_hi texas.graphml >with.csv
    "$measure" -n 0 --only id,rank,rank_lo,rank_hi texas.graphml >without.csv
    cut -d, -f1,2 with.csv | cmp - <(cut -d, -f1,2 without.csv)
    ! grep -q ',,' with.csv || false
    [ "$(grep -c ',,$' without.csv)" = 25 ]
}

@test "--list names every measure of the table, with its source" {
    "$measure" --list >list.csv
    [ "$(head -n 1 list.csv)" = measure,unit,definition,source ]
    five
    "$measure" -q --role-p -n 9 five.graphml | head -n 1 | tr , '\n' |
        sed 1,6d >columns
    sed 1d list.csv | cut -d, -f1 | diff columns -
}

@test "a file's description stands beside it" {
    five
    "$measure" five.graphml -o m.csv
    grep -q '"wave": "2021"' m.resource.json
    grep -q '"n": 5' m.resource.json
    grep -q '"answered": 4' m.resource.json
    grep -q '"draws": 1000' m.resource.json
}

@test "nobody, one, and no ties at all" {
    printf '<graphml><graph edgedefault="directed"/></graphml>' |
        "$measure" >got.csv
    [ "$(wc -l <got.csv)" = 1 ]
    printf 'from,to\n' >t.csv
    printf 'id,sector\none,S\n' >a.csv
    "$ingest" -q --actors a.csv --ties t.csv -o one.graphml
    "$measure" one.graphml >got.csv
    [ "$(wc -l <got.csv)" = 2 ]
    [ "$(cell one degree got.csv)" = 0 ]
    [ -z "$(cell one betweenness_share got.csv)" ]
    [ -z "$(cell one harmonic_in got.csv)" ]
    [ "$(cell one pagerank got.csv)" = 1 ]
    [ "$(cell one nominators got.csv)" = 0 ]
}

@test "what is wrong is said in one line" {
    five
    run "$measure" --by nothing five.graphml
    [ "$status" = 1 ]
    [[ "$output" == 'pdn-measure: five.graphml: no actor column "nothing" to group by: there is id, '* ]]
    [ "${#lines[@]}" = 1 ]
    run "$measure" --only id,nothing five.graphml
    [ "$status" = 2 ]
    run "$measure" --distance far five.graphml
    [ "$status" = 2 ]
    run "$measure" --wholly
    [ "$status" = 2 ]
    run "$measure" --list five.graphml
    [ "$status" = 2 ]
    run "$measure" missing.graphml
    [ "$status" = 1 ]
    [ "$output" = "pdn-measure: missing.graphml: No such file or directory" ]
    run "$measure" actors.csv
    [ "$status" = 1 ]
    echo "$output" | grep -q '^pdn-measure: '
}

@test "a failure leaves what stood there" {
    five
    echo before >m.csv
    run "$measure" --by nothing five.graphml -o m.csv
    [ "$status" = 1 ]
    [ "$(cat m.csv)" = before ]
    run bash -c "'$measure' five.graphml >/dev/full"
    [ "$status" = 1 ]
    echo "$output" | grep -q "No space left"
}

@test "the whole network: rows and columns that others count on, in their order" {
    graph texas
    "$measure" -q --whole -n 50 texas.graphml >whole.csv
    [ "$(head -n 1 whole.csv)" = measure,value,lo,hi,null_mean,null_lo,null_hi,p,draws,shuffled_mean,shuffled_p ]
    sed 1d whole.csv | cut -d, -f1 | tr '\n' ' ' >got
    echo -n "n respondents response arcs density reciprocity_arcs reciprocity_dyads confirmation transitivity components largest_share efficiency mean_distance centralisation_in centralisation_betweenness ei_index assortativity modularity_group modularity_leiden core_periphery " >want
    diff want got
    "$measure" --whole --list | sed 1d | cut -d, -f1 | tr '\n' ' ' | diff want -
}

@test "the whole network: what needs draws is empty without, and paths by chance when asked" {
    five
    "$measure" -q --whole -n 0 five.graphml >none.csv
    [ "$(row density none.csv | cut -d, -f3-)" = ,,,,,,,, ]
    row efficiency none.csv | cut -d, -f3 | grep -q .
    "$measure" -q --whole -n 20 five.graphml >short.csv
    row reciprocity_arcs short.csv | cut -d, -f8 | grep -q .
    [ "$(row efficiency short.csv | cut -d, -f5-9)" = ,,,, ]
    "$measure" -q --whole --null all -n 20 five.graphml >all.csv
    row efficiency all.csv | cut -d, -f8 | grep -q .
    # arcs a>b b>a a>c c>d of 4 x 4 that could be; e names nobody
    [ "$(row density all.csv | cut -d, -f2)" = 0.25 ]
    [ "$(row confirmation all.csv | cut -d, -f2)" = 0.5 ]
    [ "$(row components all.csv | cut -d, -f2)" = 2 ]
}

@test "the whole network: reciprocity of those who answered, nothing without width" {
    # by hand: c is silent, all that a and b could return they return
    printf 'id,sector,responded\na,X,1\nb,X,1\nc,Y,0\n' >a.csv
    printf 'from,to\na,b\nb,a\na,c\nb,c\n' >t.csv
    "$PDN_BUILD/bin/pdn-ingest" -q --actors a.csv --ties t.csv -o three.graphml
    "$measure" -q --whole -n 20 three.graphml >three.csv
    for figure in reciprocity_arcs reciprocity_dyads confirmation; do
        [ "$(row $figure three.csv | cut -d, -f2)" = 1 ]
    done
    # nobody names anybody: density is 0, its interval and what has no pairs empty
    printf 'id,sector\na,A\nb,A\nc,B\nd,B\n' >a.csv
    printf 'from,to\n' >t.csv
    "$PDN_BUILD/bin/pdn-ingest" -q --actors a.csv --ties t.csv --answered all -o none.graphml
    "$measure" -q --whole --null all -n 50 none.graphml >none.csv
    [ "$(row density none.csv)" = density,0,,,,,,,,, ]
    [ "$(row confirmation none.csv)" = confirmation,,,,,,,,,, ]
    awk -F, 'FNR > 1 && $3 != "" && $3 >= $4 { print; exit 1 }' three.csv none.csv
}

# row MEASURE FILE
row() {
    grep "^$1," "$2"
}

@test "the whole network: the same bytes for any threads and locale" {
    graph texas
    "$measure" -q --whole -n 60 -j 1 texas.graphml -o w.csv
    mkdir there
    (cd there && LC_ALL=nb_NO.UTF-8 "$measure" -q --whole -n 60 -j 5 \
        ../texas.graphml -o w.csv)
    cmp w.csv there/w.csv
    cmp w.resource.json there/w.resource.json
    grep -q '"draws": 60' w.resource.json
    "$measure" -q --whole -n 60 -s 2 texas.graphml | cmp -s - w.csv && false
    true
}

@test "the whole network: what does not go together, and a network without choice" {
    five
    run "$measure" --whole --only id five.graphml
    [ "$status" = 2 ]
    run "$measure" --null all five.graphml
    [ "$status" = 2 ]
    run "$measure" --whole --distance inverse-frequency five.graphml
    [ "$status" = 2 ]
    run "$measure" --whole --by nothing five.graphml
    [ "$status" = 1 ]
    [[ "$output" == 'pdn-measure: five.graphml: no actor column "nothing" to group by: there is id, '* ]]
    [ "${#lines[@]}" = 1 ]
    printf 'id,sector\na,S\nb,S\nc,H\n' >a.csv
    printf 'from,to\na,b\na,c\n' >t.csv
    "$ingest" -q --undirected --actors a.csv --ties t.csv -o star.graphml
    run "$measure" --whole -n 10 star.graphml
    [ "$status" = 0 ]
    echo "$output" | grep -q '^pdn-measure: .*no other network'
    printf '<graphml><graph edgedefault="directed"/></graphml>' |
        "$measure" -q --whole >nobody.csv
    [ "$(sed -n 2p nobody.csv)" = "n,0,,,,,,,,," ]
}

@test "sampled betweenness: for large networks only, and it says so" {
    five
    "$measure" -n 0 five.graphml >exact.csv
    "$measure" -n 0 --approximate 0.05 five.graphml 2>err | cmp - exact.csv
    grep -q 'betweenness is exact' err
    run "$measure" --approximate 0.05 --whole five.graphml
    [ "$status" = 2 ]
    run "$measure" --approximate 0 five.graphml
    [ "$status" = 2 ]
    run "$measure" --approximate 1 five.graphml
    [ "$status" = 2 ]
    run "$measure" --approximate 0.1 --distance inverse-frequency five.graphml
    [ "$status" = 2 ]
    # a ring of 2 001, one way round: everybody lies between as many
    awk 'BEGIN { print "<graphml><graph edgedefault=\"directed\">"
        for (i = 0; i < 2001; i++) print "<node id=\"n" i "\"/>"
        for (i = 0; i < 2001; i++)
            print "<edge source=\"n" i "\" target=\"n" (i + 1) % 2001 "\"/>"
        print "</graph></graphml>" }' >ring.graphml
    "$measure" --approximate 0.2 --only id,betweenness,betweenness_share,rank_lo \
        ring.graphml -o ring.csv 2>err
    grep -q 'sampled paths: off by more than 0.2' err
    grep -q 'Estimated from sampled' ring.resource.json
    # by hand: half of all pairs, less the ends
    awk -F, 'NR > 1 && ($3 < .3 || $3 > .7 || $4 != "") { exit 1 }' ring.csv
}

# K of the methods: 10 people, undirected; D: 8 people, directed.
worked() {
    printf 'id,sector\n' >k-a.csv
    for i in 1 2 3; do echo $i,NAV; done >>k-a.csv
    for i in 4 5 6; do echo $i,OT; done >>k-a.csv
    for i in 7 8 9 10; do echo $i,HELSE; done >>k-a.csv
    printf 'from,to\n1,2\n1,3\n2,3\n3,4\n4,5\n4,6\n5,6\n6,7\n7,8\n7,9\n8,9\n9,10\n' >k-t.csv
    "$ingest" -q --undirected --actors k-a.csv --ties k-t.csv -o k.graphml
    printf 'id,sector\n1,A\n2,A\n3,A\n4,B\n5,B\n6,B\n7,C\n8,C\n' >d-a.csv
    printf 'from,to\n1,2\n2,3\n3,4\n4,5\n5,6\n3,1\n1,4\n6,4\n4,7\n7,8\n8,2\n' >d-t.csv
    "$ingest" -q --actors d-a.csv --ties d-t.csv -o d.graphml
}

@test "the E-I index stands beside what shuffled groups give" {
    worked
    # the worked example: -0.6667, expected +0.4667; exact two-sided p 2 x 2/4200
    "$measure" -q --whole -n 1000 k.graphml >whole.csv
    row ei_index whole.csv | grep -q '^ei_index,-0.666666'
    row ei_index whole.csv | cut -d, -f10 | grep -q '^0.466666'
    row ei_index whole.csv | cut -d, -f11 | awk '{ exit !($1 < .004) }'
    row assortativity whole.csv | cut -d, -f11 | grep -q .
    [ "$(row transitivity whole.csv | cut -d, -f10,11)" = , ]
    # exact, so without draws too; its p then is not
    row ei_index <("$measure" -q --whole -n 0 k.graphml) | cut -d, -f10- >got
    grep -q '^0.466666[0-9]*,$' got
    # an actor: 1 - 2 (3 - 1)/9
    "$measure" k.graphml >k.csv
    cell 1 ei_expected k.csv | grep -q '^0.555555'
}

@test "the roles by chance: when asked for, and close to all labelings" {
    worked
    "$measure" -q --role-p -n 20000 d.graphml >d.csv
    [ "$(head -n 1 d.csv | tr , '\n' | tail -n 5 | tr '\n' ' ')" = \
        "coordinator_p itinerant_p gatekeeper_p representative_p liaison_p " ]
    # tests/oracle/roles_chance.py: 40/560 and 2 x 120/560
    cell 1 coordinator_p d.csv | awk '{ exit !($1 > .064 && $1 < .079) }'
    cell 4 coordinator_p d.csv | awk '{ exit !($1 > .412 && $1 < .446) }'
    # a group of two has no room for a coordinator
    [ -z "$(cell 7 coordinator_p d.csv)" ]
    [ "$(cell 7 liaison_p d.csv)" = 1 ]
    # all other columns are those without it
    "$measure" -n 20000 d.graphml >without.csv
    columns=$(head -n 1 without.csv | tr , '\n' | wc -l)
    cut -d, "-f1-$columns" d.csv | cmp - without.csv
    # one of them alone asks for it; without draws it is empty
    "$measure" -q -n 20000 --only id,liaison_p d.graphml >one.csv
    [ "$(cell 2 liaison_p one.csv)" = "$(cell 2 liaison_p d.csv)" ]
    [ -z "$("$measure" -q -n 0 --role-p d.graphml | sed 1d | cut -d, "-f$((columns + 1))-" | tr -d ',\n')" ]
    [ "$("$measure" --role-p -n 9 d.graphml 2>&1 >/dev/null)" = \
        "pdn-measure: roles: groups shuffled among those who answered and among the silent" ]
    run "$measure" --whole --role-p d.graphml
    [ "$status" = 2 ]
    # without sectors nothing is shuffled, and nothing is said of it
    printf 'id\n1\n2\n' >n-a.csv
    printf 'from,to\n1,2\n' >n-t.csv
    "$ingest" -q --actors n-a.csv --ties n-t.csv -o n.graphml
    [ -z "$("$measure" --role-p n.graphml 2>&1 >/dev/null)" ]
}

@test "groups are shuffled inside municipalities where groups are sectors" {
    worked
    # each sector in a municipality of its own: nothing can be shuffled
    awk -F, 'NR == 1 { print $0 ",municipality"; next } { print $0 "," $2 }' \
        d-a.csv >m-a.csv
    "$ingest" -q --actors m-a.csv --ties d-t.csv -o m.graphml
    "$measure" --role-p m.graphml >m.csv 2>err
    grep -q ', within each municipality$' err
    [ -z "$(cell 4 liaison_p m.csv)" ]
    [ "$(cell 4 ei_expected m.csv)" = "$(cell 4 ei_index m.csv)" ]
    "$measure" -q --role-p --within none m.graphml >none.csv
    "$measure" -q --role-p d.graphml | cut -d, -f6- | cmp - <(cut -d, -f6- none.csv)
    run "$measure" --within municipality d.graphml
    [ "$status" = 1 ]
    [ "$output" = 'pdn-measure: d.graphml: no actor column "municipality" to shuffle within' ]
}

@test "the roles by chance: the same bytes for any threads, folder and locale" {
    graph texas
    "$measure" -q --role-p -j 1 texas.graphml -o r.csv
    mkdir there
    (cd there && LC_ALL=nb_NO.UTF-8 "$measure" -q --role-p -j 3 \
        ../texas.graphml -o r.csv)
    cmp r.csv there/r.csv
    cmp r.resource.json there/r.resource.json
    "$measure" -q --role-p -s 2 texas.graphml | cmp -s - r.csv && false
    true
}

@test "what is filled in for the silent: nobody is named by more than could have" {
    # d and e silent: a>b b>a a>d b>d c>d c>e
    printf 'id,sector,responded\na,S,1\nb,S,1\nc,H,1\nd,H,0\ne,H,0\n' >a.csv
    printf 'from,to,frequency\na,b,3\nb,a,2\na,d,1\nb,d,4\nc,d,2\nc,e,5\n' >t.csv
    for rule in keep reconstruct; do
        "$ingest" -q --actors a.csv --ties t.csv --nonresponse $rule -o $rule.graphml
        "$measure" -q -n 50 $rule.graphml >$rule.csv
        "$measure" -q --whole -n 50 $rule.graphml >$rule-whole.csv
        "$PDN_BUILD/bin/pdn-breakdown" -q -n 99 $rule.graphml >$rule-pairs.csv
    done
    # by hand: a is named by b only, though d's side says a, too
    for rule in keep reconstruct; do
        awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
            { print $at["id"], $at["in_degree"], $at["in_strength"], $at["nominators"], $at["degree"] }' \
            $rule.csv >$rule.named
        grep -c '^[a-e] ' $rule.named | grep -qx 5
        head -n 1 $rule.named | grep -qx 'id in_degree in_strength nominators degree'
    done
    cmp keep.named reconstruct.named
    [ "$(cell a in_degree reconstruct.csv)" = 1 ]
    [ "$(cell a in_strength reconstruct.csv)" = 2 ]
    [ "$(cell d in_degree reconstruct.csv)" = 3 ]
    [ -z "$(cell d out_degree reconstruct.csv)" ]
    # ways go through the silent: a and b reach e by d and c only when filled in
    [ "$(cell c betweenness keep.csv)" = 0 ]
    [ "$(cell c betweenness reconstruct.csv)" = 6 ]
    # shares of what those who answered could say are the same
    for figure in density reciprocity_arcs reciprocity_dyads confirmation centralisation_in; do
        [ "$(row $figure keep-whole.csv | cut -d, -f1-4)" = \
            "$(row $figure reconstruct-whole.csv | cut -d, -f1-4)" ]
    done
    # pairs rest on what was said: ties = 2 confirmed + one_sided + unknown
    cmp keep-pairs.csv reconstruct-pairs.csv
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $at["ties"] != 2 * $at["confirmed"] + $at["one_sided"] + $at["unknown"] {
            print; exit 1 }' reconstruct-pairs.csv
}
