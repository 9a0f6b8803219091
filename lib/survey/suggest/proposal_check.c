#include "survey/suggest/proposal.h"

#include "survey/webform/heading_codes.h"

#include <stdio.h>
#include <string.h>

/* What of a survey must be understood. */

static size_t asked_of_known(const proposal *p)
{
    size_t n = 0;

    for (size_t k = 0; k < p->t.columns; k++)
        n += p->question_of[k] != SIZE_MAX && proposal__is_known(p, k);
    return n;
}

static pdn_status check_roster(proposal *p)
{
    pdn_status st = PDN_OK;
    const char *said = p->o->roster_id;
    char text[600];

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
    if (p->w->f->errors == 0) PDN_TRY(check_frequency(p));
out:
    return st;
}
