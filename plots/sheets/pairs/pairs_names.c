/* The names of services in the pair table: their type, breaks and width. */
#include "layout/hyphens.h"
#include "pairs_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

pdn_type pairs__name_type(const pairs__table *t)
{
    double size = t->height < 34 * t->sheet.unit ? 12.5 : 15;
    return pdn_sheet_type(&t->sheet, size, true, PDN_INK, PDN_LEFT);
}

/* So many letters stand in a name without a break. */
enum { LONGEST = 24 };

const char *pairs__name_of(const pairs__table *t, size_t i)
{
    char *soft =
        hyphens__soften(pdn_service_label(t->service[i].name), LONGEST);
    const char *name = soft != NULL ? pdn_say("%s", soft)
                                    : pdn_service_label(t->service[i].name);

    free(soft);
    return name;
}

/* The widest part of a text that no line may break. */
static double widest_word(const pairs__table *t, const char *text,
                          pdn_type type)
{
    double most = 0;

    for (const char *at = text; *at != '\0';) {
        const char *soft = strstr(at, HYPHENS_SOFT);
        size_t n = strcspn(at, " ");
        bool broken = soft != NULL && (size_t)(soft - at) < n;
        if (broken) n = (size_t)(soft - at);
        const char *word = pdn_say("%.*s%s", (int)n, at, broken ? "-" : "");
        most =
            fmax(most, pdn_text_width(t->sheet.canvas, word, type, NULL, NULL));
        at += n + (broken ? strlen(HYPHENS_SOFT) : at[n] == ' ');
    }
    return most;
}

size_t pairs__name_lines(const pairs__table *t)
{
    return t->height >= fmax(34 * t->sheet.unit, 2.7 * pairs__name_type(t).size)
               ? 2
               : 1;
}

/* Long names go on two lines where the row is high enough. */
double pairs__name_width(const pairs__table *t, size_t i)
{
    const char *name = pairs__name_of(t, i);
    pdn_type type = pairs__name_type(t);
    double all = pdn_text_width(t->sheet.canvas, name, type, NULL, NULL);

    if (pairs__name_lines(t) > 1)
        all = fmin(all, fmax(fmax(148 * t->sheet.unit,
                                  fmin(.55 * all, 240 * t->sheet.unit)),
                             widest_word(t, name, type)));
    return all + 1;
}
