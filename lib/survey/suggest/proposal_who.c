#include "survey/suggest/proposal.h"

#include "survey/suggest/files/actor_columns.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Who answers: the column of a roster that says so. */

/* A column that asks about somebody says not who answers. */
static bool is_taken(const proposal *p, size_t column)
{
    return p->question_of[column] != SIZE_MAX ||
           proposal__list_in(p, column) != NULL;
}

/* How many cells of a column name somebody on the list, and how many different
 * people they name. */
static pdn_status count_people(proposal *p, size_t column, size_t *known,
                               size_t *cells, size_t *different)
{
    pdn_status st = PDN_OK;
    const size_t before = p->w->by_name;
    bool *named = NULL;
    char number[PDN_NUMBER_SIZE];

    *known = *cells = *different = 0;
    PDN_NEW(named, p->w->s->actor.rows);
    for (size_t i = 0; i < p->t.rows; i++) {
        const char *text = proposal__cell(&p->t.column[column], i, number);
        uint32_t actor = UINT32_MAX;
        if (text == NULL) continue;
        ++*cells;
        PDN_TRY(answers__seek_actor(p->w, text, &actor));
        if (actor == UINT32_MAX) continue;
        ++*known;
        *different += !named[actor];
        named[actor] = true;
    }
out:
    p->w->by_name = before;
    free(named);
    return st;
}

/* Does the column number the rows, as forms do? Such numbers name nobody. */
static bool counts_rows(const pdn_column *c, size_t rows)
{
    bool yes = c->number != NULL && rows > 1;

    for (size_t i = 1; i < rows && yes; i++)
        yes = !isnan(c->number[i]) &&
              !(fabs(c->number[i] - c->number[i - 1] - 1) > 0);
    return yes;
}

/* The column most of whose cells name somebody, and that names the most people:
 * one person leads several; `counting`: one that numbers the rows will do. */
static pdn_status find_id_among(proposal *p, bool counting)
{
    pdn_status st = PDN_OK;
    const char *said = p->w->o->roster_id;
    size_t known = 0, cells = 0, different = 0, most = 0;

    for (size_t k = 0; k < p->t.columns; k++) {
        bool is_said = said != NULL && strcmp(p->t.column[k].name, said) == 0;
        bool counts = counts_rows(&p->t.column[k], p->t.rows);
        if (is_taken(p, k) || (said != NULL && !is_said) ||
            (!is_said && counts != counting))
            continue;
        PDN_TRY(count_people(p, k, &known, &cells, &different));
        if (!is_said && (2 * known <= cells || different <= most)) continue;
        most = different;
        p->id = k;
        p->id_known = known;
        p->id_cells = cells;
        p->id_counts = counts && !is_said;
    }
out:
    return st;
}

/* By what else the list has of everybody: an address. */
static pdn_status find_id_elsewhere(proposal *p)
{
    pdn_status st = PDN_OK;
    actor_columns__match found = {0};
    size_t nobody = 0, cells = 0, different = 0;

    for (size_t k = 0; k < p->t.columns; k++) {
        if (is_taken(p, k)) continue;
        PDN_TRY(count_people(p, k, &nobody, &cells, &different));
        PDN_TRY(actor_columns__telling(&p->w->s->actor, &p->t.column[k],
                                       p->t.rows, &p->text, &found));
        if (2 * found.known <= cells || found.known <= p->id_known) continue;
        p->id = k;
        p->id_known = found.known;
        p->id_cells = cells;
        p->id_by = found.by;
        textmap__clear(&p->id_of);
        p->id_of = found.of;
        found.of = (pdn_textmap){0};
    }
out:
    textmap__clear(&found.of);
    return st;
}

/* By names that differ from those of the list in case alone: aliases. */
static pdn_status find_id_in_case(proposal *p)
{
    enum { LOOKED_AT = 200 };
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];

    for (size_t k = 0; k < p->t.columns; k++) {
        size_t nearly = 0, cells = 0;
        if (is_taken(p, k) || p->t.column[k].text == NULL) continue;
        for (size_t i = 0; i < p->t.rows && i < LOOKED_AT; i++) {
            const char *text = proposal__cell(&p->t.column[k], i, number);
            const pdn_called *near = NULL;
            const char *folded = NULL;
            if (text == NULL) continue;
            cells++;
            PDN_TRY(names__near(&p->w->names, text, &near));
            PDN_TRY(pdn_normalize_name(&p->text, text, &folded));
            nearly += near != NULL && strcmp(near->folded, folded) == 0;
        }
        if (2 * nearly <= cells || nearly <= p->id_known) continue;
        p->id = k;
        p->id_known = nearly;
        p->id_cells = cells;
    }
out:
    return st;
}

pdn_status proposal__find_id(proposal *p)
{
    pdn_status st = PDN_OK;
    const bool own = strcmp(p->w->o->actors, p->w->o->roster) == 0;

    p->id = SIZE_MAX;
    PDN_TRY(find_id_among(p, false));
    /* who answers is the list: the numbers of its rows are theirs */
    if (p->id == SIZE_MAX && own) PDN_TRY(find_id_among(p, true));
    if (own) p->id_counts = false;
    if (p->id == SIZE_MAX && p->w->o->roster_id == NULL)
        PDN_TRY(find_id_elsewhere(p));
    if (p->id == SIZE_MAX && p->w->o->roster_id == NULL)
        PDN_TRY(find_id_in_case(p));
    if (p->id == SIZE_MAX) PDN_TRY(find_id_among(p, true));
out:
    return st;
}

/* ---- Who is called otherwise than on the list ------------------------------
 */

/* What stands for somebody in another column of the list is an alias. */
static pdn_status alias_elsewhere(proposal *p, const char *text, bool *known)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");
    int64_t row = PDN_TEXTMAP_NONE;

    *known = false;
    if (p->id_by == NULL) return PDN_OK;
    PDN_TRY(pdn_normalize_name(&p->text, text, &folded));
    row = textmap__get(&p->id_of, folded);
    *known = row != PDN_TEXTMAP_NONE;
    for (size_t i = 0; i < p->aliases && *known; i++)
        if (strcmp(p->alias[i].alias, text) == 0) goto out;
    if (!*known) goto out;
    PDN_TRY(pdn_arena_keep(&p->text, text, &text));
    p->alias[p->aliases++] =
        (proposal_alias){.alias = text, .id = id->text[row], .sure = true};
out:
    return st;
}

/* The next digit, or the end. */
static const char *digit_in(const char *s)
{
    return s + strcspn(s, "0123456789");
}

/* Are the digits of two texts the same? */
static bool same_digits(const char *a, const char *b)
{
    for (a = digit_in(a), b = digit_in(b); *a != '\0' && *a == *b;
         a = digit_in(a + 1), b = digit_in(b + 1))
        ;
    return *a == *b;
}

/* A12, 0412, NAV-3: digits, and no word among them. */
static bool is_code(const char *s)
{
    enum { WORD = 4 };
    size_t letters = 0;
    const bool digits = *digit_in(s) != '\0';

    for (; *s != '\0' && letters < WORD; s++)
        letters = isalpha((unsigned char)*s) || (unsigned char)*s >= 0x80
                      ? letters + 1
                      : 0;
    return digits && letters < WORD;
}

/* Whether a text that is nearly somebody's name can be taken for it. */
static pdn_status is_meant(proposal *p, const char *text,
                           const pdn_called *near, bool *yes)
{
    const char *folded = NULL;
    pdn_status st = pdn_normalize_name(&p->text, text, &folded);

    if (st != PDN_OK) return st;
    *yes = strcmp(folded, near->folded) == 0 ||
           (!is_code(text) && (same_digits(folded, near->folded) ||
                               strstr(folded, near->folded) != NULL));
    return PDN_OK;
}

/* Does the list say the text of somebody, beside id and name? */
static pdn_status has_text(proposal *p, uint32_t actor, const char *folded,
                           bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &p->w->s->actor;
    const char *own = NULL;

    *yes = false;
    for (size_t k = 0; k < t->columns && !*yes; k++) {
        const pdn_column *c = &t->column[k];
        if (c->text == NULL || c->text[actor] == NULL ||
            strcmp(c->name, "id") == 0 || strcmp(c->name, "name") == 0 ||
            strcmp(c->name, "label") == 0)
            continue;
        PDN_TRY(pdn_normalize_name(&p->text, c->text[actor], &own));
        *yes = strcmp(own, folded) == 0;
    }
out:
    return st;
}

/* Of people of one name the only one of whom the list says what stands beside
 * it: "Kari Hansen (NAV)". */
static pdn_status find_beside(proposal *p, const char *text,
                              const pdn_called *const *of, size_t n,
                              const pdn_called **out)
{
    static const char *const between = " ()[]-,/:;";
    pdn_status st = PDN_OK;
    const char *folded = NULL, *name = NULL;
    char *rest = NULL;
    size_t found = 0, end = 0;
    bool yes = false;

    PDN_TRY(pdn_normalize_name(&p->text, text, &folded));
    name = strstr(folded, of[0]->folded);
    if (name == NULL) goto out;
    rest = pdn_arena_string(&p->text, folded);
    PDN_TRY(pdn_had_memory(rest));
    strcpy(rest + (name - folded), name + strlen(of[0]->folded));
    rest += strspn(rest, between);
    for (end = strlen(rest); end > 0 && strchr(between, rest[end - 1]) != NULL;)
        rest[--end] = '\0';
    for (size_t i = 0; i < n && *rest != '\0'; i++) {
        PDN_TRY(has_text(p, of[i]->actor, rest, &yes));
        if (yes && found++ == 0) *out = of[i];
    }
    if (found > 1) *out = NULL;
out:
    return st;
}

/* An alias of the nearest, or, where nobody can know whose, a question. */
static pdn_status put_alias(proposal *p, const char *text,
                            const pdn_called *near, pdn_diagnostic at)
{
    enum { NAMED = 4 };
    pdn_status st = PDN_OK;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");
    const pdn_called *as_near[NAMED], *named = NULL, *beside = NULL;
    proposal_alias *a = &p->alias[p->aliases];
    char list[300];
    size_t n = 0, used = 0;
    bool meant = false;

    PDN_TRY(names__as_near(&p->w->names, text, near, as_near, NAMED, &n));
    PDN_TRY(is_meant(p, text, near, &meant));
    for (size_t i = 0; i < n && i < NAMED; i++) {
        int put = snprintf(list + used, sizeof list - used, "%s%.60s",
                           i == 0                         ? ""
                           : i + 1 == n || i + 1 == NAMED ? " or "
                                                          : ", ",
                           id->text[as_near[i]->actor]);
        used += put > 0 ? (size_t)put : 0;
    }
    *a = (proposal_alias){.at = at};
    if (meant && n == 1) a->id = id->text[near->actor];
    PDN_TRY(names__named(&p->w->names, text, &named));
    a->shared = named != NULL && named->shared;
    if (n > 1 && n <= NAMED) PDN_TRY(find_beside(p, text, as_near, n, &beside));
    if (beside != NULL) a->id = id->text[beside->actor];
    PDN_TRY(pdn_arena_keep(&p->text, text, &a->alias));
    PDN_TRY(pdn_arena_format(&p->text, &a->near, "%s%s", list,
                             n > NAMED ? " ..." : ""));
    if (beside != NULL) a->near = a->id;
    p->aliases++;
out:
    return st;
}

pdn_status proposal__add_alias(proposal *p, const char *text, pdn_diagnostic at)
{
    pdn_status st = PDN_OK;
    const pdn_called *near = NULL;
    bool known = false, others = false;

    PDN_TRY(pdn_list_reserve(&p->alias, sizeof *p->alias, p->aliases + 1,
                             &p->alias_capacity));
    PDN_TRY(alias_elsewhere(p, text, &known));
    if (!known) PDN_TRY(answers__is_called(p->w, text, &known));
    if (!known) PDN_TRY(standard_scales__means_others(text, &others));
    if (!known && !others) PDN_TRY(names__near(&p->w->names, text, &near));
    if (near == NULL) goto out;
    for (size_t i = 0; i < p->aliases; i++)
        if (strcmp(p->alias[i].alias, text) == 0) goto out;
    PDN_TRY(put_alias(p, text, near, at));
out:
    return st;
}

/* Who is written nearly as somebody on the list: in headings that a pattern
 * takes apart, and where people say who they are. */
pdn_status proposal__find_aliases(proposal *p)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];

    for (size_t k = 0; k < p->t.columns && !p->listed; k++)
        if (p->question_of[k] != SIZE_MAX && !proposal__is_known(p, k) &&
            !proposal__asks_of_services(p))
            PDN_TRY(proposal__add_alias(
                p, p->part[k].who,
                answers__cell(&p->t, SIZE_MAX, k, "suggest")));
    for (size_t i = 0; p->id != SIZE_MAX && i < p->t.rows; i++) {
        const char *text = proposal__cell(&p->t.column[p->id], i, number);
        if (text != NULL)
            PDN_TRY(proposal__add_alias(
                p, text, answers__cell(&p->t, i, p->id, "suggest")));
    }
    PDN_TRY(proposal__add_listed_aliases(p));
out:
    return st;
}
