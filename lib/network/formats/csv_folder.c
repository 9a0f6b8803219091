#include "format_parts.h"
#include "pdnet/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How two tables call their files and columns. */
struct preset {
    pdn_network_format format;
    const char *called, *nodes, *edges;
    const char *id, *name, *label; /* headings of nodes; NULL: none */
    const char *from, *to, *type, *weight;
    bool states;   /* marks of absence, and answers that are no contact */
    bool by_label; /* ends are told by what is shown */
};

/* As the programs' own pages have it: Gephi's spreadsheet import, Kumu's
 * elements and connections, Polinode's nodes and edges. */
static const struct preset presets[] = {
    {.format = PDN_AS_CSV,
     .called = "CSV",
     .nodes = "actors.csv",
     .edges = "ties.csv",
     .id = "id",
     .name = "name",
     .from = "from",
     .to = "to",
     .weight = "frequency",
     .states = true},
    {.format = PDN_AS_GEPHI,
     .called = "Gephi",
     .nodes = "nodes.csv",
     .edges = "edges.csv",
     .id = "Id",
     .label = "Label",
     .from = "Source",
     .to = "Target",
     .type = "Type",
     .weight = "Weight"},
    {.format = PDN_AS_KUMU,
     .called = "Kumu",
     .nodes = "elements.csv",
     .edges = "connections.csv",
     .id = "Label",
     .from = "From",
     .to = "To",
     .type = "Direction",
     .weight = "frequency",
     .by_label = true},
    {.format = PDN_AS_POLINODE,
     .called = "Polinode",
     .nodes = "nodes.csv",
     .edges = "edges.csv",
     .id = "id",
     .name = "Name",
     .label = "Label",
     .from = "Source",
     .to = "Target",
     .weight = "Weight"},
};

struct writing {
    FILE *f;
    const struct preset *p;
    const pdn_network *g;
    const char *const *shown; /* who is who, by p */
    bool first;               /* in its row */
};

static void put(struct writing *w, const char *s)
{
    if (!w->first) fputc(',', w->f);
    w->first = false;
    if (s == NULL) return;
    size_t n = strlen(s);
    bool quotes = s[strcspn(s, ",\"\r\n")] != '\0' ||
                  (n > 0 && (strchr(" \t", s[0]) != NULL ||
                             strchr(" \t", s[n - 1]) != NULL));
    if (!quotes) {
        fputs(s, w->f);
        return;
    }
    fputc('"', w->f);
    for (; *s != '\0'; s++) {
        if (*s == '"') fputc('"', w->f);
        fputc(*s, w->f);
    }
    fputc('"', w->f);
}

static void end_row(struct writing *w)
{
    fputc('\n', w->f);
    w->first = true;
}

static void put_number(struct writing *w, double x)
{
    char number[PDN_NUMBER_SIZE];

    pdn_number_write(x, number);
    put(w, w->p->states || pdn_state_of(x) == PDN_VALUE ? number : NULL);
}

/* Codes of barriers stand apart by |, as Kumu has lists. */
static pdn_status put_codes(struct writing *w, const char *s)
{
    char *copy = strdup(s);

    if (copy == NULL) return pdn_no_memory();
    for (char *at = copy; *at != '\0'; at++)
        if (*at == ' ' || *at == '+') *at = '|';
    put(w, copy);
    free(copy);
    return PDN_OK;
}

static pdn_status put_cell(struct writing *w, const pdn_column *c, size_t row)
{
    if (c->text == NULL)
        put_number(w, c->number[row]);
    else if (c->text[row] != NULL && w->p->format == PDN_AS_KUMU &&
             strcmp(c->name, "barrier") == 0)
        return put_codes(w, c->text[row]);
    else
        put(w, c->text[row]);
    return PDN_OK;
}

/* The columns that have a place of their own, or none. */
static bool is_own(const struct writing *w, const pdn_column *c)
{
    static const char *const own[] = {"id", "label", "name", "tie"};

    for (size_t k = 0; k < PDN_COUNT(own); k++)
        if (strcmp(c->name, own[k]) == 0) return true;
    return strcmp(c->name, "frequency") == 0 &&
           strcmp(w->p->weight, "frequency") != 0;
}

static bool has_names(const pdn_network *g)
{
    for (size_t v = 0; v < g->actors; v++)
        if (strcmp(g->label[v], g->id[v]) != 0) return true;
    return false;
}

static void put_node_heads(struct writing *w, bool name, bool told)
{
    const pdn_table *t = &w->g->actor;

    put(w, w->p->id);
    if (name) put(w, w->p->name);
    if (w->p->label != NULL) put(w, w->p->label);
    for (size_t k = 0; k < t->columns; k++)
        if (!is_own(w, &t->column[k])) put(w, t->column[k].name);
    if (told) put(w, "responded");
    end_row(w);
}

static pdn_status put_nodes(struct writing *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    const pdn_table *t = &g->actor;
    bool name = w->p->name != NULL && (w->p->label != NULL || has_names(g));
    bool told =
        w->p->states && g->directed && pdn_table_column(t, "responded") == NULL;

    put_node_heads(w, name, told);
    for (size_t v = 0; v < g->actors; v++) {
        put(w, w->shown[v]);
        if (name) put(w, g->label[v]);
        if (w->p->label != NULL) put(w, g->label[v]);
        for (size_t k = 0; k < t->columns; k++)
            if (!is_own(w, &t->column[k]))
                PDN_TRY(put_cell(w, &t->column[k], v));
        if (told) put(w, g->answered[v] ? "1" : "0");
        end_row(w);
    }
out:
    return st;
}

/* A row of ours says what it is by its frequency alone. */
static bool is_written(const struct writing *w, size_t row)
{
    const pdn_column *c = pdn_table_column(&w->g->tie, "frequency");

    if (!w->p->states) return w->g->contact[row];
    return graphml__is_contact(c, row) == w->g->contact[row];
}

static pdn_status put_edges(struct writing *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    const pdn_table *t = &g->tie;
    bool weight = strcmp(w->p->weight, "frequency") != 0;

    put(w, w->p->from);
    put(w, w->p->to);
    if (w->p->type != NULL) put(w, w->p->type);
    if (weight) put(w, w->p->weight);
    for (size_t k = 0; k < t->columns; k++)
        if (!is_own(w, &t->column[k])) put(w, t->column[k].name);
    end_row(w);
    for (size_t i = 0; i < g->ties; i++) {
        if (!is_written(w, i)) continue;
        put(w, w->shown[g->from[i]]);
        put(w, w->shown[g->to[i]]);
        if (w->p->type != NULL) put(w, g->directed ? "directed" : "undirected");
        if (weight) put_number(w, format_losses__weight(g, i));
        for (size_t k = 0; k < t->columns; k++)
            if (!is_own(w, &t->column[k]))
                PDN_TRY(put_cell(w, &t->column[k], i));
        end_row(w);
    }
out:
    return st;
}

/* Kumu knows its elements by what is shown: by the ids where two are shown
 * alike. */
static pdn_status tell_apart(const pdn_network *g, bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};

    *yes = true;
    for (size_t v = 0; v < g->actors; v++) {
        uint32_t first = 0;
        PDN_TRY(textmap__put(&seen, g->label[v], (uint32_t)v, &first));
        *yes &= first == v;
    }
out:
    textmap__clear(&seen);
    return st;
}

static pdn_status check_headings(const struct writing *w)
{
    const pdn_table *t = &w->g->tie;

    for (size_t k = 0; k < t->columns; k++) {
        const char *name = t->column[k].name;
        if (strcmp(name, w->p->from) == 0 || strcmp(name, w->p->to) == 0)
            return pdn_fail(PDN_EDATA,
                            "column \"%s\" of the ties has the name of an end: "
                            "give it another",
                            name);
    }
    return PDN_OK;
}

static pdn_status tell(const struct writing *w, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const format_holds holds = {.called = w->p->called,
                                .columns = true,
                                .states = w->p->states,
                                .answers = w->p->states};
    size_t lost = 0, scales = 0;

    PDN_TRY(format_losses__tell(w->g, &holds, f));
    for (size_t i = 0; i < w->g->ties; i++)
        lost += w->p->states && !is_written(w, i);
    PDN_TRY(format_losses__texts(
        lost, "of ties say another thing than their frequency: left out", f));
    for (size_t i = 0; w->p->states && i < w->g->attributes; i++)
        scales += strncmp(w->g->attribute[i].name, "scale_", 6) == 0;
    if (scales > 0)
        PDN_TRY(pdn_diagnostics_add(
            f, (pdn_diagnostic){.severity = PDN_WARNING, .code = "lost"},
            "CSV: %zu scales are lost: say --scale to pdn-ingest", scales));
out:
    return st;
}

static char *joined(const char *folder, const char *name)
{
    size_t n = strlen(folder) + strlen(name) + 2;
    char *path = malloc(n);

    if (path != NULL)
        snprintf(path, n, "%s%s%s", folder,
                 folder[strlen(folder) - 1] == '/' ? "" : "/", name);
    return path;
}

pdn_status csv_folder__write(const char *path, pdn_network_format format,
                             const pdn_network *g, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct writing w = {.g = g, .p = presets, .shown = g->id, .first = true};
    pdn_atomic_file nodes = {0}, edges = {0};
    char *a = NULL, *b = NULL;
    struct stat there;
    bool made = stat(path, &there) != 0, apart = true;
    const bool people = pdn_network_of_people(g);

    while (w.p->format != format)
        w.p++;
    PDN_TRY(check_headings(&w));
    if (w.p->by_label) PDN_TRY(tell_apart(g, &apart));
    if (w.p->by_label && apart) w.shown = g->label;
    a = joined(path, w.p->nodes);
    b = joined(path, w.p->edges);
    if (a == NULL || b == NULL) PDN_TRY(pdn_no_memory());
    PDN_TRY(pdn_folder_make(path));
    PDN_TRY(pdn_atomic_file_open_for(a, people, &nodes));
    PDN_TRY(pdn_atomic_file_open_for(b, people, &edges));
    w.f = nodes.file;
    PDN_TRY(put_nodes(&w));
    w.f = edges.file;
    PDN_TRY(put_edges(&w));
    PDN_TRY(pdn_atomic_file_commit(&nodes));
    PDN_TRY(pdn_atomic_file_commit(&edges));
    PDN_TRY(tell(&w, f));
out:
    pdn_atomic_file_abandon(&edges);
    pdn_atomic_file_abandon(&nodes);
    if (st != PDN_OK && made) (void)rmdir(path);
    free(b);
    free(a);
    return st;
}

pdn_status csv_folder__read(const char *path, pdn_diagnostics *f,
                            pdn_provenance *origin, pdn_network *out)
{
    pdn_status st = PDN_OK;
    char *actors = joined(path, "actors.csv"), *ties = joined(path, "ties.csv");
    pdn_survey_options o = {.actors = actors, .ties = ties};

    if (actors == NULL || ties == NULL) PDN_TRY(pdn_no_memory());
    PDN_TRY(pdn_survey_network(&o, f, origin, out));
out:
    free(ties);
    free(actors);
    return st;
}
