#!/usr/bin/env bats
# What people may ask for: to be taken out, to set right, and to know where they
# stand. The pages about privacy speak of every tool and of every output.
bats_require_minimum_version 1.5.0

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_TEST_TMPDIR" || return 1
    pages="$PDN_SOURCE/tools"
}

# none ARGUMENT...: grep finds nothing.
none() {
    ! grep "$@" || false
}

# A smaller study of the sample's last wave, with what is given added to study.ini.
study() {
    sh "$PDN_SOURCE/tests/support/smaller.sh" "$PWD/study"
    sed -i '/^\[wave 202[12]\]/,/^$/d; /^nullpunkt/d' study/study.ini
    printf '%s\n' "$@" >>study/study.ini
}

@test "who set something right is in no public copy, and the figure is right" {
    study
    pdn-report -q -n 0 study/study.ini -o public 2>/dev/null
    pdn-report -q -n 0 study/study.ini --only tables -o internal --internal 2>/dev/null
    cut -d, -f7 study/corrections.csv | sed -n 2p >who
    grep -q . who
    none -rqF -f who public
    # the owner sees who put what right, and nobody else
    [ "$(cat internal/tables/corrections.csv)" = "wave,from,to,change,column,value,said_by
2023,NAV-K-01b,PHR-K-01,alter,quality,4,ressursgruppa i Kongsvinger" ]
    [ "$(stat -c %a internal/tables/corrections.csv)" = 600 ]
    grep -q '"corrections"' internal/datapackage.json
    ! ls public/tables/corrections* 2>/dev/null || false
    none -q corrections public/datapackage.json
    # corrected: the network that pdn-ingest makes without it is another
    pdn-ingest -q --actors study/actors-2023.csv --ties study/ties-2023.csv \
        --corrections study/corrections.csv --wave 2023 -o with.graphml 2>/dev/null
    pdn-ingest -q --actors study/actors-2023.csv --ties study/ties-2023.csv \
        --wave 2023 -o without.graphml 2>/dev/null
    edges() { sed -n '/<edge /,/<\/edge>/p' "$1" | sha256sum; }
    [ "$(edges internal/network-2023.graphml)" = "$(edges with.graphml)" ]
    [ "$(edges with.graphml)" != "$(edges without.graphml)" ]
}

@test "a person taken out by the study file stands in nothing that is written" {
    study
    grep -q NAV-K-02 study/ties-2023.csv
    # who stands in a survey alone, with all its sheets
    mv study/surveys.ini study/study.ini
    sed -i '/^\[wave 202[12]\]/,/^$/d' study/study.ini
    printf '%s\n' '[survey]' 'drop-id = NAV-K-02' >>study/study.ini
    pdn-report -q -n 0 study/study.ini -o internal --internal >out 2>&1
    [ -s internal/plots/people.svg ]
    none -rqE 'NAV-K-02([^0-9]|$)' internal
    none -q NAV-K-02 out
    grep -q 'NAV-K-03' internal/network-2023.graphml
    # nor in what was put right: neither whose answer it was nor who said so
    { echo '2023,NAV-K-03,PHR-K-01,alter,quality,4,NAV-K-02'
      echo '2023,NAV-K-02,PHR-K-01,alter,quality,4,NAV-K-02'; } >>study/corrections.csv
    grep -q '^NAV-K-03,PHR-K-01,' study/ties-2023.csv ||
        sed -i 's/^2023,NAV-K-03,PHR-K-01,alter,quality/2023,NAV-K-03,PHR-K-01,add,quality/' study/corrections.csv
    pdn-report -q -n 0 study/study.ini -o internal2 --internal >out 2>&1
    none -rqE 'NAV-K-02([^0-9]|$)' internal2
    grep -q '^2023,NAV-K-03,PHR-K-01,.*,withheld$' internal2/tables/corrections.csv
    [ "$(wc -l <internal2/tables/corrections.csv)" -eq 3 ]
}

@test "the page of what is stored where speaks of every tool, and of every option that writes" {
    local tool name bad=0
    for tool in "$PDN_BUILD"/bin/pdn-*; do
        tool=$(basename "$tool")
        grep -q "^.*\*$tool\*(1)" "$pages/pdnet-privacy.7.scd" ||
            { echo "$tool"; bad=1; }
        while read -r name; do
            awk -v tool="*$tool*(1)" 'index($0, tool) == 1 { here = 1; next }
                /^\*pdn-/ { here = 0 } /^#/ { here = 0 } here' \
                "$pages/pdnet-privacy.7.scd" | grep -q -- "--$name" ||
                { echo "$tool --$name"; bad=1; }
        done < <(grep -B1 'kind = PDN_OUTPUT' "$pages/$tool.c" |
            sed -n 's/.*[.]name = "\(.*\)",/\1/p')
    done
    [ "$bad" -eq 0 ]
}

@test "pages of section 7 are made, the sheet in two languages of the same parts" {
    for page in man7/pdnet-privacy.7 man7/pdnet-dpia.7 nb/man7/pdnet-dpia.7; do
        grep -q '^\.SH' "$PDN_BUILD/share/man/$page" || { echo "$page"; return 1; }
    done
    for mark in '^# ' '^- ' '^\*[A-Z][^*]*[.]\*' '^- _'; do
        [ "$(grep -c "$mark" "$pages/pdnet-dpia.7.scd")" -eq \
            "$(grep -c "$mark" "$pages/pdnet-dpia.nb.7.scd")" ] ||
            { echo "$mark"; return 1; }
    done
    # whatever page it points to is there
    grep -oh '\*pdn[a-z-]*\*([17])' "$pages"/pdnet-*.7.scd "$pages/pdn-mask.1.scd" |
        sort -u | tr -d '*' | while read -r page; do
        section=${page##*(}
        [ -s "$PDN_BUILD/share/man/man${section%)}/${page%(*}.${section%)}" ] ||
            { echo "$page"; exit 1; }
    done
}
