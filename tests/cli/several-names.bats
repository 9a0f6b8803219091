#!/usr/bin/env bats
# Cells that list several names, and a yes or no before how often. Who named whom
# is made by hand beside each file.
bats_require_minimum_version 1.5.0
load ../support/suggest

# answers: those of the folder ut, with how often: "a>b 1", in order.
answers() {
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { print $at["from"] ">" $at["to"] ("frequency" in at ? " " $at["frequency"] : "") }' ut/ties.csv | LC_ALL=C sort | paste -sd'|' | sed 's/|/, /g'
}

# pairs OPTION...: all that was answered, what is no contact too.
pairs() {
    rm -rf ut
    pdn-ingest -q "$@" -o n.graphml && pdn-convert -q n.graphml -o ut --to csv && answers
}

# of_study: the contacts of the study that was proposed.
of_study() {
    rm -rf r ut
    pdn-report -q -n 0 --internal --only network f/study.ini -o r >/dev/null || return 1
    pdn-convert -q r/network-*.graphml -o ut --to csv
    sed -i '/,0,*$/d' ut/ties.csv
    answers
}

# pattern: the one that was proposed.
pattern() { sed -n 's/^roster_pattern = //p' f/study.ini; }

@test "a cell of Forms that lists people: each named is contact, the others none, who left it blank did not answer" {
    six
    printf '%s\n' 'ID;Navn;Hvem samarbeider du med?' '1;Åse Li;"Odd Moe;Per Lie;"' '2;Odd Moe;"Tor Vik;"' '3;Kari Dahl;Ingen' '4;Per Lie;' >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: "Hvem samarbeider du med?" lists people: 3 names in 3 cells: frequency for each, none for who is not named there (* in codebook.csv); a blank cell is no answer'
    [ "$(tail -1 f/codebook.csv)" = 'Hvem samarbeider du med?,*,frequency' ]
    runs
    # by hand: three answered about five others, 15 rows, 3 of them contact
    run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --roster-id Navn --codebook f/codebook.csv -o n.graphml
    said 'svar.csv: rows read 15 = ties 3 + merged 0 + self-ties 0 + no-contact 12'
    said 'six.csv: 3 of 6 answered (50.0 %)'
    [ "$(of_study)" = 'a>b 1, a>d 1, b>f 1' ]
}

@test "names typed with commas and og are parted where somebody is called so, in any order of the name" {
    six
    printf '%s\n' 'Navn;Hvem jobber du med?' 'Åse Li;Odd Moe, Per Lie og Tor Vik' 'Odd Moe;Vik, Tor, Li, Åse' 'Kari Dahl;"Lie, Per"' \
        'Per Lie;Kari Dahl / Tor Vik & Odd Moe' 'Siri Eng;a + b samt c' >svar.csv
    suggest --actors six.csv --roster svar.csv
    runs
    [ "$(of_study)" = 'a>b 1, a>d 1, a>f 1, b>a 1, b>f 1, c>d 1, d>b 1, d>c 1, d>f 1, e>a 1, e>b 1, e>c 1' ]
}

@test "a name in a list that meets nobody is told with its cell, each of them; nearly somebody is an alias" {
    six
    printf '%s\n' 'Navn;Hvem jobber du med?' 'Åse Li;Odd Moe, Ola Nordmann og Tor Vik' 'Odd Moe;"Kari Dal;Pia Ås;Eva Ek"' 'Siri Eng;Åse Li, Per Lie, Odd Moe, Tor Vik' >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv:2:2: not read yet: unknown actor "Ola Nordmann": want an id or alias of the actor file, or - for its id in aliases.csv where that is nobody on the list'
    said 'warning: svar.csv:3:2: not read yet: unknown actor "Pia Ås": want an id or alias of the actor file, or - for its id in aliases.csv where that is nobody on the list'
    said 'warning: svar.csv:3:2: not read yet: unknown actor "Eva Ek": want an id or alias of the actor file, or - for its id in aliases.csv where that is nobody on the list'
    said 'warning: svar.csv: "Kari Dal" is nearly somebody on the list, id c: in aliases.csv'
    told_by_report 'svar.csv:2:2: unknown actor "Ola Nordmann": want an id or alias of the actor file, or - for its id in aliases.csv where that is nobody on the list'
    printf '%s\n' 'Ola Nordmann,d' 'Pia Ås,e' 'Eva Ek,f' >>f/aliases.csv
    [ "$(of_study)" = 'a>b 1, a>d 1, a>f 1, b>c 1, b>e 1, b>f 1, e>a 1, e>b 1, e>d 1, e>f 1' ]
}

@test "a column for each of daily, weekly ..., with names in its cells, is how often" {
    six
    printf '%s\n' 'Navn;Hvem jobber du med daglig?;Hvem jobber du med ukentlig?;Hvem jobber du med sjeldnere?' \
        'Åse Li;Odd Moe;Per Lie, Tor Vik;' 'Odd Moe;;Åse Li;Kari Dahl;' 'Kari Dahl;;;' >svar.csv
    sed -i '3s/.*/Odd Moe;;"Åse Li";"Kari Dahl; Siri Eng"/' svar.csv
    suggest --actors six.csv --roster svar.csv
    # steps of the scale, by hand: rarely 1, monthly 2, weekly 3, daily 4
    [ "$(sed 1d f/answers.csv | paste -sd' ')" = 'frequency,daglig,4 frequency,ukentlig,3 frequency,sjeldnere,1' ] || { cat f/answers.csv; return 1; }
    ini 'frequency = 0:4'
    runs
    [ "$(of_study)" = 'a>b 4, a>d 3, a>f 3, b>a 3, b>c 1, b>e 1' ]
}

# By hand: a left rarely blank and b daily, c all three.
@test "a blank list beside a filled one of the question names nobody more: told, with how many" {
    local how=(--actors six.csv --roster svar.csv --roster-id Navn --codebook f/codebook.csv --answers f/answers.csv)
    six
    printf '%s\n' 'Navn;Hvem jobber du med daglig?;Hvem jobber du med ukentlig?;Hvem jobber du med sjeldnere?' \
        'Åse Li;Odd Moe;"Per Lie;Tor Vik";' 'Odd Moe;;"Åse Li;";"Kari Dahl;Siri Eng;"' 'Kari Dahl;;;' >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: "Hvem jobber du med daglig?" lists people: 1 names in 1 cells: frequency daglig for each, none for who is not named there (* in codebook.csv); only all 3 columns blank is no answer: 2 cells blank beside a filled one are read as nobody more named'
    said 'svar.csv: "Hvem jobber du med ukentlig?" lists people: 3 names in 2 cells: frequency ukentlig for each, none for who is not named there (* in codebook.csv); only all 3 columns blank is no answer'
    run --separate-stderr pdn-ingest "${how[@]}" -o n.graphml
    said 'svar.csv: "Hvem jobber du med daglig?": 1 cells list 1 names, each of frequency 4; who is named in no column of the question is of 0, and who left all of them blank did not answer'
    said 'svar.csv: frequency: 2 cells of 2 rows are blank beside a filled one of the 3 columns that list names: read as nobody more named'
    [ "$(pairs "${how[@]}")" = 'a>b 4, a>c 0, a>d 3, a>e 0, a>f 3, b>a 3, b>c 1, b>d 0, b>e 1, b>f 0' ]
    # where others write that it is nobody, a blank is in doubt
    echo 'Siri Eng;Ingen;Åse Li;Ingen' >>svar.csv
    run --separate-stderr pdn-ingest "${how[@]}" -o n.graphml
    said 'warning: svar.csv: frequency: 2 cells of 2 rows are blank beside a filled one of the 3 columns that list names: read as nobody more named; others write that it is nobody, so see whether these are no answer'
}

# By hand: of five names in the weekly lists two are on the list.
@test "a column that is asked as a list is, with mostly others in it, is left out and told" {
    six
    printf '%s\n' 'Navn;Hvem samarbeider du med ukentlig?;Hvem samarbeider du med sjeldnere?' \
        'Åse Li;Alle i NAV;"Odd Moe;Per Lie"' 'Odd Moe;skolene;"Åse Li;Per Lie"' 'Kari Dahl;teamet mitt;"Odd Moe;Åse Li"' \
        'Per Lie;"Tor Vik;Kari Dahl";"Odd Moe;Åse Li"' >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: "Hvem samarbeider du med ukentlig?" is asked as a list of people is, but only 2 of the 5 names in it are on the list: left out, and who is named in it alone is read as no contact; this line of codebook.csv instead of its own takes it in: Hvem samarbeider du med ukentlig?,*,frequency'
    runs
    # services so
    printf '%s\n' 'Navn;Hvilke tjenester jobber du med ukentlig?;Hvilke tjenester jobber du med sjeldnere?' \
        'Åse Li;skolene;"BUP;Barnevern"' 'Odd Moe;lensmannen;"BUP;Barnevern"' 'Kari Dahl;"NAV;fastlegen";"NAV;Barnevern"' >svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: "Hvilke tjenester jobber du med ukentlig?" is asked as a list of services is, but only 1 of the 4 names in it are on the list: left out, and who is named in it alone is read as no contact; this line of codebook.csv instead of its own takes it in: Hvilke tjenester jobber du med ukentlig?,*,frequency'
    # words that name nobody are no list
    printf '%s\n' 'Navn;Hvem samarbeider du med?;Hvem samarbeider du helst med, og hvorfor?' \
        'Åse Li;"Odd Moe;Per Lie";dem som svarer' 'Odd Moe;"Åse Li;Per Lie";ingen spesielle' >svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    ! grep -q 'is asked as a list' <<<"$stderr" || false
}

@test "a cell of Forms that lists services, and how often of each beside it" {
    six
    printf '%s\n' 'Navn;Hvilke tjenester samarbeider du med?' 'Åse Li;BUP;' 'Kari Dahl;"NAV;Barnevern;"' 'Tor Vik;ingen' >svar.csv
    sed -i '2s/.*/Åse Li;"BUP;"/' svar.csv
    suggest --actors six.csv --roster svar.csv
    ini 'alters = groups'
    runs
    [ "$(of_study)" = 'a>BUP 1, c>Barnevern 1, c>NAV 1' ]
    # Barnevern: a did not choose it, so never; how often counts where it stands
    printf '%s\n' 'Navn;Hvilke tjenester samarbeider du med?;Hvor ofte? [NAV];Hvor ofte? [BUP];Hvor ofte? [Barnevern]' \
        'Åse Li;"BUP;";;Ukentlig;' 'Kari Dahl;"NAV;Barnevern;";Daglig;;' 'Tor Vik;Ingen;;;' >begge.csv
    rm -r f r
    suggest --actors six.csv --roster begge.csv
    grep -qx 'Hvilke tjenester samarbeider du med?,\*,contact' f/codebook.csv
    runs
    [ "$(pairs --actors six.csv --roster begge.csv --roster-id Navn --alters groups --roster-pattern "$(pattern)" \
        --codebook f/codebook.csv --answers f/answers.csv)" = 'a>BUP 3, a>Barnevern 0, c>Barnevern , c>NAV 4, f>BUP 0, f>NAV 0' ]
}

@test "whether (ja, nei; valgt; 1, 0) and then how often: no is none, yes alone is contact" {
    local ja nei
    six
    while read -r ja nei; do
        printf '%s\n' 'Navn;Samarbeider du med [NAV];Samarbeider du med [BUP];Samarbeider du med [Barnevern];Hvor ofte [NAV];Hvor ofte [BUP];Hvor ofte [Barnevern]' \
            'Åse Li;;JA;NEI;;Daglig;' 'Odd Moe;;NEI;JA;;;' 'Kari Dahl;JA;;NEI;Ukentlig;;' 'Tor Vik;NEI;NEI;;;;' | sed "s/JA/$ja/g; s/NEI/$nei/g" >svar.csv
        rm -rf f
        suggest --actors six.csv --roster svar.csv
        grep -q 'contact$' f/codebook.csv || { cat f/codebook.csv; return 1; }
        ! grep -q 'no answer means no contact' <<<"$stderr" || false
        runs
        rm -r r
        [ "$(pairs --actors six.csv --roster svar.csv --roster-id Navn --alters groups --roster-pattern "$(pattern)" \
            --codebook f/codebook.csv --answers f/answers.csv)" = 'a>BUP 4, a>Barnevern 0, b>BUP 0, b>Barnevern , c>Barnevern 0, c>NAV 3, f>BUP 0, f>NAV 0' ]
    done <<<$'Ja Nei\nValgt Ikke\\ valgt\n1 0\nYes No'
    # what says neither is a fault, and a no beside how often is told
    sed -i '2s/No;;Daglig/Kanskje;;Daglig/; 3s/No;Yes;;;/No;Yes;;Daglig;/' svar.csv
    run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --roster-id Navn --alters groups --roster-pattern "$(pattern)" \
        --codebook f/codebook.csv --answers f/answers.csv -o out.graphml
    refused 'svar.csv:2:4: contact: 1 cells say neither yes nor no: Kanskje 1: want 1 or 0, x, ja or nei, or a line of --answers'
    said 'warning: svar.csv:3: 1 answers say that there is no contact and how often there is, or that there is and never: how often counts'
}

@test "ties whose to lists several: a row of each, with what stands beside" {
    six
    printf '%s\n' 'fra;til;hyppighet' 'Åse Li;"Odd Moe; Per Lie;";3' 'Odd Moe;Tor Vik, Åse Li og Kari Dahl;1' 'Kari Dahl;"Lie, Per";2' >par.csv
    run --separate-stderr pdn-ingest --actors six.csv --ties par.csv -o n.graphml
    said 'par.csv: 2 of 3 cells of "to" list several names, as line 2: a row of each, 5'
    said 'par.csv: rows read 6 = ties 6 + merged 0 + self-ties 0 + no-contact 0'
    [ "$(pairs --actors six.csv --ties par.csv)" = 'a>b 3, a>d 3, b>a 1, b>c 1, b>f 1, c>d 2' ]
    suggest --actors six.csv --ties par.csv
    runs
    # services too
    printf '%s\n' 'fra;til' 'Åse Li;BUP og Barnevern' 'Kari Dahl;"NAV|Barnevern"' >tj.csv
    [ "$(pairs --actors six.csv --ties tj.csv --alters groups)" = 'a>BUP, a>Barnevern, c>Barnevern, c>NAV' ]
    # each name that meets nobody is told; who sends is one
    printf '%s\n' 'fra;til' 'Åse Li;"Ola;Pia;Odd Moe"' 'Odd Moe;Per Lie' 'Åse Li;Odd Moe' '"Åse Li;Odd Moe";Per Lie' >feil.csv
    run --separate-stderr pdn-ingest --actors six.csv --ties feil.csv -o out.graphml
    refused 'feil.csv:2:2: unknown actor "Ola": want an id or alias of the actor file'
    refused 'feil.csv:2:2: unknown actor "Pia": want an id or alias of the actor file'
    refused 'feil.csv:5:1: unknown actor "Åse Li;Odd Moe": want an id or alias of the actor file'
}

@test "a sign that a name on the list holds parts nothing, and what nobody is called stays whole" {
    printf '%s\n' id,name,sector 'x;1,"Helse, sosial og omsorg",A' 'y,Ola og Per,B' 'z,Kari,B' >a.csv
    printf '%s\n' from,to 'z,x;1' 'z,"Helse, sosial og omsorg, Ola og Per"' 'y,"Kari Moen og Pia"' >t.csv
    run --separate-stderr pdn-ingest --actors a.csv --ties t.csv -o out.graphml
    refused 't.csv:4:2: unknown actor "Kari Moen og Pia": want an id or alias of the actor file'
    sed -i '$d' t.csv
    [ "$(pairs --actors a.csv --ties t.csv)" = 'z>x;1, z>y' ]
    # who is added may be called anything: only names that are known are parted
    printf '%s\n' from,to 'z,"Moen, Pia"' 'z,"Kari, Ola og Per"' >t.csv
    run --separate-stderr pdn-ingest --actors a.csv --ties t.csv --unknown add -o n.graphml
    said 'warning: t.csv:2:2: unknown actor "Moen, Pia": added'
    said 't.csv: rows read 3 = ties 2 + merged 0 + self-ties 1 + no-contact 0'
}

@test "a list and a column of its own that ask the same is a fault, and so is a list that answers in words" {
    six
    printf '%s\n' 'Navn;Hvem?;Hvor ofte? [Odd Moe]' 'Åse Li;Per Lie;2' >svar.csv
    printf '%s\n' code,actor,question 'Hvem?,*,frequency' 'Hvor ofte?,,frequency' >kode.csv
    run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --roster-id Navn --codebook kode.csv --roster-pattern '^(.*) \[(.*)\]$' -o out.graphml
    refused 'svar.csv:1:2: "Hvem?" lists names and asks the same (frequency) as "Hvor ofte? [Odd Moe]": where it says only whom there is contact with, its question in the codebook is contact'
    sed -i 's/[*],frequency/*,hindring/' kode.csv
    run --separate-stderr pdn-ingest --actors six.csv --roster svar.csv --roster-id Navn --codebook kode.csv --roster-pattern '^(.*) \[(.*)\]$' -o out.graphml
    refused 'svar.csv:1:2: "Hvem?" lists names: barrier is no question that they answer'
}

# By hand: a says yes of BUP, every day; c of NAV, the second step of five.
@test "whether, and then how often in numbers: by what heading or answers say of them; a rating beside it is none" {
    local ja nei asks first second want form
    six
    while IFS='|' read -r ja nei asks first second want; do
        printf '%s\n' "Navn;Har du kontakt med [NAV];Har du kontakt med [BUP];Har du kontakt med [Barnevern];$asks [NAV];$asks [BUP];$asks [Barnevern]" \
            "Åse Li;;$ja;$nei;;$first;" "Odd Moe;;$nei;$ja;;;" "Kari Dahl;$ja;;$nei;$second;;" "Tor Vik;$nei;$nei;;;;" >svar.csv
        rm -rf f r
        suggest --actors six.csv --roster svar.csv
        grep -q '"Har du kontakt med.*" is contact:' <<<"$stderr" && grep -q '" is frequency:' <<<"$stderr" || { echo "$asks: $stderr"; return 1; }
        runs || { echo "$asks: $stderr"; return 1; }
        form=$(pattern)
        [ "$(pairs --actors six.csv --roster svar.csv --roster-id Navn --alters groups ${form:+--roster-pattern "$form"} \
            --codebook f/codebook.csv --answers f/answers.csv)" = "$want" ] || { echo "$asks"; answers; return 1; }
    done <<'END'
Ja|Nei|Hvor ofte har dere kontakt? (1=daglig, 5=sjelden)|1|2|a>BUP 5, a>Barnevern 0, b>BUP 0, b>Barnevern , c>Barnevern 0, c>NAV 4, f>BUP 0, f>NAV 0
1|0|Hvor ofte har dere kontakt? (1=sjelden, 5=daglig)|5|4|a>BUP 5, a>Barnevern 0, b>BUP 0, b>Barnevern , c>Barnevern 0, c>NAV 4, f>BUP 0, f>NAV 0
1|0|Omfang av kontakten (1=daglig, 5=sjelden)|1|2|a>BUP 5, a>Barnevern 0, b>BUP 0, b>Barnevern , c>Barnevern 0, c>NAV 4, f>BUP 0, f>NAV 0
1|0|Hvor ofte har dere kontakt? (1-5)|5|4|a>BUP 5, a>Barnevern 0, b>BUP 0, b>Barnevern , c>Barnevern 0, c>NAV 4, f>BUP 0, f>NAV 0
Ja|Nei|Hvor ofte har dere kontakt?|1 - Daglig|2 - Ukentlig|a>BUP 2, a>Barnevern 0, b>BUP 0, b>Barnevern , c>Barnevern 0, c>NAV 1, f>BUP 0, f>NAV 0
END
    # how the contact has been is not how often
    sed -i '1s/Hvor ofte har dere kontakt?/Hvordan har kontakten vært?/g; s/1 - Daglig/5/; s/2 - Ukentlig/4/' svar.csv
    rm -rf f
    suggest --actors six.csv --roster svar.csv
    grep -q '"Har du kontakt med.*" is frequency:' <<<"$stderr"
}

@test "of two of one name of whom an alias takes one, the other is not asked about, never a contact that is not there" {
    printf '%s\n' 'id;Navn;Tjeneste' 'a;Kari Hansen;NAV' 'b;Kari Hansen;BUP' 'c;Odd Moe;NAV' 'd;Per Lie;BUP' 'e;Siri Eng;PPT' >liste.csv
    printf '%s\n' 'ID;Hvem samarbeider du med?' 'c;"Kari Hansen; Per Lie"' 'd;"Kari Hansen; Odd Moe"' 'e;"Per Lie; Odd Moe"' >svar.csv
    suggest --actors liste.csv --roster svar.csv
    said 'warning: svar.csv:2:2: "Kari Hansen" is the name of more than one on the list, a or b: an id for its ? in aliases.csv'
    sed -i 's/?/a/' f/aliases.csv
    # by hand: three answered about four others each; nine of the twelve answers are not about b
    run --separate-stderr pdn-ingest --actors liste.csv --roster svar.csv --roster-id ID --codebook f/codebook.csv --aliases f/aliases.csv -o n.graphml
    said 'warning: svar.csv:1:2: frequency: the name of 1 (b) always means another here, by aliases: whether somebody named them nobody can know, and they are read as not asked about'
    said 'warning: aliases.csv: "Kari Hansen" is the name of b too, and is read as a wherever it stands: somebody else of that name is named only where an id or another alias says so'
    said 'svar.csv: rows read 12 = ties 6 + merged 0 + self-ties 0 + no-contact 3 + left open 3'
    rm -rf ut
    pdn-convert -q n.graphml -o ut --to csv
    [ "$(answers)" = 'c>a 1, c>b ., c>d 1, c>e 0, d>a 1, d>b ., d>c 1, d>e 0, e>a 0, e>b ., e>c 1, e>d 1' ]
    # the other named once, by what stands beside the name: who does not name her says so
    sed -i 's/^e;.*/e;"Kari Hansen (BUP); Odd Moe"/' svar.csv
    echo 'Kari Hansen (BUP),b' >>f/aliases.csv
    run --separate-stderr pdn-ingest --actors liste.csv --roster svar.csv --roster-id ID --codebook f/codebook.csv --aliases f/aliases.csv -o n.graphml
    said 'svar.csv: rows read 12 = ties 6 + merged 0 + self-ties 0 + no-contact 6'
    # a row for each: told in the same words
    printf '%s\n' 'fra;til;hyppighet' 'c;Kari Hansen;2' 'd;Kari Hansen;1' >t.csv
    run --separate-stderr pdn-ingest --actors liste.csv --ties t.csv --aliases f/aliases.csv -o n.graphml
    said 'warning: aliases.csv: "Kari Hansen" is the name of b too, and is read as a wherever it stands: somebody else of that name is named only where an id or another alias says so'
}

@test "vet ikke among ja and nei is no answer to whether there is contact, and how often may be days" {
    six
    # planted: five who do, three who do not, one who does not know, one left blank
    { echo 'Navn;Har du kontakt? [Åse Li];Dager i måneden? [Åse Li];Har du kontakt? [Odd Moe];Dager i måneden? [Odd Moe]'
      printf '%s\n' 'Kari Dahl;Ja;12;Nei;' 'Per Lie;Nei;;Ja;20' 'Siri Eng;Ja;1;Vet ikke;' 'Tor Vik;Nei;;Ja;3' 'Odd Moe;Ja;8;;'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    [ "$(sed 1d f/codebook.csv | paste -sd' ')" = 'Har du kontakt?,,contact Dager i måneden?,,frequency' ]
    [ "$(sed 1d f/answers.csv)" = 'contact,Vet ikke,..' ]
    ini 'frequency = 0:31'
    runs
    pairs --actors six.csv --roster svar.csv --roster-id Navn --roster-pattern "$(pattern)" --codebook f/codebook.csv --answers f/answers.csv >ut.txt
    [ "$(sed 's/, [a-f]>[c-f] [^,]*//g;s/^[a-f]>[c-f] [^,]*, //' ut.txt)" = 'b>a 8, c>a 12, c>b 0, d>a 0, d>b 20, e>a 1, e>b .., f>a 0, f>b 3' ] || { cat ut.txt; return 1; }
    # days alone: more than there are in a month is asked about, 8 and 9 are days
    { echo 'Navn;Dager i måneden [Åse Li];Dager i måneden [Odd Moe];Dager i måneden [Kari Dahl]'
      printf '%s\n' 'Åse Li;;12;0' 'Odd Moe;3;;20' 'Kari Dahl;0;8;' 'Per Lie;1;2;31' 'Siri Eng;99;45;9'; } >svar.csv
    rm -rf f r
    suggest --actors six.csv --roster svar.csv
    ini 'frequency = 0:31'
    said 'warning: svar.csv:6:3: frequency is 45, but its heading says 0 to 31: a value for its ? in answers.csv, as that of the answer that was meant, or .. (did not answer)'
    [ "$(sed 1d f/answers.csv | LC_ALL=C sort | paste -sd' ')" = 'frequency,45,? frequency,99,?' ] || { cat f/answers.csv; return 1; }
}

@test "Ingen av disse is an answer, and a name that is nobody on the list is said to be: - in aliases.csv" {
    six
    printf '%s\n' 'Navn;Hvem jobber du med?' 'Åse Li;"Odd Moe;"' 'Odd Moe;"Ingen av disse;Kommunelegen i Nes"' 'Kari Dahl;Ingen av disse' 'Per Lie;"Åse Li;Kommunelegen i Nes"' 'Siri Eng;"Tor Vik;Odd Moe"' >svar.csv
    suggest --actors six.csv --roster svar.csv
    # six names: one, Kommunelegen, none, two, two
    said 'svar.csv: "Hvem jobber du med?" lists people: 6 names in 5 cells: frequency for each, none for who is not named there (* in codebook.csv); a blank cell is no answer'
    told_by_report 'svar.csv:3:2: unknown actor "Kommunelegen i Nes": want an id or alias of the actor file, or - for its id in aliases.csv where that is nobody on the list; in 2 cells'
    echo 'Kommunelegen i Nes,-' >>f/aliases.csv
    [ "$(of_study)" = 'a>b 1, d>a 1, e>b 1, e>f 1' ]
    run --separate-stderr pdn-report -n 0 --internal --only network f/study.ini -o r2
    grep -qx 'pdn-report: svar.csv: "Hvem jobber du med?": 5 cells list 6 names, each of frequency 1; who is not named there is of 0, and a blank cell is no answer' <<<"$stderr" || { echo "$stderr"; return 1; }
    grep -qx 'pdn-report: six.csv: 5 of 6 answered (83.3 %)' <<<"$stderr"
    # beside somebody it cannot be both
    sed -i 's/"Tor Vik;Odd Moe"/"Tor Vik;Ingen av disse"/' svar.csv
    rm -r r r2
    told_by_report 'svar.csv:6:2: "Ingen av disse" stands beside names in one cell: want the one or the others'
}
