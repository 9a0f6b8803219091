#!/bin/sh
# clang-format has nothing to change. Prints TAP.
#   format.sh SOURCE_FOLDER
set -eu
cd "$1"
code=0
find include lib plots tools tests -name '*.[ch]' -print0 |
    xargs -0 clang-format --dry-run -Werror || code=1
echo "1..1"
[ $code -eq 0 ] && echo "ok 1 - clang-format" || echo "not ok 1 - clang-format"
exit $code
