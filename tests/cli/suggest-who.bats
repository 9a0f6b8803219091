#!/usr/bin/env bats
# pdn-ingest --suggest: who answers. Six people whose contacts are planted: each
# works daily with the next one on the list, and with nobody else.
bats_require_minimum_version 1.5.0
load ../support/suggest

# ring HEADING FIRST NUMBER:SIGNED...: numbered.csv, six people by number, and
# svar.csv, an answer of each of those as they signed it; before it stands the
# form's own number, from FIRST, under HEADING.
ring() {
    local heading="$1" first="$2" answer who name row k
    shift 2
    printf '%s\n' 'Nr;Navn;Tjeneste' '1;Åse Li;NAV' '2;Odd Moe;NAV' '3;Kari Dahl;BUP' '4;Per Lie;BUP' '5;Siri Eng;Barnevern' '6;Tor Vik;Barnevern' >numbered.csv
    { printf '%s;Ditt navn' "$heading"
      printf ';Hvor ofte: %s' 'Åse Li' 'Odd Moe' 'Kari Dahl' 'Per Lie' 'Siri Eng' 'Tor Vik'; echo
      for answer; do
          who="${answer%%:*}" name="${answer#*:}" row="$first;${answer#*:}"
          for k in 1 2 3 4 5 6; do
              if [ "$k" -eq "$who" ]; then row="$row;"
              elif [ "$k" -eq $((who % 6 + 1)) ]; then row="$row;Daglig"
              else row="$row;Aldri"; fi
          done
          echo "$row"
          first=$((first + 1))
          [ "$first" -ne 4 ] || first=5 # somebody's try was deleted
      done; } >svar.csv
}

# contacts: who works with whom in the network.
contacts() {
    pdn-report -q -n 0 --internal --only network f/study.ini -o r >/dev/null
    pdn-convert -q r/network-1.graphml -o ut --to csv
    cut -d, -f1-3 ut/ties.csv | sed '1d;/,[0.]*$/d' | LC_ALL=C sort | paste -sd' '
}

# taken NAME...: the names are who answers, the ring is found, and the form's
# own number is told.
taken() {
    rm -rf f r ut
    suggest --actors numbered.csv --roster svar.csv
    said "svar.csv: who answers stands in \"Ditt navn\": $1"
    ini 'roster_id = Ditt navn'
    runs
    [ "$(contacts)" = '2,3,4 4,5,4 5,6,4 6,1,4' ] || { cat ut/ties.csv; return 1; }
}

@test "names win over numbers that only rise, and the cell about oneself decides" {
    ring id 2 5:'Siri Eng' 2:'Odd Moe' 6:'Tor Vik' 4:'Per Lie'
    sed 1d svar.csv | cut -d';' -f1 | paste -sd' ' | grep -qx '2 3 5 6'
    taken '4 of 4 cells name somebody on the list'
    said 'svar.csv: "Ditt navn" and "id" both hold people of the list, and not the same in 4 of 4 rows: the first is taken for who answers, as by it 0 of 4 answer about themselves, by the other 4 of 4; --roster-id says otherwise'
    # what the column is called is no sign
    ring Svar-ID 2 5:'Siri Eng' 2:'Odd Moe' 6:'Tor Vik' 4:'Per Lie'
    taken '4 of 4 cells name somebody on the list'
    # where everybody fills the own cell in, it decides nothing
    sed -i 's/;;/;Aldri;/;s/;$/;Aldri/' svar.csv
    rm -rf f
    suggest --actors numbered.csv --roster svar.csv
    said 'warning: svar.csv: "Ditt navn" and "Svar-ID" both hold people of the list, and not the same in 4 of 4 rows: the first is taken for who answers, as the other is numbers that only rise, as a form gives its rows; --roster-id says otherwise'
}

@test "the cell about oneself tells ids that rise from names of others" {
    # the ids are right; beside them stands whom each asks for advice
    ring id 2 2:'Kari Dahl' 3:'Odd Moe' 5:'Åse Li' 6:'Per Lie'
    suggest --actors numbered.csv --roster svar.csv
    said 'svar.csv: who answers stands in "id": 4 of 4 cells name somebody on the list'
    said 'svar.csv: "id" and "Ditt navn" both hold people of the list, and not the same in 4 of 4 rows: the first is taken for who answers, as by it 0 of 4 answer about themselves, by the other 4 of 4; --roster-id says otherwise'
    [ "$(contacts)" = '2,3,4 3,4,4 5,6,4 6,1,4' ]
}

@test "numbers by which people answer about themselves are told, where no name is asked for" {
    ring id 2 5:x 2:x 6:x 4:x
    cut -d';' -f1,3- svar.csv >s && mv s svar.csv
    suggest --actors numbered.csv --roster svar.csv
    said 'warning: svar.csv: by "id" 4 of 4 answer about themselves: see that it is the number of people on the list, not the form'"'"'s own'
}

@test "who answers may sign with the service, the family name first, or in capitals" {
    ring id 2 5:'Siri Eng (Barnevernstjenesten)' 2:'Moe Odd' 6:'Tor Vik, Barnevern' 4:'BUP - Per Lie'
    taken '4 of 4 cells name somebody on the list'
    said 'svar.csv: 4 of 4 who answer write more than the name, or in another order, as "Siri Eng (Barnevernstjenesten)": in aliases.csv'
    [ "$(sed 1d f/aliases.csv | tr -d '"' | paste -sd'|')" = 'Siri Eng (Barnevernstjenesten),5|Moe Odd,2|Tor Vik, Barnevern,6|BUP - Per Lie,4' ] || { cat f/aliases.csv; return 1; }
    # one odd signature is asked about, and tips nothing
    ring id 2 5:'Siri Eng' 2:'odd moe' 6:'Tor Vik' 4:'Per Lie'
    taken '4 of 4 cells name somebody on the list'
    said 'warning: svar.csv: "odd moe" is nearly somebody on the list, id 2: in aliases.csv'
    # beside a name stands what the list does not say of that person: asked about
    ring id 2 5:'Siri Eng' 2:'Odd Moe (BUP)' 6:'Tor Vik' 4:'Per Lie'
    rm -rf f
    suggest --actors numbered.csv --roster svar.csv
    said 'warning: svar.csv: who answers stands in "Ditt navn": 3 of 4 cells name somebody on the list'
    said 'warning: svar.csv: "Odd Moe (BUP)" is nearly somebody on the list, id 2: in aliases.csv'
}

@test "answers of somebody else are refused where another column says who answers" {
    ring id 2 5:'Siri Eng' 2:'Odd Moe (NAV)' 6:'Tor Vik' 4:'Per Lie'
    printf '%s\n' question,answer,value frequency,Aldri,0 frequency,Daglig,4 >answers.csv
    run --separate-stderr pdn-ingest --column actors.id=Nr --actors numbered.csv --roster svar.csv --roster-id id \
        --roster-pattern '^Hvor ofte: (.*)$' --answers answers.csv -o out.graphml
    refused 'svar.csv:1:1: by "id" 4 of 4 answer about themselves, and by "Ditt navn" 0 of 4: is that who answers (--roster-id "Ditt navn")?'
}
