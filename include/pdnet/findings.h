/* findings.h - what was noticed in the input: faults, warnings and notes with
 * their place. Filled by readers, printed by tools, written by `--findings`. */
#ifndef PDN_FINDINGS_H
#define PDN_FINDINGS_H

#include "pdnet/arena.h"
#include "pdnet/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { PDN_NOTE, PDN_WARNING, PDN_ERROR } pdn_severity;

/** One thing noticed. line and column count from 1; 0 means that the finding
 *  is about the whole file (or the whole row). column is the field's number
 *  in its row, as a spreadsheet counts. */
typedef struct {
    const char *file; /* base name, or NULL */
    size_t line, column;
    pdn_severity severity;
    const char *code;    /* a fixed word, as `unknown-actor` */
    const char *message; /* what was found and what was wanted */
    const char *action;  /* what was done, or what to do; may be NULL */
} pdn_finding;

/** Zero-initialise to make one. */
typedef struct {
    pdn_arena text;
    pdn_finding *row;
    size_t rows, room, errors;
} pdn_findings;

/** Records one finding; `at` gives everything but the message, which fmt
 *  makes. Text is copied. Memory failure only. */
pdn_status pdn_findings_add(pdn_findings *f, pdn_finding at, const char *fmt,
                            ...) PDN_PRINTF(3, 4) PDN_MUST_USE;

/** PDN_OK without errors; else PDN_EPARSE whose message holds one line
 *  `file:line:column: message` per error, fifty at most and then a count. */
pdn_status pdn_findings_verdict(const pdn_findings *f) PDN_MUST_USE;

/** "note", "warning" or "error". */
const char *pdn_severity_name(pdn_severity s);

/** Writes `file:line:column: message` (the parts that are there) into text,
 *  cut to size; returns the length it wanted. */
size_t pdn_finding_text(const pdn_finding *f, char *text, size_t size);

void pdn_findings_clear(pdn_findings *f);

#ifdef __cplusplus
}
#endif

#endif
