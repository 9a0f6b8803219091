/* wave_tables.h - the tables of two waves, and the tests that each has of what
 * a sentence of change may come of. */
#ifndef PDN_WAVE_TABLES_H
#define PDN_WAVE_TABLES_H

#include "pdnet/waves.h"
#include "stats/test_family.h"

/** As pdn_wave_NAME_make, but the tests of the table are added to `tests`, and
 *  q and clear left to who adjusts over them (test_family__adjust), while the
 *  rows stand. */
pdn_status wave_ratings__make(const pdn_wave wave[2],
                              const pdn_waves_options *o, pdn_diagnostics *f,
                              test_family *tests,
                              pdn_wave_ratings *out) PDN_MUST_USE;

pdn_status wave_barriers__make(const pdn_wave wave[2],
                               const pdn_waves_options *o, pdn_diagnostics *f,
                               test_family *tests,
                               pdn_wave_barriers *out) PDN_MUST_USE;

/** The last of them: its tests are added, which are in is chosen, and all are
 *  adjusted, pair after pair that stands out. Its own are taken out again. */
pdn_status wave_pairs__make(const pdn_wave wave[2],
                            const pdn_breakdown *const verdicts[2],
                            const pdn_waves_options *o, pdn_diagnostics *f,
                            test_family *tests,
                            pdn_wave_pairs *out) PDN_MUST_USE;

#endif
