/* The maps of services of two waves as one: a curve for each pair, by what its
 * contact did. */
#include "map_parts.h"
#include "sheet/axes.h"
#include "sheet/pair_changes.h"
#include "sheet/sheet_column.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_between(const pdn_wave_pair *r)
{
    return strcmp(r->group_a, r->group_b) != 0;
}

/* Of pairs between services. */
static void count_states(const pair_changes *q,
                         size_t count[PAIR_CHANGES_STATES], size_t *between)
{
    memset(count, 0, PAIR_CHANGES_STATES * sizeof *count);
    *between = 0;
    for (size_t i = 0; i < q->rows; i++) {
        if (!is_between(q->row[i])) continue;
        count[pair_changes__state_of(q->row[i])]++;
        ++*between;
    }
}

/* Pairs of which nothing can be said, where they are many. */
static bool is_left_out(const pair_changes *q, pair_changes__state state)
{
    size_t count[PAIR_CHANGES_STATES], between = 0;

    if (state != PAIR_CHANGES_UNKNOWN && state != PAIR_CHANGES_HIDDEN)
        return false;
    count_states(q, count, &between);
    return verdict_look__are_many(count[state], between);
}

/* A small ring: how much is hidden. */
static void draw_ring(const services__map *m, pdn_point at, pdn_pen pen)
{
    const double r = 4.5 * m->sheet->unit;

    pen.width = 1.6 * m->sheet->unit;
    pdn_disc(m->sheet->canvas, at, r, 0xFFFFFF, 1);
    pdn_circle(m->sheet->canvas, at, r, pen);
}

static void draw_pair(const services__map *m, const pdn_wave_pair *r,
                      pair_changes__state state)
{
    pdn_canvas *c = m->sheet->canvas;
    size_t a = pdn_ring_find(m->ring, r->group_a);
    size_t b = pdn_ring_find(m->ring, r->group_b);
    pdn_pen pen = pair_changes__pen(state, m->sheet->unit);

    if (!(pen.width > 0) || a == SIZE_MAX || b == SIZE_MAX || a == b) return;
    axes__curve q = services__curve_of(m, a, b);
    pdn_group_begin(c, NULL,
                    pdn_say("%s – %s: %s, %s", m->spot[a].name, m->spot[b].name,
                            pdn_format_count(r->ties_before),
                            pdn_format_count(r->ties_after)));
    pdn_curve(c, q.p[0], q.p[1], q.p[2], q.p[3], pen);
    if (state == PAIR_CHANGES_MORE) { /* a double line, as what works */
        pen.color = 0xFFFFFF;
        pen.width *= VERDICT_LINE_GAP;
        pdn_curve(c, q.p[0], q.p[1], q.p[2], q.p[3], pen);
    }
    if (state == PAIR_CHANGES_HIDDEN)
        verdict_look__cross(c, axes__along(&q, .5), m->sheet->unit);
    if (state == PAIR_CHANGES_TOLD) draw_ring(m, axes__along(&q, .5), pen);
    pdn_group_end(c);
}

static void draw_pairs(const services__map *m, const pair_changes *q)
{
    for (int state = 1; state < PAIR_CHANGES_STATES; state++) {
        if (is_left_out(q, (pair_changes__state)state)) continue;
        for (size_t i = 0; i < q->rows; i++)
            if ((int)pair_changes__state_of(q->row[i]) == state)
                draw_pair(m, q->row[i], (pair_changes__state)state);
    }
}

/* ---- the column ---- */

static const char *row_label(const char *word, size_t count, bool drawn)
{
    const char *text = pdn_say("%s: %s", pdn_word_in("pairs", word),
                               pdn_format_count((double)count));

    return drawn ? text : pdn_say(pdn_word("%s (not drawn)"), text);
}

static double set_legend(pdn_sheet *s, const pair_changes *q, bool draw)
{
    static const struct {
        pair_changes__state state;
        const char *word;
    } row[] = {
        {PAIR_CHANGES_MORE, PDN_SAYS_IN("pairs", "clearly more contact")},
        {PAIR_CHANGES_LESS, PDN_SAYS_IN("pairs", "clearly less contact")},
        {PAIR_CHANGES_NEW, PDN_SAYS_IN("pairs", "contact now, none last time")},
        {PAIR_CHANGES_GONE,
         PDN_SAYS_IN("pairs", "contact last time, none now")},
        {PAIR_CHANGES_KEPT, PDN_SAYS_IN("pairs", "contact both times")},
        {PAIR_CHANGES_TOLD,
         PDN_SAYS_IN("pairs",
                     "with a ring: no clear change, how much is hidden")},
        {PAIR_CHANGES_UNKNOWN,
         PDN_SAYS_IN("pairs", "cannot be known: nobody answered both times")},
        {PAIR_CHANGES_HIDDEN,
         PDN_SAYS_IN("pairs", "with a cross: hidden to protect privacy")}};
    pdn_legend_line line[PDN_COUNT(row)];
    size_t count[PAIR_CHANGES_STATES], between = 0, n = 0;

    count_states(q, count, &between);
    for (size_t i = 0; i < PDN_COUNT(row); i++) {
        const pair_changes__state state = row[i].state;
        if (count[state] == 0) continue;
        line[n++] = (pdn_legend_line){
            pair_changes__pen(state, s->unit), false,
            row_label(row[i].word, count[state], !is_left_out(q, state)),
            state == PAIR_CHANGES_MORE     ? VERDICT_LINE_DOUBLE
            : state == PAIR_CHANGES_HIDDEN ? VERDICT_LINE_CROSS
                                           : VERDICT_LINE_PLAIN};
    }
    return legend__lines(s, line, n, draw);
}

static double set_rest(pdn_sheet *s, const pair_changes *q, bool draw)
{
    double h = pair_changes__rule(s, q, draw);

    h += pdn_sheet_paragraph(
        s, pdn_word("Each line is a pair"),
        (pdn_type){.size = 13.5, .bold = true, .color = PDN_INK}, draw);
    h += set_legend(s, q, draw);
    h += pdn_sheet_rule(s, draw);
    h += pair_changes__note(s, q, draw);
    h += axes__note(s,
                    pdn_word("Beside the name: how many answered both times, "
                             "of those on both lists."),
                    draw);
    h += pdn_sheet_paragraph(s, pdn_note(PDN_PLACE_NOT_RANK),
                             (pdn_type){.size = 11.5, .color = PDN_GREY}, draw);
    return h;
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const pair_changes *q = of;
    pdn_status st = pair_changes__entries(s, q, set_rest(s, q, false));

    set_rest(s, q, true);
    return st;
}

/* A row that is hidden does not hide what another one shows. */
static void tell_heard(pdn_ring *ring, const pdn_wave_pair *r, bool first)
{
    size_t at = pdn_ring_find(ring, first ? r->group_a : r->group_b);
    double people = first ? r->people_a : r->people_b;
    double heard = first ? r->respondents_a : r->respondents_b;

    if (at == SIZE_MAX || !isfinite(people) || !isfinite(heard)) return;
    ring->service[at].actors = people;
    ring->service[at].answered = heard;
}

/* The ring with how many of those on both lists answered both times. */
static pdn_status count_heard(const pdn_ring *ring, const pair_changes *q,
                              pdn_ring *out)
{
    pdn_status st = PDN_OK;

    out->services = ring->services;
    PDN_NEW(out->service, ring->services);
    memcpy(out->service, ring->service, ring->services * sizeof *ring->service);
    for (size_t i = 0; i < ring->services; i++)
        out->service[i].actors = out->service[i].answered =
            pdn_absent(PDN_SUPPRESSED);
    for (size_t i = 0; i < q->rows; i++)
        for (int side = 0; side < 2; side++)
            tell_heard(out, q->row[i], side == 0);
out:
    return st;
}

/* What the map shows, and what is said of change. */
static const char *title_of(const pair_changes *q)
{
    size_t count[PAIR_CHANGES_STATES], between = 0;

    count_states(q, count, &between);
    const size_t came = count[PAIR_CHANGES_NEW];
    const size_t went = count[PAIR_CHANGES_GONE];
    const size_t kept = count[PAIR_CHANGES_KEPT];
    const char *shows =
        came + went > 0 ? pdn_say(pdn_word("New contact in %s pairs of "
                                           "services, none any more in %s."),
                                  pdn_format_count((double)came),
                                  pdn_format_count((double)went))
        : kept > 0      ? pdn_say(pdn_word("Contact both times in %s pairs of "
                                                "services."),
                                  pdn_format_count((double)kept))
                        : "";
    return format_number__join(shows, pair_changes__title(q));
}

pdn_status pdn_title_of_difference(const pdn_wave_pair *row, size_t n,
                                   double year, const char **out)
{
    return pair_changes__title_of(row, n, year, title_of, out);
}

pdn_status pdn_services_difference(pdn_canvas *c, const pdn_sheet_facts *facts,
                                   const pdn_ring *ring,
                                   const pdn_wave_pair *row, size_t n,
                                   double year)
{
    pdn_status st = PDN_OK;
    pdn_sheet sheet;
    services__map map = {0};
    pair_changes q = {0};
    pdn_ring heard = {0};

    PDN_TRY(pair_changes__take(row, n, year, &q));
    PDN_TRY(count_heard(ring, &q, &heard));
    pdn_sheet_begin(c, facts, title_of(&q),
                    pdn_word("line: contact in a pair since last time, among "
                             "those who answered both times"),
                    pair_changes__question(&q), &sheet);
    PDN_TRY(services__make(&sheet, &heard, &map));
    PDN_TRY(sheet__fill_column(&sheet, set_column, &q));
    draw_pairs(&map, &q);
    services__marks(&map);
out:
    services__clear(&map);
    pair_changes__clear(&q);
    free(heard.service);
    return st;
}
