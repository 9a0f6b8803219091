/* report_parts.h - what the parts of the report share. */
#ifndef PDN_REPORT_PARTS_H
#define PDN_REPORT_PARTS_H

#include "html.h"
#include "pdnet/report.h"
#include "pdnet/sheets.h"

/** The sections of the page, in its order; their names are the words of
 *  --only. */
#define PDN_SECTIONS(SECTION)     \
    SECTION(FINDINGS, "findings") \
    SECTION(WAVES, "waves")       \
    SECTION(NETWORK, "network")   \
    SECTION(PAIRS, "pairs")       \
    SECTION(OUTCOMES, "outcomes") \
    SECTION(PRACTICE, "practice") \
    SECTION(TABLES, "tables")     \
    SECTION(METHOD, "method")

typedef enum {
#define SECTION(id, name) SECTION_##id,
    PDN_SECTIONS(SECTION)
#undef SECTION
        SECTIONS
} report_section;

/** The tables written so far, in order: what datapackage.json gathers. */
typedef struct {
    pdn_arena text;
    const char **name; /* without folder and ending */
    size_t names, capacity;
} pdn_written;

/** Everything a part of the report may look at. */
typedef struct {
    const pdn_study *study;
    const pdn_results *results;
    const pdn_wave_results *wave; /* the one the sheets are about, or NULL */
    const pdn_report_options *options;
    const pdn_provenance *origin;
    pdn_sheet_facts facts;
    pdn_written *written;
    pdn_ring first;   /* the services of the first wave */
    pdn_ring ring;    /* those of the latest, in the same places */
    pdn_wave *mapped; /* internal: the waves whose people have places */
    pdn_wave_contacts *contacts; /* of each of them and the next */
    pdn_wave_map *map;
    size_t maps;
    pdn_baseline_row *unit; /* the study's indicator, its latest year */
    size_t units;
} pdn_report;

/** Is this section wanted, and is there anything to say in it? */
bool report__has(const pdn_report *r, report_section section);

/** Has the section a figure whose rows there are? */
bool figures__has(const pdn_report *r, report_section section);

/* The parts of the page, in its order. */
pdn_status report__part_findings(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status report__part_followup(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status report__part_figures(const pdn_report *r, report_section section,
                                pdn_html *h) PDN_MUST_USE;
pdn_status report__part_outcomes(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status report__part_tables(const pdn_report *r, pdn_html *h) PDN_MUST_USE;
pdn_status report__part_method(const pdn_report *r, pdn_html *h) PDN_MUST_USE;

/** Writes datapackage.json; the tables and their descriptions stand already. */
pdn_status report__datapackage(const pdn_report *r) PDN_MUST_USE;

/** How much is hidden in the public copy, and why. Text of the context. */
const char *report__what_is_hidden(const pdn_report *r);

/** The whole page. */
pdn_status report__page(const pdn_report *r, pdn_html *page) PDN_MUST_USE;

/* What the study calls its outcome, its people and its units, in each
 * language; texts live in the arena, the study and its results. */
pdn_status report__naming(const pdn_study *s, const pdn_results *r,
                          pdn_arena *a, pdn_naming out[PDN_LANGS]) PDN_MUST_USE;

#endif
