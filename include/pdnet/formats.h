/* formats.h - networks in the files of other programs. */
#ifndef PDN_FORMATS_H
#define PDN_FORMATS_H

#include "pdnet/core.h"
#include "pdnet/network.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a file of a network may be. */
typedef enum {
    PDN_AS_SAID, /* by the name of the file */
    PDN_AS_GRAPHML,
    PDN_AS_PAJEK, /* .net or .paj; a partition in .clu beside it */
    PDN_AS_DL,    /* UCINET's text */
    PDN_AS_GML,
    PDN_AS_GEXF,    /* written only */
    PDN_AS_CSV,     /* a folder with actors.csv and ties.csv */
    PDN_AS_GEPHI,   /* written only: a folder with nodes.csv and edges.csv */
    PDN_AS_KUMU,    /* written only: elements.csv and connections.csv */
    PDN_AS_POLINODE /* written only: nodes.csv and edges.csv */
} pdn_network_format;
extern PDN_API const pdn_option_word pdn_network_formats[];

/** The format that the name of a file is of: its ending, or CSV where a folder
 *  stands there or the name ends in /. PDN_AS_SAID: none is known by it. */
PDN_API pdn_network_format pdn_network_format_of(const char *path);

/**
 * Reads a network. Of files that are not ours the rules of pdn_graphml_read
 * hold: names and types are matched, repeated ties merged, frequency 0 is no
 * tie. Pajek: labels are ids where they tell all apart; a mixture of arcs and
 * edges is directed, an edge an arc each way. `groups` (may be NULL) is what
 * the column of a .clu beside a .net is called, else cluster.
 *
 * Errors  PDN_EARG    the format is written only, or not known
 *         PDN_EPARSE  the file breaks its format; file and line are told
 *         PDN_EIO, PDN_ENOMEM
 */
PDN_API pdn_status pdn_network_read(const char *path, pdn_network_format format,
                                    const char *groups, pdn_diagnostics *f,
                                    pdn_provenance *origin,
                                    pdn_network *out) PDN_MUST_USE;

/**
 * Writes a network, whole or not at all. What the format cannot hold is told in
 * f: columns, answers that are no contact, who did not answer, kinds of
 * absence.
 *
 * @param groups  an actor column that goes to a .clu beside a .net; or NULL
 * @param origin  kept by GraphML alone; may be NULL
 *
 * Errors  PDN_EARG   no format is known by the name; groups without Pajek
 *         PDN_EDATA  no such column, or text that the format cannot hold
 *         PDN_EIO, PDN_ENOMEM
 */
PDN_API pdn_status pdn_network_write(const char *path,
                                     pdn_network_format format,
                                     const char *groups, const pdn_network *g,
                                     pdn_diagnostics *f,
                                     const pdn_provenance *origin) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
