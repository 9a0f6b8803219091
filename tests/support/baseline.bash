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

# cells_are WANT FILE UNIT COLUMN...: each of these cells is that, by one awk.
cells_are() {
    awk -F, -v want="$1" -v unit="$3" -v columns="${*:4}" '
        NR == 1 {
            n = split(columns, name, " ")
            for (i = 1; i <= NF; i++) at[$i] = i
            for (k = 1; k <= n; k++) if (!(name[k] in at)) { print "no " name[k]; bad = 1; exit }
        }
        NR > 1 && $1 == unit {
            rows++
            for (k = 1; k <= n; k++)
                if ($at[name[k]] "" != want "") { print unit, name[k], $at[name[k]]; bad = 1 }
        }
        END { exit bad || !rows }' "$2"
}

# near A B TOLERANCE
near() {
    awk -v a="$1" -v b="$2" -v t="$3" \
        'BEGIN { d = a - b; exit !(a != "" && d <= t && -d <= t) }'
}
