#include "sum_words.h"

#include <string.h>

enum { LONGEST = 60 };

static const char *skip_blanks(const char *s)
{
    static const char no_break[] = "\xC2\xA0";

    for (;;) {
        if (*s == ' ' || *s == '\t')
            s++;
        else if (strncmp(s, no_break, 2) == 0)
            s += 2;
        else
            return s;
    }
}

/* A cell in small letters, blanks as one, without a code before it (0 Hele
 * landet) and a colon behind; empty where it is too long for a word of sums. */
static void fold(const char *s, char word[LONGEST + 1])
{
    size_t n = 0;
    const char *behind = NULL;

    s = skip_blanks(s);
    behind = skip_blanks(s + strspn(s, "0123456789"));
    if (*behind != '\0') s = behind;
    while (*s != '\0' && n < LONGEST) {
        const char *next = skip_blanks(s);
        if (next > s) {
            if (*next != '\0') word[n++] = ' ';
            s = next;
        } else {
            const char c = *s++;
            word[n++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
    }
    if (*s != '\0') n = 0;
    if (n > 0 && word[n - 1] == ':') n--;
    word[n] = '\0';
}

bool sum_words__says(const char *cell)
{
    static const char *const words[] = {"sum",
                                        "summer",
                                        "sum total",
                                        "totalsum",
                                        "i alt",
                                        "ialt",
                                        "totalt",
                                        "total",
                                        "grand total",
                                        "til sammen",
                                        "tilsammen",
                                        "til saman",
                                        "antall",
                                        "antall svar",
                                        "antal",
                                        "antal svar",
                                        "count",
                                        "snitt",
                                        "average",
                                        "mean",
                                        "gjennomsnitt",
                                        "gjennomsnittlig",
                                        "gjennomsnittleg",
                                        "hele landet",
                                        "heile landet",
                                        "landet",
                                        "whole country"};
    char word[LONGEST + 1];

    if (cell == NULL) return false;
    fold(cell, word);
    for (size_t i = 0; i < PDN_COUNT(words); i++)
        if (strcmp(words[i], word) == 0) return true;
    return false;
}

/* Is the word the first of a name, or the last? */
static bool is_at_an_end(const char *name, const char *word)
{
    const size_t all = strlen(name), n = strlen(word);

    if (n >= all) return false;
    return (strncmp(name, word, n) == 0 && strchr(" ,", name[n]) != NULL) ||
           (strcmp(name + all - n, word) == 0 && name[all - n - 1] == ' ');
}

bool sum_words__names(const char *unit)
{
    static const char *const whole[] = {"alle",           "alle kommuner",
                                        "alle kommunar",  "alle kommunene",
                                        "alle kommunane", "alle fylker",
                                        "alle fylke",     "all municipalities",
                                        "all counties",   "all units"};
    static const char *const part[] = {
        "sum",      "i alt",        "ialt",        "totalt",
        "totalsum", "til sammen",   "tilsammen",   "til saman",
        "samlet",   "gjennomsnitt", "hele landet", "heile landet"};
    char name[LONGEST + 1];

    if (unit == NULL) return false;
    if (sum_words__says(unit)) return true;
    fold(unit, name);
    for (size_t i = 0; i < PDN_COUNT(whole); i++)
        if (strcmp(name, whole[i]) == 0) return true;
    for (size_t i = 0; i < PDN_COUNT(part); i++)
        if (is_at_an_end(name, part[i])) return true;
    return false;
}

static bool is_number(const char *cell)
{
    for (; *(cell = skip_blanks(cell)) != '\0'; cell++)
        if (strchr("0123456789.,%+-", *cell) == NULL) return false;
    return true;
}

bool sum_words__row(char *const *cell, size_t n)
{
    size_t words = 0, numbers = 0;

    for (size_t i = 0; i < n; i++) {
        if (cell[i] == NULL) continue;
        if (is_number(cell[i]))
            numbers++;
        else if (sum_words__says(cell[i]))
            words++;
        else
            return false;
    }
    return words > 0 && numbers > 0;
}

pdn_status sum_words__tell(const char *file, size_t line, size_t rows,
                           const char *where, const char *cell,
                           pdn_diagnostics *f)
{
    return pdn_diagnostics_add(f,
                               (pdn_diagnostic){.file = file,
                                                .line = line,
                                                .severity = PDN_WARNING,
                                                .code = "total-rows",
                                                .action = "left out"},
                               "%zu row%s of sums%s: left out (\"%.40s\")",
                               rows, rows == 1 ? "" : "s", where, cell);
}
