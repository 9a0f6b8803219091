# What tests of pdn-deviants share.

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    sample="$PDN_SOURCE/samples/kongsvinger/outcomes.csv"
    county="--indicator utenfor-laget --counter ufor-laget --nullpunkt 2021
        --resources low_income_share,upper_secondary_share,vacancy_rate"
    cd "$BATS_TEST_TMPDIR"
    cat >six.csv <<'EOF'
unit,year,events,population,r
a,2021,30,100,2.1
b,2021,12,60,1.5
c,2021,45,120,2.8
d,2021,5,50,1.2
e,2021,22,90,2.0
f,2021,40,110,2.6
EOF
}

# cell FILE KEY COLUMN: the cell of the row whose first column is KEY.
cell() {
    awk -F, -v key="$2" -v column="$3" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR > 1 && $1 == key { print $at }' "$1"
}

# near A B TOLERANCE
near() {
    awk -v a="$1" -v b="$2" -v t="$3" \
        'BEGIN { d = a - b; exit !(a != "" && d <= t && -d <= t) }'
}

# alike A B TOLERANCE COLUMN...: the same rows by their first column, and in
# these columns cells no further apart (=: the same text). Two empty cells are
# alike but where FILLED is set.
alike() {
    awk -F, -v far="$3" -v columns="${*:4}" -v filled="${FILLED:-}" '
        BEGIN { n = split(columns, name, " ") }
        FNR == 1 {
            file++
            for (c = 1; c <= NF; c++) at[file, $c] = c
            for (k = 1; k <= n; k++) if (!((file, name[k]) in at)) bad = 1
            if (bad) exit
            next
        }
        file == 1 { there[$1]; for (k = 1; k <= n; k++) was[$1, k] = $(at[1, name[k]]); next }
        !($1 in there) { print $1 ": new"; bad = 1; next }
        {
            delete there[$1]
            rows++
            for (k = 1; k <= n; k++) {
                x = was[$1, k]; y = $(at[2, name[k]]); d = x - y
                if (x "" == "" || y "" == "") good = x "" == y "" && filled == ""
                else good = far == "=" ? x "" == y "" : d <= far && -d <= far
                if (!good) { print $1 " " name[k] ": " x ", " y; bad = 1 }
            }
        }
        END { for (u in there) { print u ": gone"; bad = 1 }; exit bad || rows == 0 }' "$1" "$2"
}

# study SEED UNITS: made units over four years, r and s known, a 35 % better.
study() {
    awk -v seed="$1" -v units="$2" 'BEGIN {
        srand(seed)
        print "unit,year,indicator,events,population,age_from,age_to,r,s"
        for (u = 1; u <= units; u++) {
            n = 400 + int(3000 * rand()); r = rand(); s = rand(); lasts = rand() - .5
            for (t = 2020; t < 2024; t++) {
                p = 1 / (1 + exp(1.6 - .8 * r + .3 * s - .3 * lasts))
                if (u == 1) p *= .65
                x = int(n * p + 12 * (rand() - .5))
                printf "%s,%d,out,%d,%d,20,29,%.4f,%.4f\n", u == 1 ? "a" : "u" u, t, x, n, r, s
                for (k = 1; k <= 6; k++)
                    printf "%s,%d,c%d,%d,%d,20,29,%.4f,%.4f\n", u == 1 ? "a" : "u" u, t, k,
                        int(n * .3 + 30 * (rand() - .5)), n, r, s
            }
        }
    }'
}
