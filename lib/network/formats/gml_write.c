#include "format_parts.h"

#include "core/textmap.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Keys of GML are ASCII letters and digits, texts ASCII with &#229; for the
 * rest. `label` and `name` are the id: networkx names nodes by the one, igraph
 * by the other; the name to show is displayLabel. */

/* One letter of UTF-8; bytes that are none stand for themselves. */
static const char *take_letter(const char *s, uint32_t *c)
{
    const unsigned char *u = (const unsigned char *)s;
    size_t more = u[0] >= 0xF0 ? 3 : u[0] >= 0xE0 ? 2 : u[0] >= 0xC0 ? 1 : 0;

    *c = more == 0 ? u[0] : u[0] & (0x3Fu >> more);
    for (size_t k = 1; k <= more; k++) {
        if ((u[k] & 0xC0) != 0x80) {
            *c = u[0];
            return s + 1;
        }
        *c = *c << 6 | (u[k] & 0x3F);
    }
    return s + more + 1;
}

static void put_text(FILE *f, const char *s)
{
    uint32_t c = 0;

    fputc('"', f);
    while (*s != '\0') {
        s = take_letter(s, &c);
        if (c == '&' || c == '"' || c < 0x20 || c >= 0x7F)
            fprintf(f, "&#%" PRIu32 ";", c);
        else
            fputc((int)c, f);
    }
    fputc('"', f);
}

/* GML's whole numbers are of 32 bits: longer ones have a point. */
static void put_number(FILE *f, double x)
{
    char number[PDN_NUMBER_SIZE];

    pdn_number_write(x, number);
    bool whole = number[strcspn(number, ".eE")] == '\0';
    fputs(number, f);
    if (whole && fabs(x) > 2147483647) fputs(".0", f);
}

/* Of a key: what is put before and behind it to make it one of its own. */
enum { MOST_ADDED = 21 };

/* A column's key in the file: its letters and digits, made unique by a number.
 */
static pdn_status make_keys(const pdn_table *t, const char *const *taken,
                            pdn_arena *text, const char **key, size_t *renamed)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};

    for (; *taken != NULL; taken++)
        PDN_TRY(textmap__put(&seen, *taken, 0, NULL));
    for (size_t k = 0; k < t->columns; k++) {
        const char *name = t->column[k].name;
        char *made = pdn_arena_get(text, strlen(name) + 24);
        size_t n = 0;
        PDN_TRY(pdn_had_memory(made));
        for (const char *s = name;
             *s != '\0' && n < GML_LONGEST_KEY - MOST_ADDED; s++)
            if ((unsigned char)*s < 0x80 && isalnum((unsigned char)*s))
                made[n++] = *s;
        /* a name that is changed must not become one that is known */
        if (n == 0 || isdigit((unsigned char)made[0]) ||
            strcmp(made, name) != 0) {
            memmove(made + 1, made, n);
            made[0] = 'x';
            n++;
        }
        for (size_t i = 2; textmap__get(&seen, made) != PDN_TEXTMAP_NONE; i++)
            snprintf(made + n, 20, "%zu", i);
        PDN_TRY(textmap__put(&seen, made, 0, NULL));
        key[k] = made;
        *renamed += strcmp(made, name) != 0;
    }
out:
    textmap__clear(&seen);
    return st;
}

static bool is_left_out(const char *name)
{
    static const char *const names[] = {"id", "label", "name"};

    for (size_t k = 0; k < PDN_COUNT(names); k++)
        if (strcmp(name, names[k]) == 0) return true;
    return false;
}

static void put_cells(FILE *f, const pdn_table *t, const char *const *key,
                      size_t row)
{
    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        if (key[k] == NULL) continue;
        bool there = c->text != NULL
                         ? c->text[row] != NULL && c->text[row][0] != '\0'
                         : pdn_state_of(c->number[row]) == PDN_VALUE;
        if (!there) continue;
        fprintf(f, "    %s ", key[k]);
        if (c->text != NULL)
            put_text(f, c->text[row]);
        else
            put_number(f, c->number[row]);
        fputc('\n', f);
    }
}

static void put_graph(FILE *f, const pdn_network *g, const char *const *node,
                      const char *const *edge)
{
    fprintf(f, "graph [\n  directed %d\n", g->directed);
    for (size_t v = 0; v < g->actors; v++) {
        fprintf(f, "  node [\n    id %zu\n    label ", v);
        put_text(f, g->id[v]);
        fputs("\n    name ", f);
        put_text(f, g->id[v]);
        fputc('\n', f);
        if (strcmp(g->id[v], g->label[v]) != 0) {
            fputs("    displayLabel ", f);
            put_text(f, g->label[v]);
            fputc('\n', f);
        }
        put_cells(f, &g->actor, node, v);
        fputs("  ]\n", f);
    }
    for (size_t i = 0; i < g->ties; i++) {
        if (!g->contact[i]) continue;
        fprintf(f, "  edge [\n    source %" PRIu32 "\n    target %" PRIu32 "\n",
                g->from[i], g->to[i]);
        put_cells(f, &g->tie, edge, i);
        fputs("  ]\n", f);
    }
    fputs("]\n", f);
}

pdn_status gml_write__network(FILE *out, const pdn_network *g,
                              pdn_diagnostics *f)
{
    static const format_holds holds = {.called = "GML", .columns = true};
    static const char *const taken_node[] = {"id", "label", "name",
                                             "displayLabel", NULL};
    static const char *const taken_edge[] = {"source", "target", NULL};
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char **node = NULL, **edge = NULL;
    size_t renamed = 0, columns = 0;
    bool follows = false;

    PDN_NEW(node, g->actor.columns);
    PDN_NEW(edge, g->tie.columns);
    PDN_TRY(make_keys(&g->actor, taken_node, &text, node, &renamed));
    PDN_TRY(make_keys(&g->tie, taken_edge, &text, edge, &columns));
    renamed = columns;
    for (size_t k = 0; k < g->actor.columns; k++)
        renamed += !is_left_out(g->actor.column[k].name) &&
                   strcmp(node[k], g->actor.column[k].name) != 0;
    PDN_TRY(graphml__tie_follows(g, &follows));
    for (size_t k = 0; k < g->actor.columns; k++)
        if (is_left_out(g->actor.column[k].name)) node[k] = NULL;
    for (size_t k = 0; k < g->tie.columns; k++)
        if (strcmp(g->tie.column[k].name, "tie") == 0 && follows)
            edge[k] = NULL;
    put_graph(out, g, node, edge);
    PDN_TRY(format_losses__tell(g, &holds, f));
    PDN_TRY(format_losses__texts(
        renamed, "are names of columns with signs that GML has not: changed",
        f));
out:
    free(edge);
    free(node);
    pdn_arena_clear(&text);
    return st;
}
