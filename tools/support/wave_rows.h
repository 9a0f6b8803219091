/* wave_rows.h - the tables of pdn-waves, one of which is written. */
#ifndef PDN_WAVE_ROWS_H
#define PDN_WAVE_ROWS_H

#include "wave_files.h"

typedef enum {
    WAVE_ROWS_TURNOVER,
    WAVE_ROWS_PAIRS,
    WAVE_ROWS_WHOLE,
    WAVE_ROWS_RATINGS,
    WAVE_ROWS_BARRIERS,
    WAVE_ROWS_ACTORS
} wave_rows__kind;

/** What they are made of. Zero-initialise. */
typedef struct {
    wave_files files;
    pdn_waves_options o;
    const char *within;        /* of the verdicts of pairs */
    pdn_breakdown *verdict;    /* of each wave, for the pairs */
    pdn_wave_changes *changes; /* of each wave and the next */
    pdn_about about;
} wave_rows;

/** Whether --suppress or --public was given. */
bool wave_rows__are_hidden(const pdn_call *call);

/** Makes and writes one; hidden is decided over all of them. */
pdn_status wave_rows__write(pdn_call *call, wave_rows__kind kind,
                            wave_rows *j) PDN_MUST_USE;

void wave_rows__clear(wave_rows *j);

#endif
