/* bench_outcomes - how far the baseline and the screen keep what they promise.
 *
 *   bench_outcomes [STUDIES [DRAWS]]    default: 400 studies, 400 draws
 *   bench_outcomes --speed              only the times of the rank draws
 *
 * Coverage is exact (every count). Funnel: 46 units, one true share. Screen: 46
 * units of 250 to 4 500 people aged 20 to 29, five years, three resources. The
 * people of a birth year stay what they are: a tenth is new each year, so that
 * years that follow hold nine tenths of the same counts. Planted: one unit, its
 * true share lower by z standard deviations of a year's count. Build it with
 * the release preset. */
#include "pdnet/deviant.h"
#include "pdnet/interval.h"
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

enum { UNITS = 46, YEARS = 5, AGES = 10, RESOURCES = 3, COHORTS = 14 };
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

static struct made made_new(size_t units, size_t years)
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
        m.year[i] = 2019 + (double)(i % years);
        from[i] = 20;
        to[i] = 29;
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
    struct made m = made_new(UNITS, 1);
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

/* A study without deviants; unit 23 better by z. */
static void make_study(struct made *m, size_t study, double z)
{
    pdn_random r;

    pdn_random_start(&r, 1, NULLS, study);
    for (size_t u = 0; u < UNITS; u++) {
        double n = people_of(u), x[RESOURCES], logit = -1.4;
        uint32_t cohort[COHORTS];
        for (size_t k = 0; k < RESOURCES; k++) {
            x[k] = pdn_random_normal(&r);
            logit += .12 * x[k];
        }
        double p = 1 / (1 + exp(-logit));
        if (u == UNITS / 2) p -= z * sqrt(p * (1 - p) / n);
        for (size_t c = 0; c < COHORTS; c++)
            cohort[c] = pdn_random_binomial(&r, (uint32_t)n / AGES, p);
        for (size_t t = 0; t < YEARS; t++) {
            size_t i = u * YEARS + t;
            m->people[i] = n;
            m->events[i] = 0;
            for (size_t c = t; c < t + AGES; c++)
                m->events[i] += cohort[c];
            for (size_t k = 0; k < RESOURCES; k++)
                m->resource[k][i] = x[k];
        }
    }
}

struct tally {
    double sustained, improved, any, one_year;
    double planted, tested, shrunk; /* of the planted unit */
    double told, by_chance, p_any;  /* studies that were asked for by_chance */
};

static void count_claims(const pdn_deviants *d, struct tally *t)
{
    double found = 0;

    for (size_t u = 0; u < d->rows; u++) {
        bool sustained = strcmp(d->row[u].claim, "sustained") == 0;
        bool improved = strcmp(d->row[u].claim, "improved") == 0;
        t->sustained += sustained;
        t->improved += improved;
        t->one_year += strcmp(d->row[u].claim, "one-year") == 0;
        found += sustained || improved;
        if (u == UNITS / 2) t->planted += sustained || improved;
    }
    const pdn_deviant_row *p = &d->row[UNITS / 2];
    t->tested += p->q <= .1 && p->years_better >= 3;
    t->shrunk += p->shrunk_ratio <= .9 && p->shrunk_hi < 1;
    t->any += found > 0;
    if (isnan(d->row[0].by_chance)) return;
    t->told++;
    t->by_chance += d->row[0].by_chance;
    t->p_any += d->row[0].p_any_by_chance;
}

/* by_chance is asked of one study in `every`, with `draws`. */
static struct tally screen(size_t studies, double z, size_t draws, size_t every)
{
    struct made m = made_new(UNITS, YEARS);
    struct tally t = {0};

    for (size_t s = 0; s < studies; s++) {
        pdn_deviants d = {0};
        pdn_findings f = {0};
        pdn_deviant_options o = {.resource = resource,
                                 .resources = RESOURCES,
                                 .better = PDN_LOWER_IS_BETTER,
                                 .threads = 2,
                                 .seed = s + 1,
                                 .draws = s % every == 0 ? draws : 0};
        make_study(&m, s, z);
        MUST(pdn_deviants_make(&m.t, &o, &f, &d));
        count_claims(&d, &t);
        pdn_deviants_clear(&d);
        pdn_findings_clear(&f);
    }
    pdn_table_clear(&m.t);
    return t;
}

static void print_screen(size_t studies, size_t draws)
{
    static const double planted[] = {1.5, 2, 2.5, 3, 4, 6, 8};
    enum { ASKED = 20 }; /* by_chance of one study in so many */
    double n = (double)studies;
    struct tally t = screen(studies, 0, draws, ASKED);

    printf("\nscreen, %zu studies of 46 units without a deviant, overlapping "
           "cohorts\n",
           studies);
    printf("false a study: sustained %.3f, improved %.3f; some in %.3f of "
           "studies; one-year %.3f a study\n",
           t.sustained / n, t.improved / n, t.any / n, t.one_year / n);
    printf("what the tool says (%.0f studies, %zu draws): by_chance %.3f, "
           "p_any_by_chance %.3f\n",
           t.told, draws, t.by_chance / t.told, t.p_any / t.told);
    printf("\npower: one planted unit of 1 060 people among 45 that do as "
           "expected\n%8s %8s %8s %10s %10s\n",
           "z a year", "found", "lower by", "q and 3/4", "shrunk");
    for (size_t k = 0; k < sizeof planted / sizeof *planted; k++) {
        t = screen(studies, planted[k], 0, 1);
        printf("%8.1f %8.3f %7.0f%% %10.3f %10.3f\n", planted[k], t.planted / n,
               100 * planted[k] * sqrt(4 / 1060.), t.tested / n, t.shrunk / n);
        fflush(stdout);
    }
}

/* ---- speed ---- */

static void time_ranks(size_t units, size_t years, size_t draws)
{
    struct made m = made_new(units, years);
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
    long studies = argc > 1 ? strtol(argv[1], NULL, 10) : 400;
    long draws = argc > 2 ? strtol(argv[2], NULL, 10) : 400;

    pdn_runtime_init();
    if (argc > 1 && strcmp(argv[1], "--speed") == 0) {
        print_speed();
        return 0;
    }
    if (studies < 1 || draws < 1) {
        fprintf(stderr, "bench_outcomes: want STUDIES and DRAWS above 0\n");
        return 2;
    }
    print_coverage();
    print_funnel((size_t)studies);
    print_screen((size_t)studies, (size_t)draws);
    print_speed();
    return 0;
}
