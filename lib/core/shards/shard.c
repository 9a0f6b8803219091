#define _XOPEN_SOURCE 700 /* fseeko */
#include "pdnet/files.h"
#include "shard_state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool pdn_shard_place_read(const char *text, pdn_shard_place *out)
{
    char *end = NULL;
    unsigned long number = 0, of = 0;

    if (*text < '0' || *text > '9') return false;
    number = strtoul(text, &end, 10);
    if (*end != '/' || end[1] < '0' || end[1] > '9') return false;
    of = strtoul(end + 1, &end, 10);
    if (*end != '\0' || number < 1 || number > of || of > PDN_SHARD_MOST)
        return false;
    *out = (pdn_shard_place){number, of};
    return true;
}

bool pdn_shard_place_makes(pdn_shard_place p, size_t draw)
{
    return draw / PDN_SHARD_BLOCK % p.of == p.number - 1;
}

bool pdn_shard_deals(const pdn_shard *s)
{
    return s != NULL && s->part == NULL;
}

bool pdn_shard_makes(const pdn_shard *s, size_t draw)
{
    if (s == NULL) return true;
    return s->part == NULL && pdn_shard_place_makes(s->run->place, draw);
}

static pdn_status make(const pdn_shard_run *run, pdn_shard_input_at input,
                       const void *user, pdn_shard **out)
{
    pdn_status st = PDN_OK;
    pdn_shard *s = NULL;

    PDN_NEW(s, 1);
    s->run = run;
    s->input = input;
    s->user = user;
    *out = s;
out:
    return st;
}

pdn_status pdn_shard_deal(const pdn_shard_run *run, pdn_shard_input_at input,
                          const void *user, const char *path, pdn_shard **out)
{
    const pdn_status st = make(run, input, user, out);

    if (st == PDN_OK) (*out)->path = path;
    return st;
}

void pdn_shard_free(pdn_shard *s)
{
    if (s == NULL) return;
    pdn_atomic_file_abandon(&s->file);
    pdn_shard_parts_clear(&s->parts);
    free(s->line.text);
    free(s->part);
    free(s->text);
    free(s);
}

/* ---- dealt ---- */

static pdn_status begin_part(pdn_shard *s)
{
    pdn_status st = PDN_OK;

    if (s->begun) return PDN_OK;
    PDN_TRY(pdn_atomic_file_open_for(s->path, true, &s->file));
    s->begun = true;
    PDN_TRY(part_run__write(&s->line, s->run, s->input, s->user, s->file.file));
out:
    return st;
}

pdn_status shard_state__write(pdn_shard *s, const char *text)
{
    pdn_status st = PDN_OK;

    PDN_TRY(part_line__add(&s->line, text));
    PDN_TRY(part_line__end(&s->line, s->file.file));
out:
    return st;
}

/* ---- put together ---- */

/* The inputs are those that the parts were made of, as far as they are read. */
static pdn_status check_inputs(const pdn_shard *s, bool all)
{
    const pdn_shard_run *run = &s->parts.run;
    size_t k = 0;

    for (;; k++) {
        pdn_shard_input in = s->input(s->user, k);
        if (in.name == NULL) break;
        if (k < run->inputs && strcmp(in.name, run->input[k].name) == 0 &&
            strcmp(in.sha256, run->input[k].sha256) == 0)
            continue;
        return pdn_fail(PDN_EDATA,
                        "%s: not the file that %s was made of (SHA-256 "
                        "%.12s..., not %.12s...)",
                        in.name, s->parts.path[0], in.sha256,
                        k < run->inputs ? run->input[k].sha256 : "none");
    }
    if (all && k < run->inputs)
        return pdn_fail(PDN_EDATA, "%s: is asked for by %s, and was not read",
                        run->input[k].name, s->parts.path[0]);
    return PDN_OK;
}

static pdn_status check_run(const pdn_shard_run *run, const pdn_shard_parts *p)
{
    const pdn_shard_run *of = &p->run;

    if (strcmp(run->tool, of->tool) == 0 &&
        strcmp(run->version, of->version) == 0 &&
        strcmp(run->command, of->command) == 0 && run->seed == of->seed)
        return PDN_OK;
    return pdn_fail(PDN_EDATA,
                    "%s: is of \"%s\" by version %s, and not of \"%s\" by "
                    "version %s",
                    p->path[0], of->command, of->version, run->command,
                    run->version);
}

/* Part k, where it was left. */
pdn_status shard_state__open(const pdn_shard *s, size_t k, part_line__reader *r)
{
    const struct part *p = &s->part[k];

    *r = (part_line__reader){.name = s->parts.path[k],
                             .text = s->text,
                             .capacity = s->capacity,
                             .lines = p->lines,
                             .sum = p->sum};
    r->in = fopen(r->name, "rb");
    if (r->in == NULL || fseeko(r->in, p->at, SEEK_SET) != 0)
        return pdn_fail(PDN_EIO, "%s: %s", r->name, pdn_system_error(errno));
    return PDN_OK;
}

void shard_state__leave(pdn_shard *s, size_t k, part_line__reader *r)
{
    struct part *p = &s->part[k];

    s->text = r->text;
    s->capacity = r->capacity;
    p->lines = r->lines;
    p->sum = r->sum;
    if (r->in == NULL) return;
    p->at = ftello(r->in);
    (void)fclose(r->in);
}

/* Behind the heads, the draws begin. */
static pdn_status pass_heads(pdn_shard *s)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < s->parts.parts && st == PDN_OK; k++) {
        part_line__reader r = {0};
        pdn_shard_run run = {0};
        pdn_arena text = {0};
        st = shard_state__open(s, k, &r);
        if (st == PDN_OK) st = part_run__read(&r, &text, &run);
        shard_state__leave(s, k, &r);
        pdn_arena_clear(&text);
    }
    return st;
}

pdn_status pdn_shard_merge(const pdn_shard_run *run, pdn_shard_input_at input,
                           const void *user, const char *const *part,
                           size_t parts, pdn_shard **out)
{
    pdn_status st = PDN_OK;
    pdn_shard *s = NULL;

    PDN_TRY(make(run, input, user, &s));
    PDN_TRY(pdn_shard_parts_read(part, parts, &s->parts));
    PDN_TRY(check_run(run, &s->parts));
    PDN_NEW(s->part, s->parts.parts);
    PDN_TRY(pass_heads(s));
    *out = s;
    s = NULL;
out:
    pdn_shard_free(s);
    return st;
}

/* The next line is of that question; the draws of a part may be of another
 * only where the run is. */
pdn_status shard_state__expect(part_line__reader *r, const char *text)
{
    pdn_status st = part_line__next(r);

    if (st != PDN_OK || strcmp(r->text, text) == 0) return st;
    return pdn_fail(PDN_EDATA,
                    "%s:%zu: holds \"%.60s\" where the run asks for \"%s\"",
                    r->name, r->lines, r->text, text);
}

pdn_status shard_state__begin(pdn_shard *s)
{
    if (pdn_shard_deals(s)) return begin_part(s);
    s->begun = true;
    return check_inputs(s, false);
}

/* ---- the end ---- */

static pdn_status end_parts(pdn_shard *s)
{
    pdn_status st = check_inputs(s, true);

    for (size_t k = 0; k < s->parts.parts && st == PDN_OK; k++) {
        part_line__reader r = {0};
        st = shard_state__open(s, k, &r);
        if (st == PDN_OK) st = shard_state__expect(&r, "end");
        shard_state__leave(s, k, &r);
    }
    return st;
}

pdn_status pdn_shard_end(pdn_shard *s)
{
    pdn_status st = PDN_OK;

    if (s == NULL) return PDN_OK;
    if (!pdn_shard_deals(s)) return end_parts(s);
    PDN_TRY(begin_part(s));
    PDN_TRY(shard_state__write(s, "end"));
    PDN_TRY(pdn_atomic_file_commit(&s->file));
out:
    return st;
}
