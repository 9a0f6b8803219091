#!/usr/bin/env bats
# pdn-ingest --suggest: files as survey programs export them. How many contacts
# were answered is counted off each file by hand.
bats_require_minimum_version 1.5.0
load ../support/suggest

folk() {
    printf '%s\n' 'Navn;Tjeneste' 'Åse Li;NAV' 'Odd Moe;NAV' 'Kari Dahl;BUP' 'Per Lie;BUP' >folk.csv
}

# rows_of SAID: the report of the proposal reads the file's rows so.
rows_of() {
    rm -rf r
    run --separate-stderr pdn-report -n 0 --internal --only network f/study.ini -o r
    grep -qxF "pdn-report: $1" <<<"$stderr" || { echo "$stderr"; return 1; }
}

@test "Qualtrics: the row below headings that are codes says what they ask; who tried the form out is told" {
    folk
    { echo '"StartDate","Status","Q1","Q2_1","Q2_2"'
      echo '"Start Date","Response Type","Hva heter du?","Hvor ofte samarbeider du med? - NAV","Hvor ofte samarbeider du med? - BUP"'
      echo '"{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}"'
      printf '"2024-10-01 08:00:00","%s"\n' 'Survey Preview","Per Lie","Daglig","Daglig' 'IP Address","Åse Li","Ukentlig","Daglig' \
          'IP Address","Odd Moe","Aldri","Aldri' 'IP Address","Kari Dahl","Daglig","Aldri'; } >svar.csv
    suggest --actors folk.csv --roster svar.csv
    [ "$(grep ',frequency' f/codebook.csv | paste -sd' ')" = 'Q2_1,NAV,frequency Q2_2,BUP,frequency' ]
    said 'warning: svar.csv: 1 row is of those who tried the form out ("Status"): read as answers; where = Status=IP Address in the wave of study.ini leaves them out'
    runs
    sed -i 's/^roster = .*/&\nwhere = Status=IP Address/' f/study.ini
    # three answered about the service that is not their own: daily, never, daily
    rows_of 'svar.csv: rows read 6 = ties 2 + merged 0 + self-ties 3 + no-contact 1'
}

@test "LimeSurvey: a code of one's own with that of its part before the question" {
    folk
    { echo '"id. Response ID","submitdate. Date submitted","lastpage. Last page","startlanguage. Start language","navn. Hva heter du?","kontakt[SQ001]. Hvor ofte? [Åse Li]","kontakt[SQ002]. Hvor ofte? [Odd Moe]","kontakt[SQ003]. Hvor ofte? [Kari Dahl]","kontakt[SQ004]. Hvor ofte? [Per Lie]"'
      printf '"%s"\n' '5","2024-09-10 10:00:00","3","nb","Åse Li","N/A","Daglig","Aldri","Ukentlig' '6","2024-09-11 10:00:00","3","nb","Kari Dahl","Aldri","Aldri","N/A","Daglig' \
          '9","","1","nb","Per Lie","","","","'; } >svar.csv
    suggest --actors folk.csv --roster svar.csv
    said 'svar.csv: "Hvor ofte?" is frequency: 8 cells filled: Aldri 3, N/A 2, Daglig 2, Ukentlig 1'
    runs
    rows_of 'svar.csv: rows read 8 = ties 3 + merged 0 + self-ties 2 + no-contact 3'
}

@test "Google Forms: addresses in other letters than the list's, days in the month, a rating beside" {
    printf '%s\n' 'Navn;E-post;Tjeneste' 'Åse Li;ase.li@komm.no;NAV' 'Odd Moe;odd.moe@komm.no;NAV' 'Kari Dahl;kari.dahl@komm.no;BUP' 'Per Lie;per.lie@komm.no;BUP' >folk.csv
    { echo '"Timestamp","Email Address","Hvor mange dager i måneden er du i kontakt med: [Åse Li]","Hvor mange dager i måneden er du i kontakt med: [Odd Moe]","Hvor mange dager i måneden er du i kontakt med: [Kari Dahl]","Hvor fornøyd er du? [Åse Li]","Hvor fornøyd er du? [Odd Moe]","Hvor fornøyd er du? [Kari Dahl]"'
      printf '"%s"\n' '11/2/2024 9:14:02","ase.li@komm.no","","8","0","","Fornøyd","' '11/3/2024 9:14:02","KARI.DAHL@KOMM.NO","20","0","","Misfornøyd","","'; } >svar.csv
    suggest --actors folk.csv --roster svar.csv
    [ "$(sed 1d f/aliases.csv | paste -sd' ')" = 'ase.li@komm.no,Åse Li KARI.DAHL@KOMM.NO,Kari Dahl' ]
    ini 'frequency = 0:31' 'quality = 1:5'
    runs
    rm -rf r ut
    pdn-report -q -n 0 --internal --only network f/study.ini -o r >/dev/null
    pdn-convert -q r/network-2024.graphml -o ut --to csv
    [ "$(cut -d, -f1-4 ut/ties.csv | grep -v ',[0.],\|^from' | LC_ALL=C sort | paste -sd' ')" = 'Kari Dahl,Åse Li,20,2 Åse Li,Odd Moe,8,4' ] || { cat ut/ties.csv; return 1; }
}
