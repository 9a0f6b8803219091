#include "mask_table.h"
#include "pdnet/files.h"
#include "plain_csv.h"
#include "roster_headings.h"
#include "row_order.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The files, in the order in which they are read: who is who comes first. */
enum file {
    ACTORS,
    ALIASES,
    CODEBOOK,
    TIES,
    ROSTER,
    CORRECTIONS,
    DUTIES,
    ACTIONS,
    FILES
};
static const char *const kinds[FILES] = {"actors", "aliases", "codebook",
                                         "ties",   "roster",  "corrections",
                                         "duties", "actions"};

struct files {
    masking m;
    const pdn_survey_options *s;
    const char *path[FILES];
    pdn_table t[FILES];
    pdn_atomic_file out[FILES];
};

/* The codebook's columns, as its reader has them. */
static const pdn_want codebook[] = {
    {.name = "code",
     .required = true,
     .filled = true,
     .also = (const char *const[]){"kode", NULL}},
    {.name = "actor", .also = (const char *const[]){"id", "aktør", NULL}},
    {.name = "question", .also = (const char *const[]){"spørsmål", NULL}},
};

/* Cells are read as text, so that they are written as they were. */
static pdn_status read_as_text(struct files *w, enum file which,
                               const pdn_csv_options *csv)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *kind = pdn_file_kind_of(kinds[which]);
    const pdn_want *known = kind != NULL ? kind->want : codebook;
    const size_t n = kind != NULL ? kind->wants : PDN_COUNT(codebook);
    pdn_want *want = NULL;

    PDN_NEW(want, n);
    for (size_t i = 0; i < n; i++) {
        want[i] = known[i];
        want[i].kind = PDN_TEXT;
        want[i].not_negative = false;
    }
    PDN_TRY(pdn_csv_read(w->path[which], csv, want, n, w->m.f, &w->t[which]));
out:
    free(want);
    return st;
}

/* The column that says who answers may be called anything. */
static pdn_status read_roster(struct files *w)
{
    pdn_status st = PDN_OK;
    pdn_csv_options csv = w->s->csv;
    const char **rename = NULL;
    char *id = NULL;

    if (w->s->roster_id == NULL) return read_as_text(w, ROSTER, &csv);
    PDN_NEW(rename, csv.renames + 1);
    PDN_NEW(id, strlen(w->s->roster_id) + sizeof "id=");
    strcpy(id, "id=");
    strcat(id, w->s->roster_id);
    for (size_t i = 0; i < csv.renames; i++)
        rename[i] = csv.rename[i];
    rename[csv.renames++] = id;
    csv.rename = rename;
    PDN_TRY(read_as_text(w, ROSTER, &csv));
out:
    free(id);
    free(rename);
    return st;
}

static pdn_status read_files(struct files *w)
{
    pdn_status st = PDN_OK;

    for (int i = 0; i < FILES; i++)
        if (w->path[i] != NULL)
            PDN_TRY(i == ROSTER ? read_roster(w)
                                : read_as_text(w, (enum file)i, &w->s->csv));
out:
    return st;
}

static const char *cell(const pdn_table *t, const char *column, size_t row)
{
    const pdn_column *c = pdn_table_column(t, column);

    return c != NULL && c->text != NULL ? c->text[row] : NULL;
}

/* Services, units and municipalities keep their names. */
static pdn_status add_groups(struct files *w)
{
    static const char *const columns[] = {"sector", "unit", "municipality",
                                          "group"};
    pdn_status st = PDN_OK;
    const pdn_table *people = &w->t[ACTORS];

    for (size_t k = 0; k < PDN_COUNT(columns); k++)
        for (size_t i = 0; i < people->rows; i++)
            PDN_TRY(masking__add_group(&w->m, cell(people, columns[k], i)));
out:
    return st;
}

static pdn_status add_people(struct files *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *people = &w->t[ACTORS], *aliases = &w->t[ALIASES];

    for (size_t i = 0; i < people->rows; i++)
        PDN_TRY(pdn_within(masking__add_actor(&w->m, cell(people, "id", i),
                                              cell(people, "name", i)),
                           "%s", people->file));
    for (size_t i = 0; i < aliases->rows; i++)
        PDN_TRY(masking__add_alias(&w->m, cell(aliases, "alias", i),
                                   cell(aliases, "id", i)));
out:
    return st;
}

/* Rows by whom they are about, so that they do not tell the order of a list. */
static pdn_status sort_rows(pdn_table *t, enum file which)
{
    static const char *const first[FILES] = {"id", "alias", "code", "from",
                                             "id", "from",  "from", "finding"};
    static const char *const second[FILES] = {
        [TIES] = "to", [CORRECTIONS] = "to", [DUTIES] = "to"};
    pdn_status st = PDN_OK;
    uint32_t *order = NULL;
    const pdn_column *other =
        second[which] != NULL ? pdn_table_column(t, second[which]) : NULL;

    PDN_NEW(order, t->rows);
    PDN_TRY(
        row_order__by_text(t, pdn_table_column(t, first[which]), other, order));
    PDN_TRY(row_order__apply(t, order));
out:
    free(order);
    return st;
}

static int by_name(const void *left, const void *right)
{
    const pdn_column *a = left, *b = right;

    return strcmp(a->name, b->name);
}

/* Headings stand in the order of the list too. Behind the id, which is who
 * answers. */
static void sort_headings(pdn_table *t)
{
    size_t id = 0;

    while (id < t->columns && strcmp(t->column[id].name, "id") != 0)
        id++;
    if (id == t->columns) return;
    pdn_column keep = t->column[id];
    t->column[id] = t->column[0];
    t->column[0] = keep;
    qsort(t->column + 1, t->columns - 1, sizeof *t->column, by_name);
}

static pdn_status mask_file(struct files *w, enum file which)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->t[which];
    bool *asks = NULL;
    mask_table of = {.kind = kinds[which], .t = t};

    if (which == ROSTER) {
        const pdn_table *book = w->path[CODEBOOK] ? &w->t[CODEBOOK] : NULL;
        PDN_NEW(asks, t->columns);
        PDN_TRY(roster_headings__mask(&w->m, w->s->roster_pattern, book,
                                      &w->t[ACTORS], t, asks));
        of.column = asks;
    }
    PDN_TRY(mask_table__apply(&w->m, &of));
    if (w->m.o->sort) PDN_TRY(sort_rows(t, which));
    if (w->m.o->sort && which == ROSTER) sort_headings(t);
out:
    free(asks);
    return st;
}

/* The list and the codebook last: headings are looked up in them. */
static pdn_status mask_files(struct files *w)
{
    static const enum file order[FILES] = {
        ALIASES, TIES, ROSTER, CORRECTIONS, DUTIES, ACTIONS, CODEBOOK, ACTORS};
    pdn_status st = PDN_OK;

    for (int i = 0; i < FILES; i++)
        if (w->path[order[i]] != NULL) PDN_TRY(mask_file(w, order[i]));
    PDN_TRY(masking__tell_unmet(&w->m));
    PDN_TRY(pdn_diagnostics_verdict(w->m.f));
out:
    return st;
}

/* All of them are written before the first takes its place. */
static pdn_status write_files(struct files *w, const char *folder)
{
    pdn_status st = PDN_OK;
    const size_t n = strlen(folder) + sizeof "/corrections.csv";
    char *path = NULL;

    PDN_NEW(path, n);
    PDN_TRY(pdn_folder_make(folder));
    for (int i = 0; i < FILES; i++) {
        if (w->path[i] == NULL) continue;
        snprintf(path, n, "%s/%s.csv", folder, kinds[i]);
        PDN_TRY(pdn_atomic_file_open(path, &w->out[i]));
        plain_csv__print(w->out[i].file, &w->t[i]);
    }
    for (int i = 0; i < FILES; i++)
        if (w->path[i] != NULL) PDN_TRY(pdn_atomic_file_commit(&w->out[i]));
out:
    free(path);
    return st;
}

static void clear(struct files *w)
{
    for (int i = 0; i < FILES; i++) {
        if (w->out[i].file != NULL) pdn_atomic_file_abandon(&w->out[i]);
        pdn_table_clear(&w->t[i]);
    }
    masking__clear(&w->m);
}

/* Files, key and options are three things, and three come out.
 * NOLINTNEXTLINE(readability-function-size) */
pdn_status pdn_survey_mask(const pdn_survey_options *s,
                           const pdn_mask_beside *beside, const pdn_key *key,
                           const pdn_mask_options *o, const char *folder,
                           pdn_diagnostics *f, pdn_pseudonyms *who)
{
    pdn_status st = PDN_OK;
    struct files w = {.m = {.key = key, .o = o, .f = f},
                      .s = s,
                      .path = {[ACTORS] = s->actors,
                               [ALIASES] = s->aliases,
                               [CODEBOOK] = s->codebook,
                               [TIES] = s->ties,
                               [ROSTER] = s->roster,
                               [CORRECTIONS] = s->corrections,
                               [DUTIES] = beside->duties,
                               [ACTIONS] = beside->actions}};

    PDN_TRY(masking__begin(&w.m));
    PDN_TRY(read_files(&w));
    PDN_TRY(add_people(&w));
    PDN_TRY(add_groups(&w));
    PDN_TRY(mask_files(&w));
    PDN_TRY(write_files(&w, folder));
    *who = w.m.who;
    w.m.who = (pdn_pseudonyms){0};
out:
    clear(&w);
    return st;
}
