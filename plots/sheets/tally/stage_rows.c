/* Stages within stages, and whether their numbers hold together. */
#include "tally_parts.h"

#include "pdnet/core.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static pdn_stage_check check_of(const pdn_stage_row *r)
{
    double by;

    return pdn_stage_check_of(r->check, &by);
}

static bool off(const pdn_stage_row *r)
{
    const pdn_stage_check check = check_of(r);

    return check == PDN_PARTS_SHORT_BY || check == PDN_PARTS_OVER_BY ||
           check == PDN_PARTS_MORE_THAN_WHOLE;
}

static const char *stage_count(const pdn_stage_row *r)
{
    return isnan(r->of) ? pdn_format_count(r->count)
                        : tally_rows__count(r->count, r->of);
}

static const char *stage_name(const pdn_stage_row *r)
{
    return pdn_say_capital(pdn_study_word(r->stage));
}

/* A stage that is called after its chain says it once. */
static const char *in_chain(const pdn_stage_row *r)
{
    char *chain = g_utf8_casefold(pdn_study_word(r->chain), -1);
    char *stage = g_utf8_casefold(pdn_study_word(r->stage), -1);
    const bool named = g_str_has_prefix(stage, chain);

    g_free(chain);
    g_free(stage);
    if (named) return stage_name(r);
    return pdn_say("%s: %s", pdn_say_capital(pdn_study_word(r->chain)),
                   pdn_study_word(r->stage));
}

/* The bar is the percent that stands beside it: of what the stage is part. */
static void add_stage(bars__chart *b, const pdn_stage_row *r)
{
    bars__bar *bar = &b->bar[b->bars++];
    bool top = r->part_of == NULL || r->part_of[0] == '\0';

    *bar = tally_rows__bar;
    bar->label = top ? in_chain(r) : stage_name(r);
    bar->count = stage_count(r);
    bar->x = !top ? r->share : isnan(r->count) ? r->count : 1;
    if (!(bar->x <= 1)) bar->x = (double)NAN;
    bar->indent = top ? 0 : 1;
    bar->strong = off(r);
}

/* Is b, which stands under a, the one part of it? */
static bool nested_in(const pdn_stage_row *a, const pdn_stage_row *b)
{
    return check_of(a) == PDN_PARTS_NESTED && b->part_of != NULL &&
           strcmp(a->stage, b->part_of) == 0;
}

/* before: the row above, or NULL. */
static void tell_stage(bars__chart *b, const pdn_stage_row *before,
                       const pdn_stage_row *r, size_t wrong)
{
    const char *says = NULL;

    if (off(r))
        says = pdn_word("Together the parts are not the number stated.");
    else if (wrong == 0 && check_of(r) == PDN_PARTS_ADDS_UP)
        says = pdn_word("The parts make up the stated total.");
    if (says != NULL)
        tally_rows__tell(b, in_chain(r), says);
    else if (isfinite(r->lo) && before != NULL && nested_in(before, r))
        tally_rows__tell(b, stage_name(r),
                         pdn_say(pdn_word("%s, uncertainty from %s to %s"),
                                 pdn_format_of_share(r->count, r->of),
                                 pdn_format_points(r->lo, 1),
                                 pdn_format_percent(r->hi, 1)));
}

/* The part of a stage that is largest; first of the stages of which only one
 * part is followed, and there the smallest: who is not in it? */
static const pdn_stage_row *telling_stage(const pdn_stage_row *row, size_t n)
{
    const pdn_stage_row *least = NULL, *most = NULL;

    for (size_t i = 0; i < n; i++) {
        const pdn_stage_row *r = &row[i];
        if (!isfinite(r->share) || r->part_of == NULL) continue;
        if (i > 0 && nested_in(&row[i - 1], r) &&
            (least == NULL || r->share < least->share))
            least = r;
        if (most == NULL || r->share > most->share) most = r;
    }
    return least != NULL ? least : most;
}

static const char *stage_finding(const pdn_stage_row *row, size_t n)
{
    const pdn_stage_row *r = telling_stage(row, n);

    if (r == NULL)
        return tally_rows__none_left(
            &row->count, sizeof *row, n,
            pdn_word("The numbers hold together: every part is "
                     "within its whole"));
    return pdn_say(
        pdn_word("%s: %s of \"%s\""), pdn_say_capital(pdn_study_word(r->stage)),
        pdn_format_of_share(r->count, r->of), pdn_study_word(r->part_of));
}

pdn_status tally_rows__stages(const void *rows, size_t n, double year,
                              bars__chart *b)
{
    pdn_status st = PDN_OK;
    const pdn_stage_row *row = rows;
    size_t wrong = 0;

    (void)year;
    PDN_NEW(b->bar, n);
    for (size_t i = 0; i < n; i++)
        wrong += off(&row[i]);
    for (size_t i = 0; i < n; i++) {
        add_stage(b, &row[i]);
        tell_stage(b, i > 0 ? &row[i - 1] : NULL, &row[i], wrong);
    }
    b->title =
        wrong == 0
            ? stage_finding(row, n)
            : pdn_say(pdn_words_plural("The parts of %s total do not make up "
                                       "the number stated",
                                       "The parts of %s totals do not make up "
                                       "the numbers stated",
                                       wrong),
                      pdn_format_count((double)wrong));
    b->question =
        pdn_word("What do we know about those who are not in the next number?");
    b->mark =
        pdn_word("count; bar and percent are of the number that it is part "
                 "of");
    b->note = pdn_word("A number within a number is not a flow: those who are "
                       "not in the next one need not be lost.");
out:
    return st;
}
