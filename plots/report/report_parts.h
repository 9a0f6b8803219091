/* report_parts.h - what the parts of the report share. */
#ifndef PDN_REPORT_PARTS_H
#define PDN_REPORT_PARTS_H

#include "html.h"
#include "pdnet/report.h"
#include "pdnet/sheets.h"
#include "pdnet/tables.h"

/** The sections of the page, in its order; their names are the words of
 *  --only. */
#define PDN_SECTIONS(SECTION)     \
    SECTION(FINDINGS, "findings") \
    SECTION(SURE, "sure")         \
    SECTION(MEANING, "meaning")   \
    SECTION(UNKNOWN, "not-known") \
    SECTION(OTHERS, "others")     \
    SECTION(FOLLOWUP, "followup") \
    SECTION(CHANGE, "change")     \
    SECTION(MEETING, "meeting")   \
    SECTION(NETWORK, "network")   \
    SECTION(PAIRS, "pairs")       \
    SECTION(OUTCOMES, "outcomes") \
    SECTION(PRACTICE, "practice") \
    SECTION(WAVES, "waves")       \
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

/** Is this section wanted? */
bool report__wants(const pdn_report *r, report_section section);

/** Whether the wave's answers are those of organisations, one each. */
bool report__of_organisations(const pdn_report *r);

/** Of whom the pages tell, and whom they leave out. */
const char *report__of_whom(const pdn_report *r);

/** The turnover from the wave before, where it was compared, or NULL. */
const pdn_waves_row *report__turnover(const pdn_report *r);

/** Is there a finding that may mean more than one thing? */
bool report__means_something(const pdn_report *r);

/** Has the section a figure whose rows there are? */
bool figures__has(const pdn_report *r, report_section section);

/** A part of the page. */
typedef pdn_status report__part(const pdn_report *r, pdn_html *h);

/* In their order on it. same_people: what the same people rate and name, and
 * the outcomes beside it. */
PDN_MUST_USE report__part report__part_findings, report__part_sure,
    report__part_meaning, report__part_unknown, report__part_others,
    report__part_change, report__same_people, report__part_meeting,
    report__part_followup, report__part_outcomes, report__part_method;

/** Whether steps were agreed on of which something may have come. */
bool report__was_followed(const pdn_report *r);

/** Cards of n steps; in a public copy, which has not their words, one for each
 *  pair of services. */
void report__put_steps(const pdn_report *r, const pdn_action_row *const *row,
                       size_t n, pdn_html *h);

pdn_status report__part_figures(const pdn_report *r, report_section section,
                                pdn_html *h) PDN_MUST_USE;

/** How this run was made, fact by fact, filled from it; folded. */
void report__method_run(const pdn_report *r, pdn_html *h);

/** What sources of the study's outcome count, side by side, where there are
 *  several: indicators that begin alike, up to the first - _ . or blank, or
 * have one definition. Columns in which they are the same are left out. */
void report__put_sources(const pdn_report *r, pdn_html *h);

/** What guidelines for reporting ask for, and where the method part says it:
 *  folded, on the page; as rows, malloc'ed, their texts the context's. */
void report__put_checklist(const pdn_report *r, pdn_html *h);
pdn_status report__checklist(const pdn_report *r, pdn_checklist_row **out,
                             size_t *n) PDN_MUST_USE;

/** What a table of that schema is called on the page, msgid; NULL: it is none
 * of them. */
const char *report__table_caption(const pdn_schema *schema);

/** The table of that schema, folded, with its CSV; nothing where the page has
 *  none. Its id is `table-` and the name that report__table_name gives, NULL
 *  for none. */
void report__table(const pdn_report *r, const pdn_schema *schema, pdn_html *h);
const char *report__table_name(const pdn_report *r, const pdn_schema *schema);

/** The schema of the i-th table of the page; NULL behind the last. */
const pdn_schema *report__table_schema(size_t i);

/** Whether a figure of the page shows that table. */
bool figures__shows(const pdn_report *r, const pdn_schema *schema);

/** What finds things on the page, and chooses its language. */
void report__find(const pdn_report *r, pdn_html *h);
void report__language_choice(pdn_html *h);

/** A place where the script says a count: texts with {} where it stands. */
void report__counted(pdn_html *h, const char *class_name, const char *none,
                     const char *one, const char *many);

/** Whether a figure of the table is hidden; who somebody is, is none. */
bool report__hides(const pdn_result_table *t);

/** Says the facts of the sheets in the language in use. */
void report__set_facts(pdn_report *r);

/** The label of the wave as people read it: NULL for none, and where it is the
 *  1 of a study of one survey that has no year. */
const char *report__wave_word(const pdn_report *r);

/** Writes datapackage.json; the tables and their descriptions stand already. */
pdn_status report__datapackage(const pdn_report *r) PDN_MUST_USE;

/** Whether every service of the wave is too small to be shown: nobody is
 *  counted then. */
bool report__shows_nobody(const pdn_wave_results *w);

/** Writes sheets/NAME.html: what concerns one municipality or resource group,
 *  and what all share. */
pdn_status report__sheets(const pdn_report *r) PDN_MUST_USE;

/** The whole page. */
pdn_status report__page(const pdn_report *r, pdn_html *page) PDN_MUST_USE;

/* What the study calls its outcome, its people and its units, in each
 * language; texts live in the arena, the study and its results. */
pdn_status report__naming(const pdn_study *s, const pdn_results *r,
                          pdn_arena *a, pdn_naming out[PDN_LANGS]) PDN_MUST_USE;

#endif
