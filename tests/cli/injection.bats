#!/usr/bin/env bats
# Names and titles that somebody wrote to do something: they are shown, and do
# nothing, whether they come from a table, a study file or GraphML.

bats_require_minimum_version 1.5.0

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    cd "$BATS_FILE_TMPDIR"
    # marks its page where it is run
    EVIL='"><img src=x onerror="document.documentElement.dataset.pwned=1">'
    SCRIPT='</title></script><script>document.documentElement.dataset.pwned=1</script>'
    TURN=$(printf '\xe2\x80\xae') # U+202E, from here on from right to left
    APART=$(printf '\xe2\x81\xa7') # U+2067, the same up to its end
    export EVIL SCRIPT TURN APART
    study
    pdn-report -q -n 5 study.ini -o r >told
}

# Four services of ten people; one is called after an image, one after a script,
# one begins as a formula and turns the direction of writing.
study() {
    printf '%s\n' '[study]' "title = $SCRIPT$TURN" 'by = sector' '' \
        "[wave 2024]" 'actors = actors.csv' 'ties = ties.csv' >study.ini
    python3 - "$EVIL" "$SCRIPT" "=1+1$APART+A1" <<'END'
import csv, random, sys
rng = random.Random(3)
groups = sys.argv[1:] + ["BUP"]
who = [("%s-%d" % (g, i), g) for g in groups for i in range(10)]
with open("actors.csv", "w", newline="", encoding="utf-8") as f:
    csv.writer(f).writerows([("id", "sector")] + who)
with open("ties.csv", "w", newline="", encoding="utf-8") as f:
    csv.writer(f).writerows([("from", "to")] + [
        (a, b) for a, _ in who for b, _ in who
        if a != b and rng.random() < .3])
END
}

setup() {
    cd "$BATS_FILE_TMPDIR"
}

# dom PAGE: the page as a browser has it after its scripts, in `dom`, and what
# the browser says in `console`. False where there is no browser.
dom() {
    local browser
    browser=$(command -v chromium-headless-shell || command -v chromium) || return 1
    "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$PWD/profile" \
        --enable-logging=stderr --virtual-time-budget=3000 --dump-dom \
        "file://$PWD/$1" >dom 2>console
    test -s dom
}

@test "the policy of a page names its own script and style and nothing else" {
    python3 - r/report.html <<'END'
import base64, hashlib, re, sys
page = open(sys.argv[1], encoding="utf-8", newline="").read()
policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
def source(tag):
    (text,) = re.findall("<%s>(.*?)</%s>" % (tag, tag), page, re.S)
    digest = hashlib.sha256(text.encode()).digest()
    return "'sha256-%s'" % base64.b64encode(digest).decode()
want = ("default-src 'none'; script-src %s; style-src %s; "
        "img-src data:; base-uri 'none'; form-action 'none'" % (source("script"), source("style")))
assert policy == want, (policy, want)
# nothing else would be let through by it
assert not re.search(r"\sstyle=|<(link|iframe|object|embed|base|form)\b", page)
assert not re.search(r"(?:src|href)=\"(?!#)", page)
END
}

@test "names and titles stand in the page and its pictures as text" {
    for file in r/report.html r/plots/*.svg; do
        run ! grep -qE '<img|onerror="|<script>document' "$file"
        run ! grep -q "$TURN\|$APART" "$file"
        grep -q '&lt;U+202E&gt;' "$file"
    done
    for picture in r/plots/*.svg; do
        xmllint --noout "$picture"
    done
    pdftotext r/report.pdf words
    run ! grep -q "$TURN" words
    grep -q '<U+202E>' words
    run ! grep -q "$TURN" told
}

@test "the same by way of GraphML" {
    pdn-ingest -q --actors actors.csv --ties ties.csv -o n.graphml
    pdn-plot network n.graphml --by sector -o p.svg
    xmllint --noout p.svg
    run ! grep -qE "<img|<script|$APART" p.svg
    grep -q '=1+1&lt;U+2067&gt;+A1' p.svg
}

@test "in a browser nothing of it runs, and the page's own script does" {
    dom r/report.html || return 0
    grep -q '<html[^>]* class="js"' dom
    run ! grep -q 'data-pwned' dom
    run ! grep -q 'Content Security Policy' console

    # so does the check: markup that got in is stopped by the policy alone
    sed "s|<main>|<main><img src=x onerror='document.documentElement.dataset.pwned=1'>|" \
        r/report.html >in.html
    dom in.html
    run ! grep -q 'data-pwned' dom
    grep -q 'Content Security Policy' console
    sed 's|<meta http-equiv[^>]*>||' in.html >bare.html
    dom bare.html
    grep -q 'data-pwned="1"' dom
}

@test "the sample's page breaks nothing of its own policy" {
    cp "$(sh "$PDN_SOURCE/tests/support/made.sh" public)/report.html" sample.html
    dom sample.html || return 0
    grep -q '<html[^>]* class="js"' dom
    run ! grep -qi 'Content Security Policy\|Uncaught' console
}

@test "what the page's tables are downloaded as: formulas guarded, numbers numbers" {
    table='<table><thead><tr><th data-name="name">x</th><th data-name="y">y</th></tr></thead><tbody>'
    for cell in '=1+1' '+A1' '-2+3' '@SUM(A1)' '&#9;=1' '&#13;=1' 'a&#13;b' '-0.4' '5'; do
        table="$table<tr><td data-v=\"$cell\">x</td><td class=\"n\" data-v=\"-0.4\">-0,4</td></tr>"
    done
    show='<script>document.body.dataset.csv = JSON.stringify(csv(document.querySelector("table")))</script>'
    sed -n '/<script>/,/<\/script>/p' r/report.html >script
    printf '<!DOCTYPE html><html><body>%s</tbody></table>%s%s</body></html>' \
        "$table" "$(cat script)" "$show" >csv.html
    dom csv.html || return 0
    grep -oE 'data-csv="[^"]*"' dom | sed 's/&quot;/"/g' >got
    want='name;y\r\n'"'=1+1;-0,4\r\n'+A1;-0,4\r\n'-2+3;-0,4\r\n'@SUM(A1);-0,4\r\n'\t=1;-0,4\r\n"
    want="$want"'\"'"'"'\r=1\";-0,4\r\n\"a\rb\";-0,4\r\n-0.4;-0,4\r\n5;-0,4\r\n'
    echo "data-csv=\"\"$want\"\"" >want
    diff want got
}

@test "what a Norwegian Excel opens: texts guarded, numbers numbers" {
    pdn-report -q -n 5 study.ini -o x --excel >told
    grep -qE "(^|;)\"?'=1\+1" x/tables/breakdown-2024.csv
    run ! grep -qE "(^|;)\"?=1" x/tables/breakdown-2024.csv
    printf 'unit;year;indicator;population;events\n-0,4;2021;i;100;10\n=1+1;2021;i;100;12\n' >o.csv
    pdn-baseline -q -n 0 --excel o.csv >excel.csv
    grep -q '^-0,4;2021;' excel.csv
    grep -q "^'=1+1;2021;" excel.csv
}
