#include "wave_names.h"

#include "outcomes/rows/row_cell.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 64, DIGITS_OF_A_YEAR = 4 };

/* A name on its way, and the year up to which it was followed. */
struct step {
    const char *name;
    double since;
};

static pdn_status take_aliases(const pdn_table *t, wave_names *w)
{
    pdn_status st = PDN_OK;
    const pdn_column *alias = pdn_table_column(t, "alias");
    const pdn_column *id = pdn_table_column(t, "id");
    const char *key = NULL;

    PDN_NEW(w->id, t->rows);
    for (size_t i = 0; i < t->rows; i++) {
        if (row_cell__text(alias, i) == NULL || row_cell__text(id, i) == NULL)
            continue;
        PDN_TRY(pdn_name_key(&w->text, id->text[i], &w->id[i]));
        PDN_TRY(pdn_name_key(&w->text, alias->text[i], &key));
        PDN_TRY(textmap__put(&w->alias, key, (uint32_t)i, NULL));
    }
out:
    return st;
}

static double share_of(const pdn_table *t, size_t row)
{
    double share = row_cell__number(pdn_table_column(t, "share"), row);

    return isnan(share) ? 1 : share;
}

static pdn_status take_links(const pdn_table *t, pdn_diagnostics *f,
                             wave_names *w)
{
    pdn_status st = PDN_OK;
    const pdn_column *old = pdn_table_column(t, "old");
    const pdn_column *new = pdn_table_column(t, "new");
    const pdn_column *share = pdn_table_column(t, "share");

    w->link = t;
    PDN_NEW(w->from, t->rows);
    PDN_NEW(w->to, t->rows);
    PDN_NEW(w->met, t->rows);
    for (size_t i = 0; i < t->rows; i++) {
        if (row_cell__text(old, i) == NULL || row_cell__text(new, i) == NULL)
            continue;
        PDN_TRY(pdn_name_key(&w->text, old->text[i], &w->from[i]));
        PDN_TRY(pdn_name_key(&w->text, new->text[i], &w->to[i]));
        if (share_of(t, i) > 0 && share_of(t, i) <= 1) continue;
        PDN_TRY(pdn_diagnostics_add(
            f, row_cell__place(t, share, i, PDN_ERROR, "crosswalk"),
            "share %s: want above 0, at most 1",
            pdn_number_format(share_of(t, i)).text));
    }
    PDN_TRY(pdn_diagnostics_verdict(f));
out:
    return st;
}

pdn_status wave_names__take(const pdn_table *aliases,
                            const pdn_table *crosswalk, pdn_diagnostics *f,
                            wave_names *out)
{
    pdn_status st = PDN_OK;
    wave_names w = {0};

    if (aliases != NULL) PDN_TRY(take_aliases(aliases, &w));
    if (crosswalk != NULL) PDN_TRY(take_links(crosswalk, f, &w));
    *out = w;
    w = (wave_names){0};
out:
    wave_names__clear(&w);
    return st;
}

pdn_status wave_names__key(wave_names *w, const char *name, const char **out)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;

    PDN_TRY(pdn_name_key(&w->text, name, &key));
    for (int step = 0; step < MOST_STEPS; step++) {
        int64_t row = textmap__get(&w->alias, key);
        if (row == PDN_TEXTMAP_NONE || strcmp(w->id[row], key) == 0) break;
        key = w->id[row];
    }
    *out = key;
out:
    return st;
}

static bool goes(const wave_names *w, size_t i, const char *name)
{
    return w->from[i] != NULL && strcmp(w->from[i], name) == 0;
}

/* The year of the next link of that name in the span: infinite for one without
 * a year, NaN for none. */
static double next_year(const wave_names *w, const struct step *s,
                        wave_names__span span, const pdn_textmap *later)
{
    const pdn_column *year = pdn_table_column(w->link, "year");
    double next = (double)NAN;

    for (size_t i = 0; i < w->link->rows; i++) {
        double y = row_cell__number(year, i);
        if (!goes(w, i, s->name)) continue;
        w->met[i] = true;
        if (isnan(y) && textmap__get(later, s->name) == PDN_TEXTMAP_NONE &&
            isnan(next))
            next = (double)INFINITY;
        if (y > s->since && !(y > span.to) && !(next <= y)) next = y;
    }
    return next;
}

/* Puts what the name became that year in its place. */
static pdn_status step_on(const wave_names *w, double year, struct step *all,
                          size_t *n, bool *parted)
{
    const pdn_column *years = pdn_table_column(w->link, "year");
    const struct step s = all[0];
    size_t became = 0;

    if (w->link == NULL) return PDN_OK;
    all[0] = all[--*n];
    for (size_t i = 0; i < w->link->rows; i++) {
        double y = row_cell__number(years, i);
        bool now = isinf(year) ? isnan(y) : !(y < year || y > year || isnan(y));
        if (!goes(w, i, s.name) || !now) continue;
        if (*n == WAVE_NAMES_MOST)
            return pdn_fail(PDN_EDATA, "%s: \"%s\" becomes more than %d others",
                            w->link->file, s.name, WAVE_NAMES_MOST);
        double since = isinf(year) ? s.since : year;
        all[(*n)++] = (struct step){w->to[i], since};
        *parted = *parted || share_of(w->link, i) < 1;
        became++;
    }
    *parted = *parted || became > 1;
    return PDN_OK;
}

pdn_status wave_names__follow(wave_names *w, const char *key,
                              wave_names__span span, const pdn_textmap *later,
                              wave_names__end *out)
{
    pdn_status st = PDN_OK;
    struct step all[WAVE_NAMES_MOST] = {
        {key, isnan(span.from) ? -(double)INFINITY : span.from}};
    size_t n = 1, steps = 0;

    *out = (wave_names__end){0};
    while (n > 0) {
        double year =
            w->link == NULL ? (double)NAN : next_year(w, &all[0], span, later);
        if (isnan(year)) {
            if (out->names == WAVE_NAMES_MOST)
                PDN_FAIL(PDN_EDATA, "\"%s\" becomes more than %d others", key,
                         WAVE_NAMES_MOST);
            out->name[out->names++] = all[0].name;
            all[0] = all[--n];
            continue;
        }
        if (++steps > MOST_STEPS)
            PDN_FAIL(PDN_EDATA, "%s: \"%s\" goes round in a circle",
                     w->link->file, key);
        PDN_TRY(step_on(w, year, all, &n, &out->parted));
    }
out:
    return st;
}

static pdn_status meet_column(wave_names *w, const pdn_column *c, size_t rows,
                              pdn_textmap *old)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;

    for (size_t v = 0; c->text != NULL && v < rows; v++) {
        if (c->text[v] == NULL) continue;
        PDN_TRY(pdn_name_key(&w->text, c->text[v], &key));
        int64_t row = textmap__get(old, key);
        if (row != PDN_TEXTMAP_NONE) w->met[row] = true;
    }
out:
    return st;
}

pdn_status wave_names__meet(wave_names *w, const pdn_network *g)
{
    pdn_status st = PDN_OK;
    pdn_textmap old = {0};
    uint32_t first = 0;
    const size_t links = w->link == NULL ? 0 : w->link->rows;

    for (uint32_t i = 0; i < links; i++)
        if (w->from[i] != NULL)
            PDN_TRY(textmap__put(&old, w->from[i], i, NULL));
    for (size_t c = 0; links > 0 && c < g->actor.columns; c++)
        PDN_TRY(meet_column(w, &g->actor.column[c], g->actors, &old));
    for (uint32_t i = 0; i < links; i++) {
        if (w->from[i] == NULL) continue;
        PDN_TRY(textmap__put(&old, w->from[i], i, &first));
        w->met[i] = w->met[i] || w->met[first];
    }
out:
    textmap__clear(&old);
    return st;
}

pdn_status wave_names__tell(const wave_names *w, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const size_t links = w->link == NULL ? 0 : w->link->rows;
    size_t unmet = 0, first = 0;

    for (size_t i = links; i-- > 0;) {
        if (w->from[i] == NULL || w->met[i]) continue;
        unmet++;
        first = i;
    }
    if (unmet > 0)
        PDN_TRY(pdn_diagnostics_tell(
            f, unmet == links ? PDN_WARNING : PDN_NOTE, "crosswalk-unmet",
            w->link->file,
            "%zu of %zu rows meet nothing in these waves, \"%s\" the first",
            unmet, links, w->from[first]));
out:
    return st;
}

double wave_names__year(const char *label)
{
    double year = (double)NAN;

    if (label == NULL || strspn(label, "0123456789") != DIGITS_OF_A_YEAR)
        return year;
    (void)pdn_number_read(label, DIGITS_OF_A_YEAR, '.', &year);
    return year;
}

void wave_names__clear(wave_names *w)
{
    free(w->from);
    free(w->to);
    free(w->met);
    free(w->id);
    textmap__clear(&w->alias);
    pdn_arena_clear(&w->text);
    *w = (wave_names){0};
}
