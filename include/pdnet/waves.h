/* waves.h - what changed from one survey to the next, and what only seems to
 * have: people who came, left or did not answer, services renamed. */
#ifndef PDN_WAVES_H
#define PDN_WAVES_H

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/shards.h"
#include "pdnet/table.h"
#include "pdnet/tallies.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One wave. A label that begins with a year (2021, 2021-høst) has its place in
 *  time by that. Borrowed. */
typedef struct {
    const char *label;
    const pdn_network *network;
} pdn_wave;

typedef struct {
    const char *by; /* column that groups people; NULL: pdn_network_by */
    const pdn_table *aliases;   /* alias, id: other ids of the same; or NULL */
    const pdn_table *crosswalk; /* old, new, year, share; or NULL */
    bool told;    /* what there is to remark of the crosswalk stands already */
    size_t draws; /* 0: none; p, q and intervals stay empty */
    size_t whole_draws; /* pdn_wave_changes_make: of the whole network's
                           figures */
    bool bare; /* no intervals are drawn: lo and hi of pairs and of the whole
                  network, and with them what is said, stay empty */
    size_t threads;
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard;        /* NULL: all draws are made here (shards.h) */
    const bool *left_out[2]; /* pdn_waves_turnover of two waves: of each of
                                their actors, who counts as on no list; NULL:
                                nobody */
} pdn_waves_options;

/** Draws when nobody says how many. */
enum { PDN_WAVES_DRAWS = 5000, PDN_WAVES_RESAMPLES = 1000 };

/** The options when nobody says otherwise. */
PDN_API pdn_waves_options pdn_waves_defaults(void);

/** A row of pdn-waves: two waves that follow one another. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/waves.def"
} pdn_waves_row;

extern PDN_API const pdn_schema pdn_waves_schema;

/**
 * What became of every contact from each wave to the next.
 *
 * Actors are the same by id, an alias, or the crosswalk: a link of the years
 * between the two waves (of labels that tell no year: any), or without a year
 * where the old name is gone. What is split, and the parts of it, cannot be
 * compared; of contacts that become one in a merger one is compared.
 *
 * Every contact of a wave is counted once, and the two sums add up:
 * ties_before = kept + lost + lost_by_leavers + lost_by_silence +
 * lost_by_renaming, ties_after = kept + new + new_by_joiners + new_by_silence +
 * new_by_renaming. Renaming comes first, then who is not on the list, then who
 * did not answer. A row of the crosswalk that meets nothing is told in f,
 * unless o->told; so is a group that is gone where another is new and has more
 * than half of its people.
 *
 * @param[out] rows  malloc'ed, waves - 1 of them, the caller's; labels borrow.
 *
 * Errors  PDN_EARG   fewer than two waves
 *         PDN_EDATA  waves that cannot be compared (one directed; other forms
 *                    of survey); a crosswalk that goes round in a circle
 *         PDN_EPARSE a share outside (0, 1] in the crosswalk
 * Cost    O(ties log ties) a wave
 * Proof   test_waves: by hand, and the sums over random pairs of waves
 */
PDN_API pdn_status pdn_waves_turnover(const pdn_wave *wave, size_t waves,
                                      const pdn_waves_options *o,
                                      pdn_diagnostics *f,
                                      pdn_waves_row **rows) PDN_MUST_USE;

/** What groups of the earlier wave are called in the later one by o->crosswalk:
 *  each name of the n becomes the one other that it is there, kept in a; one
 *  that was split, or that is no group there, stays. o->by groups people. */
PDN_API pdn_status pdn_waves_rename_groups(const pdn_wave wave[2],
                                           const pdn_waves_options *o,
                                           const char **name, size_t n,
                                           pdn_arena *a) PDN_MUST_USE;

/* ---- which pairs of groups have more contact, or less, than last time. */

/** What can be said of a pair. */
typedef enum {
    PDN_WAVE_NOT_TOLD, /* not assessable */
#define WAVE_CHANGE(name, code) PDN_WAVE_##name,
#include "columns/codes.def"
} pdn_wave_change;

/** The largest q at which a pair is said to have changed. */
#define PDN_WAVES_MOST_Q .10

/** A row of pdn-waves --pairs. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/waves_pairs.def"
} pdn_wave_pair;

extern PDN_API const pdn_schema pdn_waves_pairs_schema;

/** The pairs of one wave and the next. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_wave_pair *row; /* group_a <= group_b in byte order, rows so ordered */
    size_t rows;
    size_t *before, *after; /* of each: its row of `before` and `after`;
                               SIZE_MAX: none */
    size_t assessable, changed;
    size_t tested; /* those with a q */
    size_t tests;  /* what q is over: these, and those of other tables */
    size_t draws;
} pdn_wave_pairs;

/**
 * Where there is more or less contact than last time, among the same people.
 *
 * Only reports that both waves saw are compared (people who answered both
 * times, about people on both lists, in the groups of the later wave).
 * D = (T2 - mu2) - (T1 - mu1), mu what contact the two groups would have if it
 * followed only from how much each has with all others; within a group mu is
 * what both waves give together, shared out as the contacts between groups are,
 * so that a wave in which everybody reports more is no change. With fewer than
 * four groups that have contacts with others D = T2 - T1. p: the two
 * waves' reports of each dyad, both directions together, change places with
 * probability one half. q over all pairs that could be tested, as in
 * pdn_wave_changes_make, but by themselves.
 * While some q between groups is at most .10, the pair that stands out most
 * (the least p, then D over the root of the sum of squared changes of its
 * dyads) is marked, its cells leave mu, and the others are judged anew: else
 * one pair that grew makes all others look smaller. Its own figures are those
 * of then.
 *
 * A pair is said to have more or less contact at q <= .10 and with the interval
 * of contacts clear of 0. The interval: people of each group, those who
 * answered both times and the others apart, drawn again with replacement
 * (PDN_WAVES_RESAMPLES at most), each taking along the dyads s/he is an end of.
 *
 * @param before, after  the verdicts of each wave, or NULL.
 *
 * Errors  those of pdn_waves_turnover; PDN_EDATA: no such column `by`
 * Cost    draws x (changed dyads + iterations x groups squared), a step
 * Proof   test_wave_pairs: all 2^dyads exchanges of small networks; mu against
 *         R's glm; bench_waves: how often it says what is not so
 */
PDN_API pdn_status pdn_wave_pairs_make(const pdn_wave wave[2],
                                       const pdn_breakdown *before,
                                       const pdn_breakdown *after,
                                       const pdn_waves_options *o,
                                       pdn_diagnostics *f,
                                       pdn_wave_pairs *out) PDN_MUST_USE;

PDN_API void pdn_wave_pairs_clear(pdn_wave_pairs *p);

/* ---- steps agreed on, and what the next survey says of the pair. */

/**
 * Puts beside each step the verdict of the pair of groups it was about, in the
 * wave of the finding and in the last one, and the pair's change from that wave
 * to the next. It is what came after, never what came of it.
 *
 * A pair is that of group_a and group_b where they are given, else the one
 * that the finding begins with ("NAV og BUP: ..."; case does not count, the
 * longest name wins); what is no pair of any wave is taken out. A second call
 * begins anew: of rows that were hidden in between it takes what still stands.
 *
 * @param pair  rows of pdn_wave_pairs_make, waves in order. The steps borrow
 *              their names.
 * @param f     is told of steps whose groups or wave are not there; or NULL.
 *
 * Errors  PDN_EMEM
 * Cost    rows x pairs
 * Proof   test_action_followup, by hand
 */
PDN_API pdn_status pdn_actions_follow(pdn_action_row *row, size_t rows,
                                      const pdn_wave_pair *pair, size_t pairs,
                                      pdn_diagnostics *f) PDN_MUST_USE;

/* ---- figures of the network as a whole, before and after. */

/** Figures that two waves of the same people can differ in. */
enum { PDN_WAVE_WHOLES = 13, PDN_WAVES_WHOLE_DRAWS = 1000 };

/** A row of pdn-waves --whole. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/waves_whole.def"
} pdn_wave_whole;

extern PDN_API const pdn_schema pdn_waves_whole_schema;

/**
 * How the figures of pdn-measure --whole changed among people on both lists and
 * the reports that both waves saw; who did not answer both times counts as not
 * having answered. lo and hi: the same people drawn again, or left out, in both
 * waves. p: as of pdn_wave_pairs_make. With more than 500 people the figures of
 * paths are left empty.
 *
 * @param[out] row  labels and names borrow.
 *
 * Errors  those of pdn_waves_turnover; PDN_EDATA: people name services.
 * Cost    two networks measured a draw
 * Proof   test_wave_whole
 */
PDN_API pdn_status pdn_wave_whole_make(
    const pdn_wave wave[2], const pdn_waves_options *o, pdn_diagnostics *f,
    pdn_wave_whole row[PDN_WAVE_WHOLES]) PDN_MUST_USE;

/* ---- what the same people rate. */

/** A row of pdn-waves --ratings. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/waves_ratings.def"
} pdn_wave_rating;

extern PDN_API const pdn_schema pdn_waves_ratings_schema;

/** Rows of everybody, then of each group about each, rating after rating;
 *  without those that nobody gave both times. Zero-initialise; labels borrow
 *  from the networks. */
typedef struct {
    pdn_wave_rating *row;
    size_t rows;
} pdn_wave_ratings;

/**
 * How the ratings changed among people who gave them both times, each rater's
 * mean against his own: other raters are no change.
 *
 * Errors  those of pdn_waves_turnover; PDN_EDATA: no such column `by`
 * Cost    ties, and draws x raters for each row
 * Proof   waves.bats: p by hand over all signs, the interval by Student's t
 */
PDN_API pdn_status pdn_wave_ratings_make(const pdn_wave wave[2],
                                         const pdn_waves_options *o,
                                         pdn_diagnostics *f,
                                         pdn_wave_ratings *out) PDN_MUST_USE;

PDN_API void pdn_wave_ratings_clear(pdn_wave_ratings *r);

/* ---- which obstacles the same people name. */

/** A row of pdn-waves --barriers. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/waves_barriers.def"
} pdn_wave_barrier;

extern PDN_API const pdn_schema pdn_waves_barriers_schema;

/** Code after code in byte order: everybody, then each pair of groups, without
 *  those of which nobody named it. Zero-initialise; labels borrow from the
 *  networks. */
typedef struct {
    pdn_arena text;
    pdn_wave_barrier *row;
    size_t rows;
} pdn_wave_barriers;

/**
 * How many of the people who gave ratings or obstacles both times name each
 * obstacle before and after: the same people twice, so that other respondents
 * are no change. p: McNemar's mid-p (Fagerland, Lydersen and Laake 2013, BMC
 * Med Res Methodol 13:91); no draws.
 *
 * Errors  those of pdn_waves_turnover; PDN_EDATA: no such column `by`
 * Cost    ties, and people x groups x codes
 * Proof   test_wave_barriers: by hand, and R's figures
 */
PDN_API pdn_status pdn_wave_barriers_make(const pdn_wave wave[2],
                                          const pdn_waves_options *o,
                                          pdn_diagnostics *f,
                                          pdn_wave_barriers *out) PDN_MUST_USE;

PDN_API void pdn_wave_barriers_clear(pdn_wave_barriers *b);

/** Before rows are hidden (privacy.h): marks how many named an obstacle that is
 *  no code in some of these networks (pdn_obstacle_is_code) as suppressed, and
 *  with that the text. How many rows. */
PDN_API size_t pdn_wave_barriers_codes_only(const pdn_network *const *g,
                                            size_t waves, pdn_wave_barrier *row,
                                            size_t rows);

/* ---- all of these, and one adjustment over their tests. */

/** Tables of pdn_wave_changes. */
enum {
    PDN_WAVE_TABLE_PAIRS = 1,
    PDN_WAVE_TABLE_WHOLE = 2,
    PDN_WAVE_TABLE_RATINGS = 4,
    PDN_WAVE_TABLE_BARRIERS = 8,
    PDN_WAVE_TABLE_ALL = 15
};

/** Zero-initialise. */
typedef struct {
    pdn_wave_pairs pairs;
    pdn_wave_whole whole[PDN_WAVE_WHOLES];
    size_t wholes; /* rows of whole; 0: people name services */
    pdn_wave_ratings ratings;
    pdn_wave_barriers barriers;
} pdn_wave_changes;

/**
 * Every table of what changed from one wave to the next, with q by Benjamini
 * and Hochberg over the tests of all of them that a sentence of change may come
 * of: pairs that could be tested, ratings (of everybody, and of each group
 * about each), obstacles of everybody. Any one table has the q that it has
 * beside the others. (Of the functions above each adjusts over its own table.)
 * Figures of the whole network have a q of their own: no sentence is made of
 * them, and where all report more they change, which would let false sentences
 * of pairs through.
 *
 * A test is left out, and its q empty, where it could not be told whatever was
 * found: where all that changed had gone one way its p would still be too large
 * for a q of .10 among so many (Tarone 1990, Biometrics 46:515; Gilbert 2005,
 * Applied Statistics 54:143). That is p of 2^(1 - n), n dyads, raters or (half
 * of that) people with an obstacle that changed; p itself has no say.
 *
 * A pair that is marked (pdn_wave_pairs_make) leaves the tests with the q it
 * has then; the others are adjusted anew without it.
 *
 * @param verdict  of each wave, for the pairs; or NULL.
 * @param tables   which are wanted (PDN_WAVE_TABLE_...). The others are made
 *                 bare, for q alone, and remark nothing in f.
 *
 * Errors  those of pdn_waves_turnover; PDN_EDATA: no such column `by`; the
 *         whole network is wanted, and people name services.
 * Cost    that of the functions above, together
 * Proof   test_wave_changes: q by hand over all tables; bench_waves
 */
PDN_API pdn_status pdn_wave_changes_make(const pdn_wave wave[2],
                                         const pdn_breakdown *const verdict[2],
                                         const pdn_waves_options *o,
                                         unsigned tables, pdn_diagnostics *f,
                                         pdn_wave_changes *out) PDN_MUST_USE;

PDN_API void pdn_wave_changes_clear(pdn_wave_changes *c);

/* ---- whose position moved; for the owner of the study only. */

/** A row of pdn-waves --actors. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/waves_actors.def"
} pdn_wave_actor;

extern PDN_API const pdn_schema pdn_waves_actors_schema;

/** People on both lists, in the order of the later one. Zero-initialise; ids
 *  and wave labels borrow. */
typedef struct {
    pdn_arena text;
    pdn_wave_actor *row;
    size_t rows, moved;
} pdn_wave_actors;

/**
 * Contacts and betweenness of everybody on both lists, before and after, among
 * the reports that both waves saw, and whether they moved by more than the
 * exchange of each dyad's reports between the waves gives. A person figure:
 * never public.
 *
 * Errors  those of pdn_waves_turnover; PDN_EDATA: people name services.
 * Cost    two networks' betweenness a draw, to 500 people
 * Proof   test_wave_actors
 */
PDN_API pdn_status pdn_wave_actors_make(const pdn_wave wave[2],
                                        const pdn_waves_options *o,
                                        pdn_diagnostics *f,
                                        pdn_wave_actors *out) PDN_MUST_USE;

PDN_API void pdn_wave_actors_clear(pdn_wave_actors *a);

/* ---- every contact of two waves, two people at a time; for the owner of the
 * study only. */

/** What became of the contact of two people. */
typedef enum {
    PDN_CONTACT_KEPT,
    PDN_CONTACT_NEW,
    PDN_CONTACT_GONE,
    PDN_CONTACT_UNSEEN, /* cannot be known */
    PDN_CONTACT_FATES
} pdn_contact_fate;

/** Somebody on either list, once. Texts borrow from the networks: of the later
 *  wave, where it has her. */
typedef struct {
    const char *id, *label;
    size_t actor[2]; /* in each wave's network; SIZE_MAX: not on the list */
    bool answered[2];
} pdn_wave_member;

typedef struct {
    uint32_t a, b; /* members, a < b */
    pdn_contact_fate fate;
} pdn_wave_contact;

/** Zero-initialise. */
typedef struct {
    pdn_wave_member *member; /* the later list's, then those who left */
    size_t members;
    pdn_wave_contact *contact; /* in order of a, b */
    size_t contacts;
    size_t count[PDN_CONTACT_FATES];
    size_t *now; /* of each actor of the earlier wave: which member */
    size_t befores;
} pdn_wave_contacts;

/**
 * Who of two waves is the same, and what became of each contact.
 *
 * Two people are in contact in a wave when one of them reports it. Kept, new
 * and gone are said of reports that both waves saw (of people who answered both
 * times, about people on both lists), as pdn_waves_turnover counts them arc by
 * arc. Where no such report speaks of the two (one of them did not answer both
 * times, came, left, or was split) it cannot be known.
 *
 * Errors  those of pdn_waves_turnover
 * Cost    O(ties log ties)
 * Proof   test_wave_contacts, by hand
 */
PDN_API pdn_status pdn_wave_contacts_make(const pdn_wave wave[2],
                                          const pdn_waves_options *o,
                                          pdn_diagnostics *f,
                                          pdn_wave_contacts *out) PDN_MUST_USE;

PDN_API void pdn_wave_contacts_clear(pdn_wave_contacts *c);

/* ---- the frozen nullpunkt against what the source says now. */

/** A row of pdn-waves --compare. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/revised.def"
} pdn_revised_row;

extern PDN_API const pdn_schema pdn_revised_schema;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_revised_row *row; /* figures that differ, in the nullpunkt's order */
    size_t rows;
    size_t compared, gone; /* figures frozen; those that are no more */
} pdn_revisions;

/**
 * The outcomes frozen in a nullpunkt.json that the rows do not say any more.
 *
 * Errors  PDN_EPARSE  what an indicator counts (definition, ages, period) is
 *                     not what it was: named in f, and nothing is compared; no
 *                     JSON. PDN_EDATA: no nullpunkt. PDN_EIO
 * Proof   cli-waves, by hand
 */
PDN_API pdn_status pdn_nullpunkt_compare(const char *path,
                                         const pdn_outcomes *now,
                                         pdn_diagnostics *f,
                                         pdn_revisions *out) PDN_MUST_USE;

/** Writes the nullpunkt with the revised figures in place of the frozen ones,
 *  which are kept beside them as `was` (the first ones, however often). What is
 *  gone stays as it was. */
PDN_API pdn_status pdn_nullpunkt_rebase(const char *path,
                                        const pdn_revisions *v,
                                        const char *to) PDN_MUST_USE;

PDN_API void pdn_revisions_clear(pdn_revisions *v);

#ifdef __cplusplus
}
#endif

#endif
