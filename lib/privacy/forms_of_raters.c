/* What the same people rate and name in two waves, beside what all do, and
 * beside the next two. Of everybody and the groups there is no sum: who rated
 * one group before and another after is counted in all, and in neither. */
#include "hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

static const pdn_field *rating(size_t member)
{
    return pdn_field_at(&pdn_waves_ratings_schema, member);
}

static const pdn_field *barrier(size_t member)
{
    return pdn_field_at(&pdn_waves_barriers_schema, member);
}

static void hide(hide_cells__work *w, hide_cells__table *t, size_t i,
                 const pdn_field *f)
{
    if (!hide_cells__is_hidden(t, i, f) && hide_cells__hide(t, i, f))
        w->told->others++;
}

/* ---- beside the pairs of one wave: with few others either tells of them */

/* The pair of two groups in a wave's table; false: there is none. */
static bool find_pair(const hide_cells__work *w, const char *wave,
                      const char *a, const char *b,
                      const hide_cells__table **of, size_t *row)
{
    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_breakdown_schema || t->about == NULL ||
            !hide_cells__same_text(t->about->wave, wave))
            continue;
        for (size_t i = hide_cells__first_of(t, a, b); i != SIZE_MAX;
             i = hide_cells__next_of(t, i)) {
            const pdn_pair *p = hide_cells__row(t, i);
            if ((hide_cells__same_text(p->group_a, a) &&
                 hide_cells__same_text(p->group_b, b)) ||
                (hide_cells__same_text(p->group_a, b) &&
                 hide_cells__same_text(p->group_b, a))) {
                *of = t;
                *row = i;
                return true;
            }
        }
    }
    return false;
}

/* The columns of a pair that have what a row of ratings has: the figure, and
 * how many are behind it. */
static void columns_of(const pdn_wave_rating *r, const pdn_pair *p,
                       size_t member[2])
{
    const bool from_a = hide_cells__same_text(r->group_a, p->group_a);

    if (strcmp(r->rating, "quality") == 0) {
        member[0] = from_a ? offsetof(pdn_pair, quality_ab)
                           : offsetof(pdn_pair, quality_ba);
        member[1] = from_a ? offsetof(pdn_pair, raters_ab)
                           : offsetof(pdn_pair, raters_ba);
    } else if (strcmp(r->rating, "knowledge") == 0) {
        member[0] = offsetof(pdn_pair, knowledge);
        member[1] = offsetof(pdn_pair, raters_knowledge);
    } else if (strcmp(r->rating, "recognition") == 0) {
        member[0] = offsetof(pdn_pair, recognition);
        member[1] = offsetof(pdn_pair, raters_recognition);
    } else {
        member[0] = offsetof(pdn_pair, skill);
        member[1] = offsetof(pdn_pair, raters_skill);
    }
}

/* The row of the other direction; SIZE_MAX: there is none. */
static size_t way_back(const hide_cells__table *t, const pdn_wave_rating *r)
{
    for (size_t i = hide_cells__first_of(t, r->group_b, r->group_a);
         i != SIZE_MAX; i = hide_cells__next_of(t, i)) {
        const pdn_wave_rating *x = hide_cells__row(t, i);
        if (hide_cells__same_text(x->rating, r->rating) &&
            hide_cells__same_text(x->group_a, r->group_b) &&
            hide_cells__same_text(x->group_b, r->group_a) &&
            hide_cells__same_text(x->from_wave, r->from_wave) &&
            hide_cells__same_text(x->to_wave, r->to_wave))
            return i;
    }
    return SIZE_MAX;
}

/* A row of ratings beside all of one of its waves. */
struct beside {
    double apart;        /* people who say otherwise there */
    double raters_apart; /* who do so there or here alone */
    double back;         /* who rate the other way there */
    double raters;
};

static struct beside beside_of(const hide_cells__table *t, size_t i,
                               size_t member)
{
    const pdn_wave_rating *r = hide_cells__row(t, i);
    const pdn_wave_behind b = hide_cells__behind(t, i);

    if (member == offsetof(pdn_wave_rating, before))
        return (struct beside){b.before, b.raters_before, b.back_before,
                               r->raters};
    return (struct beside){b.after, b.raters_after, b.back_after, r->raters};
}

/* How many people a row and all of the wave differ by; where all has both
 * directions in one figure, those who rate the other way are among them, all
 * of them if they are not shown apart. Of several counts the fewest are told,
 * where any are: how many more they are, who they are, or what they say. */
static double others_of(const hide_cells__table *t, size_t i, size_t member)
{
    const pdn_wave_rating *r = hide_cells__row(t, i);
    const struct beside own = beside_of(t, i, member);
    const size_t j = way_back(t, r);
    double number = own.back, said = own.apart + own.back;
    double who = own.raters_apart + own.back;

    if (strcmp(r->rating, "quality") == 0 ||
        hide_cells__same_text(r->group_a, r->group_b))
        return own.apart;
    if (j != SIZE_MAX) {
        const struct beside back = beside_of(t, j, member);
        number = fabs(back.back - own.raters + own.back);
        if (!hide_cells__is_hidden(t, j, rating(member))) {
            number = fabs(back.back - own.raters + own.back - back.raters);
            said = own.apart + back.apart;
            who = own.raters_apart + back.raters_apart;
        }
    }
    if (who > .5) said = fmin(who, said);
    return number > .5 ? fmin(number, said) : said;
}

/* The figure of all of a wave that such a row is a part of is hidden. */
static bool whole_is_hidden(const hide_cells__work *w, const pdn_wave_rating *r,
                            const char *wave)
{
    const hide_cells__table *of = NULL;
    size_t row = 0, column[2] = {0, 0};

    if (!find_pair(w, wave, r->group_a, r->group_b, &of, &row)) return false;
    columns_of(r, hide_cells__row(of, row), column);
    return hide_cells__is_hidden(
        of, row, pdn_field_at(&pdn_breakdown_schema, column[0]));
}

/* How many rate and what they do: the one less the other is few people's. */
static void hide_rating(hide_cells__work *w, hide_cells__table *t, size_t i,
                        const char *wave, size_t member)
{
    const pdn_wave_rating *r = hide_cells__row(t, i);
    const double others = r->group_a == NULL ? 0 : others_of(t, i, member);

    if (r->group_a == NULL) return;
    if (hide_cells__few(w, others)) {
        hide(w, t, i, rating(offsetof(pdn_wave_rating, raters)));
        hide(w, t, i, rating(member));
    }
    if (others < .5 && whole_is_hidden(w, r, wave))
        hide(w, t, i, rating(member));
}

static void hide_barrier(hide_cells__work *w, hide_cells__table *t, size_t i,
                         const char *wave, size_t member)
{
    const pdn_wave_barrier *r = hide_cells__row(t, i);
    const pdn_wave_behind b = hide_cells__behind(t, i);
    const double others =
        member == offsetof(pdn_wave_barrier, named_before) ? b.before : b.after;
    const hide_cells__table *of = NULL;
    size_t row = 0;

    if (r->group_a == NULL) return;
    if (hide_cells__few(w, others)) {
        hide(w, t, i, barrier(offsetof(pdn_wave_barrier, asked)));
        hide(w, t, i, barrier(member));
    }
    if (!(others < .5) ||
        !find_pair(w, wave, r->group_a, r->group_b, &of, &row))
        return;
    const pdn_pair *p = hide_cells__row(of, row);
    const pdn_field *named =
        pdn_field_at(&pdn_breakdown_schema, offsetof(pdn_pair, barrier_named));
    if (hide_cells__same_text(p->top_barrier, r->barrier) &&
        hide_cells__is_hidden(of, row, named))
        hide(w, t, i, barrier(member));
}

/* ---- beside how many answered both times */

static double answered_both_of(const hide_cells__work *w, const char *from,
                               const char *to, const char *group)
{
    double people = 0;

    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_waves_pairs_schema) continue;
        for (size_t i = hide_cells__first_of(t, group, group); i != SIZE_MAX;
             i = hide_cells__next_of(t, i)) {
            const pdn_wave_pair *p = hide_cells__row(t, i);
            if (hide_cells__same_text(p->group_a, group) &&
                hide_cells__same_text(p->group_b, group) &&
                hide_cells__same_text(p->from_wave, from) &&
                hide_cells__same_text(p->to_wave, to))
                people += p->respondents_a;
        }
    }
    return people;
}

/* Of both groups; a rating is one's of the other. NaN: not known. */
static double answered_both(const hide_cells__work *w, const char *from,
                            const char *to, const char *a, const char *b)
{
    double people = answered_both_of(w, from, to, a);

    if (b != NULL && !hide_cells__same_text(a, b))
        people += answered_both_of(w, from, to, b);
    return people > 0 ? people : (double)NAN;
}

static void hide_rest(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    const pdn_wave_rating *r = hide_cells__row(t, i);
    const pdn_wave_barrier *b = hide_cells__row(t, i);
    double of = 0;

    if (t->schema == &pdn_waves_ratings_schema && r->group_a != NULL) {
        of = answered_both(w, r->from_wave, r->to_wave, r->group_a, NULL);
        if (hide_few__tells_rest(w, r->raters, of))
            hide(w, t, i, rating(offsetof(pdn_wave_rating, raters)));
    } else if (t->schema == &pdn_waves_barriers_schema && b->group_a != NULL) {
        of = answered_both(w, b->from_wave, b->to_wave, b->group_a, b->group_b);
        if (hide_few__tells_rest(w, b->asked, of))
            hide(w, t, i, barrier(offsetof(pdn_wave_barrier, asked)));
    }
}

void forms_of_raters__hide_rest(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++)
        for (size_t i = 0; i < w->table[n].rows; i++)
            hide_rest(w, &w->table[n], i);
}

/* That it is empty whether a change is clear tells that few say otherwise than
 * before: beside a hidden number of them it is hidden, as that it is not. */
void forms_of_raters__hide_clear(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_waves_ratings_schema) continue;
        for (size_t i = 0; i < t->rows; i++) {
            const pdn_wave_rating *r = hide_cells__row(t, i);
            if (!(r->clear > .5) &&
                hide_cells__is_hidden(
                    t, i, rating(offsetof(pdn_wave_rating, raters))))
                hide(w, t, i, rating(offsetof(pdn_wave_rating, clear)));
        }
    }
}

/* ---- beside the step before: one of the two goes */

/* The columns that say what a row is about, where it says what, and whose. */
struct kind {
    const pdn_schema *schema;
    size_t key[3], from_wave, to_wave, before, after, people;
};

static const struct kind kinds[] = {
    {&pdn_waves_ratings_schema,
     {offsetof(pdn_wave_rating, rating), offsetof(pdn_wave_rating, group_a),
      offsetof(pdn_wave_rating, group_b)},
     offsetof(pdn_wave_rating, from_wave),
     offsetof(pdn_wave_rating, to_wave),
     offsetof(pdn_wave_rating, before),
     offsetof(pdn_wave_rating, after),
     offsetof(pdn_wave_rating, raters)},
    {&pdn_waves_barriers_schema,
     {offsetof(pdn_wave_barrier, barrier), offsetof(pdn_wave_barrier, group_a),
      offsetof(pdn_wave_barrier, group_b)},
     offsetof(pdn_wave_barrier, from_wave),
     offsetof(pdn_wave_barrier, to_wave),
     offsetof(pdn_wave_barrier, named_before),
     offsetof(pdn_wave_barrier, named_after),
     offsetof(pdn_wave_barrier, asked)}};

/* A text of a row as it was found. */
static const char *text_of(const hide_cells__table *t, size_t i, size_t member)
{
    const char *text = NULL;

    memcpy(&text, (const char *)hide_cells__row(t, i) + member, sizeof text);
    return text;
}

static size_t step_before(const hide_cells__table *t, size_t i,
                          const struct kind *k)
{
    for (size_t j = hide_cells__first_of(t, text_of(t, i, k->key[1]),
                                         text_of(t, i, k->key[2]));
         j != SIZE_MAX; j = hide_cells__next_of(t, j)) {
        bool same = hide_cells__same_text(text_of(t, j, k->to_wave),
                                          text_of(t, i, k->from_wave));
        for (size_t n = 0; n < PDN_COUNT(k->key) && same; n++)
            same = hide_cells__same_text(text_of(t, j, k->key[n]),
                                         text_of(t, i, k->key[n]));
        if (same) return j;
    }
    return SIZE_MAX;
}

/* Whether how many people, or what they say, stands in the row. */
static bool tells(const hide_cells__table *t, size_t i, const struct kind *k,
                  size_t member)
{
    return !hide_cells__is_hidden(t, i, pdn_field_at(t->schema, k->people)) ||
           !hide_cells__is_hidden(t, i, pdn_field_at(t->schema, member));
}

static void hide_step(hide_cells__work *w, hide_cells__table *t, size_t i,
                      const struct kind *k)
{
    const pdn_schema *s = t->schema;

    if (!hide_cells__few(w, hide_cells__behind(t, i).last)) return;
    const size_t j = step_before(t, i, k);
    if (j == SIZE_MAX || !tells(t, i, k, k->before) ||
        !tells(t, j, k, k->after))
        return;
    hide(w, t, j, pdn_field_at(s, k->people));
    hide(w, t, j, pdn_field_at(s, k->after));
}

void forms_of_raters__hide_steps(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++)
        for (size_t k = 0; k < PDN_COUNT(kinds); k++)
            for (size_t i = 0; i < w->table[n].rows; i++)
                if (w->table[n].schema == kinds[k].schema)
                    hide_step(w, &w->table[n], i, &kinds[k]);
}

void forms_of_raters__hide_beside(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        for (size_t i = 0; i < t->rows; i++) {
            if (t->schema == &pdn_waves_ratings_schema) {
                const pdn_wave_rating *r = hide_cells__row(t, i);
                hide_rating(w, t, i, r->from_wave,
                            offsetof(pdn_wave_rating, before));
                hide_rating(w, t, i, r->to_wave,
                            offsetof(pdn_wave_rating, after));
            } else if (t->schema == &pdn_waves_barriers_schema) {
                const pdn_wave_barrier *r = hide_cells__row(t, i);
                hide_barrier(w, t, i, r->from_wave,
                             offsetof(pdn_wave_barrier, named_before));
                hide_barrier(w, t, i, r->to_wave,
                             offsetof(pdn_wave_barrier, named_after));
            }
        }
    }
}
