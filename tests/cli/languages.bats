#!/usr/bin/env bats
# One language a sheet: what a study's files call things is told in the sheet's
# language where the study says it ([words], pdn-plot --words).

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export OUT="$BATS_FILE_TMPDIR"
    ln -s "$(sh "$PDN_SOURCE/tests/support/made.sh" internal)" "$OUT/kongsvinger-nb"
    # kongsvinger-nb is that above; of two studies no sheet in English is read
    for report in kongsvinger-nn kongsvinger-en organisations-nb organisations-nn \
        people-name-services-nb people-name-services-nn people-name-services-en \
        search-and-rescue-nb search-and-rescue-nn; do
        (cd "$PDN_SOURCE/samples/${report%-*}" && pdn-report study.ini -q -n 20 \
            --internal --lang "${report##*-}" -o "$OUT/$report" >/dev/null)
    done
}

setup() {
    cd "$BATS_TEST_TMPDIR"
}

# What the sheets say, for eyes and for ears, a line each.
said() { # STUDY LANG
    for sheet in "$OUT/$1-$2"/plots/*.svg; do
        sed 's/></>\n</g' "$sheet" | sed -n 's/<text[^>]*>\(.*\)<\/text>/\1/p
            s/<title[^>]*>\(.*\)<\/title>/\1/p; s/<desc[^>]*>\(.*\)<\/desc>/\1/p'
    done
}

# Words that only one of the languages has, of those that every page needs.
english='the|and|of|who|which|are|between|young|people|services?|school|total|outside|work|each|this|that|other|found|offered|than|more|contacts?|years?|expected|clear|hidden|measures|referral|cause|reported|both|none|most|given|weekly|meeting'
bokmal='ikke|hvem|hvor|hvordan|noe|noen|mer|fra|ble|hver|henger|jobber'
nynorsk='ikkje|kven|kvar|korleis|noko|nokon|meir|frå'
norwegian="og|av|med|ungdom|unge|mellom|eller|som|til|felles|$bokmal|$nynorsk"

@test "nothing in English on a Norwegian sheet" {
    for study in kongsvinger organisations people-name-services; do
        for lang in nb nn; do
            said $study $lang >lines
            [ "$(wc -l <lines)" -gt 50 ]
            run grep -iE "\\b($english)\\b" lines
            [ -z "$output" ] || { echo "$study $lang"; head -n 5 <<<"$output"; false; }
        done
    done
}

@test "another language changes words, never codes" {
    for study in kongsvinger people-name-services; do
        for lang in nb nn; do
            # of kongsvinger nb is made with other draws
            [ $study-$lang = kongsvinger-nb ] ||
                diff -r "$OUT/$study-$lang/tables" "$OUT/$study-en/tables"
        done
    done
    page="$OUT/kongsvinger-en/report.html"
    grep -q '<html lang="en">' "$page"
    # the other languages wait behind the page
    run grep -c 'svarte' <(sed '/^<template /,$d' "$page")
    [ "$output" = 0 ]
    [ "$(grep -o '^<template lang="[a-z]*"' "$page" | cut -d'"' -f2 | paste -sd ' ')" = 'nb nn' ]
}

@test "names alone are English on the Norwegian sheets of an English study" {
    for lang in nb nn; do
        said search-and-rescue $lang >lines
        cut -d, -f2,3 "$PDN_SOURCE"/samples/search-and-rescue/actors-*.csv |
            tr -sc '[:alpha:]' '\n' | sort -fu >names
        tr -sc '[:alpha:]' '\n' <lines | grep -ixE "$english" | sort -fu >words
        # each is a word of a name
        words=$(grep -vixFf names words || true)
        [ -z "$words" ] || { echo "$lang: $words"; false; }
    done
}

@test "nothing in Norwegian on an English sheet of a study that says its words" {
    said kongsvinger en | sed 's/Ung Inkludering i Kongsvingerregionen//g' >lines
    [ "$(wc -l <lines)" -gt 100 ]
    run grep -iE "\\b($norwegian)\\b" lines
    [ -z "$output" ] || { head -n 5 <<<"$output"; false; }
}

@test "bokmål and nynorsk do not mix" {
    for study in kongsvinger organisations people-name-services; do
        said $study nn >lines
        run grep -iE "\\b($bokmal)\\b" lines
        [ -z "$output" ] || { echo "$study"; head -n 5 <<<"$output"; false; }
        said $study nb >lines
        run grep -iE "\\b($nynorsk)\\b" lines
        [ -z "$output" ] || { echo "$study"; head -n 5 <<<"$output"; false; }
    done
}

@test "the page says the study's words in each of its languages, tables keep those of the files" {
    page="$OUT/kongsvinger-nb/report.html"
    for words in 'Samordning i og mellom sektorer' 'Samordning i og mellom sektorar' \
        'Coordination within and between sectors' 'samarbeidsmøte kvar veke' \
        'a weekly meeting of services' '(made survey)'; do
        grep -qF "$words" "$page" || { echo "$words"; false; }
    done
    grep -q '^Coordination within and between sectors,11,' "$OUT/kongsvinger-nb/tables/themes.csv"
}

@test "[words]: a text in each language; what no file has and what stands twice is told" {
    printf '%s\n' input,theme '1,First  theme' '2,First theme' '3,"Other: this; ""that"""' >inputs.csv
    printf '%s\n' unit,year,indicator,population,events A,2023,out,400,40 B,2023,out,400,80 >outcomes.csv
    printf '%s\n' text,nb,nn,en 'First theme,et tema,eit tema,' \
        '"Other: this; ""that""",noe annet,,something else' \
        'Ghost,spøkelse,,' >words.csv
    printf '%s\n' '[study]' 'title = T' '[outcomes]' 'file = outcomes.csv' 'indicator = out' \
        '[inputs]' 'file = inputs.csv' '[words]' 'file = words.csv' >study.ini
    run --separate-stderr pdn-report study.ini --internal -n 0 --lang nb -o r
    [ "$status" -eq 0 ] || { echo "$stderr"; false; }
    [[ "$stderr" == *'pdn-report: warning: words.csv:4: "Ghost": stands so in no file of the study'* ]]
    # two of three inputs: one name, whatever blanks it has
    sed 's/></>\n</g' r/plots/themes.svg | grep -q '<title.*2 av 3 innspill handler om én ting: et tema'
    grep -q 'Noe annet' r/plots/themes.svg || grep -q 'noe annet' r/plots/themes.svg
    # in nynorsk the second is not said: as in the file
    pdn-report study.ini --internal -q -n 0 --lang nn -o nn
    grep -q 'eit tema' nn/plots/themes.svg
    grep -q 'Other: this; ' nn/plots/themes.svg
    # pdn-plot takes the same file
    pdn-tally themes -q inputs.csv | pdn-plot themes --words words.csv --lang en -o t.svg
    grep -q 'something else' t.svg
    grep -q 'First theme' t.svg
    printf 'First  theme,igjen,,\n' >>words.csv
    run pdn-report study.ini -n 0 -o no
    [ "$status" -eq 1 ]
    [[ "$output" == *'pdn-report: words.csv:5: "First theme" stands twice, first in line 2'* ]] || { head -n 5 <<<"$output"; false; }
    [ ! -e no ]
    printf 'text,nb\n,x\n' >words.csv
    run pdn-plot themes --words words.csv -o no.svg </dev/null
    [ "$status" -eq 1 ]
    [[ "$output" == *'words.csv:2:1: text is empty'* ]]
}
