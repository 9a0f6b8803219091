/* synth_model.h - what a recipe says, and the people and answers made of it.
 * Private to the synth files. */
#ifndef PDN_SYNTH_MODEL_H
#define PDN_SYNTH_MODEL_H

#include "core/purposes.h"
#include "pdnet/core.h"
#include "pdnet/synth.h"

#include <stdio.h>

enum {
    PDN_I_PLACES = 40,
    PDN_I_SECTORS = 80,
    PDN_I_WAVES = 12,
    PDN_I_PLANTS = 80,
    PDN_I_SOME = 40, /* groups, units, copies, further truth lines */
    PDN_I_ID = 40
};

typedef struct {
    const char **item;
    size_t items;
} pdn_i_list;

typedef struct {
    const char *title, *language, *by, *nullpunkt;
    double seed;
} pdn_i_study;

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
    pdn_i_list barriers;
} pdn_i_contact;

typedef struct {
    const char *name, *code;
    double region; /* 1: serves all places */
    size_t line;
} pdn_i_place;

typedef struct {
    const char *name, *code, *role;
    double level, mandate, brief; /* brief 1: a short form, no knowledge... */
    pdn_i_list people;            /* posts per place, in order of places */
    double post[PDN_I_PLACES];
    size_t line;
} pdn_i_sector;

typedef struct {
    const char *name, *format;
    double response; /* per cent */
    size_t line;
} pdn_i_wave;

typedef struct {
    const char *name, *first;
    pdn_i_list people;
    size_t line;
} pdn_i_group;

typedef struct {
    double units, first, last; /* how many units, years */
    double population;         /* median */
    const char *indicator, *counter, *published, *split;
    const char *group, *definition, *split_definition, *counter_definition;
    const char *shown, *benchmark, *references;
    double share; /* per cent, of the made county */
} pdn_i_outcomes;

typedef struct {
    const char *name;
    double year, population, events, published; /* published: per cent */
    size_t line;
} pdn_i_unit;

typedef struct {
    const char *name, *file;
    size_t line;
} pdn_i_copy;

/** One planted effect; which keys it has depends on its kind. */
typedef struct {
    const char *name, *kind;
    pdn_i_list between, dependants, shown;
    const char *from, *to, *person, *group, *place, *sector, *unit, *barrier;
    const char *first, *last; /* waves; absent: from the first, to the last */
    double contact, elsewhere, back, keep, say, quality, other, fte, posts,
        answered, z, year, years, population;
    size_t line;
} pdn_i_plant;

/** A line of truth that no plant makes by itself. */
typedef struct {
    const char *name, *wave, *tool, *options, *input, *row, *column, *expected,
        *why, *later, *plant; /* plant: stands only where that is planted */
    size_t line;
} pdn_i_line;

typedef struct {
    pdn_arena text;
    char *bytes; /* the recipe as it stands, for the study folder */
    size_t size;
    const char *folder; /* of the recipe's file, for copies */
    pdn_i_study study;
    pdn_i_contact contact;
    pdn_i_outcomes outcomes;
    pdn_i_place place[PDN_I_PLACES];
    pdn_i_sector sector[PDN_I_SECTORS];
    pdn_i_wave wave[PDN_I_WAVES];
    pdn_i_group group[PDN_I_SOME];
    pdn_i_unit unit[PDN_I_SOME];
    pdn_i_copy copy[PDN_I_SOME];
    pdn_i_plant plant[PDN_I_PLANTS];
    pdn_i_line line[PDN_I_SOME];
    size_t places, sectors, waves, groups, units, copies, plants, lines;
    size_t made; /* waves that are made: the first so many */
    uint64_t seed;
} pdn_i_recipe;

/** Somebody in one wave. */
typedef struct {
    char id[PDN_I_ID];
    uint64_t key; /* of the id: what the streams are drawn by */
    const pdn_i_sector *sector;
    const pdn_i_place *place;
    const pdn_i_group *group; /* or NULL */
    double fte, mandate;
    double activity, grade;
    bool answered;
} pdn_i_person;

typedef struct {
    size_t wave, people;
    pdn_i_person *person;
} pdn_i_crowd;

/** What is likely between two people; [0] is first to second. */
typedef struct {
    double contact, say[2], quality[2], barred[2], need[2];
    const char *barrier[2]; /* the code when barred; NULL: any */
} pdn_i_chance;

/* synth_recipe.c: reads and checks a recipe (text is copied). */
pdn_status pdn_i_recipe_read(const char *name, char *bytes, size_t size,
                             pdn_findings *f, pdn_i_recipe *out) PDN_MUST_USE;
void pdn_i_recipe_clear(pdn_i_recipe *r);
bool pdn_i_listed(const pdn_i_list *l, const char *word);
/** Index of the wave of that name; `otherwise` for NULL or an unknown one. */
size_t pdn_i_wave_at(const pdn_i_recipe *r, const char *name, size_t otherwise);
bool pdn_i_plant_is(const pdn_i_plant *p, const char *kind);
/** Whether the plant works in that wave. */
bool pdn_i_plant_at(const pdn_i_recipe *r, const pdn_i_plant *p, size_t wave);

/** The first key that the plant has and its kind does not take, or NULL. */
const char *pdn_i_plant_odd_key(const pdn_i_plant *p);

/* synth_check.c: what a recipe must hold beside its form. */
pdn_status pdn_i_recipe_check(const pdn_i_recipe *r, const char *file,
                              pdn_findings *f) PDN_MUST_USE;
pdn_status pdn_i_fault(pdn_findings *f, const char *file, size_t line,
                       const char *what, const char *which) PDN_MUST_USE;
/** Whether word is one of words, which spaces join. */
bool pdn_i_among(const char *words, const char *word);

/* synth_default.c: the recipe when none is given; malloc'ed. */
pdn_status pdn_i_recipe_default(const pdn_synth_options *o, pdn_findings *f,
                                char **bytes, size_t *size) PDN_MUST_USE;

/* synth_people.c */
pdn_status pdn_i_crowd_make(const pdn_i_recipe *r, size_t wave,
                            pdn_i_crowd *out) PDN_MUST_USE;
void pdn_i_crowd_clear(pdn_i_crowd *c);
uint64_t pdn_i_key(const char *text);
/** The stream of (purpose, a, b) under the recipe's seed. */
pdn_random pdn_i_stream(const pdn_i_recipe *r, uint64_t purpose, uint64_t a,
                        uint64_t b);

/* synth_plants.c: what is likely between two people after every plant. */
pdn_i_chance pdn_i_chance_of(const pdn_i_recipe *r, size_t wave,
                             const pdn_i_person *a, const pdn_i_person *b);

/* synth_export.c: a CSV file as somebody's program saves it. */
typedef struct {
    FILE *f;
    char *bytes;
    size_t size;
    bool excel, bom, begun;
} pdn_i_export;
pdn_status pdn_i_export_open(const char *format,
                             pdn_i_export *out) PDN_MUST_USE;
void pdn_i_put_text(pdn_i_export *e, const char *s);
void pdn_i_put_number(pdn_i_export *e, double x);
void pdn_i_put_end(pdn_i_export *e);
/** Writes it to folder/name and clears it. */
pdn_status pdn_i_export_close(pdn_i_export *e, const char *folder,
                              const char *name) PDN_MUST_USE;
void pdn_i_export_clear(pdn_i_export *e);
pdn_status pdn_i_file_write(const char *folder, const char *name,
                            const char *bytes, size_t size) PDN_MUST_USE;

/** The resource columns that made outcomes have, joined by commas. */
#define PDN_I_RESOURCES "low_income_share,upper_secondary_share,vacancy_rate"
/** Name of made unit number i. */
void pdn_i_unit_name(const pdn_i_recipe *r, size_t i, char name[PDN_I_ID]);

/* synth_ties.c, synth_outcomes.c, synth_practices.c, synth_truth.c: one kind of
 * file each. */
pdn_status pdn_i_ties_write(const pdn_i_recipe *r, const pdn_i_crowd *c,
                            const char *folder) PDN_MUST_USE;
pdn_status pdn_i_outcomes_write(const pdn_i_recipe *r,
                                const char *folder) PDN_MUST_USE;
/** Whether practices are made: outcomes with a planted deviant, and no
 *  practices that are copied. */
bool pdn_i_practices_made(const pdn_i_recipe *r);
pdn_status pdn_i_practices_write(const pdn_i_recipe *r,
                                 const char *folder) PDN_MUST_USE;
pdn_status pdn_i_truth_write(const pdn_i_recipe *r,
                             const char *folder) PDN_MUST_USE;

#endif
