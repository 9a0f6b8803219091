#!/usr/bin/env bats
# pdn-mask: pseudonyms in networks and in the files of a survey, and who can be
# told from what is left. Pseudonyms are counted by hand with openssl's HMAC, or
# with the digits of RFC 4231.
bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    samples="$PDN_SOURCE/samples"
    sample="$samples/kongsvinger"
    cd "$BATS_TEST_TMPDIR" || return 1
    (umask 077 && printf 'a key that is long enough' >key)
}

ingest() {
    pdn-ingest -q --actors "$sample/actors-$1.csv" --ties "$sample/ties-$1.csv" \
        --wave "$1" -o "n$1.graphml" 2>/dev/null
}

# A small study with names, a phone number and a text that calls somebody.
small() {
    cat >a.csv <<'END'
id,name,sector,unit,role,telefon
kd,Kari Dahl,NAV,NAV Vest,leder,901
per,Per Åsen,BUP,BUP Vest,psykolog,902
ola,Ola Li,BUP,BUP Vest,psykolog,903
17,Unn Moe,NAV,NAV Vest,veileder,904
END
    cat >t.csv <<'END'
from,to,frequency,barrier,kommentar
kd,per,3,tid,ringer alltid Per
Per Åsen,kd,2,tid+per åsen er borte,
ola,17,1,uke 17,
Ola2,kd,0,,
END
    printf 'alias,id\nOla2,ola\n' >al.csv
}

# none ARGUMENT...: grep finds nothing.
none() {
    ! grep "$@" || false
}

# mode FILE
mode() {
    stat -c %a "$1"
}

# swap WHO COLUMN[,COLUMN] FILE: the file with pseudonyms in those columns, in
# whose cells several ids are joined by +.
swap() {
    awk -F, -v who="$1" -v names="$2" '
    BEGIN {
        while ((getline line < who) > 0) { split(line, w, ","); of[w[1]] = w[2] }
        split(names, wanted, ",")
        OFS = ","
    }
    NR == 1 { for (k in wanted) for (c = 1; c <= NF; c++)
        if ($c == wanted[k]) at[c] = 1; print; next }
    { for (c in at) {
        n = split($c, part, "+"); cell = ""
        for (i = 1; i <= n; i++) cell = cell (i > 1 ? "+" : "") of[part[i]]
        $c = cell }
      print }' "$3"
}

@test "the pseudonym is the HMAC of RFC 4231, and says who is who in --table" {
    (umask 077 && printf Jefe >short)
    printf 'id,sector\n"what do ya want for nothing?",A\nb,B\n' >a.csv
    printf 'from,to\nb,what do ya want  for nothing?\n' >t.csv
    pdn-ingest -q --actors a.csv --ties t.csv --answered all -o n.graphml
    run --separate-stderr pdn-mask --key short n.graphml -o m.graphml --table w.csv
    [ "$status" -eq 0 ]
    grep -q 'a key of 4 bytes can be guessed' <<<"$stderr"
    [ "$(sed -n 2p w.csv)" = "what do ya want for nothing?,5bdcc146bf60754e6a04" ]
    grep -q '<data key="v1">5bdcc146bf60754e6a04</data>' m.graphml
    none -q 'what do ya' m.graphml
    [ "$(mode m.graphml) $(mode w.csv)" = "600 600" ]
}

@test "a key by --new-key: mode 0600, never printed, never in place of a file" {
    small
    pdn-ingest -q --actors a.csv --ties t.csv --aliases al.csv -o n.graphml
    pdn-mask --new-key fresh n.graphml -o m.graphml --table w.csv >out 2>&1
    [ "$(mode fresh)" = 600 ]
    [ "$(wc -c <fresh)" -eq 64 ]
    none -q -f fresh out m.graphml w.csv
    want=$(printf kd | openssl dgst -sha256 -mac HMAC -macopt \
        "hexkey:$(od -An -v -tx1 fresh | tr -d ' \n')" | sed 's/.*= *//' | cut -c 1-20)
    grep -q "^kd,$want\$" w.csv
    cp fresh before
    run pdn-mask --new-key fresh n.graphml -o m2.graphml
    [ "$status" -eq 1 ]
    cmp fresh before
    [ ! -e m2.graphml ]
}

@test "a key made for a masking that fails goes too" {
    small
    sed -i 's/NAV Vest/Kari Dahls kontor/' a.csv
    sed -i '2s/Kari Dahls/Kari Dahl:/' a.csv
    pdn-ingest -q --actors a.csv --ties t.csv --aliases al.csv -o n.graphml
    run pdn-mask --new-key fresh n.graphml -o m.graphml
    [ "$status" -eq 1 ]
    [ ! -e fresh ]
    [ ! -e m.graphml ]
}

@test "a key that others may read is refused, and so is none" {
    ingest 2021
    chmod 640 key
    run pdn-mask --key key n2021.graphml -o m.graphml
    [ "$status" -eq 1 ]
    grep -q 'key: others may use this key (mode 0640): want 0600' <<<"$output"
    chmod 600 key
    : >key
    run pdn-mask --key key n2021.graphml -o m.graphml
    [ "$status" -eq 1 ]
    run pdn-mask --key missing n2021.graphml -o m.graphml
    [ "$status" -eq 1 ]
    [ ! -e m.graphml ]
    for call in "" "--key key --new-key k2" "--new-key - n2021.graphml" "--key key --ties t.csv" \
        "--key key --actors a.csv" "--key key --actors a.csv x.graphml -o d"; do
        # shellcheck disable=SC2086 # several words
        run pdn-mask $call
        [ "$status" -eq 2 ] || { echo "$call: $status"; return 1; }
    done
}

@test "nobody's id or name is left of the sample, and what is said of it is" {
    ingest 2021
    run --separate-stderr pdn-mask --key key n2021.graphml -o m.graphml --table w.csv
    [ "$status" -eq 0 ]
    cut -d, -f1 "$sample/actors-2021.csv" | sed 1d >ids
    [ "$(wc -l <ids)" -gt 100 ]
    none -qF -f ids m.graphml
    none -qF -f ids <<<"$stderr"
    grep -q 'actors: 176 rows, 352 cells replaced; kept: sector, unit' <<<"$stderr"
    none -q 'sha256:' m.graphml
}

@test "figures of the masked study are those of the study" {
    ingest 2021
    pdn-mask -q --key key n2021.graphml -o m.graphml --table w.csv
    for tool in "pdn-measure -n 40" "pdn-breakdown -n 200" \
        "pdn-fragility -n 20" "pdn-measure --whole -n 20"; do
        $tool -q --no-metadata n2021.graphml >n.csv
        $tool -q --no-metadata m.graphml >m.csv
        swap w.csv id,name,hangs_on,actor n.csv | cmp - m.csv ||
            { echo "$tool"; return 1; }
        [ "$(wc -l <m.csv)" -gt 5 ]
    done
    none -q "NAV-K" m.graphml
}

@test "one key, one pseudonym in every wave; another key, another" {
    ingest 2021
    ingest 2022
    for wave in 2021 2022; do
        pdn-mask -q --key key n$wave.graphml -o m$wave.graphml --table w$wave.csv
    done
    join -t, <(sed 1d w2021.csv | LC_ALL=C sort) <(sed 1d w2022.csv | LC_ALL=C sort) >both
    [ "$(wc -l <both)" -gt 100 ]
    awk -F, '$2 != $3 { bad = 1 } END { exit bad }' both
    (umask 077 && printf 'another key, long enough' >other)
    pdn-mask -q --key other n2021.graphml -o o.graphml --table o.csv
    [ "$(cut -d, -f2 w2021.csv | cat - <(cut -d, -f2 o.csv) | sort | uniq -d | wc -l)" -eq 1 ]
}

@test "names, phone numbers and comments go; a text that calls somebody is masked and told" {
    small
    pdn-ingest -q --actors a.csv --ties t.csv --aliases al.csv -o n.graphml
    run --separate-stderr pdn-mask --key key n.graphml -o m.graphml --table w.csv
    [ "$status" -eq 0 ]
    grep -q 'left out: name, telefon' <<<"$stderr"
    grep -q 'left out: kommentar' <<<"$stderr"
    grep -q 'warning: column barrier: 1 cell had an id or a name of somebody' <<<"$stderr"
    none -qiE 'kari|åsen|90[1-4]|ringer' m.graphml
    none -qiE 'kari|åsen' <<<"$stderr"
    per=$(sed -n 's/^per,//p' w.csv)
    # the name and the id in one text: the name, being longer, is one match
    grep -q "tid+$per er borte" m.graphml
    # an id of digits alone is no name
    grep -q 'uke 17' m.graphml
}

@test "--keep keeps what it names, never names, and knows its columns" {
    small
    pdn-ingest -q --actors a.csv --ties t.csv --aliases al.csv -o n.graphml
    pdn-mask -q --key key n.graphml -o m.graphml --keep telefon --keep kommentar
    grep -q '>901<' m.graphml
    # what is kept is searched all the same
    none -q 'ringer alltid Per' m.graphml
    grep -q 'ringer alltid [0-9a-f]\{20\}' m.graphml
    for wrong in name nonsense telefon,nonsense; do
        run pdn-mask --key key n.graphml -o x.graphml --keep "$wrong"
        [ "$status" -eq 1 ] || { echo "$wrong"; return 1; }
        [ ! -e x.graphml ]
    done
}

@test "a group called after somebody is a fault until it is kept by name" {
    small
    sed -i '2s/NAV Vest/Kari Dahl (kontor)/' a.csv
    pdn-ingest -q --actors a.csv --ties t.csv --aliases al.csv -o n.graphml
    run pdn-mask --key key n.graphml -o m.graphml
    [ "$status" -eq 1 ]
    grep -q 'column unit: 1 cell holds an id or a name of somebody (first in row 1)' <<<"$output"
    none -q 'Kari' <<<"$output"
    [ ! -e m.graphml ]
    pdn-mask -q --key key n.graphml -o m.graphml --keep unit
    grep -q 'Kari Dahl (kontor)' m.graphml
}

@test "the files of a survey masked are the network masked" {
    small
    printf 'wave,from,to,change,column,value,said_by\n1,kd,per,alter,barrier,Ola Li,Kari Dahl\n1,kd,Ola2,remove,,,sjefen\n' >c.csv
    printf 'from,to,why,lead\nNAV,BUP,avtale,kd\n' >d.csv
    printf 'finding,step,owner,invited,deadline\nNAV og BUP: mangler,Kari Dahl ringer,Kari Dahl,"BUP; ola,Siri Bø",2024-01-01\nx,y,NAV Vest,,\n' >act.csv
    pdn-mask -q --key key --actors a.csv --ties t.csv --aliases al.csv \
        --corrections c.csv --duties d.csv --actions act.csv -o out --table w.csv
    [ "$(mode out/ties.csv) $(mode out)" = "600 700" ]
    none -riqE 'kari|åsen|sjefen|avtale|Ola|Siri' out
    kd=$(sed -n 's/^kd,//p' w.csv) ola=$(sed -n 's/^ola,//p' w.csv)
    per=$(sed -n 's/^per,//p' w.csv)
    [ "$(cat out/corrections.csv)" = "wave,from,to,change,column,value,said_by
1,$kd,$per,alter,barrier,$ola,$kd
1,$kd,$ola,remove,,,withheld" ]
    [ "$(cat out/duties.csv)" = "from,to,lead
NAV,BUP,$kd" ]
    # services keep their names; who is not on the list has a pseudonym too
    siri=$(printf 'Siri Bø' | openssl dgst -sha256 -mac HMAC -macopt \
        "hexkey:$(od -An -v -tx1 key | tr -d ' \n')" | sed 's/.*= *//' | cut -c 1-20)
    [ "$(cat out/actions.csv)" = "finding,step,owner,invited,deadline
NAV og BUP: mangler,$kd ringer,$kd,BUP+$ola+$siri,2024-01-01
x,y,NAV Vest,," ]
    [ "$(mode out/actions.csv)" = 600 ]
    pdn-ingest -q --actors a.csv --ties t.csv --aliases al.csv -o n.graphml
    pdn-mask -q --key key n.graphml -o m.graphml
    pdn-ingest -q --actors out/actors.csv --ties out/ties.csv --aliases out/aliases.csv -o f.graphml
    diff <(grep -v provenance_ m.graphml | sed '/<data key="g/d') \
        <(grep -v provenance_ f.graphml | sed '/<data key="g/d')
}

@test "a form's export: people in headings, answers in words, the rest gone" {
    form="$samples/web-form"
    set -- --roster-pattern '^(.*): \[(.*)\]$'
    pdn-mask -q --key key --actors "$form/deltakere.csv" --roster "$form/svar.csv" \
        --roster-id Navn "$@" --codebook "$form/codebook.csv" -o out
    cut -d';' -f2 "$form/deltakere.csv" | sed 1d >names
    none -rqF -f names out
    none -q 2024-11 out/roster.csv # when they answered
    pdn-ingest -q --actors "$form/deltakere.csv" --roster "$form/svar.csv" --roster-id Navn \
        "$@" --codebook "$form/codebook.csv" --answers "$form/answers.csv" \
        --scale frequency=0:4 -o n.graphml
    pdn-mask -q --key key n.graphml -o m.graphml
    pdn-ingest -q --actors out/actors.csv --roster out/roster.csv "$@" \
        --codebook out/codebook.csv --answers "$form/answers.csv" \
        --scale frequency=0:4 -o f.graphml
    # sorted, the headings do not tell the order of the list either
    pdn-mask -q --key key --sort --actors "$form/deltakere.csv" --roster "$form/svar.csv" \
        --roster-id Navn "$@" --codebook "$form/codebook.csv" -o sorted
    head -1 sorted/roster.csv | tr , '\n' | sed 1d | LC_ALL=C sort -c
    [ "$(head -1 sorted/roster.csv | tr , '\n' | LC_ALL=C sort)" = \
        "$(head -1 out/roster.csv | tr , '\n' | LC_ALL=C sort)" ]
    diff <(grep -v provenance_ m.graphml | sed '/<data key="g1[0-4]"/d') \
        <(grep -v provenance_ f.graphml | sed '/<data key="g1[0-4]"/d')
}

@test "services that are only named keep their names; a network of them has nobody" {
    named="$samples/people-name-services"
    pdn-ingest -q --alters groups --actors "$named/deltakere.csv" --roster "$named/svar.csv" \
        --roster-id ID --roster-pattern '^(.*): \[(.*)\]$' \
        --codebook "$named/codebook.csv" --answers "$named/answers.csv" \
        --scale frequency=0:4 --scale quality=1:5 -o n.graphml
    pdn-mask -q --key key n.graphml -o m.graphml
    none -q 'P0[0-9][0-9]' m.graphml
    grep -q '<data key="v1">BUP</data>' m.graphml
    pdn-breakdown -q --no-metadata -n 50 n.graphml >n.csv
    pdn-breakdown -q --no-metadata -n 50 m.graphml >m.csv
    cmp n.csv m.csv
    ingest 2021
    pdn-aggregate -q n2021.graphml -o s.graphml
    run pdn-mask --key key s.graphml -o x.graphml
    [ "$status" -eq 1 ]
    grep -q 'a network of services: nobody is in it' <<<"$output"
}

@test "--sort leaves nothing of the order of the list" {
    ingest 2021
    pdn-mask -q --key key --sort n2021.graphml -o m.graphml
    sed -n 's/.*<data key="v1">\(.*\)<\/data>/\1/p' m.graphml >ids
    [ "$(wc -l <ids)" -eq 176 ]
    LC_ALL=C sort -c ids
    pdn-mask -q --key key n2021.graphml -o k.graphml --table w.csv
    # what is not drawn stays the same, but for the order of sums
    pdn-breakdown -q --no-metadata -n 0 m.graphml >m.csv
    pdn-breakdown -q --no-metadata -n 0 k.graphml >k.csv
    agree() { awk -F, -v keys=2 -f "$PDN_SOURCE/tests/support/agree.awk" "$@"; }
    agree m.csv k.csv
    pdn-mask -q --key key --sort --actors "$sample/actors-2021.csv" \
        --ties "$sample/ties-2021.csv" -o out
    sed 1d out/actors.csv | cut -d, -f1 | LC_ALL=C sort -c
    pdn-ingest -q --actors out/actors.csv --ties out/ties.csv -o f.graphml
    pdn-breakdown -q --no-metadata -n 0 f.graphml >f.csv
    agree m.csv f.csv
}

@test "a failing output leaves what stood there" {
    ingest 2021
    echo old >m.graphml
    run pdn-mask --key key /dev/null -o m.graphml
    [ "$status" -eq 1 ]
    [ "$(cat m.graphml)" = old ]
    run pdn-mask --key key n2021.graphml -o /no/such/folder/m.graphml
    [ "$status" -eq 1 ]
    run bash -c "pdn-mask --key key n2021.graphml >/dev/full"
    [ "$status" -eq 1 ]
}

# By hand, in awk, from the files: how many share sector, municipality and role,
# or the number of people they have a contact with.
@test "--check: who can be recognised, counted from the files" {
    ingest 2021
    run --separate-stderr pdn-mask --check u.csv n2021.graphml
    [ "$status" -eq 1 ]
    [ "$(mode u.csv)" = 600 ]
    grep -q '176 people can be recognised' <<<"$stderr"
    awk -F, 'NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
        { n[$at["sector"] "+" $at["municipality"] "+" $at["role"]]++ }
        END { for (k in n) if (n[k] < 5) print "sector+municipality+role," k "," n[k] }' \
        "$sample/actors-2021.csv" | LC_ALL=C sort >want
    awk -F, 'NR == FNR { if (FNR > 1) id[$1]; next }
        FNR == 1 || $1 == $2 || $3 + 0 == 0 { next }
        !(($1, $2) in seen) { seen[$1, $2]; seen[$2, $1]; d[$1]++; d[$2]++ }
        END { for (k in id) n[d[k] + 0]++
              for (k in n) if (n[k] < 5) print "contacts," k "," n[k] }' \
        "$sample/actors-2021.csv" "$sample/ties-2021.csv" | LC_ALL=C sort >>want
    [ "$(wc -l <want)" -gt 50 ]
    sed 1d u.csv | cut -d, -f1-3 | LC_ALL=C sort >got
    cmp got <(LC_ALL=C sort want)
}

@test "--check with a key: of what is masked, which is written all the same" {
    ingest 2021
    run --separate-stderr pdn-mask --key key n2021.graphml -o m.graphml \
        --check u.csv --by sector,role --fewest 3 --table w.csv
    [ "$status" -eq 1 ]
    [ -s m.graphml ]
    cut -d, -f1 "$sample/actors-2021.csv" | sed 1d >ids
    none -qF -f ids u.csv u.resource.json
    grep -q '^sector+role,' u.csv
    # what is recorded with it has no digest of the file that names people
    none -q "$(sha256sum n2021.graphml | cut -c 1-64)" u.resource.json m.graphml
    run pdn-mask --new-key fresh n2021.graphml -o m.graphml --check u.csv
    [ "$status" -eq 1 ]
    [ -s fresh ] # what was masked needs it
    run pdn-mask --check u.csv --by nonsense n2021.graphml
    [ "$status" -eq 1 ]
    for wrong in "--check u.csv -o x.graphml" "--by sector" "--key key --fewest 4" \
        "--check u.csv --fewest 2" "--check u.csv --actors a.csv"; do
        # shellcheck disable=SC2086 # several words
        run pdn-mask $wrong n2021.graphml
        [ "$status" -eq 2 ] || { echo "$wrong: $status"; return 1; }
    done
}

@test "--check of people who are all alike is 0, and has no row" {
    { echo id,sector,responded
      for k in $(seq 12); do echo "p$k,A,1"; done; } >a.csv
    { echo from,to
      for k in $(seq 12); do echo "p$k,p$((k % 12 + 1))"; done; } >t.csv
    pdn-ingest -q --actors a.csv --ties t.csv -o ring.graphml
    pdn-mask --check u.csv ring.graphml
    [ "$(wc -l <u.csv)" -eq 1 ]
    pdn-mask --check u.csv --fewest 12 ring.graphml
    run pdn-mask --check u.csv --fewest 13 ring.graphml
    [ "$status" -eq 1 ]
}

@test "a masked study gives the public report of the study, table by table" {
    sh "$PDN_SOURCE/tests/support/smaller.sh" "$PWD/open"
    sed -i '/^\[wave 202[12]\]/,/^$/d; /^nullpunkt/d' open/study.ini
    cp -r open masked
    pdn-mask -q --key key --actors open/actors-2023.csv --ties open/ties-2023.csv \
        --corrections open/corrections.csv --duties open/duties.csv -o masked/m
    sed -i 's#= \(actors\|ties\)-2023.csv#= m/\1.csv#; s#= \(corrections\|duties\).csv#= m/\1.csv#' \
        masked/study.ini
    [ "$(grep -c '= m/' masked/study.ini)" -eq 4 ]
    rm masked/actors-* masked/ties-* masked/corrections.csv masked/duties.csv
    pdn-report -q -n 50 --only tables open/study.ini -o a >/dev/null 2>&1
    pdn-report -q -n 50 --only tables masked/study.ini -o b >/dev/null 2>&1
    [ "$(ls a/tables/*.csv | wc -l)" -gt 8 ]
    for table in a/tables/*.csv; do
        cmp "$table" "b/tables/${table##*/}"
    done
}
