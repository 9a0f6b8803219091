#!/usr/bin/env bats
# pdn-report --sheets: a page for each municipality and resource group.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    export OUT="$BATS_FILE_TMPDIR"
    # Two services A and B; at Nord 4 of A and 3 of B, at Sør 2 of A and 2 of B, at
    # Ås/1 three of A alone; a resource group Ås-1 of two of A and one of B (Nord).
    {
        echo id,sector,municipality,group,responded
        for i in 1 2 3 4; do echo "an$i,A,Nord,$([ $i -le 2 ] && echo Ås-1),1"; done
        for i in 1 2 3; do echo "bn$i,B,Nord,$([ $i -le 1 ] && echo Ås-1),1"; done
        for i in 1 2; do echo "as$i,A,Sør,,1"; echo "bs$i,B,Sør,,1"; done
        for i in 1 2 3; do echo "aa$i,A,Ås/1,,1"; done
    } >"$OUT/actors.csv"
    {
        echo from,to,frequency
        for a in an1 an2 an3 as1 aa1; do echo "$a,aa2,2"; done
        echo bn1,bn2,1
    } >"$OUT/ties.csv"
    printf '%s\n' from,to,why A,B,law >"$OUT/duties.csv"
    printf '%s\n' offer,owner,level,municipality club,A,1,Sør club,A,1,Nord \
        course,B,3,Nord camp,B,3,Nord >"$OUT/offers.csv"
    printf '%s\n' finding,step,owner,invited,deadline,done,wave \
        'A og B: mangler,Meet every week,Kari Nordmann,B,2024-01-01,,2022' >"$OUT/actions.csv"
    printf '%s\n' unit,year,indicator,population,events Nord,2023,out,400,80 \
        Sør,2023,out,300,75 >"$OUT/outcomes.csv"
    printf '%s\n' '[study]' 'title = <b>T</b>' 'language = en' '[wave 2022]' \
        'actors = actors.csv' 'ties = ties.csv' '[wave 2023]' \
        'actors = actors.csv' 'ties = ties.csv' '[duties]' 'file = duties.csv' \
        '[offers]' 'file = offers.csv' '[actions]' 'file = actions.csv' \
        '[outcomes]' 'file = outcomes.csv' 'indicator = out' >"$OUT/study.ini"
    cd "$OUT"
    pdn-report study.ini -q -n 100 --sheets -o public >told
    pdn-report study.ini -q -n 100 --sheets --internal -o internal >told
    pdn-report study.ini -q -n 0 --size a4 -o none >told
}

@test "a page for each, under a name that a file can have, and none unasked" {
    cd "$OUT"
    [ "$(cd public/sheets && LC_ALL=C ls | paste -sd ' ')" = 'Nord.html Sør.html Ås-1.html Ås-1_2.html' ]
    test ! -e none/sheets
    for page in public/sheets/*.html; do
        xmllint --html --noout "$page" 2>&1 | grep -a ' error ' |
            grep -av 'Tag .* invalid' && return 1
        grep -q '&lt;b&gt;T&lt;/b&gt;' "$page"
        grep -qF "default-src 'none'" "$page"
        run ! grep -q '<script' "$page"
        # report.json accounts for it
        grep -qF "sheets/$(basename "$page")" public/report.json
    done
    [ "$(stat -c %a internal/sheets/Nord.html)" = 600 ]
}

@test "what concerns them: their row, their offers, and no other's" {
    cd "$OUT/public/sheets"
    # 80 of 400, 75 of 300
    grep -q 'Nord, 2023: 80 of 400' Nord.html
    grep -q '75 of 300' Sør.html
    run ! grep -q '75 of 300' Nord.html
    # two offers of level 3 at Nord, none at Sør
    grep -q '<dt>prevention level 3</dt><dd>2</dd>' Nord.html
    grep -q '<dt>prevention level 3</dt><dd>0</dd>' Sør.html
    grep -q 'The order is uncertain: Nord may be anywhere from 1st to 2nd of 2' Nord.html
    grep -q 'href="../report.html"' Nord.html
    # who answered: of the place only for the owner (7 of Nord, 14 in all)
    grep -q '>7 of 7 on the list here answered.<' "$OUT/internal/sheets/Nord.html"
    grep -q '>14 of 14 answered in all places together; how many' Nord.html
    run ! grep -q 'on the list here answered' Nord.html
}

@test "in public a pair stands where at least as many people are as a figure needs" {
    cd "$OUT/public/sheets"
    # Nord 4 + 3 people, Sør 2 + 2, Ås/1 nobody of B, the group Ås-1 2 + 1
    grep -q '<span class="number">1</span>' Nord.html
    for page in Sør Ås-1 Ås-1_2; do
        grep -q 'Too few of the survey' $page.html
        run ! grep -q 'class="number"' $page.html
    done
    cd "$OUT/internal/sheets"
    for page in Nord Sør; do grep -q '<span class="number">1</span>' $page.html; done
    # the two names that are one file's: the group has the pair, the place not
    [ "$(grep -l 'class="number"' Ås-1.html Ås-1_2.html | wc -l)" -eq 1 ]
    grep -q '<h1>Ås-1</h1>' "$(grep -l 'class="number"' Ås-1.html Ås-1_2.html)"
}

@test "steps are those about pairs that are there; who owns them is internal" {
    cd "$OUT"
    grep -q 'Steps that were agreed on' public/sheets/Nord.html
    run ! grep -rq 'Kari Nordmann\|Meet every week' public
    grep -q 'Kari Nordmann' internal/sheets/Nord.html
    # no draws: no order, and no words about it
    pdn-report study.ini -q -n 0 --sheets -o zero >told
    run ! grep -q 'The order is uncertain' zero/sheets/Nord.html
    # a second run without sheets takes the old ones away
    cp -r public again
    pdn-report study.ini -q -n 0 -o again >told
    [ ! -e again/sheets/Nord.html ]
}

@test "the sheets for print are A3, or A4 where that is asked for" {
    pdfinfo "$OUT/none/report.pdf" | grep -q 'Page size:.*A4'
    pdfinfo "$OUT/public/report.pdf" | grep -q 'Page size:.*A3'
    run pdn-report "$OUT/study.ini" --size a5 -o "$BATS_TEST_TMPDIR/x"
    [ "$status" -eq 2 ]
}

@test "a PDF says its language, that it is tagged, its title, its author and its pages" {
    cd "$OUT"
    pdn-plot offers public/tables/offers.csv --lang nn -o one.pdf
    for pdf in "public/report.pdf en" "one.pdf nn"; do
        set -- $pdf
        pdfinfo "$1" >info 2>&1
        grep -q '^Tagged: *yes' info
        grep -q '^Title: *[^ ]' info
        grep -q '^Author: *pdnet' info
        run ! grep -qi error info
        grep -aq "^   /Lang ($2)" "$1"
        # the last number but one leads to the table of objects
        at=$(tail -n 2 "$1" | head -n 1)
        [ "$(tail -c +$((at + 1)) "$1" | head -c 5)" = "$(printf 'xref\n')" ] ||
            [ "$(tail -c +$((at + 1)) "$1" | head -c 4)" = xref ]
    done
    grep -aq '/Outlines' public/report.pdf
}

@test "a PDF is read aloud page by page: its heading, its texts, what its figure shows" {
    cd "$OUT"
    pdn-plot offers public/tables/offers.csv --lang nn -o read.pdf
    for pdf in public/report.pdf read.pdf; do
        pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
        pdfinfo -struct-text "$pdf" >tree 2>&1
        run ! grep -q Warning tree # one element about all
        [ "$(head -n 1 tree)" = Document ]
        for part in Sect 'H1 (block)' Figure; do
            [ "$(grep -c "^ *$part\$" tree)" -eq "$pages" ] || { echo "$pdf $part"; false; }
        done
        run ! grep -q '^  [PHF]' tree # nothing beside the pages' parts
        [ "$(grep -ac '^   /Alt <FEFF[0-9A-F][0-9A-F]*>' "$pdf")" -eq "$pages" ]
        # every object stands where the table says
        grep -abo '^[0-9]* 0 obj' "$pdf" | awk -F '[: ]' '{ print $2, $1 }' | sort -n >stand
        grep -a '^[0-9]\{10\} 00000 n' "$pdf" | awk '{ print NR, $1 + 0 }' >said
        cmp stand said
    done
    # a heading of two lines is one text, with the blank between them, and no
    # letters are joined
    pdfinfo -struct-text read.pdf | grep -A 1 H1 | grep -qF "\"$(pdfinfo read.pdf | sed -n 's/^Title: *//p')\""
    pdftotext read.pdf - | grep -q 'ﬂ\|ﬁ' && false
    true
}
