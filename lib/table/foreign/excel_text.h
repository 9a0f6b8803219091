/* excel_text.h - what Excel does to texts that are not numbers. */
#ifndef PDN_EXCEL_TEXT_H
#define PDN_EXCEL_TEXT_H

#include "pdnet/core.h"

#include <stddef.h>

/** Makes a field `="0301"` (a formula whose value is its text, so that Excel
 *  leaves the zero alone) the quoted field it stands for, in place in n bytes
 *  of CSV. Returns how many there were. */
size_t excel_text__open_formulas(char *s, size_t n, char separator);

/** The same for n fields that are split already: `="0301"` that stood in quotes
 *  of its own. Their text is changed in place. */
size_t excel_text__unwrap(char **field, size_t n);

/** What to say behind a text that is no number; "" where its cause is not
 *  known. Begins with a blank. Static text. */
const char *excel_text__cause(const char *s);

/** Tells how many cells were written so; nothing where none was. */
pdn_status excel_text__tell(const char *file, size_t n,
                            pdn_diagnostics *f) PDN_MUST_USE;

#endif
