#include "outcome_file.h"

#include "outcome_periods.h"
#include "picked_rows.h"

#include <stdlib.h>
#include <string.h>

pdn_status outcome_file__read(const char *path, const pdn_csv_options *options,
                              pdn_diagnostics *f, pdn_table *out)
{
    pdn_status st = PDN_OK, faulty = PDN_OK;
    const pdn_file_kind *k = pdn_file_kind_of("outcomes");
    pdn_want *want = NULL;
    size_t errors = f->errors;

    PDN_NEW(want, k->wants);
    for (size_t i = 0; i < k->wants; i++) {
        want[i] = k->want[i];
        if (strcmp(want[i].name, "year") == 0) want[i].kind = PDN_TEXT;
    }
    faulty = pdn_csv_read_faulty(path, options, want, k->wants, f, out);
    if (faulty != PDN_OK && faulty != PDN_EPARSE) {
        st = faulty;
        goto out;
    }
    if (options != NULL && faulty == PDN_OK)
        PDN_TRY(picked_rows__keep(out, options->where, options->wheres, f));
    PDN_TRY(outcome_periods__settle(out, f));
    if (f->errors > errors) st = pdn_diagnostics_verdict(f);
out:
    free(want);
    return st;
}
