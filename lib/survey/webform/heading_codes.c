#include "survey/webform/heading_codes.h"

#include "core/textmap.h"

#include <regex.h>

/* Q2[SQ001]. / Q2_1 / 3.12: and then the words; a word of one's own where
 * LimeSurvey puts the part behind it (samarbeid[SQ001]. ). */
#define CODE "[A-Za-z]{0,3}[0-9]+([._][0-9A-Za-z]+)*([[][A-Za-z0-9_]+[]])?"
#define OWN  "[A-Za-z][A-Za-z0-9_]*[[][A-Za-z0-9_]+[]][.]"
static const char code[] = "^(" CODE "[.:)]?|" OWN ") +";
static const char code_alone[] = "^" CODE "$";

enum { FEWEST = 3 };

/* Bytes of the code that the heading begins with, and of the blanks after it;
 * 0: none. */
static size_t code_of(const regex_t *read, const char *heading, size_t *own)
{
    regmatch_t m[2];

    if (regexec(read, heading, 2, m, 0) != 0 || heading[m[0].rm_eo] == '\0')
        return 0;
    *own = (size_t)m[1].rm_eo;
    return (size_t)m[0].rm_eo;
}

/* Whether a text is new under the map. */
static pdn_status is_new(pdn_textmap *seen, const char *s, size_t column,
                         bool *yes)
{
    uint32_t first = 0;
    pdn_status st = textmap__put(seen, s, (uint32_t)column, &first);

    *yes = first == column;
    return st;
}

static pdn_status rename_all(const pdn_table *t, const regex_t *read,
                             pdn_arena *text, pdn_table *out, bool *dropped)
{
    pdn_status st = PDN_OK;
    pdn_textmap codes = {0}, names = {0};
    size_t found = 0, own = 0;
    bool fresh = true;

    for (size_t k = 0; k < t->columns && fresh; k++) {
        const char *heading = t->column[k].name;
        const size_t n = code_of(read, heading, &own);
        out->column[k] = t->column[k];
        out->column[k].name = heading + n;
        PDN_TRY(is_new(&names, heading + n, k, &fresh));
        if (n == 0 || !fresh) continue;
        char *its = pdn_arena_text(text, heading, own);
        PDN_TRY(pdn_had_memory(its));
        PDN_TRY(is_new(&codes, its, k, &fresh));
        found++;
    }
    *dropped = fresh && found >= FEWEST;
out:
    textmap__clear(&codes);
    textmap__clear(&names);
    return st;
}

pdn_status heading_codes__drop(const pdn_table *t, pdn_arena *text,
                               pdn_table *out, bool *dropped)
{
    pdn_status st = PDN_OK;
    regex_t read;

    *dropped = false;
    *out = *t;
    out->column = pdn_arena_get(text, t->columns * sizeof *out->column);
    if (out->column == NULL) return pdn_no_memory();
    if (regcomp(&read, code, REG_EXTENDED) != 0)
        return pdn_fail(PDN_EARG, "pattern %s", code);
    st = rename_all(t, &read, text, out, dropped);
    regfree(&read);
    if (!*dropped) *out = *t;
    return st;
}

size_t heading_codes__alone(const pdn_table *t)
{
    regex_t read;
    size_t n = 0;

    if (regcomp(&read, code_alone, REG_EXTENDED | REG_NOSUB) != 0) return 0;
    for (size_t k = 0; k < t->columns; k++)
        n += regexec(&read, t->column[k].name, 0, NULL, 0) == 0;
    regfree(&read);
    return n;
}
