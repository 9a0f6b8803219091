#!/bin/sh
# The page of a report in a browser: Debian's chromium (its headless shell, which
# takes half the time, or the whole of it), driven by playwright-core,
# judged by axe-core (both from npm, at the versions of package-lock.json, put
# into the build). Prints TAP; what cannot be had is a skip with its reason.
#   run.sh SOURCE_FOLDER BUILD_FOLDER
set -eu
source=$1
build=$2
here=$source/tests/browser
there=$build/browser

skip()
{
    echo "1..1"
    echo "ok 1 - the page in a browser # skip $1"
    exit 0
}

for program in node npm; do
    command -v "$program" >/dev/null || skip "no $program"
done
PDN_CHROMIUM=${PDN_CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium)} ||
    skip "no chromium-headless-shell"
export PDN_CHROMIUM

mkdir -p "$there"
if ! cmp -s "$here/package-lock.json" "$there/installed"; then
    rm -f "$there/installed"
    cp "$here/package.json" "$here/package-lock.json" "$there"
    (cd "$there" && npm ci --ignore-scripts --no-audit --no-fund) \
        >"$there/npm.log" 2>&1 ||
        skip "npm could not install: $(grep -m 1 'npm error' "$there/npm.log" || tail -n 1 "$there/npm.log")"
    cp "$here/package-lock.json" "$there/installed"
fi

PDN_SOURCE=$source PDN_BUILD=$build NODE_PATH=$there/node_modules \
    exec node "$here/suite.cjs"
