/* later_waves.h - further surveys: in files beside one (svar-2023.csv,
 * svar-2024.csv), or told apart by a column of one file (År). */
#ifndef PDN_LATER_WAVES_H
#define PDN_LATER_WAVES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

/** One survey, and what it is called. */
typedef struct {
    const char *label, *actors, *answers;
    const char *where; /* COLUMN=VALUE, its rows; NULL: all */
    const char *list;  /* of what its headings, codes, ask; NULL: none that is
                          its own */
    const char *codebook, *codebook_text; /* the file's name, made of its list,
                                             and what stands there; NULL: the
                                             one for all */
    const char *columns;   /* NAME=THEIRS, comma between: of its year; NULL */
    const char *roster_id; /* where it has a codebook of its own */
    const char *answers_file, *answers_text; /* what its answers stand for,
                                                where it is another; NULL */
    const char *aliases_file, *aliases_text; /* the same of names */
} later_wave;

/** In the order of time, as far as it is told. Zero-initialise. */
typedef struct {
    later_wave *wave;
    size_t n, capacity;
    const char *other; /* a file of that name whose headings are others; NULL */
    const char *unlisted; /* one whose headings are codes that no list of its
                             own explains; NULL */
    const char *wanted;   /* the name of such a list */
    bool strange_list;    /* the list is of another year than the answers */
    const char *column;   /* of one file, that tells them apart; NULL: files */
    const char *named_by; /* of days, whose year the only one is called after;
                             NULL: none */
} later_waves;

/** The survey of the two files of `one`, and those whose names are the same but
 *  for the year: with actors of that year where such a file is there. Headings
 *  of answers must be the same, at least as many as `alike` per cent of them.
 *  Where `one` has a list of what headings ask, each needs its own, of its
 *  year: the same code is another question, or person, in the next form.
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

/** Where a year (1900 to 2099) stands in a text; SIZE_MAX: nowhere. */
size_t later_waves__year_in(const char *name);

void later_waves__clear(later_waves *v);

#endif
