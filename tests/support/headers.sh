#!/bin/sh
# Every public header alone, in C and in C++, with warnings as errors; and
# pdnet.h includes them all. Prints TAP.
#   headers.sh SOURCE_FOLDER
set -eu
cd "$1"
flags="-Iinclude -Ilib -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror
    -Wno-pragma-once-outside-header -fsyntax-only"
system=$(pkg-config --cflags-only-I igraph | sed 's/-I/-isystem /g')
count=0
bad=0

report()
{
    count=$((count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $count - $2"
    else
        echo "not ok $count - $2"
        bad=1
    fi
}

for header in include/pdnet/*.h; do
    code=0
    # shellcheck disable=SC2086 # lists of words
    gcc -std=c17 $flags $system -x c "$header" || code=1
    report $code "$header in C"
    code=0
    # shellcheck disable=SC2086
    g++ -std=c++17 $flags $system -x c++ "$header" || code=1
    report $code "$header in C++"
    name=$(basename "$header")
    [ "$name" = pdnet.h ] && continue
    code=0
    grep -q "\"pdnet/$name\"" include/pdnet/pdnet.h || code=1
    report $code "pdnet.h includes $name"
done
code=0
grep -nE '^[a-z][a-z_0-9 ]*[ *]+pdn_[a-z_0-9]+\(' include/pdnet/*.h |
    grep -vE ':(static|typedef) ' && code=1
report $code "every function of a public header is PDN_API"
echo "1..$count"
exit $bad
