#include "survey/suggest/proposal.h"

#include "survey/suggest/files/actor_columns.h"
#include "survey/webform/heading_codes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What is known of a survey, and what of it must be understood. */

bool proposal__asks_of_services(const proposal *p)
{
    return p->named == 0 &&
           (p->services > 0 || (p->listings > 0 && p->listing[0].by != NULL));
}

bool proposal__is_known(const proposal *p, size_t column)
{
    const heading_part *h = &p->part[column];

    return h->actor != UINT32_MAX ||
           (proposal__asks_of_services(p) && h->service != NULL);
}

pdn_status proposal__rename(proposal *p, const char *column, const char *theirs)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_arena_format(&p->text, &p->rename[p->renames], "%s=%s", column,
                             theirs));
    p->renames++;
    p->o->csv.rename = p->rename;
    p->o->csv.renames = p->renames;
out:
    return st;
}

void proposal__clear(proposal *p)
{
    for (size_t q = 0; q < p->questions; q++) {
        word_count__clear(&p->question[q].words);
        word_count__clear(&p->question[q].numbers);
    }
    free(p->question);
    free(p->question_of);
    free(p->part);
    free(p->alias);
    free(p->passed);
    free(p->listing);
    free(p->rename);
    respondent_choice__clear(&p->choice);
    signatures__close(p->signatures);
    later_waves__clear(&p->wave);
    pdn_table_clear(&p->t);
    pdn_table_clear(&p->list);
    pdn_arena_clear(&p->text);
    answers__clear_found(p->w);
    names__clear(&p->w->names);
    pdn_survey_clear(p->w->s);
}

pdn_status proposal__note(proposal *p, pdn_severity severity, const char *fmt,
                          ...)
{
    char text[1200];
    va_list ap;

    va_start(ap, fmt);
    pdn_vformat(text, sizeof text, fmt, ap);
    va_end(ap);
    return pdn_diagnostics_tell(p->w->f, severity, "suggest", p->t.file, "%s",
                                text);
}

const char *proposal__cell(const pdn_column *c, size_t row,
                           char number[PDN_NUMBER_SIZE])
{
    if (answers__is_empty(c, row)) return NULL;
    if (c->text != NULL) return c->text[row];
    pdn_number_write(c->number[row], number);
    return number;
}

const proposal_list *proposal__list_in(const proposal *p, size_t column)
{
    for (size_t i = 0; i < p->listings; i++)
        if (p->listing[i].column == column) return &p->listing[i];
    return NULL;
}

bool proposal__asks(const proposal *p, const char *question)
{
    for (size_t q = 0; q < p->questions; q++)
        if (strcmp(p->question[q].question, question) == 0) return true;
    for (size_t i = 0; i < p->listings; i++)
        if (p->listing[i].question != NULL &&
            strcmp(p->listing[i].question, question) == 0)
            return true;
    return false;
}

/* ---- What must be understood -------------------------------------------- */

static size_t asked_of_known(const proposal *p)
{
    size_t n = 0;

    for (size_t k = 0; k < p->t.columns; k++)
        n += p->question_of[k] != SIZE_MAX && proposal__is_known(p, k);
    for (size_t i = 0; i < p->listings; i++)
        n += p->listing[i].question != NULL;
    return n;
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
    const size_t first = p->id == SIZE_MAX ? find_first_names(p) : SIZE_MAX;

    if (first != SIZE_MAX) {
        return proposal__note(
            p, PDN_ERROR,
            "\"%.80s\" holds first names of the list: give %.60s a "
            "column id with the name that the form has for each "
            "(\"Anna\"; of two of one name, as the form tells them "
            "apart)",
            p->t.column[first].name, pdn_base_name(p->o->actors));
    }
    if (p->id == SIZE_MAX) {
        if (said != NULL)
            PDN_TRY(proposal__note(p, PDN_ERROR,
                                   "no column \"%.80s\" (--roster-id)", said));
        else
            PDN_TRY(proposal__note(
                p, PDN_ERROR,
                "no column says who answers: none holds ids or names of "
                "the actor file; --roster-id COLUMN names it. Where the "
                "form asked nobody's name, number the rows in a column "
                "id, call the column of their services \"tjeneste\", and "
                "say --actors %.80s too",
                pdn_base_name(p->t.file)));
    }
    if (asked_of_known(p) > 0) goto out;
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
    PDN_TRY(proposal__note(
        p, PDN_ERROR,
        "no question is understood: the headings name neither people of "
        "%.60s (id, name) nor services (sector, unit ...), two of them in "
        "the same place; the first heading is \"%.80s\"",
        pdn_base_name(p->o->actors),
        p->t.columns > 1 ? p->t.column[1].name : ""));
out:
    return st;
}

/* Headings that name what is another text for everybody: names, not services.
 */
static pdn_status check_services(proposal *p)
{
    pdn_status st = PDN_OK;
    bool own = false;

    if (!proposal__asks_of_services(p) || p->o->by != NULL || p->o->alters_said)
        return PDN_OK;
    PDN_TRY(actor_columns__is_own(&p->w->s->actor, p->by, &p->text, &own));
    if (!own) goto out;
    PDN_TRY(proposal__note(
        p, PDN_ERROR,
        "the headings name what stands in \"%.80s\" of %.60s, which is "
        "another for everybody: where these are people's names, --column "
        "\"actors.name=%.80s\"; where they are services, --by \"%.80s\"",
        p->by, pdn_base_name(p->o->actors), p->by, p->by));
out:
    return st;
}

/* Without how often, "never" would be contact. */
static pdn_status check_frequency(proposal *p)
{
    char text[600] = "";
    size_t used = 0;

    if (proposal__asks(p, "frequency")) return PDN_OK;
    for (size_t q = 0; q < p->questions && used + 120 < sizeof text; q++)
        used += (size_t)snprintf(text + used, sizeof text - used,
                                 "%s\"%.60s\" is %.30s", q > 0 ? ", " : "",
                                 p->question[q].asks, p->question[q].question);
    return proposal__note(
        p, PDN_ERROR,
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
