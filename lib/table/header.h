/* header.h - which column of a file is which of the columns wanted. */
#ifndef PDN_HEADER_H
#define PDN_HEADER_H

#include "table/foreign/title_rows.h"

#include "pdnet/table.h"

/** One column of the file. */
typedef struct {
    const char *name;     /* the fixed name, or its own */
    const pdn_want *want; /* NULL: carried along */
    bool nameless;        /* must be empty; is left out then */
    bool twice;           /* its name stands before it already: left out */
    bool given;           /* named by --column */
} header__heading;

/** What is asked of a header. */
typedef struct {
    const char *file;
    size_t line;
    const pdn_want *want;
    size_t wants;
    const pdn_csv_options *options;
} header__wanted;

/** Finds what each of the n names of the header is, by name without regard to
 *  case, other spellings and --column. A name twice, a required column that is
 *  missing, a --column that fits nothing are errors in f. `out` has n places;
 *  text that is kept is taken from the arena. */
pdn_status header__match(const header__wanted *h, char *const *name, size_t n,
                         pdn_arena *text, pdn_diagnostics *f,
                         header__heading *out) PDN_MUST_USE;

/** Whether outcomes are wanted, by year, and none of the names is of a column
 *  of years, nor is one said to be. */
pdn_status header__wants_years(const header__wanted *h, char *const *name,
                               size_t n, bool *yes) PDN_MUST_USE;

/** How these n names would do as the header; nothing is told. */
pdn_status header__fit(const header__wanted *h, char *const *name, size_t n,
                       title_rows__fit *out) PDN_MUST_USE;

#endif
