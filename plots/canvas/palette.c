#include "palette.h"

#include <math.h>

enum { COLORS = 7, SHAPES = 3, LETTERS = 26 };

pdn_mark palette__service_mark(size_t place)
{
    /* Wong (2011, Nat Methods 8:441) but yellow and black, and a violet. */
    static const pdn_color color[COLORS] = {
        0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xE69F00, 0x7A5195};
    const size_t marks = (size_t)COLORS * SHAPES;
    pdn_mark m = {.color = color[place % COLORS],
                  .shape = (pdn_shape)(place / COLORS % SHAPES)};

    if (place >= marks)
        m.letter = (char)('A' + (place - marks) % (size_t)LETTERS);
    return m;
}

static unsigned between(pdn_color a, pdn_color b, double t, int shift)
{
    double x = (double)((a >> shift) & 0xFFU);
    double y = (double)((b >> shift) & 0xFFU);

    return (unsigned)lround(x + (y - x) * t) << shift;
}

pdn_color palette__ratio_color(double ratio)
{
    /* In grey the ends must differ and figures be read: this orange has 3.7:1
     * to the purple (4.0:1 to who sees no green) and 6.1:1 to ink; a darker
     * one, #B35806, 2.2:1, 2.4:1 and 3.6:1. */
    static const pdn_color less = 0xE08214, even = 0xF7F7F7, more = 0x4B2D83;

    if (isnan(ratio) || ratio < 0) return 0xEEEEEE;
    double t = ratio > 0 ? log(ratio) / log(4) : -1;
    pdn_color end = t < 0 ? less : more;
    t = fmin(fabs(t), 1);
    return between(even, end, t, 16) | between(even, end, t, 8) |
           between(even, end, t, 0);
}
