#include "survey/listed_names.h"
#include "survey/suggest/proposal.h"

#include <stdlib.h>
#include <string.h>

/* Whom people work with, listed in one cell; and whether they do, asked before
 * how often. */

/* ---- Columns whose cells list names ------------------------------------- */

/* The services of one column of the actors, by name. */
struct services {
    const char *by;
    pdn_textmap of;
};

struct among {
    const proposal *p;
    const struct services *services; /* NULL: people */
};

static pdn_status is_among(void *context, const char *text, bool *yes)
{
    const struct among *a = context;
    pdn_arena trial = {0};
    const char *key = NULL;
    pdn_status st = PDN_OK;

    if (a->services == NULL) return answers__is_called(a->p->w, text, yes);
    PDN_TRY(pdn_name_key(&trial, text, &key));
    *yes = textmap__get(&a->services->of, key) != PDN_TEXTMAP_NONE;
out:
    pdn_arena_clear(&trial);
    return st;
}

static pdn_status count_column(proposal *p, struct among *a, size_t column,
                               proposal_list *l)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &p->t.column[column];
    const name_list how = name_list__of(is_among, a);
    pdn_arena trial = {0};
    const char **name = NULL;
    size_t n = 0;
    bool yes = false;

    *l = (proposal_list){.column = column,
                         .by = a->services != NULL ? a->services->by : NULL};
    for (size_t i = 0; i < p->t.rows; i++) {
        if (c->text[i] == NULL) continue;
        PDN_TRY(name_list__names(&how, c->text[i], &trial, &name, &n));
        l->cells += n > 0;
        l->several += n > 1;
        for (size_t k = 0; k < n; k++) {
            bool others = false, none = false;
            PDN_TRY(standard_scales__means_none(name[k], &none));
            if (none) continue; /* an answer, and no name */
            l->names++;
            PDN_TRY(is_among(a, name[k], &yes));
            l->known += yes;
            if (!yes) PDN_TRY(standard_scales__means_others(name[k], &others));
            l->others += others;
        }
        pdn_arena_clear(&trial);
    }
out:
    pdn_arena_clear(&trial);
    return st;
}

/* Whether the cells list people, else services of some column; where most of
 * what they list is neither, what it is nearest to. */
static pdn_status look_at(proposal *p, size_t column,
                          const struct services *services, size_t n,
                          proposal_list *best, bool *yes)
{
    pdn_status st = PDN_OK;
    struct among a = {.p = p};
    proposal_list l = {0};
    size_t most = 0;

    *yes = false;
    *best = l;
    if (p->o->alters != PDN_ALTERS_GROUPS && p->services == 0) {
        PDN_TRY(count_column(p, &a, column, &l));
        *yes = 2 * l.known > l.names;
        *best = l;
    }
    if ((p->o->alters_said && p->o->alters == PDN_ALTERS_PEOPLE) ||
        p->named > 0)
        goto out;
    for (size_t i = 0; i < n && !*yes; i++) {
        a.services = &services[i];
        PDN_TRY(count_column(p, &a, column, &l));
        const bool mostly = 2 * l.known > l.names;
        if (mostly ? l.known <= most : most > 0 || l.known <= best->known)
            continue;
        if (mostly) most = l.known;
        *best = l;
    }
    *yes = *yes || most > 0;
out:
    return st;
}

/* Every column of actors that may be of services: its texts. */
static pdn_status gather_services(const proposal *p, struct services *s,
                                  size_t *n, pdn_arena *text)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &p->w->s->actor;
    const char *key = NULL;

    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        if (c->text == NULL || strcmp(c->name, "id") == 0 ||
            strcmp(c->name, "label") == 0 || strcmp(c->name, "name") == 0 ||
            (p->o->by != NULL && strcmp(p->o->by, c->name) != 0) ||
            (p->services > 0 && p->by != NULL && strcmp(p->by, c->name) != 0))
            continue;
        s[*n].by = c->name;
        for (size_t i = 0; i < t->rows; i++) {
            if (c->text[i] == NULL) continue;
            PDN_TRY(pdn_name_key(text, c->text[i], &key));
            PDN_TRY(textmap__put(&s[*n].of, key, 0, NULL));
        }
        ++*n;
    }
out:
    return st;
}

/* Does the heading begin as one of a column that lists names? */
static bool begins_alike(const proposal *p, size_t column)
{
    const char *name = p->t.column[column].name;

    for (size_t i = 0; i < p->listings; i++) {
        const char *other = p->t.column[p->listing[i].column].name;
        size_t n = 0;
        while (name[n] != '\0' && name[n] == other[n])
            n++;
        if (2 * n >= strlen(name) && 2 * n >= strlen(other)) return true;
    }
    return false;
}

static pdn_status add_lists(proposal *p, const struct services *s, size_t n,
                            bool more)
{
    pdn_status st = PDN_OK;
    proposal_list l = {0};
    bool yes = false;

    for (size_t k = 0; k < p->t.columns; k++) {
        if (p->t.column[k].text == NULL || p->question_of[k] != SIZE_MAX ||
            proposal__list_in(p, k) != NULL ||
            (p->o->roster_id != NULL &&
             strcmp(p->o->roster_id, p->t.column[k].name) == 0))
            continue;
        if (more && !begins_alike(p, k)) continue;
        PDN_TRY(look_at(p, k, s, n, &l, &yes));
        if (!yes && more && l.known > 0 &&
            (l.by != NULL) == (p->listing[0].by != NULL))
            p->passed[p->passes++] = l;
        /* all of them name people, or services of one column */
        if (!yes || (l.several == 0 && !more) ||
            (p->listings > 0 && (l.by != NULL) != (p->listing[0].by != NULL)))
            continue;
        if (l.by != NULL && p->listings > 0) l.by = p->listing[0].by;
        p->listing[p->listings++] = l;
    }
out:
    return st;
}

static int by_column(const void *left, const void *right)
{
    const proposal_list *a = left, *b = right;

    return a->column < b->column ? -1 : a->column > b->column;
}

pdn_status proposal__find_lists(proposal *p)
{
    pdn_status st = PDN_OK;
    struct services *s = NULL;
    pdn_arena text = {0};
    size_t n = 0;

    PDN_NEW(p->listing, p->t.columns);
    PDN_NEW(p->passed, p->t.columns);
    PDN_NEW(s, p->w->s->actor.columns);
    PDN_TRY(gather_services(p, s, &n, &text));
    PDN_TRY(add_lists(p, s, n, false));
    if (p->listings > 0) PDN_TRY(add_lists(p, s, n, true));
    qsort(p->listing, p->listings, sizeof *p->listing, by_column);
    if (p->listings == 0 || p->named > 0 || p->services > 0) goto out;
    p->by = p->listing[0].by != NULL ? p->listing[0].by : p->by;
    p->listed = true; /* no pattern fits */
    p->pattern = p->o->roster_pattern;
out:
    for (size_t i = 0; i < n; i++)
        textmap__clear(&s[i].of);
    free(s);
    pdn_arena_clear(&text);
    return st;
}

/* ---- Names in a cell ---------------------------------------------------- */

static bool is_text(const proposal *p, size_t column, size_t row)
{
    const pdn_column *c = &p->t.column[column];

    return c->text != NULL && c->text[row] != NULL;
}

pdn_status proposal__add_listed_aliases(proposal *p)
{
    pdn_status st = PDN_OK;
    const name_list how = listed_names__of(p->w);
    pdn_arena trial = {0};
    const char **name = NULL;
    size_t n = 0;

    for (size_t i = 0; i < p->listings; i++) {
        const size_t k = p->listing[i].column;
        if (p->listing[i].by != NULL) continue;
        for (size_t r = 0; r < p->t.rows; r++) {
            if (!is_text(p, k, r)) continue;
            PDN_TRY(name_list__names(&how, p->t.column[k].text[r], &trial,
                                     &name, &n));
            for (size_t j = 0; j < n; j++)
                PDN_TRY(proposal__add_alias(
                    p, name[j], answers__cell(&p->t, r, k, "suggest")));
            pdn_arena_clear(&trial);
        }
    }
out:
    pdn_arena_clear(&trial);
    return st;
}

/* ---- What lists ask ----------------------------------------------------- */

/* The words of a heading that are a step of how often: "daglig". */
static pdn_status find_step(const char *heading, pdn_arena *text,
                            const char **step)
{
    enum { WORDS = 40, MOST = 4 };
    static const char *const between = " \t.,:;?!()[]\"/";
    pdn_status st = PDN_OK;
    const char *begin[WORDS], *end[WORDS], *s = heading;
    size_t n = 0;

    *step = NULL;
    for (; *(s += strspn(s, between)) != '\0' && n < WORDS; n++) {
        begin[n] = s;
        end[n] = s += strcspn(s, between);
    }
    for (size_t most = MOST; most > 0 && *step == NULL; most--)
        for (size_t i = 0; i + most <= n && *step == NULL; i++) {
            word_count one = {0};
            const standard_scale *scale = NULL;
            const char *word = pdn_arena_text(
                text, begin[i], (size_t)(end[i + most - 1] - begin[i]));
            PDN_TRY(pdn_had_memory(word));
            st = word_count__add(&one, word, (pdn_diagnostic){0});
            if (st == PDN_OK)
                st = standard_scales__find(&one, "frequency", &scale);
            word_count__clear(&one);
            PDN_TRY(st);
            if (scale != NULL && scale->question != NULL &&
                strcmp(scale->question, "frequency") == 0)
                *step = word;
        }
out:
    return st;
}

/* Lists of whom daily, weekly ...: each an answer to how often. *yes: every
 * heading has a step of its own on one scale. */
static pdn_status find_steps(proposal *p, bool *yes)
{
    pdn_status st = PDN_OK;
    word_count steps = {0};
    const standard_scale *scale = NULL;
    const char *step = NULL;
    bool known = false;

    *yes = p->listings > 1;
    for (size_t i = 0; i < p->listings && *yes; i++) {
        PDN_TRY(
            find_step(p->t.column[p->listing[i].column].name, &p->text, &step));
        *yes = step != NULL;
        p->listing[i].option = step;
        if (step != NULL)
            PDN_TRY(word_count__add(&steps, step, (pdn_diagnostic){0}));
    }
    if (*yes) PDN_TRY(standard_scales__find(&steps, "frequency", &scale));
    *yes = *yes && scale != NULL && steps.words == p->listings;
    for (size_t i = 0; i < p->listings && *yes; i++) {
        PDN_TRY(standard_scales__value(scale, p->listing[i].option,
                                       &p->listing[i].value, &known));
        *yes = known && p->listing[i].value > 0;
    }
    for (size_t i = 0; i < p->listings; i++)
        if (*yes)
            p->listing[i].question = "frequency";
        else
            p->listing[i].option = NULL;
out:
    word_count__clear(&steps);
    return st;
}

static size_t how_often(const proposal *p)
{
    size_t q = 0;

    while (q < p->questions &&
           strcmp(p->question[q].question, "frequency") != 0)
        q++;
    return q;
}

/* Whether the name is whom a heading asks about. */
static pdn_status is_asked_in(const proposal *p, size_t column,
                              const char *name, bool *yes)
{
    pdn_status st = PDN_OK;
    const heading_part *h = &p->part[column];
    pdn_arena trial = {0};
    const char *a = NULL, *b = NULL;
    const size_t before = p->w->by_name;
    uint32_t actor = UINT32_MAX;

    if (h->actor != UINT32_MAX) {
        PDN_TRY(answers__seek_actor(p->w, name, &actor));
        p->w->by_name = before;
        *yes = actor == h->actor;
        goto out;
    }
    PDN_TRY(pdn_name_key(&trial, name, &a));
    PDN_TRY(pdn_name_key(&trial, h->service, &b));
    *yes = strcmp(a, b) == 0;
out:
    pdn_arena_clear(&trial);
    return st;
}

/* Of a row with a list, how many cells of how often say another thing: who is
 * not named is answered about, or who is, with never. */
static pdn_status count_other(const proposal *p, const proposal_list *l,
                              size_t q, size_t row, size_t *other)
{
    pdn_status st = PDN_OK;
    struct among people = {.p = p};
    const name_list how = name_list__of(is_among, &people);
    pdn_arena trial = {0};
    const char **name = NULL;
    size_t n = 0;
    int says = -1;

    PDN_TRY(name_list__names(&how, p->t.column[l->column].text[row], &trial,
                             &name, &n));
    for (size_t k = 0; k < p->t.columns; k++) {
        bool named = false;
        if (p->question_of[k] != q || !proposal__is_known(p, k)) continue;
        for (size_t i = 0; i < n && !named; i++)
            PDN_TRY(is_asked_in(p, k, name[i], &named));
        PDN_TRY(proposal__says_contact(p, k, row, &says));
        *other += says >= 0 && named != (says > 0);
    }
out:
    pdn_arena_clear(&trial);
    return st;
}

/* A list beside how often says whom there is contact with, where the two agree.
 */
static pdn_status beside_how_often(proposal *p, proposal_list *l, size_t q)
{
    enum { ONE_IN = 50 };
    pdn_status st = PDN_OK;
    size_t other = 0;

    for (size_t r = 0; r < p->t.rows; r++)
        if (is_text(p, l->column, r)) PDN_TRY(count_other(p, l, q, r, &other));
    if (ONE_IN * other <= l->names) l->question = "contact";
out:
    return st;
}

pdn_status proposal__settle_lists(proposal *p)
{
    pdn_status st = PDN_OK;
    const size_t q = how_often(p);
    const char *asks = NULL;
    bool steps = false;

    if (q == p->questions) PDN_TRY(find_steps(p, &steps));
    for (size_t i = 0; i < p->listings && !steps; i++) {
        proposal_list *l = &p->listing[i];
        PDN_TRY(question_guess__of_words(p->t.column[l->column].name, &p->text,
                                         &asks));
        const bool contact = asks == NULL || strcmp(asks, "frequency") == 0;
        if (contact && q < p->questions)
            PDN_TRY(proposal__asks(p, "contact") ? PDN_OK
                                                 : beside_how_often(p, l, q));
        else if (contact && !proposal__asks(p, "frequency"))
            l->question = "frequency";
        else if (!contact && strcmp(asks, "need") == 0 &&
                 !proposal__asks(p, "need"))
            l->question = "need";
    }
    for (size_t i = 0; i < p->passes; i++) {
        proposal_list *l = &p->passed[i];
        l->question = p->listing[0].question;
        if (steps)
            PDN_TRY(
                find_step(p->t.column[l->column].name, &p->text, &l->option));
    }
out:
    return st;
}
