#include "pdnet/privacy.h"

#include "hide_cells.h"

#include "pdnet/breakdown.h"

static size_t count_hidden(const hide_cells__table *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->rows; i++)
        for (size_t k = 0; k < t->schema->fields; k++)
            n += hide_cells__is_hidden(t, i, &t->schema->field[k]);
    return n;
}

/* Whether a figure that the table is for stands in the row; *hidden: whether
 * one does not. */
static bool has_left(const hide_cells__table *t, size_t i, bool *hidden)
{
    bool about = false, left = false;

    for (size_t k = 0; k < t->rules.rules; k++) {
        const table_rules__rule *r = &t->rules.rule[k];
        if (r->kind != TABLE_RULES_ABOUT) continue;
        const bool gone = hide_cells__is_hidden(t, i, r->field[0]);
        const double x = hide_cells__now(t, i, r->field[0]);
        about = true;
        *hidden = *hidden || gone;
        left = left || pdn_state_of(x) == PDN_VALUE;
    }
    *hidden = *hidden || t->hidden[i];
    return !t->hidden[i] && (left || !about);
}

static bool is_nothing_left(const hide_cells__table *t)
{
    bool hidden = false, left = false;

    for (size_t i = 0; i < t->rows && !left; i++)
        left = has_left(t, i, &hidden);
    return hidden && !left;
}

/* Whatever is hidden by itself. */
static void hide_few(hide_cells__work *w)
{
    hide_few__tables(w);
    few_by_name__hide(w);
    few_of_whole__hide(w);
    few_of_voices__hide(w);
    few_of_means__hide(w);
    beside_units__hide(w);
    few_of_model__hide(w);
    beside_pairs__hide(w);
    left_out__count_totals(w);
    hide_few__totals(w);
}

pdn_status pdn_privacy_hide(const pdn_privacy_options *o,
                            pdn_private_table *table, size_t tables,
                            pdn_hidden *out)
{
    pdn_status st = PDN_OK;
    hide_cells__work w = {0};
    pdn_hidden told = {.fewest = o->fewest};

    PDN_TRY(hide_cells__begin(o, table, tables, &told, &w));
    hide_few__persons(&w);
    few_by_name__hide_obstacles(&w);
    hide_few(&w);
    forms_of_wave_pairs__hide_nobody(&w);
    for (size_t i = 0; i < w.all; i++)
        w.table[i].from->few = count_hidden(&w.table[i]);
    forms_of_waves__hide_people(&w);
    forms_of_waves__hide_groups(&w);
    forms_of_waves__hide_absent(&w);
    forms_of_wave_pairs__hide_few(&w);
    forms_of_raters__hide_rest(&w);
    PDN_TRY(hide_following__all(&w));
    forms_of_raters__hide_steps(&w);
    PDN_TRY(hide_following__all(&w));
    PDN_TRY(hide_more__all(&w));
    PDN_TRY(few_of_all__hide(&w));
    few_of_model__round(&w);
    few_of_voices__lower(&w);
    forms_of_outcomes__hide_flags(&w);
    shares_of_contacts__hide(&w);
    forms_of_wave_pairs__hide_changed(&w);
    forms_of_raters__hide_clear(&w);
    forms_of_pairs__keep_speaker(&w);
    forms_of_pairs__count_shown(&w);
    hide_digits__all(&w);
    for (size_t i = 0; i < w.all; i++) {
        pdn_private_table *from = w.table[i].from;
        from->nothing_left = is_nothing_left(&w.table[i]);
        told_rows__drop(&w, &w.table[i]);
        from->cells = count_hidden(&w.table[i]);
        if (from->few > from->cells)
            from->few = from->cells; /* rows are gone */
        from->rows_hidden = 0;
        for (size_t k = 0; k < w.table[i].rows; k++)
            from->rows_hidden += w.table[i].hidden[k];
        told.cells += from->cells;
    }
    /* a verdict, or a cell shown again, is no hidden figure */
    if (told.others > told.cells) told.others = told.cells;
    told.few = told.cells - told.others;
    *out = told;
out:
    hide_cells__end(&w);
    return st;
}

pdn_status pdn_privacy_hide_with(const pdn_privacy_options *o,
                                 pdn_private_table *table,
                                 pdn_private_table *with, pdn_hidden *out)
{
    pdn_status st = PDN_OK;
    pdn_private_table both[2] = {*table, *with};
    pdn_hidden told = {0};

    PDN_TRY(pdn_privacy_hide(o, both, 2, &told));
    *table = both[0];
    *with = both[1];
    *out = (pdn_hidden){.fewest = told.fewest,
                        .rows = table->rows_hidden,
                        .few = table->few,
                        .others = table->cells - table->few,
                        .narrow = told.narrow,
                        .cells = table->cells};
out:
    return st;
}

/* ---- one table of a network */

static bool can_stand_beside(const pdn_privacy_options *o, const pdn_network *g,
                             const char *by)
{
    return !o->organisations &&
           pdn_table_column(&g->actor, pdn_network_by(g, by)) != NULL;
}

pdn_status pdn_privacy_hide_beside(const pdn_privacy_options *o,
                                   const pdn_network *g, const char *by,
                                   pdn_private_table *table, pdn_hidden *out)
{
    pdn_status st = PDN_OK;
    pdn_privacy_options counts = *o;
    pdn_breakdown_options how = pdn_breakdown_defaults();
    pdn_breakdown b = {0};
    pdn_about shown = {.n = (double)g->people};
    pdn_private_table pairs = {.schema = &pdn_breakdown_schema};

    if (!can_stand_beside(o, g, by)) return pdn_privacy_hide(o, table, 1, out);
    counts.counts_alone = true;
    how.by = by;
    how.draws = how.most_draws = 0;
    PDN_TRY(pdn_breakdown_make(g, &how, &b));
    for (size_t v = 0; v < g->actors; v++)
        shown.answered += g->answered[v];
    pairs.row = b.pair;
    pairs.rows = b.pairs;
    pairs.about = &shown;
    PDN_TRY(pdn_privacy_hide_with(&counts, table, &pairs, out));
    if (table->about != NULL) {
        table->about->n = shown.n;
        table->about->answered = shown.answered;
    }
out:
    pdn_breakdown_clear(&b);
    return st;
}
