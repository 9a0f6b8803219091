#include "people_parts.h"
#include "words/format_number.h"

#include "pdnet/breakdown.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the column ---- */

/* Each line a contact of two people. */
static void tell_contacts(const people *m, findings_column *t)
{
    double u = m->sheet->unit;
    pdn_color grey = 0x8A8D93;
    size_t n = 0;

    if (m->p->network->directed) {
        t->row[n++] = legend__line((pdn_pen){grey, 1.2 * u, 1, PDN_SOLID},
                                   pdn_word("reported by both"));
        t->row[n++] = legend__line((pdn_pen){grey, 1.2 * u, 1, PDN_DASHED},
                                   pdn_word("reported by one of the two"));
        t->row[n++] = legend__line((pdn_pen){grey, 1.2 * u, 1, PDN_DOTTED},
                                   pdn_word("the other did not answer"));
    } else {
        t->row[n++] = legend__line((pdn_pen){grey, 1.2 * u, 1, PDN_SOLID},
                                   pdn_word("work together"));
    }
    if (t->breaks > 0)
        t->row[n++] =
            legend__line((pdn_pen){PDN_BROWN, 2 * u, 1, PDN_SOLID},
                         pdn_word("contact where collaboration gets stuck"));
    t->rows = n;
}

static char *tell_sizes(const people *m)
{
    const char *size = "";

    if (m->p->measure != NULL || m->p->by_degree)
        size = m->p->by_degree ? pdn_word("Size: how many contacts.")
                               : pdn_word("Size: contacts per full-time post.");
    GString *note = g_string_new(size);
    g_string_append_printf(note, "%s%s", note->len > 0 ? " " : "",
                           pdn_word("Hollow: did not answer."));
    if (m->p->ungrouped)
        g_string_append_printf(
            note, " %s",
            pdn_word("How near two people stand follows from contacts alone; "
                     "the names at the edge tell the marks."));
    if (m->left_out > 0) {
        g_string_append_c(note, ' ');
        g_string_append_printf(note,
                               pdn_words_plural("%zu name is left out.",
                                                "%zu names are left out.",
                                                m->left_out),
                               m->left_out);
    }
    if (m->lines_left_out > 0) {
        g_string_append_c(note, ' ');
        g_string_append_printf(
            note,
            pdn_words_plural("%zu pair of less contact has no line.",
                             "%zu pairs of less contact have no line.",
                             m->lines_left_out),
            m->lines_left_out);
    }
    return g_string_free(note, FALSE);
}

/* ---- the sheet ---- */

static pdn_status find_broken(people *m)
{
    pdn_status st = PDN_OK;
    size_t n = m->p->ring->services;

    PDN_NEW(m->broken, n * n);
    for (size_t i = 0; i < m->p->pairs; i++) {
        const pdn_pair *p = &m->p->pair[i];
        size_t a = pdn_ring_find(m->p->ring, p->group_a);
        size_t b = pdn_ring_find(m->p->ring, p->group_b);
        if (a == SIZE_MAX || b == SIZE_MAX || a == b) continue;
        if (pdn_concern_of(p->verdict) == PDN_BREAKS)
            m->broken[a * n + b] = m->broken[b * n + a] = 1;
    }
out:
    return st;
}

pdn_status people__prepare(people *m)
{
    pdn_status st = PDN_OK;
    const char *by = pdn_network_by(m->p->network, m->p->by);
    size_t *place = NULL; /* of each group, in the ring */

    m->n = m->p->network->actors;
    m->label = m->p->network->label;
    PDN_NEW(m->service, m->n);
    PDN_NEW(m->at, m->n);
    PDN_NEW(m->radius, m->n);
    PDN_TRY(pdn_adjacency_make(m->p->network, &m->net));
    PDN_TRY(pdn_groups_by(m->p->network, by, &m->q));
    PDN_NEW(place, m->q.groups);
    for (size_t k = 0; k < m->q.groups; k++) {
        place[k] = pdn_ring_find(m->p->ring, m->q.label[k]);
        if (place[k] == SIZE_MAX)
            PDN_FAIL(PDN_EDATA,
                     "\"%s\" is not in the breakdown: made with "
                     "another --by?",
                     m->q.label[k]);
    }
    for (size_t i = 0; i < m->n; i++)
        m->service[i] = place[m->q.of[i]];
    PDN_TRY(find_broken(m));
    /* Many lines together are dark enough. */
    m->faint = fmin(.6, fmax(.25, 400 / (double)(m->p->network->ties + 1)));
out:
    free(place);
    return st;
}

void people__clear(people *m)
{
    services__clear(&m->map);
    pdn_groups_clear(&m->q);
    pdn_adjacency_clear(&m->net);
    free(m->service);
    free(m->at);
    free(m->radius);
    free(m->broken);
    free(m->middle);
    free(m->reach);
    free(m->circle.service);
    free(m->links.spot);
    free(m->number);
}

const char *pdn_people_title(const pdn_sheet_facts *facts, const pdn_pair *pair,
                             size_t pairs)
{
    const char *finding = pdn_services_title(facts, pair, pairs);
    const size_t n = strlen(finding);

    return n > 0 && finding[n - 1] == '.'
               ? format_number__join(finding,
                                     pdn_word("Each mark is one person."))
               : finding;
}

pdn_status pdn_people_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                            const pdn_people *p, const pdn_place *place)
{
    pdn_status st = PDN_OK;
    pdn_sheet sheet;
    people m = {.p = p, .sheet = &sheet};
    findings_column t = {.pair = p->pair, .pairs = p->pairs};
    char *sizes = NULL;
    size_t shown = 0;

    PDN_TRY(people__prepare(&m));
    PDN_TRY(findings_column__make(&t));
    pdn_sheet_begin(c, facts, pdn_people_title(facts, p->pair, p->pairs),
                    people__crowd(&m)
                        ? pdn_word("each mark is one person, each line the "
                                   "reported contact between two services")
                        : pdn_word("each mark is one person, each line a "
                                   "reported contact"),
                    pdn_figure_question(PDN_ASKS_MAP), &sheet);
    PDN_TRY(services__make(&sheet, p->ring, &m.map));
    PDN_TRY(people__place(&m, place));
    PDN_TRY(people__place_links(&m));
    PDN_TRY(people__place_numbers(&m, &t));
    PDN_TRY(people__draw_ties(&m));
    people__draw_missing(&m, &t);
    people__draw(&m);
    if (p->names) PDN_TRY(people__draw_names(&m));
    people__draw_services(&m);
    sizes = tell_sizes(&m);
    t.size_note = sizes;
    if (people__crowd(&m))
        PDN_TRY(services__legend(&sheet, &t));
    else
        tell_contacts(&m, &t);
    shown = findings_column__draw(&sheet, &t);
    for (size_t k = 0; k < shown; k++)
        pdn_sheet_number(&sheet, m.number[k], (int)k + 1, PDN_BROWN);
out:
    g_free(sizes);
    findings_column__clear(&t);
    people__clear(&m);
    return st;
}
