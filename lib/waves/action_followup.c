/* What came after steps agreed on: the pair's verdicts, and its change. */
#include "pdnet/waves.h"

#include <stdlib.h>
#include <string.h>

/* One step and what it is looked for in. */
struct search {
    pdn_arena text;
    const pdn_wave_pair *pair;
    size_t pairs;
    const char **a, **b; /* the groups of each as they are compared */
    pdn_diagnostics *f;
};

/* The text behind `with`; NULL where it begins otherwise. */
static const char *behind(const char *text, const char *with)
{
    size_t n = strlen(with);

    return n > 0 && strncmp(text, with, n) == 0 ? text + n : NULL;
}

static bool ends_a_name(const char *at)
{
    return *at == '\0' || strchr(" :;,.(", *at) != NULL;
}

/* How much of the text names both groups, in this order; 0: it does not. */
static size_t names_both(const char *text, const char *a, const char *b)
{
    static const char *const between[] = {" og ", " and ", " & ", " + ", " - ",
                                          " – ",  " / ",   "/",   "–",   "-"};
    const char *rest = behind(text, a), *end = NULL;

    for (size_t i = 0; rest != NULL && i < PDN_COUNT(between); i++) {
        const char *second = behind(rest, between[i]);
        if (second == NULL) continue;
        end = behind(second, b);
        if (end != NULL && ends_a_name(end)) return (size_t)(end - text);
    }
    return 0;
}

/* The pair that the text begins with, the longest; SIZE_MAX: none. */
static size_t find_named(const struct search *s, const char *text)
{
    size_t best = SIZE_MAX, longest = 0;

    for (size_t p = 0; p < s->pairs; p++) {
        size_t n = names_both(text, s->a[p], s->b[p]);
        size_t m = names_both(text, s->b[p], s->a[p]);
        if (m > n) n = m;
        if (n <= longest) continue;
        longest = n;
        best = p;
    }
    return best;
}

/* The pair of these two groups; SIZE_MAX: none. */
static size_t find_given(const struct search *s, const char *a, const char *b)
{
    for (size_t p = 0; p < s->pairs; p++)
        if ((strcmp(s->a[p], a) == 0 && strcmp(s->b[p], b) == 0) ||
            (strcmp(s->a[p], b) == 0 && strcmp(s->b[p], a) == 0))
            return p;
    return SIZE_MAX;
}

static pdn_status tell(const struct search *s, const char *what,
                       const char *which)
{
    const pdn_diagnostic at = {.severity = PDN_WARNING,
                               .code = "meets-nothing"};

    if (s->f == NULL) return PDN_OK;
    return pdn_diagnostics_add(s->f, at, "actions: no %s %s", what, which);
}

static pdn_status find_pair(struct search *s, const pdn_action_row *r,
                            size_t *found)
{
    pdn_status st = PDN_OK;
    const char *a = NULL, *b = NULL;

    if (r->group_a == NULL || r->group_b == NULL) {
        if (r->finding == NULL) return PDN_OK;
        PDN_TRY(pdn_normalize_name(&s->text, r->finding, &a));
        *found = find_named(s, a);
        goto out;
    }
    PDN_TRY(pdn_normalize_name(&s->text, r->group_a, &a));
    PDN_TRY(pdn_normalize_name(&s->text, r->group_b, &b));
    *found = find_given(s, a, b);
    if (*found == SIZE_MAX)
        PDN_TRY(tell(s, "pair of groups in any wave is", r->group_a));
out:
    return st;
}

static bool same_pair(const pdn_wave_pair *a, const pdn_wave_pair *b)
{
    return strcmp(a->group_a, b->group_a) == 0 &&
           strcmp(a->group_b, b->group_b) == 0;
}

static void set_numbers(pdn_action_row *r, double to)
{
    r->contacts = r->contacts_lo = r->contacts_hi = to;
}

/* The change of the pair from the wave of the finding to the next. */
static void follow_change(pdn_action_row *r, const pdn_wave_pair *c)
{
    static const pdn_followed found[] = {
        [PDN_WAVE_NOT_TOLD] = PDN_FOLLOWED_NOT_COMPARABLE,
        [PDN_WAVE_UNCLEAR] = PDN_FOLLOWED_UNCLEAR,
        [PDN_WAVE_MORE] = PDN_FOLLOWED_MORE,
        [PDN_WAVE_LESS] = PDN_FOLLOWED_LESS,
    };

    r->change_to = c->to_wave;
    if (c->respondents_a < .5 || c->respondents_b < .5) {
        r->followed = PDN_FOLLOWED_NO_ANSWERS;
        set_numbers(r, pdn_absent(PDN_NO_ANSWER));
        return;
    }
    /* one that could be, and was not: no draws were asked for */
    r->followed = c->finding == PDN_WAVE_NOT_TOLD && c->assessable > 0
                      ? PDN_FOLLOWED_NONE
                      : found[c->finding];
    if (c->finding == PDN_WAVE_NOT_TOLD) return;
    r->contacts = c->contacts;
    r->contacts_lo = c->contacts_lo;
    r->contacts_hi = c->contacts_hi;
}

/* Of a hidden pair not even the names stand: a finding of it is not told. */
static void hide(pdn_action_row *r)
{
    r->group_a = r->group_b = r->change_to = NULL;
    r->verdict_then = r->verdict_now = PDN_HIDDEN;
    r->followed = PDN_FOLLOWED_HIDDEN;
    set_numbers(r, pdn_absent(PDN_SUPPRESSED));
}

static void follow_pair(const struct search *s, const pdn_wave_pair *of,
                        pdn_action_row *r)
{
    const pdn_wave_pair *from = NULL, *to = NULL;
    bool known = false;

    r->group_a = of->group_a;
    r->group_b = of->group_b;
    for (size_t p = 0; p < s->pairs; p++) {
        const pdn_wave_pair *x = &s->pair[p];
        if (!same_pair(x, of)) continue;
        r->verdict_now = x->verdict_after;
        r->now = x->to_wave;
        if (r->wave == NULL) continue;
        if (strcmp(x->from_wave, r->wave) == 0) from = x;
        if (strcmp(x->to_wave, r->wave) == 0) to = x;
    }
    known = from != NULL || to != NULL;
    if (known)
        r->verdict_then =
            from != NULL ? from->verdict_before : to->verdict_after;
    r->followed = known ? PDN_FOLLOWED_TOO_EARLY : PDN_FOLLOWED_NO_WAVE;
    if (from != NULL)
        follow_change(r, from);
    else if (known)
        set_numbers(r, pdn_absent(PDN_NOT_ASKED));
    if (r->verdict_then == PDN_HIDDEN || r->verdict_now == PDN_HIDDEN) hide(r);
}

static void begin(pdn_action_row *r)
{
    r->verdict_then = r->verdict_now = PDN_NO_VERDICT;
    r->followed = PDN_FOLLOWED_NONE;
    r->now = r->change_to = NULL;
    set_numbers(r, pdn_absent(PDN_NOT_DEFINED));
}

static bool is_wave(const struct search *s, const char *wave)
{
    for (size_t p = 0; p < s->pairs; p++)
        if (strcmp(s->pair[p].from_wave, wave) == 0 ||
            strcmp(s->pair[p].to_wave, wave) == 0)
            return true;
    return false;
}

static pdn_status follow(struct search *s, pdn_action_row *r)
{
    pdn_status st = PDN_OK;
    size_t pair = SIZE_MAX;

    begin(r);
    if (s->pairs > 0) PDN_TRY(find_pair(s, r, &pair));
    if (pair == SIZE_MAX) r->group_a = r->group_b = NULL;
    if (s->pairs == 0) goto out;
    if (r->wave != NULL && !is_wave(s, r->wave))
        PDN_TRY(tell(s, "wave is called", r->wave));
    if (pair != SIZE_MAX) {
        follow_pair(s, &s->pair[pair], r);
    } else {
        r->followed = PDN_FOLLOWED_NO_PAIR;
        set_numbers(r, pdn_absent(PDN_NOT_ASKED));
    }
out:
    return st;
}

pdn_status pdn_actions_follow(pdn_action_row *row, size_t rows,
                              const pdn_wave_pair *pair, size_t pairs,
                              pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct search s = {.pair = pair, .pairs = pairs, .f = f};

    if (rows == 0) return PDN_OK;
    PDN_NEW(s.a, pairs + 1);
    PDN_NEW(s.b, pairs + 1);
    for (size_t p = 0; p < pairs; p++) {
        PDN_TRY(pdn_normalize_name(&s.text, pair[p].group_a, &s.a[p]));
        PDN_TRY(pdn_normalize_name(&s.text, pair[p].group_b, &s.b[p]));
    }
    for (size_t i = 0; i < rows; i++)
        PDN_TRY(follow(&s, &row[i]));
out:
    pdn_arena_clear(&s.text);
    free(s.a);
    free(s.b);
    return st;
}
