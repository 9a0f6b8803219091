/* The steps agreed on, in the order in which they need attention. */
#include "actions_parts.h"

#include "pdnet/core.h"
#include "words/format_number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool some(const char *text)
{
    return text != NULL && *text != '\0';
}

/* A year at the front of a date or of a wave's label; 0: none. */
static int year_of(const char *text)
{
    int year = 0;

    if (text == NULL) return 0;
    for (int i = 0; i < 4; i++) {
        if (text[i] < '0' || text[i] > '9') return 0;
        year = 10 * year + (text[i] - '0');
    }
    return year;
}

/* Without a day to judge on, a step is overdue where the last wave is of a
 * later year than the deadline. */
actions__state actions_rows__state_of(const pdn_action_row *r)
{
    switch (r->state) {
    case PDN_ACTION_DONE: return ACTIONS_DONE;
    case PDN_ACTION_DONE_LATE: return ACTIONS_DONE_LATE;
    case PDN_ACTION_OVERDUE: return ACTIONS_OVERDUE;
    case PDN_ACTION_OPEN:
        return year_of(r->deadline) > 0 &&
                       year_of(r->now) > year_of(r->deadline)
                   ? ACTIONS_OVERDUE
                   : ACTIONS_OPEN;
    case PDN_ACTION_NONE: break;
    }
    return ACTIONS_NOT_KNOWN;
}

static int in_order(const void *a, const void *b)
{
    const pdn_action_row *x = *(const pdn_action_row *const *)a;
    const pdn_action_row *y = *(const pdn_action_row *const *)b;
    int by = (int)actions_rows__state_of(x) - (int)actions_rows__state_of(y);

    if (by == 0) by = !some(x->deadline) - !some(y->deadline);
    if (by == 0 && some(x->deadline)) by = strcmp(x->deadline, y->deadline);
    return by != 0 ? by : (x > y) - (x < y);
}

pdn_status actions_rows__take(const pdn_action_row *row, size_t n,
                              actions_rows *out)
{
    pdn_status st = PDN_OK;
    actions_rows q = {0};

    if (n == 0) return pdn_fail(PDN_EDATA, "no steps to draw");
    PDN_NEW(q.row, n);
    for (size_t i = 0; i < n; i++) {
        q.row[q.rows++] = &row[i];
        q.count[actions_rows__state_of(&row[i])]++;
        q.lifted += row[i].lift > 0;
        q.followed |= *actions_rows__after(&row[i]) != '\0';
    }
    qsort(q.row, q.rows, sizeof *q.row, in_order);
    *out = q;
    q = (actions_rows){0};
out:
    actions_rows__clear(&q);
    return st;
}

void actions_rows__clear(actions_rows *q)
{
    free(q->row);
    *q = (actions_rows){0};
}

/* ---- words ---- */

const char *actions_rows__state_word(actions__state state)
{
    switch (state) {
    case ACTIONS_OVERDUE: return pdn_word("not done, deadline passed");
    case ACTIONS_OPEN: return pdn_word("not done yet");
    case ACTIONS_DONE_LATE: return pdn_word("done, after the deadline");
    case ACTIONS_DONE: return pdn_word_in("step", "done");
    case ACTIONS_NOT_KNOWN:
    case ACTIONS_STATES: break;
    }
    return pdn_word_in("step", "not known");
}

static const char *say_done(size_t done, size_t of)
{
    if (of == 1)
        return done == 1 ? pdn_word("The step agreed on is done.")
                         : pdn_word("The step agreed on is not done.");
    return pdn_say(pdn_word("%s of %s steps agreed on are done."),
                   done == 0 ? pdn_word_in("of them", "None")
                             : pdn_format_count((double)done),
                   pdn_format_count((double)of));
}

const char *actions_rows__title(const actions_rows *q)
{
    const char *first =
        say_done(q->count[ACTIONS_DONE] + q->count[ACTIONS_DONE_LATE], q->rows);
    const char *late =
        q->count[ACTIONS_OVERDUE] == 0 ? ""
        : q->rows == 1
            ? pdn_word("It is past its deadline.")
            : pdn_say(pdn_words_plural("%s is past its deadline.",
                                       "%s are past their deadline.",
                                       q->count[ACTIONS_OVERDUE]),
                      pdn_format_count((double)q->count[ACTIONS_OVERDUE]));
    const char *lift = q->lifted == 0 ? ""
                       : q->rows == 1
                           ? pdn_word("It must be lifted to others.")
                           : pdn_say(pdn_word("%s must be lifted to others."),
                                     pdn_format_count((double)q->lifted));

    return format_number__join(format_number__join(first, late), lift);
}

/* A day as people write it. */
static const char *day(const char *text)
{
    if (!pdn_tally_is_day(text) || pdn_words_lang() == PDN_ENGLISH) return text;
    const char *date = text + 8 + (text[8] == '0');
    const int month = text[5] == '0' ? 1 : 2;
    return pdn_say("%s.%.*s.%.4s", date, month, text + 7 - month, text);
}

const char *actions_rows__when(const pdn_action_row *r)
{
    const char *by = some(r->deadline)
                         ? pdn_say(pdn_word("by %s"), day(r->deadline))
                         : pdn_word("no deadline");

    if (!some(r->done)) return by;
    return pdn_say(pdn_word("%s, done %s"), by, day(r->done));
}

const char *actions_rows__who(const pdn_action_row *r)
{
    if (some(r->owner) && some(r->invited))
        return pdn_say(pdn_word("%s invites %s"), r->owner, r->invited);
    if (some(r->owner)) return r->owner;
    return pdn_word("not said who does it");
}

const char *actions_rows__where(const pdn_action_row *r)
{
    if (isnan(r->lift)) return pdn_word("not said where");
    return r->lift > 0 ? pdn_word("must be lifted")
                       : pdn_word("can be done now");
}

static const char *pair_of(const pdn_action_row *r)
{
    const pdn_pair p = pdn_pair_of(r->group_a, r->group_b);

    return pdn_say_labels(&p);
}

static bool same_pair(const pdn_action_row *a, const pdn_action_row *b)
{
    return a->followed != PDN_FOLLOWED_HIDDEN &&
           b->followed != PDN_FOLLOWED_HIDDEN && some(a->group_a) &&
           some(b->group_a) && strcmp(a->group_a, b->group_a) == 0 &&
           strcmp(a->group_b, b->group_b) == 0;
}

const char *actions_rows__which(const actions_rows *q, const pdn_action_row *r)
{
    size_t all = 0, before = 0;

    for (size_t i = 0; i < q->rows; i++) {
        if (!same_pair(q->row[i], r)) continue;
        all++;
        before += q->row[i] < r; /* as they stand in the table */
    }
    if (all < 2) return "";
    return pdn_say(pdn_word("step %s of %s"),
                   pdn_format_count((double)before + 1),
                   pdn_format_count((double)all));
}

const char *actions_rows__about(const pdn_action_row *r, bool own)
{
    if (own && some(r->finding)) return pdn_study_word(r->finding);
    if (r->followed == PDN_FOLLOWED_HIDDEN)
        return pdn_word("A pair that is hidden to protect privacy");
    if (!some(r->group_a)) return pdn_word("About no pair of services");
    if (r->verdict_then == PDN_NO_VERDICT) return pair_of(r);
    return pdn_say("%s: %s", pair_of(r),
                   pdn_code_word(&pdn_verdict_codes, r->verdict_then));
}

static const char *contacts(const pdn_action_row *r)
{
    static const pdn_wave_change found[] = {
        [PDN_FOLLOWED_UNCLEAR] = PDN_WAVE_UNCLEAR,
        [PDN_FOLLOWED_MORE] = PDN_WAVE_MORE,
        [PDN_FOLLOWED_LESS] = PDN_WAVE_LESS,
    };
    const char *what =
        pdn_code_word(&pdn_wave_change_codes, found[r->followed]);
    const char *until = some(r->change_to) ? r->change_to : r->now;

    what = some(until) ? pdn_say(pdn_word("%s in %s"), what, until) : what;
    if (!isfinite(r->contacts + r->contacts_lo + r->contacts_hi))
        return r->followed == PDN_FOLLOWED_UNCLEAR
                   ? what
                   : pdn_say(pdn_word("%s, seen against all other contact"),
                             what);
    return pdn_say(pdn_word("%s: change in contacts %s (from %s to %s)"), what,
                   pdn_say("%s%s", r->contacts > 0 ? "+" : "",
                           pdn_format_number(r->contacts, 0)),
                   pdn_format_number(r->contacts_lo, 0),
                   pdn_format_number(r->contacts_hi, 0));
}

const char *actions_rows__after(const pdn_action_row *r)
{
    switch (r->followed) {
    case PDN_FOLLOWED_UNCLEAR:
    case PDN_FOLLOWED_MORE:
    case PDN_FOLLOWED_LESS: return contacts(r);
    case PDN_FOLLOWED_NOT_COMPARABLE:
        return pdn_word("too few answered both times, or too little changed");
    case PDN_FOLLOWED_NO_ANSWERS:
        return pdn_word("nobody of one of the two answered both times");
    case PDN_FOLLOWED_TOO_EARLY: return pdn_word("no survey since");
    case PDN_FOLLOWED_HIDDEN: return pdn_word("hidden");
    case PDN_FOLLOWED_NO_WAVE:
        return pdn_word("not compared: its survey is not among these");
    case PDN_FOLLOWED_NO_PAIR:
        return pdn_word("not measured: about no pair of the survey");
    case PDN_FOLLOWED_NONE: break;
    }
    return "";
}
