#!/usr/bin/env bats
# pdn-ingest --suggest: people as organisations write them, and questions that
# look like others.
bats_require_minimum_version 1.5.0
load ../support/suggest

# ---- Names as organisations write them --------------------------------------------

# asks_all QUESTION NAME...: one question of six people, all of it contact or none.
asks_all() {
    local question="$1"
    shift
    roster "${@/#/$question}" <<<'Daglig;Aldri;Aldri;Daglig;Aldri;Aldri'
    rm -rf f r
    suggest --actors six.csv --roster svar.csv
    [ "$(sed 1d f/codebook.csv | grep -c ',frequency$')" -ge 1 ]
    ! grep -q 'a column of its own' <<<"$stderr"
    said "svar.csv: \"$asked\" is frequency: 36 cells filled: Aldri 24, Daglig 12"
    runs
}

@test "a name with the service beside it, or the family name first, is that name" {
    six
    asked='Hvor ofte: {}'
    asks_all 'Hvor ofte: ' 'Åse Li (NAV)' 'Odd Moe (NAV)' 'Kari Dahl (BUP)' 'Per Lie (BUP)' 'Siri Eng (Barnevern)' 'Tor Vik (Barnevern)'
    asked='Hvor ofte, {}'
    asks_all 'Hvor ofte, ' 'NAV - Åse Li' 'NAV - Odd Moe' 'BUP - Kari Dahl' 'BUP - Per Lie' 'Barnevern - Siri Eng' 'Barnevern - Tor Vik'
    asked='Hvor ofte'
    asks_all 'Hvor ofte: ' 'Li, Åse' 'Moe, Odd' 'Dahl, Kari' 'Lie, Per' 'Eng, Siri' 'Vik, Tor'
    # who answers too
    sed -i 's/^Åse Li;/"Li, Åse";/;s/^Tor Vik;/"Vik, Tor";/' svar.csv
    rm -rf f r
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: who answers stands in "Navn": 6 of 6 cells name somebody on the list'
    runs
}

@test "names in capitals are aliases of those on the list" {
    six
    roster 'Hvor ofte: ÅSE LI' 'Hvor ofte: ODD MOE' 'Hvor ofte: KARI DAHL' <<<'Daglig;Aldri;Ukentlig'
    sed -i '2,$s/^[^;]*/\U&/;2s/^[^;]*/ÅSE LI/' svar.csv
    suggest --actors six.csv --roster svar.csv
    said 'svar.csv: who answers stands in "Navn": 6 of 6 cells name somebody on the list'
    [ "$(sed 1d f/aliases.csv | cut -d, -f2 | tr -d '\n')" = abcdef ]
    runs
}

@test "a second question of how often is said to be no contact; so is a form without never" {
    six
    roster 'Hvor ofte: NAV' 'Hvor ofte: BUP' 'Ofte på møter: NAV' 'Ofte på møter: BUP' <<<'Daglig;Ukentlig;Aldri;Daglig'
    suggest --actors six.csv --roster svar.csv
    said 'warning: svar.csv: ofte_på_møter: answered by how often too, but only frequency is contact: where it asks the same of others, it is frequency in codebook.csv'
    said 'warning: svar.csv: frequency: no answer means no contact: everybody who is answered about is a contact. Where one means never, its value in answers.csv is 0; where a blank cell does, blank = no in study.ini'
}
