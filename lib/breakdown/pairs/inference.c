/* The draws, the adjusted p values and the verdicts of a whole table. */
#include "inference.h"

#include "breakdown/verdict_rule.h"

#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

/* How many tables of chance are judged to say what chance alone would give. */
enum { TABLES = 1000, BLOCK = 1000 };

static size_t least(size_t x, size_t y)
{
    return x < y ? x : y;
}

/* Which sources a pair's open quantities ask for more of. */
static void ask(const struct pair_context *w, size_t pair, unsigned matter,
                bool more[SOURCES])
{
    const unsigned ratings = 1U << DOUBT_STRAIN_AB | 1U << DOUBT_STRAIN_BA;

    if ((matter & ratings) != 0) more[BY_RATINGS] = true;
    if ((matter & ~ratings) != 0) more[inference__source(w, pair)] = true;
}

/* True when some verdict is not settled and more draws may be made of what it
 * turns on. */
static bool is_open(struct inference *f, bool more[SOURCES])
{
    bool open = false;

    for (int s = 0; s < SOURCES; s++)
        more[s] = false;
    for (size_t p = 0; p < f->b->pairs; p++)
        ask(f->w, p, undecided__find(&f->w->evidence[p], f->ends[p]), more);
    for (int s = 0; s < SOURCES; s++) {
        more[s] = more[s] && f->draws[s] < f->w->o->most_draws;
        open = open || more[s];
    }
    return open;
}

/* Blocks of 1000, and a quarter more at a time where there are many. */
static size_t next_draws(size_t draws, size_t most)
{
    size_t blocks = draws / ((size_t)4 * BLOCK);

    return least(most, draws + (blocks > 1 ? blocks : 1) * BLOCK);
}

static pdn_status draw_first(struct inference *f)
{
    pdn_status st = PDN_OK;
    const pdn_breakdown_options *o = f->w->o;
    size_t n =
        o->most_draws > 0 ? least(PDN_LEAST_DRAWS, o->most_draws) : o->draws;

    if (f->w->null == PDN_NULL_CONTACTS)
        PDN_TRY(inference__draw(f, BY_CONTACTS, n));
    PDN_TRY(inference__draw(f, BY_LABELS, n));
    PDN_TRY(inference__draw(f, BY_RATINGS, n));
    if (!pdn_shard_deals(o->shard)) PDN_TRY(inference__read(f));
out:
    return st;
}

static pdn_status draw_enough(struct inference *f)
{
    pdn_status st = PDN_OK;
    const size_t most = f->w->o->most_draws;
    bool more[SOURCES];

    while (is_open(f, more)) {
        for (int s = 0; s < SOURCES; s++)
            if (more[s])
                PDN_TRY(inference__draw(f, s, next_draws(f->draws[s], most)));
        PDN_TRY(inference__read(f));
    }
    PDN_TRY(inference__adjust(f)); /* over those still said to be assessable */
out:
    return st;
}

/* Could it hang on one: enough dyads, and more than one post on each side? */
static bool may_hang(const pdn_evidence *e)
{
    return e->form == PDN_FORM_PEOPLE &&
           e->dyads > verdict__rule.one.dyads - .5 && e->actors_a > 1.5 &&
           e->actors_b > 1.5;
}

/* p_star over the pairs that it is asked of; those within are a family of their
 * own. */
static pdn_status adjust_one(struct inference *f)
{
    pdn_status st = PDN_OK;
    const size_t n = f->b->pairs;
    double *p = NULL, *q = NULL;

    PDN_NEW(p, n);
    PDN_NEW(q, n);
    for (int within = 0; within < 2; within++) {
        for (size_t k = 0; k < n; k++) {
            const pdn_evidence *e = &f->w->evidence[k];
            p[k] = e->within == (within == 1) && may_hang(e) ? e->top_chance
                                                             : (double)NAN;
        }
        pdn_q_values(p, n, q);
        for (size_t k = 0; k < n; k++)
            if (f->w->evidence[k].within == (within == 1))
                f->w->evidence[k].top_q = q[k];
    }
out:
    free(p);
    free(q);
    return st;
}

static pdn_status decide(struct inference *f)
{
    pdn_status st = PDN_OK;

    PDN_TRY(adjust_one(f));
    for (size_t p = 0; p < f->b->pairs; p++) {
        pdn_pair *row = &f->b->pair[p];
        const pdn_evidence *e = &f->w->evidence[p];
        pdn_finding_of_pair found;

        pdn_verdict_decide(e, &found);
        row->verdict = found.verdict;
        row->also = found.also;
        row->verdict_note = found.note;
        if (e->form != PDN_FORM_ORGANISATIONS)
            row->assessable = found.assessable;
        f->b->assessable += found.assessable && !e->within;
        f->b->undecided += e->undecided;
        if (found.holds[PDN_HANGS_ON_ONE] && row->hangs_on == NULL) {
            const char *id = f->w->g->id[e->top];
            PDN_TRY(
                pdn_textlist_write(&id, 1, '+', &f->b->text, &row->hangs_on));
        }
    }
out:
    return st;
}

/* How far off the drawn p may be. Draws that are alike are worth fewer. */
static void tell_error(struct inference *f)
{
    const int s = f->w->null == PDN_NULL_CONTACTS ? BY_CONTACTS : BY_LABELS;
    double fewest = (double)f->draws[s];

    f->b->draws = f->draws[s];
    for (size_t p = 0; p < f->b->pairs; p++) {
        const pdn_evidence *e = &f->w->evidence[p];
        if (e->within || !pdn_assessable(e)) continue;
        double worth = mixing__of(f->drawn[s], p).worth;
        double error = pdn_p_error(f->b->pair[p].p_low, (size_t)worth);
        fewest = fmin(fewest, worth);
        f->b->p_error = fmax(f->b->p_error, error); /* NaN at first */
    }
    f->b->p_error_at_5 = pdn_p_error(0.05, (size_t)fewest);
}

static pdn_status begin(struct inference *f)
{
    pdn_status st = PDN_OK;
    const pdn_reports *r = &f->w->r;
    const pdn_breakdown_options *o = f->w->o;
    const size_t workers = pair_context__draws(o, 0, NULL).threads;
    const bool contacts = f->w->null == PDN_NULL_CONTACTS;
    const size_t most = o->most_draws > 0 ? o->most_draws : o->draws;
    const size_t keep = f->w->verdicts_only ? 0 : least(TABLES, most);

    if (contacts)
        PDN_TRY(mixing__new(r, workers, keep, false, &f->drawn[BY_CONTACTS]));
    PDN_TRY(mixing__new(r, workers, contacts ? 0 : keep, true,
                        &f->drawn[BY_LABELS]));
    PDN_NEW(f->strain_hits, r->groups * r->groups);
    PDN_NEW(f->ends, f->b->pairs);
    PDN_NEW(f->said, f->b->pairs);
out:
    return st;
}

pdn_status inference__of_pairs(struct pair_context *w, pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    const size_t most = w->o->most_draws;
    struct inference f = {.w = w, .b = b};

    if (w->form == PDN_FORM_ORGANISATIONS) return decide(&f);
    if (w->o->draws == 0 && most == 0) return PDN_OK;
    PDN_TRY(begin(&f));
    PDN_TRY(draw_first(&f));
    if (pdn_shard_deals(w->o->shard)) goto out; /* nothing to conclude from */
    if (most > 0)
        PDN_TRY(draw_enough(&f));
    else
        inference__mark_unreached(&f);
    PDN_TRY(decide(&f));
    if (w->null == PDN_NULL_NONE) goto out;
    tell_error(&f);
    if (!w->verdicts_only)
        PDN_TRY(inference__by_chance(
            &f, least(TABLES, most > 0 ? most : w->o->draws)));
out:
    mixing__free(f.drawn[BY_CONTACTS]);
    mixing__free(f.drawn[BY_LABELS]);
    free(f.strain_hits);
    free(f.ends);
    free(f.said);
    return st;
}
