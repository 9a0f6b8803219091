/* Every table of two waves, and one adjustment over their tests. */
#include "waves/wave_tables.h"

#include <math.h>

/* As asked for; of a table that is not wanted what q needs. */
static pdn_waves_options options_of(const pdn_waves_options *o, bool wanted)
{
    pdn_waves_options of = *o;

    of.bare = o->bare || !wanted;
    of.told = o->told || !wanted;
    return of;
}

/* No sentence is made of it, and a network that grew changes most of its
 * figures: among the tests of sentences these would let false ones through. */
static pdn_status make_whole(const pdn_wave wave[2], const pdn_waves_options *o,
                             pdn_diagnostics *f, pdn_wave_changes *out)
{
    pdn_waves_options of = *o;

    if (o->draws > 0) of.draws = o->whole_draws;
    pdn_status st = pdn_wave_whole_make(wave, &of, f, out->whole);
    if (st == PDN_OK) out->wholes = PDN_WAVE_WHOLES;
    return st;
}

static size_t count_tests(const pdn_wave_changes *c)
{
    size_t n = c->pairs.tested;

    for (size_t i = 0; i < c->ratings.rows; i++)
        n += (size_t)!isnan(c->ratings.row[i].q);
    for (size_t i = 0; i < c->barriers.rows; i++)
        n += (size_t)!isnan(c->barriers.row[i].q);
    return n;
}

/* The least p that draws can give, among so many tests, may be no finding. */
static pdn_status tell_few_draws(const pdn_wave wave[2],
                                 const pdn_waves_options *o, size_t tests,
                                 pdn_diagnostics *f)
{
    const double least = (double)tests / ((double)o->draws + 1);

    if (o->draws == 0 || least <= PDN_WAVES_MOST_Q) return PDN_OK;
    return pdn_diagnostics_add(
        f, (pdn_diagnostic){.severity = PDN_WARNING, .code = "few-draws"},
        "%s to %s: %zu draws are too few for %zu tests: no single change could "
        "be told; %.0f would do",
        wave[0].label, wave[1].label, o->draws, tests,
        ceil((double)tests / PDN_WAVES_MOST_Q));
}

/* What the same people rate and name. */
static pdn_status make_answers(const pdn_wave wave[2],
                               const pdn_waves_options *o, unsigned tables,
                               pdn_diagnostics *f, test_family *tests,
                               pdn_wave_changes *out)
{
    pdn_waves_options of = options_of(o, tables & PDN_WAVE_TABLE_RATINGS);
    pdn_status st = wave_ratings__make(wave, &of, f, tests, &out->ratings);

    if (st != PDN_OK) return st;
    of = options_of(o, tables & PDN_WAVE_TABLE_BARRIERS);
    return wave_barriers__make(wave, &of, f, tests, &out->barriers);
}

/* Pairs come last: what stands out among them hangs on the others' p. What
 * there is to remark of the crosswalk is told by the first table. */
pdn_status pdn_wave_changes_make(const pdn_wave wave[2],
                                 const pdn_breakdown *const verdict[2],
                                 const pdn_waves_options *o, unsigned tables,
                                 pdn_diagnostics *f, pdn_wave_changes *out)
{
    static const pdn_breakdown *const none[2];
    const pdn_waves_options of = options_of(o, tables & PDN_WAVE_TABLE_PAIRS);
    test_family tests = {.most = PDN_WAVES_MOST_Q};
    pdn_status st = PDN_OK;

    if (tables & PDN_WAVE_TABLE_WHOLE) PDN_TRY(make_whole(wave, o, f, out));
    if (tables != PDN_WAVE_TABLE_WHOLE) {
        PDN_TRY(make_answers(wave, o, tables, f, &tests, out));
        PDN_TRY(wave_pairs__make(wave, verdict != NULL ? verdict : none, &of, f,
                                 &tests, &out->pairs));
    }
    out->pairs.tests = count_tests(out);
    PDN_TRY(tell_few_draws(wave, o, out->pairs.tests, f));
out:
    test_family__clear(&tests);
    if (st != PDN_OK) pdn_wave_changes_clear(out);
    return st;
}

void pdn_wave_changes_clear(pdn_wave_changes *c)
{
    pdn_wave_pairs_clear(&c->pairs);
    pdn_wave_ratings_clear(&c->ratings);
    pdn_wave_barriers_clear(&c->barriers);
    *c = (pdn_wave_changes){0};
}
