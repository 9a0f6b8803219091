/* palette.h - the colours of every figure, and the fixed colour and shape of
 * each service. */
#ifndef PDN_PALETTE_H
#define PDN_PALETTE_H

#include "pdnet/canvas.h"

/** What breaks down, what works, what is as expected. Brown never stands
 *  alone: it carries a shape or a dash as well. */
enum {
    PDN_BROWN = 0x8C510A,
    PDN_BLUE_GREY = 0x5B7F95,
    PDN_TIE_GREY = 0xC4C7CE,
    PDN_TIE_PALE = 0xE3E5E9,
    PDN_HAIR_GREY = 0x8A8D93
};

typedef enum { PDN_ROUND, PDN_SQUARE, PDN_DIAMOND } pdn_shape;

/** How a service looks wherever it is drawn. */
typedef struct {
    pdn_color color;
    pdn_shape shape;
    char letter; /* inside; 0: none */
} pdn_mark;

/** The mark of the service that stands at place 0, 1, 2 ... of the fixed
 *  order: seven colours times three shapes, then with a letter. */
pdn_mark palette__service_mark(size_t place);

/** The colour between orange (less), white and purple (more) for a ratio of
 *  observed to expected, by its logarithm, held to 1/4 .. 4; pale grey when
 *  the ratio is not known. */
pdn_color palette__ratio_color(double ratio);

#endif
