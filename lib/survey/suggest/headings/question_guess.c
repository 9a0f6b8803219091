#include "survey/suggest/headings/question_guess.h"

#include "survey/webform/answer_book.h"

#include "pdnet/table.h"

#include <string.h>

/* Words in a question that tell what it asks, folded; the first that stands
 * counts. */
static const struct {
    const char *word, *question;
} hints[] = {
    {"hindr", "barrier"},        {"hinder", "barrier"},
    {"barrier", "barrier"},      {"vanskel", "barrier"},
    {"utfordr", "barrier"},      {"in the way", "barrier"},
    {"obstacle", "barrier"},     {"challeng", "barrier"},
    {"prevent", "barrier"},      {"difficult", "barrier"},
    {"behov", "need"},           {"trenger", "need"},
    {"treng", "need"},           {"need", "need"},
    {"mer kontakt", "need"},     {"anerkjen", "recognition"},
    {"respekt", "recognition"},  {"verdset", "recognition"},
    {"recogni", "recognition"},  {"kjenner", "knowledge"},
    {"kjennskap", "knowledge"},  {"kjenne til", "knowledge"},
    {"know", "knowledge"},       {"samhandlingskomp", "skill"},
    {"dyktig", "skill"},         {"ofte", "frequency"},
    {"hyppig", "frequency"},     {"frekvens", "frequency"},
    {"freq", "frequency"},       {"how often", "frequency"},
    {"fungerer", "quality"},     {"kvalitet", "quality"},
    {"hvor godt", "quality"},    {"kor godt", "quality"},
    {"how well", "quality"},     {"qual", "quality"},
    {"tilfreds", "quality"},     {"fornøyd", "quality"},
    {"nøgd", "quality"},         {"satisf", "quality"},
    {"hvor bra", "quality"},     {"kor bra", "quality"},
    {"ganger i", "frequency"},   {"gonger i", "frequency"},
    {"dager i", "frequency"},    {"dagar i", "frequency"},
    {"days a ", "frequency"},    {"days per", "frequency"},
    {"dager per", "frequency"},  {"dagar per", "frequency"},
    {"står i veien", "barrier"}, {"står i vegen", "barrier"},
    {"kontakt", "frequency"},    {"samarbeid", "frequency"},
};

static bool is_taken(const question_guess *q, size_t n, const char *question)
{
    for (size_t i = 0; i < n; i++)
        if (q[i].question != NULL && strcmp(q[i].question, question) == 0)
            return true;
    return false;
}

pdn_status question_guess__of_words(const char *words, pdn_arena *text,
                                    const char **question)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;

    PDN_TRY(answer_book__question(text, words, question));
    if (*question != NULL) goto out;
    PDN_TRY(pdn_normalize_name(text, words, &folded));
    for (size_t i = 0; i < PDN_COUNT(hints) && *question == NULL; i++)
        if (strstr(folded, hints[i].word) != NULL)
            *question = hints[i].question;
out:
    return st;
}

pdn_status question_guess__says_how_often(const char *words, pdn_arena *text,
                                          bool *yes)
{
    static const char *const says[] = {
        "ofte",      "hyppig",    "frekvens", "freq",    "ganger i",
        "gonger i",  "dager i",   "dagar i",  "days a ", "days per",
        "dager per", "dagar per", "how often"};
    pdn_status st = PDN_OK;
    const char *folded = NULL, *asks = NULL;

    *yes = false;
    PDN_TRY(question_guess__of_words(words, text, &asks));
    if (asks == NULL || strcmp(asks, "frequency") != 0) goto out;
    PDN_TRY(pdn_normalize_name(text, words, &folded));
    for (size_t i = 0; i < PDN_COUNT(says) && !*yes; i++)
        *yes = strstr(folded, says[i]) != NULL;
out:
    return st;
}

double question_guess__days(const char *words)
{
    static const struct {
        const char *word;
        double days;
    } of[] = {{"måned", 31}, {"månad", 31}, {"month", 31}, {"uke", 7},
              {"uka", 7},    {"veke", 7},   {"veka", 7},   {"week", 7}};
    static const char *const days[] = {"dager", "dagar", "days",
                                       "Dager", "Dagar", "Days"};

    for (size_t i = 0; i < PDN_COUNT(days); i++) {
        const char *at = strstr(words, days[i]);
        for (size_t k = 0; at != NULL && k < PDN_COUNT(of); k++)
            if (strstr(at, of[k].word) != NULL) return of[k].days;
    }
    return 0;
}

static pdn_status by_words(question_guess *q, size_t n, size_t at,
                           pdn_arena *text)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL, *known = NULL;

    PDN_TRY(answer_book__question(text, q[at].asks, &known));
    if (known != NULL && !is_taken(q, n, known)) {
        q[at].question = known;
        goto out;
    }
    PDN_TRY(pdn_normalize_name(text, q[at].asks, &folded));
    for (size_t i = 0; i < PDN_COUNT(hints); i++)
        if (strstr(folded, hints[i].word) != NULL &&
            !is_taken(q, n, hints[i].question)) {
            q[at].question = hints[i].question;
            break;
        }
out:
    return st;
}

pdn_status question_guess__name(const char *asks, size_t number,
                                pdn_arena *text, const char **out)
{
    size_t n = 0;
    char *name = pdn_arena_get(text, strlen(asks) + 32);

    if (name == NULL) return pdn_no_memory();
    for (const char *s = asks; *s != '\0' && n < 40; s++) {
        unsigned char c = (unsigned char)*s;
        bool word = c >= 0x80 || (c >= '0' && c <= '9') ||
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (word)
            name[n++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        else if (n > 0 && name[n - 1] != '_')
            name[n++] = '_';
    }
    while (n > 0 && ((unsigned char)name[n - 1] & 0xC0) == 0x80)
        n--; /* a letter that was cut */
    if (n > 0 && (unsigned char)name[n - 1] >= 0xC0) n--;
    while (n > 0 && name[n - 1] == '_')
        n--;
    if (n == 0) n = (size_t)pdn_format(name, 32, "question_%zu", number + 1);
    name[n] = '\0';
    *out = name;
    return PDN_OK;
}

/* A question nobody could name: by its scale, or its several answers, or, when
 * it stands alone, frequency. */
static void by_answers(question_guess *q, size_t n, size_t at)
{
    const char *may = NULL;

    if (q[at].listed)
        may = "barrier";
    else if (q[at].scale != NULL && q[at].scale->question != NULL)
        may = q[at].scale->question;
    else if (n == 1)
        may = "frequency";
    if (may != NULL && !is_taken(q, n, may)) q[at].question = may;
}

/* A scale of how often is no rating, whatever the question says. */
static bool contradicts(const question_guess *q)
{
    bool often = q->scale != NULL && q->scale->question != NULL &&
                 strcmp(q->scale->question, "frequency") == 0;
    bool asked = strcmp(q->question, "frequency") == 0;
    bool rated = q->scale != NULL && q->scale->question != NULL && !often;

    return (often && !asked) || (rated && asked);
}

pdn_status question_guess__all(question_guess *q, size_t n, pdn_arena *text)
{
    pdn_status st = PDN_OK;
    const char *known = NULL;

    for (size_t i = 0; i < n; i++)
        if (!q[i].listed)
            PDN_TRY(standard_scales__find(&q[i].words, NULL, &q[i].scale));
    for (size_t i = 0; i < n; i++) {
        PDN_TRY(by_words(q, n, i, text));
        if (q[i].question != NULL && contradicts(&q[i])) q[i].question = NULL;
    }
    for (size_t i = 0; i < n; i++) {
        if (q[i].question == NULL) by_answers(q, n, i);
        if (q[i].question == NULL)
            PDN_TRY(question_guess__name(q[i].asks, i, text, &q[i].question));
        PDN_TRY(answer_book__question(text, q[i].question, &known));
        q[i].known = known != NULL;
        if (!q[i].listed)
            PDN_TRY(
                standard_scales__find(&q[i].words, q[i].question, &q[i].scale));
    }
out:
    return st;
}
