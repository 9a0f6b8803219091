/* foreign_names.h - columns of a GraphML of another program, as headings of a
 * file are. */
#ifndef PDN_FOREIGN_NAMES_H
#define PDN_FOREIGN_NAMES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/** Gives columns the names that a file of that kind knows them by (`Sector` is
 *  sector, `weight` is frequency), where none has it yet, and makes text that
 * is all numbers a column of numbers where one is wanted. */
pdn_status foreign_names__settle(const char *kind, pdn_table *t) PDN_MUST_USE;

#endif
