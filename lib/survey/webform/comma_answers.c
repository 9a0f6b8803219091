#include "survey/webform/comma_answers.h"

#include "pdnet/table.h"
#include "survey/webform/multi_select.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* Places that are no piece. */
#define UNSEEN SIZE_MAX
#define END    (SIZE_MAX - 1)
#define VARIES (SIZE_MAX - 2)

/* So many cells must hold two pieces, the second a small letter first or not;
 * and so many different ones be there. */
enum { SMALL_CELLS = 2, OTHER_CELLS = 3, DIFFERENT_CELLS = 4 };

static bool begins_small(const char *s, size_t n)
{
    const uint8_t *bytes = (const uint8_t *)s;
    int32_t i = 0, size = n > 8 ? 8 : (int32_t)n;
    UChar32 c = 0;

    U8_NEXT(bytes, i, size, c);
    return c >= 0 && u_islower(c);
}

/* Takes the number of a piece; PDN_TEXTMAP_NONE where it is not known. */
static pdn_status seek(const comma_answers *c, const char *s, size_t n,
                       pdn_arena *text, const char **key, int64_t *at)
{
    pdn_status st = PDN_OK;
    const char *piece = pdn_arena_text(text, s, n);

    PDN_TRY(pdn_had_memory(piece));
    PDN_TRY(pdn_name_key(text, piece, key));
    *at = textmap__get(&c->of, *key);
out:
    return st;
}

static pdn_status meet(comma_answers *c, const char *s, size_t n, size_t *at)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    int64_t known = PDN_TEXTMAP_NONE;
    const bool small = begins_small(s, n);

    PDN_TRY(seek(c, s, n, &c->text, &key, &known));
    *at = (size_t)known;
    if (known != PDN_TEXTMAP_NONE) goto out;
    PDN_ROOM(c->piece, c->pieces + 1, c->capacity);
    PDN_TRY(textmap__put(&c->of, key, (uint32_t)c->pieces, NULL));
    c->piece[c->pieces] = (comma_answers__piece){
        .before = UNSEEN, .after = UNSEEN, .small = small};
    c->capitals += !small;
    *at = c->pieces++;
out:
    return st;
}

static void note(size_t *place, size_t what)
{
    *place = *place == UNSEEN || *place == what ? what : VARIES;
}

pdn_status comma_answers__add(comma_answers *c, const char *cell)
{
    pdn_status st = PDN_OK;
    const char *at = cell;
    size_t n = 0, last = END, here = 0;
    uint32_t first = 0;

    for (const char *s; (s = multi_select__next(&at, ",", &n)) != NULL;) {
        PDN_TRY(meet(c, s, n, &here));
        c->piece[here].count++;
        note(&c->piece[here].before, last);
        if (last != END) note(&c->piece[last].after, here);
        last = here;
    }
    if (last != END) note(&c->piece[last].after, END);
    PDN_TRY(pdn_arena_keep(&c->text, cell, &cell));
    PDN_TRY(textmap__put(&c->cell, cell, (uint32_t)c->cells, &first));
    c->cells += first == c->cells;
out:
    return st;
}

/* Are the two, side by side, one answer? */
static bool belong(const comma_answers *c, size_t a, size_t b)
{
    const comma_answers__piece *left = &c->piece[a], *right = &c->piece[b];

    if (left->after != b || right->before != a) return false;
    if (right->small && c->capitals > 0) return right->count >= SMALL_CELLS;
    return right->count >= OTHER_CELLS && c->cells >= DIFFERENT_CELLS;
}

pdn_status comma_answers__next(const comma_answers *c, const char **at,
                               const char **answer, size_t *length)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *key = NULL, *rest = *at;
    int64_t last = PDN_TEXTMAP_NONE, here = PDN_TEXTMAP_NONE;
    size_t n = 0;

    *answer = NULL;
    for (const char *s; (s = multi_select__next(&rest, ",", &n)) != NULL;) {
        PDN_TRY(seek(c, s, n, &text, &key, &here));
        if (*answer == NULL)
            *answer = s;
        else if (last == PDN_TEXTMAP_NONE || here == PDN_TEXTMAP_NONE ||
                 !belong(c, (size_t)last, (size_t)here))
            break;
        *length = (size_t)(s - *answer) + n;
        *at = rest;
        last = here;
    }
out:
    pdn_arena_clear(&text);
    return st;
}

void comma_answers__clear(comma_answers *c)
{
    textmap__clear(&c->of);
    textmap__clear(&c->cell);
    pdn_arena_clear(&c->text);
    free(c->piece);
    *c = (comma_answers){0};
}
