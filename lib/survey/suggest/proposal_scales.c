#include "survey/suggest/proposal.h"

#include "survey/suggest/files/keyed_answers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The scale of a question, and whether its answers stand on one in all surveys.
 */

bool proposal__is_text(const question_guess *q)
{
    return strcmp(q->question, "barrier") == 0 ||
           strcmp(q->question, "relation") == 0;
}

/* The numbers that words stand for belong to the range too. */
static pdn_status widen(const question_guess *q, double *least, double *most)
{
    pdn_status st = PDN_OK;
    double x = 0;
    bool known = false;

    for (size_t i = 0; i < q->words.words; i++) {
        PDN_TRY(proposal__number(q, i, &x, &known));
        if (!known || pdn_state_of(x) != PDN_VALUE) continue;
        *least = fmin(*least, x);
        *most = fmax(*most, x);
    }
out:
    return st;
}

pdn_status proposal__range(const question_guess *q, double *least, double *most,
                           bool *wider)
{
    pdn_status st = PDN_OK;
    static const double ends[] = {5, 7, 10};
    const bool said = q->scale != NULL || q->by_heading || q->range_by != NULL;
    size_t end = 0;
    double lo = 0, hi = 0;

    *least = q->least;
    *most = q->most;
    *wider = false;
    PDN_TRY(widen(q, least, most));
    lo = *least;
    hi = *most;
    if (said || !q->known || strcmp(q->question, "frequency") == 0 || lo < 1 ||
        hi > 10 || !(lo <= hi) || floor(lo) < lo || floor(hi) < hi)
        goto out;
    /* 1 to 4 and 1 to 6 are asked too */
    if (!(lo > 1) && (!(fabs(hi - 4) > 0) || !(fabs(hi - 6) > 0))) goto out;
    while (end + 1 < PDN_COUNT(ends) && hi > ends[end])
        end++;
    *least = 1;
    *most = ends[end];
    *wider = lo > *least || hi < *most;
out:
    return st;
}

pdn_status proposal__scale(const question_guess *q, double *least, double *most,
                           bool *wider)
{
    pdn_status st = PDN_OK;
    bool asked = false;

    PDN_TRY(proposal__range(q, least, most, wider));
    for (size_t i = 0; i < q->words.words; i++) {
        PDN_TRY(proposal__is_asked(q, i, &asked));
        if (asked) *least = fmin(*least, 0);
    }
    if (q->scale == NULL) goto out;
    *least = fmin(*least, q->scale->lowest);
    *most = fmax(*most, q->scale->lowest + (double)q->scale->steps - 1);
out:
    return st;
}

/* ---- What nothing explains ---------------------------------------------- */

bool proposal__has_lines(const question_guess *q)
{
    return q->words.words > 0 && strcmp(q->question, "contact") != 0 &&
           (q->known || q->listed || q->scale != NULL || q->is_number);
}

pdn_status proposal__has_no_none(const proposal *p, const question_guess *q,
                                 bool *yes)
{
    pdn_status st = PDN_OK;
    double x = 0;
    bool known = false;

    *yes = strcmp(q->question, "frequency") == 0 && p->part != NULL &&
           !q->told.has_none && !(q->least <= 0) &&
           p->o->blank != PDN_BLANK_NO && !q->listed;
    for (size_t i = 0; i < p->questions && *yes; i++)
        *yes = strcmp(p->question[i].question, "contact") != 0;
    for (size_t i = 0; i < p->listings && *yes; i++)
        *yes = p->listing[i].question == NULL;
    for (size_t i = 0; i < q->words.words && *yes; i++) {
        PDN_TRY(proposal__number(q, i, &x, &known));
        /* one that is on no scale is asked for */
        *yes = known && !(fabs(x) <= 0);
    }
out:
    return st;
}

pdn_status proposal__asks_codes(const proposal *p, const question_guess *q,
                                bool *yes)
{
    const size_t n = strlen(q->question);
    pdn_status st = proposal__has_no_none(p, q, yes);

    if (q->numbers.words == 0 || q->told.lo <= q->told.hi || q->scale != NULL)
        *yes = false;
    for (size_t i = 0; i < p->o->scales && *yes; i++)
        *yes = strncmp(p->o->scale[i], q->question, n) != 0 ||
               p->o->scale[i][n] != '=';
    return st;
}

/* ---- One list for several ----------------------------------------------- */

/* A word or number that two readings of one column give a value: its own
 * survey's rows alone, and all rows. */
struct reading {
    double own, all;
};

/* Of numbers what they stand for, of words the step. */
static pdn_status value_of(const question_guess *q, const char *text, double *x)
{
    pdn_status st = PDN_OK;
    pdn_arena trial = {0};
    const char *key = NULL;
    bool known = false;
    int64_t at = PDN_TEXTMAP_NONE;

    if (pdn_number_read(text, strlen(text), '.', x) ||
        pdn_number_read(text, strlen(text), ',', x)) {
        *x = proposal__of_number(q, *x);
        return PDN_OK;
    }
    PDN_TRY(pdn_name_key(&trial, text, &key));
    at = textmap__get(&q->words.of, key);
    if (at != PDN_TEXTMAP_NONE)
        PDN_TRY(proposal__number(q, (size_t)at, x, &known));
    if (!known) *x = (double)NAN;
out:
    pdn_arena_clear(&trial);
    return st;
}

static pdn_status read_both(const question_guess *own,
                            const question_guess *all, const word_count *words,
                            struct reading *r, size_t *n)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < words->words; i++) {
        struct reading one = {0, 0};
        PDN_TRY(value_of(own, words->word[i].text, &one.own));
        PDN_TRY(value_of(all, words->word[i].text, &one.all));
        if (isfinite(one.own) && isfinite(one.all)) r[(*n)++] = one;
    }
out:
    return st;
}

/* Whether all rows give a survey's answers another order than its own rows do,
 * or another no: then it was asked on a scale that was turned round. */
static pdn_status is_turned_round(const question_guess *own,
                                  const question_guess *all, bool *yes)
{
    pdn_status st = PDN_OK;
    struct reading *r = NULL;
    const bool often = strcmp(own->question, "frequency") == 0;
    size_t n = 0;

    *yes = false;
    PDN_NEW(r, own->words.words + own->numbers.words + 1);
    PDN_TRY(read_both(own, all, &own->words, r, &n));
    PDN_TRY(read_both(own, all, &own->numbers, r, &n));
    for (size_t i = 0; i < n && !*yes; i++) {
        *yes = often && (r[i].own > 0) != (r[i].all > 0);
        for (size_t k = 0; k < i && !*yes; k++)
            *yes = (r[i].own - r[k].own) * (r[i].all - r[k].all) < 0;
    }
out:
    free(r);
    return st;
}

pdn_status proposal__is_turned(const proposal *all, const proposal *own,
                               bool *yes)
{
    pdn_status st = PDN_OK;

    *yes = false;
    for (size_t q = 0; q < all->questions && !*yes; q++) {
        const question_guess *g = &all->question[q];
        if (proposal__is_text(g) || g->listed) continue;
        for (size_t k = 0; k < own->questions && !*yes; k++)
            if (strcmp(own->question[k].question, g->question) == 0)
                PDN_TRY(is_turned_round(&own->question[k], g, yes));
    }
out:
    return st;
}

/* ---- Two surveys -------------------------------------------------------- */

static bool says_scale(const question_guess *q)
{
    return q->scale != NULL || q->by_heading || q->range_by != NULL;
}

/* What is said of the question's numbers in one survey, and in none of the
 * other's. */
static bool says_order(const question_guess *q, const question_guess *other)
{
    return q->told.falls && q->by_heading && other->told.words == 0 &&
           other->numbers.words > 0 && other->words.words == 0;
}

/* The two ask the same; what differs is put into g, which is proposed. */
static pdn_status compare_scale(proposal *p, question_guess *g,
                                const question_guess *q,
                                const question_guess *other,
                                const later_wave *v)
{
    pdn_status st = PDN_OK;
    const bool said = says_scale(q), other_said = says_scale(other);
    double lo = 0, hi = 0, lo_other = 0, hi_other = 0;
    bool wider = false, same = false, within = false, around = false;

    PDN_TRY(proposal__scale(q, &lo, &hi, &wider));
    PDN_TRY(proposal__scale(other, &lo_other, &hi_other, &wider));
    if (!(lo < hi) || !(lo_other < hi_other)) goto out;
    if (says_order(q, other) || says_order(other, q)) {
        PDN_TRY(pdn_arena_format(
            &p->text, &g->unlike,
            "one survey says that the least number is most, %.40s and the "
            "others not all: see that each has lines in its answers, then put "
            "the scale",
            v->label));
        goto out;
    }
    same = !(fabs(lo - lo_other) > 0) && !(fabs(hi - hi_other) > 0);
    within = lo_other >= lo && hi_other <= hi;
    around = lo_other <= lo && hi_other >= hi;
    if (same || (said && !other_said && within)) goto out;
    if (!said && (!other_said || around)) {
        g->least = fmin(g->least, lo_other);
        g->most = fmax(g->most, hi_other);
        goto out;
    }
    PDN_TRY(pdn_arena_format(
        &p->text, &g->unlike,
        "asked on %s to %s in one survey and %s to %s in %.40s: no change is "
        "told between scales",
        pdn_number_format(lo).text, pdn_number_format(hi).text,
        pdn_number_format(lo_other).text, pdn_number_format(hi_other).text,
        v->label));
out:
    return st;
}

/* Who is asked about in the column of a row; NULL: nobody who is known. */
static pdn_status key_of(const proposal *p, size_t column, size_t row,
                         pdn_arena *text, const char **out)
{
    pdn_status st = PDN_OK;
    const heading_part *h = p->part != NULL ? &p->part[column] : NULL;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");
    const size_t from = h != NULL ? p->id : answers__column(&p->t, "from"),
                 to = answers__column(&p->t, "to");
    char number[PDN_NUMBER_SIZE], other[PDN_NUMBER_SIZE];
    const char *who = proposal__cell(&p->t.column[from], row, number),
               *whom = NULL, *a = NULL, *b = NULL;

    *out = NULL;
    if (h == NULL)
        whom = proposal__cell(&p->t.column[to], row, other);
    else if (proposal__is_known(p, column))
        whom = h->actor != UINT32_MAX ? id->text[h->actor] : h->service;
    if (who == NULL || whom == NULL) return PDN_OK;
    PDN_TRY(pdn_name_key(text, who, &a));
    PDN_TRY(pdn_name_key(text, whom, &b));
    PDN_TRY(pdn_arena_format(text, out, "%s\n%s", a, b));
out:
    return st;
}

static pdn_status gather(const proposal *p, size_t q, keyed_answers *to)
{
    pdn_status st = PDN_OK;
    pdn_arena trial = {0};
    char number[PDN_NUMBER_SIZE];
    const char *key = NULL;
    double x = 0;

    for (size_t k = 0; k < p->t.columns; k++) {
        if (p->question_of[k] != q) continue;
        for (size_t r = 0; r < p->t.rows; r++) {
            const char *cell = proposal__cell(&p->t.column[k], r, number);
            if (cell == NULL) continue;
            PDN_TRY(value_of(&p->question[q], cell, &x));
            if (pdn_state_of(x) != PDN_VALUE) continue;
            PDN_TRY(key_of(p, k, r, &trial, &key));
            if (key != NULL) PDN_TRY(keyed_answers__add(to, key, x));
            pdn_arena_clear(&trial);
        }
    }
out:
    pdn_arena_clear(&trial);
    return st;
}

/* A question of one survey. */
struct asked {
    const proposal *p;
    size_t q;
};

/* Numbers alone do not say which end is most: where the same people answer
 * the opposite about the same, one of the two may be turned round. */
static pdn_status compare_answers(proposal *p, question_guess *g,
                                  struct asked one, struct asked other,
                                  const later_wave *v)
{
    pdn_status st = PDN_OK;
    keyed_answers a = {0}, b = {0};
    size_t both = 0;

    if (one.p->question[one.q].numbers.words == 0 &&
        other.p->question[other.q].numbers.words == 0)
        return PDN_OK;
    PDN_TRY(gather(one.p, one.q, &a));
    PDN_TRY(gather(other.p, other.q, &b));
    if (!keyed_answers__are_opposite(&a, &b, &both)) goto out;
    PDN_TRY(pdn_arena_format(
        &p->text, &g->unlike,
        "%zu answers of the same about the same in one survey and in %.40s are "
        "mostly the opposite, so the least number may be most in one of them: "
        "see that each has lines in its answers, then put the scale",
        both, v->label));
out:
    keyed_answers__clear(&a);
    keyed_answers__clear(&b);
    return st;
}

static pdn_status compare_question(proposal *p, question_guess *g,
                                   const proposal *one, const proposal *other,
                                   const later_wave *v)
{
    pdn_status st = PDN_OK;
    bool codes = false, other_codes = false;

    for (size_t q = 0; q < one->questions; q++) {
        if (strcmp(one->question[q].question, g->question) != 0) continue;
        for (size_t k = 0; k < other->questions; k++) {
            if (strcmp(other->question[k].question, g->question) != 0) continue;
            PDN_TRY(proposal__asks_codes(one, &one->question[q], &codes));
            PDN_TRY(
                proposal__asks_codes(other, &other->question[k], &other_codes));
            /* codes are asked about, and words of one list for all are on one
             * scale */
            if (one == p || (g->scale == NULL && codes == other_codes))
                PDN_TRY(compare_scale(p, g, &one->question[q],
                                      &other->question[k], v));
            if (g->unlike == NULL)
                PDN_TRY(compare_answers(p, g, (struct asked){one, q},
                                        (struct asked){other, k}, v));
        }
    }
out:
    return st;
}

pdn_status proposal__compare_scales(proposal *p, const proposal *one,
                                    const proposal *other, const later_wave *v)
{
    pdn_status st = PDN_OK;

    for (size_t q = 0; q < p->questions; q++) {
        question_guess *g = &p->question[q];
        if (proposal__is_text(g) || g->listed || g->unlike != NULL ||
            strcmp(g->question, "contact") == 0)
            continue;
        PDN_TRY(compare_question(p, g, one, other, v));
        if (g->unlike == NULL) continue;
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%.60s: %.300s; a range for its ? in study.ini, once the "
            "answers of each survey stand on one scale (answers = a file of "
            "its own in its [wave]), or another name for it "
            "(rating_1_7) in the codebook of one",
            g->question, g->unlike));
    }
out:
    return st;
}
