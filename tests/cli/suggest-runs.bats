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
    said 'warning: svar.csv: 4 headings name a service or unit of the actor file, 2 more do not ("Politiet"): left out; an actor and a question in their lines of codebook.csv take them in: people name groups here (alters = groups); by = Hvor jobber du?; pattern none, each stands in codebook.csv'
    left_out 'Hvor jobber du?' Politiet Politiet2 Møter Merknad 'Bruker dere Teams?'
    # at the head of a run, two of them, and between two runs
    printf '%s\n' 'ID;Hvor jobber du?;Politiet;Skolen;NAV;BUP;Politiet2;NAV2;BUP2;Skolen2' \
        '1;NAV;Aldri;Daglig;;Daglig;Godt;;Godt;' '2;BUP;Daglig;Aldri;Aldri;;Dårlig;Godt;;Godt' \
        '3;NAV;Aldri;Daglig;;Aldri;Godt;;Dårlig;' '4;BUP;Daglig;;Daglig;;Godt;Dårlig;;Dårlig' >svar.csv
    rm -r f
    suggest --actors svar.csv --roster svar.csv
    said 'warning: svar.csv: 4 headings name a service or unit of the actor file, 4 more do not ("Politiet", "Skolen"): left out; an actor and a question in their lines of codebook.csv take them in: people name groups here (alters = groups); by = Hvor jobber du?; pattern none, each stands in codebook.csv'
    left_out 'Hvor jobber du?' Politiet Skolen Politiet2 Skolen2
}

@test "somebody who is not on the list is told in a run of people; a column that answers otherwise is none" {
    six
    { echo 'Navn;Fremmøte;Åse Li;Odd Moe;Bo Ny;Kari Dahl;Merknad'
      echo 'Åse Li;Ja;;Daglig;Daglig;Aldri;Sjelden'; echo 'Odd Moe;Nei;Daglig;;Aldri;Aldri;'; echo 'Per Lie;Ja;Aldri;Aldri;Daglig;Daglig;'; } >svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: 3 headings name somebody on the list, 1 more ask of somebody who is not ("Bo Ny"): left out; an actor and a question in their lines of codebook.csv take them in: pattern ^(.+)$'
    left_out Fremmøte 'Bo Ny' Merknad
    # numbers are answers as well, of two kinds at least
    sed -i 's/Daglig/4/g;s/Aldri/0/g;s/Ja/4/;s/Nei/4/' svar.csv
    rm -r f
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: 3 headings name somebody on the list, 1 more ask of somebody who is not ("Bo Ny"): left out; an actor and a question in their lines of codebook.csv take them in: pattern ^(.+)$'
}
