#include "pdnet/services.h"

#include "pdnet/legend.h"
#include "pdnet/ranking.h"
#include "pdnet/say.h"
#include "pdnet/sentence.h"
#include "pdnet/title.h"
#include "services_i.h"

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
    return *out == NULL ? pdn_no_memory() : PDN_OK;
}

/* ---- the column ---- */

typedef struct {
    const pdn_pair *pair;
    size_t pairs;
    size_t *index; /* room for one concern at a time */
    pdn_sentence *sentence;
    pdn_entry *entry;
    char **detail;
    size_t breaks;
} story;

static pdn_status tell(story *s)
{
    pdn_status st = PDN_OK;

    PDN_NEW(s->index, s->pairs);
    s->breaks = pdn_pairs_of_concern(s->pair, s->pairs, PDN_BREAKS, s->index);
    PDN_NEW(s->sentence, s->breaks);
    PDN_NEW(s->entry, s->breaks);
    PDN_NEW(s->detail, s->breaks);
    for (size_t i = 0; i < s->breaks; i++) {
        PDN_TRY(pdn_sentence_of_pair(&s->pair[s->index[i]], &s->sentence[i]));
        s->detail[i] = g_strdup_printf("%s %s", s->sentence[i].headline,
                                       s->sentence[i].detail);
        s->entry[i] = (pdn_entry){.number = (int)i + 1,
                                  .headline = s->sentence[i].short_name,
                                  .detail = s->detail[i],
                                  .color = PDN_BROWN};
    }
out:
    return st;
}

static void story_clear(story *s)
{
    for (size_t i = 0; s->sentence != NULL && i < s->breaks; i++)
        pdn_sentence_clear(&s->sentence[i]);
    for (size_t i = 0; s->detail != NULL && i < s->breaks; i++)
        g_free(s->detail[i]);
    free(s->detail);
    free(s->sentence);
    free(s->entry);
    free(s->index);
}

/* "A – B, C – D and 3 more" of a concern; NULL when there is none. */
static char *names_of(const story *s, pdn_concern concern)
{
    enum { MOST = 4 };
    size_t *index = calloc(s->pairs + 1, sizeof *index);
    GString *line = g_string_new(NULL);

    if (index == NULL) return g_string_free(line, TRUE);
    size_t n = pdn_pairs_of_concern(s->pair, s->pairs, concern, index);
    for (size_t i = 0; i < n && i < MOST; i++)
        g_string_append_printf(line, "%s%s – %s", i > 0 ? "; " : "",
                               pdn_service_label(s->pair[index[i]].group_a),
                               pdn_service_label(s->pair[index[i]].group_b));
    if (n > MOST) {
        g_string_append(line, "; ");
        g_string_append_printf(
            line, pdn_words_plural("%zu more", "%zu more", n - MOST), n - MOST);
    }
    free(index);
    return g_string_free(line, n == 0);
}

/* Heading and names; its height. */
static double tell_names(pdn_sheet *sheet, const char *heading,
                         const char *names, const char *note, bool draw)
{
    pdn_type bold = {.size = 13.5, .bold = true, .color = PDN_INK};
    pdn_type plain = {.size = 12.5, .color = 0x333333};

    if (names == NULL) return 0;
    GString *text = g_string_new(names);
    if (note != NULL) g_string_append_printf(text, ". %s", note);
    bold.size = 13.5;
    double h = pdn_sheet_paragraph(sheet, heading, bold, draw);
    h += pdn_sheet_paragraph(sheet, text->str, plain, draw);
    g_string_free(text, TRUE);
    return h;
}

/* True when some pair is drawn as it was expected, or not judged. */
static bool plain_contact(const story *t)
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
static size_t legend_rows(const pdn_sheet *s, const story *t,
                          pdn_legend_line row[8])
{
    double u = s->unit;
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
    for (size_t k = 0; k < sizeof kind / sizeof *kind; k++)
        for (size_t i = 0; i < t->pairs; i++) {
            if (t->pair[i].verdict == NULL ||
                strcmp(t->pair[i].verdict, verdict[k]) != 0 ||
                strcmp(t->pair[i].group_a, t->pair[i].group_b) == 0)
                continue;
            if (n == 0 || row[n - 1].label != kind[k].label) row[n++] = kind[k];
            break;
        }
    return n;
}

/* How much of the rest is said: a full column first gives up names that stand
 * in the figure anyway. */
typedef enum { ALL, NO_SIGNS, LEGEND_ONLY } rest;

/* Everything under the numbered findings; its height. */
static double set_rest(pdn_sheet *s, const story *t, rest how, bool draw)
{
    pdn_legend_line row[8];
    pdn_type grey = {.size = 11.5, .color = PDN_GREY};
    size_t rows = legend_rows(s, t, row);
    char *works = names_of(t, PDN_WORKS);
    bool some_work = works != NULL;
    char *thin = how < NO_SIGNS ? names_of(t, PDN_THIN) : NULL;
    double h = t->breaks > 0 ? pdn_sheet_rule(s, draw) : 0;

    if (how == LEGEND_ONLY) g_clear_pointer(&works, g_free);

    h += tell_names(s, pdn_word("Works well, say the staff"), works,
                    pdn_note("youth-not-asked"), draw);
    h += tell_names(s, pdn_word("A sign of little contact"), thin,
                    pdn_note("one-in-five"), draw);
    if (works != NULL || thin != NULL) h += pdn_sheet_rule(s, draw);
    h += pdn_legend_lines(s, row, rows, draw);
    char *note = g_strdup_printf(
        "%s %s%s%s", pdn_word("Size: how many people are on the list."),
        pdn_note("place-not-rank"), how == LEGEND_ONLY && some_work ? " " : "",
        how == LEGEND_ONLY && some_work ? pdn_note("youth-not-asked") : "");
    h += 4 * s->unit;
    if (draw) {
        s->column.y += 4 * s->unit;
        s->column.height -= 4 * s->unit;
    }
    h += pdn_sheet_paragraph(s, note, grey, draw);
    g_free(note);
    g_free(works);
    g_free(thin);
    return h;
}

/* Returns how many findings stand in the column. */
static size_t set_column(pdn_sheet *s, const story *t)
{
    double need = pdn_sheet_entries_height(s, t->entry, t->breaks);
    rest how = ALL;

    while (how < LEGEND_ONLY &&
           need + set_rest(s, t, how, false) > s->column.height)
        how = how == ALL ? NO_SIGNS : LEGEND_ONLY;
    size_t shown =
        pdn_sheet_entries(s, t->entry, t->breaks, set_rest(s, t, how, false));
    set_rest(s, t, how, true);
    return shown;
}

/* ---- the sheet ---- */

/* The question goes with the first finding. */
static const char *question_of(const story *t)
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
    story t = {.pair = pair, .pairs = pairs};
    char *title = NULL;
    size_t shown = 0;

    PDN_TRY(tell(&t));
    PDN_TRY(pdn_services_title(facts, pair, pairs, &title));
    pdn_sheet_begin(c, facts, title,
                    count_verdicts(pair, pairs) > 0
                        ? pdn_word("line: reported contact between services, "
                                   "compared with what we could expect")
                        : pdn_word("line: reported contact between services"),
                    question_of(&t), &sheet);
    PDN_TRY(pdn_i_map_make(&sheet, ring, &map));
    shown = set_column(&sheet, &t);
    PDN_TRY(pdn_i_map_links(&map, pair, pairs, t.index, shown));
    pdn_i_map_marks(&map);
out:
    pdn_i_map_clear(&map);
    free(title);
    story_clear(&t);
    return st;
}
