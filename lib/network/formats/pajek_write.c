#include "format_parts.h"

static void put_number(FILE *f, double x)
{
    char number[PDN_NUMBER_SIZE];

    pdn_number_write(x, number);
    fputs(number, f);
}

/* A quote within quotes ends them for every reader. */
static bool put_label(FILE *f, const char *s)
{
    bool changed = false;

    fputc('"', f);
    for (; *s != '\0'; s++) {
        bool bad = *s == '"' || *s == '\n' || *s == '\r';
        fputc(bad ? (*s == '"' ? '\'' : ' ') : *s, f);
        changed |= bad;
    }
    fputc('"', f);
    return changed;
}

pdn_status pajek_write__network(FILE *out, const pdn_network *g,
                                pdn_diagnostics *f)
{
    static const format_holds holds = {.called = "Pajek"};
    pdn_status st = PDN_OK;
    size_t changed = 0, beyond = 0;

    fprintf(out, "*Vertices %zu\n", g->actors);
    for (size_t v = 0; v < g->actors; v++) {
        fprintf(out, "%zu ", v + 1);
        changed += put_label(out, g->id[v]);
        beyond += format_losses__beyond_ascii(g->id[v]);
        fputc('\n', out);
    }
    fputs(g->directed ? "*Arcs\n" : "*Edges\n", out);
    for (size_t i = 0; i < g->ties; i++) {
        if (!g->contact[i]) continue;
        fprintf(out, "%zu %zu ", (size_t)g->from[i] + 1, (size_t)g->to[i] + 1);
        put_number(out, format_losses__weight(g, i));
        fputc('\n', out);
    }
    PDN_TRY(format_losses__tell(g, &holds, f));
    PDN_TRY(format_losses__texts(
        changed, "hold quotes or line breaks, which Pajek cannot: changed", f));
    PDN_TRY(format_losses__texts(
        beyond,
        "are not ASCII: written as UTF-8, which older Pajek shows wrongly", f));
out:
    return st;
}

pdn_status pajek_write__partition(FILE *out, const pdn_network *g,
                                  const char *column, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {0};

    PDN_TRY(pdn_groups_by(g, column, &q));
    fprintf(out, "*Vertices %zu\n", g->actors);
    for (size_t v = 0; v < g->actors; v++) {
        /* not known is Pajek's number for what is not known */
        bool known = pdn_groups_is_known(q.label[q.of[v]]);
        if (known)
            fprintf(out, "%u\n", q.of[v] + 1);
        else
            fputs("9999998\n", out);
    }
    for (size_t k = 0; k < q.groups; k++)
        PDN_TRY(pdn_diagnostics_add(
            f, (pdn_diagnostic){.severity = PDN_NOTE, .code = "partition"},
            "%s %zu is %s", column,
            pdn_groups_is_known(q.label[k]) ? k + 1 : 9999998,
            pdn_groups_is_known(q.label[k]) ? q.label[k] : "not known"));
out:
    pdn_groups_clear(&q);
    return st;
}
