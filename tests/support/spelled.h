/* spelled.h - a table as one line, for what is read to be compared with. */
#ifndef PDN_SPELLED_H
#define PDN_SPELLED_H

#include "pdnet/table.h"

#include <stdio.h>

/* The cells of a table as one line: name=a|b;... */
static void spell(const pdn_table *t, char *text, size_t size)
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t k = 0; k < t->columns; k++) {
        used += (size_t)snprintf(text + used, size - used,
                                 "%s%s=", k > 0 ? ";" : "", t->column[k].name);
        for (size_t i = 0; i < t->rows; i++) {
            char number[PDN_NUMBER_SIZE];
            const char *cell = "(null)";
            if (t->column[k].kind == PDN_TEXT) {
                if (t->column[k].text[i] != NULL) cell = t->column[k].text[i];
            } else {
                pdn_number_write(t->column[k].number[i], number);
                cell = number;
            }
            used += (size_t)snprintf(text + used, size - used, "%s%s",
                                     i > 0 ? "|" : "", cell);
        }
    }
}

#endif
