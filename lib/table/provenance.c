#include "pdnet/table.h"

#include "table/foreign/workbook.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void hex_of(const unsigned char *digest, char hex[65])
{
    sodium_bin2hex(hex, 65, digest, crypto_hash_sha256_BYTES);
}

void pdn_sha256(const void *bytes, size_t n, char hex[65])
{
    unsigned char digest[crypto_hash_sha256_BYTES];

    crypto_hash_sha256(digest, bytes != NULL ? bytes : (const void *)"", n);
    hex_of(digest, hex);
}

const char *pdn_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

pdn_status pdn_provenance_add(pdn_provenance *p, const char *path,
                              const char *sha256)
{
    pdn_status st = PDN_OK;
    pdn_source s = {0};
    const char *name = pdn_base_name(path);

    for (size_t i = 0; i < p->sources; i++) /* read for every wave, say */
        if (strcmp(p->source[i].name, name) == 0 &&
            strcmp(p->source[i].sha256, sha256) == 0)
            return PDN_OK;
    PDN_ROOM(p->source, p->sources + 1, p->capacity);
    PDN_TRY(pdn_arena_keep(&p->text, name, &s.name));
    PDN_TRY(pdn_arena_keep(&p->text, sha256, &s.sha256));
    p->source[p->sources++] = s;
out:
    return st;
}

pdn_status pdn_input_file(const char *path, pdn_arena *a, const char **out)
{
    const char *sheet = NULL;

    return workbook__split_path(path, a, out, &sheet);
}

/* A file of any size, a block at a time. */
static pdn_status digest_file(const char *path, char hex[65])
{
    pdn_status st = PDN_OK;
    crypto_hash_sha256_state state;
    unsigned char block[8192], digest[crypto_hash_sha256_BYTES];
    size_t n = 0;

    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(errno));
    crypto_hash_sha256_init(&state);
    while ((n = fread(block, 1, sizeof block, in)) > 0)
        crypto_hash_sha256_update(&state, block, n);
    if (ferror(in))
        st = pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(errno));
    crypto_hash_sha256_final(&state, digest);
    hex_of(digest, hex);
    (void)fclose(in);
    return st;
}

pdn_status pdn_provenance_add_file(pdn_provenance *p, const char *path)
{
    pdn_status st = PDN_OK;
    char hex[65];
    const char *file = NULL, *sheet = NULL;

    PDN_TRY(workbook__split_path(path, &p->text, &file, &sheet));
    PDN_TRY(digest_file(file, hex));
    PDN_TRY(pdn_provenance_add(p, path, hex));
out:
    return st;
}

void pdn_provenance_clear(pdn_provenance *p)
{
    pdn_arena_clear(&p->text);
    free(p->source);
    *p = (pdn_provenance){0};
}
