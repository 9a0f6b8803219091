/* report.h - the page and the printed sheets of a study. */
#ifndef PDN_REPORT_H
#define PDN_REPORT_H

#include "pdnet/core.h"
#include "pdnet/sheets.h"
#include "pdnet/study.h"
#include "pdnet/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Zero: the public report, every section. The language is the one that
 *  pdn_words_use() set. */
typedef struct {
    const char *folder;
    const char *only; /* one section's name; NULL: all */
    bool internal;    /* people, their rows and graphs too */
    bool replace;     /* whatever report stands there, or what is called so */
    bool excel, no_metadata;
    bool sheets;     /* a page for each municipality and resource group */
    pdn_paper paper; /* of report.pdf */
} pdn_report_options;

/** A finding in plain words, for a tool to print. */
typedef struct {
    pdn_arena text;
    const char *line[3]; /* the most important first */
    size_t lines;
} pdn_highlights;

/** The names of the report's sections, NULL-ended. */
extern PDN_API const char *const pdn_report_sections[];

/** PDN_EARG where a file that the study is read from lies in the folder, or in
 *  its tables or plots: the report could take its place. */
PDN_API pdn_status pdn_report_check_folder(const char *folder,
                                           const char *study_file,
                                           const pdn_study *s) PDN_MUST_USE;

/** PDN_EARG where a public report would take the place of an internal one, or
 *  stand beside files that no report.json accounts for, and it is not said that
 *  they are to be replaced. */
PDN_API pdn_status pdn_report_check_whose(const char *folder, bool internal,
                                          bool replace) PDN_MUST_USE;

/** A warning in f where a public report stands there that has other groups, or
 *  another `fewest`, than this study: two such reports may tell together what
 *  neither does. */
PDN_API pdn_status pdn_report_tell_before(const char *folder,
                                          const pdn_study *s,
                                          pdn_diagnostics *f) PDN_MUST_USE;

/** Writes report.html, report.pdf, tables/, plots/, sheets/, the graphs
 * (internal only), nullpunkt.json, datapackage.json and report.json, which
 * names them all, into a folder beside that place, and puts it there whole.
 * What an earlier report left there goes; what is no report's stays. A public
 * report makes the results those of the public copy first (pdn_results_hide).
 */
PDN_API pdn_status pdn_report_write(const pdn_study *s, pdn_results *r,
                                    const pdn_report_options *o,
                                    const pdn_provenance *origin,
                                    pdn_highlights *told) PDN_MUST_USE;

/** Writes study.ini with a comment on every section and key, in the language
 *  that pdn_words_use() set, into the folder, which is made where it is
 *  missing. PDN_EIO where a study.ini stands already: it is left as it is. */
PDN_API pdn_status pdn_report_init(const char *folder) PDN_MUST_USE;

PDN_API void pdn_highlights_clear(pdn_highlights *h);

#ifdef __cplusplus
}
#endif

#endif
