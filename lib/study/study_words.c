/* What the files hold, in other languages: does it stand there? */
#include "study_work.h"

#include <string.h>

/* Sets *out where a text cell of the table is the name. */
static pdn_status look(const pdn_table *t, const char *name, pdn_arena *a,
                       bool *out)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;

    for (size_t k = 0; k < t->columns; k++)
        for (size_t i = 0; t->column[k].text != NULL && i < t->rows; i++) {
            if (t->column[k].text[i] == NULL) continue;
            PDN_TRY(pdn_name_key(a, t->column[k].text[i], &key));
            *out = *out || strcmp(key, name) == 0;
        }
out:
    return st;
}

static pdn_status is_met(const struct study_work *w, const char *name,
                         bool *out)
{
    pdn_status st = PDN_OK;
    const pdn_results *r = w->results;
    pdn_arena text = {0};

    *out = study_waves__has_group(r, name) ||
           (w->study->title != NULL && strcmp(w->study->title, name) == 0);
    for (size_t k = 0; k < w->study->references; k++)
        *out = *out || strcmp(w->study->reference[k].label, name) == 0;
    PDN_TRY(look(&r->band_table, name, &text, out));
    for (pdn_stage_id id = 0; id < PDN_STAGES && !*out; id++)
        if (id != PDN_STAGE_WORDS)
            PDN_TRY(look(&r->input[id], name, &text, out));
out:
    pdn_arena_clear(&text);
    return st;
}

/* What no file has is most likely misspelt. */
pdn_status study_words__check(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->results->input[id];
    const pdn_column *text = pdn_table_column(t, "text");

    for (size_t i = 0; i < t->rows; i++) {
        const char *key = NULL;
        bool met = false;
        PDN_TRY(pdn_name_key(&w->results->text, text->text[i], &key));
        PDN_TRY(is_met(w, key, &met));
        if (met) continue;
        PDN_TRY(pdn_diagnostics_add(w->findings,
                                    (pdn_diagnostic){.file = t->file,
                                                     .line = t->line[i],
                                                     .severity = PDN_WARNING,
                                                     .code = "unmet"},
                                    "\"%s\": stands so in no file of the study",
                                    text->text[i]));
    }
out:
    return st;
}
