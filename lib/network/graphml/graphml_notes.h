/* graphml_notes.h - what became of another program's attributes. */
#ifndef PDN_GRAPHML_NOTES_H
#define PDN_GRAPHML_NOTES_H

#include "graphml_cells.h"

/** The network of what was read, if it is free of faults; d's findings, those
 *  notes too, go into f, which may be NULL. */
pdn_status graphml_notes__finish(graphml__file *d, pdn_diagnostics *f,
                                 pdn_network *out) PDN_MUST_USE;

#endif
