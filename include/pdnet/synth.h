/* synth.h - a made study with planted findings. */
#ifndef PDN_SYNTH_H
#define PDN_SYNTH_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What to make. Zero means the default, or what the recipe says. */
typedef struct {
    const char *recipe;     /* path of a recipe; NULL: the default one */
    size_t actors, sectors; /* only for recipes that name no sectors */
    size_t waves;           /* the first so many waves */
    const double *response; /* shares 0..1, one per wave; the last goes on */
    size_t responses;
    uint64_t seed; /* 0: the recipe's own, else 1 */
} pdn_synth_options;

/**
 * Makes a study in `folder` (made if it is not there): study.ini, per wave
 * actors and ties, outcomes, practices, truth.csv, truth-later.csv, recipe.ini
 * (which remakes it) and the files that the recipe copies.
 *
 * The same recipe and seed give the same bytes. Every chance has a stream of
 * its own, so that taking one planted effect out of the recipe changes the
 * answers that it touched and nothing else.
 *
 * Faults of the recipe are recorded in f (PDN_EPARSE); what was left out
 * because the study is too small for it is a note. Each file appears whole or
 * not at all.
 */
PDN_API pdn_status pdn_synth(const pdn_synth_options *o, const char *folder,
                             pdn_diagnostics *f) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
