/* synth_model.h - what a recipe says, and the people and answers made of it.
 * Private to the synth files. */
#ifndef PDN_SYNTH_MODEL_H
#define PDN_SYNTH_MODEL_H

#include "core/purposes.h"
#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/synth.h"

#include <stdio.h>

enum {
    SYNTH_PLACES = 40,
    SYNTH_SECTORS = 80,
    SYNTH_WAVES = 12,
    SYNTH_PLANTS = 80,
    SYNTH_FEW = 40, /* groups, units, copies, further truth lines */
    SYNTH_ID_SIZE = 40
};

typedef struct {
    const char **item;
    size_t items;
} synth__list;

typedef struct {
    const char *title, *language, *by, *nullpunkt;
    double seed;
} synth__study;

/** Chances of contact and of saying so, and how the answers are spread. */
typedef struct {
    double within, place, region, sector, elsewhere; /* chances of contact */
    double say;      /* chance that an end of a contact names it */
    double activity; /* sd of people's activity, on the logit scale */
    double renewal;  /* chance that a contact is drawn anew next wave */
    double turnover; /* chance that a post gets a new holder next wave */
    double quality, grade, noise; /* mean, sd between raters, sd within */
    double skipped;               /* chance that a rating is not answered */
    double barrier, need;         /* chance of a code, of an unmet need */
    synth__list barriers;
} synth__contact;

typedef struct {
    const char *name, *code;
    double region; /* 1: serves all places */
    size_t line;
} synth__place;

typedef struct {
    const char *name, *code, *role;
    double level, mandate, brief; /* brief 1: a short form, no knowledge... */
    synth__list people;           /* posts per place, in order of places */
    double post[SYNTH_PLACES];
    size_t line;
} synth__sector;

typedef struct {
    const char *name, *format;
    double response; /* per cent */
    size_t line;
} synth__wave;

typedef struct {
    const char *name, *first;
    synth__list people;
    size_t line;
} synth__group;

/* Keys of [outcomes] that study.ini takes over as they are. */
enum { SYNTH_WORDS = 9 };

typedef struct {
    double units, first, last; /* how many units, years */
    double population;         /* median */
    const char *indicator, *counter, *published, *split;
    const char *group, *definition, *split_definition, *counter_definition;
    const char *shown, *benchmark, *references;
    const char *word[SYNTH_WORDS]; /* what things are called, by these keys */
    double share;                  /* per cent, of the made county */
} synth__outcomes;

typedef struct {
    const char *name;
    double year, population, events, published; /* published: per cent */
    size_t line;
} synth__unit;

typedef struct {
    const char *name, *file;
    size_t line;
} synth__copy;

/** One planted effect; which keys it has depends on its kind. */
typedef struct {
    const char *name, *kind;
    synth__list between, dependants, shown;
    const char *from, *to, *person, *group, *place, *sector, *unit, *barrier;
    const char *first, *last; /* waves; absent: from the first, to the last */
    double contact, elsewhere, back, keep, say, quality, other, fte, posts,
        answered, z, year, years, population;
    size_t line;
} synth__plant;

/** A line of truth that no plant makes by itself. */
typedef struct {
    const char *name, *wave, *tool, *options, *input, *row, *column, *expected,
        *why, *later, *plant; /* plant: stands only where that is planted */
    size_t line;
} synth__truth_line;

typedef struct {
    pdn_arena text;
    char *bytes; /* the recipe as it stands, for the study folder */
    size_t size;
    const char *folder; /* of the recipe's file, for copies */
    synth__study study;
    synth__contact contact;
    synth__outcomes outcomes;
    synth__place place[SYNTH_PLACES];
    synth__sector sector[SYNTH_SECTORS];
    synth__wave wave[SYNTH_WAVES];
    synth__group group[SYNTH_FEW];
    synth__unit unit[SYNTH_FEW];
    synth__copy copy[SYNTH_FEW];
    synth__plant plant[SYNTH_PLANTS];
    synth__truth_line line[SYNTH_FEW];
    size_t places, sectors, waves, groups, units, copies, plants, lines;
    size_t made; /* waves that are made: the first so many */
    uint64_t seed;
} synth__recipe;

/** Somebody in one wave. */
typedef struct {
    char id[SYNTH_ID_SIZE];
    uint64_t key; /* of the id: what the streams are drawn by */
    const synth__sector *sector;
    const synth__place *place;
    const synth__group *group; /* or NULL */
    double fte, mandate;
    double activity, grade;
    bool answered;
} synth__person;

typedef struct {
    size_t wave, people;
    synth__person *person;
} synth__crowd;

/** What is likely between two people; [0] is first to second. */
typedef struct {
    double contact, say[2], quality[2], barred[2], need[2];
    const char *barrier[2]; /* the code when barred; NULL: any */
} synth__chance;

/* synth_recipe.c: reads and checks a recipe (text is copied). */
pdn_status synth__recipe_read(const char *name, char *bytes, size_t size,
                              pdn_diagnostics *f,
                              synth__recipe *out) PDN_MUST_USE;
void synth__recipe_clear(synth__recipe *r);
bool synth__listed(const synth__list *l, const char *word);

/** Index of the wave of that name; `otherwise` for NULL or an unknown one. */
size_t synth__wave_at(const synth__recipe *r, const char *name,
                      size_t otherwise);
bool synth__plant_is(const synth__plant *p, const char *kind);

/** What is planted in that unit, or NULL. */
const synth__plant *synth__plant_of(const synth__recipe *r, const char *unit);

/** Whether the plant works in that wave. */
bool synth__plant_at(const synth__recipe *r, const synth__plant *p,
                     size_t wave);

/** The first key that the plant has and its kind does not take, or NULL. */
const char *synth__plant_odd_key(const synth__plant *p);

/* synth_check.c: what a recipe must hold beside its form. */
/** Its form alone. */
pdn_status synth__recipe_parse(const char *name, char *bytes, size_t size,
                               pdn_diagnostics *f,
                               synth__recipe *out) PDN_MUST_USE;
pdn_status synth__fault(pdn_diagnostics *f, const char *file, size_t line,
                        const char *what, const char *which) PDN_MUST_USE;

/** Whether word is one of words, which spaces join. */
bool synth__among(const char *words, const char *word);

/* synth_default.c: the recipe when none is given; malloc'ed. */
pdn_status synth__recipe_default(const pdn_synth_options *o, pdn_diagnostics *f,
                                 char **bytes, size_t *size) PDN_MUST_USE;

/* synth_people.c */
pdn_status synth__crowd_make(const synth__recipe *r, size_t wave,
                             synth__crowd *out) PDN_MUST_USE;
void synth__crowd_clear(synth__crowd *c);
uint64_t synth__hash(const char *text);

/** The stream of (purpose, a, b) under the recipe's seed. */
pdn_random synth__stream(const synth__recipe *r, uint64_t purpose, uint64_t a,
                         uint64_t b);

/* synth_plants.c: what is likely between two people after every plant. */

/** Which plants bend the chances of which sectors in one wave: found once, not
 *  for every two people. Zero-initialise. */
typedef struct {
    const synth__recipe *recipe;
    size_t wave;
    unsigned char *plant; /* lists, a pair of sectors each */
    unsigned char kind[SYNTH_PLANTS];
    uint64_t person[SYNTH_PLANTS]; /* key of whom a plant is about */
} synth__bends;

pdn_status synth__bends_make(const synth__recipe *r, size_t wave,
                             synth__bends *out) PDN_MUST_USE;
void synth__bends_clear(synth__bends *b);
synth__chance synth__chance_of(const synth__bends *bends,
                               const synth__person *a, const synth__person *b);

/* synth_export.c: a CSV file as somebody's program saves it. */
typedef struct {
    FILE *f;
    char *bytes;
    size_t size;
    bool excel, bom, begun;
} synth__file;
pdn_status synth__file_open(const char *format, synth__file *out) PDN_MUST_USE;
void synth__put_text(synth__file *e, const char *s);
void synth__put_number(synth__file *e, double x);
void synth__put_end(synth__file *e);

/** The folder of a study under way; its files take their places together. */
typedef struct {
    const char *path;
    bool made; /* it was not there before */
    pdn_atomic_file *file;
    size_t files, capacity;
} synth__folder;

pdn_status synth__folder_open(const char *path,
                              synth__folder *out) PDN_MUST_USE;
pdn_status synth__folder_commit(synth__folder *f) PDN_MUST_USE;

/** What was not committed goes, and a folder that was made for it. */
void synth__folder_clear(synth__folder *f);

/** Writes it to folder/name and clears it. */
pdn_status synth__file_close(synth__file *e, synth__folder *folder,
                             const char *name) PDN_MUST_USE;
void synth__file_clear(synth__file *e);
pdn_status synth__file_write(synth__folder *folder, const char *name,
                             const char *bytes, size_t size) PDN_MUST_USE;

/** The resource columns that made outcomes have, joined by commas. */
#define SYNTH_RESOURCES "low_income_share,upper_secondary_share,vacancy_rate"
/** Name of made unit number i. */
void synth__unit_name(const synth__recipe *r, size_t i,
                      char name[SYNTH_ID_SIZE]);

/* synth_ties.c, synth_outcomes.c, synth_practices.c, synth_truth.c: one kind of
 * file each. */
pdn_status synth__ties_write(const synth__recipe *r, const synth__crowd *c,
                             synth__folder *folder) PDN_MUST_USE;
pdn_status synth__outcomes_write(const synth__recipe *r,
                                 synth__folder *folder) PDN_MUST_USE;

/** Whether practices are made: outcomes with a planted deviant, and no
 *  practices that are copied. */
bool synth__practices_made(const synth__recipe *r);
pdn_status synth__practices_write(const synth__recipe *r,
                                  synth__folder *folder) PDN_MUST_USE;
pdn_status synth__truth_write(const synth__recipe *r,
                              synth__folder *folder) PDN_MUST_USE;

#endif
