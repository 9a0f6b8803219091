#!/bin/sh
# Reads every #include "..." of include/, lib/, plots/ and tools/ and fails
# where a file includes what stands on a higher floor, or on its own floor in
# another folder. A header of include/pdnet/ stands where the .c of its stem
# stands. Prints TAP.
#   floors.sh SOURCE_FOLDER
set -eu
cd "$1"

files=$(find include lib plots tools -name '*.[ch]' | LC_ALL=C sort)
# shellcheck disable=SC2086 # a list of files without spaces
awk '
BEGIN {
    split("core 0 table 1 stats 1 survey 2 network 3 chance 4 position 5 " \
          "breakdown 6 outcomes 7 waves 8 privacy 8 study 9 results 9", w, " ")
    for (i = 1; w[i] != ""; i += 2) floor["lib/" w[i]] = w[i + 1]
    for (i = 1; i < ARGC; i++) place(ARGV[i])
}
function place(path,    folder, stem) {
    folder = path; sub("/[^/]*$", "", folder)
    stem = path; sub(".*/", "", stem); sub("[.][ch]$", "", stem)
    if (path ~ /[.]c$/ && folder != "tools") {
        if (stem in home) twice[stem] = path
        home[stem] = folder
    } else if (folder !~ /^include/ && !(stem in home)) own[stem] = folder
}
function level(folder) {
    if (folder in floor) return floor[folder]
    if (folder ~ /^plots/) return 20
    if (folder ~ /^tools/) return 30
    return 99
}
FNR == 1 {
    folder = FILENAME; sub("/[^/]*$", "", folder)
    stem = FILENAME; sub(".*/", "", stem); sub("[.][ch]$", "", stem)
    if (folder ~ /^include/) {
        if (stem == "pdnet") folder = "all"
        else if (stem in home) folder = home[stem]
        else if (stem != "pdnet") print "# " FILENAME ": no .c of that name"
    }
}
/^#include "/ && folder != "all" {
    name = $2; gsub("\"", "", name); sub(".*/", "", name); sub("[.]h$", "", name)
    to = name in home ? home[name] : name in own ? own[name] : folder
    if (to == folder) next
    from_level = level(folder); to_level = level(to)
    # lib/ may not know plots/ or tools/; plots/ is one house
    if (to_level < from_level) next
    if (folder ~ /^plots/ && to ~ /^plots/) next
    if (folder ~ /^tools/ && to ~ /^tools/) next
    bad++
    print "# " FILENAME ":" FNR ": " folder " may not include " name ".h of " to
}
/^#include </ {
    if (folder ~ /^lib/ && $2 ~ /cairo|pango/) {
        bad++; print "# " FILENAME ":" FNR ": lib/ does not know " $2
    }
}
folder ~ /^lib/ && FILENAME ~ /[.]c$/ && /(^|[^a-z_])(printf|puts|perror|exit|abort) *\(/ {
    bad++; print "# " FILENAME ":" FNR ": lib/ neither prints nor exits"
}
folder ~ /^(lib|plots)/ && /stderr/ && FILENAME ~ /[.]c$/ {
    bad++; print "# " FILENAME ":" FNR ": only tools write to standard error"
}
END {
    for (stem in twice) {
        bad++; print "# " twice[stem] ": file names are unique over the tree"
    }
    print "1..1"
    print (bad ? "not ok" : "ok") " 1 - every include goes down a floor"
    exit bad ? 1 : 0
}' $files
