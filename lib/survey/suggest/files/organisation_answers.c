#include "survey/suggest/files/organisation_answers.h"

#include "core/textmap.h"
#include "survey/suggest/files/raw_table.h"

#include <string.h>

/* ---- Headings ----------------------------------------------------------- */

static const char *const organisations[] = {
    "virksomhet", "verksemd",     "organisasjon", "organisation",
    "bedrift",    "organization", "instans",      "aktør"};
static const char *const services[] = {"tjeneste", "teneste", "enhet",
                                       "eining",   "etat",    "avdeling",
                                       "service",  "kommune"};
static const char *const persons[] = {
    "navn",   "namn",   "name",     "fornavn", "fornamn", "etternavn",
    "e-post", "epost",  "email",    "ansatt",  "tilsett", "person",
    "rolle",  "tittel", "stilling", "deltaker"};
static const char *const on_behalf[] = {
    "svarer for",    "svarer du for", "svarer dere for", "på vegne av",
    "svarar for",    "svarar du for", "svarar de for",   "on behalf of",
    "representerer", "representerar", "represent",       "answering for",
    "answer for"};

static bool holds(const char *folded, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strstr(folded, words[i]) != NULL) return true;
    return false;
}

/* ---- Columns ------------------------------------------------------------ */

/* Text in every cell, no two alike: the keys are put into the map. */
static pdn_status tells_apart(const pdn_table *t, size_t column,
                              pdn_arena *text, pdn_textmap *of, bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &t->column[column];
    const char *key = NULL;
    uint32_t first = 0;

    textmap__clear(of);
    *yes = c->text != NULL && t->rows > 1;
    for (size_t i = 0; i < t->rows && *yes; i++) {
        *yes = c->text[i] != NULL && *c->text[i] != '\0';
        if (!*yes) break;
        PDN_TRY(pdn_name_key(text, c->text[i], &key));
        PDN_TRY(textmap__put(of, key, (uint32_t)i, &first));
        *yes = first == i;
    }
out:
    return st;
}

/* Cells that stand once, most of them on the list. */
static pdn_status are_listed(const pdn_table *t, size_t column,
                             const pdn_textmap *of, pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &t->column[column];
    pdn_textmap seen = {0};
    const char *key = NULL;
    size_t cells = 0, known = 0;
    uint32_t first = 0;

    *yes = c->text != NULL;
    for (size_t i = 0; i < t->rows && *yes; i++) {
        if (c->text[i] == NULL || *c->text[i] == '\0') continue;
        PDN_TRY(pdn_name_key(text, c->text[i], &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        *yes = first == i;
        cells++;
        known += textmap__get(of, key) != PDN_TEXTMAP_NONE;
    }
    *yes = *yes && cells > 1 && 2 * known > cells;
out:
    textmap__clear(&seen);
    return st;
}

/* ---- Both files --------------------------------------------------------- */

/* Whether a heading is known for an actor's id or name. */
static bool is_known(const char *folded)
{
    static const char *const known[] = {"id", "respondent", "navn", "namn",
                                        "name"};

    for (size_t i = 0; i < PDN_COUNT(known); i++)
        if (strcmp(folded, known[i]) == 0) return true;
    return false;
}

/* A column of the list: what its heading is over. */
struct listed {
    const char *folded;
    bool organisation, service, person;
};

static pdn_status look_at_headings(const pdn_table *t, pdn_arena *text,
                                   struct listed *l, size_t *persons_n)
{
    pdn_status st = PDN_OK;

    *persons_n = 0;
    for (size_t k = 0; k < t->columns; k++) {
        PDN_TRY(pdn_normalize_name(text, t->column[k].name, &l[k].folded));
        l[k].organisation =
            holds(l[k].folded, organisations, PDN_COUNT(organisations));
        l[k].service = !l[k].organisation &&
                       holds(l[k].folded, services, PDN_COUNT(services));
        l[k].person = !l[k].organisation && !l[k].service &&
                      holds(l[k].folded, persons, PDN_COUNT(persons));
        *persons_n += l[k].person;
    }
out:
    return st;
}

/* The column of the answers that names each of a list once. */
static pdn_status find_answered(const pdn_table *answers,
                                const struct listed *l, const pdn_textmap *of,
                                bool persons_listed, pdn_arena *text,
                                organisation_answers *out)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;
    bool yes = false;

    for (size_t k = 0; k < answers->columns && out->answered == NULL; k++) {
        PDN_TRY(are_listed(answers, k, of, text, &yes));
        if (!yes) continue;
        PDN_TRY(pdn_normalize_name(text, answers->column[k].name, &folded));
        out->said = holds(folded, on_behalf, PDN_COUNT(on_behalf));
        if (!out->said &&
            (persons_listed ||
             (!l->organisation && !l->service &&
              !holds(folded, organisations, PDN_COUNT(organisations)))))
            continue;
        PDN_TRY(pdn_arena_keep(text, answers->column[k].name, &out->answered));
    }
    out->yes = out->answered != NULL;
out:
    return st;
}

static pdn_status look(const pdn_table *list, const pdn_table *answers,
                       bool roster, pdn_arena *text, organisation_answers *out)
{
    pdn_status st = PDN_OK;
    struct listed *l = NULL;
    pdn_textmap of = {0};
    size_t persons_n = 0;
    bool yes = false;

    l = pdn_arena_get(text, (list->columns + 1) * sizeof *l);
    PDN_TRY(pdn_had_memory(l));
    PDN_TRY(look_at_headings(list, text, l, &persons_n));
    for (size_t k = 0; k < list->columns && !out->yes; k++) {
        PDN_TRY(tells_apart(list, k, text, &of, &yes));
        if (!yes) continue;
        if (roster)
            PDN_TRY(
                find_answered(answers, &l[k], &of, persons_n > 0, text, out));
        if (!out->yes && l[k].organisation && persons_n == 0) out->yes = true;
        if (!out->yes) continue;
        out->unnamed = !l[k].person && !is_known(l[k].folded);
        PDN_TRY(pdn_arena_keep(text, list->column[k].name, &out->name));
    }
out:
    textmap__clear(&of);
    return st;
}

pdn_status organisation_answers__look(const pdn_survey_options *o,
                                      pdn_arena *text,
                                      organisation_answers *out)
{
    pdn_status st = PDN_OK;
    pdn_table list = {0}, answers = {0};
    const bool roster = o->roster != NULL;

    *out = (organisation_answers){0};
    PDN_TRY(raw_table__read(o->actors, &o->csv, &list));
    PDN_TRY(raw_table__read(roster ? o->roster : o->ties, &o->csv, &answers));
    PDN_TRY(look(&list, &answers, roster, text, out));
out:
    pdn_table_clear(&list);
    pdn_table_clear(&answers);
    return st;
}
