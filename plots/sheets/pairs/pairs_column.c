/* What the column of the pair table tells: what breaks down in full, the rest
 * as far as there is room. */
#include "canvas/palette.h"
#include "pairs_parts.h"
#include "sheet/sheet_column.h"
#include "words/format_number.h"
#include "words/sentence_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void add_concern(const pairs__table *t, pdn_concern concern,
                        const pdn_saying *saying, size_t *index, pairs__told *q)
{
    size_t found = pdn_pairs_of_concern(t->pair, t->pairs, concern, index);

    for (size_t k = 0; k < found; k++) {
        const pdn_pair *p = &t->pair[index[k]];
        const pdn_sentence s = pdn_sentence_of_pair_with(p, saying);
        if (concern == PDN_BREAKS) {
            t->number[index[k]] = (int)k + 1;
            /* the name in bold, what is the matter under it, in smaller type */
            q->brief[q->n] =
                (pdn_entry){(int)k + 1, s.short_name, s.headline, PDN_BROWN};
            q->entry[q->n++] =
                (pdn_entry){(int)k + 1, s.headline, s.detail, PDN_BROWN};
            continue;
        }
        t->number[index[k]] = 0;
        /* What holds for all of a kind stands once, in the notes. */
        q->entry[q->n++] = (pdn_entry){
            0, s.headline,
            caution__on_one_cut(p)
                ? pdn_word("This holds only when the rarest contacts count "
                           "too.")
                : NULL,
            PDN_INK};
    }
}

/* "BUP: 2 av 9 svarte." of the services of which fewer than half answered. */
static const char *who_is_silent(const pairs__table *t)
{
    const char *list = "";

    for (size_t i = 0; i < t->services; i++) {
        const pairs__service *s = &t->service[i];
        if (!(s->answered < .5 * s->actors)) continue;
        const char *one = t->form == PDN_FORM_ORGANISATIONS
                              ? pdn_say(pdn_word("%s did not answer"),
                                        pdn_service_label(s->name))
                              : pdn_say(pdn_word("%s: %s of %s answered"),
                                        pdn_service_label(s->name),
                                        pdn_format_count(s->answered),
                                        pdn_format_count(s->actors));
        list = *list == '\0' ? one : pdn_say("%s; %s", list, one);
    }
    return *list == '\0' ? "" : pdn_say("%s.", list);
}

static void add_unknown(const pairs__table *t, size_t *index, pairs__told *q)
{
    size_t n = pdn_pairs_of_concern(t->pair, t->pairs, PDN_UNKNOWN, index);

    if (n == 0 || t->pair[index[0]].verdict == PDN_NO_VERDICT) return;
    q->brief[q->n] = (pdn_entry){
        0,
        pdn_say(pdn_words_plural("We do not know enough about %s pair "
                                 "(hatched).",
                                 "We do not know enough about %s pairs "
                                 "(hatched).",
                                 n),
                pdn_format_count((double)n)),
        format_number__join(who_is_silent(t), pdn_note(PDN_EMPTY_NOT_MISSING)),
        PDN_INK};
    q->entry[q->n] = q->brief[q->n];
    q->n++;
}

static bool any(const pairs__table *t, pdn_verdict verdict)
{
    for (size_t k = 0; k < t->pairs; k++)
        if (t->pair[k].verdict == verdict) return true;
    return false;
}

/* The small print under the findings. */
static const char *note_of(const pairs__table *t, const pdn_pairs_options *o,
                           const pairs__told *q)
{
    const char *text = pdn_note_of_pairs(t->pair, t->pairs, o->by_chance);

    /* Of the signs, not of all that is marked. */
    if (any(t, PDN_THIN_CONTACT))
        text = pdn_say("%s %s: %s", text,
                       pdn_say_capital(
                           pdn_code_word(&pdn_verdict_codes, PDN_THIN_CONTACT)),
                       pdn_note(PDN_ONE_IN_FIVE));
    if (any(t, PDN_WORKS_WELL) && !o->saying.youth_asked)
        text = pdn_say("%s %s", text, pdn_note(PDN_YOUTH_NOT_ASKED));
    /* With many findings the last ones stand by their headline only. */
    if (any(t, PDN_HANGS_ON_ONE) && q->breaks > 5)
        text = pdn_say("%s %s", text, pdn_note(PDN_NOT_THE_PERSON));
    return text;
}

/* All of a concern in one entry: the names. */
static void join(const pairs__table *t, pdn_concern concern, const char *head,
                 size_t *index, pairs__told *q)
{
    const size_t n = pdn_pairs_of_concern(t->pair, t->pairs, concern, index);
    const char *names = "";

    for (size_t k = 0; k < n; k++)
        names = pdn_say("%s%s%s", names, k > 0 ? "; " : "",
                        pdn_say_labels(&t->pair[index[k]]));
    if (n > 0)
        q->joined[q->joins++] =
            (pdn_entry){0, head, pdn_say("%s.", names), PDN_INK};
}

pdn_status pairs__tell(pairs__table *t, const pdn_pairs_options *o,
                       pairs__told *q)
{
    pdn_status st = PDN_OK;
    size_t *index = NULL;

    PDN_NEW(index, t->pairs + 1);
    PDN_NEW(q->entry, t->pairs + 2);
    PDN_NEW(q->brief, t->pairs + 2);
    add_concern(t, PDN_BREAKS, &o->saying, index, q);
    q->breaks = q->n;
    add_unknown(t, index, q);
    q->unknown = q->n - q->breaks;
    add_concern(t, PDN_THIN, &o->saying, index, q);
    add_concern(t, PDN_WORKS, &o->saying, index, q);
    join(t, PDN_THIN, pdn_word("A sign of little contact"), index, q);
    join(t, PDN_WORKS, pdn_word("Works well, say the staff"), index, q);
    q->note = note_of(t, o, q);
out:
    free(index);
    return st;
}

void pairs__told_clear(pairs__told *q)
{
    free(q->entry);
    free(q->brief);
    *q = (pairs__told){0};
}

/* The column under way. */
struct column {
    const pairs__table *t;
    const pairs__told *q;
    int legend;   /* what of it stands there too */
    size_t *told; /* how many of the findings do */
};

/* How much is said, and in which type. */
struct way {
    const pdn_entry *first, *rest;
    size_t n; /* of the rest */
    double detail;
};

/* The first way in which all of it stands there; else the last. */
static struct way choose(pdn_sheet *s, const pairs__told *q, size_t first,
                         double below)
{
    const double large = s->detail, small = 10.5;
    const struct way full = {q->entry, q->entry + first, q->n - first, large};
    const struct way ways[] = {full,
                               {q->entry, q->joined, q->joins, large},
                               {q->entry, q->joined, q->joins, small},
                               {q->brief, q->joined, q->joins, large},
                               {q->brief, q->joined, q->joins, small},
                               /* a heading without its names says nothing:
                                * their signs stand in the table */
                               {q->brief, NULL, 0, small}};
    size_t i = 0;

    for (; i < PDN_COUNT(ways); i++) {
        s->detail = ways[i].detail;
        if (pdn_sheet_entries_height(s, ways[i].first, first) +
                pdn_sheet_entries_height(s, ways[i].rest, ways[i].n) + below <=
            s->column.height)
            break;
    }
    s->untold |= i > 0;
    return ways[i < PDN_COUNT(ways) ? i : PDN_COUNT(ways) - 1];
}

/* What breaks down and what is not known keep their figures; of the rest, where
 * there is no room for sentences, only the names stand. */
static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const struct column *k = of;
    const pairs__told *q = k->q;
    pairs__table t = *k->t;
    pdn_type small = {.size = 11.5, .color = PDN_GREY};
    double below = pdn_sheet_rule(s, false) +
                   pdn_sheet_paragraph(s, q->note, small, false);
    size_t first = q->breaks + q->unknown, notes = q->unknown;
    struct way how = {q->entry, NULL, 0, s->detail};

    t.sheet = *s;
    below += pairs__legend(&t, k->legend, s->column, false);
    if (s->slide) { /* all as one list; the legend ends where the room does */
        below = fmin(below, .45 * s->column.height);
        first = q->n;
        notes = 0;
    } else {
        how = choose(s, q, first, below);
    }
    *k->told = sheet__two_lists(s, &(sheet_list){how.first, first, notes},
                                &(sheet_list){how.rest, how.n, 0}, below);
    pdn_sheet_rule(s, true);
    pdn_sheet_paragraph(s, q->note, small, true);
    t.sheet = *s;
    pairs__legend(&t, k->legend, s->column, true);
    return PDN_OK;
}

void pairs__column(pairs__table *t, const pairs__told *q, int legend)
{
    size_t told = 0;

    (void)sheet__fill_column(&t->sheet, set_column,
                             &(struct column){t, q, legend, &told});
    /* a number that no text stands for is not drawn */
    for (size_t k = 0; k < t->pairs; k++)
        if (t->number[k] > (int)told) t->number[k] = 0;
}
