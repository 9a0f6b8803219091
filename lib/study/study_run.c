/* The order of work: every stage, as the table of stages has them. */
#include "study_work.h"

#include <stdlib.h>
#include <string.h>

/* A column that no file has is a name that somebody misspelt. */
static pdn_status check_renames(const struct study_work *w)
{
    const pdn_study *s = w->study;

    for (size_t i = 0; i < s->renames; i++)
        if (!w->renamed[i])
            return pdn_fail(PDN_EDATA,
                            "%s:%zu: no file has the column that %s names",
                            s->name, s->rename_line[i], s->rename[i]);
    return PDN_OK;
}

/* Readers tell of options as their tools have them; here they are keys. */
static pdn_status tell_keys(pdn_diagnostics *f)
{
    bool options = false;

    for (size_t i = 0; i < f->rows && !options; i++)
        options = f->row[i].severity == PDN_ERROR &&
                  strstr(f->row[i].message, "--") != NULL;
    if (!options) return PDN_OK;
    return pdn_diagnostics_add(
        f, (pdn_diagnostic){.severity = PDN_NOTE, .code = "keys"},
        "options that are told of are keys of study.ini: --column NAME=THEIRS "
        "is NAME = THEIRS in [columns], --thousands, --decimal and --encoding "
        "keys of [files], the others of [survey], [wave ...] or [outcomes]");
}

/* Room for all that study_work__add may be called with. */
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
    bool *renamed = NULL;
    struct study_work w = {s, o, f, origin, &r, study_stages__of(0), NULL};

    r.draws_asked = study_work__draws_laid_down(&w)
                        ? (double)study_work__draws(&w, 0)
                        : pdn_absent(PDN_NOT_DEFINED);
    PDN_NEW(renamed, s->renames);
    w.renamed = renamed;
    PDN_NEW(r.table, most_tables(s));
    for (pdn_stage_id id = 0; id < PDN_STAGES; id++) {
        const study_stages__row *stage = study_stages__of(id);
        if (stage->what.kind != NULL && s->file[id] == NULL) continue;
        if (stage->read != NULL) PDN_TRY(stage->read(&w, id));
        if (stage->run != NULL) PDN_TRY(stage->run(&w, id));
    }
    if (o->wave == NULL) PDN_TRY(check_renames(&w));
    *out = r;
    r = (pdn_results){0};
out:
    if (st == PDN_EPARSE && tell_keys(f) != PDN_OK) st = PDN_ENOMEM;
    free(renamed);
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
