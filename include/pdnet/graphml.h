/* graphml.h - networks to and from files that Gephi, visone, R and Python
 * open. */
#ifndef PDN_GRAPHML_H
#define PDN_GRAPHML_H

#include "pdnet/findings.h"
#include "pdnet/network.h"
#include "pdnet/provenance.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Writes g to path (NULL or "-": standard output), whole or not at all.
 *  Numbers read back exactly; the four absences are kept apart. The origin is
 *  written as graph attributes where it is not NULL. */
pdn_status pdn_graphml_write(const char *path, const pdn_network *g,
                             const pdn_provenance *origin) PDN_MUST_USE;

/** Reads GraphML (ours, or another program's: keys by attr.name, missing
 *  `tie` means 1, missing `responded` means that all answered). Faults with
 *  their line are in the message. Where digest is not NULL the SHA-256 of the
 *  bytes read is put there (65 chars). */
pdn_status pdn_graphml_read(const char *path, pdn_network *out,
                            char *digest) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
