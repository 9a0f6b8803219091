#include "graphml_actors.h"
#include "graphml_cells.h"
#include "network/no_contact.h"

#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/network.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* igraph's own writer loses digits, states and broken text: hence this one.
 *
 * A number column whose absences are of several kinds has a text column
 * NAME_state beside it that holds their marks. */
enum { DATA_SIZE = 48 }; /* a tag <data> with its key */

static const char state_suffix[] = "_state";
static const char other_name[] = "other_name";
static const char row_indent[] = "      ";

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
    "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
    "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

/* A carriage return in the text would come back as a line feed. */
static void put_text(FILE *f, const char *s, bool quoted)
{
    for (;; s++) {
        size_t plain = strcspn(s, "&<>\r\"\n\t");
        (void)fwrite(s, 1, plain, f);
        s += plain;
        switch (*s) {
        case '&': fputs("&amp;", f); break;
        case '<': fputs("&lt;", f); break;
        case '>': fputs("&gt;", f); break;
        case '\r': fputs("&#13;", f); break;
        case '"': fputs(quoted ? "&quot;" : "\"", f); break;
        case '\n': fputs(quoted ? "&#10;" : "\n", f); break;
        case '\t': fputs(quoted ? "&#9;" : "\t", f); break;
        default: return;
        }
    }
}

static pdn_status check_text(const char *s, const char *where,
                             const char *column, size_t row)
{
    uint32_t c = 0;

    if (s == NULL || pdn_plain_text(s, &c, NULL) == SIZE_MAX) return PDN_OK;
    return pdn_fail(PDN_EDATA,
                    "%s column \"%s\", row %zu: U+%04" PRIX32
                    " is no text that GraphML can hold",
                    where, column, row, c);
}

static pdn_status check_table(const pdn_table *t, const char *where)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        PDN_TRY(check_text(c->name, where, c->name, 0));
        for (size_t i = 0; c->text != NULL && i < t->rows; i++)
            PDN_TRY(check_text(c->text[i], where, c->name, i + 1));
    }
out:
    return st;
}

/* What is written of a table. */
struct part {
    const pdn_table *t;
    const char *domain;
    char letter;
    const bool *row;        /* those that are written; NULL: all */
    const char *const *ids; /* actors: what `name` says; else NULL */
    bool other_name;        /* the column name says what the labels do not */
    const char *leave_out;  /* a column, or NULL */
};

static bool writes(const struct part *p, size_t row)
{
    return p->row == NULL || p->row[row];
}

/* Has the column an absence that "left out" does not tell? */
static bool has_states(const struct part *p, const pdn_column *c)
{
    for (size_t i = 0; c->number != NULL && i < p->t->rows; i++) {
        pdn_state s = pdn_state_of(c->number[i]);
        if (writes(p, i) && s != PDN_VALUE && s != PDN_NOT_DEFINED) return true;
    }
    return false;
}

/* One key of a table: how each of its values begins in the file. */
struct key {
    const pdn_column *column; /* NULL: it is not written */
    bool states;
    char value[DATA_SIZE], state[DATA_SIZE];
};

static void name_data(char tag[DATA_SIZE], const char *indent, char letter,
                      size_t at)
{
    (void)pdn_format(tag, DATA_SIZE, "%s<data key=\"%c%zu\">", indent, letter,
                     at);
}

static void put_key(FILE *f, char letter, size_t at, const char *domain,
                    const char *name, const char *type)
{
    fprintf(f, "  <key id=\"%c%zu\" for=\"%s\" attr.name=\"", letter, at,
            domain);
    put_text(f, name, true);
    fprintf(f, "\" attr.type=\"%s\"/>\n", type);
}

static pdn_status put_state_key(FILE *f, const struct part *p, size_t at,
                                const pdn_column *c)
{
    pdn_status st = PDN_OK;
    char *name = malloc(strlen(c->name) + sizeof state_suffix);

    if (name == NULL) return pdn_no_memory();
    strcpy(name, c->name);
    strcat(name, state_suffix);
    if (pdn_table_column(p->t, name) != NULL)
        PDN_FAIL(PDN_EDATA,
                 "column \"%s\" stands where the absences of \"%s\" are "
                 "kept: give it another name",
                 name, c->name);
    put_key(f, p->letter, at, p->domain, name, "string");
out:
    free(name);
    return st;
}

static bool is_name(const struct part *p, const pdn_column *c)
{
    return p->ids != NULL && strcmp(c->name, "name") == 0;
}

static bool is_written(const struct part *p, const pdn_column *c)
{
    if (p->leave_out != NULL && strcmp(c->name, p->leave_out) == 0)
        return false;
    return !is_name(p, c) || p->other_name;
}

static pdn_status put_keys(FILE *f, const struct part *p, struct key *key)
{
    pdn_status st = PDN_OK;
    size_t n = 0;

    if (p->ids != NULL) put_key(f, p->letter, n++, p->domain, "name", "string");
    for (size_t k = 0; k < p->t->columns; k++) {
        const pdn_column *c = &p->t->column[k];
        if (!is_written(p, c)) continue;
        key[k] = (struct key){.column = c, .states = has_states(p, c)};
        name_data(key[k].value, row_indent, p->letter, n);
        name_data(key[k].state, row_indent, p->letter, n + 1);
        if (is_name(p, c) && pdn_table_column(p->t, other_name) != NULL)
            PDN_FAIL(PDN_EDATA,
                     "column \"%s\" stands where names are kept that are "
                     "not the labels: give it another name",
                     other_name);
        put_key(f, p->letter, n++, p->domain,
                is_name(p, c) ? other_name : c->name,
                c->text != NULL ? "string" : "double");
        if (key[k].states) PDN_TRY(put_state_key(f, p, n++, c));
    }
out:
    return st;
}

static void put_data(FILE *f, const char *tag, const char *value)
{
    fputs(tag, f);
    put_text(f, value, false);
    fputs("</data>\n", f);
}

static void put_row(FILE *f, const struct part *p, const struct key *key,
                    size_t row)
{
    char number[PDN_NUMBER_SIZE];

    for (size_t k = 0; k < p->t->columns; k++) {
        const pdn_column *c = key[k].column;
        if (c == NULL) continue;
        if (c->text != NULL) {
            const char *s = c->text[row];
            if (s != NULL && s[0] != '\0') put_data(f, key[k].value, s);
            continue;
        }
        pdn_number_write(c->number[row], number);
        bool value = pdn_state_of(c->number[row]) == PDN_VALUE;
        if (number[0] != '\0')
            put_data(f, value ? key[k].value : key[k].state, number);
    }
}

/* In decimal digits, between two texts: a large file has some millions. */
static void put_number(FILE *f, const char *before, size_t x,
                       const char *behind)
{
    char digit[20], *first = digit + sizeof digit;

    do {
        *--first = (char)('0' + x % 10);
    } while ((x /= 10) > 0);
    fputs(before, f);
    (void)fwrite(first, 1, (size_t)(digit + sizeof digit - first), f);
    fputs(behind, f);
}

static void put_rows(FILE *f, const pdn_network *g, const struct part *p,
                     const struct key *key)
{
    char name[DATA_SIZE];

    name_data(name, row_indent, p->letter, 0);
    for (size_t i = 0; i < p->t->rows; i++) {
        if (!writes(p, i)) continue;
        if (p->ids != NULL) {
            put_number(f, "    <node id=\"n", i, "\">\n");
            put_data(f, name, p->ids[i]);
        } else {
            put_number(f, "    <edge source=\"n", g->from[i], "\" target=\"n");
            put_number(f, "", g->to[i], "\">\n");
        }
        put_row(f, p, key, i);
        fputs(p->ids != NULL ? "    </node>\n" : "    </edge>\n", f);
    }
}

/* The graph attributes that are told: a number that is absent is not. */
static bool told(const pdn_attribute *a)
{
    return a->text != NULL || pdn_state_of(a->number) == PDN_VALUE;
}

static void put_attribute_keys(FILE *f, const pdn_network *g)
{
    for (size_t i = 0; i < g->attributes; i++)
        if (told(&g->attribute[i]))
            put_key(f, 'g', i, "graph", g->attribute[i].name,
                    g->attribute[i].text != NULL ? "string" : "double");
}

static void put_attributes(FILE *f, const pdn_network *g)
{
    char number[PDN_NUMBER_SIZE], tag[DATA_SIZE];

    for (size_t i = 0; i < g->attributes; i++) {
        const pdn_attribute *a = &g->attribute[i];
        if (!told(a)) continue;
        if (a->text == NULL) pdn_number_write(a->number, number);
        name_data(tag, "    ", 'g', i);
        put_data(f, tag, a->text != NULL ? a->text : number);
    }
}

static bool empty(const char *s)
{
    return s == NULL || s[0] == '\0';
}

/* Does the column name say anything that the labels do not? Where a name is its
 * id, the label alone would not show that there is one: *marked. */
static bool has_other_name(const pdn_network *g, bool *marked)
{
    const pdn_column *c = pdn_table_column(&g->actor, "name");

    *marked = false;
    if (c == NULL) return false;
    if (c->text == NULL) return true;
    for (size_t i = 0; i < g->actors; i++) {
        const char *told = empty(c->text[i]) ? g->id[i] : c->text[i];
        if (strcmp(told, g->label[i]) != 0) return true;
        *marked |= !empty(c->text[i]) && strcmp(told, g->id[i]) == 0;
    }
    return false;
}

static pdn_status put_network(FILE *f, const pdn_network *g, bool answers)
{
    pdn_status st = PDN_OK;
    struct key *node = NULL, *edge = NULL;
    bool marked = false, follows = false;
    const struct part actor = {.t = &g->actor,
                               .domain = "node",
                               .letter = 'v',
                               .ids = g->id,
                               .other_name = has_other_name(g, &marked)};
    struct part tie = {.t = &g->tie,
                       .domain = "edge",
                       .letter = 'e',
                       .row = answers ? NULL : g->contact};

    PDN_TRY(graphml__tie_follows(g, &follows));
    if (!answers && follows) tie.leave_out = "tie";
    PDN_NEW(node, g->actor.columns);
    PDN_NEW(edge, g->tie.columns);
    fputs(head, f);
    put_attribute_keys(f, g);
    PDN_TRY(put_keys(f, &actor, node));
    PDN_TRY(put_keys(f, &tie, edge));
    fprintf(f, "  <graph id=\"G\" edgedefault=\"%s\">\n",
            g->directed ? "directed" : "undirected");
    put_attributes(f, g);
    put_rows(f, g, &actor, node);
    put_rows(f, g, &tie, edge);
    fputs("  </graph>\n</graphml>\n", f);
out:
    free(edge);
    free(node);
    return st;
}

static pdn_status check_network(const pdn_network *g)
{
    pdn_status st = PDN_OK;

    PDN_TRY(check_table(&g->actor, "actor"));
    PDN_TRY(check_table(&g->tie, "tie"));
    for (size_t i = 0; i < g->attributes; i++) {
        PDN_TRY(
            check_text(g->attribute[i].name, "graph", g->attribute[i].name, 0));
        PDN_TRY(
            check_text(g->attribute[i].text, "graph", g->attribute[i].name, 0));
    }
out:
    return st;
}

/* "ties.csv sha256:0123...; actors.csv sha256:4567..." */
static pdn_status set_inputs(pdn_network *g, const pdn_provenance *origin)
{
    pdn_status st = PDN_OK;
    size_t capacity = 1, used = 0;

    for (size_t i = 0; i < origin->sources; i++)
        capacity += strlen(origin->source[i].name) +
                    strlen(origin->source[i].sha256) + sizeof "; " +
                    sizeof " sha256:";
    char *all = calloc(capacity, 1);
    if (all == NULL) return pdn_no_memory();
    for (size_t i = 0; i < origin->sources; i++) {
        int n = snprintf(all + used, capacity - used, "%s%s sha256:%s",
                         i > 0 ? "; " : "", origin->source[i].name,
                         origin->source[i].sha256);
        used += n > 0 ? (size_t)n : 0;
    }
    PDN_TRY(pdn_network_set_text(g, "provenance_inputs", all));
out:
    free(all);
    return st;
}

/* The attributes, and what the tables do not show, as attributes of a copy that
 * shares everything else with g. */
static pdn_status set_attributes(const pdn_network *g, bool answers,
                                 pdn_network *copy)
{
    pdn_status st = PDN_OK;
    bool marked = false;

    /* what the reader takes away stands first: the rest keeps its order */
    if (!has_other_name(g, &marked) && marked)
        PDN_TRY(pdn_network_set_number(copy, GRAPHML_NAMES_IN_LABEL, 1));
    if (!answers) PDN_TRY(no_contact__pack(g, copy));
    for (size_t i = 0; i < g->attributes; i++) {
        const pdn_attribute *a = &g->attribute[i];
        if (a->text != NULL)
            PDN_TRY(pdn_network_set_text(copy, a->name, a->text));
        else
            PDN_TRY(pdn_network_set_number(copy, a->name, a->number));
    }
out:
    return st;
}

static pdn_status set_origin(const pdn_provenance *origin, pdn_network *copy)
{
    pdn_status st = PDN_OK;

    if (origin->tool != NULL)
        PDN_TRY(pdn_network_set_text(copy, "provenance_tool", origin->tool));
    if (origin->version != NULL)
        PDN_TRY(
            pdn_network_set_text(copy, "provenance_version", origin->version));
    if (origin->command != NULL)
        PDN_TRY(
            pdn_network_set_text(copy, "provenance_command", origin->command));
    PDN_TRY(
        pdn_network_set_number(copy, "provenance_seed", (double)origin->seed));
    PDN_TRY(set_inputs(copy, origin));
out:
    return st;
}

static pdn_status write_network(const char *path, const pdn_network *g,
                                const pdn_provenance *origin, bool answers)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file file = {0};
    pdn_network copy = *g;

    /* copy owns only its attributes; the rest is borrowed from g. */
    copy.arena = (pdn_arena){0};
    copy.attribute = NULL;
    copy.attributes = 0;
    PDN_TRY(set_attributes(g, answers, &copy));
    if (origin != NULL) PDN_TRY(set_origin(origin, &copy));
    PDN_TRY(check_network(&copy));
    PDN_TRY(pdn_atomic_file_open_for(path, pdn_network_of_people(g), &file));
    PDN_TRY(put_network(file.file, &copy, answers));
    PDN_TRY(pdn_atomic_file_commit(&file));
out:
    pdn_atomic_file_abandon(&file);
    pdn_arena_clear(&copy.arena);
    return st;
}

pdn_status pdn_graphml_write(const char *path, const pdn_network *g,
                             const pdn_provenance *origin)
{
    return write_network(path, g, origin, false);
}

pdn_status pdn_graphml_write_all(const char *path, const pdn_network *g,
                                 const pdn_provenance *origin)
{
    return write_network(path, g, origin, true);
}
