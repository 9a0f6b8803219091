#include "read_file.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 64 * 1024 };

/* A NUL ends the reading of what can only be text: what comes behind it makes
 * the file no better, and a device gives them without end. UTF-16 with its mark
 * and workbooks hold them. */
static bool stops_at(const char *all, size_t used, size_t seen)
{
    static const char *const holds_nul[] = {"\xFE\xFF", "\xFF\xFE", "PK"};

    for (size_t i = 0; i < PDN_COUNT(holds_nul); i++)
        if (used >= 2 && memcmp(all, holds_nul[i], 2) == 0) return false;
    return memchr(all + seen, '\0', used - seen) != NULL;
}

pdn_status read_file__bytes(const char *path, char **bytes, size_t *n)
{
    pdn_status st = PDN_OK;
    bool standard = path == NULL || strcmp(path, "-") == 0;
    const char *name = standard ? "standard input" : path;
    char *all = NULL;
    size_t used = 0, seen = 0, capacity = 0;

    FILE *in = standard ? stdin : fopen(path, "rb");
    if (in == NULL)
        return pdn_fail(PDN_EIO, "%s: %s", name, pdn_system_error(errno));
    do {
        PDN_TRY(pdn_list_reserve(&all, 1, used == 0 ? FIRST_SIZE : used + 2,
                                 &capacity));
        seen = used;
        used += fread(all + used, 1, capacity - 1 - used, in);
    } while (!feof(in) && !ferror(in) && !stops_at(all, used, seen));
    if (ferror(in)) PDN_FAIL(PDN_EIO, "%s: %s", name, pdn_system_error(errno));
    all[used] = '\0';
    *bytes = all;
    *n = used;
    all = NULL;
out:
    free(all);
    if (!standard) (void)fclose(in);
    return st;
}

void read_file__tell(const pdn_progress *to, const char *file, size_t behind,
                     size_t n)
{
    char what[96];

    if (to == NULL || to->tell == NULL) return;
    (void)pdn_format(what, sizeof what, "bytes of %.80s", file);
    pdn_progress_tell(to, what, behind, n);
}
