#include "roster_headings.h"
#include "person_search.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What headings are looked up in. */
struct lookup {
    masking *m;
    const pdn_table *book, *actors;
    regex_t pattern;
};

static bool holds(const pdn_table *t, const char *column, const char *text)
{
    const pdn_column *c = t == NULL ? NULL : pdn_table_column(t, column);

    for (size_t i = 0; c != NULL && c->text != NULL && i < t->rows; i++)
        if (c->text[i] != NULL && strcmp(c->text[i], text) == 0) return true;
    return false;
}

/* A code of the codebook, or a group of the list. */
static bool is_other(const struct lookup *l, const char *text)
{
    static const char *const group[] = {"sector", "unit", "municipality",
                                        "group"};
    bool is = holds(l->book, "code", text);

    for (size_t k = 0; !is && k < PDN_COUNT(group); k++)
        is = holds(l->actors, group[k], text);
    return is;
}

/* heading with the pseudonym in place of that part. */
static pdn_status splice(masking *m, const char *heading, const regmatch_t *at,
                         const char *pseudonym, const char **out)
{
    const size_t before = (size_t)at->rm_so, n = strlen(pseudonym);
    const char *behind = heading + at->rm_eo;
    const size_t size = before + n + strlen(behind) + 1;
    char *text = pdn_arena_get(&m->text, size);

    if (text == NULL) return pdn_no_memory();
    (void)snprintf(text, size, "%.*s%s%s", (int)before, heading, pseudonym,
                   behind);
    *out = text;
    return PDN_OK;
}

/* One part of a heading: the person it calls is replaced. */
static pdn_status mask_part(struct lookup *l, const char *heading,
                            const regmatch_t *at, const char **out, bool *asks)
{
    pdn_status st = PDN_OK;
    const char *id = NULL, *pseudonym = NULL;

    char *part = pdn_arena_text(&l->m->text, heading + at->rm_so,
                                (size_t)(at->rm_eo - at->rm_so));
    if (part == NULL) return pdn_no_memory();
    PDN_TRY(masking__find(l->m, part, &id));
    *asks = id != NULL || is_other(l, part) || holds(l->book, "code", heading);
    if (id == NULL) goto out;
    PDN_TRY(masking__of_text(l->m, id, &pseudonym));
    PDN_TRY(splice(l->m, heading, at, pseudonym, out));
out:
    return st;
}

static pdn_status mask_heading(struct lookup *l, const char *heading,
                               const char **out, bool *asks)
{
    pdn_status st = PDN_OK;
    regmatch_t at[3] = {{0}};
    const size_t groups = l->pattern.re_nsub > 2 ? 2 : l->pattern.re_nsub;
    size_t found = 0;
    bool part = false;

    *out = heading;
    *asks = false;
    if (regexec(&l->pattern, heading, 3, at, 0) != 0) return PDN_OK;
    for (size_t i = groups > 0; i <= groups && *out == heading; i++) {
        if (at[i].rm_so < 0) continue;
        PDN_TRY(mask_part(l, heading, &at[i], out, &part));
        *asks |= part;
    }
    if (*asks && *out == heading && l->book == NULL)
        PDN_TRY(person_search__replace(l->m, heading, out, &found));
out:
    return st;
}

pdn_status roster_headings__mask(masking *m, const char *pattern,
                                 const pdn_table *book, const pdn_table *actors,
                                 pdn_table *roster, bool *asks)
{
    pdn_status st = PDN_OK;
    struct lookup l = {.m = m, .book = book, .actors = actors};

    if (regcomp(&l.pattern, pattern != NULL ? pattern : "^(.+)$",
                REG_EXTENDED) != 0)
        return pdn_fail(PDN_EDATA, "the pattern of headings cannot be read");
    for (size_t k = 0; k < roster->columns; k++) {
        pdn_column *c = &roster->column[k];
        const char *masked = NULL;
        asks[k] = false;
        if (strcmp(c->name, "id") == 0) continue;
        PDN_TRY(mask_heading(&l, c->name, &masked, &asks[k]));
        PDN_TRY(pdn_table_text(roster, masked, &c->name));
    }
out:
    regfree(&l.pattern);
    return st;
}
