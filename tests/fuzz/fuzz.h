/* fuzz.h - what the fuzz targets share: bytes into files of a folder of their
 * own, and what must hold whatever the bytes are. */
#ifndef PDN_FUZZ_H
#define PDN_FUZZ_H

#include "pdnet/core.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(cond)                                                 \
    do {                                                              \
        if (!(cond)) fprintf(stderr, "not so: %s\n", #cond), abort(); \
    } while (0)

enum { FUZZ_PATH = 96, FUZZ_PARTS = 6 };

static char fuzz_folder[48];

static inline void fuzz_leave(void)
{
    (void)rmdir(fuzz_folder);
}

/* The path of a file of that name in this process's own folder. */
static inline const char *fuzz_path(const char *name, char path[FUZZ_PATH])
{
    if (fuzz_folder[0] == '\0') {
        snprintf(fuzz_folder, sizeof fuzz_folder, "/tmp/pdn-fuzz-XXXXXX");
        REQUIRE(mkdtemp(fuzz_folder) != NULL && atexit(fuzz_leave) == 0);
    }
    snprintf(path, FUZZ_PATH, "%s/%s", fuzz_folder, name);
    return path;
}

static inline void fuzz_write(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");

    REQUIRE(f != NULL && fwrite(bytes, 1, n, f) == n && fclose(f) == 0);
}

/* Removes the files. */
static inline void fuzz_remove(const char *const *name, size_t n)
{
    char path[FUZZ_PATH];

    for (size_t i = 0; i < n; i++)
        (void)unlink(fuzz_path(name[i], path));
}

/* A refusal has its reason, each finding in one line. */
static inline void fuzz_check_refusal(pdn_status st, const pdn_diagnostics *f)
{
    if (st != PDN_OK) REQUIRE(pdn_message()[0] != '\0');
    for (size_t i = 0; i < f->rows; i++) {
        REQUIRE(f->row[i].message[0] != '\0');
        REQUIRE(strchr(f->row[i].message, '\n') == NULL);
    }
}

/* Several files in one: they are divided by lines of %%. */
typedef struct {
    const uint8_t *at;
    size_t n;
} fuzz_part;

static inline size_t fuzz_split(const uint8_t *s, size_t n,
                                fuzz_part part[FUZZ_PARTS])
{
    size_t parts = 0, begin = 0;

    for (size_t i = 0; i + 3 <= n && parts + 1 < FUZZ_PARTS; i++) {
        if (memcmp(s + i, "%%\n", 3) != 0) continue;
        part[parts++] = (fuzz_part){s + begin, i - begin};
        begin = i + 3;
        i = begin - 1;
    }
    part[parts++] = (fuzz_part){s + begin, n - begin};
    return parts;
}

#endif
