# What tests of the attacker share.

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    PYTHON=/usr/bin/python3 # Debian's, which python3-scipy belongs to
    ATTACK=$BATS_FILE_TMPDIR/attack # compiled once, and not in the source
    export PYTHON ATTACK
    cp -r "$PDN_SOURCE/tests/support/attack" "$ATTACK"
}

setup() {
    cd "$BATS_TEST_TMPDIR"
}

# attack FOLDER [OPTIONS]: what it finds in `found`, what it says in `said`.
attack() {
    local status=0
    PYTHONDONTWRITEBYTECODE='' "$PYTHON" "$ATTACK" "$@" >found 2>said || status=$?
    [ "$status" -le 1 ] || cat said >>"$BATS_TEST_TMPDIR/failed"
    return "$status"
}

# An attacker that fails has found nothing, whatever `run !` makes of it.
teardown() {
    [ ! -e "$BATS_TEST_TMPDIR/failed" ] || { cat "$BATS_TEST_TMPDIR/failed"; false; }
}

# found PATTERN: a line of the table is that.
found() {
    grep -qE "$1" found || { cat found said; false; }
}

# network FILE < id,group,answered,whom he reports: one a wave, for the attacker
network() {
    {
        echo '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        echo '<key id="i" for="node" attr.name="id"/><key id="s" for="node" attr.name="sector"/><key id="r" for="node" attr.name="responded"/>'
        echo '<graph edgedefault="directed">'
        awk -F, '{ printf "<node id=\"%s\"><data key=\"i\">%s</data><data key=\"s\">%s</data><data key=\"r\">%s</data></node>\n", $1, $1, $2, $3
            n = split($4, to, " "); for (k = 1; k <= n; k++) e = e "<edge source=\"" $1 "\" target=\"" to[k] "\"/>\n" }
            END { printf "%s", e }'
        echo '</graph></graphml>'
    } >"$1"
}
