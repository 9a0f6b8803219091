/* What became of every contact from one wave to the next. */
#include "waves/match/wave_groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Why a contact of one wave is, or is not, in the other. */
enum fate { KEPT, OTHERWISE, NOT_ON_LIST, SILENT, RENAMED, FATES };

static enum fate fate_of(const wave_match *m, int wave, size_t k)
{
    const wave_match__wave *w = &m->wave[wave];
    const int other = 1 - wave;
    const wave_match__arc *a = &w->arc[k];
    bool repeat = k > 0 && a[-1].from == a->from && a[-1].to == a->to;

    if (a->from == a->to || repeat || m->broken[a->from] || m->broken[a->to])
        return RENAMED;
    if (!wave_match__there(m, other, a->from) ||
        !wave_match__there(m, other, a->to))
        return NOT_ON_LIST;
    if (!wave_match__seen(m, wave, a->from, a->to) ||
        !wave_match__seen(m, other, a->from, a->to))
        return SILENT;
    return wave_match__contact(m, other, a->from, a->to) ? KEPT : OTHERWISE;
}

static void count_fates(const wave_match *m, int wave, size_t count[FATES])
{
    memset(count, 0, FATES * sizeof *count);
    for (size_t k = 0; k < m->wave[wave].arcs; k++)
        count[fate_of(m, wave, k)]++;
}

/* Whom i could be asked about: everybody else on both lists, or all services
 * there but those that are or were i's own. */
static double asked_about(const wave_match *m, double people, double services,
                          uint32_t i)
{
    const uint32_t before = m->wave[0].own[i], after = m->wave[1].own[i];

    if (!m->services) return people + services - 1;
    if (m->service[i]) return 0;
    if (before != WAVE_MATCH_NOBODY && wave_match__common(m, before))
        services--;
    if (after != before && after != WAVE_MATCH_NOBODY &&
        wave_match__common(m, after))
        services--;
    return services;
}

static bool same_cell(const wave_match__arc *a, const wave_match__arc *b)
{
    return a->from == b->from && a->to == b->to;
}

/* An open cell of wave k, once, that somebody of both waves could fill. */
static bool counts(const wave_match *m, int k, size_t n)
{
    const wave_match__wave *w = &m->wave[k];
    const wave_match__arc *a = &w->open[n];

    return (n == 0 || !same_cell(a - 1, a)) && wave_match__common(m, a->from) &&
           wave_match__common(m, a->to) && w->answered[a->from];
}

/* Cells left open take away from what both waves saw, and add to what neither
 * did. */
static void count_open(const wave_match *m, pdn_waves_row *r)
{
    for (int k = 0; k < 2; k++) {
        const wave_match__wave *w = &m->wave[k], *other = &m->wave[1 - k];
        for (size_t n = 0; n < w->opens; n++) {
            const wave_match__arc *a = &w->open[n];
            if (!counts(m, k, n)) continue;
            bool seen = wave_match__seen(m, 1 - k, a->from, a->to);
            if (other->answered[a->from] && (k == 0 || seen)) r->dyads--;
            if (!seen && (k == 0 || !other->answered[a->from]))
                r->unobservable++;
        }
    }
}

static void count_cells(const wave_match *m, pdn_waves_row *r)
{
    double people = 0, services = 0;
    const double half = m->directed ? 1 : 0.5;

    for (uint32_t i = 0; i < m->members; i++) {
        if (!wave_match__common(m, i)) continue;
        people += !m->service[i];
        services += m->service[i];
    }
    r->people = m->services ? people : people + services;
    for (uint32_t i = 0; i < m->members; i++) {
        if (!wave_match__common(m, i)) continue;
        double cells = half * asked_about(m, people, services, i);
        bool before = m->wave[0].answered[i], after = m->wave[1].answered[i];
        if (before && after) r->dyads += cells;
        if (!before && !after) r->unobservable += cells;
        r->answered_both += before && after;
    }
    count_open(m, r);
}

static void count_people(const wave_match *m, pdn_waves_row *r)
{
    for (int k = 0; k < 2; k++)
        for (size_t v = 0; v < m->wave[k].g->actors; v++) {
            const wave_match__wave *w = &m->wave[k];
            uint32_t i = w->of[v];
            bool gone = !m->broken[i] && !m->service[i] &&
                        !wave_match__there(m, 1 - k, i);
            if (w->left_out != NULL && w->left_out[v]) continue;
            *(k == 0 ? &r->people_before : &r->people_after) += !m->service[i];
            *(k == 0 ? &r->leavers : &r->joiners) += gone;
            *(k == 0 ? &r->answered_before : &r->answered_after) +=
                m->wave[k].g->answered[v];
        }
}

static double ratio(double x, double n)
{
    return n > 0 ? x / n : pdn_absent(PDN_NOT_DEFINED);
}

/* Of two columns of 1 and 0, from the table of the two. */
static double correlation(double both, double before, double after, double n)
{
    double a = both + before, b = both + after;

    return ratio(n * both - a * b, sqrt(a * (n - a) * b * (n - b)));
}

static void fill_row(const wave_match *m, pdn_waves_row *r)
{
    size_t before[FATES], after[FATES];

    count_fates(m, 0, before);
    count_fates(m, 1, after);
    assert(before[KEPT] == after[KEPT]);
    r->ties_before = (double)m->wave[0].arcs;
    r->ties_after = (double)m->wave[1].arcs;
    r->kept = (double)before[KEPT];
    r->lost = (double)before[OTHERWISE];
    r->appeared = (double)after[OTHERWISE];
    r->lost_by_leavers = (double)before[NOT_ON_LIST];
    r->new_by_joiners = (double)after[NOT_ON_LIST];
    r->lost_by_silence = (double)before[SILENT];
    r->new_by_silence = (double)after[SILENT];
    r->lost_by_renaming = (double)before[RENAMED];
    r->new_by_renaming = (double)after[RENAMED];
    count_cells(m, r);
    count_people(m, r);
    r->jaccard = ratio(r->kept, r->kept + r->lost + r->appeared);
    r->persistence = ratio(r->kept, r->kept + r->lost);
    r->birth = ratio(r->appeared, r->dyads - r->kept - r->lost);
    r->qap = correlation(r->kept, r->lost, r->appeared, r->dyads);
}

/* f: NULL tells nothing of groups. */
static pdn_status make_row(const pdn_wave *wave, const pdn_waves_options *o,
                           wave_names *names, pdn_diagnostics *f,
                           pdn_waves_row *r)
{
    pdn_status st = PDN_OK;
    wave_match m = {0};

    PDN_TRY(wave_match__make(&wave[0], &wave[1], names, &m));
    for (int k = 0; k < 2; k++)
        wave_match__leave_out(&m, k, o->left_out[k]);
    *r = (pdn_waves_row){.from_wave = wave[0].label, .to_wave = wave[1].label};
    fill_row(&m, r);
    PDN_TRY(wave_groups__moved(&m, names, wave, o->by, f, &r->moved));
out:
    wave_match__clear(&m);
    return pdn_within(st, "%s to %s", wave[0].label, wave[1].label);
}

pdn_waves_options pdn_waves_defaults(void)
{
    return (pdn_waves_options){.draws = PDN_WAVES_DRAWS,
                               .whole_draws = PDN_WAVES_WHOLE_DRAWS,
                               .seed = 1};
}

pdn_status pdn_waves_turnover(const pdn_wave *wave, size_t waves,
                              const pdn_waves_options *o, pdn_diagnostics *f,
                              pdn_waves_row **rows)
{
    pdn_status st = PDN_OK;
    wave_names names = {0};
    pdn_waves_row *row = NULL;

    if (waves < 2) return pdn_fail(PDN_EARG, "want two waves or more");
    PDN_TRY(wave_names__take(o->aliases, o->crosswalk, f, &names));
    PDN_NEW(row, waves - 1);
    for (size_t k = 0; k + 1 < waves; k++)
        PDN_TRY(make_row(
            &wave[k], o, &names,
            o->left_out[0] == NULL && o->left_out[1] == NULL ? f : NULL,
            &row[k]));
    for (size_t k = 0; k < waves; k++)
        PDN_TRY(wave_names__meet(&names, wave[k].network));
    if (!o->told) PDN_TRY(wave_names__tell(&names, f));
    *rows = row;
    row = NULL;
out:
    free(row);
    wave_names__clear(&names);
    return st;
}
