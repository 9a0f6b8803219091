/* bench_size - how often the test of ties against chance finds something where
 * there is nothing to find.
 *
 *   bench_size [NETWORKS [DRAWS]]     default: 1000 networks, 999 draws
 *
 * First the worlds of worlds.h, a tenth as many networks each: no pair of
 * services is special, under contacts rewired and, beside it, labels shuffled.
 * p_low: pairs that could be tested with p_low at most .05; marks: missing and
 * thin per table of 28 pairs; any: tables with some; holds 1: pairs whose 90 %
 * interval of the ratio holds 1; ordinary: of all pairs. said: what
 * pdn-breakdown(1) says of rewired contacts.
 *
 * Then labels shuffled. Five sectors whose people have contact whatever their
 * sectors; either side reports it with chance .8. A pair of sectors is rejected
 * when its two-sided p of `ties` is at most .05. Labels are shuffled as
 * pdn-breakdown does (within the answered and the silent, and within
 * municipalities where there are any) and, beside it, over everybody.
 *
 *   all answer        twelve people in a sector, contact with chance .25
 *   one sector 4/12   the same; of the first sector only four answer
 *   municipalities    24 people in a sector, spread unevenly over four; contact
 *                     with chance .08, and .64 inside a municipality
 *
 * share: of all pairs between sectors; ok where it is within .036 and .064, as
 * 1000 tests at .05 are. even: the same, when draws that equal what was seen
 * are shared out by chance. lowest, highest: of single pairs. first: of the
 * pairs of the first sector; too few: for too few ties. untested: pairs in
 * which even no tie would not be surprising. Build it with the release preset.
 */
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(call)                                              \
    do {                                                        \
        if ((call) != PDN_OK) {                                 \
            fprintf(stderr, "bench_size: %s\n", pdn_message()); \
            exit(1);                                            \
        }                                                       \
    } while (0)

#include "../support/mixings.h"
#include "../support/networks.h"
#include "worlds.h"

enum { SECTORS = 5, PLACES = 4, ACTORS = 120, ARCS = 8192 };
enum { PAIRS = SECTORS * (SECTORS + 1) / 2 };
enum setting { ALL, ONE_SILENT, APART, SETTINGS };
enum shuffle { WITHIN, OVER_ALL, SHUFFLES };

static const double level = .05, least = .036, most = .064;

/* How many of each sector stand in each municipality. */
static const size_t spread[SECTORS][PLACES] = {
    {18, 2, 2, 2}, {2, 18, 2, 2}, {2, 2, 18, 2}, {2, 2, 2, 18}, {6, 6, 6, 6}};

struct made {
    size_t n, strata, arcs;
    uint32_t group[ACTORS], place[ACTORS], stratum[ACTORS];
    bool answered[ACTORS];
    uint32_t from[ARCS], to[ARCS];
};

static size_t many(enum setting setting, uint32_t g, uint32_t at)
{
    return setting == APART ? spread[g][at] : 3;
}

static void people(struct made *p, enum setting setting)
{
    p->n = p->arcs = 0;
    for (uint32_t g = 0; g < SECTORS; g++)
        for (uint32_t at = 0, k = 0; at < PLACES; at++)
            for (size_t i = 0; i < many(setting, g, at); i++, k++) {
                p->place[p->n] = at;
                p->group[p->n] = g;
                p->answered[p->n++] = setting != ONE_SILENT || g > 0 || k < 4;
            }
}

static void say(struct made *p, uint32_t i, uint32_t j)
{
    if (!p->answered[i] || p->arcs == ARCS) return;
    p->from[p->arcs] = i;
    p->to[p->arcs++] = j;
}

static void contacts(struct made *p, enum setting setting, pdn_random *r)
{
    for (uint32_t i = 0; i < p->n; i++)
        for (uint32_t j = i + 1; j < p->n; j++) {
            double chance = .25;
            if (setting == APART)
                chance = p->place[i] == p->place[j] ? .64 : .08;
            bool known = pdn_random_unit(r) < chance;
            bool there = pdn_random_unit(r) < .8;
            bool back = pdn_random_unit(r) < .8;
            if (known && there) say(p, i, j);
            if (known && back) say(p, j, i);
        }
}

static void stratify(struct made *p, enum setting setting, enum shuffle shuffle)
{
    p->strata = shuffle == OVER_ALL ? 1 : setting == APART ? 2 * PLACES : 2;
    for (size_t i = 0; i < p->n; i++) {
        uint32_t at = setting == APART ? p->place[i] : 0;
        p->stratum[i] = shuffle == OVER_ALL ? 0 : 2 * at + !p->answered[i];
    }
}

/* Rejections of each pair; `few` of them for too few ties; `even` as if the
 * draws that equal what was seen fell on either side by chance. */
struct tally {
    double rejected[PAIRS], few[PAIRS], even[PAIRS], untestable;
};

/* Two-sided, the draws that equal what was seen shared out by u: uniform where
 * the null is true, which the p that is printed is not, for ties are whole. */
static double even_p(const pdn_mixing *m, double u)
{
    double equal = m->p_low.value + m->p_high - 1;

    return pdn_p_two_sided(m->p_low.value - u * equal,
                           m->p_high - (1 - u) * equal);
}

static void test(const struct made *p, size_t draws, uint64_t seed,
                 struct tally *t)
{
    pdn_reported q = {true,    p->n,  SECTORS, p->group, p->answered, p->arcs,
                      p->from, p->to, 0,       NULL,     NULL,        NULL};
    pdn_reports r = {0};
    pdn_strata s = {0};
    pdn_mixing m[PAIRS];
    pdn_random ties;
    pdn_draws d = {draws, pdn_threads(0), seed, 0x512e, NULL, NULL, NULL};

    MUST(reports__make(&q, &r));
    MUST(pdn_strata_make(p->stratum, p->n, p->strata, &s));
    MUST(mixing_by_labels(&r, &s, &d, m));
    pdn_random_start(&ties, seed, 1, 1);
    for (size_t k = 0; k < PAIRS; k++) {
        bool found = pdn_p_two_sided(m[k].p_low.value, m[k].p_high) <= level;
        t->rejected[k] += found;
        t->few[k] += found && m[k].p_low.value < m[k].p_high;
        t->even[k] += even_p(&m[k], pdn_random_unit(&ties)) <= level;
        t->untestable += m[k].p_least.value > level;
    }
    pdn_strata_clear(&s);
    reports__clear(&r);
}

/* The share of the pairs of sector g (SECTORS: of any) with another sector;
 * *low and *high of single pairs. */
static double share_of(const double *count, size_t networks, size_t sector,
                       double *low, double *high)
{
    double all = 0, pairs = 0;

    *low = 1;
    *high = 0;
    for (size_t g = 0; g < SECTORS; g++)
        for (size_t h = g + 1; h < SECTORS; h++) {
            if (sector < SECTORS && g != sector && h != sector) continue;
            size_t p = reports__pair_at(SECTORS, g, h);
            double share = count[p] / (double)networks;
            all += share;
            pairs++;
            *low = fmin(*low, share);
            *high = fmax(*high, share);
        }
    return all / pairs;
}

static void print_row(const char *setting, const char *shuffle,
                      const struct tally *t, size_t networks)
{
    double low = 0, high = 0, unused = 0;
    double all = share_of(t->rejected, networks, SECTORS, &low, &high);
    double even = share_of(t->even, networks, SECTORS, &unused, &unused);
    double first = share_of(t->rejected, networks, 0, &unused, &unused);
    double few = share_of(t->few, networks, 0, &unused, &unused);

    printf("%-16s %-18s %6.3f %-3s %6.3f %7.3f %8.3f %6.3f %8.3f %9.0f\n",
           setting, shuffle, all, all >= least && all <= most ? "ok" : "-",
           even, low, high, first, few, t->untestable);
    fflush(stdout);
}

static void run(enum setting setting, size_t networks, size_t draws)
{
    static const char *const what[SETTINGS] = {"all answer", "one sector 4/12",
                                               "municipalities"};
    static const char *const how[SHUFFLES] = {"as pdn-breakdown",
                                              "over everybody"};
    struct tally t[SHUFFLES] = {{{0}, {0}, {0}, 0}, {{0}, {0}, {0}, 0}};
    static struct made p;
    size_t cut = 0;

    for (size_t k = 0; k < networks; k++) {
        pdn_random r;
        pdn_random_start(&r, 1991, setting, k);
        people(&p, setting);
        contacts(&p, setting, &r);
        cut += p.arcs == ARCS;
        for (int s = WITHIN; s < SHUFFLES; s++) {
            stratify(&p, setting, (enum shuffle)s);
            test(&p, draws, k + 1, &t[s]);
        }
    }
    if (cut > 0) fprintf(stderr, "bench_size: %zu networks had no room\n", cut);
    for (int s = WITHIN; s < SHUFFLES; s++)
        print_row(what[setting], how[s], &t[s], networks);
}

/* ---- worlds -------------------------------------------------------------- */

static const world worlds[] = {
    {.name = "indifferent, rho 2",
     .inside = 1,
     .rho = 2,
     .said = {.037, .11, .08, .91}},
    {.name = "inside x3", .inside = 3, .rho = 2},
    {.name = "inside x8", .inside = 8, .rho = 2, .said = {.031, .06, .04, .92}},
    {.name = "inside x20", .inside = 20, .rho = 2},
    {.name = "activity sd .5", .inside = 1, .activity = .5, .rho = 2},
    {.name = "activity sd .8",
     .inside = 1,
     .activity = .8,
     .rho = 2,
     .said = {.028, .06, .06, .92}},
    {.name = "degree sd 1, rho 3",
     .inside = 1,
     .degree = 1,
     .rho = 3,
     .said = {.045, .17, .13, .90}},
    {.name = "rho 4", .inside = 1, .rho = 4},
    {.name = "busy people silent",
     .inside = 1,
     .degree = .7,
     .rho = 2,
     .quiet = true},
    {.name = "nested, place x4",
     .inside = 1,
     .rho = 2,
     .place = 4,
     .nested = true},
    {.name = "x8, act .5, deg .7, place x4",
     .inside = 8,
     .activity = .5,
     .degree = .7,
     .rho = 2,
     .place = 4,
     .said = {.034, .07, .06, .915}},
};

struct count {
    double tested, low, marks, tables, held, ordinary, pairs;
};

static void count_table(const pdn_breakdown *b, struct count *n)
{
    double marks = 0;

    for (size_t k = 0; k < b->pairs; k++) {
        const pdn_pair *p = &b->pair[k];
        if (strcmp(p->group_a, p->group_b) == 0) continue;
        n->pairs++;
        n->ordinary += p->verdict == PDN_ORDINARY;
        marks += p->verdict == PDN_MISSING || p->verdict == PDN_THIN_CONTACT;
        if (!(p->assessable > 0)) continue;
        n->tested++;
        n->low += p->p_low <= level;
        n->held += p->ratio_lo <= 1 && p->ratio_hi >= 1;
    }
    n->marks += marks;
    n->tables += marks > 0;
}

static void print_world(const world *w, const struct count *c, pdn_null null,
                        double networks)
{
    printf("%-29s %-9s %6.3f %6.2f %5.2f %8.2f %9.2f", w->name,
           null == PDN_NULL_CONTACTS ? "contacts" : "labels",
           c->low / c->tested, c->marks / networks, c->tables / networks,
           c->held / c->tested, c->ordinary / c->pairs);
    if (null == PDN_NULL_CONTACTS && w->said[0] > 0)
        printf("   %.3f %.2f %.2f %.2f", w->said[0], w->said[1], w->said[2],
               w->said[3]);
    printf("\n");
    fflush(stdout);
}

static void run_world(const world *w, size_t number, size_t networks,
                      size_t draws)
{
    static world_survey s;
    struct count n[2] = {{0, 0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 0}};

    for (size_t k = 0; k < networks; k++) {
        pdn_random r;
        pdn_random_start(&r, 1993, number, k);
        world_make(w, NULL, &r, &s);
        for (int null = 0; null < 2; null++) {
            const pdn_breakdown_options o = {.null = (pdn_null)null,
                                             .draws = draws,
                                             .threads = 1,
                                             .seed = k + 1};
            pdn_network g = {0};
            pdn_breakdown b = {0};
            world_table(w, &s, &o, &g, &b);
            count_table(&b, &n[null]);
            pdn_breakdown_clear(&b);
            pdn_network_clear(&g);
        }
    }
    for (int null = 0; null < 2; null++)
        print_world(w, &n[null], (pdn_null)null, (double)networks);
}

static void run_worlds(size_t networks, size_t draws)
{
    printf("nothing to find: %zu networks a world, %zu draws\n", networks,
           draws);
    printf("%-29s %-9s %6s %6s %5s %8s %9s   %s\n", "world", "null", "p_low",
           "marks", "any", "holds 1", "ordinary", "said");
    for (size_t k = 0; k < sizeof worlds / sizeof *worlds; k++)
        run_world(&worlds[k], k, networks, draws);
}

int main(int argc, char **argv)
{
    long networks = argc > 1 ? strtol(argv[1], NULL, 10) : 1000;
    long draws = argc > 2 ? strtol(argv[2], NULL, 10) : 999;

    pdn_runtime_init();
    if (networks < 1 || draws < 1) {
        fprintf(stderr, "bench_size: want NETWORKS and DRAWS above 0\n");
        return 2;
    }
    run_worlds((size_t)(networks + 9) / 10, (size_t)draws);
    printf(
        "\nlabels rejected at .05, two-sided: %ld networks, %ld draws each\n",
        networks, draws);
    printf("%-16s %-18s %6s %-3s %6s %7s %8s %6s %8s %9s\n", "setting",
           "shuffled", "share", "", "even", "lowest", "highest", "first",
           "too few", "untested");
    for (int s = ALL; s < SETTINGS; s++)
        run((enum setting)s, (size_t)networks, (size_t)draws);
    return 0;
}
