#include "records.h"

#include "core/files/read_file.h"
#include "dialect.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPTIONS = CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL,
    BETWEEN = 0,         /* libcsv's pstate when no record is under way */
    MOST_RESTARTS = 50,  /* after quotes that swallowed more than a line */
    TOLD_EVERY = 1 << 14 /* lines */
};

/* What the callbacks see. */
struct reader {
    records__fields t;
    char *pool;              /* room for every field and its NUL */
    size_t used, used_first; /* of the pool; before the record under way */
    size_t line, begun;      /* line being fed; line the record began on */
    size_t opened;           /* line the field under way began on */
    size_t after_opened;     /* offset of the line after that one */
    size_t next;             /* offset of the line after the one being fed */
    size_t first;            /* first field of the record under way */
    bool no_memory;
};

static void on_field(void *s, size_t n, void *reader)
{
    struct reader *r = reader;
    records__fields *t = &r->t;
    char *copy = NULL;

    r->opened = r->line; /* the next one begins here */
    r->after_opened = r->next;
    if (r->no_memory ||
        pdn_list_reserve(&t->field, sizeof *t->field, t->fields + 1,
                         &t->fields_capacity) != PDN_OK) {
        r->no_memory = true;
        return;
    }
    if (s != NULL && n > 0) {
        copy = r->pool + r->used;
        memcpy(copy, s, n);
        copy[n] = '\0';
        r->used += n + 1;
    }
    t->field[t->fields++] = copy;
}

static void on_record(int end, void *reader)
{
    struct reader *r = reader;
    records__fields *t = &r->t;
    size_t capacity = t->records_capacity;

    (void)end;
    if (r->no_memory ||
        pdn_list_reserve(&t->first, sizeof *t->first, t->records + 1,
                         &capacity) != PDN_OK ||
        pdn_list_reserve(&t->line, sizeof *t->line, t->records + 1,
                         &t->records_capacity) != PDN_OK) {
        r->no_memory = true;
        return;
    }
    t->records_capacity = capacity;
    t->first[t->records] = r->first;
    t->line[t->records] = r->begun;
    t->records++;
    r->first = t->fields;
    r->used_first = r->used;
}

/* Offset of the line after the one at `at`. */
static size_t line_after(const char *s, size_t n, size_t at)
{
    while (at < n && s[at] != '\n' && s[at] != '\r')
        at++;
    return at + dialect__line_end(s + at, n - at);
}

/* The fault of a quote, told where it opened when it swallowed a line. */
static pdn_status quote_fault(const struct reader *r, const char *file,
                              bool at_end, pdn_diagnostics *f)
{
    pdn_diagnostic at = {.file = file,
                         .line = r->opened,
                         .column = r->t.fields - r->first + 1,
                         .severity = PDN_ERROR,
                         .code = "quote"};

    if (at_end)
        return pdn_diagnostics_add(f, at,
                                   "a quote opened here is never closed");
    if (r->opened != r->line)
        return pdn_diagnostics_add(
            f, at, "a quote opened here is not closed before text on line %zu",
            r->line);
    return pdn_diagnostics_add(
        f, at,
        "a quote within a field; want the whole field in quotes and quotes "
        "within it doubled");
}

/* Drops the record under way and makes the parser new. */
static pdn_status start_again(struct reader *r, struct csv_parser *p,
                              char separator)
{
    r->t.fields = r->first;
    r->used = r->used_first;
    csv_free(p);
    if (csv_init(p, OPTIONS) != 0) return pdn_no_memory();
    csv_set_delim(p, (unsigned char)separator);
    return PDN_OK;
}

/* Feeds one line; *broken when a quote breaks the rules in it. */
static pdn_status feed(struct reader *r, struct csv_parser *p, const char *s,
                       size_t n, bool *broken)
{
    if (p->pstate == BETWEEN) {
        r->begun = r->opened = r->line;
        r->after_opened = r->next;
    }
    size_t fed = csv_parse(p, s, n, on_field, on_record, r);
    *broken = fed != n && csv_error(p) == CSV_EPARSE;
    if (r->no_memory || (fed != n && !*broken)) return pdn_no_memory();
    return PDN_OK;
}

/* Feeds the line at r->next, or ends the text. */
static pdn_status step(struct reader *r, struct csv_parser *p,
                       const records__source *from, bool *broken)
{
    size_t at = r->next;

    if (at < from->n) {
        r->next = line_after(from->s, from->n, at);
        return feed(r, p, from->s + at, r->next - at, broken);
    }
    *broken = csv_fini(p, on_field, on_record, r) != 0;
    return r->no_memory ? pdn_no_memory() : PDN_OK;
}

pdn_status records__read(const records__source *from, pdn_arena *text,
                         pdn_diagnostics *f, records__fields *out)
{
    pdn_status st = PDN_OK;
    struct reader r = {.line = from->line};
    struct csv_parser p = {0};
    size_t restarts = 0;

    r.pool = pdn_arena_get(text, from->n + 2);
    PDN_TRY(pdn_had_memory(r.pool));
    PDN_TRY(start_again(&r, &p, from->separator));
    while (r.next < from->n || p.pstate != BETWEEN) {
        bool broken = false, ends = r.next >= from->n;
        PDN_TRY(step(&r, &p, from, &broken));
        if (broken) {
            PDN_TRY(quote_fault(&r, from->file, ends, f));
            PDN_TRY(start_again(&r, &p, from->separator));
            if (r.opened != r.line && restarts++ < MOST_RESTARTS) {
                r.line = r.opened; /* what the quote swallowed is read */
                r.next = r.after_opened;
            }
        } else if (ends) {
            break;
        }
        r.line++;
        if (r.line % TOLD_EVERY == 0)
            read_file__tell(f->progress, from->file, r.next, from->n);
    }
    if (r.line >= TOLD_EVERY)
        read_file__tell(f->progress, from->file, from->n, from->n);
    *out = r.t;
    r.t = (records__fields){0};
out:
    csv_free(&p);
    records__clear(&r.t);
    return st;
}

size_t records__width(const records__fields *t, size_t r)
{
    size_t end = r + 1 < t->records ? t->first[r + 1] : t->fields;

    return end - t->first[r];
}

bool records__is_empty(const records__fields *t, size_t r, size_t from)
{
    size_t n = records__width(t, r);

    for (size_t k = from; k < n; k++)
        if (t->field[t->first[r] + k] != NULL) return false;
    return true;
}

void records__clear(records__fields *t)
{
    free(t->field);
    free(t->first);
    free(t->line);
    *t = (records__fields){0};
}

const char *records__shown(const char *s, char text[64])
{
    size_t n = 0;

    for (; s != NULL && *s != '\0' && n < 60; s++)
        text[n++] = (char)((unsigned char)*s < ' ' ? ' ' : *s);
    if (s != NULL && *s != '\0') {
        while (n > 0 && ((unsigned char)text[n - 1] & 0xC0) == 0x80)
            n--;
        if (n > 0 && (unsigned char)text[n - 1] >= 0xC0) n--;
        memcpy(text + n, "...", 3);
        n += 3;
    }
    text[n] = '\0';
    return text;
}
