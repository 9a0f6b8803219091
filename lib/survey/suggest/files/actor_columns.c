#include "survey/suggest/files/actor_columns.h"

#include "survey/suggest/files/later_waves.h"
#include "survey/webform/two_names.h"

#include <stdlib.h>
#include <string.h>

/* ---- Who is who -----------------------------------------------------------
 */

/* Words of headings over what tells people apart, the surest first; over other
 * numbers and texts that may happen to differ stand none of them. */
static const char *const over_ids[] = {
    "ansattnr", "ansattnummer", "deltakernr", "deltakernummer",
    "nr",       "nummer",       "number",     "kode",
    "code",     "id",           "navn",       "namn",
    "name",     "fornavn",      "fornamn",    "first name",
    "e-post",   "epost",        "email",      "organisasjon",
    "hvem",     "kven"};

/* The place of the first such word that is one of the heading's own. */
static size_t sureness(const char *folded)
{
    for (size_t i = 0; i < PDN_COUNT(over_ids); i++) {
        size_t n = strlen(over_ids[i]);
        for (const char *at = folded; (at = strstr(at, over_ids[i])) != NULL;
             at++) {
            bool begins =
                at == folded || at[-1] == ' ' || at[-1] == '-' || at[-1] == '_';
            bool ends = at[n] == '\0' || strchr(" -_.:(", at[n]) != NULL;
            if (begins && ends) return i;
        }
    }
    return SIZE_MAX;
}

/* The first row whose cell stands above already, or rows; *empty: some cell is.
 */
static pdn_status first_twice(const pdn_table *t, size_t column,
                              pdn_arena *text, size_t *row, bool *empty)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &t->column[column];
    pdn_textmap seen = {0};
    char number[PDN_NUMBER_SIZE];
    const char *key = NULL;
    uint32_t first = 0;

    *row = t->rows;
    *empty = false;
    for (size_t i = 0; i < t->rows && *row == t->rows; i++) {
        const char *cell = c->text != NULL ? c->text[i] : number;
        if (c->text == NULL) pdn_number_write(c->number[i], number);
        *empty = *empty || cell == NULL || *cell == '\0';
        if (*empty) break;
        PDN_TRY(pdn_arena_keep(text, cell, &cell));
        PDN_TRY(pdn_name_key(text, cell, &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        if (first != i) *row = i;
    }
out:
    textmap__clear(&seen);
    return st;
}

static pdn_status tell_twice(const pdn_table *t, size_t column, size_t row,
                             pdn_diagnostics *f)
{
    return pdn_diagnostics_add(
        f,
        (pdn_diagnostic){.file = t->file,
                         .line = t->line[row],
                         .column = t->field[column],
                         .severity = PDN_ERROR,
                         .code = "suggest"},
        "two are called \"%s\": \"%s\" cannot tell people apart, so a column "
        "id is needed",
        t->column[column].text != NULL ? t->column[column].text[row] : "?",
        t->column[column].name);
}

static pdn_status tell_no_people(const pdn_table *t, pdn_diagnostics *f)
{
    return pdn_diagnostics_add(
        f,
        (pdn_diagnostic){
            .file = t->file, .severity = PDN_ERROR, .code = "suggest"},
        "no column holds ids or names of people: the list has one row for each "
        "who was asked, with an id or name and the service, as navn;tjeneste. "
        "A list of services alone does not say who answers, but where each "
        "gave one answer (--one-answer organisations)");
}

/* Where organisations answer, their names are in the first column that has a
 * text of its own for each. */
static pdn_status choose_organisation(const pdn_table *t, pdn_arena *text,
                                      size_t *out)
{
    pdn_status st = PDN_OK;
    size_t row = 0;
    bool empty = false;

    for (size_t k = 0; k < t->columns && *out == SIZE_MAX; k++) {
        if (t->column[k].text == NULL) continue;
        PDN_TRY(first_twice(t, k, text, &row, &empty));
        if (!empty && row == t->rows) *out = k;
    }
out:
    return st;
}

static pdn_status choose_id(const pdn_table *t, bool organisations,
                            pdn_arena *text, pdn_diagnostics *f, size_t *out)
{
    pdn_status st = PDN_OK;
    size_t surest = SIZE_MAX, row = 0, shared = SIZE_MAX, twice = 0;
    const char *folded = NULL;
    bool empty = false;

    *out = SIZE_MAX;
    for (size_t k = 0; k < t->columns; k++) {
        PDN_TRY(pdn_normalize_name(text, t->column[k].name, &folded));
        size_t sure = sureness(folded);
        if (sure >= surest) continue;
        PDN_TRY(first_twice(t, k, text, &row, &empty));
        if (empty) continue;
        if (row < t->rows) {
            shared = k;
            twice = row;
            continue;
        }
        surest = sure;
        *out = k;
    }
    if (*out == SIZE_MAX && organisations)
        PDN_TRY(choose_organisation(t, text, out));
    if (*out == SIZE_MAX && shared != SIZE_MAX)
        PDN_TRY(tell_twice(t, shared, twice, f));
    if (*out == SIZE_MAX && shared == SIZE_MAX) PDN_TRY(tell_no_people(t, f));
out:
    return st;
}

/* Is the column id there, or said to be another? */
static pdn_status has_id(const pdn_survey_options *o, const pdn_table *t,
                         pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_want *id = &pdn_file_kind_of("actors")->want[0];
    const char *folded = NULL;

    *yes = false;
    for (size_t i = 0; i < o->csv.renames; i++)
        *yes = *yes || strncmp(o->csv.rename[i], "id=", 3) == 0 ||
               strncmp(o->csv.rename[i], "actors.id=", 10) == 0;
    for (size_t k = 0; k < t->columns && !*yes; k++) {
        PDN_TRY(pdn_normalize_name(text, t->column[k].name, &folded));
        *yes = strcmp(folded, id->name) == 0;
        for (size_t i = 0; id->also[i] != NULL; i++)
            *yes = *yes || strcmp(folded, id->also[i]) == 0;
    }
out:
    return st;
}

/* Where one column is said to be names, and no other tells people apart. */
static pdn_status choose_said(const pdn_survey_options *o, const pdn_table *t,
                              pdn_arena *text, size_t *out)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics untold = {0};
    size_t row = 0;
    bool empty = false;

    PDN_TRY(choose_id(t, false, text, &untold, out));
    if (*out != SIZE_MAX) goto out;
    for (size_t i = 0; i < o->csv.renames; i++) {
        const char *r = o->csv.rename[i];
        if (strncmp(r, "actors.", 7) == 0) r += 7;
        if (strncmp(r, "name=", 5) != 0) continue;
        for (size_t k = 0; k < t->columns; k++) {
            if (strcmp(t->column[k].name, r + 5) != 0) continue;
            PDN_TRY(first_twice(t, k, text, &row, &empty));
            if (!empty && row == t->rows) *out = k;
        }
    }
out:
    pdn_diagnostics_clear(&untold);
    return st;
}

pdn_status actor_columns__propose_id(const pdn_survey_options *o,
                                     pdn_arena *text, pdn_diagnostics *f,
                                     const char **theirs)
{
    pdn_status st = PDN_OK;
    pdn_csv_options csv = o->csv;
    pdn_diagnostics untold = {0};
    pdn_table t = {0};
    size_t column = SIZE_MAX, names = SIZE_MAX;
    bool yes = false;

    *theirs = NULL;
    csv.renames = 0;
    st = pdn_csv_read_faulty(o->actors, &csv, NULL, 0, &untold, &t);
    if (st == PDN_EPARSE || st == PDN_EIO) {
        pdn_message_clear();
        st = PDN_OK;
        goto out;
    }
    PDN_TRY(st);
    PDN_TRY(two_names__join(&t, NULL, &untold, &names));
    PDN_TRY(has_id(o, &t, text, &yes));
    if (!yes) PDN_TRY(choose_said(o, &t, text, &column));
    if (!yes && column == SIZE_MAX)
        PDN_TRY(choose_id(&t, o->answers_of == PDN_ANSWERS_ORGANISATIONS, text,
                          f, &column));
    if (column == SIZE_MAX) goto out;
    PDN_TRY(pdn_arena_keep(text, t.column[column].name, theirs));
out:
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&untold);
    return st;
}

/* ---- Who, by what else the list says --------------------------------------
 */

/* Texts of a column of actors, folded, and whose they are. */
static pdn_status map_texts(const pdn_table *actor, size_t column,
                            pdn_arena *text, pdn_textmap *of)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;

    for (size_t i = 0; i < actor->rows; i++) {
        if (actor->column[column].text[i] == NULL) continue;
        PDN_TRY(
            pdn_normalize_name(text, actor->column[column].text[i], &folded));
        PDN_TRY(textmap__put(of, folded, (uint32_t)i, NULL));
    }
out:
    return st;
}

static pdn_status count_known(const pdn_column *c, size_t rows,
                              const pdn_textmap *of, pdn_arena *text,
                              size_t *known)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;

    *known = 0;
    for (size_t i = 0; i < rows; i++) {
        if (c->text[i] == NULL) continue;
        PDN_TRY(pdn_normalize_name(text, c->text[i], &folded));
        *known += textmap__get(of, folded) != PDN_TEXTMAP_NONE;
    }
out:
    return st;
}

pdn_status actor_columns__telling(const pdn_table *actor, const pdn_column *c,
                                  size_t rows, pdn_arena *text,
                                  actor_columns__match *out)
{
    pdn_status st = PDN_OK;
    pdn_textmap trial = {0};
    size_t row = 0, n = 0;
    bool empty = false;

    out->by = NULL;
    out->known = 0;
    for (size_t k = 0; c->text != NULL && k < actor->columns; k++) {
        const pdn_column *a = &actor->column[k];
        if (a->text == NULL || strcmp(a->name, "id") == 0 ||
            strcmp(a->name, "label") == 0 || strcmp(a->name, "name") == 0)
            continue;
        PDN_TRY(first_twice(actor, k, text, &row, &empty));
        if (row < actor->rows || empty) continue;
        PDN_TRY(map_texts(actor, k, text, &trial));
        PDN_TRY(count_known(c, rows, &trial, text, &n));
        if (n > out->known) {
            textmap__clear(&out->of);
            *out = (actor_columns__match){a->name, n, trial};
            trial = (pdn_textmap){0};
        }
        textmap__clear(&trial);
    }
out:
    textmap__clear(&trial);
    return st;
}

/* ---- Which groups ---------------------------------------------------------
 */

pdn_status actor_columns__called(const pdn_table *actor, const char *name,
                                 const char **out)
{
    const pdn_file_kind *kind = pdn_file_kind_of("actors");
    const pdn_column *c = pdn_table_column(actor, name);

    for (size_t i = 0; i < kind->wants && c == NULL; i++) {
        const char *const *also = kind->want[i].also;
        for (; also != NULL && *also != NULL; also++)
            if (strcmp(*also, name) == 0)
                c = pdn_table_column(actor, kind->want[i].name);
    }
    if (c == NULL)
        return pdn_fail(PDN_EPARSE, "%s: no column \"%s\" (--by)",
                        actor->file != NULL ? actor->file : "the actors", name);
    *out = c->name;
    return PDN_OK;
}

/* Names that are there, and different ones. */
static pdn_status count_names(const pdn_column *c, size_t rows, pdn_arena *text,
                              size_t *names, size_t *different)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    const char *key = NULL;
    uint32_t first = 0;

    *names = *different = 0;
    for (size_t i = 0; i < rows; i++) {
        if (c->text[i] == NULL) continue;
        PDN_TRY(pdn_name_key(text, c->text[i], &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        *different += first == i;
        ++*names;
    }
out:
    textmap__clear(&seen);
    return st;
}

pdn_status actor_columns__find_groups(const pdn_table *actor, pdn_arena *text,
                                      const char **out)
{
    pdn_status st = PDN_OK;
    static const char *const standard[] = {"sector", "unit"};
    static const char *const others[] = {"id",   "label", "name",
                                         "role", "kind",  "municipality"};
    size_t names = 0, different = 0;

    *out = NULL;
    for (size_t i = 0; i < PDN_COUNT(standard) && *out == NULL; i++)
        if (pdn_table_column(actor, standard[i]) != NULL) *out = standard[i];
    for (size_t k = 0; k < actor->columns && *out == NULL; k++) {
        const pdn_column *c = &actor->column[k];
        bool other = c->text == NULL;
        for (size_t i = 0; i < PDN_COUNT(others); i++)
            other = other || strcmp(others[i], c->name) == 0;
        if (other) continue;
        PDN_TRY(count_names(c, actor->rows, text, &names, &different));
        if (different > 1 && 2 * different <= names) *out = c->name;
    }
    if (*out == NULL && pdn_table_column(actor, "municipality") != NULL)
        *out = "municipality";
out:
    return st;
}

pdn_status actor_columns__is_own(const pdn_table *actor, const char *name,
                                 pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(actor, name);
    static const char *const standard[] = {"sector", "unit", "municipality"};
    size_t row = 0;
    bool empty = false;

    *yes = false;
    for (size_t i = 0; i < PDN_COUNT(standard); i++)
        if (strcmp(standard[i], name) == 0) return PDN_OK;
    if (c == NULL || actor->rows < 2) return PDN_OK;
    PDN_TRY(
        first_twice(actor, (size_t)(c - actor->column), text, &row, &empty));
    *yes = row == actor->rows && !empty;
out:
    return st;
}

enum { PDN_PROPOSED_YEARS = 12 };

/* ---- Columns of a year ----------------------------------------------------
 */

/* A heading without the year in it, folded; NULL: none stands there, or another
 * than asked for. */
static pdn_status without_year(const char *heading, const char *year,
                               pdn_arena *text, const char **out)
{
    pdn_status st = PDN_OK;
    const size_t at = later_waves__year_in(heading), n = strlen("2023");
    char *rest = NULL;

    *out = NULL;
    if (at == SIZE_MAX || (year != NULL && strncmp(heading + at, year, n) != 0))
        return PDN_OK;
    rest = pdn_arena_string(text, heading);
    PDN_TRY(pdn_had_memory(rest));
    memmove(rest + at, rest + at + n, strlen(rest + at + n) + 1);
    for (char *c = rest; *c != '\0'; c++)
        if (strchr("()[],:;-_/", *c) != NULL) *c = ' ';
    PDN_TRY(pdn_normalize_name(text, rest, out));
out:
    return st;
}

/* Which column of actors a folded heading is; NULL: none that is known. */
static const char *known_as(const char *folded)
{
    const pdn_file_kind *kind = pdn_file_kind_of("actors");

    for (size_t i = 0; i < kind->wants; i++) {
        const char *const *also = kind->want[i].also;
        if (strcmp(kind->want[i].name, folded) == 0) return kind->want[i].name;
        for (; also != NULL && *also != NULL; also++)
            if (strcmp(*also, folded) == 0) return kind->want[i].name;
    }
    return NULL;
}

/* Has the list such a column without a year? */
static pdn_status has_plain(const pdn_table *t, const char *column,
                            pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;

    *yes = false;
    for (size_t k = 0; k < t->columns && !*yes; k++) {
        PDN_TRY(pdn_normalize_name(text, t->column[k].name, &folded));
        const char *known = known_as(folded);
        *yes = known != NULL && strcmp(known, column) == 0;
    }
out:
    return st;
}

static pdn_status find_of_year(const pdn_table *t, const char *groups,
                               const char *year, pdn_arena *text,
                               actor_columns__year *out)
{
    pdn_status st = PDN_OK;
    const char *base = NULL, *rest = NULL, *pair[PDN_PROPOSED_YEARS];
    size_t n = 0;
    bool plain = false;

    if (groups != NULL) PDN_TRY(without_year(groups, NULL, text, &base));
    for (size_t k = 0; k < t->columns && n < PDN_PROPOSED_YEARS; k++) {
        const char *theirs = t->column[k].name, *column = NULL;
        PDN_TRY(without_year(theirs, year, text, &rest));
        if (rest == NULL) continue;
        const bool group = base != NULL && strcmp(base, rest) == 0;
        column = known_as(rest);
        if (column == NULL && group) column = "sector";
        if (column == NULL) continue;
        PDN_TRY(has_plain(t, column, text, &plain));
        if (plain) continue;
        PDN_TRY(
            pdn_arena_format(text, &pair[n++], "actors.%s=%s", column, theirs));
        if (!group) continue;
        out->group = column;
        PDN_TRY(pdn_arena_keep(text, theirs, &out->group_theirs));
    }
    if (n > 0) PDN_TRY(pdn_textlist_write(pair, n, ',', text, &out->columns));
out:
    return st;
}

pdn_status actor_columns__of_year(const char *path, const pdn_csv_options *csv,
                                  const char *groups, const char *year,
                                  pdn_arena *text, actor_columns__year *out)
{
    pdn_csv_options plain = *csv;
    pdn_diagnostics untold = {0};
    pdn_table t = {0};
    pdn_status st = PDN_OK;

    *out = (actor_columns__year){0};
    plain.renames = 0;
    st = pdn_csv_read_faulty(path, &plain, NULL, 0, &untold, &t);
    if (st == PDN_EPARSE || st == PDN_EIO) {
        pdn_message_clear();
        st = PDN_OK;
    } else if (st == PDN_OK) {
        st = find_of_year(&t, groups, year, text, out);
    }
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&untold);
    return st;
}
