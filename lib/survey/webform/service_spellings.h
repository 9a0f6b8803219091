/* service_spellings.h - what well-known services are called. */
#ifndef PDN_SERVICE_SPELLINGS_H
#define PDN_SERVICE_SPELLINGS_H

#include "pdnet/services.h"

/** The spellings of a service, in small letters, each between bars; NULL: the
 *  code is none. */
const char *service_spellings__of(int code);

#endif
