/* Verdicts that would pin a count which is hidden beside them. Of people who
 * name services one-sided says that of those who could name the other at most a
 * fifth of one side do and half or more of the other; works, that half or more
 * of both do. Of few who could that is few numbers: there neither is said, and
 * which of them it is, and of what side, is not told.
 *
 * Of people who name people, contacts that are missing and hidden are told to
 * be few; that they hang on one person says that they are three or more. There
 * whether they do is not said of any. */
#include "privacy/hide_cells.h"

#include "breakdown/verdict_rule.h"
#include "pdnet/breakdown.h"

#include <math.h>

/* Shares of whole people. */
static const double HAIR = 1e-9;

/* What everybody knows may be said of a pair, by who could name the other. */
struct sides {
    double a, b;     /* who could */
    bool one, works; /* whether the verdict is possible */
};

static double half_of(double could)
{
    return ceil(verdict__rule.named.most * could - HAIR);
}

static double fifth_of(double could)
{
    return floor(verdict__rule.named.least * could + HAIR);
}

static const pdn_pair *pair_at(const hide_cells__table *t, const char *base,
                               size_t i)
{
    const void *row = base + i * t->schema->stride;
    const pdn_whatif_row *of = row;

    return t->schema == &pdn_whatif_schema ? &of->pair : row;
}

static bool is_of_pairs(const hide_cells__table *t)
{
    return t->schema == &pdn_breakdown_schema ||
           t->schema == &pdn_whatif_schema;
}

static bool is_held(const hide_cells__table *t, const char *name)
{
    return t->held[table_rules__field(t->schema, name) - t->schema->field];
}

static struct sides sides_of(const hide_cells__table *t, const pdn_pair *p)
{
    const double few = fmin(p->respondents_a, p->respondents_b);
    struct sides s = {.a = p->could_name_ab, .b = p->could_name_ba};

    s.one = few > verdict__rule.named.answered - .5;
    s.works = fmin(s.a, s.b) > verdict__rule.works.raters - .5 &&
              is_held(t, "quality_ab") && is_held(t, "quality_ba");
    return s;
}

/* Whether so few could that one of the two verdicts leaves fewer than so many
 * numbers. */
static bool is_narrow(struct sides s, double width)
{
    const double half = fmin(s.a - half_of(s.a), s.b - half_of(s.b));
    const double fifth = fmin(fifth_of(s.a), fifth_of(s.b));

    return ((s.one || s.works) && half < width - .5) ||
           (s.one && fifth < width - .5);
}

withheld_verdicts__range withheld_verdicts__ties(const hide_cells__work *w,
                                                 const hide_cells__table *t,
                                                 size_t i)
{
    const struct sides s = sides_of(t, pair_at(t, t->was, i));
    const double width = w->o.fewest - 1;
    const double a = half_of(s.a), b = half_of(s.b);
    withheld_verdicts__range r = {.least = s.one ? fmin(a, b) : a + b,
                                  .most = s.a + s.b};

    if (!s.works) r.most = fmax(s.a + fifth_of(s.b), s.b + fifth_of(s.a));
    /* the other side may be the one that few of are */
    r.others = r.most - r.least < fmin(width, s.a + s.b) - .5 ||
               (!s.one && (s.a - a < fmin(width, s.a) - .5 ||
                           s.b - b < fmin(width, s.b) - .5));
    if (r.others) r = (withheld_verdicts__range){0, s.a + s.b, true};
    return r;
}

bool withheld_verdicts__may_be(const hide_cells__work *w,
                               const hide_cells__table *t, size_t i)
{
    const pdn_pair *p = pair_at(t, t->was, i);

    return is_of_pairs(t) && !t->hidden[i] && hide_cells__is_between(t, i) &&
           isfinite(p->named_ab + p->named_ba) &&
           p->verdict != PDN_NO_VERDICT &&
           is_narrow(sides_of(t, p), w->o.fewest - 1);
}

static const unsigned pinning =
    PDN_BIT(PDN_ONE_SIDED) | PDN_BIT(PDN_WORKS_WELL);

bool withheld_verdicts__pins(pdn_verdict verdict)
{
    return PDN_HAS(pinning, verdict);
}

pdn_verdict withheld_verdicts__told(const hide_cells__work *w,
                                    const hide_cells__table *t, size_t i)
{
    const pdn_pair *p = pair_at(t, t->was, i);
    const unsigned held = PDN_BIT(p->verdict) | p->also;
    const bool pins = withheld_verdicts__pins(p->verdict);

    for (int v = PDN_MISSING; v <= PDN_THIN_CONTACT; v++)
        if (PDN_HAS(held & ~pinning, v)) return (pdn_verdict)v;
    return pins || withheld_verdicts__ties(w, t, i).others ? PDN_NOT_SAID
                                                           : p->verdict;
}

static const char *const counts[] = {"ties",     "reporters", "named_ab",
                                     "named_ba", "raters_ab", "raters_ba"};

static bool is_count_hidden(const hide_cells__table *t, size_t i)
{
    bool hidden = false;

    for (size_t k = 0; k < PDN_COUNT(counts); k++)
        hidden = hidden || hide_cells__is_hidden(
                               t, i, table_rules__field(t->schema, counts[k]));
    return hidden;
}

/* Of a pair of which nothing is said any count that stood would tell which of
 * the two it is. */
static void hide_row(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    const pdn_pair *was = pair_at(t, t->was, i);
    pdn_pair *now = (pdn_pair *)(uintptr_t)pair_at(t, t->row, i);

    now->verdict = withheld_verdicts__told(w, t, i);
    if (now->verdict == PDN_ORDINARY || now->verdict == PDN_NOT_KNOWN) return;
    now->also = was->also & ~pinning & ~PDN_BIT(now->verdict);
    now->also |= PDN_BIT(PDN_NOT_SAID);
    if (now->verdict != PDN_NOT_SAID) return;
    now->verdict_note = 0;
    for (size_t k = 0; k < PDN_COUNT(counts); k++)
        (void)hide_cells__follow(w, t, i,
                                 table_rules__field(t->schema, counts[k]));
}

static bool is_few_of_people(const hide_cells__work *w,
                             const hide_cells__table *t, size_t i)
{
    const pdn_pair *p = pair_at(t, t->was, i);

    return !w->o.organisations && !t->hidden[i] && p->verdict == PDN_MISSING &&
           !isfinite(p->named_ab + p->named_ba) &&
           hide_cells__is_hidden(t, i, table_rules__field(t->schema, "ties"));
}

static void hide_hanging(const hide_cells__table *t, size_t i)
{
    const unsigned reasons = PDN_BIT(PDN_REASON_FOUR_OF_FIVE) |
                             PDN_BIT(PDN_REASON_SOME_SILENT) |
                             PDN_BIT(PDN_REASON_FEW_CONTACTS);
    pdn_pair *now = (pdn_pair *)(uintptr_t)pair_at(t, t->row, i);

    now->also &= ~PDN_BIT(PDN_HANGS_ON_ONE);
    now->also |= PDN_BIT(PDN_NOT_SAID);
    now->verdict_note &= ~reasons;
}

void withheld_verdicts__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        for (size_t i = 0; is_of_pairs(t) && i < t->rows; i++) {
            if (withheld_verdicts__may_be(w, t, i) && is_count_hidden(t, i))
                hide_row(w, t, i);
            if (is_few_of_people(w, t, i)) hide_hanging(t, i);
        }
    }
}
