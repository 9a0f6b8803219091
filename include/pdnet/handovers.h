/* handovers.h - who is sent from one service to another, and arrives. */
#ifndef PDN_HANDOVERS_H
#define PDN_HANDOVERS_H

#include "pdnet/core.h"
#include "pdnet/shards.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A step: those whom `from` sent to `to` in a year. Text is borrowed from the
 *  table. Absences keep their reason: a count that is suppressed hides, it is
 *  not zero. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/handover.def"
} pdn_handover_row;

extern PDN_API const pdn_schema pdn_handover_schema;

/** Sources and goals by name; without goals nothing is said about reaching
 *  them, without sources nothing about what can get through. */
typedef struct {
    const char *const *source;
    size_t sources;
    const char *const *goal;
    size_t goals;
    size_t draws, threads;
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard; /* NULL: all draws are made here (shards.h) */
} pdn_handover_options;

/** The options when nobody says otherwise. */
PDN_API pdn_handover_options pdn_handovers_defaults(void);

/**
 * One row a step, in the order of the table (kind handovers). Every year is a
 * network of its own.
 *
 * had(v) = max(arrived at v, sent from v) people were at a service. Each went
 * by a step and arrived, was lost on it, or was not sent on. Goals keep those
 * who come. reach h: h(goal) = 1, h(v) = sum over steps arrived / had(v) h(to),
 * an absorbing chain; 0 where no goal can be reached. The loss of a step is
 * sent - arrived and its part, by what was sent, of those not sent on;
 * repair_gain = loss h(to), so that the steps of a service add up to what
 * passing on all its loss would give (of the first order where there are
 * circles). The range draws every service's multinomial again and takes the
 * 2.5 and 97.5 % quantiles. vitality: drop in maximum flow, `arrived` as
 * capacity, when the step goes.
 *
 * Faults are recorded with their line: more arrived than sent, a step twice in
 * a year, a step from a service to itself. A service that steps lead to, that
 * is no source and that sent on more than arrived is a warning with its first
 * line, the year and both figures; who arrived and was not sent on is a note.
 *
 * @param[out] rows  table->rows rows, malloc'ed, the caller's to free.
 *
 * Errors  PDN_EPARSE  any fault.
 *         PDN_EDATA   a source or goal that stands nowhere, or is both.
 * Cost    O(draws (S^2 + E)) a year without circles, S services, E steps;
 *         with circles up to O(draws S^3); vitality E maximum flows.
 * Source  Kemeny and Snell (1960), Finite Markov Chains; Edmonds and Karp
 *         (1972), J. ACM 19:248; Wilson (1927).
 * Proof   tests/unit/test_handover.c: worked example, enumeration of cuts.
 */
PDN_API pdn_status pdn_handovers_make(const pdn_table *table,
                                      const pdn_handover_options *o,
                                      pdn_diagnostics *f,
                                      pdn_handover_row **rows) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
