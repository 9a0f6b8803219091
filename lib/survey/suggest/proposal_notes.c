#include "survey/suggest/proposal.h"

#include "survey/suggest/files/actor_columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is said of a proposal. */

/* Headings read as somebody whose name stands otherwise on the list. */
static pdn_status tell_nearly(proposal *p)
{
    pdn_status st = PDN_OK;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");

    for (size_t k = 0; p->listed && k < p->t.columns; k++) {
        const heading_part *h = &p->part[k];
        if (!h->nearly || p->question_of[k] == SIZE_MAX) continue;
        PDN_TRY(proposal__note(
            p, PDN_WARNING, "\"%.120s\" is read as about %.60s",
            p->t.column[k].name,
            h->service != NULL ? h->service : id->text[h->actor]));
    }
    if (p->doubtful == 0 || !p->listed) goto out;
    PDN_TRY(proposal__note(
        p, PDN_WARNING,
        "%zu heading%s two names, either as likely, and %s left out: "
        "\"%.120s\"",
        p->doubtful, p->doubtful == 1 ? " holds" : "s hold",
        p->doubtful == 1 ? "is" : "are", p->doubtful_first));
out:
    return st;
}

/* Headings that name somebody as several on the list are called. */
static pdn_status tell_several(proposal *p)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < p->t.columns; k++) {
        pdn_diagnostic at = answers__cell(&p->t, SIZE_MAX, k, "suggest");
        if (p->part[k].several == NULL || p->question_of[k] == SIZE_MAX)
            continue;
        at.severity = PDN_WARNING;
        PDN_TRY(pdn_diagnostics_add(
            p->w->f, at,
            "\"%s\" asks of %s, who have one name: the id for its ? in "
            "codebook.csv",
            p->t.column[k].name, p->part[k].several));
    }
    if (p->numbered == 0) goto out;
    PDN_TRY(proposal__note(
        p, PDN_NOTE,
        "%zu heading%s people of one name: whom, the numbers there say, "
        "by which everybody stands on the list",
        p->numbered, p->numbered == 1 ? " asks of" : "s ask of"));
out:
    return st;
}

/* Questions that are asked again of each, and named so by a number alone. */
static pdn_status tell_series(proposal *p)
{
    pdn_status st = PDN_OK;

    if (p->series.read > 0) {
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%zu headings that are a question and a number ask of whom "
            "the heading before them names: see codebook.csv",
            p->series.read));
    }
    if (p->series.left == 0) goto out;
    PDN_TRY(proposal__note(
        p, PDN_WARNING,
        "%zu headings are a question and a number, as \"%.120s\", and "
        "nothing says of whom: left out; an actor and a question in their "
        "lines of codebook.csv take them in",
        p->series.left, p->series.first));
out:
    return st;
}

static pdn_status tell_roster(proposal *p)
{
    pdn_status st = PDN_OK;

    PDN_TRY(proposal__tell_who(p));
    if (p->questions > 0) PDN_TRY(proposal__tell_headings(p));
    PDN_TRY(proposal__tell_lists(p));
    PDN_TRY(tell_nearly(p));
    PDN_TRY(tell_several(p));
    PDN_TRY(tell_series(p));
    PDN_TRY(proposal__tell_left_out(p));
    if (p->boxes == 0) goto out;
    PDN_TRY(proposal__note(
        p, PDN_NOTE,
        "%zu answers have a column of their own, to be ticked: option in "
        "codebook.csv",
        p->boxes));
out:
    return st;
}

static pdn_status tell_columns(proposal *p)
{
    pdn_status st = PDN_OK;
    char text[600];

    for (size_t i = 0; i < p->renames; i++) {
        const char *dot = strchr(p->rename[i], '.');
        const char *equals = strchr(p->rename[i], '=');
        if (dot == NULL || dot > equals) continue;
        snprintf(text, sizeof text,
                 "\"%.100s\" is read as %.*s of %.*s: "
                 "[columns] in study.ini, or --column %.160s",
                 equals + 1, (int)(equals - dot - 1), dot + 1,
                 (int)(dot - p->rename[i]), p->rename[i], p->rename[i]);
        PDN_TRY(pdn_diagnostics_tell(p->w->f, PDN_NOTE, "suggest",
                                     strncmp(p->rename[i], "actors", 6) == 0
                                         ? p->w->s->actor.file
                                         : p->t.file,
                                     "%s", text));
    }
out:
    return st;
}

/* Columns of the list that are of a year. */
static pdn_status tell_years(proposal *p)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < p->wave.n; i++) {
        const later_wave *v = &p->wave.wave[i];
        if (v->columns == NULL) continue;
        PDN_TRY(proposal__note(
            p, PDN_NOTE,
            "columns of the list that are of %.40s: %.300s, in its [wave]",
            v->label, v->columns));
    }
    if (p->by_year == NULL) goto out;
    PDN_TRY(proposal__note(
        p, PDN_WARNING,
        "services stand in \"%.80s\", which is of %.10s, and not every "
        "survey has such a column of its own: a column for ? of by in "
        "study.ini, or a list of actors for each survey",
        p->by, p->by_year));
out:
    return st;
}

/* Headings that are codes, and lists of what they ask. */
static pdn_status tell_lists(proposal *p)
{
    pdn_status st = PDN_OK;
    const later_waves *v = &p->wave;
    const char *list =
        p->o->codebook != NULL ? pdn_base_name(p->o->codebook) : "";
    const char *answers =
        pdn_base_name(p->o->roster != NULL ? p->o->roster : p->o->ties);

    for (size_t i = 0; i < v->n; i++) {
        if (v->wave[i].codebook == NULL) continue;
        PDN_TRY(proposal__note(
            p, PDN_NOTE,
            "what the headings of %.100s ask stands in %.100s: %.60s",
            pdn_base_name(v->wave[i].answers), pdn_base_name(v->wave[i].list),
            v->wave[i].codebook));
    }
    if (v->strange_list) {
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%.100s is of another year than %.100s: see that it says what "
            "these headings ask",
            list, answers));
    }
    if (v->unlisted == NULL) goto out;
    if (strcmp(pdn_base_name(v->wanted), list) != 0)
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%.100s lies beside it and is left out: its headings are "
            "codes, which may ask of others than those of %.100s: put the "
            "list of variables of its year beside %.100s, as %.100s",
            v->unlisted, answers, list, pdn_base_name(v->wanted)));
    else
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%.100s lies beside it and is left out: its headings are "
            "codes, which may ask of others than those of %.100s: put a "
            "list of variables for each year side by side, with the year "
            "in its name as %.100s has it (a copy of %.100s where both "
            "years ask the same)",
            v->unlisted, answers, answers, list));
out:
    return st;
}

static pdn_status tell_waves(proposal *p)
{
    pdn_status st = PDN_OK;

    if (p->wave.column != NULL) {
        PDN_TRY(proposal__note(
            p, PDN_NOTE,
            "\"%.60s\" says that %zu surveys stand in this file, %.40s to "
            "%.40s: a [wave] each (where)",
            p->wave.column, p->wave.n, p->wave.wave[0].label,
            p->wave.wave[p->wave.n - 1].label));
    } else if (p->wave.n > 1) {
        PDN_TRY(proposal__note(
            p, PDN_NOTE,
            "%zu surveys lie side by side, %.40s to %.40s: a [wave] each",
            p->wave.n, p->wave.wave[0].label,
            p->wave.wave[p->wave.n - 1].label));
    }
    if (p->wave.named_by != NULL) {
        PDN_TRY(proposal__note(
            p, PDN_NOTE,
            "the days of \"%.60s\" are of %.40s: the survey is called so",
            p->wave.named_by, p->wave.wave[0].label));
    }
    PDN_TRY(tell_lists(p));
    PDN_TRY(tell_years(p));
    if (p->wave.other == NULL) goto out;
    PDN_TRY(proposal__note(
        p, PDN_WARNING,
        "%.100s lies beside it with other headings: not taken for another "
        "survey of the same kind; --suggest on it by itself shows what it "
        "asks, and how the two become one study stands in study.ini",
        p->wave.other));
out:
    return st;
}

/* A report for everybody hides services of fewer people than this. */
enum { FEWEST_SHOWN = 5 };

/* Where every service is that small, the page for everybody is empty. */
static pdn_status tell_small(proposal *p)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &p->w->s->actor;
    const pdn_column *by = p->by != NULL ? pdn_table_column(t, p->by) : NULL;
    pdn_textmap seen = {0};
    size_t *people = NULL, most = 0;
    const char *key = NULL;
    uint32_t first = 0;

    if (by == NULL || by->text == NULL ||
        p->o->answers_of == PDN_ANSWERS_ORGANISATIONS) /* one may be shown */
        return PDN_OK;
    PDN_NEW(people, t->rows);
    for (size_t i = 0; i < t->rows; i++) {
        if (by->text[i] == NULL) continue;
        PDN_TRY(pdn_name_key(&p->text, by->text[i], &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        if (++people[first] > most) most = people[first];
    }
    if (most == 0 || most >= FEWEST_SHOWN) goto out;
    PDN_TRY(proposal__note(
        p, PDN_WARNING,
        "no service has five people or more on the list: the report "
        "for everybody hides every figure; pdn-report --internal "
        "makes the owner's"));
out:
    textmap__clear(&seen);
    free(people);
    return st;
}

static pdn_status tell_aliases(proposal *p)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < p->aliases; i++) {
        const proposal_alias *a = &p->alias[i];
        pdn_diagnostic at = a->at;
        if (a->sure) continue;
        at.severity = PDN_WARNING;
        if (a->id != NULL)
            PDN_TRY(proposal__note(
                p, PDN_WARNING,
                "\"%.60s\" is nearly somebody on the list, id %.40s: in "
                "aliases.csv",
                a->alias, a->near));
        else if (a->shared)
            PDN_TRY(pdn_diagnostics_add(
                p->w->f, at,
                "\"%.60s\" is the name of more than one on the list, %.300s: "
                "an id for its ? in aliases.csv",
                a->alias, a->near));
        else
            PDN_TRY(pdn_diagnostics_add(
                p->w->f, at,
                "\"%.60s\" is nobody on the list, and near %.300s: an id for "
                "its ? in aliases.csv, or a line of its own on the list",
                a->alias, a->near));
    }
out:
    return st;
}

/* What a column groups, where its heading does not say that it is services. */
static pdn_status tell_grouping(proposal *p, const char *by)
{
    const bool people = p->o->answers_of == PDN_ANSWERS_PEOPLE;

    return proposal__note(
        p, people ? PDN_WARNING : PDN_NOTE,
        people ? "\"%.80s\" is taken for the services that people belong "
                 "to, as several have the same there: by = %.80s in "
                 "study.ini; another column there says otherwise"
               : "each organisation stands for itself; where \"%.80s\" is "
                 "to group them, by = %.80s in study.ini",
        by, by);
}

/* That each row is an organisation's is a proposal. */
static pdn_status tell_organisations(proposal *p)
{
    pdn_status st = PDN_OK;
    const organisation_answers *a = &p->organisations;
    const char *groups = NULL;

    if (a->yes) {
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%s%.80s%s: each answer is taken for that of an organisation, "
            "which \"%.80s\" names: answers = organisations in study.ini; "
            "where people answered for themselves, take that line out",
            a->answered != NULL ? "\"" : "",
            a->answered == NULL ? "the list is of organisations" : a->answered,
            a->answered == NULL ? ""
            : a->said           ? "\" says whom somebody answers for"
                                : "\" names each of the list once",
            a->name));
    }
    if (p->by != NULL) return PDN_OK;
    PDN_TRY(actor_columns__find_groups(&p->w->s->actor, &p->text, &groups));
    if (groups != NULL) PDN_TRY(tell_grouping(p, groups));
out:
    return st;
}

static bool is_standard(const char *by)
{
    return strcmp(by, "sector") == 0 || strcmp(by, "unit") == 0;
}

/* No heading is understood as services: what the report then is of. */
static pdn_status tell_services(proposal *p)
{
    if (p->o->answers_of != PDN_ANSWERS_PEOPLE) return tell_organisations(p);
    if (p->by == NULL)
        return proposal__note(
            p, PDN_WARNING,
            "no column of the actors says which service people belong "
            "to: say by = COLUMN in study.ini");
    if (p->o->by != NULL || p->by_year != NULL || is_standard(p->by) ||
        proposal__asks_of_services(p))
        return PDN_OK;
    if (strcmp(p->by, "municipality") != 0)
        return tell_grouping(p, p->by_called != NULL ? p->by_called : p->by);
    return proposal__note(
        p, PDN_WARNING,
        "no column of the actors says which service people belong to "
        "(its heading may be tjeneste, sektor, etat, enhet or "
        "avdeling): by = municipality, and what the report calls services "
        "are municipalities; put such a column in %.80s, or say by = "
        "COLUMN in study.ini",
        pdn_base_name(p->w->o->actors));
}

pdn_status proposal__tell(proposal *p)
{
    pdn_status st = PDN_OK;

    PDN_TRY(tell_columns(p));
    if (p->part != NULL) PDN_TRY(tell_roster(p));
    for (size_t q = 0; q < p->questions; q++)
        PDN_TRY(proposal__tell_question(p, &p->question[q]));
    PDN_TRY(tell_aliases(p));
    if (p->part == NULL && proposal__asks_of_services(p)) {
        PDN_TRY(proposal__note(p, PDN_NOTE,
                               "`to` names services (%.60s): alters = groups",
                               p->by));
    }
    if (p->part == NULL && pdn_table_column(&p->t, "frequency") == NULL)
        PDN_TRY(
            proposal__note(p, PDN_WARNING,
                           "no column is understood as how often: every row is "
                           "contact (--column ties.frequency=THEIRS)"));
    PDN_TRY(tell_services(p));
    PDN_TRY(tell_small(p));
    PDN_TRY(tell_waves(p));
out:
    return st;
}
