/* made_rows.h - rows by hand for the sheets: pair tables of 2 to 21 services
 * and outcomes of 1 to 400 units, from a small generator of its own, so that
 * they are the same everywhere. */
#ifndef PDN_MADE_ROWS_H
#define PDN_MADE_ROWS_H

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MADE_SERVICES = 21, MADE_PAIRS = 231, MADE_UNITS = 60, MADE_MANY = 400 };

static const char *const made_service[MADE_SERVICES] = {
    "NAV",
    "oppfølgingstjenesten",
    "videregående skole",
    "ungdomsskole",
    "helsestasjon",
    "fastlege",
    "BUP",
    "psykisk helse og rus",
    "barnevern",
    "boligkontor",
    "politi/SLT",
    "kultur og fritid",
    "frivillighet og arbeidsgivere",
    "kommuneledelse",
    "barnehage",
    "ppt",
    "krisesenter",
    "flyktningtjenesten",
    "familievernkontor",
    "voksenopplæringssenteret",
    "fengsel og friomsorg",
};

static unsigned made_random(unsigned *state, unsigned below)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 16) % below;
}

static void made_verdict(pdn_pair *p, unsigned *state)
{
    static const struct {
        const char *a, *b;
        pdn_verdict verdict;
    } planted[] = {
        {"BUP", "NAV", PDN_MISSING},
        {"ungdomsskole", "videregående skole", PDN_HANGS_ON_ONE},
        {"helsestasjon", "ungdomsskole", PDN_ONE_SIDED},
        {"NAV", "barnevern", PDN_STRAINED},
        {"boligkontor", "fastlege", PDN_THIN_CONTACT},
        {"kultur og fritid", "politi/SLT", PDN_WORKS_WELL},
    };

    p->verdict = PDN_ORDINARY;
    if (p->respondents_a < 3 || p->respondents_b < 3)
        p->verdict = PDN_NOT_KNOWN;
    for (size_t i = 0; i < sizeof planted / sizeof *planted; i++)
        if (strcmp(p->group_a, planted[i].a) == 0 &&
            strcmp(p->group_b, planted[i].b) == 0)
            p->verdict = planted[i].verdict;
    if (p->verdict == PDN_MISSING) p->ties = 1;
    if (p->verdict == PDN_HANGS_ON_ONE) {
        p->ties = 10;
        p->expected = 11;
        p->confirmed = 3;
        p->one_sided = 4;
    }
    if (p->verdict == PDN_ONE_SIDED) {
        p->confirmed = 2;
        p->one_sided = 10;
        p->one_sided_ab = 1;
        p->one_sided_ba = 9;
    }
    if (p->verdict == PDN_STRAINED) {
        p->quality_ab = 4.0;
        p->quality_ba = 2.1;
    }
    if (strcmp(p->group_a, "fastlege") == 0 && made_random(state, 9) == 0)
        p->ties = pdn_absent(PDN_SUPPRESSED);
    p->ratio = p->ties / p->expected;
}

/* The pair table of the first n services; returns its rows. */
static size_t made_pairs(size_t n, pdn_pair pair[MADE_PAIRS])
{
    unsigned state = 7;
    size_t rows = 0;
    double actors[MADE_SERVICES], answered[MADE_SERVICES];

    for (size_t i = 0; i < n; i++) {
        actors[i] = 4 + made_random(&state, 18);
        answered[i] = floor(actors[i] * .8 + .5);
        if (strcmp(made_service[i], "BUP") == 0) {
            actors[i] = 9;
            answered[i] = 2;
        }
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            bool turn = strcmp(made_service[i], made_service[j]) > 0;
            size_t a = turn ? j : i, b = turn ? i : j;
            pdn_pair p = {.group_a = made_service[a],
                          .group_b = made_service[b],
                          .actors_a = actors[a],
                          .actors_b = actors[b],
                          .respondents_a = answered[a],
                          .respondents_b = answered[b],
                          .expected = .05 * actors[a] * actors[b],
                          .quality_ab = 3.9,
                          .quality_ba = 3.8,
                          .top_share = 1,
                          .assessable = i != j};
            p.ties = floor(p.expected * (.5 + made_random(&state, 100) / 80.));
            p.confirmed = floor(p.ties / 3);
            p.one_sided = p.ties - 2 * p.confirmed;
            made_verdict(&p, &state);
            if (i == j) p.verdict = PDN_ORDINARY;
            pair[rows++] = p;
        }
    return rows;
}

/* The shares of n units of one year, made so that a few lie outside. The
 * limits are round figures, not statistics: the sheets draw what rows say. */
static void made_outcomes(size_t n, pdn_baseline_row *row)
{
    static const char *const real[6] = {"Kongsvinger", "Nord-Odal", "Sør-Odal",
                                        "Eidskog",     "Grue",      "Åsnes"};
    static const double counts[6][2] = {{2146, 490}, {526, 107}, {856, 166},
                                        {606, 160},  {419, 105}, {523, 120}};
    static char name[MADE_MANY][64];
    unsigned state = 11;

    for (size_t i = 0; i < n; i++) {
        pdn_baseline_row r = {.unit = name[i],
                              .year = 2021,
                              .indicator = "outside",
                              .benchmark = 1148. / 5076};
        (void)snprintf(name[i], sizeof name[i], "%s %zu",
                       i % 7 == 3 ? "Nordre Storfjordkommune" : "Kommune", i);
        if (n == 6) {
            r.unit = real[i];
            r.population = counts[i][0];
            r.events = counts[i][1];
        } else {
            r.population = 80 + made_random(&state, i % 9 == 0 ? 9000 : 1500);
            r.events =
                floor(r.population * (.16 + made_random(&state, 100) / 900.));
        }
        r.share = r.events / r.population;
        double sd = sqrt(.175 / r.population);
        r.lo = fmax(0, r.share - 1.96 * sd);
        r.hi = r.share + 1.96 * sd;
        r.funnel95_lo = fmax(0, r.benchmark - 1.96 * sd);
        r.funnel95_hi = r.benchmark + 1.96 * sd;
        r.funnel998_lo = fmax(0, r.benchmark - 3.09 * sd);
        r.funnel998_hi = r.benchmark + 3.09 * sd;
        r.z = (r.share - r.benchmark) / sd;
        r.z_adjusted = r.z / 1.3;
        r.tau2 = n > 10 ? .0004 : 0;
        double wide = sqrt(sd * sd + r.tau2);
        r.adjusted95_lo = fmax(0, r.benchmark - 1.96 * wide);
        r.adjusted95_hi = r.benchmark + 1.96 * wide;
        r.adjusted998_lo = fmax(0, r.benchmark - 3.09 * wide);
        r.adjusted998_hi = r.benchmark + 3.09 * wide;
        double far = fabs(r.share - r.benchmark) / wide;
        r.flag = far > 3.09 ? PDN_BIT(PDN_FLAG_OUTSIDE95) |
                                  PDN_BIT(PDN_FLAG_OUTSIDE998)
                 : far > 1.96 ? PDN_BIT(PDN_FLAG_OUTSIDE95)
                              : 0;
        r.shrunk = .5 * (r.share + r.benchmark);
        r.rank_lo = 1 + floor((double)i * .4);
        r.rank_hi = fmin((double)n, r.rank_lo + floor((double)n * .6));
        if (i % 8 == 5 && n > 6) {
            r.population = r.events = r.lo = r.hi = pdn_absent(PDN_NOT_DEFINED);
            r.shrunk = r.rank_lo = r.rank_hi = (double)NAN;
            r.funnel95_lo = r.funnel95_hi = r.funnel998_lo = (double)NAN;
            r.funnel998_hi = r.tau2 = r.z = r.z_adjusted = (double)NAN;
            r.flag = 0;
        }
        if (i == 12)
            r.share = r.events = r.lo = r.hi = r.shrunk = r.rank_lo =
                pdn_absent(PDN_SUPPRESSED);
        row[i] = r;
    }
}

#endif
