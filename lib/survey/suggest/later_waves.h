/* later_waves.h - files of further surveys beside one: svar-2023.csv,
 * svar-2024.csv. */
#ifndef PDN_LATER_WAVES_H
#define PDN_LATER_WAVES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/** One survey, and what it is called. */
typedef struct {
    const char *label, *actors, *answers;
} later_wave;

/** By year. Zero-initialise. */
typedef struct {
    later_wave *wave;
    size_t n, capacity;
    const char *other; /* a file of that name whose headings are others; NULL */
} later_waves;

/** The survey of the two files of `one`, and those whose names are the same but
 *  for the year: with actors of that year where such a file is there. Headings
 *  of answers must be the same, at least as many as `alike` per cent of them.
 *  Without a year in the name the only one is called "1". Where `one` has a
 *  label, it is the only one. */
pdn_status later_waves__find(later_wave one, const pdn_csv_options *csv,
                             size_t alike, pdn_arena *text,
                             later_waves *out) PDN_MUST_USE;

/** A column of the file that says of which of several surveys a row is (år,
 *  runde ...), SIZE_MAX where there is none; list: its values, as a message has
 *  them. */
pdn_status later_waves__column(const pdn_table *t, size_t *column,
                               char list[120]) PDN_MUST_USE;

void later_waves__clear(later_waves *v);

#endif
