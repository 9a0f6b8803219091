# The samples: remade byte for byte, and what is planted is found, and is not
# found once it is taken out.
bats_require_minimum_version 1.5.0

setup_file() {
    PATH="$PDN_BUILD/bin:$PATH"
    export GRAPHS="$BATS_FILE_TMPDIR/graphs" # of the sample as it stands
    graphs "$PDN_SOURCE/samples/kongsvinger" "$GRAPHS" 2021 2022 2023
}

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    PATH="$PDN_BUILD/bin:$PATH"
    sample="$PDN_SOURCE/samples/kongsvinger"
}

# graphs STUDY OUT WAVE...
graphs() {
    local study="$1" out="$2" wave
    shift 2
    mkdir -p "$out"
    for wave in "$@"; do
        pdn-ingest -q --actors "$study/actors-$wave.csv" \
            --ties "$study/ties-$wave.csv" --wave "$wave" \
            --scale frequency=0:4 --scale need=0:4 --scale quality=1:5 \
            --scale knowledge=1:5 --scale recognition=1:5 --scale skill=1:5 \
            -o "$out/network-$wave.graphml" || return 1
    done
}

# without PLANT: the recipe with that section out.
without() {
    awk -v out="[plant $1]" '
        /^\[/ { skip = $0 == out }
        !skip' "$sample/recipe.ini"
}

# A plant taken out: the lines that only it made must fail.
must_fail_without() {
    local plant="$1"
    mkdir -p made
    cp "$sample"/*.csv "$sample/README.md" "$sample"/*file .
    without "$plant" >recipe.ini
    pdn-synth -q --plant recipe.ini -o made
    (head -n 1 "$sample/truth.csv"
        grep -vxFf made/truth.csv "$sample/truth.csv") >lost.csv
    [ "$(wc -l <lost.csv)" -gt 1 ]
    # what nobody planted is not found with a fifth of the draws either
    sed -i 's/-n 5000/-n 1000/; s/-n 2000/-n 400/' lost.csv
    # shellcheck disable=SC2046 # the waves that these lines ask for, or none
    graphs made graphs $(grep -o 'network-20[0-9]*' lost.csv | cut -d- -f2 | sort -u)
    run "$PDN_BUILD/tests/truth" "$PDN_BUILD/bin" "$PWD/made" "$PWD/graphs" lost.csv
    echo "$output"
    [ "$status" -eq 1 ]
    ! grep -q '^ok' <<<"$output" || false
}

@test "the sample is remade byte for byte" {
    pdn-synth --plant "$sample/recipe.ini" -o remade
    diff -r "$sample" remade
}

@test "a recipe's numbers are whole and in range, else told with their line" {
    for odd in units=-5 units=1e300 first=-1e300 last=1e18 population=1e30 seed=1e300 units=2.5; do
        sed "/^\\[outcomes\\]/,/^\\[/s/^${odd%%=*} = .*/${odd%%=*} = ${odd#*=}/; s/^seed = .*/seed = 1/" \
            "$sample/recipe.ini" >recipe.ini
        [ "${odd%%=*}" != seed ] || sed -i "s/^seed = .*/seed = ${odd#*=}/" recipe.ini
        cp "$sample"/*.csv "$sample/README.md" "$sample"/*file .
        run pdn-synth --plant recipe.ini -o made
        echo "$odd: $output"
        [ "$status" -eq 1 ]
        [[ "$output" == "pdn-synth: recipe.ini: ${odd%%=*}: want a whole number from 0 to "* ]]
    done
}

@test "the folder, the locale and the time zone change nothing" {
    mkdir "a folder"
    cd "a folder"
    LC_ALL=nb_NO.UTF-8 TZ=Pacific/Auckland \
        pdn-synth --plant "$sample/recipe.ini" -o "re made" -j 1
    diff -r "$sample" "re made"
}

@test "response and counts are as the README says" {
    answered() { sed 1d "$1" | tr -d '\r' | cut -d "$2" -f9 | grep -c 1; }
    for wave in 2021 2022 2023; do
        [ "$(sed 1d "$sample/actors-$wave.csv" | wc -l)" -eq 176 ]
    done
    [ "$(answered "$sample/actors-2021.csv" ,)" -eq 137 ] # 78 %
    [ "$(answered "$sample/actors-2022.csv" ';')" -ge 125 ] # fte has a comma
    [ "$(answered "$sample/actors-2023.csv" ,)" -eq 144 ] # 82 %
    [ "$(sed 1d "$sample/truth.csv" | wc -l)" -ge 16 ]
}

@test "the published shares are carried without counts, the split adds up" {
    cut -d, -f1,3-6,12 "$sample/outcomes.csv" >six.csv
    [ "$(grep -c ',utenfor-publisert,,,[0-9.]*,published' six.csv)" -eq 6 ]
    run awk -F, '$2 == "utenfor-fordelt" { n += $3; x += $4 } END { print x, n }' six.csv
    [ "$output" = "1148 5076" ]
    ! grep -q '^Innlandet\|^Kongsvingerregionen\|^regionen' "$sample/outcomes.csv" || false
}

@test "everything planted is found" {
    "$PDN_BUILD/tests/truth" "$PDN_BUILD/bin" "$sample" "$GRAPHS" \
        "$sample/truth.csv"
}

# nor on how many draws there are, as long as a lone finding can be told (3 650)
@test "planted effects do not hang on the seed of the tools" {
    (head -n 1 "$sample/truth.csv"
        grep pdn-breakdown "$sample/truth.csv" |
            awk -F, -v OFS=, '{ sub(/-n 5000/, "-n 4000 -s 2", $3) } 1') >other.csv
    run ! grep -v '^wave\|-n 4000 -s 2' other.csv
    "$PDN_BUILD/tests/truth" "$PDN_BUILD/bin" "$sample" "$GRAPHS" other.csv
}

# said FROM TO BY: the rows of pdn-waves --pairs that say a change, at q <= .10
said() {
    pdn-waves -q --no-metadata -n 1000 -s 2 --pairs --by "$3" \
        "$GRAPHS/network-$1.graphml" "$GRAPHS/network-$2.graphml" |
        awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            { rows++; tested += $at["assessable"] }
            $at["finding"] ~ /-contact$/ {
                print $at["group_a"] "|" $at["group_b"], $at["finding"],
                    ($at["q"] <= .1 ? "" : "q " $at["q"])
            }
            END { if (tested < 20) print "only", tested, "of", rows, "tested" }' |
        sed 's/ $//'
}

@test "from wave to wave the planted places change, and nothing else" {
    [ "$(said 2021 2022 municipality)" = "Eidskog|Eidskog more-contact
Åsnes|Åsnes more-contact" ]
    [ "$(said 2022 2023 municipality)" = "Grue|Grue less-contact" ]
    # no change between services is planted
    [ -z "$(said 2021 2022 sector)" ]
    [ -z "$(said 2022 2023 sector)" ]
}

@test "without nav-bup its lines fail" {
    must_fail_without nav-bup
}

@test "without school-to-school its lines fail" {
    must_fail_without school-to-school
}

@test "without nav-child-welfare its lines fail" {
    must_fail_without nav-child-welfare
}

@test "without school-health its lines fail" {
    must_fail_without school-health
}

@test "without follow-up-coordinator its lines fail" {
    must_fail_without follow-up-coordinator
}

@test "without slt-culture-voluntary its lines fail" {
    must_fail_without slt-culture-voluntary
}

@test "without housing its lines fail" {
    must_fail_without housing
}

@test "without silent-doctors its lines fail" {
    must_fail_without silent-doctors
}

@test "without group-eidskog its lines fail" {
    must_fail_without group-eidskog
}

@test "without group-åsnes its lines fail" {
    must_fail_without group-åsnes
}

@test "without grue its lines fail" {
    must_fail_without grue
}

@test "without improved its lines fail" {
    must_fail_without improved
}

@test "without one-year-2020 its lines fail" {
    must_fail_without one-year-2020
}

@test "without one-year-2022 its lines fail" {
    must_fail_without one-year-2022
}

@test "a made study of the default recipe is remade by its own recipe" {
    pdn-synth -q -s 5 --actors 200 --waves 2 --response 80,65 -o one
    pdn-synth -q --plant one/recipe.ini -o two
    diff -r one two
    [ "$(sed 1d one/actors-2022.csv | wc -l)" -eq 200 ]
    [ ! -e one/actors-2023.csv ]
}

@test "the practice that goes with a made deviant is found, and no other" {
    pdn-synth -q -o made
    pdn-deviants -q -n 0 --indicator utenfor-laget --counter ufor-laget \
        --resources low_income_share,upper_secondary_share,vacancy_rate \
        --nullpunkt 2021 made/outcomes.csv -o deviants.csv
    pdn-practices -q --deviants deviants.csv made/practices.csv >t.csv
    # name, 3 of 3 deviants; q is the 13th
    [ "$(awk -F, 'NR > 1 && $13 != "" && $13 <= .05 { print $1, $3 "/" $4 }' \
        t.csv)" = "fast kontaktperson for hver ungdom 3/3" ]
    [ "$(wc -l <t.csv)" -eq 5 ]
    grep -q '^file = practices.csv$' made/study.ini
}

@test "what a small study has no room for is left out, and said" {
    run pdn-synth --actors 30 --sectors 4 -o small
    [ "$status" -eq 0 ]
    [[ "$output" == *"missing is left out"* ]]
    ! grep -q "kind = missing" small/recipe.ini || false
}

@test "faults of a recipe: all told, with their line, nothing written" {
    printf '[wave 2021]\nresponse = 178\n[plase A]\ncode = A\n' >bad.ini
    run pdn-synth --plant bad.ini -o none
    [ "$status" -eq 1 ]
    [[ "$output" == *'bad.ini:4: unknown section "plase A"'* ]]
    [ ! -e none ]
    printf '[wave 2021]\nresponse = 178\n[place A]\ncode = A\n' >bad.ini
    printf '[plant x]\nkind = missing\nbetween = A, B\nz = 3\n' >>bad.ini
    run pdn-synth --plant bad.ini -o none
    [ "$status" -eq 1 ]
    [[ "$output" == *'1 to 100 in wave "2021"'* ]]
    [[ "$output" == *'takes no "z"'* ]]
    [[ "$output" == *'unknown sector "B"'* ]]
    [ ! -e none ]
}

@test "called wrongly: no folder, a response that is none, sectors twice" {
    run pdn-synth
    [ "$status" -eq 2 ]
    run pdn-synth -o x --response 120
    [ "$status" -eq 2 ]
    run pdn-synth -o x --response 0.7,,
    [ "$status" -eq 2 ]
    run pdn-synth -o x --plant "$sample/recipe.ini" --actors 50
    [ "$status" -eq 2 ]
    [ ! -e x ]
}

@test "a recipe that is not there, or names a file that is not there" {
    run pdn-synth --plant nowhere.ini -o x
    [ "$status" -eq 1 ]
    [[ "$output" == "pdn-synth: nowhere.ini: No such file or directory" ]]
    cp "$sample/recipe.ini" .
    run pdn-synth --plant recipe.ini -o x
    [ "$status" -eq 1 ]
    [[ "$output" == *"README.md: No such file or directory"* ]]
    [ ! -e x ]
}

@test "without sustained-1 its lines fail" {
    must_fail_without sustained-1
}

@test "without sustained-2 its lines fail" {
    must_fail_without sustained-2
}

@test "without bad-bargain its lines fail" {
    must_fail_without bad-bargain
}

# made: how many commands make runs
made() {
    make -C study OUT="$PWD/by-hand" BIN="$PDN_BUILD/bin/" DRAWS="-n 0" "$@" |
        grep -c "^$PDN_BUILD" || true
}

@test "the Makefile makes what it names, and then only what changed" {
    cp -r "$sample" study
    [ "$(made)" -gt 20 ]
    for table in waves-pairs actions deviants practices breakdown-2023; do
        [ -s "by-hand/$table.csv" ]
    done
    [ "$(made)" -eq 0 ]
    touch study/ties-2022.csv
    # the network, its measures and pairs; three tables of waves, and the steps
    [ "$(made -n)" -eq 7 ]
    touch study/inputs.csv study/handovers.csv
    make -C study -n OUT="$PWD/by-hand" BIN=T/ | grep -o 'T/pdn-[a-z]* [a-z]*' |
        sort >again
    [ "$(grep -c 'pdn-plot themes\|pdn-tally themes\|pdn-plot handover' again)" -eq 3 ]
    [ "$(wc -l <again)" -eq 11 ]
}

@test "the Snakefile plans the same tables" {
    diff <(grep -v "^#" "$sample/Makefile" | grep -o "pdn-[a-z]*" | sort -u) \
        <(grep -v '^#' "$sample/Snakefile" | grep -o 'pdn-[a-z]*' | sort -u)
    if ! command -v snakemake >/dev/null; then
        echo "# no snakemake here: the tools that it calls were compared" >&3
        return
    fi
    cp -r "$sample" study
    run snakemake -n -q -j1 -d study -s study/Snakefile
    echo "$output"
    [ "$status" -eq 0 ]
}
