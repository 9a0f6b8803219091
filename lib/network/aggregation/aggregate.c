#include "pdnet/aggregate.h"

#include <math.h>
#include <stdlib.h>

static const uint32_t NO_GROUP = UINT32_MAX;

/* What is known of one ordered pair of groups. */
struct cell {
    size_t ties, open, confirmed;
    double frequency, quality; /* sums */
    size_t frequencies, raters;
};

struct work {
    const pdn_network *g;
    pdn_groups q;
    uint32_t *group; /* of each actor: number of the known group, NO_GROUP */
    const char **label;
    size_t *size, *answered; /* of each known group */
    size_t groups;
    struct cell *cell;      /* groups x groups */
    size_t nowhere, silent; /* people in no group; arcs of the silent */
    pdn_arena memory;
};

static void clear(struct work *w)
{
    pdn_groups_clear(&w->q);
    pdn_arena_clear(&w->memory);
}

/* Groups that have a name; the others are nobody's. */
static pdn_status know_groups(struct work *w, const char *column)
{
    pdn_status st = PDN_OK;
    uint32_t *number = NULL;

    PDN_TRY(pdn_groups_by(w->g, column, &w->q));
    PDN_NEW(number, w->q.groups);
    PDN_TAKE(&w->memory, w->group, w->g->actors);
    PDN_TAKE(&w->memory, w->label, w->q.groups);
    PDN_TAKE(&w->memory, w->size, w->q.groups);
    PDN_TAKE(&w->memory, w->answered, w->q.groups);
    for (size_t k = 0; k < w->q.groups; k++) {
        number[k] = NO_GROUP;
        if (!pdn_groups_is_known(w->q.label[k])) continue;
        w->label[w->groups] = w->q.label[k];
        w->size[w->groups] = w->q.size[k];
        w->answered[w->groups] = w->q.answered[k];
        number[k] = (uint32_t)w->groups++;
    }
    for (size_t v = 0; v < w->g->actors; v++) {
        w->group[v] = number[w->q.of[v]];
        w->nowhere += w->group[v] == NO_GROUP;
    }
    if (w->groups == 0 || w->groups > PDN_AGGREGATE_MOST)
        PDN_FAIL(PDN_EDATA, "column %s has %zu groups, want 1 to %d", column,
                 w->groups, (int)PDN_AGGREGATE_MOST);
    PDN_TAKE(&w->memory, w->cell, w->groups * w->groups);
out:
    free(number);
    return st;
}

/* The cell of a tie; NULL where an end is in no group. Undirected ties stand in
 * the row of the lower group. */
static struct cell *cell_of(const struct work *w, size_t row)
{
    uint32_t a = w->group[w->g->from[row]], b = w->group[w->g->to[row]];

    if (a == NO_GROUP || b == NO_GROUP) return NULL;
    if (!w->g->directed && a > b) {
        uint32_t keep = a;
        a = b;
        b = keep;
    }
    return &w->cell[a * w->groups + b];
}

struct arc {
    uint32_t from, to;
};

static int by_ends(const void *left, const void *right)
{
    const struct arc *a = left, *b = right;

    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return a->to < b->to ? -1 : a->to > b->to;
}

/* Dyads that people who both answered report from both ends. */
static pdn_status count_confirmed(struct work *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    struct arc *arc = NULL;
    size_t n = 0;

    PDN_NEW(arc, g->ties);
    for (size_t i = 0; i < g->ties; i++)
        if (g->contact[i] && g->answered[g->from[i]] && g->answered[g->to[i]])
            arc[n++] = (struct arc){g->from[i], g->to[i]};
    qsort(arc, n, sizeof *arc, by_ends);
    for (size_t i = 0; i < g->ties; i++) {
        struct arc back = {g->to[i], g->from[i]};
        struct cell *c = cell_of(w, i);
        if (c == NULL || !g->contact[i] || !g->answered[g->from[i]]) continue;
        c->confirmed += bsearch(&back, arc, n, sizeof back, by_ends) != NULL;
    }
out:
    free(arc);
    return st;
}

static pdn_status count_ties(struct work *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    const double *frequency = pdn_table_numbers(&g->tie, "frequency");
    bool *open = NULL;

    PDN_NEW(open, g->ties);
    (void)pdn_survey_open(&g->tie, open);
    for (size_t i = 0; i < g->ties; i++) {
        struct cell *c = cell_of(w, i);
        bool told = g->answered[g->from[i]];
        if (g->contact[i] && !told) w->silent++;
        if (c == NULL || !told) continue;
        c->open += open[i] && !g->contact[i];
        if (!g->contact[i]) continue;
        c->ties++;
        if (frequency == NULL || !isfinite(frequency[i])) continue;
        c->frequency += frequency[i];
        c->frequencies++;
    }
out:
    free(open);
    return st;
}

/* A rating, to be put with those of the same person about the same group. */
struct rating {
    struct cell *cell;
    uint32_t rater;
    double value;
    size_t row;
};

static int by_rater(const void *left, const void *right)
{
    const struct rating *a = left, *b = right;

    if (a->cell != b->cell) return a->cell < b->cell ? -1 : 1;
    if (a->rater != b->rater) return a->rater < b->rater ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static pdn_status rate(struct work *w)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = w->g;
    const double *quality = pdn_table_numbers(&g->tie, "quality");
    struct rating *r = NULL;
    size_t n = 0;

    if (quality == NULL) return PDN_OK;
    PDN_NEW(r, g->ties);
    for (size_t i = 0; i < g->ties; i++) {
        struct cell *c = cell_of(w, i);
        if (c == NULL || !g->contact[i] || !g->answered[g->from[i]] ||
            !isfinite(quality[i]))
            continue;
        /* an undirected tie is nobody's: each stands for itself */
        r[n++] = (struct rating){c, g->directed ? g->from[i] : (uint32_t)i,
                                 quality[i], i};
    }
    qsort(r, n, sizeof *r, by_rater);
    for (size_t i = 0; i < n;) {
        double sum = 0;
        size_t k = i;
        for (; k < n && r[k].cell == r[i].cell && r[k].rater == r[i].rater; k++)
            sum += r[k].value;
        r[i].cell->quality += sum / (double)(k - i);
        r[i].cell->raters++;
        i = k;
    }
out:
    free(r);
    return st;
}

/* Contacts that could have been reported; what was left open could not. */
static double possible(const struct work *w, size_t a, size_t b)
{
    double n_a = (double)w->size[a], n_b = (double)w->size[b];
    double r_a = (double)w->answered[a];
    double open = (double)w->cell[a * w->groups + b].open;

    if (!w->g->directed)
        return (a == b ? n_a * (n_a - 1) / 2 : n_a * n_b) - open;
    return r_a * (a == b ? n_b - 1 : n_b) - open;
}

static pdn_status add_number(pdn_table *t, const char *name, pdn_kind kind,
                             double **out)
{
    pdn_column *c = NULL;
    pdn_status st = pdn_table_add(t, name, kind, &c);

    if (st == PDN_OK) *out = c->number;
    return st;
}

static pdn_status make_actors(const struct work *w, pdn_table *t)
{
    pdn_status st = PDN_OK;
    pdn_column *id = NULL, *label = NULL;
    double *n = NULL, *r = NULL, *told = NULL, *ties = NULL, *could = NULL;

    t->rows = w->groups;
    PDN_TRY(pdn_table_add(t, "id", PDN_TEXT, NULL));
    PDN_TRY(pdn_table_add(t, "label", PDN_TEXT, NULL));
    PDN_TRY(add_number(t, "actors", PDN_INTEGER, &n));
    PDN_TRY(add_number(t, "respondents", PDN_INTEGER, &r));
    PDN_TRY(add_number(t, "responded", PDN_BOOLEAN, &told));
    PDN_TRY(add_number(t, "ties_within", PDN_INTEGER, &ties));
    PDN_TRY(add_number(t, "possible_within", PDN_INTEGER, &could));
    id = pdn_table_mutable_column(t, "id");
    label = pdn_table_mutable_column(t, "label");
    for (size_t k = 0; k < w->groups; k++) {
        PDN_TRY(pdn_table_text(t, w->label[k], &id->text[k]));
        label->text[k] = id->text[k];
        n[k] = (double)w->size[k];
        r[k] = (double)w->answered[k];
        told[k] = w->answered[k] > 0;
        ties[k] = (double)w->cell[k * w->groups + k].ties;
        could[k] = possible(w, k, k);
    }
out:
    return st;
}

/* The columns of ties, in their order. */
enum { TIES, POSSIBLE, SHARE, FREQUENCY, QUALITY, CONFIRMED, TIE, FIGURES };

static void fill_tie(const struct work *w, size_t a, size_t b, size_t row,
                     double *const figure[FIGURES])
{
    const struct cell *c = &w->cell[a * w->groups + b];
    double none = pdn_absent(PDN_NOT_DEFINED), could = possible(w, a, b);

    figure[TIES][row] = (double)c->ties;
    figure[POSSIBLE][row] = could;
    figure[SHARE][row] = could > 0 ? (double)c->ties / could : none;
    figure[FREQUENCY][row] =
        c->frequencies > 0 ? c->frequency / (double)c->frequencies : none;
    figure[QUALITY][row] =
        c->raters > 0 ? c->quality / (double)c->raters : none;
    figure[CONFIRMED][row] = w->g->directed ? (double)c->confirmed : none;
    figure[TIE][row] = c->ties > 0;
}

/* Is there a row for a to b? */
static bool has_row(const struct work *w, size_t a, size_t b)
{
    if (a == b || (!w->g->directed && a > b)) return false;
    return possible(w, a, b) > 0;
}

static pdn_status make_ties(const struct work *w, pdn_network *out)
{
    static const struct {
        const char *name;
        pdn_kind kind;
    } column[FIGURES] = {
        {"ties", PDN_INTEGER},      {"possible", PDN_INTEGER},
        {"share", PDN_REAL},        {"mean_frequency", PDN_REAL},
        {"mean_quality", PDN_REAL}, {"confirmed", PDN_INTEGER},
        {"tie", PDN_BOOLEAN}};
    pdn_status st = PDN_OK;
    pdn_table *t = &out->tie;
    double *figure[FIGURES] = {NULL};
    size_t row = 0;

    for (size_t a = 0; a < w->groups; a++)
        for (size_t b = 0; b < w->groups; b++)
            t->rows += has_row(w, a, b);
    for (size_t k = 0; k < FIGURES; k++)
        PDN_TRY(add_number(t, column[k].name, column[k].kind, &figure[k]));
    out->from = pdn_arena_get(&out->arena, t->rows * sizeof *out->from);
    out->to = pdn_arena_get(&out->arena, t->rows * sizeof *out->to);
    if (out->from == NULL || out->to == NULL) PDN_TRY(pdn_no_memory());
    for (size_t a = 0; a < w->groups; a++)
        for (size_t b = 0; b < w->groups; b++) {
            if (!has_row(w, a, b)) continue;
            out->from[row] = (uint32_t)a;
            out->to[row] = (uint32_t)b;
            fill_tie(w, a, b, row++, figure);
        }
out:
    return st;
}

static pdn_status set_attributes(const struct work *w, const char *column,
                                 pdn_network *out)
{
    pdn_status st = PDN_OK;
    const char *wave = pdn_network_text(w->g, "wave");
    size_t answered = 0;

    for (size_t k = 0; k < w->groups; k++)
        answered += w->answered[k];
    if (wave != NULL) PDN_TRY(pdn_network_set_text(out, "wave", wave));
    if (pdn_network_asked_unknown(w->g))
        PDN_TRY(pdn_network_set_text(out, "asked", "unknown"));
    PDN_TRY(pdn_network_set_text(out, "by", column));
    PDN_TRY(pdn_network_set_number(out, "actors",
                                   (double)(w->g->actors - w->nowhere)));
    PDN_TRY(pdn_network_set_number(out, "respondents", (double)answered));
    PDN_TRY(pdn_network_set_number(out, "in_no_group", (double)w->nowhere));
out:
    return st;
}

static pdn_status tell(const struct work *w, const char *column,
                       pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_diagnostic at = {.severity = PDN_WARNING, .code = "group-not-known"};

    if (w->nowhere > 0)
        PDN_TRY(pdn_diagnostics_add(
            f, at, "%zu of %zu people stand in no group: their %s is not known",
            w->nowhere, w->g->actors, column));
    at.code = "silent-senders";
    if (w->silent > 0)
        PDN_TRY(pdn_diagnostics_add(
            f, at, "%zu ties sent by people who did not answer are left out",
            w->silent));
out:
    return st;
}

pdn_status pdn_network_aggregate(const pdn_network *g, const char *column,
                                 pdn_diagnostics *f, pdn_network *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.g = g};
    pdn_network made = {.directed = g->directed};

    PDN_TRY(know_groups(&w, column));
    PDN_TRY(count_ties(&w));
    PDN_TRY(rate(&w));
    if (g->directed) PDN_TRY(count_confirmed(&w));
    PDN_TRY(make_actors(&w, &made.actor));
    PDN_TRY(make_ties(&w, &made));
    PDN_TRY(set_attributes(&w, column, &made));
    PDN_TRY(tell(&w, column, f));
    PDN_TRY(pdn_network_validate(&made));
    *out = made;
    made = (pdn_network){0};
out:
    pdn_network_clear(&made);
    clear(&w);
    return st;
}
