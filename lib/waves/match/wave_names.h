/* wave_names.h - what somebody or something of an earlier wave is called in a
 * later one: other names of the same (aliases), and names that became others
 * (a crosswalk). */
#ifndef PDN_WAVE_NAMES_H
#define PDN_WAVE_NAMES_H

#include "core/textmap.h"
#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stddef.h>

/** Zero-initialise. Borrows both tables. */
typedef struct {
    const pdn_table *link; /* old, new, year, share; or NULL */
    const char **from, **to;
    bool *met; /* of each row: some name of some wave went that way, or bears
                  the old name */
    pdn_textmap alias;
    const char **id; /* of each row of the aliases */
    pdn_arena text;
} wave_names;

/** The time between two waves; an end that is not known is NaN. */
typedef struct {
    double from, to;
} wave_names__span;

enum { WAVE_NAMES_MOST = 32 };

/** What a name became: one other, or several parts. */
typedef struct {
    const char *name[WAVE_NAMES_MOST];
    size_t names;
    bool parted; /* split, or only a part of it went on */
} wave_names__end;

/** Takes the tables (either may be NULL). A share outside (0, 1] is a fault in
 *  f, PDN_EPARSE. */
pdn_status wave_names__take(const pdn_table *aliases,
                            const pdn_table *crosswalk, pdn_diagnostics *f,
                            wave_names *out) PDN_MUST_USE;

/** The key (pdn_name_key) that a name is compared by, the id where it is an
 *  alias. */
pdn_status wave_names__key(wave_names *w, const char *name,
                           const char **out) PDN_MUST_USE;

/** Follows a key through the links of the years in (from, to], and through
 *  those without a year where `later`, the keys of the later wave, does not
 *  have the name. PDN_EDATA: a circle, or too many parts. */
pdn_status wave_names__follow(wave_names *w, const char *key,
                              wave_names__span span, const pdn_textmap *later,
                              wave_names__end *out) PDN_MUST_USE;

/** Marks the rows whose old name some actor of g bears in any column. */
pdn_status wave_names__meet(wave_names *w, const pdn_network *g) PDN_MUST_USE;

/** Tells in f which rows of the crosswalk met nothing. */
pdn_status wave_names__tell(const wave_names *w,
                            pdn_diagnostics *f) PDN_MUST_USE;

/** The year that a wave's label begins with; NaN where it begins with none. */
double wave_names__year(const char *label);

void wave_names__clear(wave_names *w);

#endif
