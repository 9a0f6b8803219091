/* What every stage of a study asks for: options, cells, tables. */
#include "study_work.h"

#include "outcomes/rows/crosswalk_names.h"

#include <stdio.h>
#include <string.h>

size_t study_work__draws(const struct study_work *w, size_t own)
{
    if (w->options->draws >= 0) return (size_t)w->options->draws;
    return (size_t)study_work__number(w->study->draws, (double)own);
}

bool study_work__draws_laid_down(const struct study_work *w)
{
    return w->options->draws >= 0 || w->study->draws != NULL;
}

double study_work__number(const char *text, double otherwise)
{
    double x = otherwise;

    if (text != NULL && !pdn_number_read(text, strlen(text), '.', &x))
        x = otherwise;
    return x;
}

int study_work__choice(const pdn_option_word *choice, const char *word,
                       int otherwise)
{
    int value = otherwise;

    if (word != NULL && !pdn_option_read(choice, word, &value))
        value = otherwise;
    return value;
}

bool study_work__lay_down(const char *key, const char *value,
                          pdn_csv_options *csv)
{
    int sign = 0;

    if (strcmp(key, "encoding") == 0) {
        for (size_t i = 0; pdn_csv_encodings[i] != NULL; i++)
            if (strcmp(pdn_csv_encodings[i], value) == 0)
                csv->encoding = pdn_csv_encodings[i];
        return csv->encoding != NULL;
    }
    if (strcmp(key, "separator") == 0) {
        bool good = pdn_option_read(pdn_csv_separators, value, &sign);
        csv->separator = (char)sign;
        return good;
    }
    if (strcmp(key, "decimal") == 0) {
        bool good = pdn_option_read(pdn_csv_decimals, value, &sign);
        csv->decimal = (char)sign;
        return good;
    }
    bool good = pdn_option_read(pdn_csv_thousands, value, &sign);
    csv->thousands = (char)sign;
    return good;
}

pdn_csv_options study_work__csv(const struct study_work *w, const char *section)
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
                (void)study_work__lay_down(d->key, d->value, &csv);
        }
    return csv;
}

pdn_status study_work__rename(const struct study_work *k,
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

pdn_status study_work__read(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const pdn_stage *stage = &w->stage[id].what;
    const char *file = w->study->file[id];
    const pdn_csv_options csv = study_work__csv(w, stage->section);

    PDN_TRY(pdn_kind_read(stage->kind, file, &csv, w->findings,
                          &w->results->input[id]));
    if (is_renamed(w, id))
        PDN_TRY(crosswalk_names__rename(&w->results->input[PDN_STAGE_CROSSWALK],
                                        &w->results->input[id], w->findings));
    PDN_TRY(pdn_provenance_add_file(w->origin, file));
out:
    return st;
}

pdn_status study_work__add(struct study_work *w, pdn_stage_id id, size_t k,
                           void *row, size_t rows, const pdn_about *about)
{
    pdn_status st = PDN_OK;
    pdn_results *r = w->results;
    const pdn_stage_table *of = &w->stage[id].what.table[k];
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
