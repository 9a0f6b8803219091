/* What all parts of the report ask of its run. */
#include "report_parts.h"

#include "pdnet/words.h"

#include <string.h>

const char *const pdn_report_sections[] = {
#define SECTION(id, name) name,
    PDN_SECTIONS(SECTION)
#undef SECTION
        NULL};

bool report__wants(const pdn_report *r, report_section section)
{
    const char *only = r->options->only;

    return only == NULL || strcmp(only, pdn_report_sections[section]) == 0;
}

bool report__hides(const pdn_result_table *t)
{
    const pdn_schema *of = t->of->schema;

    for (size_t k = 0; k < of->fields; k++) {
        const pdn_field *f = &of->field[k];
        if (f->kind != PDN_REAL && f->kind != PDN_INTEGER) continue;
        for (size_t i = 0; i < t->rows; i++) {
            const char *row = (const char *)t->row + i * of->stride;
            double x = *(const double *)(const void *)(row + f->at);
            if (pdn_state_of(x) == PDN_SUPPRESSED) return true;
        }
    }
    return false;
}

const char *report__wave_word(const pdn_report *r)
{
    if (r->wave == NULL) return NULL;
    return r->results->waves == 1 && strcmp(r->wave->label, "1") == 0
               ? NULL
               : r->wave->label;
}

static const char *origin_note(const pdn_study *s)
{
    if (s->origin == NULL) return NULL;
    if (strcmp(s->origin, "made") == 0)
        return pdn_word("made data, not a real survey");
    if (strcmp(s->origin, "real") == 0) return pdn_word("real data");
    return s->origin;
}

void report__set_facts(pdn_report *r)
{
    const pdn_wave_results *w = r->wave;
    double none = pdn_absent(PDN_NOT_DEFINED);

    r->facts = (pdn_sheet_facts){
        .study = pdn_study_word(r->study->title),
        .wave = report__wave_word(r),
        .actors = w != NULL ? w->actors : none,
        .answered = w != NULL ? w->answered : none,
        .of_shown = w != NULL && w->some_hidden,
        .seed = (double)r->origin->seed,
        .draws = w != NULL ? (double)w->breakdown.draws : none,
        .version = r->origin->version,
        .origin = origin_note(r->study),
        .internal = r->options->internal,
        .hidden = r->results->public_copy && r->results->hidden.cells > 0
                      ? pdn_say(pdn_word("figures of fewer than %s people "
                                         "hidden"),
                                pdn_say_fewest())
                      : NULL,
    };
}

bool report__shows_nobody(const pdn_wave_results *w)
{
    return w->some_hidden && !(w->actors >= 1);
}

bool report__of_organisations(const pdn_report *r)
{
    return r->wave != NULL && r->wave->breakdown.form == PDN_FORM_ORGANISATIONS;
}

const char *report__of_whom(const pdn_report *r)
{
    const bool outcomes = r->wave == NULL && r->units > 0;

    if (r->options->internal)
        return outcomes ? pdn_word("Internal: this page shows figures of few "
                                   "people. It is for the owner of the study "
                                   "only.")
                        : pdn_word("Internal: this page shows people. It is "
                                   "for the owner of the study only.");
    if (report__of_organisations(r))
        return pdn_word("This page shows what each organisation answered, "
                        "never people.");
    if (outcomes)
        return pdn_say(pdn_word("This page shows figures of %s, never people."),
                       pdn_unit_word(2));
    return pdn_word("This page shows services, never people: rows, maps and "
                    "names of persons are left out.");
}

const pdn_waves_row *report__turnover(const pdn_report *r)
{
    const pdn_results *all = r->results;

    if (r->wave == NULL || r->wave == all->wave || all->wave_pairs == NULL)
        return NULL;
    size_t before = (size_t)(r->wave - all->wave) - 1;
    return all->wave_pairs[before].draws > 0 ? &all->turnover[before] : NULL;
}
