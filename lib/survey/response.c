#include "response.h"

#include "answers.h"
#include "core/end_order.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const pdn_option_word pdn_answered_rules[] = {
    {"senders", PDN_ANSWERED_SENDERS}, {"all", PDN_ANSWERED_ALL}, {NULL, 0}};

const pdn_option_word pdn_asked_words[] = {
    {"list", PDN_ASKED_LIST}, {"unknown", PDN_ASKED_UNKNOWN}, {NULL, 0}};

/* ---- Who sent answers, beside what the actor file says of who answered --- */

/* Rows of each that are not all left open. */
static pdn_status count_answers(answers_context *w)
{
    pdn_status st = PDN_OK;

    PDN_NEW(w->answers_of, w->s->actor.rows);
    for (size_t i = 0; i < w->answers.table.rows; i++)
        w->answers_of[w->answers.from[i]] += w->answers.class[i] != PDN_OPEN;
out:
    return st;
}

/* An answer of somebody who did not answer: at the first, and how many. */
static pdn_status tell_silent_voice(answers_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->answers.table;
    size_t from = answers__column(t, "from");
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");
    size_t *first = NULL, *rows = NULL;

    PDN_NEW(first, w->s->actor.rows);
    PDN_NEW(rows, w->s->actor.rows);
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t a = w->answers.from[i];
        if (w->s->answered[a] || w->gone[a] || w->answers.to[i] == a) continue;
        if (rows[a]++ == 0) first[a] = i;
    }
    for (size_t a = 0; a < w->s->actor.rows; a++) {
        char more[40] = "";
        if (rows[a] == 0) continue;
        if (rows[a] > 1) snprintf(more, sizeof more, "; in %zu rows", rows[a]);
        PDN_TRY(pdn_diagnostics_add(
            w->f, answers__cell(t, first[a], from, "silent-voice"),
            "an answer from \"%s\", who has responded 0 in the actor file%s",
            id->text[a], more));
    }
out:
    free(first);
    free(rows);
    return st;
}

/* Those who answered, as is said, and named nobody. */
static pdn_status tell_names_nobody(answers_context *w)
{
    answers__some some = {0};
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");

    for (size_t i = 0; i < w->s->actor.rows; i++)
        if (w->s->answered[i] && !w->gone[i] && w->answers_of[i] == 0)
            answers__name_one(&some, id->text[i]);
    if (some.n == 0) return PDN_OK;
    return pdn_diagnostics_add(w->f,
                               (pdn_diagnostic){.file = w->s->actor.file,
                                                .severity = PDN_NOTE,
                                                .code = "names-nobody",
                                                .action = "read as \"nobody\""},
                               "%zu answered and sent%s no row (%s%s): read as "
                               "the answer \"nobody\"",
                               some.n, some.n == 1 ? "" : " in", some.text,
                               some.n > 3 ? ", ..." : "");
}

/* Silence is no answer: who sent nothing did not answer. */
static pdn_status mark_silent(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = w->s;
    const pdn_column *id = pdn_table_column(&s->actor, "id");
    pdn_column *responded = pdn_table_mutable_column(&s->actor, "responded");
    answers__some some = {0};
    size_t people = 0;

    for (size_t i = 0; i < s->actor.rows; i++) {
        if (pdn_survey_is_group(&s->actor, i)) continue;
        people += !w->gone[i];
        if (!w->gone[i] && w->answers_of[i] == 0)
            answers__name_one(&some, id->text[i]);
    }
    if (some.n == 0) return PDN_OK;
    s->sum.sent_nothing = some.n;
    if (responded == NULL)
        PDN_TRY(pdn_table_add(&s->actor, "responded", PDN_BOOLEAN, &responded));
    for (size_t i = 0; i < s->actor.rows; i++) {
        s->answered[i] = w->answers_of[i] > 0;
        responded->number[i] = s->answered[i];
        if (pdn_survey_is_group(&s->actor, i))
            responded->number[i] = pdn_absent(PDN_NOT_ASKED);
    }
    PDN_TRY(pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){.file = s->actor.file,
                         .severity = PDN_WARNING,
                         .code = "no-responded",
                         .action = "read as no answer"},
        "no column responded says who answered: %zu of %zu sent nothing "
        "(%s%s) and are read as did not answer (--answered all: everybody did)",
        some.n, people, some.text, some.n > 3 ? ", ..." : ""));
out:
    return st;
}

/* A service was never asked, and the column says so. */
static pdn_status say_not_asked(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->actor;
    pdn_column *c = pdn_table_mutable_column(t, "responded");

    if (w->own == NULL || c != NULL) return PDN_OK;
    PDN_TRY(pdn_table_add(t, "responded", PDN_BOOLEAN, &c));
    for (size_t i = 0; i < t->rows; i++)
        c->number[i] = pdn_survey_is_group(t, i) ? pdn_absent(PDN_NOT_ASKED)
                                                 : w->s->answered[i];
out:
    return st;
}

pdn_status senders__find(answers_context *w)
{
    pdn_status st = PDN_OK;

    PDN_TRY(count_answers(w));
    if (w->o->undirected) return PDN_OK;
    if (w->responded)
        PDN_TRY(tell_silent_voice(w));
    else if (w->o->answered == PDN_ANSWERED_SENDERS)
        PDN_TRY(mark_silent(w));
    PDN_TRY(say_not_asked(w));
    PDN_TRY(tell_names_nobody(w));
out:
    return st;
}

/* ---- What the answers let us see ---------------------------------------- */

/* A reported contact, or a question left open, with its ends in order. */
struct report {
    uint32_t low, high;
    bool open;
};

size_t pdn_survey_open(const pdn_table *tie, bool *open)
{
    const pdn_column *contact = pdn_table_column(tie, "tie");
    const pdn_column *frequency = pdn_table_column(tie, "frequency");
    size_t n = 0;

    for (size_t i = 0; i < tie->rows; i++) {
        open[i] = false;
        if (contact == NULL || contact->number == NULL || frequency == NULL ||
            frequency->number == NULL || contact->number[i] > 0.5)
            continue;
        pdn_state state = pdn_state_of(frequency->number[i]);
        open[i] = state == PDN_NOT_ASKED || state == PDN_NO_ANSWER;
        n += open[i];
    }
    return n;
}

static bool one_dyad(const struct report *a, const struct report *b)
{
    return a->low == b->low && a->high == b->high;
}

/* order: the reports by their ends. */
static void count_dyads(const pdn_survey *s, const struct report *report,
                        const uint32_t *order, size_t n, pdn_response *out)
{
    for (size_t i = 0; i < n; i++) {
        const struct report *r = &report[order[i]];
        const struct report *next = i + 1 < n ? &report[order[i + 1]] : r;
        bool twice = next != r && one_dyad(r, next);
        bool open = r->open || (twice && next->open);
        bool both = !open && s->answered[r->low] && s->answered[r->high];
        bool told = !r->open || (twice && !next->open);
        if (told && !both)
            out->unknown++;
        else if (told && (twice || !s->directed))
            out->confirmed++;
        else if (told)
            out->one_sided++;
        i += twice;
    }
}

/* Counts. Undirected surveys: every contact is `confirmed`. */
static pdn_status count_reports(const pdn_survey *s, pdn_response *out)
{
    pdn_status st = PDN_OK;
    pdn_response r = {.actors = s->actor.rows};
    struct report *report = NULL;
    const pdn_column *tie = pdn_table_column(&s->tie, "tie");
    size_t n = 0, silent = 0;
    bool *open = NULL;
    uint32_t *low = NULL, *high = NULL, *order = NULL;

    PDN_NEW(low, s->tie.rows);
    PDN_NEW(high, s->tie.rows);
    PDN_NEW(order, s->tie.rows);
    PDN_NEW(report, s->tie.rows);
    PDN_NEW(open, s->tie.rows);
    r.left_open = pdn_survey_open(&s->tie, open);
    for (size_t i = 0; i < s->actor.rows; i++) {
        r.answered += s->answered[i];
        r.services += pdn_survey_is_group(&s->actor, i);
    }
    r.actors -= r.services;
    silent = r.actors - r.answered;
    r.unseen = silent > 0 ? silent * (silent - 1) / 2 : 0;
    for (size_t i = 0; i < s->tie.rows; i++) {
        bool swap = s->from[i] > s->to[i];
        if (tie->number[i] < 0.5 && !open[i]) continue;
        low[n] = swap ? s->to[i] : s->from[i];
        high[n] = swap ? s->from[i] : s->to[i];
        report[n] = (struct report){low[n], high[n], open[i]};
        n++;
    }
    PDN_TRY(end_order__make(low, high, n, order));
    count_dyads(s, report, order, n, &r);
    *out = r;
out:
    free(low);
    free(high);
    free(order);
    free(open);
    free(report);
    return st;
}

struct member {
    const char *sector;
    bool answered;
};

static int by_sector(const void *left, const void *right)
{
    const struct member *a = left, *b = right;

    return strcmp(a->sector, b->sector);
}

static pdn_status tell_share(pdn_diagnostics *f, const char *file,
                             const char *whose, size_t answered, size_t of)
{
    bool few = 2 * answered < of;
    const char *code = "response";

    return pdn_diagnostics_tell(f, few ? PDN_WARNING : PDN_NOTE, code, file,
                                "%s%s%zu of %zu answered (%.1f %%)", whose,
                                whose[0] != '\0' ? ": " : "", answered, of,
                                of > 0 ? 100.0 * (double)answered / (double)of
                                       : 0);
}

static pdn_status tell_sectors(const pdn_survey *s, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(&s->actor, "sector");
    struct member *m = NULL;
    size_t answered = 0, of = 0, n = 0;

    if (c == NULL || c->text == NULL) return PDN_OK;
    PDN_NEW(m, s->actor.rows);
    for (size_t i = 0; i < s->actor.rows; i++)
        if (!pdn_survey_is_group(&s->actor, i))
            m[n++] =
                (struct member){c->text[i] != NULL ? c->text[i] : "(no sector)",
                                s->answered[i]};
    qsort(m, n, sizeof *m, by_sector);
    for (size_t i = 0; i < n; i++) {
        answered += m[i].answered;
        of++;
        if (i + 1 < n && by_sector(&m[i], &m[i + 1]) == 0) continue;
        if (answered < of)
            PDN_TRY(tell_share(f, s->actor.file, m[i].sector, answered, of));
        answered = of = 0;
    }
out:
    free(m);
    return st;
}

/* A list made of those who sent the form: who did not is not on it, and a
 * blank form among them does not put them there. */
static bool is_asked_unknown(pdn_asked asked, const response__list *l,
                             const pdn_response *r)
{
    return asked == PDN_ASKED_UNKNOWN ||
           (asked == PDN_ASKED_UNSAID && l->own &&
            (!l->says_who || r->answered == r->actors));
}

static pdn_status tell_asked(const pdn_survey *s, pdn_asked asked,
                             const pdn_response *r, pdn_diagnostics *f)
{
    char blank[80] = "";
    pdn_diagnostic at = {.file = s->actor.file,
                         .severity = PDN_WARNING,
                         .code = "asked-unknown"};

    if (asked == PDN_ASKED_UNKNOWN) {
        at.severity = PDN_NOTE;
        return pdn_diagnostics_add(
            f, at, "%zu answered; how many were asked is not known",
            r->answered);
    }
    if (r->answered < r->actors)
        snprintf(blank, sizeof blank, " but for %zu who sent it blank",
                 r->actors - r->answered);
    return pdn_diagnostics_add(
        f, at,
        "%zu answered; the list is the file of answers, so that nobody is on "
        "it who did not answer%s: how many were asked is not known; a list of "
        "all who were asked tells it (--actors, actors in study.ini); if this "
        "is that list, --asked list (asked = list)",
        r->answered, blank);
}

pdn_status response__tell(pdn_survey *s, pdn_asked asked,
                          const response__list *l, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_response r = {0};

    PDN_TRY(count_reports(s, &r));
    s->asked_unknown = is_asked_unknown(asked, l, &r);
    if (!s->directed) goto out;
    if (!s->asked_unknown)
        PDN_TRY(tell_share(f, s->actor.file, "", r.answered, r.actors));
    else
        PDN_TRY(tell_asked(s, asked, &r, f));
    if (r.answered < r.actors && !s->asked_unknown) PDN_TRY(tell_sectors(s, f));
    if (r.services > 0) {
        PDN_TRY(pdn_diagnostics_add(
            f, (pdn_diagnostic){.severity = PDN_NOTE, .code = "services"},
            "people name services: %zu services, which never answer",
            r.services));
        goto out;
    }
    PDN_TRY(pdn_diagnostics_add(
        f, (pdn_diagnostic){.severity = PDN_NOTE, .code = "dyads"},
        "pairs of people with contact: %zu told by both, %zu told by one of "
        "two who answered, %zu where the other did not answer%s; %zu pair%s "
        "where neither answered cannot be seen",
        r.confirmed, r.one_sided, r.unknown,
        r.left_open > 0 ? " or left it open" : "", r.unseen,
        r.unseen == 1 ? "" : "s"));
out:
    return st;
}
