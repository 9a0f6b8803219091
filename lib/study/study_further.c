/* The further files of a study: counts with their denominators, and
 * handovers. */
#include "study_further.h"

#include "pdnet/table.h"

#include <stdlib.h>
#include <string.h>

static const char *const tallies[] = {"themes", "voices", "together",
                                      "stages", "offers", "actions"};

enum { HANDOVER_DRAWS = 2000, PRACTICE_DRAWS = 2000 };

static pdn_status run_tallies(const pdn_study *s, pdn_findings *f,
                              pdn_provenance *origin, pdn_results *r)
{
    pdn_status st = PDN_OK;
    pdn_tally_options plain = {0};

    PDN_NEW(r->tally, PDN_COUNT(tallies));
    for (size_t i = 0; i < PDN_COUNT(tallies); i++) {
        const char *kind = pdn_tally_file(tallies[i]);
        const char *file = pdn_study_file_of(s, kind);
        if (file == NULL) continue;
        pdn_tally_results *t = &r->tally[r->tallies++];
        t->kind = tallies[i];
        PDN_TRY(pdn_kind_read(kind, file, NULL, f, &t->table));
        PDN_TRY(pdn_provenance_add_file(origin, file));
        PDN_TRY(pdn_tally_make(tallies[i], &t->table, &plain, f, &t->tally));
    }
out:
    return st;
}

static pdn_status run_handovers(const pdn_study *s, const pdn_study_options *o,
                                pdn_findings *f, pdn_provenance *origin,
                                pdn_results *r)
{
    pdn_status st = PDN_OK;
    const char *file = pdn_study_file_of(s, "handovers");
    pdn_handover_options how = {.draws = o->draws < 0 ? HANDOVER_DRAWS
                                                      : (size_t)o->draws,
                                .threads = o->threads,
                                .seed = o->seed,
                                .progress = o->progress};

    if (file == NULL) return PDN_OK;
    PDN_TRY(pdn_kind_read("handovers", file, NULL, f, &r->handover_table));
    PDN_TRY(pdn_provenance_add_file(origin, file));
    PDN_TRY(pdn_handovers_make(&r->handover_table, &how, f, &r->handover));
    r->handovers = r->handover_table.rows;
out:
    return st;
}

/* What the candidates do that their peers do not; only where some were judged.
 */
static pdn_status run_practices(const pdn_study *s, const pdn_study_options *o,
                                pdn_findings *f, pdn_provenance *origin,
                                pdn_results *r)
{
    pdn_status st = PDN_OK;
    const char *file = pdn_study_file_of(s, "practices");
    pdn_practice_options how = {.draws = o->draws < 0 ? PRACTICE_DRAWS
                                                      : (size_t)o->draws,
                                .seed = o->seed};

    if (file == NULL || r->deviants.rows == 0) return PDN_OK;
    PDN_TRY(pdn_kind_read("practices", file, NULL, f, &r->practice_table));
    PDN_TRY(pdn_provenance_add_file(origin, file));
    PDN_TRY(pdn_practices_make(&r->practice_table, r->deviants.row,
                               r->deviants.rows, &how, f, &r->practices));
out:
    return st;
}

pdn_status pdn_i_study_further(const pdn_study *s, const pdn_study_options *o,
                               pdn_findings *f, pdn_provenance *origin,
                               pdn_results *r)
{
    pdn_status st = PDN_OK;

    PDN_TRY(run_tallies(s, f, origin, r));
    PDN_TRY(run_handovers(s, o, f, origin, r));
    PDN_TRY(run_practices(s, o, f, origin, r));
out:
    return st;
}

void pdn_i_study_further_clear(pdn_results *r)
{
    for (size_t i = 0; i < r->tallies; i++) {
        pdn_tally_clear(&r->tally[i].tally);
        pdn_table_clear(&r->tally[i].table);
    }
    free(r->tally);
    free(r->handover);
    pdn_table_clear(&r->handover_table);
    pdn_practices_clear(&r->practices);
    pdn_table_clear(&r->practice_table);
}
