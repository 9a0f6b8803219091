#include "survey/suggest/headings/heading_series.h"

#include "core/textmap.h"

#include <stdlib.h>
#include <string.h>

/* Columns of one question, in the order of their numbers. */
struct series {
    const pdn_table *t;
    pdn_arena *text;
    heading_part *part;
    pdn_textmap at; /* heading -> column */
    size_t *member; /* columns */
    size_t members;
    size_t *anchor; /* headings that name somebody and ask the same */
    size_t anchors;
};

static bool names_nobody(const struct series *s, size_t column)
{
    return s->part[column].who == NULL && s->part[column].option == NULL;
}

/* The columns whose headings are that of the first with 2, 3 ... behind it. */
static pdn_status gather(struct series *s, size_t first)
{
    pdn_status st = PDN_OK;
    const char *name = NULL;

    s->members = 1;
    s->member[0] = first;
    while (s->members < s->t->columns) {
        PDN_TRY(pdn_arena_format(s->text, &name, "%s%zu",
                                 s->t->column[first].name, s->members + 1));
        const int64_t next = textmap__get(&s->at, name);
        if (next == PDN_TEXTMAP_NONE || !names_nobody(s, (size_t)next)) break;
        s->member[s->members++] = (size_t)next;
    }
out:
    return st;
}

/* The headings that name somebody and ask what the one at `column` does. */
static void find_anchors(struct series *s, size_t column)
{
    s->anchors = 0;
    for (size_t k = 0; k < s->t->columns; k++)
        if (s->part[k].who != NULL && s->part[k].option == NULL &&
            strcmp(s->part[k].asks, s->part[column].asks) == 0)
            s->anchor[s->anchors++] = k;
}

/* Does one follow each, before the next? */
static bool follow(const struct series *s)
{
    if (s->anchors != s->members) return false;
    for (size_t i = 0; i < s->members; i++)
        if (s->member[i] < s->anchor[i] ||
            (i + 1 < s->anchors && s->member[i] > s->anchor[i + 1]))
            return false;
    return true;
}

/* The heading before it that names somebody; SIZE_MAX: none does. */
static size_t named_before(const struct series *s, size_t column)
{
    while (column-- > 0)
        if (s->part[column].who != NULL && s->part[column].asks[0] != '\0')
            return column;
    return SIZE_MAX;
}

static void take(const struct series *s)
{
    for (size_t i = 0; i < s->members; i++) {
        heading_part *p = &s->part[s->member[i]];
        *p = s->part[s->anchor[i]];
        p->asks = s->t->column[s->member[0]].name;
    }
}

pdn_status heading_series__find(const pdn_table *t, pdn_arena *text,
                                heading_part *part, heading_series *out)
{
    enum { FEWEST_LEFT = 3 };
    pdn_status st = PDN_OK;
    struct series s = {.t = t, .text = text, .part = part};

    *out = (heading_series){0};
    PDN_NEW(s.member, t->columns);
    PDN_NEW(s.anchor, t->columns);
    for (size_t k = 0; k < t->columns; k++)
        PDN_TRY(textmap__put(&s.at, t->column[k].name, (uint32_t)k, NULL));
    for (size_t k = 0; k < t->columns; k++) {
        if (!names_nobody(&s, k)) continue;
        PDN_TRY(gather(&s, k));
        if (s.members < 2) continue;
        const size_t before = named_before(&s, k);
        if (before != SIZE_MAX) find_anchors(&s, before);
        if (before != SIZE_MAX && follow(&s)) {
            take(&s);
            out->read += s.members;
        } else if (s.members >= FEWEST_LEFT) {
            out->left += s.members;
            if (out->first == NULL) out->first = t->column[k].name;
        }
    }
out:
    textmap__clear(&s.at);
    free(s.member);
    free(s.anchor);
    return st;
}
