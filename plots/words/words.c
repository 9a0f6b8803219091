#include "pdnet/words.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* glibc looks a text up anew when this count has changed; LANGUAGE alone does
 * not tell it that the language is another. */
extern int _nl_msg_cat_cntr;

#define DOMAIN "pdnet"

enum { PATH_ROOM = 4096 };

static pdn_lang now = PDN_ENGLISH;

static const char *const code_of[] = {"nb", "nn", "en"};

const char *pdn_lang_code(pdn_lang lang)
{
    return code_of[lang];
}

pdn_lang pdn_words_lang(void)
{
    return now;
}

bool pdn_lang_read(const char *text, pdn_lang *lang)
{
    static const struct {
        const char *name;
        pdn_lang lang;
    } known[] = {{"nb", PDN_BOKMAL},
                 {"no", PDN_BOKMAL},
                 {"nn", PDN_NYNORSK},
                 {"en", PDN_ENGLISH}};

    if (text == NULL) return false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
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

    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (pdn_lang_read(asked[i], &lang)) break;
    return lang;
}

/* bin/pdn-x and share/locale stand in the same folder, built or installed. */
static void find_catalogues(void)
{
    static bool found;
    char path[PATH_ROOM], test[PATH_ROOM + 32];

    if (found) return;
    found = true;
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 32);
    if (n > 0) {
        path[n] = '\0';
        for (int up = 0; up < 2; up++) {
            char *slash = strrchr(path, '/');
            if (slash != NULL) *slash = '\0';
        }
        strcat(path, "/share/locale");
        (void)snprintf(test, sizeof test, "%s/nb/LC_MESSAGES/" DOMAIN ".mo",
                       path);
    }
    if (n <= 0 || access(test, R_OK) != 0)
        (void)snprintf(path, sizeof path, "%s", PDN_LOCALE_FOLDER);
    bindtextdomain(DOMAIN, path);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
}

void pdn_words_use(pdn_lang lang)
{
    find_catalogues();
    now = lang;
    setenv("LANGUAGE", code_of[lang], 1);
    setlocale(LC_MESSAGES, "C.UTF-8");
    _nl_msg_cat_cntr++;
}

const char *pdn_word(const char *english)
{
    return now == PDN_ENGLISH ? english : dgettext(DOMAIN, english);
}

const char *pdn_words_plural(const char *one, const char *many, size_t n)
{
    if (now == PDN_ENGLISH) return n == 1 ? one : many;
    return dngettext(DOMAIN, one, many, n);
}

const char *pdn_word_in(const char *context, const char *english)
{
    char key[256];

    if (now == PDN_ENGLISH) return english;
    int n = snprintf(key, sizeof key, "%s\004%s", context, english);
    if (n < 0 || (size_t)n >= sizeof key) return english;
    const char *text = dgettext(DOMAIN, key);
    /* Not found: gettext gives the key back, which is ours and goes away. */
    return text == key ? english : text;
}
