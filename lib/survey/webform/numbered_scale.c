#include "survey/webform/numbered_scale.h"

#include "pdnet/table.h"
#include "survey/webform/standard_scales.h"

#include <math.h>
#include <string.h>
#include <strings.h>

void numbered_scale__add(numbered_scale *s, double number, const char *word)
{
    for (size_t i = 0; i < s->words; i++)
        if (!(fabs(s->said[i].number - number) > 0)) return;
    if (s->words == NUMBERED_SCALE_WORDS) return;
    s->said[s->words].number = number;
    s->said[s->words++].word = word;
}

/* ---- What they mean ----------------------------------------------------- */

/* Takes the words apart: no contact, no answer, and the steps, whose ends and
 * words are kept. */
static pdn_status sort_words(numbered_scale *s, bool often, word_count *steps)
{
    pdn_status st = PDN_OK;
    bool absent = false, none = false;
    double value = 0;

    for (size_t i = 0; i < s->words; i++) {
        const char *word = s->said[i].word;
        double x = s->said[i].number;
        PDN_TRY(standard_scales__value(NULL, word, &value, &absent));
        if (absent) continue;
        if (often) PDN_TRY(standard_scales__means_none(word, &none));
        if (none && !s->has_none) {
            s->has_none = true;
            s->none = x;
            continue;
        }
        s->lo = fmin(s->lo, x);
        s->hi = fmax(s->hi, x);
        PDN_TRY(word_count__add(steps, word, (pdn_diagnostic){0}));
    }
out:
    return st;
}

int numbered_scale__pole(const char *word)
{
    static const struct {
        const char *word;
        int pole;
    } poles[] = {{"best", 1},      {"beste", 1},      {"best mulig", 1},
                 {"høyest", 1},    {"høgast", 1},     {"highest", 1},
                 {"dårligst", -1}, {"dårligste", -1}, {"dårlegast", -1},
                 {"verst", -1},    {"verste", -1},    {"worst", -1},
                 {"lavest", -1},   {"lågast", -1},    {"lowest", -1}};

    for (size_t i = 0; i < PDN_COUNT(poles); i++)
        if (strcasecmp(poles[i].word, word) == 0) return poles[i].pole;
    return 0;
}

/* The word that a text is without what says how much of it: "svært nyttig"
 * and "ikke nyttig" are nyttig; *much: 1 where it is more of it, -1 where it
 * is little or none, 0 where it says neither. */
static const char *graded(const char *text, int *much)
{
    static const struct {
        const char *word;
        int much;
    } grades[] = {{"ikke i det hele tatt ", -1},
                  {"ikkje i det heile ", -1},
                  {"ikke særlig ", -1},
                  {"ikkje særleg ", -1},
                  {"not at all ", -1},
                  {"not very ", -1},
                  {"slett ikke ", -1},
                  {"slett ikkje ", -1},
                  {"ikke ", -1},
                  {"ikkje ", -1},
                  {"not ", -1},
                  {"lite ", -1},
                  {"little ", -1},
                  {"svært ", 1},
                  {"veldig ", 1},
                  {"meget ", 1},
                  {"helt ", 1},
                  {"heilt ", 1},
                  {"very ", 1},
                  {"completely ", 1}};

    *much = 0;
    for (size_t i = 0; i < PDN_COUNT(grades); i++) {
        const size_t n = strlen(grades[i].word);
        if (strncasecmp(text, grades[i].word, n) != 0) continue;
        *much = grades[i].much;
        return text + n;
    }
    return text;
}

/* Much of it is no good, so that more says nothing of which end is best. */
static bool is_bad(const char *word)
{
    static const char *const bad[] = {
        "vanskelig", "vanskeleg",    "krevende",     "krevjande", "tungt",
        "tungvint",  "belastende",   "belastande",   "dårlig",    "dårleg",
        "anstrengt", "problematisk", "konfliktfylt", "difficult", "hard",
        "demanding", "strained",     "bad",          "poor"};

    for (size_t i = 0; i < PDN_COUNT(bad); i++)
        if (strcasecmp(bad[i], word) == 0) return true;
    return false;
}

/* One word, of which one end is much and the other little or none. */
static int graded_pole(const numbered_scale *s, size_t i)
{
    int much = 0, other = 0;
    const char *word = graded(s->said[i].word, &much);

    if (is_bad(word)) return 0;
    for (size_t k = 0; k < s->words; k++) {
        if (k == i || strcasecmp(word, graded(s->said[k].word, &other)) != 0)
            continue;
        if (much < 0 && other >= 0) return -1;
        if (much >= 0 && other < 0) return 1;
    }
    return 0;
}

/* By words for the ends of any scale, where no known scale has them. */
static void find_poles(numbered_scale *s)
{
    double best = (double)NAN, worst = (double)NAN;

    for (size_t i = 0; i < s->words; i++) {
        int pole = numbered_scale__pole(s->said[i].word);
        if (pole == 0) pole = graded_pole(s, i);
        if (pole > 0) best = s->said[i].number;
        if (pole < 0) worst = s->said[i].number;
    }
    if (isnan(best) || isnan(worst)) return;
    s->known_order = true;
    s->falls = best < worst;
}

/* Which way the steps go, by the least and the greatest that a known scale
 * has. */
static pdn_status find_order(numbered_scale *s, const char *question,
                             const word_count *steps)
{
    pdn_status st = PDN_OK;
    const standard_scale *scale = NULL;
    double first[2] = {0, 0}, last[2] = {0, 0}, value = 0;
    bool known = false;
    size_t n = 0;

    PDN_TRY(standard_scales__find(steps, question, &scale));
    for (size_t i = 0; i < s->words && scale != NULL; i++) {
        const char *word = s->said[i].word;
        double x = s->said[i].number;
        PDN_TRY(standard_scales__value(scale, word, &value, &known));
        if (!known || pdn_state_of(value) != PDN_VALUE ||
            (s->has_none && !(fabs(x - s->none) > 0)))
            continue;
        if (n == 0 || x < first[0]) first[0] = x, first[1] = value;
        if (n == 0 || x > last[0]) last[0] = x, last[1] = value;
        n++;
    }
    s->known_order = n > 1 && fabs(first[1] - last[1]) > 0;
    if (s->known_order) s->falls = first[1] > last[1];
    if (!s->known_order) find_poles(s);
out:
    return st;
}

pdn_status numbered_scale__settle(numbered_scale *s, const char *question)
{
    pdn_status st = PDN_OK;
    word_count steps = {0};
    const bool often = strcmp(question, "frequency") == 0;

    s->lo = (double)INFINITY;
    s->hi = -(double)INFINITY;
    s->has_none = s->falls = s->known_order = s->unclear = false;
    PDN_TRY(sort_words(s, often, &steps));
    PDN_TRY(find_order(s, question, &steps));
    if (s->has_none && s->none > s->lo && s->none < s->hi) s->unclear = true;
    if (!s->has_none || s->unclear || s->lo > s->hi) goto out;
    /* the step next to `never` may have no word */
    if (s->none > s->hi) {
        if (!s->known_order) s->falls = true;
        s->known_order = true;
        s->hi = s->none - 1;
    } else {
        s->known_order = true;
        s->lo = s->none + 1;
    }
out:
    word_count__clear(&steps);
    return st;
}

double numbered_scale__value(const numbered_scale *s, double number)
{
    double value = 0;
    bool absent = false;

    for (size_t i = 0; i < s->words; i++) {
        if (fabs(s->said[i].number - number) > 0) continue;
        if (standard_scales__value(NULL, s->said[i].word, &value, &absent) ==
                PDN_OK &&
            absent)
            return value;
    }
    if (s->unclear || s->lo > s->hi) return number;
    if (s->has_none && !(fabs(number - s->none) > 0)) return 0;
    if (s->has_none) return s->falls ? s->hi + 1 - number : number - s->lo + 1;
    return s->falls ? s->lo + s->hi - number : number;
}

bool numbered_scale__turns(const numbered_scale *s)
{
    if (s->words == 0 || s->unclear || s->lo > s->hi) return false;
    return s->falls || (s->has_none && (fabs(s->none) > 0));
}

static bool is_code_of_silence(double x)
{
    static const double code[] = {8, 9, 77, 88, 98, 99, 777, 888, 998, 999};

    for (size_t i = 0; i < PDN_COUNT(code); i++)
        if (!(fabs(x - code[i]) > 0)) return true;
    return false;
}

/* Are the numbers that are no such codes whole, and a run of steps? *most: the
 * greatest of them. */
static bool is_run(const double *x, size_t n, double *most)
{
    enum { LEAST_STEPS = 3 };
    double least = (double)INFINITY;
    size_t steps = 0;

    *most = -(double)INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (x[i] < 0 || fabs(x[i] - round(x[i])) > 0) return false;
        if (is_code_of_silence(x[i])) continue;
        least = fmin(least, x[i]);
        *most = fmax(*most, x[i]);
        steps++;
    }
    return steps >= LEAST_STEPS &&
           !(fabs(*most - least + 1 - (double)steps) > 0);
}

double numbered_scale__far(const numbered_scale *s, const word_count *numbers)
{
    enum { MOST_NUMBERS = 32, GAP = 3, TIMES = 4 };
    double x[MOST_NUMBERS], most = 0, far = (double)INFINITY;
    const bool told = s->words > 0 && s->lo <= s->hi;
    const double top = s->has_none ? fmax(s->hi, s->none) : s->hi;

    if (numbers->words > MOST_NUMBERS) return far;
    for (size_t i = 0; i < numbers->words; i++) {
        const char *text = numbers->word[i].text;
        if (!pdn_number_read(text, strlen(text), '.', &x[i])) return far;
    }
    for (size_t i = 0; i < numbers->words; i++)
        if (is_code_of_silence(x[i]) && (!told || x[i] > top))
            far = fmin(far, x[i]);
    if (told) return far;
    bool run = is_run(x, numbers->words, &most);
    bool apart = far < 10 ? far - most >= GAP : far >= TIMES * most;
    return run && apart ? far : (double)INFINITY;
}
