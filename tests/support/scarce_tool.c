/* Linked into scarce-TOOL with malloc, calloc and realloc of our own code
 * wrapped: a whole tool for which memory runs out.
 *   PDN_SCARCE_AFTER=N  so many takings go well, and then none
 *   PDN_SCARCE_ONE=1    only the one after them fails
 *   PDN_SCARCE_TOLD=F   how many there were is written to F at the end */
#include "scarce.h"

#include <stdio.h>
#include <stdlib.h>

static long all;

static void tell(void)
{
    const char *file = getenv("PDN_SCARCE_TOLD");
    FILE *f = file != NULL ? fopen(file, "w") : NULL;

    if (f == NULL) return;
    fprintf(f, "%ld\n", all - atomic_load(&scarce_left));
    fclose(f);
}

/* Before main. */
__attribute__((constructor)) static void begin(void)
{
    const char *after = getenv("PDN_SCARCE_AFTER");

    all = after != NULL ? strtol(after, NULL, 10) : LONG_MAX;
    atomic_store(&scarce_one, getenv("PDN_SCARCE_ONE") != NULL);
    atomic_store(&scarce_left, all);
    atexit(tell);
}
