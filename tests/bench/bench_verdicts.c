/* bench_verdicts - how often the verdict rule is wrong when there is nothing to
 * find, and how often it finds what is planted.
 *
 *   bench_verdicts [TABLES [DRAWS [ODDS [labels]]]]
 *
 * default: 300 tables, 1000 draws, contacts rewired. ODDS: so many times the
 * odds of contact inside a group (1).
 *
 * Eight groups of 1, 2, 3, 5, 8, 12, 16 and 20 people. Two people have contact
 * with chance .14 between groups, and each who answers reports it with
 * chance .8; no ratings. Response: all; 78 % of everybody; all but one group of
 * 12 that answers 25 %. Planted at 78 %: contact of groups 8 and 16 cut to
 * 10 %; all contact of 5 and 12 through one person of the 5; of 16 and 20 the
 * second side reports with chance .1. Build it with the release preset.
 *
 * Last, a third as many tables a row: contact between two services of worlds.h
 * at .1 and .4 of the odds, and beside it what pdn-breakdown(1) says. */
#include "pdnet/breakdown.h"
#include "pdnet/core.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(call)                                                  \
    do {                                                            \
        if ((call) != PDN_OK) {                                     \
            fprintf(stderr, "bench_verdicts: %s\n", pdn_message()); \
            exit(1);                                                \
        }                                                           \
    } while (0)

#include "../support/networks.h"
#include "worlds.h"

enum { GROUPS = 8 };

static const size_t size[GROUPS] = {1, 2, 3, 5, 8, 12, 16, 20};
static const double contact = .14, report = .8;
static double inside = .14; /* chance of contact inside a group */
static pdn_null null = PDN_NULL_CONTACTS;

enum plant { NOTHING, CUT, ONE, SIDE, PLANTS };
enum answer { EVERYBODY, MOST, ALL_BUT_ONE, ANSWERS };

static bool pair_is(const struct plain *p, uint32_t i, uint32_t j, uint32_t g,
                    uint32_t h)
{
    return (p->group[i] == g && p->group[j] == h) ||
           (p->group[i] == h && p->group[j] == g);
}

/* Who the one person is: the first of the group of five. */
static uint32_t the_one(const struct plain *p)
{
    uint32_t i = 0;

    while (p->group[i] != 3)
        i++;
    return i;
}

static double chance_of(const struct plain *p, enum plant plant, uint32_t i,
                        uint32_t j)
{
    if (p->group[i] == p->group[j]) return inside;
    if (plant == CUT && pair_is(p, i, j, 4, 6)) return .1 * contact;
    if (plant == ONE && pair_is(p, i, j, 3, 5))
        return i == the_one(p) || j == the_one(p) ? .7 : 0;
    if (plant == SIDE && pair_is(p, i, j, 6, 7)) return .2;
    return contact;
}

static double report_of(const struct plain *p, enum plant plant, uint32_t i,
                        uint32_t j)
{
    bool seldom = plant == SIDE && p->group[i] == 7 && p->group[j] == 6;

    return seldom ? .1 : report;
}

static void people(struct plain *p, enum answer answer, pdn_random *r)
{
    *p = (struct plain){.directed = true, .groups = GROUPS, .strata = 1};
    for (uint32_t g = 0; g < GROUPS; g++)
        for (size_t k = 0; k < size[g]; k++) {
            bool says = true;
            if (answer == MOST) says = pdn_random_unit(r) < .78;
            if (answer == ALL_BUT_ONE && g == 5) says = k < 3;
            p->group[p->n] = g;
            p->answered[p->n++] = says;
        }
}

static void make(struct plain *p, enum plant plant, enum answer answer,
                 pdn_random *r)
{
    people(p, answer, r);
    for (uint32_t i = 0; i < p->n; i++)
        for (uint32_t j = i + 1; j < p->n; j++) {
            bool known = pdn_random_unit(r) < chance_of(p, plant, i, j);
            bool there = pdn_random_unit(r) < report_of(p, plant, i, j);
            bool back = pdn_random_unit(r) < report_of(p, plant, j, i);
            if (known && there && p->answered[i] && p->arcs < MOST_ARCS)
                plain_arc(p, i, j);
            if (known && back && p->answered[j] && p->arcs < MOST_ARCS)
                plain_arc(p, j, i);
        }
}

static const char *const verdicts[] = {"missing",  "hangs-on-one", "one-sided",
                                       "strained", "thin",         "unknown"};
enum { KINDS = 6, UNKNOWN = 5 };

/* What was said, by verdict and by the smaller group of the pair. */
struct tally {
    double said[KINDS], small_false[GROUPS], small_unknown[GROUPS];
    double small[GROUPS], planted[KINDS];
};

static size_t kind_of(pdn_verdict verdict)
{
    const char *said = pdn_code_text(&pdn_verdict_codes, verdict);
    size_t k = 0;

    while (k < KINDS && strcmp(said, verdicts[k]) != 0)
        k++;
    return k;
}

static void judge(const struct plain *p, enum plant plant, size_t draws,
                  uint64_t seed, struct tally *t)
{
    static const uint32_t where[PLANTS][2] = {{0, 0}, {4, 6}, {3, 5}, {6, 7}};
    pdn_network g = network_of(p);
    pdn_breakdown b = {0};
    pdn_breakdown_options o = {
        .null = null, .draws = draws, .threads = pdn_threads(0), .seed = seed};

    MUST(pdn_breakdown_make(&g, &o, &b));
    for (uint32_t x = 0; x < GROUPS; x++)
        for (uint32_t y = x + 1; y < GROUPS; y++) {
            size_t k = kind_of(b.pair[reports__pair_at(GROUPS, x, y)].verdict);
            if (k < KINDS) t->said[k]++;
            t->small[x]++;
            t->small_false[x] += k < UNKNOWN;
            t->small_unknown[x] += k == UNKNOWN;
            if (k < KINDS && x == where[plant][0] && y == where[plant][1])
                t->planted[k]++;
        }
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

static struct tally run(enum plant plant, enum answer answer, size_t tables,
                        size_t draws)
{
    struct tally t = {{0}, {0}, {0}, {0}, {0}};
    struct plain p;

    for (size_t k = 0; k < tables; k++) {
        pdn_random r;
        pdn_random_start(&r, 2021, 10 * plant + answer, k);
        make(&p, plant, answer, &r);
        judge(&p, plant, draws, k + 1, &t);
    }
    return t;
}

static void print_false(size_t tables, size_t draws)
{
    static const char *const response[ANSWERS] = {"all", "78 %",
                                                  "one group 25 %"};

    printf("false verdicts per table of 28 pairs, nothing planted\n");
    printf("%-15s %6s", "response", "false");
    for (size_t k = 0; k < UNKNOWN; k++)
        printf(" %12s", verdicts[k]);
    printf("   false by smaller group (unknown in a group of one)\n");
    for (int a = 0; a < ANSWERS; a++) {
        struct tally t = run(NOTHING, (enum answer)a, tables, draws);
        double all = 0;
        for (size_t k = 0; k < UNKNOWN; k++)
            all += t.said[k];
        printf("%-15s %6.3f", response[a], all / (double)tables);
        for (size_t k = 0; k < UNKNOWN; k++)
            printf(" %12.4f", t.said[k] / (double)tables);
        printf("  ");
        for (size_t g = 0; g + 1 < GROUPS; g++)
            printf(" %zu: %.3f", size[g], t.small_false[g] / t.small[g]);
        printf(" (%.2f)\n", t.small_unknown[0] / t.small[0]);
        fflush(stdout);
    }
}

static void print_found(size_t tables, size_t draws)
{
    static const char *const planted[PLANTS] = {
        "", "missing, 8 x 16 cut to 10 %", "hangs-on-one, 5 x 12",
        "one-sided, 16 x 20"};

    printf("\nverdict of the planted pair, share of tables, response 78 %%\n");
    printf("%-28s", "planted");
    for (size_t k = 0; k < KINDS; k++)
        printf(" %12s", verdicts[k]);
    printf("\n");
    for (int q = CUT; q < PLANTS; q++) {
        struct tally t = run((enum plant)q, MOST, tables, draws);
        printf("%-28s", planted[q]);
        for (size_t k = 0; k < KINDS; k++)
            printf(" %12.3f", t.planted[k] / (double)tables);
        printf("\n");
        fflush(stdout);
    }
}

/* ---- power in a world that is not indifferent ---------------------------- */

enum { POWER_PAIRS = 6, POWER_WORDS = 4 };

static const world power_world = {.inside = 4,
                                  .activity = .4,
                                  .degree = .5,
                                  .rho = 2,
                                  .place = 2,
                                  .even = true};

/* Services of worlds.h, and what pdn-breakdown(1) says of missing and of thin
 * (0: it does not say) at x.1 and at x.4. */
static const struct {
    uint32_t g, h;
    double missing[2], thin[2];
} power[POWER_PAIRS] = {
    {0, 1, {.11, .03}, {0, 0}},   {1, 4, {.62, .20}, {.26, .19}},
    {2, 3, {.72, .24}, {0, 0}},   {4, 5, {.79, .15}, {0, 0}},
    {2, 7, {.99, .16}, {0, .54}}, {6, 7, {1, .19}, {0, .72}},
};

static const char *const power_words[POWER_WORDS] = {"missing", "thin",
                                                     "ordinary", "unknown"};

static void count_planted(const world_plant *plant, uint64_t stream, size_t n,
                          size_t draws, double said[POWER_WORDS])
{
    static world_survey s;
    const pdn_breakdown_options o = {
        .null = null, .draws = draws, .threads = 1, .seed = n + 1};
    size_t at = reports__pair_at(WORLD_SERVICES, plant->g, plant->h);
    pdn_network g = {0};
    pdn_breakdown b = {0};
    pdn_random r;

    pdn_random_start(&r, 1994, stream, n);
    world_make(&power_world, plant, &r, &s);
    world_table(&power_world, &s, &o, &g, &b);
    for (size_t v = 0; v < POWER_WORDS; v++)
        said[v] += strcmp(pdn_code_text(&pdn_verdict_codes, b.pair[at].verdict),
                          power_words[v]) == 0;
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

static void print_power_row(size_t k, size_t weak, size_t tables, size_t draws)
{
    const world_plant plant = {power[k].g, power[k].h, weak ? .4 : .1};
    double said[POWER_WORDS] = {0};

    for (size_t n = 0; n < tables; n++)
        count_planted(&plant, 2 * k + weak, n, draws, said);
    printf("%2zux%-2zu x.%d", world_size[plant.g], world_size[plant.h],
           weak ? 4 : 1);
    for (size_t v = 0; v < POWER_WORDS; v++)
        printf(" %8.2f", said[v] / (double)tables);
    printf("   %.2f", power[k].missing[weak]);
    if (power[k].thin[weak] > 0) printf(" %.2f", power[k].thin[weak]);
    printf("\n");
    fflush(stdout);
}

static void print_power(size_t tables, size_t draws)
{
    printf("\nplanted between two services: odds inside x4, activity sd .4, "
           "degree sd .5,\nmunicipality x2, 78 %% answer; %zu tables, %zu "
           "draws (said: missing, thin)\n",
           tables, draws);
    printf("%-9s %8s %8s %8s %8s   %s\n", "pair", "missing", "thin", "ordinary",
           "unknown", "said");
    for (size_t k = 0; k < POWER_PAIRS; k++)
        for (size_t weak = 0; weak < 2; weak++)
            print_power_row(k, weak, tables, draws);
}

int main(int argc, char **argv)
{
    long tables = argc > 1 ? strtol(argv[1], NULL, 10) : 300;
    long draws = argc > 2 ? strtol(argv[2], NULL, 10) : 1000;
    double odds = argc > 3 ? strtod(argv[3], NULL) : 1;

    pdn_runtime_init();
    if (tables < 1 || draws < 1 || !(odds > 0)) {
        fprintf(stderr,
                "bench_verdicts: want TABLES, DRAWS and ODDS above 0\n");
        return 2;
    }
    if (argc > 4 && strcmp(argv[4], "labels") == 0) null = PDN_NULL_LABELS;
    odds *= contact / (1 - contact);
    inside = odds / (1 + odds);
    print_false((size_t)tables, (size_t)draws);
    print_found((size_t)tables, (size_t)draws);
    print_power((size_t)(tables + 2) / 3, (size_t)draws);
    return 0;
}
