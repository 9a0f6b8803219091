/* What is drawn of several waves: their difference, and each beside the next.
 */
#include "plot.h"
#include "wave_files.h"

#include "pdnet/network.h"
#include "pdnet/sheets.h"
#include "pdnet/waves.h"
#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

struct waves {
    wave_files files;
    pdn_place *anchor;
    wave_files__names names;
    wave_files__how how;
};

/* A map of people shows whom each works with: only where those who look may
 * see people, or organisations. */
static pdn_status check_internal(const pdn_plot *p, const wave_files *w)
{
    bool organisations = true;

    for (size_t k = 0; k < w->waves; k++)
        organisations &= pdn_network_of_organisations(&w->g[k]);
    if (p->a->internal || organisations) return PDN_OK;
    return pdn_fail(PDN_EDATA,
                    "who is in contact with whom in two waves tells people "
                    "apart. Say --internal where those who look may see "
                    "people, or draw what pdn-waves --pairs wrote");
}

static pdn_status read_waves(pdn_plot *p, struct waves *w)
{
    pdn_status st = PDN_OK;
    pdn_call *call = p->call;
    pdn_waves_options o = pdn_waves_defaults();

    w->how.near = p->a->near;
    w->how.stability = p->a->stability;
    PDN_TRY(plot__anchor(p, &w->anchor, &w->how.anchors));
    w->how.anchor = w->anchor;
    PDN_TRY(wave_files__read_names(call, p->a->aliases, p->a->crosswalk,
                                   &w->names, &o));
    PDN_TRY(wave_files__read(call, call->operand + 1, call->operands - 1,
                             &w->files));
    PDN_TRY(check_internal(p, &w->files)); /* before what takes time */
    PDN_TRY(wave_files__place(call, &o, &w->how, &w->files));
out:
    return st;
}

static void clear(struct waves *w)
{
    wave_files__clear(&w->files);
    wave_files__names_clear(&w->names);
    free(w->anchor);
}

static void set_facts(pdn_plot *p, const wave_files *w)
{
    const pdn_wave *last = &w->wave[w->waves - 1];

    p->facts.wave = last->label;
    p->facts.internal = true;
    pdn_pairs_count_people(last->network, &p->facts.actors, &p->facts.answered);
}

static pdn_status plot_people(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    struct waves w = {0};
    pdn_difference d = {.names = p->a->internal};

    PDN_TRY(read_waves(p, &w));
    set_facts(p, &w.files);
    d.wave = w.files.wave;
    d.contacts = w.files.contacts;
    d.map = &w.files.map[1];
    PDN_TRY(plot__begin(p, pdn_difference_title(&d),
                        pdn_word("The maps of two waves as one: each line is "
                                 "the contact of two people.")));
    PDN_TRY(pdn_difference_sheet(p->picture.canvas, &p->facts, &d));
    PDN_TRY(plot__layout(p, w.files.map[w.files.waves - 1].place,
                         w.files.map[w.files.waves - 1].places));
out:
    st = plot__finish(p, st);
    clear(&w);
    return st;
}

/* Services on the ring of --anchor, else in an order of their own. */
static pdn_status make_ring(pdn_plot *p, const pdn_wave_pair *row, size_t n,
                            pdn_ring *out)
{
    pdn_status st = PDN_OK;
    pdn_pair *pair = NULL;
    pdn_place *anchor = NULL;
    size_t anchors = 0;

    PDN_TRY(plot__anchor(p, &anchor, &anchors));
    PDN_NEW(pair, n);
    for (size_t i = 0; i < n; i++)
        pdn_pair_of_change(&row[i], &pair[i]);
    PDN_TRY(pdn_ring_make(pair, n, NULL, NULL, anchor, anchors, out));
out:
    free(anchor);
    free(pair);
    return st;
}

static pdn_status plot_services(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    void *rows = NULL;
    size_t n = 0;
    pdn_ring ring = {0};
    const char *title = NULL;
    const double year = (double)p->a->year;

    PDN_TRY(plot__rows(p, p->input, &pdn_waves_pairs_schema, &rows, &n));
    PDN_TRY(pdn_within(pdn_title_of_difference(rows, n, year, &title), "%s",
                       pdn_base_name(p->input)));
    PDN_TRY(make_ring(p, rows, n, &ring));
    PDN_TRY(plot__begin(p, title,
                        pdn_word("The maps of services of two waves as one: "
                                 "each line is a pair of services.")));
    PDN_TRY(pdn_services_difference(p->picture.canvas, &p->facts, &ring, rows,
                                    n, year));
out:
    st = plot__finish(p, st);
    pdn_ring_clear(&ring);
    free(rows);
    return st;
}

pdn_status plot__difference(pdn_plot *p)
{
    if (p->call->operands > 3)
        return cli__misuse(p->call,
                           "difference wants two networks, or one table");
    return p->call->operands == 3 ? plot_people(p) : plot_services(p);
}

/* ---- side by side ---- */

/* The waves as they are drawn, each on the ring of those before. */
struct side_by_side {
    wave_files files;
    pdn_groups *q;
    pdn_pair **pair;
    pdn_multiple *wave;
    pdn_ring ring;
};

static pdn_status take_wave(pdn_plot *p, struct side_by_side *s, size_t k)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = s->files.wave[k].network;
    pdn_ring ring = {0};
    pdn_place *before = NULL;
    size_t befores = s->ring.services;

    PDN_TRY(pdn_groups_by(g, pdn_network_by(g, p->a->by), &s->q[k]));
    PDN_TRY(pdn_pairs_of_people(g, &s->q[k], &s->pair[k], &s->wave[k].pairs));
    s->wave[k].pair = s->pair[k];
    s->wave[k].label = s->files.wave[k].label;
    pdn_pairs_count_people(g, &s->wave[k].actors, &s->wave[k].answered);
    if (k == 0)
        PDN_TRY(plot__anchor(p, &before, &befores));
    else
        PDN_TRY(pdn_ring_places(&s->ring, &before));
    PDN_TRY(pdn_ring_make(s->pair[k], s->wave[k].pairs, g, p->a->by, before,
                          befores, &ring));
    pdn_ring_clear(&s->ring);
    s->ring = ring;
    ring = (pdn_ring){0};
out:
    free(before);
    pdn_ring_clear(&ring);
    return st;
}

static pdn_status take_waves(pdn_plot *p, struct side_by_side *s)
{
    pdn_status st = PDN_OK;
    const pdn_call *call = p->call;
    const size_t n = call->operands - 1;

    PDN_NEW(s->q, n);
    PDN_NEW(s->pair, n);
    PDN_NEW(s->wave, n);
    PDN_TRY(wave_files__read(p->call, call->operand + 1, n, &s->files));
    for (size_t k = 0; k < n; k++)
        PDN_TRY(take_wave(p, s, k));
out:
    return st;
}

static void clear_side_by_side(struct side_by_side *s)
{
    for (size_t k = 0; k < s->files.waves; k++) {
        if (s->pair != NULL) free(s->pair[k]);
        if (s->q != NULL) pdn_groups_clear(&s->q[k]);
    }
    free(s->pair);
    free(s->q);
    free(s->wave);
    pdn_ring_clear(&s->ring);
    wave_files__clear(&s->files);
}

pdn_status plot__multiples(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    struct side_by_side s = {0};
    pdn_place *place = NULL;
    const char *title = NULL;

    if (p->call->operands < 3)
        return cli__misuse(p->call, "multiples wants two networks or more");
    PDN_TRY(take_waves(p, &s));
    PDN_TRY(pdn_multiples_title(s.wave, s.files.waves, &title));
    PDN_TRY(plot__begin(p, title,
                        pdn_word("A small map of services for each survey, "
                                 "each service in the same place.")));
    PDN_TRY(pdn_multiples_sheet(p->picture.canvas, &p->facts, &s.ring, s.wave,
                                s.files.waves));
    PDN_TRY(pdn_ring_places(&s.ring, &place));
    PDN_TRY(plot__layout(p, place, s.ring.services));
out:
    st = plot__finish(p, st);
    free(place);
    clear_side_by_side(&s);
    return st;
}
