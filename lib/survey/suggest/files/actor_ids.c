#define _POSIX_C_SOURCE 200809L
#include "survey/suggest/files/actor_ids.h"

#include "survey/suggest/files/later_waves.h"
#include "survey/webform/survey_column.h"
#include "survey/webform/two_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Who is who --------------------------------------------------------- */

/* Words of headings over what tells people apart, the surest first; over other
 * numbers and texts that may happen to differ stand none of them. */
static const char *const over_ids[] = {
    "ansattnr", "ansattnummer", "deltakernr", "deltakernummer",
    "nr",       "nummer",       "number",     "kode",
    "code",     "id",           "navn",       "namn",
    "name",     "fornavn",      "fornamn",    "first name",
    "e-post",   "epost",        "email",      "organisasjon",
    "hvem",     "kven"};

/* Such as say so only where they are the whole heading ("Ansatt siden" is a
 * date). */
static const char *const whole_ids[] = {"ansatt", "tilsett", "medarbeider",
                                        "medarbeidar", "employee"};

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
    for (size_t i = 0; i < PDN_COUNT(whole_ids); i++)
        if (strcmp(folded, whole_ids[i]) == 0) return PDN_COUNT(over_ids) + i;
    return SIZE_MAX;
}

pdn_status actor_ids__first_twice(const pdn_table *t, size_t column,
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
    return pdn_diagnostics_tell(
        f, PDN_ERROR, "suggest", t->file,
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
        PDN_TRY(actor_ids__first_twice(t, k, text, &row, &empty));
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
        PDN_TRY(actor_ids__first_twice(t, k, text, &row, &empty));
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
            PDN_TRY(actor_ids__first_twice(t, k, text, &row, &empty));
            if (!empty && row == t->rows) *out = k;
        }
    }
out:
    pdn_diagnostics_clear(&untold);
    return st;
}

pdn_status actor_ids__propose(const pdn_survey_options *o, pdn_arena *text,
                              pdn_diagnostics *f, const char **theirs)
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

/* ---- An id where two have one name -------------------------------------- */

/* The list, its names, and how each row is told from others of its name. */
struct making {
    pdn_table t, joined; /* as it stands; given and family names as one */
    size_t names;        /* the column of joined */
    uint32_t *first;     /* of each row: the first of that name */
    size_t *bearers;     /* of the first row of a name: how many */
    pdn_arena *text;
};

static const char *cell_of(const pdn_table *t, size_t column, size_t row,
                           char number[PDN_NUMBER_SIZE])
{
    const pdn_column *c = &t->column[column];

    if (c->text != NULL) return c->text[row] != NULL ? c->text[row] : "";
    if (pdn_state_of(c->number[row]) != PDN_VALUE) return "";
    pdn_number_write(c->number[row], number);
    return number;
}

static pdn_status find_bearers(struct making *m, size_t *shared)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    const char *key = NULL;

    *shared = 0;
    for (size_t i = 0; i < m->t.rows; i++) {
        PDN_TRY(
            pdn_name_key(m->text, m->joined.column[m->names].text[i], &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &m->first[i]));
        if (++m->bearers[m->first[i]] == 2) ++*shared;
    }
out:
    textmap__clear(&seen);
    return st;
}

static bool same_rows(const pdn_table *t, size_t a, size_t b)
{
    char x[PDN_NUMBER_SIZE], y[PDN_NUMBER_SIZE];
    bool same = true;

    for (size_t k = 0; k < t->columns && same; k++)
        same = strcmp(cell_of(t, k, a, x), cell_of(t, k, b, y)) == 0;
    return same;
}

/* How many pairs of one name a column does not tell apart; *twice: some have
 * the same in every column. */
static size_t count_alike(const struct making *m, size_t column, bool *twice)
{
    size_t n = 0;
    char x[PDN_NUMBER_SIZE], y[PDN_NUMBER_SIZE];

    for (size_t i = 0; i < m->t.rows; i++) {
        if (m->bearers[m->first[i]] < 2) continue;
        for (size_t k = m->first[i]; k < i; k++) {
            if (m->first[k] != m->first[i]) continue;
            *twice = *twice || same_rows(&m->t, i, k);
            n += *cell_of(&m->t, column, i, x) == '\0' ||
                 strcmp(cell_of(&m->t, column, i, x),
                        cell_of(&m->t, column, k, y)) == 0;
        }
    }
    return n;
}

/* The column that tells most people of one name apart. */
static size_t telling_column(const struct making *m, bool *twice)
{
    size_t best = SIZE_MAX, least = SIZE_MAX;

    for (size_t k = 0; k < m->t.columns; k++) {
        if (k == m->names || m->t.column[k].text == NULL) continue;
        const size_t alike = count_alike(m, k, twice);
        if (alike >= least) continue;
        least = alike;
        best = k;
    }
    return best;
}

/* "Kari Hansen (NAV)"; "Kari Hansen (NAV, 2)" of the second there. */
static pdn_status make_id(const struct making *m, size_t row, size_t by,
                          const char **id)
{
    const char *name = m->joined.column[m->names].text[row];
    char x[PDN_NUMBER_SIZE], y[PDN_NUMBER_SIZE];
    const char *beside = cell_of(&m->t, by, row, x);
    size_t same = 0, before = 0;

    *id = name;
    if (m->bearers[m->first[row]] < 2) return PDN_OK;
    for (size_t i = m->first[row]; i < m->t.rows; i++) {
        if (m->first[i] != m->first[row] ||
            strcmp(cell_of(&m->t, by, i, y), beside) != 0)
            continue;
        same++;
        before += i < row;
    }
    if (same > 1)
        return pdn_arena_format(m->text, id, "%s (%s%s%zu)", name, beside,
                                *beside != '\0' ? ", " : "", before + 1);
    return pdn_arena_format(m->text, id, "%s (%s)", name, beside);
}

static void write_cell(FILE *f, const char *s, char before)
{
    if (before != '\0') putc(before, f);
    putc('"', f);
    for (; *s != '\0'; s++) {
        if (*s == '"') putc('"', f);
        putc(*s, f);
    }
    putc('"', f);
}

static pdn_status write_list(struct making *m, size_t by, FILE *f,
                             actor_ids__made *out)
{
    pdn_status st = PDN_OK;
    const char *id = NULL;
    char number[PDN_NUMBER_SIZE];

    fputs("id", f);
    for (size_t k = 0; k < m->t.columns; k++)
        write_cell(f, m->t.column[k].name, ',');
    putc('\n', f);
    for (size_t i = 0; i < m->t.rows; i++) {
        PDN_TRY(make_id(m, i, by, &id));
        write_cell(f, id, '\0');
        for (size_t k = 0; k < m->t.columns; k++)
            write_cell(f, cell_of(&m->t, k, i, number), ',');
        putc('\n', f);
        if (m->bearers[m->first[i]] < 2 || out->second != NULL) continue;
        if (out->first == NULL) {
            out->first = id;
            PDN_TRY(pdn_arena_keep(m->text, m->joined.column[m->names].text[i],
                                   &out->shared));
        } else if (strcmp(out->shared, m->joined.column[m->names].text[i]) ==
                   0) {
            out->second = id;
        }
    }
out:
    return st;
}

static pdn_status write_text(struct making *m, size_t by, actor_ids__made *out)
{
    pdn_status st = PDN_OK;
    char *bytes = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&bytes, &size);

    PDN_TRY(pdn_had_memory(f));
    PDN_TRY(write_list(m, by, f, out));
    if (fflush(f) != 0) PDN_TRY(pdn_no_memory());
    PDN_TRY(pdn_arena_keep(m->text, bytes, &out->csv));
out:
    if (f != NULL) (void)fclose(f);
    free(bytes);
    return st;
}

/* The column of names that several share, where that is all there is. */
static pdn_status find_shared(const pdn_survey_options *o, struct making *m)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics untold = {0};
    const char *folded = NULL;
    size_t joined = SIZE_MAX, id = SIZE_MAX;
    bool yes = false;

    m->names = SIZE_MAX;
    PDN_TRY(two_names__join(&m->joined, NULL, &untold, &joined));
    PDN_TRY(has_id(o, &m->joined, m->text, &yes));
    if (!yes) PDN_TRY(choose_said(o, &m->joined, m->text, &id));
    if (yes || id != SIZE_MAX) goto out;
    for (size_t k = 0; k < m->joined.columns && m->names == SIZE_MAX; k++) {
        const pdn_column *c = &m->joined.column[k];
        bool full = c->text != NULL;
        for (size_t i = 0; i < m->joined.rows && full; i++)
            full = c->text[i] != NULL && *c->text[i] != '\0';
        PDN_TRY(pdn_normalize_name(m->text, c->name, &folded));
        if (full && sureness(folded) < SIZE_MAX) m->names = k;
    }
    if (joined != SIZE_MAX && m->names != SIZE_MAX) m->names = joined;
out:
    pdn_diagnostics_clear(&untold);
    return st;
}

static pdn_status read_list(const pdn_survey_options *o, pdn_table *t)
{
    pdn_csv_options csv = o->csv;
    pdn_diagnostics untold = {0};

    csv.renames = 0;
    pdn_status st = pdn_csv_read_faulty(o->actors, &csv, NULL, 0, &untold, t);
    pdn_diagnostics_clear(&untold);
    if (st != PDN_EPARSE && st != PDN_EIO) return st;
    pdn_message_clear(); /* told when it is read */
    return PDN_OK;
}

pdn_status actor_ids__make(const pdn_survey_options *o, pdn_arena *text,
                           actor_ids__made *out)
{
    pdn_status st = PDN_OK;
    struct making m = {.text = text};
    different_values surveys = {0};
    size_t shared = 0, by = SIZE_MAX, survey = SIZE_MAX;
    bool twice = false;

    *out = (actor_ids__made){0};
    if (later_waves__year_in(pdn_base_name(o->actors)) != SIZE_MAX ||
        (o->roster != NULL && strcmp(o->roster, o->actors) == 0))
        return PDN_OK;
    PDN_TRY(read_list(o, &m.t));
    PDN_TRY(read_list(o, &m.joined));
    if (m.t.rows == 0) goto out;
    PDN_TRY(survey_column__find(&m.t, text, &survey, &surveys));
    if (survey != SIZE_MAX) goto out;
    PDN_TRY(find_shared(o, &m));
    if (m.names == SIZE_MAX) goto out;
    PDN_NEW(m.first, m.t.rows);
    PDN_NEW(m.bearers, m.t.rows);
    PDN_TRY(find_bearers(&m, &shared));
    if (shared == 0) goto out;
    by = telling_column(&m, &twice);
    if (by == SIZE_MAX || twice) goto out;
    PDN_TRY(pdn_arena_keep(text, m.joined.column[m.names].name, &out->column));
    PDN_TRY(write_text(&m, by, out));
out:
    textmap__clear(&surveys.seen);
    free(m.first);
    free(m.bearers);
    pdn_table_clear(&m.t);
    pdn_table_clear(&m.joined);
    return st;
}
