#include "shard_state.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { QUESTION = 200 };

static void name_question(const pdn_shard_question *q, const char *form,
                          pdn_shard_kind kind, size_t width,
                          char text[QUESTION])
{
    static const char *const kinds[] = {[PDN_SHARD_DOUBLE] = "double",
                                        [PDN_SHARD_UINT32] = "uint32",
                                        [PDN_SHARD_UINT64] = "uint64",
                                        [PDN_SHARD_BOOL] = "bool"};

    snprintf(text, QUESTION,
             "draws %zu purpose %" PRIu64 " seed %" PRIu64 " %s %s %zu",
             q->draws, q->purpose, q->seed, form, kinds[kind], width);
}

static pdn_status write_values(pdn_shard *s, const char *what,
                               pdn_shard_kind kind, const void *at, size_t n)
{
    pdn_status st = PDN_OK;

    PDN_TRY(part_line__add(&s->line, what));
    PDN_TRY(part_line__add_values(&s->line, kind, at, n));
    PDN_TRY(part_line__end(&s->line, s->file.file));
out:
    return st;
}

static pdn_status read_word(part_line__reader *r, const char *word)
{
    pdn_status st = part_line__next(r);

    if (st != PDN_OK) return st;
    return part_line__word(r, word) ? PDN_OK : part_line__fail(r, word);
}

static pdn_status read_values(part_line__reader *r, const char *what,
                              pdn_shard_kind kind, void *at, size_t n)
{
    pdn_status st = PDN_OK;

    PDN_TRY(read_word(r, what));
    PDN_TRY(part_line__values(r, kind, at, n));
out:
    return st;
}

/* A block of draws, by draw or by value. */
struct block {
    const pdn_shard_rows *rows;
    size_t draws, first, size; /* draws: that stand there */
    size_t number;
};

static void *line_of(const struct block *b, size_t k)
{
    const size_t size = part_line__size(b->rows->kind);
    size_t at = b->rows->by_value ? k * b->draws + b->first
                                  : (b->first + k) * b->rows->width;

    return (char *)b->rows->at + at * size;
}

static struct block block_of(const pdn_shard_question *q,
                             const pdn_shard_rows *rows, size_t first)
{
    size_t left = q->draws - first;

    return (struct block){rows, q->draws, first,
                          left < PDN_SHARD_BLOCK ? left : PDN_SHARD_BLOCK,
                          first / PDN_SHARD_BLOCK};
}

/* How many lines a block has, and values a line. */
static size_t lines_in(const struct block *b)
{
    return b->rows->by_value ? b->rows->width : b->size;
}

static size_t values_in(const struct block *b)
{
    return b->rows->by_value ? b->size : b->rows->width;
}

static void name_block(const struct block *b, char text[QUESTION])
{
    snprintf(text, QUESTION, "block %zu", b->number);
}

static pdn_status write_block(pdn_shard *s, const struct block *b)
{
    pdn_status st = PDN_OK;
    char name[QUESTION];

    name_block(b, name);
    PDN_TRY(shard_state__write(s, name));
    for (size_t k = 0; k < lines_in(b); k++)
        PDN_TRY(
            write_values(s, "row", b->rows->kind, line_of(b, k), values_in(b)));
out:
    return st;
}

static pdn_status read_block(part_line__reader *r, const struct block *b)
{
    pdn_status st = PDN_OK;
    char name[QUESTION];

    name_block(b, name);
    PDN_TRY(shard_state__expect(r, name));
    for (size_t k = 0; k < lines_in(b); k++)
        PDN_TRY(
            read_values(r, "row", b->rows->kind, line_of(b, k), values_in(b)));
out:
    return st;
}

static pdn_status deal_rows(pdn_shard *s, const pdn_shard_question *q,
                            const pdn_shard_rows *rows, const char *question)
{
    pdn_status st = PDN_OK;
    size_t here = 0; /* draws made here so far */

    PDN_TRY(shard_state__write(s, question));
    for (size_t at = 0; at < q->draws; at += PDN_SHARD_BLOCK) {
        struct block b = block_of(q, rows, at);
        if (!pdn_shard_makes(s, at)) continue;
        if (rows->held > 0) {
            b.draws = rows->held;
            b.first = here;
        }
        PDN_TRY(write_block(s, &b));
        here += b.size;
    }
out:
    return st;
}

/* A block that is given away, by itself in `buffer`. */
static pdn_status give_block(part_line__reader *r, const struct block *b,
                             double *buffer)
{
    pdn_status st = PDN_OK;
    pdn_shard_rows rows = *b->rows;
    const struct block alone = {&rows, b->size, 0, b->size, b->number};

    rows.at = buffer;
    PDN_TRY(read_block(r, &alone));
    rows.take(rows.context, buffer, b->size);
out:
    return st;
}

static pdn_status take_part(pdn_shard *s, size_t part,
                            const pdn_shard_question *q,
                            const pdn_shard_rows *rows, double *buffer)
{
    pdn_status st = PDN_OK;
    part_line__reader r = {0};
    const pdn_shard_place p = {part + 1, s->parts.parts};
    char question[QUESTION];

    name_question(q, rows->by_value ? "by-value" : "by-draw", rows->kind,
                  rows->width, question);
    st = shard_state__open(s, part, &r);
    if (st == PDN_OK) st = shard_state__expect(&r, question);
    for (size_t at = 0; at < q->draws && st == PDN_OK; at += PDN_SHARD_BLOCK) {
        const struct block b = block_of(q, rows, at);
        if (!pdn_shard_place_makes(p, at)) continue;
        st = buffer != NULL ? give_block(&r, &b, buffer) : read_block(&r, &b);
    }
    shard_state__leave(s, part, &r);
    return st;
}

static pdn_status take_rows(pdn_shard *s, const pdn_shard_question *q,
                            const pdn_shard_rows *rows)
{
    pdn_status st = PDN_OK;
    double *buffer = NULL;

    if (rows->take != NULL) PDN_NEW(buffer, rows->width * PDN_SHARD_BLOCK);
    for (size_t k = 0; k < s->parts.parts; k++)
        PDN_TRY(take_part(s, k, q, rows, buffer));
out:
    free(buffer);
    return st;
}

pdn_status pdn_shard_join_rows(pdn_shard *s, const pdn_shard_question *q,
                               const pdn_shard_rows *rows)
{
    pdn_status st = PDN_OK;
    char question[QUESTION];

    if (s == NULL) return PDN_OK;
    name_question(q, rows->by_value ? "by-value" : "by-draw", rows->kind,
                  rows->width, question);
    PDN_TRY(shard_state__begin(s));
    st = pdn_shard_deals(s) ? deal_rows(s, q, rows, question)
                            : take_rows(s, q, rows);
out:
    return st;
}

pdn_status pdn_shard_join_parts(pdn_shard *s, const pdn_shard_question *q,
                                uint64_t *value, size_t n, pdn_shard_take take,
                                void *context)
{
    pdn_status st = PDN_OK;
    const pdn_shard_kind kind = PDN_SHARD_UINT64;
    char question[QUESTION];

    if (s == NULL) return PDN_OK;
    name_question(q, "sums", kind, n, question);
    PDN_TRY(shard_state__begin(s));
    if (pdn_shard_deals(s)) {
        PDN_TRY(shard_state__write(s, question));
        return write_values(s, "sum", kind, value, n);
    }
    for (size_t k = 0; k < s->parts.parts && st == PDN_OK; k++) {
        part_line__reader r = {0};
        st = shard_state__open(s, k, &r);
        if (st == PDN_OK) st = shard_state__expect(&r, question);
        if (st == PDN_OK) st = read_values(&r, "sum", kind, value, n);
        shard_state__leave(s, k, &r);
        if (st == PDN_OK) take(context, value);
    }
out:
    return st;
}

/* Sums that grow as parts come in. */
struct adding {
    pdn_shard_kind kind;
    void *sum;
    size_t n;
};

static void add_part(void *context, const uint64_t *value)
{
    const struct adding *a = context;

    for (size_t k = 0; k < a->n; k++)
        if (a->kind == PDN_SHARD_UINT32)
            ((uint32_t *)a->sum)[k] += (uint32_t)value[k];
        else
            ((uint64_t *)a->sum)[k] += value[k];
}

pdn_status pdn_shard_join_sums(pdn_shard *s, const pdn_shard_question *q,
                               pdn_shard_kind kind, void *sum, size_t n)
{
    pdn_status st = PDN_OK;
    struct adding a = {kind, sum, n};
    uint64_t *value = NULL;

    if (s == NULL) return PDN_OK;
    PDN_NEW(value, n);
    for (size_t k = 0; k < n; k++)
        value[k] = kind == PDN_SHARD_UINT32 ? ((uint32_t *)sum)[k]
                                            : ((uint64_t *)sum)[k];
    if (!pdn_shard_deals(s)) memset(sum, 0, n * part_line__size(kind));
    PDN_TRY(pdn_shard_join_parts(s, q, value, n, add_part, &a));
out:
    free(value);
    return st;
}
