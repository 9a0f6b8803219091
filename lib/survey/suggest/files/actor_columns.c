#include "survey/suggest/files/actor_columns.h"

#include "survey/suggest/files/actor_ids.h"
#include "survey/suggest/files/later_waves.h"

#include <string.h>

/* ---- Who, by what else the list says ------------------------------------ */

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
        PDN_TRY(actor_ids__first_twice(actor, k, text, &row, &empty));
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

/* ---- Which groups ------------------------------------------------------- */

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

/* Does the heading say where people work, in a word that is no synonym? */
static pdn_status says_where(const pdn_column *c, pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    static const char *const where[] = {
        "tjenestested", "tenestestad", "arbeidssted", "arbeidsstad",
        "arbeidsplass", "virksomhet",  "verksemd",    "workplace"};
    const char *folded = NULL;

    *yes = false;
    PDN_TRY(pdn_normalize_name(text, c->name, &folded));
    for (size_t i = 0; i < PDN_COUNT(where) && !*yes; i++)
        *yes = c->text != NULL && strcmp(folded, where[i]) == 0;
out:
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
    bool where = false;

    *out = NULL;
    for (size_t i = 0; i < PDN_COUNT(standard) && *out == NULL; i++)
        if (pdn_table_column(actor, standard[i]) != NULL) *out = standard[i];
    for (size_t k = 0; k < actor->columns && *out == NULL; k++) {
        PDN_TRY(says_where(&actor->column[k], text, &where));
        if (where) *out = actor->column[k].name;
    }
    for (size_t k = 0; k < actor->columns && *out == NULL; k++) {
        const pdn_column *c = &actor->column[k];
        bool other = c->text == NULL || c->name == NULL;
        for (size_t i = 0; i < PDN_COUNT(others) && !other; i++)
            other = strcmp(others[i], c->name) == 0;
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
    PDN_TRY(actor_ids__first_twice(actor, (size_t)(c - actor->column), text,
                                   &row, &empty));
    *yes = row == actor->rows && !empty;
out:
    return st;
}

enum { PDN_PROPOSED_YEARS = 12 };

/* ---- Columns of a year -------------------------------------------------- */

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
