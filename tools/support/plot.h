/* plot.h - what the kinds of pdn-plot share: one picture under way. A kind
 * that is drawn of one table stands in plots/sheet/sheet_kinds.h; one that
 * needs more is a file plot_NAME.c, its line below and its row in pdn-plot.c.
 */
#ifndef PDN_PLOT_H
#define PDN_PLOT_H

#include "cli.h"
#include "picture.h"

#include "pdnet/sheets.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"

/** The options of pdn-plot. */
typedef struct {
    const char *size, *by, *measures, *breakdown, *anchor, *layout, *study;
    const char *bands, *tiles, *indicator;
    const char *label, *people, *units, *highlight;
    const char *words;
    const char *near, *crosswalk, *aliases, *practices;
    double stability;
    long year;
    pdn_list reference;
    bool internal;
} pdn_plot_args;

/** One call under way. */
typedef struct {
    pdn_call *call;
    const pdn_plot_args *a;
    const char *input; /* "-": standard input */
    pdn_picture picture;
    pdn_sheet_facts facts;
    pdn_arena text; /* of what is read */
} pdn_plot;

/** Opens the picture; title and what it shows are for those who hear it. */
pdn_status plot__begin(pdn_plot *p, const char *title, const char *about);

/** Ends the picture, if one is open: the drawing's failure, else its own. */
pdn_status plot__finish(pdn_plot *p, pdn_status drawn);

/** Reads a table that a tool wrote, and takes the facts and the provenance of
 *  it. The rows are the caller's to free. */
pdn_status plot__rows(pdn_plot *p, const char *path, const pdn_schema *schema,
                      void **rows, size_t *n);

/** The places of --anchor; none without it. The caller's to free. */
pdn_status plot__anchor(pdn_plot *p, pdn_place **place, size_t *n);

/** Writes the places to the file of --layout-out; nothing without it. */
pdn_status plot__layout(const pdn_plot *p, const pdn_place *place, size_t n);

/* The kinds: each reads its input and draws one sheet. */
typedef pdn_status plot__kind(pdn_plot *p);
plot__kind plot__network, plot__pairs, plot__outcomes, plot__difference,
    plot__multiples, plot__visits;
pdn_status plot__table(pdn_plot *p, const pdn_sheet_kind *kind);

#endif
