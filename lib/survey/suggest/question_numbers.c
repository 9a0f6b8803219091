#include "survey/suggest/proposal.h"

#include "survey/webform/numbered_heading.h"

#include <math.h>
#include <string.h>

/* What numbers mean, and which number a word stands for. */

static bool stated_range(const char *heading, answer_range *out);

/* "(1-5, 1 er best)": the range's other end is then the other pole. Of how
 * often it says nothing. */
static pdn_status read_pole(proposal *p, question_guess *q, const char *heading)
{
    pdn_status st = PDN_OK;
    answer_range r = answer_range__any();
    double number = 0;
    int pole = 0;
    bool low = false, falls = false;

    if (q->told.words > 0 || strcmp(q->question, "frequency") == 0 ||
        !stated_range(heading, &r))
        return PDN_OK;
    PDN_TRY(numbered_heading__pole(heading, &p->text, &number, &pole));
    low = !(fabs(number - r.lo) > 0);
    if (pole == 0 || (!low && fabs(number - r.hi) > 0)) goto out;
    falls = low == (pole > 0);
    numbered_scale__add(&q->told, r.lo, falls ? "best" : "dårligst");
    numbered_scale__add(&q->told, r.hi, falls ? "dårligst" : "best");
out:
    return st;
}

/* What the heading says, or the one that stands for the column. */
static pdn_status read_heading(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;
    size_t n = strlen(q->question);

    PDN_TRY(numbered_heading__read(q->asks, &p->text, &q->told));
    PDN_TRY(read_pole(p, q, q->asks));
    for (size_t i = 0; i < p->renames && q->told.words == 0; i++) {
        const char *equals = strchr(p->rename[i], '=');
        if ((size_t)(equals - p->rename[i]) <= n ||
            strncmp(equals - n, q->question, n) != 0)
            continue;
        PDN_TRY(numbered_heading__read(equals + 1, &p->text, &q->told));
        PDN_TRY(read_pole(p, q, equals + 1));
    }
    q->by_heading = q->told.words > 0;
out:
    return st;
}

/* What answers say that begin with a number, where all in words do. */
static pdn_status read_answers(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;
    const char *word = NULL;
    double number = 0, state = 0;
    bool is_state = false, all = true;
    numbered_scale found = q->told;

    for (size_t i = 0; i < q->words.words && all; i++) {
        const char *answer = q->words.word[i].text;
        PDN_TRY(standard_scales__value(NULL, answer, &state, &is_state));
        if (is_state) continue;
        PDN_TRY(numbered_heading__leading(answer, &p->text, &number, &word));
        all = word != NULL;
        if (all) numbered_scale__add(&found, number, word);
    }
    q->by_answers = all && q->words.words > 0;
    if (q->by_answers) q->told = found;
out:
    return st;
}

/* Are the words those of a scale that such a question has? */
static pdn_status is_of(const numbered_scale *told, const char *question,
                        bool *yes)
{
    pdn_status st = PDN_OK;
    word_count words = {0};
    const standard_scale *scale = NULL;

    *yes = false;
    for (size_t i = 0; i < told->words; i++)
        PDN_TRY(
            word_count__add(&words, told->said[i].word, (pdn_diagnostic){0}));
    PDN_TRY(standard_scales__find(&words, question, &scale));
    if (scale == NULL) goto out;
    *yes = scale->question != NULL ? strcmp(scale->question, question) == 0
                                   : strcmp(question, "frequency") != 0;
out:
    word_count__clear(&words);
    return st;
}

/* Another question may have been taken for how often before it. */
pdn_status proposal__is_how_often(proposal *p, const question_guess *q,
                                  bool *yes)
{
    pdn_status st = PDN_OK;
    question_guess by_number = *q;

    *yes = strcmp(q->question, "frequency") == 0;
    if (!*yes && q->scale != NULL && q->scale->question != NULL)
        *yes = strcmp(q->scale->question, "frequency") == 0;
    if (*yes || q->known) return PDN_OK;
    PDN_TRY(question_guess__says_how_often(q->asks, &p->text, yes));
    if (*yes) goto out;
    PDN_TRY(numbered_heading__read(q->asks, &p->text, &by_number.told));
    PDN_TRY(read_answers(p, &by_number));
    PDN_TRY(is_of(&by_number.told, "frequency", yes));
out:
    return st;
}

/* Takes what a text says, if it is of such a question; *words: it says of how
 * many numbers. */
static pdn_status take_aside(proposal *p, question_guess *q, const char *says,
                             size_t *words)
{
    pdn_status st = PDN_OK;
    numbered_scale one = {0};
    bool yes = false;

    PDN_TRY(numbered_heading__read(says, &p->text, &one));
    *words = one.words;
    if (one.words > 0 && q != NULL) PDN_TRY(is_of(&one, q->question, &yes));
    if (!yes) goto out;
    q->told = one;
    q->by_aside = q->by_heading = true;
out:
    return st;
}

static pdn_status join_lines(proposal *p, const char *block, const char *line,
                             const char **out)
{
    const size_t n = strlen(block) + strlen(line) + 3;
    char *joined = pdn_arena_get(&p->text, n);

    if (joined == NULL) return pdn_no_memory();
    pdn_format(joined, n, "%s%s%s", block, *block != '\0' ? ", " : "", line);
    *out = joined;
    return PDN_OK;
}

/* What stands beside the table, from the row on that names the survey. */
static const char *aside_of(const proposal *p)
{
    const char *all = p->t.aside, *own = NULL;

    if (all != NULL && p->o->wave != NULL) own = strstr(all, p->o->wave);
    while (own != NULL && own > all && own[-1] != '\n')
        own--;
    return own != NULL ? own : all;
}

/* What rows above the header or below the table say, of such a question: lines
 * that follow on each other, to one that says of the same numbers again. */
static pdn_status read_aside(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;
    const char *at = aside_of(p), *block = "", *joined = NULL;
    size_t in_block = 0, in_line = 0, in_both = 0;

    while (at != NULL && *at != '\0' && q->told.words == 0) {
        const size_t n = strcspn(at, "\n");
        const char *line = pdn_arena_text(&p->text, at, n);
        PDN_TRY(pdn_had_memory(line));
        at += n + (at[n] != '\0');
        PDN_TRY(take_aside(p, NULL, line, &in_line));
        PDN_TRY(join_lines(p, block, line, &joined));
        PDN_TRY(take_aside(p, NULL, joined, &in_both));
        if (in_both < in_block + in_line) {
            PDN_TRY(take_aside(p, q, block, &in_block));
            joined = line;
            in_both = in_line;
        }
        block = joined;
        in_block = in_both;
    }
    if (q->told.words == 0) PDN_TRY(take_aside(p, q, block, &in_block));
out:
    return st;
}

static double number_at(const question_guess *q, size_t i)
{
    const char *text = q->numbers.word[i].text;
    double x = 0;

    return pdn_number_read(text, strlen(text), '.', &x) ? x : (double)NAN;
}

size_t proposal__next_number(const question_guess *q, double *last)
{
    size_t at = q->numbers.words;
    double least = (double)INFINITY;

    for (size_t i = 0; i < q->numbers.words; i++) {
        const double x = number_at(q, i);
        if (!(x > *last) || !(x < least)) continue;
        least = x;
        at = i;
    }
    *last = least;
    return at;
}

/* The scale that words say. 0 is no contact where less is less, said or not. */
static answer_range told_range(const question_guess *q)
{
    const numbered_scale *s = &q->told;
    answer_range r = {s->lo, s->hi, true};

    if (s->has_none) {
        r.lo = fmin(s->lo, s->none);
        r.hi = fmax(s->hi, s->none);
    } else if (!s->falls && strcmp(q->question, "frequency") == 0) {
        r.lo = fmin(s->lo, 0);
    }
    return r;
}

static bool ends_range(const char *s)
{
    static const char *const ends[] = {")",      ",",     " der ",
                                       " hvor ", " kor ", " where "};

    for (size_t i = 0; i < PDN_COUNT(ends); i++)
        if (strncmp(s, ends[i], strlen(ends[i])) == 0) return true;
    return false;
}

/* "(1-6)" or "(1-5, 5 er best)" in a heading: the scale that was asked. */
static bool stated_range(const char *heading, answer_range *out)
{
    static const char digits[] = "0123456789";

    for (const char *s = heading; (s = strchr(s, '(')) != NULL; s++) {
        size_t a = strspn(s + 1, digits), b = 0;
        const char *sign = s + 1 + a, *to = sign + 1;
        if (strncmp(sign, "–", strlen("–")) == 0)
            to = sign + strlen("–");
        else if (*sign != '-')
            continue;
        b = strspn(to, digits);
        if (a > 0 && a < 3 && b > 0 && b < 3 && ends_range(to + b) &&
            pdn_number_read(s + 1, a, '.', &out->lo) &&
            pdn_number_read(to, b, '.', &out->hi) && out->lo < out->hi)
            return true;
    }
    return false;
}

/* Whether the question's own heading, or the one that stands for it, says its
 * scale. */
static bool says_range(const proposal *p, const question_guess *q,
                       answer_range *out)
{
    bool said = stated_range(q->asks, out);
    const double days = question_guess__days(q->asks);

    if (!said && days > 0) {
        *out = (answer_range){0, days, true};
        return true;
    }
    for (size_t i = 0; i < p->renames && !said; i++) {
        const char *equals = strchr(p->rename[i], '=');
        size_t n = strlen(q->question);
        said = (size_t)(equals - p->rename[i]) > n &&
               strncmp(equals - n, q->question, n) == 0 &&
               stated_range(equals + 1, out);
    }
    return said;
}

/* Which numbers are answers: by words, by the heading's (1-5), by the others.
 */
static void settle_range(const proposal *p, question_guess *q)
{
    answer_range said = answer_range__any();

    q->range = said;
    if (q->told.lo <= q->told.hi) {
        q->range = told_range(q);
        q->range_by = q->by_aside     ? "a row beside the table says"
                      : q->by_heading ? "its heading says"
                                      : "its answers say";
    } else if (says_range(p, q, &said) &&
               answer_range__is_most(&said, &q->numbers, &q->told)) {
        q->range = said;
        q->range_by = "its heading says";
    } else if (q->known) {
        q->range = answer_range__seen(&q->numbers, &q->told);
    }
}

/* Do most numbers in cells stand on the scale that words say? */
static bool fits(const question_guess *q)
{
    const numbered_scale *s = &q->told;
    const answer_range r = told_range(q);

    return !s->unclear && s->hi - s->lo < NUMBERED_SCALE_WORDS &&
           answer_range__is_most(&r, &q->numbers, s);
}

bool proposal__is_stray(const question_guess *q, size_t i)
{
    const double x = number_at(q, i);

    return pdn_state_of(proposal__of_number(q, x)) == PDN_VALUE &&
           !answer_range__holds(&q->range, x);
}

static void take_ends(question_guess *q)
{
    const numbered_scale *s = &q->told;
    double end[] = {s->lo, s->hi, s->none};

    q->least = (double)INFINITY;
    q->most = -(double)INFINITY;
    for (size_t i = 0; i < q->numbers.words; i++) {
        double x = proposal__of_number(q, number_at(q, i));
        if (pdn_state_of(x) != PDN_VALUE || proposal__is_stray(q, i)) continue;
        q->least = fmin(q->least, x);
        q->most = fmax(q->most, x);
    }
    for (size_t i = 0; q->by_heading && i < (s->has_none ? 3 : 2); i++) {
        q->least = fmin(q->least, numbered_scale__value(s, end[i]));
        q->most = fmax(q->most, numbered_scale__value(s, end[i]));
    }
    if (q->range_by == NULL || s->words > 0) return;
    q->least = fmin(q->least, q->range.lo);
    q->most = fmax(q->most, q->range.hi);
}

/* Numbers that are no answer get a word that says so; 8 days are 8. */
static pdn_status settle_far(question_guess *q)
{
    q->far = numbered_scale__far(&q->told, &q->numbers);
    if (q->far <= question_guess__days(q->asks)) q->far = (double)INFINITY;
    for (size_t i = 0; i < q->numbers.words; i++)
        if (number_at(q, i) >= q->far)
            numbered_scale__add(&q->told, number_at(q, i), "vet ikke");
    return numbered_scale__settle(&q->told, q->question);
}

pdn_status proposal__settle_numbers(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;

    PDN_TRY(read_heading(p, q));
    PDN_TRY(read_answers(p, q));
    PDN_TRY(read_aside(p, q));
    PDN_TRY(numbered_scale__settle(&q->told, q->question));
    PDN_TRY(settle_far(q));
    q->misfit = q->told.lo <= q->told.hi && !fits(q);
    if (q->misfit) {
        q->told = (numbered_scale){0};
        q->by_heading = q->by_answers = false;
        PDN_TRY(numbered_scale__settle(&q->told, q->question));
        PDN_TRY(settle_far(q));
    }
    settle_range(p, q);
    take_ends(q);
    q->is_number = q->numbers.words > 0 || q->by_answers;
    for (size_t i = 0; i < q->words.words && q->is_number; i++) {
        double x = 0;
        PDN_TRY(proposal__number(q, i, &x, &q->is_number));
    }
out:
    return st;
}

double proposal__of_number(const question_guess *q, double number)
{
    return numbered_scale__value(&q->told, number);
}

/* Codes each; of what is rather counted the ends. */
bool proposal__is_asked_about(const question_guess *q, size_t i, bool codes)
{
    enum { MOST_CODES = 12 };
    const double x = number_at(q, i);

    if (proposal__is_stray(q, i)) return true;
    if (!codes || pdn_state_of(proposal__of_number(q, x)) != PDN_VALUE)
        return false;
    return q->numbers.words <= MOST_CODES || x <= q->least || x >= q->most;
}

const char *proposal__only_tick(const question_guess *q)
{
    static const char *const ticks[] = {"x", "X", "✓", "✔", "×"};

    if (q->words.words != 1 || q->least <= q->most) return NULL;
    for (size_t i = 0; i < PDN_COUNT(ticks); i++)
        if (strcmp(q->words.word[0].text, ticks[i]) == 0) return ticks[i];
    return NULL;
}

/* How much, for how often: its least step may be no contact, or little. */
static bool is_degree(const question_guess *q)
{
    return strcmp(q->question, "frequency") == 0 && q->scale != NULL &&
           q->scale->question == NULL && q->scale->lowest > 0;
}

pdn_status proposal__is_asked(const question_guess *q, size_t i, bool *yes)
{
    pdn_status st = PDN_OK;
    bool known = false, none = false;
    double value = 0;

    *yes = false;
    if (!is_degree(q)) return PDN_OK;
    PDN_TRY(standard_scales__value(q->scale, q->words.word[i].text, &value,
                                   &known));
    PDN_TRY(standard_scales__means_none(q->words.word[i].text, &none));
    *yes = known && !none && !(fabs(value - q->scale->lowest) > 0);
out:
    return st;
}

/* What stands on the question's scale, or says that there is no contact. */
static pdn_status on_scale(const question_guess *q, size_t i, double *value,
                           bool *known)
{
    pdn_status st = PDN_OK;
    bool asked = false, none = false;

    PDN_TRY(
        standard_scales__value(q->scale, q->words.word[i].text, value, known));
    PDN_TRY(proposal__is_asked(q, i, &asked));
    if (asked) *known = false;
    if (strcmp(q->question, "frequency") == 0)
        PDN_TRY(standard_scales__means_none(q->words.word[i].text, &none));
    if (none) {
        *known = true;
        *value = 0;
    }
out:
    return st;
}

pdn_status proposal__number(const question_guess *q, size_t i, double *value,
                            bool *known)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *answer = q->words.word[i].text, *word = NULL;
    double number = 0;

    PDN_TRY(on_scale(q, i, value, known));
    if (!*known && q->by_answers) {
        PDN_TRY(numbered_heading__leading(answer, &text, &number, &word));
        *known = word != NULL;
        if (*known) *value = numbered_scale__value(&q->told, number);
    }
    if (!*known && proposal__only_tick(q) != NULL) {
        *known = true;
        *value = 1;
    }
out:
    pdn_arena_clear(&text);
    return st;
}
