#include "survey/suggest/proposal.h"

#include "survey/suggest/files/actor_columns.h"
#include "survey/suggest/files/actor_ids.h"
#include "survey/suggest/headings/heading_labels.h"
#include "survey/suggest/headings/heading_names.h"
#include "survey/suggest/headings/heading_options.h"
#include "survey/suggest/headings/heading_runs.h"
#include "survey/webform/heading_codes.h"
#include "survey/webform/standard_scales.h"
#include "survey/webform/two_names.h"
#include "survey/webform/word_columns.h"
#include "table/rows/picked_rows.h"
#include "table/rows/total_rows.h"

#include <stdlib.h>
#include <string.h>

/* ---- A roster ----------------------------------------------------------- */

static size_t question_at(const proposal *p, const char *asks)
{
    size_t q = 0;

    while (q < p->questions && strcmp(p->question[q].asks, asks) != 0)
        q++;
    return q;
}

/* What is asked of anybody who is known is a question; where nobody is, all
 * that fits is. What it asks of others is one too. */
static pdn_status find_questions(proposal *p)
{
    pdn_status st = PDN_OK;
    bool known = p->named > 0 || p->services > 0;

    PDN_NEW(p->question, p->t.columns);
    PDN_NEW(p->question_of, p->t.columns);
    for (size_t k = 0; k < p->t.columns; k++) {
        const heading_part *h = &p->part[k];
        p->question_of[k] = SIZE_MAX;
        if (h->who == NULL || (known && !proposal__is_known(p, k))) continue;
        size_t q = question_at(p, h->asks);
        if (q == p->questions) p->question[p->questions++].asks = h->asks;
        p->question_of[k] = q;
    }
    for (size_t k = 0; k < p->t.columns; k++) {
        const heading_part *h = &p->part[k];
        /* a name alone that nobody has may be any column */
        if (h->who == NULL || h->others || (*h->asks == '\0' && !h->stranger))
            continue;
        size_t q = question_at(p, h->asks);
        if (q < p->questions) p->question_of[k] = q;
    }
out:
    return st;
}

/* ---- Headings ----------------------------------------------------------- */

/* By one pattern: which headings name a service of the column. */
static pdn_status count_services(proposal *p, const pdn_column *g,
                                 const char **service, size_t *n)
{
    pdn_status st = PDN_OK;
    pdn_textmap names = {0};
    const char *key = NULL;

    *n = 0;
    for (size_t i = 0; i < p->w->s->actor.rows; i++) {
        if (g->text[i] == NULL) continue;
        PDN_TRY(pdn_name_key(&p->text, g->text[i], &key));
        PDN_TRY(textmap__put(&names, key, (uint32_t)i, NULL));
    }
    for (size_t k = 0; k < p->t.columns; k++) {
        service[k] = NULL;
        if (p->part[k].who == NULL || p->part[k].actor != UINT32_MAX) continue;
        PDN_TRY(pdn_name_key(&p->text, p->part[k].who, &key));
        int64_t at = textmap__get(&names, key);
        if (at == PDN_TEXTMAP_NONE) continue;
        service[k] = g->text[at];
        ++*n;
    }
out:
    textmap__clear(&names);
    return st;
}

/* The column of actors whose names most headings of the pattern hold. */
static pdn_status find_services(proposal *p)
{
    pdn_status st = PDN_OK;
    const pdn_table *actor = &p->w->s->actor;
    const char **service = NULL;
    size_t n = 0;

    PDN_NEW(service, p->t.columns);
    for (size_t c = 0; c < actor->columns; c++) {
        const pdn_column *g = &actor->column[c];
        if (g->text == NULL || strcmp(g->name, "id") == 0 ||
            strcmp(g->name, "label") == 0 || strcmp(g->name, "name") == 0 ||
            (p->o->by != NULL && strcmp(p->o->by, g->name) != 0))
            continue;
        PDN_TRY(count_services(p, g, service, &n));
        if (n <= p->services) continue;
        p->services = n;
        p->by = g->name;
        for (size_t k = 0; k < p->t.columns; k++)
            p->part[k].service = service[k];
    }
out:
    free(service);
    return st;
}

/* How many questions the headings that name somebody ask. */
static pdn_status count_asks(const heading_part *part, size_t columns,
                             size_t *n)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    uint32_t first = 0;

    *n = 0;
    for (size_t k = 0; k < columns; k++) {
        if (part[k].actor == UINT32_MAX || part[k].asks == NULL) continue;
        PDN_TRY(textmap__put(&seen, part[k].asks, (uint32_t)k, &first));
        *n += first == k;
    }
out:
    textmap__clear(&seen);
    return st;
}

/* Names found within headings, where they are more than one pattern finds, or
 * as many of fewer questions: what stands beside a name is no question. */
static pdn_status look_within(proposal *p, const pdn_table *t)
{
    pdn_status st = PDN_OK;
    heading_part *part = NULL;
    heading_names__found found;
    size_t fits = p->named > 0 ? p->named : p->services;
    size_t here = 0, there = 0, sure = 0;

    if (p->o->roster_pattern != NULL) return PDN_OK;
    PDN_NEW(part, p->t.columns);
    PDN_TRY(heading_names__find(p->w, t, &p->text, part, &found));
    p->doubtful = found.doubtful;
    p->doubtful_first = found.first;
    /* people who are nearly named under the pattern are aliases */
    sure = found.named + found.several - (found.by == NULL ? found.nearly : 0);
    PDN_TRY(count_asks(p->part, p->t.columns, &here));
    PDN_TRY(count_asks(part, p->t.columns, &there));
    if (sure < fits || (sure == fits && (there == 0 || there >= here)))
        goto out;
    memcpy(p->part, part, p->t.columns * sizeof *part);
    p->listed = true;
    p->numbered = found.numbered;
    p->pattern = NULL;
    p->named = found.by == NULL ? found.named : 0;
    p->services = found.by != NULL ? found.named : 0;
    p->by = found.by;
out:
    free(part);
    return st;
}

/* What headings that are codes ask, by the list of variables. */
static pdn_status read_labels(proposal *p)
{
    pdn_status st = PDN_OK;
    pdn_csv_options csv = p->o->csv;

    csv.renames = csv.wheres = 0;
    if (p->o->codebook == NULL)
        return heading_labels__below(&p->t, &p->text, &p->shown, &p->labelled);
    PDN_TRY(answers__read_file(p->w, p->o->codebook, &csv, NULL, 0, &p->list));
    if (p->list.file != NULL)
        PDN_TRY(
            heading_labels__put(&p->list, &p->t, &p->text, p->w->f, &p->shown));
out:
    return st;
}

/* Whom a form has no name for is nobody on the list, nor nearly. */
static pdn_status part_others(proposal *p)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < p->t.columns; k++) {
        heading_part *h = &p->part[k];
        bool others = false;
        if (h->who == NULL || proposal__is_known(p, k)) continue;
        PDN_TRY(standard_scales__means_others(h->who, &others));
        if (!others) continue;
        *h = (heading_part){.who = h->who,
                            .asks = h->asks,
                            .actor = UINT32_MAX,
                            .others = true};
    }
out:
    return st;
}

static pdn_status take_headings_apart(proposal *p)
{
    pdn_status st = PDN_OK;

    pdn_table plain = {0};
    bool coded = false;

    PDN_NEW(p->part, p->t.columns);
    p->shown = p->t;
    PDN_TRY(read_labels(p));
    PDN_TRY(heading_codes__drop(&p->shown, &p->text, &plain, &coded));
    p->listed = p->list.file != NULL || p->labelled;
    PDN_TRY(heading_patterns__find(p->w, &plain, &p->text, p->part, &p->pattern,
                                   &p->named));
    if (p->o->alters == PDN_ALTERS_GROUPS) p->named = 0;
    if (p->named == 0 &&
        (p->o->alters == PDN_ALTERS_GROUPS || !p->o->alters_said))
        PDN_TRY(find_services(p));
    PDN_TRY(look_within(p, &plain));
    PDN_TRY(part_others(p));
    PDN_TRY(heading_options__find(&plain, &p->text, p->part, &p->boxes));
    PDN_TRY(heading_runs__find(&plain, proposal__asks_of_services(p), &p->text,
                               p->part));
    PDN_TRY(heading_series__find(&plain, &p->text, p->part, &p->series));
    p->listed = p->listed || p->boxes > 0 || p->series.read > 0 ||
                (coded && p->o->roster_pattern == NULL);
    if (p->listed)
        p->pattern = p->list.file == NULL ? p->o->roster_pattern : NULL;
out:
    return st;
}

static pdn_status leave_totals(proposal *p)
{
    pdn_status st = PDN_OK;
    const size_t rows = p->t.rows;

    if (p->id == SIZE_MAX) return PDN_OK;
    PDN_TRY(total_rows__leave(&p->t, p->t.column[p->id].name, p->w->f));
    p->id_cells -= rows - p->t.rows;
out:
    return st;
}

/* Finds what the roster's headings and cells say. */
static pdn_status read_roster(proposal *p)
{
    pdn_status st = PDN_OK;
    answers_context *w = p->w;
    size_t names = SIZE_MAX;

    PDN_TRY(answers__read_file(w, w->o->roster, &w->o->csv, NULL, 0, &p->t));
    if (p->t.file == NULL) goto out;
    PDN_TRY(word_columns__show_headings(&p->t));
    PDN_TRY(two_names__join(&p->t, NULL, w->f, &names));
    PDN_TRY(picked_rows__keep(&p->t, w->o->csv.where, w->o->csv.wheres, w->f));
    PDN_TRY(take_headings_apart(p));
    PDN_TRY(find_questions(p));
    PDN_TRY(proposal__find_lists(p));
    PDN_TRY(proposal__find_id(p));
    PDN_TRY(leave_totals(p));
    PDN_TRY(proposal__find_aliases(p));
    PDN_TRY(proposal__add_listed_aliases(p));
    PDN_TRY(proposal__understand(p));
    PDN_TRY(proposal__settle_lists(p));
out:
    return st;
}

/* ---- The whole ---------------------------------------------------------- */

/* The column is id, and what it was said to be no longer. */
static pdn_status rename_id(proposal *p, const char *theirs)
{
    size_t kept = 0;

    for (size_t i = 0; i < p->renames; i++) {
        const char *r = p->rename[i], *equals = strchr(r, '=');
        const bool same =
            equals != NULL && strcmp(equals + 1, theirs) == 0 &&
            (strncmp(r, "actors.", 7) == 0 || strncmp(r, "name=", 5) == 0);
        if (!same) p->rename[kept++] = r;
    }
    p->renames = kept;
    return proposal__rename(p, "actors.id", theirs);
}

/* Where organisations answer, one row each, they are who is who. */
static pdn_status find_organisations(proposal *p)
{
    pdn_status st = PDN_OK;
    const bool asked = p->o->answers_of == PDN_ANSWERS_PEOPLE &&
                       p->o->alters == PDN_ALTERS_PEOPLE;

    if (!asked) return PDN_OK;
    PDN_TRY(organisation_answers__look(p->o, &p->text, &p->organisations));
    if (p->organisations.yes) p->o->answers_of = PDN_ANSWERS_ORGANISATIONS;
out:
    return st;
}

/* The actors, with a proposal for who is who; the column that was asked for by
 * the name that a file gives it. */
static pdn_status read_actors(proposal *p)
{
    pdn_status st = PDN_OK;
    const char *theirs = NULL;
    const pdn_alters alters = p->o->alters;
    const char *const *where = p->o->csv.where;
    const size_t wheres = p->o->csv.wheres;

    PDN_TRY(find_organisations(p));
    PDN_TRY(actor_ids__propose(p->o, &p->text, p->w->f, &theirs));
    if (theirs != NULL && p->organisations.yes) theirs = p->organisations.name;
    if (theirs == NULL && p->organisations.yes && p->organisations.unnamed)
        PDN_TRY(proposal__rename(p, "actors.name", p->organisations.name));
    if (theirs != NULL) PDN_TRY(rename_id(p, theirs));
    p->o->alters = PDN_ALTERS_PEOPLE; /* services are no actors yet */
    if (p->wave.n > 0) {              /* of several lists in a file the last */
        p->o->csv.where = &p->wave.wave[p->wave.n - 1].where;
        p->o->csv.wheres = 1;
    }
    st = actors__read(p->w);
    p->o->csv.where = where;
    p->o->csv.wheres = wheres;
    p->o->alters = alters;
    PDN_TRY(st);
    PDN_TRY(pdn_diagnostics_verdict(p->w->f));
    if (p->o->by != NULL)
        PDN_TRY(actor_columns__called(&p->w->s->actor, p->o->by, &p->o->by));
    p->by = p->o->by;
out:
    return st;
}

pdn_status proposal__read(proposal *p)
{
    pdn_status st = PDN_OK;
    answers_context *w = p->w;

    PDN_NEW(p->rename, p->o->csv.renames + PDN_PROPOSED_RENAMES);
    for (size_t i = 0; i < p->o->csv.renames; i++)
        p->rename[p->renames++] = p->o->csv.rename[i];
    PDN_TRY(read_actors(p));
    PDN_TRY(w->o->roster != NULL ? read_roster(p) : proposal__read_ties(p));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
    PDN_TRY(proposal__check(p));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
out:
    return st;
}
