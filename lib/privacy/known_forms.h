/* known_forms.h - the forms of the tables of a study. */
#ifndef PDN_KNOWN_FORMS_H
#define PDN_KNOWN_FORMS_H

#include "hide_cells.h"
#include "privacy/cells/cell_forms.h"

/** The forms under way, and where each figure's cell is. */
typedef struct {
    hide_cells__work *w;
    cell_forms s;
    uint32_t **at; /* of each table: of row x fields, cell + 1; 0: none */
} known_forms;

/** Begins with none: sums within rows, and beside a table, are added to them,
 *  then what forms_of_*.c know; last what figures that are few are known for.
 */
pdn_status known_forms__begin(hide_cells__work *w,
                              known_forms *out) PDN_MUST_USE;
pdn_status known_forms__add_sums(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status known_forms__add_few(known_forms *k) PDN_MUST_USE;
void known_forms__clear(known_forms *k);

/** The cell of a figure, made where there is none yet. *cell is SIZE_MAX where
 *  what it is was never known. */
pdn_status known_forms__cell(known_forms *k, size_t table, size_t row,
                             const pdn_field *f, size_t *cell) PDN_MUST_USE;

/** What is added to a figure that may be negative, so that it is none: ranges
 *  begin at 0. */
double known_forms__lift(const pdn_schema *schema, const pdn_field *f);

/** What it costs to hide contacts of everybody, and what became of some of
 * them: a pair without a finding goes before. */
enum { KNOWN_FORMS_OF_ALL = 1000, KNOWN_FORMS_OF_SOME = 500 };

/** The column of a cell that is no column's: a total beside the table, of all
 *  rows; a figure that stands nowhere; a reference (row: which). */
#define KNOWN_FORMS_TOTAL   SIZE_MAX
#define KNOWN_FORMS_NOWHERE (SIZE_MAX - 1)
#define KNOWN_FORMS_BESIDE  (SIZE_MAX - 2)

/** Two of a pair's people of whom both answered, or one. */
double known_forms__dyads(const hide_cells__table *t, size_t row, bool both);

/** How wide the range of a hidden figure of that size is to be. */
double known_forms__width(const hide_cells__work *w, double truth);

/** What is missing in the form under way, 0 or more: nobody knows how much. */
pdn_status known_forms__put_rest(known_forms *k) PDN_MUST_USE;

/** A count of people that stands in no table, and must not follow. */
pdn_status known_forms__unseen(known_forms *k, double count,
                               size_t *cell) PDN_MUST_USE;

/** Nobody can take away that a figure is in a range of that width: it need not
 *  be in a wider one. */
void known_forms__set_room(known_forms *k, size_t table, size_t row,
                           const pdn_field *f, double room);

/* Forms beyond one row, a kind of table each. */
pdn_status forms_of_pairs__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status forms_of_people__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status forms_of_labels__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status forms_of_verdicts__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status beside_units__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status forms_of_outcomes__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status forms_of_counts__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status sums_of_rows__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status forms_of_waves__add(known_forms *k, size_t table) PDN_MUST_USE;
pdn_status forms_of_wave_pairs__add(known_forms *k, size_t table) PDN_MUST_USE;

/** Takes over what the forms say is hidden now, and the other way. */
void known_forms__hide_in_tables(known_forms *k);
void known_forms__look_again(known_forms *k);

#endif
