#!/usr/bin/env bats
# Sheets of long names and of many: nothing leaves its place. What is expected
# follows from the files made here.

bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR"
}

# boxes FILE: x, y, width and words of each text
boxes() {
    sed 's/></>\n</g' "$1" | sed -n \
        's/^<text x="\([^"]*\)" y="\([^"]*\)".* textLength="\([^"]*\)"[^>]*>\(.*\)<\/text>/\1\t\2\t\3\t\4/p'
}

# outside FILE RIGHT: texts that begin left of the page or end right of RIGHT
outside() {
    boxes "$1" | awk -F '\t' -v right="$2" '$1 < 0 || $1 + $3 > right'
}

outcomes() {
    echo unit,year,indicator,population,events
    for year in 2022 2023; do
        echo "Nordre Land og Søndre Land interkommunale samarbeidsområde,$year,out,9000,$((900 + (year - 2022) * 600))"
        echo "Rusmiddelmisbruksbehandlingskoordinatorkommunen,$year,out,400,60"
        for k in 1 2 3 4; do echo "Sted $k,$year,out,400,$((40 + 9 * k))"; done
    done
}

@test "long names of units stay on the page, and out of the column" {
    outcomes >outcomes.csv
    pdn-baseline -q -n 0 --nullpunkt 2022 outcomes.csv -o baseline.csv
    for size in a4 a3 slide; do
        case $size in a4) page=842 ;; a3) page=1191 ;; slide) page=961 ;; esac
        for kind in baseline change funnel; do
            pdn-plot $kind baseline.csv --lang nb --size $size -o s.svg
            run outside s.svg $page
            [ -z "$output" ] || { echo "$kind $size"; echo "$output"; false; }
        done
    done
    # a name beside its line ends before the column of findings begins
    pdn-plot change baseline.csv --lang nb --size a4 -o s.svg
    column=$(boxes s.svg | awk -F '\t' '/^[0-9.]+\t[0-9.]+\t[0-9.]+\tHøyere i/ { print $1 }')
    [ -n "$column" ]
    boxes s.svg | awk -F '\t' -v column="$column" '/\tNordre Land og/ && $1 < column && $1 + $3 > column { bad = 1 } END { exit bad }'
}

@test "of two long names in one label both are known" {
    long='Arbeids- og velferdsforvaltningens ungdomsavdeling for hele regionen'
    { echo service,kind,question,answers,mean
      for k in $(seq 12); do
          for q in 'Lytter dere til ungdommene i alle overgangene' 'Svarer dere'; do
              echo "$long,staff,$q $k,20,4.0"
              echo "$long,youth,$q $k,20,3.0"
          done
      done; } >voices.csv
    pdn-tally voices -q voices.csv -o voices_.csv
    pdn-plot voices voices_.csv --lang nb --size a4 -o v.svg
    boxes v.svg | cut -f 4 >texts
    # 24 rows of one line: the beginning of the service, and of the question
    [ "$(grep -c '^Arbeids.*…: Lytter' texts)" -ge 12 ]
    [ "$(grep -c '^Arbeids.*…: Svarer' texts)" -ge 12 ]
}

@test "themes that share the first place are said together" {
    printf '%s\n' input,theme 1,A 2,A 3,B 4,B 5,C >inputs.csv
    pdn-tally themes -q inputs.csv | pdn-plot themes --lang nb >t.svg
    grep -q '>To temaer har flest innspill, 2 av 5 hver<' t.svg
    printf '%s\n' 6,A >>inputs.csv
    pdn-tally themes -q inputs.csv | pdn-plot themes --lang nb >t.svg
    grep -q '>3 av 6 innspill handler om én ting: A<' t.svg
}

@test "small maps of forty services keep their notes above the foot" {
    for wave in 2021 2022 2023; do
        { echo id,sector,responded
          for k in $(seq 0 79); do echo "p$k,Tjeneste $((k % 40)),1"; done; } >a.csv
        { echo from,to
          for k in $(seq 0 79); do echo "p$k,p$(((k + wave - 2000) % 80))"; done; } >t.csv
        pdn-ingest -q --actors a.csv --ties t.csv --wave $wave -o w$wave.graphml
    done
    for size in a4 a3; do
        pdn-plot multiples w*.graphml --lang nb --size $size -o m.svg
        foot=$(boxes m.svg | grep 'Til samtalen' | cut -f 2)
        # nothing but the small print stands below the question's line
        run awk -F '\t' -v foot="$foot" '$2 > foot + 3' <(boxes m.svg | grep -v 'pdnet ')
        [ -z "$output" ] || { echo "$size"; echo "$output"; false; }
        for k in 0 39; do [ "$(boxes m.svg | cut -f 4 | grep -cx "Tjeneste $k")" -ge 1 ]; done
    done
}

@test "where most are lost, what is lost does not cover the bars" {
    printf '%s\n' from,to,year,sent,arrived A,B,2023,171,8 >h.csv
    pdn-handover -q -n 0 h.csv | pdn-plot handover --lang nb --size a4 >h.svg
    # it ends within a twentieth of the page from its bar
    sed 's/></>\n</g' h.svg | grep 'fill="#8c510a"' | grep -o '[ML][0-9.]* ' |
        tr -d 'ML ' | sort -n | awk '$1 < 450 { if (!low) low = $1; high = $1 } END { exit !(high - low < 42) }'
}

@test "one pair that nobody knows enough about is not called without a break" {
    printf '%s\n' id,sector,responded a,A,1 b,B,1 c,A,1 >a.csv
    printf '%s\n' from,to,frequency a,b,0 b,c,0 c,b,0 >t.csv
    pdn-ingest -q --actors a.csv --ties t.csv -o n.graphml
    pdn-breakdown -q -n 200 n.graphml | pdn-plot pairs --lang nb >p.svg
    grep -q '>Vi vet ikke nok til å si hvor samarbeidet butter\.<' p.svg
}

@test "rows too low for type have no names over each other" {
    { echo id,sector,responded
      for k in $(seq 0 79); do echo "p$k,Tjeneste $((k % 40)),1"; done; } >a.csv
    { echo from,to
      for k in $(seq 0 79); do echo "p$k,p$(((k + 7) % 80))"; done; } >t.csv
    pdn-ingest -q --actors a.csv --ties t.csv -o n.graphml
    pdn-breakdown -q -n 100 n.graphml -o b.csv
    for size in a3 a4 slide; do
        pdn-plot pairs b.csv --lang nb --size $size -o p.svg
        # lines of the names, from the top: none nearer than nine points
        boxes p.svg | grep '	Tjeneste [0-9]*$' | cut -f 2 | sort -n |
            awk 'NR > 1 && $1 - was < 9 { bad = 1 } { was = $1 } END { exit bad }' || { echo "$size"; false; }
    done
    # where there is room they stand
    [ "$(boxes p.svg | grep -c '	Tjeneste [0-9]*$')" -eq 0 ]
    pdn-plot pairs b.csv --lang nb --size a3 -o p.svg
    [ "$(boxes p.svg | grep -c '	Tjeneste [0-9]*$')" -eq 40 ]
}

@test "a title of long names counts the places that it cannot name" {
    { echo id,sector,responded
      k=0
      for s in 'Arbeids- og velferdsforvaltningen' Frivillighetssentralorganisasjonen \
          Rusmiddelmisbruksbehandlingskoordinator 'Barne- og ungdomspsykiatrisk poliklinikk' \
          Ungdomsskolerådgivningstjenesten Politi Familievernkontoret Skole; do
          for i in 1 2 3 4 5; do k=$((k + 1)); echo "p$k,$s,1"; done
      done; } >a.csv
    { echo from,to
      for k in $(seq 40); do for d in 5 6 11 17; do echo "p$k,p$(((k + d - 1) % 40 + 1))"; done; done; } >t.csv
    pdn-ingest -q --actors a.csv --ties t.csv -o n.graphml
    pdn-breakdown -q -n 500 n.graphml -o b.csv
    for size in a3 a4 slide; do
        pdn-plot network n.graphml --by sector --breakdown b.csv --lang nb --size $size -o n.svg
        boxes n.svg | cut -f 4 | head -n 2 >title
        grep -q 'butter' title
        grep -qE 'steder til\.$|sted til\.$' title || { cat title; false; }
        run ! grep -q '…' title
    done
}
