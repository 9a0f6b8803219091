#!/usr/bin/env bats
# Every reader of a result table against every table of the study: its own is
# taken, another is refused with what is missing, and nothing crashes.

kinds="pairs baseline funnel change deviants fragility handover themes voices together stages offers"
# every result, and of what results are made of people, contacts and counts
tables="r-*.csv actors-2021.csv ties-2021.csv outcomes.csv"

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH" TABLES="$BATS_FILE_TMPDIR"
    local k
    # a table is read or refused alike, whatever the number of its rows
    sh "$PDN_SOURCE/tests/support/smaller.sh" "$TABLES/study"
    cd "$TABLES"
    mv study/*.csv .
    sed -i '/^Kommune [03]/d; /^[^,]*,20\(17\|18\|19\),/d' outcomes.csv
    pdn-ingest -q --actors actors-2021.csv --ties ties-2021.csv -o n.graphml
    pdn-breakdown -q -n 0 n.graphml -o r-pairs.csv
    pdn-measure -q -n 0 n.graphml -o r-measures.csv
    pdn-fragility -q -n 0 n.graphml -o r-fragility.csv
    pdn-baseline -q -n 0 --nullpunkt 2021 outcomes.csv -o r-baseline.csv
    pdn-deviants -q -n 0 --indicator utenfor-laget --resources \
        low_income_share,upper_secondary_share,vacancy_rate outcomes.csv \
        -o r-deviants.csv
    pdn-practices -q -n 0 --deviants r-deviants.csv practices.csv \
        -o r-practices.csv
    pdn-handover -q -n 0 handovers.csv -o r-handover.csv
    pdn-qap -q -n 0 --outcome frequency --predictors same:municipality \
        n.graphml -o r-qap.csv
    pdn-tally -q themes inputs.csv -o r-themes.csv
    for k in voices together stages offers; do
        pdn-tally -q "$k" "$k.csv" -o "r-$k.csv"
    done
}

setup() {
    cd "$TABLES"
}

# Which result a kind draws.
own() {
    case $1 in
        funnel | change) echo r-baseline.csv ;;
        *) echo "r-$1.csv" ;;
    esac
}

# The indicator is one that has a change from the nullpunkt.
sheet() {
    local more=()
    [ "$1" = change ] && [ "$2" = r-baseline.csv ] &&
        more=(--indicator utenfor-laget)
    pdn-plot -q "$1" "$2" "${more[@]}" -o x.svg
}

@test "every kind of sheet and every table; no sheet says (null)" {
    local kind table status bad=0
    for kind in $kinds; do
        for table in $tables; do
            [ ! -e x.svg ] || rm x.svg
            status=0
            sheet "$kind" "$table" >said 2>&1 || status=$?
            if [ "$table" = "$(own "$kind")" ]; then
                [ "$status" -eq 0 ] && [ -s x.svg ] && ! grep -q '(null)' x.svg && continue
            else
                # a missing column is named; or an absent cell with its place
                [ "$status" -eq 1 ] && [ ! -e x.svg ] &&
                    [[ "$(<said)" == *"pdn-plot: $table:"* ]] && continue
            fi
            echo "$kind of $table: status $status: $(<said)"
            bad=1
        done
    done
    [ "$bad" -eq 0 ]
}

@test "the tables beside a network" {
    local option table want by
    for option in measures breakdown anchor; do
        for table in $tables; do
            [ ! -e x.svg ] || rm x.svg
            by=(--by sector)
            [ "$option" = measures ] && by=(--internal)
            run pdn-plot -q network n.graphml "${by[@]}" "--$option" "$table" \
                -o x.svg
            case $option in
                measures) want=r-measures.csv ;;
                breakdown) want=r-pairs.csv ;;
                anchor) want=none ;;
            esac
            if [ "$table" = "$want" ]; then
                [ "$status" -eq 0 ] || { echo "$option $table: $output"; false; }
            else
                [ "$status" -eq 1 ] && [ ! -e x.svg ] ||
                    { echo "$option $table: $status $output"; false; }
            fi
        done
    done
}

@test "practices take the table of deviants and no other" {
    local table
    for table in r-*.csv; do
        run pdn-practices -q -n 0 --deviants "$table" practices.csv -o x.csv
        if [ "$table" = r-deviants.csv ]; then
            [ "$status" -eq 0 ]
        else
            [ "$status" -eq 1 ] || { echo "$table: $status $output"; false; }
        fi
    done
}

@test "a name that is empty is refused with its line" {
    sed '2s/^[^,]*,/,/' r-pairs.csv >no-name.csv
    run pdn-plot pairs no-name.csv -o x.svg
    [ "$status" -eq 1 ]
    [[ "$output" == *"no-name.csv:2:1: group_a"* ]] || { echo "$output"; false; }
    sed '2s/^[^,]*,/,/' r-measures.csv >no-id.csv
    run pdn-plot network n.graphml --measures no-id.csv -o x.svg
    [ "$status" -eq 1 ]
    [[ "$output" == *"no-id.csv:2:1: id"* ]] || { echo "$output"; false; }
}

# Cells that hold a line break or a mark without a width alone: nothing is to be
# seen of them, so they are empty, wherever a cell must be filled.
@test "a cell of which nothing is seen is empty, with its place" {
    cd "$BATS_TEST_TMPDIR"
    for nothing in $'"\n"' $'\u202e' $'\u200b' $'\u00ad' $'\u00a0'; do
        printf 'from,to,why,lead\nNAV,%s,x,\n' "$nothing" >duties.csv
        run pdn-breakdown -n 0 --gaps --duties duties.csv "$TABLES/n.graphml"
        [ "$status" -eq 1 ]
        [[ $output == *"duties.csv:2:2: to is empty"* ]]
        printf 'offer,owner,level,municipality\nX,o,1,%s\nY,o,1,Grue\n' \
            "$nothing" >offers.csv
        run pdn-tally offers offers.csv
        [ "$status" -eq 1 ]
        [[ $output == *"offers.csv:2:4: municipality is empty"* ]]
    done
}

@test "a sheet of offers whose levels or counts nobody knows is no crash" {
    cd "$BATS_TEST_TMPDIR"
    for row in '..,Grue,2' ':,Grue,2' '1,Grue,..' '1,Grue,:'; do
        printf 'level,municipality,offers\n%s\n' "$row" >offers.csv
        run pdn-plot offers offers.csv -o offers.svg
        [ "$status" -le 1 ]
    done
}
