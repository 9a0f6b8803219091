#include "roster.h"

#include "pdnet/table.h"

#include <stdlib.h>
#include <string.h>

/* The cell in which whoever answers is asked about her- or himself: where most
 * fill it in, somebody else answers, or is asked about, than is read. */

static size_t column_of(const roster__reading *r, size_t actor, size_t q)
{
    return r->column_of[actor * r->questions + q];
}

/* ---- Another column that says who answers -------------------------------- */

/* Who a cell says: whoever is called so, or whose name stands before a bracket.
 */
static pdn_status read_signature(roster__reading *r, const pdn_column *c,
                                 size_t row, uint32_t *actor)
{
    pdn_status st = PDN_OK;
    const size_t before = r->w->by_name;
    char number[PDN_NUMBER_SIZE];
    const char *text = number, *bracket = NULL;

    *actor = UINT32_MAX;
    if (answers__is_empty(c, row)) return PDN_OK;
    if (c->text != NULL)
        text = c->text[row];
    else
        pdn_number_write(c->number[row], number);
    PDN_TRY(answers__seek_actor(r->w, text, actor));
    bracket = strstr(text, " (");
    if (*actor == UINT32_MAX && bracket != NULL) {
        text = pdn_arena_text(&r->text, text, (size_t)(bracket - text));
        PDN_TRY(pdn_had_memory(text));
        PDN_TRY(answers__seek_actor(r->w, text, actor));
    }
out:
    r->w->by_name = before;
    return st;
}

/* Rows that say something of most who are asked about, and of their own
 * respondent. */
struct own_cells {
    size_t asked, own;
};

static void count_own(const roster__reading *r, size_t row, uint32_t who,
                      size_t q, struct own_cells *n)
{
    size_t all = 0, said = 0;
    const size_t own = who != UINT32_MAX ? column_of(r, who, q) : SIZE_MAX;

    if (own == SIZE_MAX || r->blank[row]) return;
    for (size_t k = 0; k < r->actors; k++) {
        const size_t c = column_of(r, k, q);
        all += c != SIZE_MAX;
        said += c != SIZE_MAX && !answers__is_empty(&r->wide.column[c], row);
    }
    if (2 * said <= all) return;
    n->asked++;
    n->own += !answers__is_empty(&r->wide.column[own], row);
}

/* Counts by a column that most rows have somebody in, and not a few people
 * again and again. */
static pdn_status count_by(roster__reading *r, size_t column, size_t q,
                           struct own_cells *n)
{
    enum { TIMES = 3 };
    pdn_status st = PDN_OK;
    bool *named = NULL;
    size_t known = 0, different = 0;

    *n = (struct own_cells){0};
    PDN_NEW(named, r->actors);
    for (size_t i = 0; i < r->wide.rows; i++) {
        uint32_t who = UINT32_MAX;
        PDN_TRY(read_signature(r, &r->wide.column[column], i, &who));
        count_own(r, i, who, q, n);
        if (who == UINT32_MAX) continue;
        known++;
        different += !named[who];
        named[who] = true;
    }
    if (2 * known <= r->wide.rows || TIMES * different <= known)
        *n = (struct own_cells){0};
out:
    free(named);
    return st;
}

/* Where most answer about themselves, and by another column hardly anybody
 * does, the answers are of others than they are read as. */
static pdn_status refuse_column(roster__reading *r, size_t q, bool *refused)
{
    enum { FEWEST = 3, FEW = 5 };
    pdn_status st = PDN_OK;
    const size_t id = answers__column(&r->wide, "id");
    struct own_cells is = {0}, other = {0};

    *refused = false;
    for (size_t i = 0; i < r->wide.rows; i++)
        count_own(r, i, r->who[i], q, &is);
    if (is.asked < FEWEST || 2 * is.own <= is.asked) return PDN_OK;
    for (size_t k = 0; k < r->wide.columns && !*refused; k++) {
        if (k == id || r->asked[k].actor != UINT32_MAX) continue;
        PDN_TRY(count_by(r, k, q, &other));
        *refused = other.asked >= FEWEST && FEW * other.own <= other.asked;
        if (!*refused) continue;
        PDN_TRY(pdn_diagnostics_add(
            r->w->f, answers__cell(&r->wide, SIZE_MAX, id, "own-cell"),
            "by \"%.80s\" %zu of %zu answer about themselves, and by \"%.80s\" "
            "%zu of %zu: is that who answers (--roster-id \"%.80s\")?",
            r->w->o->roster_id != NULL ? r->w->o->roster_id : "id", is.own,
            is.asked, r->wide.column[k].name, other.own, other.asked,
            r->wide.column[k].name));
    }
out:
    return st;
}

/* ---- Headings of others ------------------------------------------------- */

/* Does the respondent of a row answer about her- or himself, and leave just one
 * other cell of contact blank? */
static bool is_shifted(const roster__reading *r, size_t row, size_t q)
{
    const size_t own = column_of(r, r->who[row], q);
    size_t empty = 0;

    if (r->blank[row] || own == SIZE_MAX ||
        answers__is_empty(&r->wide.column[own], row))
        return false;
    for (size_t k = 0; k < r->actors && empty < 2; k++) {
        const size_t c = column_of(r, k, q);
        empty += c != SIZE_MAX && answers__is_empty(&r->wide.column[c], row);
    }
    return empty == 1;
}

/* Where most do, the headings ask of others than they are read as. */
static pdn_status tell_shifted(const roster__reading *r, size_t q)
{
    enum { FEWEST = 3 };
    size_t n = 0, shifted = 0, first = 0;

    for (size_t i = 0; i < r->wide.rows; i++) {
        if (r->blank[i] || column_of(r, r->who[i], q) == SIZE_MAX) continue;
        n++;
        if (is_shifted(r, i, q) && shifted++ == 0) first = i;
    }
    if (shifted < FEWEST || 2 * shifted <= n) return PDN_OK;
    return pdn_diagnostics_add(
        r->w->f,
        (pdn_diagnostic){.file = r->wide.file,
                         .line = r->wide.line[first],
                         .severity = PDN_WARNING,
                         .code = "own-cell"},
        "%zu of %zu answer about themselves and leave one other cell of "
        "contact blank: see that the headings, or the codebook, are of this "
        "form: a code may name another in the next",
        shifted, n);
}

pdn_status roster__check_own_cells(roster__reading *r, size_t q)
{
    bool refused = false;
    pdn_status st = refuse_column(r, q, &refused);

    if (st != PDN_OK || refused) return st;
    return tell_shifted(r, q);
}
