#include "pdnet/table.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *name;
    pdn_marks marks;
} sources[] = {
    {"ssb",
     {.dash_is_zero = true,
      .star_is_note = true,
      .point_is_undefined = true,
      .hidden_lo = 1,
      .hidden_hi = 2,
      .rounded = true}},
    {"nav", {.dash_is_zero = true, .hidden_lo = 1, .hidden_hi = 3}},
    {"fhi",
     {.point_is_undefined = true,
      .hidden_lo = (double)NAN,
      .hidden_hi = (double)NAN}},
};

/* "1-3", or "unknown". */
static pdn_status read_range(const char *text, pdn_marks *out)
{
    const char *dash = strchr(text, '-');
    double lo = 0, hi = 0;

    if (strcmp(text, "unknown") == 0) {
        out->hidden_lo = out->hidden_hi = (double)NAN;
        return PDN_OK;
    }
    if (dash == NULL ||
        !pdn_number_read(text, (size_t)(dash - text), '.', &lo) ||
        !pdn_number_read(dash + 1, strlen(dash + 1), '.', &hi) ||
        !(lo >= 0 && hi >= lo && hi >= 1) || floor(lo) < lo || floor(hi) < hi)
        return pdn_fail(PDN_EARG,
                        "hidden %s: want what a hidden count may be, as 1-3, "
                        "or unknown",
                        text);
    out->hidden_lo = lo;
    out->hidden_hi = hi;
    return PDN_OK;
}

pdn_status pdn_marks_of(const char *source, const char *hidden, bool rounded,
                        pdn_marks *out)
{
    pdn_status st = PDN_OK;
    pdn_marks marks = {0};
    bool known = source == NULL;

    for (size_t i = 0; i < sizeof sources / sizeof *sources && !known; i++)
        if (strcmp(source, sources[i].name) == 0) {
            marks = sources[i].marks;
            known = true;
        }
    if (!known) PDN_FAIL(PDN_EARG, "source %s: want ssb, nav or fhi", source);
    if (hidden != NULL) PDN_TRY(read_range(hidden, &marks));
    marks.rounded |= rounded;
    *out = marks;
out:
    return st;
}
