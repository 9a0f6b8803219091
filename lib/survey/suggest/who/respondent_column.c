#include "survey/suggest/who/respondent_column.h"

#include "survey/suggest/files/actor_columns.h"

#include "pdnet/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST = 3 };

static const char *cell_of(const pdn_column *c, size_t row,
                           char number[PDN_NUMBER_SIZE])
{
    if (c->text != NULL) return c->text[row];
    if (isnan(c->number[row])) return NULL;
    pdn_number_write(c->number[row], number);
    return number;
}

/* ---- What stands in a column -------------------------------------------- */

/* Numbers as an export gives its rows; forms count from any, and lose some. */
static void look_at_numbers(const pdn_column *c, size_t rows,
                            respondent_column *out)
{
    out->rises = out->counts = c->number != NULL && rows > 1;
    for (size_t i = 1; i < rows && out->rises; i++) {
        const double step = c->number[i] - c->number[i - 1];
        out->rises = !isnan(step) && step > 0;
        out->counts = out->rises && out->counts && !(fabs(step - 1) > 0);
    }
    out->counts = out->counts && out->rises;
}

static void put_person(respondent_column *c, size_t row, uint32_t actor,
                       bool *named)
{
    c->who[row] = actor;
    c->known++;
    c->different += !named[actor];
    named[actor] = true;
}

static pdn_status read_names(const respondent_search *s, respondent_column *c)
{
    pdn_status st = PDN_OK;
    const pdn_column *column = &s->t->column[c->column];
    bool *named = NULL;
    char number[PDN_NUMBER_SIZE];

    PDN_NEW(named, s->actor->rows);
    for (size_t i = 0; i < s->t->rows; i++) {
        const char *text = cell_of(column, i, number);
        signature_kind kind = SIGNATURE_OF_NOBODY;
        uint32_t actor = UINT32_MAX;
        c->who[i] = UINT32_MAX;
        if (text == NULL) continue;
        c->cells++;
        PDN_TRY(signatures__read(s->names, text, &actor, &kind));
        if (actor != UINT32_MAX) put_person(c, i, actor, named);
        c->several += kind == SIGNATURE_OF_SEVERAL;
    }
out:
    free(named);
    return st;
}

/* By what else the list has of everybody: an address. */
static pdn_status read_elsewhere(const respondent_search *s,
                                 respondent_column *c, pdn_arena *text)
{
    pdn_status st = PDN_OK;
    const pdn_column *column = &s->t->column[c->column];
    actor_columns__match found = {0};
    const char *folded = NULL;
    bool *named = NULL;

    PDN_TRY(actor_columns__telling(s->actor, column, s->t->rows, text, &found));
    if (2 * found.known <= c->cells) goto out;
    PDN_NEW(named, s->actor->rows);
    c->known = c->different = c->several = 0;
    for (size_t i = 0; i < s->t->rows; i++) {
        c->who[i] = UINT32_MAX;
        if (column->text[i] == NULL) continue;
        PDN_TRY(pdn_normalize_name(text, column->text[i], &folded));
        const int64_t at = textmap__get(&found.of, folded);
        if (at != PDN_TEXTMAP_NONE) put_person(c, i, (uint32_t)at, named);
    }
    c->by = found.by;
    c->of = found.of;
    found.of = (pdn_textmap){0};
out:
    textmap__clear(&found.of);
    free(named);
    return st;
}

/* ---- The cell about oneself --------------------------------------------- */

static bool is_filled(const pdn_column *c, size_t row)
{
    return c->text != NULL ? c->text[row] != NULL : !isnan(c->number[row]);
}

/* Whom one row says something of: how many of those who are asked about. */
static void look_along(const respondent_search *s, size_t row, bool *asked,
                       bool *filled, size_t actors)
{
    memset(asked, 0, actors * sizeof *asked);
    memset(filled, 0, actors * sizeof *filled);
    for (size_t k = 0; k < s->t->columns; k++) {
        const uint32_t actor = s->part[k].actor;
        if (actor == UINT32_MAX || !s->taken[k]) continue;
        asked[actor] = true;
        filled[actor] = filled[actor] || is_filled(&s->t->column[k], row);
    }
}

static pdn_status count_own(const respondent_search *s, respondent_column *c,
                            size_t columns)
{
    pdn_status st = PDN_OK;
    const size_t actors = s->actor->rows;
    bool *asked = NULL, *filled = NULL;

    PDN_NEW(asked, actors);
    PDN_NEW(filled, actors);
    for (size_t i = 0; i < s->t->rows; i++) {
        size_t all = 0, said = 0;
        look_along(s, i, asked, filled, actors);
        for (size_t k = 0; k < actors; k++) {
            all += asked[k];
            said += filled[k];
        }
        for (size_t j = 0; j < columns && 2 * said > all; j++) {
            const uint32_t who = c[j].who[i];
            if (who == UINT32_MAX || !asked[who]) continue;
            c[j].asked++;
            c[j].own += filled[who];
        }
    }
out:
    free(asked);
    free(filled);
    return st;
}

/* ---- The better of two -------------------------------------------------- */

bool respondent_column__is_of_others(const respondent_column *c)
{
    return c->asked >= FEWEST && 2 * c->own > c->asked;
}

/* Whoever answers leaves the cell about themselves blank, and by the other
 * column fills it in. */
static bool is_of_its_own(const respondent_column *c,
                          const respondent_column *other)
{
    enum { FEW = 5, MANY = 4 };
    return c->asked >= FEWEST && FEW * c->own <= c->asked &&
           other->own >= FEWEST && MANY * other->own > other->asked &&
           other->own > FEW * c->own;
}

/* Names that can be those who answer: not a few leaders, again and again. */
static bool is_of_many(const respondent_column *c)
{
    enum { TIMES = 3 };
    return TIMES * c->different > c->known;
}

static bool is_better(const respondent_column *a, const respondent_column *b,
                      bool numbers_are_ids, respondent_reason *why)
{
    *why = RESPONDENT_OWN;
    if (is_of_its_own(a, b)) return true;
    if (is_of_its_own(b, a)) return false;
    *why = RESPONDENT_NAMES;
    if (!numbers_are_ids && a->rises != b->rises) {
        if (b->rises && is_of_many(a)) return true;
        if (a->rises && is_of_many(b)) return false;
    }
    *why = RESPONDENT_MORE;
    return a->different > b->different;
}

static bool may_be(const respondent_column *c, const char *said)
{
    return said != NULL || 2 * (c->known + c->several) > c->cells;
}

/* The candidate whose rows differ most from those of the best, and why it is
 * not taken. */
static void find_rival(const respondent_column *c, size_t n, size_t best,
                       size_t rows, respondent_choice *out, size_t *rival)
{
    *rival = SIZE_MAX;
    for (size_t j = 0; j < n; j++) {
        size_t differ = 0, both = 0;
        for (size_t i = 0; i < rows && j != best; i++) {
            if (c[j].who[i] == UINT32_MAX || c[best].who[i] == UINT32_MAX)
                continue;
            both++;
            differ += c[j].who[i] != c[best].who[i];
        }
        if (differ <= out->differ) continue;
        out->differ = differ;
        out->both = both;
        *rival = j;
    }
}

static void take(respondent_column *from, respondent_column *to)
{
    *to = *from;
    *from = (respondent_column){.column = SIZE_MAX};
}

static void clear_column(respondent_column *c)
{
    textmap__clear(&c->of);
    free(c->who);
    *c = (respondent_column){.column = SIZE_MAX};
}

void respondent_choice__clear(respondent_choice *c)
{
    clear_column(&c->best);
    clear_column(&c->rival);
}

static pdn_status read_column(const respondent_search *s, size_t column,
                              pdn_arena *text, respondent_column *c)
{
    pdn_status st = PDN_OK;

    *c = (respondent_column){.column = column};
    PDN_NEW(c->who, s->t->rows);
    look_at_numbers(&s->t->column[column], s->t->rows, c);
    PDN_TRY(read_names(s, c));
    if (!may_be(c, s->said)) PDN_TRY(read_elsewhere(s, c, text));
out:
    return st;
}

pdn_status respondent_column__choose(const respondent_search *s,
                                     pdn_arena *text, respondent_choice *out)
{
    pdn_status st = PDN_OK;
    respondent_column *c = NULL;
    size_t n = 0, best = SIZE_MAX, rival = SIZE_MAX;
    respondent_reason why = RESPONDENT_MORE;

    *out =
        (respondent_choice){.best.column = SIZE_MAX, .rival.column = SIZE_MAX};
    PDN_NEW(c, s->t->columns + 1);
    for (size_t k = 0; k < s->t->columns; k++) {
        if (s->taken[k] ||
            (s->said != NULL && strcmp(s->said, s->t->column[k].name) != 0))
            continue;
        PDN_TRY(read_column(s, k, text, &c[n++]));
        if (!may_be(&c[n - 1], s->said)) clear_column(&c[--n]);
    }
    PDN_TRY(count_own(s, c, n));
    for (size_t j = 0; j < n; j++)
        if (best == SIZE_MAX || is_better(&c[j], &c[best], s->is_list, &why))
            best = j;
    if (best == SIZE_MAX) goto out;
    find_rival(c, n, best, s->t->rows, out, &rival);
    if (rival != SIZE_MAX) {
        (void)is_better(&c[best], &c[rival], s->is_list, &out->why);
        take(&c[rival], &out->rival);
    }
    take(&c[best], &out->best);
out:
    for (size_t j = 0; c != NULL && j <= s->t->columns; j++)
        if (c[j].who != NULL) clear_column(&c[j]);
    free(c);
    return st;
}
