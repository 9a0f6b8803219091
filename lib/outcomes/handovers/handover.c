#include "core/purposes.h"
#include "core/textmap.h"
#include "handover_notes.h"
#include "outcomes/rows/row_cell.h"

#include "pdnet/handovers.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct columns {
    const pdn_column *from, *to, *year, *sent, *arrived;
};

/* Everything under way. */
struct work {
    const pdn_table *t;
    struct columns c;
    const pdn_handover_options *o;
    pdn_diagnostics *f;
    pdn_textmap number; /* of each service, by its name */
    const char **name;
    size_t services;
    size_t *place; /* the rows, by year and then as they stand */
    pdn_handover_row *row;
};

static struct columns columns_of(const pdn_table *t)
{
    return (struct columns){
        pdn_table_column(t, "from"), pdn_table_column(t, "to"),
        pdn_table_column(t, "year"), pdn_table_column(t, "sent"),
        pdn_table_column(t, "arrived")};
}

/* The reason of the first that is absent, else x. */
static double unless_absent(double a, double b, double x)
{
    if (isnan(a)) return a;
    return isnan(b) ? b : x;
}

static pdn_handover_row row_of(const struct columns *c, size_t row)
{
    const double none = pdn_absent(PDN_NOT_DEFINED);
    double sent = row_cell__number(c->sent, row);
    double arrived = row_cell__number(c->arrived, row);
    pdn_interval i = pdn_share_interval(arrived, sent, .95, PDN_WILSON);
    bool any = sent > 0;
    pdn_handover_row made;

    pdn_row_clear(&pdn_handover_schema, &made);
    made.from = row_cell__text(c->from, row);
    made.to = row_cell__text(c->to, row);
    made.year = row_cell__number(c->year, row);
    made.sent = sent;
    made.arrived = arrived;
    made.lost = unless_absent(arrived, sent, sent - arrived);
    made.arrival = unless_absent(arrived, sent, any ? arrived / sent : none);
    made.lo = unless_absent(arrived, sent, any ? i.lo : none);
    made.hi = unless_absent(arrived, sent, any ? i.hi : none);
    return made;
}

static pdn_status check_twice(const struct work *w, size_t row,
                              pdn_textmap *seen, pdn_arena *keys)
{
    const pdn_handover_row *r = &w->row[row];
    char year[PDN_NUMBER_SIZE];
    uint32_t first = 0;

    pdn_number_write(r->year, year);
    const char *key = row_cell__key(keys, r->from, r->to, year);
    if (key == NULL) return pdn_no_memory();
    pdn_status st = textmap__put(seen, key, (uint32_t)row, &first);
    if (st != PDN_OK || first == row) return st;
    return pdn_diagnostics_add(
        w->f, row_cell__place(w->t, w->c.from, row, PDN_ERROR, "step-twice"),
        "\"%s\" to \"%s\" stands twice in %s (first in line %zu)", r->from,
        r->to, year, row_cell__line(w->t, first));
}

static pdn_status check_row(const struct work *w, size_t row, pdn_textmap *seen,
                            pdn_arena *keys)
{
    pdn_status st = PDN_OK;
    const pdn_handover_row *r = &w->row[row];

    if (r->from == NULL || r->to == NULL || isnan(r->year))
        return pdn_diagnostics_add(
            w->f, row_cell__place(w->t, NULL, row, PDN_ERROR, "no-step"),
            "no step: every row needs from, to and year");
    if (strcmp(r->from, r->to) == 0)
        PDN_TRY(pdn_diagnostics_add(
            w->f,
            row_cell__place(w->t, w->c.to, row, PDN_ERROR, "step-to-itself"),
            "a step from \"%s\" to itself: want two services", r->from));
    if (r->arrived > r->sent)
        PDN_TRY(pdn_diagnostics_add(
            w->f,
            row_cell__place(w->t, w->c.arrived, row, PDN_ERROR, "more-arrived"),
            "arrived %s is more than sent %s: both count the same people",
            pdn_number_format(r->arrived).text,
            pdn_number_format(r->sent).text));
    PDN_TRY(check_twice(w, row, seen, keys));
out:
    return st;
}

static pdn_status check_rows(const struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    pdn_arena keys = {0};

    for (size_t i = 0; i < w->t->rows; i++)
        PDN_TRY(check_row(w, i, &seen, &keys));
    PDN_TRY(pdn_diagnostics_verdict(w->f));
    if (w->c.arrived == NULL)
        PDN_TRY(pdn_diagnostics_add(
            w->f, row_cell__file(w->t, PDN_WARNING, "no-arrived"),
            "no column arrived: how many arrived is not defined"));
out:
    textmap__clear(&seen);
    pdn_arena_clear(&keys);
    return st;
}

static pdn_status number_services(struct work *w)
{
    pdn_status st = PDN_OK;

    PDN_NEW(w->name, 2 * w->t->rows);
    for (size_t i = 0; i < 2 * w->t->rows; i++) {
        const char *name = i % 2 == 0 ? w->row[i / 2].from : w->row[i / 2].to;
        uint32_t first = 0;
        PDN_TRY(textmap__put(&w->number, name, (uint32_t)w->services, &first));
        if (first == w->services) w->name[w->services++] = name;
    }
out:
    return st;
}

static pdn_status no_such_service(const struct work *w, const char *what,
                                  const char *name)
{
    char there[300] = "";

    for (size_t v = 0; v < w->services; v++) {
        size_t used = strlen(there), n = strlen(w->name[v]);
        if (used + n + 12 > sizeof there) {
            strcpy(there + used, " ...");
            break;
        }
        snprintf(there + used, sizeof there - used, "%s\"%s\"",
                 used > 0 ? ", " : "", w->name[v]);
    }
    return pdn_fail(PDN_EDATA, "%s%s%s \"%s\" stands in no row (there: %s)",
                    w->t->file != NULL ? w->t->file : "",
                    w->t->file != NULL ? ": " : "", what, name, there);
}

static pdn_status mark(const struct work *w, const char *what,
                       const char *const *name, size_t n, bool *which)
{
    for (size_t i = 0; i < n; i++) {
        int64_t v = textmap__get(&w->number, name[i]);
        if (v == PDN_TEXTMAP_NONE) return no_such_service(w, what, name[i]);
        which[v] = true;
    }
    return PDN_OK;
}

static pdn_status mark_ends(const struct work *w, steps__flow *s)
{
    pdn_status st = PDN_OK;

    PDN_TRY(mark(w, "source", w->o->source, w->o->sources, s->source));
    PDN_TRY(mark(w, "goal", w->o->goal, w->o->goals, s->goal));
    for (size_t v = 0; v < w->services; v++)
        if (s->source[v] && s->goal[v])
            PDN_FAIL(PDN_EDATA, "\"%s\" is both source and goal", w->name[v]);
out:
    return st;
}

/* What those lost on the way would give by themselves. */
static double of_way(const steps__flow *s, size_t e, double lost,
                     const double *reach)
{
    if (s->goal[s->from[e]]) return 0;
    if (isnan(lost)) return lost;
    return lost > 0 ? lost * reach[s->to[e]] : 0;
}

/* The chance and the gains of the year's rows. */
static pdn_status chase_goal(const struct work *w, const handover_notes *told,
                             const size_t *place, double *reach)
{
    pdn_status st = PDN_OK;
    const steps__flow *s = told->s;
    steps__chain chain = {0};
    double *figure[4] = {NULL}, *lost = NULL, *gain = NULL;

    PDN_TRY(steps__chain_new(s, &chain));
    for (int i = 0; i < 4; i++)
        PDN_NEW(figure[i], s->steps);
    lost = figure[0];
    gain = figure[1];
    PDN_TRY(steps__reach(s, s->arrived, &chain, reach));
    for (size_t e = 0; e < s->steps; e++)
        lost[e] = w->row[place[e]].lost;
    repair__gain(s, lost, s->unsent, reach, gain);
    if (w->o->draws > 0)
        PDN_TRY(
            repair__range(s, w->o, PURPOSE_HANDOVERS, figure[2], figure[3]));
    for (size_t e = 0; e < s->steps; e++) {
        pdn_handover_row *r = &w->row[place[e]];
        r->reach_goal_from = reach[s->from[e]];
        r->repair_gain = gain[e];
        r->way_gain = of_way(s, e, lost[e], reach);
        if (w->o->draws == 0) continue;
        r->repair_lo = isnan(gain[e]) ? gain[e] : figure[2][e];
        r->repair_hi = isnan(gain[e]) ? gain[e] : figure[3][e];
    }
    PDN_TRY(handover_notes__gains(told, gain));
out:
    steps__chain_clear(&chain);
    for (int i = 0; i < 4; i++)
        free(figure[i]);
    return st;
}

/* An unknown count on the way from a source to a goal, or 0. */
static pdn_status hidden_on_way(const steps__flow *s, double *hidden)
{
    pdn_status st = PDN_OK;
    bool *after = NULL, *before = NULL;

    PDN_NEW(after, s->services);
    PDN_NEW(before, s->services);
    memcpy(after, s->source, s->services * sizeof *after);
    memcpy(before, s->goal, s->services * sizeof *before);
    for (bool more = true; more;) {
        more = false;
        for (size_t e = 0; e < s->steps; e++) {
            if (s->arrived[e] <= 0) continue;
            uint32_t v = s->from[e], x = s->to[e];
            if (after[v] && !after[x]) after[x] = more = true;
            if (before[x] && !before[v]) before[v] = more = true;
        }
    }
    *hidden = 0;
    for (size_t e = 0; e < s->steps && !isnan(*hidden); e++)
        if (isnan(s->arrived[e]) && after[s->from[e]] && before[s->to[e]])
            *hidden = s->arrived[e];
out:
    free(after);
    free(before);
    return st;
}

/* What the year's steps let through. */
static pdn_status find_vitality(const struct work *w, const steps__flow *s,
                                const size_t *place, double *most)
{
    pdn_status st = PDN_OK;
    double *drop = NULL, hidden = 0;
    bool *cut = NULL;

    PDN_NEW(drop, s->steps);
    PDN_NEW(cut, s->steps);
    PDN_TRY(hidden_on_way(s, &hidden));
    if (!isnan(hidden)) PDN_TRY(max_flow__vitality(s, most, drop, cut));
    if (isnan(hidden)) *most = hidden;
    for (size_t e = 0; e < s->steps; e++) {
        w->row[place[e]].vitality = isnan(hidden) ? hidden : drop[e];
        w->row[place[e]].min_cut = isnan(hidden) ? hidden : cut[e];
    }
out:
    free(drop);
    free(cut);
    return st;
}

static bool stands(const steps__flow *s, const bool *which)
{
    for (size_t e = 0; e < s->steps; e++)
        if (which[s->from[e]] || which[s->to[e]]) return true;
    return false;
}

/* Arrived and not sent on. Where more were sent on than came, others began
 * there, and who of those who came was not sent on is not to be told. */
static double not_sent_on(const steps__flow *s, uint32_t v)
{
    double left = s->in[v] - s->out[v];

    if (left < 0) left = pdn_absent(PDN_NOT_DEFINED);
    return unless_absent(s->in[v], s->out[v], left);
}

static pdn_status judge_year(const struct work *w, const steps__flow *s,
                             const size_t *place)
{
    pdn_status st = PDN_OK;
    double most = (double)NAN, *reach = NULL;
    handover_notes told = {w->t, w->f, w->name, s, w->row[place[0]].year};

    for (size_t e = 0; e < s->steps; e++)
        w->row[place[e]].not_sent_on = not_sent_on(s, s->from[e]);
    PDN_TRY(handover_notes__balance(&told, place));
    if (w->o->goals == 0) goto out;
    if (!stands(s, s->goal)) {
        st = pdn_diagnostics_add(w->f,
                                 row_cell__file(w->t, PDN_WARNING, "no-goal"),
                                 "%s: the goal stands in no row of this year",
                                 pdn_number_format(told.year).text);
        goto out;
    }
    PDN_NEW(reach, s->services);
    PDN_TRY(chase_goal(w, &told, place, reach));
    if (w->o->sources > 0 && stands(s, s->source))
        PDN_TRY(find_vitality(w, s, place, &most));
    PDN_TRY(handover_notes__reach(&told, reach, most));
out:
    free(reach);
    return st;
}

static pdn_status take_year(const struct work *w, const size_t *place, size_t n)
{
    pdn_status st = PDN_OK;
    steps__flow s = {0};

    PDN_TRY(steps__new(w->services, n, &s));
    PDN_TRY(mark_ends(w, &s));
    for (size_t e = 0; e < n; e++) {
        const pdn_handover_row *r = &w->row[place[e]];
        s.from[e] = (uint32_t)textmap__get(&w->number, r->from);
        s.to[e] = (uint32_t)textmap__get(&w->number, r->to);
        s.sent[e] = r->sent;
        s.arrived[e] = r->arrived;
    }
    PDN_TRY(steps__weigh(&s));
    PDN_TRY(judge_year(w, &s, place));
out:
    steps__clear(&s);
    return st;
}

struct dated {
    double year;
    size_t row;
};

static int by_year(const void *a, const void *b)
{
    const struct dated *x = a, *y = b;

    if (x->year < y->year || x->year > y->year)
        return x->year < y->year ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static pdn_status take_years(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t n = w->t->rows;
    struct dated *d = NULL;

    PDN_NEW(d, n);
    PDN_NEW(w->place, n);
    for (size_t i = 0; i < n; i++)
        d[i] = (struct dated){w->row[i].year, i};
    if (n > 1) qsort(d, n, sizeof *d, by_year);
    for (size_t i = 0; i < n; i++)
        w->place[i] = d[i].row;
    for (size_t i = 0, next = 0; i < n; i = next) {
        for (next = i; next < n && d[next].year <= d[i].year; next++) {
        }
        PDN_TRY(take_year(w, w->place + i, next - i));
    }
out:
    free(d);
    return st;
}

pdn_handover_options pdn_handovers_defaults(void)
{
    return (pdn_handover_options){.draws = 2000, .seed = 1};
}

pdn_status pdn_handovers_make(const pdn_table *table,
                              const pdn_handover_options *o, pdn_diagnostics *f,
                              pdn_handover_row **rows)
{
    pdn_status st = PDN_OK;
    struct work w = {.t = table, .c = columns_of(table), .o = o, .f = f};

    PDN_NEW(w.row, table->rows);
    for (size_t i = 0; i < table->rows; i++)
        w.row[i] = row_of(&w.c, i);
    PDN_TRY(check_rows(&w));
    PDN_TRY(number_services(&w));
    PDN_TRY(take_years(&w));
    *rows = w.row;
    w.row = NULL;
out:
    textmap__clear(&w.number);
    free(w.name);
    free(w.place);
    free(w.row);
    return st;
}
