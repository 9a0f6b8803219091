/* named_services.h - what is known of each actor where people name services,
 * which never answer. */
#ifndef PDN_NAMED_SERVICES_H
#define PDN_NAMED_SERVICES_H

#include "measure_context.h"

/** Keeps contacts: of people whom they name, of services how many name them.
 *  All that needs a way through others is not defined, and nobody was asked of
 *  people. */
void named_services__keep(struct measure_context *w);

#endif
