#include "pair_changes.h"

#include "axes.h"
#include "canvas/palette.h"
#include "words/format_number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool pair_changes__is_year(const char *wave, double year)
{
    return fabs(year) < .5 || fabs(strtod(wave, NULL) - year) < .5;
}

static bool is_hidden(double x)
{
    return pdn_state_of(x) == PDN_SUPPRESSED;
}

bool pair_changes__is_tellable(const pdn_wave_pair *r)
{
    return pair_changes__is_said(r) || (r->finding != PDN_WAVE_NOT_TOLD &&
                                        pdn_state_of(r->q) != PDN_NOT_DEFINED);
}

bool pair_changes__may_be_told(const pdn_wave_pair *r)
{
    return pair_changes__is_tellable(r) && is_hidden(r->q);
}

const char *pair_changes__count(size_t n, bool unsure)
{
    const char *count = pdn_format_count((double)n);

    return unsure ? pdn_say(pdn_word("at most %s"), count) : count;
}

pair_changes__state pair_changes__state_of(const pdn_wave_pair *r)
{
    if (r->finding == PDN_WAVE_MORE) return PAIR_CHANGES_MORE;
    if (r->finding == PDN_WAVE_LESS) return PAIR_CHANGES_LESS;
    if (is_hidden(r->ties_before) || is_hidden(r->ties_after) ||
        is_hidden(r->possible))
        return r->finding != PDN_WAVE_NOT_TOLD ? PAIR_CHANGES_TOLD
                                               : PAIR_CHANGES_HIDDEN;
    if (!(r->possible > 0)) return PAIR_CHANGES_UNKNOWN;
    if (r->ties_before > 0)
        return r->ties_after > 0 ? PAIR_CHANGES_KEPT : PAIR_CHANGES_GONE;
    return r->ties_after > 0 ? PAIR_CHANGES_NEW : PAIR_CHANGES_EMPTY;
}

bool pair_changes__differs(const pdn_wave_pair *r)
{
    switch (pair_changes__state_of(r)) {
    case PAIR_CHANGES_GONE:
    case PAIR_CHANGES_NEW:
    case PAIR_CHANGES_LESS:
    case PAIR_CHANGES_MORE: return true;
    case PAIR_CHANGES_EMPTY:
    case PAIR_CHANGES_UNKNOWN:
    case PAIR_CHANGES_HIDDEN:
    case PAIR_CHANGES_TOLD:
    case PAIR_CHANGES_KEPT:
    case PAIR_CHANGES_STATES: break;
    }
    return false;
}

bool pair_changes__is_said(const pdn_wave_pair *r)
{
    return r->finding == PDN_WAVE_MORE || r->finding == PDN_WAVE_LESS;
}

static double size_of(const pdn_wave_pair *r)
{
    return isfinite(r->contacts) ? fabs(r->contacts) : -1;
}

static int by_change(const void *x, const void *y)
{
    const pdn_wave_pair *const *a = x, *const *b = y;

    if (pair_changes__is_said(*a) != pair_changes__is_said(*b))
        return pair_changes__is_said(*a) ? -1 : 1;
    if (size_of(*a) > size_of(*b)) return -1;
    if (size_of(*a) < size_of(*b)) return 1;
    int order = strcmp((*a)->group_a, (*b)->group_a);
    return order != 0 ? order : strcmp((*a)->group_b, (*b)->group_b);
}

pdn_status pair_changes__take(const pdn_wave_pair *row, size_t n, double year,
                              pair_changes *out)
{
    pdn_status st = PDN_OK;
    pair_changes q = {0};

    PDN_NEW(q.row, n);
    for (size_t i = 0; i < n; i++)
        if (pair_changes__is_year(row[i].to_wave, year)) {
            q.from = row[i].from_wave;
            q.to = row[i].to_wave;
        }
    for (size_t i = 0; i < n; i++) {
        if (q.to == NULL || strcmp(row[i].to_wave, q.to) != 0) continue;
        q.row[q.rows++] = &row[i];
        q.count[pair_changes__state_of(&row[i])]++;
        const bool tested = row[i].finding != PDN_WAVE_NOT_TOLD;
        q.tested += tested;
        q.adjusted += pair_changes__is_tellable(&row[i]);
        q.unsure |= pair_changes__may_be_told(&row[i]);
    }
    if (q.rows == 0) PDN_FAIL(PDN_EDATA, "no pair of two waves to draw");
    qsort(q.row, q.rows, sizeof(const pdn_wave_pair *), by_change);
    *out = q;
    q = (pair_changes){0};
out:
    pair_changes__clear(&q);
    return st;
}

void pair_changes__clear(pair_changes *q)
{
    free(q->row);
    *q = (pair_changes){0};
}

const char *pair_changes__name(const pdn_wave_pair *r)
{
    pdn_pair p = pdn_pair_of(r->group_a, r->group_b);

    if (strcmp(r->group_a, r->group_b) == 0)
        return pdn_say_capital(pdn_say_where(&p));
    return pdn_say_labels(&p);
}

const char *pair_changes__found(const pdn_wave_pair *r)
{
    const char *found = pdn_code_word(&pdn_wave_change_codes, r->finding);
    const bool more = r->finding == PDN_WAVE_MORE;

    if (!pair_changes__is_said(r) || (more ? r->ties_after > r->ties_before
                                           : r->ties_after < r->ties_before))
        return found;
    return pdn_say(pdn_word("%s, seen against all other contact"), found);
}

/* Of pairs between groups; where they are many the title says so: from afar
 * what is hidden looks like nothing. */
static const char *say_hidden(const pair_changes *q)
{
    enum { MANY_OF_TEN = 3 };
    size_t hidden = 0, between = 0;

    for (size_t i = 0; i < q->rows; i++) {
        if (strcmp(q->row[i]->group_a, q->row[i]->group_b) == 0) continue;
        between++;
        hidden += pair_changes__state_of(q->row[i]) == PAIR_CHANGES_HIDDEN;
    }
    if (10 * hidden <= MANY_OF_TEN * between) return "";
    return pdn_say(pdn_word("How it went is hidden for %s of %s pairs between "
                            "services."),
                   pdn_format_count((double)hidden),
                   pdn_format_count((double)between));
}

static const char *say_changes(const pair_changes *q, const char *hidden)
{
    const size_t more = q->count[PAIR_CHANGES_MORE];
    const size_t less = q->count[PAIR_CHANGES_LESS];
    const char *since = pdn_say(pdn_word("From %s to %s"), q->from, q->to);

    if (q->tested == 0)
        return pdn_word("No pair could be tested for change: too few "
                        "answered both times.");
    if (more + less == 0)
        return pdn_say("%s: %s", since,
                       *hidden != '\0'
                           ? pdn_word("we cannot see any clear change in "
                                      "contact.")
                           : pdn_word("we cannot see any clear change in "
                                      "contact. There may be a change that we "
                                      "cannot see."));
    /* a hidden q may be none */
    if (q->unsure)
        return pdn_say(pdn_word("%s: clearly more contact in %s of the pairs "
                                "that could be tested, clearly less in %s of "
                                "them."),
                       since, pdn_format_count((double)more),
                       pdn_format_count((double)less));
    return pdn_say(pdn_word("%s: clearly more contact in %s of the %s pairs "
                            "that could be tested, clearly less in %s."),
                   since, pdn_format_count((double)more),
                   pdn_format_count((double)q->adjusted),
                   pdn_format_count((double)less));
}

const char *pair_changes__title(const pair_changes *q)
{
    const char *hidden = say_hidden(q);

    return format_number__join(say_changes(q, hidden), hidden);
}

pdn_status pair_changes__title_of(const pdn_wave_pair *row, size_t n,
                                  double year, pair_changes__say *title,
                                  const char **out)
{
    pdn_status st = PDN_OK;
    pair_changes q = {0};

    PDN_TRY(pair_changes__take(row, n, year, &q));
    *out = title(&q);
out:
    pair_changes__clear(&q);
    return st;
}

const char *pair_changes__ask(bool any)
{
    return any ? pdn_word("Which of these changes do you recognise?")
               : pdn_word("Has something changed that we do not see here?");
}

const char *pair_changes__question(const pair_changes *q)
{
    return pair_changes__ask(
        q->count[PAIR_CHANGES_MORE] + q->count[PAIR_CHANGES_LESS] > 0);
}

/* Where it is hidden only the way it went is told. */
static double signed_change(const pdn_wave_pair *r)
{
    if (isfinite(r->contacts)) return r->contacts;
    return r->finding == PDN_WAVE_MORE ? 1 : -1;
}

pdn_sentence pair_changes__say_pair(const pdn_wave_pair *r)
{
    const pdn_pair pair = pdn_pair_of(r->group_a, r->group_b);

    return pdn_sentence_of_pair_change(&(pdn_pair_change){
        &pair, NULL, r->ties_before, r->ties_after, r->contacts_lo,
        r->contacts_hi, true, signed_change(r)});
}

pdn_status pair_changes__entries(pdn_sheet *s, const pair_changes *q,
                                 double below)
{
    pdn_status st = PDN_OK;
    const size_t n = q->count[PAIR_CHANGES_MORE] + q->count[PAIR_CHANGES_LESS];
    pdn_entry *e = NULL;

    PDN_NEW(e, n);
    for (size_t i = 0; i < n; i++) {
        const pdn_sentence said = pair_changes__say_pair(q->row[i]);
        e[i] = (pdn_entry){0, said.headline, said.detail, PDN_INK};
    }
    pdn_sheet_entries(s, e, n, below);
out:
    free(e);
    return st;
}

double pair_changes__rule(pdn_sheet *s, const pair_changes *q, bool draw)
{
    bool any = q->count[PAIR_CHANGES_MORE] + q->count[PAIR_CHANGES_LESS] > 0;

    return any ? pdn_sheet_rule(s, draw) : 0;
}

double pair_changes__note(pdn_sheet *s, const pair_changes *q, bool draw)
{
    double h = axes__note(
        s,
        pdn_word("Only what those say who answered both times is compared; who "
                 "is in another service than before is counted in the new "
                 "one."),
        draw);

    if (q->adjusted > 0)
        h += axes__note(s,
                        pdn_say(pdn_word("Pairs that could be tested: %s. Of "
                                         "ten that are said to have changed, "
                                         "one may be chance."),
                                pair_changes__count(q->adjusted, q->unsure)),
                        draw);
    if (q->count[PAIR_CHANGES_HIDDEN] + q->count[PAIR_CHANGES_TOLD] > 0)
        h += axes__note(s, pdn_say_hidden(), draw);
    return h;
}

pdn_pen pair_changes__pen(pair_changes__state state, double unit)
{
    switch (state) {
    case PAIR_CHANGES_MORE: return (pdn_pen){0x2F566B, 6 * unit, 1, PDN_SOLID};
    case PAIR_CHANGES_LESS:
        return (pdn_pen){PDN_BROWN, 5 * unit, 1, PDN_DASHED};
    case PAIR_CHANGES_NEW: return (pdn_pen){0x2F566B, 2 * unit, 1, PDN_SOLID};
    case PAIR_CHANGES_GONE:
        return (pdn_pen){PDN_BROWN, 1.6 * unit, 1, PDN_DASHED};
    case PAIR_CHANGES_TOLD:
    case PAIR_CHANGES_KEPT:
        return (pdn_pen){PDN_TIE_GREY, 1.1 * unit, 1, PDN_SOLID};
    case PAIR_CHANGES_UNKNOWN:
    case PAIR_CHANGES_HIDDEN:
        return (pdn_pen){PDN_HAIR_GREY, 1.1 * unit, 1, PDN_DOTTED};
    case PAIR_CHANGES_EMPTY:
    case PAIR_CHANGES_STATES: break;
    }
    return (pdn_pen){.width = 0};
}

void pdn_pair_of_change(const pdn_wave_pair *row, pdn_pair *out)
{
    *out = pdn_pair_of(row->group_a, row->group_b);
    out->actors_a = row->people_a;
    out->actors_b = row->people_b;
    out->respondents_a = row->respondents_a;
    out->respondents_b = row->respondents_b;
    out->ties = row->ties_after;
    out->possible = row->possible;
}
