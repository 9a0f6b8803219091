#include "format_parts.h"

#include <string.h>

static bool needs_quotes(const char *s)
{
    return s[strcspn(s, " \t,=:'\"")] != '\0';
}

/* A label; with quotes where it has blanks or commas. */
static bool put_label(FILE *f, const char *s)
{
    bool quotes = needs_quotes(s), changed = false;

    if (quotes) fputc('"', f);
    for (; *s != '\0'; s++) {
        bool bad = *s == '"' || *s == '\n' || *s == '\r';
        fputc(bad ? (*s == '"' ? '\'' : ' ') : *s, f);
        changed |= bad;
    }
    fputs(quotes ? "\"\n" : "\n", f);
    return changed;
}

/* Edgelist1 has a direction: an undirected tie stands both ways. */
static void put_tie(FILE *f, size_t from, size_t to, double weight)
{
    char number[PDN_NUMBER_SIZE];

    pdn_number_write(weight, number);
    fprintf(f, "%zu %zu %s\n", from + 1, to + 1, number);
}

pdn_status dl_write__network(FILE *out, const pdn_network *g,
                             pdn_diagnostics *f)
{
    static const format_holds holds = {.called = "DL"};
    pdn_status st = PDN_OK;
    size_t changed = 0, blanks = 0, beyond = 0;

    fprintf(out, "DL n=%zu\nformat = edgelist1\nlabels:\n", g->actors);
    for (size_t v = 0; v < g->actors; v++) {
        blanks += needs_quotes(g->id[v]);
        beyond += format_losses__beyond_ascii(g->id[v]);
        changed += put_label(out, g->id[v]);
    }
    fputs("data:\n", out);
    for (size_t i = 0; i < g->ties; i++) {
        if (!g->contact[i]) continue;
        double weight = format_losses__weight(g, i);
        put_tie(out, g->from[i], g->to[i], weight);
        if (!g->directed) put_tie(out, g->to[i], g->from[i], weight);
    }
    PDN_TRY(format_losses__tell(g, &holds, f));
    PDN_TRY(format_losses__texts(changed, "hold quotes or line breaks: changed",
                                 f));
    PDN_TRY(format_losses__texts(
        blanks,
        "have blanks or signs: written in quotes, which igraph does not "
        "read",
        f));
    PDN_TRY(format_losses__texts(
        beyond,
        "are not ASCII: written as UTF-8, which older UCINET shows wrongly",
        f));
    if (!g->directed)
        PDN_TRY(pdn_diagnostics_add(
            f, (pdn_diagnostic){.severity = PDN_WARNING, .code = "lost"},
            "DL: an edge list has directions: every tie stands both ways"));
out:
    return st;
}
