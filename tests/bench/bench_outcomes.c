/* bench_outcomes - how far the baseline and the screen keep what they promise.
 *
 *   bench_outcomes [-j N] [STUDIES [DRAWS]]    200 studies, 400 draws, 1 thread
 *   bench_outcomes --screen [-j N] [STUDIES [DRAWS]]    only pdn-deviants
 *   bench_outcomes --screen --units 16|46|356 ...       false claims of one
 *   bench_outcomes --screen --least N ...               smallest unit, not 250
 *   bench_outcomes --speed                  only the times of the rank draws
 *
 * Funnel: 46 units, one true share. Screen:
 * units of 250 to 4 500 people aged 20 to 29, seven years (2017 to 2023, the
 * last four judged). The people of a birth year stay what they are: a tenth is
 * new each year, so that years that follow hold nine tenths of the same counts.
 * sd: a unit's logit is off by N(0, sd) in all years, for a reason that no
 * resource tells of. phi: each birth year of a unit has a share of its own
 * (beta), so that a year's count varies phi times as much as chance has it. Of
 * 356 units a sixteenth of the studies are made, with a quarter of the draws.
 * Build it with the release preset; one core, five minutes. */
#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MUST(call)                                                  \
    do {                                                            \
        if ((call) != PDN_OK) {                                     \
            fprintf(stderr, "bench_outcomes: %s\n", pdn_message()); \
            exit(1);                                                \
        }                                                           \
    } while (0)

enum { UNITS = 46, YEARS = 7, AGES = 10, RESOURCES = 3, COHORTS = 16 };
enum { FIRST = 2017, ASKED = 60 };
static size_t threads = 1, only_units = 0;
static double least = 250;
enum { NULLS = 0x6e756c6c, FUNNELS = 0x66756e6e };

static const char *const resource[RESOURCES] = {"r1", "r2", "r3"};

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- tables in memory ---- */

struct made {
    pdn_table t;
    const char **unit;
    double *year, *events, *people, *resource[RESOURCES];
};

static double *number(pdn_table *t, const char *name)
{
    pdn_column *c = NULL;

    MUST(pdn_table_add(t, name, PDN_REAL, &c));
    return c->number;
}

/* ages: of the band; 0: none is told. */
static struct made made_new(size_t units, size_t years, int ages)
{
    struct made m = {.t = {.rows = units * years}};
    pdn_column *c = NULL;
    double *from, *to;

    MUST(pdn_table_add(&m.t, "unit", PDN_TEXT, &c));
    m.unit = c->text;
    m.year = number(&m.t, "year");
    m.events = number(&m.t, "events");
    m.people = number(&m.t, "population");
    from = number(&m.t, "age_from");
    to = number(&m.t, "age_to");
    for (size_t r = 0; r < RESOURCES; r++)
        m.resource[r] = number(&m.t, resource[r]);
    for (size_t i = 0; i < m.t.rows; i++) {
        char name[32];
        snprintf(name, sizeof name, "unit %06zu", i / years);
        MUST(pdn_table_text(&m.t, name, &m.unit[i]));
        m.year[i] = FIRST + (double)(i % years);
        from[i] = ages > 0 ? 20 : (double)NAN;
        to[i] = ages > 0 ? 19 + ages : (double)NAN;
    }
    return m;
}

/* Where unit u stands among 46 sizes from 250 to 4 500, on the log scale. */
static double people_of(size_t u)
{
    double at = (double)(u % UNITS) / (UNITS - 1);

    return AGES * round(250 * pow(18, at) / AGES);
}

/* ---- funnel ---- */

static void print_funnel(size_t studies)
{
    struct made m = made_new(UNITS, 1, AGES);
    double out95 = 0, out998 = 0, adjusted = 0, over = 0;

    for (size_t s = 0; s < studies; s++) {
        pdn_random r;
        pdn_baseline b = {0};
        pdn_diagnostics f = {0};
        pdn_baseline_options o = {.threads = 1};
        pdn_random_start(&r, 1, FUNNELS, s);
        for (size_t u = 0; u < UNITS; u++) {
            m.people[u] = people_of(u);
            m.events[u] = pdn_random_binomial(&r, (uint32_t)m.people[u], .2);
        }
        MUST(pdn_baseline_make(&m.t, &o, &f, &b));
        for (size_t u = 0; u < b.rows; u++) {
            const pdn_baseline_row *w = &b.row[u];
            out95 += w->share < w->funnel95_lo || w->share > w->funnel95_hi;
            out998 += w->share < w->funnel998_lo || w->share > w->funnel998_hi;
            adjusted +=
                w->share < w->adjusted95_lo || w->share > w->adjusted95_hi;
        }
        over += b.row[0].tau2 > 0;
        pdn_baseline_clear(&b);
        pdn_diagnostics_clear(&f);
    }
    double n = (double)(studies * UNITS);
    printf("\nfunnel, %zu studies of 46 units with one true share of .2\n",
           studies);
    printf("outside 95 %%: %.4f   outside 99.8 %%: %.5f   outside adjusted "
           "95 %%: %.4f   tau2 above 0: %.3f of studies\n",
           out95 / n, out998 / n, adjusted / n, over / (double)studies);
    pdn_table_clear(&m.t);
}

/* ---- screen ---- */

/* What is made, and how it is judged. */
struct screen {
    size_t units, resources, studies, draws;
    size_t every; /* by_chance is asked of one in `every` */
    double nullpunkt, phi;
    double sd;         /* of lasting differences, on the logit */
    size_t planted;    /* units that are better ... */
    double lower;      /* ... by this part of their share, or ... */
    double logit;      /* ... by this */
    bool apart;        /* years have nobody in common */
    struct seen *seen; /* of each study */
};

struct seen {
    double sustained, improved, one_year; /* of units that are not planted */
    double called, tested; /* planted: by the rule; by q, years, agreement */
    double by_chance, p_any;
};

/* Events of n people whose share is p, phi times as spread as chance has it. */
static double draw(pdn_random *r, double n, double p, double phi)
{
    if (phi > 1 && n > 1) { /* phi = 1 + (n - 1) / (a + b + 1) */
        double size = (n - 1) / (phi - 1) - 1;
        if (size > 0) p = pdn_random_beta(r, p * size, (1 - p) * size);
    }
    return pdn_random_binomial(r, (uint32_t)n, p);
}

/* The planted stand around the middle of the sizes. */
static bool is_planted(const struct screen *s, size_t u)
{
    size_t first = s->units / 2 - s->planted / 2;

    return u >= first && u < first + s->planted;
}

/* Where unit u stands among sizes from the least to 4 500, on the log scale. */
static double size_of(const struct screen *s, size_t u)
{
    double at = (double)u / (double)(s->units - 1);

    return AGES * round(least * pow(4500 / least, at) / AGES);
}

static void make_unit(struct made *m, const struct screen *s, pdn_random *r,
                      size_t u)
{
    double n = size_of(s, u), x[RESOURCES], cohort[COHORTS];
    double logit = -1.4 + s->sd * pdn_random_normal(r);

    for (size_t k = 0; k < RESOURCES; k++) {
        x[k] = pdn_random_normal(r);
        if (k < s->resources) logit += .12 * x[k];
    }
    if (is_planted(s, u)) logit -= s->logit;
    double p = 1 / (1 + exp(-logit));
    if (is_planted(s, u)) p *= 1 - s->lower;
    for (size_t c = 0; c < COHORTS; c++)
        cohort[c] = draw(r, n / AGES, p, s->phi);
    for (size_t t = 0; t < YEARS; t++) {
        size_t i = u * YEARS + t;
        m->people[i] = n;
        m->events[i] = s->apart ? draw(r, n, p, s->phi) : 0;
        for (size_t c = t; c < t + AGES && !s->apart; c++)
            m->events[i] += cohort[c];
        for (size_t k = 0; k < RESOURCES; k++)
            m->resource[k][i] = x[k];
    }
}

static struct seen read_study(const struct screen *s, const pdn_deviants *d)
{
    struct seen seen = {.by_chance = d->row[0].by_chance,
                        .p_any = d->row[0].p_any_by_chance};

    for (size_t u = 0; u < d->rows; u++) {
        const pdn_deviant_row *row = &d->row[u];
        bool sustained = row->claim == PDN_CLAIM_SUSTAINED;
        bool improved = row->claim == PDN_CLAIM_IMPROVED;
        if (is_planted(s, u)) {
            seen.called += sustained || improved;
            seen.tested +=
                row->q <= .1 && row->years_better >= 3 && row->agree >= .8;
            continue;
        }
        seen.sustained += sustained;
        seen.improved += improved;
        seen.one_year += row->claim == PDN_CLAIM_ONE_YEAR;
    }
    return seen;
}

static pdn_status one_study(void *context, size_t item, size_t worker)
{
    const struct screen *s = context;
    struct made m = made_new(s->units, YEARS, s->apart ? 0 : AGES);
    pdn_status st = PDN_OK;
    pdn_deviants d = {0};
    pdn_diagnostics f = {0};
    pdn_random r;
    pdn_deviant_options o = {.resource = resource,
                             .resources = s->resources,
                             .better = PDN_LOWER_IS_BETTER,
                             .nullpunkt = s->nullpunkt,
                             .threads = 1,
                             .seed = item + 1,
                             .draws = item % s->every == 0 ? s->draws : 0};

    (void)worker;
    pdn_random_start(&r, 1, NULLS, item);
    for (size_t u = 0; u < s->units; u++)
        make_unit(&m, s, &r, u);
    PDN_TRY(pdn_deviants_make(&m.t, &o, &f, &d));
    s->seen[item] = read_study(s, &d);
out:
    pdn_deviants_clear(&d);
    pdn_diagnostics_clear(&f);
    pdn_table_clear(&m.t);
    return st;
}

static void make_studies(struct screen *s)
{
    s->seen = calloc(s->studies, sizeof *s->seen);
    if (s->seen == NULL) exit(1);
    MUST(pdn_parallel(s->studies, threads, one_study, s));
}

/* One row: what is found in one world, and what the tool says of it. */
static void print_world(struct screen s)
{
    double n = (double)s.studies, told = 0, some = 0;
    struct seen sum = {0};

    s.every = s.studies / ASKED + 1;
    make_studies(&s);
    for (size_t i = 0; i < s.studies; i++) {
        const struct seen *seen = &s.seen[i];
        sum.sustained += seen->sustained;
        sum.improved += seen->improved;
        sum.one_year += seen->one_year;
        some += seen->sustained + seen->improved > 0;
        if (isnan(seen->by_chance)) continue;
        told++;
        sum.by_chance += seen->by_chance;
        sum.p_any += seen->p_any;
    }
    printf("%5zu %4.1f %4.1f %9.0f %7zu   %5.3f +-%5.3f %7.3f   %9.3f %9.3f   "
           "%9.3f %9.3f\n",
           s.units, s.sd, s.phi, s.nullpunkt, s.studies, some / n,
           2 * sqrt(some / n * (1 - some / n) / n), sum.p_any / told,
           sum.sustained / n, sum.improved / n, sum.by_chance / told,
           sum.one_year / n);
    fflush(stdout);
    free(s.seen);
}

/* False claims without a deviant, and what the tool says of them. */
static void print_nulls(size_t studies, size_t draws)
{
    static const size_t units[] = {16, UNITS, 356};
    static const double sd[] = {0, .1, .2, .3}, phi[] = {2, 8};
    const double late = FIRST + YEARS - 3;

    printf("\nscreen without a deviant, units that differ lastingly by sd on "
           "the logit; 16 units\nwith one resource, else three. found: share "
           "of studies with any sustained or\nimproved, beside what the tool "
           "says (p_any of %d studies, %zu draws)\n%5s %4s %4s %9s %7s   %13s "
           "%7s   %9s %9s   %9s %9s\n",
           ASKED, draws, "units", "sd", "phi", "nullpunkt", "studies", "found",
           "said", "sustained", "improved", "by_chance", "one-year");
    for (size_t k = 0; k < sizeof units / sizeof *units; k++)
        for (size_t i = 0; i < sizeof sd / sizeof *sd; i++) {
            bool large = units[k] > 100 && only_units == 0;
            if (only_units > 0 && only_units != units[k]) continue;
            print_world(
                (struct screen){.units = units[k],
                                .resources = units[k] < 20 ? 1 : RESOURCES,
                                .studies = large ? studies / 16 + 1 : studies,
                                .draws = large ? draws / 4 + 1 : draws,
                                .nullpunkt = late,
                                .phi = 1,
                                .sd = sd[i]});
        }
    if (only_units > 0) return;
    for (size_t i = 0; i < sizeof phi / sizeof *phi; i++)
        print_world((struct screen){.units = UNITS,
                                    .resources = RESOURCES,
                                    .studies = studies,
                                    .draws = draws,
                                    .nullpunkt = late,
                                    .phi = phi[i]});
    print_world((struct screen){.units = UNITS,
                                .resources = RESOURCES,
                                .studies = studies,
                                .draws = draws,
                                .nullpunkt = FIRST,
                                .phi = 1,
                                .sd = .2});
}

/* How often the planted unit is called, and would be by the test alone. */
static void print_found(struct screen s)
{
    double called = 0, tested = 0, n = (double)(s.studies * s.planted);

    s.every = 1;
    make_studies(&s);
    for (size_t i = 0; i < s.studies; i++) {
        called += s.seen[i].called;
        tested += s.seen[i].tested;
    }
    printf("   %6.2f (%.2f)", called / n, tested / n);
    fflush(stdout);
    free(s.seen);
}

static void print_power(size_t studies)
{
    static const double lower[] = {.1, .15, .2, .25, .3, .4, .5};
    static const double sd[] = {0, .1, .2};
    struct screen s = {.units = UNITS,
                       .resources = RESOURCES,
                       .studies = studies,
                       .phi = 1,
                       .planted = 1};

    printf("\npower: one unit of %.0f people among 46, in %zu studies. called "
           "by the whole rule (in\nbrackets without the shrunk ratio: q, 3 of "
           "4 years, 80 %% agree)\n%8s   %13s   %13s   %13s   %13s\n",
           size_of(&s, UNITS / 2), studies, "lower by", "sd 0", "sd .1",
           "sd .2", "sd 0, apart");
    for (size_t k = 0; k < sizeof lower / sizeof *lower; k++) {
        printf("%7.0f%%", 100 * lower[k]);
        s.lower = lower[k];
        for (size_t i = 0; i < sizeof sd / sizeof *sd; i++) {
            s.sd = sd[i];
            print_found(s);
        }
        s.sd = 0;
        s.apart = true;
        print_found(s);
        s.apart = false;
        printf("\n");
    }
    printf("three units at -.6 on the logit, sd .1 (each):");
    s = (struct screen){.units = UNITS,
                        .resources = RESOURCES,
                        .studies = studies,
                        .phi = 1,
                        .sd = .1,
                        .planted = 3,
                        .logit = .6};
    print_found(s);
    printf("\n");
}

/* ---- speed ---- */

static void time_ranks(size_t units, size_t years, size_t draws)
{
    struct made m = made_new(units, years, AGES);
    pdn_baseline b = {0};
    pdn_diagnostics f = {0};
    pdn_baseline_options o = {.draws = draws, .threads = 2, .seed = 1};
    pdn_random r;

    pdn_random_start(&r, 1, FUNNELS, 0);
    for (size_t i = 0; i < m.t.rows; i++) {
        m.people[i] = people_of(i / years);
        double p = .2 + .03 * pdn_random_normal(&r);
        m.events[i] = pdn_random_binomial(&r, (uint32_t)m.people[i],
                                          fmin(.5, fmax(.05, p)));
    }
    double begun = now();
    clock_t work = clock();
    MUST(pdn_baseline_make(&m.t, &o, &f, &b));
    double took = now() - begun;
    double cpu = (double)(clock() - work) / CLOCKS_PER_SEC;
    printf("%7zu units x %2zu years x %5zu draws  %7.3f s, of both processors "
           "%7.3f s, %4.0f ns a draw of a unit\n",
           units, years, draws, took, cpu,
           1e9 * cpu / (double)(units * years * draws));
    fflush(stdout);
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
    pdn_table_clear(&m.t);
}

static void print_speed(void)
{
    printf("\nbaseline with ranks, two threads\n");
    time_ranks(1000, 10, 10000);
    time_ranks(1000, 1, 100);
    time_ranks(10000, 1, 100);
    time_ranks(100000, 1, 100);
}

int main(int argc, char **argv)
{
    bool only = false;
    long number[] = {200, 400};
    size_t numbers = 0;

    pdn_runtime_init();
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--speed") == 0) {
            print_speed();
            return 0;
        }
        if (strcmp(argv[i], "--screen") == 0)
            only = true;
        else if (strcmp(argv[i], "-j") == 0 && i + 1 < argc)
            threads = (size_t)strtol(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--units") == 0 && i + 1 < argc)
            only_units = (size_t)strtol(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--least") == 0 && i + 1 < argc)
            least = (double)strtol(argv[++i], NULL, 10);
        else if (numbers < 2)
            number[numbers++] = strtol(argv[i], NULL, 10);
    }
    if (number[0] < 1 || number[1] < 1 || threads < 1 || least < AGES ||
        least > 4500) {
        fprintf(stderr, "bench_outcomes: want STUDIES and DRAWS above 0\n");
        return 2;
    }
    if (!only) print_funnel((size_t)number[0] / 2);
    print_nulls((size_t)number[0], (size_t)number[1]);
    if (only_units == 0) print_power((size_t)number[0] / 2);
    if (!only) print_speed();
    return 0;
}
