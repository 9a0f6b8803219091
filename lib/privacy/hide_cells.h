/* hide_cells.h - the tables under way: what stands, what is hidden, and what
 * it was. */
#ifndef PDN_HIDE_CELLS_H
#define PDN_HIDE_CELLS_H

#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "privacy/cells/group_rows.h"
#include "table_rules.h"

#include <stdint.h>

/** A table with what its figures were. */
typedef struct {
    const pdn_schema *schema;
    char *row;       /* the caller's, changed */
    const char *was; /* a copy of before */
    size_t rows;
    table_rules rules;
    bool *held;                /* of each column: some row has a value */
    bool *hidden;              /* of each row: it is about too few people */
    const pdn_field *group[2]; /* a and b; NULL: none */
    group_rows of_groups;      /* where it has groups a and b */
    const pdn_private_total *total;
    size_t totals;
    const pdn_private_reference *reference;
    size_t references;
    pdn_about *about;
    const pdn_wave_behind *behind;
    pdn_private_table *from; /* the caller's */
} hide_cells__table;

typedef struct {
    pdn_privacy_options o;
    hide_cells__table *table;
    size_t tables; /* that are decided over */
    size_t all;    /* behind these: what organisations answered */
    pdn_hidden *told;
} hide_cells__work;

pdn_status hide_cells__begin(const pdn_privacy_options *o,
                             pdn_private_table *table, size_t tables,
                             pdn_hidden *told,
                             hide_cells__work *out) PDN_MUST_USE;
void hide_cells__end(hide_cells__work *w);

/** What a number is now, and what it was. Not a number: NaN of no state. */
double hide_cells__now(const hide_cells__table *t, size_t i,
                       const pdn_field *f);
double hide_cells__was(const hide_cells__table *t, size_t i,
                       const pdn_field *f);

/** The latter by the column's name. */
double hide_cells__was_of(const hide_cells__table *t, size_t i,
                          const char *column);

/** Somebody, and fewer than may be shown. */
bool hide_cells__few(const hide_cells__work *w, double people);

/** A text or NULL. */
const char *hide_cells__text(const hide_cells__table *t, size_t i,
                             const pdn_field *f);
const char *hide_cells__text_of(const hide_cells__table *t, size_t i,
                                const char *column);

/** Who stands behind what a row differs by from others of the same wave. */
pdn_wave_behind hide_cells__behind(const hide_cells__table *t, size_t i);

bool hide_cells__is_hidden(const hide_cells__table *t, size_t i,
                           const pdn_field *f);

/** Hides what stands there: a number, or an empty cell of a column that holds
 *  numbers elsewhere, since that it is empty tells too; a text. A code becomes
 *  none, a verdict `hidden`. Whether anything changed. */
bool hide_cells__hide(hide_cells__table *t, size_t i, const pdn_field *f);

/** The same, counted as hidden for the few people behind it; of what is not
 *  hidden yet, for others' sake. */
void hide_cells__hide_few(hide_cells__work *w, hide_cells__table *t, size_t i,
                          const pdn_field *f);
bool hide_cells__follow(hide_cells__work *w, hide_cells__table *t, size_t i,
                        const pdn_field *f);

/** Whether two rows have the same in a column (NULL: always). */
bool hide_cells__same(const hide_cells__table *t, size_t i, size_t j,
                      const pdn_field *f);

/** What a row has in two columns, or one (NULL: none), as one text. */
pdn_status hide_cells__key(const hide_cells__table *t, size_t i,
                           const pdn_field *const field[2], pdn_arena *text,
                           const char **out) PDN_MUST_USE;

/** Whether a table is of what was answered about one another. */
bool hide_cells__is_of_answers(const pdn_schema *schema);

/** Whether a row is of two groups that are not one. */
bool hide_cells__is_between(const hide_cells__table *t, size_t i);

/** The first row about two groups, whichever is a, and the next such; SIZE_MAX:
 *  none. Rows about others may be among them: look. */
size_t hide_cells__first_of(const hide_cells__table *t, const char *a,
                            const char *b);
size_t hide_cells__next_of(const hide_cells__table *t, size_t i);

/** A row as it was found, of the struct of its schema. */
const void *hide_cells__row(const hide_cells__table *t, size_t i);

/** Whether two names are one; nothing is the same as an empty one. */
bool hide_cells__same_text(const char *a, const char *b);

/** The same of the texts that two rows have in a column of that name, and of
 *  the two waves that they are of. */
bool hide_cells__same_in(const hide_cells__table *a, size_t i,
                         const hide_cells__table *b, size_t j,
                         const char *column);
bool hide_cells__same_step(const hide_cells__table *a, size_t i,
                           const hide_cells__table *b, size_t j);

/** Hides ids, names and free text of persons, whatever the table. */
void hide_few__persons(hide_cells__work *w);

/** Whether that many people, of whom so many answered, are too few to be a
 *  group that is shown. Nobody: a group that is only named, judged by who names
 *  it. */
bool hide_few__is_small(double fewest, double people, double answered);

/** Whether so many of a whole that always stands tell of the few others. */
bool hide_few__tells_rest(const hide_cells__work *w, double people,
                          double whole);

/** Totals that stand beside a table are those of the rows that are shown. */
void left_out__count_totals(hide_cells__work *w);

/** What is hidden by itself (primary), row by row; then of totals beside them.
 */
void hide_few__tables(hide_cells__work *w);
void hide_few__totals(hide_cells__work *w);

/** The same of what a pair says of single people. */
void few_of_pair__hide(hide_cells__work *w, hide_cells__table *t, size_t row);
void few_of_pair__hide_following(hide_cells__work *w);

/** Missing, and a sign of little, are said by how many contacts were expected
 *  and how surprising they are then: whether the same would be said of all that
 *  few can be. Where not, the one is said without the other. */
bool few_of_pair__alike(const hide_cells__work *w, const hide_cells__table *t,
                        size_t row);

/** How many contacts a pair may have of which nothing is said; others: any
 *  verdict that is no finding is withheld with it, so that these are enough. */
typedef struct {
    double least, most;
    bool others;
} withheld_verdicts__range;

withheld_verdicts__range withheld_verdicts__ties(const hide_cells__work *w,
                                                 const hide_cells__table *t,
                                                 size_t i);

/** Whether it is one of those that may be withheld. */
bool withheld_verdicts__pins(pdn_verdict verdict);

/** Whether so few could name the other that a verdict would pin a hidden count
 *  of the pair; what is told of it where one is hidden. */
bool withheld_verdicts__may_be(const hide_cells__work *w,
                               const hide_cells__table *t, size_t i);
pdn_verdict withheld_verdicts__told(const hide_cells__work *w,
                                    const hide_cells__table *t, size_t i);

/** Withholds such verdicts where a count is hidden, and with a verdict the
 *  counts. */
void withheld_verdicts__hide(hide_cells__work *w);

/** The same of a network as a whole. */
void few_of_whole__hide(hide_cells__work *w);

/** The same of what is left of one when people are gone. */
void few_of_removal__hide(hide_cells__work *w, hide_cells__table *t);

/** The same of a regression over pairs of people. */
void few_of_model__hide(hide_cells__work *w);

/** Rounds it so that contacts which are hidden do not follow. */
void few_of_model__round(hide_cells__work *w);

/** The same of what few answered to a question. */
void few_of_voices__hide(hide_cells__work *w);

/** Says of questions that few people left out that as many answered as of the
 *  one that fewest answered. Nothing follows. */
void few_of_voices__lower(hide_cells__work *w);

/** Hides means of whole answers that tell how many gave which. */
void few_of_means__hide(hide_cells__work *w);

/** Hides references that the units lack few of. */
void beside_units__hide(hide_cells__work *w);

/** The same of rows that name a service, and of practices that few do. */
void few_by_name__hide(hide_cells__work *w);
void few_by_name__hide_obstacles(hide_cells__work *w);

/** The same of a table that stands beside the pairs of its network: rows about
 *  pairs that are hidden, and how many people there are in all. */
void beside_pairs__hide(hide_cells__work *w);

/** Hides what such a table says of a pair as the pair's own figures are. */
void beside_pairs__hide_following(hide_cells__work *w);

/** Hides every figure of a row: it is about too few people. */
void hide_few__row(hide_cells__work *w, hide_cells__table *t, size_t i);

/** Hides every figure that hidden ones of the same row, or of the rows that it
 *  is worked out with, give. */
pdn_status hide_following__all(hide_cells__work *w) PDN_MUST_USE;

/** Hides a q that may be the p of a row of which it is hidden. */
pdn_status adjusted__hide(hide_cells__work *w) PDN_MUST_USE;

/** Hides a unit's years together where one of them is hidden. */
void forms_of_outcomes__hide_years(hide_cells__work *w);

/** Hides who stands out where what that is judged by is hidden. Nothing
 *  follows. */
void forms_of_outcomes__hide_flags(hide_cells__work *w);

/** Who is on the list and who answered, of the groups that are shown. */
void forms_of_pairs__count_shown(hide_cells__work *w);

/** Hides who is on the lists and who answered in all of two waves, where a
 *  group of either is hidden. */
void forms_of_waves__hide_people(hide_cells__work *w);

/** Hides the contacts that few people took with them, or brought. */
void forms_of_waves__hide_absent(hide_cells__work *w);

/** Hides a pair of two waves and its row of one of them together, where either
 *  tells the other. */
void forms_of_waves__hide_pairs(hide_cells__work *w);

/** Hides the pairs of a group of few of whom nobody is there in both waves. */
void forms_of_wave_pairs__hide_nobody(hide_cells__work *w);

/** Hides one of two figures of a pair in a wave that few people tell apart. */
void forms_of_wave_pairs__hide_few(hide_cells__work *w);

/** Hides how many dyads of a pair changed where the contacts of one of the two
 *  waves are hidden: with few changes, or none, the other wave's tell them. So
 *  does a q that is empty for so few. Nothing follows. */
void forms_of_wave_pairs__hide_changed(hide_cells__work *w);

/** Hides what is expected within a group in both waves together. */
void forms_of_wave_pairs__hide_expected(hide_cells__work *w);

/** Hides what the same people rate or name in two waves where that tells of the
 *  few others of one of them. */
void forms_of_raters__hide_beside(hide_cells__work *w);

/** Hides how many rate, or could name an obstacle, where few of those who
 *  answered both times do not. */
void forms_of_raters__hide_rest(hide_cells__work *w);

/** Hides that no change of theirs is clear, where it is hidden how many they
 *  are. */
void forms_of_raters__hide_clear(hide_cells__work *w);

/** Hides what they say in one of two steps that few people tell apart. */
void forms_of_raters__hide_steps(hide_cells__work *w);

/** Hides what the same people rate and name of groups that their pairs are not
 *  shown of, and how many people there are in all then. */
void forms_of_waves__hide_groups(hide_cells__work *w);

/** Hides how many contacts were expected where those there are may not be said
 *  to be fewer. */
void forms_of_pairs__hide_expected(hide_cells__work *w);

/** Of four groups, hides what chance makes of two where it is hidden of the
 *  other two: it is the same. */
void forms_of_pairs__hide_mirrored(hide_cells__work *w);

/** Keeps which side reports a one-sided pair. */
void forms_of_pairs__keep_speaker(hide_cells__work *w);

/** Hides more until nothing hidden follows from what stands (secondary). */
pdn_status hide_more__all(hide_cells__work *w) PDN_MUST_USE;

/** Hides how many of everybody speak in two waves, where that tells of groups
 *  that are not shown. What they say stands: nothing follows. */
pdn_status few_of_all__hide(hide_cells__work *w) PDN_MUST_USE;

/** Hides or rounds shares of all contacts that give, or are given by, sums of
 *  hidden ones. Nothing follows. */
void shares_of_contacts__hide(hide_cells__work *w);

/** Of tables that have a row only where somebody said something: drops those
 *  that tell no more than that, and puts those whose obstacle is hidden in the
 *  order of what stands in them. */
void told_rows__drop(hide_cells__work *w, hide_cells__table *t);

/** Rounds what stands. */
void hide_digits__all(hide_cells__work *w);

/** Rounds a cell that holds a value to so many decimals. */
void hide_digits__round(hide_cells__table *t, size_t i, const pdn_field *f,
                        int decimals);

/** A figure of that column as it will be shown, and how far what it was may be
 *  from it. */
double hide_digits__shown(const pdn_field *f, double x);
double hide_digits__slack(const pdn_field *f);

#endif
