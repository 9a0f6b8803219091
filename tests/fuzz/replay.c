/* Runs a fuzz target without the fuzzer: over every file of a folder, and over
 * a fixed number of small changes of each. */
#include "core/files/read_file.h"

#include "pdnet/core.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHANGES = 150 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes at hand are given in a block of their own size, so that reading
 * beyond them is caught. */
static void run(const char *bytes, size_t n)
{
    uint8_t *exact = malloc(n > 0 ? n : 1);

    if (exact == NULL) abort();
    memcpy(exact, bytes, n);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
}

/* Cuts, doubles or changes a place or two. */
static size_t change(pdn_random *r, char *s, size_t n, size_t capacity)
{
    static const char sign[] = "\",;\t|\n\r\0.:*<=\xC3\xEF\xFF 0";

    for (uint32_t k = 1 + pdn_random_below(r, 3); k > 0 && n > 1; k--) {
        size_t at = pdn_random_below(r, (uint32_t)n);
        uint32_t how = pdn_random_below(r, 4);
        if (how == 0) n = at + 1;
        if (how == 1) s[at] = sign[pdn_random_below(r, sizeof sign)];
        if (how == 2) s[at] = (char)pdn_random_bits(r);
        if (how == 3 && 2 * n - at < capacity) {
            memmove(s + n, s + at, n - at);
            n += n - at;
        }
    }
    return n;
}

static void run_file(const char *path)
{
    char *bytes = NULL;
    size_t n = 0;
    pdn_random r;

    if (read_file__bytes(path, &bytes, &n) != PDN_OK) abort();
    char *changed = malloc(4 * n + 64);
    if (changed == NULL) abort();
    run(bytes, n);
    for (uint64_t i = 0; i < CHANGES; i++) {
        memcpy(changed, bytes, n);
        pdn_random_start(&r, 1, n, i);
        run(changed, change(&r, changed, n, 4 * n + 64));
    }
    free(changed);
    free(bytes);
}

int main(int argc, char **argv)
{
    char path[1024];
    size_t files = 0;
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;

    if (folder == NULL) {
        fprintf(stderr, "want a folder of inputs\n");
        return 2;
    }
    for (struct dirent *e = readdir(folder); e != NULL; e = readdir(folder)) {
        if (e->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", argv[1], e->d_name);
        run_file(path);
        files++;
    }
    (void)closedir(folder);
    printf("1..1\nok 1 - %zu inputs and %d changes of each\n", files, CHANGES);
    return files > 0 ? 0 : 1;
}
