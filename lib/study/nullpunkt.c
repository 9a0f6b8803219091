#include "outcomes/rows/row_cell.h"

#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/study.h"

#include <math.h>
#include <string.h>

static void put_text(FILE *f, const char *text)
{
    if (text == NULL) {
        fputs("null", f);
        return;
    }
    fputc('"', f);
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0';
         c++) {
        if (*c == '"' || *c == '\\')
            fprintf(f, "\\%c", *c);
        else if (*c < 0x20)
            fprintf(f, "\\u%04x", *c);
        else
            fputc(*c, f);
    }
    fputc('"', f);
}

static void put_number(FILE *f, double x)
{
    char text[PDN_NUMBER_SIZE];

    pdn_number_write(x, text);
    fputs(pdn_state_of(x) == PDN_VALUE ? text : "null", f);
}

/* One member; `last` ends the object. */
static void member_text(FILE *f, const char *name, const char *text)
{
    fprintf(f, "\"%s\": ", name);
    put_text(f, text);
    fputs(", ", f);
}

static void member(FILE *f, const char *name, double x, bool last)
{
    fprintf(f, "\"%s\": ", name);
    put_number(f, x);
    if (!last) fputs(", ", f);
}

static const pdn_wave_results *first_wave(const pdn_study *s,
                                          const pdn_results *r)
{
    for (size_t i = 0; s->nullpunkt != NULL && i < r->waves; i++)
        if (strcmp(r->wave[i].label, s->nullpunkt) == 0) return &r->wave[i];
    return r->waves > 0 ? &r->wave[0] : NULL;
}

/* A figure that is hidden is null like one that is not defined: which they are
 * is told beside them. */
static void member_hidden(FILE *f, const char *const *name, const double *x,
                          size_t n)
{
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        if (pdn_state_of(x[i]) != PDN_SUPPRESSED) continue;
        fprintf(f, "%s\"%s\"", any ? ", " : ", \"suppressed\": [", name[i]);
        any = true;
    }
    if (any) fputc(']', f);
}

/* The row of a service with itself tells how many they are. */
static void put_services(FILE *f, const pdn_breakdown *b)
{
    bool any = false;

    fputs("  \"services\": [", f);
    for (size_t i = 0; i < b->pairs; i++) {
        const pdn_pair *p = &b->pair[i];
        if (strcmp(p->group_a, p->group_b) != 0) continue;
        fprintf(f, "%s\n    {", any ? "," : "");
        any = true;
        member_text(f, "name", p->group_a);
        member(f, "actors", p->actors_a, false);
        member(f, "respondents", p->respondents_a, true);
        member_hidden(f, (const char *const[]){"actors", "respondents"},
                      (const double[]){p->actors_a, p->respondents_a}, 2);
        fputc('}', f);
    }
    fputs("\n  ],\n", f);
}

static void put_pairs(FILE *f, const pdn_breakdown *b)
{
    fputs("  \"pairs\": [", f);
    for (size_t i = 0; i < b->pairs; i++) {
        const pdn_pair *p = &b->pair[i];
        fprintf(f, "%s\n    {", i > 0 ? "," : "");
        member_text(f, "group_a", p->group_a);
        member_text(f, "group_b", p->group_b);
        member_text(f, "verdict",
                    pdn_code_text(&pdn_verdict_codes, p->verdict));
        member(f, "ties", p->ties, false);
        member(f, "possible", p->possible, false);
        member(f, "expected", p->expected, true);
        member_hidden(f, (const char *const[]){"ties", "possible", "expected"},
                      (const double[]){p->ties, p->possible, p->expected}, 3);
        fputc('}', f);
    }
    fputs("\n  ],\n", f);
}

/* The first row of its indicator. */
static bool is_first(const pdn_column *indicator, size_t row)
{
    const char *own = row_cell__text(indicator, row);

    for (size_t i = 0; i < row; i++)
        if (pdn_text_compare(row_cell__text(indicator, i), own) == 0)
            return false;
    return true;
}

/* What is counted, so that a later file is not held against another thing. */
static void put_definitions(FILE *f, const pdn_table *t)
{
    const pdn_column *indicator = pdn_table_column(t, "indicator");
    const pdn_column *definition = pdn_table_column(t, "definition");
    bool any = false;

    fputs("  \"definitions\": [", f);
    for (size_t i = 0; i < t->rows; i++) {
        if (!is_first(indicator, i)) continue;
        fprintf(f, "%s\n    {", any ? "," : "");
        any = true;
        member_text(f, "indicator", row_cell__text(indicator, i));
        member_text(f, "definition", row_cell__text(definition, i));
        member(f, "age_from",
               row_cell__number(pdn_table_column(t, "age_from"), i), false);
        member(f, "age_to", row_cell__number(pdn_table_column(t, "age_to"), i),
               false);
        member(f, "period_years",
               row_cell__number(pdn_table_column(t, "period_years"), i), true);
        fputc('}', f);
    }
    fputs("\n  ],\n", f);
}

static void put_outcomes(FILE *f, const pdn_baseline *b, double year)
{
    bool any = false;

    fputs("  \"outcomes\": [", f);
    for (size_t i = 0; i < b->rows; i++) {
        const pdn_baseline_row *row = &b->row[i];
        if (fabs(row->year - year) > 0.5) continue;
        fprintf(f, "%s\n    {", any ? "," : "");
        any = true;
        member_text(f, "unit", row->unit);
        member_text(f, "indicator", row->indicator);
        member(f, "year", row->year, false);
        member(f, "events", row->events, false);
        member(f, "population", row->population, false);
        member(f, "share", row->share, true);
        member_hidden(
            f, (const char *const[]){"events", "population", "share"},
            (const double[]){row->events, row->population, row->share}, 3);
        fputc('}', f);
    }
    fputs("\n  ]\n", f);
}

pdn_status pdn_nullpunkt_write(const char *path, const pdn_study *s,
                               const pdn_results *r)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file o = {0};
    const pdn_wave_results *w = first_wave(s, r);
    double year = (double)NAN;

    PDN_TRY(pdn_atomic_file_open(path, &o));
    if (s->nullpunkt != NULL)
        (void)pdn_number_read(s->nullpunkt, strlen(s->nullpunkt), '.', &year);
    fputs("{\n  ", o.file);
    member_text(o.file, "title", s->title);
    member_text(o.file, "nullpunkt", s->nullpunkt);
    member_text(o.file, "wave", w != NULL ? w->label : NULL);
    member(o.file, "actors", w != NULL ? w->actors : (double)NAN, false);
    member(o.file, "respondents", w != NULL ? w->answered : (double)NAN, false);
    if (w != NULL && w->asked_unknown) member_text(o.file, "asked", "unknown");
    member(o.file, "seed", (double)s->seed, false);
    if (r->public_copy) {
        member(o.file, "fewest", r->hidden.fewest, false);
        member(o.file, "suppressed", (double)r->hidden.cells, false);
    }
    if (w != NULL && w->some_hidden)
        member_text(o.file, "counted",
                    "actors and respondents of the services that are shown");
    fputc('\n', o.file);
    if (w != NULL) {
        put_services(o.file, &w->breakdown);
        put_pairs(o.file, &w->breakdown);
    }
    if (r->input[PDN_STAGE_OUTCOMES].rows > 0)
        put_definitions(o.file, &r->input[PDN_STAGE_OUTCOMES]);
    put_outcomes(o.file, &r->baseline, year);
    fputs("}\n", o.file);
    PDN_TRY(pdn_atomic_file_commit(&o));
out:
    pdn_atomic_file_abandon(&o);
    return st;
}
