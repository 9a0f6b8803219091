# What stands in a network file.

# edge FROM TO FILE: the data of one edge, on one line, without keys.
edge() {
    awk -v want="source=\"n$1\" target=\"n$2\"" '
        index($0, want) { on = 1; next }
        /<\/edge>/ { if (on) exit; }
        on { gsub(/^ *<data key="|<\/data>$/, ""); sub(/">/, "="); printf "%s ", $0 }
    ' "$3"
}

# value NAME FILE: a graph attribute.
value() {
    local key
    key=$(sed -n "s/.*<key id=\"\(g[0-9]*\)\" for=\"graph\" attr.name=\"$1\".*/\1/p" "$2")
    sed -n "s/^    <data key=\"$key\">\(.*\)<\/data>$/\1/p" "$2"
}
