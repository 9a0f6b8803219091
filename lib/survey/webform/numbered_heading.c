#include "survey/webform/numbered_heading.h"

#include "pdnet/table.h"
#include "survey/webform/standard_scales.h"

#include <string.h>

static const char digits[] = "0123456789";

static bool is_letter(char c)
{
    unsigned char u = (unsigned char)c;

    return u >= 0x80 || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

/* The words that stand between a number and what it means, or between one such
 * pair and the next. */
static size_t word_at(const char *s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(s, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

static size_t means_at(const char *s)
{
    static const char *const means[] = {"=",      ":",      "(",      "er ",
                                        "betyr ", "tyder ", "means ", "is "};

    return word_at(s, means, PDN_COUNT(means));
}

/* Signs that part numbers from words in other texts too. */
static size_t may_mean_at(const char *s)
{
    static const char *const may[] = {")", ".", "–", "-"};

    return word_at(s, may, PDN_COUNT(may));
}

/* How long the word is that begins at s: to a sign that ends it, or the next
 * number. */
static size_t word_length(const char *s)
{
    static const char *const ends[] = {" til ", " to ", " og ", " and ",
                                       " – ",   " - ",  "…",    "–"};
    size_t n = 0;

    for (; s[n] != '\0' && strchr(",;()/[]?", s[n]) == NULL; n++) {
        size_t gap = word_at(s + n, ends, PDN_COUNT(ends));
        if (strncmp(s + n, "..", 2) == 0) break;
        if (gap > 0 && s[n + gap + strspn(s + n + gap, " .")] >= '0' &&
            s[n + gap + strspn(s + n + gap, " .")] <= '9')
            break;
        size_t number = strspn(s + n + 1, digits);
        if (s[n] == ' ' && number > 0 &&
            means_at(s + n + 1 + number + strspn(s + n + 1 + number, " ")) > 0)
            break;
    }
    while (n > 0 && strchr(" .", s[n - 1]) != NULL)
        n--;
    return n;
}

/* Where the word begins that ends before a number in brackets. */
static const char *word_before(const char *from, const char *end)
{
    static const char *const before[] = {" fra ", " frå ", " from ", " til ",
                                         " to ",  " og ",  " and ",  "–"};
    const char *s = end;

    while (s > from && strchr(",;:/()?.[]-", s[-1]) == NULL)
        s--;
    s += strspn(s, " ");
    for (const char *at = s; at < end; at++)
        for (size_t i = 0; i < PDN_COUNT(before); i++) {
            size_t n = strlen(before[i]);
            /* "til" may be the first word: the blank before it is not asked */
            const char *word = before[i] + (*before[i] == ' ' && at == s);
            n -= (size_t)(word - before[i]);
            if (strncmp(at, word, n) == 0 && at + n <= end) s = at + n;
        }
    return s + strspn(s, " ");
}

/* "aldri (1)": the word before the number at s. */
static pdn_status add_before(numbered_scale *found, const char *from,
                             const char *s, size_t n, pdn_arena *text)
{
    const char *end = s - 1, *word = NULL;
    double number = 0;

    if (s == from || s[-1] != '(' || s[n] != ')' ||
        !pdn_number_read(s, n, '.', &number))
        return PDN_OK;
    while (end > from && end[-1] == ' ')
        end--;
    const char *begin = word_before(from, end);
    if (begin >= end || !is_letter(*begin)) return PDN_OK;
    word = pdn_arena_text(text, begin, (size_t)(end - begin));
    if (word != NULL) numbered_scale__add(found, number, word);
    return pdn_had_memory(word);
}

/* "1=aldri", "1 (aldri)": the word behind it. */
static pdn_status add_behind(numbered_scale *found, const char *s, size_t n,
                             pdn_arena *text)
{
    const char *word = s + n + strspn(s + n, " ");
    double number = 0;
    size_t means = means_at(word);

    word += means + strspn(word + means, " ");
    size_t length = means > 0 ? word_length(word) : 0;
    if (length == 0 || !is_letter(*word) ||
        !pdn_number_read(s, n, '.', &number))
        return PDN_OK;
    word = pdn_arena_text(text, word, length);
    if (word != NULL) numbered_scale__add(found, number, word);
    return pdn_had_memory(word);
}

/* How much of the first n bytes is a word of a known scale: all, or to the
 * blank before some digit ("daglig 2 ukentlig"); 0: none of it. */
static pdn_status known_length(const char *s, size_t n, pdn_arena *text,
                               size_t *out)
{
    pdn_status st = PDN_OK;
    bool known = false;

    *out = 0;
    for (size_t end = n, from = 0; !known && end <= n;) {
        const char *word = pdn_arena_text(text, s, end);
        PDN_TRY(pdn_had_memory(word));
        PDN_TRY(standard_scales__knows(word, &known));
        if (known) *out = end;
        do {
            end = from + strcspn(s + from, " ");
            from = end + 1;
        } while (end < n && strspn(s + from, digits) == 0);
        if (end >= n) break;
    }
out:
    return st;
}

/* "1) aldri", "1 – aldri", "1 aldri": a word that is known, and no other. */
static pdn_status add_known(numbered_scale *found, const char *s, size_t n,
                            pdn_arena *text)
{
    pdn_status st = PDN_OK;
    const char *word = s + n + strspn(s + n, " ");
    double number = 0;
    size_t length = 0;

    word += may_mean_at(word);
    word += strspn(word, " ");
    if (word == s + n || !is_letter(*word) ||
        !pdn_number_read(s, n, '.', &number))
        return PDN_OK;
    PDN_TRY(known_length(word, word_length(word), text, &length));
    if (length == 0) goto out;
    word = pdn_arena_text(text, word, length);
    PDN_TRY(pdn_had_memory(word));
    numbered_scale__add(found, number, word);
out:
    return st;
}

/* Every number of up to three digits that ends no word, to be looked at. */
typedef pdn_status (*look)(numbered_scale *found, const char *heading,
                           const char *s, size_t n, pdn_arena *text);

static pdn_status look_at_all(numbered_scale *found, const char *heading,
                              pdn_arena *text, look at)
{
    pdn_status st = PDN_OK;

    for (const char *s = heading; *s != '\0'; s++) {
        size_t n = strspn(s, digits);
        if (n > 0 && n <= 3 && (s == heading || !is_letter(s[-1])))
            PDN_TRY(at(found, heading, s, n, text));
        s += n > 0 ? n - 1 : 0;
    }
out:
    return st;
}

static pdn_status look_for_signs(numbered_scale *found, const char *heading,
                                 const char *s, size_t n, pdn_arena *text)
{
    pdn_status st = add_behind(found, s, n, text);

    return st == PDN_OK ? add_before(found, heading, s, n, text) : st;
}

static pdn_status look_for_known(numbered_scale *found, const char *heading,
                                 const char *s, size_t n, pdn_arena *text)
{
    (void)heading;
    return add_known(found, s, n, text);
}

/* "(1) daglig (5) aldri", and not "daglig (1) til aldri (5)": a known word
 * behind every number in brackets. */
static pdn_status stand_before(const char *heading, pdn_arena *text, bool *yes)
{
    pdn_status st = PDN_OK;
    numbered_scale behind = {0};
    size_t brackets = 0;

    *yes = false;
    for (const char *s = heading; (s = strchr(s, '(')) != NULL; s++) {
        size_t n = strspn(s + 1, digits);
        if (n == 0 || n > 3 || s[1 + n] != ')') continue;
        brackets++;
        PDN_TRY(add_known(&behind, s + 1, n, text));
    }
    *yes = brackets > 1 && behind.words == brackets;
out:
    return st;
}

pdn_status numbered_heading__read(const char *heading, pdn_arena *text,
                                  numbered_scale *out)
{
    pdn_status st = PDN_OK;
    numbered_scale found = {0};
    bool before = false;

    PDN_TRY(stand_before(heading, text, &before));
    if (!before) PDN_TRY(look_at_all(&found, heading, text, look_for_signs));
    if (found.words < 2) {
        found.words = 0;
        PDN_TRY(look_at_all(&found, heading, text, look_for_known));
    }
    for (size_t i = 0; i < found.words && found.words > 1; i++)
        numbered_scale__add(out, found.said[i].number, found.said[i].word);
out:
    return st;
}

/* "1 best". */
static pdn_status look_for_pole(numbered_scale *found, const char *heading,
                                const char *s, size_t n, pdn_arena *text)
{
    const char *word = s + n + strspn(s + n, " ");
    double number = 0;

    (void)heading;
    word = pdn_arena_text(text, word, word_length(word));
    if (word == NULL) return pdn_no_memory();
    if (numbered_scale__pole(word) != 0 && pdn_number_read(s, n, '.', &number))
        numbered_scale__add(found, number, word);
    return PDN_OK;
}

pdn_status numbered_heading__pole(const char *heading, pdn_arena *text,
                                  double *number, int *pole)
{
    pdn_status st = PDN_OK;
    numbered_scale found = {0};

    *pole = 0;
    PDN_TRY(look_at_all(&found, heading, text, look_for_signs));
    if (found.words == 0)
        PDN_TRY(look_at_all(&found, heading, text, look_for_pole));
    if (found.words != 1) goto out;
    *number = found.said[0].number;
    *pole = numbered_scale__pole(found.said[0].word);
out:
    return st;
}

pdn_status numbered_heading__leading(const char *answer, pdn_arena *text,
                                     double *number, const char **word)
{
    pdn_status st = PDN_OK;
    size_t n = strspn(answer, digits), gap = strspn(answer + n, " ");
    const char *s = answer + n + gap;
    bool known = false;

    *word = NULL;
    if (n == 0 || n > 3 || *s == '\0') return PDN_OK;
    if (strchr("-=.:)(", *s) == NULL && strncmp(s, "–", strlen("–")) != 0) {
        /* "1 daglig", but not "2 ganger i uka" */
        if (gap > 0) PDN_TRY(standard_scales__knows(s, &known));
        if (!known) return PDN_OK;
    }
    if (!pdn_number_read(answer, n, '.', number)) return PDN_OK;
    s += strspn(s, "-=.:)( ");
    if (strncmp(s, "–", strlen("–")) == 0) s += strlen("–");
    s += strspn(s, " ");
    n = strlen(s);
    while (n > 0 && strchr(" ).", s[n - 1]) != NULL)
        n--;
    *word = pdn_arena_text(text, s, n);
    PDN_TRY(pdn_had_memory(*word));
out:
    return st;
}
