/* manifest.h - whose folder a report stands in: report.json. */
#ifndef PDN_MANIFEST_H
#define PDN_MANIFEST_H

#include "pdnet/files.h"
#include "report_parts.h"

/** Writes report.json: public or internal, and every other file of the folder
 *  that the report is being written to, with its size and hash. A file that
 *  a report of the same kind has there keeps its mode; else those of an
 * internal report are for their owner alone. */
pdn_status manifest__write(const pdn_report *r,
                           const pdn_staged_folder *f) PDN_MUST_USE;

/** Keeps what stands at the place and is no report's: not what its report.json
 *  names, not what a killed run left half-written; nor, where there is none
 *  and it is to be replaced, what a report's files are called. */
pdn_status manifest__keep_others(const pdn_staged_folder *f,
                                 bool replace) PDN_MUST_USE;

#endif
