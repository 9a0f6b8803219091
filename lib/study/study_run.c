/* The order of work: every stage, as the table of stages has them. */
#include "study_stages.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

size_t study_run__draws(const struct study_work *w, size_t own)
{
    return w->options->draws < 0 ? own : (size_t)w->options->draws;
}

const char *study_run__cell(const pdn_table *t, const char *column, size_t row)
{
    const pdn_column *c = pdn_table_column(t, column);

    return c != NULL && c->text != NULL ? c->text[row] : NULL;
}

pdn_status study_stages__read(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const char *file = w->study->file[id];

    PDN_TRY(pdn_kind_read(pdn_stage_of(id)->kind, file, NULL, w->findings,
                          &w->results->input[id]));
    PDN_TRY(pdn_provenance_add_file(w->origin, file));
out:
    return st;
}

pdn_status study_run__add(struct study_work *w, pdn_stage_id id, size_t k,
                          const void *row, size_t rows, const pdn_about *about)
{
    pdn_status st = PDN_OK;
    pdn_results *r = w->results;
    const pdn_stage_table *of = &pdn_stage_of(id)->table[k];
    char name[256];

    if (about->wave != NULL)
        snprintf(name, sizeof name, "%s-%s", of->schema->name, about->wave);
    else
        snprintf(name, sizeof name, "%s", of->schema->name);
    r->table[r->tables] =
        (pdn_result_table){.stage = id,
                           .of = of,
                           .name = pdn_arena_string(&r->text, name),
                           .row = row,
                           .rows = rows,
                           .about = *about};
    PDN_TRY(pdn_had_memory(r->table[r->tables].name));
    r->tables++;
out:
    return st;
}

/* Room for all that study_run__add may be called with. */
static size_t most_tables(const pdn_study *s)
{
    size_t most = 0;

    for (pdn_stage_id id = 0; id < PDN_STAGES; id++)
        most += pdn_stage_of(id)->tables *
                (study_stages__of(id)->shape == MANY ? s->waves : 1);
    return most;
}

pdn_status pdn_study_run(const pdn_study *s, const pdn_study_options *o,
                         pdn_diagnostics *f, pdn_provenance *origin,
                         pdn_results *out)
{
    pdn_status st = PDN_OK;
    pdn_results r = {0};
    struct study_work w = {s, o, f, origin, &r};

    PDN_NEW(r.table, most_tables(s));
    for (pdn_stage_id id = 0; id < PDN_STAGES; id++) {
        const study_stages__row *stage = study_stages__of(id);
        if (stage->what.kind != NULL && s->file[id] == NULL) continue;
        if (stage->read != NULL) PDN_TRY(stage->read(&w, id));
        if (stage->run != NULL) PDN_TRY(stage->run(&w, id));
    }
    *out = r;
    r = (pdn_results){0};
out:
    pdn_results_clear(&r);
    return st;
}

const pdn_result_table *pdn_results_find(const pdn_results *r,
                                         const pdn_schema *schema)
{
    for (size_t i = r->tables; i-- > 0;)
        if (r->table[i].of->schema == schema) return &r->table[i];
    return NULL;
}

void pdn_results_clear(pdn_results *r)
{
    for (pdn_stage_id id = 0; id < PDN_STAGES; id++) {
        if (study_stages__of(id)->clear != NULL) study_stages__of(id)->clear(r);
        pdn_table_clear(&r->input[id]);
    }
    free(r->table);
    pdn_arena_clear(&r->text);
    *r = (pdn_results){0};
}
