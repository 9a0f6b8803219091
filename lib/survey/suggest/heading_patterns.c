#include "survey/suggest/heading_patterns.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

/* `who` is the group that names somebody, the other one asks. Of patterns that
 * do equally well the first is taken. */
static const struct {
    const char *pattern;
    int who;
} forms[] = {
    {"^(.*[^ :.?])[ :.]*\\[(.*)\\]$", 2}, /* Hvor ofte ...: [Kari] */
    {"^(.*[?])[ :]*\\[(.*)\\]$", 2},      /* Hvor ofte ...? [Kari] */
    {"^\\[(.*)\\][ :.]*(.*)$", 1},        /* [Kari] hvor ofte ... */
    {"^(.*[^ ]) *: +(.*)$", 2},           /* Hvor ofte ...: Kari */
    {"^(.*[^ ]) +[-–] +(.*)$", 2},        /* Hvor ofte ... - Kari */
    {"^(.*[?.]) +(.*)$", 2},              /* Hvor ofte ...? Kari */
    {"^(.*[?.])(.*)$", 2},                /* Hvor ofte ....Kari */
    {"^(.*)_(.*)$", 2},                   /* freq_A1 */
    {"^([^_]*)_(.*)$", 2},                /* freq_NAV_1 */
    {"^(.*)_(.*)$", 1},                   /* A1_freq */
    {"^(.*)[.](.*)$", 2},                 /* freq.A1 */
    {"^(.*) +([^ ]+)$", 2},               /* Hvor ofte A1 */
    {"^(.+)$", 1},                        /* A1 */
};
enum { FORMS = PDN_COUNT(forms) };

struct tried {
    heading_part *part;
    size_t fits, named, asks; /* asks: different questions */
};

static pdn_status take(pdn_arena *a, const char *s, const regmatch_t *m,
                       const char **out)
{
    if (m->rm_so < 0) {
        *out = "";
        return PDN_OK;
    }
    *out = pdn_arena_text(a, s + m->rm_so, (size_t)(m->rm_eo - m->rm_so));
    return pdn_had_memory(*out);
}

/* Who is called so; a near miss counts as nobody here. */
static pdn_status who_is(answers_context *w, const char *text, uint32_t *actor)
{
    size_t before = w->by_name;
    pdn_status st = answers__seek_actor(w, text, actor);

    w->by_name = before;
    return st;
}

static pdn_status try_one(answers_context *w, const pdn_table *t, size_t form,
                          pdn_arena *text, struct tried *out)
{
    pdn_status st = PDN_OK;
    regex_t read;
    regmatch_t m[3];
    pdn_textmap asks = {0};
    uint32_t first = 0;

    if (regcomp(&read, forms[form].pattern, REG_EXTENDED) != 0)
        return pdn_fail(PDN_EARG, "pattern %s", forms[form].pattern);
    for (uint32_t k = 0; k < t->columns; k++) {
        const char *heading = t->column[k].name;
        heading_part *p = &out->part[k];
        int who = forms[form].who;
        *p = (heading_part){NULL, NULL, UINT32_MAX};
        if (regexec(&read, heading, 3, m, 0) != 0) continue;
        PDN_TRY(take(text, heading, &m[who], &p->who));
        PDN_TRY(
            take(text, heading, &m[read.re_nsub < 2 ? 0 : 3 - who], &p->asks));
        if (read.re_nsub < 2) p->asks = "";
        if (*p->who == '\0') {
            p->who = NULL;
            continue;
        }
        PDN_TRY(who_is(w, p->who, &p->actor));
        out->fits++;
        if (p->actor == UINT32_MAX) continue;
        out->named++;
        PDN_TRY(textmap__put(&asks, p->asks, k, &first));
        out->asks += first == k;
    }
out:
    textmap__clear(&asks);
    regfree(&read);
    return st;
}

/* More headings that name somebody; then fewer questions to ask of them. */
static bool is_better(const struct tried *a, const struct tried *b)
{
    if (a->named != b->named) return a->named > b->named;
    return a->named > 0 && a->asks < b->asks;
}

pdn_status heading_patterns__find(answers_context *w, const pdn_table *t,
                                  pdn_arena *text, heading_part *part,
                                  const char **pattern, size_t *named)
{
    pdn_status st = PDN_OK;
    struct tried best = {0}, one = {0};

    *pattern = NULL;
    PDN_NEW(best.part, t->columns);
    for (size_t f = 0; f < FORMS; f++) {
        one = (struct tried){0};
        PDN_NEW(one.part, t->columns);
        PDN_TRY(try_one(w, t, f, text, &one));
        if (is_better(&one, &best) ||
            (best.named == 0 && *pattern == NULL && one.fits > 2 && f < 3)) {
            free(best.part);
            best = one;
            one.part = NULL;
            *pattern = forms[f].pattern;
        }
        free(one.part);
        one.part = NULL;
    }
    *named = best.named;
    memcpy(part, best.part, t->columns * sizeof *part);
out:
    free(one.part);
    free(best.part);
    return st;
}
