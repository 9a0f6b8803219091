/* format_parts.h - the readers and writers of the formats, and what they
 * share. */
#ifndef PDN_FORMAT_PARTS_H
#define PDN_FORMAT_PARTS_H

#include "pdnet/formats.h"
#include "raw_graph.h"

/** Letters of a key in GML that are read, and so written at most. */
enum { GML_LONGEST_KEY = 200 };

/** Fill d from a file's text, which ends with a NUL; what is wrong is a fault
 *  in d->faults. */
pdn_status pajek_read__text(graphml__file *d, char *text) PDN_MUST_USE;
pdn_status dl_read__text(graphml__file *d, char *text) PDN_MUST_USE;
pdn_status gml_read__text(graphml__file *d, char *text) PDN_MUST_USE;

/** The partition in the text of a .clu as the actor column of that name. */
pdn_status pajek_read__partition(graphml__file *d, const char *name,
                                 const char *file, char *text) PDN_MUST_USE;

/** Write the contacts; what is lost is told in f. */
pdn_status pajek_write__network(FILE *out, const pdn_network *g,
                                pdn_diagnostics *f) PDN_MUST_USE;
pdn_status pajek_write__partition(FILE *out, const pdn_network *g,
                                  const char *column,
                                  pdn_diagnostics *f) PDN_MUST_USE;
pdn_status dl_write__network(FILE *out, const pdn_network *g,
                             pdn_diagnostics *f) PDN_MUST_USE;
pdn_status gml_write__network(FILE *out, const pdn_network *g,
                              pdn_diagnostics *f) PDN_MUST_USE;
pdn_status gexf_write__network(FILE *out, const pdn_network *g,
                               pdn_diagnostics *f) PDN_MUST_USE;

/** Two tables in a folder, which is made where it is not there. */
pdn_status csv_folder__write(const char *path, pdn_network_format format,
                             const pdn_network *g,
                             pdn_diagnostics *f) PDN_MUST_USE;
pdn_status csv_folder__read(const char *path, pdn_diagnostics *f,
                            pdn_provenance *origin,
                            pdn_network *out) PDN_MUST_USE;

/** What a format holds beside ids and contacts. */
typedef struct {
    const char *called;            /* in messages: "Pajek" */
    bool columns, states, answers; /* columns; kinds of absence; no contacts */
} format_holds;

/** Tells in f what the format cannot hold of g. */
pdn_status format_losses__tell(const pdn_network *g, const format_holds *holds,
                               pdn_diagnostics *f) PDN_MUST_USE;

/** Tells that so many texts were changed or may be read wrongly; nothing of 0.
 */
pdn_status format_losses__texts(size_t n, const char *what,
                                pdn_diagnostics *f) PDN_MUST_USE;

/** The frequency of a contact, 1 where none is stated. */
double format_losses__weight(const pdn_network *g, size_t tie);

/** Has any text a letter that is not ASCII? */
bool format_losses__beyond_ascii(const char *s);

#endif
