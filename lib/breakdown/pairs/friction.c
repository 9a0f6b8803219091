#include "friction.h"
#include "chance/tails.h"

#include "pair_context.h"

#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_RATERS = 5, LEAST_PARTS = 3 };

static double share(double x, double n)
{
    return n > 0 ? x / n : (double)NAN;
}

void friction__parts(const pdn_friction_sums *s, bool within, double lo,
                     double hi, double part[PDN_FRICTION_PARTS])
{
    double ab = share(s->mean_sum[0], s->means[0]);
    double ba = within ? ab : share(s->mean_sum[1], s->means[1]);

    part[PDN_F1] = share(s->unmet[0] + s->unmet[1], s->needs[0] + s->needs[1]);
    // f2 = (hi - Qbar) / (hi - lo)
    part[PDN_F2] = hi > lo ? (hi - (ab + ba) / 2) / (hi - lo) : (double)NAN;
    part[PDN_F4] = share(s->one_sided, s->confirmed + s->one_sided);
    part[PDN_F5] = share(s->barred, s->rated);
}

double friction__index(const double part[PDN_FRICTION_PARTS])
{
    double sum = 0, n = 0;

    for (int k = 0; k < PDN_FRICTION_PARTS; k++) {
        if (isnan(part[k])) continue;
        sum += part[k];
        n++;
    }
    return n < LEAST_PARTS ? (double)NAN : sum / n;
}

/* What one respondent says of one other group. */
struct word {
    uint32_t person, place; /* place: among the pairs shown */
    unsigned char side, needs, unmet, rates, means;
    double mean;
    double rated, barred;
};

struct work {
    const struct pair_context *w;
    struct word *word; /* by person and other group, then packed */
    size_t words;
    double need_middle;
    bool *shown;            /* by pair */
    uint32_t *place, *pair; /* of a pair among those shown; and back */
    size_t places;
    pdn_strata strata;
    pdn_friction_sums *seen; /* by pair */
    pdn_draws d;
    double *tail; /* of each place */
    tails drawn;
    struct bench {
        uint32_t *times;
        pdn_friction_sums *sums;
    } * bench;
    pdn_arena memory;
};

static struct word *word_of(struct work *f, uint32_t i, uint32_t j)
{
    const pdn_reports *r = &f->w->r;

    return &f->word[i * r->groups + r->group[j]];
}

/* `need` may stand on answers that are no ties. */
static void hear_needs(struct work *f)
{
    const pdn_network *g = f->w->g;
    const pdn_column *need = pdn_table_column(&g->tie, "need");
    double lo = 0, hi = 0;

    if (!pdn_network_scale(g, "need", &lo, &hi)) return;
    f->need_middle = (lo + hi) / 2;
    for (size_t k = 0; k < g->ties; k++) {
        if (isnan(need->number[k]) || g->from[k] == g->to[k] ||
            !f->w->r.answered[g->from[k]])
            continue;
        struct word *v = word_of(f, g->from[k], g->to[k]);
        v->needs = 1;
        if (need->number[k] >= f->need_middle) v->unmet = 1;
    }
}

static void hear_ties(struct work *f)
{
    const struct pair_context *w = f->w;
    const pdn_column *barrier = pdn_table_column(&w->g->tie, "barrier");

    for (size_t k = 0; k < w->r.arcs; k++) {
        struct word *v = word_of(f, w->r.from[k], w->r.to[k]);
        const char *code = barrier == NULL || barrier->text == NULL
                               ? NULL
                               : barrier->text[w->r.row[k]];
        bool barred = code != NULL && code[strspn(code, " +")] != '\0';
        bool rated = false;
        for (int c = PDN_QUALITY; c <= PDN_SKILL; c++)
            rated = rated || !isnan(w->answers[c].value[k]);
        v->unmet = 0; /* there is a tie to that side */
        v->rates |= rated;
        v->rated += rated || barred;
        v->barred += barred;
        if (isnan(w->answers[PDN_QUALITY].value[k])) continue;
        v->mean += w->answers[PDN_QUALITY].value[k];
        v->means++;
    }
}

/* Side of the pair that the word of `person` about group h stands on. */
static void settle_words(struct work *f)
{
    const pdn_reports *r = &f->w->r;

    for (uint32_t i = 0; i < r->actors; i++)
        for (uint32_t h = 0; h < r->groups; h++) {
            struct word *v = &f->word[i * r->groups + h];
            v->person = i;
            v->place = (uint32_t)reports__pair_at(r->groups, r->group[i], h);
            v->side = r->group[i] > h;
            if (v->means > 0) v->mean /= v->means;
            v->means = v->means > 0;
        }
}

static void add_word(const struct word *v, double times, pdn_friction_sums *s)
{
    s->needs[v->side] += times * v->needs;
    s->unmet[v->side] += times * v->unmet;
    s->means[v->side] += times * v->means;
    s->mean_sum[v->side] += times * v->mean;
    s->rated += times * v->rated;
    s->barred += times * v->barred;
}

static void add_dyad(const pdn_dyad *d, double times, pdn_friction_sums *s)
{
    bool both = d->arc_ab != PDN_NO_ARC && d->arc_ba != PDN_NO_ARC;

    if (both)
        s->confirmed += times;
    else
        s->one_sided += times;
}

/* Index with exactly the parts that were seen, or NaN. */
static double index_as(const double seen[PDN_FRICTION_PARTS],
                       double part[PDN_FRICTION_PARTS])
{
    for (int k = 0; k < PDN_FRICTION_PARTS; k++) {
        if (isnan(seen[k]))
            part[k] = (double)NAN;
        else if (isnan(part[k]))
            return (double)NAN;
    }
    return friction__index(part);
}

static bool within(const struct work *f, size_t pair)
{
    return f->w->evidence[pair].within;
}

static double index_of(const struct work *f, size_t pair,
                       const pdn_friction_sums *drawn)
{
    double seen[PDN_FRICTION_PARTS], part[PDN_FRICTION_PARTS];

    friction__parts(&f->seen[pair], within(f, pair), f->w->quality_lo,
                    f->w->quality_hi, seen);
    friction__parts(drawn, within(f, pair), f->w->quality_lo, f->w->quality_hi,
                    part);
    return index_as(seen, part);
}

/* A copy of a respondent is another person: a dyad counts as often as its two
 * people's copies meet. */
static pdn_status make(void *work_at, size_t draw, size_t worker,
                       pdn_random *stream)
{
    struct work *f = work_at;
    const pdn_reports *r = &f->w->r;
    struct bench *b = &f->bench[worker];

    pdn_strata_resample(&f->strata, stream, b->times);
    memset(b->sums, 0, f->places * sizeof *b->sums);
    for (size_t k = 0; k < f->words; k++) {
        const struct word *v = &f->word[k];
        uint32_t times = b->times[v->person];
        if (times > 0) add_word(v, times, &b->sums[v->place]);
    }
    for (size_t p = 0; p < f->places; p++) {
        size_t pair = f->pair[p];
        for (size_t k = r->start[pair]; k < r->start[pair + 1]; k++) {
            const pdn_dyad *d = &r->dyad[k];
            uint32_t times = b->times[d->a] * b->times[d->b];
            if (d->seen && times > 0) add_dyad(d, times, &b->sums[p]);
        }
        *tails__at(&f->drawn, p, draw) = index_of(f, pair, &b->sums[p]);
    }
    return PDN_OK;
}

_Static_assert(PDN_FRICTION_UNMET_NEED + (int)PDN_F5 == PDN_FRICTION_BARRIERS,
               "the parts are in the order of their codes");

static unsigned parts_known(const double part[PDN_FRICTION_PARTS])
{
    unsigned known = 0;

    for (int k = 0; k < PDN_FRICTION_PARTS; k++)
        if (!isnan(part[k])) known |= PDN_BIT(PDN_FRICTION_UNMET_NEED + k);
    return known;
}

/* The share x of those who answered, if all the silent had none, or all. */
static double silent(double x, double heard, double of, bool all)
{
    return x * heard / of + (all ? 1 - heard / of : 0);
}

/* Each part as low, or as high, as silence allows. */
static double bound(const struct work *f, size_t pair, const pdn_pair *row,
                    bool most)
{
    const pdn_friction_sums *s = &f->seen[pair];
    const double heard[2] = {row->respondents_a, row->respondents_b};
    const double of[2] = {row->actors_a, row->actors_b};
    const double lo = f->w->quality_lo, hi = f->w->quality_hi;
    double part[PDN_FRICTION_PARTS], f1 = 0, f2 = 0;
    int sides = within(f, pair) ? 1 : 2;

    friction__parts(s, sides == 1, lo, hi, part);
    for (int k = 0; k < sides; k++) {
        if (s->needs[k] > 0)
            f1 += s->needs[k] *
                  silent(s->unmet[k] / s->needs[k], heard[k], of[k], most);
        double low = (hi - s->mean_sum[k] / s->means[k]) / (hi - lo);
        f2 += silent(low, heard[k], of[k], most) / sides;
    }
    if (!isnan(part[PDN_F1])) part[PDN_F1] = f1 / (s->needs[0] + s->needs[1]);
    if (!isnan(part[PDN_F2])) part[PDN_F2] = f2;
    const double unseen = row->unknown;
    if (!isnan(part[PDN_F4]))
        part[PDN_F4] = (s->one_sided + most * unseen) /
                       (s->confirmed + s->one_sided + unseen);
    if (!isnan(part[PDN_F5]))
        part[PDN_F5] = f->w->form == PDN_FORM_SERVICES
                           ? silent(s->barred / s->rated, heard[0] + heard[1],
                                    of[0] + of[1], most)
                           : (s->barred + most * unseen) / (s->rated + unseen);
    return friction__index(part);
}

static void show(struct work *f, size_t pair, pdn_breakdown *b)
{
    pdn_pair *row = &b->pair[pair];
    double part[PDN_FRICTION_PARTS];

    friction__parts(&f->seen[pair], within(f, pair), f->w->quality_lo,
                    f->w->quality_hi, part);
    row->friction = friction__index(part);
    /* rounding must not put the index outside what silence allows */
    row->friction_min = fmin(row->friction, bound(f, pair, row, false));
    row->friction_max = fmax(row->friction, bound(f, pair, row, true));
    row->friction_parts = parts_known(part);
    row->asked_of_need = f->seen[pair].needs[0] + f->seen[pair].needs[1];
    row->unmet_need = f->seen[pair].unmet[0] + f->seen[pair].unmet[1];
}

/* Pairs with five raters on both sides and three parts; what there is to see
 * of each. */
static void choose(struct work *f, pdn_breakdown *b, double *raters)
{
    const pdn_reports *r = &f->w->r;

    for (size_t k = 0; k < r->actors * r->groups; k++) {
        const struct word *v = &f->word[k];
        add_word(v, 1, &f->seen[v->place]);
        raters[2 * v->place + v->side] += v->rates;
    }
    for (size_t p = 0; p < r->pairs; p++) {
        double part[PDN_FRICTION_PARTS];
        for (size_t k = r->start[p]; k < r->start[p + 1]; k++)
            if (r->dyad[k].seen) add_dyad(&r->dyad[k], 1, &f->seen[p]);
        if (within(f, p)) raters[2 * p + 1] = raters[2 * p];
        raters[2 * p] = fmin(raters[2 * p], raters[2 * p + 1]);
        friction__parts(&f->seen[p], within(f, p), f->w->quality_lo,
                        f->w->quality_hi, part);
        if (raters[2 * p] < LEAST_RATERS || isnan(friction__index(part)))
            continue;
        f->shown[p] = true;
        f->place[p] = (uint32_t)f->places;
        f->pair[f->places++] = (uint32_t)p;
        show(f, p, b);
    }
}

/* Only words that say something about a pair shown. */
static void pack_words(struct work *f)
{
    const pdn_reports *r = &f->w->r;

    for (size_t k = 0; k < r->actors * r->groups; k++) {
        struct word v = f->word[k];
        if (!f->shown[v.place] || !r->answered[v.person]) continue;
        if (v.needs + v.means + v.rates == 0 && v.rated < 0.5) continue;
        v.place = f->place[v.place];
        f->word[f->words++] = v;
    }
}

struct reading {
    struct work *f;
    pdn_breakdown *b;
};

/* One pair's interval; its draws are its own, so pairs may be read at once. */
static pdn_status read_interval(void *reading, size_t p, size_t worker)
{
    const struct reading *r = reading;
    pdn_pair *row = &r->b->pair[r->f->pair[p]];
    const pdn_interval ends = tails__read(&r->f->drawn, p);

    (void)worker;
    row->friction_lo = ends.lo;
    row->friction_hi = ends.hi;
    return PDN_OK;
}

static pdn_status draw(struct work *f, const double *raters)
{
    pdn_status st = PDN_OK;
    const pdn_draws d = f->d =
        pair_context__draws(f->w->o, PURPOSE_RESPONDENTS, "friction");
    size_t made = 0;

    PDN_TRY(respondents__fill(f->w, &f->strata));
    PDN_TAKE(&f->memory, f->tail, f->places);
    for (size_t p = 0; p < f->places; p++)
        f->tail[p] = pdn_expanded_tail(
            pdn_number_to_size(raters[(size_t)2 * f->pair[p]]));
    PDN_TRY(tails__begin(&f->d, f->places, f->tail, &f->drawn));
    PDN_NEW(f->bench, d.threads);
    for (; made < d.threads; made++) {
        PDN_NEW(f->bench[made].times, f->w->r.actors);
        PDN_NEW(f->bench[made].sums, f->places);
    }
    PDN_TRY(pdn_replicate(&d, make, f));
    PDN_TRY(tails__join(&f->drawn));
out:
    for (size_t t = 0; f->bench != NULL && t < d.threads; t++) {
        free(f->bench[t].times);
        free(f->bench[t].sums);
    }
    free(f->bench);
    return st;
}

pdn_status friction__fill(const struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    struct work f = {.w = w};
    double *raters = NULL;
    struct reading r = {&f, b};

    if (!w->r.directed) return PDN_OK; /* nobody rates anybody */
    PDN_TAKE(&f.memory, f.word, w->r.actors * w->r.groups);
    PDN_TAKE(&f.memory, f.seen, w->r.pairs);
    PDN_TAKE(&f.memory, f.shown, w->r.pairs);
    PDN_NEW(f.place, w->r.pairs);
    PDN_TAKE(&f.memory, f.pair, w->r.pairs);
    PDN_NEW(raters, 2 * w->r.pairs);
    hear_needs(&f);
    hear_ties(&f);
    settle_words(&f);
    choose(&f, b, raters);
    if (w->o->draws == 0 || f.places == 0) goto out;
    pack_words(&f);
    PDN_TRY(draw(&f, raters));
    if (pdn_shard_deals(w->o->shard)) goto out;
    PDN_TRY(pdn_parallel(f.places, pdn_threads((long)w->o->threads),
                         read_interval, &r));
out:
    pdn_arena_clear(&f.memory);
    free(f.place);
    tails__clear(&f.drawn);
    free(raters);
    pdn_strata_clear(&f.strata);
    return st;
}
