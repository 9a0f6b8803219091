#include "wave_verdicts.h"

#include <stdlib.h>
#include <string.h>

/* The groups of the later wave, and what each was called before. */
struct work {
    wave_names *names;
    wave_names__span span;
    pdn_textmap later;
    const char **was; /* NULL: nothing, or several */
    size_t *count;
};

static pdn_status find_before(struct work *w, const char *label)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    wave_names__end end = {0};

    PDN_TRY(pdn_name_key(&w->names->text, label, &key));
    PDN_TRY(wave_names__follow(w->names, key, w->span, &w->later, &end));
    /* a part of something split is not the same group either */
    for (size_t k = 0; k < end.names; k++) {
        int64_t now = textmap__get(&w->later, end.name[k]);
        if (now == PDN_TEXTMAP_NONE) continue;
        w->count[now] += end.parted ? 2 : 1;
        w->was[now] = w->count[now] == 1 ? label : NULL;
    }
out:
    return st;
}

/* SIZE_MAX: there is no such pair. */
static size_t pair_of(const pdn_breakdown *b, const char *g, const char *h)
{
    for (size_t k = 0; b != NULL && g != NULL && h != NULL && k < b->pairs;
         k++) {
        const pdn_pair *p = &b->pair[k];
        if ((strcmp(p->group_a, g) == 0 && strcmp(p->group_b, h) == 0) ||
            (strcmp(p->group_a, h) == 0 && strcmp(p->group_b, g) == 0))
            return k;
    }
    return SIZE_MAX;
}

static pdn_verdict verdict_of(const pdn_breakdown *b, size_t pair)
{
    return b == NULL || pair == SIZE_MAX ? PDN_NO_VERDICT
                                         : b->pair[pair].verdict;
}

static const char *was_called(const struct work *w, const char *label)
{
    const char *key = NULL;

    if (pdn_name_key(&w->names->text, label, &key) != PDN_OK) return NULL;
    int64_t now = textmap__get(&w->later, key);
    return now == PDN_TEXTMAP_NONE ? NULL : w->was[now];
}

pdn_status wave_verdicts__fill(wave_names *names, wave_names__span span,
                               const char *const *label, size_t n,
                               const pdn_breakdown *const wave[2],
                               pdn_wave_pairs *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.names = names, .span = span};
    const char *key = NULL;

    PDN_NEW(w.was, n);
    PDN_NEW(w.count, n);
    for (size_t k = 0; k < n; k++) {
        PDN_TRY(pdn_name_key(&names->text, label[k], &key));
        PDN_TRY(textmap__put(&w.later, key, (uint32_t)k, NULL));
    }
    for (size_t k = 0; wave[0] != NULL && k < wave[0]->pairs; k++)
        if (strcmp(wave[0]->pair[k].group_a, wave[0]->pair[k].group_b) == 0)
            PDN_TRY(find_before(&w, wave[0]->pair[k].group_a));
    for (size_t k = 0; k < out->rows; k++) {
        pdn_wave_pair *r = &out->row[k];
        out->before[k] = pair_of(wave[0], was_called(&w, r->group_a),
                                 was_called(&w, r->group_b));
        r->verdict_before = verdict_of(wave[0], out->before[k]);
        out->after[k] = pair_of(wave[1], r->group_a, r->group_b);
        r->verdict_after = verdict_of(wave[1], out->after[k]);
    }
out:
    textmap__clear(&w.later);
    free(w.was);
    free(w.count);
    return st;
}
