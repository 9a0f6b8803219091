#!/usr/bin/env bats
# The catalogues: complete in both languages, formats that agree, no word that
# people should not meet in a title.

setup() {
    cd "$PDN_SOURCE"
    for tool in xgettext msgcat msgcmp msgfmt; do
        command -v "$tool" >/dev/null || skip "no $tool"
    done
    find plots tools -name '*.c' | LC_ALL=C sort >"$BATS_TEST_TMPDIR/sources"
    xgettext --from-code=UTF-8 --keyword --keyword=pdn_word:1 \
        --keyword=pdn_words_plural:1,2 --keyword=pdn_word_in:1c,2 \
        --keyword=PDN_SAYS:1 --keyword=PDN_SAYS_IN:1c,2 \
        --files-from="$BATS_TEST_TMPDIR/sources" \
        -o "$BATS_TEST_TMPDIR/source.pot" 2>/dev/null
    for lang in nb nn; do
        msgcat --use-first plots/words/po/*."$lang".po \
            -o "$BATS_TEST_TMPDIR/$lang.po"
    done
}

@test "every text of plots/ and tools/ is translated" {
    for lang in nb nn; do
        run msgcmp "$BATS_TEST_TMPDIR/$lang.po" "$BATS_TEST_TMPDIR/source.pot"
        echo "$output"
        [ "$status" -eq 0 ]
    done
}

@test "formats agree and nothing is fuzzy or empty" {
    for lang in nb nn; do
        run msgfmt --check-format --check-domain --statistics -o /dev/null \
            "$BATS_TEST_TMPDIR/$lang.po"
        echo "$output"
        [ "$status" -eq 0 ]
        [[ "$output" != *fuzzy* && "$output" != *untranslated* ]]
    done
}

@test "every text with a percent sign is checked as a format or said to be none" {
    for lang in nb nn; do
        # c-format: msgfmt compares the conversions; no-c-format: a percent
        run awk -v RS= '/%/ && !/c-format/' \
            <(msgcat --no-wrap "$BATS_TEST_TMPDIR/$lang.po")
        [ -z "$output" ] || { echo "$output"; false; }
    done
}

@test "a translation with other conversions does not build" {
    sed '/^msgid "%s of %s answered\."$/,/^msgstr/s/^msgstr.*/msgstr "%d av %n %s."/' \
        "$BATS_TEST_TMPDIR/nb.po" >"$BATS_TEST_TMPDIR/bad.po"
    ! cmp -s "$BATS_TEST_TMPDIR/nb.po" "$BATS_TEST_TMPDIR/bad.po" || false
    run msgfmt --check-format -o /dev/null "$BATS_TEST_TMPDIR/bad.po"
    [ "$status" -ne 0 ]
}

@test "a text stands in one part of a catalogue" {
    for lang in nb nn; do
        run msgcomm --omit-header --more-than=1 plots/words/po/*."$lang".po
        echo "$output"
        [ "$status" -eq 0 ]
        [ -z "$output" ]
    done
}

@test "no translation is left over" {
    for lang in nb nn; do
        run msgcmp "$BATS_TEST_TMPDIR/$lang.po" "$BATS_TEST_TMPDIR/source.pot"
        [[ "$output" != *"is not used"* ]] || { echo "$output"; false; }
    done
}

@test "no word that blames, promises or belongs to statisticians" {
    for lang in nb nn; do
        msgcat --no-wrap "$BATS_TEST_TMPDIR/$lang.po" |
            grep '^msgstr' >"$BATS_TEST_TMPDIR/said"
        run grep -n -i -E "signifikant|konfidensintervall|forventningsverdi|\
sentralitet|\bnode|\bkant(er|en|ar)?\b|tetthet|avviker|\bsvake?\b|syndebukk|\
flaskehals|bevist|garantert|fordi|skyldes|skuldast|fører til|effekt av|\
tilfeldig samarbeid" "$BATS_TEST_TMPDIR/said"
        echo "$output"
        [ "$status" -eq 1 ]
    done
}

@test "nynorsk has one variant: its words for chance, share and inside, no ending of bokmål" {
    msgcat --no-wrap "$BATS_TEST_TMPDIR/nn.po" | grep '^msgstr' >"$BATS_TEST_TMPDIR/said"
    # of chance: slump, or variation; the model sentence of few contacts alone
    # has another. Plurals in -ar; e-infinitives.
    run grep -n -i -E "reint tilfeldig|slump åleine|stor del som|\binnad\b|\
\b(skala|andel|kommun|kontakt|person)er\b|\b(gjera|vera|spørja|skriva)\b|\
\b(ikke|hvor|noen|noe|fra|mye|bare|være|gjøre|flere)\b" "$BATS_TEST_TMPDIR/said"
    [ "$(grep -vc 'så få ser vi sjeldan reint tilfeldig' <<<"$output")" -eq 0 ] ||
        { echo "$output"; false; }
}

@test "what the system says of a file is the same in every language and locale" {
    want='pdn-plot: nowhere.csv: No such file or directory'
    for lang in nb nn en; do
        LANGUAGE=$lang:fi LC_ALL=C.UTF-8 run "$PDN_BUILD/bin/pdn-plot" pairs \
            nowhere.csv --lang "$lang" -o "$BATS_TEST_TMPDIR/x.svg"
        [ "$status" -eq 1 ]
        [ "$output" = "$want" ] || { echo "$output"; false; }
    done
}
