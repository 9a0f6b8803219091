#include "survey/suggest/proposal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is said of one question of a proposal. */

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
        const size_t i = proposal__next_number(q, &last);
        int put = snprintf(text + used, capacity - used, "%s%s (%zu%s)",
                           told > 0 ? ", " : "", pdn_number_format(last).text,
                           q->numbers.word[i].count, cells);
        used += put > 0 ? (size_t)put : 0;
        cells = "";
    }
    if (told < q->numbers.words) snprintf(text + used, capacity - used, " ...");
}

/* What numbers mean where words say it. */
static pdn_status tell_meaning(proposal *p, const question_guess *q)
{
    const numbered_scale *s = &q->told;
    const char *says = q->by_aside     ? "a row beside the table says"
                       : q->by_answers ? "its answers say"
                                       : "its heading says";
    char more[400] = "";
    size_t used = 0;

    if (q->misfit) {
        return proposal__note(
            p, PDN_WARNING,
            "%s: %s what numbers mean, but most cells hold "
            "others, so nothing is taken from it: see that more is more and "
            "0 is no contact, else give each a line in answers.csv",
            q->question, says);
    }
    if ((!q->by_heading && !q->by_answers) || s->lo > s->hi) return PDN_OK;
    if (s->has_none)
        snprintf(more, sizeof more, "%s is no contact (0)%s",
                 pdn_number_format(s->none).text, s->falls ? ", and " : "");
    used = strlen(more);
    if (s->falls)
        snprintf(more + used, sizeof more - used, "the least number is most");
    if (*more == '\0')
        used = (size_t)snprintf(more, sizeof more, "a greater number is more");
    if (used > 0 && !s->known_order && !s->falls && !s->has_none)
        snprintf(more + used, sizeof more - used,
                 ", as its words are on no scale that is known: see that it is "
                 "so, else %.60s = %s:%s under [scales] of study.ini",
                 q->question, pdn_number_format(s->hi).text,
                 pdn_number_format(s->lo).text);
    if (q->by_heading && !q->by_aside) says = "its heading says";
    return proposal__note(
        p, s->known_order ? PDN_NOTE : PDN_WARNING,
        "%s: %s what numbers mean: %s%s", q->question, says, more,
        numbered_scale__turns(s) ? "; a line for each in answers.csv" : "");
}

/* Numbers that can be no answer, each where it first stands. */
static pdn_status tell_strays(proposal *p, const question_guess *q)
{
    pdn_status st = PDN_OK;
    const answer_range *r = &q->range;
    char more[60];

    for (size_t i = 0; i < q->numbers.words; i++) {
        const word_count__word *w = &q->numbers.word[i];
        pdn_diagnostic at = w->at;
        if (!proposal__is_stray(q, i)) continue;
        at.severity = PDN_WARNING;
        *more = '\0';
        if (w->count > 1)
            snprintf(more, sizeof more, " here and in %zu more cell%s",
                     w->count - 1, w->count > 2 ? "s" : "");
        PDN_TRY(pdn_diagnostics_add(
            p->w->f, at,
            "%s is %s%s, but %s %s to %s: a value for its ? in answers.csv, "
            "as that of the answer that was meant, or .. (did not answer)",
            q->question, w->text, more,
            q->range_by != NULL ? q->range_by : "the other cells hold",
            pdn_number_format(r->lo).text, pdn_number_format(r->hi).text));
    }
out:
    return st;
}

/* Numbers that no word explains. */
static pdn_status tell_numbers(proposal *p, const question_guess *q)
{
    pdn_status st = PDN_OK;
    char list[300];
    bool none = false, codes = false;

    PDN_TRY(tell_meaning(p, q));
    PDN_TRY(tell_strays(p, q));
    list_numbers(q, list, sizeof list);
    if (q->far < HUGE_VAL) {
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%s: of %s, %s stands far from the others and is proposed as "
            "\"did not answer\": a line in answers.csv",
            q->question, list, pdn_number_format(q->far).text));
    }
    PDN_TRY(proposal__has_no_none(p, q, &none));
    if (!none) goto out;
    PDN_TRY(proposal__asks_codes(p, q, &codes));
    if (*list == '\0')
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%s: no answer means no contact: everybody who is answered "
            "about is a contact. Where one means never, its value in "
            "answers.csv is 0; where a blank cell does, blank = no in "
            "study.ini",
            q->question));
    else if (codes)
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%s: nothing says what its numbers mean, nor which is no "
            "contact: %s: a value for each ? in answers.csv: 0 for the "
            "one that means never, from 1 on the more the more often, .. "
            "for did not answer",
            q->question, list));
    else
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%s: no answer means no contact: %s: everybody who is "
            "answered about is a contact. Where one means never, a line "
            "in answers.csv says so, as \"%s,%s,0\"; where the least "
            "number is most, %s = HI:LO in study.ini",
            q->question, list, q->question, pdn_number_format(q->least).text,
            q->question));
out:
    return st;
}

/* A range that is wider than what was answered. */
static pdn_status tell_range(proposal *p, const question_guess *q)
{
    pdn_status st = PDN_OK;
    double least = 0, most = 0;
    bool wider = false;
    char list[300];

    if (proposal__is_text(q) || q->listed) return PDN_OK;
    for (size_t i = 0; i < p->o->scales; i++) {
        const size_t n = strlen(q->question);
        if (strncmp(p->o->scale[i], q->question, n) == 0 &&
            p->o->scale[i][n] == '=')
            return PDN_OK;
    }
    PDN_TRY(proposal__range(q, &least, &most, &wider));
    if (!wider) goto out;
    list_numbers(q, list, sizeof list);
    PDN_TRY(proposal__note(
        p, PDN_WARNING,
        "%s: nothing says what the scale is, and its cells hold %s: %s to "
        "%s is proposed: see [scales] in study.ini",
        q->question, list, pdn_number_format(least).text,
        pdn_number_format(most).text));
out:
    return st;
}

/* Why words get numbers that skip some: the scale has steps between them. */
static pdn_status tell_steps(proposal *p, const question_guess *q)
{
    pdn_status st = PDN_OK;
    char steps[300] = "";
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
    for (size_t k = (size_t)(least - q->scale->lowest);
         k < (size_t)(most - q->scale->lowest) && used + 60 < sizeof steps;
         k++) {
        size_t n = strcspn(q->scale->step[k], "|");
        if (met[k]) continue;
        used +=
            (size_t)snprintf(steps + used, sizeof steps - used, "%s%.*s",
                             used > 0 ? ", " : "", (int)n, q->scale->step[k]);
    }
    PDN_TRY(proposal__note(
        p, PDN_NOTE,
        "%s: numbers are skipped for steps that are in no cell, whether the "
        "form had them or not: %s; others that rise do as well (answers.csv, "
        "[scales])",
        q->question, steps));
out:
    free(met);
    return st;
}

/* How much is no frequency: what its least word means is asked. */
static pdn_status tell_degree(proposal *p, const question_guess *q, size_t word)
{

    return proposal__note(
        p, PDN_WARNING,
        "%s: its answers say how much, not how often: is \"%.80s\" no "
        "contact? 0 or 1 for ? in answers.csv",
        q->question, q->words.word[word].text);
}

/* A second question of how often is no contact. */
static pdn_status tell_other_often(proposal *p, const question_guess *q)
{

    if (strcmp(q->question, "frequency") == 0 || q->scale == NULL ||
        q->scale->question == NULL ||
        strcmp(q->scale->question, "frequency") != 0)
        return PDN_OK;
    return proposal__note(
        p, PDN_WARNING,
        "%s: answered by how often too, but only frequency is contact: "
        "where it asks the same of others, it is frequency in "
        "codebook.csv",
        q->question);
}

/* A scale of a question that no verdict knows; where one rates how good the
 * contact is already, it is left. */
static pdn_status tell_own(proposal *p, const question_guess *q)
{
    if (q->known || q->told.words < 2 || q->told.lo > q->told.hi) return PDN_OK;
    for (size_t i = 0; i < p->questions; i++)
        if (strcmp(p->question[i].question, "quality") == 0) return PDN_OK;
    return proposal__note(
        p, PDN_WARNING,
        "%s: a column of its own, which no verdict is made of: where it says "
        "how good the contact is, write quality for that name in "
        "codebook.csv, answers.csv and [scales] of study.ini; else pairs that "
        "it rates low are not told as strained",
        q->question);
}

pdn_status proposal__tell_question(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;
    enum { NAMED = 3 };
    char list[300], named[260] = "";
    size_t unknown = 0, degree = SIZE_MAX, used = 0;
    double value = 0;
    bool known = false, asked = false;

    for (size_t i = 0; i < q->words.words && proposal__has_lines(q) &&
                       !proposal__is_text(q) && !q->listed;
         i++) {
        PDN_TRY(proposal__number(q, i, &value, &known));
        PDN_TRY(proposal__is_asked(q, i, &asked));
        if (asked) degree = i;
        if (known || asked || unknown++ >= NAMED) continue;
        used +=
            (size_t)snprintf(named + used, sizeof named - used, "%s\"%.60s\"",
                             used > 0 ? ", " : "", q->words.word[i].text);
    }
    word_count__list(&q->words, list, sizeof list);
    PDN_TRY(proposal__note(
        p, PDN_NOTE, "\"%.80s\" is %s%s: %zu cells filled%s%s",
        q->asks[0] != '\0' ? q->asks : "a heading that is a name", q->question,
        q->known ? "" : " (a column of its own)", q->filled,
        q->words.words > 0 ? ": " : "", list));
    PDN_TRY(tell_range(p, q));
    PDN_TRY(tell_steps(p, q));
    PDN_TRY(tell_other_often(p, q));
    PDN_TRY(tell_numbers(p, q));
    PDN_TRY(tell_own(p, q));
    if (degree != SIZE_MAX) PDN_TRY(tell_degree(p, q, degree));
    if (unknown == 0) goto out;
    PDN_TRY(proposal__note(
        p, PDN_WARNING,
        "%s: %zu answer%s on no scale that is known (%s%s): put a number "
        "for ? in answers.csv",
        q->question, unknown, unknown == 1 ? " is" : "s are", named,
        unknown > NAMED ? ", ..." : ""));
out:
    return st;
}

/* ---- Lists of names ----------------------------------------------------- */

static bool asks_the_same(const proposal_list *a, const proposal_list *b)
{
    return a->question != NULL && b->question != NULL &&
           strcmp(a->question, b->question) == 0;
}

/* What a blank cell is read as; the first list that asks it says how many. */
static void blank_means(const proposal *p, size_t at, char *text, size_t size)
{
    const proposal_list *l = &p->listing[at];
    size_t same = 0, before = 0, blank = 0;
    char number[PDN_NUMBER_SIZE];

    for (size_t i = 0; i < p->listings; i++) {
        same += asks_the_same(l, &p->listing[i]);
        before += i < at && asks_the_same(l, &p->listing[i]);
    }
    for (size_t r = 0; r < p->t.rows; r++) {
        size_t filled = 0;
        for (size_t i = 0; i < p->listings; i++)
            filled += asks_the_same(l, &p->listing[i]) &&
                      proposal__cell(&p->t.column[p->listing[i].column], r,
                                     number) != NULL;
        if (filled > 0) blank += same - filled;
    }
    if (same < 2)
        snprintf(text, size, "a blank cell is no answer");
    else if (before > 0 || blank == 0)
        snprintf(text, size, "only all %zu columns blank is no answer", same);
    else
        snprintf(text, size,
                 "only all %zu columns blank is no answer: %zu cells blank "
                 "beside a filled one are read as nobody more named",
                 same, blank);
}

pdn_status proposal__tell_lists(proposal *p)
{
    pdn_status st = PDN_OK;
    char answer[120], blank[160];
    const char *line = NULL;

    for (size_t i = 0; i < p->listings; i++) {
        const proposal_list *l = &p->listing[i];
        PDN_TRY(proposal__line_of_list(p, l, &line));
        const char *who = l->by != NULL ? "services" : "people";
        answer[0] = '\0';
        blank_means(p, i, blank, sizeof blank);
        if (l->option != NULL)
            snprintf(answer, sizeof answer, " %.60s", l->option);
        if (l->question != NULL)
            PDN_TRY(proposal__note(
                p, PDN_NOTE,
                "\"%.120s\" lists %s: %zu names in %zu cells: %.40s%s for "
                "each, none for who is not named there (* in "
                "codebook.csv); %s",
                p->t.column[l->column].name, who, l->names, l->cells,
                l->question, answer, blank));
        else
            PDN_TRY(proposal__note(
                p, PDN_WARNING,
                "\"%.120s\" lists %s too, and nothing says what that "
                "means: left out; this line of codebook.csv instead of "
                "its own takes it in as a question: %.300s",
                p->t.column[l->column].name, who, line));
        if (l->others == 0 || l->question == NULL) continue;
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "\"%.120s\": %zu times others are named whom the form has no "
            "name for (annet, andre): not taken, as no list says who that "
            "is",
            p->t.column[l->column].name, l->others));
    }
    for (size_t i = 0; i < p->passes; i++) {
        const proposal_list *l = &p->passed[i];
        PDN_TRY(proposal__line_of_list(p, l, &line));
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "\"%.120s\" is asked as a list of %s is, but only %zu of the "
            "%zu names in it are on the list: left out, and who is named "
            "in it alone is read as no contact; this line of codebook.csv "
            "instead of its own takes it in: %.300s",
            p->t.column[l->column].name, l->by != NULL ? "services" : "people",
            l->known, l->names, line));
    }
out:
    return st;
}
