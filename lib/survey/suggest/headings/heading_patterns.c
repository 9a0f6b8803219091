#include "survey/suggest/headings/heading_patterns.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

/* `who` is the group that names somebody, the other one asks. Of patterns that
 * do equally well the first is taken. */
struct form {
    const char *pattern;
    int who;
};
static const struct form forms[] = {
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

static pdn_status try_one(answers_context *w, const pdn_table *t,
                          const struct form *form, pdn_arena *text,
                          struct tried *out)
{
    pdn_status st = PDN_OK;
    regex_t read;
    regmatch_t m[3];
    pdn_textmap asks = {0};
    uint32_t first = 0;

    if (regcomp(&read, form->pattern, REG_EXTENDED) != 0)
        return pdn_fail(PDN_EARG, "pattern %s", form->pattern);
    for (uint32_t k = 0; k < t->columns; k++) {
        const char *heading = t->column[k].name;
        heading_part *p = &out->part[k];
        size_t who = (size_t)form->who, asked = read.re_nsub < 2 ? 0 : 3 - who;
        *p = (heading_part){.actor = UINT32_MAX};
        if (read.re_nsub < who || regexec(&read, heading, 3, m, 0) != 0)
            continue;
        PDN_TRY(take(text, heading, &m[who], &p->who));
        PDN_TRY(take(text, heading, &m[asked], &p->asks));
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

/* A pattern that was given: who is its first group, or its second. */
static size_t forms_of(const answers_context *w, struct form given[2],
                       const struct form **form)
{
    *form = forms;
    if (w->o->roster_pattern == NULL) return FORMS;
    given[0] = (struct form){w->o->roster_pattern, 1};
    given[1] = (struct form){w->o->roster_pattern, 2};
    *form = given;
    return 2;
}

pdn_status heading_patterns__find(answers_context *w, const pdn_table *t,
                                  pdn_arena *text, heading_part *part,
                                  const char **pattern, size_t *named)
{
    pdn_status st = PDN_OK;
    struct tried best = {0}, one = {0};
    struct form given[2];
    const struct form *form = NULL;
    size_t n = forms_of(w, given, &form);

    *pattern = NULL;
    PDN_NEW(best.part, t->columns);
    for (size_t k = 0; k < t->columns; k++)
        best.part[k].actor = UINT32_MAX;
    for (size_t f = 0; f < n; f++) {
        one = (struct tried){0};
        PDN_NEW(one.part, t->columns);
        PDN_TRY(try_one(w, t, &form[f], text, &one));
        if (is_better(&one, &best) ||
            (best.named == 0 && *pattern == NULL && one.fits > 2 && f < 3)) {
            free(best.part);
            best = one;
            one.part = NULL;
            *pattern = form[f].pattern;
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
