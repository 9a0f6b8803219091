/* What a map's column tells: the numbered findings, what works, the signs, and
 * then the legend. */
#include "findings_column.h"

#include "canvas/palette.h"
#include "sheet_column.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

/* The finding and how sure it is; who answered stands in the map. A terse one
 * leaves out what the heading says: which two, and what is the matter. */
static const char *brief_of(const pdn_pair *p, const pdn_sentence *s,
                            bool terse)
{
    const char *said = s->headline;
    for (const char *c = said; terse && (c = strstr(c, ": ")) != NULL;)
        said = c += 2;
    said = pdn_say_capital(said);
    const char *end = strstr(s->detail, ". ");
    const int sure =
        end != NULL ? (int)(end - s->detail) + 1 : (int)strlen(s->detail);

    if (p->verdict == PDN_HANGS_ON_ONE)
        return pdn_say("%s %s", said, pdn_note(PDN_NOT_THE_PERSON));
    return pdn_say("%s %.*s", said, sure, s->detail);
}

pdn_status findings_column__make(findings_column *s)
{
    pdn_status st = PDN_OK;

    PDN_NEW(s->index, s->pairs);
    s->breaks = pdn_pairs_of_concern(s->pair, s->pairs, PDN_BREAKS, s->index);
    PDN_NEW(s->entry, s->breaks);
    PDN_NEW(s->detail, s->breaks);
    PDN_NEW(s->brief, s->breaks);
    PDN_NEW(s->terse, s->breaks);
    for (size_t i = 0; i < s->breaks; i++) {
        const pdn_pair *p = &s->pair[s->index[i]];
        const pdn_sentence says = pdn_sentence_of_pair(p);
        s->detail[i] = pdn_say("%s %s", says.headline, says.detail);
        s->brief[i] = brief_of(p, &says, false);
        s->terse[i] = brief_of(p, &says, true);
        s->entry[i] = (pdn_entry){.number = (int)i + 1,
                                  .headline = says.short_name,
                                  .detail = s->detail[i],
                                  .color = PDN_BROWN};
    }
out:
    return st;
}

void findings_column__clear(findings_column *s)
{
    free(s->detail);
    free(s->brief);
    free(s->terse);
    free(s->entry);
    free(s->index);
}

/* "A – B, C – D and 3 more" of a concern; NULL when there is none. */
static const char *names_of(const findings_column *s, pdn_concern concern)
{
    enum { MOST = 4 };
    size_t *index = calloc(s->pairs + 1, sizeof *index);
    const char *line = NULL;

    if (index == NULL) return NULL;
    size_t n = pdn_pairs_of_concern(s->pair, s->pairs, concern, index);
    for (size_t i = 0; i < n && i < MOST; i++)
        line = pdn_say("%s%s%s – %s", i > 0 ? line : "", i > 0 ? "; " : "",
                       pdn_service_label(s->pair[index[i]].group_a),
                       pdn_service_label(s->pair[index[i]].group_b));
    if (n > MOST)
        line = pdn_say("%s; %s", line, pdn_say(pdn_word("%zu more"), n - MOST));
    free(index);
    return line;
}

/* Heading and names; its height. */
static double tell_names(pdn_sheet *sheet, const char *heading,
                         const char *names, const char *note, bool draw)
{
    pdn_type bold = {.size = 13.5, .bold = true, .color = PDN_INK};
    pdn_type plain = {.size = sheet->detail, .color = 0x333333};

    if (names == NULL) return 0;
    if (note != NULL) names = pdn_say("%s. %s", names, note);
    return pdn_sheet_paragraph(sheet, heading, bold, draw) +
           pdn_sheet_paragraph(sheet, names, plain, draw);
}

/* How much is said: a full column first gives up names that stand in the figure
 * anyway, then what the findings say beside themselves. */
typedef enum { ALL, NO_SIGNS, LEGEND_ONLY, BRIEF, TERSE } rest;

/* Everything under the numbered findings; its height. */
static double set_rest(pdn_sheet *s, const findings_column *t, rest how,
                       bool draw)
{
    pdn_type grey = {.size = 11.5, .color = PDN_GREY};
    const char *works = names_of(t, PDN_WORKS);
    bool some_work = works != NULL;
    const char *thin = how < NO_SIGNS ? names_of(t, PDN_THIN) : NULL;
    double h = t->breaks > 0 ? pdn_sheet_rule(s, draw) : 0;

    if (how >= LEGEND_ONLY) works = NULL;

    h += tell_names(s, pdn_word("Works well, say the staff"), works,
                    pdn_note(PDN_YOUTH_NOT_ASKED), draw);
    h += tell_names(s, pdn_word("A sign of little contact"), thin,
                    pdn_note(PDN_ONE_IN_FIVE), draw);
    if (works != NULL || thin != NULL) h += pdn_sheet_rule(s, draw);
    h += legend__lines(s, t->row, t->rows, draw);
    const char *note = pdn_say(
        "%s %s%s%s%s%s", t->size_note, pdn_note(PDN_PLACE_NOT_RANK),
        t->more_note != NULL ? " " : "",
        t->more_note != NULL ? t->more_note : "",
        how >= LEGEND_ONLY && some_work ? " " : "",
        how >= LEGEND_ONLY && some_work ? pdn_note(PDN_YOUTH_NOT_ASKED) : "");
    h += 4 * s->unit;
    if (draw) sheet__take(s, 4 * s->unit);
    h += pdn_sheet_paragraph(s, note, grey, draw);
    return h;
}

/* Chooses how much is said, and in which type, so that every finding stands
 * with its text. */
static rest choose(pdn_sheet *s, const findings_column *t)
{
    static const struct {
        rest how;
        double detail;
    } way[] = {{ALL, 12.5},       {ALL, 12},           {ALL, 11.5},
               {NO_SIGNS, 12},    {NO_SIGNS, 11.5},    {LEGEND_ONLY, 12},
               {LEGEND_ONLY, 11}, {LEGEND_ONLY, 10.5}, {BRIEF, 11},
               {BRIEF, 10.5},     {TERSE, 11},         {TERSE, 10.5}};

    for (size_t i = 0; i < PDN_COUNT(way); i++) {
        /* a heading whose names find no room says nothing */
        if (s->slide && way[i].how < LEGEND_ONLY) continue;
        s->detail = way[i].detail;
        for (size_t k = 0; k < t->breaks; k++)
            t->entry[k].detail = way[i].how == TERSE   ? t->terse[k]
                                 : way[i].how == BRIEF ? t->brief[k]
                                                       : t->detail[k];
        double h = pdn_sheet_entries_height(s, t->entry, t->breaks) +
                   set_rest(s, t, way[i].how, false);
        if (h <= s->column.height) return way[i].how;
    }
    return TERSE;
}

struct told {
    const findings_column *t;
    size_t *shown;
};

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const struct told *k = of;
    rest how = choose(s, k->t);

    *k->shown = pdn_sheet_entries(s, k->t->entry, k->t->breaks,
                                  set_rest(s, k->t, how, false));
    set_rest(s, k->t, how, true);
    return PDN_OK;
}

size_t findings_column__draw(pdn_sheet *s, const findings_column *t)
{
    size_t shown = 0;

    (void)sheet__fill_column(s, set_column,
                             &(struct told){t, &shown}); /* it cannot fail */
    return shown;
}
