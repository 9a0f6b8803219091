/* The order of work: every stage, as the table of stages has them. */
#include "study_stages.h"
#include "study_values.h"

#include "outcomes/rows/crosswalk_names.h"

#include <stdlib.h>
#include <string.h>

size_t study_run__draws(const struct study_work *w, size_t own)
{
    if (w->options->draws >= 0) return (size_t)w->options->draws;
    return (size_t)study_run__number(w->study->draws, (double)own);
}

bool study_run__draws_laid_down(const struct study_work *w)
{
    return w->options->draws >= 0 || w->study->draws != NULL;
}

double study_run__number(const char *text, double otherwise)
{
    double x = otherwise;

    if (text != NULL && !pdn_number_read(text, strlen(text), '.', &x))
        x = otherwise;
    return x;
}

int study_run__choice(const pdn_option_word *choice, const char *word,
                      int otherwise)
{
    int value = otherwise;

    if (word != NULL && !pdn_option_read(choice, word, &value))
        value = otherwise;
    return value;
}

pdn_csv_options study_run__csv(const struct study_work *w, const char *section)
{
    const pdn_study *s = w->study;
    pdn_csv_options csv = {.rename = s->rename,
                           .renames = s->renames,
                           .lenient = s->renames,
                           .met = w->renamed};

    /* what is said of the section wins over what is said of all */
    for (int own = 0; own <= 1; own++)
        for (size_t i = 0; i < s->dialects; i++) {
            const pdn_study_dialect *d = &s->dialect[i];
            if (own == 0
                    ? d->section == NULL
                    : d->section != NULL && strcmp(d->section, section) == 0)
                (void)study_values__lay_down(d->key, d->value, &csv);
        }
    return csv;
}

pdn_status study_run__rename(const struct study_work *k,
                             const pdn_study_wave *wave, pdn_arena *text,
                             pdn_csv_options *csv)
{
    pdn_status st = PDN_OK;
    const char *const *own = NULL;
    const char **all = NULL;
    size_t n = 0;

    PDN_TRY(pdn_textlist_read(wave->columns, ',', text, &own, &n));
    if (n == 0) return PDN_OK;
    for (size_t i = 0; i < n; i++)
        if (strchr(own[i], '=') == NULL)
            PDN_FAIL(PDN_EDATA, "%s:%zu: columns: want NAME=THEIRS, got \"%s\"",
                     k->study->name, wave->line, own[i]);
    all = pdn_arena_get(text, (csv->renames + n) * sizeof *all);
    PDN_TRY(pdn_had_memory(all));
    for (size_t i = 0; i < csv->renames; i++)
        all[i] = csv->rename[i];
    for (size_t i = 0; i < n; i++)
        all[csv->renames + i] = own[i];
    csv->rename = all;
    csv->renames += n;
out:
    return st;
}

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

const char *study_run__cell(const pdn_table *t, const char *column, size_t row)
{
    const pdn_column *c = pdn_table_column(t, column);

    return c != NULL && c->text != NULL ? c->text[row] : NULL;
}

/* Files whose services, units and municipalities go by the crosswalk. */
static bool is_renamed(const struct study_work *w, pdn_stage_id id)
{
    static const pdn_stage_id those[] = {PDN_STAGE_VOICES, PDN_STAGE_TOGETHER,
                                         PDN_STAGE_OFFERS, PDN_STAGE_HANDOVERS,
                                         PDN_STAGE_PRACTICES};

    for (size_t i = 0; i < PDN_COUNT(those); i++)
        if (those[i] == id) return w->study->file[PDN_STAGE_CROSSWALK] != NULL;
    return false;
}

pdn_status study_stages__read(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const char *file = w->study->file[id];

    pdn_csv_options csv = study_run__csv(w, pdn_stage_of(id)->section);

    PDN_TRY(pdn_kind_read(pdn_stage_of(id)->kind, file, &csv, w->findings,
                          &w->results->input[id]));
    if (is_renamed(w, id))
        PDN_TRY(crosswalk_names__rename(&w->results->input[PDN_STAGE_CROSSWALK],
                                        &w->results->input[id], w->findings));
    PDN_TRY(pdn_provenance_add_file(w->origin, file));
out:
    return st;
}

pdn_status study_run__add(struct study_work *w, pdn_stage_id id, size_t k,
                          void *row, size_t rows, const pdn_about *about)
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
    bool *renamed = NULL;
    struct study_work w = {s, o, f, origin, &r, NULL};

    r.draws_asked = study_run__draws_laid_down(&w)
                        ? (double)study_run__draws(&w, 0)
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
