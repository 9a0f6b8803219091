#include "survey/suggest/proposal.h"

#include "survey/webform/comma_answers.h"
#include "survey/webform/multi_select.h"
#include "survey/webform/tick_boxes.h"

#include <math.h>
#include <string.h>

/* The answers to every question, counted: numbers, and words on some scale or
 * parted where a cell holds several. */

static bool is_mark(const char *text)
{
    double absent = 0;

    return pdn_state_read(text, &absent);
}

/* ---- Cells of several answers ------------------------------------------- */

/* Whether what lies between the signs, at least so many of it, are words that
 * stand alone somewhere; SIZE_MAX: all. */
static pdn_status stand_alone(const word_count *alone, const char *piece,
                              const char *signs, size_t least, bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *at = piece, *key = NULL;
    size_t n = 0, parts = 0, found = 0;

    for (const char *s; (s = multi_select__next(&at, signs, &n)) != NULL;
         parts++) {
        const char *word = pdn_arena_text(&text, s, n);
        PDN_TRY(pdn_had_memory(word));
        PDN_TRY(pdn_name_key(&text, word, &key));
        found += textmap__get(&alone->of, key) != PDN_TEXTMAP_NONE;
    }
    *yes = parts > 1 && found >= (least < parts ? least : parts);
out:
    pdn_arena_clear(&text);
    return st;
}

static pdn_status count_parts(word_count *c, const char *piece,
                              const char *signs, size_t times)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *at = piece;
    const pdn_diagnostic nowhere = {0};
    size_t n = 0;

    for (const char *s; (s = multi_select__next(&at, signs, &n)) != NULL;) {
        const char *word = pdn_arena_text(&text, s, n);
        PDN_TRY(pdn_had_memory(word));
        for (size_t i = 0; i < times; i++)
            PDN_TRY(word_count__add(c, word, nowhere));
    }
out:
    pdn_arena_clear(&text);
    return st;
}

/* Parts the words once more: at commas where one of the answers between stands
 * alone in other cells ("Tid, Mål" beside "Tid", but not "Mangler tid,
 * kapasitet"), at blanks where all do. */
static pdn_status part_again(word_count *c)
{
    pdn_status st = PDN_OK;
    word_count parted = {0};
    bool commas = false, blanks = false;

    for (size_t i = 0; i < c->words; i++) {
        const word_count__word *w = &c->word[i];
        PDN_TRY(stand_alone(c, w->text, ",", 1, &commas));
        PDN_TRY(stand_alone(c, w->text, " ", SIZE_MAX, &blanks));
        PDN_TRY(count_parts(&parted, w->text,
                            commas   ? ","
                            : blanks ? " "
                                     : "",
                            w->count));
    }
    word_count__clear(c);
    *c = parted;
    parted = (word_count){0};
out:
    word_count__clear(&parted);
    return st;
}

/* ---- One question ------------------------------------------------------- */

static pdn_status count_cell(question_guess *q, const char *text,
                             const char *signs, pdn_diagnostic at)
{
    double x = 0;
    char number[PDN_NUMBER_SIZE];

    q->filled++;
    if (is_mark(text)) return PDN_OK;
    if (pdn_number_read(text, strlen(text), '.', &x) ||
        pdn_number_read(text, strlen(text), ',', &x)) {
        q->least = fmin(q->least, x);
        q->most = fmax(q->most, x);
        pdn_number_write(x, number);
        return word_count__add(&q->numbers, number, at);
    }
    if (signs == NULL) return word_count__add(&q->words, text, at);
    return count_parts(&q->words, text, signs, 1);
}

/* A box that is ticked is its answer. */
static pdn_status count_box(question_guess *q, const char *text,
                            const char *option)
{
    bool ticked = false;
    pdn_status st = tick_boxes__is_ticked(text, option, &ticked);

    q->filled++;
    if (st == PDN_OK && ticked)
        st = word_count__add(&q->words, option, (pdn_diagnostic){0});
    return st;
}

/* Of how often, or how well, one box is ticked, as one answer is given. */
static pdn_status has_several(question_guess *q, pdn_arena *text, bool *yes)
{
    const char *asked = NULL;
    pdn_status st = question_guess__of_words(q->asks, text, &asked);

    *yes = asked == NULL || strcmp(asked, "barrier") == 0 ||
           strcmp(asked, "relation") == 0;
    return st;
}

/* Reads the answers to one question anew, whole or parted at the signs. */
static pdn_status count_words(proposal *p, size_t question, const char *signs)
{
    pdn_status st = PDN_OK;
    question_guess *q = &p->question[question];
    char number[PDN_NUMBER_SIZE];
    bool several = false;

    PDN_TRY(has_several(q, &p->text, &several));
    word_count__clear(&q->words);
    word_count__clear(&q->numbers);
    q->filled = q->columns = 0;
    q->least = (double)INFINITY;
    q->most = -(double)INFINITY;
    q->listed = signs != NULL;
    for (size_t k = 0; k < p->t.columns; k++) {
        if (p->question_of[k] != question) continue;
        const char *option = p->part != NULL ? p->part[k].option : NULL;
        q->columns++;
        q->listed = q->listed || (option != NULL && several);
        for (size_t i = 0; i < p->t.rows; i++) {
            const char *text = proposal__cell(&p->t.column[k], i, number);
            if (text == NULL) continue;
            if (option != NULL)
                PDN_TRY(count_box(q, text, option));
            else
                PDN_TRY(count_cell(q, text, signs,
                                   answers__cell(&p->t, i, k, "suggest")));
        }
    }
out:
    return st;
}

static bool some_cell_holds(const proposal *p, size_t question,
                            const char *signs)
{
    for (size_t k = 0; k < p->t.columns; k++) {
        const pdn_column *c = &p->t.column[k];
        if (p->question_of[k] != question || c->text == NULL) continue;
        for (size_t i = 0; i < p->t.rows; i++)
            if (c->text[i] != NULL && strpbrk(c->text[i], signs) != NULL)
                return true;
    }
    return false;
}

/* The answers of a column of cells, or those cells taken into account. */
static pdn_status at_commas(proposal *p, size_t question, comma_answers *commas,
                            bool count)
{
    pdn_status st = PDN_OK;
    word_count *words = &p->question[question].words;
    pdn_arena text = {0};
    const char *answer = NULL;
    size_t n = 0;

    for (size_t k = 0; k < p->t.columns; k++) {
        const pdn_column *c = &p->t.column[k];
        if (p->question_of[k] != question || c->text == NULL) continue;
        for (size_t i = 0; i < p->t.rows; i++) {
            const char *at = c->text[i];
            if (at == NULL || is_mark(at)) continue;
            if (!count) PDN_TRY(comma_answers__add(commas, at));
            while (count) {
                PDN_TRY(comma_answers__next(commas, &at, &answer, &n));
                if (answer == NULL) break;
                answer = pdn_arena_text(&text, answer, n);
                PDN_TRY(pdn_had_memory(answer));
                PDN_TRY(word_count__add(words, answer, (pdn_diagnostic){0}));
            }
        }
    }
out:
    pdn_arena_clear(&text);
    return st;
}

static pdn_status tell_with_comma(proposal *p, size_t question)
{
    const word_count *words = &p->question[question].words;
    size_t n = 0, first = 0;

    for (size_t i = 0; i < words->words; i++)
        if (strchr(words->word[i].text, ',') != NULL && n++ == 0) first = i;
    if (n == 0) return PDN_OK;
    return pdn_diagnostics_tell(
        p->w->f, PDN_WARNING, "suggest", p->t.file,
        "%s: what stands on both sides of a comma always stands together in "
        "%zu answer%s, as \"%.80s\": read as one; where it is two, part the "
        "line in answers.csv",
        p->question[question].question, n, n == 1 ? "" : "s",
        words->word[first].text);
}

/* Commas part answers, but for those that stand in one. */
static pdn_status count_at_commas(proposal *p, size_t question)
{
    pdn_status st = PDN_OK;
    comma_answers commas = {0};

    PDN_TRY(count_words(p, question, ","));
    PDN_TRY(at_commas(p, question, &commas, false));
    word_count__clear(&p->question[question].words);
    PDN_TRY(at_commas(p, question, &commas, true));
    PDN_TRY(tell_with_comma(p, question));
out:
    comma_answers__clear(&commas);
    return st;
}

/* Obstacles: several in a cell whatever sign is between. Commas alone part all
 * but answers that hold one; beside another sign they may stand in an answer.
 */
static pdn_status count_barriers(proposal *p, size_t q)
{
    pdn_status st = PDN_OK;

    if (some_cell_holds(p, q, ";|+")) {
        PDN_TRY(count_words(p, q, ";|+"));
        PDN_TRY(part_again(&p->question[q].words));
    } else if (some_cell_holds(p, q, ",")) {
        PDN_TRY(count_at_commas(p, q));
    } else {
        PDN_TRY(part_again(&p->question[q].words));
    }
    p->question[q].listed = true;
out:
    return st;
}

/* ---- Whether, and how often --------------------------------------------- */

pdn_status proposal__says_contact(const proposal *p, size_t column, size_t row,
                                  int *says)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];
    const char *text = proposal__cell(&p->t.column[column], row, number);
    double x = 0;
    bool none = false, absent = false;

    *says = -1;
    if (text == NULL) return PDN_OK;
    PDN_TRY(standard_scales__value(NULL, text, &x, &absent));
    if (absent) goto out;
    PDN_TRY(standard_scales__means_none(text, &none));
    if (pdn_number_read(text, strlen(text), '.', &x)) none = !(x > 0);
    *says = !none;
out:
    return st;
}

/* Ja, nei and their like, and words that are no answer. */
static pdn_status is_yes_or_no(const question_guess *q, bool *yes)
{
    pdn_status st = PDN_OK;
    size_t boxes = q->numbers.words;

    *yes = !q->listed && q->filled > 0;
    for (size_t i = 0; i < q->words.words && *yes; i++) {
        double x = 0;
        PDN_TRY(tick_boxes__is_box(q->words.word[i].text, NULL, yes));
        boxes += *yes;
        if (!*yes)
            PDN_TRY(
                standard_scales__value(NULL, q->words.word[i].text, &x, yes));
    }
    *yes = *yes && boxes > 0;
    for (size_t i = 0; i < q->numbers.words && *yes; i++)
        PDN_TRY(tick_boxes__is_box(q->numbers.word[i].text, NULL, yes));
out:
    return st;
}

/* The column that asks the question about whom another column asks. */
static size_t same_actor(const proposal *p, size_t column, size_t q)
{
    const heading_part *h = &p->part[column];

    for (size_t k = 0; k < p->t.columns; k++) {
        const heading_part *other = &p->part[k];
        if (p->question_of[k] != q || !proposal__is_known(p, k)) continue;
        if (h->actor != UINT32_MAX
                ? other->actor == h->actor
                : other->service != NULL && h->service != NULL &&
                      strcmp(other->service, h->service) == 0)
            return k;
    }
    return SIZE_MAX;
}

/* Whether how often is left blank, or never, wherever the other says no, and
 * mostly there is one for each. */
static pdn_status agree(const proposal *p, size_t q, size_t often, bool *yes)
{
    enum { ONE_IN = 50 };
    pdn_status st = PDN_OK;
    size_t pairs = 0, other = 0, blank = 0;
    int whether = 0, says = 0;

    for (size_t k = 0; k < p->t.columns; k++) {
        if (p->question_of[k] != q || !proposal__is_known(p, k)) continue;
        const size_t j = same_actor(p, k, often);
        if (j == SIZE_MAX) continue;
        for (size_t r = 0; r < p->t.rows; r++) {
            PDN_TRY(proposal__says_contact(p, k, r, &whether));
            PDN_TRY(proposal__says_contact(p, j, r, &says));
            pairs += whether >= 0 || says >= 0;
            other += whether == 0 && says > 0;
            blank += whether <= 0 && says <= 0;
        }
    }
    *yes = pairs > 0 && blank > 0 && ONE_IN * other <= pairs;
out:
    return st;
}

/* Of two questions, one whether there is contact (ja, nei) and one how often,
 * which is blank where there is none: the first is contact. */
static pdn_status settle_contact(proposal *p)
{
    pdn_status st = PDN_OK;
    bool yes = false;

    for (size_t q = 0; q < p->questions && p->part != NULL; q++) {
        PDN_TRY(is_yes_or_no(&p->question[q], &yes));
        if (!yes || (p->question[q].known &&
                     strcmp(p->question[q].question, "frequency") != 0))
            continue;
        for (size_t often = 0; often < p->questions; often++) {
            question_guess *f = &p->question[often];
            PDN_TRY(is_yes_or_no(f, &yes));
            if (yes) continue;
            PDN_TRY(proposal__is_how_often(p, f, &yes));
            if (!yes) continue;
            PDN_TRY(agree(p, q, often, &yes));
            if (!yes) continue;
            p->question[q].question = "contact";
            p->question[q].scale = NULL;
            f->question = "frequency";
            f->known = true;
            goto out;
        }
    }
out:
    return st;
}

/* Where contact is ticked, what is left blank is none. */
static pdn_status settle_blanks(proposal *p)
{
    for (size_t q = 0; q < p->questions; q++) {
        if ((strcmp(p->question[q].question, "frequency") != 0 &&
             strcmp(p->question[q].question, "contact") != 0) ||
            p->part == NULL || p->o->blank != PDN_BLANK_UNSAID)
            continue;
        const char *tick = proposal__only_tick(&p->question[q]);
        if (tick == NULL) continue;
        p->o->blank = PDN_BLANK_NO;
        return pdn_diagnostics_tell(
            p->w->f, PDN_WARNING, "suggest", p->t.file,
            "contact is ticked (%s): a cell left blank is read as no contact "
            "(blank = no)",
            tick);
    }
    return PDN_OK;
}

/* Whether a row beside the table says that blank is no contact. */
static pdn_status says_blank_is_none(proposal *p, bool *yes)
{
    static const char *const blanks[] = {"blank", "blankt", "tom", "tomt",
                                         "empty"};
    pdn_status st = PDN_OK;
    const char *aside = p->t.aside;

    *yes = false;
    for (size_t i = 0; i < PDN_COUNT(blanks) && aside != NULL && !*yes; i++) {
        const char *at = strstr(aside, blanks[i]);
        if (at == NULL) continue;
        at += strlen(blanks[i]);
        at += strspn(at, " ");
        if (*at != '=') continue;
        at += 1 + strspn(at + 1, " ");
        const char *means = pdn_arena_text(&p->text, at, strcspn(at, ",;\n"));
        PDN_TRY(pdn_had_memory(means));
        PDN_TRY(standard_scales__means_none(means, yes));
    }
out:
    return st;
}

/* Where contact is ticked in signs that nothing explains, a blank may be none
 * as well as silence: it is asked about, unless whether there is contact is. */
static pdn_status ask_blanks(proposal *p)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < p->questions && p->part != NULL; k++) {
        const question_guess *q = &p->question[k];
        bool known = p->o->blank != PDN_BLANK_UNSAID || q->words.words == 0 ||
                     q->numbers.words > 0 ||
                     strcmp(q->question, "frequency") != 0 ||
                     q->filled + p->t.rows >= q->columns * p->t.rows ||
                     proposal__asks(p, "contact");
        for (size_t i = 0; i < q->words.words && !known; i++) {
            double x = 0;
            PDN_TRY(proposal__number(q, i, &x, &known));
        }
        if (known) continue;
        PDN_TRY(says_blank_is_none(p, &known));
        if (known) {
            p->o->blank = PDN_BLANK_NO;
            PDN_TRY(proposal__note(p, PDN_NOTE,
                                   "a row beside the table says that a blank "
                                   "cell is no contact (blank = no)"));
            continue;
        }
        p->asks_blank = true;
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "what a cell of contact left blank means, no answer says: silent "
            "(did not answer) or no (no contact) for its ? in study.ini"));
    }
out:
    return st;
}

/* ---- All of them -------------------------------------------------------- */

pdn_status proposal__understand(proposal *p)
{
    pdn_status st = PDN_OK;

    for (size_t q = 0; q < p->questions; q++)
        PDN_TRY(count_words(p, q, some_cell_holds(p, q, ";|") ? ";|" : NULL));
    PDN_TRY(question_guess__all(p->question, p->questions, &p->text));
    for (size_t q = 0; q < p->questions; q++)
        if (strcmp(p->question[q].question, "barrier") == 0)
            PDN_TRY(count_barriers(p, q));
    PDN_TRY(settle_contact(p));
    PDN_TRY(settle_blanks(p));
    PDN_TRY(ask_blanks(p));
    for (size_t q = 0; q < p->questions; q++) {
        p->question[q].far = (double)INFINITY;
        if (!p->question[q].listed && !proposal__is_text(&p->question[q]))
            PDN_TRY(proposal__settle_numbers(p, &p->question[q]));
    }
out:
    return st;
}
