#!/usr/bin/env bats
# What an attacker learns from figures of a network as a whole, and from what
# small tools say of it: studies of which the answer is known.

bats_require_minimum_version 1.5.0
load ../support/attack

# hub N PENDANTS ALONE: people 1 to N of two services; 1 knows the next ten, each
# of the others the next five; the last PENDANTS know 1 alone, as many before
# them as ALONE know nobody.
hub() {
    mkdir -p pub/tables int/tables
    awk -v n="$1" -v p="$2" -v a="$3" 'BEGIN {
        m = n - p - a
        for (i = 1; i <= n; i++) {
            to = i > n - p ? "x1" : ""
            for (k = 1; i <= m && k <= (i == 1 ? 10 : 5); k++)
                to = to " x" ((i + k * k - 1) % m + 1)
            print "x" i "," (i % 2 ? "a" : "b") ",1," to
        } }' | network int/network.graphml
}

# both TOOL OPTIONS: what it says of the network, in public and to its owner.
both() {
    local tool=$1
    shift
    "$tool" -q --public "$@" int/network.graphml -o "pub/tables/$tool.csv"
    "$tool" -q "$@" int/network.graphml -o "int/tables/$tool.csv"
}

@test "who is outside the largest part does not follow from distances" {
    hub 40 0 3
    both pdn-measure --whole -n 0
    grep -q '^largest_share,:,' pub/tables/pdn-measure.csv
    grep -qE '^mean_distance,[0-9.]+,' int/tables/pdn-measure.csv
    attack pub --internal int || { cat found; false; }
    # were they told
    for m in efficiency mean_distance; do
        x=$(grep "^$m," int/tables/pdn-measure.csv)
        sed -i "s/^$m,.*/$x/" pub/tables/pdn-measure.csv
    done
    run ! attack pub --internal int
    found '^pdn-measure,-,value,3,3,"outside the largest part, by distances'
}

@test "orders by chance do not tell who is cut off, nor once shards are merged" {
    # three hang on one; three are alone; two and three
    for of in '36 3 0' '36 0 3' '40 2 3'; do
        rm -rf pub int
        # shellcheck disable=SC2086 # three numbers
        hub $of
        both pdn-fragility -n 200
        attack pub --internal int || { cat found; false; }
        grep -q '^1,random,:,:,:,:' pub/tables/pdn-fragility.csv
        for k in 1 2; do
            pdn-fragility -q --public -n 2000 --shard $k/2 int/network.graphml \
                -o part-$k
        done
        pdn-merge -q part-1 part-2 -o pub/tables/pdn-fragility.csv
        attack pub --internal int || { cat found; false; }
        cp int/tables/pdn-fragility.csv pub/tables
        run ! attack pub --internal int
        found '^pdn-fragility,[01],largest_(share|lo),.*hang on few'
    done
}

@test "a model does not give the contacts of two places" {
    mkdir -p pub/tables int/tables
    # 14 and 12 people who know the next four of theirs; three contacts between
    awk 'BEGIN { for (i = 0; i < 26; i++) {
        n = i < 14 ? 14 : 12; b = i < 14 ? 0 : 14; to = i < 3 ? "x" (20 + i) : ""
        for (k = 1; k <= 4; k++) to = to " x" (b + (i - b + k) % n)
        print "x" i "," (i < 14 ? "vang" : "elv") ",1," to } }' |
        network int/network.graphml
    both pdn-qap -n 100 --outcome tie --predictors same:sector
    grep -q '^intercept,:,:' pub/tables/pdn-qap.csv
    attack pub --internal int || { cat found; false; }
    cp int/tables/pdn-qap.csv pub/tables
    run ! attack pub --internal int
    # 3 / 336 x 336
    found '^pdn-qap,intercept and same:sector,estimate,.*3 contacts of '
}

@test "means of a unit's people do not count who others hang on, or who answered" {
    mkdir -p pub/tables int/tables
    # two of eight of a; of the eight of b one answered
    awk 'BEGIN { print "id,municipality,responded,in_degree,degree,cut_actor,parts_if_gone"
        for (u = 0; u < 6; u++) for (i = 0; i < 8; i++) {
            cut = u == 0 && i < 2
            print u "-" i "," substr("abcdef", u + 1, 1) "," (u != 1 || i == 0) "," 3 + i "," 4 + i + (u + i) % 3 "," cut "," 1 + cut
        } }' >int/tables/measures-2024.csv
    for deviant in a b; do
        awk -v d=$deviant 'BEGIN { print "unit,claim"
            for (u = 1; u <= 6; u++) { x = substr("abcdef", u, 1)
                print x "," (x == d ? "sustained" : "none") } }' >pub/tables/deviants.csv
        awk 'BEGIN { print "unit,practice,present"
            for (u = 1; u <= 6; u++) print substr("abcdef", u, 1) ",meeting," u % 2 }' >p.csv
        for how in --public ''; do
            # shellcheck disable=SC2086 # an option or none
            pdn-practices -q $how --no-metadata --deviants pub/tables/deviants.csv \
                --measures int/tables/measures-2024.csv --by municipality p.csv \
                -o pub/tables/practices.csv
            if [ -n "$how" ]; then
                attack pub --internal int || { cat found; false; }
            else
                run ! attack pub --internal int
            fi
        done
        cp found found-$deviant
    done
    grep -q '^practices,cut_actor,deviants_mean,.*2 in all' found-a
    grep -q '^practices,parts_if_gone,deviants_mean,.*2 in all' found-a
    grep -q '^practices,degree,deviants_mean,.*of 1 who answered' found-b
}

@test "means of two measures do not tell of few contacts that are in one of them" {
    mkdir -p pub/tables int/tables
    # of a two have a contact each that does not name them, the others more
    awk 'BEGIN { print "id,municipality,responded,in_degree,degree"
        for (u = 0; u < 6; u++) for (i = 0; i < 8; i++)
            print u "-" i "," substr("abcdef", u + 1, 1) ",1," 3 + i "," 3 + i + (u > 0 ? i % 4 : i < 2)
        }' >int/tables/measures-2024.csv
    awk 'BEGIN { print "unit,claim"
        for (u = 1; u <= 6; u++) print substr("abcdef", u, 1) "," (u == 1 ? "sustained" : "none") }' \
        >pub/tables/deviants.csv
    awk 'BEGIN { print "unit,practice,present"
        for (u = 1; u <= 6; u++) print substr("abcdef", u, 1) ",meeting," u % 2 }' >p.csv
    for how in --public ''; do
        # shellcheck disable=SC2086 # an option or none
        pdn-practices -q $how --no-metadata --deviants pub/tables/deviants.csv \
            --measures int/tables/measures-2024.csv --by municipality p.csv \
            -o pub/tables/practices.csv
        [ -n "$how" ] || break
        attack pub --internal int || { cat found; false; }
    done
    run ! attack pub --internal int
    found '^practices,degree and in_degree,deviants_mean,2,2,2 in all are apart'
}

@test "a column that is empty does not tell that nobody is in it" {
    mkdir -p r/tables
    cat >r/tables/breakdown-2024.csv <<'END'
group_a,group_b,actors_a,actors_b,respondents_a,respondents_b,ties,hangs_on,barrier_named,barrier_asked,top_barrier,verdict
a,b,13,13,10,10,20,,:,12,:,ordinary
a,c,13,13,10,10,20,,,12,:,ordinary
a,d,13,13,10,10,:,,6,12,tid,ordinary
END
    run ! attack r
    found '^breakdown-2024,all rows,hangs_on,'
    found '^breakdown-2024,a - c,barrier_named,,,nobody names an obstacle'
    found '^breakdown-2024,a - d,barrier_asked,12,12,two people a contact'
    [ "$(wc -l <found)" -eq 4 ]
}

# 45 people, all answer; one leaves between the second and third survey: her
# contacts are what 45 and 44 people of the second say.
@test "one wave in two networks does not give the contacts of who is in one" {
    mkdir -p pub/tables int/tables
    for y in 1 2 3; do
        awk -v y=$y 'BEGIN { for (i = 1; i <= 45 - (y == 3); i++) {
            to = ""
            for (k = 1; k <= 8; k++) {
                j = (i * 7 + k * k * (y + 4) + k) % (45 - (y == 3)) + 1
                if (j != i) to = to " x" j
            }
            print "x" i "," (i % 3) ",1," to } }' | network w$y.graphml
    done
    sed -i 's/edgedefault/id="n" edgedefault/' w?.graphml
    pdn-waves -q --public w1.graphml w2.graphml w3.graphml -o pub/tables/waves.csv
    pdn-waves -q --public --whole -n 0 w1.graphml w2.graphml w3.graphml \
        -o pub/tables/waves-whole.csv
    pdn-waves -q w1.graphml w2.graphml w3.graphml -o int/tables/waves.csv
    pdn-waves -q --whole -n 0 w1.graphml w2.graphml w3.graphml \
        -o int/tables/waves-whole.csv
    attack pub || { cat found; false; }
    run ! grep -E '^(density|efficiency|centralisation_in),[^:]*,[^:]*,' \
        pub/tables/waves-whole.csv
    grep -qE '^transitivity,[0-9.]+,[0-9.]+,' pub/tables/waves-whole.csv
    # were they told
    cp int/tables/waves-whole.csv pub/tables
    run ! attack pub
    found '^waves-whole,centralisation_in,before,.*it gives contacts'
    found '^waves-whole,efficiency,before,.*of all of that wave but [12] people'
}
