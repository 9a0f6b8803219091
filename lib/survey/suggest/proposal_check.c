#include "survey/suggest/proposal.h"

#include "survey/suggest/actor_columns.h"
#include "survey/webform/heading_codes.h"
#include "survey/webform/multi_select.h"
#include "survey/webform/standard_scales.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* What of a survey must be understood. */

static size_t asked_of_known(const proposal *p)
{
    size_t n = 0;

    for (size_t k = 0; k < p->t.columns; k++)
        n += p->question_of[k] != SIZE_MAX && proposal__is_known(p, k);
    return n;
}

/* The column of actors that has the name of a service; NULL: none has. */
static const char *service_column(const proposal *p, const char *name)
{
    const pdn_table *t = &p->w->s->actor;

    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        if (c->text == NULL || strcmp(c->name, "id") == 0 ||
            strcmp(c->name, "name") == 0)
            continue;
        for (size_t i = 0; i < t->rows; i++)
            if (c->text[i] != NULL && strcasecmp(c->text[i], name) == 0)
                return c->name;
    }
    return NULL;
}

/* Whom the cells of a column list. */
struct listed {
    size_t names, people, services, several; /* several: cells */
    const char *none; /* a text that is a no, as "Ingen"; NULL */
    const char *by;   /* the actors' column of the services */
};

static pdn_status count_listed(proposal *p, size_t column, struct listed *l)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &p->t.column[column];
    pdn_arena trial = {0};
    size_t n = 0;
    bool known = false, none = false;

    for (size_t i = 0; c->text != NULL && i < p->t.rows; i++) {
        const char *at = c->text[i];
        size_t here = 0;
        if (at == NULL) continue;
        for (const char *s; (s = multi_select__next(&at, ";|", &n)) != NULL;
             here++) {
            const char *name = pdn_arena_text(&trial, s, n);
            PDN_TRY(pdn_had_memory(name));
            PDN_TRY(answers__is_called(p->w, name, &known));
            const char *by = known ? NULL : service_column(p, name);
            PDN_TRY(standard_scales__means_none(name, &none));
            if (none && !known && l->none == NULL)
                PDN_TRY(pdn_arena_keep(&p->text, name, &l->none));
            l->people += known;
            l->services += by != NULL;
            if (by != NULL) l->by = by;
        }
        l->names += here;
        l->several += here > 1;
    }
out:
    pdn_arena_clear(&trial);
    return st;
}

/* One question whose cells list everybody who is meant: how it is read. */
static pdn_status tell_listed_names(proposal *p, bool *told)
{
    pdn_status st = PDN_OK;
    char text[900], how[120] = "", no[320] = "";

    *told = false;
    for (size_t k = 0; k < p->t.columns && !*told; k++) {
        struct listed l = {0};
        PDN_TRY(count_listed(p, k, &l));
        const bool people = 2 * l.people > l.names;
        const bool services = !people && 2 * l.services > l.names;
        *told = l.several > 0 && (people || services);
        if (!*told) continue;
        if (services)
            snprintf(how, sizeof how, " --alters groups --by %.60s", l.by);
        if (l.none != NULL)
            snprintf(no, sizeof no,
                     "; \"%.40s\" is nobody: take its rows out, and let a "
                     "column svart (responded) of %.60s have 1 for everybody "
                     "who answered and 0 for the others: else who said no is "
                     "read as one who did not answer",
                     l.none, pdn_base_name(p->o->actors));
        snprintf(text, sizeof text,
                 "cells of \"%.80s\" name several %s of %.60s each: make "
                 "a row of each name (Excel: Split Column, By Delimiter ;, "
                 "into Rows), call the columns of who answers and who is named "
                 "from and to, and read it with --ties%s%s",
                 p->t.column[k].name, services ? "services" : "people",
                 pdn_base_name(p->o->actors), how, no);
        PDN_TRY(proposal__note(p, PDN_ERROR, text));
    }
out:
    return st;
}

static bool is_first_name(const pdn_column *name, size_t rows, const char *cell)
{
    const size_t n = strlen(cell);

    for (size_t i = 0; i < rows; i++)
        if (name->text[i] != NULL && strncasecmp(name->text[i], cell, n) == 0 &&
            name->text[i][n] == ' ')
            return true;
    return false;
}

/* The column whose cells are first names of the list; SIZE_MAX: none. */
static size_t find_first_names(const proposal *p)
{
    const pdn_table *t = &p->w->s->actor;
    const pdn_column *name = pdn_table_column(t, "name");

    if (name == NULL || name->text == NULL)
        name = pdn_table_column(t, "id"); /* a list of names alone */
    for (size_t k = 0; name != NULL && name->text != NULL && k < p->t.columns;
         k++) {
        const pdn_column *c = &p->t.column[k];
        size_t cells = 0, first = 0;
        for (size_t i = 0; c->text != NULL && i < p->t.rows; i++) {
            if (c->text[i] == NULL) continue;
            cells++;
            first += is_first_name(name, t->rows, c->text[i]);
        }
        if (first > 1 && 2 * first > cells) return k;
    }
    return SIZE_MAX;
}

static pdn_status check_roster(proposal *p)
{
    pdn_status st = PDN_OK;
    const char *said = p->o->roster_id;
    char text[600];
    bool told = false;
    const size_t first = p->id == SIZE_MAX ? find_first_names(p) : SIZE_MAX;

    if (first != SIZE_MAX) {
        snprintf(text, sizeof text,
                 "\"%.80s\" holds first names of the list: give %.60s a "
                 "column id with the name that the form has for each "
                 "(\"Anna\"; of two of one name, as the form tells them "
                 "apart)",
                 p->t.column[first].name, pdn_base_name(p->o->actors));
        return proposal__note(p, PDN_ERROR, text);
    }
    if (p->id == SIZE_MAX) {
        if (said != NULL)
            snprintf(text, sizeof text, "no column \"%.80s\" (--roster-id)",
                     said);
        else
            snprintf(text, sizeof text,
                     "no column says who answers: none holds ids or names of "
                     "the actor file; --roster-id COLUMN names it. Where the "
                     "form asked nobody's name, number the rows in a column "
                     "id, call the column of their services \"tjeneste\", and "
                     "say --actors %.80s too",
                     pdn_base_name(p->t.file));
        PDN_TRY(proposal__note(p, PDN_ERROR, text));
    }
    if (asked_of_known(p) > 0) goto out;
    PDN_TRY(tell_listed_names(p, &told));
    if (told) goto out;
    if (2 * heading_codes__alone(&p->t) > p->t.columns) {
        PDN_TRY(proposal__note(
            p, PDN_ERROR,
            "the headings are codes, not what was asked: export with "
            "the questions' text for headings (LimeSurvey: full "
            "question text; SPSS: the labels in the first row; "
            "Qualtrics: without the first row), or give the list of "
            "variables that the program writes too, a code and its label a "
            "row: --codebook FILE"));
        goto out;
    }
    snprintf(text, sizeof text,
             "no question is understood: the headings name neither people of "
             "%.60s (id, name) nor services (sector, unit ...), two of them in "
             "the same place; the first heading is \"%.80s\"",
             pdn_base_name(p->o->actors),
             p->t.columns > 1 ? p->t.column[1].name : "");
    PDN_TRY(proposal__note(p, PDN_ERROR, text));
out:
    return st;
}

/* Headings that name what is another text for everybody: names, not services.
 */
static pdn_status check_services(proposal *p)
{
    pdn_status st = PDN_OK;
    char text[600];
    bool own = false;

    if (!proposal__asks_of_services(p) || p->o->by != NULL || p->o->alters_said)
        return PDN_OK;
    PDN_TRY(actor_columns__is_own(&p->w->s->actor, p->by, &p->text, &own));
    if (!own) goto out;
    snprintf(text, sizeof text,
             "the headings name what stands in \"%.80s\" of %.60s, which is "
             "another for everybody: where these are people's names, --column "
             "\"actors.name=%.80s\"; where they are services, --by \"%.80s\"",
             p->by, pdn_base_name(p->o->actors), p->by, p->by);
    PDN_TRY(proposal__note(p, PDN_ERROR, text));
out:
    return st;
}

/* Without how often, "never" would be contact. */
static pdn_status check_frequency(proposal *p)
{
    char text[600] = "";
    size_t used = 0;

    for (size_t q = 0; q < p->questions; q++)
        if (strcmp(p->question[q].question, "frequency") == 0) return PDN_OK;
    for (size_t q = 0; q < p->questions && used + 120 < sizeof text; q++)
        used += (size_t)snprintf(text + used, sizeof text - used,
                                 "%s\"%.60s\" is %.30s", q > 0 ? ", " : "",
                                 p->question[q].asks, p->question[q].question);
    return pdn_diagnostics_add(
        p->w->f,
        (pdn_diagnostic){
            .file = p->t.file, .severity = PDN_ERROR, .code = "suggest"},
        "no question asks how often (frequency): %s; a codebook.csv (code, "
        "actor, question) says which one does",
        text);
}

pdn_status proposal__check(proposal *p)
{
    pdn_status st = PDN_OK;

    if (p->part == NULL) return PDN_OK; /* of ties every row may be contact */
    PDN_TRY(check_roster(p));
    PDN_TRY(check_services(p));
    if (p->w->f->errors == 0) PDN_TRY(check_frequency(p));
out:
    return st;
}
