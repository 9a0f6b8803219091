/* plain_csv.h - a table as the CSV that every reader here takes back. */
#ifndef PDN_PLAIN_CSV_H
#define PDN_PLAIN_CSV_H

#include "pdnet/table.h"

#include <stdio.h>

/** Header and rows: commas, line feeds, quotes where they are needed; texts as
 *  they are, numbers in the shortest form that reads back, absences as their
 *  marks. */
void plain_csv__print(FILE *f, const pdn_table *t);

#endif
