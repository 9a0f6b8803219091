#include "archive.h"

#include <stdlib.h>
#include <string.h>
#include <unzip.h>

enum {
    PIECE = 64 * 1024,
    ANY_CASE = 2, /* of minizip's unzLocateFile */
    MOST_TIMES = 250,
    ENCRYPTED = 1 /* flag of a part */
};

#define MOST_BYTES   ((size_t)512 * 1024 * 1024)
#define NEVER_A_TRAP ((size_t)32 * 1024 * 1024)

struct archive {
    unzFile zip;
    const char *bytes;
    size_t n, at;
    char piece[PIECE];
};

/* ---- The bytes as minizip's file --------------------------------------- */

static voidpf memory_open(voidpf opaque, const void *name, int mode)
{
    (void)name;
    (void)mode;
    ((archive *)opaque)->at = 0;
    return opaque;
}

static uLong memory_read(voidpf opaque, voidpf stream, void *to, uLong want)
{
    archive *a = opaque;
    size_t left = a->n - a->at, n = want < left ? (size_t)want : left;

    (void)stream;
    memcpy(to, a->bytes + a->at, n);
    a->at += n;
    return (uLong)n;
}

static uLong memory_write(voidpf opaque, voidpf stream, const void *from,
                          uLong n)
{
    (void)opaque;
    (void)stream;
    (void)from;
    (void)n;
    return 0;
}

static ZPOS64_T memory_tell(voidpf opaque, voidpf stream)
{
    (void)stream;
    return ((archive *)opaque)->at;
}

static long memory_seek(voidpf opaque, voidpf stream, ZPOS64_T offset,
                        int origin)
{
    archive *a = opaque;
    size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? a->at
                  : origin == ZLIB_FILEFUNC_SEEK_END ? a->n
                                                     : 0;

    (void)stream;
    if (offset > a->n - from) return -1;
    a->at = from + (size_t)offset;
    return 0;
}

static int memory_close(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static int memory_error(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

pdn_status archive__open(const char *bytes, size_t n, archive **out)
{
    archive *a = calloc(1, sizeof *a);

    if (a == NULL) return pdn_no_memory();
    a->bytes = bytes;
    a->n = n;
    zlib_filefunc64_def io = {.zopen64_file = memory_open,
                              .zread_file = memory_read,
                              .zwrite_file = memory_write,
                              .ztell64_file = memory_tell,
                              .zseek64_file = memory_seek,
                              .zclose_file = memory_close,
                              .zerror_file = memory_error,
                              .opaque = a};
    a->zip = unzOpen2_64("", &io);
    if (a->zip == NULL) {
        free(a);
        return pdn_fail(PDN_EPARSE,
                        "the file is cut short or damaged: it begins as a zip "
                        "archive and does not end as one");
    }
    *out = a;
    return PDN_OK;
}

void archive__close(archive *a)
{
    if (a == NULL) return;
    (void)unzClose(a->zip);
    free(a);
}

/* ---- Parts -------------------------------------------------------------- */

bool archive__holds(archive *a, const char *part)
{
    return unzLocateFile(a->zip, part, ANY_CASE) == UNZ_OK;
}

static pdn_status enter(archive *a, const char *part)
{
    unz_file_info64 info;

    if (!archive__holds(a, part))
        return pdn_fail(PDN_EPARSE, "the workbook has no part %s", part);
    if (unzGetCurrentFileInfo64(a->zip, &info, NULL, 0, NULL, 0, NULL, 0) !=
        UNZ_OK)
        return pdn_fail(PDN_EPARSE, "%s is damaged", part);
    if ((info.flag & ENCRYPTED) != 0)
        return pdn_fail(PDN_EPARSE, "%s is protected by a password", part);
    if (unzOpenCurrentFile(a->zip) != UNZ_OK)
        return pdn_fail(PDN_EPARSE,
                        "%s is damaged, or packed in a way that "
                        "no workbook is",
                        part);
    return PDN_OK;
}

static pdn_status check_size(const archive *a, const char *part, size_t given)
{
    bool trap = given > NEVER_A_TRAP && given / MOST_TIMES > a->n;

    if (!trap && given <= MOST_BYTES) return PDN_OK;
    return pdn_fail(PDN_EPARSE,
                    "%s unpacks to more than %zu MiB, from a file of %zu KiB: "
                    "no workbook that holds a table does",
                    part, given / ((size_t)1024 * 1024), a->n / 1024);
}

pdn_status archive__read(archive *a, const char *part, archive__take take,
                         void *user)
{
    pdn_status st = PDN_OK;
    size_t given = 0;
    int n = 0;

    PDN_TRY(enter(a, part));
    while ((n = unzReadCurrentFile(a->zip, a->piece, PIECE)) > 0) {
        given += (size_t)n;
        PDN_TRY(check_size(a, part, given));
        PDN_TRY(take(user, a->piece, (size_t)n));
    }
    if (n < 0) PDN_FAIL(PDN_EPARSE, "%s is damaged", part);
out:
    if (unzCloseCurrentFile(a->zip) == UNZ_CRCERROR && st == PDN_OK)
        st = pdn_fail(PDN_EPARSE, "%s is damaged: its checksum does not fit",
                      part);
    return st;
}
