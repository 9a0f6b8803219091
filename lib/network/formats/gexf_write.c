#include "format_parts.h"

#include <inttypes.h>
#include <string.h>

/* GEXF 1.3 (March 2022). */

static void put_text(FILE *f, const char *s)
{
    for (; *s != '\0'; s++)
        switch (*s) {
        case '&': fputs("&amp;", f); break;
        case '<': fputs("&lt;", f); break;
        case '>': fputs("&gt;", f); break;
        case '"': fputs("&quot;", f); break;
        case '\n': fputs("&#10;", f); break;
        case '\r': fputs("&#13;", f); break;
        case '\t': fputs("&#9;", f); break;
        default: fputc(*s, f);
        }
}

static bool is_attribute(const pdn_column *c)
{
    static const char *const own[] = {"id", "label", "tie"};

    for (size_t k = 0; k < PDN_COUNT(own); k++)
        if (strcmp(c->name, own[k]) == 0) return false;
    return true;
}

static const char *type_of(const pdn_column *c)
{
    return c->text != NULL          ? "string"
           : c->kind == PDN_BOOLEAN ? "boolean"
                                    : "double";
}

static void put_attributes(FILE *f, const pdn_table *t, const char *class)
{
    fprintf(f, "    <attributes class=\"%s\">\n", class);
    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        if (!is_attribute(c)) continue;
        fprintf(f, "      <attribute id=\"%zu\" title=\"", k);
        put_text(f, c->name);
        fprintf(f, "\" type=\"%s\"/>\n", type_of(c));
    }
    fputs("    </attributes>\n", f);
}

static void put_values(FILE *f, const pdn_table *t, size_t row)
{
    char number[PDN_NUMBER_SIZE];

    fputs("        <attvalues>\n", f);
    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        const char *value = number;
        if (!is_attribute(c)) continue;
        if (c->text != NULL) {
            value = c->text[row];
            if (value == NULL || value[0] == '\0') continue;
        } else {
            if (pdn_state_of(c->number[row]) != PDN_VALUE) continue;
            pdn_number_write(c->number[row], number);
            if (c->kind == PDN_BOOLEAN)
                value = c->number[row] > 0 ? "true" : "false";
        }
        fprintf(f, "          <attvalue for=\"%zu\" value=\"", k);
        put_text(f, value);
        fputs("\"/>\n", f);
    }
    fputs("        </attvalues>\n", f);
}

static void put_nodes(FILE *f, const pdn_network *g)
{
    fputs("    <nodes>\n", f);
    for (size_t v = 0; v < g->actors; v++) {
        fputs("      <node id=\"", f);
        put_text(f, g->id[v]);
        fputs("\" label=\"", f);
        put_text(f, g->label[v]);
        fputs("\">\n", f);
        put_values(f, &g->actor, v);
        fputs("      </node>\n", f);
    }
    fputs("    </nodes>\n", f);
}

static void put_edges(FILE *f, const pdn_network *g)
{
    char weight[PDN_NUMBER_SIZE];

    fputs("    <edges>\n", f);
    for (size_t i = 0; i < g->ties; i++) {
        if (!g->contact[i]) continue;
        fprintf(f, "      <edge id=\"%zu\" source=\"", i);
        put_text(f, g->id[g->from[i]]);
        fputs("\" target=\"", f);
        put_text(f, g->id[g->to[i]]);
        pdn_number_write(format_losses__weight(g, i), weight);
        fprintf(f, "\" weight=\"%s\">\n", weight);
        put_values(f, &g->tie, i);
        fputs("      </edge>\n", f);
    }
    fputs("    </edges>\n", f);
}

static pdn_status check_texts(const pdn_table *t)
{
    uint32_t c = 0;

    for (size_t k = 0; k < t->columns; k++)
        for (size_t i = 0; t->column[k].text != NULL && i < t->rows; i++) {
            const char *s = t->column[k].text[i];
            if (s == NULL || pdn_plain_text(s, &c, NULL) == SIZE_MAX) continue;
            return pdn_fail(PDN_EDATA,
                            "column \"%s\", row %zu: U+%04" PRIX32
                            " is no text that GEXF can hold",
                            t->column[k].name, i + 1, c);
        }
    return PDN_OK;
}

pdn_status gexf_write__network(FILE *out, const pdn_network *g,
                               pdn_diagnostics *f)
{
    static const format_holds holds = {.called = "GEXF", .columns = true};
    pdn_status st = PDN_OK;

    PDN_TRY(check_texts(&g->actor));
    PDN_TRY(check_texts(&g->tie));
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
          "  <meta><creator>pdnet</creator></meta>\n",
          out);
    fprintf(out, "  <graph defaultedgetype=\"%s\" mode=\"static\">\n",
            g->directed ? "directed" : "undirected");
    put_attributes(out, &g->actor, "node");
    put_attributes(out, &g->tie, "edge");
    put_nodes(out, g);
    put_edges(out, g);
    fputs("  </graph>\n</gexf>\n", out);
    PDN_TRY(format_losses__tell(g, &holds, f));
out:
    return st;
}
