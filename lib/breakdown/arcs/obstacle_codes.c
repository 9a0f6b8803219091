/* Which obstacles everybody may read: codes of the codebook, or ours. What
 * somebody wrote in their own words may name somebody. */
#include "pdnet/breakdown.h"

#include <string.h>

/* They have words in plots/words/codes.c. */
static const char *const ours[] = {
    "taushetsplikt", "kjennskap",  "anerkjennelse",
    "kapasitet",     "forankring", "samhandlingskompetanse",
    "møteplass",     "knowledge",  "recognition",
    "skill",
};

/* Is the code one of a list separated by +? */
static bool is_among(const char *list, const char *code)
{
    const size_t n = strlen(code);

    for (const char *s = list; s != NULL && *s != '\0';) {
        const size_t length = strcspn(s, "+");
        if (length == n && memcmp(s, code, n) == 0) return true;
        s += length + (s[length] != '\0');
    }
    return false;
}

bool pdn_obstacle_is_code(const pdn_network *g, const char *obstacle)
{
    const char *book = pdn_network_text(g, PDN_OBSTACLE_CODES);

    if (pdn_network_find(g, obstacle) != SIZE_MAX) return false;
    if (book != NULL) return is_among(book, obstacle);
    for (size_t i = 0; i < PDN_COUNT(ours); i++)
        if (strcmp(ours[i], obstacle) == 0) return true;
    return false;
}

/* How many named it is hidden, and with that the text. */
static bool withhold(const pdn_network *g, const char *obstacle, double *named)
{
    if (obstacle == NULL || pdn_obstacle_is_code(g, obstacle)) return false;
    *named = pdn_absent(PDN_SUPPRESSED);
    return true;
}

size_t pdn_breakdown_codes_only(const pdn_network *g, pdn_breakdown *b)
{
    size_t n = 0;

    for (size_t i = 0; i < b->pairs; i++)
        n += withhold(g, b->pair[i].top_barrier, &b->pair[i].barrier_named);
    return n;
}

size_t pdn_barriers_codes_only(const pdn_network *g, pdn_barriers *b)
{
    size_t n = 0;

    for (size_t i = 0; i < b->rows; i++)
        n += withhold(g, b->row[i].barrier, &b->row[i].respondents);
    return n;
}
