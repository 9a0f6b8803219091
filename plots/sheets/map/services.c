#include "map_parts.h"
#include "sheet/findings_column.h"

#include "pdnet/breakdown.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the title ---- */

static size_t count_verdicts(const pdn_pair *pair, size_t pairs)
{
    size_t n = 0;

    for (size_t i = 0; i < pairs; i++)
        n += pair[i].verdict != NULL &&
             strcmp(pair[i].group_a, pair[i].group_b) != 0;
    return n;
}

pdn_status pdn_services_title(const pdn_sheet_facts *facts,
                              const pdn_pair *pair, size_t pairs, char **out)
{
    const char *plain = NULL;

    if (isfinite(facts->answered) && facts->answered < 1)
        plain = pdn_word("Nobody has answered: we do not know who works with "
                         "whom");
    else if (count_verdicts(pair, pairs) == 0)
        plain = pdn_word("Who works with whom");
    if (plain == NULL) return pdn_title_of_map(pair, pairs, out);
    *out = strdup(plain);
    return pdn_had_memory(*out);
}

/* True when some pair is drawn as it was expected, or not judged. */
static bool plain_contact(const pdn_i_story *t)
{
    for (size_t i = 0; i < t->pairs; i++) {
        const pdn_pair *p = &t->pair[i];
        if (strcmp(p->group_a, p->group_b) != 0 && p->ties > 0 &&
            (p->verdict == NULL || strcmp(p->verdict, "ordinary") == 0))
            return true;
    }
    return false;
}

/* The legend has a row for each kind of line that is drawn. */
void pdn_i_map_legend(const pdn_sheet *s, pdn_i_story *t)
{
    double u = s->unit;
    pdn_legend_line *row = t->row;
    size_t n = 0;
    static const char *const verdict[] = {
        "works",   "hangs-on-one", "strained", "one-sided",
        "missing", "thin",         "unknown"};
    const pdn_legend_line kind[] = {
        {{PDN_BLUE_GREY, 6 * u, 1, PDN_SOLID},
         false,
         pdn_word("works well, say the staff")},
        {{PDN_BROWN, 4.5 * u, 1, PDN_SOLID},
         false,
         pdn_word("hangs on one person, or strained")},
        {{PDN_BROWN, 4.5 * u, 1, PDN_SOLID},
         false,
         pdn_word("hangs on one person, or strained")},
        {{PDN_BROWN, 3.2 * u, 1, PDN_DASHED},
         true,
         pdn_word("only one side sees it (the arrow: who says so)")},
        {{PDN_BROWN, 2.8 * u, 1, PDN_DOTTED}, false, pdn_word("missing")},
        {{PDN_HAIR_GREY, 1 * u, 1, PDN_SOLID},
         false,
         pdn_word("a sign of little contact")},
        {{0xA6A8AD, 1.1 * u, 1, PDN_DOTTED}, false, pdn_word("not known")},
    };

    if (plain_contact(t))
        row[n++] = (pdn_legend_line){
            {PDN_TIE_GREY, 6 * u, 1, PDN_SOLID},
            false,
            count_verdicts(t->pair, t->pairs) > 0
                ? pdn_word("as expected (width: how much)")
                : pdn_word("reported contact (width: how much)")};
    const size_t kinds = PDN_COUNT(kind);
    const bool hide = services__hides_unknown(t->pair, t->pairs);
    for (size_t k = 0; k < (hide ? kinds - 1 : kinds); k++)
        for (size_t i = 0; i < t->pairs; i++) {
            if (t->pair[i].verdict == NULL ||
                strcmp(t->pair[i].verdict, verdict[k]) != 0 ||
                strcmp(t->pair[i].group_a, t->pair[i].group_b) == 0)
                continue;
            if (n == 0 || row[n - 1].label != kind[k].label) row[n++] = kind[k];
            break;
        }
    t->rows = n;
    if (hide)
        t->more_note = pdn_word("Pairs that we do not know enough about are "
                                "many and are not drawn.");
}

/* ---- the sheet ---- */

/* The question goes with the first finding. */
static const char *question_of(const pdn_i_story *t)
{
    return pdn_question(t->breaks > 0 ? t->pair[t->index[0]].verdict : "map");
}

pdn_status pdn_services_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                              const pdn_ring *ring, const pdn_pair *pair,
                              size_t pairs)
{
    pdn_status st = PDN_OK;
    pdn_sheet sheet;
    pdn_i_map map = {0};
    pdn_i_story t = {.pair = pair,
                     .pairs = pairs,
                     .size_note =
                         pdn_word("Size: how many people are on the list.")};
    char *title = NULL;
    size_t shown = 0;

    PDN_TRY(pdn_i_story_tell(&t));
    PDN_TRY(pdn_services_title(facts, pair, pairs, &title));
    pdn_sheet_begin(c, facts, title,
                    count_verdicts(pair, pairs) > 0
                        ? pdn_word("line: reported contact between services, "
                                   "compared with what we could expect")
                        : pdn_word("line: reported contact between services"),
                    question_of(&t), &sheet);
    PDN_TRY(pdn_i_map_make(&sheet, ring, &map));
    if (map.short_counts)
        t.size_note = pdn_word("Size: how many people are on the list. Beside "
                               "the name: answered / on the list.");
    pdn_i_map_legend(&sheet, &t);
    shown = pdn_i_story_set(&sheet, &t);
    PDN_TRY(pdn_i_map_links(&map, pair, pairs, t.index, shown));
    pdn_i_map_marks(&map);
out:
    pdn_i_map_clear(&map);
    free(title);
    pdn_i_story_clear(&t);
    return st;
}
