#include "survey/suggest/proposal.h"

#include <ctype.h>
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

pdn_status proposal__find_id(proposal *p)
{
    pdn_status st = PDN_OK;
    bool *taken = NULL;
    const respondent_column *best = &p->choice.best;
    respondent_search s = {.t = &p->t,
                           .part = p->part,
                           .said = p->w->o->roster_id,
                           .is_list =
                               strcmp(p->w->o->actors, p->w->o->roster) == 0};

    PDN_NEW(taken, p->t.columns);
    for (size_t k = 0; k < p->t.columns; k++)
        taken[k] = is_taken(p, k);
    PDN_TRY(signatures__open(p->w, &p->signatures));
    s.taken = taken;
    s.names = p->signatures;
    s.actor = &p->w->s->actor;
    PDN_TRY(respondent_column__choose(&s, &p->text, &p->choice));
    p->id = best->column;
    p->id_known = best->known;
    p->id_cells = best->cells;
    p->id_by = best->by;
    p->id_counts = best->counts && s.said == NULL && !s.is_list;
out:
    free(taken);
    return st;
}

/* ---- Who is called otherwise than on the list --------------------------- */

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
    row = textmap__get(&p->choice.best.of, folded);
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

/* Who answers with more than the name, or in another order, is known. */
static pdn_status alias_signature(proposal *p, const char *text,
                                  pdn_diagnostic at)
{
    pdn_status st = PDN_OK;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");
    signature_kind kind = SIGNATURE_OF_NOBODY;
    uint32_t actor = UINT32_MAX;

    PDN_TRY(signatures__read(p->signatures, text, &actor, &kind));
    if (kind != SIGNATURE_WITH_MORE) return proposal__add_alias(p, text, at);
    p->signed_with_more++;
    for (size_t i = 0; i < p->aliases; i++)
        if (strcmp(p->alias[i].alias, text) == 0) goto out;
    PDN_ROOM(p->alias, p->aliases + 1, p->alias_capacity);
    PDN_TRY(pdn_arena_keep(&p->text, text, &text));
    if (p->first_signature == NULL) p->first_signature = text;
    p->alias[p->aliases++] = (proposal_alias){
        .alias = text, .id = id->text[actor], .sure = true, .at = at};
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

    PDN_ROOM(p->alias, p->aliases + 1, p->alias_capacity);
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
            PDN_TRY(alias_signature(p, text,
                                    answers__cell(&p->t, i, p->id, "suggest")));
    }
out:
    return st;
}

/* ---- What is said of it ------------------------------------------------- */

/* Why the column is who answers, and not the rival. */
static pdn_status say_why(proposal *p, const char **why)
{
    const respondent_column *a = &p->choice.best, *b = &p->choice.rival;

    switch (p->choice.why) {
    case RESPONDENT_OWN:
        return pdn_arena_format(
            &p->text, why,
            "by it %zu of %zu answer about themselves, by the other %zu of %zu",
            a->own, a->asked, b->own, b->asked);
    case RESPONDENT_NAMES:
        *why = "the other is numbers that only rise, as a form gives its rows";
        break;
    case RESPONDENT_MORE:
        return pdn_arena_format(&p->text, why,
                                "it holds %zu different people, the other %zu",
                                a->different, b->different);
    }
    return PDN_OK;
}

/* Another column that holds people of the list, and other ones. */
static pdn_status tell_rival(proposal *p)
{
    pdn_status st = PDN_OK;
    const respondent_choice *c = &p->choice;
    const char *why = NULL;

    if (c->rival.column == SIZE_MAX || c->rival.counts) return PDN_OK;
    PDN_TRY(say_why(p, &why));
    PDN_TRY(proposal__note(
        p, c->why == RESPONDENT_OWN ? PDN_NOTE : PDN_WARNING,
        "\"%.80s\" and \"%.80s\" both hold people of the list, and not "
        "the same in %zu of %zu rows: the first is taken for who answers, "
        "as %.240s; --roster-id says otherwise",
        p->t.column[p->id].name, p->t.column[c->rival.column].name, c->differ,
        c->both, why));
out:
    return st;
}

/* Numbers that may be the form's own. */
static pdn_status tell_numbers(proposal *p)
{
    const respondent_column *c = &p->choice.best;

    if (p->id_counts)
        return proposal__note(
            p, PDN_WARNING,
            "\"%.80s\" numbers the rows, one by one: see that it is the "
            "number of people on the list, not the form's own",
            p->t.column[p->id].name);
    if (c->rises && respondent_column__is_of_others(c))
        return proposal__note(
            p, PDN_WARNING,
            "by \"%.80s\" %zu of %zu answer about themselves: see that it "
            "is the number of people on the list, not the form's own",
            p->t.column[p->id].name, c->own, c->asked);
    return PDN_OK;
}

pdn_status proposal__tell_who(proposal *p)
{
    pdn_status st = PDN_OK;

    PDN_TRY(proposal__note(
        p, p->id_known < p->id_cells ? PDN_WARNING : PDN_NOTE,
        "who answers stands in \"%.80s\": %zu of %zu cells name somebody "
        "on the list",
        p->t.column[p->id].name, p->id_known, p->id_cells));
    if (p->id_by != NULL) {

        PDN_TRY(proposal__note(
            p, PDN_NOTE,
            "\"%.80s\" is \"%.80s\" of the list, and no id: in aliases.csv",
            p->t.column[p->id].name, p->id_by));
    }
    if (p->signed_with_more > 0) {
        PDN_TRY(proposal__note(
            p, PDN_NOTE,
            "%zu of %zu who answer write more than the name, or in "
            "another order, as \"%.80s\": in aliases.csv",
            p->signed_with_more, p->id_cells, p->first_signature));
    }
    PDN_TRY(tell_rival(p));
    PDN_TRY(tell_numbers(p));
out:
    return st;
}
