#include "cell_forms.h"

#include <math.h>
#include <stdlib.h>

/* Figures add up but for the last digits. */
static const double HAIR = 1e-6;

pdn_status cell_forms__add_cell(cell_forms *s, const cell_forms__cell *cell,
                                size_t *out)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_list_reserve(&s->cell, sizeof *s->cell, s->cells + 1,
                             &s->cell_capacity));
    s->cell[s->cells] = *cell;
    s->cell[s->cells].twin = s->cells;
    *out = s->cells++;
out:
    return st;
}

void cell_forms__twin(cell_forms *s, size_t a, size_t b)
{
    const size_t next = s->cell[a].twin;

    if (a == b) return;
    s->cell[a].twin = s->cell[b].twin;
    s->cell[b].twin = next;
    if (s->cell[a].hidden != s->cell[b].hidden) cell_forms__hide(s, a);
}

size_t cell_forms__first_twin(const cell_forms *s, size_t cell)
{
    size_t first = cell;

    for (size_t k = s->cell[cell].twin; k != cell; k = s->cell[k].twin)
        first = k < first ? k : first;
    return first;
}

pdn_status cell_forms__begin(cell_forms *s, double constant)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_list_reserve(&s->form, sizeof *s->form, s->forms + 1,
                             &s->form_capacity));
    s->form[s->forms++] =
        (cell_forms__form){.constant = constant, .first = s->terms};
out:
    return st;
}

pdn_status cell_forms__put(cell_forms *s, size_t cell, double times)
{
    pdn_status st = PDN_OK;

    assert(cell < s->cells);
    PDN_TRY(pdn_list_reserve(&s->term, sizeof *s->term, s->terms + 1,
                             &s->term_capacity));
    s->term[s->terms++] = (cell_forms__term){(uint32_t)cell, times};
    s->form[s->forms - 1].terms++;
out:
    return st;
}

static pdn_status note_form(cell_forms__cell *c, uint32_t form)
{
    pdn_status st = PDN_OK;

    if (c->forms == c->capacity) {
        const size_t room = c->capacity > 0 ? 2 * (size_t)c->capacity : 4;
        uint32_t *more = realloc(c->form, room * sizeof *more);
        PDN_TRY(pdn_had_memory(more));
        c->form = more;
        c->capacity = (uint32_t)room;
    }
    c->form[c->forms++] = form;
out:
    return st;
}

pdn_status cell_forms__end(cell_forms *s)
{
    pdn_status st = PDN_OK;
    const uint32_t number = (uint32_t)(s->forms - 1);
    cell_forms__form *f = &s->form[number];
    double sum = f->constant, size = fabs(f->constant);

    for (size_t k = 0; k < f->terms; k++) {
        const cell_forms__term *t = &s->term[f->first + k];
        sum += t->times * s->cell[t->cell].truth;
        size += fabs(t->times * s->cell[t->cell].truth);
    }
    const double hair = HAIR * (1 + size);
    if (!(sum >= -hair && sum <= f->spread + hair) || f->terms == 0) {
        s->terms = f->first;
        s->forms--;
        return PDN_OK;
    }
    for (size_t k = 0; k < f->terms; k++)
        PDN_TRY(note_form(&s->cell[s->term[f->first + k].cell], number));
out:
    return st;
}

void cell_forms__clear(cell_forms *s)
{
    for (size_t i = 0; i < s->cells; i++)
        free(s->cell[i].form);
    free(s->cell);
    free(s->form);
    free(s->term);
    *s = (cell_forms){0};
}

void cell_forms__hide(cell_forms *s, size_t cell)
{
    size_t k = cell;

    do {
        s->cell[k].hidden = true;
        k = s->cell[k].twin;
    } while (k != cell);
}
