# The table of chain.sh: ours.txt has "part seconds", theirs.txt "part seconds
# note".
FILENAME == "ours.txt" { own[$1] += $2; next }
{
    other[$1] = $2
    note[$1] = $3 == "" ? "" : $3 " " $4 " " $5 " " $6 " " $7
    done[$1] = 1
}
function row(part, mine, his, has, text)
{
    if (mine >= 0) sum += mine
    else if (r == "no") return
    if (r == "no") text = ""
    printf("  %-34s %9s %9s %9s  %s\n", part,
        mine >= 0 ? sprintf("%.3f", mine) : "",
        r == "no" || his == "none" ? "" : has ? sprintf("%.3f", his) : "cut",
        mine > 0 && has ? sprintf("%.1f x", his / mine) : "", text)
}
function total(text, his, all)
{
    printf "  %-34s %9.3f %9s %9s  %s\n", text, sum,
        all ? sprintf("%.3f", his) : "", all ? sprintf("%.1f x", his / sum) : "",
        all ? sprintf("aim %d x", people == 300 ? 20 : 10) : ""
}
END {
    printf "%d people, %d pairs with contact; processor seconds, one thread\n",
        people, pairs
    printf "  %-34s %9s %9s %9s\n", "", "pdnet", r == "no" ? "" : "R", "ratio"
    row("ingest", own["ingest"], other["read"], "read" in done, "R: start, read")
    row("measure, figures", own["figures"], other["figures"], "figures" in done,
        "R: degree, betweenness, constraint, brokerage")
    row("measure, rank ranges", own["ranks"], other["ranks"], "ranks" in done,
        note["ranks"])
    whole = other["rewired"] + other["leiden"] + other["intervals"]
    row("measure --whole -n 200", own["whole"], whole, "leiden" in done,
        note["leiden"])
    row("  of it Leiden, as far", -1, other["leiden"], "leiden" in done, "")
    row("  of it Leiden, default", -1, other["leiden_default"],
        "leiden_default" in done, "")
    row("  of it intervals", -1, other["intervals"], "intervals" in done,
        "R: people left out, people drawn again")
    row("breakdown -n 1000", own["breakdown"], other["shuffles"] + \
        other["contacts"], "contacts" in done, "R: " \
        sprintf("labels shuffled %.3f, contacts rewired %.3f", other["shuffles"], \
        other["contacts"]) " " note["contacts"])
    row("fragility -n 0", own["fragility"], other["attack"], "attack" in done, "")
    row("baseline", own["baseline"], other["baseline"], "baseline" in done,
        "R: shares and ranks drawn")
    row("deviants", own["deviants"], other["deviants"], "deviants" in done,
        "R: regressions on drawn events")
    row("three plots", own["plots"], other["plots"], "plots" in done, "")
    all = "plots" in done
    rest = other["read"] + other["figures"] + other["ranks"] + other["rewired"] \
        + other["shuffles"] + other["attack"] + other["baseline"] \
        + other["deviants"] + other["plots"]
    same = other["intervals"] + other["contacts"]
    if (r == "no") {
        total("all", 0, 0)
        exit
    }
    total("all, Leiden as far", rest + same + other["leiden"], all)
    total("all, Leiden default", rest + same + other["leiden_default"], all)
    total("R without intervals and rewiring", rest + other["leiden"], all)
    sum -= own["ranks"]
    rest -= other["ranks"]
    total("both without rank ranges", rest + same + other["leiden"], all)
    printf "  modularity of rewired networks: pdnet %.4f, R %.4f\n\n",
        own["modularity"], other["modularity"]
}
