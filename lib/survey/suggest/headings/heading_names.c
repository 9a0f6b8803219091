#include "survey/suggest/headings/heading_names.h"

#include "survey/suggest/headings/name_bearers.h"
#include "survey/webform/standard_scales.h"

#include "pdnet/table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A rest shorter than this tells no question from another. */
enum { TELLING = 8 };

/* What headings ask, with {} for a name. */
struct rest {
    const char *text;  /* folded */
    const char *shown; /* as the first heading has it */
    size_t before;     /* bytes before the {} */
    size_t headings;
};

struct rests {
    pdn_textmap at;
    struct rest *rest;
    size_t n, capacity;
};

/* One try, with one list of names. */
struct trial {
    const pdn_table *t, *actor;
    pdn_arena *text;
    const char *const *folded; /* of each heading */
    name_list names;
    name_bearers bearers;
    struct rests rests;
    heading_part *part;
    heading_names__found found;
};

/* ---- What is left of a heading ------------------------------------------ */

static pdn_status cut_out(pdn_arena *a, const char *s, const name_span *at,
                          const char **out)
{
    return pdn_arena_format(a, out, "%.*s{}%s", (int)at->from, s, s + at->to);
}

static pdn_status count_rest(struct trial *y, size_t column,
                             const name_span *at)
{
    pdn_status st = PDN_OK;
    struct rests *r = &y->rests;
    const char *text = NULL, *heading = y->t->column[column].name;
    uint32_t first = 0;

    PDN_ROOM(r->rest, r->n + 1, r->capacity);
    PDN_TRY(cut_out(y->text, y->folded[column], at, &text));
    PDN_TRY(textmap__put(&r->at, text, (uint32_t)r->n, &first));
    if (first == r->n) {
        struct rest *one = &r->rest[r->n++];
        *one = (struct rest){text, text, at->from, 0};
        if (strlen(heading) == strlen(y->folded[column]))
            PDN_TRY(cut_out(y->text, heading, at, &one->shown));
    }
    r->rest[first].headings++;
out:
    return st;
}

static pdn_status rest_of(struct trial *y, size_t column, const name_span *at,
                          size_t *out)
{
    const char *text = NULL;
    pdn_status st = cut_out(y->text, y->folded[column], at, &text);

    if (st == PDN_OK) *out = (size_t)textmap__get(&y->rests.at, text);
    return st;
}

/* ---- Who is named ------------------------------------------------------- */

/* A rest that begins or ends as one that several headings have. */
static size_t like(const struct rests *r, size_t rest)
{
    const struct rest *a = &r->rest[rest];

    for (size_t i = 0; i < r->n; i++) {
        const struct rest *b = &r->rest[i];
        const char *x = a->text + a->before, *y = b->text + b->before;
        if (b->headings < 2) continue;
        if (a->before == b->before && a->before >= TELLING &&
            strncmp(a->text, b->text, a->before) == 0)
            return i;
        if (strlen(x) >= TELLING + 2 && strcmp(x, y) == 0) return i;
    }
    return SIZE_MAX;
}

/* The rest that several headings have of one that ends in the number which a
 * form puts behind a name that stands again. */
static size_t unnumbered(const struct rests *r, size_t rest)
{
    const struct rest *a = &r->rest[rest];
    const size_t named = a->before + 2;

    if (a->text[named + strspn(a->text + named, "0123456789")] != '\0')
        return SIZE_MAX;
    for (size_t i = 0; i < r->n; i++) {
        const struct rest *b = &r->rest[i];
        if (b->headings > 1 && strlen(b->text) == named &&
            strncmp(a->text, b->text, named) == 0)
            return i;
    }
    return SIZE_MAX;
}

static pdn_status put_name(struct trial *y, size_t column, const name_span *at,
                           size_t rest)
{
    pdn_status st = PDN_OK;
    heading_part *p = &y->part[column];
    const name_entry *e = &y->names.entry[at->name];

    p->asks = y->rests.rest[rest].shown;
    PDN_TRY(pdn_arena_keep(y->text, e->shown, &p->who));
    if (name_bearers__several(at)) {
        y->found.several++;
        PDN_TRY(name_bearers__list(&y->bearers, at, &p->several));
        goto out;
    }
    p->actor = e->actor;
    p->service = p->actor == UINT32_MAX ? p->who : NULL;
    y->found.named++;
    y->found.numbered += at->numbered;
out:
    return st;
}

/* Of several names the one whose rest most headings have, then the longest. */
static pdn_status choose(struct trial *y, size_t column)
{
    pdn_status st = PDN_OK;
    name_span span[NAME_SPANS];
    size_t n = 0, best = 0, best_rest = 0, rest = 0, most = 0, longest = 0,
           equal = 0;

    PDN_TRY(name_bearers__find(&y->bearers, y->folded[column], span, &n));
    for (size_t i = 0; i < n; i++) {
        PDN_TRY(rest_of(y, column, &span[i], &rest));
        assert(rest < y->rests.n);
        size_t headings = y->rests.rest[rest].headings;
        size_t length = span[i].to - span[i].from;
        if (headings < most || (headings == most && length < longest)) continue;
        equal = headings == most && length == longest ? equal + 1 : 1;
        most = headings;
        longest = length;
        best = i;
        best_rest = rest;
    }
    if (n == 0) goto out;
    if (equal > 1) {
        if (y->found.doubtful++ == 0)
            y->found.first = y->t->column[column].name;
        y->part[column].asks = ""; /* nobody is guessed at */
        goto out;
    }
    rest = best_rest;
    if (most < 2) best_rest = like(&y->rests, rest);
    if (best_rest == SIZE_MAX && name_bearers__several(&span[best]))
        best_rest = unnumbered(&y->rests, rest);
    if (best_rest == SIZE_MAX) goto out;
    PDN_TRY(put_name(y, column, &span[best], best_rest));
    y->found.length += longest;
out:
    return st;
}

/* ---- Who is not on the list --------------------------------------------- */

/* The rest that most of the heading is, and what stands where a name would. */
static pdn_status middle_of(struct trial *y, size_t column, size_t *rest,
                            const char **middle)
{
    const char *s = y->folded[column];
    size_t n = strlen(s), most = 0;

    *middle = NULL;
    for (size_t i = 0; i < y->rests.n; i++) {
        const struct rest *r = &y->rests.rest[i];
        const char *end = r->text + r->before + 2;
        size_t after = strlen(end), both = r->before + after;
        if (r->headings < 2 || both >= n || both < TELLING || both <= most)
            continue;
        if (strncmp(s, r->text, r->before) != 0 ||
            strcmp(s + n - after, end) != 0)
            continue;
        most = both;
        *rest = i;
        *middle = pdn_arena_text(y->text, s + r->before, n - both);
        if (*middle == NULL) return pdn_no_memory();
    }
    return PDN_OK;
}

static pdn_status put_stranger(struct trial *y, size_t column)
{
    pdn_status st = PDN_OK;
    const char *middle = NULL;
    size_t rest = 0, near = SIZE_MAX;
    bool others = false;
    name_span at;

    PDN_TRY(middle_of(y, column, &rest, &middle));
    if (middle == NULL) goto out;
    PDN_TRY(standard_scales__means_others(middle, &others));
    if (!others) near = name_list__near(&y->names, middle);
    if (near != SIZE_MAX) {
        at = name_bearers__called(&y->bearers, near);
        PDN_TRY(put_name(y, column, &at, rest));
        y->part[column].nearly = y->part[column].several == NULL;
        y->found.nearly += y->part[column].nearly;
    } else {
        y->part[column].who = middle;
        y->part[column].asks = y->rests.rest[rest].shown;
    }
out:
    return st;
}

/* Two headings that ask the same of the same: the first keeps it. */
static pdn_status keep_first(struct trial *y)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    const char *key = NULL;
    uint32_t first = 0;

    for (size_t k = 0; k < y->t->columns; k++) {
        heading_part *p = &y->part[k];
        if (p->who == NULL || p->several != NULL) continue;
        PDN_TRY(pdn_arena_format(y->text, &key, "%s\n%s", p->who, p->asks));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)k, &first));
        if (first == k) continue;
        y->found.named -= p->actor != UINT32_MAX || p->service != NULL;
        y->found.nearly -= p->nearly;
        *p = (heading_part){.actor = UINT32_MAX};
    }
out:
    textmap__clear(&seen);
    return st;
}

static pdn_status try_names(struct trial *y)
{
    pdn_status st = PDN_OK;
    name_span span[NAME_SPANS];

    for (size_t k = 0; k < y->t->columns; k++) {
        size_t n = 0;
        PDN_TRY(name_bearers__find(&y->bearers, y->folded[k], span, &n));
        y->part[k] = (heading_part){.actor = UINT32_MAX};
        for (size_t i = 0; i < n; i++)
            PDN_TRY(count_rest(y, k, &span[i]));
    }
    for (size_t k = 0; k < y->t->columns; k++)
        PDN_TRY(choose(y, k));
    PDN_TRY(name_list__bend(&y->names));
    for (size_t k = 0; k < y->t->columns && y->found.named > 0; k++)
        if (y->part[k].who == NULL && y->part[k].asks == NULL)
            PDN_TRY(put_stranger(y, k));
    PDN_TRY(keep_first(y));
out:
    return st;
}

/* ---- Lists of names ----------------------------------------------------- */

/* Ids first: what is one is nobody's name. */
static pdn_status list_people(answers_context *w, name_list *l)
{
    pdn_status st = PDN_OK;
    const pdn_column *id = pdn_table_column(&w->s->actor, "id");

    for (int names = 0; names < 2; names++)
        for (size_t i = 0; i < w->names.n; i++) {
            const pdn_called *c = &w->names.called[i];
            const name_entry e = {id->text[c->actor], c->actor, 0, names};
            if (c->counts != names &&
                !pdn_survey_is_group(&w->s->actor, c->actor))
                PDN_TRY(name_list__add(l, c->text, e));
        }
out:
    return st;
}

static pdn_status list_column(answers_context *w, const pdn_column *c,
                              name_list *l)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < w->s->actor.rows; i++) {
        const name_entry e = {c->text[i], UINT32_MAX, 0, false};
        if (c->text[i] != NULL && !pdn_survey_is_group(&w->s->actor, i))
            PDN_TRY(name_list__add(l, c->text[i], e));
    }
out:
    return st;
}

/* Columns of actors that hold no services. */
static bool holds_services(const answers_context *w, const pdn_column *c)
{
    static const char *const others[] = {"id", "label", "name", "role", "kind"};

    if (c->text == NULL) return false;
    if (w->o->by != NULL) return strcmp(w->o->by, c->name) == 0;
    for (size_t i = 0; i < PDN_COUNT(others); i++)
        if (strcmp(others[i], c->name) == 0) return false;
    return true;
}

static void clear_trial(struct trial *y)
{
    name_list__clear(&y->names);
    textmap__clear(&y->rests.at);
    free(y->rests.rest);
    free(y->part);
}

/* column NULL: people. The better of this and what was found before stays. */
static pdn_status try_list(answers_context *w, const pdn_column *column,
                           struct trial *y, heading_part *part,
                           heading_names__found *best)
{
    pdn_status st = PDN_OK;

    PDN_NEW(y->part, y->t->columns);
    if (column == NULL)
        PDN_TRY(list_people(w, &y->names));
    else
        PDN_TRY(list_column(w, column, &y->names));
    y->bearers =
        (name_bearers){.names = &y->names, .actor = y->actor, .text = y->text};
    PDN_TRY(name_bearers__number(&y->bearers, y->folded, y->t->columns));
    PDN_TRY(try_names(y));
    y->found.by = column != NULL ? column->name : NULL;
    if (y->found.length <= best->length) goto out;
    *best = y->found;
    memcpy(part, y->part, y->t->columns * sizeof *part);
out:
    clear_trial(y);
    return st;
}

pdn_status heading_names__find(answers_context *w, const pdn_table *t,
                               pdn_arena *text, heading_part *part,
                               heading_names__found *out)
{
    pdn_status st = PDN_OK;
    const char **folded = NULL;
    struct trial blank = {.t = t, .actor = &w->s->actor, .text = text}, y;

    *out = (heading_names__found){0};
    PDN_NEW(folded, t->columns);
    for (size_t k = 0; k < t->columns; k++) {
        part[k] = (heading_part){.actor = UINT32_MAX};
        PDN_TRY(pdn_normalize_name(text, t->column[k].name, &folded[k]));
    }
    blank.folded = folded;
    y = blank;
    if (w->o->alters != PDN_ALTERS_GROUPS)
        PDN_TRY(try_list(w, NULL, &y, part, out));
    for (size_t c = 0; c < w->s->actor.columns; c++) {
        if (!holds_services(w, &w->s->actor.column[c])) continue;
        y = blank;
        PDN_TRY(try_list(w, &w->s->actor.column[c], &y, part, out));
    }
out:
    free(folded);
    return st;
}
