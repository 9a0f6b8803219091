#!/usr/bin/env bats
# study.ini: that it can say what the options say, and the file to begin with.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export KEYS="$PDN_SOURCE/tests/support/study_keys.tsv"
    # every option of every tool: tool, option
    export OPTIONS="$BATS_FILE_TMPDIR/options"
    for tool in "$PDN_BUILD"/bin/pdn-*; do
        "$tool" --help-table | awk -F'\t' -v OFS='\t' -v t="${tool##*/}" '{ print t, $1 }'
    done >"$OPTIONS"
}

setup() {
    cd "$BATS_TEST_TMPDIR"
    printf 'id,sector,municipality,responded\na,A,M,1\nb,A,M,1\nc,B,N,1\nd,B,N,1\ne,C,M,1\nf,C,N,1\n' >actors.csv
    printf 'from,to,frequency,quality\na,c,1,2\nc,a,3,4\nb,d,2,5\nd,b,2,5\na,b,3,3\ne,f,1,2\ne,a,2,2\nf,d,3,5\n' >ties.csv
}

# study LINE...: a study of these people with further lines.
study() {
    printf '%s\n' '[study]' 'title = T' 'seed = 1' '[wave one]' \
        'actors = actors.csv' 'ties = ties.csv' "$@" >study.ini
}

@test "every option that changes a figure has a key in study.ini, or a reason" {
    [ "$(cut -f1 "$OPTIONS" | uniq | wc -l)" -ge 18 ]
    awk -F'\t' 'NR == FNR { if ($3 != "-" || $4 != "") told[$1, $2]; next }
        $2 == "help" || $2 == "version" || ($1, $2) in told || ("*", $2) in told { next }
        { print $1 " --" $2 ": neither a key nor a reason in study_keys.tsv"; bad = 1 }
        END { exit bad }' "$KEYS" "$OPTIONS"
}

@test "every row of the list of keys is of an option that there is" {
    awk -F'\t' 'NR == FNR { there[$1, $2]; there["*", $2]; next }
        /^#/ || ($1, $2) in there { next }
        { print $1 " --" $2 ": no such option"; bad = 1 }
        END { exit bad }' "$OPTIONS" "$KEYS"
}

@test "every key of the list is one that study.ini knows" {
    grep -v '^#' "$KEYS" | cut -f3 | grep -v '^-$' | sort -u >keys
    [ "$(wc -l <keys)" -gt 40 ]
    while IFS=. read -r section key; do
        [ "$key" != '*' ] || continue
        [ "$section" != wave ] || section='wave x'
        # a key that is not known is told; the value is beside the point
        printf '[%s]\n%s = \001\n' "$section" "$key" | tr '\001' '?' >k.ini
        run pdn-report k.ini -o r
        [ "$status" -eq 1 ]
        [[ "$output" != *"unknown key"* && "$output" != *"unknown section"* ]] ||
            { echo "[$section] $key"; echo "$output"; false; }
    done <keys
}

@test "what study.ini says does what the option does" {
    study '[survey]' 'null = labels' 'within = none' 'min_frequency = 2' \
        'nonresponse = keep'
    pdn-report study.ini -q -n 200 -s 1 -o r --internal
    pdn-ingest -q --actors actors.csv --ties ties.csv --min-frequency 2 \
        --wave one -o n.graphml
    pdn-breakdown -q -n 200 --null labels --within none n.graphml -o b.csv
    cmp b.csv r/tables/breakdown-one.csv
    # and that it is not what holds without
    study
    pdn-report study.ini -q -n 200 -s 1 -o other --internal
    run ! cmp -s b.csv other/tables/breakdown-one.csv
    # undirected, and draws in the file
    study '[survey]' 'undirected = yes'
    sed -i 's/^seed = 1/seed = 1\ndraws = 200/' study.ini
    pdn-report study.ini -q -o u --internal
    pdn-ingest -q --undirected --actors actors.csv --ties ties.csv --wave one \
        -o n.graphml
    pdn-breakdown -q -n 200 n.graphml -o b.csv
    cmp b.csv u/tables/breakdown-one.csv
}

@test "outcomes: level, interval, rate, model and years as the tools have them" {
    o="$PDN_SOURCE/samples/kongsvinger/outcomes.csv"
    cp "$o" outcomes.csv
    printf '%s\n' '[study]' 'title = T' 'seed = 3' 'nullpunkt = 2021' '[outcomes]' \
        'file = outcomes.csv' 'interval = jeffreys' 'level = 0.9' 'rate = 1000' \
        'screen = utenfor-laget' 'indicator = utenfor-fordelt' \
        'resources = low_income_share,vacancy_rate' 'model = robust' \
        'years = 2/3' >study.ini
    pdn-report study.ini -q -n 50 -o r --only tables --internal
    pdn-baseline -q -n 50 -s 3 --nullpunkt 2021 --interval jeffreys --level 0.9 \
        --rate 1000 outcomes.csv -o b.csv
    cmp b.csv r/tables/baseline.csv
    pdn-deviants -q -n 50 -s 3 --nullpunkt 2021 --indicator utenfor-laget \
        --resources low_income_share,vacancy_rate --model robust --years 2/3 \
        outcomes.csv -o d.csv
    cmp d.csv r/tables/deviants.csv
}

@test "[columns]: of all files, or of one kind; one that no file has is refused" {
    printf 'nr;team;sted\na;A;M\nb;A;M\nc;B;N\n' >actors.csv
    printf 'hvem;om\na;c\nc;b\nb;a\n' >ties.csv
    study '[columns]' 'actors.id = nr' 'sector = team' 'from = hvem' 'to = om'
    pdn-report study.ini -q -n 0 -o r
    [ "$(sed 1d r/tables/breakdown-one.csv | cut -d, -f1,2 | tr '\n' ' ')" = 'A,A A,B B,B ' ]
    study '[columns]' 'id = nr' 'sector = tema' 'from = hvem' 'to = om'
    run pdn-report study.ini -q -n 0 -o no
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:9: no file has the column that sector=tema names'* ||
       "$output" == *'no actor column "sector"'* ]] || { echo "$output"; false; }
    study '[columns]' 'sektr = team'
    run pdn-report study.ini -q -n 0 -o no
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:8: no file has a column called sektr'* ]]
    [ ! -e no ]
}

@test "[services]: what sentences call a service, in each language; a service nobody has is told" {
    cp "$PDN_SOURCE"/samples/people-name-services/* .
    sed -i '/^\[truth\]/,$d' study.ini
    printf '%s\n' '[services]' 'NAV.nb = velferdskontoret' 'NAV.en = the welfare office' \
        'Ghost = spøkelset' 'BUP = ungdomspsykiatrien' >>study.ini
    line=$(grep -n '^Ghost' study.ini | cut -d: -f1)
    pdn-report -n 200 study.ini -o r >told 2>err
    grep -q "warning: study.ini:$line: \[services\] names \"Ghost\": no group of the survey is called so" err
    grep -q 'mellom velferdskontoret og ungdomspsykiatrien' told
    # English has its own word for the one, and for the other the one of all
    grep -q 'between the welfare office and ungdomspsykiatrien' r/report.html
    # nynorsk has none for NAV: the catalogue's
    grep -q 'mellom NAV og ungdomspsykiatrien' r/report.html
    # labels are the names with a capital
    grep -q 'Velferdskontoret – Ungdomspsykiatrien' r/report.html
    # tables keep the names of the files
    cut -d, -f1,2 r/tables/breakdown-2024.csv | grep -q '^BUP,NAV$'
    printf '%s\n' 'NAV.nn =' >>study.ini
    run pdn-report -n 0 study.ini -o r2
    [ "$status" -eq 1 ]
    [[ "$output" == *"study.ini:$((line + 2)): NAV.nn: want what people call it, in definite form"* ]]
}

@test "[files]: of all files, or of one section" {
    printf 'service,kind,question,answers,mean\nX,staff,q,"1.200","4,5"\nX,youth,q,30,"3,5"\n' >voices.csv
    study '[voices]' 'file = voices.csv'
    run pdn-report study.ini -q -n 0 -o r
    [ "$status" -eq 1 ]
    [[ "$output" == *'answers is "1.200": a thousand and more, or a number with three decimals?'* ]]
    study '[voices]' 'file = voices.csv' '[files]' 'voices.thousands = point'
    pdn-report study.ini -q -n 0 -o r
    [ "$(sed -n 2p r/tables/voices.csv | cut -d, -f1-7)" = 'X,q,1200,4.5,30,3.5,1' ]
    study '[files]' 'decimal = dot' 'nope.decimal = comma' 'colour = red'
    run pdn-report study.ini -o no
    [[ "$output" == *'study.ini:8: decimal dot: want the decimal sign of numbers: point or comma'* ]]
    [[ "$output" == *'study.ini:9: nope.decimal: no section [nope] names a file'* ]]
    [[ "$output" == *'study.ini:10: unknown key colour: want one of separator, decimal, thousands, encoding'* ]]
}

@test "an unknown section without keys is refused with its line" {
    study '' '[thruth]'
    run pdn-report study.ini -o no
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:8: unknown section [thruth]: want one of study, files, columns, services, scales'* ]]
    study '[duties]'
    run pdn-report study.ini -o no
    [ "$status" -eq 1 ]
    [[ "$output" == *'study.ini:7: [duties]: file is missing'* ]]
    study '[wave two]'
    run pdn-report study.ini -o no
    [[ "$output" == *'study.ini:7: wave two: actors is missing'* ]]
    study '[columns]' '=x'
    run pdn-report study.ini -o no
    [[ "$output" == *'study.ini:8: a key without a name'* ]]
    [ ! -e no ]
}

@test "keys that act only beside another say so" {
    cp "$PDN_SOURCE/samples/kongsvinger/outcomes.csv" .
    printf '%s\n' '[outcomes]' 'file = outcomes.csv' 'counter = x' 'controls = y' \
        'screen = z' 'years = 3/4' >study.ini
    run pdn-report study.ini -o no
    [ "$status" -eq 1 ]
    for line in '3: counter' '4: controls' '5: screen' '6: years'; do
        [[ "$output" == *"study.ini:$line is of no use without resources"* ]] ||
            { echo "$output"; false; }
    done
}

@test "values of keys are refused with what is wanted" {
    study '[survey]' 'null = tie' 'min_frequency = -1' 'undirected = maybe' \
        'most_draws = many' '[outcomes]' 'level = 2' 'rate = 0' 'years = 5/4' \
        'age = young' '[actions]' 'on = today'
    run pdn-report study.ini -o no
    for said in 'null tie: want contacts or labels' 'min_frequency -1: want a number from 0' \
        'undirected maybe: want no or yes' 'most_draws many: want a whole number from 0' \
        'level 2: want a share between 0 and 1' 'rate 0: want a number above 0' \
        'years 5/4: want K/N, as 3/4' 'age young: want the first and last year, as 20-29' \
        'on today: want a day as 2023-08-01'; do
        [[ "$output" == *"$said"* ]] || { echo "$said"; echo "$output"; false; }
    done
}

@test "--init writes a study.ini that runs, in three languages, over nothing" {
    for lang in nb nn en; do
        pdn-report --init "new-$lang" --lang "$lang"
        cp actors.csv ties.csv "new-$lang"
        pdn-report "new-$lang/study.ini" -q -n 0 -o "r-$lang"
        grep -q "<html lang=\"$lang\">" "r-$lang/report.html"
        before=$(sha256sum <"new-$lang/study.ini")
        run pdn-report --init "new-$lang" --lang "$lang"
        [ "$status" -eq 1 ]
        [ "$output" = "pdn-report: new-$lang/study.ini: stands already, and is left as it is" ]
        [ "$before" = "$(sha256sum <"new-$lang/study.ini")" ]
    done
    grep -q '; title: hva rapporten heter' new-nb/study.ini
    grep -q '; title: kva rapporten heiter' new-nn/study.ini
    grep -q '; title: what the report is called' new-en/study.ini
    run pdn-report --init x study.ini
    [ "$status" -eq 2 ]
    run pdn-report
    [ "$status" -eq 2 ]
}

@test "the study.ini to begin with has no section or key that is not known" {
    # all of it in force, in any language
    for lang in nb nn en; do
        pdn-report --init "all-$lang" --lang "$lang"
        sed -i -E 's/^;(\[|[a-z_.]+ = )/\1/' "all-$lang/study.ini"
        run pdn-report "all-$lang/study.ini" -o no
        [ "$status" -eq 1 ] # its files are not there
        [[ "$output" == *"voices.csv: no such file"* ]]
        [[ "$output" != *unknown* && "${output/want either/}" != *": want "* ]] ||
            { echo "$output"; false; }
    done
}

@test "counts: interval, on, least, source and goal as the tools have them" {
    sample="$PDN_SOURCE/samples/kongsvinger"
    cp "$sample"/{inputs,actions,voices,handovers}.csv .
    printf 'A,parents,q,4,3\n' >>voices.csv
    study '[inputs]' 'file = inputs.csv' 'interval = yes' \
        '[actions]' 'file = actions.csv' 'on = 2022-06-02' \
        '[voices]' 'file = voices.csv' 'least = 9' \
        '[handovers]' 'file = handovers.csv' 'source = ungdomsskole' \
        'goal = arbeid eller utdanning'
    pdn-report study.ini -q -n 100 -o r --only tables --internal
    pdn-tally themes -q --interval inputs.csv -o t.csv
    cmp t.csv r/tables/themes.csv
    pdn-tally actions -q --on 2022-06-02 actions.csv -o a.csv
    cmp a.csv r/tables/actions.csv
    pdn-tally voices -q --least 9 voices.csv -o v.csv
    cmp v.csv r/tables/voices.csv
    grep -q '^A,q,.*,parents,:,:,:,:,:$' v.csv
    pdn-handover -q -n 100 --source ungdomsskole --goal 'arbeid eller utdanning' handovers.csv -o h.csv
    cmp h.csv r/tables/handover.csv
    # without a word: fewer than five are hidden in public, not from the owner
    study '[voices]' 'file = voices.csv'
    pdn-report study.ini -q -n 0 --only tables -o p
    grep -q '^A,q,.*,parents,:,:,:,:,:$' p/tables/voices.csv
    pdn-report study.ini -q -n 0 --only tables -o i --internal
    grep -q '^A,q,.*,parents,4,3,' i/tables/voices.csv
}

@test "[survey] drop_id leaves people out as --drop-id does" {
    study '[survey]' 'drop_id = a, f'
    pdn-report study.ini -q -n 0 -o r --internal
    [ "$(sed 1d r/tables/measures-one.csv | cut -d, -f1 | tr '\n' ' ')" = 'b c d e ' ]
}

@test "an outcome without any figure has no sheet, and that is told" {
    printf '%s\n' unit,year,indicator,events,population \
        M,2022,out,10,100 N,2022,out,12,100 M,2023,out,, N,2023,out,, >outcomes.csv
    study '[outcomes]' 'file = outcomes.csv' 'indicator = out'
    pdn-report --lang nb -n 20 study.ini -o r 2>told
    grep -q 'warning: outcomes.csv: no figure of out in 2023: its sheets are left out' told
    [ ! -e r/plots/baseline.svg ]
    [ ! -e r/plots/funnel.svg ]
    grep -q '^M,2023,out,' r/tables/baseline.csv
    sed -i 's/^M,2023,out,,/M,2023,out,9,100/' outcomes.csv
    pdn-report --lang nb -n 20 --replace study.ini -o r 2>told
    run ! grep -q 'no figure of' told
    [ -e r/plots/baseline.svg ]
}
