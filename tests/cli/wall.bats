#!/usr/bin/env bats
# Sheets as they are read on a wall: nothing of a line is cut, a short column is
# set larger, what is hidden is said where it is seen, and no note speaks of
# what is not there. What is expected follows from the files made here.

bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
}

# texts FILE: size, x and words of each text
texts() {
    sed 's/></>\n</g' "$1" | sed -n \
        's/^<text x="\([^"]*\)".* font-size="\([^"]*\)"[^>]*>\(.*\)<\/text>/\2\t\1\t\3/p'
}

# size_of FILE WORDS: how large the text is that begins so
size_of() {
    texts "$1" | awk -F '\t' -v words="$2" 'index($3, words) == 1 { print $1; exit }'
}

@test "a column with little in it is larger, one with much is not" {
    printf '%s\n' input,theme 1,A 2,A 3,B >few.csv
    { echo input,theme,ideas
      for k in $(seq 12); do
          echo "$k,Theme $k with a name that takes more than one line of the column,3"
      done; } >many.csv
    for file in few many; do
        pdn-tally themes -q $file.csv | pdn-plot themes --lang nb >$file.svg
    done
    note='Innspillene er ikke'
    [ "$(size_of many.svg "$note")" = 11.5 ]
    # 1.4 times 11.5
    [ "$(size_of few.svg "$note")" = 16.1 ]
    # never as large as the title
    texts few.svg | awk -F '\t' '$2 > 700 && $1 >= 27 { bad = 1 } END { exit bad }'
}

@test "the line under the title is whole at every size" {
    title='Ung inkludering i Kongsvingerregionen, Solør og Odalen (laget undersøkelse)'
    { echo unit,year,indicator,population,events,li
      for k in $(seq 20); do for y in 2020 2021 2022 2023; do
          echo "K$k,$y,out,1000,$((150 + k)),0.$((10 + k))"; done; done; } >o.csv
    pdn-deviants -q -n 50 --resources li o.csv -o d.csv
    for size in a4 a3 slide; do
        pdn-plot deviants d.csv --lang nb --size $size --study "$title" >d.svg
        # its last words are where the years end
        texts d.svg | grep -q '2020 til 2023$'
        run ! grep -q 'ressursene · bedømt[^<]*…<' d.svg
    done
}

@test "several steps for one pair are told apart, and one step is no share" {
    printf '%s\n' id,sector,responded a,A,1 b,A,1 c,B,1 d,B,1 >a.csv
    printf '%s\n' from,to a,b c,d >t.csv
    for wave in 2022 2023; do
        pdn-ingest -q --actors a.csv --ties t.csv --wave $wave -o w$wave.graphml
    done
    pdn-waves -q --pairs -n 0 w2022.graphml w2023.graphml -o p.csv
    printf '%s\n' finding,step,owner,invited,deadline,done,wave \
        'A and B: missing,Meet,,,2022-03-01,,2022' \
        'A and B: missing,Write,,,2022-06-01,2022-09-15,2022' >two.csv
    head -2 two.csv >one.csv
    for file in one two; do
        pdn-tally actions -q --pairs p.csv $file.csv | pdn-plot actions --lang nb >$file.svg
    done
    grep -q '>steg 1 av 2<' two.svg
    grep -q '>steg 2 av 2<' two.svg
    run ! grep -q '>steg 1 av' one.svg
    run ! grep -q 'av 1 avtalt' one.svg
    grep -q '>Det avtalte steget er ikke gjort\.' one.svg
    grep -q '>1 av 2 avtalte steg er gjort\.' two.svg
}

@test "voices stand beside their marks, and who was not asked has none" {
    printf '%s\n' service,kind,question,answers,mean NAV,staff,Q,15,4.3 NAV,youth,Q,41,2.9 \
        Skole,staff,Q,8,4.0 >v.csv
    pdn-tally voices -q v.csv | pdn-plot voices --lang nb >v.svg
    for said in '4,3' '2,9' '4,0' '15 / 41' '8 / ikke spurt' '1 (lavest)' '5 (høyest)' \
        'De unge gir 1,4 lavere enn de ansatte.'; do
        texts v.svg | cut -f 3 | grep -qxF "$said" || { echo "$said"; false; }
    done
    run ! grep -q '>ikke spurt<' v.svg
}

@test "labels of one sheet have one size" {
    printf '%s\n' input,theme 1,Kort 2,Kort \
        '3,Samordning mellom tjenestenivåene i hele oppvekstløpet' >i.csv
    pdn-tally themes -q i.csv | pdn-plot themes --lang nb --size a4 >t.svg
    [ "$(size_of t.svg Kort)" = "$(size_of t.svg Samordning)" ]
}

@test "more than three of one's own: beside the names, not over each other" {
    { echo unit,year,indicator,population,events
      for k in 1 2 3 4 5 6 7 8; do
          echo "K$k,2021,out,400,$((60 + 8 * k))"; echo "K$k,2023,out,400,$((62 + 7 * k))"; done; } >o.csv
    pdn-baseline -q -n 0 --nullpunkt 2021 o.csv -o b.csv
    pdn-plot change b.csv --lang nb --highlight K1 >one.svg
    grep -q '>Strek gjennom et punkt' one.svg
    pdn-plot change b.csv --lang nb --highlight K1,K2,K3,K4 >four.svg
    run ! grep -q '>Strek gjennom et punkt' four.svg
    # K1: 68 of 400 to 69 of 400, a quarter of a point
    texts four.svg | grep -q '69 av 400 · +0,[23] (−[0-9],[0-9] til +[0-9],[0-9])$'
}

@test "of very many that changed as many are named as there is room for" {
    { echo unit,year,indicator,population,events
      for k in $(seq 60); do
          echo "K$k,2021,out,4000,$((800 + k))"; echo "K$k,2023,out,4000,$((500 + k))"; done; } >o.csv
    pdn-baseline -q -n 0 --nullpunkt 2021 o.csv -o b.csv
    pdn-plot change b.csv --lang nb --size a4 >c.svg
    texts c.svg | cut -f 3 | grep -c '^K[0-9]*$' >named
    [ "$(cat named)" -ge 10 ]
    grep -q '>60 av 60' c.svg
}

@test "what is told of voices is told with its figure, the farthest apart first" {
    { echo service,kind,question,answers,mean
      for k in $(seq 30); do
          echo "Tjeneste $k,staff,De unge er med på å bestemme hvordan tjenestene samarbeider,20,4.$((k % 10))"
          echo "Tjeneste $k,youth,De unge er med på å bestemme hvordan tjenestene samarbeider,20,$((k % 3 + 1)).0"
      done; } >v.csv
    pdn-tally voices -q v.csv | pdn-plot voices --lang nb --size a4 >v.svg
    texts v.svg | cut -f 3 >said
    # 4.9 to 1.0, 4.8 to 1.0 and so on
    grep 'De unge gir' said >gaps
    [ "$(wc -l <gaps)" -ge 3 ]
    [ "$(sed 's/[^0-9,]//g; s/,/./' gaps | sort -rnc 2>&1)" = '' ]
    run ! grep -q 'mer om' said
}

@test "where limits are hidden no line is explained" {
    { echo unit,year,indicator,population,events
      for k in 1 2 3 4; do echo "K$k,2023,out,$((300 * k)),$((50 * k))"; done
      echo K5,2023,out,40,2; } >o.csv
    pdn-baseline -q -n 0 o.csv -o open.csv
    pdn-baseline -q -n 0 --public o.csv -o public.csv
    pdn-plot funnel open.csv --lang nb >open.svg
    pdn-plot funnel public.csv --lang nb >public.svg
    grep -q '>95-prosentgrenser' open.svg
    run ! grep -q '>95-prosentgrenser' public.svg
    grep -q '>Grensene for ren tilfeldighet er' public.svg
}

# Nord 220 of 2000, Sør 640 of 2000: 11 and 32 %.
@test "units held against their groups: each row has its group's line, each dot its limits" {
    { echo unit,year,indicator,group,population,events
      echo N1,2023,out,Nord,1000,100
      echo N2,2023,out,Nord,1000,120
      echo S1,2023,out,Sør,1000,300
      echo S2,2023,out,Sør,1000,340; } >o.csv
    pdn-baseline -q -n 0 --benchmark group o.csv -o g.csv
    pdn-baseline -q -n 0 o.csv -o all.csv
    for size in a3 a4 slide; do
        for kind in baseline funnel; do
            pdn-plot $kind g.csv --lang nb --size $size >$kind.svg
            texts $kind.svg | cut -f 3 | tr '\n' ' ' | tr -s ' ' >said
            [ $size = slide ] || grep -q 'andelen i egen gruppe (Nord: 11,0.*% og Sør: 32,0.*%)' said
        done
    done
    pdn-plot baseline all.csv --lang nb >all.svg
    run ! grep -q 'egen gruppe' all.svg
}

@test "pairs that are hidden: the title says how many" {
    public=$(sh "$PDN_SOURCE/tests/support/made.sh" public)
    internal=$(sh "$PDN_SOURCE/tests/support/made.sh" internal)
    # of pairs between services, one wave to the next: a count is hidden, and
    # nothing is said of a change
    hidden=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $at["to_wave"] == 2023 && $at["group_a"] != $at["group_b"] && $at["finding"] == "" &&
            ($at["ties_before"] == ":" || $at["ties_after"] == ":" || $at["possible"] == ":")' \
        "$public/tables/waves-pairs.csv" | wc -l)
    said() { sed 's/<[^>]*>/ /g' "$1" | tr -s ' \n' ' '; }
    said "$public/plots/waves-pairs.svg" |
        grep -q "Hvordan det gikk, er skjult for $hidden av 91 par mellom tjenester\."
    run ! grep -q "gikk, er skjult" <(said "$internal/plots/waves-pairs.svg")
    # those who answered are those of the services shown
    grep -q 'i tjenestene som vises' "$public/plots/pairs.svg"
    run ! grep -q 'i tjenestene som vises' "$internal/plots/pairs.svg"
}

@test "hatched is explained under a table of pairs that has it" {
    printf '%s\n' id,sector,responded a,A,1 b,A,1 c,B,1 d,B,1 e,C,1 f,C,1 >a.csv
    printf '%s\n' from,to a,c c,a b,d d,b a,e e,a c,f f,c b,e d,f a,b c,d e,f >t.csv
    printf '%s\n' '[study]' 'title = T' 'language = nb' '[wave 2023]' \
        'actors = a.csv' 'ties = t.csv' >study.ini
    sed 's/^f,C,1/f,C,0/; s/^e,C,1/e,C,0/' a.csv >silent.csv
    grep -v '^[ef],' t.csv >fewer.csv
    pdn-report study.ini -q -n 0 --internal -o all >told
    sed 's/= a.csv/= silent.csv/; s/= t.csv/= fewer.csv/' study.ini >some.ini
    pdn-report some.ini -q -n 0 --internal -o some >told
    for folder in all some; do
        drawn=no said=no
        grep -q 'vet ikke nok: for få' $folder/plots/pairs.svg && drawn=yes
        grep -q 'Skravert: vet ikke' $folder/report.html && said=yes
        [ $drawn = $said ] || { echo "$folder $drawn $said"; false; }
    done
}

@test "every pair that breaks down is told on A4 too" {
    internal=$(sh "$PDN_SOURCE/tests/support/made.sh" internal)
    # six pairs of two of fourteen services called missing
    awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        NR > 1 { v = $at["verdict"]
                 if ($1 != $2 && v == "ordinary" && n < 6) { n++; v = "missing" }
                 $at["verdict"] = v }
        { print }' "$internal/tables/breakdown-2023.csv" >b.csv
    breaks=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $1 != $2 && $at["verdict"] ~ /^(missing|hangs-on-one|one-sided|strained)$/' b.csv | wc -l)
    [ "$breaks" -ge 6 ]
    pdn-plot pairs b.csv --lang nb --size a4 -o p.svg
    texts p.svg | cut -f 3 >said
    # a number in the table, the same one in the column
    for n in $(seq "$breaks"); do
        [ "$(grep -cx "$n" said)" -eq 2 ] || { echo "$n of $breaks"; false; }
    done
    run ! grep -q 'til i tabellen' said
    # no heading stands without the names it is of
    ! grep -q '^Fungerer godt, sier de ansatte$' said ||
        grep -A 1 '^Fungerer godt, sier de ansatte$' said | grep -q ' – '
}

@test "small maps name the services at their marks, on a slide in a key" {
    for wave in 2021 2022 2023; do
        { echo id,sector,responded
          for s in NAV BUP Ungdomsskolen Oppfølgingstjenesten; do
              for k in 1 2; do echo "$s$k,$s,1"; done; done; } >a.csv
        printf '%s\n' from,to NAV1,BUP1 BUP1,NAV1 NAV2,Ungdomsskolen1 \
            Ungdomsskolen2,Oppfølgingstjenesten1 Oppfølgingstjenesten2,BUP2 >t.csv
        pdn-ingest -q --actors a.csv --ties t.csv --wave $wave -o w$wave.graphml
    done
    for size in a3 a4; do
        pdn-plot multiples w*.graphml --lang nb --size $size -o m.svg
        texts m.svg >said
        # three maps; what is broken is broken between its words
        for name in NAV BUP; do
            [ "$(cut -f 3 said | grep -cx $name)" -eq 3 ]
        done
        [ "$(cut -f 3 said | grep -cxE 'Oppfølgings-|Oppfølgingstjenesten')" -eq 3 ]
    done
    pdn-plot multiples w*.graphml --lang nb --size slide -o m.svg
    [ "$(texts m.svg | cut -f 3 | grep -cx Ungdomsskolen)" -ge 1 ]
}

@test "a flow fills its sheet, and its names are broken between their words" {
    pdn-handover -q -n 0 "$PDN_SOURCE/samples/kongsvinger/handovers.csv" -o h.csv
    for size in a3 a4; do
        pdn-plot handover h.csv --lang nb --size $size -o h.svg
        # its bars reach from the first third of the page into the last quarter
        sed 's/></>\n</g' h.svg | grep 'fill="#3f6478"' >bars
        high=$(grep -o 'viewBox="0 0 [0-9.]* [0-9.]*"' h.svg | head -n 1 | tr -d '"' | cut -d ' ' -f 4)
        grep -oE '[ML][0-9.]+ [0-9.]+' bars | tr ' ' '\n' |
            awk 'NR % 2 == 0' | sort -n | awk -v high="$high" 'NR == 1 { top = $1 } { low = $1 }
            END { exit !(top < .3 * high && low > .72 * high) }' || { echo "$size"; false; }
        run ! grep -q 'Oppfølgingstje' <(texts h.svg | cut -f 3 | grep -v → | grep -v Oppfølgingstjenesten)
    done
}

@test "where counts are of the services shown, the title of the waves says so" {
    public=$(sh "$PDN_SOURCE/tests/support/made.sh" public)
    internal=$(sh "$PDN_SOURCE/tests/support/made.sh" internal)
    said() { sed 's/<[^>]*>/ /g' "$1" | tr -s ' \n' ' '; }
    said "$public/plots/waves.svg" | grep -q '^.*Av [0-9]* kontakter i 2022, i tjenestene som vises, er '
    said "$internal/plots/waves.svg" | grep -q 'Av [0-9]* kontakter i 2022 er '
    [ "$(texts "$public/plots/multiples.svg" | grep -c 'svarte i tjenestene som vises$')" -eq 3 ]
    said "$public/report.html" | grep -q ' svarte i tjenestene som vises\. De som ikke svarte'
    run ! grep -q 'i tjenestene som vises' "$internal/report.html"
}

@test "a row without counts is not drawn beside rows that have them" {
    public=$(sh "$PDN_SOURCE/tests/support/made.sh" public)
    internal=$(sh "$PDN_SOURCE/tests/support/made.sh" internal)
    for folder in "$public" "$internal"; do
        run ! grep -q 'antallet er skjult' "$folder/plots/waves-pairs.svg"
        # no change is told: no more rows than are read from afar, in one size
        texts "$folder/plots/waves-pairs.svg" | grep -E '	[^	]* – |	Innad i ' >rows
        [ "$(wc -l <rows)" -le 18 ]
        [ "$(cut -f 1 rows | sort -u | wc -l)" -eq 1 ]
    done
    # where hardly another is, they stand: two pairs, one of them hidden
    printf '%s\n' "$(head -n 1 "$public/tables/waves-pairs.csv")" >two.csv
    grep -m 2 '^2022,2023,NAV,' "$public/tables/waves-pairs.csv" >>two.csv || true
    awk -F, 'NR > 1 && $0 ~ /:/' "$public/tables/waves-pairs.csv" | grep '2022,2023' | head -n 2 >>two.csv
    pdn-plot waves-pairs two.csv --lang nb >two.svg
    grep -q 'skjult<' two.svg
}

@test "every claim is told beside the figure, in a few words where there is no room for more" {
    public=$(sh "$PDN_SOURCE/tests/support/made.sh" public)
    # the units that some claim, or something worse, is said of
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $at["claim"] != "none" && $at["claim"] != "too-little-data" { print $at["unit"] }' \
        "$public/tables/deviants.csv" >claims
    [ "$(wc -l <claims)" -ge 5 ]
    for size in a4 a3 slide; do
        pdn-plot deviants "$public/tables/deviants.csv" --lang nb --size $size >d.svg
        column=$([ $size = slide ] && echo 600 || echo 520)
        texts d.svg | awk -F '\t' -v column=$column '$2 > column { print $3 }' >said
        while read -r unit; do
            grep -q "^$unit\(:\| gjør\| har\| er\)" said || { echo "$size: $unit"; false; }
        done <claims
        run ! grep -q 'til i tabellen' said
    done
}
