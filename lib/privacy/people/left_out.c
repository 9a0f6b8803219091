/* Contacts of services that are not shown count in no total: less those of the
 * services that are, it would tell how many theirs are. */
#include "privacy/hide_cells.h"

#include "pdnet/network.h"
#include "pdnet/waves.h"

#include <stdlib.h>
#include <string.h>

/* Two waves, and whom of each no service that is shown in both has. */
struct step {
    const pdn_privacy_options *o;
    const pdn_wave *wave; /* two */
    pdn_groups groups[2];
    bool *left_out[2]; /* of each actor */
    const pdn_wave_pair *pair;
    size_t pairs;
};

static bool is_small_in(const struct step *s, int k, const char *label)
{
    const pdn_groups *q = &s->groups[k];

    for (size_t g = 0; g < q->groups; g++)
        if (strcmp(q->label[g], label) == 0)
            return hide_few__is_small(s->o->fewest, (double)q->size[g],
                                      (double)q->answered[g]);
    return false;
}

/* So are those of whom both waves have too few. */
static bool is_small_in_pairs(const struct step *s, const char *label)
{
    for (size_t i = 0; i < s->pairs; i++) {
        const pdn_wave_pair *p = &s->pair[i];
        if (strcmp(p->group_a, label) == 0 && strcmp(p->group_b, label) == 0 &&
            strcmp(p->from_wave, s->wave[0].label) == 0 &&
            strcmp(p->to_wave, s->wave[1].label) == 0)
            return hide_few__is_small(s->o->fewest, p->people_a,
                                      p->respondents_a);
    }
    return false;
}

/* *any: somebody is. */
static pdn_status leave_out(struct step *s, const char *by, bool *any)
{
    pdn_status st = PDN_OK;

    *any = false;
    for (int k = 0; k < 2; k++) {
        const pdn_network *g = s->wave[k].network;
        PDN_TRY(pdn_groups_by(g, pdn_network_by(g, by), &s->groups[k]));
        PDN_NEW(s->left_out[k], g->actors);
    }
    for (int k = 0; k < 2; k++)
        for (size_t v = 0; v < s->wave[k].network->actors; v++) {
            const char *label = s->groups[k].label[s->groups[k].of[v]];
            const bool out = is_small_in(s, 0, label) ||
                             is_small_in(s, 1, label) ||
                             is_small_in_pairs(s, label);
            s->left_out[k][v] = out;
            *any = *any || out;
        }
out:
    return st;
}

/* Without those of the earlier wave, of the later, or of both. */
static pdn_status count(const struct step *s, const pdn_waves_options *how,
                        bool earlier, bool later, pdn_waves_row *out)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics said = {0};
    pdn_waves_options o = *how;
    pdn_waves_row *row = NULL;

    o.left_out[0] = earlier ? s->left_out[0] : NULL;
    o.left_out[1] = later ? s->left_out[1] : NULL;
    PDN_TRY(pdn_waves_turnover(s->wave, 2, &o, &said, &row));
    *out = *row;
out:
    free(row);
    pdn_diagnostics_clear(&said);
    return st;
}

/* Few came from a service that is not shown to one that is: the pairs of the
 * two waves count what they said before. */
static void hide_parts(pdn_waves_row *r)
{
    double *const part[] = {
        &r->kept,
        &r->lost,
        &r->appeared,
        &r->lost_by_leavers,
        &r->new_by_joiners,
        &r->lost_by_silence,
        &r->new_by_silence,
        &r->jaccard,
        &r->persistence,
        &r->birth,
        &r->qap,
    };

    for (size_t i = 0; i < PDN_COUNT(part); i++)
        *part[i] = pdn_absent(PDN_SUPPRESSED);
}

static pdn_status recount(const struct step *s, const pdn_waves_options *how,
                          pdn_waves_row *row)
{
    pdn_status st = PDN_OK;
    pdn_waves_row shown = {0}, later = {0};
    double came = 0;

    PDN_TRY(count(s, how, true, true, &shown));
    PDN_TRY(count(s, how, false, true, &later));
    came = later.people - shown.people;
    if (came > .5 && came < s->o->fewest - .5) hide_parts(&shown);
    if (shown.people < s->o->fewest - .5) { /* of nobody, or few */
        hide_parts(&shown);
        shown.ties_before = shown.ties_after = pdn_absent(PDN_SUPPRESSED);
    }
    shown.from_wave = row->from_wave;
    shown.to_wave = row->to_wave;
    *row = shown;
out:
    return st;
}

pdn_status pdn_privacy_recount_waves(const pdn_privacy_options *o,
                                     const pdn_private_waves *of,
                                     pdn_waves_row *row)
{
    pdn_status st = PDN_OK;
    pdn_waves_options plain = *of->how;
    struct step s = {.o = o, .pair = of->pair, .pairs = of->pairs};
    bool any = false;

    plain.told = true;
    if (o->organisations || o->fewest < 2) return PDN_OK;
    for (size_t k = 0; k + 1 < of->waves; k++) {
        s.wave = of->wave + k;
        PDN_TRY(leave_out(&s, of->how->by, &any));
        if (any) PDN_TRY(recount(&s, &plain, &row[k]));
        for (int i = 0; i < 2; i++) {
            pdn_groups_clear(&s.groups[i]);
            free(s.left_out[i]);
            s.left_out[i] = NULL;
        }
    }
out:
    for (int i = 0; i < 2; i++) {
        pdn_groups_clear(&s.groups[i]);
        free(s.left_out[i]);
    }
    return st;
}

/* ---- totals that stand beside a table */

void left_out__count_totals(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        for (size_t k = 0; k < t->totals; k++) {
            const pdn_field *f =
                table_rules__field(t->schema, t->total[k].column);
            for (size_t i = 0; f != NULL && i < t->rows; i++)
                if (t->hidden[i])
                    *t->total[k].total -= hide_cells__was(t, i, f);
        }
    }
}
