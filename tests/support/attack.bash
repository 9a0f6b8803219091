# What tests of the attacker share.

setup_file() {
    export PATH="$PDN_BUILD/bin:$PATH"
    PYTHON=/usr/bin/python3 # Debian's, which python3-scipy belongs to
    export PYTHON
}

setup() {
    cd "$BATS_TEST_TMPDIR"
}

# attack FOLDER [OPTIONS]: what it finds in `found`, what it says in `said`.
attack() {
    "$PYTHON" -B "$PDN_SOURCE/tests/support/attack" "$@" >found 2>said
}

# found PATTERN: a line of the table is that.
found() {
    grep -qE "$1" found || { cat found said; false; }
}
