#include "figure_change.h"

#include "figure_places.h"

#include "sheet/pair_changes.h"

#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- two waves as one ---- */

pdn_status figure_change__services_title(const pdn_report *r, const figure *f,
                                         const char **out)
{
    const pdn_result_table *t = figure__table(r, f);

    return pdn_title_of_difference(t->row, t->rows, 0, out);
}

pdn_status figure_change__draw_services(const pdn_report *r, const figure *f,
                                        pdn_canvas *c)
{
    const pdn_result_table *t = figure__table(r, f);
    const pdn_sheet_facts facts = figure__facts(r, f);

    return pdn_services_difference(c, &facts, &r->ring, t->row, t->rows, 0);
}

/* Of the latest step, as the sheets take it. */
static bool has_pair(const pdn_result_table *t,
                     bool (*wanted)(const pdn_wave_pair *))
{
    const pdn_wave_pair *row = t->row;

    for (size_t i = 0; i < t->rows; i++)
        if (strcmp(row[i].to_wave, row[t->rows - 1].to_wave) == 0 &&
            wanted(&row[i]))
            return true;
    return false;
}

static bool is_tested(const pdn_wave_pair *p)
{
    return p->finding != PDN_WAVE_NOT_TOLD;
}

bool figure_change__has_tested(const pdn_report *r)
{
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_waves_pairs_schema);

    return t != NULL && has_pair(t, is_tested);
}

bool figure_change__has_difference(const pdn_result_table *t)
{
    return has_pair(t, pair_changes__differs);
}

static pdn_difference latest(const pdn_report *r)
{
    return (pdn_difference){.wave = &r->mapped[r->maps - 2],
                            .contacts = &r->contacts[r->maps - 2],
                            .map = &r->map[r->maps - 1]};
}

pdn_status figure_change__people_title(const pdn_report *r, const figure *f,
                                       const char **out)
{
    const pdn_difference d = latest(r);

    (void)f;
    *out = pdn_difference_title(&d);
    return PDN_OK;
}

pdn_status figure_change__draw_people(const pdn_report *r, const figure *f,
                                      pdn_canvas *c)
{
    const pdn_difference d = latest(r);

    (void)f;
    return pdn_difference_sheet(c, &r->facts, &d);
}

/* ---- side by side ---- */

/* What the sheet of several waves is made of. Zero-initialise. */
struct side_by_side {
    pdn_multiple *wave;
    pdn_pair **pair;     /* of each, by the names that services have now */
    const char *finding; /* what has changed since the wave before the last */
    pdn_arena names;
};

static void clear_waves(const pdn_report *r, struct side_by_side *s)
{
    for (size_t k = 0; s->pair != NULL && k < r->results->waves; k++)
        free(s->pair[k]);
    free(s->pair);
    free(s->wave);
    pdn_arena_clear(&s->names);
}

static pdn_status name_pairs(const pdn_report *r, size_t k,
                             struct side_by_side *s)
{
    pdn_status st = PDN_OK;
    const pdn_breakdown *b = &r->results->wave[k].breakdown;
    const char **name = NULL;

    PDN_NEW(s->pair[k], b->pairs);
    PDN_NEW(name, 2 * b->pairs);
    for (size_t i = 0; i < b->pairs; i++) {
        name[2 * i] = b->pair[i].group_a;
        name[2 * i + 1] = b->pair[i].group_b;
    }
    PDN_TRY(figure_places__name(r, k, name, 2 * b->pairs, &s->names));
    for (size_t i = 0; i < b->pairs; i++) {
        s->pair[k][i] = b->pair[i];
        s->pair[k][i].group_a = name[2 * i];
        s->pair[k][i].group_b = name[2 * i + 1];
    }
out:
    free(name);
    return st;
}

static pdn_status take_waves(const pdn_report *r, struct side_by_side *s)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_waves_pairs_schema);

    if (t != NULL && t->rows > 0)
        PDN_TRY(pair_changes__title_of(t->row, t->rows, 0, pair_changes__title,
                                       &s->finding));
    PDN_NEW(s->wave, r->results->waves);
    PDN_NEW(s->pair, r->results->waves);
    for (size_t k = 0; k < r->results->waves; k++) {
        const pdn_wave_results *w = &r->results->wave[k];
        PDN_TRY(name_pairs(r, k, s));
        s->wave[k] = (pdn_multiple){
            w->label,    s->pair[k], w->breakdown.pairs, w->actors,
            w->answered, NULL,       w->asked_unknown};
        if (k + 1 == r->results->waves) s->wave[k].finding = s->finding;
    }
out:
    return st;
}

pdn_status figure_change__multiples_title(const pdn_report *r, const figure *f,
                                          const char **out)
{
    pdn_status st = PDN_OK;
    struct side_by_side s = {0};

    (void)f;
    PDN_TRY(take_waves(r, &s));
    PDN_TRY(pdn_multiples_title(s.wave, r->results->waves, out));
out:
    clear_waves(r, &s);
    return st;
}

pdn_status figure_change__draw_multiples(const pdn_report *r, const figure *f,
                                         pdn_canvas *c)
{
    pdn_status st = PDN_OK;
    struct side_by_side s = {0};

    (void)f;
    PDN_TRY(take_waves(r, &s));
    PDN_TRY(
        pdn_multiples_sheet(c, &r->facts, &r->ring, s.wave, r->results->waves));
out:
    clear_waves(r, &s);
    return st;
}

/* ---- since the nullpunkt ---- */

/* Whether the indicator has a change in its latest year. */
static bool has_change(const pdn_report *r, const char *indicator)
{
    const pdn_baseline *b = &r->results->baseline;
    size_t *index = calloc(b->rows + 1, sizeof *index);
    bool any = false;

    if (index == NULL) return false;
    size_t n = pdn_baseline_pick(b->row, b->rows, indicator, 0, index);
    for (size_t i = 0; i < n; i++)
        any |= isfinite(b->row[index[i]].change) &&
               isfinite(b->row[index[i]].share);
    free(index);
    return any;
}

/* The study's indicator, or where it has one year only the one that is
 * screened; NULL: neither has a change. */
const char *figure_change__indicator(const pdn_report *r)
{
    const char *const all[] = {r->study->indicator, r->study->screen};

    for (size_t i = 0; i < PDN_COUNT(all); i++)
        if (all[i] != NULL && has_change(r, all[i])) return all[i];
    return NULL;
}

bool figure_change__has_slopes(const pdn_report *r)
{
    return figure_change__indicator(r) != NULL;
}

/* The units that people of the survey belong to are one's own; where all are,
 * none stands out. */
static pdn_status find_own(const pdn_report *r, const char *indicator,
                           const char ***own, size_t *n)
{
    pdn_status st = PDN_OK;
    const pdn_baseline *b = &r->results->baseline;
    const pdn_column *c =
        r->wave != NULL
            ? pdn_table_column(&r->wave->network.actor, "municipality")
            : NULL;
    size_t *index = NULL, rows = 0;

    PDN_NEW(index, b->rows);
    PDN_NEW(*own, b->rows);
    rows = pdn_baseline_pick(b->row, b->rows, indicator, 0, index);
    for (size_t i = 0; i < rows && c != NULL && c->text != NULL; i++) {
        const pdn_baseline_row *u = &b->row[index[i]];
        bool there = false;
        if (!isfinite(u->change) || !isfinite(u->share)) continue;
        for (size_t v = 0; v < r->wave->network.actors && !there; v++)
            there = c->text[v] != NULL && strcmp(c->text[v], u->unit) == 0;
        if (there) (*own)[(*n)++] = u->unit;
    }
    if (*n == rows) *n = 0;
out:
    free(index);
    return st;
}

pdn_status figure_change__slopes_title(const pdn_report *r, const figure *f,
                                       const char **out)
{
    const pdn_baseline *b = &r->results->baseline;

    (void)f;
    return pdn_sheet_title(
        pdn_sheet_kind_of("change"), b->row, b->rows,
        &(pdn_sheet_asked){.indicator = figure_change__indicator(r)}, out);
}

pdn_status figure_change__draw_slopes(const pdn_report *r, const figure *f,
                                      pdn_canvas *c)
{
    pdn_status st = PDN_OK;
    const pdn_baseline *b = &r->results->baseline;
    const pdn_sheet_kind *k = pdn_sheet_kind_of("change");
    const char **own = NULL;
    pdn_sheet_asked asked = {.indicator = figure_change__indicator(r)};
    pdn_sheet_facts facts = r->facts;

    (void)f;
    facts.draws = pdn_absent(PDN_NOT_DEFINED);
    PDN_TRY(find_own(r, asked.indicator, &own, &asked.highlights));
    asked.highlight = own;
    PDN_TRY(k->draw(k, c, &facts, b->row, b->rows, &asked));
out:
    free(own);
    return st;
}
