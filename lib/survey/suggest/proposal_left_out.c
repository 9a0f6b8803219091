#include "survey/suggest/proposal.h"

#include "table/rows/picked_rows.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Which headings of a roster are understood, and why the others are not. */

/* Headings that ask of who is not on the list, and are not written nearly as
 * somebody; whom the first few ask of. */
static size_t count_strangers(const proposal *p, char *text, size_t capacity)
{
    enum { NAMED = 6 };
    const char *name[NAMED];
    size_t n = 0, names = 0, used = 0;

    *text = '\0';
    for (size_t k = 0; k < p->t.columns; k++) {
        const char *who = p->part[k].who;
        size_t same = 0;
        if (p->question_of[k] == SIZE_MAX || proposal__is_known(p, k) ||
            p->part[k].several != NULL)
            continue;
        n++;
        while (same < names && strcmp(name[same], who) != 0)
            same++;
        if (same < names || names == NAMED) continue;
        name[names++] = who;
        int put = snprintf(text + used, capacity - used, "%s\"%.60s\"",
                           names > 1 ? ", " : "", who);
        used += put > 0 ? (size_t)put : 0;
    }
    return n;
}

pdn_status proposal__tell_headings(proposal *p)
{
    const char *pattern = p->pattern;
    char more[700] = "", names[420];
    size_t strangers = count_strangers(p, names, sizeof names);

    if (strangers > 0)
        snprintf(more, sizeof more,
                 " (%s): left out; %s on the list and a question in their "
                 "lines of codebook.csv take them in, and who is not there "
                 "needs %s",
                 names,
                 proposal__asks_of_services(p) ? "a service" : "somebody",
                 proposal__asks_of_services(p) ? "somebody of it there"
                                               : "a line there");
    if (p->pattern == NULL) pattern = "none, each stands in codebook.csv";
    if (proposal__asks_of_services(p))
        return proposal__note(
            p, strangers > 0 ? PDN_WARNING : PDN_NOTE,
            "%zu headings name a service or unit of the actor file, %zu "
            "more do not%s: people name groups here (alters = groups); by "
            "= %.40s; pattern %s",
            p->services, strangers, more, p->by, pattern);
    return proposal__note(p, strangers > 0 ? PDN_WARNING : PDN_NOTE,
                          "%zu headings name somebody on the list, %zu more "
                          "ask of somebody who is not%s: pattern %s",
                          p->named, strangers, more, pattern);
}

/* ---- Not taken ---------------------------------------------------------- */

/* Why a column is not taken, and what is said of all such. */
enum reason {
    TAKEN,
    OTHERS,
    EMPTY,
    DAYS,
    COUNTER,
    ADDRESSES,
    PEOPLE,
    ON_LIST,
    ONE_VALUE,
    NUMBERS,
    CHOICE,
    FREE_TEXT,
    REASONS
};

static const char *const why[REASONS] = {
    [OTHERS] = ("asks of others, whom the form has no name for and no list "
                "says who they are; where it is one that many mean, put it on "
                "the list and in the lines of codebook.csv"),
    [EMPTY] = "empty",
    [DAYS] = "days or times",
    [COUNTER] = "numbers the rows",
    [ADDRESSES] = "addresses",
    [PEOPLE] = ("one name of the list in a cell, and nothing says what for: * "
                "and a question in its line of codebook.csv take it in"),
    [ON_LIST] = "what the list of actors has of people",
    [ONE_VALUE] = "the same wherever it is filled in",
    [NUMBERS] = "numbers, of nobody on the list",
    [CHOICE] = "a choice, of nobody on the list",
    [FREE_TEXT] = "free text"};

/* What stands in a column. */
struct content {
    size_t cells, days, addresses, people, different;
    bool counts, numbers;
};

static pdn_status look_down(proposal *p, size_t column, struct content *c)
{
    pdn_status st = PDN_OK;
    const pdn_column *col = &p->t.column[column];
    pdn_textmap seen = {0};
    pdn_arena text = {0};
    char number[PDN_NUMBER_SIZE];
    uint32_t first = 0;

    *c = (struct content){.numbers = col->text == NULL,
                          .counts = col->text == NULL && p->t.rows > 1};
    for (size_t i = 0; i < p->t.rows; i++) {
        const char *cell = proposal__cell(col, i, number), *key = NULL;
        bool yes = false;
        if (c->counts && i > 0)
            c->counts = !(fabs(col->number[i] - col->number[i - 1] - 1) > 0);
        if (cell == NULL) continue;
        c->cells++;
        c->days += col->text != NULL && picked_rows__year(cell) != 0;
        c->addresses += strchr(cell, '@') != NULL;
        PDN_TRY(answers__is_called(p->w, cell, &yes));
        c->people += yes;
        PDN_TRY(pdn_arena_keep(&text, cell, &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        c->different += first == i;
    }
out:
    textmap__clear(&seen);
    pdn_arena_clear(&text);
    return st;
}

/* The next column of the actors, after *out (NULL: the first), that holds what
 * most cells do; NULL: none. */
static pdn_status find_on_list(const proposal *p, size_t column, size_t cells,
                               const pdn_column **out)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &p->w->s->actor;
    const pdn_column *col = &p->t.column[column];
    pdn_textmap there = {0};
    pdn_arena text = {0};
    const char *key = NULL;
    size_t k = *out == NULL ? 0 : (size_t)(*out - t->column) + 1;

    for (*out = NULL; k < t->columns && *out == NULL && col->text != NULL;
         k++) {
        const pdn_column *c = &t->column[k];
        size_t known = 0;
        if (c->text == NULL) continue;
        for (size_t i = 0; i < t->rows; i++) {
            if (c->text[i] == NULL) continue;
            PDN_TRY(pdn_name_key(&text, c->text[i], &key));
            PDN_TRY(textmap__put(&there, key, 0, NULL));
        }
        for (size_t i = 0; i < p->t.rows; i++) {
            if (col->text[i] == NULL) continue;
            PDN_TRY(pdn_name_key(&text, col->text[i], &key));
            known += textmap__get(&there, key) != PDN_TEXTMAP_NONE;
        }
        if (2 * known > cells) *out = c;
        textmap__clear(&there);
    }
out:
    textmap__clear(&there);
    pdn_arena_clear(&text);
    return st;
}

static bool is_told(const proposal *p, size_t k)
{
    const char *wave =
        p->wave.column != NULL ? p->wave.column : p->wave.named_by;

    if (k == p->id ||
        (k == p->choice.rival.column && p->choice.rival.rises &&
         !p->choice.rival.counts) ||
        p->question_of[k] != SIZE_MAX || proposal__list_in(p, k) != NULL ||
        (wave != NULL && strcmp(wave, p->t.column[k].name) == 0))
        return true;
    for (size_t i = 0; i < p->passes; i++)
        if (p->passed[i].column == k) return true;
    return false;
}

static enum reason first_reason(const proposal *p, size_t k,
                                const struct content *c, bool listed)
{
    enum { CHOICES = 12 };
    const struct {
        bool is;
        enum reason why;
    } in_turn[] = {
        {c->cells == 0, EMPTY},
        {p->part[k].others, OTHERS},
        {2 * c->days > c->cells, DAYS},
        {c->counts, COUNTER},
        {2 * c->addresses > c->cells, ADDRESSES},
        {2 * c->people > c->cells, c->numbers ? NUMBERS : PEOPLE},
        {listed, ON_LIST},
        {c->different == 1, ONE_VALUE},
        {c->numbers, NUMBERS},
        {c->different <= CHOICES && 2 * c->different <= c->cells, CHOICE},
    };

    for (size_t i = 0; i < PDN_COUNT(in_turn); i++)
        if (in_turn[i].is) return in_turn[i].why;
    return FREE_TEXT;
}

static pdn_status find_reason(proposal *p, size_t k, enum reason *out)
{
    pdn_status st = PDN_OK;
    struct content c;
    const pdn_column *listed = NULL;

    *out = TAKEN;
    if (is_told(p, k)) return PDN_OK;
    PDN_TRY(look_down(p, k, &c));
    PDN_TRY(find_on_list(p, k, c.cells, &listed));
    *out = first_reason(p, k, &c, listed != NULL);
out:
    return st;
}

/* All headings of one reason; what somebody filled in there may be missed. */
static pdn_status tell_reason(proposal *p, const enum reason *of,
                              enum reason reason)
{
    enum { NAMED = 8 };
    char names[700] = "";
    size_t n = 0, used = 0;

    for (size_t k = 0; k < p->t.columns; k++) {
        if (of[k] != reason) continue;
        if (n++ >= NAMED) continue;
        int put = snprintf(names + used, sizeof names - used, "%s\"%.80s\"",
                           n > 1 ? ", " : "", p->t.column[k].name);
        used += put > 0 ? (size_t)put : 0;
    }
    if (n == 0) return PDN_OK;
    if (n > NAMED)
        snprintf(names + used, sizeof names - used, " and %zu more", n - NAMED);
    return proposal__note(
        p, reason == OTHERS || reason == PEOPLE ? PDN_WARNING : PDN_NOTE,
        "not taken: %s: %s", names, why[reason]);
}

/* ---- What answers say of people, and the list another thing ------------- */

/* Who answers in a row; UINT32_MAX: nobody who is known. */
static pdn_status respondent_of(const proposal *p, size_t row, uint32_t *actor)
{
    pdn_status st = PDN_OK;
    pdn_arena trial = {0};
    char number[PDN_NUMBER_SIZE];
    const char *text = proposal__cell(&p->t.column[p->id], row, number),
               *folded = NULL;
    signature_kind kind = SIGNATURE_OF_NOBODY;
    int64_t at = PDN_TEXTMAP_NONE;

    *actor = UINT32_MAX;
    if (text == NULL) return PDN_OK;
    if (p->id_by == NULL)
        return signatures__read(p->signatures, text, actor, &kind);
    PDN_TRY(pdn_normalize_name(&trial, text, &folded));
    at = textmap__get(&p->choice.best.of, folded);
    if (at != PDN_TEXTMAP_NONE) *actor = (uint32_t)at;
out:
    pdn_arena_clear(&trial);
    return st;
}

/* Cells of a column that say another of the list's texts than it has of the
 * one who answers; the first, and whose. */
struct unlike {
    size_t cells, n, row;
    uint32_t actor;
};

static pdn_status count_unlike(const proposal *p, const pdn_column *said,
                               const pdn_column *listed, pdn_arena *text,
                               struct unlike *u)
{
    pdn_status st = PDN_OK;
    const size_t actors = p->w->s->actor.rows;
    pdn_textmap there = {0};
    const char *key = NULL, *own = NULL;
    uint32_t actor = UINT32_MAX;

    for (size_t i = 0; i < actors; i++) {
        if (listed->text[i] == NULL) continue;
        PDN_TRY(pdn_name_key(text, listed->text[i], &key));
        PDN_TRY(textmap__put(&there, key, 0, NULL));
    }
    for (size_t i = 0; i < p->t.rows; i++) {
        PDN_TRY(respondent_of(p, i, &actor));
        if (said->text[i] == NULL || actor == UINT32_MAX ||
            listed->text[actor] == NULL)
            continue;
        u->cells++;
        PDN_TRY(pdn_name_key(text, said->text[i], &key));
        PDN_TRY(pdn_name_key(text, listed->text[actor], &own));
        if (strcmp(key, own) == 0 ||
            textmap__get(&there, key) == PDN_TEXTMAP_NONE)
            continue;
        if (u->n++ > 0) continue;
        u->row = i;
        u->actor = actor;
    }
out:
    textmap__clear(&there);
    return st;
}

/* What a survey's own column of the list would be called. */
static pdn_status own_column(proposal *all, const char *said,
                             const char *column, const char **out)
{
    const char *first = all->wave.n > 1 ? all->wave.wave[0].label : NULL;

    if (first == NULL) {
        *out = "where the answer is right, mend the list";
        return PDN_OK;
    }
    return pdn_arena_format(
        &all->text, out,
        "where people changed, a column of the list for each survey (\"%.60s "
        "%.40s\", ...), and in its [wave] of study.ini: columns = "
        "actors.%.40s=%.60s %.40s",
        said, first, column, said, first);
}

/* The column of the list that the answers are least unlike, as it may have one
 * for each survey; NULL: none is of the same. */
static pdn_status find_likest(proposal *p, size_t column, pdn_arena *text,
                              struct unlike *u, const pdn_column **out)
{
    pdn_status st = PDN_OK;
    const pdn_column *listed = NULL;
    struct content c;

    *out = NULL;
    PDN_TRY(look_down(p, column, &c));
    PDN_TRY(find_on_list(p, column, c.cells, &listed));
    while (listed != NULL) {
        struct unlike one = {0};
        PDN_TRY(count_unlike(p, &p->t.column[column], listed, text, &one));
        if (*out == NULL || one.n < u->n) {
            *out = listed;
            *u = one;
        }
        PDN_TRY(find_on_list(p, column, c.cells, &listed));
    }
out:
    return st;
}

/* Who changed service from one survey to the next stands twice in the answers,
 * and once on the list. */
static pdn_status tell_unlike(proposal *all, proposal *p, size_t column)
{
    pdn_status st = PDN_OK;
    const pdn_column *said = &p->t.column[column], *listed = NULL;
    const pdn_table *t = &p->w->s->actor;
    struct unlike u = {0};
    const char *mend = NULL;
    pdn_arena text = {0};
    pdn_diagnostic at;

    PDN_TRY(find_likest(p, column, &text, &u, &listed));
    /* a column of another thing differs as a rule */
    if (listed == NULL || u.n == 0 || 2 * u.n > u.cells) goto out;
    PDN_TRY(own_column(all, said->name, listed->name, &mend));
    at = answers__cell(&p->t, u.row, column, "suggest");
    at.severity = PDN_WARNING;
    PDN_TRY(pdn_diagnostics_add(
        all->w->f, at,
        "\"%.80s\": %zu of %zu cells say another than the list does of that "
        "person, as \"%.60s\" of %.60s, of whom it has \"%.60s\": the list is "
        "used; %s",
        said->name, u.n, u.cells, said->text[u.row],
        pdn_table_column(t, "label")->text[u.actor], listed->text[u.actor],
        mend));
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status proposal__tell_unlike(proposal *all, proposal *later)
{
    pdn_status st = PDN_OK;
    enum reason reason = TAKEN;

    for (size_t k = 0; k < later->t.columns; k++) {
        PDN_TRY(find_reason(later, k, &reason));
        if (reason == ON_LIST) PDN_TRY(tell_unlike(all, later, k));
    }
out:
    return st;
}

/* Qualtrics marks answers of those who tried the form out. */
static pdn_status tell_tries(proposal *p)
{
    static const char *const tries[] = {"Survey Preview", "Survey Test"};
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < p->t.columns; k++) {
        const pdn_column *c = &p->t.column[k];
        const char *other = NULL;
        size_t n = 0;
        for (size_t i = 0; c->text != NULL && i < p->t.rows; i++) {
            bool is_try = false;
            for (size_t j = 0; c->text[i] != NULL && j < PDN_COUNT(tries); j++)
                is_try = is_try || strcmp(c->text[i], tries[j]) == 0;
            n += is_try;
            if (!is_try && c->text[i] != NULL) other = c->text[i];
        }
        if (n == 0 || other == NULL) continue;
        PDN_TRY(proposal__note(
            p, PDN_WARNING,
            "%zu row%s of those who tried the form out (\"%.80s\"): read "
            "as answers; where = %.80s=%.80s in the wave of study.ini "
            "leaves them out",
            n, n == 1 ? " is" : "s are", c->name, c->name, other));
    }
out:
    return st;
}

pdn_status proposal__tell_left_out(proposal *p)
{
    pdn_status st = PDN_OK;
    enum reason *of = pdn_arena_get(&p->text, p->t.columns * sizeof *of);

    PDN_TRY(pdn_had_memory(of));
    for (size_t k = 0; k < p->t.columns; k++)
        PDN_TRY(find_reason(p, k, &of[k]));
    for (int r = TAKEN + 1; r < REASONS; r++)
        PDN_TRY(tell_reason(p, of, (enum reason)r));
    for (size_t k = 0; k < p->t.columns; k++)
        if (of[k] == ON_LIST) PDN_TRY(tell_unlike(p, p, k));
    PDN_TRY(tell_tries(p));
out:
    return st;
}
