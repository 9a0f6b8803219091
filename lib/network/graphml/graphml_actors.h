/* graphml_actors.h - who the nodes are: ids and names to show, wherever another
 * program keeps them. */
#ifndef PDN_GRAPHML_ACTORS_H
#define PDN_GRAPHML_ACTORS_H

#include "graphml_cells.h"

/**
 * Fills the columns id and label of the table.
 *
 * id     the attribute id; where there is none (`bare`) and the nodes are only
 *        numbered, the attribute name if it tells all apart (R's igraph,
 *        Cytoscape); else the node's own id.
 * label  the attribute label, else the name, else what yEd draws, else the id.
 *
 * Two actors of one id (as names are compared) are a fault in d->faults.
 */
pdn_status graphml_actors__complete(graphml__file *d, bool bare,
                                    pdn_table *t) PDN_MUST_USE;

/** A graph attribute that says: every name is its label, an id too. */
#define GRAPHML_NAMES_IN_LABEL "names_in_label"

/** Takes the attribute `name` of a file where it only repeats the id (as ours
 *  does for R's igraph) for what it is, and makes the column name of the
 *  labels. The attributes of the graph are set. */
pdn_status graphml_actors__names(pdn_network *g) PDN_MUST_USE;

#endif
