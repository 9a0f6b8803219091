# agree.awk - awk -F, -v keys=K [-v within=1e-9] [-v least=.001] [-v part=1]
#                 -f agree.awk WANTED GOT
# Does GOT say what WANTED says? The first K columns of WANTED name a row; every
# other column is looked up in GOT by name. Numbers agree within `within`
# relatively (below `least`: of `least`); other cells must be alike,
# empty ones too. Every row of WANTED must stand in GOT once; GOT may have more
# columns, and with -v part=1 more rows. No commas within quotes.
function far(a, b, size) {
    if (a == "" || b == "" || a !~ /^[-+0-9.]/ || b !~ /^[-+0-9.]/) return a != b
    size = (a < 0 ? -a : a) > (b < 0 ? -b : b) ? a : b
    size = size < 0 ? -size : size
    if (size < least) size = least
    return a - b > within * size || b - a > within * size
}
function row_of(where, k, key) {
    for (k = 1; k <= keys; k++) key = key SUBSEP $(at[where, name[k]])
    return key
}
BEGIN {
    if (within == "") within = 1e-9
    if (least == "") least = .001
}
FNR == 1 {
    for (i = 1; i <= NF; i++) at[NR == 1, $i] = i
    if (NR == 1) { columns = NF; for (i = 1; i <= NF; i++) name[i] = $i }
    else for (i = 1; i <= columns; i++)
        if (!((0, name[i]) in at)) { print "no column " name[i]; bad = 1 }
    next
}
NR == FNR {
    key = row_of(1); open[key] = 1; rows++
    for (i = 1; i <= columns; i++) want[key, i] = $i
    next
}
{
    key = row_of(0)
    if (!(key in open)) { if (!part) { print "not wanted:", $0; bad = 1 }; next }
    met += open[key]; open[key] = 0
    for (i = keys + 1; i <= columns; i++) {
        got = $(at[0, name[i]])
        if (far(got, want[key, i])) {
            gsub(SUBSEP, " ", key)
            print key ":", name[i], "is", got, "want", want[row_of(0), i]
            key = row_of(0); bad = 1
        }
    }
}
END {
    if (met != rows || rows == 0) { print met + 0, "of", rows + 0, "rows met"; bad = 1 }
    exit bad
}
