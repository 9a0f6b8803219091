#include "attribute_names.h"

#include <string.h>

/* Ends stand in the edge; posts in per cent are made fte by the actor file. */
static bool is_left_out(const pdn_want *w)
{
    static const char *const names[] = {"from", "to", "fte_percent"};

    for (size_t i = 0; i < PDN_COUNT(names); i++)
        if (strcmp(w->name, names[i]) == 0) return true;
    return false;
}

static bool is_called(const pdn_want *w, const char *folded)
{
    if (strcmp(w->name, folded) == 0) return true;
    for (size_t k = 0; w->also != NULL && w->also[k] != NULL; k++)
        if (strcmp(w->also[k], folded) == 0) return true;
    return false;
}

static const pdn_file_kind *kind_of(bool of_tie)
{
    return pdn_file_kind_of(of_tie ? "ties" : "actors");
}

pdn_status attribute_names__want(bool of_tie, const char *name,
                                 const pdn_want **out)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *kind = kind_of(of_tie);
    const char *folded = NULL;
    pdn_arena text = {0};

    *out = NULL;
    PDN_TRY(pdn_normalize_name(&text, name, &folded));
    for (size_t i = 0; i < kind->wants && *out == NULL; i++)
        if (!is_left_out(&kind->want[i]) && is_called(&kind->want[i], folded))
            *out = &kind->want[i];
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status attribute_names__is(const char *name, const char *word, bool *yes)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;
    pdn_arena text = {0};

    PDN_TRY(pdn_normalize_name(&text, name, &folded));
    *yes = strcmp(folded, word) == 0;
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status attribute_names__near(bool of_tie, const char *name,
                                 const char **out)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *kind = kind_of(of_tie);
    const char *folded = NULL;
    pdn_arena text = {0};

    *out = NULL;
    PDN_TRY(pdn_normalize_name(&text, name, &folded));
    /* a short word is one letter from too many others */
    if (strlen(folded) < 4) goto out;
    for (size_t i = 0; i < kind->wants && *out == NULL; i++)
        if (!is_left_out(&kind->want[i]) &&
            pdn_name_distance(folded, kind->want[i].name, 1) == 1)
            *out = kind->want[i].name;
out:
    pdn_arena_clear(&text);
    return st;
}
