/* growth_moments.h - how the time of the exact moments grows with the places
 * and the groups. Part of bench_growth. */
#ifndef PDN_GROWTH_MOMENTS_H
#define PDN_GROWTH_MOMENTS_H

#include "kernels.h"

#include "breakdown/chance/moments.h"

/* 3 000 people, each naming about eleven: of the own place (six of ten), the
 * own group, anybody. */
struct growth_moments {
    pdn_reports reports;
    pdn_strata strata;
};

static inline void growth_moments_make(size_t places, size_t groups,
                                       struct growth_moments *out)
{
    enum { PEOPLE = 3000, NAMES = 11 };
    static uint32_t group[PEOPLE], place[PEOPLE], stratum[PEOPLE];
    static uint32_t from[PEOPLE * NAMES], to[PEOPLE * NAMES];
    static bool answered[PEOPLE];
    pdn_reported who = {.directed = true,
                        .actors = PEOPLE,
                        .groups = groups,
                        .group = group,
                        .answered = answered,
                        .from = from,
                        .to = to};
    pdn_random r;

    pdn_random_start(&r, 1, 9, places);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        group[i] = i % (uint32_t)groups;
        place[i] = i / (uint32_t)groups % (uint32_t)places;
        answered[i] = pdn_random_unit(&r) < .78;
        stratum[i] = 2 * place[i] + !answered[i];
    }
    for (uint32_t i = 0; i < PEOPLE; i++)
        for (int k = 0; answered[i] && k < NAMES; k++) {
            double kind = pdn_random_unit(&r);
            uint32_t j = pdn_random_below(&r, PEOPLE);
            while ((kind < .6 && place[j] != place[i]) ||
                   (kind > .8 && group[j] != group[i]))
                j = pdn_random_below(&r, PEOPLE);
            from[who.arcs] = i;
            to[who.arcs++] = j;
        }
    must(reports__make(&who, &out->reports));
    must(pdn_strata_make(stratum, PEOPLE, 2 * places, &out->strata));
}

/* Of every pair, both statistics. */
static inline double growth_moments_time(const struct growth_moments *b)
{
    double start = now(true), mean = 0, variance = 0;
    pdn_moments m = {0};

    must(moments__make(&b->reports, &b->strata, &m));
    for (size_t g = 0; g < m.groups; g++)
        for (size_t h = g; h < m.groups; h++) {
            moments__of(&m, g, h, PDN_TIES, &mean, &variance);
            if (g != h) moments__of(&m, g, h, PDN_DIFFERENCE, &mean, &variance);
        }
    moments__clear(&m);
    return now(true) - start;
}

static inline void growth_moments_print(void)
{
    static const size_t places[] = {1, 4, 40, 200, 1000};
    static const size_t groups[] = {14, 30, 60};

    printf("\n%-28s", "exact moments, 3 000 actors");
    for (size_t k = 0; k < sizeof places / sizeof *places; k++)
        printf(" %7zu places", places[k]);
    printf("\n");
    for (size_t q = 0; q < sizeof groups / sizeof *groups; q++) {
        printf("%4zu groups%18s", groups[q], "");
        for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
            struct growth_moments b = {0};
            growth_moments_make(places[k], groups[q], &b);
            printf(" %14.6f", growth_moments_time(&b));
            fflush(stdout);
            reports__clear(&b.reports);
            pdn_strata_clear(&b.strata);
        }
        printf("\n");
    }
}

#endif
