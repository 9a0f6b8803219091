/* Digits that tell more than the figure does go: a share of 17 digits gives
 * its count and its total. */
#include "hide_cells.h"

#include <math.h>
#include <string.h>

static double rounded(double x, int decimals)
{
    const double scale = pow(10, decimals);
    const double whole = round(x * scale) / scale;

    return whole + 0.0; /* no minus zero */
}

double hide_digits__shown(const pdn_field *f, double x)
{
    const int decimals = pdn_unit_decimals(f->unit);

    if (f->kind != PDN_REAL || decimals < 0 || pdn_state_of(x) != PDN_VALUE ||
        !isfinite(x))
        return x;
    const double shown = rounded(x, decimals);
    /* nothing has a chance of 0 */
    return f->unit == PDN_UNIT_PROBABILITY ? fmax(shown, pow(10, -decimals))
                                           : shown;
}

double hide_digits__slack(const pdn_field *f)
{
    const int decimals = pdn_unit_decimals(f->unit);

    if (f->kind != PDN_REAL || decimals < 0) return 0;
    return .5 * pow(10, -decimals);
}

void hide_digits__round(hide_cells__table *t, size_t i, const pdn_field *f,
                        int decimals)
{
    double x = hide_cells__now(t, i, f);

    if (pdn_state_of(x) != PDN_VALUE) return;
    x = rounded(x, decimals);
    memcpy(t->row + i * t->schema->stride + f->at, &x, sizeof x);
}

void hide_digits__all(hide_cells__work *w)
{
    for (size_t n = 0; n < w->all; n++) {
        hide_cells__table *t = &w->table[n];
        for (size_t k = 0; k < t->schema->fields; k++) {
            const pdn_field *f = &t->schema->field[k];
            if (f->kind != PDN_REAL || f->disclosure == PDN_DISCLOSURE_PUBLIC)
                continue;
            for (size_t i = 0; i < t->rows; i++) {
                const double x =
                    hide_digits__shown(f, hide_cells__now(t, i, f));
                memcpy(t->row + i * t->schema->stride + f->at, &x, sizeof x);
            }
        }
    }
}
