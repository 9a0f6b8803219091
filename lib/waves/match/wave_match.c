#include "wave_match.h"

#include "pdnet/survey.h"

#include <stdlib.h>
#include <string.h>

/* What is under way: the keys of the later wave, and the number of each. */
struct work {
    wave_match *m;
    wave_names *names;
    wave_names__span span;
    pdn_textmap later;   /* ids of the later wave */
    pdn_textmap earlier; /* ends of the earlier wave that nobody later bears */
};

static bool is_group(const pdn_network *g, size_t i)
{
    return (g->is_group != NULL && g->is_group[i]) ||
           pdn_network_of_organisations(g) ||
           pdn_table_column(&g->actor, "respondents") != NULL;
}

static pdn_status new_wave(const pdn_network *g, size_t most, pdn_arena *memory,
                           wave_match__wave *w)
{
    pdn_status st = PDN_OK;

    w->g = g;
    PDN_TAKE(memory, w->of, g->actors);
    PDN_TAKE(memory, w->actor, most);
    PDN_TAKE(memory, w->answered, most);
    PDN_TAKE(memory, w->own, most);
    PDN_TAKE(memory, w->arc, g->ties);
    PDN_TAKE(memory, w->open, g->ties);
    memset(w->actor, 0xff, most * sizeof *w->actor);
    memset(w->own, 0xff, most * sizeof *w->own);
out:
    return st;
}

/* Actor v of that wave is member i. */
static void put(wave_match *m, int wave, size_t v, uint32_t i)
{
    wave_match__wave *w = &m->wave[wave];
    bool first = w->actor[i] == WAVE_MATCH_NOBODY;

    w->of[v] = i;
    w->answered[i] = w->g->answered[v] && (first || w->answered[i]);
    m->service[i] = w->g->is_group != NULL && w->g->is_group[v];
    if (first) w->actor[i] = (uint32_t)v;
}

static pdn_status number_later(struct work *k)
{
    pdn_status st = PDN_OK;
    wave_match *m = k->m;
    const pdn_network *g = m->wave[1].g;
    const char *key = NULL;
    uint32_t i = 0;

    for (size_t v = 0; v < g->actors; v++) {
        PDN_TRY(wave_names__key(k->names, g->id[v], &key));
        PDN_TRY(textmap__put(&k->later, key, (uint32_t)m->members, &i));
        m->members += i == m->members;
        put(m, 1, v, i);
    }
    /* a group goes by its name as well, where no id is alike */
    for (size_t v = 0; v < g->actors; v++) {
        if (!is_group(g, v)) continue;
        PDN_TRY(wave_names__key(k->names, g->label[v], &key));
        PDN_TRY(textmap__put(&k->later, key, m->wave[1].of[v], NULL));
    }
out:
    return st;
}

/* The number of what an actor of the earlier wave is now; what nobody bears
 * any more gets one of its own. */
static pdn_status number_end(struct work *k, const char *name, uint32_t *out)
{
    pdn_status st = PDN_OK;
    int64_t there = textmap__get(&k->later, name);

    if (there == PDN_TEXTMAP_NONE) {
        PDN_TRY(textmap__put(&k->earlier, name, (uint32_t)k->m->members, out));
        k->m->members += *out == k->m->members;
    } else {
        *out = (uint32_t)there;
    }
out:
    return st;
}

/* Nobody later bears the name, and it became no other. */
static bool is_gone(const struct work *k, const wave_names__end *end,
                    const char *key)
{
    return end->names == 1 && strcmp(end->name[0], key) == 0 &&
           textmap__get(&k->later, key) == PDN_TEXTMAP_NONE;
}

/* Where nothing is known by the id of a group, its name may be. */
static pdn_status follow(struct work *k, size_t v, wave_names__end *end)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = k->m->wave[0].g;
    const char *key = NULL;
    wave_names__end other = {0};

    PDN_TRY(wave_names__key(k->names, g->id[v], &key));
    PDN_TRY(wave_names__follow(k->names, key, k->span, &k->later, end));
    if (!is_group(g, v) || !is_gone(k, end, key)) goto out;
    PDN_TRY(wave_names__key(k->names, g->label[v], &key));
    PDN_TRY(wave_names__follow(k->names, key, k->span, &k->later, &other));
    if (!is_gone(k, &other, key)) *end = other;
out:
    return st;
}

static pdn_status number_earlier(struct work *k)
{
    pdn_status st = PDN_OK;
    wave_match *m = k->m;
    wave_names__end end = {0};
    uint32_t i = 0;

    for (size_t v = 0; v < m->wave[0].g->actors; v++) {
        PDN_TRY(follow(k, v, &end));
        if (!end.parted) {
            PDN_TRY(number_end(k, end.name[0], &i));
            put(m, 0, v, i);
            continue;
        }
        for (size_t n = 0; n < end.names; n++) {
            int64_t part = textmap__get(&k->later, end.name[n]);
            if (part != PDN_TEXTMAP_NONE) m->broken[part] = true;
        }
        i = (uint32_t)m->members++;
        m->broken[i] = true;
        put(m, 0, v, i);
    }
out:
    return st;
}

static int by_ends(const void *x, const void *y)
{
    const wave_match__arc *a = x, *b = y;

    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

size_t wave_match__each_once(wave_match__arc *arc, size_t n)
{
    size_t kept = 0;

    qsort(arc, n, sizeof *arc, by_ends);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || arc[kept - 1].from != arc[i].from ||
            arc[kept - 1].to != arc[i].to)
            arc[kept++] = arc[i];
    return kept;
}

/* Contacts, and cells left open, by the numbers of their ends. */
static pdn_status place_ties(const wave_match *m, wave_match__wave *w)
{
    pdn_status st = PDN_OK;
    bool *open = NULL;

    PDN_NEW(open, w->g->ties);
    (void)pdn_survey_open(&w->g->tie, open);
    for (size_t k = 0; k < w->g->ties; k++) {
        uint32_t i = w->of[w->g->from[k]], j = w->of[w->g->to[k]];
        bool turn = !m->directed && i > j;
        wave_match__arc a = {turn ? j : i, turn ? i : j, (uint32_t)k};
        if (w->g->contact[k])
            w->arc[w->arcs++] = a;
        else if (open[k] && i != j)
            w->open[w->opens++] = a;
    }
    qsort(w->arc, w->arcs, sizeof *w->arc, by_ends);
    qsort(w->open, w->opens, sizeof *w->open, by_ends);
out:
    free(open);
    return st;
}

/* The service that each is of: the vertex that stands in the same group. */
static pdn_status find_own(wave_match__wave *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    pdn_groups q = {0};
    uint32_t *service = NULL;

    PDN_TRY(pdn_groups_by(g, pdn_network_by(g, NULL), &q));
    PDN_NEW(service, q.groups);
    memset(service, 0xff, q.groups * sizeof *service);
    for (size_t v = 0; v < g->actors; v++)
        if (g->is_group[v]) service[q.of[v]] = w->of[v];
    for (size_t v = 0; v < g->actors; v++)
        if (!g->is_group[v]) w->own[w->of[v]] = service[q.of[v]];
out:
    free(service);
    pdn_groups_clear(&q);
    return st;
}

static pdn_status check_alike(const pdn_network *before,
                              const pdn_network *after)
{
    if (before->directed != after->directed)
        return pdn_fail(PDN_EDATA, "one wave is directed and the other is not: "
                                   "what they report cannot be compared");
    if (pdn_network_names_groups(before) != pdn_network_names_groups(after))
        return pdn_fail(PDN_EDATA, "in one wave people name services and in "
                                   "the other each other: what they report "
                                   "cannot be compared");
    return PDN_OK;
}

pdn_status wave_match__make(const pdn_wave *before, const pdn_wave *after,
                            wave_names *names, wave_match *out)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = before->network, *h = after->network;
    const size_t most = g->actors + h->actors;
    wave_match m = {.directed = h->directed,
                    .services = pdn_network_names_groups(h)};
    struct work k = {.m = &m,
                     .names = names,
                     .span = {wave_names__year(before->label),
                              wave_names__year(after->label)}};

    PDN_TRY(check_alike(g, h));
    PDN_TAKE(&m.memory, m.broken, most);
    PDN_TAKE(&m.memory, m.service, most);
    PDN_TRY(new_wave(g, most, &m.memory, &m.wave[0]));
    PDN_TRY(new_wave(h, most, &m.memory, &m.wave[1]));
    PDN_TRY(number_later(&k));
    PDN_TRY(number_earlier(&k));
    PDN_TRY(place_ties(&m, &m.wave[0]));
    PDN_TRY(place_ties(&m, &m.wave[1]));
    for (int i = 0; m.services && i < 2; i++)
        PDN_TRY(find_own(&m.wave[i]));
    *out = m;
    m = (wave_match){0};
out:
    textmap__clear(&k.later);
    textmap__clear(&k.earlier);
    wave_match__clear(&m);
    return st;
}

static size_t keep_arcs(const wave_match__wave *w, wave_match__arc *a,
                        size_t arcs)
{
    size_t kept = 0;

    for (size_t k = 0; k < arcs; k++)
        if (!w->left_out[w->g->from[a[k].row]] &&
            !w->left_out[w->g->to[a[k].row]])
            a[kept++] = a[k];
    return kept;
}

void wave_match__leave_out(wave_match *m, int wave, const bool *left_out)
{
    wave_match__wave *w = &m->wave[wave];

    if (left_out == NULL) return;
    w->left_out = left_out;
    for (uint32_t i = 0; i < m->members; i++) {
        w->actor[i] = WAVE_MATCH_NOBODY;
        w->answered[i] = false;
    }
    for (size_t v = 0; v < w->g->actors; v++)
        if (!left_out[v]) put(m, wave, v, w->of[v]);
    w->arcs = keep_arcs(w, w->arc, w->arcs);
    w->opens = keep_arcs(w, w->open, w->opens);
}

static bool has(const wave_match__arc *a, size_t n, uint32_t i, uint32_t j)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t k = low + (high - low) / 2;
        if (a[k].from < i || (a[k].from == i && a[k].to < j))
            low = k + 1;
        else
            high = k;
    }
    return low < n && a[low].from == i && a[low].to == j;
}

bool wave_match__contact(const wave_match *m, int wave, uint32_t i, uint32_t j)
{
    const wave_match__wave *w = &m->wave[wave];
    bool turn = !m->directed && i > j;

    return has(w->arc, w->arcs, turn ? j : i, turn ? i : j);
}

bool wave_match__seen(const wave_match *m, int wave, uint32_t i, uint32_t j)
{
    const wave_match__wave *w = &m->wave[wave];
    bool turn = !m->directed && i > j;

    return w->answered[i] && w->own[i] != j &&
           !has(w->open, w->opens, turn ? j : i, turn ? i : j);
}

void wave_match__clear(wave_match *m)
{
    pdn_arena_clear(&m->memory);
    *m = (wave_match){0};
}
