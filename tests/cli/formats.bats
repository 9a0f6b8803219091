#!/usr/bin/env bats
# Files of other programs, and files for them. tests/data/formats holds one small
# network as each program writes it; tests/oracle/formats.py tells it whole.

setup() {
    PATH="$PDN_BUILD/bin:$PATH"
    DATA="$PDN_SOURCE/tests/data/formats"
    SAMPLE="$PDN_SOURCE/samples/kongsvinger"
    cd "$BATS_TEST_TMPDIR" || return 1
}

# Runs a command with standard output thrown away: $output is what it says.
says() {
    run sh -c '"$@" 2>&1 >out' - "$@"
}

# figures FILE: the columns of expected.csv, worked by hand from the five ties.
figures() {
    pdn-measure -q -n 0 --no-metadata \
        --only id,sector,out_degree,in_degree,degree,out_strength,in_strength "$1"
}

@test "GraphML of networkx, igraph, Gephi, Cytoscape and visone gives one network" {
    local of
    for of in networkx python-igraph r-igraph gephi cytoscape visone; do
        echo "$of"
        figures "$DATA/$of.graphml" | diff - "$DATA/expected.csv"
    done
}

@test "yEd: names in the drawing are labels, text is weights, and the rest is told" {
    says pdn-measure -n 0 "$DATA/yed.graphml"
    [ "$status" -eq 0 ]
    [[ "$output" == *'attributes of actors read (1): "Sektor" as sector'* ]]
    [[ "$output" == *'attributes of ties read (1): "Weight" as frequency'* ]]
    [[ "$output" == *'not read (3): "drawing hints", "labels of edges", "ports"'* ]]
    # n0 to n4 are drawn as a to e
    figures "$DATA/yed.graphml" | tail -n +2 | cut -d, -f2- |
        diff - <(tail -n +2 "$DATA/expected.csv" | cut -d, -f2-)
    pdn-measure -q -n 0 --no-metadata --only id,name "$DATA/yed.graphml" |
        diff - <(printf 'id,name\nn0,a\nn1,b\nn2,c\nn3,d\nn4,e\n')
    pdn-measure -q -n 0 --no-metadata --by Sektor --only id,ei_index \
        "$DATA/yed.graphml" | grep -qx 'a\|n0,-1'
}

@test "other programs find contacts alone; every tool here finds every answer" {
    pdn-ingest -q --actors "$SAMPLE/actors-2021.csv" --ties "$SAMPLE/ties-2021.csv" \
        -o packed.graphml
    pdn-ingest -q --actors "$SAMPLE/actors-2021.csv" --ties "$SAMPLE/ties-2021.csv" \
        --all-answers -o all.graphml
    # rows of the file without frequency 0; nothing there is merged
    local contacts rows
    contacts=$(awk -F, 'NR > 1 && $3 > 0' "$SAMPLE/ties-2021.csv" | wc -l)
    rows=$(($(wc -l <"$SAMPLE/ties-2021.csv") - 1))
    [ "$(grep -c '<edge ' packed.graphml)" -eq "$contacts" ]
    [ "$(grep -c '<edge ' all.graphml)" -eq "$rows" ]
    cmp <(pdn-breakdown -q -n 200 packed.graphml) <(pdn-breakdown -q -n 200 all.graphml)
    cmp <(pdn-measure -q -n 100 packed.graphml) <(pdn-measure -q -n 100 all.graphml)
}

# ---- networks of ours through other programs ---------------------------------

ours() {
    pdn-ingest -q --actors "$DATA/back-actors.csv" --ties "$DATA/back-ties.csv" \
        --scale quality=1:5 -o "$1"
}

# same A B: every figure of people and pairs is the same.
same() {
    cmp <(pdn-measure -q -n 100 "$1") <(pdn-measure -q -n 100 "$2") &&
        cmp <(pdn-breakdown -q -n 200 "$1") <(pdn-breakdown -q -n 200 "$2") &&
        cmp <(pdn-breakdown -q -n 200 --barriers "$1") \
            <(pdn-breakdown -q -n 200 --barriers "$2")
}

@test "what networkx, R's igraph and python-igraph wrote of ours has every figure" {
    local of
    ours ours.graphml
    for of in networkx python-igraph r-igraph; do
        echo "$of"
        same ours.graphml "$DATA/back-$of.graphml"
    done
}

# pythons: the first python that has the module, or nothing.
python_with() {
    local python
    for python in python3 /usr/bin/python3; do
        if "$python" -c "import $1" 2>/dev/null; then
            echo "$python"
            return
        fi
    done
}

@test "there and back through networkx, as it is installed" {
    local python
    python=$(python_with networkx)
    [ -n "$python" ] || skip "not installed: networkx"
    ours ours.graphml
    "$python" -c 'import networkx as n
n.write_graphml(n.read_graphml("ours.graphml"), "back.graphml")'
    same ours.graphml back.graphml
    pdn-convert -q ours.graphml -o ours.gml
    pdn-convert -q ours.graphml -o ours.net
    "$python" -c 'import networkx as n
g = n.read_gml("ours.gml")
assert g.nodes["a1"]["displayLabel"] == "Åse & Bo", g.nodes["a1"]
assert g.edges["a1", "b2"]["frequency"] == 4 and g.number_of_edges() == 8
n.write_gml(g, "back.gml")
g = n.read_pajek("ours.net")
assert sorted(g.nodes) == ["a1", "a2", "a3", "b1", "b2", "c1", "u"]
assert g.edges["a1", "b2", 0]["weight"] == 4 and g.number_of_edges() == 8'
    figures ours.graphml >want
    pdn-convert -q back.gml | figures - | diff - want
}

@test "there and back through python-igraph, as it is installed" {
    local python
    python=$(python_with igraph)
    [ -n "$python" ] || skip "not installed: python-igraph"
    ours ours.graphml
    "$python" -c 'import igraph as i
i.Graph.Read_GraphML("ours.graphml").write_graphml("back.graphml")'
    same ours.graphml back.graphml
    pdn-convert -q ours.graphml -o ours.gml
    pdn-convert -q ours.graphml -o ours.net
    pdn-convert -q ours.graphml -o ours.dl
    "$python" -c 'import igraph as i
for g in (i.Graph.Read_GML("ours.gml"), i.Graph.Read_Pajek("ours.net"), i.Graph.Read_DL("ours.dl")):
    assert g.vcount() == 7 and g.ecount() == 8 and g.is_directed()
    w = g.es["weight"] if "weight" in g.es.attributes() else g.es["frequency"]
    assert sorted(w) == [1, 1, 1, 2, 2, 3, 3, 4], w
i.Graph.Read_GML("ours.gml").write_gml("back.gml")'
    figures ours.graphml >want
    pdn-convert -q back.gml | figures - | diff - want
}

@test "there and back through R's igraph, as it is installed" {
    Rscript -e 'library(igraph)' >log 2>&1 || skip "not installed: R with igraph"
    ours ours.graphml
    pdn-convert -q ours.graphml -o ours.net
    Rscript -e 'suppressMessages(library(igraph))
g <- read_graph("ours.graphml", "graphml")
stopifnot(ecount(g) == 8, V(g)$name[1] == "a1", V(g)$label[1] == "Åse & Bo")
write_graph(g, "back.graphml", "graphml")
p <- read_graph("ours.net", "pajek")
stopifnot(vcount(p) == 7, ecount(p) == 8, sum(E(p)$weight) == 17)' >log 2>&1 ||
        { cat log; return 1; }
    same ours.graphml back.graphml
}

# ---- pdn-convert ---------------------------------------------------------------

@test "ours to ours is the same bytes, with every answer and state" {
    ours ours.graphml
    mkdir a b
    pdn-convert -q ours.graphml -o a/x.graphml
    (cd a && pdn-convert -q x.graphml -o y.graphml)
    cp a/y.graphml b/x.graphml
    (cd b && pdn-convert -q x.graphml -o y.graphml)
    cmp a/y.graphml <(sed "s/$(sha256sum <b/x.graphml | cut -d' ' -f1)/$(sha256sum <a/x.graphml | cut -d' ' -f1)/" b/y.graphml)
    same ours.graphml b/y.graphml
    # and of the sample, where nothing but the provenance is new
    pdn-ingest -q --actors "$SAMPLE/actors-2021.csv" --ties "$SAMPLE/ties-2021.csv" -o k.graphml
    pdn-convert -q k.graphml -o l.graphml
    cmp <(grep -v 'provenance_\|key="g' k.graphml) <(grep -v 'provenance_\|key="g' l.graphml)
    [ "$(grep -c '<edge ' l.graphml)" -eq "$(grep -c '<edge ' k.graphml)" ]
}

@test "a folder of CSV and back: every figure, and people who did not answer" {
    ours ours.graphml
    says pdn-convert ours.graphml -o tables --to csv
    [ "$status" -eq 0 ]
    [[ "$output" == *'CSV: 1 scales are lost: say --scale to pdn-ingest'* ]]
    head -3 tables/actors.csv | diff - <(printf 'id,name,sector,fte,responded\na1,Åse & Bo,Skole,1,1\na2,"Kari ""K"" Moe",Skole,0.8,1\n')
    pdn-ingest -q --actors tables/actors.csv --ties tables/ties.csv \
        --scale quality=1:5 -o back.graphml
    same ours.graphml back.graphml
    pdn-convert -q tables -o folder.graphml
    pdn-measure -q -n 0 folder.graphml | cmp - <(pdn-measure -q -n 0 ours.graphml)
}

@test "Pajek and GML of networkx and igraph" {
    local of
    for of in networkx.net python-igraph.gml; do
        echo "$of"
        pdn-convert -q "$DATA/$of" | figures - | diff - "$DATA/expected.csv"
    done
    pdn-convert -q "$DATA/networkx.gml" | figures - | sed 's/^å/a/' |
        diff - "$DATA/expected.csv"
    # igraph writes ids and weights alone
    for of in python-igraph.net r-igraph.net; do
        pdn-convert -q "$DATA/$of" | figures - | cut -d, -f1,3- |
            diff - <(cut -d, -f1,3- "$DATA/expected.csv")
    done
}

@test "a column that loses its signs in GML does not become another" {
    printf '*Vertices 2\n*Arcs\n1 2 3 fre-quency 0 ti.e 0 TIE 0\n' >x.net
    pdn-convert -q x.net -o x.graphml
    [ "$(ties x.graphml)" = "$(ties x.net)" ]
    pdn-convert -q x.net -o x.gml
    [ "$(ties x.gml)" = "$(ties x.net)" ]
}

# ties FILE: from, to, frequency of what was read, in order.
ties() {
    rm -rf t
    pdn-convert -q "$1" -o t --to csv
    cut -d, -f1-3 t/ties.csv | tail -n +2 | paste -sd ' '
}

@test "DL: every layout, by hand" {
    printf 'DL N=3\nFORMAT = FULLMATRIX\nLABELS EMBEDDED\nDATA:\n  a b c\na 0 1 0\nb 2 0 0\nc 0 0 0\n' >x.dl
    [ "$(ties x.dl)" = 'a,b,1 b,a,2' ]
    printf 'dl n=3 diagonal=absent\nlabels:\n"a b",c,d\ndata:\n1 0\n. 2\n0 1\n' >x.dl
    [ "$(ties x.dl)" = 'a b,c,1 c,a b,.. c,d,2 d,c,1' ]
    printf 'dl n=3 format=lowerhalf\nlabels:\na b c\ndata:\n0\n1 0\n0 4 0\n' >x.dl
    [ "$(ties x.dl)" = 'a,b,1 b,c,4' ]
    printf 'dl n=3 format=upperhalf diagonal=absent\nlabels:\na b c\ndata:\n1 0\n4\n' >x.dl
    [ "$(ties x.dl)" = 'a,b,1 b,c,4' ]
    printf 'dl n=3 format=edgelist1\nlabels embedded\ndata:\na b 2\nb,c,3\n' >x.dl
    [ "$(ties x.dl)" = 'a,b,2 b,c,3' ]
    printf 'dl n=4, format=nodelist1\nlabels:\na\nb\nc\nd\ndata:\n1 2 3\n2 1\n' >x.dl
    [ "$(ties x.dl)" = 'a,b a,c b,a' ]
    # two relations: a says advice of b, c says meets of a and advice of b
    printf 'dl n=3 nm=2\nlabels:\na b c\nlevel labels:\nadvice meets\ndata:\n0 1 0\n0 0 0\n0 1 0\n0 0 0\n0 0 0\n1 0 0\n' >x.dl
    [ "$(ties x.dl)" = 'a,b,1 c,b,1 c,a,1' ]
    [ "$(cut -d, -f4 t/ties.csv | paste -sd ' ')" = 'relation advice advice meets' ]
}

@test "Pajek: labels, edges among arcs, lists, a matrix, partitions" {
    printf '%%\n*Network x\n*Vertices 3\n1 "Kari Moe" 0.1 0.2 0.5 ellipse ic Red sector NAV\n2 b\n3 c\n*Arcs\n1 2 2.5 c Blue\n*Edges\n2 3 1\n' >x.net
    [ "$(ties x.net)" = 'Kari Moe,b,2.5 b,c,1 c,b,1' ]
    [ "$(sed -n 2p t/actors.csv)" = 'Kari Moe,NAV,1' ]
    printf '*Vertices 3\n*Edgeslist\n1 2 3\n' >x.net
    [ "$(ties x.net)" = '1,2 1,3' ]
    printf '*Vertices 2\n1 "a"\n2 "a"\n*Matrix\n0 3\n0 0\n' >x.net
    [ "$(ties x.net)" = '1,2,3' ]
    printf '*Vertices 3 1\n1 "a"\n2 "b"\n3 "c"\n*Matrix\n1 2\n*Partition sector\n*Vertices 3\n1\n2\n2\n' >x.paj
    [ "$(ties x.paj)" = 'a,b,1 a,c,2' ]
    [ "$(paste -sd ' ' t/actors.csv)" = 'id,mode,sector,responded a,1,1,1 b,2,2,1 c,2,2,1' ]
    ours ours.graphml
    says pdn-convert ours.graphml -o n.net --groups sector
    [[ "$output" == *'sector 9999998 is not known'* ]]
    [[ "$output" == *'sector 3 is NAV'* ]]
    [ "$(paste -sd ' ' n.clu)" = '*Vertices 7 4 4 4 3 3 2 9999998' ]
    pdn-convert -q n.net --groups sector -o back.graphml
    pdn-measure -q -n 0 --no-metadata --only id,sector back.graphml | sed -n 2p | grep -qx 'a1,4'
}

@test "what a format cannot hold is told" {
    ours ours.graphml
    says pdn-convert ours.graphml -o x.net
    [[ "$output" == *'Pajek holds ids and frequencies alone; lost (9): name, label, sector, fte, responded, quality, need, barrier, note'* ]]
    [[ "$output" == *'Pajek does not tell who did not answer: 2 people'* ]]
    [[ "$output" == *'Pajek: 3 answers that are no contact are lost'* ]]
    says pdn-convert ours.graphml -o x.gexf
    [[ "$output" == *'GEXF: 3 answers that are no contact are lost'* ]]
    [[ "$output" == *'GEXF: 1 cells lose why they are empty'* ]]
    xmllint --noout x.gexf
    printf 'id\n"Åse Moe"\n"b ""x"""\n' >a.csv
    printf 'from,to\n"Åse Moe","b ""x"""\n' >t.csv
    pdn-ingest -q --answered all --actors a.csv --ties t.csv -o q.graphml
    says pdn-convert q.graphml -o q.net
    [[ "$output" == *'1 texts hold quotes or line breaks, which Pajek cannot: changed'* ]]
    [[ "$output" == *'1 texts are not ASCII'* ]]
    says pdn-convert q.graphml -o q.dl
    [[ "$output" == *'2 texts have blanks or signs: written in quotes'* ]]
    [ "$(ties q.dl)" = "Åse Moe,b 'x',1" ]
}

@test "headings of Gephi, Kumu and Polinode" {
    ours ours.graphml
    pdn-convert -q ours.graphml -o g --to gephi
    [ "$(head -2 g/nodes.csv | paste -sd ' ')" = 'Id,Label,sector,fte,responded a1,Åse & Bo,Skole,1,1' ]
    [ "$(head -2 g/edges.csv | paste -sd ' ')" = 'Source,Target,Type,Weight,quality,need,barrier,note a1,b1,directed,2,4,1,tid,' ]
    [ "$(wc -l <g/edges.csv)" -eq 9 ] # contacts alone
    pdn-convert -q ours.graphml -o k --to kumu
    [ "$(head -1 k/elements.csv)" = 'Label,sector,fte,responded' ]
    [ "$(sed -n 4p k/connections.csv)" = '"Kari ""K"" Moe",Dag,directed,1,5,3,tid|rom,"<ny> & ""god"""' ]
    pdn-convert -q ours.graphml -o p --to polinode
    [ "$(head -2 p/nodes.csv | paste -sd ' ')" = 'id,Name,Label,sector,fte,responded a1,Åse & Bo,Åse & Bo,Skole,1,1' ]
    [ "$(sed -n 2p p/edges.csv)" = 'a1,b1,2,4,1,tid,' ]
}

# refuses STATUS MESSAGE COMMAND...: says so, and leaves what stood there.
refuses() {
    local status_wanted=$1 message=$2
    shift 2
    echo before >kept.net
    says "$@" -o kept.net
    [ "$status" -eq "$status_wanted" ] || { echo "$status: $output"; return 1; }
    [[ "$output" == *"$message"* ]] || { echo "$output"; return 1; }
    [ "$(cat kept.net)" = before ]
}

@test "refused: place, what was found, what was wanted; what stood there stays" {
    printf '*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n1 3\n' >x.net
    refuses 1 'x.net:5: a tie of vertex "3", want 1 to 2' pdn-convert x.net
    printf '*Vertices 2\n*Arcs\n1 2 -4\n' >x.net
    refuses 1 'x.net:3: frequency is "-4", want a number that is not negative' pdn-convert x.net
    printf '1 2\n' >x.net
    refuses 1 'x.net:1: "1 2" where a line *Vertices belongs' pdn-convert x.net
    printf '*Vertices 9999999999\n' >x.net
    refuses 1 'x.net:1: *Vertices 9999999999: want how many' pdn-convert x.net
    printf 'dl n=2 format=edgelist2\ndata:\n1 2\n' >x.dl
    refuses 1 'x.dl:1: want fullmatrix, upperhalf, lowerhalf, edgelist1 or nodelist1 for format, found "edgelist2"' pdn-convert x.dl
    printf 'dl nr=2 nc=3\ndata:\n1 2\n' >x.dl
    refuses 1 'x.dl:1: rows and columns of two kinds (2 and 3) are not read' pdn-convert x.dl
    printf 'dl n=2\ndata:\n0 1\n' >x.dl
    refuses 1 'the data end in row 2 of 2' pdn-convert x.dl
    printf 'graph [\n node [ id 1 ]\n edge [ source 1 target 7 ]\n]\n' >x.gml
    refuses 1 'x.gml:3: no node has the id "7"' pdn-convert x.gml
    printf 'graph [\n node [ label "a" ]\n]\n' >x.gml
    refuses 1 'x.gml:2: a node without an id' pdn-convert x.gml
    printf 'graph [\n node [ id 1 label "a ]\n]\n' >x.gml
    refuses 1 'x.gml:' pdn-convert x.gml
    refuses 1 'nowhere.graphml: No such file or directory' pdn-convert nowhere.graphml
    ours ours.graphml
    refuses 2 '--groups is for Pajek: want .net' pdn-convert --to gml --groups sector ours.graphml
    refuses 2 'gexf is written, not read' pdn-convert --from gexf ours.graphml
    refuses 1 'no actor column "nothing"' pdn-convert --groups nothing ours.graphml
    run pdn-convert -q ours.graphml -o x.unknown
    [ "$status" -eq 2 ]
    run pdn-convert -q ours.graphml --to csv
    [ "$status" -eq 2 ]
    says pdn-convert -q ours.graphml --to pajek -o /dev/full
    [ "$status" -eq 1 ] && [[ "$output" == *'No space left on device'* ]]
}
bats_require_minimum_version 1.5.0
