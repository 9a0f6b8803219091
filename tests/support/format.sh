#!/bin/sh
# clang-format has nothing to change; and no test of the tools denies a command
# and goes on whatever it said, which `! command` alone does (`! command || false`
# and `run ! command` ask). Prints TAP.
#   format.sh SOURCE_FOLDER
set -eu
cd "$1"
code=0
find include lib plots tools tests -name '*.[ch]' -print0 |
    xargs -0 clang-format --dry-run -Werror || code=1
echo "1..2"
[ $code -eq 0 ] && echo "ok 1 - clang-format" || echo "not ok 1 - clang-format"
denied=0
grep -nE '^ *! ' tests/cli/*.bats tests/support/*.bash | grep -v '||' && denied=1
[ $denied -eq 0 ] && echo "ok 2 - what is denied is asked" ||
    echo "not ok 2 - what is denied is asked"
exit $((code | denied))
