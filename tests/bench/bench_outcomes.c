/* bench_outcomes - how far the baseline and the screen keep what they promise.
 *
 *   bench_outcomes [STUDIES [DRAWS]]    default: 150 studies, 400 draws
 *   bench_outcomes --screen [STUDIES [DRAWS]]    only what pdn-deviants finds
 *   bench_outcomes --speed              only the times of the rank draws
 *
 * Coverage is exact (every count). Funnel: 46 units, one true share. Screen: 46
 * units of 250 to 4 500 people aged 20 to 29, seven years (2017 to 2023, the
 * last four judged), three resources. The people of a birth year stay what they
 * are: a tenth is new each year, so that years that follow hold nine tenths of
 * the same counts. Over-dispersion: each birth year of a unit has a share of
 * its own (beta), so that a year's count varies phi times as much as chance
 * has it. Planted: one unit, its true share lower by z standard deviations of a
 * year's count. Build it with the release preset; two threads, two minutes.
 * Without a deviant twice as many studies are made. */
#include "pdnet/deviant.h"
#include "pdnet/interval.h"
#include "pdnet/parallel.h"
#include "pdnet/random.h"

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
enum { THREADS = 2, FIRST = 2017 };
enum { NULLS = 0x6e756c6c, FUNNELS = 0x66756e6e };

static const char *const resource[RESOURCES] = {"r1", "r2", "r3"};

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- coverage ---- */

static double chance_of(double x, double n, double p)
{
    return exp(lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1) + x * log(p) +
               (n - x) * log1p(-p));
}

static double coverage(const pdn_interval *i, size_t n, double p)
{
    double sum = 0;

    for (size_t x = 0; x <= n; x++)
        if (i[x].lo <= p && p <= i[x].hi)
            sum += chance_of((double)x, (double)n, p);
    return sum;
}

/* Mean and least coverage of the shares lo .. hi. */
static void print_range(const pdn_interval *i, size_t n, double lo, double hi)
{
    enum { STEPS = 199 };
    double sum = 0, least = 1;

    for (int k = 0; k < STEPS; k++) {
        double p = lo + (hi - lo) * (k + .5) / STEPS;
        double c = coverage(i, n, p);
        sum += c;
        least = fmin(least, c);
    }
    printf("   %.3f (%.3f)", sum / STEPS, least);
}

static void print_coverage(void)
{
    static const char *const name[] = {"Wilson", "Clopper-Pearson", "Jeffreys"};
    static const size_t size[] = {10, 30, 100, 300, 1500};

    printf("coverage of a 95 %% interval: mean (least) over shares\n");
    printf("%-16s %5s   %-13s   %-13s   %-13s\n", "method", "n", ".02 to .05",
           ".05 to .20", ".20 to .50");
    for (int m = PDN_WILSON; m <= PDN_JEFFREYS; m++) {
        for (size_t k = 0; k < sizeof size / sizeof *size; k++) {
            size_t n = size[k];
            pdn_interval *i = calloc(n + 1, sizeof *i);
            if (i == NULL) exit(1);
            for (size_t x = 0; x <= n; x++)
                i[x] = pdn_share_interval((double)x, (double)n, .95,
                                          (pdn_method)m);
            printf("%-16s %5zu", name[m], n);
            print_range(i, n, .02, .05);
            print_range(i, n, .05, .20);
            print_range(i, n, .20, .50);
            printf("\n");
            free(i);
        }
    }
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
        pdn_findings f = {0};
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
        pdn_findings_clear(&f);
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
    size_t studies, draws, every; /* by_chance is asked of one in `every` */
    double nullpunkt, phi, z;     /* z: of the planted unit */
    bool apart;                   /* years have nobody in common */
    struct seen *seen;            /* of each study */
};

struct seen {
    double sustained, improved, one_year;
    bool planted, tested; /* the planted unit: called; but for the shrunk */
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

static void make_unit(struct made *m, const struct screen *s, pdn_random *r,
                      size_t u)
{
    double n = people_of(u), x[RESOURCES], logit = -1.4, cohort[COHORTS];

    for (size_t k = 0; k < RESOURCES; k++) {
        x[k] = pdn_random_normal(r);
        logit += .12 * x[k];
    }
    double p = 1 / (1 + exp(-logit));
    if (u == UNITS / 2) p -= s->z * sqrt(p * (1 - p) / n);
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

static struct seen read_study(const pdn_deviants *d)
{
    struct seen seen = {.by_chance = d->row[0].by_chance,
                        .p_any = d->row[0].p_any_by_chance};

    for (size_t u = 0; u < d->rows; u++) {
        bool sustained = strcmp(d->row[u].claim, "sustained") == 0;
        bool improved = strcmp(d->row[u].claim, "improved") == 0;
        seen.sustained += sustained;
        seen.improved += improved;
        seen.one_year += strcmp(d->row[u].claim, "one-year") == 0;
        if (u == UNITS / 2) seen.planted = sustained || improved;
    }
    const pdn_deviant_row *p = &d->row[UNITS / 2];
    seen.tested = p->q <= .1 && p->years_better >= 3 && p->agree >= .8;
    return seen;
}

static pdn_status one_study(void *context, size_t item, size_t worker)
{
    const struct screen *s = context;
    struct made m = made_new(UNITS, YEARS, s->apart ? 0 : AGES);
    pdn_status st = PDN_OK;
    pdn_deviants d = {0};
    pdn_findings f = {0};
    pdn_random r;
    pdn_deviant_options o = {.resource = resource,
                             .resources = RESOURCES,
                             .better = PDN_LOWER_IS_BETTER,
                             .nullpunkt = s->nullpunkt,
                             .threads = 1,
                             .seed = item + 1,
                             .draws = item % s->every == 0 ? s->draws : 0};

    (void)worker;
    pdn_random_start(&r, 1, NULLS, item);
    for (size_t u = 0; u < UNITS; u++)
        make_unit(&m, s, &r, u);
    PDN_TRY(pdn_deviants_make(&m.t, &o, &f, &d));
    s->seen[item] = read_study(&d);
out:
    pdn_deviants_clear(&d);
    pdn_findings_clear(&f);
    pdn_table_clear(&m.t);
    return st;
}

static void make_studies(struct screen *s)
{
    s->seen = calloc(s->studies, sizeof *s->seen);
    if (s->seen == NULL) exit(1);
    MUST(pdn_parallel(s->studies, THREADS, one_study, s));
}

/* False claims without a deviant, and what the tool says of them. */
static void print_nulls(size_t studies, size_t draws)
{
    static const double phi[] = {1, 2, 4.5, 8};
    static const double nullpunkt[] = {FIRST, FIRST + YEARS - 3};
    enum { ASKED = 12 };

    printf("\nscreen: %zu studies of 46 units without a deviant, overlapping "
           "cohorts;\nby_chance and p_any: mean of what the tool says of %d of "
           "them (%zu draws)\n",
           studies, ASKED, draws);
    printf("%9s %4s  %9s %9s %9s %7s %6s   %9s %7s   %8s\n", "nullpunkt", "phi",
           "sustained", "improved", "a study", "some in", "+-", "by_chance",
           "p_any", "one-year");
    for (size_t k = 0; k < sizeof phi / sizeof *phi; k++)
        for (size_t y = 0; y < 2; y++) {
            struct screen s = {.studies = studies,
                               .draws = draws,
                               .every = studies / ASKED + 1,
                               .nullpunkt = nullpunkt[y],
                               .phi = phi[k]};
            double n = (double)studies, told = 0;
            struct seen sum = {0};
            double some = 0;
            make_studies(&s);
            for (size_t i = 0; i < studies; i++) {
                sum.sustained += s.seen[i].sustained;
                sum.improved += s.seen[i].improved;
                sum.one_year += s.seen[i].one_year;
                some += s.seen[i].sustained + s.seen[i].improved > 0;
                if (isnan(s.seen[i].by_chance)) continue;
                told++;
                sum.by_chance += s.seen[i].by_chance;
                sum.p_any += s.seen[i].p_any;
            }
            printf("%9.0f %4.1f  %9.3f %9.3f %9.3f %7.3f %6.3f   %9.3f %7.3f   "
                   "%8.2f\n",
                   nullpunkt[y], phi[k], sum.sustained / n, sum.improved / n,
                   (sum.sustained + sum.improved) / n, some / n,
                   2 * sqrt(some / n * (1 - some / n) / n),
                   sum.by_chance / told, sum.p_any / told, sum.one_year / n);
            fflush(stdout);
            free(s.seen);
        }
}

static void print_power(size_t studies)
{
    static const double planted[] = {1.5, 2, 2.5, 3, 4, 5, 6};

    printf("\npower: one unit of %.0f people among 45 that do as expected, in "
           "%zu studies. called: by\nthe whole rule; tested: without the "
           "shrunk ratio (q, 3 of 4 years, 80 %% agree)\n%8s %8s   %22s   "
           "%22s\n%8s %8s   %10s %11s   %10s %11s\n",
           people_of(UNITS / 2), studies, "", "", "overlapping years",
           "nobody in common", "z a year", "lower by", "called", "tested",
           "called", "tested");
    for (size_t k = 0; k < sizeof planted / sizeof *planted; k++) {
        printf("%8.1f %7.0f%%", planted[k],
               100 * planted[k] * sqrt(4 / people_of(UNITS / 2)));
        for (int apart = 0; apart < 2; apart++) {
            struct screen s = {.studies = studies,
                               .every = 1,
                               .phi = 1,
                               .z = planted[k],
                               .apart = apart};
            double called = 0, tested = 0;
            make_studies(&s);
            for (size_t i = 0; i < studies; i++) {
                called += s.seen[i].planted;
                tested += s.seen[i].tested;
            }
            printf("   %10.3f %11.3f", called / (double)studies,
                   tested / (double)studies);
            free(s.seen);
        }
        printf("\n");
        fflush(stdout);
    }
}

/* ---- speed ---- */

static void time_ranks(size_t units, size_t years, size_t draws)
{
    struct made m = made_new(units, years, AGES);
    pdn_baseline b = {0};
    pdn_findings f = {0};
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
    pdn_findings_clear(&f);
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
    bool only = argc > 1 && strcmp(argv[1], "--screen") == 0;
    char **number = argv + (only ? 2 : 1);
    int numbers = argc - (only ? 2 : 1);
    long studies = numbers > 0 ? strtol(number[0], NULL, 10) : 150;
    long draws = numbers > 1 ? strtol(number[1], NULL, 10) : 400;

    pdn_runtime_init();
    if (argc > 1 && strcmp(argv[1], "--speed") == 0) {
        print_speed();
        return 0;
    }
    if (studies < 1 || draws < 1) {
        fprintf(stderr, "bench_outcomes: want STUDIES and DRAWS above 0\n");
        return 2;
    }
    if (!only) {
        print_coverage();
        print_funnel((size_t)studies);
    }
    print_nulls(2 * (size_t)studies, (size_t)draws);
    print_power((size_t)studies);
    if (!only) print_speed();
    return 0;
}
