# What tests of pdn-baseline share.

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    data="$PDN_SOURCE/tests/data"
    cd "$BATS_TEST_TMPDIR"
}

# cell FILE UNIT COLUMN: one cell of the table of a single year.
cell() {
    awk -F, -v unit="$2" -v column="$3" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR > 1 && $1 == unit { print $at }' "$1"
}

# near A B TOLERANCE
near() {
    awk -v a="$1" -v b="$2" -v t="$3" \
        'BEGIN { d = a - b; exit !(a != "" && d <= t && -d <= t) }'
}
