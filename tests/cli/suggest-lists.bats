#!/usr/bin/env bats
# pdn-ingest --suggest: what lists, scales and words are taken for. Files and
# what is expected of them are made by hand.
bats_require_minimum_version 1.5.0
load ../support/suggest

# ---- Groups ---------------------------------------------------------------------

@test "organisations that answer are put in no groups unless that is asked for" {
    printf '%s\n' 'Virksomhet;Nivå' 'NAV;stat' 'BUP;stat' 'PPT;kommune' 'Los;kommune' >virksomheter.csv
    printf '%s\n' 'org;Hvor ofte? [NAV];Hvor ofte? [BUP];Hvor ofte? [PPT];Hvor ofte? [Los]' 'NAV;;Aldri;Daglig;Aldri' \
        'BUP;Aldri;;Daglig;Daglig' 'PPT;Daglig;Daglig;;Aldri' 'Los;Aldri;Daglig;Aldri;' >svar.csv
    printf '%s\n' 'from,to' 'NAV,BUP' >duties.csv
    suggest --actors virksomheter.csv --roster svar.csv --one-answer organisations
    ! grep -q '^by' f/study.ini || false
    runs
    printf '%s\n' '[duties]' 'file = ../duties.csv' >>f/study.ini
    run --separate-stderr pdn-report f/study.ini -o r --internal
    ! grep -q 'duties name' <<<"$stderr" || false
    [ "$(grep -c '^BUP,NAV' r/tables/breakdown-1.csv)" -eq 1 ]
    # in groups the duty of two organisations is nobody's to see
    rm -rf f r && suggest --actors virksomheter.csv --roster svar.csv --one-answer organisations --by Nivå
    ini 'by = Nivå'
    printf '%s\n' '[duties]' 'file = ../duties.csv' >>f/study.ini
    run --separate-stderr pdn-report f/study.ini -o r --internal
    grep -qxF 'pdn-report: warning: duties.csv: 1 of 1 duties name an organisation, as "NAV", which is no group of its own in 1 (by = Nivå): counted as a duty of "stat"; without by each organisation stands for itself' <<<"$stderr"
}

# four_orgs HEADING: svar.csv, an answer of each of four under that heading, and
# virksomheter.csv.
four_orgs() {
    printf '%s\n' 'Virksomhet;Type' 'NAV;stat' 'BUP;stat' 'PPT;kommune' 'Los;kommune' >virksomheter.csv
    printf '%s\n' "$1;Hvor ofte? [NAV];Hvor ofte? [BUP];Hvor ofte? [PPT];Hvor ofte? [Los]" 'NAV;;Aldri;Daglig;Aldri' \
        'BUP;Aldri;;Daglig;Daglig' 'PPT;Daglig;Daglig;;Aldri' 'Los;Aldri;Daglig;Aldri;' >svar.csv
}

@test "an answer of each organisation is seen by what the list and the form call it, and told" {
    local end='answers = organisations in study.ini; where people answered for themselves, take that line out'
    four_orgs 'Hvem svarer du for?'
    suggest --actors virksomheter.csv --roster svar.csv
    said "warning: svar.csv: \"Hvem svarer du for?\" says whom somebody answers for: each answer is taken for that of an organisation, which \"Virksomhet\" names: $end"
    said 'svar.csv: each organisation stands for itself; where "Type" is to group them, by = Type in study.ini'
    ini 'answers = organisations' 'actors.id = Virksomhet'
    ! grep -q '^by' f/study.ini || false
    runs
    # planted: six pairs, three that both report, three that both deny but one
    pdn-report -q -n 0 f/study.ini -o alle >/dev/null
    [ "$(grep -c ',both-report,' alle/tables/breakdown-1.csv) $(grep -c ',none,' alle/tables/breakdown-1.csv)" = '3 3' ] || { cat alle/tables/breakdown-1.csv; return 1; }
    # ids, and names under a heading of their own; a contact at each, where the form says for whom
    rm -r f r
    awk -F';' '{ print (NR == 1 ? "id" : "v" NR) ";" $1 ";" (NR == 1 ? "Kontaktperson" : "N N" NR) }' virksomheter.csv >id.csv
    suggest --actors id.csv --roster svar.csv
    ini 'answers = organisations' 'actors.name = Virksomhet'
    runs
    # ties of organisations
    rm -r f r
    printf '%s\n' 'fra;til;hyppighet' 'NAV;PPT;2' 'BUP;PPT;1' 'PPT;NAV;0' >ties.csv
    suggest --actors virksomheter.csv --ties ties.csv
    said "warning: ties.csv: the list is of organisations: each answer is taken for that of an organisation, which \"Virksomhet\" names: $end"
}

@test "people are not taken for organisations; the column that groups them is told" {
    four_orgs Navn
    sed -i '1s/Virksomhet/Navn/' virksomheter.csv
    suggest --actors virksomheter.csv --roster svar.csv
    ! grep -q organisations f/study.ini || false
    ini 'by = Type'
    said 'warning: svar.csv: "Type" is taken for the services that people belong to, as several have the same there: by = Type in study.ini; another column there says otherwise'
    # the unit of people who have names too, one in each
    rm -r f
    awk -F';' '{ print (NR == 1 ? "Navn;Enhet" : "Person " NR ";" $1) }' virksomheter.csv >folk.csv
    four_orgs Enhet
    run --separate-stderr pdn-ingest --suggest f --actors folk.csv --roster svar.csv
    ! grep -qs organisations f/study.ini || false
}

@test "a full name is a name; what is different for everybody is never the services" {
    local heading
    roster 'Hvor ofte? [Åse Li]' 'Hvor ofte? [Odd Moe]' 'Hvor ofte? [Kari Dahl]' <<<'Daglig;Aldri;Ukentlig'
    for heading in 'Fullt navn' 'Fullt namn' 'Full name' Namn; do
        rm -rf f r
        six
        sed -i "1s/.*/Nr;$heading;Gruppe/" six.csv
        suggest --actors six.csv --roster svar.csv
        ini 'by = Gruppe'
        ! grep -q '^alters' f/study.ini || false
        runs
    done
    six
    sed -i '1s/.*/Nr;Ident;Gruppe/' six.csv
    sed -i 's/Åse Li;/a;/;s/Odd Moe;/b;/;s/Kari Dahl;/c;/;s/Per Lie;/d;/;s/Siri Eng;/e;/;s/Tor Vik;/f;/' svar.csv
    rm -rf f
    run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --suggest f
    refused 'svar.csv: the headings name what stands in "Ident" of six.csv, which is another for everybody: where these are people'\''s names, --column "actors.name=Ident"; where they are services, --by "Ident"'
    suggest --actors six.csv --roster svar.csv --column actors.name=Ident
    runs
}

# ---- Scales ---------------------------------------------------------------------

# rated LEAST MOST: six people rate two others, every number from LEAST to MOST.
rated() {
    six
    local i=0 span=$(($2 - $1 + 1)) who
    { echo 'Navn;Hvor ofte? [Åse Li];Kvalitet [Åse Li];Hvor ofte? [Kari Dahl];Kvalitet [Kari Dahl]'
      for who in 'Åse Li' 'Odd Moe' 'Kari Dahl' 'Per Lie' 'Siri Eng' 'Tor Vik'; do
          echo "$who;Aldri;$(($1 + i % span));Daglig;$(($1 + (i + 1) % span))"
          i=$((i + 2))
      done; } >svar.csv
    rm -rf f r
    suggest --actors six.csv --roster svar.csv
}

@test "a rating that nobody gave does not end the scale" {
    # 12 cells: each of four numbers thrice
    rated 2 5
    said 'warning: svar.csv: quality: nothing says what the scale is, and its cells hold 2 (3 cells), 3 (3), 4 (3), 5 (3): 1 to 5 is proposed: see [scales] in study.ini'
    ini '# wider than what was answered: put the scale that was asked' 'quality = 1:5'
    runs
    rated 1 3; ini 'quality = 1:5'
    rated 3 4; ini 'quality = 1:5'
    rated 3 6; ini 'quality = 1:7'
    rated 3 8; ini 'quality = 1:10'
    # a whole scale is what it is
    for most in 4 5 6 7 10; do
        rated 1 $most
        ini "quality = 1:$most"
        ! grep -q 'is proposed' <<<"$stderr" || false
    done
    suggest2=$(pdn-ingest --actors six.csv --roster svar.csv --scale quality=0:10 --suggest g 2>&1)
    ! grep -q 'is proposed' <<<"$suggest2" || false
    grep -qx 'quality = 0:10' g/study.ini
}

# ---- A no among names -----------------------------------------------------------

@test "Ingen among names: the row goes, and who said it has answered" {
    six
    printf '%s\n' 'from;to' 'Åse Li;BUP' 'Kari Dahl;NAV' 'Tor Vik;Ingen' >rader.csv
    run --separate-stderr pdn-ingest --actors six.csv --ties rader.csv --alters groups --by sector -o out.graphml
    refused 'rader.csv:4:2: "Ingen" is nobody on the list: where it is a no, take the row out, and let a column svart (responded) of six.csv have 1 for everybody who answered and 0 for the others: else who said no is read as one who did not answer'
    # as it says: three have answered
    sed -i '$d' rader.csv
    awk -F';' -v OFS=';' 'NR == 1 { print $0, "svart"; next } { print $0, ($1 ~ /[acf]/) }' six.csv >liste.csv
    run --separate-stderr pdn-ingest --actors liste.csv --ties rader.csv --alters groups --by sector -o out.graphml
    said 'liste.csv: 3 of 6 answered (50.0 %)'
}

# ---- Words ----------------------------------------------------------------------

@test "nynorsk headings and steps are known" {
    printf '%s\n' 'Namn;Teneste' 'Åse Li;NAV' 'Odd Moe;NAV' 'Kari Dahl;BUP' >folk.csv
    printf '%s\n' 'Kven svarar;Om kven;Kor ofte' 'Åse Li;Odd Moe;Sjeldnare' 'Åse Li;Kari Dahl;Kvar månad' \
        'Odd Moe;Åse Li;Kvar veke' 'Kari Dahl;Åse Li;Aldri' 'Kari Dahl;Odd Moe;Kvar dag' >kontakt.csv
    suggest --actors folk.csv --ties kontakt.csv --column ties.from='Kven svarar' --column ties.to='Om kven' \
        --column ties.frequency='Kor ofte'
    ini 'language = nn' 'title = Kven samarbeider med kven'
    [ "$(sed '1d;s/frequency,//' f/answers.csv | paste -sd' ')" = 'Aldri,0 Sjeldnare,1 Kvar månad,2 Kvar veke,3 Kvar dag,4' ]
    runs
}

@test "a title has no year, and no file's name" {
    six
    roster 'Hvor ofte? [Åse Li]' 'Hvor ofte? [Odd Moe]' <<<'Daglig;Aldri'
    mv svar.csv 'datasett 2023.csv'
    suggest --actors six.csv --roster 'datasett 2023.csv'
    ini '# what the report is called: where it was, say' 'title = Hvem samarbeider med hvem' 'language = nb'
}

# ---- What is not taken ------------------------------------------------------------

@test "whom a form has no name for is nobody on the list, nor nearly: told, and not taken" {
    local end='asks of others, whom the form has no name for and no list says who they are; where it is one that many mean, put it on the list and in the lines of codebook.csv'
    printf '%s\n' 'id;Navn;Tjeneste' 'a;Anne Li;NAV' 'b;Anne;BUP' 'c;Annette;PPT' 'd;Per Lie;PPT' >folk.csv
    { echo 'Navn;Hvor ofte? [Anne Li];Hvor ofte? [Anne];Hvor ofte? [Per Lie];Hvor ofte? [Annet];Hvor ofte? [Andre, hvem?];Hvor ofte? [Andre, hvem? (tekst)]'
      for n in Anne Annette 'Per Lie'; do echo "$n;Daglig;Aldri;Ukentlig;Aldri;Daglig;fastlegen"; done; } >svar.csv
    suggest --actors folk.csv --roster svar.csv
    said "warning: svar.csv: not taken: \"Hvor ofte? [Annet]\", \"Hvor ofte? [Andre, hvem?]\", \"Hvor ofte? [Andre, hvem? (tekst)]\": $end"
    ! grep -q '?$' f/codebook.csv f/answers.csv f/aliases.csv || false
    [ "$(wc -l <f/aliases.csv)" -eq 1 ]
    # planted: 9 answers, daily of Anne Li, never of Anne, weekly of Per Lie; two are of the one who answers
    said 'svar.csv: "Hvor ofte?" is frequency: 9 cells filled: Daglig 3, Aldri 3, Ukentlig 3'
    runs
    # services, in headings and in cells
    rm -r f r
    sed -i '1s/Anne Li/NAV/;1s/\[Anne\]/[BUP]/;1s/Per Lie/PPT/' svar.csv
    suggest --actors folk.csv --roster svar.csv
    said "warning: svar.csv: not taken: \"Hvor ofte? [Annet]\", \"Hvor ofte? [Andre, hvem?]\", \"Hvor ofte? [Andre, hvem? (tekst)]\": $end"
    runs
    rm -r f r
    printf '%s\n' 'Navn;Hvilke tjenester samarbeider du med?' 'Anne;"NAV;PPT;Annet;"' 'Annette;"BUP;NAV;Annet;"' 'Per Lie;"BUP;"' >svar.csv
    suggest --actors folk.csv --roster svar.csv
    said 'warning: svar.csv: "Hvilke tjenester samarbeider du med?": 2 times others are named whom the form has no name for (annet, andre): not taken, as no list says who that is'
    runs
    run --separate-stderr pdn-report -n 0 f/study.ini -o alle
    grep -qxF 'pdn-report: warning: svar.csv: "Hvilke tjenester samarbeider du med?": 2 times others are named whom the form has no name for, as "Annet": not taken, as no list says who that is' <<<"$stderr"
    # who is called so is
    printf '%s\n' 'Navn;Hvem samarbeider du med?' 'Andre Moe;"Anne; Per Lie"' 'Anne;"Andre Moe; Per Lie"' >svar.csv
    printf '%s\n' 'Navn;Tjeneste' 'Andre Moe;NAV' 'Anne;BUP' 'Per Lie;PPT' >folk.csv
    rm -r f r
    suggest --actors folk.csv --roster svar.csv
    ! grep -q 'no name for' <<<"$stderr" || false
    runs
}

@test "of each heading that is not taken it is told why" {
    six
    { echo 'Nr;Fullført;E-post;Navn;Tjenesten din;Alder;Synes du det er viktig?;Språk;Nærmeste leder;Tom;Kommentar;Hvor ofte? [Åse Li];Hvor ofte? [Odd Moe]'
      echo '1;01.02.2024;a@x.no;Kari Dahl;BUP;40;Ja;nb;Åse Li;;Vi bør møtes mer;Daglig;Aldri'
      echo '2;02.02.2024;b@x.no;Per Lie;BUP;50;Nei;nb;Åse Li;;;Aldri;Aldri'
      echo '3;02.02.2024;c@x.no;Siri Eng;Barnevern;39;Ja;nb;Åse Li;;Fint;Daglig;Daglig'
      echo '4;03.02.2024;d@x.no;Tor Vik;Barnevern;61;Ja;nb;Odd Moe;;Ingen ting;Aldri;Daglig'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: who answers stands in "Navn": 4 of 4 cells name somebody on the list'
    said 'svar.csv: not taken: "Tom": empty'
    said 'svar.csv: not taken: "Nr": numbers the rows'
    said 'svar.csv: not taken: "E-post": addresses'
    said 'warning: svar.csv: not taken: "Nærmeste leder": one name of the list in a cell, and nothing says what for: * and a question in its line of codebook.csv take it in'
    said 'svar.csv: not taken: "Tjenesten din": what the list of actors has of people'
    said 'svar.csv: not taken: "Språk": the same wherever it is filled in'
    said 'svar.csv: not taken: "Alder": numbers, of nobody on the list'
    said 'svar.csv: not taken: "Synes du det er viktig?": a choice, of nobody on the list'
    said 'svar.csv: not taken: "Kommentar": free text'
    # the days call the survey: told
    said 'svar.csv: the days of "Fullført" are of 2024: the survey is called so'
    runs
}

@test "a second list of names of which nothing says what it asks: the line that takes it in does" {
    six
    { echo 'Navn;Hvem samarbeider du med?;"Navn fra lista, flere mulig"'
      printf '%s\n' 'Åse Li;"Per Lie; Tor Vik";"Siri Eng; Tor Vik"' 'Odd Moe;"Kari Dahl; Åse Li";Tor Vik' 'Kari Dahl;Åse Li;"Åse Li; Siri Eng"'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: who answers stands in "Navn": 3 of 3 cells name somebody on the list'
    said 'warning: svar.csv: "Navn fra lista, flere mulig" lists people too, and nothing says what that means: left out; this line of codebook.csv instead of its own takes it in as a question: "Navn fra lista, flere mulig",*,navn_fra_lista_flere_mulig'
    runs
    rm -r r
    sed -i 's/^"Navn fra lista, flere mulig",.*/"Navn fra lista, flere mulig",*,navn_fra_lista_flere_mulig/' f/codebook.csv
    # by hand: three answered about five each, five of them contact; of the other question five are named
    run --separate-stderr pdn-report -n 0 --internal --only network f/study.ini -o r
    grep -qxF 'pdn-report: svar.csv: rows read 15 = ties 5 + merged 0 + self-ties 0 + no-contact 10' <<<"$stderr"
    grep -qxF 'pdn-report: svar.csv: "Navn fra lista, flere mulig": 3 cells list 5 names, each of navn_fra_lista_flere_mulig 1; who is not named there is of 0, and a blank cell is no answer' <<<"$stderr"
}

@test "two files of answers become one study as study.ini says" {
    mkdir ny
    printf '%s\n' 'Navn;Tjeneste' 'Åse Li;NAV' 'Odd Moe;NAV' 'Kari Dahl;BUP' 'Per Lie;BUP' >folk.csv
    { echo 'Navn;Hvor ofte? [Åse Li];Hvor ofte? [Odd Moe];Hvor ofte? [Kari Dahl];Hvor ofte? [Per Lie]'
      printf '%s\n' 'Åse Li;;Aldri;Ukentlig;Daglig' 'Odd Moe;Aldri;;Aldri;Daglig' 'Kari Dahl;Daglig;Daglig;;Aldri'; } >svar.csv
    printf '%s\n' 'Ansattnr;Etat' '101;NAV' '102;NAV' '103;BUP' '104;BUP' >ny/liste.csv
    { echo 'Ansattnr;Kontakt: 101;Kontakt: 102;Kontakt: 103;Kontakt: 104'; printf '%s\n' '101;;0;3;4' '102;0;;0;4' '103;4;4;;0'; } >ny/data.csv
    suggest --actors folk.csv --roster svar.csv
    mv f en
    suggest --actors ny/liste.csv --roster ny/data.csv
    { sed -n '/^\[wave 1\]/,/^$/p' f/study.ini | sed 's/wave 1/wave 2/;s,= \(codebook\|answers\|aliases\),= ../f/\1,;/^$/d'
      sed -n 's/^# columns = /columns = /p' f/study.ini; } >wave
    sed '/^\[survey\]/,$d' en/study.ini >en/both.ini
    cat wave >>en/both.ini
    sed -n '/^\[survey\]/,$p' en/study.ini >>en/both.ini
    pdn-report -q -n 0 --internal en/both.ini -o r >/dev/null
    # the same opinions: never 0, weekly 3, daily 4
    cmp r/tables/breakdown-1.csv r/tables/breakdown-2.csv
}
