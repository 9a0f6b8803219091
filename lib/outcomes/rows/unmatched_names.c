#include "unmatched_names.h"

#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
    return pdn_text_compare(*(const char *const *)a, *(const char *const *)b);
}

pdn_status unmet__gather(const pdn_outcomes *rows, unmet__names *out)
{
    pdn_status st = PDN_OK;
    unmet__names u = {0};

    PDN_NEW(u.name, rows->rows);
    PDN_NEW(u.folded, rows->rows);
    for (size_t i = 0; i < rows->rows; i++)
        u.name[i] = rows->row[i].unit;
    qsort(u.name, rows->rows, sizeof(*u.name), by_text);
    for (size_t i = 0; i < rows->rows; i++) {
        if (u.n > 0 && strcmp(u.name[i], u.name[u.n - 1]) == 0) continue;
        u.name[u.n] = u.name[i];
        PDN_TRY(pdn_normalize_name(&u.text, u.name[i], &u.folded[u.n]));
        u.n++;
    }
    *out = u;
    u = (unmet__names){0};
out:
    unmet__clear(&u);
    return st;
}

pdn_status unmet__hint(unmet__names *names, const char *name,
                       char hint[PDN_UNMET_HINT])
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;
    size_t k = 0;

    hint[0] = '\0';
    PDN_TRY(pdn_normalize_name(&names->text, name, &folded));
    k = pdn_name_nearest(folded, names->folded, names->n);
    if (k == names->n || strcmp(names->name[k], name) == 0) goto out;
    snprintf(hint, PDN_UNMET_HINT, " (did you mean \"%.200s\"%s?)",
             names->name[k],
             strcmp(names->folded[k], folded) == 0
                 ? ", which differs in case or blanks only"
                 : "");
out:
    return st;
}

void unmet__clear(unmet__names *names)
{
    free(names->name);
    free(names->folded);
    pdn_arena_clear(&names->text);
    *names = (unmet__names){0};
}
