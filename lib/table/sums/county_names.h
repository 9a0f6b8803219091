/* county_names.h - what Norway's counties are and were called. */
#ifndef PDN_COUNTY_NAMES_H
#define PDN_COUNTY_NAMES_H

#include <stdbool.h>

/** Is it a county's name, with a code before it or not? Oslo is none: it is a
 *  municipality too. */
bool county_names__has(const char *unit);

#endif
