#include "part_run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static pdn_status open_part(const char *path, part_line__reader *r)
{
    r->name = path;
    r->in = fopen(path, "rb");
    if (r->in == NULL)
        return pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(errno));
    return PDN_OK;
}

static void close_part(part_line__reader *r)
{
    if (r->in != NULL) (void)fclose(r->in);
    free(r->text);
    *r = (part_line__reader){0};
}

/* All lines behind the head, which only have to be whole. */
static pdn_status read_rest(part_line__reader *r)
{
    pdn_status st = PDN_OK;

    do
        PDN_TRY(part_line__next(r));
    while (strcmp(r->text, "end") != 0);
    if (fgetc(r->in) != EOF)
        st = pdn_fail(PDN_EPARSE, "%s:%zu: more lines behind the end", r->name,
                      r->lines + 1);
out:
    return st;
}

static pdn_status read_part(const char *path, pdn_arena *text,
                            pdn_shard_run *run)
{
    pdn_status st = PDN_OK;
    part_line__reader r = {0};

    PDN_TRY(open_part(path, &r));
    PDN_TRY(part_run__read(&r, text, run));
    PDN_TRY(read_rest(&r));
out:
    close_part(&r);
    return st;
}

/* The part at path takes its place among the others. */
static pdn_status place(pdn_shard_parts *p, const char *path,
                        const pdn_shard_run *run)
{
    const char **at = &p->path[run->place.number - 1];

    if (*at != NULL)
        return pdn_fail(PDN_EDATA, "%s and %s are both part %zu of %zu", *at,
                        path, run->place.number, run->place.of);
    *at = pdn_arena_string(&p->text, path);
    return pdn_had_memory(*at);
}

static pdn_status take_part(pdn_shard_parts *p, const char *first,
                            const char *path)
{
    pdn_status st = PDN_OK;
    pdn_shard_run run = {0};
    pdn_arena text = {0};
    pdn_arena *keep = p->path == NULL ? &p->text : &text;

    PDN_TRY(read_part(path, keep, &run));
    if (p->path == NULL) {
        p->run = run;
        p->parts = run.place.of;
        p->path = pdn_arena_get(&p->text, p->parts * sizeof *p->path);
        PDN_TRY(pdn_had_memory(p->path));
    }
    PDN_TRY(part_run__compare(path, &run, first, &p->run));
    PDN_TRY(place(p, path, &run));
out:
    pdn_arena_clear(&text);
    return st;
}

static pdn_status check_all_there(const pdn_shard_parts *p)
{
    size_t missing = 0, first = 0;

    for (size_t k = p->parts; k > 0; k--) {
        if (p->path[k - 1] != NULL) continue;
        missing++;
        first = k;
    }
    if (missing == 0) return PDN_OK;
    return pdn_fail(PDN_EDATA, "part %zu of %zu is not there%s", first,
                    p->parts, missing > 1 ? ", nor are others" : "");
}

pdn_status pdn_shard_parts_read(const char *const *path, size_t parts,
                                pdn_shard_parts *out)
{
    pdn_status st = PDN_OK;
    pdn_shard_parts p = {0};

    if (parts == 0) PDN_FAIL(PDN_EARG, "no parts");
    for (size_t k = 0; k < parts; k++)
        PDN_TRY(take_part(&p, path[0], path[k]));
    PDN_TRY(check_all_there(&p));
    *out = p;
    p = (pdn_shard_parts){0};
out:
    pdn_shard_parts_clear(&p);
    return st;
}

void pdn_shard_parts_clear(pdn_shard_parts *p)
{
    pdn_arena_clear(&p->text);
    *p = (pdn_shard_parts){0};
}
