#include "no_contact.h"

#include "core/textmap.h"
#include "table/records.h"
#include "table/table_append.h"

#include <stdlib.h>
#include <string.h>

static const char attribute[] = "no_contact";
static const char head[] = "from,to,after";

enum {
    ENDS = 3,          /* fields before the columns */
    LONGEST = 4000000, /* bytes of one attribute */
    NAME_ROOM = 32     /* for "no_contact_2" */
};

/* The name of part number k, from 0. */
static const char *part_name(size_t k, char name[NAME_ROOM])
{
    if (k == 0)
        snprintf(name, NAME_ROOM, "%s", attribute);
    else
        snprintf(name, NAME_ROOM, "%s_%zu", attribute, k + 1);
    return name;
}

/* ---- packing ---- */

static void put_quoted(FILE *f, const char *s)
{
    fputc('"', f);
    for (; *s != '\0'; s++) {
        if (*s == '"') fputc('"', f);
        fputc(*s, f);
    }
    fputc('"', f);
}

static bool says(const pdn_column *c, size_t row)
{
    if (c->text != NULL) return c->text[row] != NULL && c->text[row][0] != '\0';
    return pdn_state_of(c->number[row]) != PDN_NOT_DEFINED;
}

/* Is the column told: does any row that is no contact say something in it? */
static bool is_told(const pdn_network *g, const pdn_column *c)
{
    if (strcmp(c->name, "tie") == 0) return false;
    for (size_t i = 0; i < g->ties; i++)
        if (!g->contact[i] && says(c, i)) return true;
    return false;
}

static void put_row(FILE *f, const pdn_network *g, const bool *told, size_t row,
                    size_t after)
{
    char number[PDN_NUMBER_SIZE];

    put_quoted(f, g->id[g->from[row]]);
    fputc(',', f);
    put_quoted(f, g->id[g->to[row]]);
    fprintf(f, ",%zu", after);
    for (size_t k = 0; k < g->tie.columns; k++) {
        const pdn_column *c = &g->tie.column[k];
        if (!told[k]) continue;
        fputc(',', f);
        if (!says(c, row)) continue;
        if (c->text != NULL) {
            put_quoted(f, c->text[row]);
            continue;
        }
        pdn_number_write(c->number[row], number);
        fputs(number, f);
    }
    fputc('\n', f);
}

static void put_head(FILE *f, const pdn_network *g, const bool *told)
{
    fputs(head, f);
    for (size_t k = 0; k < g->tie.columns; k++) {
        const pdn_column *c = &g->tie.column[k];
        char *name = NULL;
        if (!told[k]) continue;
        fputc(',', f);
        size_t n = strlen(c->name) + sizeof ":number";
        name = malloc(n);
        if (name == NULL) continue; /* f fails then, too */
        snprintf(name, n, "%s:%s", c->name,
                 c->text != NULL ? "text" : "number");
        put_quoted(f, name);
        free(name);
    }
    fputc('\n', f);
}

/* Sets part number k and begins the next. */
static pdn_status end_part(FILE **f, char **text, size_t *size, size_t k,
                           pdn_network *to)
{
    pdn_status st = PDN_OK;
    char name[NAME_ROOM];
    bool lost = fclose(*f) != 0;

    *f = NULL;
    if (lost) PDN_TRY(pdn_no_memory());
    PDN_TRY(pdn_network_set_text(to, part_name(k, name), *text));
    free(*text);
    *text = NULL;
    *f = open_memstream(text, size);
    PDN_TRY(pdn_had_memory(*f));
out:
    return st;
}

pdn_status no_contact__pack(const pdn_network *g, pdn_network *to)
{
    pdn_status st = PDN_OK;
    bool *told = NULL;
    char *text = NULL;
    size_t size = 0, contacts = 0, parts = 0;
    FILE *f = open_memstream(&text, &size);

    PDN_TRY(pdn_had_memory(f));
    PDN_NEW(told, g->tie.columns);
    for (size_t k = 0; k < g->tie.columns; k++)
        told[k] = is_told(g, &g->tie.column[k]);
    for (size_t i = 0; i < g->ties; i++) {
        if (g->contact[i]) {
            contacts++;
            continue;
        }
        if (parts == 0 && ftell(f) == 0) put_head(f, g, told);
        put_row(f, g, told, i, contacts);
        if (ftell(f) > LONGEST)
            PDN_TRY(end_part(&f, &text, &size, parts++, to));
    }
    if (ftell(f) > 0) PDN_TRY(end_part(&f, &text, &size, parts, to));
out:
    if (f != NULL) (void)fclose(f);
    free(text);
    free(told);
    return st;
}

/* ---- unpacking ---- */

struct packed {
    const char *file;
    pdn_diagnostics *f;
    pdn_arena text;
    records__fields row; /* the first is the head */
    size_t rows;         /* kept, those in the next three */
    size_t *record, *after;
    uint32_t *from, *to;
};

static pdn_status fault(const struct packed *p, const char *what)
{
    return pdn_diagnostics_tell(p->f, PDN_ERROR, "no-contact", p->file,
                                "the graph's no_contact %s", what);
}

/* All parts as one text, and the attributes taken away. NULL: there are none.
 */
static pdn_status join(pdn_network *g, char **out)
{
    pdn_status st = PDN_OK;
    char name[NAME_ROOM], *all = NULL;
    size_t parts = 0, used = 0, capacity = 1, kept = 0;

    for (; pdn_network_text(g, part_name(parts, name)) != NULL; parts++)
        capacity += strlen(pdn_network_text(g, name)) + 1;
    if (parts == 0 ||
        strncmp(pdn_network_text(g, attribute), head, sizeof head - 1) != 0)
        return PDN_OK;
    PDN_NEW(all, capacity);
    for (size_t k = 0; k < parts; k++) {
        const char *text = pdn_network_text(g, part_name(k, name));
        used += (size_t)snprintf(all + used, capacity - used, "%s\n", text);
    }
    for (size_t i = 0; i < g->attributes; i++) {
        bool part = false;
        for (size_t k = 0; k < parts && !part; k++)
            part = strcmp(g->attribute[i].name, part_name(k, name)) == 0;
        if (!part) g->attribute[kept++] = g->attribute[i];
    }
    g->attributes = kept;
    *out = all;
out:
    return st;
}

static const char *field(const struct packed *p, size_t record, size_t k)
{
    if (k >= records__width(&p->row, record)) return NULL;
    return p->row.field[p->row.first[record] + k];
}

static int by_value(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

    return a < b ? -1 : a > b;
}

static uint64_t arc(uint32_t from, uint32_t to)
{
    return (uint64_t)from << 32 | to;
}

/* The rows whose ends are there and have no edge. */
static pdn_status keep_rows(struct packed *p, const pdn_network *g)
{
    pdn_status st = PDN_OK;
    pdn_textmap of_id = {0};
    const pdn_column *id = pdn_table_column(&g->actor, "id");
    uint64_t *arcs = NULL;
    size_t left = 0;

    PDN_NEW(arcs, g->tie.rows);
    for (size_t i = 0; i < g->tie.rows; i++)
        arcs[i] = arc(g->from[i], g->to[i]);
    qsort(arcs, g->tie.rows, sizeof *arcs, by_value);
    for (size_t i = 0; i < g->actor.rows; i++)
        PDN_TRY(textmap__put(&of_id, id->text[i], (uint32_t)i, NULL));
    for (size_t r = 1; r < p->row.records; r++) {
        const char *from = field(p, r, 0), *to = field(p, r, 1);
        const char *after = field(p, r, 2);
        double x = 0;
        if (from == NULL || to == NULL || after == NULL ||
            !pdn_number_read(after, strlen(after), '.', &x) ||
            records__width(&p->row, r) != records__width(&p->row, 0)) {
            PDN_TRY(fault(p, "has a row that is not from, to, after and as "
                             "many columns as its head"));
            break;
        }
        int64_t a = textmap__get(&of_id, from), b = textmap__get(&of_id, to);
        if (!g->directed && a > b) {
            int64_t keep = a;
            a = b;
            b = keep;
        }
        uint64_t key = arc((uint32_t)a, (uint32_t)b);
        if (a == PDN_TEXTMAP_NONE || b == PDN_TEXTMAP_NONE || a == b ||
            bsearch(&key, arcs, g->tie.rows, sizeof key, by_value) != NULL) {
            left++;
            continue;
        }
        p->record[p->rows] = r;
        p->after[p->rows] = pdn_number_to_size(x);
        p->from[p->rows] = (uint32_t)a;
        p->to[p->rows++] = (uint32_t)b;
    }
    if (left > 0)
        PDN_TRY(pdn_diagnostics_tell(
            p->f, PDN_WARNING, "no-contact", p->file,
            "%zu answers that were no contact are left out: an end is gone, or "
            "there is an edge now",
            left));
out:
    free(arcs);
    textmap__clear(&of_id);
    return st;
}

/* Where the rows of both stand: place[i] is edge i for i < edges, then packed
 * row i - edges. */
static void place_rows(const struct packed *p, size_t edges, size_t *place)
{
    size_t at = 0, k = 0;

    for (size_t i = 0; i < edges; i++) {
        while (k < p->rows && p->after[k] <= i)
            place[edges + k++] = at++;
        place[i] = at++;
    }
    while (k < p->rows)
        place[edges + k++] = at++;
}

/* A column of the larger table, the edges' values in their places. */
static pdn_status spread(const pdn_column *old, const char *name, pdn_kind kind,
                         const size_t *place, size_t edges, pdn_table *t)
{
    pdn_status st = PDN_OK;
    pdn_column *c = NULL;

    PDN_TRY(table_append__column(t, name, kind, &c));
    for (size_t i = 0; kind != PDN_TEXT && i < t->rows; i++)
        c->number[i] = pdn_absent(PDN_NOT_DEFINED);
    for (size_t i = 0; old != NULL && i < edges; i++)
        if (kind == PDN_TEXT)
            c->text[place[i]] = old->text[i];
        else
            c->number[place[i]] = old->number[i];
out:
    return st;
}

static bool read_number(const char *s, double *x)
{
    for (pdn_state state = PDN_NOT_DEFINED; state <= PDN_SUPPRESSED; state++)
        if (strcmp(s, pdn_state_mark(state)) == 0) {
            *x = pdn_absent(state);
            return true;
        }
    return pdn_number_read(s, strlen(s), '.', x);
}

/* The packed values of field k into the column that its head names. */
static pdn_status fill(const struct packed *p, size_t k, const size_t *place,
                       pdn_table *t)
{
    pdn_status st = PDN_OK;
    const char *title = field(p, 0, k), *name = NULL;
    const char *colon = title == NULL ? NULL : strrchr(title, ':');
    pdn_column *c = NULL;

    if (colon == NULL) return fault(p, "has a column without its kind");
    bool text = strcmp(colon, ":text") == 0;
    name = pdn_arena_text(&t->arena, title, (size_t)(colon - title));
    PDN_TRY(pdn_had_memory(name));
    c = pdn_table_mutable_column(t, name);
    if (c == NULL)
        PDN_TRY(spread(NULL, name, text ? PDN_TEXT : PDN_REAL, NULL, 0, t));
    c = pdn_table_mutable_column(t, name);
    if (strcmp(name, "tie") == 0 || (c->text != NULL) != text)
        return fault(p, "has a column of another kind than the edges");
    for (size_t i = 0; i < p->rows; i++) {
        const char *s = field(p, p->record[i], k);
        if (s == NULL) continue;
        if (text)
            PDN_TRY(pdn_table_text(t, s, &c->text[place[i]]));
        else if (!read_number(s, &c->number[place[i]]))
            return fault(p, "has text where a number belongs");
    }
out:
    return st;
}

static pdn_status move_ends(pdn_network *g, const struct packed *p,
                            const size_t *place)
{
    size_t edges = g->tie.rows, rows = edges + p->rows;
    uint32_t *from = pdn_arena_get(&g->arena, rows * sizeof *from);
    uint32_t *to = pdn_arena_get(&g->arena, rows * sizeof *to);

    if (from == NULL || to == NULL) return pdn_no_memory();
    for (size_t i = 0; i < edges; i++) {
        from[place[i]] = g->from[i];
        to[place[i]] = g->to[i];
    }
    for (size_t i = 0; i < p->rows; i++) {
        from[place[edges + i]] = p->from[i];
        to[place[edges + i]] = p->to[i];
    }
    g->from = from;
    g->to = to;
    return PDN_OK;
}

/* The new table takes over the memory of the old one. */
static pdn_status put_back(pdn_network *g, const struct packed *p)
{
    pdn_status st = PDN_OK;
    size_t edges = g->tie.rows, *place = NULL;
    pdn_table t = g->tie;
    pdn_column *tie = NULL;

    t.columns = t.capacity = 0;
    t.column = NULL;
    t.field = NULL;
    t.rows = edges + p->rows;
    PDN_NEW(place, t.rows);
    place_rows(p, edges, place);
    for (size_t k = 0; k < g->tie.columns; k++) {
        const pdn_column *c = &g->tie.column[k];
        PDN_TRY(spread(c, c->name, c->kind, place, edges, &t));
    }
    for (size_t k = ENDS; k < records__width(&p->row, 0); k++)
        PDN_TRY(fill(p, k, place + edges, &t));
    tie = pdn_table_mutable_column(&t, "tie");
    for (size_t i = 0; i < p->rows; i++)
        tie->number[place[edges + i]] = 0;
    PDN_TRY(move_ends(g, p, place));
    g->tie = t;
out:
    g->tie.arena = t.arena;
    free(place);
    return st;
}

pdn_status no_contact__unpack(pdn_network *g, const char *file,
                              pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct packed p = {.file = file, .f = f};
    char *all = NULL;
    records__source from = {.line = 1, .separator = ',', .file = file};

    PDN_TRY(join(g, &all));
    if (all == NULL) return PDN_OK;
    from.s = all;
    from.n = strlen(all);
    PDN_TRY(records__read(&from, &p.text, f, &p.row));
    if (p.row.records == 0)
        PDN_FAIL(PDN_EPARSE, "%s: no_contact is empty", file);
    PDN_NEW(p.record, p.row.records);
    PDN_NEW(p.after, p.row.records);
    PDN_NEW(p.from, p.row.records);
    PDN_NEW(p.to, p.row.records);
    PDN_TRY(keep_rows(&p, g));
    if (f->errors == 0) PDN_TRY(put_back(g, &p));
out:
    free(p.record);
    free(p.after);
    free(p.from);
    free(p.to);
    records__clear(&p.row);
    pdn_arena_clear(&p.text);
    free(all);
    return st;
}
