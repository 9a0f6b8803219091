/* A mean x how many people there are is a sum: of yes and no a number of
 * people, of contacts a number of contacts, and of what most people have none
 * of what the few others have. */
#include "unit_people.h"

#include "pdnet/stats.h"

#include <math.h>

static bool is_same(double x, double y)
{
    return fabs(x - y) < 1e-12;
}

unit_people__values unit_people__of_all(const pdn_column *c, size_t people,
                                        double *scratch)
{
    unit_people__values out = {.common = (double)NAN, .whole = true};
    size_t n = 0, longest = 0, different = 0;

    for (size_t i = 0; i < people; i++)
        if (!isnan(c->number[i])) scratch[n++] = c->number[i];
    pdn_sort(scratch, n);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && is_same(scratch[next], scratch[i]);)
            next++;
        different++;
        out.whole = out.whole && is_same(scratch[i], round(scratch[i]));
        if (next - i <= longest) continue;
        longest = next - i;
        out.common = scratch[i];
    }
    out.two_values = different == 2;
    if (2 * longest < n) out.common = (double)NAN;
    return out;
}

void unit_people__add(unit_people *u, const unit_people__values *of, double x,
                      bool answered)
{
    u->least = u->people > 0 ? fmin(u->least, x) : x;
    u->most = u->people > 0 ? fmax(u->most, x) : x;
    u->people++;
    u->answered += answered;
    u->sum += x;
    u->uncommon += !isnan(of->common) && !is_same(x, of->common);
}

static bool few(double n, double fewest)
{
    return n > .5 && n < fewest - .5;
}

bool unit_people__have_few(const unit_people *u, const unit_people__values *of,
                           double fewest)
{
    return few(u->uncommon, fewest) || (of->whole && few(u->sum, fewest));
}

bool unit_people__are_few(const unit_people *u, const unit_people__values *of,
                          double fewest)
{
    if (u->answered < fewest) return true;
    if (is_same(u->least, u->most)) /* where a half is few, all are */
        return u->people < 2 * fewest;
    if (of->two_values && few(u->people - u->uncommon, fewest)) return true;
    return unit_people__have_few(u, of, fewest);
}
