#include "survey/suggest/proposal.h"

#include "survey/webform/numbered_heading.h"

#include <math.h>
#include <string.h>

/* What numbers mean, and which number a word stands for. */

/* What the heading says, or the one that stands for the column. */
static pdn_status read_heading(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;
    size_t n = strlen(q->question);

    PDN_TRY(numbered_heading__read(q->asks, &p->text, &q->told));
    for (size_t i = 0; i < p->renames && q->told.words == 0; i++) {
        const char *equals = strchr(p->rename[i], '=');
        if ((size_t)(equals - p->rename[i]) > n &&
            strncmp(equals - n, q->question, n) == 0)
            PDN_TRY(numbered_heading__read(equals + 1, &p->text, &q->told));
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

/* What rows above the header or below the table say, of such a question: lines
 * that follow on each other, to one that says of the same numbers again. */
static pdn_status read_aside(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;
    const char *at = p->t.aside, *block = "", *joined = NULL;
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

/* Do all numbers in cells stand on the scale that words say? */
static bool fits(const question_guess *q)
{
    const numbered_scale *s = &q->told;
    double lo = s->has_none ? fmin(s->lo, s->none) : s->lo,
           hi = s->has_none ? fmax(s->hi, s->none) : s->hi;
    bool yes = !s->unclear && s->hi - s->lo < NUMBERED_SCALE_WORDS;

    for (size_t i = 0; i < q->numbers.words && yes; i++) {
        double x = number_at(q, i);
        if (pdn_state_of(numbered_scale__value(s, x)) != PDN_VALUE) continue;
        yes = x >= lo && x <= hi && !(fabs(x - round(x)) > 0);
    }
    return yes;
}

static void take_ends(question_guess *q)
{
    const numbered_scale *s = &q->told;
    double end[] = {s->lo, s->hi, s->none};

    q->least = (double)INFINITY;
    q->most = -(double)INFINITY;
    for (size_t i = 0; i < q->numbers.words; i++) {
        double x = proposal__of_number(q, number_at(q, i));
        if (pdn_state_of(x) != PDN_VALUE) continue;
        q->least = fmin(q->least, x);
        q->most = fmax(q->most, x);
    }
    for (size_t i = 0; q->by_heading && i < (s->has_none ? 3 : 2); i++) {
        q->least = fmin(q->least, numbered_scale__value(s, end[i]));
        q->most = fmax(q->most, numbered_scale__value(s, end[i]));
    }
}

/* Numbers that are no answer get a word that says so. */
static pdn_status settle_far(question_guess *q)
{
    q->far = numbered_scale__far(&q->told, &q->numbers);
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
    take_ends(q);
out:
    return st;
}

double proposal__of_number(const question_guess *q, double number)
{
    return numbered_scale__value(&q->told, number);
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
    for (size_t i = 0; i < q->words.words && *yes; i++) {
        PDN_TRY(proposal__number(q, i, &x, &known));
        /* one that is on no scale is asked for */
        *yes = known && !(fabs(x) <= 0);
    }
out:
    return st;
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
