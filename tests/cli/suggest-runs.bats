#!/usr/bin/env bats
# pdn-ingest --suggest: headings that are a name alone, in a run of such, of
# whom some are on no list. What is left out, and the counts, are by hand.
bats_require_minimum_version 1.5.0
load ../support/suggest

# left_out HEADING...: headings without a line that reads them, in their order.
left_out() {
    [ "$(sed -n '1d;s/,*$//;/,/!p' f/codebook.csv | paste -sd'|')" = "$(IFS='|'; echo "$*")" ] ||
        { cat f/codebook.csv; echo "$stderr"; return 1; }
}

@test "a service that nobody on the list belongs to is told where it is asked about in a run of services" {
    printf '%s\n' 'ID;Hvor jobber du?;NAV;BUP;Politiet;NAV2;BUP2;Politiet2;Møter;Merknad;Bruker dere Teams?' \
        '1;NAV;;Daglig;Aldri;;Godt;;Ja;;Godt' '2;BUP;Daglig;;Daglig;Godt;;Dårlig;Nei;Aldri;Dårlig' \
        '3;NAV;;Aldri;Daglig;;;Godt;Ja;;Godt' '4;BUP;Aldri;;Daglig;Dårlig;;Godt;Nei;;Godt' >svar.csv
    suggest --actors svar.csv --roster svar.csv
    said 'warning: svar.csv: 4 headings name a service or unit of the actor file, 2 more do not ("Politiet"): left out; a service on the list and a question in their lines of codebook.csv take them in, and who is not there needs somebody of it there: people name groups here (alters = groups); by = Hvor jobber du?; pattern none, each stands in codebook.csv'
    left_out 'Hvor jobber du?' Politiet Politiet2 Møter Merknad 'Bruker dere Teams?'
    # at the head of a run, two of them, and between two runs
    printf '%s\n' 'ID;Hvor jobber du?;Politiet;Skolen;NAV;BUP;Politiet2;NAV2;BUP2;Skolen2' \
        '1;NAV;Aldri;Daglig;;Daglig;Godt;;Godt;' '2;BUP;Daglig;Aldri;Aldri;;Dårlig;Godt;;Godt' \
        '3;NAV;Aldri;Daglig;;Aldri;Godt;;Dårlig;' '4;BUP;Daglig;;Daglig;;Godt;Dårlig;;Dårlig' >svar.csv
    rm -r f
    suggest --actors svar.csv --roster svar.csv
    said 'warning: svar.csv: 4 headings name a service or unit of the actor file, 4 more do not ("Politiet", "Skolen"): left out; a service on the list and a question in their lines of codebook.csv take them in, and who is not there needs somebody of it there: people name groups here (alters = groups); by = Hvor jobber du?; pattern none, each stands in codebook.csv'
    left_out 'Hvor jobber du?' Politiet Skolen Politiet2 Skolen2
}

@test "somebody who is not on the list is told in a run of people; a column that answers otherwise is none" {
    six
    { echo 'Navn;Fremmøte;Åse Li;Odd Moe;Bo Ny;Kari Dahl;Merknad'
      echo 'Åse Li;Ja;;Daglig;Daglig;Aldri;Sjelden'; echo 'Odd Moe;Nei;Daglig;;Aldri;Aldri;'; echo 'Per Lie;Ja;Aldri;Aldri;Daglig;Daglig;'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: 3 headings name somebody on the list, 1 more ask of somebody who is not ("Bo Ny"): left out; somebody on the list and a question in their lines of codebook.csv take them in, and who is not there needs a line there: pattern ^(.+)$'
    left_out Fremmøte 'Bo Ny' Merknad
    # numbers are answers as well, of two kinds at least
    sed -i 's/Daglig/4/g;s/Aldri/0/g;s/Ja/4/;s/Nei/4/' svar.csv
    rm -r f
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: 3 headings name somebody on the list, 1 more ask of somebody who is not ("Bo Ny"): left out; somebody on the list and a question in their lines of codebook.csv take them in, and who is not there needs a line there: pattern ^(.+)$'
}

# ---- A question again of each ------------------------------------------------------

@test "a question that Forms numbers on is asked of whom the heading before it names" {
    six
    { echo 'Navn;Hvor ofte har du kontakt med Åse Li?;Hvor godt går det?;Hva hindrer?;Hvor ofte har du kontakt med Odd Moe?;Hvor godt går det?2;Hva hindrer?2;Hvor ofte har du kontakt med Kari Dahl?;Hvor godt går det?3;Hva hindrer?3'
      echo 'Åse Li;;;;Daglig;Godt;Tid;Aldri;;'
      echo 'Odd Moe;Ukentlig;Dårlig;Tid;;;;Daglig;Svært godt;'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: 6 headings that are a question and a number ask of whom the heading before them names: see codebook.csv'
    [ "$(grep -v ',,$' f/codebook.csv | sed '1d;s/.*?[0-9]*,//' | paste -sd' ')" = 'a,frequency a,quality a,barrier b,frequency b,quality b,barrier c,frequency c,quality c,barrier' ] ||
        { cat f/codebook.csv; return 1; }
    runs
    # by hand: b rates a 2 (svært dårlig 1 .. svært godt 5), a rates b 4
    pdn-ingest -q --actors six.csv --roster svar.csv --roster-id Navn --codebook f/codebook.csv --answers f/answers.csv -o n.graphml
    pdn-convert -q n.graphml -o ut --to csv
    [ "$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["frequency"] > 0 { print $at["from"] $at["to"] $at["quality"] }' ut/ties.csv | sort | paste -sd' ')" = 'ab4 ba2 bc5' ]
    # as many as are named, one behind each; else nobody is guessed at, and it is told
    cut -d';' -f1-9 svar.csv | sed '1s/Hvor godt går det?2/Hvor godt går det?4/' >ett.csv
    rm -r f
    suggest --actors six.csv --roster ett.csv
    ! grep -q 'quality' f/codebook.csv || false
    { echo 'Navn;Hvor ofte [Åse Li];Hvor ofte [Odd Moe];Hvor godt?;Hvor godt?2;Hvor godt?3'; echo 'Åse Li;;Daglig;Godt;Godt;Godt'; echo 'Odd Moe;Aldri;;Godt;Godt;Godt'; } >to.csv
    rm -r f
    suggest --actors six.csv --roster to.csv
    said 'warning: to.csv: 3 headings are a question and a number, as "Hvor godt?", and nothing says of whom: left out; an actor and a question in their lines of codebook.csv take them in'
}

# ---- What a blank cell means --------------------------------------------------------

@test "ticks of two kinds that nothing explains: what a blank means is asked, or a row below says it" {
    six
    { echo ';a;b;c;d'; echo 'a;–;x;;'; echo 'b;x;–;(x);'; echo 'c;;(x);–;'; echo 'd;;;;–'; } >kort.csv
    suggest --actors six.csv --roster kort.csv
    said 'warning: kort.csv: what a cell of contact left blank means, no answer says: silent (did not answer) or no (no contact) for its ? in study.ini'
    ini 'blank = ?'
    sed -i 's/^frequency,–,?/frequency,–,../; s/x),?/x),1/; s/x,?/x,2/' f/answers.csv
    told_by_report 'study.ini:20: blank ?: want silent or no'
    sed -i 's/^blank = ?/blank = no/' f/study.ini
    pdn-report -q -n 0 --only findings f/study.ini -o r
    # a row of sums and what the signs mean, below the table
    { cat kort.csv; echo 'Sum;1;2;1;0'; echo; echo 'x = ofte, (x) = av og til, – = en selv, blank = ikke kontakt;;;;'; } >lang.csv
    rm -r f r
    suggest --actors six.csv --roster lang.csv
    said 'lang.csv: a row beside the table says that a blank cell is no contact (blank = no)'
    said 'warning: lang.csv:6: 1 row of sums at the end: left out ("Sum")'
    ini 'blank = no'
}

# Three people: Anna and Per daily, Per and Kari never, Anna and Kari monthly.
@test "a column for each answer, too, is an answer" {
    printf '%s\n' 'navn;tjeneste' 'Anna Moe;NAV' 'Per Lien;NAV' 'Kari Vik;BUP' >folk.csv
    local case form mark none
    for case in '[%s] [%s]|1:0' '[%s] [%s]|1:' '[%s] [%s]|x:' '%s - %s|Ja:Nei' '%s: %s|1:0'; do
        form=${case%|*} mark=${case#*|} none=${case##*:}
        {
            printf 'Navn'
            for who in 'Anna Moe' 'Per Lien' 'Kari Vik'; do
                for answer in Aldri Månedlig Daglig; do
                    # shellcheck disable=SC2059 # the form is one
                    printf ";Hvor ofte samarbeider du med $form" "$who" "$answer"
                done
            done
            echo
            # a: Aldri, m: Månedlig, d: Daglig, o: oneself
            printf '%s\n' 'Anna Moe o d m' 'Per Lien d o a' 'Kari Vik m a o' | while read -r first last cells; do
                printf '%s %s' "$first" "$last"
                for cell in $cells; do
                    for answer in a m d; do
                        [ "$cell" = o ] && printf ';' && continue
                        [ "$cell" = "$answer" ] && printf ';%s' "${mark%:*}" || printf ';%s' "$none"
                    done
                done
                echo
            done
        } >svar.csv
        rm -rf f
        suggest --actors folk.csv --roster svar.csv
        grep -q 'is frequency: ' <<<"$stderr"
        pdn-report -q -n 0 --internal --only tables f/study.ini -o r >told 2>&1 || { cat told; false; }
        pdn-convert -q r/network*.graphml --to csv -o out
        # 4 contacts of 6, daily above monthly
        awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) n[$i] = i; next } { print $n["from"], $n["to"], $n["frequency"] }' \
            out/ties.csv | sort >got
        cat got
        [ "$(grep -c ' 0$' got)" -eq 2 ]
        [ "$(awk '/^Anna Moe Per Lien/ { d = $NF } /^Anna Moe Kari Vik/ { m = $NF } END { print (d > m && m > 0) }' got)" -eq 1 ]
        rm -rf out r
    done
}
