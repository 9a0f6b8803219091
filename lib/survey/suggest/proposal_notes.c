#include "survey/suggest/proposal.h"

#include "survey/webform/heading_codes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is said of a proposal. */

static pdn_status note(proposal *p, pdn_severity severity, const char *text)
{
    return pdn_diagnostics_add(p->w->f,
                               (pdn_diagnostic){.file = p->t.file,
                                                .severity = severity,
                                                .code = "suggest"},
                               "%s", text);
}

/* ---- What must be understood ---------------------------------------------
 */

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
        PDN_TRY(note(p, PDN_ERROR, text));
    }
    if (asked_of_known(p) > 0) goto out;
    if (2 * heading_codes__alone(&p->t) > p->t.columns) {
        PDN_TRY(note(p, PDN_ERROR,
                     "the headings are codes, not what was asked: export with "
                     "the questions' text for headings (LimeSurvey: full "
                     "question text; SPSS: the labels in the first row; "
                     "Qualtrics: without the first row), or "
                     "say in a file code, actor, question what each code asks "
                     "about whom, and read with --codebook"));
        goto out;
    }
    snprintf(text, sizeof text,
             "no question is understood: the headings name neither people of "
             "%.60s (id, name) nor services (sector, unit ...), two of them in "
             "the same place; the first heading is \"%.80s\"",
             pdn_base_name(p->o->actors),
             p->t.columns > 1 ? p->t.column[1].name : "");
    PDN_TRY(note(p, PDN_ERROR, text));
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

/* ---- What was understood -------------------------------------------------
 */

/* Numbers in order, and how many cells hold each: "1 (12 cells), 2 (3)". */
static void list_numbers(const question_guess *q, char *text, size_t capacity)
{
    enum { MOST = 12 };
    const char *cells = " cells";
    double last = -HUGE_VAL;
    size_t used = 0, told = 0;

    text[0] = '\0';
    for (; told < q->numbers.words && told < MOST && used + 40 < capacity;
         told++) {
        double least = HUGE_VAL, x = 0;
        size_t count = 0;
        for (size_t i = 0; i < q->numbers.words; i++) {
            const word_count__word *w = &q->numbers.word[i];
            if (!pdn_number_read(w->text, strlen(w->text), '.', &x) ||
                x <= last || x >= least)
                continue;
            least = x;
            count = w->count;
        }
        int put = snprintf(text + used, capacity - used, "%s%s (%zu%s)",
                           told > 0 ? ", " : "", pdn_number_format(least).text,
                           count, cells);
        used += put > 0 ? (size_t)put : 0;
        last = least;
        cells = "";
    }
    if (told < q->numbers.words) snprintf(text + used, capacity - used, " ...");
}

/* What numbers mean where words say it. */
static pdn_status tell_meaning(proposal *p, const question_guess *q)
{
    const numbered_scale *s = &q->told;
    char text[400], more[120] = "";
    size_t used = 0;

    if (q->misfit) {
        snprintf(text, sizeof text,
                 "%s: its heading says what numbers mean, but cells hold "
                 "others, so they stand as they are: see that more is more and "
                 "0 is no contact, else give each a line in answers.csv",
                 q->question);
        return note(p, PDN_WARNING, text);
    }
    if ((!q->by_heading && !q->by_answers) || s->lo > s->hi) return PDN_OK;
    if (s->has_none)
        snprintf(more, sizeof more, "%s is no contact (0)%s",
                 pdn_number_format(s->none).text, s->falls ? ", and " : "");
    used = strlen(more);
    if (s->falls)
        snprintf(more + used, sizeof more - used, "the least number is most");
    if (*more == '\0')
        snprintf(more, sizeof more, "a greater number is more%s",
                 s->known_order ? ""
                                : ", as its words are on no scale that is "
                                  "known: see that it is so");
    snprintf(text, sizeof text, "%s: %s %s what numbers mean: %s%s",
             q->question, q->by_heading ? "its heading" : "its answers",
             q->by_heading ? "says" : "say", more,
             numbered_scale__turns(s) ? "; a line for each in answers.csv"
                                      : "");
    return note(p, s->known_order ? PDN_NOTE : PDN_WARNING, text);
}

/* Numbers that no word explains. */
static pdn_status tell_numbers(proposal *p, const question_guess *q)
{
    pdn_status st = PDN_OK;
    char list[300], text[700];
    bool none = false;

    PDN_TRY(tell_meaning(p, q));
    list_numbers(q, list, sizeof list);
    if (q->far < HUGE_VAL) {
        snprintf(text, sizeof text,
                 "%s: of %s, %s stands far from the others and is proposed as "
                 "\"did not answer\": a line in answers.csv",
                 q->question, list, pdn_number_format(q->far).text);
        PDN_TRY(note(p, PDN_WARNING, text));
    }
    PDN_TRY(proposal__has_no_none(p, q, &none));
    if (!none) goto out;
    snprintf(text, sizeof text,
             "%s: no answer means no contact%s%s: everybody who is answered "
             "about is a contact. Where one means never, a line in answers.csv "
             "says so, as \"%s,%s,0\"; where the least number is most, %s = "
             "HI:LO in study.ini",
             q->question, *list != '\0' ? ": " : "", list, q->question,
             pdn_number_format(q->least).text, q->question);
    PDN_TRY(note(p, PDN_WARNING, text));
out:
    return st;
}

/* Why words get numbers that skip some: the scale has steps between them. */
static pdn_status tell_steps(proposal *p, const question_guess *q)
{
    pdn_status st = PDN_OK;
    char steps[300] = "", text[480];
    size_t used = 0, seen = 0;
    double value = 0, most = -HUGE_VAL, least = HUGE_VAL;
    bool known = false, *met = NULL;

    if (q->scale == NULL || q->scale->steps < 2) return PDN_OK;
    PDN_NEW(met, q->scale->steps);
    for (size_t i = 0; i < q->words.words; i++) {
        PDN_TRY(standard_scales__value(q->scale, q->words.word[i].text, &value,
                                       &known));
        if (!known || pdn_state_of(value) != PDN_VALUE) continue;
        met[(size_t)(value - q->scale->lowest)] = true;
        most = fmax(most, value);
        least = fmin(least, value);
    }
    for (size_t k = 0; k < q->scale->steps; k++)
        seen += met[k];
    if (seen < 3 || !(most - least + 1 > (double)seen)) goto out;
    for (size_t k = 0; k < q->scale->steps && used + 60 < sizeof steps; k++) {
        size_t n = strcspn(q->scale->step[k], "|");
        used += (size_t)snprintf(steps + used, sizeof steps - used, "%s%.*s",
                                 k > 0 ? ", " : "", (int)n, q->scale->step[k]);
    }
    snprintf(
        text, sizeof text,
        "%s: numbers are skipped for steps that nobody gave, of %s; others "
        "that rise do as well (answers.csv, [scales])",
        q->question, steps);
    PDN_TRY(note(p, PDN_NOTE, text));
out:
    free(met);
    return st;
}

static pdn_status tell_question(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;
    char list[300], text[560];
    size_t unknown = 0;
    double value = 0;
    bool known = false;

    for (size_t i = 0; i < q->words.words && proposal__has_lines(q) &&
                       !proposal__is_text(q) && !q->listed;
         i++) {
        PDN_TRY(proposal__number(q, i, &value, &known));
        unknown += !known;
    }
    word_count__list(&q->words, list, sizeof list);
    snprintf(text, sizeof text, "\"%.80s\" is %s%s: %zu cells filled%s%s",
             q->asks[0] != '\0' ? q->asks : "a heading that is a name",
             q->question, q->known ? "" : " (a column of its own)", q->filled,
             q->words.words > 0 ? ": " : "", list);
    PDN_TRY(note(p, PDN_NOTE, text));
    PDN_TRY(tell_steps(p, q));
    PDN_TRY(tell_numbers(p, q));
    if (unknown == 0) goto out;
    snprintf(text, sizeof text,
             "%s: %zu answer%s on no scale that is known: put a number for ? "
             "in answers.csv",
             q->question, unknown, unknown == 1 ? " is" : "s are");
    PDN_TRY(note(p, PDN_WARNING, text));
out:
    return st;
}

/* Headings that ask of who is not on the list, and are not written nearly as
 * somebody; the first of them. */
static size_t count_strangers(const proposal *p, const char **first)
{
    size_t n = 0;

    *first = "";
    for (size_t k = 0; k < p->t.columns; k++)
        if (p->question_of[k] != SIZE_MAX && !proposal__is_known(p, k) &&
            n++ == 0)
            *first = p->part[k].who;
    return n;
}

static pdn_status tell_headings(proposal *p)
{
    const char *first = NULL, *pattern = p->pattern;
    size_t strangers = count_strangers(p, &first);
    char text[400], more[160] = "";

    if (strangers > 0)
        snprintf(more, sizeof more, " (\"%.60s\"): left out in codebook.csv",
                 first);
    if (p->pattern == NULL) pattern = "none, each stands in codebook.csv";
    if (proposal__asks_of_services(p))
        snprintf(text, sizeof text,
                 "%zu headings name a service or unit of the actor file, %zu "
                 "more do not%s: people name groups here (alters = groups); by "
                 "= %.40s; pattern %s",
                 p->services, strangers, more, p->by, pattern);
    else
        snprintf(text, sizeof text,
                 "%zu headings name somebody on the list, %zu more ask of "
                 "somebody who is not%s: pattern %s",
                 p->named, strangers, more, pattern);
    return note(p, strangers > 0 ? PDN_WARNING : PDN_NOTE, text);
}

/* Headings read as somebody whose name stands otherwise on the list. */
static pdn_status tell_nearly(proposal *p)
{
    pdn_status st = PDN_OK;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");
    char text[300];

    for (size_t k = 0; p->listed && k < p->t.columns; k++) {
        const heading_part *h = &p->part[k];
        if (!h->nearly || p->question_of[k] == SIZE_MAX) continue;
        snprintf(text, sizeof text, "\"%.120s\" is read as about %.60s",
                 p->t.column[k].name,
                 h->service != NULL ? h->service : id->text[h->actor]);
        PDN_TRY(note(p, PDN_WARNING, text));
    }
    if (p->doubtful == 0 || !p->listed) goto out;
    snprintf(text, sizeof text,
             "%zu heading%s two names, either as likely, and %s left out: "
             "\"%.120s\"",
             p->doubtful, p->doubtful == 1 ? " holds" : "s hold",
             p->doubtful == 1 ? "is" : "are", p->doubtful_first);
    PDN_TRY(note(p, PDN_WARNING, text));
out:
    return st;
}

static pdn_status tell_roster(proposal *p)
{
    pdn_status st = PDN_OK;
    char text[300];

    snprintf(text, sizeof text,
             "who answers stands in \"%.80s\": %zu of %zu cells name somebody "
             "on the list",
             p->t.column[p->id].name, p->id_known, p->id_cells);
    PDN_TRY(note(p, p->id_known < p->id_cells ? PDN_WARNING : PDN_NOTE, text));
    if (p->id_by != NULL) {
        snprintf(
            text, sizeof text,
            "\"%.80s\" is \"%.80s\" of the list, and no id: in aliases.csv",
            p->t.column[p->id].name, p->id_by);
        PDN_TRY(note(p, PDN_NOTE, text));
    }
    if (p->id_counts) {
        snprintf(text, sizeof text,
                 "\"%.80s\" numbers the rows, one by one: see that it is the "
                 "number of people on the list, not the form's own",
                 p->t.column[p->id].name);
        PDN_TRY(note(p, PDN_WARNING, text));
    }
    PDN_TRY(tell_headings(p));
    PDN_TRY(tell_nearly(p));
    if (p->boxes == 0) goto out;
    snprintf(text, sizeof text,
             "%zu answers have a column of their own, to be ticked: option in "
             "codebook.csv",
             p->boxes);
    PDN_TRY(note(p, PDN_NOTE, text));
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
        PDN_TRY(pdn_diagnostics_add(
            p->w->f,
            (pdn_diagnostic){.file = strncmp(p->rename[i], "actors", 6) == 0
                                         ? p->w->s->actor.file
                                         : p->t.file,
                             .severity = PDN_NOTE,
                             .code = "suggest"},
            "%s", text));
    }
out:
    return st;
}

static pdn_status tell_waves(proposal *p)
{
    pdn_status st = PDN_OK;
    char text[300];

    if (p->wave.column != NULL) {
        snprintf(text, sizeof text,
                 "\"%.60s\" says that %zu surveys stand in this file, %.40s to "
                 "%.40s: a [wave] each (where)",
                 p->wave.column, p->wave.n, p->wave.wave[0].label,
                 p->wave.wave[p->wave.n - 1].label);
        PDN_TRY(note(p, PDN_NOTE, text));
    } else if (p->wave.n > 1) {
        snprintf(text, sizeof text,
                 "%zu surveys lie side by side, %.40s to %.40s: a [wave] each",
                 p->wave.n, p->wave.wave[0].label,
                 p->wave.wave[p->wave.n - 1].label);
        PDN_TRY(note(p, PDN_NOTE, text));
    }
    if (p->wave.other == NULL) goto out;
    snprintf(text, sizeof text,
             "%.100s lies beside it with other headings: not taken for another "
             "survey of the same kind; --suggest on it by itself shows what it "
             "asks",
             p->wave.other);
    PDN_TRY(note(p, PDN_WARNING, text));
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

    if (by == NULL || by->text == NULL) return PDN_OK;
    PDN_NEW(people, t->rows);
    for (size_t i = 0; i < t->rows; i++) {
        if (by->text[i] == NULL) continue;
        PDN_TRY(pdn_name_key(&p->text, by->text[i], &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        if (++people[first] > most) most = people[first];
    }
    if (most == 0 || most >= FEWEST_SHOWN) goto out;
    PDN_TRY(note(p, PDN_WARNING,
                 "no service has five people or more on the list: the report "
                 "for everybody hides every figure; pdn-report --internal "
                 "makes the owner's"));
out:
    textmap__clear(&seen);
    free(people);
    return st;
}

pdn_status proposal__tell(proposal *p)
{
    pdn_status st = PDN_OK;
    char text[200];

    PDN_TRY(tell_columns(p));
    if (p->part != NULL) PDN_TRY(tell_roster(p));
    for (size_t q = 0; q < p->questions; q++)
        PDN_TRY(tell_question(p, &p->question[q]));
    for (size_t i = 0; i < p->aliases; i++) {
        if (p->alias[i].sure) continue;
        snprintf(text, sizeof text,
                 "\"%.60s\" is nearly somebody on the list, id %.40s: in "
                 "aliases.csv",
                 p->alias[i].alias, p->alias[i].id);
        PDN_TRY(note(p, PDN_WARNING, text));
    }
    if (p->part == NULL && proposal__asks_of_services(p)) {
        snprintf(text, sizeof text,
                 "`to` names services (%.60s): alters = groups", p->by);
        PDN_TRY(note(p, PDN_NOTE, text));
    }
    if (p->part == NULL && pdn_table_column(&p->t, "frequency") == NULL)
        PDN_TRY(note(p, PDN_WARNING,
                     "no column is understood as how often: every row is "
                     "contact (--column ties.frequency=THEIRS)"));
    if (p->by == NULL)
        PDN_TRY(note(p, PDN_WARNING,
                     "no column of the actors says which service people belong "
                     "to: say by = COLUMN in study.ini"));
    PDN_TRY(tell_small(p));
    PDN_TRY(tell_waves(p));
out:
    return st;
}
