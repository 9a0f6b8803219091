/* What a study calls its outcome, its people and its units. */
#include "report_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What is said in that language, else in any; NULL: nothing. */
static const char *said_in(const char *const said[PDN_LANGS + 1], size_t lang)
{
    return said[1 + lang] != NULL ? said[1 + lang] : said[0];
}

/* The column's one number in the rows of the indicator; NaN: none, or many. */
static double only_number(const pdn_table *t, const char *column,
                          const char *indicator)
{
    const pdn_column *c = pdn_table_column(t, column);
    const pdn_column *of = pdn_table_column(t, "indicator");
    double x = (double)NAN;

    for (size_t i = 0; c != NULL && c->number != NULL && i < t->rows; i++) {
        if (indicator != NULL && of != NULL && of->text != NULL &&
            (of->text[i] == NULL || strcmp(of->text[i], indicator) != 0))
            continue;
        if (isnan(c->number[i]) || fabs(c->number[i] - x) > 0)
            return (double)NAN;
        x = c->number[i];
    }
    return x;
}

/* The age that the outcomes have, else that study.ini says: it may not say
 * another. */
static pdn_status age_of(const pdn_study *s, const pdn_results *r, pdn_arena *a,
                         const char **out)
{
    const pdn_table *t = &r->input[PDN_STAGE_OUTCOMES];
    char text[64];

    *out = s->age;
    double from = only_number(t, "age_from", s->indicator);
    double to = only_number(t, "age_to", s->indicator);
    if (isnan(from) || isnan(to)) return PDN_OK;
    snprintf(text, sizeof text, "%.0f-%.0f", from, to);
    if (s->age != NULL && strcmp(s->age, text) != 0)
        return pdn_fail(PDN_EDATA, "%s: age %s: %s has %s", s->name, s->age,
                        t->file, text);
    *out = pdn_arena_string(a, text);
    return pdn_had_memory(*out);
}

/* The services that young people answered about: a mean that is hidden was
 * asked for. */
static pdn_status heard_of(const pdn_results *r, pdn_arena *a,
                           const char *const **out, size_t *n)
{
    const pdn_tally *t = &r->tally[PDN_STAGE_VOICES];
    const pdn_voice_row *row = t->row;
    const char **heard = NULL;

    *n = 0;
    if (t->rows == 0) return PDN_OK;
    heard = pdn_arena_get(a, t->rows * sizeof *heard);
    if (heard == NULL) return pdn_no_memory();
    for (size_t i = 0; i < t->rows; i++)
        if (pdn_state_of(row[i].youth_mean) != PDN_NOT_ASKED &&
            pdn_state_of(row[i].youth_answers) != PDN_NOT_ASKED)
            heard[(*n)++] = row[i].service;
    *out = heard;
    return PDN_OK;
}

/* The study's own names of services, in one language. */
static pdn_status services_of(const pdn_study *s, size_t lang, pdn_arena *a,
                              pdn_naming *n)
{
    pdn_said *said = NULL;

    if (s->services == 0) return PDN_OK;
    said = pdn_arena_get(a, s->services * sizeof *said);
    if (said == NULL) return pdn_no_memory();
    for (size_t i = 0; i < s->services; i++) {
        const char *name = said_in(s->service[i].said, lang);
        if (name != NULL)
            said[n->services++] = (pdn_said){s->service[i].name, name};
    }
    n->service = said;
    return PDN_OK;
}

pdn_status report__naming(const pdn_study *s, const pdn_results *r,
                          pdn_arena *a, pdn_naming out[PDN_LANGS])
{
    pdn_status st = PDN_OK;
    const char *age = NULL;
    const char *const *heard = NULL;
    size_t heards = 0;

    PDN_TRY(age_of(s, r, a, &age));
    PDN_TRY(heard_of(r, a, &heard, &heards));
    for (size_t lang = 0; lang < PDN_LANGS; lang++) {
        pdn_naming *n = &out[lang];
        PDN_TRY(pdn_naming_take(said_in(s->label, lang),
                                said_in(s->people_label, lang),
                                said_in(s->unit_label, lang), a, n));
        n->of[0] = s->indicator;
        n->of[1] = s->screen;
        n->age = age;
        n->heard = heard;
        n->heards = heards;
        PDN_TRY(services_of(s, lang, a, n));
    }
    PDN_TRY(pdn_naming_words(&r->input[PDN_STAGE_WORDS], a, out));
out:
    return st;
}
