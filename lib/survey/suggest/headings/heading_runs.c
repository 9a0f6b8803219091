#include "survey/suggest/headings/heading_runs.h"

#include "core/textmap.h"

#include <string.h>

/* A pass over the headings, from the first or from the last. */
struct pass {
    const pdn_table *t;
    pdn_arena *text;
    heading_part *part;
    bool services;
    const char *asks;    /* what was last joined */
    pdn_textmap answers; /* to it; NULL asks: none yet */
};

static bool is_known(const struct pass *y, size_t k)
{
    const heading_part *h = &y->part[k];

    return h->several != NULL ||
           (y->services ? h->service != NULL : h->actor != UINT32_MAX);
}

/* What stands behind a name that is all else; NULL: it is not all. */
static const char *behind_name(const heading_part *h)
{
    const char *s = h->asks;

    if (s == NULL || h->option != NULL) return NULL;
    if (*s == '\0') return s;
    if (strncmp(s, "{}", 2) != 0) return NULL;
    s += 2;
    return s[strspn(s, "0123456789")] == '\0' ? s : NULL;
}

/* ---- Answers ------------------------------------------------------------ */

static const char *answer_at(const pdn_column *c, size_t row,
                             char number[PDN_NUMBER_SIZE])
{
    if (c->text != NULL) return c->text[row];
    if (pdn_state_of(c->number[row]) != PDN_VALUE) return NULL;
    pdn_number_write(c->number[row], number);
    return number;
}

/* Sees to it that the answers under all known headings that ask it are there.
 */
static pdn_status find_answers(struct pass *y, const char *asks)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];
    const char *key = NULL;

    if (y->asks != NULL && strcmp(y->asks, asks) == 0) return PDN_OK;
    textmap__clear(&y->answers);
    y->asks = asks;
    for (size_t k = 0; k < y->t->columns; k++) {
        if (!is_known(y, k) || y->part[k].asks == NULL ||
            strcmp(y->part[k].asks, asks) != 0)
            continue;
        for (size_t i = 0; i < y->t->rows; i++) {
            const char *s = answer_at(&y->t->column[k], i, number);
            if (s == NULL) continue;
            PDN_TRY(pdn_name_key(y->text, s, &key));
            if (key == number) PDN_TRY(pdn_arena_keep(y->text, key, &key));
            PDN_TRY(textmap__put(&y->answers, key, 0, NULL));
        }
    }
out:
    return st;
}

/* Whether all in the column are among them, and some are: of numbers, which
 * may count anything, two. */
static pdn_status answers_alike(const struct pass *y, size_t column, bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = &y->t->column[column];
    char number[PDN_NUMBER_SIZE];
    pdn_textmap seen = {0};
    const char *key = NULL;
    size_t different = 0;
    uint32_t first = 0;

    *yes = false;
    for (size_t i = 0; i < y->t->rows; i++) {
        const char *s = answer_at(c, i, number);
        if (s == NULL) continue;
        PDN_TRY(pdn_name_key(y->text, s, &key));
        if (textmap__get(&y->answers, key) == PDN_TEXTMAP_NONE) goto out;
        if (key == number) PDN_TRY(pdn_arena_keep(y->text, key, &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        different += first == i;
    }
    *yes = different > (c->text == NULL);
out:
    textmap__clear(&seen);
    return st;
}

/* ---- Runs --------------------------------------------------------------- */

/* The column asks what the one beside it does, of somebody else. */
static pdn_status join(struct pass *y, size_t column, size_t beside)
{
    pdn_status st = PDN_OK;
    heading_part *h = &y->part[column];
    const char *name = y->t->column[column].name;
    const char *asks = y->part[beside].asks, *end = NULL;
    size_t n = strlen(name);
    bool alike = false;

    end = behind_name(&y->part[beside]);
    if (end == NULL || strchr(name, '?') != NULL || n <= strlen(end) ||
        strcmp(name + n - strlen(end), end) != 0)
        goto out;
    PDN_TRY(find_answers(y, asks));
    PDN_TRY(answers_alike(y, column, &alike));
    if (!alike) goto out;
    *h = (heading_part){.asks = asks, .actor = UINT32_MAX, .stranger = true};
    h->who = pdn_arena_text(y->text, name, n - strlen(end));
    st = pdn_had_memory(h->who);
out:
    return st;
}

/* Whether a heading has yet to be understood. */
static bool is_open(const struct pass *y, size_t k)
{
    const heading_part *h = &y->part[k];

    return !is_known(y, k) && !h->stranger &&
           (h->who == NULL || behind_name(h) != NULL) && h->option == NULL;
}

pdn_status heading_runs__find(const pdn_table *t, bool services,
                              pdn_arena *text, heading_part *part)
{
    pdn_status st = PDN_OK;
    struct pass y = {.t = t, .text = text, .part = part, .services = services};

    for (size_t k = 1; k < t->columns; k++)
        if (is_open(&y, k) && (is_known(&y, k - 1) || part[k - 1].stranger))
            PDN_TRY(join(&y, k, k - 1));
    for (size_t k = t->columns; k-- > 1;)
        if (is_open(&y, k - 1) && (is_known(&y, k) || part[k].stranger))
            PDN_TRY(join(&y, k - 1, k));
out:
    textmap__clear(&y.answers);
    return st;
}
