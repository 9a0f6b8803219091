/* graphml_notes.h - what became of another program's attributes. */
#ifndef PDN_GRAPHML_NOTES_H
#define PDN_GRAPHML_NOTES_H

#include "graphml_cells.h"

/** Notes in d->faults: attributes that are read under another name, text that
 *  is read as numbers, attributes that nothing here is called by, and what is
 *  not read. Nothing of a file of this house. */
pdn_status graphml_notes__tell(graphml__file *d,
                               const pdn_network *g) PDN_MUST_USE;

/** The network of what was read, if it is free of faults; d's findings, those
 *  notes too, go into f, which may be NULL. */
pdn_status graphml_notes__finish(graphml__file *d, pdn_diagnostics *f,
                                 pdn_network *out) PDN_MUST_USE;

#endif
