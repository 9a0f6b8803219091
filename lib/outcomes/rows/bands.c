#include "pdnet/baseline.h"

#include <math.h>
#include <stdlib.h>

/* x of n is at or above a percent, in whole numbers where these are. */
static bool reaches(double x, double n, double percent)
{
    return 100 * x >= percent * n;
}

const pdn_band *pdn_band_of(const pdn_band *band, size_t bands, double x,
                            double n)
{
    if (!(n > 0)) return NULL;
    for (size_t i = 0; i < bands; i++) {
        bool below = !reaches(x, n, band[i].to_percent) ||
                     (band[i].to_percent >= 100 && x <= n);
        if (reaches(x, n, band[i].from_percent) && below) return &band[i];
    }
    return NULL;
}

static bool same(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

bool pdn_band_edge(const pdn_band *band, size_t bands, double x, double n)
{
    if (!(n > 0)) return false;

    double percent = round(1000 * x / n) / 10;
    for (size_t i = 0; i < bands; i++) {
        if (!same(band[i].from_percent, percent)) continue;
        for (size_t k = 0; k < bands; k++)
            if (same(band[k].to_percent, percent)) return true;
    }
    return false;
}

static pdn_status check_band(const pdn_table *t, size_t i, const pdn_band *band,
                             pdn_diagnostics *f)
{
    const pdn_band *b = &band[i];
    pdn_diagnostic at = {.file = t->file,
                         .line = t->line != NULL ? t->line[i] : 0,
                         .severity = PDN_ERROR,
                         .code = "band"};

    if (b->label == NULL || b->label[0] == '\0')
        return pdn_diagnostics_add(f, at, "a band needs a label");
    if (!(b->from_percent >= 0 && b->to_percent <= 100 &&
          b->from_percent < b->to_percent))
        return pdn_diagnostics_add(
            f, at, "band \"%s\": want from_percent below to_percent, 0 to 100",
            b->label);
    for (size_t k = 0; k < i; k++)
        if (b->from_percent < band[k].to_percent &&
            band[k].from_percent < b->to_percent)
            return pdn_diagnostics_add(f, at,
                                       "band \"%s\" overlaps band \"%s\"",
                                       b->label, band[k].label);
    return PDN_OK;
}

pdn_status pdn_bands_take(const pdn_table *table, pdn_diagnostics *f,
                          pdn_band **band, size_t *bands)
{
    pdn_status st = PDN_OK;
    pdn_band *row = NULL;
    const pdn_column *label = pdn_table_column(table, "label");
    const pdn_column *from = pdn_table_column(table, "from_percent");
    const pdn_column *to = pdn_table_column(table, "to_percent");

    if (label == NULL || label->text == NULL || from == NULL ||
        from->number == NULL || to == NULL || to->number == NULL)
        PDN_FAIL(PDN_EARG, "a bands table needs the columns label, "
                           "from_percent and to_percent");
    PDN_NEW(row, table->rows);
    for (size_t i = 0; i < table->rows; i++) {
        row[i] = (pdn_band){label->text[i], from->number[i], to->number[i]};
        PDN_TRY(check_band(table, i, row, f));
    }
    PDN_TRY(pdn_diagnostics_verdict(f));
    *band = row;
    *bands = table->rows;
    row = NULL;
out:
    free(row);
    return st;
}
