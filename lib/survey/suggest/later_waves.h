/* later_waves.h - further surveys: in files beside one (svar-2023.csv,
 * svar-2024.csv), or told apart by a column of one file (År). */
#ifndef PDN_LATER_WAVES_H
#define PDN_LATER_WAVES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/** One survey, and what it is called. where: COLUMN=VALUE, its rows; NULL: all.
 */
typedef struct {
    const char *label, *actors, *answers, *where;
} later_wave;

/** In the order of time, as far as it is told. Zero-initialise. */
typedef struct {
    later_wave *wave;
    size_t n, capacity;
    const char *other; /* a file of that name whose headings are others; NULL */
    const char *column;   /* of one file, that tells them apart; NULL: files */
    const char *named_by; /* of days, whose year the only one is called after;
                             NULL: none */
} later_waves;

/** The survey of the two files of `one`, and those whose names are the same but
 *  for the year: with actors of that year where such a file is there. Headings
 *  of answers must be the same, at least as many as `alike` per cent of them.
 *  Without a year in the name the only one is called "1". Where `one` has a
 *  label, it is the only one. */
pdn_status later_waves__find(later_wave one, const pdn_csv_options *csv,
                             size_t alike, pdn_arena *text,
                             later_waves *out) PDN_MUST_USE;

/** Where a column of the answers (år, runde ...) says of which of several
 *  surveys a row is: those surveys. */
pdn_status later_waves__in_column(later_wave one, const pdn_csv_options *csv,
                                  pdn_arena *text,
                                  later_waves *out) PDN_MUST_USE;

/** The same by the year of the days in a column (Fullført), where the same
 *  stands twice in the columns `key`. t: the answers as they were read. */
pdn_status later_waves__by_day(later_wave one, const pdn_table *t,
                               const size_t *key, size_t keys, pdn_arena *text,
                               later_waves *out) PDN_MUST_USE;

/** Calls the only survey, where the name of its file has no year, after the
 *  year that all days of a column are of. */
pdn_status later_waves__name(const pdn_table *t, pdn_arena *text,
                             later_waves *out) PDN_MUST_USE;

void later_waves__clear(later_waves *v);

#endif
