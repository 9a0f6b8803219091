#include "read_file.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 64 * 1024 };

pdn_status read_file__bytes(const char *path, char **bytes, size_t *n)
{
    pdn_status st = PDN_OK;
    bool standard = path == NULL || strcmp(path, "-") == 0;
    const char *name = standard ? "standard input" : path;
    char *all = NULL;
    size_t used = 0, capacity = 0;

    FILE *in = standard ? stdin : fopen(path, "rb");
    if (in == NULL)
        return pdn_fail(PDN_EIO, "%s: %s", name, pdn_system_error(errno));
    do {
        PDN_TRY(pdn_list_reserve(&all, 1, used == 0 ? FIRST_SIZE : used + 2,
                                 &capacity));
        used += fread(all + used, 1, capacity - 1 - used, in);
    } while (!feof(in) && !ferror(in));
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
