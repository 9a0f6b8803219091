#define _POSIX_C_SOURCE 200809L
#include "survey/suggest/proposal.h"

#include "survey/suggest/actor_columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Later surveys whose headings are codes: what each asks, by its own list. */

/* What was found of one, as warnings of the whole. */
static pdn_status tell(proposal *p, const pdn_diagnostics *found)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < found->rows; i++) {
        pdn_diagnostic at = found->row[i];
        if (at.severity == PDN_NOTE) continue;
        at.severity = PDN_WARNING;
        PDN_TRY(pdn_diagnostics_add(p->w->f, at, "%s", found->row[i].message));
    }
out:
    return st;
}

/* Takes the codebook of one that was read. */
static pdn_status take(proposal *p, proposal *later, later_wave *v)
{
    pdn_status st = PDN_OK;
    char *bytes = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&bytes, &size);

    PDN_TRY(pdn_had_memory(f));
    PDN_TRY(proposal__write_codebook(later, f));
    if (fflush(f) != 0) PDN_TRY(pdn_no_memory());
    PDN_TRY(pdn_arena_keep(&p->text, bytes, &v->codebook_text));
    PDN_TRY(pdn_arena_keep(&p->text, later->t.column[later->id].name,
                           &v->roster_id));
    PDN_TRY(
        pdn_arena_format(&p->text, &v->codebook, "codebook-%s.csv", v->label));
out:
    if (f != NULL) (void)fclose(f);
    free(bytes);
    return st;
}

static pdn_status read_one(proposal *p, later_wave *v)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics found = {0};
    pdn_survey_options own = *p->o;
    pdn_survey s = {.directed = !own.undirected};
    answers_context w = {.o = &own, .f = &found, .s = &s};
    proposal later = {.w = &w, .o = &own, .folder = p->folder, .id = SIZE_MAX};

    own.actors = v->actors;
    own.roster = v->answers;
    own.codebook = v->list;
    own.wave = v->label;
    st = proposal__read(&later);
    if (st == PDN_EPARSE) {
        pdn_message_clear();
        st = PDN_OK;
    } else if (st == PDN_OK) {
        st = take(p, &later, v);
    }
    if (st == PDN_OK) st = tell(p, &found);
    proposal__clear(&later);
    pdn_diagnostics_clear(&found);
    return st;
}

pdn_status proposal__read_later(proposal *p)
{
    pdn_status st = PDN_OK;
    later_waves *v = &p->wave;
    size_t kept = 0;
    char text[300];

    for (size_t i = 0; i < v->n; i++) {
        later_wave *one = &v->wave[i];
        if (one->list != NULL) PDN_TRY(read_one(p, one));
        if (one->list != NULL && one->codebook == NULL) {
            snprintf(text, sizeof text,
                     "%.100s lies beside it and is left out: not understood "
                     "by %.100s (above)",
                     pdn_base_name(one->answers), pdn_base_name(one->list));
            PDN_TRY(proposal__note(p, PDN_WARNING, text));
            continue;
        }
        v->wave[kept++] = *one;
    }
    v->n = kept;
out:
    return st;
}

/* ---- Columns of a year ----------------------------------------------------
 */

/* What each survey's own columns are; *grouped: how many have one of groups. */
static pdn_status find_columns(proposal *p, size_t *grouped)
{
    pdn_status st = PDN_OK;
    actor_columns__year found = {0};

    *grouped = 0;
    for (size_t i = 0; i < p->wave.n; i++) {
        later_wave *v = &p->wave.wave[i];
        PDN_TRY(actor_columns__of_year(v->actors, &p->o->csv, p->by, v->label,
                                       &p->text, &found));
        v->columns = found.columns;
        *grouped += found.group != NULL;
        if (found.group != NULL) p->by_called = found.group;
    }
out:
    return st;
}

enum { YEAR = 4 };

/* How many columns of the list are those of groups but for the year. */
static size_t count_alike(const proposal *p)
{
    const pdn_table *t = &p->w->s->actor;
    const size_t at = later_waves__year_in(p->by);
    size_t n = 0;

    for (size_t k = 0; k < t->columns; k++) {
        const char *name = t->column[k].name;
        n += later_waves__year_in(name) == at &&
             strncmp(name, p->by, at) == 0 &&
             strcmp(name + at + YEAR, p->by + at + YEAR) == 0;
    }
    return n;
}

pdn_status proposal__find_years(proposal *p)
{
    pdn_status st = PDN_OK;
    const size_t at = p->by != NULL ? later_waves__year_in(p->by) : SIZE_MAX;
    size_t grouped = 0;

    if (at != SIZE_MAX && p->o->by != NULL) return PDN_OK; /* asked for */
    PDN_TRY(find_columns(p, &grouped));
    if (at == SIZE_MAX || grouped == p->wave.n) goto out;
    p->by_called = NULL;
    if (p->wave.n == 1 && count_alike(p) == 1) goto out;
    for (size_t i = 0; i < p->wave.n; i++)
        p->wave.wave[i].columns = NULL;
    p->by_year = pdn_arena_text(&p->text, p->by + at, YEAR);
    PDN_TRY(pdn_had_memory(p->by_year));
out:
    return st;
}
