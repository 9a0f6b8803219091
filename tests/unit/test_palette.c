/* Colours that must be told apart in grey and by who sees no green. Contrast by
 * WCAG 2.1 (relative luminance); deuteranopia by Machado, Oliveira and
 * Fernandes (2009), IEEE TVCG 15:1291, severity 1. */
#include "canvas/palette.h"
#include "check.h"

#include "pdnet/sheets.h"

#include <math.h>

struct light {
    double r, g, b; /* linear */
};

static double linear(unsigned c)
{
    double x = c / 255.;

    return x <= .04045 ? x / 12.92 : pow((x + .055) / 1.055, 2.4);
}

static struct light light_of(pdn_color c)
{
    return (struct light){linear(c >> 16 & 255U), linear(c >> 8 & 255U),
                          linear(c & 255U)};
}

static double held(double x)
{
    return fmin(fmax(x, 0), 1);
}

static struct light without_green(struct light l)
{
    return (struct light){held(.367322 * l.r + .860646 * l.g - .227968 * l.b),
                          held(.280085 * l.r + .672501 * l.g + .047413 * l.b),
                          held(-.011820 * l.r + .042940 * l.g + .968881 * l.b)};
}

static double luminance(struct light l)
{
    return .2126 * l.r + .7152 * l.g + .0722 * l.b;
}

static double contrast(struct light a, struct light b)
{
    double x = luminance(a) + .05, y = luminance(b) + .05;

    return x > y ? x / y : y / x;
}

/* Black and white are 21:1, #777 and white 4.48:1 (WCAG's own examples). */
static void the_measure_itself(void **state)
{
    (void)state;
    CHECK(fabs(contrast(light_of(0), light_of(0xFFFFFF)) - 21) < 1e-9, "%g",
          contrast(light_of(0), light_of(0xFFFFFF)));
    CHECK(fabs(contrast(light_of(0x777777), light_of(0xFFFFFF)) - 4.48) < .005,
          "%g", contrast(light_of(0x777777), light_of(0xFFFFFF)));
}

/* Less and more than expected, at their darkest: told apart without colour, and
 * the figures on them can be read (3:1 of marks, 4.5:1 of text). */
static void the_ends_of_the_scale(void **state)
{
    (void)state;
    const struct light less = light_of(palette__ratio_color(0));
    const struct light more = light_of(palette__ratio_color(100));

    CHECK(contrast(less, more) >= 3, "%g", contrast(less, more));
    CHECK(contrast(without_green(less), without_green(more)) >= 3, "%g",
          contrast(without_green(less), without_green(more)));
    CHECK(contrast(less, light_of(PDN_INK)) >= 4.5, "%g",
          contrast(less, light_of(PDN_INK)));
    CHECK(contrast(more, light_of(0xFFFFFF)) >= 4.5, "%g",
          contrast(more, light_of(0xFFFFFF)));
}

/* Words on white. */
static void words(void **state)
{
    (void)state;
    static const pdn_color color[] = {PDN_INK, PDN_GREY, PDN_BROWN};

    for (size_t i = 0; i < LEN(color); i++)
        CHECK(contrast(light_of(color[i]), light_of(0xFFFFFF)) >= 4.5, "%06X",
              color[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_measure_itself),
        cmocka_unit_test(the_ends_of_the_scale),
        cmocka_unit_test(words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
