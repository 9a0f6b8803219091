#include "canvas/palette.h"
#include "sheet/sheet_column.h"
#include "tally_parts.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEVELS = 4 };

/* Rows come by level; those of one level are the municipalities. Levels that
 * are not known are one. */
static size_t places_of(const pdn_offer_row *row, size_t n)
{
    size_t k = 0;

    while (k < n && !(fabs(row[k].level - row[0].level) >= .5))
        k++;
    return k;
}

static const char *level_word(double level)
{
    static const char *const word[LEVELS] = {
        PDN_SAYS("1 for all"),
        PDN_SAYS("2 for groups"),
        PDN_SAYS("3 for those at risk"),
        PDN_SAYS("4 treatment and follow-up"),
    };

    return level >= 1 && level <= LEVELS ? pdn_word(word[(size_t)level - 1])
                                         : "";
}

static size_t empty_at(const pdn_offer_row *level, size_t places)
{
    size_t none = 0;

    for (size_t k = 0; k < places; k++)
        none += level[k].offers <= 0;
    return none;
}

static void tell_level(bars__chart *b, const pdn_offer_row *level,
                       size_t places, size_t none)
{
    double offers = 0;

    for (size_t k = 0; k < places; k++)
        offers += level[k].offers;
    tally_rows__tell(
        b, level_word(level->level),
        pdn_say(pdn_words_plural("%s offer; none listed in %s places",
                                 "%s offers; none listed in %s places",
                                 pdn_number_to_size(offers)),
                pdn_format_count(offers),
                pdn_format_of((double)none, (double)places)));
}

pdn_status tally_rows__offers(const void *rows, size_t n, double year,
                              bars__chart *b)
{
    const pdn_offer_row *row = rows;
    size_t empty = 0, places = places_of(row, n);
    size_t levels = places > 0 ? n / places : 0;

    (void)year;
    for (size_t i = 0; i < n; i++)
        empty += row[i].offers <= 0;
    /* what the fields do not say: each level over all places, emptiest first */
    for (size_t none = places + 1; none-- > 0;)
        for (size_t l = 0; l < levels; l++)
            if (empty_at(row + l * places, places) == none)
                tell_level(b, row + l * places, places, none);
    b->title =
        empty == 0
            ? pdn_word("Every municipality has an offer at every level")
            : pdn_say(pdn_word("%s fields are empty: no offer is listed at "
                               "that level there"),
                      pdn_format_of((double)empty, (double)n));
    b->question = pdn_word("Where is somebody to go where the field is empty?");
    b->note = pdn_word("Offers are counted, not places and not how good they "
                       "are. An offer for several municipalities stands only "
                       "where it is listed.");
    return PDN_OK;
}

static void draw_field(pdn_sheet *s, pdn_box box, double offers, double most)
{
    double u = s->unit;
    pdn_box in = {box.x + 2 * u, box.y + 2 * u, box.width - 4 * u,
                  box.height - 4 * u};
    pdn_type type = pdn_sheet_type(s, fmin(18, .5 * box.height / u), true,
                                   PDN_INK, PDN_CENTRE);
    pdn_point at = {box.x + box.width / 2,
                    box.y + box.height / 2 + .36 * type.size};

    if (offers <= 0) {
        pdn_frame(s->canvas, in,
                  (pdn_pen){.color = PDN_BROWN,
                            .width = 1.6 * u,
                            .dash = PDN_DASHED});
        type.color = PDN_BROWN;
    } else {
        pdn_rect(s->canvas, in, PDN_BLUE_GREY,
                 .18 + .42 * offers / fmax(1, most));
    }
    pdn_text(s->canvas, at, pdn_format_count(offers), type);
}

/* A place as its row of fields: most empty ones first, then fewest offers; what
 * no name of a place begins (a small letter: the region) last. */
struct place {
    const char *name;
    size_t at;
    double offers, none;
};

static int by_need(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    const bool shared[] = {*x->name >= 'a' && *x->name <= 'z',
                           *y->name >= 'a' && *y->name <= 'z'};

    if (shared[0] != shared[1]) return shared[0] ? 1 : -1;
    if (x->none < y->none || x->none > y->none)
        return x->none > y->none ? -1 : 1;
    if (x->offers < y->offers || x->offers > y->offers)
        return x->offers < y->offers ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static struct place *places_by_need(const pdn_offer_row *row, size_t n,
                                    size_t places)
{
    struct place *p = calloc(places + 1, sizeof *p);

    if (p == NULL) return NULL;
    for (size_t k = 0; k < places; k++)
        p[k] = (struct place){.name = row[k].municipality, .at = k};
    for (size_t i = 0; places > 0 && i < n; i++) {
        p[i % places].offers += row[i].offers;
        p[i % places].none += row[i].offers <= 0;
    }
    qsort(p, places, sizeof *p, by_need);
    return p;
}

/* Municipalities down, levels across. */
void tally_offers__draw(pdn_sheet *s, const pdn_offer_row *row, size_t n)
{
    double u = s->unit, most = 0, least = 1.5 * pdn_sheet_size(s, 0);
    pdn_box f = s->figure;
    size_t places = places_of(row, n);
    size_t levels = places > 0 ? n / places : 0;
    size_t shown = places;
    double head = 3.2 * pdn_sheet_size(s, 12.5), names = .26 * f.width;
    double free_height = f.height - head - 1.6 * pdn_sheet_size(s, 0);
    double wide = (f.width - names) / (double)levels;
    pdn_type name = pdn_sheet_type(s, 14, false, PDN_INK, PDN_LEFT);
    pdn_type above = pdn_sheet_type(s, 12.5, false, PDN_GREY, PDN_CENTRE);
    struct place *place = places_by_need(row, n, places);

    if (place == NULL) return;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, row[i].offers);
    if ((double)places * least > free_height)
        shown = pdn_number_to_size(free_height / least);
    double high = fmin(free_height / (double)shown, 96 * u);
    for (size_t l = 0; l < levels; l++)
        bars__label(s,
                    (pdn_box){f.x + names + (double)l * wide + 4 * u, f.y,
                              wide - 8 * u, head},
                    level_word(row[l * places].level), above, 2);
    for (size_t k = 0; k < shown; k++) {
        double y = f.y + head + (double)k * high;
        bars__label(s, (pdn_box){f.x, y, names - 10 * u, high},
                    pdn_study_word(place[k].name), name, bars__lines(s, high));
        for (size_t l = 0; l < levels; l++)
            draw_field(s,
                       (pdn_box){f.x + names + (double)l * wide, y, wide, high},
                       row[l * places + place[k].at].offers, most);
    }
    free(place);
    sheet__more(s, (pdn_point){f.x, f.y + f.height}, places - shown);
}
