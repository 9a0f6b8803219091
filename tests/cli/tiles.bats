#!/usr/bin/env bats
# pdn-plot map: which unit stands in which square, in which band, and what a
# file of squares may hold. Every expected value is by hand from the files made
# here.

bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
    # 40 of 400 is 10 per cent, 80 of 400 20; 3 of 300 are hidden; D has no
    # square, E no figures
    printf '%s\n' unit,year,indicator,population,events A,2023,out,400,40 \
        B,2023,out,400,80 C,2023,out,300,3 D,2023,out,200,50 >outcomes.csv
    pdn-baseline -q -n 0 --suppress 4 outcomes.csv -o baseline.csv
    printf '%s\n' unit,column,row A,0,0 B,2,0 C,1,1 E,0,2 >tiles.csv
    printf '%s\n' label,from_percent,to_percent low,0,15 high,15,100 >bands.csv
}

# elements FILE: one a line
elements() {
    sed 's/></>\n</g' "$1"
}

# middle UNIT FILE: where the middle of the unit's name stands, as "x y"
middle() {
    elements "$2" | grep "<text.*>$1</text>" | head -n 1 |
        sed 's/.* x="\([^"]*\)" y="\([^"]*\)".*textLength="\([^"]*\)".*/\1 \2 \3/' |
        awk '{ printf "%.1f %.1f\n", $1 + $3 / 2, $2 }'
}

# paint UNIT FILE: the colour of its square
paint() {
    elements "$2" | sed -n "/<g data-id=\"$1\">/,/<\/g>/p" |
        grep -v '<text' | grep -o 'fill="#[0-9a-f]*"' | head -n 1
}

@test "each unit stands in its square, columns from the west and rows from the north" {
    pdn-plot map baseline.csv --tiles tiles.csv --lang en -o m.svg
    for unit in A B C E; do echo "$unit $(middle $unit m.svg)"; done >where
    # A 0,0  B 2,0  C 1,1  E 0,2: steps of one side either way
    awk '{ x[$1] = $2; y[$1] = $3 }
        function near(a, b) { return a - b < .3 && b - a < .3 }
        END {
            side = x["C"] - x["A"]
            exit !(side > 50 && near(x["B"] - x["A"], 2 * side) &&
                near(y["A"], y["B"]) && near(y["C"] - y["A"], side) &&
                near(x["E"], x["A"]) && near(y["E"] - y["A"], 2 * side))
        }' where || { cat where; false; }
    # what has no square is told, what has no figures and what is hidden too
    run ! grep -q '>D<' m.svg
    elements m.svg | grep '<text' | sed 's/<[^>]*>//g' | paste -sd ' ' |
        grep -q '1 unit has no square here\.'
    [ "$(elements m.svg | grep -c '<title>C: hidden</title>')" = 1 ]
    [ "$(elements m.svg | grep -c '<title>E: no figures</title>')" = 1 ]
    grep -q '<title>A: 40 of 400 people, about 10 in 100</title>' m.svg
    grep -q '<title>B: 80 of 400 people, about 20 in 100</title>' m.svg
    # three of 300, or one per cent, stands nowhere
    run ! grep -Eq '>(3|1\.0%|3 of 300)<' m.svg
}

@test "bands: one shade each, the same in the legend; hidden has none of them" {
    pdn-plot map baseline.csv --tiles tiles.csv --bands bands.csv --lang en -o m.svg
    [ "$(paint A m.svg)" != "$(paint B m.svg)" ]
    for unit in A B; do
        # its square and a sample of the legend
        [ "$(elements m.svg | grep -v '<text' | grep -c "$(paint $unit m.svg)")" -ge 2 ]
    done
    [ "$(paint C m.svg)" != "$(paint A m.svg)" ]
    [ "$(paint C m.svg)" != "$(paint B m.svg)" ]
    grep -q '>low<' m.svg
    grep -q '>high<' m.svg
    # 20 per cent is low where low ends at 25
    printf '%s\n' label,from_percent,to_percent low,0,25 high,25,100 >bands.csv
    pdn-plot map baseline.csv --tiles tiles.csv --bands bands.csv --lang en -o m.svg
    [ "$(paint A m.svg)" = "$(paint B m.svg)" ]
}

@test "a file of squares: Norwegian headings, and every fault with its line" {
    printf '%s\n' 'kommune;kolonne;rad' 'A;0;0' 'B;1;0' >norsk.csv
    pdn-plot map baseline.csv --tiles norsk.csv --lang nb -o n.svg
    grep -q '>B<' n.svg

    refused() { # ROWS WANT
        printf 'unit,column,row\n%b' "$1" >bad.csv
        run pdn-plot map baseline.csv --tiles bad.csv --lang en -o bad.svg
        [ "$status" -eq 1 ]
        [[ "$output" == *"$2"* ]] || { echo "$output"; false; }
        [ ! -e bad.svg ]
    }
    refused 'A,0,0\nA,1,0\n' 'pdn-plot: bad.csv:3: "A" has a square already'
    refused 'A,0,0\nB,0,0\n' 'pdn-plot: bad.csv:3: "B" stands on the square of "A"'
    refused 'A,-1,0\nB,x,0\n' 'pdn-plot: bad.csv:2:2: column is -1: want a number that is not negative'
    refused 'A,-1,0\nB,x,0\n' 'pdn-plot: bad.csv:3:2: column is "x": want a number'
    refused 'A,0,0\nB,1000000,5\n' 'pdn-plot: bad.csv:3: want column and row from 0 to 199'
    refused ',0,0\n' 'pdn-plot: bad.csv:2:1: unit is empty'
    refused 'X,0,0\n' 'pdn-plot: baseline.csv: no unit has a square on the map'
    # without a file: the squares of the Kongsvinger region, where these are not
    run pdn-plot map baseline.csv -o bad.svg
    [ "$status" -eq 1 ]
    [[ "$output" == *'want a file unit,column,row of them'* ]]
}

@test "the squares of the region, without a file" {
    # Grue east of Nord-Odal, Eidskog south of Kongsvinger, Åsnes north of Grue
    { echo unit,year,indicator,population,events
      for unit in Kongsvinger Grue Nord-Odal Sør-Odal Eidskog Åsnes; do
          echo "$unit,2023,out,400,80"; done; } >outcomes.csv
    pdn-baseline -q -n 0 outcomes.csv -o baseline.csv
    pdn-plot map baseline.csv --lang en -o m.svg
    for unit in Kongsvinger Grue Nord-Odal Sør-Odal Eidskog Åsnes; do
        echo "$unit $(middle $unit m.svg)"
    done >where
    awk '{ x[$1] = $2; y[$1] = $3 }
        END {
            exit !(x["Grue"] > x["Nord-Odal"] + 50 && y["Eidskog"] > y["Kongsvinger"] + 50 &&
                y["Grue"] > y["Åsnes"] + 50 && x["Kongsvinger"] > x["Sør-Odal"] + 50)
        }' where || { cat where; false; }
}
