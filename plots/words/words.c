#include "catalogue.h"

#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a thread says things with that has chosen nothing. */
static _Thread_local pdn_context own = {.lang = PDN_ENGLISH};
static _Thread_local pdn_context *now;

static const char *const code_of[] = {"nb", "nn", "en"};

pdn_context *pdn_context_now(void)
{
    return now != NULL ? now : &own;
}

pdn_context *pdn_context_use(pdn_context *c)
{
    pdn_context *before = now;

    now = c;
    return before;
}

void pdn_context_clear(pdn_context *c)
{
    pdn_arena_clear(&c->text);
    c->st = PDN_OK;
}

pdn_status pdn_context_status(void)
{
    return pdn_context_now()->st != PDN_OK ? pdn_no_memory() : PDN_OK;
}

const char *pdn_lang_code(pdn_lang lang)
{
    return code_of[lang];
}

pdn_lang pdn_words_lang(void)
{
    return pdn_context_now()->lang;
}

void pdn_words_use(pdn_lang lang)
{
    pdn_context_now()->lang = lang;
}

/* The language that a text names: nb, no, nn or en, alone or as a locale
 *  ("nn_NO.UTF-8"). False, *lang untouched, for any other text or NULL. */
static bool read_lang(const char *text, pdn_lang *lang)
{
    static const struct {
        const char *name;
        pdn_lang lang;
    } known[] = {{"nb", PDN_BOKMAL},
                 {"no", PDN_BOKMAL},
                 {"nn", PDN_NYNORSK},
                 {"en", PDN_ENGLISH}};

    if (text == NULL) return false;
    for (size_t i = 0; i < PDN_COUNT(known); i++)
        if (strncasecmp(text, known[i].name, 2) == 0 &&
            (text[2] == '\0' || strchr("_.@-:", text[2]) != NULL)) {
            *lang = known[i].lang;
            return true;
        }
    return false;
}

pdn_lang pdn_lang_choose(const char *option, const char *study_language)
{
    const char *const asked[] = {option, study_language, getenv("LC_ALL"),
                                 getenv("LC_MESSAGES"), getenv("LANG")};
    pdn_lang lang = PDN_BOKMAL;

    for (size_t i = 0; i < PDN_COUNT(asked); i++)
        if (read_lang(asked[i], &lang)) break;
    return lang;
}

/* The catalogue's entry of a key, or NULL: in English, or where it has none. */
static const char *translated(const char *key)
{
    pdn_lang lang = pdn_words_lang();

    return lang == PDN_ENGLISH ? NULL : catalogue__find(lang, key);
}

/* ---- municipalities instead of services ---- */

void pdn_words_of_municipalities(bool are)
{
    pdn_context_now()->of_municipalities = are;
}

struct swap {
    const char *from, *to;
};

/* The longest first. Nynorsk changes the gender. */
static const struct swap swaps[PDN_LANGS][10] = {
    [PDN_BOKMAL] = {{"tjenestene", "kommunene"},
                    {"tjenester", "kommuner"},
                    {"tjenesten", "kommunen"},
                    {"tjeneste", "kommune"},
                    {"Tjenestene", "Kommunene"},
                    {"Tjenester", "Kommuner"}},
    [PDN_NYNORSK] = {{"Ei teneste", "Ein kommune"},
                     {"ei teneste", "ein kommune"},
                     {"éi teneste", "éin kommune"},
                     {"tenestene", "kommunane"},
                     {"tenester", "kommunar"},
                     {"teneste", "kommune"},
                     {"tenesta", "kommunen"},
                     {"Tenestene", "Kommunane"},
                     {"Tenester", "Kommunar"}},
    [PDN_ENGLISH] = {{"services", "municipalities"},
                     {"service", "municipality"},
                     {"Services", "Municipalities"},
                     {"Service", "Municipality"}},
};

/* Texts about services that meet the same people, whatever the survey's groups
 * are. */
static bool is_of_services(const char *english)
{
    static const char *const texts[] = {
        "Two services at a time",
        ("Those who have two services at the same time, and for how many "
         "somebody coordinates them."),
        "Who arrives when one service hands over to the next.",
        "How many have their services coordinated is not known"};

    for (size_t i = 0; i < PDN_COUNT(texts); i++)
        if (strcmp(texts[i], english) == 0) return true;
    return false;
}

/* Where a letter or a hyphen stands, a word goes on: PP-tjenesten. */
static bool goes_on(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           (unsigned char)c >= 0x80;
}

static const struct swap *swap_at(const char *text, const char *at)
{
    const struct swap *swap = swaps[pdn_words_lang()];

    if (at > text && goes_on(at[-1])) return NULL;
    for (; swap->from != NULL; swap++) {
        const size_t n = strlen(swap->from);
        if (strncmp(at, swap->from, n) == 0 && !goes_on(at[n])) return swap;
    }
    return NULL;
}

/* No text is twice as long for it. */
static const char *of_groups(const char *english, const char *text)
{
    pdn_context *c = pdn_context_now();
    char *out = NULL, *to = NULL;

    if (!c->of_municipalities || is_of_services(english)) return text;
    out = to = pdn_arena_get(&c->text, 2 * strlen(text) + 1);
    if (out == NULL) {
        c->st = PDN_ENOMEM;
        return text;
    }
    for (const char *at = text; *at != '\0';) {
        const struct swap *swap = swap_at(text, at);
        const char *put = swap != NULL ? swap->to : at;
        const size_t n = swap != NULL ? strlen(put) : 1;
        memcpy(to, put, n);
        to += n;
        at += swap != NULL ? strlen(swap->from) : 1;
    }
    *to = '\0';
    return out;
}

const char *pdn_word(const char *english)
{
    const char *text = translated(english);

    return of_groups(english, text != NULL ? text : english);
}

const char *pdn_words_plural(const char *one, const char *many, size_t n)
{
    const char *text = translated(one);

    if (text == NULL) return of_groups(one, n == 1 ? one : many);
    /* both languages: the first form for one, the second for all else */
    return of_groups(one, n == 1 ? text : text + strlen(text) + 1);
}

const char *pdn_word_in(const char *context, const char *english)
{
    char key[256];
    int n = snprintf(key, sizeof key, "%s\004%s", context, english);

    if (n < 0 || (size_t)n >= sizeof key) return english;
    const char *text = translated(key);
    return text != NULL ? text : english;
}
