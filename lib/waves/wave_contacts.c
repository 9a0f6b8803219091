/* What became of the contact of every two people. */
#include "waves/match/wave_match.h"

#include <stdlib.h>

/* A report of one wave, by its two ends; shared: both waves saw that cell. */
struct report {
    uint32_t a, b;
    unsigned char wave;
    bool shared;
};

static int by_ends(const void *x, const void *y)
{
    const struct report *p = x, *q = y;

    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* Whether both waves could see a report of i about j. */
static bool is_shared(const wave_match *m, uint32_t i, uint32_t j)
{
    return wave_match__common(m, i) && wave_match__common(m, j) &&
           wave_match__seen(m, 0, i, j) && wave_match__seen(m, 1, i, j);
}

static size_t gather(const wave_match *m, int wave, struct report *out)
{
    const wave_match__wave *w = &m->wave[wave];
    size_t n = 0;

    for (size_t k = 0; k < w->arcs; k++) {
        uint32_t i = w->arc[k].from, j = w->arc[k].to;
        if (i == j) continue; /* became one */
        out[n++] = (struct report){i < j ? i : j, i < j ? j : i,
                                   (unsigned char)wave, is_shared(m, i, j)};
    }
    return n;
}

/* What the reports of one dyad say. */
static pdn_contact_fate fate_of(const struct report *r, size_t n)
{
    bool there[2] = {false, false};

    for (size_t k = 0; k < n; k++)
        if (r[k].shared) there[r[k].wave] = true;
    if (there[0]) return there[1] ? PDN_CONTACT_KEPT : PDN_CONTACT_GONE;
    return there[1] ? PDN_CONTACT_NEW : PDN_CONTACT_UNSEEN;
}

static pdn_status take_contacts(const wave_match *m, pdn_wave_contacts *c)
{
    pdn_status st = PDN_OK;
    struct report *r = NULL;
    size_t n = 0;

    PDN_NEW(r, m->wave[0].arcs + m->wave[1].arcs);
    for (int k = 0; k < 2; k++)
        n += gather(m, k, r + n);
    if (n > 0) qsort(r, n, sizeof *r, by_ends);
    PDN_NEW(c->contact, n);
    for (size_t k = 0, last = 0; k < n; k = last) {
        while (last < n && by_ends(&r[k], &r[last]) == 0)
            last++;
        pdn_contact_fate fate = fate_of(r + k, last - k);
        c->contact[c->contacts++] = (pdn_wave_contact){r[k].a, r[k].b, fate};
        c->count[fate]++;
    }
out:
    free(r);
    return st;
}

static pdn_status take_members(const wave_match *m, pdn_wave_contacts *c)
{
    pdn_status st = PDN_OK;
    const wave_match__wave *before = &m->wave[0];

    PDN_NEW(c->member, m->members);
    PDN_NEW(c->now, before->g->actors);
    c->members = m->members;
    c->befores = before->g->actors;
    for (uint32_t i = 0; i < m->members; i++) {
        pdn_wave_member *p = &c->member[i];
        for (int k = 0; k < 2; k++) {
            const wave_match__wave *w = &m->wave[k];
            bool there = wave_match__there(m, k, i);
            p->actor[k] = there ? w->actor[i] : SIZE_MAX;
            p->answered[k] = there && w->answered[i];
            if (!there) continue;
            p->id = w->g->id[w->actor[i]];
            p->label = w->g->label[w->actor[i]];
        }
    }
    for (size_t v = 0; v < before->g->actors; v++)
        c->now[v] = before->of[v];
out:
    return st;
}

pdn_status pdn_wave_contacts_make(const pdn_wave wave[2],
                                  const pdn_waves_options *o,
                                  pdn_diagnostics *f, pdn_wave_contacts *out)
{
    pdn_status st = PDN_OK;
    wave_names names = {0};
    wave_match m = {0};
    pdn_wave_contacts c = {0};

    PDN_TRY(wave_names__take(o->aliases, o->crosswalk, f, &names));
    PDN_TRY(pdn_within(wave_match__make(&wave[0], &wave[1], &names, &m),
                       "%s to %s", wave[0].label, wave[1].label));
    PDN_TRY(take_members(&m, &c));
    PDN_TRY(take_contacts(&m, &c));
    *out = c;
    c = (pdn_wave_contacts){0};
out:
    pdn_wave_contacts_clear(&c);
    wave_match__clear(&m);
    wave_names__clear(&names);
    return st;
}

void pdn_wave_contacts_clear(pdn_wave_contacts *c)
{
    free(c->member);
    free(c->contact);
    free(c->now);
    *c = (pdn_wave_contacts){0};
}
