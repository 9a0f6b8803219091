#!/bin/sh
# The rooms drawn in CONTRIBUTING.md are the folders there are, and data flows
# down: a file includes its own room and lower floors, in plots/ and inside the
# rooms of lib/ too. A header of include/pdnet/ stands on the floor of the room
# that names it. No code of lib/columns/codes.def is spelled out elsewhere. A private
# function has no public name. No source or test is longer than 500 lines. Prints TAP.
#   floors.sh SOURCE_FOLDER
set -eu
cd "$1"

rooms=$(mktemp)
long=$(mktemp)
trap 'rm -f "$rooms" "$long"' EXIT
# "    lib/core/  0  core.h  what lives there": room, floor, header or -
sed -n 's/^    \(\(lib\|plots\|tools\)[a-z/]*\)\/  *\([0-9][0-9]*\)  *\([a-z._-]*\) .*/\1 \3 \4/p' \
    CONTRIBUTING.md >"$rooms"
files=$(find include lib plots tools -name '*.[ch]' -o -name '*.def' |
    LC_ALL=C sort)

# files of more than 500 lines
find include lib plots tools tests -type f \( -name '*.[ch]' -o -name '*.def' \
    -o -name '*.bats' -o -name '*.bash' -o -name '*.sh' -o -name '*.py' \
    -o -name '*.cjs' -o -name '*.js' -o -name '*.css' -o -name '*.R' \) \
    -exec awk 'FNR == 501 { print FILENAME }' {} + >"$long"

# shellcheck disable=SC2086 # a list of files without spaces
awk -v rooms="$rooms" -v long="$long" '
BEGIN {
    while ((getline line < rooms) > 0) {
        split(line, w, " ")
        floor[w[1]] = w[2]; drawn[w[1]] = 1
        if (w[3] != "-") home["pdnet/" w[3]] = w[1]
    }
    for (i = 1; i < ARGC; i++) place(ARGV[i])
}
function fail(text) { bad++; print "# " text }
function place(path,    folder, base) {
    folder = path; sub("/[^/]*$", "", folder)
    base = path; sub(".*/", "", base)
    if (folder ~ /^include/) return
    there[folder] = 1
    sources[folder] += base ~ /[.]c$/
    # what a quoted include may say: the path below lib/ or plots/
    name = path; sub("^(lib|plots|tools/support|tools)/", "", name)
    at[name] = folder
    beside[folder "/" base] = folder
    if (base in seen) fail(path ": file names are unique over the tree")
    if (base !~ /^pdn-/) seen[base] = 1
}
FNR == 1 {
    folder = FILENAME; sub("/[^/]*$", "", folder)
    if (folder ~ /^include/) {
        name = FILENAME; sub("^include/", "", name)
        folder = name == "pdnet/pdnet.h" ? "all" : home[name]
        if (folder == "") fail(FILENAME ": no room in CONTRIBUTING.md names it")
    }
}
/^#include "/ && folder != "all" && folder != "" {
    name = $2; gsub("\"", "", name)
    if ((folder "/" name) in beside) next
    to = name in home ? home[name] : name in at ? at[name] : ""
    if (to == "") { fail(FILENAME ":" FNR ": " name " is nowhere"); next }
    if (folder !~ /^(lib|include)/ && to ~ /^lib/ && to != "lib/columns" &&
        !(name in home)) {
        fail(FILENAME ":" FNR ": " name " is private to lib/")
        next
    }
    if (to == folder || floor[to] < floor[folder]) next
    fail(FILENAME ":" FNR ": " folder " may not include " name)
}
/^#include </ && folder ~ /^lib/ && $2 ~ /cairo|pango/ {
    fail(FILENAME ":" FNR ": lib/ does not know " $2)
}
folder ~ /^lib/ && FILENAME ~ /[.]c$/ && /(^|[^a-z_])(printf|puts|perror|exit|abort) *\(/ {
    fail(FILENAME ":" FNR ": lib/ neither prints nor exits")
}
folder ~ /^(lib|plots)/ && /stderr/ && FILENAME ~ /[.]c$/ {
    fail(FILENAME ":" FNR ": only tools write to standard error")
}
# what a room shares inside the house is module__verb; pdn_ is the library
FILENAME !~ /^include/ && FILENAME ~ /[.]h$/ && !/^(typedef|#)/ &&
    /^[a-z][a-z_0-9 ]* [*]?pdn_[a-z0-9_]+\(/ {
    fail(FILENAME ":" FNR ": a private function is named module__verb")
}
# a code stands once: nobody compares words where an enum is; one that is the
# mark of what is hidden is no word
FILENAME == "lib/columns/codes.def" && match($0, /"[^":]*"/) {
    code[substr($0, RSTART, RLENGTH)] = 1
}
folder ~ /^(lib\/breakdown|lib\/outcomes|plots|tools)/ {
    rest = $0
    while (match(rest, /"[^"]*"/)) {
        word = substr(rest, RSTART, RLENGTH)
        # words that name other things too: only where something is compared
        plain = word ~ /"(none|practice|measure|done|open|reach|before|after|person|random|works|labels|contacts|hidden)"/
        if (plain) bad_word = $0 ~ /str(n?cmp|str)\(/
        # an option may be named like a code
        else bad_word = substr(rest, 1, RSTART - 1) !~ /(PDN_SAYS|pdn_word)\($|[.]name = $/
        if (bad_word && word != "\"practice\"") said[FILENAME ":" FNR] = word
        rest = substr(rest, RSTART + RLENGTH)
    }
}
END {
    for (where in said)
        if (said[where] in code)
            fail(where ": " said[where] " is a code: use its enum (codes.def)")
    for (folder in there) {
        if (!(folder in drawn)) fail(folder ": not drawn in CONTRIBUTING.md")
        if (folder !~ /^tools/ && sources[folder] > 15)
            fail(folder ": " sources[folder] " sources, at most 15")
    }
    for (folder in drawn)
        if (!(folder in there)) fail(folder ": drawn, but not there")
    while ((getline line < long) > 0) fail(line ": more than 500 lines")
    print "1..1"
    print (bad ? "not ok" : "ok") " 1 - rooms as drawn, includes go down"
    exit bad ? 1 : 0
}' $files
